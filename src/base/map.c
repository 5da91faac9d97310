/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/map.h"

#include "base/err.h"

#include <sys/random.h>

/* Up to here entries are compared one by one; such a map needs no table and no key. */
enum { LINEAR_COUNT = 8 };

struct map map_new(struct arena *a) {
    return (struct map){.arena = a};
}

/* Where `key` is in the table, or the free slot where it belongs. */
static uint32_t *slot_of(const struct map *m, str key) {
    size_t mask = m->slots_count - 1;
    size_t i = (size_t)str_hash(key, m->key) & mask;
    while (m->slots[i] && !str_eq(m->at[m->slots[i] - 1].key, key)) {
        i = (i + 1) & mask;
    }
    return &m->slots[i];
}

static struct map_entry *find(const struct map *m, str key) {
    if (m->slots) {
        uint32_t found = *slot_of(m, key);
        return found ? &m->at[found - 1] : NULL;
    }
    for (size_t i = 0; i < m->n; i++) {
        if (str_eq(m->at[i].key, key)) {
            return &m->at[i];
        }
    }
    return NULL;
}

void *map_get(const struct map *m, str key) {
    const struct map_entry *e = find(m, key);
    return e ? e->value : NULL;
}

bool map_has(const struct map *m, str key) {
    return find(m, key) != NULL;
}

static void make_slots(struct map *m) {
    if (!m->slots) {
        /* So few bytes never come partly and are never interrupted (getrandom(2)). */
        ASSERT(getrandom(&m->key, sizeof m->key, 0) == (ssize_t)sizeof m->key);
    }
    m->slots_count = m->capacity * 2;
    m->slots = ARENA_ARRAY(m->arena, uint32_t, m->slots_count);
    for (size_t i = 0; i < m->n; i++) {
        *slot_of(m, m->at[i].key) = (uint32_t)(i + 1);
    }
}

static void make_room(struct map *m) {
    size_t capacity = m->capacity ? m->capacity * 2 : LINEAR_COUNT;
    ASSERT(capacity < UINT32_MAX / 2);
    m->at = arena_grow(m->arena, m->at, m->capacity * sizeof *m->at, capacity * sizeof *m->at);
    m->capacity = capacity;
    if (capacity > LINEAR_COUNT) {
        make_slots(m);
    }
}

bool map_put(struct map *m, str key, void *value) {
    struct map_entry *e = find(m, key);
    if (e) {
        e->value = value;
        return false;
    }
    if (m->n == m->capacity) {
        make_room(m);
    }
    ASSERT(m->at != NULL);
    m->at[m->n++] = (struct map_entry){key, value};
    if (m->slots) {
        *slot_of(m, key) = (uint32_t)m->n;
    }
    return true;
}
