/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/buf.h"

#include "base/limits.h"

#include <stdarg.h>

enum { CAPACITY_LEAST = 64 };

buf buf_new(struct arena *a) {
    return buf_limited(a, BUF_BYTES_MAX);
}

buf buf_limited(struct arena *a, size_t bytes_max) {
    /* One byte of the object is the NUL after the text. */
    ASSERT(bytes_max < ARENA_OBJECT_BYTES_MAX);
    return (buf){.arena = a, .bytes_max = bytes_max};
}

static void grow(buf *b, size_t need) {
    size_t capacity = b->capacity ? b->capacity : CAPACITY_LEAST;
    while (capacity < need) {
        capacity *= 2;
    }
    if (capacity > b->bytes_max + 1) {
        capacity = b->bytes_max + 1;
    }
    b->p = arena_grow(b->arena, b->p, b->capacity, capacity);
    b->capacity = capacity;
}

char *buf_space(buf *b, size_t n) {
    if (b->failed || n > b->bytes_max - b->n) {
        b->failed = true;
        return NULL;
    }
    if (b->capacity - b->n <= n) {
        grow(b, b->n + n + 1);
    }
    return b->p + b->n;
}

void buf_used(buf *b, size_t n) {
    ASSERT(b->p && n < b->capacity - b->n);
    b->n += n;
    b->p[b->n] = 0;
}

void buf_add(buf *b, str s) {
    char *to = s.n ? buf_space(b, s.n) : NULL;
    if (to) {
        memcpy(to, s.p, s.n);
        buf_used(b, s.n);
    }
}

void buf_byte(buf *b, char c) {
    buf_add(b, str_n(&c, 1));
}

void buf_c(buf *b, const char *z) {
    buf_add(b, str_c(z));
}

static void add_decimal(buf *b, bool negative, uint64_t v) {
    char digits[21]; /* of 2^64, and a sign */
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + v % 10);
        v /= 10;
    } while (v);
    if (negative) {
        digits[--at] = '-';
    }
    buf_add(b, str_n(digits + at, sizeof digits - at));
}

void buf_u64(buf *b, uint64_t v) {
    add_decimal(b, false, v);
}

void buf_i64(buf *b, int64_t v) {
    add_decimal(b, v < 0, v < 0 ? 0 - (uint64_t)v : (uint64_t)v);
}

void buf_hex(buf *b, const void *bytes, size_t n) {
    static const char digits[] = "0123456789abcdef";
    const unsigned char *from = bytes;
    char *to = n <= b->bytes_max / 2 ? buf_space(b, 2 * n) : NULL;
    if (!to) {
        b->failed = true;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        to[2 * i] = digits[from[i] >> 4];
        to[2 * i + 1] = digits[from[i] & 15];
    }
    buf_used(b, 2 * n);
}

void buf_fmt(buf *b, const char *format, ...) {
    va_list values;
    va_start(values, format);
    int n = vsnprintf(NULL, 0, format, values);
    va_end(values);
    char *to = n >= 0 ? buf_space(b, (size_t)n) : NULL;
    if (!to) {
        b->failed = true;
        return;
    }
    va_start(values, format);
    (void)vsnprintf(to, (size_t)n + 1, format, values);
    va_end(values);
    buf_used(b, (size_t)n);
}

str buf_str(buf *b) {
    return b->p ? (str){b->p, b->n} : (str){"", 0};
}

void buf_clear(buf *b) {
    b->n = 0;
    b->failed = false;
    if (b->p) {
        b->p[0] = 0;
    }
}

void *list_room(struct arena *a, void *at, size_t n, size_t *capacity, size_t size) {
    if (n < *capacity) {
        return at;
    }
    size_t more = *capacity ? *capacity * 2 : 8;
    ASSERT(more <= ARENA_OBJECT_BYTES_MAX / size);
    at = arena_grow(a, at, *capacity * size, more * size);
    *capacity = more;
    return at;
}
