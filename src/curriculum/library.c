/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/library.h"

#define MANIFEST STR("curriculum.toml")

/* The files below `folder` as a tree of their own; `t` is sorted, so they stand together. */
static struct tree subtree(struct arena *a, const struct tree *t, str folder) {
    struct tree sub = {.root = folder};
    str start = arena_join(a, (const str[]){folder, STR("/")}, 2);
    for (size_t i = 0; i < t->files.n; i++) {
        if (str_starts(t->files.at[i].path, start)) {
            struct tree_file *file = LIST_ADD(a, &sub.files);
            *file = t->files.at[i];
            file->path = str_from(file->path, start.n);
        }
    }
    for (size_t i = 0; i < t->problems.n; i++) {
        if (str_starts(t->problems.at[i].path, start)) {
            struct tree_problem *problem = LIST_ADD(a, &sub.problems);
            *problem = t->problems.at[i];
            problem->path = str_from(problem->path, start.n);
        }
    }
    return sub;
}

static void add_book(struct arena *a, const struct tree *t, str folder, struct library *library) {
    struct book *book = NULL;
    err e = book_read(a, t, &book);
    if (failed(e)) {
        *LIST_ADD(a, &library->failures) = (struct library_failure){folder, e.message};
        return;
    }
    *LIST_ADD(a, &library->books) = book;
}

/* "core" of "core/curriculum.toml"; empty for any other path. */
static str folder_of_manifest(str path) {
    str folder = str_split(&path, '/');
    return str_eq(path, MANIFEST) ? folder : (str){0};
}

static void add_folders(struct arena *a, const struct tree *all, struct library *library) {
    for (size_t i = 0; i < all->files.n; i++) {
        str folder = folder_of_manifest(all->files.at[i].path);
        if (folder.n) {
            struct tree sub = subtree(a, all, folder);
            add_book(a, &sub, folder, library);
        }
    }
}

err library_read(struct arena *a, struct world *w, const char *folder, struct library *ret) {
    struct tree all = {0};
    err e = tree_read(a, w, folder, &all);
    if (failed(e)) {
        return e;
    }
    struct library library = {0};
    if (tree_find(&all, MANIFEST)) {
        add_book(a, &all, (str){0}, &library);
    } else {
        add_folders(a, &all, &library);
    }
    *ret = library;
    return OK;
}
