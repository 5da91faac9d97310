/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* On the disk: whole or not at all. */
#include "import/testing.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
    struct arena *arena;
    struct world world;
    struct tree source;
    struct import_result result;
    str folder;
    const char *out;
};

static const char *below(struct place *p, const char *name) {
    return arena_join(p->arena, (str[]){p->folder, STR("/"), str_c(name)}, 3).p;
}

static struct place place_new(void) {
    static const char *const FILES[] = {
        "m/index.md", "# M\n", "m/a.md", "# A\n\n![x](https://e.example/x.png)\n", "pic.png", "x"};
    struct place p = {.arena = arena_new(), .world = world_real()};
    char name[] = "/tmp/waymark-import-XXXXXX";
    assert_non_null(mkdtemp(name));
    p.folder = arena_str(p.arena, str_c(name));
    p.out = below(&p, "out");
    for (size_t i = 0; i < COUNT_OF(FILES); i += 2) {
        *LIST_ADD(p.arena, &p.source.files) =
            (struct tree_file){.path = str_c(FILES[i]), .bytes = str_c(FILES[i + 1])};
    }
    qsort(p.source.files.at, p.source.files.n, sizeof *p.source.files.at, import_test_by_path);
    assert_false(failed(import_tree(p.arena, &p.source, STR("x"), &p.result)));
    return p;
}

/* Names in the folder of the test, hidden ones too. */
static size_t entries(const char *path) {
    DIR *d = opendir(path);
    size_t n = 0;
    assert_non_null(d);
    while (readdir(d) != NULL) {
        n++;
    }
    (void)closedir(d);
    return n - 2;
}

static void place_end(struct place *p) {
    for (size_t i = 0; i < p->result.files.n; i++) {
        (void)unlink(below(p, arena_join(p->arena, (str[]){STR("out/"), p->result.files.at[i].path}, 2).p));
    }
    (void)rmdir(below(p, "out/m"));
    (void)rmdir(below(p, "out/media"));
    (void)rmdir(p->out);
    assert_int_equal(rmdir(p->folder.p), 0); /* nothing else was left behind */
    arena_free(p->arena);
}

static void assert_written(struct place *p) {
    struct tree t = {0};
    assert_false(failed(tree_read(p->arena, &p->world, p->out, &t)));
    assert_int_equal(t.files.n, p->result.files.n);
    for (size_t i = 0; i < t.files.n; i++) {
        assert_true(str_eq(t.files.at[i].path, p->result.files.at[i].path));
        assert_true(str_eq(t.files.at[i].bytes, p->result.files.at[i].bytes));
    }
}

static void test_new_folder(void **state) {
    (void)state;
    struct place p = place_new();
    assert_false(failed(import_write(p.arena, &p.world, p.out, &p.result)));
    assert_written(&p);
    place_end(&p);
}

static void test_empty_folder_and_slash(void **state) {
    (void)state;
    struct place p = place_new();
    assert_int_equal(mkdir(p.out, 0700), 0);
    assert_false(failed(import_write(p.arena, &p.world, below(&p, "out//"), &p.result)));
    assert_written(&p);
    place_end(&p);
}

static void test_a_filled_folder_is_left_alone(void **state) {
    (void)state;
    struct place p = place_new();
    assert_int_equal(mkdir(p.out, 0700), 0);
    assert_false(failed(file_write(p.arena, &p.world, below(&p, "out/.hidden"), STR("mine"), 0600)));
    err e = import_write(p.arena, &p.world, p.out, &p.result);
    assert_int_equal(e.code, ERR_CONFLICT);
    assert_holds(str_c(e.message), "is not empty");
    assert_int_equal(entries(p.out), 1);
    assert_int_equal(unlink(below(&p, "out/.hidden")), 0);
    place_end(&p);
}

static void test_a_file_in_the_way(void **state) {
    (void)state;
    struct place p = place_new();
    assert_false(failed(file_write(p.arena, &p.world, p.out, STR("mine"), 0600)));
    err e = import_write(p.arena, &p.world, p.out, &p.result);
    assert_int_equal(e.code, ERR_CONFLICT);
    assert_holds(str_c(e.message), "no folder");
    assert_int_equal(unlink(p.out), 0);
    assert_int_equal(symlink("nowhere", p.out), 0);
    assert_int_equal(import_check_out(p.arena, &p.world, p.out).code, ERR_CONFLICT);
    assert_int_equal(unlink(p.out), 0);
    place_end(&p);
}

static void test_no_folder_above(void **state) {
    (void)state;
    struct place p = place_new();
    assert_false(failed(file_write(p.arena, &p.world, below(&p, "file"), STR("x"), 0600)));
    err e = import_write(p.arena, &p.world, below(&p, "file/out"), &p.result);
    assert_int_equal(e.code, ERR_IO);
    assert_int_equal(unlink(below(&p, "file")), 0);
    place_end(&p);
}

/* Every single operation fails once; after each, nothing is there and the folder is as it was. */
static void test_every_fault_leaves_nothing(void **state) {
    (void)state;
    struct place p = place_new();
    bool done = false;
    for (long n = 0; !done; n++) {
        assert_true(n < 1000);
        p.world = world_real();
        p.world.file_fault = file_fault_countdown;
        p.world.fault_after = n;
        err e = import_write(p.arena, &p.world, p.out, &p.result);
        done = !failed(e);
        if (!done) {
            assert_int_equal(e.code, ERR_IO);
            assert_int_equal(entries(p.folder.p), 0);
        }
    }
    p.world = world_real();
    assert_written(&p);
    place_end(&p);
}

static void test_reading_one_file(void **state) {
    (void)state;
    struct place p = place_new();
    struct tree t = {0};
    assert_false(failed(file_write(p.arena, &p.world, below(&p, "Page.md"), STR("# P\n"), 0600)));
    assert_false(failed(import_read(p.arena, &p.world, below(&p, "Page.md"), &t)));
    assert_int_equal(t.files.n, 1);
    assert_text(t.files.at[0].path, "Page.md");
    assert_int_equal(import_read(p.arena, &p.world, below(&p, "nothing"), &t).code, ERR_NOT_FOUND);
    assert_int_equal(unlink(below(&p, "Page.md")), 0);
    place_end(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new_folder),
        cmocka_unit_test(test_empty_folder_and_slash),
        cmocka_unit_test(test_a_filled_folder_is_left_alone),
        cmocka_unit_test(test_a_file_in_the_way),
        cmocka_unit_test(test_no_folder_above),
        cmocka_unit_test(test_every_fault_leaves_nothing),
        cmocka_unit_test(test_reading_one_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
