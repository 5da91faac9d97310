/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Every rule does what its entry says: its bad example breaks it and no other, its good example none. */
#include "lint/testing.h"

static void the_base_is_clean(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct lint_report report = example_lint(a, "");
    print_report(&report);
    assert_int_equal(report.problems.n, 0);
    assert_true(lint_is_clean(&report));
    assert_int_equal(report.figures.units, 2);
    assert_int_equal(report.figures.complete, 1);
    arena_free(a);
}

static bool breaks_only(const struct lint_report *report, const char *rule) {
    return report->problems.n > 0 && count_rule(report, rule) == report->problems.n;
}

static void each_bad_example_breaks_its_rule_alone(void **state) {
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < lint_rules_count; i++) {
        struct arena *a = arena_new();
        struct lint_report report = example_lint(a, lint_rules[i].bad);
        if (!breaks_only(&report, lint_rules[i].id)) {
            print_error("the bad example of %s:\n", lint_rules[i].id);
            print_report(&report);
            wrong++;
        }
        arena_free(a);
    }
    assert_int_equal(wrong, 0);
}

static void each_good_example_breaks_none(void **state) {
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < lint_rules_count; i++) {
        struct arena *a = arena_new();
        struct lint_report report = example_lint(a, lint_rules[i].good);
        if (report.problems.n > 0) {
            print_error("the good example of %s:\n", lint_rules[i].id);
            print_report(&report);
            wrong++;
        }
        arena_free(a);
    }
    assert_int_equal(wrong, 0);
}

static void ids_are_distinct_and_entries_are_whole(void **state) {
    (void)state;
    for (size_t i = 0; i < lint_rules_count; i++) {
        const struct lint_rule *rule = &lint_rules[i];
        assert_ptr_equal(lint_rule_find(str_c(rule->id)), rule);
        assert_true(str_c(rule->why).n > 20 && str_c(rule->fix).n > 5 && str_c(rule->title).n > 5);
        assert_false(str_ends(str_c(rule->title), STR(".")));
        for (size_t j = 0; i > 0 && j + 1 < i; j++) { /* a group stands together */
            assert_true(!str_eq(str_c(lint_rules[j].group), str_c(rule->group)) ||
                        str_eq(str_c(lint_rules[i - 1].group), str_c(rule->group)));
        }
    }
    assert_null(lint_rule_find(STR("none")));
    assert_string_equal(lint_rule_nearest(STR("ancor")), "anchor");
    assert_null(lint_rule_nearest(STR("something else altogether")));
}

/* The sources of both rooms name their rules as literals; each must be one of the table. */
static size_t check_source(struct arena *a, const struct tree_file *file) {
    static const str MARK = STR_INIT("rule = ");
    size_t count = 0;
    str rest = file->bytes;
    for (size_t at = str_find(rest, MARK); at != SIZE_MAX; at = str_find(rest, MARK)) {
        rest = str_from(rest, at + MARK.n);
        str line = str_sub(rest, 0, str_find_byte(rest, ';'));
        line = str_sub(line, 0, str_find_byte(line, ','));
        while (str_find_byte(line, '"') != SIZE_MAX) {
            (void)str_split(&line, '"');
            str id = str_split(&line, '"');
            if (lint_rule_find(id) == NULL) {
                print_error("%.*s: there is no rule %.*s\n", STR_ARG(file->path), STR_ARG(id));
            }
            assert_non_null(lint_rule_find(id));
            count++;
        }
    }
    (void)a;
    return count;
}

static void every_rule_in_the_sources_is_in_the_table(void **state) {
    (void)state;
    static const char *const ROOMS[] = {"src/markdown", "src/curriculum", "src/lint"};
    struct arena *a = arena_new();
    struct world w = world_real();
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(ROOMS); i++) {
        struct tree t = {0};
        assert_false(failed(tree_read(a, &w, ROOMS[i], &t)));
        for (size_t j = 0; j < t.files.n; j++) {
            bool test =
                str_ends(t.files.at[j].path, STR("_test.c")) || str_ends(t.files.at[j].path, STR(".h"));
            count += test ? 0 : check_source(a, &t.files.at[j]);
        }
    }
    assert_true(count > 50);
    arena_free(a);
}

static void a_rule_is_explained(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    lint_explain(&b, lint_rule_find(STR("encoding")));
    str text = buf_str(&b);
    assert_true(str_starts(text, STR("encoding (error): A byte is not UTF-8")));
    assert_true(str_contains(text, STR("\n    -- m/two.md --\n")));
    assert_true(str_contains(text, STR("A caf\\xE9 by")));
    assert_true(str_contains(text, STR("A caf\xC3\xA9 by")));
    assert_true(utf8_valid(text));
    buf_clear(&b);
    lint_explain(&b, lint_rule_find(STR("text-form")));
    assert_true(str_contains(buf_str(&b), STR("teaser =\\t\"A dry")));
    arena_free(a);
}

static void the_document_has_every_rule(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    lint_write_markdown(&b);
    str text = buf_str(&b);
    assert_true(utf8_valid(text));
    for (size_t i = 0; i < lint_rules_count; i++) {
        buf head = buf_new(a);
        buf_fmt(&head, "\n### `%s`\n", lint_rules[i].id);
        assert_true(str_contains(text, buf_str(&head)));
    }
    assert_true(str_contains(text, STR("\n## License\n")));
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_base_is_clean),
        cmocka_unit_test(each_bad_example_breaks_its_rule_alone),
        cmocka_unit_test(each_good_example_breaks_none),
        cmocka_unit_test(ids_are_distinct_and_entries_are_whole),
        cmocka_unit_test(every_rule_in_the_sources_is_in_the_table),
        cmocka_unit_test(a_rule_is_explained),
        cmocka_unit_test(the_document_has_every_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
