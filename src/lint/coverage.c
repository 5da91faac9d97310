/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The seven skills: who promises to cover them must teach, practice and assess each. */
#include "lint/inside.h"

static bool teaches(const struct unit *u, enum skill skill) {
    for (size_t i = 0; i < u->outcomes.n; i++) {
        if (u->outcomes.at[i].skill == skill) {
            return true;
        }
    }
    return false;
}

static void count_unit(struct lint_coverage *c, const struct unit *u) {
    for (size_t i = 0; i < u->outcomes.n; i++) {
        c->skills[u->outcomes.at[i].skill].outcomes++;
    }
    for (int skill = 0; skill < SKILL_COUNT; skill++) {
        if (teaches(u, (enum skill)skill)) {
            c->skills[skill].units++;
            c->skills[skill].questions += u->questions.n;
            c->skills[skill].quests += u->kind == UNIT_SUMMIT && u->state != UNIT_PLANNED;
        }
    }
}

static void count_quest(const struct lint_run *r, struct lint_coverage *c, const struct quest *q) {
    for (int skill = 0; skill < SKILL_COUNT; skill++) {
        bool practices = false;
        for (size_t i = 0; i < q->units.n && !practices; i++) {
            const struct unit *u = map_get(&r->unit_at, q->units.at[i]);
            practices = u != NULL && teaches(u, (enum skill)skill);
        }
        c->skills[skill].quests += practices;
    }
}

static bool is_growing(const struct lint_run *r) {
    for (size_t i = 0; i < r->unit_at.n; i++) {
        const struct unit *u = r->unit_at.at[i].value;
        if (u->state != UNIT_COMPLETE) {
            return true;
        }
    }
    return false;
}

static const struct value *entry_of(const struct lint_run *r, enum skill skill) {
    const struct value *list = value_get(r->manifest, "skill");
    for (size_t i = 0; i < value_count(list); i++) {
        if (str_eq(lint_text(value_at(list, i), "id"), str_c(skill_id(skill)))) {
            return value_at(list, i);
        }
    }
    return NULL;
}

/* While units are still to come, a gap is to be expected. */
static void check_skill(struct lint_run *r, enum skill skill, const struct lint_skill *s) {
    const char *gap = s->outcomes == 0                ? "no outcome teaches"
                      : s->questions + s->quests == 0 ? "no question or quest practices"
                      : s->criteria == 0              ? "no criterion of a rubric assesses"
                                                      : NULL;
    if (gap == NULL || !s->claimed) {
        return;
    }
    struct problem p =
        lint_at(NULL, entry_of(r, skill),
                (struct problem){.file = STR("curriculum.toml"),
                                 .rule = "coverage",
                                 .message = lint_fmt(r, "%s the skill \"%s\"", gap, skill_id(skill)),
                                 .fix = STR("see waymark lint --coverage")});
    if (is_growing(r)) {
        lint_add_note(r, p);
    } else {
        lint_add(r, p);
    }
}

struct lint_coverage lint_coverage_of(struct lint_run *r) {
    struct lint_coverage c = {.curriculum = r->book->id};
    for (size_t i = 0; i < r->unit_at.n; i++) {
        count_unit(&c, r->unit_at.at[i].value);
    }
    for (size_t i = 0; i < r->book->quests.n; i++) {
        count_quest(r, &c, &r->book->quests.at[i]);
    }
    for (int skill = 0; skill < SKILL_COUNT; skill++) {
        c.skills[skill].claimed = r->book->skill_texts[skill].n > 0;
        c.skills[skill].criteria = r->criteria_count[skill];
        check_skill(r, (enum skill)skill, &c.skills[skill]);
    }
    return c;
}
