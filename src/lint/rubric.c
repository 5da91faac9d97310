/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* rubrics/NAME.toml: criteria with a skill, an exemplar and the three levels in their order (contracts.md §2). */
#include "lint/inside.h"

static const char *const LEVELS[] = {"not-yet", "met", "strong"};

static void report(struct lint_run *r, str file, const struct value *v, struct problem p) {
    p.file = file;
    p.rule = p.rule != NULL ? p.rule : "rubric";
    lint_add(r, lint_at(NULL, v, p));
}

static void check_level(struct lint_run *r, str file, const struct value *level, const char *wanted) {
    static const char *const KEYS[] = {"id", "text"};
    lint_unknown_keys(r, file, level, (struct lint_keys){KEYS, COUNT_OF(KEYS)});
    if (!str_eq(lint_text(level, "id"), str_c(wanted))) {
        report(r, file, level,
               (struct problem){.message = lint_fmt(r, "this level should be \"%s\"", wanted),
                                .fix = STR("the levels are not-yet, met and strong, in this order")});
    } else if (lint_text(level, "text").n == 0) {
        report(r, file, level,
               (struct problem){.message = lint_fmt(r, "the level \"%s\" is not described", wanted),
                                .fix = STR("say in `text` what the work looks like then")});
    }
}

static void check_levels(struct lint_run *r, str file, const struct value *criterion) {
    const struct value *levels = value_get(criterion, "level");
    if (value_count(levels) != COUNT_OF(LEVELS)) {
        report(r, file, criterion,
               (struct problem){.message = lint_fmt(r, "this criterion has %zu levels", value_count(levels)),
                                .fix = STR("add [[criterion.level]] for not-yet, met and strong")});
        return;
    }
    for (size_t i = 0; i < COUNT_OF(LEVELS); i++) {
        check_level(r, file, value_at(levels, i), LEVELS[i]);
    }
}

static void take_skill(struct lint_run *r, str file, const struct value *criterion) {
    enum skill skill = SKILL_COUNT;
    str id = lint_text(criterion, "skill");
    if (skill_from_id(id, &skill)) {
        r->criteria_count[skill]++;
    } else if (id.n > 0) {
        report(
            r, file, value_get(criterion, "skill"),
            (struct problem){.message = lint_fmt(r, "there is no skill \"%.*s\"", STR_ARG(utf8_cut(id, 80))),
                             .fix = STR("the skills are relationship, benefits, sharing, finding, advising, "
                                        "training and advocacy")});
    }
}

static void take_id(struct lint_run *r, str file, const struct value *criterion) {
    str id = lint_text(criterion, "id");
    if (id.n > 0 && !map_put(&r->criteria, arena_join(r->arena, (str[]){file, STR("#"), id}, 3), r)) {
        report(r, file, value_get(criterion, "id"),
               (struct problem){.rule = "duplicate-id",
                                .message =
                                    lint_fmt(r, "two criteria are called %.*s", STR_ARG(utf8_cut(id, 80))),
                                .fix = STR("give each criterion of a file an id of its own")});
    }
}

static void check_criterion(struct lint_run *r, str file, const struct value *criterion) {
    static const char *const KEYS[] = {"id", "skill", "title", "exemplar", "level"};
    static const char *const NEEDED[] = {"id", "skill", "title", "exemplar"};
    lint_unknown_keys(r, file, criterion, (struct lint_keys){KEYS, COUNT_OF(KEYS)});
    for (size_t i = 0; i < COUNT_OF(NEEDED); i++) {
        if (lint_text(criterion, NEEDED[i]).n == 0) {
            report(
                r, file, criterion,
                (struct problem){.message = lint_fmt(r, "this criterion has no %s", NEEDED[i]),
                                 .fix = STR("a criterion has id, skill, title, exemplar and three levels")});
        }
    }
    take_id(r, file, criterion);
    take_skill(r, file, criterion);
    check_levels(r, file, criterion);
}

static void read_rubric(struct lint_run *r, const struct tree_file *file) {
    static const char *const KEYS[] = {"criterion", "title"};
    const struct value *table = NULL;
    err e = toml_parse(r->arena, file->bytes, &table, NULL);
    (void)map_put(&r->criteria, file->path, r);
    if (failed(e)) {
        lint_add(r, lint_of_err(e, (struct problem){.file = file->path,
                                                    .rule = "rubric",
                                                    .fix = STR("mend the TOML there")}));
        return;
    }
    lint_unknown_keys(r, file->path, table, (struct lint_keys){KEYS, COUNT_OF(KEYS)});
    const struct value *criteria = value_get(table, "criterion");
    if (criteria == NULL || criteria->kind != VALUE_ARRAY || value_count(criteria) == 0) {
        report(r, file->path, NULL,
               (struct problem){.message = STR("this rubric has no criterion"),
                                .fix = STR("add [[criterion]] with id, skill, title, exemplar and levels")});
        return;
    }
    for (size_t i = 0; i < value_count(criteria); i++) {
        check_criterion(r, file->path, value_at(criteria, i));
    }
}

void lint_rubrics(struct lint_run *r) {
    for (size_t i = 0; i < r->tree->files.n; i++) {
        const struct tree_file *file = &r->tree->files.at[i];
        if (str_starts(file->path, STR("rubrics/")) && str_ends(file->path, STR(".toml"))) {
            read_rubric(r, file);
        }
    }
}
