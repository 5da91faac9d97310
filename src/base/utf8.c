/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/utf8.h"

#define UTF8_REPLACEMENT 0xFFFDu
#define UTF8_LAST        0x10FFFFu

static bool is_surrogate(uint32_t c) {
    return c >= 0xD800u && c <= 0xDFFFu;
}

/* Bytes of the sequence that `first` opens, 0 when it opens none. C0, C1 and F5… would be overlong or
 * too large whatever follows. */
static size_t sequence_bytes(unsigned char first) {
    if (first < 0x80) {
        return 1;
    }
    if (first < 0xC2) {
        return 0;
    }
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
}

/* The character at the front and its bytes; UTF8_INVALID and 1 when it is wrong. */
static uint32_t decode(str s, size_t *ret_bytes) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)s.p[0];
    size_t n = sequence_bytes(first);
    *ret_bytes = 1;
    if (n <= 1) {
        return n ? first : UTF8_INVALID;
    }
    if (n > s.n) {
        return UTF8_INVALID;
    }
    uint32_t c = first & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        unsigned char next = (unsigned char)s.p[i];
        if ((next & 0xC0u) != 0x80u) {
            return UTF8_INVALID;
        }
        c = c << 6 | (next & 0x3Fu);
    }
    if (c < least[n] || c > UTF8_LAST || is_surrogate(c)) {
        return UTF8_INVALID;
    }
    *ret_bytes = n;
    return c;
}

/* How many bytes from `at` on are ASCII, eight at a time. */
static size_t skip_ascii(str s, size_t at) {
    uint64_t eight = 0;
    while (s.n - at >= sizeof eight) {
        memcpy(&eight, s.p + at, sizeof eight);
        if (eight & 0x8080808080808080u) {
            break;
        }
        at += sizeof eight;
    }
    return at;
}

size_t utf8_check(str s) {
    size_t at = 0;
    while (at < s.n) {
        at = skip_ascii(s, at);
        if (at == s.n) {
            break;
        }
        size_t bytes = 0;
        if (decode(str_from(s, at), &bytes) == UTF8_INVALID) {
            return at;
        }
        at += bytes;
    }
    return SIZE_MAX;
}

bool utf8_valid(str s) {
    return utf8_check(s) == SIZE_MAX;
}

uint32_t utf8_next(str *rest) {
    size_t bytes = 0;
    uint32_t c = decode(*rest, &bytes);
    *rest = str_from(*rest, bytes);
    return c;
}

void utf8_add(buf *b, uint32_t c) {
    char out[4];
    size_t n = 0;
    if (c > UTF8_LAST || is_surrogate(c)) {
        c = UTF8_REPLACEMENT;
    }
    if (c < 0x80) {
        out[n++] = (char)c;
    } else if (c < 0x800) {
        out[n++] = (char)(0xC0u | c >> 6);
    } else if (c < 0x10000) {
        out[n++] = (char)(0xE0u | c >> 12);
        out[n++] = (char)(0x80u | (c >> 6 & 0x3Fu));
    } else {
        out[n++] = (char)(0xF0u | c >> 18);
        out[n++] = (char)(0x80u | (c >> 12 & 0x3Fu));
        out[n++] = (char)(0x80u | (c >> 6 & 0x3Fu));
    }
    if (c >= 0x80) {
        out[n++] = (char)(0x80u | (c & 0x3Fu));
    }
    buf_add(b, str_n(out, n));
}

size_t utf8_count(str s) {
    size_t count = 0;
    while (s.n) {
        (void)utf8_next(&s);
        count++;
    }
    return count;
}

str utf8_cut(str s, size_t bytes) {
    if (s.n <= bytes) {
        return s;
    }
    /* A character is at most four bytes, so the one that is cut opens at most three before the end. */
    size_t end = bytes;
    for (size_t back = 1; back <= 3 && back <= bytes; back++) {
        size_t n = 0;
        if (decode(str_from(s, bytes - back), &n) != UTF8_INVALID) {
            end = n > back ? bytes - back : bytes;
            break;
        }
    }
    return str_sub(s, 0, end);
}

void utf8_place(str text, size_t at, size_t *ret_line, size_t *ret_column) {
    str before = str_sub(text, 0, at);
    size_t line = 1;
    size_t lf = 0;
    while ((lf = str_find_byte(before, '\n')) != SIZE_MAX) {
        before = str_from(before, lf + 1);
        line++;
    }
    *ret_line = line;
    *ret_column = utf8_count(before) + 1;
}
