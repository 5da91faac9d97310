/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * Taking units over from an edition that was read before (book_read_after).
 *
 * What a unit becomes depends on its own file and on everything that is no unit: manifest, module pages, media,
 * quests, glossary, and which files there are. So either all of that is as before, and every unit with the same
 * bytes is taken; or none is. Bytes are compared, not hashes: it is faster, and nothing can collide.
 */
#include "curriculum/inside.h"

static void index_units(const struct book *b, struct arena *a, struct map *ret) {
    *ret = map_new(a);
    for (size_t i = 0; i < b->modules.n; i++) {
        for (size_t k = 0; k < b->modules.at[i].units.n; k++) {
            struct unit *u = &b->modules.at[i].units.at[k];
            map_put(ret, u->file, u);
        }
    }
}

static bool problems_are_same(const struct tree *a, const struct tree *b) {
    bool same = a->problems.n == b->problems.n;
    for (size_t i = 0; same && i < a->problems.n; i++) {
        same = str_eq(a->problems.at[i].path, b->problems.at[i].path);
    }
    return same;
}

void take_prepare(struct reader *r) {
    const struct tree *old = r->before ? r->before->tree : NULL;
    if (!old || old->files.n != r->tree->files.n || !problems_are_same(old, r->tree)) {
        return;
    }
    struct map units, same = map_new(r->arena);
    index_units(r->before->book, r->arena, &units);
    for (size_t i = 0; i < old->files.n; i++) {
        const struct tree_file *was = &old->files.at[i];
        const struct tree_file *is = &r->tree->files.at[i];
        struct unit *u = map_get(&units, was->path);
        bool equal = str_eq(was->bytes, is->bytes);
        if (!str_eq(was->path, is->path) || (!u && !equal)) {
            return;
        }
        if (u && equal) {
            map_put(&same, was->path, u);
        }
    }
    r->before_units = same;
    r->others_same = same.n > 0;
}

static void take_problems(struct reader *r, struct problem_range range) {
    const struct problem_list *problems = &r->before->book->problems;
    for (size_t i = 0; i < range.count; i++) {
        book_problem(r, problems->at[range.at + i]);
    }
}

bool take_unit(struct reader *r, const struct tree_file *file, struct unit *ret) {
    const struct unit *u = map_get(&r->before_units, file->path);
    if (!u) {
        return false;
    }
    take_problems(r, u->problems);
    *ret = *u;
    memset(&ret->quests, 0, sizeof ret->quests); /* attached anew: this book may have others */
    r->book->units_taken++;
    return true;
}

bool take_quests(struct reader *r) {
    if (r->others_same) {
        take_problems(r, r->before->book->quest_problems);
        r->book->quests = r->before->book->quests;
    }
    return r->others_same;
}

bool take_pages(struct reader *r) {
    if (r->others_same) {
        take_problems(r, r->before->book->page_problems);
        r->book->pages = r->before->book->pages;
    }
    return r->others_same;
}
