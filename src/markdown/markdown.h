/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * markdown: an author's text becomes safe HTML, in the parts that a page is made of.
 *
 * markdown_read parses CommonMark with tables, footnotes, task lists and strikethrough
 * (cmark-gfm), walks the tree and writes with format/html.h. It is the only maker of HTML from
 * an author's text. Nothing of the source reaches the page but through the writer: raw HTML
 * is dropped and reported (comments are dropped silently), addresses with another scheme than
 * http, https and mailto lose their link.
 *
 * Beyond CommonMark it knows the forms of docs/curriculum-format.md: sections by level-2
 * headings, questions (`### Q:`), alerts (`> [!NOTE]`), figures with their credit line, tables
 * whose cells carry their column's name, codes of licenses that must not break.
 *
 * What it is not: it knows no files, no front matter and no skeleton. Where a link leads and
 * which picture a path names is asked of the caller (struct md_resolver).
 *
 * What is wrong is a list of problems; there is always a document. A source that passes a limit
 * (MARKDOWN_*, base/limits.h) gives an empty document and an error among the problems.
 *
 * Ids: of headings a slug of the text, unique in the document, never empty. Ids that the
 * document makes itself hold a '_' ("fn_1", "fnref_1", "q_1"), slugs never do.
 *
 * Classes in what it writes, for style sheets:
 *   aside.note > dfn.term                          > [!NOTE], for the margin
 *   div.alert.alert-tip|-important|-warning|-caution > p.alert-title
 *   ul.roles > li.role.role-practice|-administer|-lead > svg.icon + div > p.role-title
 *   figure.figure[.figure-remote] > svg.drawing | img | p ; figcaption, span.credit
 *   div.table > table, td[data-l], .end .mid       cells aligned to the end or the middle
 *   ol.notes > li, a.back ; sup.fn > a             footnotes
 *   ul.tasks > li > span.task.task-done|.task-open
 *   span.lic                                       a license code, to be kept on one line
 *   span.gloss > a[aria-describedby] + span.gloss-text#def_1[role=tooltip] > b    a term with its definition
 *
 * Lifetimes: everything lives in the arena; the source may go. Threads: any number of threads
 * may read at the same time (the parser's own global tables are behind one lock).
 */
#ifndef WAYMARK_MARKDOWN_MARKDOWN_H
#define WAYMARK_MARKDOWN_MARKDOWN_H

#include "format/html.h"
#include "markdown/problem.h"

struct heading {
    str id;    /* anchor, unique in the page */
    str text;  /* plain */
    int level; /* 2 to 6 */
};

struct heading_list {
    struct heading *at;
    size_t n;
    size_t capacity;
};

/* The words that the document needs besides the author's. "{n}" and "{title}" stand for values. */
struct md_words {
    str role_practice;   /* "If you practice" */
    str role_administer; /* "If you administer" */
    str role_lead;       /* "If you lead" */
    str tip;             /* "Tip": first line of that alert */
    str important;
    str warning;
    str caution;
    str note;             /* "Note {n}": accessible name of a footnote mark */
    str note_back;        /* "Back to note {n} in the text" */
    str task_done;        /* "Done" */
    str task_open;        /* "To do" */
    str table;            /* "Table": name of a table that no heading precedes */
    str remote_picture;   /* "Picture on another site: {title}" */
    str credit;           /* "“{title}” by {author}, {license}. {changes}" */
    str credit_no_author; /* the same where the author is not known */
};

/* The words in American English. */
const struct md_words *markdown_words_english(void);

/* What the caller knows of a picture. */
struct md_media {
    str src;   /* address of the file on the site; empty = there is no file */
    str type;  /* "image/svg+xml", "image/png", … */
    str bytes; /* SVG is inlined from them, of others the size is read */
    bool ours; /* an SVG may be inlined only if the caller vouches for where it came from */
    str title, author, author_url, source_url, changes, alt;
    str license, license_url;
};

/* Asked while reading. A missing function: relative links stay as they are; no picture is known. */
struct md_resolver {
    const void *context;
    /* The site's address of the relative link `target` ("../copyright/exceptions.md#fair-use"). False: dangling. */
    bool (*link)(const void *context, struct arena *a, str target, str *ret_url);
    /* The picture at `target`. False: there is none. */
    bool (*media)(const void *context, struct arena *a, str target, struct md_media *ret);
};

/* A word that a page explains where it first stands, and links to `url`. */
struct md_term {
    str term;
    str url;
    str text; /* plain, a sentence or three */
};

/* Terms ready to be looked for; borrows `at`. `plural_s`: "licenses" is "license", too. At most
 * MARKDOWN_TERMS_COUNT_MAX of them; looking costs the same however many there are. Constant once made. */
struct md_terms;
struct md_terms *md_terms_new(struct arena *a, const struct md_term *at, size_t n, bool plural_s);

struct md_options {
    str file;                     /* named in problems */
    size_t line_offset;           /* lines of the file that precede the source */
    const struct md_words *words; /* NULL = English */
    struct md_resolver resolver;
    /* The first time a term stands in a section's text it becomes a link with its definition, also across a line
     * end of the source. Not in headings, links, code, notes, tables, captions, questions, nor in the sections
     * named here; a term that the page explains itself (> [!NOTE] with the term in bold) is left as it is. */
    const struct md_terms *terms; /* NULL = none */
    const str *sections_without_terms;
    size_t sections_without_terms_count;
};

struct question_option {
    str letter;  /* "A" */
    html text;   /* inline */
    html reason; /* blocks */
    bool right;
};

struct question {
    str id;      /* anchor */
    html prompt; /* inline */
    html before; /* blocks between the heading and the options; may be empty */
    LIST(struct question_option) options;
    size_t line; /* in the file */
};

/* What stands below a level-3 heading. */
struct md_subsection {
    str id;
    str title; /* plain */
    html head; /* the heading element */
    html body; /* everything below it up to the next level-3 heading */
    size_t line;
};

/* What stands below a level-2 heading. Questions are not in `before` nor in the subsections. */
struct md_section {
    str id;
    str title;   /* plain */
    html before; /* up to the first level-3 heading */
    LIST(struct md_subsection) subsections;
    struct heading_list headings; /* level 3 and deeper, without questions */
    size_t questions_from;        /* its questions: document.questions[from .. from + count - 1] */
    size_t questions_count;
    size_t line; /* of the heading, in the file */
};

struct md_document {
    html intro; /* what precedes the first level-2 heading */
    LIST(struct md_section) sections;
    LIST(struct question) questions;
    struct heading_list headings; /* all, in order, without questions */
    html notes;                   /* footnotes: an ordered list with ways back; may be empty */
    LIST(str) pictures;           /* targets of the pictures, each once, in order */
    LIST(size_t) terms;           /* places in md_terms of those that stand here, in order */
    str text;                     /* plain, a block a line: for search */
    size_t words;
    struct problem_list problems;
};

/* Reads `source`. Bytes that are not UTF-8 and NUL become U+FFFD. */
struct md_document *markdown_read(struct arena *a, str source, const struct md_options *options);

/* A section as one piece, without its heading. */
html md_section_body(struct arena *a, const struct md_section *s);

/* The document as one piece: intro, then every section with its level-2 heading. Notes are not in it. */
html md_document_body(struct arena *a, const struct md_document *d);

/* The inside of a single paragraph; anything else comes back as it is. */
html markdown_unwrap(html blocks);

/* Several pieces as one. */
html markdown_join(struct arena *a, const html *pieces, size_t count);

/* The slug of a text: ASCII letters in lower case, digits, single '-', other scripts' letters;
 * common Latin letters lose their accents. At most SLUG_BYTES_MAX, never empty ("section"). */
str md_slug(struct arena *a, str text);

/* Words of a plain text: what stands between spaces and holds a letter or digit; each Han, kana
 * character counts for itself. */
size_t md_words_count(str text);

/* Width and height in pixels of a PNG, JPEG, GIF or WebP, from its header. False when it is none
 * or cut off. (PNG 3rd ed. §11.2.1; GIF89a §18; ITU T.81 B.2.2; RFC 9649 §2) */
bool image_size(str bytes, uint32_t *ret_width, uint32_t *ret_height);

/* The type by the first bytes and, for SVG, the name: "image/png"; empty when it is no picture. */
str image_type(str name, str bytes);

#endif
