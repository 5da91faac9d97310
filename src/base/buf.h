/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * buf: text that grows.
 *
 * A buffer lives in an arena and grows there. It has a limit; once an addition would
 * pass it, the buffer is `failed`, ignores this and all later additions, and keeps what
 * it had. So a writer adds without asking and looks once at the end.
 *
 * Invariants: an addition is made whole or not at all; n <= bytes_max; a NUL that is not
 * counted follows the text. What buf_str lends ends with the next addition, with the arena
 * at the latest. A buffer belongs to one thread, as its arena does.
 */
#ifndef WAYMARK_BASE_BUF_H
#define WAYMARK_BASE_BUF_H

#include "base/arena.h"
#include "base/err.h"

typedef struct buf {
    struct arena *arena;
    char *p;
    size_t n;         /* bytes in use */
    size_t capacity;  /* bytes at p */
    size_t bytes_max; /* n never passes this */
    bool failed;      /* sticky */
} buf;

/* An empty buffer on `a` with BUF_BYTES_MAX, or with a limit of one's own. */
buf buf_new(struct arena *a);
buf buf_limited(struct arena *a, size_t bytes_max);

/* Bytes at the end. `s` must not lie in the buffer itself, which may move. */
void buf_add(buf *b, str s);
/* One byte, NUL too. */
void buf_byte(buf *b, char c);
/* A C string; NULL adds nothing. */
void buf_c(buf *b, const char *z);
/* Decimal digits. */
void buf_u64(buf *b, uint64_t v);
void buf_i64(buf *b, int64_t v);
/* Lower-case hexadecimal of bytes. */
void buf_hex(buf *b, const void *bytes, size_t n);
/* printf, for logs and messages only: never for HTML, SQL, JSON, XML or addresses. */
void buf_fmt(buf *b, const char *format, ...) PRINTF_LIKE(2, 3);

/* Room for `n` more bytes to be written in place; NULL when that would pass the limit. Follow it
 * with buf_used(b, how many were written). */
char *buf_space(buf *b, size_t n);
void buf_used(buf *b, size_t n);

/* What is in it: borrowed, valid until the next addition. A NUL follows that is not counted. */
str buf_str(buf *b);
/* Empties it and forgets a failure; keeps the memory. */
void buf_clear(buf *b);

/* Lists: LIST(type) is {type *at; size_t n, capacity;}; views and callers walk at[0..n-1].
 *     LIST(struct unit) units = {0};
 *     struct unit *u = LIST_ADD(arena, &units);   // zeroed, valid until the next LIST_ADD */
#define LIST(type)                                                                                           \
    struct {                                                                                                 \
        type *at;                                                                                            \
        size_t n;                                                                                            \
        size_t capacity;                                                                                     \
    }
#define LIST_ADD(a, list)                                                                                    \
    ((list)->at = list_room((a), (list)->at, (list)->n, &(list)->capacity, sizeof *(list)->at),              \
     &(list)->at[(list)->n++])

/* The work of LIST_ADD: `at` with room for one more than `n`, moved if it must be, the new part zeroed;
 * *capacity follows. Growing beyond ARENA_OBJECT_BYTES_MAX is a bug and ends the process. */
void *list_room(struct arena *a, void *at, size_t n, size_t *capacity, size_t size);

#endif
