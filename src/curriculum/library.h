/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * library: all curricula of a folder.
 *
 * A folder is a curriculum if it has a curriculum.toml; else every folder one level below that has
 * one is a curriculum (contracts.md §2). A curriculum that cannot be read is named in `failures`
 * with the reason; the others are there all the same.
 */
#ifndef WAYMARK_CURRICULUM_LIBRARY_H
#define WAYMARK_CURRICULUM_LIBRARY_H

#include "curriculum/book.h"

struct library_failure {
    str folder;          /* below the root; empty = the root itself */
    const char *message; /* what is wrong, where, what to do */
};

struct library {
    LIST(struct book *) books; /* by folder name */
    LIST(struct tree) trees;   /* the files of each book, in the order of the books */
    LIST(str) places;          /* the folder of each, below the root; empty = the root itself */
    LIST(struct library_failure) failures;
    size_t units_taken; /* library_read_after, from the library before */
    size_t units_read;
    struct tree tree; /* all of the folder, with what could not be read in it */
};

/* ERR_NOT_FOUND, ERR_LIMIT, ERR_IO as tree_read. No curriculum at all is no error: books.n is 0. */
MUST_USE err library_read(struct arena *a, struct world *w, const char *folder, struct library *ret);

/* The same, with units taken over from `before` where they are as they were (book_read_after): then it borrows
 * from it, and `before`, which was made by library_read, must outlive it. NULL = read all anew. */
MUST_USE err library_read_after(struct arena *a, struct world *w, const char *folder,
                                const struct library *before, struct library *ret);

#endif
