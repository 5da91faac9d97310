/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * inside: what the files of this room share while one curriculum is read. Not for others.
 *
 * Reading goes in this order, because pages link to each other and show pictures:
 * manifest → index (which files are there, and their addresses) → media → quests → glossary → modules
 * with their units, in which the glossary's terms are explained → pages → what needs all of it (quests of
 * a unit, hashes).
 */
#ifndef WAYMARK_CURRICULUM_INSIDE_H
#define WAYMARK_CURRICULUM_INSIDE_H

#include "curriculum/book.h"
#include "format/toml.h"
#include "format/value.h"
#include "format/yaml.h"

enum application_row { ROW_TOOLKIT, ROW_COMMUNITY, ROW_PRACTICE, ROW_COUNT };

/* The files of one module folder, in the order of the tree. */
struct module_files {
    str slug;
    const struct tree_file *index; /* _index.md, or NULL */
    LIST(const struct tree_file *) units;
};

struct reader {
    struct arena *arena;
    const struct tree *tree;
    struct book *book;
    struct md_words words;
    str application_titles[ROW_COUNT];
    const struct value *modules; /* the manifest's list */
    const struct value *pages;
    struct map addresses;             /* path of a file → str *, its address on the site */
    struct map media;                 /* path, or address where it came from → struct media * */
    struct map folders;               /* slug → struct module_files * */
    struct map units;                 /* key → struct unit * */
    const struct book_before *before; /* whose units may be taken over; NULL = none */
    struct map before_units;          /* file → const struct unit *, of those that are as before */
    bool others_same;                 /* all files but those of units are as before */
    const struct md_terms *terms;     /* of the glossary; NULL before it is read or without one */
};

/* ---- Front matter ---- */

struct front_matter {
    const struct value *table; /* NULL when there is none or it is wrong (which was reported) */
    str body;                  /* what follows it */
    size_t line_offset;        /* lines before the first line inside the fences */
    size_t body_offset;        /* lines before the body */
};

/* Where the front matter of a page begins and ends, without looking into it. */
struct front_matter_span {
    char fence;  /* '+' TOML, '-' YAML, 0 = there is none */
    bool closed; /* false: the closing fence is missing, `text` is all of the rest */
    str text;
    str body;
    size_t body_offset; /* lines before the body */
};
struct front_matter_span front_matter_find(str page);

struct front_matter front_matter_read(struct reader *r, const struct tree_file *file);

/* ---- Fields of a table, with problems where they are wrong ---- */

struct fields {
    struct reader *reader;
    str file;
    size_t line_offset;
    const struct value *table; /* may be NULL: then every field is missing, which is not reported again */
};

str field_text(const struct fields *f, const char *key, enum value_need need);
uint32_t field_number(const struct fields *f, const char *key, uint32_t max);
bool field_flag(const struct fields *f, const char *key, bool otherwise);
time_us field_date(const struct fields *f, const char *key);
struct value_texts field_texts(const struct fields *f, const char *key);
struct fields field_table(const struct fields *f, const char *key);
const struct value *field_array(const struct fields *f, const char *key);
void fields_check(const struct fields *f, const char *const *names, size_t count);
struct license_note field_license(const struct fields *f, const char *key);
/* A problem at the value of `key`, or at the table where there is none. */
void field_problem(const struct fields *f, const char *key, struct problem p);

/* ---- The rest ---- */

void book_problem(struct reader *r, struct problem p);
/* An error whose message begins with "line L, column C: " as a problem of that place. */
void book_problem_err(struct reader *r, str file, size_t line_offset, err e);

str text_join(struct reader *r, str a, str b, str c);
const struct tree_file *page_file(struct reader *r, str path); /* checked for its encoding; NULL: not there */
void page_check_encoding(struct reader *r, const struct tree_file *file);
struct md_document *page_document(struct reader *r, const struct tree_file *file,
                                  const struct front_matter *fm);
/* The same for a unit: the terms of the glossary are explained in it. */
struct md_document *unit_document(struct reader *r, const struct tree_file *file,
                                  const struct front_matter *fm);
/* The entries of the pictures that the page `file` shows. */
media_list pictures_of(struct reader *r, str file, const struct md_document *d);

/* license_note.c */
bool license_note_of(struct arena *a, str written, struct license_note *ret);

/* link.c: `target` as seen from the file `from`; empty when it leaves the folder. */
str link_path(struct arena *a, str from, str target);
struct page_view; /* what the resolver of one page needs */
struct md_resolver link_resolver(struct reader *r, str file);

err manifest_read(struct reader *r);
void index_read(struct reader *r);
void media_read(struct reader *r);
void quests_read(struct reader *r);
void quests_attach(struct reader *r);
void modules_read(struct reader *r);

/* take.c */
void take_prepare(struct reader *r);
bool take_unit(struct reader *r, const struct tree_file *file, struct unit *ret);
bool take_quests(struct reader *r);
bool take_pages(struct reader *r);
void unit_read(struct reader *r, struct module *m, const struct tree_file *file, struct unit *ret);
void pages_read(struct reader *r);
void glossary_read(struct reader *r);

/* revision.c: hex digests (contracts.md §2). */
str revision_of_unit(struct arena *a, const struct tree *t, str file, const struct media *const *media,
                     size_t count);
str revision_of_tree(struct arena *a, const struct tree *t);

#endif
