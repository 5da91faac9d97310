/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * Two allocators with one face. The ordinary one cuts objects from chunks. The one for
 * sanitizers (ARENA_MALLOC) makes each object a malloc of its own and always moves an
 * object that grows, so that a use of the old place is seen.
 */
#include "base/arena.h"

#include "base/err.h"
#include "base/limits.h"

#include <stdalign.h>

/* A block from malloc: a chunk with objects, a large object, or with ARENA_MALLOC any object. */
struct block {
    struct block *next;
    struct block *before;
    size_t bytes; /* that data can hold */
    size_t used;
    alignas(max_align_t) char data[];
};

struct arena {
    struct block *chunks; /* the newest first; objects come from the first one */
    struct block *large;  /* one object each, the newest first */
    char *last;           /* the newest object of the newest chunk */
    size_t bytes;         /* in objects */
};

static void *or_die(void *p) {
    if (!p) {
        (void)fputs("waymark: out of memory\n", stderr);
        abort();
    }
    return p;
}

static struct block *block_add(struct block **list, size_t bytes) {
    struct block *b = or_die(calloc(1, sizeof *b + bytes));
    b->bytes = bytes;
    b->next = *list;
    if (b->next) {
        b->next->before = b;
    }
    *list = b;
    return b;
}

static void blocks_free(struct block *b) {
    while (b) {
        struct block *next = b->next;
        free(b);
        b = next;
    }
}

struct arena *arena_new(void) {
    return or_die(calloc(1, sizeof(struct arena)));
}

void arena_free(struct arena *a) {
    if (a) {
        blocks_free(a->chunks);
        blocks_free(a->large);
        free(a);
    }
}

size_t arena_bytes(const struct arena *a) {
    return a->bytes;
}

static void check_size(size_t bytes) {
    ASSERT(bytes <= ARENA_OBJECT_BYTES_MAX);
}

#ifdef ARENA_MALLOC

void arena_reset(struct arena *a) {
    blocks_free(a->large);
    *a = (struct arena){0};
}

void *arena_alloc(struct arena *a, size_t bytes) {
    check_size(bytes);
    a->bytes += bytes;
    return block_add(&a->large, bytes)->data;
}

static struct block *block_of(void *p) {
    return (struct block *)(void *)((char *)p - offsetof(struct block, data));
}

static void block_take_out(struct arena *a, struct block *b) {
    if (b->before) {
        b->before->next = b->next;
    } else {
        a->large = b->next;
    }
    if (b->next) {
        b->next->before = b->before;
    }
    free(b);
}

static void *grow(struct arena *a, void *p, size_t old_bytes, size_t new_bytes) {
    char *moved = arena_alloc(a, new_bytes);
    memcpy(moved, p, old_bytes);
    a->bytes -= old_bytes;
    block_take_out(a, block_of(p));
    return moved;
}

#else

enum { LARGE_BYTES = ARENA_CHUNK_BYTES / 4 };

static size_t aligned(size_t bytes) {
    size_t unit = alignof(max_align_t);
    return (bytes + unit - 1) / unit * unit;
}

void arena_reset(struct arena *a) {
    struct block *first = a->chunks;
    while (first && first->next) {
        struct block *next = first->next;
        free(first);
        first = next;
    }
    blocks_free(a->large);
    if (first) {
        first->used = 0;
        first->before = NULL;
    }
    *a = (struct arena){.chunks = first};
}

void *arena_alloc(struct arena *a, size_t bytes) {
    check_size(bytes);
    a->bytes += bytes;
    if (bytes > LARGE_BYTES) {
        struct block *b = block_add(&a->large, bytes);
        b->used = bytes;
        return b->data;
    }
    struct block *chunk = a->chunks;
    size_t room = aligned(bytes ? bytes : 1);
    if (!chunk || chunk->bytes - chunk->used < room) {
        chunk = block_add(&a->chunks, ARENA_CHUNK_BYTES);
    }
    char *p = chunk->data + chunk->used;
    chunk->used += room;
    a->last = p;
    return memset(p, 0, bytes);
}

static bool grow_in_chunk(struct arena *a, char *p, size_t old_bytes, size_t new_bytes) {
    if (!a->last || p != a->last) {
        return false;
    }
    size_t at = (size_t)(p - a->chunks->data);
    if (new_bytes > LARGE_BYTES || a->chunks->bytes - at < aligned(new_bytes)) {
        return false;
    }
    a->chunks->used = at + aligned(new_bytes);
    memset(p + old_bytes, 0, new_bytes - old_bytes);
    a->bytes += new_bytes - old_bytes;
    return true;
}

/* The newest large object is resized by realloc, which for large ones moves pages and not bytes. */
static void *grow_large(struct arena *a, size_t old_bytes, size_t new_bytes) {
    struct block *b = or_die(realloc(a->large, sizeof *b + new_bytes));
    b->bytes = new_bytes;
    b->used = new_bytes;
    if (b->next) {
        b->next->before = b;
    }
    a->large = b;
    memset(b->data + old_bytes, 0, new_bytes - old_bytes);
    a->bytes += new_bytes - old_bytes;
    return b->data;
}

static void *grow(struct arena *a, void *p, size_t old_bytes, size_t new_bytes) {
    if (a->large && p == a->large->data) {
        return grow_large(a, old_bytes, new_bytes);
    }
    if (grow_in_chunk(a, p, old_bytes, new_bytes)) {
        return p;
    }
    void *moved = arena_alloc(a, new_bytes);
    return memcpy(moved, p, old_bytes);
}

#endif

void *arena_grow(struct arena *a, void *p, size_t old_bytes, size_t new_bytes) {
    check_size(new_bytes);
    if (!p) {
        ASSERT(old_bytes == 0);
        return arena_alloc(a, new_bytes);
    }
    return new_bytes <= old_bytes ? p : grow(a, p, old_bytes, new_bytes);
}

void *arena_array(struct arena *a, size_t count, size_t size) {
    ASSERT(size == 0 || count <= ARENA_OBJECT_BYTES_MAX / size);
    return arena_alloc(a, count * size);
}

str arena_str(struct arena *a, str s) {
    return arena_join(a, &s, 1);
}

const char *arena_z(struct arena *a, str s) {
    return arena_str(a, s).p;
}

str arena_join(struct arena *a, const str *parts, size_t count) {
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        ASSERT(parts[i].n < ARENA_OBJECT_BYTES_MAX - n);
        n += parts[i].n;
    }
    char *p = arena_alloc(a, n + 1);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].n) {
            memcpy(p + at, parts[i].p, parts[i].n);
            at += parts[i].n;
        }
    }
    return (str){p, n};
}
