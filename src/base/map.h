/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * map: from a str to a pointer.
 *
 * Keys are borrowed: they must live as long as the map. Entries stay in the order in
 * which they were put, so walking a map is deterministic. The hash is keyed, so that
 * keys chosen by a stranger cannot slow it down. No removal: a map lives in an arena
 * and ends with it.
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

struct map map_new(struct arena *a);

/* The value of `key`, or NULL. */
void *map_get(const struct map *m, str key);
bool map_has(const struct map *m, str key);

/* Sets the value of `key`. True when the key was new. */
bool map_put(struct map *m, str key, void *value);

#endif
