/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "web/finder.h"

#include <pthread.h>
#include <stdatomic.h>

struct finder {
    const struct site_source *source;
    pthread_mutex_t making;
    struct arena *arena; /* of the index: the shelf's own belongs to another thread */
    _Atomic(struct search_index *) index;
};

struct finder *finder_new(struct arena *a, const struct site_source *source) {
    struct finder *f = ARENA_NEW(a, struct finder);
    f->source = source;
    pthread_mutex_init(&f->making, NULL);
    atomic_init(&f->index, NULL);
    return f;
}

void finder_free(struct finder *f) {
    if (f) {
        arena_free(f->arena);
        pthread_mutex_destroy(&f->making);
    }
}

void finder_prepare(struct finder *f) {
    if (atomic_load(&f->index) || pthread_mutex_trylock(&f->making) != 0) {
        return;
    }
    if (!atomic_load(&f->index)) {
        f->arena = arena_new();
        atomic_store(&f->index, search_index_new(f->arena, f->source->books, f->source->n));
    }
    pthread_mutex_unlock(&f->making);
}

const struct search_index *finder_index(struct finder *f) {
    finder_prepare(f);
    return atomic_load(&f->index);
}
