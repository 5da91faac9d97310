/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * tree: a folder read whole.
 *
 * A curriculum is a folder of files. tree_read takes all of it into memory at one moment,
 * so that everything after works on bytes and cannot be surprised by a file that changes.
 * Files come sorted by path (bytes), paths relative to the folder, with '/' between names.
 * Names that start with '.' are passed over.
 *
 * What cannot be read does not end the reading: it becomes a problem with its path (an
 * outward or dangling symbolic link, a file without permission, a name that is not UTF-8 or
 * has control characters, one that is too large, a folder nested too deep). In such a path
 * what cannot be shown is U+FFFD. Problems are sorted by path. A link to a file inside the folder is
 * read as that file (unless the file is one that is passed over); links to folders are not
 * followed, so there are no cycles, and are problems too.
 */
#ifndef WAYMARK_BASE_TREE_H
#define WAYMARK_BASE_TREE_H

#include "base/world.h"

struct tree_file {
    str path;         /* "commons/significance.md" */
    str bytes;        /* as they are on disk */
    time_us modified; /* of the file */
};

struct tree_problem {
    str path;
    const char *message;
};

struct tree {
    str root; /* as it was given */
    LIST(struct tree_file) files;
    LIST(struct tree_problem) problems;
};

/* ERR_NOT_FOUND when there is no such folder, ERR_LIMIT when it holds too much in all, ERR_IO. */
MUST_USE err tree_read(struct arena *a, struct world *w, const char *root, struct tree *ret);

/* The file at `path`, or NULL. */
const struct tree_file *tree_find(const struct tree *t, str path);

#endif
