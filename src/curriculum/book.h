/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * book: a curriculum in memory.
 *
 * book_read turns a folder that was read whole (base/tree.h) into a `struct book`: the
 * manifest, modules, units with their parts found by the skeleton, their text rendered to
 * safe HTML. The book is immutable afterwards, lives in one arena (the edition's) and may be
 * read by any number of threads.
 *
 * What is wrong in the folder is a list of problems in the book and not a failure: a unit
 * that cannot be read becomes a problem, the rest of the book is there. Only when there is no
 * usable manifest does book_read fail.
 *
 * File formats: contracts.md §2, written down for authors in docs/curriculum-format.md.
 */
#ifndef WAYMARK_CURRICULUM_BOOK_H
#define WAYMARK_CURRICULUM_BOOK_H

#include "base/base.h"
#include "format/html.h"
#include "markdown/markdown.h"

/* The seven skills of the program, in the order of contracts.md §1. */
enum skill {
    SKILL_RELATIONSHIP,
    SKILL_BENEFITS,
    SKILL_SHARING,
    SKILL_FINDING,
    SKILL_ADVISING,
    SKILL_TRAINING,
    SKILL_ADVOCACY,
    SKILL_COUNT
};

const char *skill_id(enum skill skill); /* "relationship" */
bool skill_from_id(str id, enum skill *ret);

/* The parts of a unit, in the order in which they stand. */
enum part {
    PART_BIG_QUESTION,
    PART_OUTCOMES,
    PART_REFLECTION,
    PART_ESSENTIAL,
    PART_CHECK,
    PART_APPLICATION,
    PART_LOOP,
    PART_SOURCES,
    PART_COUNT
};

const char *part_id(enum part part); /* "big-question" */
bool part_from_id(str id, enum part *ret);

/* What is wrong in the files is a `struct problem` (markdown/problem.h): file, place, rule, severity,
 * message, fix. Headings and questions are markdown's, too (struct heading, struct question). */

/* A license as the manifest or a page states it. */
struct license_note {
    str id;   /* "CC BY 4.0", as written */
    str url;  /* "https://creativecommons.org/licenses/by/4.0/", empty when not known */
    str spdx; /* "CC-BY-4.0", may be empty */
};

struct outcome {
    str id;   /* "o1" */
    str text; /* plain text */
    enum skill skill;
};

/* A level-2 section of a page that is one of the skeleton's parts, or PART_COUNT for one that is
 * an extra heading. In `essential` there may be several sections, each with its own heading. */
struct section {
    str id;    /* anchor of the heading */
    str title; /* plain text of the heading as written */
    enum part part;
    html body; /* everything below the heading; for `check` only what precedes the first question */
    struct heading_list headings; /* level 3 and deeper, in order */
    size_t line;
};

/* The three rows of "Put it to work": level-3 headings toolkit, community, practice. */
struct application {
    html toolkit;
    html community;
    html practice;
};

struct definition {
    str id; /* anchor: the term as a slug */
    str term;
    html text;
    str plain; /* the same without marks, cut after a word at GLOSSARY_TEXT_BYTES_MAX: beside the text of a unit */
};

/* Some of book->problems that stand together. */
struct problem_range {
    size_t at, count;
};

/* Pictures that a page shows, in the order of the page. They are the entries of book->media. */
struct media;
typedef LIST(const struct media *) media_list;

/* A quest of the bank: quests/SLUG.md. */
struct quest {
    str slug;
    str key; /* "core/quests/six-codes" */
    str title;
    str teaser;
    bool summit; /* kind = "summit" */
    str effort;  /* "quick" | "medium" | "deep" */
    uint32_t minutes;
    LIST(str) units;  /* keys of the units it practices */
    LIST(str) checks; /* automatic checks: "attribution", "marking", "remix" */
    str rubric;       /* "rubrics/practice.toml#id", may be empty */
    html body;
    struct heading_list headings;
    html notes;
    struct license_note license;
    media_list pictures;
    str file;
};

/* A file of media/ with its entry of media/media.toml: what a credit line is made from. */
struct media {
    str file;  /* "media/valley.svg", path in the tree */
    str type;  /* "image/svg+xml" */
    str bytes; /* the file; empty when it is missing */
    str title, author, author_url, source_url, changes, alt;
    struct license_note license;
    bool missing; /* the entry says so: the picture stays where it came from */
};

enum unit_kind { UNIT_LESSON, UNIT_SUMMIT };

/* How far a unit is written. */
enum unit_state {
    UNIT_COMPLETE, /* all parts of the skeleton */
    UNIT_PARTIAL,  /* some */
    UNIT_PLANNED   /* only what will be there: front matter `planned` and a text about the plan */
};

struct unit {
    str key;  /* "core/commons/significance" */
    str slug; /* "significance"; the summit's is "summit" */
    str title;
    str teaser; /* one plain sentence: lede, search result, description */
    enum unit_kind kind;
    enum unit_state state;
    uint32_t weight;
    uint32_t read_minutes;
    uint32_t practice_minutes;
    LIST(struct outcome) outcomes;
    LIST(str) roles;
    LIST(str) aliases;           /* old keys */
    struct license_note license; /* the page's own, or the curriculum's */
    time_us updated;             /* 0 = not stated */
    bool toc;

    html big_question;
    html reflection; /* the one question for the reader, inline */
    LIST(struct section)
    sections; /* in page order, all of them except big question, outcomes, reflection and application */
    LIST(struct question) questions;
    struct application application;
    html application_intro;
    html plan;                         /* for a planned unit: what will be there */
    html notes;                        /* footnotes as an ordered list with ways back; may be empty */
    LIST(const struct quest *) quests; /* of the bank, those that name this unit; quick ones first */
    struct heading_list headings;      /* level 2 of the whole page, for "In this unit" */
    size_t words;
    size_t media_count; /* pictures with a license of their own */
    media_list pictures;
    LIST(const struct definition *) terms; /* of the glossary, those that stand in the text, by first place */

    str file;                      /* path in the tree */
    str revision;                  /* 64 hex digits, contracts.md §2 */
    struct problem_range problems; /* found while this unit was read */
};

struct module {
    str key; /* "core/commons" */
    str slug;
    str title;
    str question;            /* plain: what the module answers */
    html body;               /* the module page's text */
    LIST(struct unit) units; /* lessons in order, the summit last */
    media_list pictures;
    str file;
};

/* A page that is neither module nor unit: overview, details. */
struct page {
    str slug;
    str title;
    str teaser;
    html body;
    struct heading_list headings;
    html notes;
    struct license_note license; /* the page's own, or the curriculum's */
    media_list pictures;
    time_us updated;
    str file;
};

struct book {
    str id;          /* "core" */
    str title;       /* "CORE Certificate: Creative Commons" */
    str short_title; /* "CORE" */
    str teaser;
    str version;   /* semver of the edition */
    str language;  /* BCP 47 */
    str direction; /* "ltr" | "rtl" */
    struct license_note license;
    LIST(str) authors;
    str notice;       /* plain text; may be empty */
    html attribution; /* what the map or a text is after; may be empty */
    LIST(str) acknowledgments;
    uint32_t live_minutes;         /* the live days */
    str skill_titles[SKILL_COUNT]; /* one word each, in the book's language */
    str skill_texts[SKILL_COUNT];  /* what a person can do */
    str part_titles[PART_COUNT];   /* headings of the skeleton as the manifest names them */
    LIST(struct module) modules;
    LIST(struct page) pages;
    LIST(struct quest) quests;        /* by file name */
    LIST(struct media) media;         /* in the order of media.toml */
    LIST(struct definition) glossary; /* in the order of glossary.md */
    struct page glossary_page;        /* title, teaser and day of glossary.md; its body is the list above */
    struct problem_list problems;
    size_t units_taken; /* by book_read_after, from the edition before */
    struct problem_range quest_problems, page_problems;
    str hash;        /* 64 hex digits over all files: the edition */
    time_us updated; /* newest `updated` of the pages */
};

/* Reads the curriculum in `tree`. ERR_INPUT when there is no curriculum.toml or it is unusable, with
 * file, line and column in the message. `ret` lives in `a`. */
MUST_USE err book_read(struct arena *a, const struct tree *tree, struct book **ret);

/* An edition that was read before, with its files. */
struct book_before {
    const struct book *book;
    const struct tree *tree;
};

/* The same, but units whose file is as before are taken over from that edition, so that a curriculum in which
 * little changed is read quickly. Done only when nothing but the text of units changed: every other file and
 * the list of files are as before, since links, pictures, terms and titles may come from them. The result
 * is what book_read makes; it borrows from `before`, which must have been made by book_read itself and must
 * outlive it, unless ret->units_taken is 0. `before` may be NULL. */
MUST_USE err book_read_after(struct arena *a, const struct tree *tree, const struct book_before *before,
                             struct book **ret);

/* The module `slug`, the unit `slug` of a module, the page `slug`; NULL when there is none. */
const struct module *book_module(const struct book *b, str slug);
const struct unit *module_unit(const struct module *m, str slug);
const struct page *book_page(const struct book *b, str slug);
const struct quest *book_quest(const struct book *b, str slug);
const struct media *book_media(const struct book *b, str file);

/* Minutes of reading and practice of the lessons and the summit. */
uint32_t unit_minutes(const struct unit *u);
uint32_t module_minutes(const struct module *m);
uint32_t book_minutes(const struct book *b);   /* without the live days */
size_t book_units_count(const struct book *b); /* lessons, without summits */

#endif
