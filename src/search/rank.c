/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * Every posting of every word is counted once into its piece, the pieces are added up to entries, and the
 * best of these are looked at again. Numbers are integers: logarithms have 4 binary places, the share of a
 * word in a piece is in 1/1000.
 */
#include "search/inside.h"

static const uint32_t field_weight[FIELD_COUNT] = {
    [FIELD_TITLE] = 20, [FIELD_HEADING] = 8, [FIELD_TEASER] = 6, [FIELD_TEXT] = 2, [FIELD_SOURCES] = 1,
};

/* What a piece has of the question. */
struct tally {
    uint64_t score;
    uint64_t best;  /* of the expansions of the word that is being counted */
    uint16_t words; /* a bit for each word of the question */
    uint16_t stamp; /* number + 1 of the word that `best` is for */
};

_Static_assert(SEARCH_QUERY_WORDS_MAX <= 16, "a bit of tally.words for each word");

static uint32_t bits_count(uint32_t mask) {
    uint32_t n = 0;
    for (; mask; mask &= mask - 1) {
        n++;
    }
    return n;
}

/* 16 times the binary logarithm of `x`, which is not 0; between powers of two on a straight line. */
static uint32_t log2_16(uint64_t x) {
    uint32_t whole = 0;
    while (x >> whole > 1) {
        whole++;
    }
    return whole * 16 + (uint32_t)((x << 4 >> whole) - 16);
}

/* 16 for a word that every entry has, 16 more each time it is in half as many. */
static uint32_t rarity(const struct search_index *x, const struct vocable *v) {
    return 16 + log2_16((uint64_t)x->entries.n * 16 / (v->entries ? v->entries : 1)) - log2_16(16);
}

/* BM25 with k1 = 1.2 and b = 0.75: 0 to 2200. */
static uint64_t share(const struct search_index *x, const struct piece *p, uint32_t times) {
    uint64_t norm = 300 + 900 * (uint64_t)p->words / x->mean_words[p->field];
    return (uint64_t)times * 2200000 / ((uint64_t)times * 1000 + norm);
}

/* Of several words of the text that one asked word stands for, the best in a piece counts. */
static void count(struct tally *t, size_t asked, uint64_t score) {
    if (t->stamp != asked + 1) {
        t->stamp = (uint16_t)(asked + 1);
        t->best = 0;
        t->words = (uint16_t)(t->words | 1u << asked);
    }
    if (score > t->best) {
        t->score += score - t->best;
        t->best = score;
    }
}

static void count_word(const struct search_index *x, struct tally *tallies, size_t asked,
                       struct expansion e) {
    const struct vocable *v = &x->words[e.word];
    uint64_t weight = (uint64_t)rarity(x, v) * e.quality;
    for (uint32_t i = 0; i < v->n; i++) {
        const struct posting *posting = &x->postings[v->from + i];
        const struct piece *p = &x->pieces.at[posting->piece];
        count(&tallies[posting->piece], asked, weight * field_weight[p->field] * share(x, p, posting->times));
    }
}

static bool says_more(const struct tally *a, const struct tally *b) {
    uint32_t x = bits_count(a->words);
    uint32_t y = bits_count(b->words);
    return x > y || (x == y && a->score > b->score);
}

/* The best piece of each field counts whole, the others an eighth: long pages do not win by length. */
static struct ranked add_up(const struct search_index *x, const struct tally *tallies, uint32_t entry) {
    const struct entry *e = &x->entries.at[entry];
    struct ranked r = {.entry = entry, .piece = UINT32_MAX};
    uint64_t best[FIELD_COUNT] = {0};
    uint64_t sum[FIELD_COUNT] = {0};
    uint32_t words = 0;
    for (uint32_t i = e->pieces_from; i < e->pieces_from + e->pieces_n; i++) {
        enum field f = x->pieces.at[i].field;
        const struct tally *t = &tallies[i];
        words |= t->words;
        sum[f] += t->score;
        best[f] = t->score > best[f] ? t->score : best[f];
        if (t->words && f != FIELD_TITLE && (r.piece == UINT32_MAX || says_more(t, &tallies[r.piece]))) {
            r.piece = i;
        }
    }
    for (size_t f = 0; f < FIELD_COUNT; f++) {
        r.score += best[f] + (sum[f] - best[f]) / 8;
    }
    r.words = bits_count(words);
    return r;
}

static int compare_ranked(const void *a, const void *b) {
    const struct ranked *x = a;
    const struct ranked *y = b;
    if (x->score != y->score) {
        return x->score > y->score ? -1 : 1;
    }
    return (x->entry > y->entry) - (x->entry < y->entry);
}

size_t asked_place(const struct asking *a, const struct word *w) {
    const struct asked *asked = map_get(&a->hits, word_str(w));
    return asked ? (size_t)(asked - a->asked) : SIZE_MAX;
}

/* Where each asked word was seen last. */
struct seen {
    size_t at[SEARCH_QUERY_WORDS_MAX]; /* place + 1; 0 = not yet */
    size_t kinds;                      /* how many were seen */
    bool in_order;
};

/* How many places the words seen last take up together. */
static size_t stretch_of(struct seen *s, size_t now) {
    size_t first = now;
    size_t before = 0;
    s->in_order = true;
    for (size_t i = 0; i < SEARCH_QUERY_WORDS_MAX; i++) {
        if (s->at[i]) {
            first = s->at[i] < first ? s->at[i] : first;
            s->in_order = s->in_order && s->at[i] > before;
            before = s->at[i];
        }
    }
    return now - first + 1;
}

/* 1000 when the words of the question that are in the text stand there side by side as they were asked, half
 * of it in another order, less the farther apart they are; 0 for a single word. */
static uint64_t closeness(const struct asking *a, str text) {
    struct seen seen = {.kinds = 0};
    struct word_cursor cursor = words_of(text, false);
    struct word w;
    uint64_t best = 0;
    for (size_t now = 1; word_next(&cursor, &w); now++) {
        size_t place = asked_place(a, &w);
        if (place == SIZE_MAX) {
            continue;
        }
        if (!seen.at[place]) {
            best = 0;
            seen.kinds++;
        }
        seen.at[place] = now;
        size_t stretch = stretch_of(&seen, now);
        uint64_t value = stretch == seen.kinds && seen.in_order ? 1000 : 500 * seen.kinds / stretch;
        best = value > best ? value : best;
    }
    return seen.kinds > 1 ? best : 0;
}

/* Whether the title is the question and nothing else. */
static bool is_title(const struct asking *a, str title) {
    struct word_cursor cursor = words_of(title, false);
    struct word w;
    size_t n = 0;
    while (word_next(&cursor, &w)) {
        if (n >= a->asked_n || !str_eq(word_str(&w), word_str(&a->asked[n].word))) {
            return false;
        }
        n++;
    }
    return n == a->asked_n;
}

static void look_again(const struct asking *a, struct ranked *r) {
    const struct entry *e = &a->index->entries.at[r->entry];
    uint64_t bonus = closeness(a, e->title);
    if (r->piece != UINT32_MAX) {
        bonus += closeness(a, a->index->pieces.at[r->piece].text);
    }
    bonus += is_title(a, e->title) ? 2000 : 0;
    r->score += r->score / 1000 * bonus;
}

/* Leaves those that have the most words of the question. */
static void keep_fullest(struct asking *a) {
    uint32_t most = 1;
    for (size_t i = 0; i < a->ranked.n; i++) {
        most = a->ranked.at[i].words > most ? a->ranked.at[i].words : most;
    }
    size_t kept = 0;
    for (size_t i = 0; i < a->ranked.n; i++) {
        if (a->ranked.at[i].words == most) {
            a->ranked.at[kept++] = a->ranked.at[i];
        }
    }
    a->ranked.n = kept;
}

static void sort(struct ranked *at, size_t n) {
    if (n > 1) {
        qsort(at, n, sizeof *at, compare_ranked);
    }
}

void rank_entries(struct asking *a) {
    const struct search_index *x = a->index;
    struct tally *tallies = ARENA_ARRAY(a->arena, struct tally, x->pieces.n);
    bool any = false;
    for (size_t i = 0; i < a->asked_n; i++) {
        for (size_t k = 0; k < a->asked[i].found.n; k++) {
            count_word(x, tallies, i, a->asked[i].found.at[k]);
            any = true;
        }
    }
    for (uint32_t i = 0; any && i < x->entries.n; i++) {
        struct ranked r = add_up(x, tallies, i);
        if (r.words) {
            *LIST_ADD(a->arena, &a->ranked) = r;
        }
    }
    keep_fullest(a);
    sort(a->ranked.at, a->ranked.n);
    size_t again = a->ranked.n < SEARCH_RERANK_COUNT ? a->ranked.n : SEARCH_RERANK_COUNT;
    for (size_t i = 0; i < again; i++) {
        look_again(a, &a->ranked.at[i]);
    }
    sort(a->ranked.at, again);
}
