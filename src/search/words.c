/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "search/inside.h"

struct word_cursor words_of(str text, bool of_index) {
    return (struct word_cursor){.text = text, .of_index = of_index};
}

/* The character at `at`; *ret_to is where the next one begins. */
static uint32_t look(str text, size_t at, size_t *ret_to) {
    str rest = str_from(text, at);
    uint32_t c = utf8_next(&rest);
    *ret_to = text.n - rest.n;
    return c;
}

static void add_byte(struct word *w, uint32_t byte) {
    w->folded[w->n++] = (char)(unsigned char)byte;
}

static void add_character(struct word *w, uint32_t c) {
    if (c < 0x80) {
        add_byte(w, c);
    } else if (c < 0x800) {
        add_byte(w, 0xC0 | c >> 6);
        add_byte(w, 0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        add_byte(w, 0xE0 | c >> 12);
        add_byte(w, 0x80 | (c >> 6 & 0x3F));
        add_byte(w, 0x80 | (c & 0x3F));
    } else {
        add_byte(w, 0xF0 | c >> 18);
        add_byte(w, 0x80 | (c >> 12 & 0x3F));
        add_byte(w, 0x80 | (c >> 6 & 0x3F));
        add_byte(w, 0x80 | (c & 0x3F));
    }
}

/* Adds the folded character while the word has room; what is longer is cut. */
static void add_folded(struct word *w, uint32_t c) {
    uint32_t folded[2];
    size_t n = letter_fold(c, folded);
    for (size_t i = 0; i < n && w->n + 4 <= SEARCH_WORD_BYTES_MAX; i++) {
        add_character(w, folded[i]);
        w->letters++;
        w->has_digit = w->has_digit || (folded[i] < 0x80 && byte_is_digit((char)folded[i]));
    }
}

/* A pair that begins at `from`, or what is left of a run. False: the run ended with the last pair. */
static bool take_pair(struct word_cursor *c, size_t from, struct word *ret) {
    size_t second = 0;
    size_t end = 0;
    add_folded(ret, look(c->text, from, &second));
    bool goes_on = second < c->text.n && letter_class(look(c->text, second, &end)) == LETTER_PAIR;
    if (goes_on) {
        add_folded(ret, look(c->text, second, &end));
    }
    bool rest_of_run = !goes_on && c->in_pairs;
    ret->from = from;
    ret->to = goes_on ? end : second;
    c->at = second;
    c->in_pairs = goes_on;
    return ret->n && (!rest_of_run || c->of_index);
}

static bool take_run(struct word_cursor *c, size_t from, struct word *ret) {
    size_t at = from;
    size_t next = from;
    while (at < c->text.n) {
        uint32_t letter = look(c->text, at, &next);
        if (letter_class(letter) != LETTER_WORD) {
            break;
        }
        add_folded(ret, letter);
        at = next;
    }
    ret->from = from;
    ret->to = at;
    c->at = at;
    c->in_pairs = false;
    return ret->n > 0;
}

bool word_next(struct word_cursor *c, struct word *ret) {
    while (c->at < c->text.n) {
        size_t from = c->at;
        size_t next = 0;
        bool found = false;
        ret->n = 0;
        ret->letters = 0;
        ret->has_digit = false;
        switch (letter_class(look(c->text, from, &next))) {
        case LETTER_NONE:
            c->at = next;
            c->in_pairs = false;
            break;
        case LETTER_WORD:
            found = take_run(c, from, ret);
            break;
        case LETTER_PAIR:
            found = take_pair(c, from, ret);
            break;
        }
        if (found) {
            return true;
        }
    }
    return false;
}
