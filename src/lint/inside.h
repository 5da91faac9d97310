/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * inside: what the files of this room share while one curriculum is looked at. Not for others.
 *
 * It goes in this order: settings → pages (each parsed again, so that its text and anchors are at hand)
 * → rubrics → everything else in any order → waivers, which take problems out again.
 *
 * Problems are made with lint_add, which takes the severity from the table of rules. Paths are those of
 * the tree; the prefix is put before them at the very end.
 */
#ifndef WAYMARK_LINT_INSIDE_H
#define WAYMARK_LINT_INSIDE_H

#include "curriculum/source.h"
#include "format/toml.h"
#include "lint/lint.h"

/* From least to most, both included. */
struct lint_range {
    uint32_t least;
    uint32_t most; /* 0 = no such demand */
};

/* The table [lint] of curriculum.toml. */
struct lint_settings {
    struct lint_range unit_minutes;
    struct lint_range summit_minutes;
    struct lint_range total_hours; /* without a value only for curricula with live days */
    struct lint_range unit_questions;
    uint32_t unit_words;
    uint32_t unit_quests;
};

struct lint_page {
    const struct tree_file *file;
    struct source_page source;
    const struct md_document *document;
    struct map anchors;
    const struct unit *unit;   /* of a unit's page, else NULL */
    const struct quest *quest; /* of a quest's page, else NULL */
    bool glossary;
};

struct lint_run {
    struct arena *arena;
    const struct tree *tree;
    const struct book *book;
    const struct value *manifest; /* the table of curriculum.toml; NULL when it cannot be read */
    struct lint_settings settings;
    LIST(struct lint_page) pages;
    struct map page_at;    /* path → struct lint_page * */
    struct map media_at;   /* path → const struct media * */
    struct map unit_at;    /* key → const struct unit * */
    struct map paragraphs; /* of units, normalized → where it stood first */
    struct map criteria;   /* "rubrics/practice.toml#id"; the file alone is there, too */
    size_t criteria_count[SKILL_COUNT];
    struct problem_list problems;
    LIST(struct lint_link) links;
};

/* ---- Problems ---- */

/* With the severity of its rule; a rule that is not in the table is a bug of ours. */
void lint_add(struct lint_run *r, struct problem p);
/* The same as a note. */
void lint_add_note(struct lint_run *r, struct problem p);
/* At a value of a page's front matter (`page` NULL: of a TOML file), or at its start if `v` is NULL. */
struct problem lint_at(const struct lint_page *page, const struct value *v, struct problem p);
/* The message of a parser, "line 3, column 5: …", taken apart. */
struct problem lint_of_err(err e, struct problem p);
str lint_fmt(struct lint_run *r, const char *format, ...) PRINTF_LIKE(2, 3);
/* Members of a table that nobody reads. */
struct lint_keys {
    const char *const *names;
    size_t count;
};
void lint_unknown_keys(struct lint_run *r, str file, const struct value *table, struct lint_keys keys);
/* A text member, trimmed; empty when it is missing or no text. */
str lint_text(const struct value *table, const char *key);

/* ---- Text ---- */

/* Whether `text` begins with `start`, ASCII letters without their case. `start` is in lower case. */
bool lint_starts(str text, const char *start);

/* ---- The checks ---- */

void lint_settings_read(struct lint_run *r);
void lint_pages_read(struct lint_run *r);
void lint_rubrics(struct lint_run *r);
void lint_texts(struct lint_run *r);
void lint_alt(struct lint_run *r, struct problem at, str alt, str target);
void lint_form(struct lint_run *r);
void lint_links(struct lint_run *r);
void lint_units(struct lint_run *r);
void lint_quests(struct lint_run *r);
void lint_media(struct lint_run *r);
void lint_glossary(struct lint_run *r);
struct lint_coverage lint_coverage_of(struct lint_run *r);
void lint_renamed(struct lint_run *r, const struct lint_input *input);

/* waiver.c: moves from `problems` to the report, allowed ones apart, with the prefix. */
void lint_hand_over(struct lint_run *r, str prefix, struct lint_report *report);

#endif
