/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Comments `lint-allow RULE: reason`. One holds for its file; an error is never allowed. */
#include "lint/inside.h"

struct waiver {
    str file;
    size_t line;
    str rule;
    str reason;
    bool used;
};

struct waivers {
    struct map at; /* "file NUL rule" → struct waiver * */
};

static str key_of(struct arena *a, str file, str rule) {
    return arena_join(a, (str[]){file, str_n("", 1), rule}, 3);
}

/* What stands behind "lint-allow" in a comment of its own line; false when there is none. */
static bool comment_of(str line, str *ret) {
    str s = str_trim(line);
    str inside = str_starts(s, STR("<!--")) ? str_without_end(str_from(s, 4), STR("-->"))
                 : str_starts(s, STR("#"))  ? str_from(s, 1)
                                            : STR("");
    str rest = str_trim(inside);
    *ret = str_trim(str_without_start(rest, STR("lint-allow")));
    return str_starts(rest, STR("lint-allow"));
}

static const char *wrong_with(struct lint_run *r, const struct waiver *w) {
    const struct lint_rule *rule = lint_rule_find(w->rule);
    if (rule == NULL) {
        const char *nearest = lint_rule_nearest(w->rule);
        return lint_fmt(r, "there is no rule \"%.*s\"%s%s%s", STR_ARG(utf8_cut(w->rule, 80)),
                        nearest ? "; did you mean \"" : "", nearest ? nearest : "", nearest ? "\"?" : "")
            .p;
    }
    if (rule->severity == SEVERITY_ERROR) {
        return "this rule cannot be allowed: readers would see something wrong";
    }
    return w->reason.n == 0 ? "the reason is missing" : NULL;
}

static void take(struct lint_run *r, struct waivers *all, struct waiver w) {
    const char *wrong = wrong_with(r, &w);
    if (wrong != NULL) {
        lint_add(r, (struct problem){.file = w.file,
                                     .line = w.line,
                                     .column = 1,
                                     .rule = "waiver",
                                     .message = str_c(wrong),
                                     .fix = STR("write lint-allow RULE: the reason")});
        return;
    }
    struct waiver *own = ARENA_NEW(r->arena, struct waiver);
    *own = w;
    (void)map_put(&all->at, key_of(r->arena, w.file, w.rule), own);
}

static void read_file(struct lint_run *r, const struct tree_file *file, struct waivers *all) {
    str rest = file->bytes;
    for (size_t line = 1; rest.n > 0; line++) {
        str inside = {0};
        if (comment_of(str_line(&rest), &inside)) {
            str rule = str_trim(str_split(&inside, ':'));
            take(r, all, (struct waiver){file->path, line, rule, str_trim(inside), false});
        }
    }
}

static struct waivers read_waivers(struct lint_run *r) {
    struct waivers all = {map_new(r->arena)};
    for (size_t i = 0; i < r->tree->files.n; i++) {
        const struct tree_file *file = &r->tree->files.at[i];
        bool text = str_ends(file->path, STR(".md")) || str_ends(file->path, STR(".toml"));
        if (text && str_find(file->bytes, STR("lint-allow")) != SIZE_MAX) {
            read_file(r, file, &all);
        }
    }
    return all;
}

/* Notes are fewer than problems, so a waiver that is not needed is found after all others were used. */
static void report_unused(struct lint_run *r, const struct waivers *all) {
    for (size_t i = 0; i < all->at.n; i++) {
        const struct waiver *w = all->at.at[i].value;
        if (!w->used) {
            lint_add_note(r, (struct problem){.file = w->file,
                                              .line = w->line,
                                              .column = 1,
                                              .rule = "waiver",
                                              .message = lint_fmt(r, "nothing here breaks the rule %.*s",
                                                                  STR_ARG(w->rule)),
                                              .fix = STR("take the comment out")});
        }
    }
}

static struct waiver *waiver_of(struct lint_run *r, const struct waivers *all, const struct problem *p) {
    struct waiver *w = all->at.n > 0 ? map_get(&all->at, key_of(r->arena, p->file, str_c(p->rule))) : NULL;
    if (w != NULL) {
        w->used = true;
    }
    return p->severity == SEVERITY_ERROR ? NULL : w;
}

static str prefixed(struct lint_run *r, str prefix, str file) {
    return arena_join(r->arena, (str[]){prefix, file}, 2);
}

static void hand_over_links(struct lint_run *r, str prefix, struct lint_report *report) {
    for (size_t i = 0; i < r->links.n; i++) {
        struct lint_link *link = LIST_ADD(r->arena, &report->links);
        *link = r->links.at[i];
        link->file = prefixed(r, prefix, link->file);
    }
}

void lint_hand_over(struct lint_run *r, str prefix, struct lint_report *report) {
    struct waivers all = read_waivers(r);
    for (size_t i = 0; i < r->problems.n; i++) {
        (void)waiver_of(r, &all, &r->problems.at[i]);
    }
    report_unused(r, &all);
    for (size_t i = 0; i < r->problems.n; i++) {
        struct problem p = r->problems.at[i];
        const struct waiver *w = waiver_of(r, &all, &p);
        p.file = prefixed(r, prefix, p.file);
        if (w != NULL) {
            *LIST_ADD(r->arena, &report->waived) = (struct lint_waived){p, w->reason};
        } else {
            problem_add(r->arena, &report->problems, p);
        }
    }
    hand_over_links(r, prefix, report);
}
