/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "records/editions.h"

#include "queries.h"

static struct edition edition_of(const struct edition_current_row *row) {
    return (struct edition){
        .id = row->id,
        .curriculum = row->curriculum,
        .version = row->version,
        .hash = row->hash,
        .units = row->units,
        .note = row->note.value,
        .published_at = row->published_at,
        .served_at = row->served_at,
        .rev = row->rev,
    };
}

err editions_current(struct store_reader *r, struct arena *a, str curriculum, bool *ret_found,
                     struct edition *ret) {
    const struct edition_current_params p = {.curriculum = curriculum};
    struct edition_current_row row;
    err e = query_edition_current_one(r, a, &p, ret_found, &row);
    if (!failed(e) && *ret_found) {
        *ret = edition_of(&row);
    }
    return e;
}

err editions_by_hash(struct store_reader *r, struct arena *a, str curriculum, str hash, bool *ret_found,
                     struct edition *ret) {
    const struct edition_by_hash_params p = {.curriculum = curriculum, .hash = hash};
    struct edition_current_row row;
    err e = query_edition_by_hash_one(r, a, &p, ret_found, &row);
    if (!failed(e) && *ret_found) {
        *ret = edition_of(&row);
    }
    return e;
}

err editions_by_version(struct store_reader *r, struct arena *a, str curriculum, str version, bool *ret_found,
                        struct edition *ret) {
    const struct edition_by_version_params p = {.curriculum = curriculum, .version = version};
    struct edition_current_row row;
    err e = query_edition_by_version_one(r, a, &p, ret_found, &row);
    if (!failed(e) && *ret_found) {
        *ret = edition_of(&row);
    }
    return e;
}

err editions_list(struct store_reader *r, struct arena *a, str curriculum, int64_t count_max,
                  struct edition_list *ret) {
    const struct edition_list_params p = {.curriculum = curriculum, .count = count_max};
    struct edition_list found = {0};
    struct edition_current_row row;
    struct store_cursor c;
    err e = query_edition_list_each(r, &p, &c);
    if (failed(e)) {
        return e;
    }
    while (query_edition_list_next(&c, a, &row)) {
        *LIST_ADD(a, &found.list) = edition_of(&row);
    }
    e = store_cursor_close(&c);
    if (!failed(e)) {
        *ret = found;
    }
    return e;
}

void editions_add(struct change *c, const struct edition *e) {
    const struct edition_insert_params p = {
        .id = e->id,
        .curriculum = e->curriculum,
        .version = e->version,
        .hash = e->hash,
        .units = e->units,
        .note = {.has = !str_empty(e->note), .value = e->note},
        .published_at = e->published_at,
    };
    change_edition_insert(c, &p, 1);
}

void editions_serve_again(struct change *c, const struct edition *e, time_us now) {
    const struct edition_serve_again_params p = {.id = e->id, .rev = e->rev, .served_at = now};
    change_edition_serve_again(c, &p, 1);
}
