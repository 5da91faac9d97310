/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * shelf: the editions that are being served, ready to be sent.
 *
 * shelf_new reads a folder of curricula, makes the site's pages (site/site.h) and prepares each as an http
 * entity with its ETag. What was wrong in the folder is kept with it, so that it can be reported. shelf_renew
 * reads the folder again and makes the next shelf; what is as before is taken from the shelf before, so that
 * a small change costs little.
 *
 * Both read the folder at one moment: when something in it changes meanwhile (base/stamp.h), they read again,
 * FOLDER_TRIES_COUNT_MAX times. shelf_renew is strict where shelf_new is not: a server must start and
 * say what is wrong, but a running one keeps what it serves rather than lose a part of it.
 *
 * Compressed forms are made afterwards, one entity at a time (shelf_compress): a server is to answer soon
 * after its start, and an author is to see a change at once. Until then the plain form is sent.
 *
 * Invariants: apart from that, a shelf does not change once it is served: any number of threads read it without
 * a lock. Threads: all functions here by one thread at a time.
 * Lifetimes: everything below lives in the shelf's arena, or in that of an earlier shelf (`base`), which
 * stays until the last one that borrows from it is gone.
 */
#ifndef WAYMARK_WEB_SHELF_H
#define WAYMARK_WEB_SHELF_H

#include "curriculum/library.h"
#include "http/http.h"
#include "site/site.h"

struct shelf {
    struct arena *arena; /* its own */
    struct site_settings settings;
    struct site_source source;
    struct library library;
    struct site *site;
    struct map pages;      /* path → struct http_entity * */
    struct map assets;     /* path → struct shelf_asset * */
    struct finder *finder; /* the search index; web/finder.h */

    struct shelf *self;  /* the way from a pointer to const to the count of holders */
    struct shelf *base;  /* whose books this one borrows from; NULL = none */
    unsigned holders;    /* its owner, and those that have it as their base */
    unsigned place;      /* current.h's own */
    size_t compressed;   /* shelf_compress has come so far */
    size_t reused_pages; /* taken from the shelf before; for the log */
};

struct shelf_asset {
    struct http_entity *forever; /* asked for with the right ?v= */
    struct http_entity *checked; /* else: revalidated each time */
};

/* `settings` without assets_version, which is filled in; its texts are borrowed. The folder not being there is
 * no error: the shelf then has the one page that says so. ERR_IO, ERR_LIMIT, ERR_INPUT, ERR_BUSY (it
 * does not come to rest); the message is in `messages`. */
MUST_USE err shelf_new(struct world *w, const char *folder, const struct site_settings *settings,
                       struct arena *messages, struct shelf **ret);

/* Reads the same folder again. *ret is NULL when all files are as before. Besides the errors of shelf_new it
 * fails, and the one before should go on being served, when the folder or its last curriculum is gone
 * (ERR_NOT_FOUND), a curriculum that was there cannot be read (ERR_INPUT), or a file cannot be read that could
 * be (ERR_IO). The message says which, and what to do. */
MUST_USE err shelf_renew(struct world *w, struct shelf *before, struct arena *messages, struct shelf **ret);

/* Makes the compressed forms of the next entity; false when all have them. May be called while it is served. */
bool shelf_compress(struct shelf *s);

/* Adds an HTML page before the shelf is served; the body is copied. False when the address is taken. */
bool shelf_add_page(struct shelf *s, str path, str body);

/* A short word that differs when anything in the curricula does. */
str shelf_edition(struct arena *a, const struct shelf *s);

/* Gives everything back; NULL is allowed. */
void shelf_free(struct shelf *s);

#endif
