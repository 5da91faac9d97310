/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/library.h"

#define MANIFEST STR("curriculum.toml")

struct reading {
    struct arena *arena;
    const struct library *before; /* NULL = none */
    struct library *library;
};

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

/* The book of this folder in the library before; false when there was none. */
static bool find_before(const struct library *before, str folder, struct book_before *ret) {
    for (size_t i = 0; before && i < before->books.n; i++) {
        if (str_eq(before->places.at[i], folder)) {
            *ret = (struct book_before){before->books.at[i], &before->trees.at[i]};
            return true;
        }
    }
    return false;
}

static void add_book(struct reading *r, const struct tree *t, str folder) {
    struct arena *a = r->arena;
    struct library *library = r->library;
    struct book *book = NULL;
    struct book_before before;
    bool has_before = find_before(r->before, folder, &before);
    err e = book_read_after(a, t, has_before ? &before : NULL, &book);
    if (failed(e)) {
        *LIST_ADD(a, &library->failures) = (struct library_failure){folder, e.message};
        return;
    }
    *LIST_ADD(a, &library->books) = book;
    *LIST_ADD(a, &library->trees) = *t;
    *LIST_ADD(a, &library->places) = folder;
    library->units_taken += book->units_taken;
    for (size_t i = 0; i < book->modules.n; i++) {
        library->units_read += book->modules.at[i].units.n;
    }
    library->units_read -= book->units_taken;
}

/* "core" of "core/curriculum.toml"; empty for any other path. */
static str folder_of_manifest(str path) {
    str folder = str_split(&path, '/');
    return str_eq(path, MANIFEST) ? folder : (str){0};
}

static void add_folders(struct reading *r, const struct tree *all) {
    for (size_t i = 0; i < all->files.n; i++) {
        str folder = folder_of_manifest(all->files.at[i].path);
        if (folder.n) {
            struct tree sub = subtree(r->arena, all, folder);
            add_book(r, &sub, folder);
        }
    }
}

err library_read(struct arena *a, struct world *w, const char *folder, struct library *ret) {
    return library_read_after(a, w, folder, NULL, ret);
}

err library_read_after(struct arena *a, struct world *w, const char *folder, const struct library *before,
                       struct library *ret) {
    struct tree all = {0};
    err e = tree_read(a, w, folder, &all);
    if (failed(e)) {
        return e;
    }
    struct library library = {.tree = all};
    struct reading r = {a, before, &library};
    if (tree_find(&all, MANIFEST)) {
        add_book(&r, &all, (str){0});
    } else {
        add_folders(&r, &all);
    }
    *ret = library;
    return OK;
}
