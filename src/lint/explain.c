/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The table of rules in words: for a terminal and for docs/lint-rules.md. */
#include "lint/lint.h"

/* What cannot be seen is shown as in C: \t, \xE9. A space stands before each line in a terminal's form. */
static void add_example(buf *b, const char *text, const char *indent) {
    str rest = str_c(text);
    bool start = true;
    while (rest.n > 0) {
        str before = rest;
        buf_c(b, start ? indent : "");
        uint32_t c = utf8_next(&rest);
        start = c == '\n';
        if (c == UTF8_INVALID) {
            buf_fmt(b, "\\x%02X", (unsigned)(unsigned char)before.p[0]);
        } else if (c == '\t') {
            buf_c(b, "\\t");
        } else {
            buf_add(b, str_sub(before, 0, before.n - rest.n));
        }
    }
}

void lint_explain(buf *b, const struct lint_rule *rule) {
    buf_fmt(b, "%s (%s): %s\n\n", rule->id, severity_name(rule->severity), rule->title);
    buf_fmt(b, "Why: %s\n\nWhat to do: %s\n\nBad:\n\n", rule->why, rule->fix);
    add_example(b, rule->bad, "    ");
    buf_c(b, "\nGood:\n\n");
    add_example(b, rule->good, "    ");
}

static void add_fenced(buf *b, const char *title, const char *text) {
    buf_fmt(b, "\n%s:\n\n````text\n", title);
    add_example(b, text, "");
    buf_c(b, "````\n");
}

static void add_rule(buf *b, const struct lint_rule *rule) {
    buf_fmt(b, "\n### `%s`\n\n**%s.** A rule of severity *%s*.\n\n", rule->id, rule->title,
            severity_name(rule->severity));
    buf_fmt(b, "%s\n\n%s\n", rule->why, rule->fix);
    add_fenced(b, "Bad", rule->bad);
    add_fenced(b, "Good", rule->good);
}

static void add_index(buf *b) {
    buf_c(b, "| rule | severity | what it means |\n|---|---|---|\n");
    for (size_t i = 0; i < lint_rules_count; i++) {
        const struct lint_rule *rule = &lint_rules[i];
        buf_fmt(b, "| [`%s`](#%s) | %s | %s |\n", rule->id, rule->id, severity_name(rule->severity),
                rule->title);
    }
}

void lint_write_markdown(buf *b) {
    buf_c(
        b,
        "# Rules of waymark lint\n\n"
        "An **error** is seen by readers, a **warning** is most likely a slip, a **note** is worth knowing. "
        "A "
        "curriculum is clean when it has neither errors nor warnings. A unit that says status = \"partial\" "
        "gets "
        "notes for what it still misses.\n\n"
        "What is right for once is allowed by a comment in the file, with its reason; it holds for the whole "
        "file. "
        "Errors cannot be allowed.\n\n"
        "```text\n<!-- lint-allow repeated: both units quote the same article on purpose -->\n"
        "# lint-allow minutes: this workshop takes a whole evening\n```\n\n"
        "The examples are executed as tests. Each is put over the curriculum at the end of this page; a line "
        "`-- PATH --` starts a file. The group *license* has room for the rules of what may be combined with "
        "what.\n\n");
    add_index(b);
    for (size_t i = 0; i < lint_rules_count; i++) {
        const struct lint_rule *rule = &lint_rules[i];
        if (i == 0 || !str_eq(str_c(rule->group), str_c(lint_rules[i - 1].group))) {
            buf_fmt(b, "\n## %c%s\n", rule->group[0] - 'a' + 'A', rule->group + 1);
        }
        add_rule(b, rule);
    }
    buf_c(b, "\n## The curriculum of the examples\n\n````text\n");
    add_example(b, lint_example_base, "");
    buf_c(b, "````\n");
}
