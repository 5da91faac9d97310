/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * The input is both the text of a page and the question. Whatever it is: counts agree with each other, hits and
 * what is between them are the title and a piece of the text, everything that is valid stays valid UTF-8,
 * and a word of the text is found by itself.
 */
#include "search/inside.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { BYTES_MAX = 16384 };

static bool is_dots(str text) {
    return str_eq(text, STR("… ")) || str_eq(text, STR(" …"));
}

static void check_parts(const struct search_parts *parts, bool valid) {
    for (size_t i = 0; i < parts->n; i++) {
        ASSERT(parts->at[i].text.n > 0);
        ASSERT(!valid || utf8_valid(parts->at[i].text));
    }
}

static void check_title(struct arena *a, const struct search_hit *h) {
    buf whole = buf_new(a);
    for (size_t i = 0; i < h->title.n; i++) {
        buf_add(&whole, h->title.at[i].text);
    }
    ASSERT(str_eq(buf_str(&whole), h->name));
}

static size_t characters_of(const struct search_parts *parts) {
    size_t n = 0;
    for (size_t i = 0; i < parts->n; i++) {
        n += is_dots(parts->at[i].text) ? 0 : utf8_count(parts->at[i].text);
    }
    return n;
}

static void check_result(struct arena *a, const struct search_result *r, bool valid) {
    size_t sum = 0;
    for (size_t i = 0; i < SEARCH_KIND_COUNT; i++) {
        sum += r->counts[i];
    }
    ASSERT(sum == r->counts_all && r->total == sum && r->hits.n <= r->total);
    ASSERT(r->query.n <= SEARCH_QUERY_BYTES_MAX && r->suggestions.n <= SEARCH_SUGGESTIONS_MAX);
    ASSERT(r->words || r->total == 0);
    for (size_t i = 0; i < r->hits.n; i++) {
        check_parts(&r->hits.at[i].snippet, valid);
        check_parts(&r->hits.at[i].title, valid);
        check_title(a, &r->hits.at[i]);
        /* A hit that is longer than a snippet is shown whole. */
        ASSERT(characters_of(&r->hits.at[i].snippet) <= SEARCH_SNIPPET_CHARACTERS * 2 + SEARCH_PIECE_BYTES);
    }
}

static struct search_index *index_of(struct arena *a, str text, struct book *b) {
    *b = (struct book){.id = STR("b"), .short_title = STR("B")};
    struct page *p = LIST_ADD(a, &b->pages);
    *p = (struct page){.slug = STR("p"), .title = utf8_cut(text, 100), .body = html_from_text(a, text)};
    *LIST_ADD(a, &b->pages) =
        (struct page){.slug = STR("q"), .title = STR("Attribution"), .teaser = STR("Fair use of a license")};
    return search_index_new(a, &b, 1);
}

/* `valid`: text and question are UTF-8. */
static void ask(struct arena *a, const struct search_index *x, str text, bool valid,
                struct search_result *ret) {
    const struct search_question q = {.text = text};
    search_run(a, x, &q, ret);
    check_result(a, ret, valid);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    str text = str_n((const char *)data, size);
    struct arena *a = arena_new();
    struct book book;
    struct search_result r;
    if (size <= BYTES_MAX) {
        struct search_index *x = index_of(a, text, &book);
        ask(a, x, text, utf8_valid(text), &r);
        struct word_cursor c = words_of(str_trim(text), false);
        struct word w;
        if (word_next(&c, &w) && w.to <= 100) {
            ask(a, x, str_sub(str_trim(text), w.from, w.to - w.from), utf8_valid(text), &r);
            ASSERT(r.total > 0);
        }
        buf out = buf_new(a);
        struct book *books[] = {&book};
        search_write_script(a, books, 1, &out);
        ASSERT(utf8_valid(buf_str(&out)) && str_find_byte(buf_str(&out), '<') == SIZE_MAX);
    }
    arena_free(a);
    return 0;
}
