/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "lint/inside.h"

static void check_fields(struct lint_run *r, const struct lint_page *page) {
    static const char *const NEEDED[] = {"teaser", "units", "effort", "minutes", "rubric"};
    for (size_t i = 0; i < COUNT_OF(NEEDED); i++) {
        const struct value *v = value_get(page->source.table, NEEDED[i]);
        bool empty = v == NULL || (v->kind == VALUE_ARRAY && value_count(v) == 0) ||
                     (v->kind == VALUE_TEXT && str_trim(v->as.text).n == 0) ||
                     (v->kind == VALUE_INTEGER && v->as.integer <= 0);
        if (empty) {
            lint_add(r, lint_at(page, v,
                                (struct problem){
                                    .rule = "quest",
                                    .message = lint_fmt(r, "the quest does not say its %s", NEEDED[i]),
                                    .fix = lint_fmt(r, "add %s to the front matter", NEEDED[i])}));
        }
    }
}

static void check_criterion(struct lint_run *r, const struct lint_page *page) {
    str rubric = page->quest->rubric;
    str file = str_sub(rubric, 0, str_find_byte(rubric, '#'));
    if (file.n == 0 || file.n == rubric.n || map_has(&r->criteria, rubric) ||
        tree_find(r->tree, file) == NULL) {
        return;
    }
    lint_add(
        r, lint_at(page, value_get(page->source.table, "rubric"),
                   (struct problem){.rule = "criterion",
                                    .message = lint_fmt(r, "%.*s has no criterion \"%.*s\"", STR_ARG(file),
                                                        STR_ARG(utf8_cut(str_from(rubric, file.n + 1), 80))),
                                    .fix = STR("name the id of a [[criterion]] of that file")}));
}

void lint_quests(struct lint_run *r) {
    for (size_t i = 0; i < r->pages.n; i++) {
        const struct lint_page *page = &r->pages.at[i];
        if (page->quest != NULL && page->source.table != NULL) {
            check_fields(r, page);
            check_criterion(r, page);
        }
    }
}
