/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * maker: what the files of this room share while a site is being made. Not for other rooms.
 *
 * Each page kind has one file with one function make_…_page, which fills the struct of
 * view/pages.h, calls the view, and adds the result to the site.
 */
#ifndef WAYMARK_SITE_MAKER_H
#define WAYMARK_SITE_MAKER_H

#include "draw/profile.h"
#include "format/json.h"
#include "i18n/i18n.h"
#include "site/site.h"
#include "view/pages.h"
#include "view/view.h"
#include "views.h"

struct maker {
    struct arena *arena;
    const struct site_settings *settings;
    const struct site_source *source;
    struct site *site;
    err error; /* the first one; later additions are ignored */
};

/* A place in a book while its pages are made: which module, which unit. */
struct place {
    const struct book *book;
    const struct module *module;
    const struct unit *unit;
    size_t module_index; /* from 0 */
    size_t unit_index;   /* from 0; the summit is one of them */
};

/* Addresses, in the arena. */
str book_url(struct maker *m, const struct book *b);                            /* /core/ */
str book_page_url(struct maker *m, const struct book *b, const struct page *p); /* /core/overview */
str module_url(struct maker *m, const struct book *b, const struct module *o);  /* /core/commons/ */
str unit_url(struct maker *m, const struct book *b, const struct module *o, const struct unit *u);
str quest_url(struct maker *m, const struct book *b, const struct quest *q); /* /core/quests/x */

/* Empty when the book has none, or a page of its own there. */
str bank_url(struct maker *m, const struct book *b);     /* /core/quests/ */
str glossary_url(struct maker *m, const struct book *b); /* /core/glossary */
str credits_url(struct maker *m, const struct book *b);  /* /core/credits */
str feed_url(struct maker *m, const struct book *b);     /* /core/atom.xml */
/* With the site's own address in front, where it is known. */
str absolute_url(struct maker *m, str path);
/* Several texts in one. */
#define SITE_JOIN(m, ...)                                                                                    \
    arena_join((m)->arena, (const str[]){__VA_ARGS__}, sizeof((const str[]){__VA_ARGS__}) / sizeof(str))

/* What stands around a page. `path` is empty for pages without an address of their own. */
struct frame make_frame(struct maker *m, const struct book *b, str path, str title, str description);

/* Lists and rows. */
struct link make_link(str title, str url);
void crumb(struct maker *m, link_list *crumbs, str title, str url);
struct unit_row make_unit_row(struct maker *m, const struct book *b, const struct module *o,
                              const struct unit *u);
void make_trail(struct maker *m, const struct place *p, struct trail *ret);
struct day make_day(struct maker *m, time_us t);
/* The first unit with any text, from the start of the book; false when there is none. */
bool first_written(const struct book *b, struct place *ret);
bool module_first_written(const struct book *b, size_t module_index, struct place *ret);
/* Lessons of a module that are not planned. */
uint32_t module_written_count(const struct module *o);
uint32_t module_lessons_count(const struct module *o);
/* The unit before (step -1) or after (step 1) in the whole book; a link with an empty url at the ends. */
struct link neighbor(struct maker *m, const struct place *p, int step);

/* Adds a finished page; the bytes of `b` become the site's. */
void add_page(struct maker *m, str path, str type, str body, time_us modified);
void add_html(struct maker *m, str path, buf *body, time_us modified);
void add_redirect(struct maker *m, str from, str to);

/* All authors of a book as one text. */
str authors_of(struct maker *m, const struct book *b);
/* Whether a list of texts has this one. */
bool texts_have(const str *at, size_t n, str text);
/* What the views say as plain text. */
str plain_words(struct maker *m, buf *out);

/* report.c: where a reader reports a problem of the page at `path`; empty when that is not configured. */
str report_link(struct maker *m, const struct book *b, str path);

/* linked_data.c: what machines may know of a page (schema.org). */
struct json_text data_of_home(struct maker *m);
struct json_text data_of_book(struct maker *m, const struct book *b);
struct json_text data_of_module(struct maker *m, const struct place *p);
struct json_text data_of_unit(struct maker *m, const struct place *p);
struct json_text data_of_quest(struct maker *m, const struct book *b, const struct quest *q);
struct json_text data_of_page(struct maker *m, const struct book *b, const struct page *p);
struct json_text data_of_glossary(struct maker *m, const struct book *b);
struct json_text data_of_pictures(struct maker *m, const struct book *b);

/* alphabet.c: how a language sorts. */
str alphabet_key(struct arena *a, str language, str text); /* keys compare bytewise as their texts sort */
str alphabet_letter(struct arena *a, str language,
                    str text); /* under which letter a text stands: "A"; "#" for signs */

/* effort.c: 0 to PROFILE_EFFORT_MAX for each unit of the book in order, one `ret` each. */
void book_efforts(const struct book *b, uint32_t *ret);

/* Drawings: drawings.c. The page's other fields are filled in before. */
void fill_hills(struct maker *m, struct home_page *page);
void fill_profile(struct maker *m, const struct book *b, struct map_page *page);

/* A view that writes into a fresh buffer. */
struct view view_to(struct maker *m, buf *out);

/* One file each. */
void make_home_page(struct maker *m);
void make_empty_page(struct maker *m);
void make_map_page(struct maker *m, const struct book *b);
void make_text_page(struct maker *m, const struct book *b, const struct page *p);
void make_module_page(struct maker *m, const struct place *p);
void make_unit_page(struct maker *m, const struct place *p);
void make_planned_page(struct maker *m, const struct place *p);
void make_quest_page(struct maker *m, const struct book *b, const struct quest *q);
void make_media(struct maker *m, const struct book *b);
void make_certificates_page(struct maker *m);
void make_program_pages(struct maker *m);
void make_search_page(struct maker *m); /* of a static copy */
void make_quest_bank(struct maker *m, const struct book *b);
void make_glossary_page(struct maker *m, const struct book *b);
void make_credits_page(struct maker *m, const struct book *b);
/* feeds.c */
void make_atom(struct maker *m, const struct book *b);
void make_sitemap(struct maker *m); /* last of all: it lists the pages that are there */

#endif
