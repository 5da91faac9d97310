/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * site: the pages of an edition.
 *
 * site_make takes the books of an edition and a few settings and makes every page that a reader
 * can ask for, as bytes with an address. `web` serves them from memory, a static copy writes
 * them to files: both show the same bytes.
 *
 * What this is not: it knows no requests, no accounts and no database. What depends on the person
 * who looks is added elsewhere.
 *
 * Invariants: a site is immutable once made and may be read by any number of threads; it lives in
 * the arena it was made in and borrows from the books. The same books and settings give the same
 * bytes. Every path starts with '/', is lower-case, and is there once.
 *
 * Addresses: contracts.md §3. A certificate is /CERT/, a module /CERT/MODULE/, a unit
 * /CERT/MODULE/UNIT, a quest /CERT/quests/SLUG, a file /CERT/media/FILE.
 */
#ifndef WAYMARK_SITE_SITE_H
#define WAYMARK_SITE_SITE_H

#include "curriculum/book.h"

struct catalog;

/* What a program sets once for all pages. Borrowed. */
struct site_settings {
    str site_name;      /* the program's own name, beside the mark */
    str base_url;       /* "https://learn.example.org", without a slash; empty = no absolute addresses */
    str assets_version; /* from assets_version() */
    bool watch;         /* pages load themselves again when the edition changes (assets/js/watch.js) */
    bool history;       /* there is a page of the editions that were served: pages link to it */
    const struct catalog *catalog; /* the language of the interface */
    bool has_search; /* somebody answers /search: the header leads there. A search_script does, too */
    str issuer_name; /* who issues the certificates; empty = nobody yet */
    str report_url;  /* where problems are reported, as in the setting; empty = nowhere */
};

/* A page or file with its address. */
struct site_page {
    str path; /* "/core/commons/significance" */
    str type; /* Content-Type */
    str body;
    time_us modified; /* 0 = not known */
    bool sandbox;     /* an author's picture: to be served with CSP: sandbox (contracts.md §9) */
};

/* An address that moved for ever. */
struct site_redirect {
    str from;
    str to;
};

struct site {
    LIST(struct site_page) pages;
    LIST(struct site_redirect) redirects;
    struct map by_path;     /* path → struct site_page * */
    struct map redirect_to; /* path → struct site_redirect * */
};

/* Makes all pages of `n` books. No book at all gives the one page that says what to do, with `problem`
 * (what the reader of the folder said) and `folder` (as configured). ERR_INPUT when two books or pages
 * want the same address, with both named. */
struct site_source {
    struct book *const *books;
    size_t n;
    str folder;
    str problem;
    str search_script; /* of a static copy, from search_write_script: then there are the page /search, which works
                        * with a script in the browser, and the file /search-index.js. Empty on a server,
                        * which answers /search for each request (site_search_page). */
};
MUST_USE err site_make(struct arena *a, const struct site_settings *s, const struct site_source *source,
                       struct site **ret);

/* The page at `path`, or NULL. */
const struct site_page *site_page_at(const struct site *s, str path);

/* Where `path` moved to: an alias, or a missing or superfluous slash at the end. Empty when nowhere. */
str site_moved_to(struct arena *a, const struct site *s, str path);

/* The quest bank at `path` ("/core/quests/") with what was asked for; the page itself, without a question, is
 * among the site's. An empty field asks for everything; a value that no quest has finds nothing and the page
 * says so. The empty str when there is no bank at `path`. */
struct quest_filter {
    str module; /* slug */
    str unit;   /* slug, with or without the module before it: "commons/significance" */
    str kind;   /* "practice" | "summit" */
    str effort; /* "quick" | "medium" | "deep" */
    str check;  /* "attribution" | "marking" | "remix" */
};
str site_quest_bank(struct arena *a, const struct site_settings *s, const struct site_source *source,
                    str path, const struct quest_filter *filter);

/* The page of the search. `page` comes with the question and its answer; frame and map_url are filled in here. */
struct search_page;
str site_search_page(struct arena *a, const struct site_settings *s, const struct site_source *source,
                     struct search_page *page);

/* The history of a curriculum, which only a server knows: it is no page of the site, but made beside it. */
struct site_edition {
    str version;
    str hash;
    str note; /* why it is not quite in order; empty when it is */
    uint32_t units;
    time_us published; /* first served */
    time_us served;    /* since when it was current the last time */
};
struct site_edition_list {
    struct site_edition *at; /* the current one first */
    size_t n;
    size_t capacity;
};
str site_editions_path(struct arena *a, const struct book *b);
str site_editions_page(struct arena *a, const struct site_settings *s, const struct site_source *source,
                       const struct book *b, const struct site_edition_list *editions);

/* The body of an error page. `detail` is a plain sentence that is safe for strangers; may be empty. */
struct site_error {
    uint32_t status;
    str detail;
    str request_id;
};
str site_error_page(struct arena *a, const struct site_settings *s, const struct site_source *source,
                    const struct site_error *e);

#endif
