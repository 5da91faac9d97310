/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "search/inside.h"

/* A word of the text that answers the question. */
struct mark {
    size_t from, to; /* bytes */
    size_t asked;    /* which word of the question */
};

typedef LIST(struct mark) mark_list;

/* Bytes `from` to `to` of a text. */
struct cutting {
    size_t from, to;
};

static mark_list marks_of(const struct asking *a, str text) {
    mark_list marks = {0};
    struct word_cursor cursor = words_of(text, true);
    struct word w;
    while (word_next(&cursor, &w)) {
        size_t place = asked_place(a, &w);
        if (place != SIZE_MAX) {
            *LIST_ADD(a->arena, &marks) = (struct mark){w.from, w.to, place};
        }
    }
    return marks;
}

static void add_part(const struct asking *a, str text, bool hit, struct search_parts *ret) {
    if (text.n) {
        *LIST_ADD(a->arena, ret) = (struct search_part){text, hit};
    }
}

/* Pairs of characters overlap: marks that touch become one. */
static void add_parts(const struct asking *a, str text, const mark_list *marks, struct cutting c,
                      struct search_parts *ret) {
    size_t at = c.from;
    for (size_t i = 0; i < marks->n && marks->at[i].from < c.to;) {
        size_t from = marks->at[i].from;
        size_t to = marks->at[i].to;
        for (i++; i < marks->n && marks->at[i].from <= to && marks->at[i].from < marks->at[i - 1].to; i++) {
            to = marks->at[i].to > to ? marks->at[i].to : to;
        }
        if (from >= at && to <= c.to) {
            add_part(a, str_sub(text, at, from - at), false, ret);
            add_part(a, str_sub(text, from, to - from), true, ret);
            at = to;
        }
    }
    add_part(a, str_sub(text, at, c.to - at), false, ret);
}

/* The byte `characters` characters behind `from`, at most the end. */
static size_t ahead(str text, size_t from, size_t characters) {
    str rest = str_from(text, from);
    for (size_t i = 0; i < characters && rest.n; i++) {
        (void)utf8_next(&rest);
    }
    return text.n - rest.n;
}

static bool is_inside_character(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

static size_t back(str text, size_t from, size_t characters) {
    size_t at = from;
    for (size_t i = 0; i < characters && at > 0; i++) {
        at--;
        while (at > 0 && is_inside_character(text.p[at])) {
            at--;
        }
    }
    return at;
}

/* How much a stretch from mark `first` tells: different words first, then all marks. */
static size_t worth(const mark_list *marks, size_t first, size_t to) {
    uint32_t words = 0;
    size_t value = 0;
    for (size_t i = first; i < marks->n && marks->at[i].to <= to; i++) {
        value += words & 1u << marks->at[i].asked ? 1 : 1000;
        words |= 1u << marks->at[i].asked;
    }
    return value;
}

/* The mark from which three quarters of a snippet hold the most. */
static size_t best_mark(str text, const mark_list *marks) {
    size_t best = 0;
    size_t most = 0;
    for (size_t i = 0; i < marks->n; i++) {
        size_t to = ahead(text, marks->at[i].from, SEARCH_SNIPPET_CHARACTERS * 3 / 4);
        size_t value = worth(marks, i, to);
        if (value > most) {
            most = value;
            best = i;
        }
    }
    return best;
}

/* Words stay whole where one ends nearby; in scripts without spaces there is none. */
static size_t behind_space(str text, size_t from, size_t to) {
    size_t space = str_find_byte(str_sub(text, from, to - from), ' ');
    return from == 0 || space == SIZE_MAX ? from : from + space + 1;
}

static size_t before_space(str text, size_t from, size_t to) {
    size_t space = str_find_last_byte(str_sub(text, from, to - from), ' ');
    return to == text.n || space == SIZE_MAX ? to : from + space;
}

static struct cutting cut(str text, const mark_list *marks) {
    size_t hit = marks->n ? best_mark(text, marks) : 0;
    size_t hit_from = marks->n ? marks->at[hit].from : 0;
    size_t hit_to = marks->n ? marks->at[hit].to : 0;
    size_t from = back(text, hit_from, SEARCH_SNIPPET_CHARACTERS / 4);
    size_t to = ahead(text, from, SEARCH_SNIPPET_CHARACTERS);
    if (to == text.n) {
        from = back(text, to, SEARCH_SNIPPET_CHARACTERS);
        from = from < hit_from ? from : hit_from;
    }
    to = to < hit_to ? hit_to : to;
    return (struct cutting){behind_space(text, from, hit_from), before_space(text, hit_to, to)};
}

void mark_text(const struct asking *a, str text, struct search_parts *ret) {
    mark_list marks = marks_of(a, text);
    add_parts(a, text, &marks, (struct cutting){0, text.n}, ret);
}

void mark_snippet(const struct asking *a, str text, struct search_parts *ret) {
    mark_list marks = marks_of(a, text);
    struct cutting c = cut(text, &marks);
    add_part(a, c.from > 0 ? STR("… ") : STR(""), false, ret);
    add_parts(a, text, &marks, c, ret);
    add_part(a, c.to < text.n ? STR(" …") : STR(""), false, ret);
}
