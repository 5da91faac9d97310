/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/test_tree.h"

#define UNIT(title, weight)                                                                                  \
    "+++\ntitle = \"" title "\"\nweight = " weight "\nstatus = \"planned\"\n+++\nText.\n"

static void units_come_by_weight_and_the_summit_last(void **state) {
    (void)state;
    struct file files[] = {{"m/one.md", UNIT("One", "3")},
                           {"m/two.md", UNIT("Two", "1")},
                           {"m/none.md", "+++\ntitle = \"None\"\nstatus = \"planned\"\n+++\nx\n"},
                           {"m/summit.md", UNIT("Summit", "1")},
                           {"m/three.md", UNIT("Three", "2")}};
    struct reading r = read_files(files, COUNT_OF(files));
    static const char *const WANT[] = {"two", "three", "one", "none", "summit"};
    const struct module *m = book_module(r.book, STR("m"));
    assert_int_equal(m->units.n, COUNT_OF(WANT));
    for (size_t i = 0; i < COUNT_OF(WANT); i++) {
        assert_str(m->units.at[i].slug, WANT[i]);
    }
    assert_problem(&r, "m/none.md:2:1", "weight", "place in the module");
    assert_ptr_equal(module_unit(m, STR("three")), &m->units.at[1]);
    assert_null(module_unit(m, STR("four")));
    assert_int_equal(module_minutes(m), 0);
    reading_end(&r);
}

static void the_module_page(void **state) {
    (void)state;
    struct reading r = read_files(NULL, 0);
    const struct module *m = book_module(r.book, STR("m"));
    assert_str(m->key, "t/m");
    assert_str(m->title, "Module");
    assert_str(m->question, "Why?");
    assert_str(m->body.safe, "<p>About it.</p>");
    assert_null(book_module(r.book, STR("n")));
    reading_end(&r);
}

static void equal_weights_are_reported(void **state) {
    (void)state;
    struct file files[] = {{"m/one.md", UNIT("One", "1")}, {"m/two.md", UNIT("Two", "1")}};
    struct reading r = read_files(files, COUNT_OF(files));
    assert_problem(&r, "m/two.md:0:0", "weight", "same weight");
    reading_end(&r);
}

static void lists_and_folders_must_agree(void **state) {
    (void)state;
    struct file files[] = {
        {"curriculum.toml", "id = \"t\"\ntitle = \"T\"\nversion = \"1.0.0\"\nmodules = [\"m\", \"gone\", "
                            "\"m\", 3, \"A/b\", \"../x\"]\npages = [\"none\", 4]\n"},
        {"other/_index.md", "+++\ntitle = \"Other\"\n+++\n"},
        {"loose/unit.md", "no module\n"},
    };
    struct reading r = read_files(files, COUNT_OF(files));
    assert_int_equal(r.book->modules.n, 2);
    assert_str(r.book->modules.at[1].title, "gone");
    assert_problem(&r, "curriculum.toml:4:17", "manifest", "gone/_index.md");
    assert_problem(&r, "other/_index.md:0:0", "manifest", "other");
    assert_int_equal(problems_count(&r.book->problems, SEVERITY_ERROR), 7);
    assert_int_equal(r.book->pages.n, 0);
    reading_end(&r);
}

static void names_must_fit_into_addresses(void **state) {
    (void)state;
    static const char *const BAD[] = {"m/With Space.md", "m/ümlaut.md", "m/-a.md",
                                      "m/a-.md",         "m/UPPER.md",  "m/.md"};
    for (size_t i = 0; i < COUNT_OF(BAD); i++) {
        struct reading r = read_one(BAD[i], UNIT("x", "2"));
        assert_problem(&r, arena_z(r.arena, arena_join(r.arena, (str[]){str_c(BAD[i]), STR(":0:0")}, 2)),
                       "slug", "address");
        assert_int_equal(r.book->modules.at[0].units.n, 1);
        reading_end(&r);
    }
}

static void two_units_of_one_name(void **state) {
    (void)state;
    struct reading r = {.arena = arena_new()};
    r.tree = tree_of(r.arena, NULL, 0);
    *LIST_ADD(r.arena, &r.tree.files) =
        (struct tree_file){.path = STR("m/one.md"), .bytes = STR(UNIT("Again", "2"))};
    tree_sort(&r.tree);
    r.error = book_read(r.arena, &r.tree, &r.book);
    assert_problem(&r, "m/one.md:0:0", "duplicate-slug", "another unit");
    assert_int_equal(r.book->modules.at[0].units.n, 1);
    reading_end(&r);
}

static void old_names_lead_to_one_unit(void **state) {
    (void)state;
    struct file files[] = {
        {"m/two.md", "+++\ntitle = \"Two\"\nweight = 2\nstatus = \"planned\"\naliases = [\"t/m/one\", "
                     "\"t/m/old\"]\n+++\nx\n"},
        {"m/three.md",
         "+++\ntitle = \"Three\"\nweight = 3\nstatus = \"planned\"\naliases = [\"t/m/old\"]\n+++\nx\n"},
    };
    struct reading r = read_files(files, COUNT_OF(files));
    assert_int_equal(problems_count(&r.book->problems, SEVERITY_ERROR), 2);
    assert_problem(&r, "m/two.md:0:0", "duplicate-slug", "t/m/one");
    assert_problem(&r, "m/three.md:0:0", "duplicate-slug", "t/m/old");
    reading_end(&r);
}

static void too_many_modules(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf manifest = buf_new(a);
    buf_c(&manifest, "id = \"t\"\ntitle = \"T\"\nversion = \"1.0.0\"\nmodules = [");
    for (int i = 0; i < 300; i++) {
        buf_fmt(&manifest, "\"m%d\", ", i);
    }
    buf_c(&manifest, "]\n");
    struct reading r = read_one("curriculum.toml", arena_z(a, buf_str(&manifest)));
    assert_int_equal(r.book->modules.n, CURRICULUM_MODULES_COUNT_MAX);
    bool found = false;
    for (size_t i = 0; i < r.book->problems.n; i++) {
        found = found || str_contains(r.book->problems.at[i].message, STR("at most 256"));
    }
    assert_true(found);
    reading_end(&r);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_come_by_weight_and_the_summit_last),
        cmocka_unit_test(the_module_page),
        cmocka_unit_test(equal_weights_are_reported),
        cmocka_unit_test(lists_and_folders_must_agree),
        cmocka_unit_test(names_must_fit_into_addresses),
        cmocka_unit_test(two_units_of_one_name),
        cmocka_unit_test(old_names_lead_to_one_unit),
        cmocka_unit_test(too_many_modules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
