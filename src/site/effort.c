/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * How much a unit asks for, next to the others of its book. Four facts that also stand in the list below the
 * drawing: all minutes, those of practice (which count twice more, since doing takes more than reading), what one
 * should be able to do afterwards, and how long its quests take in the middle. Units whose quests are not written
 * count with the middle of the book, so that a plan is not drawn as a stroll.
 */
#include "site/maker.h"

enum { LESSON_LEAST = 12, LESSON_MOST = 66, SUMMIT_LEAST = 72, SUMMIT_MOST = PROFILE_EFFORT_MAX };

static uint32_t quest_minutes(const struct unit *u, uint32_t otherwise) {
    uint32_t sum = 0;
    for (size_t i = 0; i < u->quests.n; i++) {
        sum += u->quests.at[i]->minutes;
    }
    return u->quests.n ? sum / (uint32_t)u->quests.n : otherwise;
}

static uint32_t book_quest_minutes(const struct book *b) {
    uint32_t sum = 0;
    for (size_t i = 0; i < b->quests.n; i++) {
        sum += b->quests.at[i].minutes;
    }
    return b->quests.n ? sum / (uint32_t)b->quests.n : 0;
}

static uint32_t asked_of(const struct unit *u, uint32_t quests) {
    uint32_t outcomes = 4 * (uint32_t)u->outcomes.n;
    uint32_t quest = u->kind == UNIT_SUMMIT ? 0 : quest_minutes(u, quests) / 2;
    return unit_minutes(u) + 2 * u->practice_minutes + outcomes + quest;
}

struct range {
    uint32_t least;
    uint32_t most;
};

static void widen(struct range *r, uint32_t value) {
    r->least = value < r->least ? value : r->least;
    r->most = value > r->most ? value : r->most;
}

/* The place of `value` in its range, as one in the other range; the middle when all are alike. */
static uint32_t scaled(struct range from, uint32_t value, uint32_t least, uint32_t most) {
    if (from.most <= from.least) {
        return (least + most) / 2;
    }
    return least + (uint32_t)((uint64_t)(value - from.least) * (most - least) / (from.most - from.least));
}

static uint32_t effort_in(const struct range ranges[2], const struct unit *u, uint32_t quests) {
    bool summit = u->kind == UNIT_SUMMIT;
    uint32_t least = summit ? SUMMIT_LEAST : LESSON_LEAST;
    return scaled(ranges[summit], asked_of(u, quests), least, summit ? SUMMIT_MOST : LESSON_MOST);
}

void book_efforts(const struct book *b, uint32_t *ret) {
    struct range ranges[2] = {{UINT32_MAX, 0}, {UINT32_MAX, 0}};
    uint32_t quests = book_quest_minutes(b);
    for (size_t i = 0; i < b->modules.n; i++) {
        for (size_t k = 0; k < b->modules.at[i].units.n; k++) {
            const struct unit *u = &b->modules.at[i].units.at[k];
            widen(&ranges[u->kind == UNIT_SUMMIT], asked_of(u, quests));
        }
    }
    size_t n = 0;
    for (size_t i = 0; i < b->modules.n; i++) {
        for (size_t k = 0; k < b->modules.at[i].units.n; k++) {
            ret[n++] = effort_in(ranges, &b->modules.at[i].units.at[k], quests);
        }
    }
}
