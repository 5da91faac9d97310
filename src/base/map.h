/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * map: from a str to a pointer.
 *
 * Keys are borrowed: they must live as long as the map. Entries stay in the order in
 * which they were put, so walking a map is deterministic. The hash is keyed, so that
 * keys chosen by a stranger cannot slow it down; each map that is large enough to need
 * one draws its own key from the system. No removal: a map lives in an arena and ends
 * with it.
 *
 * Invariants: no key is there twice; at[0..n-1] may be walked and its values changed, its
 * keys may not. Pointers into `at` end with the next map_put. Several threads may read a
 * map that nobody writes. It is not a set of numbers and does not sort.
 */
#ifndef WAYMARK_BASE_MAP_H
#define WAYMARK_BASE_MAP_H

#include "base/arena.h"

struct map_entry {
    str key;
    void *value;
};

struct map {
    struct arena *arena;
    struct map_entry *at; /* in the order of putting */
    size_t n;
    size_t capacity;
    uint32_t *slots; /* index + 1 into at, 0 = free; a power of two of them */
    size_t slots_count;
    uint64_t key;
};

/* An empty map on `a`. It allocates nothing before the first map_put. */
struct map map_new(struct arena *a);

/* The value of `key`, or NULL; as a value may be NULL itself, map_has tells the two apart. */
void *map_get(const struct map *m, str key);
/* Whether there is such a key. */
bool map_has(const struct map *m, str key);

/* Sets the value of `key`. True when the key was new; a key that was there keeps its place in the order. */
bool map_put(struct map *m, str key, void *value);

#endif
