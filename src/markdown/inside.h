/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * inside: what the files of this room share while one document is read. Not for others.
 *
 * One `struct md_run` is one reading. Writers of blocks return the next node to be written,
 * because some of them take their neighbors with them (role alerts, a figure and its caption,
 * a question and its options). The tree is ours and is changed on the way: markers such as
 * "[!NOTE]" and "Q:" are taken out where they are understood.
 */
#ifndef WAYMARK_MARKDOWN_INSIDE_H
#define WAYMARK_MARKDOWN_INSIDE_H

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "markdown/markdown.h"

struct md_run {
    struct arena *arena;
    struct html_writer *writer;
    const struct md_options *options;
    const struct md_words *words;
    str source;
    struct md_document *document;
    struct map ids;      /* id → size_t, the last number given to it */
    struct map pictures; /* targets seen */
    uint32_t *note_refs; /* how often note i was referred to; i from 1 */
    size_t notes_count;
    size_t depth;                   /* elements we are inside of */
    int level;                      /* of the last heading */
    str heading;                    /* its text */
    bool too_deep;                  /* said once */
    LIST(struct md_anchor) anchors; /* "#…" links, checked at the end */
    bool *terms_used;               /* by place in options->terms */
    size_t terms_off;               /* places we are inside of that have no room for a definition */
    bool section_off;               /* this section counts among them */
};

struct md_anchor {
    str id;
    size_t line;
    size_t column;
};

/* guard.c: NULL, or why this source is not parsed at all. */
const char *md_guard(str source);

/* document.c */
void md_problem(struct md_run *r, cmark_node *at, struct problem p);
bool md_enter(struct md_run *r, cmark_node *n); /* false: too deep; its plain text was written */
void md_leave(struct md_run *r);

/* slug.c */
str md_id(struct md_run *r, str text);

/* block.c */
cmark_node *md_block(struct md_run *r, cmark_node *n);
void md_blocks(struct md_run *r, cmark_node *first);
void md_heading(struct md_run *r, cmark_node *n, struct heading_list *list);
bool md_is(cmark_node *n, cmark_node_type type);
bool md_is_named(cmark_node *n, const char *extension_type);

/* inline.c */
void md_inlines(struct md_run *r, cmark_node *parent);
void md_inlines_after(struct md_run *r, cmark_node *first); /* the siblings that follow it */
str md_address(struct md_run *r, cmark_node *link);         /* where it leads; empty = nowhere, reported */
str md_fill(struct arena *a, str pattern, const char *name, str value);
str md_number(struct arena *a, size_t n);

/* license_code.c: text with its license codes kept together. */
void md_text_codes(struct md_run *r, str text);
bool md_code_goes_on(str text, str next); /* a code that began in `text` ends in the next line */

/* term.c: text whose terms get their definition, the first time; codes as above. */
void md_text(struct md_run *r, str text);
void md_terms_prepare(struct md_run *r, cmark_node *root);
bool md_terms_off_in(const struct md_run *r, str section_title);

/* alert.c */
bool md_is_alert(cmark_node *quote);
cmark_node *md_alert(struct md_run *r, cmark_node *quote);

/* table.c */
void md_table(struct md_run *r, cmark_node *table);

/* figure.c */
bool md_is_figure(cmark_node *paragraph);
cmark_node *md_figure(struct md_run *r, cmark_node *paragraph);
void md_image(struct md_run *r, cmark_node *image);

/* svg.c: the drawing as part of the page; false, with why, when it holds what we do not inline. */
bool md_svg(struct md_run *r, str bytes, str name, const char **ret_why);

/* question.c */
bool md_is_question(cmark_node *heading);
cmark_node *md_question(struct md_run *r, cmark_node *heading);

/* notes.c */
void md_note_mark(struct md_run *r, cmark_node *reference);
void md_notes(struct md_run *r, cmark_node *root);

/* plain.c: text without marks, white space folded. */
str md_plain(struct arena *a, cmark_node *n);
str md_plain_document(struct arena *a, cmark_node *root);

#endif
