/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Folders on disk: which curricula are found, what cannot be read, the certificates beside them. */
#include <stdio.h>
#include <unistd.h>

#include "lint/testing.h"

struct disk {
    struct arena *arena;
    struct world world;
    str root;
};

static str under(const struct disk *d, str path) {
    return arena_join(d->arena, (str[]){d->root, STR("/"), path}, 3);
}

static struct disk disk_new(void) {
    struct disk d = {.arena = arena_new(), .world = world_real()};
    char name[] = "/tmp/waymark-lint-XXXXXX";
    assert_non_null(mkdtemp(name));
    d.root = arena_str(d.arena, str_c(name));
    return d;
}

static void disk_put(struct disk *d, const char *path, str bytes) {
    str whole = under(d, str_c(path));
    str folder = str_sub(whole, 0, str_find_last_byte(whole, '/'));
    assert_false(failed(folder_make(d->arena, &d->world, arena_z(d->arena, folder))));
    assert_false(failed(file_write(d->arena, &d->world, whole.p, bytes, 0644)));
}

/* The files of an example, below `folder`. */
static void disk_put_example(struct disk *d, const char *folder, const char *text) {
    struct example e = example_read(d->arena, text);
    for (size_t i = 0; i < e.now.files.n; i++) {
        str path = arena_join(d->arena, (str[]){str_c(folder), STR("/"), e.now.files.at[i].path}, 3);
        disk_put(d, path.p, e.now.files.at[i].bytes);
    }
}

/* Files and empty folders, deepest first: tree_read names only files, so folders go by their names. */
static void disk_end(struct disk *d) {
    struct tree t = {0};
    assert_false(failed(tree_read(d->arena, &d->world, d->root.p, &t)));
    for (size_t i = 0; i < t.files.n; i++) {
        (void)unlink(under(d, t.files.at[i].path).p);
    }
    for (size_t i = t.files.n; i > 0; i--) {
        str path = t.files.at[i - 1].path;
        for (size_t slash = str_find_last_byte(path, '/'); slash != SIZE_MAX;
             slash = str_find_last_byte(path, '/')) {
            path = str_sub(path, 0, slash);
            (void)rmdir(arena_z(d->arena, under(d, path)));
        }
    }
    (void)rmdir(d->root.p);
    arena_free(d->arena);
}

static err lint_at_path(struct disk *d, const char *path, const char *against, struct lint_report *report) {
    const struct lint_target target = {under(d, str_c(path)).p, against ? under(d, str_c(against)).p : NULL};
    err e = lint_folder(d->arena, &d->world, &target, report);
    lint_sort(report);
    return e;
}

static void one_curriculum_or_many(void **state) {
    (void)state;
    struct disk d = disk_new();
    disk_put_example(&d, "all/a",
                     "-- m/two.md --\n+++\ntitle = \"Two\"\nweight = 2\nminutes = {read = 45}\n"
                     "status = \"planned\"\n+++\nTBD\n");
    disk_put_example(&d, "all/b", "");
    disk_put(&d, "all/notes/readme.md", STR("TBD"));
    disk_put(&d, "all/readme.md", STR("TBD"));
    struct lint_report many = {0};
    struct lint_report one = {0};
    assert_false(failed(lint_at_path(&d, "all", NULL, &many)));
    assert_int_equal(many.problems.n, 1);
    assert_true(str_eq(many.problems.at[0].file, under(&d, STR("all/a/m/two.md"))));
    assert_int_equal(many.coverage.n, 2);
    assert_int_equal(many.figures.units, 4);
    assert_false(failed(lint_at_path(&d, "all/b/", NULL, &one)));
    assert_int_equal(one.problems.n, 0);
    assert_int_equal(one.coverage.n, 1);
    disk_end(&d);
}

static void no_curriculum_is_said_once(void **state) {
    (void)state;
    struct disk d = disk_new();
    disk_put(&d, "x/readme.md", STR("# Hello\n"));
    struct lint_report report = {0};
    assert_false(failed(lint_at_path(&d, "x", NULL, &report)));
    assert_int_equal(report.problems.n, 1);
    assert_string_equal(report.problems.at[0].rule, "manifest");
    assert_true(report.problems.at[0].fix.n > 0);
    assert_int_equal(lint_at_path(&d, "none", NULL, &report).code, ERR_NOT_FOUND);
    disk_end(&d);
}

static void a_broken_manifest_has_its_place(void **state) {
    (void)state;
    struct disk d = disk_new();
    disk_put(&d, "all/a/curriculum.toml", STR("id = \"a\"\ntitle = \n"));
    disk_put(&d, "all/b/curriculum.toml", STR("id = \"B!\"\n"));
    disk_put_example(&d, "all/c", "");
    struct lint_report report = {0};
    assert_false(failed(lint_at_path(&d, "all", NULL, &report)));
    assert_int_equal(report.problems.n, 2);
    assert_int_equal(report.problems.at[0].line, 2);
    assert_true(report.problems.at[0].column > 0);
    assert_false(str_starts(report.problems.at[0].message, STR("line")));
    assert_int_equal(report.problems.at[1].line, 0);
    assert_true(str_contains(report.problems.at[1].message, STR("id must be")));
    assert_int_equal(report.figures.units, 2);
    disk_end(&d);
}

static void certificates_stand_beside(void **state) {
    (void)state;
    struct disk d = disk_new();
    disk_put_example(&d, "curricula/t", "");
    disk_put(&d, "certificates/c.toml", STR("[[unit]]\nref = \"t/m/none\"\n"));
    disk_put(&d, "certificates/readme.md", STR("not looked at"));
    assert_int_equal(symlink("nowhere", under(&d, STR("certificates/d.toml")).p), 0);
    struct lint_report many = {0};
    struct lint_report one = {0};
    assert_false(failed(lint_at_path(&d, "curricula//", NULL, &many)));
    assert_int_equal(many.problems.n, 2);
    assert_true(str_eq(many.problems.at[0].file, under(&d, STR("certificates/c.toml"))));
    assert_string_equal(many.problems.at[0].rule, "certificate");
    assert_string_equal(many.problems.at[1].rule, "file");
    assert_false(failed(lint_at_path(&d, "curricula/t", NULL, &one)));
    assert_int_equal(one.problems.n, 0);
    (void)unlink(under(&d, STR("certificates/d.toml")).p);
    disk_end(&d);
}

static void the_edition_before_is_compared_by_id(void **state) {
    (void)state;
    struct disk d = disk_new();
    disk_put_example(&d, "old/t", "");
    disk_put_example(&d, "new/t", "");
    assert_int_equal(unlink(under(&d, STR("new/t/m/two.md")).p), 0);
    struct lint_report report = {0};
    assert_false(failed(lint_at_path(&d, "new", "old", &report)));
    assert_int_equal(count_rule(&report, "renamed"), 1);
    assert_int_equal(count_rule(&report, "version"), 1);
    assert_int_equal(report.problems.n, 2);
    assert_int_equal(lint_at_path(&d, "new", "none", &report).code, ERR_NOT_FOUND);
    disk_put(&d, "empty/readme.md", STR("x"));
    assert_int_equal(lint_at_path(&d, "new", "empty", &report).code, ERR_INPUT);
    disk_put(&d, "old/t/curriculum.toml", STR("id ="));
    assert_int_equal(lint_at_path(&d, "new", "old", &report).code, ERR_INPUT);
    disk_end(&d);
}

/* Whatever step on the disk fails: an error with a message, or problems that name the file. */
static void each_step_on_the_disk_may_fail(void **state) {
    (void)state;
    struct disk d = disk_new();
    disk_put_example(&d, "curricula/t", "");
    disk_put(&d, "certificates/c.toml", STR("[[unit]]\nref = \"t/m/one\"\n"));
    const char *folder = under(&d, STR("curricula")).p;
    bool passed = false;
    for (long n = 0; n < 400 && !passed; n++) {
        struct arena *a = arena_new();
        struct world w = world_real();
        struct lint_report report = {0};
        w.file_fault = file_fault_countdown;
        w.fault_after = n;
        err e = lint_folder(a, &w, &(struct lint_target){folder, NULL}, &report);
        assert_true(failed(e) ? e.message != NULL : report.problems.n > 0 || w.fault_after >= 0);
        passed = w.fault_after > 0;
        arena_free(a);
    }
    assert_true(passed);
    disk_end(&d);
}

/* Curricula that were not written for us: an answer, whatever they are. */
static void raw_curricula_of_others(void **state) {
    (void)state;
    static const char *const FOLDERS[] = {"../shared/data/curricula/cc-cert-core",
                                          "../shared/data/curricula/overview-hugo"};
    struct arena *a = arena_new();
    struct world w = world_real();
    struct lint_report report = {0};
    size_t read = 0;
    for (size_t i = 0; i < COUNT_OF(FOLDERS); i++) {
        struct tree t = {0};
        if (failed(tree_read(a, &w, FOLDERS[i], &t))) {
            continue;
        }
        assert_false(failed(lint_folder(a, &w, &(struct lint_target){FOLDERS[i], NULL}, &report)));
        assert_int_equal(report.problems.n, ++read);
        /* With a manifest put beside it, every page is looked at. */
        *LIST_ADD(a, &t.files) = (struct tree_file){
            .path = STR("curriculum.toml"),
            .bytes =
                STR("id = \"raw\"\ntitle = \"R\"\nversion = \"1.0.0\"\npages = [\"index\", \"template\"]\n"
                    "modules = [\"contents\", \"details\", \"overview\", \"content\"]\n")};
        example_sort(&t);
        struct book *book = NULL;
        struct lint_report all = {0};
        assert_false(failed(book_read(a, &t, &book)));
        lint_book(a, &(struct lint_input){.tree = &t, .book = book}, &all);
        assert_true(all.problems.n > 0);
    }
    arena_free(a);
    if (read == 0) {
        skip();
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_curriculum_or_many),
        cmocka_unit_test(no_curriculum_is_said_once),
        cmocka_unit_test(a_broken_manifest_has_its_place),
        cmocka_unit_test(certificates_stand_beside),
        cmocka_unit_test(the_edition_before_is_compared_by_id),
        cmocka_unit_test(each_step_on_the_disk_may_fail),
        cmocka_unit_test(raw_curricula_of_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
