/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * problem: something wrong in an author's file.
 *
 * Reading a page or a curriculum never stops at the first mistake: each one becomes a
 * problem with its place, and the author mends them together. `waymark lint` prints them,
 * one object a line with --json (contracts.md §4).
 *
 * It is not an error of the program (base/err.h), and it is never shown to readers.
 *
 * Lifetimes: message, fix and file live in the arena that the reading function was given.
 * Threads: plain values.
 */
#ifndef WAYMARK_MARKDOWN_PROBLEM_H
#define WAYMARK_MARKDOWN_PROBLEM_H

#include "base/base.h"

/* error: readers would see something wrong or miss something. warning: it works, but the author
 * surely meant something else. note: worth knowing. */
enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

struct problem {
    str file;         /* path in the tree */
    size_t line;      /* from 1; 0 = the file as a whole */
    size_t column;    /* from 1, characters; 0 = the line as a whole */
    const char *rule; /* a name that does not change: "link", "question", … */
    enum severity severity;
    str message; /* what is wrong */
    str fix;     /* what to do; may be empty */
};

/* As LIST(struct problem), with a name so that it can be handed on. */
struct problem_list {
    struct problem *at;
    size_t n;
    size_t capacity;
};

/* Adds `p`, unless the list holds PROBLEMS_COUNT_MAX already: the last place then says that there
 * are more. The strings are not copied. */
void problem_add(struct arena *a, struct problem_list *list, struct problem p);

/* "error", "warning", "note". */
const char *severity_name(enum severity severity);

/* How many of the list are of that severity. */
size_t problems_count(const struct problem_list *list, enum severity severity);

#endif
