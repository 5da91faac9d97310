/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * A word with one mistake has its first half or its second half right, or the two letters at the middle
 * are swapped. So words one letter away are looked for among those that begin like the first half, among
 * those that end like the second half, and at the one word with the middle swapped.
 */
#include "search/inside.h"

/* Places `from` to `to` - 1 of the words, or of by_end. */
struct span {
    size_t from, to;
};

/* <0, 0, >0: the word comes before those that begin with `start`, is one of them, comes after. */
static int against_start(str word, str start) {
    size_t n = word.n < start.n ? word.n : start.n;
    int order = n ? memcmp(word.p, start.p, n) : 0;
    return order ? order : (word.n < start.n ? -1 : 0);
}

static int against_end(str word, str end) {
    for (size_t i = 1; i <= end.n; i++) {
        if (i > word.n) {
            return -1;
        }
        int order = (unsigned char)word.p[word.n - i] - (unsigned char)end.p[end.n - i];
        if (order) {
            return order;
        }
    }
    return 0;
}

static int against(const struct search_index *x, size_t place, str part, bool at_end) {
    return at_end ? against_end(x->words[x->by_end[place]].text, part)
                  : against_start(x->words[place].text, part);
}

/* The first place whose word is not before (`after`: is after) those with the part. */
static size_t border(const struct search_index *x, str part, bool at_end, bool after) {
    size_t low = 0;
    size_t high = x->words_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = against(x, middle, part, at_end);
        if (order < 0 || (after && order == 0)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static struct span span_of(const struct search_index *x, str part, bool at_end) {
    return (struct span){border(x, part, at_end, false), border(x, part, at_end, true)};
}

/* Adds a word, keeping the list in the order of quality, then of frequency, and at its limit. */
static void keep(struct arena *a, const struct search_index *x, struct expansion e, expansion_list *ret) {
    for (size_t i = 0; i < ret->n; i++) {
        if (ret->at[i].word == e.word) {
            return;
        }
    }
    if (ret->n < SEARCH_EXPANSIONS_COUNT_MAX) {
        (void)LIST_ADD(a, ret);
    } else if (ret->at[ret->n - 1].quality > e.quality ||
               (ret->at[ret->n - 1].quality == e.quality &&
                x->words[ret->at[ret->n - 1].word].n >= x->words[e.word].n)) {
        return;
    }
    size_t i = ret->n - 1;
    while (i > 0 &&
           (ret->at[i - 1].quality < e.quality ||
            (ret->at[i - 1].quality == e.quality && x->words[ret->at[i - 1].word].n < x->words[e.word].n))) {
        ret->at[i] = ret->at[i - 1];
        i--;
    }
    ret->at[i] = e;
}

void add_same(struct arena *a, const struct search_index *x, str word, expansion_list *ret) {
    size_t at = border(x, word, false, false);
    if (at < x->words_n && str_eq(x->words[at].text, word)) {
        keep(a, x, (struct expansion){(uint32_t)at, QUALITY_SAME}, ret);
    }
}

void add_beginning(struct arena *a, const struct search_index *x, str start, expansion_list *ret) {
    struct span s = span_of(x, start, false);
    for (size_t i = s.from; i < s.to && i - s.from < SEARCH_CHECKS_COUNT_MAX; i++) {
        if (x->words[i].text.n > start.n) {
            keep(a, x, (struct expansion){(uint32_t)i, QUALITY_BEGINS}, ret);
        }
    }
}

/* The letters of a folded word. */
struct letters {
    uint32_t at[SEARCH_WORD_BYTES_MAX];
    size_t n;
};

static struct letters letters_of(str word) {
    struct letters l = {.n = 0};
    while (word.n && l.n < COUNT_OF(l.at)) {
        l.at[l.n++] = utf8_next(&word);
    }
    return l;
}

/* Whether one letter is missing, added, replaced, or swapped with its neighbor, or none. */
static bool is_near(const struct letters *a, const struct letters *b) {
    size_t shorter = a->n < b->n ? a->n : b->n;
    size_t longer = a->n < b->n ? b->n : a->n;
    size_t start = 0;
    while (start < shorter && a->at[start] == b->at[start]) {
        start++;
    }
    size_t end = 0;
    while (end < shorter - start && a->at[a->n - 1 - end] == b->at[b->n - 1 - end]) {
        end++;
    }
    size_t left = longer - start - end;
    if (left <= 1) {
        return true;
    }
    return left == 2 && shorter == longer && a->at[start] == b->at[start + 1] &&
           a->at[start + 1] == b->at[start];
}

/* The bytes of the first `count` letters. */
static size_t bytes_of(str word, size_t count) {
    str rest = word;
    for (size_t i = 0; i < count && rest.n; i++) {
        (void)utf8_next(&rest);
    }
    return word.n - rest.n;
}

static void add_swapped(struct arena *a, const struct search_index *x, str word, size_t half,
                        expansion_list *ret) {
    buf swapped = buf_new(a);
    struct letters l = letters_of(word);
    for (size_t i = 0; i < l.n; i++) {
        utf8_add(&swapped, l.at[i == half ? half - 1 : i + 1 == half ? half : i]);
    }
    size_t at = border(x, buf_str(&swapped), false, false);
    if (at < x->words_n && str_eq(x->words[at].text, buf_str(&swapped))) {
        keep(a, x, (struct expansion){(uint32_t)at, QUALITY_NEAR}, ret);
    }
}

void add_near(struct arena *a, const struct search_index *x, const struct word *w, expansion_list *ret) {
    if (w->letters < SEARCH_NEAR_LETTERS_MIN || w->has_digit) {
        return;
    }
    str word = word_str(w);
    struct letters letters = letters_of(word);
    size_t half = letters.n / 2;
    size_t cut = bytes_of(word, half);
    size_t checks = SEARCH_CHECKS_COUNT_MAX;
    for (int at_end = 0; at_end < 2; at_end++) {
        struct span s = span_of(x, at_end ? str_from(word, cut) : str_sub(word, 0, cut), at_end);
        for (size_t i = s.from; i < s.to && checks > 0; i++) {
            uint32_t number = at_end ? x->by_end[i] : (uint32_t)i;
            checks--;
            if (x->words[number].letters + 1 < w->letters || x->words[number].letters > w->letters + 1) {
                continue;
            }
            struct letters other = letters_of(x->words[number].text);
            if (is_near(&letters, &other)) {
                keep(a, x, (struct expansion){number, QUALITY_NEAR}, ret);
            }
        }
    }
    add_swapped(a, x, word, half, ret);
}

/* Words of which the first or the last letter is right and at most two are wrong. */
static void add_two_away(struct arena *a, const struct search_index *x, str word, expansion_list *ret) {
    size_t first = bytes_of(word, 1);
    size_t last = bytes_of(word, letters_of(word).n - 1);
    size_t checks = SEARCH_CHECKS_COUNT_MAX / 4;
    for (int at_end = 0; at_end < 2; at_end++) {
        struct span s = span_of(x, at_end ? str_from(word, last) : str_sub(word, 0, first), at_end);
        for (size_t i = s.from; i < s.to && checks > 0; i++) {
            uint32_t number = at_end ? x->by_end[i] : (uint32_t)i;
            str other = x->words[number].text;
            if (other.n + 2 < word.n || other.n > word.n + 2) {
                continue;
            }
            checks--;
            size_t distance = str_distance(word, other, 2);
            if (distance <= 2) {
                keep(a, x, (struct expansion){number, (uint32_t)(3 - distance)}, ret);
            }
        }
    }
}

void add_meant(struct arena *a, const struct search_index *x, const struct word *w, expansion_list *ret) {
    if (w->letters < SEARCH_NEAR_LETTERS_MIN || w->has_digit) {
        return;
    }
    str word = word_str(w);
    add_two_away(a, x, word, ret);
    for (size_t letters = w->letters - 1; ret->n == 0 && letters >= SEARCH_NEAR_LETTERS_MIN; letters--) {
        add_beginning(a, x, str_sub(word, 0, bytes_of(word, letters)), ret);
    }
}
