/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <stdarg.h>

#include "lint/inside.h"

/* ---- Problems ---- */

static void add(struct lint_run *r, struct problem p, bool note) {
    const struct lint_rule *rule = lint_rule_find(str_c(p.rule));
    ASSERT(rule != NULL && p.file.n > 0 && p.message.n > 0);
    p.severity = note ? SEVERITY_NOTE : rule->severity;
    problem_add(r->arena, &r->problems, p);
}

void lint_add(struct lint_run *r, struct problem p) {
    add(r, p, false);
}

void lint_add_note(struct lint_run *r, struct problem p) {
    add(r, p, true);
}

struct problem lint_at(const struct lint_page *page, const struct value *v, struct problem p) {
    if (page != NULL) {
        p.file = page->file->path;
        p.line = 1;
    }
    if (v != NULL && v->place.line > 0) {
        p.line = v->place.line + (page != NULL ? page->source.front_offset : 0);
        p.column = v->place.column;
    }
    return p;
}

/* Takes "WORD N" and the two characters behind it off the front. */
static bool take_number(str *message, str word, size_t *ret) {
    str rest = str_without_start(*message, word);
    size_t digits = 0;
    while (digits < rest.n && byte_is_digit(rest.p[digits])) {
        digits++;
    }
    uint64_t number = 0;
    if (rest.n == message->n || !str_to_u64(str_sub(rest, 0, digits), UINT32_MAX, &number)) {
        return false;
    }
    *ret = (size_t)number;
    *message = str_from(rest, digits + 2);
    return true;
}

struct problem lint_of_err(err e, struct problem p) {
    str message = str_c(e.message);
    if (take_number(&message, STR("line "), &p.line)) {
        (void)take_number(&message, STR("column "), &p.column);
    }
    p.message = message;
    return p;
}

str lint_fmt(struct lint_run *r, const char *format, ...) {
    char text[1024];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    size_t used = n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
    return arena_str(r->arena, utf8_cut(str_n(text, used), used));
}

void lint_unknown_keys(struct lint_run *r, str file, const struct value *table, struct lint_keys keys) {
    size_t at = 0;
    const struct value *unknown = value_unknown_key(table, keys.names, keys.count, &at);
    for (; unknown != NULL; unknown = value_unknown_key(table, keys.names, keys.count, &at)) {
        const char *nearest = value_nearest_name(unknown->key, keys.names, keys.count);
        lint_add(r, (struct problem){
                        .file = file,
                        .line = unknown->key_place.line,
                        .column = unknown->key_place.column,
                        .rule = "unknown-key",
                        .message =
                            lint_fmt(r, "there is no key \"%.*s\" here", STR_ARG(utf8_cut(unknown->key, 80))),
                        .fix = nearest ? lint_fmt(r, "did you mean \"%s\"?", nearest)
                                       : STR("take it out, or look it up in docs/curriculum-format.md")});
    }
}

str lint_text(const struct value *table, const char *key) {
    const struct value *v = value_get(table, key);
    return v != NULL && v->kind == VALUE_TEXT ? str_trim(v->as.text) : STR("");
}

/* ---- Settings ---- */

static bool read_number(struct lint_run *r, const struct value *v, uint32_t *ret) {
    if (v->kind == VALUE_INTEGER && v->as.integer >= 0 && v->as.integer <= UNIT_MINUTES_MAX) {
        *ret = (uint32_t)v->as.integer;
        return true;
    }
    lint_add(r, lint_at(NULL, v,
                        (struct problem){.file = STR("curriculum.toml"),
                                         .rule = "manifest",
                                         .message = STR("this must be a whole number from 0 to 6000"),
                                         .fix = STR("see [lint] in docs/curriculum-format.md")}));
    return false;
}

static void read_range(struct lint_run *r, const struct value *table, const char *key,
                       struct lint_range *ret) {
    const struct value *v = value_get(table, key);
    struct lint_range range = {0};
    if (v == NULL) {
        return;
    }
    if (value_count(v) != 2 || v->kind != VALUE_ARRAY) {
        lint_add(r, lint_at(NULL, v,
                            (struct problem){.file = STR("curriculum.toml"),
                                             .rule = "manifest",
                                             .message = lint_fmt(r, "%s must be two numbers", key),
                                             .fix = lint_fmt(r, "write %s = [least, most]", key)}));
        return;
    }
    if (read_number(r, value_at(v, 0), &range.least) && read_number(r, value_at(v, 1), &range.most)) {
        *ret = range;
    }
}

static void read_count(struct lint_run *r, const struct value *table, const char *key, uint32_t *ret) {
    const struct value *v = value_get(table, key);
    if (v != NULL) {
        (void)read_number(r, v, ret);
    }
}

void lint_settings_read(struct lint_run *r) {
    static const char *const KEYS[] = {"unit_minutes",   "summit_minutes", "total_hours",
                                       "unit_questions", "unit_words",     "unit_quests"};
    struct lint_settings *s = &r->settings;
    const struct tree_file *file = tree_find(r->tree, STR("curriculum.toml"));
    if (file == NULL || failed(toml_parse(r->arena, file->bytes, &r->manifest, NULL))) {
        r->manifest = NULL;
    }
    const struct value *table = value_get(r->manifest, "lint");
    *s = (struct lint_settings){.unit_minutes = {40, 55},
                                .summit_minutes = {60, 90},
                                .total_hours = {40, r->book->live_minutes > 0 ? 50 : 0},
                                .unit_questions = {4, 6},
                                .unit_words = 300,
                                .unit_quests = 2};
    lint_unknown_keys(r, STR("curriculum.toml"), table, (struct lint_keys){KEYS, COUNT_OF(KEYS)});
    read_range(r, table, "unit_minutes", &s->unit_minutes);
    read_range(r, table, "summit_minutes", &s->summit_minutes);
    read_range(r, table, "total_hours", &s->total_hours);
    read_range(r, table, "unit_questions", &s->unit_questions);
    read_count(r, table, "unit_words", &s->unit_words);
    read_count(r, table, "unit_quests", &s->unit_quests);
}

/* ---- The whole ---- */

static void add_figures(const struct lint_run *r, struct lint_figures *f) {
    for (size_t i = 0; i < r->book->modules.n; i++) {
        const struct module *m = &r->book->modules.at[i];
        for (size_t j = 0; j < m->units.n; j++) {
            const struct unit *u = &m->units.at[j];
            f->units++;
            f->complete += u->state == UNIT_COMPLETE;
            f->planned += u->state == UNIT_PLANNED;
            f->words += u->words;
            f->questions += u->questions.n;
        }
    }
    f->quests += r->book->quests.n;
    f->pictures += r->book->media.n;
}

void lint_book(struct arena *a, const struct lint_input *input, struct lint_report *report) {
    struct lint_run r = {.arena = a,
                         .tree = input->tree,
                         .book = input->book,
                         .page_at = map_new(a),
                         .media_at = map_new(a),
                         .unit_at = map_new(a),
                         .paragraphs = map_new(a),
                         .criteria = map_new(a)};
    for (size_t i = 0; i < input->book->problems.n; i++) {
        problem_add(a, &r.problems, input->book->problems.at[i]);
    }
    lint_settings_read(&r);
    lint_pages_read(&r);
    lint_rubrics(&r);
    lint_form(&r);
    lint_texts(&r);
    lint_links(&r);
    lint_units(&r);
    lint_quests(&r);
    lint_media(&r);
    lint_glossary(&r);
    *LIST_ADD(a, &report->coverage) = lint_coverage_of(&r);
    if (input->old != NULL) {
        lint_renamed(&r, input);
    }
    add_figures(&r, &report->figures);
    lint_hand_over(&r, input->prefix, report);
}

/* ---- Order ---- */

static int compare_numbers(size_t x, size_t y) {
    return (x > y) - (x < y);
}

static int compare_problems(const struct problem *x, const struct problem *y) {
    int order = str_cmp(x->file, y->file);
    order = order ? order : compare_numbers(x->line, y->line);
    order = order ? order : compare_numbers(x->column, y->column);
    order = order ? order : str_cmp(str_c(x->rule), str_c(y->rule));
    return order ? order : str_cmp(x->message, y->message);
}

static int by_problem(const void *a, const void *b) {
    const struct problem *x = a;
    const struct problem *y = b;
    return compare_problems(x, y);
}

static int by_waived(const void *a, const void *b) {
    const struct lint_waived *x = a;
    const struct lint_waived *y = b;
    return compare_problems(&x->problem, &y->problem);
}

static int by_link(const void *a, const void *b) {
    const struct lint_link *x = a;
    const struct lint_link *y = b;
    int order = str_cmp(x->file, y->file);
    order = order ? order : compare_numbers(x->line, y->line);
    order = order ? order : compare_numbers(x->column, y->column);
    return order ? order : str_cmp(x->url, y->url);
}

void lint_sort(struct lint_report *report) {
    if (report->problems.n > 1) {
        qsort(report->problems.at, report->problems.n, sizeof *report->problems.at, by_problem);
    }
    if (report->waived.n > 1) {
        qsort(report->waived.at, report->waived.n, sizeof *report->waived.at, by_waived);
    }
    if (report->links.n > 1) {
        qsort(report->links.at, report->links.n, sizeof *report->links.at, by_link);
    }
}

bool lint_is_clean(const struct lint_report *report) {
    return problems_count(&report->problems, SEVERITY_ERROR) == 0 &&
           problems_count(&report->problems, SEVERITY_WARNING) == 0;
}
