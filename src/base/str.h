/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * str: text that somebody else owns.
 *
 * A `str` is a pointer and a length: borrowed bytes, never freed through it, not
 * terminated by NUL and possibly containing one. It is passed by value. The owner
 * (an arena, a literal, a mapped file) outlives it; the function that hands one
 * out says who that is.
 *
 * Text is UTF-8. It is checked once where it enters the program (utf8.h); the
 * functions here work on bytes and never cut inside a character unless the caller
 * chose the place.
 *
 * Nothing here allocates, fails or keeps state, so any thread may call it. What a function
 * returns as a str lies inside the str it was given and lives as long. Comparing takes time
 * that depends on the content: for secrets there is crypto/hash.h.
 */
#ifndef WAYMARK_BASE_STR_H
#define WAYMARK_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct str {
    const char *p; /* may be NULL when n is 0 */
    size_t n;      /* bytes */
} str;

/* A literal as a str, its length known to the compiler. STR_INIT is for static tables. */
#define STR(literal) ((str){"" literal, sizeof(literal) - 1})
#define STR_INIT(literal)                                                                                    \
    { "" literal, sizeof(literal) - 1 }

/* The arguments for a "%.*s" in a log or message. */
#define STR_ARG(s) (int)((s).n > INT32_MAX ? INT32_MAX : (s).n), (s).n ? (s).p : ""

/* A NUL-terminated string as a str; NULL gives the empty str. */
str str_c(const char *z);

/* `n` bytes at `p`. */
str str_n(const char *p, size_t n);

/* No bytes at all. */
bool str_empty(str s);
/* The same bytes. */
bool str_eq(str a, str b);
/* Equal when ASCII letters are compared without their case. */
bool str_eq_nocase(str a, str b);
/* Order of bytes, the shorter first when one is the start of the other: <0, 0, >0. */
int str_cmp(str a, str b);

/* Whether `s` begins with, ends with or holds the other; an empty one is everywhere. */
bool str_starts(str s, str start);
bool str_ends(str s, str end);
bool str_contains(str s, str part);

/* Place of the first `part` or `byte`, or SIZE_MAX when there is none. An empty part is at 0. */
size_t str_find(str s, str part);
size_t str_find_byte(str s, char byte);
size_t str_find_last_byte(str s, char byte);

/* From `at` on, at most `n` bytes; places beyond the end give the empty str. */
str str_sub(str s, size_t at, size_t n);
str str_from(str s, size_t at);

/* Without ASCII white space (space, tab, CR, LF) at both ends. */
str str_trim(str s);
/* Without `start` at the beginning or `end` at the end where it is there. */
str str_without_start(str s, str start);
str str_without_end(str s, str end);

/* Takes everything up to the next `byte` off the front of *rest and returns it; the byte itself is
 * dropped. Without such a byte, takes everything. To walk all parts:
 *     while (rest.n) { part = str_split(&rest, '/'); … } */
str str_split(str *rest, char byte);

/* The next line off the front of *rest, without its LF or CR LF. */
str str_line(str *rest);

/* A decimal number that is the whole of `s`: no sign, no space, not above `max`. */
bool str_to_u64(str s, uint64_t max, uint64_t *ret);
/* The same with an optional '-', the whole range of int64_t; "-0" is 0. */
bool str_to_i64(str s, int64_t *ret);

bool byte_is_space(char c); /* space, tab, CR, LF */
bool byte_is_digit(char c); /* 0-9 */
bool byte_is_alpha(char c); /* A-Z a-z */
bool byte_is_alnum(char c);
char byte_lower(char c); /* ASCII only */

/* A keyed hash that strangers cannot aim at (SipHash-1-3, Aumasson and Bernstein 2012). */
uint64_t str_hash(str s, uint64_t key);

/* How many single-letter insertions, deletions, replacements and swaps lie between the two (optimal
 * string alignment); above `limit` the answer is limit + 1. Both at most 64 bytes, else limit + 1. */
size_t str_distance(str a, str b, size_t limit);

#endif
