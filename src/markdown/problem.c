/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/problem.h"

void problem_add(struct arena *a, struct problem_list *list, struct problem p) {
    if (list->n >= PROBLEMS_COUNT_MAX) {
        return;
    }
    if (list->n == PROBLEMS_COUNT_MAX - 1) {
        p = (struct problem){.file = p.file,
                             .rule = "limit",
                             .severity = SEVERITY_ERROR,
                             .message = STR("there are more problems than are listed"),
                             .fix = STR("mend the ones above and look again")};
    }
    *LIST_ADD(a, list) = p;
}

const char *severity_name(enum severity severity) {
    static const char *const NAMES[] = {"note", "warning", "error"};
    return NAMES[severity];
}

size_t problems_count(const struct problem_list *list, enum severity severity) {
    size_t count = 0;
    for (size_t i = 0; i < list->n; i++) {
        count += list->at[i].severity == severity;
    }
    return count;
}
