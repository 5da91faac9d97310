/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * Terms that no page uses. Terms wait in lists by their first letters; each word of each page asks only the
 * list of its own, and a term that was found leaves it.
 */
#include "lint/inside.h"

#define START_BYTES 3
#define WAITING_MAX 64 /* terms with the same first letters; more are not looked for */

struct term {
    str words; /* up to a bracket */
    size_t line;
    struct term *next;
    bool used;
};

struct start {
    struct term *first;
    size_t count;
};

static str start_of(struct arena *a, str text) {
    char *lower = ARENA_ARRAY(a, char, START_BYTES);
    for (size_t i = 0; i < START_BYTES; i++) {
        lower[i] = byte_lower(text.p[i]);
    }
    return str_n(lower, START_BYTES);
}

static void wait_for(struct lint_run *r, struct map *starts, struct term *term) {
    str key = start_of(r->arena, term->words);
    struct start *start = map_get(starts, key);
    if (start == NULL) {
        start = ARENA_NEW(r->arena, struct start);
        (void)map_put(starts, key, start);
    }
    term->used = start->count >= WAITING_MAX;
    if (!term->used) {
        start->count++;
        term->next = start->first;
        start->first = term;
    }
}

static void look_at_word(const struct map *starts, str text) {
    char lower[START_BYTES];
    for (size_t i = 0; i < START_BYTES; i++) {
        lower[i] = byte_lower(text.p[i]);
    }
    struct start *start = map_get(starts, str_n(lower, START_BYTES));
    struct term **place = start != NULL ? &start->first : NULL;
    while (place != NULL && *place != NULL) {
        struct term *term = *place;
        if (str_eq_nocase(str_sub(text, 0, term->words.n), term->words)) {
            term->used = true;
            start->count--;
            *place = term->next;
        } else {
            place = &term->next;
        }
    }
}

static void look_at_text(const struct map *starts, str text) {
    bool inside = false;
    for (size_t i = 0; i + START_BYTES <= text.n; i++) {
        bool letter = byte_is_alnum(text.p[i]) || (unsigned char)text.p[i] >= 0x80;
        if (letter && !inside) {
            look_at_word(starts, str_from(text, i));
        }
        inside = letter;
    }
}

struct term_list {
    struct term **at;
    size_t n, capacity;
};

static struct term_list terms_of(struct lint_run *r, const struct lint_page *page, struct map *starts) {
    struct term_list terms = {0};
    for (size_t i = 0; i < page->document->sections.n; i++) {
        const struct md_section *s = &page->document->sections.at[i];
        str words = str_trim(str_sub(s->title, 0, str_find_byte(s->title, '(')));
        if (words.n >= START_BYTES) {
            struct term *term = ARENA_NEW(r->arena, struct term);
            term->words = words;
            term->line = s->line;
            wait_for(r, starts, term);
            *LIST_ADD(r->arena, &terms) = term;
        }
    }
    return terms;
}

static void check_terms(struct lint_run *r, const struct lint_page *glossary) {
    struct map starts = map_new(r->arena);
    struct term_list terms = terms_of(r, glossary, &starts);
    for (size_t i = 0; i < r->pages.n; i++) {
        if (!r->pages.at[i].glossary) {
            look_at_text(&starts, r->pages.at[i].document->text);
        }
    }
    for (size_t i = 0; i < terms.n; i++) {
        if (!terms.at[i]->used) {
            lint_add(r, (struct problem){.file = glossary->file->path,
                                         .line = terms.at[i]->line,
                                         .column = 1,
                                         .rule = "term-unused",
                                         .message = lint_fmt(r, "no page uses \"%.*s\"",
                                                             STR_ARG(utf8_cut(terms.at[i]->words, 100))),
                                         .fix = STR("use the term where it is meant, or take it out")});
        }
    }
}

void lint_glossary(struct lint_run *r) {
    for (size_t i = 0; i < r->pages.n; i++) {
        if (r->pages.at[i].glossary) {
            check_terms(r, &r->pages.at[i]);
        }
    }
}
