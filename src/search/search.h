/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * search: finding what the curricula say, by words.
 *
 * search_index_new reads the books of an edition once and keeps what a question needs: the plain
 * text of every unit section by section, of summits, quests, module pages and pages of text, the
 * terms of the glossary, and for each word the places where it stands. search_run answers a
 * question from it. search_write_script writes the same content as a script, which
 * assets/js/search.js searches in the browser where no server answers (a static copy).
 *
 * What it is not: no stemming, no synonyms, no knowledge of a language. It knows no HTTP, no HTML and no
 * person: what was asked is not kept anywhere.
 *
 * How it finds. Text and question are cut into words the same way (inside.h): letters and digits of any
 * script; capital letters and accents make no difference; scripts without spaces (Han, kana, Thai, Lao,
 * Khmer, Burmese) count by pairs of characters. Each word of a question stands for
 *   - the same word in the text;
 *   - if it is the last one: words that begin with it;
 *   - if there is neither, and it has SEARCH_NEAR_LETTERS_MIN letters and no digit: words that differ by one
 *     letter, missing, added, replaced, or swapped with its neighbor (Damerau 1964). The same when there is
 *     hardly any, and another word stands in eight times as many entries.
 * Shown are the entries that hold the most words of the question: all of them, if there is any such.
 * They are ordered by the sum over words of how rare the word is and how often it stands there, less for
 * long texts (BM25, Robertson and Zaragoza 2009, §3.5, in integers); a title counts more than a heading,
 * a heading more than a summary, a summary more than text, and least a list of sources; for the best of them
 * words that stand close together and in order count more. Ties keep the order of the curricula. So the same
 * index and question always give the same answer, on every machine.
 *
 * Bounds: a question is cut at SEARCH_QUERY_BYTES_MAX and SEARCH_QUERY_WORDS_MAX; each word stands for
 * at most SEARCH_EXPANSIONS_COUNT_MAX others, found with at most SEARCH_CHECKS_COUNT_MAX comparisons; only
 * the best SEARCH_RERANK_COUNT are looked at again; text is kept in pieces of SEARCH_PIECE_BYTES. So the
 * work grows with the index alone, and slowly: never with what a stranger writes.
 *
 * Lifetimes: the index lives in its arena and borrows titles and ids of the books, which outlive it.
 * A result lives in the arena of its question and borrows from the index. Threads: the index is
 * immutable; any number of threads may ask at the same time.
 */
#ifndef WAYMARK_SEARCH_SEARCH_H
#define WAYMARK_SEARCH_SEARCH_H

#include "curriculum/book.h"

/* What can be chosen as a filter. */
enum search_kind {
    SEARCH_UNIT,  /* lessons and summits */
    SEARCH_QUEST, /* of the bank */
    SEARCH_TERM,  /* of the glossary */
    SEARCH_PAGE,  /* pages of text and module pages */
    SEARCH_KIND_COUNT
};

/* "unit", "quest", "term", "page": in addresses, in JSON and in the script. Promised in docs/api.md. */
const char *search_kind_id(enum search_kind kind);
bool search_kind_from_id(str id, enum search_kind *ret);

struct search_index; /* in its arena */

/* Reads `n` books. Never fails: what is not written yet is just not found. */
struct search_index *search_index_new(struct arena *a, struct book *const *books, size_t n);

/* How many entries (results at most), and how many different words. For metrics and tests. */
size_t search_entries_count(const struct search_index *x);
size_t search_words_count(const struct search_index *x);

struct search_question {
    str text;      /* as a person wrote it: any bytes */
    bool has_kind; /* only entries of `kind` */
    enum search_kind kind;
    size_t page;           /* from 1; 0 is 1 */
    size_t page_count_max; /* results on a page; 0 and more than SEARCH_RESULTS_COUNT_MAX mean that limit */
};

/* A stretch of text; those that answer the question are hits, to be written as <mark>. */
struct search_part {
    str text;
    bool hit;
};

struct search_parts {
    struct search_part *at;
    size_t n;
    size_t capacity;
};

struct search_hit {
    enum search_kind kind;
    bool summit; /* a unit that is the summit of its module */
    bool module; /* a page that is the page of a module */
    str url;     /* "/core/commons/significance", "/core/glossary#attribution" */
    str name;    /* the title as plain text */
    struct search_parts title;
    str where;       /* what it belongs to: "CORE / The Commons" */
    str section;     /* title of the section that answers best; empty = the top of the page */
    str section_url; /* the address with its anchor; empty when `section` is */
    struct search_parts
        snippet; /* about SEARCH_SNIPPET_CHARACTERS around the best place, cut at words, with "…" */
};

struct search_result {
    str query;                        /* the text as far as it was used, cut at a character, trimmed */
    bool cut;                         /* more was written than a question may hold */
    bool words;                       /* the question has a word at all */
    size_t total;                     /* results of the kind that was asked for, on all pages */
    size_t counts[SEARCH_KIND_COUNT]; /* the same for each kind, whatever was asked for */
    size_t counts_all;                /* their sum */
    size_t page;
    size_t pages;                 /* 0 when there is no result */
    LIST(struct search_hit) hits; /* of this page; empty when `page` is beyond the last */
    str corrected; /* the question with misspelled words replaced, when that is what was found; else empty */
    LIST(str) unmatched; /* words of the question that stand nowhere, not even nearly */
    LIST(str)
    suggestions; /* words that do, near to the unmatched ones: "Did you mean"; SEARCH_SUGGESTIONS_MAX */
};

/* Answers a question. Never fails. `a` is the arena of the request; about 20 bytes a piece of text are used
 * for counting. */
void search_run(struct arena *a, const struct search_index *x, const struct search_question *q,
                struct search_result *ret);

/*
 * Adds the index as a script for browsers: one line `const WAYMARK_SEARCH = {…};` with
 *
 *     {"format": 1, "whole": true, "entries": [
 *       {"kind": "unit", "form": "summit", "title": "…", "url": "core/commons/summit.html", "where": "CORE / The Commons",
 *        "teaser": "…", "sections": [{"id": "anchor", "title": "…", "text": "…"}]}]}
 *
 * `form` is finer than `kind`: "summit" and "module" are among its values. `url` is the file of a static copy,
 * relative to its top folder ("/core/" is core/index.html, the rest gets
 * ".html"), not percent-encoded. When the pages of all books together pass SEARCH_SCRIPT_BYTES_MAX, their text is
 * left out: then `whole` is false and only titles, headings and teasers can be found. It is JSON with <, >, & and
 * U+2028/9 escaped, so it may also stand inside a page. The same books give the same
 * bytes. It needs no index, which would cost more than the script.
 */
void search_write_script(struct arena *scratch, struct book *const *books, size_t n, buf *out);

#endif
