/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/diff.h"
#include "curriculum/test_tree.h"

/* Two editions of the small curriculum, and what is between them. */
struct pair {
    struct reading old, now;
    struct book_diff diff;
};

static struct pair compare(const struct file *old, size_t old_count, const struct file *now,
                           size_t now_count) {
    struct pair p = {.old = read_files(old, old_count), .now = read_files(now, now_count)};
    assert_false(failed(p.old.error));
    assert_false(failed(p.now.error));
    const struct edition_files from = {p.old.book, &p.old.tree};
    const struct edition_files to = {p.now.book, &p.now.tree};
    p.diff = book_diff(p.now.arena, &from, &to);
    return p;
}

static void pair_end(struct pair *p) {
    reading_end(&p->old);
    reading_end(&p->now);
}

#define RAISED                                                                                               \
    {                                                                                                        \
        "curriculum.toml", "id = \"t\"\ntitle = \"Test\"\nversion = \"1.1.0\"\nlicense = \"CC BY 4.0\"\n"    \
                           "modules = [\"m\"]\npages = [\"overview\"]\n"                                     \
    }

static const struct diff_entry *entry(const struct pair *p, const char *key) {
    for (size_t i = 0; i < p->diff.entries.n; i++) {
        if (str_eq(p->diff.entries.at[i].key, str_c(key))) {
            return &p->diff.entries.at[i];
        }
    }
    fail_msg("there is no entry %s", key);
    return NULL;
}

static size_t count_rule(const struct pair *p, const char *rule) {
    size_t count = 0;
    for (size_t i = 0; i < p->diff.problems.n; i++) {
        count += strcmp(p->diff.problems.at[i].rule, rule) == 0;
    }
    return count;
}

static void the_same_is_no_difference(void **state) {
    (void)state;
    struct pair p = compare(NULL, 0, NULL, 0);
    assert_true(p.diff.same);
    assert_int_equal(p.diff.entries.n, 0);
    assert_int_equal(p.diff.problems.n, 0);
    pair_end(&p);
}

static void a_changed_unit_needs_its_class(void **state) {
    (void)state;
    const struct file now[] = {RAISED,
                               {"m/one.md", UNIT_FRONT "+++\n\n" UNIT_BODY "Another closing sentence. S.\n"}};
    struct pair p = compare(NULL, 0, now, 2);
    const struct diff_entry *e = entry(&p, "t/m/one");
    assert_int_equal(e->kind, DIFF_UNIT);
    assert_int_equal(e->change, DIFF_CHANGED);
    assert_int_equal(e->class, CLASS_NONE);
    assert_int_equal(e->words_added, 4);
    assert_int_equal(e->words_removed, 0);
    assert_int_equal(count_rule(&p, "change-class"), 1);
    assert_int_equal(count_rule(&p, "version"), 0);
    pair_end(&p);
}

static void classes_are_read(void **state) {
    (void)state;
    const char *const names[] = {"editorial", "clarifying", "substantive", "replaced"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char text[64];
        snprintf(text, sizeof text, "\"t/m/one\" = \"%s\"\n", names[i]);
        const struct file now[] = {
            RAISED, {"m/one.md", UNIT_FRONT "+++\n\n" UNIT_BODY "More.\n"}, {"changes.toml", text}};
        struct pair p = compare(NULL, 0, now, 3);
        assert_string_equal(change_class_name(entry(&p, "t/m/one")->class), names[i]);
        assert_int_equal(p.diff.problems.n, 0);
        pair_end(&p);
    }
}

static void wrong_classes_are_named(void **state) {
    (void)state;
    const struct file now[] = {RAISED,
                               {"m/one.md", UNIT_FRONT "+++\n\n" UNIT_BODY "More.\n"},
                               {"changes.toml", "\"t/m/one\" = \"tiny\"\n\"t/m/none\" = \"editorial\"\n"}};
    struct pair p = compare(NULL, 0, now, 3);
    assert_int_equal(count_rule(&p, "change-class"), 1);
    assert_int_equal(p.diff.problems.at[0].line, 1);
    assert_int_equal(count_rule(&p, "change-unit"), 1);
    assert_int_equal(p.diff.problems.at[1].line, 2);
    pair_end(&p);
    const struct file broken[] = {RAISED, {"changes.toml", "not toml ="}};
    p = compare(NULL, 0, broken, 2);
    assert_int_equal(count_rule(&p, "changes"), 1);
    pair_end(&p);
}

static void classes_that_are_no_text_are_none(void **state) {
    (void)state;
    const struct file now[] = {RAISED,
                               {"m/one.md", UNIT_FRONT "+++\n\n" UNIT_BODY "More.\n"},
                               {"changes.toml", "\"t/m/one\" = 7\n"}};
    struct pair p = compare(NULL, 0, now, 3);
    assert_int_equal(entry(&p, "t/m/one")->class, CLASS_NONE);
    assert_int_equal(count_rule(&p, "change-class"), 1);
    pair_end(&p);
}

static void the_version_is_to_be_raised(void **state) {
    (void)state;
    const struct file now[] = {{"overview.md", "+++\ntitle = \"Overview\"\n+++\n\nHello again.\n"}};
    struct pair p = compare(NULL, 0, now, 1);
    assert_false(p.diff.same);
    assert_int_equal(count_rule(&p, "version"), 1);
    const struct diff_entry *e = entry(&p, "overview.md");
    assert_int_equal(e->kind, DIFF_PAGE);
    assert_int_equal(e->change, DIFF_CHANGED);
    assert_int_equal(e->words_added, 1);
    pair_end(&p);
}

static void added_and_removed(void **state) {
    (void)state;
    const struct file now[] = {RAISED, {"m/two.md", UNIT_FRONT "+++\n\n" UNIT_BODY}, {"m/one.md", NULL}};
    struct pair p = compare(NULL, 0, now, 3);
    assert_int_equal(entry(&p, "t/m/two")->change, DIFF_ADDED);
    assert_true(entry(&p, "t/m/two")->words_added > 10);
    assert_int_equal(entry(&p, "t/m/one")->change, DIFF_REMOVED);
    assert_true(entry(&p, "t/m/one")->words_removed > 10);
    assert_int_equal(p.diff.problems.n, 0);
    pair_end(&p);
}

static void an_alias_makes_a_renaming(void **state) {
    (void)state;
    const struct file now[] = {
        RAISED, {"m/two.md", UNIT_FRONT "aliases = [\"t/m/one\"]\n+++\n\n" UNIT_BODY}, {"m/one.md", NULL}};
    struct pair p = compare(NULL, 0, now, 3);
    assert_int_equal(p.diff.entries.n, 1);
    const struct diff_entry *e = entry(&p, "t/m/two");
    assert_int_equal(e->change, DIFF_RENAMED);
    assert_str(e->from, "t/m/one");
    assert_false(e->text_changed);
    assert_int_equal(e->words_added + e->words_removed, 0);
    assert_int_equal(p.diff.problems.n, 0);
    pair_end(&p);
}

static void a_renaming_with_other_text_needs_its_class(void **state) {
    (void)state;
    const struct file now[] = {RAISED,
                               {"m/two.md", UNIT_FRONT "aliases = [\"t/m/one\"]\n+++\n\n" UNIT_BODY "New.\n"},
                               {"m/one.md", NULL}};
    struct pair p = compare(NULL, 0, now, 3);
    assert_true(entry(&p, "t/m/two")->text_changed);
    assert_int_equal(entry(&p, "t/m/two")->words_added, 1);
    assert_int_equal(count_rule(&p, "change-class"), 1);
    pair_end(&p);
}

/* The old key is still a unit: then the alias renames nothing. */
static void an_alias_of_a_living_unit_renames_nothing(void **state) {
    (void)state;
    const struct file now[] = {RAISED, {"m/two.md", UNIT_FRONT "aliases = [\"t/m/one\"]\n+++\n\n" UNIT_BODY}};
    struct pair p = compare(NULL, 0, now, 2);
    assert_int_equal(entry(&p, "t/m/two")->change, DIFF_ADDED);
    pair_end(&p);
}

static void quests_and_media(void **state) {
    (void)state;
    const struct file old[] = {{"quests/q.md", "+++\ntitle = \"Q\"\n+++\n\nDo it.\n"}, {"media/a.svg", SVG}};
    const struct file now[] = {RAISED, {"media/a.svg", SVG "\n<!-- -->"}, {"media/b.svg", SVG}};
    struct pair p = compare(old, 2, now, 3);
    assert_int_equal(entry(&p, "quests/q.md")->kind, DIFF_QUEST);
    assert_int_equal(entry(&p, "quests/q.md")->change, DIFF_REMOVED);
    assert_int_equal(entry(&p, "media/a.svg")->change, DIFF_CHANGED);
    assert_int_equal(entry(&p, "media/a.svg")->kind, DIFF_MEDIA);
    assert_int_equal(entry(&p, "media/a.svg")->words_added, 0);
    assert_int_equal(entry(&p, "media/b.svg")->change, DIFF_ADDED);
    pair_end(&p);
}

/* Line ends and a BOM are no change of a unit: a revision is taken of the normal form. */
static void line_ends_are_no_change(void **state) {
    (void)state;
    const struct file old[] = {{"m/one.md", UNIT_FRONT "+++\n\n" UNIT_BODY}};
    const struct file now[] = {{"m/one.md", "\xEF\xBB\xBF" UNIT_FRONT "+++\n\n" UNIT_BODY}};
    struct pair p = compare(old, 1, now, 1);
    assert_int_equal(p.diff.entries.n, 0);
    assert_true(p.diff.same);
    pair_end(&p);
}

static void words_of_any_script_are_counted(void **state) {
    (void)state;
    const struct file old[] = {{"overview.md", "+++\ntitle = \"O\"\n+++\n\nêtre libre, être ici\n"}};
    const struct file now[] = {RAISED, {"overview.md", "+++\ntitle = \"O\"\n+++\n\nici, être 自由\n"}};
    struct pair p = compare(old, 1, now, 2);
    const struct diff_entry *e = entry(&p, "overview.md");
    assert_int_equal(e->words_added, 1);
    assert_int_equal(e->words_removed, 2);
    pair_end(&p);
}

/* The examples of semver 2.0.0 §11, in order. */
static void versions_are_ordered(void **state) {
    (void)state;
    const char *const in_order[] = {"",
                                    "1.0",
                                    "draft",
                                    "1.0.0-alpha",
                                    "1.0.0-alpha.1",
                                    "1.0.0-alpha.beta",
                                    "1.0.0-beta",
                                    "1.0.0-beta.2",
                                    "1.0.0-beta.11",
                                    "1.0.0-rc.1",
                                    "1.0.0",
                                    "1.0.1",
                                    "1.2.0",
                                    "1.10.0",
                                    "2.0.0",
                                    "99999999999999999999999.0.0"};
    for (size_t i = 0; i < COUNT_OF(in_order); i++) {
        for (size_t k = 0; k < COUNT_OF(in_order); k++) {
            int order = version_cmp(str_c(in_order[i]), str_c(in_order[k]));
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    }
    assert_int_equal(version_cmp(STR("1.0.0+a"), STR("1.0.0+b")), 0);
    assert_true(version_cmp(STR("01.0.0"), STR("0.0.1")) < 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_is_no_difference),
        cmocka_unit_test(a_changed_unit_needs_its_class),
        cmocka_unit_test(classes_are_read),
        cmocka_unit_test(wrong_classes_are_named),
        cmocka_unit_test(classes_that_are_no_text_are_none),
        cmocka_unit_test(the_version_is_to_be_raised),
        cmocka_unit_test(added_and_removed),
        cmocka_unit_test(an_alias_makes_a_renaming),
        cmocka_unit_test(a_renaming_with_other_text_needs_its_class),
        cmocka_unit_test(an_alias_of_a_living_unit_renames_nothing),
        cmocka_unit_test(quests_and_media),
        cmocka_unit_test(line_ends_are_no_change),
        cmocka_unit_test(words_of_any_script_are_counted),
        cmocka_unit_test(versions_are_ordered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
