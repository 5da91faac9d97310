/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* `### Q: …` and its task list. What it wants of the author is checked here, because only the tree knows
 * which list belongs to which question. */
#include "markdown/inside.h"

#define LETTERS_COUNT 26

static str heading_start(cmark_node *heading) {
    cmark_node *first = cmark_node_first_child(heading);
    return md_is(first, CMARK_NODE_TEXT) ? str_c(cmark_node_get_literal(first)) : STR("");
}

bool md_is_question(cmark_node *heading) {
    return md_is(heading, CMARK_NODE_HEADING) && cmark_node_get_heading_level(heading) == 3 &&
           str_starts(heading_start(heading), STR("Q:"));
}

static void report(struct md_run *r, cmark_node *at, const char *message, const char *fix) {
    md_problem(
        r, at,
        (struct problem){
            .rule = "question", .severity = SEVERITY_ERROR, .message = str_c(message), .fix = str_c(fix)});
}

static void drop_prefix(struct md_run *r, cmark_node *heading) {
    cmark_node *first = cmark_node_first_child(heading);
    str text = str_from(heading_start(heading), 2);
    while (text.n && byte_is_space(text.p[0])) { /* the end may be a space before bold words */
        text = str_from(text, 1);
    }
    (void)cmark_node_set_literal(first, arena_z(r->arena, text));
}

static html take_html(struct md_run *r) {
    return html_finish(r->writer);
}

static void read_option(struct md_run *r, cmark_node *item, struct question *q) {
    struct question_option *o = LIST_ADD(r->arena, &q->options);
    char letter = (char)('A' + (q->options.n - 1));
    o->letter = arena_str(r->arena, str_n(&letter, 1));
    o->right = cmark_gfm_extensions_get_tasklist_item_checked(item);
    cmark_node *first = cmark_node_first_child(item);
    if (md_is(first, CMARK_NODE_PARAGRAPH)) {
        md_inlines(r, first);
        o->text = take_html(r);
        first = cmark_node_next(first);
    } else {
        report(r, item, "this option has no text", "write it right after [ ]");
    }
    md_blocks(r, first);
    o->reason = take_html(r);
    if (html_empty(o->reason)) {
        report(r, item, "this option gives no reason",
               "after an empty line, say in an indented paragraph why it is right or wrong");
    }
}

static void read_options(struct md_run *r, cmark_node *list, struct question *q) {
    for (cmark_node *item = cmark_node_first_child(list); item != NULL; item = cmark_node_next(item)) {
        if (!md_is_named(item, "tasklist")) {
            report(r, item, "this option is not marked", "start it with [ ], or with [x] if it is right");
        } else if (q->options.n == LETTERS_COUNT) {
            report(r, item, "a question has at most 26 options", "make two questions of it");
            return;
        } else {
            read_option(r, item, q);
        }
    }
}

static void check(struct md_run *r, cmark_node *heading, const struct question *q) {
    size_t right = 0;
    for (size_t i = 0; i < q->options.n; i++) {
        right += q->options.at[i].right;
    }
    if (q->options.n < 2) {
        report(r, heading, "a question needs at least two options",
               "write them as a task list: - [ ] wrong, - [x] right");
    } else if (right != 1) {
        report(r, heading,
               right == 0 ? "no option is marked as right" : "more than one option is marked as right",
               "mark exactly one option with [x]");
    }
    if (html_empty(q->prompt)) {
        report(r, heading, "the question is missing", "write it after Q:");
    }
}

static bool ends_question(cmark_node *n) {
    return md_is(n, CMARK_NODE_FOOTNOTE_DEFINITION) ||
           (md_is(n, CMARK_NODE_HEADING) && cmark_node_get_heading_level(n) <= 3);
}

static bool is_options(cmark_node *n) {
    return md_is(n, CMARK_NODE_LIST) && md_is_named(cmark_node_first_child(n), "tasklist");
}

cmark_node *md_question(struct md_run *r, cmark_node *heading) {
    struct question q = {.line = (size_t)cmark_node_get_start_line(heading) + r->options->line_offset};
    q.id = arena_join(r->arena, (str[]){STR("q_"), md_number(r->arena, r->document->questions.n + 1)}, 2);
    drop_prefix(r, heading);
    md_inlines(r, heading);
    q.prompt = take_html(r);
    cmark_node *n = cmark_node_next(heading);
    while (n != NULL && !ends_question(n) && !is_options(n)) {
        n = md_block(r, n);
    }
    q.before = take_html(r);
    if (n != NULL && is_options(n)) {
        read_options(r, n, &q);
        n = cmark_node_next(n);
    }
    check(r, heading, &q);
    for (; n != NULL && !ends_question(n); n = cmark_node_next(n)) {
        report(r, n, "this stands after the options and is not shown",
               "put it before the options or into a reason");
    }
    *LIST_ADD(r->arena, &r->document->questions) = q;
    return n;
}
