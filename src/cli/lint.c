/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "lint/lint.h"

#include "cli/command.h"
#include "format/json.h"

/* What was asked for. */
struct asked {
    struct invocation *v;
    bool json, coverage, links, all;
    const char *explain;
    const char *against;
    LIST(const char *) folders;
};

/* The option's value: the word after it. */
static err take_value(struct invocation *v, size_t *at, const char *what, const char **ret) {
    if (*at + 1 >= v->words_count) {
        return err_fmt(v->arena, ERR_USAGE, "%s needs a value: %s", v->words[*at], what);
    }
    *at += 1;
    *ret = v->words[*at];
    return OK;
}

static err read_words(struct asked *q) {
    struct invocation *v = q->v;
    bool operands_only = false;
    err e = OK;
    for (size_t i = 0; i < v->words_count && !failed(e); i++) {
        str word = str_c(v->words[i]);
        bool option = !operands_only && str_starts(word, STR("--"));
        if (option && word.n == 2) {
            operands_only = true;
        } else if (option && str_eq(word, STR("--explain"))) {
            e = take_value(v, &i, "the name of a rule", &q->explain);
        } else if (option && str_eq(word, STR("--against"))) {
            e = take_value(v, &i, "the folder of the edition before", &q->against);
        } else if (!option) {
            *LIST_ADD(v->arena, &q->folders) = v->words[i];
        }
    }
    q->json = invocation_has(v, "--json");
    q->coverage = invocation_has(v, "--coverage");
    q->links = invocation_has(v, "--links");
    q->all = invocation_has(v, "--all");
    return e;
}

/* ---- Problems ---- */

static void add_problem_json(buf *b, const struct problem *p, str waived) {
    struct json_writer j = json_writer_new(b);
    json_add_object(&j);
    json_member_str(&j, "file", p->file);
    json_member_i64(&j, "line", (int64_t)p->line);
    json_member_i64(&j, "column", (int64_t)p->column);
    json_member_str(&j, "rule", str_c(p->rule));
    json_member_str(&j, "severity", str_c(severity_name(p->severity)));
    json_member_str(&j, "message", p->message);
    json_member_str(&j, "fix", p->fix);
    if (waived.n > 0) {
        json_member_str(&j, "waived", waived);
    }
    json_end(&j);
    buf_byte(b, '\n');
}

/* Editors jump to FILE:LINE:COLUMN, so a problem of the whole file is at its start. */
static void add_place(buf *b, str file, size_t line, size_t column) {
    buf_add(b, file);
    buf_fmt(b, ":%zu:%zu: ", line ? line : 1, column ? column : 1);
}

/* Messages quote what authors wrote; a terminal must not obey it. */
static void add_plain(buf *b, str text) {
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        buf_byte(b, c < 0x20 || c == 0x7f ? ' ' : text.p[i]);
    }
}

static void add_problem_text(buf *b, const struct problem *p, str waived) {
    add_place(b, p->file, p->line, p->column);
    buf_c(b, p->rule);
    buf_c(b, ": ");
    add_plain(b, p->message);
    buf_c(b, p->fix.n ? " — " : "");
    add_plain(b, p->fix);
    buf_fmt(b, " [%s]", severity_name(p->severity));
    if (waived.n > 0) {
        buf_c(b, " (allowed: ");
        add_plain(b, waived);
        buf_byte(b, ')');
    }
    buf_byte(b, '\n');
}

static void add_problem(const struct asked *q, buf *b, const struct problem *p, str waived) {
    if (q->json) {
        add_problem_json(b, p, waived);
    } else {
        add_problem_text(b, p, waived);
    }
}

static void print_problems(const struct asked *q, const struct lint_report *report) {
    buf b = buf_new(q->v->arena);
    for (size_t i = 0; i < report->problems.n; i++) {
        add_problem(q, &b, &report->problems.at[i], STR(""));
    }
    for (size_t i = 0; i < report->waived.n && q->all; i++) {
        add_problem(q, &b, &report->waived.at[i].problem, report->waived.at[i].reason);
    }
    print(buf_str(&b));
}

static void say_summary(const struct asked *q, const struct lint_report *report) {
    const struct lint_figures *f = &report->figures;
    buf b = buf_new(q->v->arena);
    buf_fmt(&b, "%zu units (%zu complete, %zu planned), %zu words, %zu questions, %zu quests, %zu pictures\n",
            f->units, f->complete, f->planned, f->words, f->questions, f->quests, f->pictures);
    buf_fmt(&b, "%zu errors, %zu warnings, %zu notes", problems_count(&report->problems, SEVERITY_ERROR),
            problems_count(&report->problems, SEVERITY_WARNING),
            problems_count(&report->problems, SEVERITY_NOTE));
    if (report->waived.n > 0) {
        buf_fmt(&b, ", %zu allowed (--all shows them)", report->waived.n);
    }
    say(buf_str(&b));
}

/* ---- Links and coverage ---- */

static void print_links(const struct asked *q, const struct lint_report *report) {
    buf b = buf_new(q->v->arena);
    for (size_t i = 0; i < report->links.n; i++) {
        const struct lint_link *link = &report->links.at[i];
        if (q->json) {
            struct json_writer j = json_writer_new(&b);
            json_add_object(&j);
            json_member_str(&j, "file", link->file);
            json_member_i64(&j, "line", (int64_t)link->line);
            json_member_i64(&j, "column", (int64_t)link->column);
            json_member_str(&j, "url", link->url);
            json_end(&j);
        } else {
            add_place(&b, link->file, link->line, link->column);
            add_plain(&b, link->url);
        }
        buf_byte(&b, '\n');
    }
    print(buf_str(&b));
}

static void add_skill_json(buf *b, str curriculum, enum skill skill, const struct lint_skill *s) {
    struct json_writer j = json_writer_new(b);
    json_add_object(&j);
    json_member_str(&j, "curriculum", curriculum);
    json_member_str(&j, "skill", str_c(skill_id(skill)));
    json_member_boolean(&j, "promised", s->claimed);
    json_member_i64(&j, "units", (int64_t)s->units);
    json_member_i64(&j, "outcomes", (int64_t)s->outcomes);
    json_member_i64(&j, "questions", (int64_t)s->questions);
    json_member_i64(&j, "quests", (int64_t)s->quests);
    json_member_i64(&j, "criteria", (int64_t)s->criteria);
    json_end(&j);
    buf_byte(b, '\n');
}

static void add_coverage_text(buf *b, const struct lint_coverage *c) {
    buf_fmt(b, "%-14.*s %6s %9s %10s %7s %9s\n", STR_ARG(c->curriculum), "units", "outcomes", "questions",
            "quests", "criteria");
    for (int skill = 0; skill < SKILL_COUNT; skill++) {
        const struct lint_skill *s = &c->skills[skill];
        bool gap = s->outcomes == 0 || s->questions + s->quests == 0 || s->criteria == 0;
        buf_fmt(b, "%-14s %6zu %9zu %10zu %7zu %9zu%s\n", skill_id((enum skill)skill), s->units, s->outcomes,
                s->questions, s->quests, s->criteria,
                !s->claimed ? "  (not promised)"
                : gap       ? "  gap"
                            : "");
    }
}

static void print_coverage(const struct asked *q, const struct lint_report *report) {
    buf b = buf_new(q->v->arena);
    for (size_t i = 0; i < report->coverage.n; i++) {
        const struct lint_coverage *c = &report->coverage.at[i];
        for (int skill = 0; skill < SKILL_COUNT && q->json; skill++) {
            add_skill_json(&b, c->curriculum, (enum skill)skill, &c->skills[skill]);
        }
        if (!q->json) {
            add_coverage_text(&b, c);
        }
    }
    print(buf_str(&b));
}

/* ---- The command ---- */

static enum exit_status explain(const struct asked *q) {
    const struct lint_rule *rule = lint_rule_find(str_c(q->explain));
    if (rule == NULL) {
        const char *nearest = lint_rule_nearest(str_c(q->explain));
        return complain(err_fmt(
            q->v->arena, ERR_USAGE, "there is no rule \"%.80s\"%s%s%s; docs/lint-rules.md lists them",
            q->explain, nearest ? "; did you mean \"" : "", nearest ? nearest : "", nearest ? "\"?" : ""));
    }
    buf b = buf_new(q->v->arena);
    lint_explain(&b, rule);
    print(buf_str(&b));
    return EXIT_OK;
}

static enum exit_status answer(const struct asked *q, struct lint_report *report) {
    lint_sort(report);
    if (q->coverage) {
        print_coverage(q, report);
    } else if (q->links) {
        print_links(q, report);
    } else {
        print_problems(q, report);
        say_summary(q, report);
    }
    return lint_is_clean(report) ? EXIT_OK : EXIT_PROBLEMS;
}

enum exit_status run_lint(struct invocation *v) {
    struct asked q = {.v = v};
    err e = read_words(&q);
    if (!failed(e) && q.explain == NULL && q.folders.n == 0) {
        e = err_of(ERR_USAGE, "name the folder of a curriculum, as in: waymark lint curricula");
    }
    if (failed(e) || q.explain != NULL) {
        return failed(e) ? complain(e) : explain(&q);
    }
    struct lint_report report = {0};
    for (size_t i = 0; i < q.folders.n && !failed(e); i++) {
        e = lint_folder(v->arena, v->world, &(struct lint_target){q.folders.at[i], q.against}, &report);
    }
    return failed(e) ? complain(e) : answer(&q, &report);
}
