/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * testing: the curricula that examples of rules are made of, for the tests of this room.
 *
 * example_read takes the form of lint_example_base (lint.h) apart: an example's files over those of the
 * base, files below old/ over the base once more, those below certificates/ on their own.
 */
#ifndef WAYMARK_LINT_TESTING_H
#define WAYMARK_LINT_TESTING_H

#include "lint/lint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct example {
    struct tree now;
    struct tree old;
    struct tree certificates;
    bool has_old;
    bool has_certificates;
};

static inline void example_put(struct arena *a, struct tree *t, str path, str bytes) {
    for (size_t i = 0; i < t->files.n; i++) {
        if (str_eq(t->files.at[i].path, path)) {
            t->files.at[i].bytes = bytes;
            return;
        }
    }
    *LIST_ADD(a, &t->files) = (struct tree_file){.path = path, .bytes = bytes};
}

static inline int example_order(const void *a, const void *b) {
    const struct tree_file *x = a;
    const struct tree_file *y = b;
    return str_cmp(x->path, y->path);
}

static inline void example_sort(struct tree *t) {
    if (t->files.n > 0) {
        qsort(t->files.at, t->files.n, sizeof *t->files.at, example_order);
    }
}

/* "-- PATH --" or "-- PATH -- unreadable". */
static inline bool example_head(str line, str *ret_path, bool *ret_unreadable) {
    *ret_unreadable = str_ends(line, STR(" -- unreadable"));
    str s = str_without_end(line, STR(" unreadable"));
    if (!str_starts(s, STR("-- ")) || !str_ends(s, STR(" --"))) {
        return false;
    }
    *ret_path = str_sub(s, 3, s.n - 6);
    return true;
}

static inline void example_file(struct arena *a, struct example *e, str path, str bytes) {
    if (str_eq(path, STR("curriculum.toml")) && str_contains(bytes, STR("version = \"1.1.0\""))) {
        e->has_old = true; /* an edition after the base */
    }
    if (str_starts(path, STR("old/"))) {
        e->has_old = true;
        example_put(a, &e->old, str_from(path, 4), bytes);
    } else if (str_starts(path, STR("certificates/"))) {
        e->has_certificates = true;
        example_put(a, &e->certificates, str_from(path, 13), bytes);
    } else {
        example_put(a, &e->now, path, bytes);
    }
}

static inline void example_add(struct arena *a, struct example *e, str text) {
    str path = {0};
    bool unreadable = false;
    while (text.n > 0) {
        assert_true(example_head(str_line(&text), &path, &unreadable));
        str rest = text;
        str next = {0};
        bool other = false;
        while (rest.n > 0 && !example_head(str_sub(rest, 0, str_find_byte(rest, '\n')), &next, &other)) {
            (void)str_line(&rest);
        }
        str bytes = str_sub(text, 0, text.n - rest.n);
        if (unreadable) {
            *LIST_ADD(a, &e->now.problems) = (struct tree_problem){path, "cannot be read: Permission denied"};
        } else {
            example_file(a, e, path, bytes);
        }
        text = rest;
    }
}

static inline struct example example_read(struct arena *a, const char *text) {
    struct example e = {0};
    example_add(a, &e, str_c(lint_example_base));
    for (size_t i = 0; i < e.now.files.n; i++) {
        *LIST_ADD(a, &e.old.files) = e.now.files.at[i];
    }
    example_add(a, &e, str_c(text));
    example_sort(&e.now);
    example_sort(&e.old);
    example_sort(&e.certificates);
    return e;
}

/* What lint says about an example. */
static inline struct lint_report example_lint(struct arena *a, const char *text) {
    struct example e = example_read(a, text);
    struct lint_report report = {0};
    struct book *book = NULL;
    struct book *old = NULL;
    assert_false(failed(book_read(a, &e.now, &book)));
    assert_true(!e.has_old || !failed(book_read(a, &e.old, &old)));
    lint_book(a, &(struct lint_input){&e.now, book, old, &e.old, STR("")}, &report);
    if (e.has_certificates) {
        const struct book *books[] = {book};
        lint_certificates(a, &(struct lint_compositions){&e.certificates, books, 1, STR("certificates/")},
                          &report);
    }
    lint_sort(&report);
    return report;
}

static inline void print_report(const struct lint_report *report) {
    for (size_t i = 0; i < report->problems.n; i++) {
        const struct problem *p = &report->problems.at[i];
        print_error("there is: %.*s:%zu:%zu %s %s: %.*s\n", STR_ARG(p->file), p->line, p->column, p->rule,
                    severity_name(p->severity), STR_ARG(p->message));
    }
}

/* There is a problem of this rule at this place ("m/two.md:3:10"), and it says this. */
static inline void assert_reported(struct arena *a, const struct lint_report *report, const char *place,
                                   const char *rule, const char *part) {
    bool found = false;
    for (size_t i = 0; i < report->problems.n; i++) {
        const struct problem *p = &report->problems.at[i];
        buf at = buf_new(a);
        buf_fmt(&at, "%.*s:%zu:%zu", STR_ARG(p->file), p->line, p->column);
        found = found || (str_eq(buf_str(&at), str_c(place)) && str_eq(str_c(p->rule), str_c(rule)) &&
                          str_contains(p->message, str_c(part)));
    }
    if (!found) {
        print_report(report);
        print_error("want: %s %s …%s…\n", place, rule, part);
    }
    assert_true(found);
}

static inline size_t count_rule(const struct lint_report *report, const char *rule) {
    size_t count = 0;
    for (size_t i = 0; i < report->problems.n; i++) {
        count += str_eq(str_c(report->problems.at[i].rule), str_c(rule));
    }
    return count;
}

#endif
