/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * import: a course that somebody wrote elsewhere becomes a curriculum in our layout.
 *
 * import_tree takes a folder that was read whole (base/tree.h) and makes the files of
 * docs/curriculum-format.md from it: the manifest, modules with their units in order, pages,
 * media/media.toml. import_write puts them on the disk, all or none.
 *
 * Which kind of source it is, is recognized and said (enum import_kind). What the source does not
 * say is not invented: no minutes, no skills of outcomes without saying that they were guessed, no
 * credit. Nothing is fetched: pictures on other sites become entries with `missing = true` and the
 * address where they are (contracts.md §2).
 *
 * The promise is that no text is lost. Every word of a page is afterwards in a page, in the
 * manifest, in media.toml, or in imported-leftovers.md, which keeps what has no place. Whatever was
 * changed or could not be done is a problem with file, line and column in the *source*, and what to do.
 *
 * Invariants: the files that result are read by book_read without a problem of severity error that
 * the import could have avoided; the same tree gives the same bytes; paths of the result are made
 * of a-z, 0-9, '-', '_', '.' and '/', so they cannot leave the folder.
 *
 * What it is not: it does not judge the content (that is lint's), and it does not merge into a
 * curriculum that is there already.
 *
 * Lifetimes: the result lives in the arena and borrows from the tree. Threads: any number at a time.
 */
#ifndef WAYMARK_IMPORT_IMPORT_H
#define WAYMARK_IMPORT_IMPORT_H

#include "base/base.h"
#include "markdown/problem.h"

/* What the folder was taken for. */
enum import_kind {
    IMPORT_HUGO,   /* a Hugo content tree: _index.md, front matter, weights */
    IMPORT_LINKED, /* lists of links in index pages give the order */
    IMPORT_PAGE,   /* one page */
    IMPORT_FOLDER  /* folders and files by their names */
};

/* "a Hugo content tree, ordered by weight": a literal that fits after "this is". */
const char *import_kind_text(enum import_kind kind);

/* The file of OUT that keeps what has no place. */
#define IMPORT_LEFTOVERS "imported-leftovers.md"

struct import_result {
    enum import_kind kind;
    str id;                                /* of the certificate: from the folder's name */
    str title;                             /* of the certificate */
    size_t modules, units, summits, pages; /* how many were placed */
    LIST(struct tree_file) files;          /* sorted by path; `modified` is 0 */
    struct problem_list problems;          /* of the source, by file, then line */
};

/*
 * Makes the files. `name` is the name of the folder, for the id; it may be anything.
 * ERR_INPUT when there is no Markdown page in the tree, ERR_LIMIT when the result would pass
 * TREE_BYTES_MAX or the tree has more than CURRICULUM_UNITS_COUNT_MAX pages.
 */
MUST_USE err import_tree(struct arena *a, const struct tree *source, str name, struct import_result *ret);

/*
 * Reads `path`: a folder, or one file whose name ends in .md as a tree of that file. As tree_read.
 */
MUST_USE err import_read(struct arena *a, struct world *w, const char *path, struct tree *ret);

/*
 * Whether `out` can be written to: ERR_CONFLICT when there is a file, or a folder that is not empty; ERR_IO
 * when that cannot be found out.
 */
MUST_USE err import_check_out(struct arena *a, struct world *w, const char *out);

/*
 * Writes the files to the folder `out`, which must not exist or be empty. They go to a new folder
 * beside it, which takes its name at the end; after a failure it is removed and `out` is as it was.
 * ERR_CONFLICT as import_check_out, ERR_IO.
 */
MUST_USE err import_write(struct arena *a, struct world *w, const char *out,
                          const struct import_result *result);

#endif
