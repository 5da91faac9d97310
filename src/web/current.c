/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "web/current.h"

#include "web/shelf.h"

#define PLACE_SHIFT 63
#define TAKEN_MASK  (((uint_fast64_t)1 << PLACE_SHIFT) - 1)

enum { NAP_NS = 50000 };

void current_init(struct current *c, struct shelf *first) {
    atomic_init(&c->word, 0);
    for (size_t i = 0; i < 2; i++) {
        atomic_init(&c->put_back[i], 0);
        c->shelves[i] = NULL;
    }
    first->place = 0;
    c->shelves[0] = first;
}

const struct shelf *current_take(struct current *c) {
    uint_fast64_t word = atomic_fetch_add_explicit(&c->word, 1, memory_order_acquire);
    return c->shelves[word >> PLACE_SHIFT];
}

void current_put(struct current *c, const struct shelf *s) {
    atomic_fetch_add_explicit(&c->put_back[s->place], 1, memory_order_release);
}

struct shelf *current_swap(struct current *c, struct shelf *next) {
    unsigned old_place = (unsigned)(atomic_load(&c->word) >> PLACE_SHIFT);
    unsigned place = 1 - old_place;
    next->place = place;
    c->shelves[place] = next;
    atomic_store(&c->put_back[place], 0);
    uint_fast64_t old =
        atomic_exchange_explicit(&c->word, (uint_fast64_t)place << PLACE_SHIFT, memory_order_acq_rel);
    while (atomic_load_explicit(&c->put_back[old_place], memory_order_acquire) != (old & TAKEN_MASK)) {
        struct timespec nap = {.tv_nsec = NAP_NS};
        (void)nanosleep(&nap, NULL);
    }
    return c->shelves[old_place];
}
