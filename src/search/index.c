/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "search/inside.h"

/* A word while the pieces are being read. */
struct counted {
    struct vocable vocable;
    uint32_t last_piece; /* number + 1 */
    uint32_t last_entry; /* number + 1 */
    uint32_t last;       /* number of its last occurrence */
    uint32_t place;      /* among the sorted words */
};

/* A word in a piece, in the order of reading. */
struct occurrence {
    struct counted *word;
    struct posting posting;
};

struct counting {
    struct arena *scratch;
    struct map words; /* folded text → struct counted * */
    LIST(struct occurrence) occurrences;
};

static struct counted *counted_of(struct counting *c, const struct word *w) {
    struct counted *known = map_get(&c->words, word_str(w));
    if (known) {
        return known;
    }
    struct counted *fresh = ARENA_NEW(c->scratch, struct counted);
    fresh->vocable.text = arena_str(c->scratch, word_str(w));
    fresh->vocable.letters = w->letters;
    map_put(&c->words, fresh->vocable.text, fresh);
    return fresh;
}

static void count_word(struct counting *c, const struct piece *p, uint32_t number, const struct word *w) {
    struct counted *word = counted_of(c, w);
    if (word->last_piece == number + 1) {
        ASSERT(c->occurrences.at != NULL);
        c->occurrences.at[word->last].posting.times++;
        return;
    }
    word->last_piece = number + 1;
    word->vocable.entries += word->last_entry != p->entry + 1;
    word->last_entry = p->entry + 1;
    word->vocable.n++;
    word->last = (uint32_t)c->occurrences.n;
    *LIST_ADD(c->scratch, &c->occurrences) = (struct occurrence){word, {number, 1}};
}

static void count_piece(struct counting *c, struct piece *p, uint32_t number) {
    struct word_cursor cursor = words_of(p->text, true);
    struct word w;
    while (word_next(&cursor, &w)) {
        count_word(c, p, number, &w);
        p->words++;
    }
}

static int compare_words(const void *a, const void *b) {
    const struct counted *const *x = a;
    const struct counted *const *y = b;
    return str_cmp((*x)->vocable.text, (*y)->vocable.text);
}

/* The words in their order, their postings behind each other. */
static void keep_words(struct arena *a, struct search_index *x, const struct counting *c) {
    x->words_n = c->words.n;
    x->words = ARENA_ARRAY(a, struct vocable, x->words_n);
    struct counted **sorted = ARENA_ARRAY(c->scratch, struct counted *, x->words_n);
    for (size_t i = 0; i < x->words_n; i++) {
        sorted[i] = c->words.at[i].value;
    }
    qsort(sorted, x->words_n, sizeof(struct counted *), compare_words);
    uint32_t from = 0;
    for (size_t i = 0; i < x->words_n; i++) {
        sorted[i]->place = (uint32_t)i;
        x->words[i] = sorted[i]->vocable;
        x->words[i].text = arena_str(a, sorted[i]->vocable.text);
        x->words[i].from = from;
        from += x->words[i].n;
        x->words[i].n = 0;
    }
}

static void keep_postings(struct arena *a, struct search_index *x, const struct counting *c) {
    x->postings_n = c->occurrences.n;
    x->postings = ARENA_ARRAY(a, struct posting, x->postings_n);
    for (size_t i = 0; i < c->occurrences.n; i++) {
        struct vocable *v = &x->words[c->occurrences.at[i].word->place];
        x->postings[v->from + v->n++] = c->occurrences.at[i].posting;
    }
}

/* A word and its number, to be sorted from its end. */
struct ending {
    str text;
    uint32_t number;
};

static int compare_endings(const void *a, const void *b) {
    const struct ending *x = a;
    const struct ending *y = b;
    for (size_t i = 1; i <= x->text.n && i <= y->text.n; i++) {
        int difference = (unsigned char)x->text.p[x->text.n - i] - (unsigned char)y->text.p[y->text.n - i];
        if (difference) {
            return difference;
        }
    }
    return (x->text.n > y->text.n) - (x->text.n < y->text.n);
}

static void keep_endings(struct arena *a, struct search_index *x, struct arena *scratch) {
    struct ending *endings = ARENA_ARRAY(scratch, struct ending, x->words_n);
    for (size_t i = 0; i < x->words_n; i++) {
        endings[i] = (struct ending){x->words[i].text, (uint32_t)i};
    }
    qsort(endings, x->words_n, sizeof *endings, compare_endings);
    x->by_end = ARENA_ARRAY(a, uint32_t, x->words_n);
    for (size_t i = 0; i < x->words_n; i++) {
        x->by_end[i] = endings[i].number;
    }
}

static void keep_means(struct search_index *x) {
    uint64_t words[FIELD_COUNT] = {0};
    uint64_t pieces[FIELD_COUNT] = {0};
    for (size_t i = 0; i < x->pieces.n; i++) {
        words[x->pieces.at[i].field] += x->pieces.at[i].words;
        pieces[x->pieces.at[i].field]++;
    }
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        uint64_t mean = pieces[i] ? words[i] / pieces[i] : 0;
        x->mean_words[i] = mean ? (uint32_t)mean : 1;
    }
}

struct search_index *search_index_new(struct arena *a, struct book *const *books, size_t n) {
    struct search_index *x = ARENA_NEW(a, struct search_index);
    for (size_t i = 0; i < n; i++) {
        entries_read(a, x, books[i]);
    }
    struct arena *scratch = arena_new();
    struct counting c = {.scratch = scratch, .words = map_new(scratch)};
    for (size_t i = 0; i < x->pieces.n; i++) {
        count_piece(&c, &x->pieces.at[i], (uint32_t)i);
    }
    keep_words(a, x, &c);
    keep_postings(a, x, &c);
    keep_endings(a, x, scratch);
    keep_means(x);
    arena_free(scratch);
    return x;
}

size_t search_entries_count(const struct search_index *x) {
    return x->entries.n;
}

size_t search_words_count(const struct search_index *x) {
    return x->words_n;
}
