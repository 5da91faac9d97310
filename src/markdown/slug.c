/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/inside.h"

/* What the letters from U+00C0 to U+017F become; empty = a separator. */
#define FOLD_FROM 0x00C0
static const char *const FOLD[] = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c",  "e",  "e", "e", "e", "i",  "i",  "i", "i", "d", "n",
    "o", "o", "o",  "o",  "o", "",  "o",  "u",  "u",  "u", "u", "y", "th", "ss", "a", "a", "a", "a",
    "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i",  "i", "i", "i", "d",  "n",  "o", "o", "o", "o",
    "o", "",  "o",  "u",  "u", "u", "u",  "y",  "th", "y", "a", "a", "a",  "a",  "a", "a", "c", "c",
    "c", "c", "c",  "c",  "c", "c", "d",  "d",  "d",  "d", "e", "e", "e",  "e",  "e", "e", "e", "e",
    "e", "e", "g",  "g",  "g", "g", "g",  "g",  "g",  "g", "h", "h", "h",  "h",  "i", "i", "i", "i",
    "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j",  "j", "k", "k", "k",  "l",  "l", "l", "l", "l",
    "l", "l", "l",  "l",  "l", "n", "n",  "n",  "n",  "n", "n", "n", "n",  "n",  "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r",  "r", "s", "s", "s",  "s",  "s", "s", "s", "s",
    "t", "t", "t",  "t",  "t", "t", "u",  "u",  "u",  "u", "u", "u", "u",  "u",  "u", "u", "u", "u",
    "w", "w", "y",  "y",  "y", "z", "z",  "z",  "z",  "z", "z", "s",
};

enum letter { LETTER_KEEP, LETTER_SEPARATE, LETTER_DROP };

struct range {
    uint32_t from;
    uint32_t to;
    enum letter what;
};

/* Everything beyond Latin that is not named here is taken for a letter. */
static const struct range RANGES[] = {
    {0x0080, 0x00BF, LETTER_SEPARATE},   {0x02B9, 0x02FF, LETTER_DROP},
    {0x0300, 0x036F, LETTER_DROP},       {0x0589, 0x058A, LETTER_SEPARATE},
    {0x060C, 0x060D, LETTER_SEPARATE},   {0x061B, 0x061F, LETTER_SEPARATE},
    {0x0640, 0x0640, LETTER_DROP},       {0x066A, 0x066D, LETTER_SEPARATE},
    {0x06D4, 0x06D4, LETTER_SEPARATE},   {0x0964, 0x0965, LETTER_SEPARATE},
    {0x2018, 0x2019, LETTER_DROP},       {0x2000, 0x2BFF, LETTER_SEPARATE},
    {0x2E00, 0x2E7F, LETTER_SEPARATE},   {0x3000, 0x3004, LETTER_SEPARATE},
    {0x3008, 0x3020, LETTER_SEPARATE},   {0x30FB, 0x30FB, LETTER_SEPARATE},
    {0xD800, 0xF8FF, LETTER_SEPARATE},   {0xFE00, 0xFE0F, LETTER_DROP},
    {0xFE10, 0xFE6F, LETTER_SEPARATE},   {0xFF00, 0xFF0F, LETTER_SEPARATE},
    {0xFF1A, 0xFF20, LETTER_SEPARATE},   {0xFF3B, 0xFF40, LETTER_SEPARATE},
    {0xFF5B, 0xFF65, LETTER_SEPARATE},   {0xFFF0, 0xFFFF, LETTER_SEPARATE},
    {0x1F000, 0x1FAFF, LETTER_SEPARATE}, {0xE0000, 0xFFFFFFFF, LETTER_SEPARATE},
};

static enum letter letter_kind(uint32_t c) {
    for (size_t i = 0; i < COUNT_OF(RANGES); i++) {
        if (c >= RANGES[i].from && c <= RANGES[i].to) {
            return RANGES[i].what;
        }
    }
    return LETTER_KEEP;
}

/* Greek and Cyrillic capitals; other scripts have none or keep them. */
static uint32_t lower(uint32_t c) {
    if ((c >= 0x0391 && c <= 0x03A9) || (c >= 0x0410 && c <= 0x042F)) {
        return c + 32;
    }
    return c >= 0x0400 && c <= 0x040F ? c + 80 : c;
}

static void separate(buf *b) {
    if (b->n > 0 && b->p[b->n - 1] != '-') {
        buf_byte(b, '-');
    }
}

static void add_ascii(buf *b, char c) {
    if (byte_is_alnum(c)) {
        buf_byte(b, byte_lower(c));
    } else if (c != '\'') {
        separate(b);
    }
}

static void add_letter(buf *b, uint32_t c) {
    if (c < 0x80) {
        add_ascii(b, (char)c);
        return;
    }
    if (c >= FOLD_FROM && c < FOLD_FROM + COUNT_OF(FOLD)) {
        const char *plain = FOLD[c - FOLD_FROM];
        if (*plain == '\0') {
            separate(b);
        }
        buf_c(b, plain);
        return;
    }
    enum letter kind = letter_kind(c);
    if (kind == LETTER_KEEP) {
        utf8_add(b, lower(c));
    } else if (kind == LETTER_SEPARATE) {
        separate(b);
    }
}

str md_slug(struct arena *a, str text) {
    buf b = buf_new(a);
    while (text.n && b.n < SLUG_BYTES_MAX) {
        add_letter(&b, utf8_next(&text));
    }
    str slug = utf8_cut(buf_str(&b), SLUG_BYTES_MAX);
    while (slug.n && slug.p[slug.n - 1] == '-') {
        slug.n--;
    }
    return slug.n ? slug : STR("section");
}

str md_id(struct md_run *r, str text) {
    str wanted = md_slug(r->arena, text);
    str id = wanted;
    size_t *last = map_get(&r->ids, wanted);
    while (map_has(&r->ids, id)) {
        ASSERT(last != NULL);
        ++*last;
        buf b = buf_new(r->arena);
        buf_add(&b, wanted);
        buf_byte(&b, '-');
        buf_u64(&b, *last);
        id = buf_str(&b);
    }
    size_t *first = ARENA_NEW(r->arena, size_t);
    *first = 1;
    (void)map_put(&r->ids, id, first);
    return id;
}
