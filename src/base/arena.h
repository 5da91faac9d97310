/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * arena: memory that ends together.
 *
 * Everything a request, an edition or the process needs is taken from one arena and
 * given back at once. There are three lifespans and so three kinds of owners:
 * process, edition, request. A function that allocates takes the arena as its first
 * parameter; what it returns lives as long as that arena.
 *
 * Invariants: memory is zeroed; objects are aligned for any type; an arena belongs to
 * one thread at a time. There is no failure to handle: limits of limits.h make running
 * out of memory unreachable from input, so a failing malloc ends the process with one
 * line on standard error (contracts.md §5).
 *
 * Builds with ARENA_MALLOC (the sanitizer builds) make each object a malloc of its own,
 * so that a read past an object's end is seen.
 */
#ifndef WAYMARK_BASE_ARENA_H
#define WAYMARK_BASE_ARENA_H

#include "base/str.h"

struct arena;

/* A new, empty arena. arena_free gives it and all it holds back; NULL is allowed there. */
struct arena *arena_new(void);
void arena_free(struct arena *a);

/* Gives back all objects and keeps the arena (and its first chunk) for the next use. */
void arena_reset(struct arena *a);

/* `bytes` zeroed bytes. 0 bytes give a valid pointer. */
void *arena_alloc(struct arena *a, size_t bytes);

/* `count` objects of `size` bytes; an overflowing product is a bug and ends the process. */
void *arena_array(struct arena *a, size_t count, size_t size);

/* The object `p` of `old_bytes` made `new_bytes` long, moved if it must be; the new part is zeroed.
 * p may be NULL when old_bytes is 0. In place when it was the last object. */
void *arena_grow(struct arena *a, void *p, size_t old_bytes, size_t new_bytes);

/* A copy of `s`, followed by a NUL that is not counted. */
str arena_str(struct arena *a, str s);
/* The same as a C string; a NUL inside `s` ends it early. */
const char *arena_z(struct arena *a, str s);
/* Several in one: arena_join(a, (str[]){x, y}, 2). */
str arena_join(struct arena *a, const str *parts, size_t count);

/* Bytes in objects, for metrics and tests. */
size_t arena_bytes(const struct arena *a);

#define ARENA_NEW(a, type)          ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, count) ((type *)arena_array((a), (count), sizeof(type)))

#endif
