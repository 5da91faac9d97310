/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/inside.h"

static const char *const SKILLS[] = {"relationship", "benefits", "sharing", "finding",
                                     "advising",     "training", "advocacy"};
static const char *const PARTS[] = {"big-question", "outcomes",    "reflection", "essential",
                                    "check",        "application", "loop",       "sources"};

const char *skill_id(enum skill skill) {
    return (size_t)skill < COUNT_OF(SKILLS) ? SKILLS[skill] : "";
}

bool skill_from_id(str id, enum skill *ret) {
    for (size_t i = 0; i < COUNT_OF(SKILLS); i++) {
        if (str_eq(id, str_c(SKILLS[i]))) {
            *ret = (enum skill)i;
            return true;
        }
    }
    return false;
}

const char *part_id(enum part part) {
    return (size_t)part < COUNT_OF(PARTS) ? PARTS[part] : "";
}

bool part_from_id(str id, enum part *ret) {
    for (size_t i = 0; i < COUNT_OF(PARTS); i++) {
        if (str_eq(id, str_c(PARTS[i]))) {
            *ret = (enum part)i;
            return true;
        }
    }
    return false;
}

static void note_newest(struct book *b) {
    for (size_t i = 0; i < b->pages.n; i++) {
        b->updated = b->pages.at[i].updated > b->updated ? b->pages.at[i].updated : b->updated;
    }
    for (size_t i = 0; i < b->modules.n; i++) {
        for (size_t j = 0; j < b->modules.at[i].units.n; j++) {
            time_us updated = b->modules.at[i].units.at[j].updated;
            b->updated = updated > b->updated ? updated : b->updated;
        }
    }
}

static void read_quests(struct reader *r) {
    size_t at = r->book->problems.n;
    if (!take_quests(r)) {
        quests_read(r);
    }
    r->book->quest_problems = (struct problem_range){at, r->book->problems.n - at};
}

static void read_pages(struct reader *r) {
    size_t at = r->book->problems.n;
    if (!take_pages(r)) {
        pages_read(r);
    }
    r->book->page_problems = (struct problem_range){at, r->book->problems.n - at};
}

err book_read(struct arena *a, const struct tree *tree, struct book **ret) {
    return book_read_after(a, tree, NULL, ret);
}

err book_read_after(struct arena *a, const struct tree *tree, const struct book_before *before,
                    struct book **ret) {
    struct reader r = {.arena = a,
                       .tree = tree,
                       .book = ARENA_NEW(a, struct book),
                       .addresses = map_new(a),
                       .media = map_new(a),
                       .folders = map_new(a),
                       .units = map_new(a),
                       .before = before,
                       .before_units = map_new(a)};
    err e = manifest_read(&r);
    if (failed(e)) {
        return e;
    }
    take_prepare(&r);
    index_read(&r);
    media_read(&r);
    read_quests(&r);
    glossary_read(&r);
    modules_read(&r);
    quests_attach(&r);
    read_pages(&r);
    note_newest(r.book);
    r.book->hash = revision_of_tree(a, tree);
    *ret = r.book;
    return OK;
}

const struct module *book_module(const struct book *b, str slug) {
    for (size_t i = 0; i < b->modules.n; i++) {
        if (str_eq(b->modules.at[i].slug, slug)) {
            return &b->modules.at[i];
        }
    }
    return NULL;
}

const struct unit *module_unit(const struct module *m, str slug) {
    for (size_t i = 0; i < m->units.n; i++) {
        if (str_eq(m->units.at[i].slug, slug)) {
            return &m->units.at[i];
        }
    }
    return NULL;
}

const struct page *book_page(const struct book *b, str slug) {
    for (size_t i = 0; i < b->pages.n; i++) {
        if (str_eq(b->pages.at[i].slug, slug)) {
            return &b->pages.at[i];
        }
    }
    return NULL;
}

const struct quest *book_quest(const struct book *b, str slug) {
    for (size_t i = 0; i < b->quests.n; i++) {
        if (str_eq(b->quests.at[i].slug, slug)) {
            return &b->quests.at[i];
        }
    }
    return NULL;
}

const struct media *book_media(const struct book *b, str file) {
    for (size_t i = 0; i < b->media.n; i++) {
        if (str_eq(b->media.at[i].file, file)) {
            return &b->media.at[i];
        }
    }
    return NULL;
}

uint32_t unit_minutes(const struct unit *u) {
    return u->read_minutes + u->practice_minutes;
}

uint32_t module_minutes(const struct module *m) {
    uint32_t sum = 0;
    for (size_t i = 0; i < m->units.n; i++) {
        sum += unit_minutes(&m->units.at[i]);
    }
    return sum;
}

uint32_t book_minutes(const struct book *b) {
    uint32_t sum = 0;
    for (size_t i = 0; i < b->modules.n; i++) {
        sum += module_minutes(&b->modules.at[i]);
    }
    return sum;
}

size_t book_units_count(const struct book *b) {
    size_t count = 0;
    for (size_t i = 0; i < b->modules.n; i++) {
        for (size_t j = 0; j < b->modules.at[i].units.n; j++) {
            count += b->modules.at[i].units.at[j].kind == UNIT_LESSON;
        }
    }
    return count;
}
