/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * test_tree: small curricula built in memory, for the tests of this room.
 *
 * A test names files and their text; what it does not name comes from a small curriculum that is
 * whole and without problems (WHOLE below). A file that is given as NULL is taken out of it.
 */
#ifndef WAYMARK_CURRICULUM_TEST_TREE_H
#define WAYMARK_CURRICULUM_TEST_TREE_H

#include "curriculum/book.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define MANIFEST_HEAD                                                                                        \
    "id = \"t\"\ntitle = \"Test\"\nversion = \"1.0.0\"\nlicense = \"CC BY 4.0\"\nmodules = [\"m\"]\n"        \
    "pages = [\"overview\"]\n"

#define UNIT_FRONT                                                                                           \
    "+++\ntitle = \"Unit one\"\nweight = 1\nteaser = \"A sentence.\"\nminutes = {read = 20, practice = "     \
    "25}\n"                                                                                                  \
    "updated = 2026-11-22\noutcomes = [{id = \"o1\", text = \"Tell it.\", skill = \"finding\"}]\n"

#define UNIT_BODY                                                                                            \
    "## The big question\n\nWhat now?\n\n## Personal reflection\n\nAnd *you*?\n\n## Essential knowledge\n\n" \
    "It is so.\n\n### Detail\n\nMore.\n\n## Check yourself\n\n### Q: Eh?\n\n- [x] a\n\n  so\n- [ ] b\n\n  "  \
    "not\n\n"                                                                                                \
    "## Application\n\n### Toolkit\n\nT.\n\n### Community\n\nC.\n\n### Applied practice\n\nP.\n\n"           \
    "## Closing the loop\n\nL.\n\n## Sources and further reading\n\nS.\n"

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h4\"/></svg>\n"

struct file {
    const char *path;
    const char *text;
};

static const struct file WHOLE[] = {
    {"curriculum.toml", MANIFEST_HEAD},
    {"m/_index.md", "+++\ntitle = \"Module\"\nquestion = \"Why?\"\n+++\n\nAbout it.\n"},
    {"m/one.md", UNIT_FRONT "+++\n\n" UNIT_BODY},
    {"overview.md", "+++\ntitle = \"Overview\"\n+++\n\nHello.\n"},
};

struct reading {
    struct arena *arena;
    struct tree tree;
    struct book *book; /* NULL when it failed */
    err error;
};

static inline int compare_files(const void *a, const void *b) {
    const struct tree_file *x = a;
    const struct tree_file *y = b;
    return str_cmp(x->path, y->path);
}

static inline void tree_put(struct arena *a, struct tree *t, str path, str bytes) {
    for (size_t i = 0; i < t->files.n; i++) {
        if (str_eq(t->files.at[i].path, path)) {
            t->files.at[i].bytes = bytes;
            return;
        }
    }
    *LIST_ADD(a, &t->files) = (struct tree_file){.path = path, .bytes = bytes};
}

static inline void tree_sort(struct tree *t) {
    qsort(t->files.at, t->files.n, sizeof *t->files.at, compare_files);
}

/* The whole curriculum with these files put over it. */
static inline struct tree tree_of(struct arena *a, const struct file *files, size_t count) {
    struct tree all = {.root = STR("test")};
    struct tree t = {.root = STR("test")};
    for (size_t i = 0; i < COUNT_OF(WHOLE); i++) {
        tree_put(a, &all, str_c(WHOLE[i].path), str_c(WHOLE[i].text));
    }
    for (size_t i = 0; i < count; i++) {
        tree_put(a, &all, str_c(files[i].path), str_c(files[i].text));
    }
    for (size_t i = 0; i < all.files.n; i++) {
        if (all.files.at[i].bytes.p != NULL) {
            *LIST_ADD(a, &t.files) = all.files.at[i];
        }
    }
    tree_sort(&t);
    return t;
}

static inline struct reading read_files(const struct file *files, size_t count) {
    struct reading r = {.arena = arena_new()};
    r.tree = tree_of(r.arena, files, count);
    r.error = book_read(r.arena, &r.tree, &r.book);
    return r;
}

/* read_one("m/one.md", "…"): one file over the whole. */
static inline struct reading read_one(const char *path, const char *text) {
    return read_files(&(struct file){path, text}, 1);
}

static inline void reading_end(struct reading *r) {
    arena_free(r->arena);
}

static inline void assert_str(str got, const char *want) {
    if (!str_eq(got, str_c(want))) {
        print_error("got:  %.*s\nwant: %s\n", STR_ARG(got), want);
    }
    assert_true(str_eq(got, str_c(want)));
}

static inline void print_problems(const struct reading *r) {
    for (size_t i = 0; r->book != NULL && i < r->book->problems.n; i++) {
        const struct problem *p = &r->book->problems.at[i];
        print_error("there is: %.*s:%zu:%zu %s %s: %.*s\n", STR_ARG(p->file), p->line, p->column, p->rule,
                    severity_name(p->severity), STR_ARG(p->message));
    }
}

static inline const struct problem *problem_find(const struct reading *r, const char *file,
                                                 const char *rule) {
    for (size_t i = 0; i < r->book->problems.n; i++) {
        const struct problem *p = &r->book->problems.at[i];
        if (str_eq(p->file, str_c(file)) && str_eq(str_c(p->rule), str_c(rule))) {
            return p;
        }
    }
    return NULL;
}

/* There is a problem of this rule at this place ("m/one.md:3:10"), and it says this. */
static inline void assert_problem(const struct reading *r, const char *place, const char *rule,
                                  const char *part) {
    bool found = false;
    assert_non_null(r->book);
    for (size_t i = 0; i < r->book->problems.n; i++) {
        const struct problem *p = &r->book->problems.at[i];
        buf at = buf_new(r->arena);
        buf_fmt(&at, "%.*s:%zu:%zu", STR_ARG(p->file), p->line, p->column);
        found = found || (str_eq(buf_str(&at), str_c(place)) && str_eq(str_c(p->rule), str_c(rule)) &&
                          str_contains(p->message, str_c(part)));
    }
    if (!found) {
        print_problems(r);
        print_error("want: %s %s …%s…\n", place, rule, part);
    }
    assert_true(found);
}

static inline void assert_clean(const struct reading *r) {
    if (failed(r->error) || r->book->problems.n > 0) {
        print_problems(r);
    }
    assert_false(failed(r->error));
    assert_int_equal(r->book->problems.n, 0);
}

static inline const struct unit *first_unit(const struct reading *r) {
    assert_non_null(r->book);
    assert_true(r->book->modules.n > 0 && r->book->modules.at[0].units.n > 0);
    return &r->book->modules.at[0].units.at[0];
}

#endif
