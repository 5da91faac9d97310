/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * testing: small trees in memory for the tests of this room. Not for others.
 *
 *     struct imported i = import_files((const char *[]){"a.md", "# A", NULL});
 *
 * makes a tree of path and text in turn, imports it, and reads the result as a book. Every test ends with
 * imported_end. The word test (imported_missing_word) is the room's promise: no word of a page is lost.
 */
#ifndef WAYMARK_IMPORT_TESTING_H
#define WAYMARK_IMPORT_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "curriculum/book.h"
#include "import/import.h"

struct imported {
    struct arena *arena;
    struct tree source;
    struct import_result result;
    struct book *book;
};

static inline int import_test_by_path(const void *a, const void *b) {
    const struct tree_file *x = a;
    const struct tree_file *y = b;
    return str_cmp(x->path, y->path);
}

static inline void imported_add(struct imported *i, const char *path, str bytes) {
    struct tree_file *f = LIST_ADD(i->arena, &i->source.files);
    f->path = str_c(path);
    f->bytes = bytes;
}

static inline struct tree import_test_tree(const struct import_result *r) {
    struct tree t = {.root = STR("out")};
    t.files.at = r->files.at;
    t.files.n = r->files.n;
    return t;
}

static inline void imported_run(struct imported *i, const char *name) {
    qsort(i->source.files.at, i->source.files.n, sizeof *i->source.files.at, import_test_by_path);
    err e = import_tree(i->arena, &i->source, str_c(name), &i->result);
    if (failed(e)) {
        fail_msg("%s", e.message);
    }
    struct tree out = import_test_tree(&i->result);
    e = book_read(i->arena, &out, &i->book);
    if (failed(e)) {
        fail_msg("%s", e.message);
    }
}

static inline struct imported import_files(const char *const *files) {
    struct imported i = {.arena = arena_new()};
    for (size_t at = 0; files[at]; at += 2) {
        imported_add(&i, files[at], str_c(files[at + 1]));
    }
    imported_run(&i, "my course");
    return i;
}

static inline void imported_end(struct imported *i) {
    arena_free(i->arena);
}

/* The bytes of a file of the result; empty when there is none. */
static inline str imported_file(const struct imported *i, const char *path) {
    struct tree out = import_test_tree(&i->result);
    const struct tree_file *f = tree_find(&out, str_c(path));
    return f ? f->bytes : STR("");
}

static inline void assert_holds(str text, const char *part) {
    if (!str_contains(text, str_c(part))) {
        fail_msg("\"%s\" is missing in:\n%.*s", part, STR_ARG(text));
    }
}

static inline void assert_text(str a, const char *b) {
    if (!str_eq(a, str_c(b))) {
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(a), b);
    }
}

static inline const struct problem *imported_problem(const struct imported *i, const char *rule) {
    for (size_t at = 0; at < i->result.problems.n; at++) {
        if (str_eq(str_c(i->result.problems.at[at].rule), str_c(rule))) {
            return &i->result.problems.at[at];
        }
    }
    return NULL;
}

/* What the reader of the result finds wrong, errors only: the first one's message. */
static inline void assert_no_book_errors(const struct imported *i) {
    for (size_t at = 0; at < i->book->problems.n; at++) {
        const struct problem *p = &i->book->problems.at[at];
        if (p->severity == SEVERITY_ERROR) {
            fail_msg("%.*s:%zu: %s: %.*s", STR_ARG(p->file), p->line, p->rule, STR_ARG(p->message));
        }
    }
}

static inline bool import_test_word_byte(char c) {
    return byte_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* Puts the words of `text` into `words`; "&amp;" is a sign and no word. */
static inline void import_test_words(struct map *words, str text) {
    for (size_t at = 0; at < text.n;) {
        size_t n = 0;
        while (at + n < text.n && import_test_word_byte(text.p[at + n])) {
            n++;
        }
        bool entity = at > 0 && text.p[at - 1] == '&' && at + n < text.n && text.p[at + n] == ';';
        if (n > 0 && !entity) {
            (void)map_put(words, str_sub(text, at, n), words);
        }
        at += n + 1;
    }
}

/* The first word of the pages of the source that is in no file of the result; empty = none is lost. */
static inline str imported_missing_word(const struct imported *i) {
    struct map there = map_new(i->arena);
    for (size_t at = 0; at < i->result.files.n; at++) {
        import_test_words(&there, i->result.files.at[at].bytes);
    }
    for (size_t at = 0; at < i->source.files.n; at++) {
        struct map words = map_new(i->arena);
        bool page = str_ends(i->source.files.at[at].path, STR(".md"));
        import_test_words(&words, page ? i->source.files.at[at].bytes : STR(""));
        for (size_t w = 0; w < words.n; w++) {
            if (!map_has(&there, words.at[w].key)) {
                return words.at[w].key;
            }
        }
    }
    return STR("");
}

/* Bytes at the start of `s` that are an address, a tag or an entity and no text a reader sees. */
static inline size_t import_test_unseen(str s) {
    static const struct {
        const char *start;
        const char *end;
    } FORMS[] = {{"](", ")"},       {"(http", ")"}, {"http://", " "},
                 {"https://", " "}, {"<", ">"},     {"&amp;", ";"}};
    for (size_t i = 0; i < COUNT_OF(FORMS); i++) {
        if (str_starts(s, str_c(FORMS[i].start))) {
            str line = str_sub(s, 0, str_find_byte(s, '\n'));
            size_t end = str_find(line, str_c(FORMS[i].end));
            return end == SIZE_MAX ? line.n : end + 1;
        }
    }
    return 0;
}

/* The words in order with single spaces, one at each end. */
static inline void import_test_plain(buf *b, str text) {
    buf_byte(b, ' ');
    for (size_t at = 0; at < text.n;) {
        size_t unseen = import_test_unseen(str_from(text, at));
        if (unseen == 0 && import_test_word_byte(text.p[at])) {
            buf_byte(b, text.p[at]);
        } else if (b->p[b->n - 1] != ' ') {
            buf_byte(b, ' ');
        }
        at += unseen ? unseen : 1;
    }
    buf_byte(b, ' ');
}

/* The first line of the pages of the source (of three words or more) whose words do not stand in this order
 * anywhere in the result; empty = none is lost. */
static inline str imported_missing_line(const struct imported *i) {
    buf all = buf_new(i->arena);
    for (size_t at = 0; at < i->result.files.n; at++) {
        import_test_plain(&all, i->result.files.at[at].bytes);
    }
    for (size_t at = 0; at < i->source.files.n; at++) {
        str rest = str_ends(i->source.files.at[at].path, STR(".md")) ? i->source.files.at[at].bytes : STR("");
        while (rest.n) {
            str line = str_line(&rest);
            buf plain = buf_new(i->arena);
            import_test_plain(&plain, line);
            str words = str_trim(buf_str(&plain));
            if (md_words_count(words) >= 3 && !str_contains(buf_str(&all), words)) {
                return line;
            }
        }
    }
    return STR("");
}

#endif
