/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * export: the site of an edition as a folder of plain files.
 *
 * export_site writes what site_make made so that any web server can serve it, and so that it can be
 * read from a USB stick by opening index.html. /core/ becomes core/index.html, /core/commons/significance
 * becomes core/commons/significance.html, everything else keeps its name. Every address inside the site
 * is written as a relative path, so the folder works wherever it lies; addresses of other sites stay.
 * Besides the pages there are the files of assets/, a page for each address that moved, 404.html for web
 * servers, README.txt for the person who finds the folder, and the marker `.waymark-site`.
 *
 * It is not a second renderer: it changes addresses and nothing else. It knows no Markdown, asks no
 * server and starts no browser. It does not copy folders that it was not told of.
 *
 * Two things differ from the served pages because browsers treat file:// in their own way: a symbol of
 * icons.svg is copied into each page that uses it (Chromium refuses <use> of another file there), and an
 * address never relies on a server that completes it (contracts.md §2).
 *
 * Invariants: the same site and settings give the same names, bytes and times of change. The output
 * appears whole or not at all: it is written into a hidden folder beside OUT, which then takes the place
 * of OUT; whatever fails, the old output is as it was and the hidden folder is gone. A folder is replaced
 * only when its marker lists every file in it, so nothing that a person put there is ever deleted.
 * Files are not forced to the disk one by one: after a loss of power, build again.
 *
 * Lifetimes: results live in the arena given; the site is borrowed for the call. Threads: export_site
 * starts its own and ends them before it returns; world.file_fault is asked by all of them.
 */
#ifndef WAYMARK_EXPORT_EXPORT_H
#define WAYMARK_EXPORT_EXPORT_H

#include "site/site.h"

/* The name of the file by which a folder of ours is recognized. It lists all others. */
#define EXPORT_MARKER ".waymark-site"

struct export_request {
    struct world *world;
    const char *out;                      /* the folder; those above it are made */
    const struct site *site;              /* made with the two below */
    const struct site_settings *settings; /* base_url: for canonical addresses and 404.html, may be empty */
    const struct site_source *source;
    str issuer_name;  /* for README.txt; may be empty */
    unsigned threads; /* that write; 0 = one a core, EXPORT_THREADS_COUNT_MAX at most */
};

/* A link inside the site to an address that the site does not have. It is left as it was. */
struct export_link {
    str page; /* "/core/overview" */
    str to;   /* as it is written there */
};

struct export_result {
    size_t pages;                     /* HTML of the site, without those for moved addresses */
    size_t files;                     /* all, without the marker */
    uint64_t bytes;                   /* of these files */
    LIST(struct export_link) missing; /* by page; EXPORT_MISSING_COUNT_MAX at most */
};

/*
 * Writes the folder and fills *ret. ERR_STATE when OUT is there and not ours to replace, ERR_INPUT when
 * OUT cannot be a folder of its own (".", "/", a file) or two pages want one file name, ERR_LIMIT for a
 * page that grows beyond BUF_BYTES_MAX, ERR_IO with the path for what the system refuses.
 */
MUST_USE err export_site(struct arena *a, const struct export_request *q, struct export_result *ret);

/* Whether export_site would accept `out`, without writing: to say so before the long work. ERR_STATE,
 * ERR_INPUT and ERR_IO as above. */
MUST_USE err export_allowed(struct arena *a, struct world *w, const char *out);

#endif
