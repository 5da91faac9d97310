/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * editions: which editions of a curriculum this server has served, and when.
 *
 * An edition is an immutable tree of files, named by its version and, exactly, by its hash
 * (contracts.md §1). The files themselves are not in the database; this is their history. A row
 * stays for ever. The current edition of a curriculum is the one that began to be served last; when
 * an operator goes back to older files, the old row becomes current again and no second one is made.
 *
 * Invariants, kept by the schema: one row for each curriculum and hash; no two editions of a
 * curriculum began to be served at the same instant; an id is a UUIDv7.
 *
 * Results live in the arena given. Reads use the calling thread's reader; writes are added to a
 * change, which the writer applies (store/writer.h).
 */
#ifndef WAYMARK_RECORDS_EDITIONS_H
#define WAYMARK_RECORDS_EDITIONS_H

#include "store/change.h"

struct edition {
    str id;               /* key of the row */
    str curriculum;       /* "core" */
    str version;          /* "1.0.0" */
    str hash;             /* 64 lower-case hexadecimal digits */
    int64_t units;        /* lessons in it */
    str note;             /* why it is not quite in order; empty when it is */
    time_us published_at; /* first served */
    time_us served_at;    /* last time that it became the current one */
    int64_t rev;          /* grows with each change of the row */
};

struct edition_list {
    LIST(struct edition) list;
};

/* Each sets *ret_found; *ret only when it is true. ERR_IO, ERR_BUSY as any reading.
 * The edition that is current; the one with this hash; the oldest one with this version. */
MUST_USE err editions_current(struct store_reader *r, struct arena *a, str curriculum, bool *ret_found,
                              struct edition *ret);
MUST_USE err editions_by_hash(struct store_reader *r, struct arena *a, str curriculum, str hash,
                              bool *ret_found, struct edition *ret);
MUST_USE err editions_by_version(struct store_reader *r, struct arena *a, str curriculum, str version,
                                 bool *ret_found, struct edition *ret);

/* The editions of a curriculum, the current one first, at most `count_max`. */
MUST_USE err editions_list(struct store_reader *r, struct arena *a, str curriculum, int64_t count_max,
                           struct edition_list *ret);

/* Adds a new edition, current from published_at on; served_at and rev are not looked at. The change
 * meets ERR_CONFLICT when the hash or the instant is there already. */
void editions_add(struct change *c, const struct edition *e);

/* Makes `e`, as it was read, current from `now` on. ERR_CONFLICT when it was changed since. */
void editions_serve_again(struct change *c, const struct edition *e, time_us now);

#endif
