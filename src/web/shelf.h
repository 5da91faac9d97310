/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * shelf: the editions that are being served, ready to be sent.
 *
 * shelf_new reads a folder of curricula, makes the site's pages (site/site.h) and prepares each as
 * an http entity with its ETag and compressed forms. A shelf is immutable: any thread reads it
 * without a lock. What was wrong in the folder is kept with it, so that it can be reported.
 */
#ifndef WAYMARK_WEB_SHELF_H
#define WAYMARK_WEB_SHELF_H

#include "curriculum/library.h"
#include "http/http.h"
#include "site/site.h"

struct shelf {
    struct arena *arena; /* its own: all below lives in it */
    struct site_settings settings;
    struct site_source source;
    struct library library;
    struct site *site;
    struct map pages;  /* path → struct http_entity * */
    struct map assets; /* path → struct shelf_asset * */
};

struct shelf_asset {
    struct http_entity *forever; /* asked for with the right ?v= */
    struct http_entity *checked; /* else: revalidated each time */
};

/* `settings` without assets_version, which is filled in. The folder not being there is no error: the shelf
 * then has the one page that says so. ERR_IO, ERR_LIMIT, ERR_INPUT. shelf_free gives everything back. */
MUST_USE err shelf_new(struct world *w, const char *folder, const struct site_settings *settings,
                       struct arena *messages, struct shelf **ret);
void shelf_free(struct shelf *s);

#endif
