/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * change: what an action wants written, all of it or nothing.
 *
 * A change is a list of steps; a step is a statement of the catalog, its parameters and the number
 * of rows it must touch. The number is how two people are kept from overwriting each other: a
 * statement says `WHERE id = ?1 AND rev = ?2`, and when it touches no row, somebody else was first.
 * Then nothing of the change is kept, and its submitter is told ERR_CONFLICT (contracts.md §5).
 *
 * Actions build changes with the change_… functions of build/gen/queries.h (through `records`) and
 * give them to the writer (writer.h).
 *
 * Lifetime: a change and copies of its parameters live in its arena. From writer_submit until its
 * `done` was called, change and arena belong to the writer's thread.
 */
#ifndef WAYMARK_STORE_CHANGE_H
#define WAYMARK_STORE_CHANGE_H

#include "store/store.h"

/* For rows_expected: how many is not known and does not matter. */
#define CHANGE_ROWS_ANY (-1)

struct change_step {
    size_t query; /* place in the catalog */
    const struct store_value *values;
    size_t values_count;
    int64_t rows_expected;
};

struct change {
    struct arena *arena;
    LIST(struct change_step) steps; /* applied in this order */

    /* Told once, on the writer's thread, after the commit is on the disk or the change has failed.
     * Must not block, and must not submit and wait. May be NULL. */
    void (*done)(void *context, struct change *c, err result);
    void *context;

    struct change *next; /* the writer's queue */
    err result;          /* the writer's verdict; its message lives in `arena` */
};

/* An empty change in `a`. */
struct change *change_new(struct arena *a);
/* Adds a step; values are copied. rows_expected is the exact number of rows, or CHANGE_ROWS_ANY. */
void change_add(struct change *c, size_t query, const struct store_value *values, size_t count,
                int64_t rows_expected);

#endif
