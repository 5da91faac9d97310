/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * inside: what the files of this room share. Not for other rooms.
 *
 *   letters.c  which characters are parts of words, and what they are folded to
 *   words.c    a text, word by word
 *   entries.c  from books to entries and their pieces of plain text
 *   index.c    the words of all pieces and where they stand
 *   near.c     words that begin with, or are nearly, a given one
 *   rank.c     which entries answer, in which order
 *   snippet.c  the words of an answer in their surroundings
 *   script.c   the index as a script
 *   search.c   a question and its answer
 *
 * Entry, piece and word are numbered; the numbers are places in the arrays of struct search_index.
 */
#ifndef WAYMARK_SEARCH_INSIDE_H
#define WAYMARK_SEARCH_INSIDE_H

#include "search/search.h"

/* ---- Letters ---- */

enum letter_class {
    LETTER_NONE, /* between words */
    LETTER_WORD, /* letters, digits, and marks that belong to them */
    LETTER_PAIR, /* of a script without spaces: counted by pairs */
};

enum letter_class letter_class(uint32_t character);
/* The character in lower case without its accents: 0 to 2 characters. Marks that stand above or below others
 * (accents, harakat, niqqud) fold to none. */
size_t letter_fold(uint32_t character, uint32_t ret[2]);

/* ---- Words ---- */

struct word_cursor {
    str text;
    size_t at;     /* byte where to go on */
    bool in_pairs; /* the last word was a pair that goes on */
    bool of_index; /* also give the last character of a run of pairs alone, so that it is found alone */
};

struct word {
    size_t from, to; /* bytes in the text */
    size_t n;        /* bytes in `folded` */
    uint32_t letters;
    bool has_digit;
    char folded[SEARCH_WORD_BYTES_MAX + 8];
};

struct word_cursor words_of(str text, bool of_index);
/* The next word; false at the end. Words are cut at SEARCH_WORD_BYTES_MAX. */
bool word_next(struct word_cursor *c, struct word *ret);
static inline str word_str(const struct word *w) {
    return (str){w->folded, w->n};
}

/* ---- The index ---- */

/* What a piece is of its entry: how much a word in it says. */
enum field {
    FIELD_TITLE,
    FIELD_HEADING,
    FIELD_TEASER,
    FIELD_TEXT,
    FIELD_SOURCES, /* text of the part that lists sources: names of works, hardly an answer */
    FIELD_COUNT
};

struct piece {
    uint32_t entry;
    enum field field;
    uint32_t words;
    str anchor; /* of the section; empty = the top of the page */
    str title;  /* of the section */
    str text;   /* plain, at most SEARCH_PIECE_BYTES where it is text */
};

struct entry {
    enum search_kind kind;
    bool summit, module;
    str url, title, where;
    str teaser; /* also a piece; here for snippets */
    uint32_t pieces_from, pieces_n;
};

struct posting {
    uint32_t piece;
    uint32_t times;
};

struct vocable {
    str text; /* folded */
    uint32_t letters;
    uint32_t entries; /* that hold it */
    uint32_t from, n; /* postings */
};

struct search_index {
    LIST(struct entry) entries;
    LIST(struct piece) pieces;
    struct vocable *words; /* in the order of str_cmp */
    size_t words_n;
    uint32_t *by_end; /* numbers of words, in the order of their bytes from the last to the first */
    struct posting *postings;
    size_t postings_n;
    uint32_t mean_words[FIELD_COUNT]; /* in a piece, at least 1 */
    bool titles_only;                 /* set before entries_read: no piece of FIELD_TEXT is made */
};

/* Adds the entries and pieces of a book. */
void entries_read(struct arena *a, struct search_index *x, const struct book *b);
/* The bytes of HTML that entries_read would turn into text. */
size_t entries_bytes(const struct book *b);

/* ---- Words near a word ---- */

enum { QUALITY_SAME = 16, QUALITY_BEGINS = 8, QUALITY_NEAR = 6 };

/* A word of the text that a word of the question stands for. */
struct expansion {
    uint32_t word;    /* of the index */
    uint32_t quality; /* QUALITY_… of 16 */
};

typedef LIST(struct expansion) expansion_list;

/* Adds the same word, or does nothing. */
void add_same(struct arena *a, const struct search_index *x, str word, expansion_list *ret);
/* Adds words that begin with `start` and are longer, the most frequent first. */
void add_beginning(struct arena *a, const struct search_index *x, str start, expansion_list *ret);
/* Adds words one letter away from `word` of `letters` letters. */
void add_near(struct arena *a, const struct search_index *x, const struct word *w, expansion_list *ret);
/* Words a little farther away, the nearest and most frequent first: what may have been meant. */
void add_meant(struct arena *a, const struct search_index *x, const struct word *w, expansion_list *ret);

/* ---- A question ---- */

/* A word of the question. */
struct asked {
    struct word word;
    expansion_list found;
};

struct ranked {
    uint32_t entry;
    uint32_t piece; /* that says most; SIZE of the index's pieces when only the title does */
    uint32_t words; /* of the question, how many */
    uint64_t score;
};

struct asking {
    struct arena *arena;
    const struct search_index *index;
    struct asked asked[SEARCH_QUERY_WORDS_MAX];
    size_t asked_n;
    struct map hits;            /* folded text of every expansion → struct asked * */
    LIST(struct ranked) ranked; /* every entry that answers, the best first */
};

/* Fills a->ranked from asked. */
void rank_entries(struct asking *a);

/* Which word of the question this is; SIZE_MAX = none. */
size_t asked_place(const struct asking *a, const struct word *w);

/* The whole text with its hits. */
void mark_text(const struct asking *a, str text, struct search_parts *ret);
/* About SEARCH_SNIPPET_CHARACTERS of the text around its best place. */
void mark_snippet(const struct asking *a, str text, struct search_parts *ret);

#endif
