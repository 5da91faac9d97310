/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Markdown without its marks, for titles, teasers and texts of the manifest. */
#include "import/inside.h"

struct plain {
    struct arena *arena;
    buf out;
    bool addresses;
};

/* The place of the `)` that closes the address at the start of `s`, or SIZE_MAX. */
static size_t address_end(str s) {
    size_t depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '(') {
            depth++;
        } else if (s.p[i] == ')' && depth-- == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void add_byte(struct plain *p, char c) {
    bool space = byte_is_space(c);
    if (!space) {
        buf_byte(&p->out, c);
    } else if (p->out.n > 0 && p->out.p[p->out.n - 1] != ' ') {
        buf_byte(&p->out, ' ');
    }
}

static void add_all(struct plain *p, str s) {
    for (size_t i = 0; i < s.n; i++) {
        add_byte(p, s.p[i]);
    }
}

/* `](address "title")`: bytes taken, 0 when there is none. */
static size_t take_address(struct plain *p, str rest) {
    size_t end = str_starts(rest, STR("](")) ? address_end(str_sub(rest, 2, 4096)) : SIZE_MAX;
    if (end == SIZE_MAX) {
        return 0;
    }
    str address = str_trim(str_sub(rest, 2, end));
    if (p->addresses && address.n > 0) {
        add_all(p, STR(" ("));
        add_all(p, str_sub(address, 0, str_find_byte(address, ' ')));
        add_all(p, STR(")"));
    }
    return end + 3;
}

static bool is_word_byte(str s, size_t i) {
    return i < s.n && (byte_is_alnum(s.p[i]) || (unsigned char)s.p[i] >= 0x80);
}

/* A `_` inside a word belongs to the word. */
static bool is_mark(str s, size_t i) {
    char c = s.p[i];
    bool inside = i > 0 && is_word_byte(s, i - 1) && is_word_byte(s, i + 1);
    return c == '*' || c == '`' || c == '[' || (c == '_' && !inside) ||
           (c == '!' && i + 1 < s.n && s.p[i + 1] == '[');
}

static const struct entity {
    str name;
    const char *text;
} ENTITIES[] = {{STR_INIT("&amp;"), "&"},
                {STR_INIT("&lt;"), "<"},
                {STR_INIT("&gt;"), ">"},
                {STR_INIT("&quot;"), "\""},
                {STR_INIT("&nbsp;"), " "}};

static size_t take_entity(struct plain *p, str rest) {
    for (size_t i = 0; i < COUNT_OF(ENTITIES); i++) {
        if (str_starts(rest, ENTITIES[i].name)) {
            add_all(p, str_c(ENTITIES[i].text));
            return ENTITIES[i].name.n;
        }
    }
    return 0;
}

static size_t take(struct plain *p, str s, size_t i) {
    char c = s.p[i];
    size_t bytes = c == ']' ? take_address(p, str_from(s, i)) : c == '&' ? take_entity(p, str_from(s, i)) : 0;
    if (bytes > 0) {
        return bytes;
    }
    if (c == '\\' && i + 1 < s.n && !is_word_byte(s, i + 1)) {
        add_byte(p, s.p[i + 1]);
        return 2;
    }
    if (!is_mark(s, i) && c != ']') {
        add_byte(p, c);
    }
    return 1;
}

str plain_text(struct arena *a, str markdown, bool addresses) {
    struct plain p = {.arena = a, .out = buf_new(a), .addresses = addresses};
    for (size_t i = 0; i < markdown.n;) {
        i += take(&p, markdown, i);
    }
    return str_trim(buf_str(&p.out));
}

/* A sentence ends at . ! ? (or their wide forms) before a space and no lower-case letter. */
str first_sentence(str plain) {
    static const str WIDE[] = {STR_INIT("。"), STR_INIT("！"), STR_INIT("？")};
    for (size_t i = 0; i < plain.n; i++) {
        char c = plain.p[i];
        bool end = (c == '.' || c == '!' || c == '?') && i + 2 < plain.n && plain.p[i + 1] == ' ';
        if (end && i > 2 && !(plain.p[i + 2] >= 'a' && plain.p[i + 2] <= 'z')) {
            return str_sub(plain, 0, i + 1);
        }
        for (size_t j = 0; j < COUNT_OF(WIDE); j++) {
            if (str_starts(str_from(plain, i), WIDE[j])) {
                return str_sub(plain, 0, i + WIDE[j].n);
            }
        }
    }
    return plain;
}
