/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * current: the shelf that is served now, and the way to put another in its place. Not for other rooms.
 *
 * Every request takes the current shelf, reads from it, and puts it back; the publisher swaps in a new one
 * and waits until the old one was put back by all who took it. Nobody waits in a request: taking is one
 * atomic addition, putting back another.
 *
 * How: one word holds the place (0 or 1) of the current shelf in its highest bit and, below, how often that
 * shelf was taken. Taking adds one and reads the place in the same step, so there is no moment in which a
 * shelf is known but not counted. Putting back adds one to a second number, beside the shelf. The swap
 * exchanges the word for the other place with a count of nought, and so learns how often the old shelf was
 * taken in all; when it was put back as often, it is free. Two places are enough because a swap ends
 * before the next begins. docs/decisions/0007-one-word-names-the-edition.md weighs it against the others.
 *
 * Rules for callers: what is taken is put back, in the same call of a handler; a request that waits takes anew
 * when it goes on. A shelf that was taken twice is put back twice.
 *
 * Threads: current_take and current_put anywhere; current_swap by one thread at a time.
 */
#ifndef WAYMARK_WEB_CURRENT_H
#define WAYMARK_WEB_CURRENT_H

#include <stdatomic.h>

struct shelf;

struct current {
    atomic_uint_fast64_t word; /* bit 63: place; below: how often taken */
    struct shelf *shelves[2];
    atomic_uint_fast64_t put_back[2];
};

void current_init(struct current *c, struct shelf *first);

/* The shelf that is served, until current_put. */
const struct shelf *current_take(struct current *c);
void current_put(struct current *c, const struct shelf *s);

/* Serves `next`, waits until nobody uses the one before, and returns that. Its caller owns it. The wait is as
 * long as the slowest handler that runs. */
struct shelf *current_swap(struct current *c, struct shelf *next);

#endif
