/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * lint: what an author should know about a curriculum before readers see it.
 *
 * Reading a curriculum (curriculum/book.h) says what is broken. This room adds what is unfinished, thin,
 * unfair to the reader or likely a slip: filler left from a template, hours that do not add up, a skill
 * that nobody assesses, a link to a heading that is gone, a picture without credit. `waymark lint` prints
 * both in one list.
 *
 * Each problem has a rule, and each rule stands in the table below with its reason and two examples, a
 * bad and a good one. The examples are executed as tests, so that no rule says something that it does
 * not do. No problem, of this room or of those below, has a rule that is not in the table.
 *
 * A warning or note that is right for once is allowed by a comment in the file, with a reason:
 *     <!-- lint-allow repeated: both units quote the same article on purpose -->      in Markdown
 *     # lint-allow minutes: this workshop takes a whole evening                       in TOML and YAML
 * It holds for the whole file. Errors cannot be allowed, since readers would see something wrong.
 *
 * What it is not: it changes no file, asks no network and judges no prose.
 *
 * Severities: error, warning and note (markdown/problem.h). Clean means: no error and no warning.
 * Cost: linear in the size of the files, each text is parsed once more than by book_read.
 * Lifetimes: a report and all it names live in the arena. Threads: a report belongs to one thread;
 * several may be made at the same time, the books they are made from are only read.
 */
#ifndef WAYMARK_LINT_LINT_H
#define WAYMARK_LINT_LINT_H

#include "curriculum/book.h"

/* ---- Rules --------------------------------------------------------------------------------- */

struct lint_rule {
    const char *id;         /* "anchor": never changes, since waivers and scripts name it */
    const char *group;      /* heading in docs/lint-rules.md: "links" */
    enum severity severity; /* as a rule; a unit that says it is partial gets notes for what is missing */
    const char *title;      /* one line, no full stop */
    const char *why;        /* why it matters to a reader or to whoever reuses the work */
    const char *bad;        /* files that break it and no other rule, see lint_example_base */
    const char *good;       /* the same, mended: without any problem */
    const char *fix;        /* what to do */
};

/* All rules: by group, in the order in which documents list them. */
extern const struct lint_rule lint_rules[];
extern const size_t lint_rules_count;

/* The rule, or NULL; and the id nearest to a wrong one, or NULL. */
const struct lint_rule *lint_rule_find(str id);
const char *lint_rule_nearest(str id);

/* The small curriculum that examples are put over. A line "-- PATH --" starts a file. Files below
 * old/ are the edition before, below certificates/ the compositions; a path followed by "-- unreadable"
 * cannot be read. */
extern const char lint_example_base[];

/* A rule in words: why, the bad and the good example, what to do. */
void lint_explain(buf *b, const struct lint_rule *rule);

/* docs/lint-rules.md, without its license lines. */
void lint_write_markdown(buf *b);

/* ---- Reports ------------------------------------------------------------------------------- */

/* A problem that the file itself allows. */
struct lint_waived {
    struct problem problem;
    str reason;
};

/* A link that leads out of the curriculum. */
struct lint_link {
    str file;
    size_t line; /* from 1; 0 = not found in the source */
    size_t column;
    str url;
};

/* Where one skill is taught (outcomes), practiced (questions and quests of units that have such an
 * outcome) and assessed (criteria of rubrics). */
struct lint_skill {
    bool claimed; /* the manifest lists it */
    size_t units;
    size_t outcomes;
    size_t questions;
    size_t quests; /* of the bank, and summits that are written */
    size_t criteria;
};

struct lint_coverage {
    str curriculum; /* id */
    struct lint_skill skills[SKILL_COUNT];
};

/* How much there is, for the last line that people read. */
struct lint_figures {
    size_t units; /* lessons and summits */
    size_t complete;
    size_t planned;
    size_t words;
    size_t questions;
    size_t quests;
    size_t pictures;
};

struct lint_report {
    struct problem_list
        problems; /* sorted by lint_sort: file, line, column, rule; at most PROBLEMS_COUNT_MAX */
    LIST(struct lint_waived) waived;
    LIST(struct lint_link) links;
    LIST(struct lint_coverage) coverage; /* one a curriculum */
    struct lint_figures figures;
};

/* One curriculum. */
struct lint_input {
    const struct tree *tree;
    const struct book *book; /* read from that tree */
    const struct book *old; /* the edition before, or NULL: keys that are gone without an alias are found, and
                              * what publishing will ask of changes.toml and the version (curriculum/diff.h) */
    const struct tree *old_tree; /* its files; NULL with `old` */
    str prefix;                  /* before each path in the report: "curricula/core/"; may be empty */
};

/* Adds to *report what there is to say about a curriculum, including the problems of the book. */
void lint_book(struct arena *a, const struct lint_input *input, struct lint_report *report);

/* The compositions of certificates (contracts.md §2) against the curricula that are there. */
struct lint_compositions {
    const struct tree *tree; /* files NAME.toml at its top */
    const struct book *const *books;
    size_t books_count;
    str prefix; /* as above */
};
void lint_certificates(struct arena *a, const struct lint_compositions *c, struct lint_report *report);

struct lint_target {
    const char *folder;  /* a curriculum, or a folder of curricula (contracts.md §2) */
    const char *against; /* the same of the edition before, or NULL */
};

/* Reads a folder and adds all that there is to say about it. Beside a folder of curricula, the folder
 * `certificates` is looked at if there is one. A folder without any curriculum is an error in the report.
 * ERR_NOT_FOUND, ERR_LIMIT, ERR_IO as tree_read, for either folder; *report may have been added to. */
MUST_USE err lint_folder(struct arena *a, struct world *w, const struct lint_target *target,
                         struct lint_report *report);

/* Puts problems, waived ones and links into their order. To be called once all was added. */
void lint_sort(struct lint_report *report);

/* Nothing but notes. */
bool lint_is_clean(const struct lint_report *report);

#endif
