/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The history of a curriculum as this server has served it. */
#include "site/maker.h"

str site_editions_path(struct arena *a, const struct book *b) {
    return arena_join(a, (const str[]){STR("/"), b->id, STR("/editions")}, 3);
}

static struct edition_row edition_row(struct maker *m, const struct site_edition *e, bool current) {
    return (struct edition_row){
        .version = e->version,
        .hash = e->hash,
        .hash_short = str_sub(e->hash, 0, 12),
        .note = e->note,
        .units = e->units,
        .published = make_day(m, e->published),
        .served = make_day(m, e->served),
        .current = current,
    };
}

str site_editions_page(struct arena *a, const struct site_settings *s, const struct site_source *source,
                       const struct book *b, const struct site_edition_list *editions) {
    struct maker m = {.arena = a, .settings = s, .source = source};
    str path = site_editions_path(a, b);
    struct editions_page page = {
        .frame = make_frame(&m, b, path, STR("Editions"), (str){0}),
        .title = b->title,
    };
    crumb(&m, &page.crumbs, b->short_title, book_url(&m, b));
    for (size_t i = 0; i < editions->n; i++) {
        *LIST_ADD(a, &page.editions) = edition_row(&m, &editions->at[i], i == 0);
    }
    buf out;
    struct view v = view_to(&m, &out);
    view_editions_page(&v, &page);
    return buf_str(&out);
}
