/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Units and what the manifest promises of them: length, minutes, questions, quests. */
#include "curriculum/diff.h"
#include "lint/inside.h"

static bool within(struct lint_range range, uint32_t n) {
    return range.most == 0 || (n >= range.least && n <= range.most);
}

static void check_minutes(struct lint_run *r, const struct lint_page *page) {
    const struct unit *u = page->unit;
    bool summit = u->kind == UNIT_SUMMIT;
    struct lint_range range = summit ? r->settings.summit_minutes : r->settings.unit_minutes;
    uint32_t minutes = unit_minutes(u);
    const struct value *v = value_get(page->source.table, "minutes");
    if (page->source.table == NULL || within(range, minutes)) {
        return;
    }
    struct problem p = {.rule = "minutes",
                        .fix = STR("count again, and shorten or split the unit if it is so")};
    p.message = lint_fmt(r, "%u minutes with practice; a %s takes %u to %u", minutes,
                         summit ? "summit" : "unit", range.least, range.most);
    if (v == NULL) {
        p.message = STR("the unit does not say how long it takes");
        p.fix = STR("add minutes = {read = 20, practice = 25}");
    }
    lint_add(r, lint_at(page, v, p));
}

static void check_words(struct lint_run *r, const struct lint_page *page) {
    const struct unit *u = page->unit;
    bool announced = u->state == UNIT_PLANNED || lint_text(page->source.table, "status").n > 0;
    if (!announced && u->kind == UNIT_LESSON && u->words < r->settings.unit_words) {
        lint_add(
            r, lint_at(page, NULL,
                       (struct problem){.rule = "stub",
                                        .message = lint_fmt(r, "%zu words are little for a unit", u->words),
                                        .fix = STR("write it, or say status = \"partial\" or \"planned\"")}));
    }
}

static void check_questions(struct lint_run *r, const struct lint_page *page) {
    const struct lint_range range = r->settings.unit_questions;
    size_t n = page->unit->questions.n;
    if (!within(range, (uint32_t)n)) {
        lint_add(
            r, lint_at(page, NULL,
                       (struct problem){
                           .rule = "question-count",
                           .message =
                               lint_fmt(r, "%zu questions; a unit has %u to %u", n, range.least, range.most),
                           .fix = STR("ask what a reader gets wrong, and drop what only repeats the text")}));
    }
}

static bool efforts_differ(const struct unit *u) {
    for (size_t i = 1; i < u->quests.n; i++) {
        if (!str_eq(u->quests.at[i]->effort, u->quests.at[0]->effort)) {
            return true;
        }
    }
    return false;
}

static void check_quests(struct lint_run *r, const struct lint_page *page) {
    const struct unit *u = page->unit;
    uint32_t wanted = r->settings.unit_quests;
    struct problem p = {.rule = "quest-count"};
    if (u->quests.n < wanted) {
        p.message = lint_fmt(r, "%zu quests name this unit; it should be %u", u->quests.n, wanted);
        p.fix = STR("write one in quests/ with this unit's key in `units`");
    } else if (wanted > 1 && !efforts_differ(u)) {
        p.message = STR("all quests of this unit take the same effort");
        p.fix = STR("offer one for a free quarter of an hour and one for an evening");
    } else {
        return;
    }
    lint_add(r, lint_at(page, NULL, p));
}

static void check_outcome_ids(struct lint_run *r, const struct lint_page *page) {
    const struct value *outcomes = value_get(page->source.table, "outcomes");
    struct map ids = map_new(r->arena);
    for (size_t i = 0; i < value_count(outcomes) && i < UNIT_OUTCOMES_COUNT_MAX; i++) {
        str id = lint_text(value_at(outcomes, i), "id");
        if (id.n > 0 && !map_put(&ids, id, r)) {
            lint_add(r, lint_at(page, value_get(value_at(outcomes, i), "id"),
                                (struct problem){.rule = "duplicate-id",
                                                 .message = lint_fmt(r, "two outcomes are called %.*s",
                                                                     STR_ARG(utf8_cut(id, 80))),
                                                 .fix = STR("give each outcome an id of its own")}));
        }
    }
}

static void check_total(struct lint_run *r) {
    const struct lint_range range = r->settings.total_hours;
    uint32_t minutes = book_minutes(r->book) + r->book->live_minutes;
    if (range.most == 0 || (minutes >= range.least * 60 && minutes <= range.most * 60)) {
        return;
    }
    lint_add(r, lint_at(NULL, value_get(r->manifest, "live_minutes"),
                        (struct problem){
                            .file = STR("curriculum.toml"),
                            .rule = "hours",
                            .message = lint_fmt(
                                r, "%u hours %u minutes with the live days; it should be %u to %u hours",
                                minutes / 60, minutes % 60, range.least, range.most),
                            .fix = STR("correct the minutes, or say total_hours in [lint]")}));
}

void lint_units(struct lint_run *r) {
    for (size_t i = 0; i < r->pages.n; i++) {
        const struct lint_page *page = &r->pages.at[i];
        if (page->unit == NULL) {
            continue;
        }
        check_minutes(r, page);
        check_words(r, page);
        check_outcome_ids(r, page);
        if (page->unit->kind == UNIT_LESSON && page->unit->state == UNIT_COMPLETE) {
            check_questions(r, page);
            check_quests(r, page);
        }
    }
    check_total(r);
}

/* ---- Renamed ---- */

static void note_keys(struct map *keys, const struct book *b) {
    for (size_t i = 0; i < b->modules.n; i++) {
        const struct module *m = &b->modules.at[i];
        for (size_t j = 0; j < m->units.n; j++) {
            const struct unit *u = &m->units.at[j];
            (void)map_put(keys, u->key, NULL);
            for (size_t k = 0; k < u->aliases.n; k++) {
                (void)map_put(keys, u->aliases.at[k], NULL);
            }
        }
    }
}

void lint_renamed(struct lint_run *r, const struct lint_input *input) {
    const struct book *old = input->old;
    struct edition_files before_files = {old, input->old_tree};
    struct edition_files now_files = {r->book, r->tree};
    struct book_diff diff = book_diff(r->arena, &before_files, &now_files);
    for (size_t i = 0; i < diff.problems.n; i++) {
        problem_add(r->arena, &r->problems, diff.problems.at[i]);
    }
    struct map now = map_new(r->arena);
    struct map before = map_new(r->arena);
    note_keys(&now, r->book);
    note_keys(&before, old);
    for (size_t i = 0; i < before.n; i++) {
        str key = before.at[i].key;
        if (!map_has(&now, key)) {
            lint_add(
                r, (struct problem){
                       .file = STR("curriculum.toml"),
                       .rule = "renamed",
                       .message = lint_fmt(r, "%.*s of edition %.*s is gone, and no unit has it as an alias",
                                           STR_ARG(key), STR_ARG(old->version)),
                       .fix = lint_fmt(r, "add aliases = [\"%.*s\"] to the unit that takes its place",
                                       STR_ARG(key))});
        }
    }
}
