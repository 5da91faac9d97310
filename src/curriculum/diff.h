/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * diff: what is different between two editions of a curriculum.
 *
 * Units are compared by their key and their revision (contracts.md §1, §2): a unit is added, removed, changed,
 * or renamed, which its new file says with `aliases`. For what was changed, the new edition states in its
 * changes.toml what kind of change it is, because people who have worked with the old text need to know:
 *
 *     "core/commons/significance" = "editorial"     # wording; nothing to learn anew
 *     "core/commons/licenses"     = "clarifying"    # says the same, better
 *     "core/legal/clauses"        = "substantive"   # says something else: evidence may need another look
 *     "core/legal/marking"        = "replaced"      # another unit in its place
 *
 * Pages (also those of modules and the glossary), quests and media are compared by their bytes. Words are
 * counted, not aligned: a word that moved is no change, one that stands once more is one added.
 *
 * diff_check adds what stands in the way of publishing: a changed unit without its class, a class that is
 * none, a version that was not raised (semver 2.0.0 §11).
 *
 * What this is not: it reads no files and prints nothing. Results live in the arena and borrow from both
 * editions. Pure; any thread.
 */
#ifndef WAYMARK_CURRICULUM_DIFF_H
#define WAYMARK_CURRICULUM_DIFF_H

#include "curriculum/book.h"

enum change_class {
    CLASS_NONE, /* not stated */
    CLASS_EDITORIAL,
    CLASS_CLARIFYING,
    CLASS_SUBSTANTIVE,
    CLASS_REPLACED
};
const char *change_class_name(enum change_class c); /* "editorial"; "" for CLASS_NONE */

enum diff_kind { DIFF_UNIT, DIFF_PAGE, DIFF_QUEST, DIFF_MEDIA };
const char *diff_kind_name(enum diff_kind k); /* "unit" */

enum diff_change { DIFF_ADDED, DIFF_REMOVED, DIFF_RENAMED, DIFF_CHANGED };
const char *diff_change_name(enum diff_change c); /* "added" */

struct diff_entry {
    enum diff_kind kind;
    enum diff_change change;
    str key;                 /* of a unit or quest; else the path below the curriculum */
    str from;                /* the old key of a renamed unit */
    enum change_class class; /* of a unit whose text changed */
    bool text_changed;       /* false for a unit that was renamed alone */
    size_t words_added, words_removed;
};

struct book_diff {
    LIST(struct diff_entry) entries; /* units, pages, quests, media; each by key */
    struct problem_list problems;    /* of changes.toml and the version, for those who publish */
    bool same;                       /* the two editions have the same hash */
};

/* An edition with its files. */
struct edition_files {
    const struct book *book;
    const struct tree *tree;
};

/* Compares. The problems are those of diff_check. */
struct book_diff book_diff(struct arena *a, const struct edition_files *old,
                           const struct edition_files *new_one);

/* Order of two versions by semver 2.0.0 §11: < 0, 0, > 0. What is no semver comes before what is one; two such
 * are ordered by their bytes. */
int version_cmp(str a, str b);

#endif
