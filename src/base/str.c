/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/str.h"

str str_c(const char *z) {
    return z ? (str){z, strlen(z)} : (str){NULL, 0};
}

str str_n(const char *p, size_t n) {
    return (str){p, n};
}

bool str_empty(str s) {
    return s.n == 0;
}

bool str_eq(str a, str b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_eq_nocase(str a, str b) {
    if (a.n != b.n) {
        return false;
    }
    for (size_t i = 0; i < a.n; i++) {
        if (byte_lower(a.p[i]) != byte_lower(b.p[i])) {
            return false;
        }
    }
    return true;
}

int str_cmp(str a, str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(str s, str start) {
    return s.n >= start.n && str_eq(str_sub(s, 0, start.n), start);
}

bool str_ends(str s, str end) {
    return s.n >= end.n && str_eq(str_from(s, s.n - end.n), end);
}

bool str_contains(str s, str part) {
    return str_find(s, part) != SIZE_MAX;
}

size_t str_find(str s, str part) {
    if (part.n == 0) {
        return 0;
    }
    for (size_t at = 0; s.n - at >= part.n; at++) {
        const char *first = memchr(s.p + at, part.p[0], s.n - at - part.n + 1);
        if (!first) {
            break;
        }
        at = (size_t)(first - s.p);
        if (memcmp(first, part.p, part.n) == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

size_t str_find_byte(str s, char byte) {
    const char *found = s.n ? memchr(s.p, byte, s.n) : NULL;
    return found ? (size_t)(found - s.p) : SIZE_MAX;
}

size_t str_find_last_byte(str s, char byte) {
    for (size_t i = s.n; i > 0; i--) {
        if (s.p[i - 1] == byte) {
            return i - 1;
        }
    }
    return SIZE_MAX;
}

str str_sub(str s, size_t at, size_t n) {
    if (at >= s.n) {
        return (str){"", 0};
    }
    return (str){s.p + at, n < s.n - at ? n : s.n - at};
}

str str_from(str s, size_t at) {
    return str_sub(s, at, SIZE_MAX);
}

str str_trim(str s) {
    size_t start = 0;
    size_t end = s.n;
    while (start < end && byte_is_space(s.p[start])) {
        start++;
    }
    while (end > start && byte_is_space(s.p[end - 1])) {
        end--;
    }
    return str_sub(s, start, end - start);
}

str str_without_start(str s, str start) {
    return str_starts(s, start) ? str_from(s, start.n) : s;
}

str str_without_end(str s, str end) {
    return str_ends(s, end) ? str_sub(s, 0, s.n - end.n) : s;
}

str str_split(str *rest, char byte) {
    str all = *rest;
    size_t at = str_find_byte(all, byte);
    if (at == SIZE_MAX) {
        *rest = str_from(all, all.n);
        return all;
    }
    *rest = str_from(all, at + 1);
    return str_sub(all, 0, at);
}

str str_line(str *rest) {
    str line = str_split(rest, '\n');
    return str_without_end(line, STR("\r"));
}

bool str_to_u64(str s, uint64_t max, uint64_t *ret) {
    uint64_t v = 0;
    if (s.n == 0) {
        return false;
    }
    for (size_t i = 0; i < s.n; i++) {
        if (!byte_is_digit(s.p[i])) {
            return false;
        }
        uint64_t digit = (uint64_t)(s.p[i] - '0');
        if (v > max / 10 || v * 10 > max - digit || digit > max) {
            return false;
        }
        v = v * 10 + digit;
    }
    *ret = v;
    return true;
}

bool str_to_i64(str s, int64_t *ret) {
    bool negative = str_starts(s, STR("-"));
    uint64_t max = negative ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;
    uint64_t v = 0;
    if (!str_to_u64(negative ? str_from(s, 1) : s, max, &v)) {
        return false;
    }
    /* -1 - (v - 1) reaches INT64_MIN without passing through a value that does not exist. */
    *ret = negative && v > 0 ? -1 - (int64_t)(v - 1) : (int64_t)v;
    return true;
}

bool byte_is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool byte_is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool byte_is_alpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool byte_is_alnum(char c) {
    return byte_is_alpha(c) || byte_is_digit(c);
}

char byte_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

struct sip {
    uint64_t v0, v1, v2, v3;
};

static uint64_t rotate_left(uint64_t x, int bits) {
    return (x << bits) | (x >> (64 - bits));
}

static void sip_round(struct sip *s) {
    s->v0 += s->v1;
    s->v1 = rotate_left(s->v1, 13) ^ s->v0;
    s->v0 = rotate_left(s->v0, 32);
    s->v2 += s->v3;
    s->v3 = rotate_left(s->v3, 16) ^ s->v2;
    s->v0 += s->v3;
    s->v3 = rotate_left(s->v3, 21) ^ s->v0;
    s->v2 += s->v1;
    s->v1 = rotate_left(s->v1, 17) ^ s->v2;
    s->v2 = rotate_left(s->v2, 32);
}

static uint64_t little_endian(const char *p, size_t n) {
    uint64_t v = 0;
    for (size_t i = 0; i < n; i++) {
        v |= (uint64_t)(unsigned char)p[i] << (8 * i);
    }
    return v;
}

static void sip_word(struct sip *s, uint64_t word) {
    s->v3 ^= word;
    sip_round(s);
    s->v0 ^= word;
}

uint64_t str_hash(str s, uint64_t key) {
    /* SipHash has a key of 128 bits; the second half follows from the first, which keeps it secret. */
    uint64_t k1 = rotate_left(key, 32) ^ 0x9e3779b97f4a7c15u;
    struct sip sip = {0x736f6d6570736575u ^ key, 0x646f72616e646f6du ^ k1, 0x6c7967656e657261u ^ key,
                      0x7465646279746573u ^ k1};
    size_t at = 0;
    for (; s.n - at >= 8; at += 8) {
        sip_word(&sip, little_endian(s.p + at, 8));
    }
    uint64_t tail = s.n > at ? little_endian(s.p + at, s.n - at) : 0;
    sip_word(&sip, tail | (uint64_t)(s.n & 0xff) << 56);
    sip.v2 ^= 0xff;
    for (int i = 0; i < 3; i++) {
        sip_round(&sip);
    }
    return sip.v0 ^ sip.v1 ^ sip.v2 ^ sip.v3;
}

enum { DISTANCE_BYTES_MAX = 64 };

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Rows of the distance table: the one being filled and the two before it. */
struct rows {
    size_t two_before[DISTANCE_BYTES_MAX + 1];
    size_t before[DISTANCE_BYTES_MAX + 1];
    size_t now[DISTANCE_BYTES_MAX + 1];
};

static void fill_row(struct rows *r, str a, str b, size_t i) {
    r->now[0] = i;
    for (size_t j = 1; j <= b.n; j++) {
        size_t replaced = r->before[j - 1] + (a.p[i - 1] != b.p[j - 1]);
        r->now[j] = least(replaced, least(r->before[j], r->now[j - 1]) + 1);
        if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1]) {
            r->now[j] = least(r->now[j], r->two_before[j - 2] + 1);
        }
    }
}

size_t str_distance(str a, str b, size_t limit) {
    struct rows r = {0};
    if (a.n > DISTANCE_BYTES_MAX || b.n > DISTANCE_BYTES_MAX) {
        return limit + 1;
    }
    for (size_t j = 0; j <= b.n; j++) {
        r.before[j] = j;
    }
    for (size_t i = 1; i <= a.n; i++) {
        fill_row(&r, a, b, i);
        memcpy(r.two_before, r.before, sizeof r.before);
        memcpy(r.before, r.now, sizeof r.now);
    }
    return least(r.before[b.n], limit + 1);
}
