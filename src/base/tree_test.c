/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/base.h"

#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct fixture {
    struct arena *a;
    struct world w;
    char folder[64]; /* outside of what is read */
    const char *root;
};

static const char *below(struct fixture *f, const char *name) {
    return arena_join(f->a, (str[]){str_c(f->root), STR("/"), str_c(name)}, 3).p;
}

static void put(struct fixture *f, const char *name, const char *text) {
    str path = str_c(below(f, name));
    str folder = str_sub(path, 0, str_find_last_byte(path, '/'));
    assert_false(failed(folder_make(f->a, &f->w, arena_z(f->a, folder))));
    assert_false(failed(file_write(f->a, &f->w, path.p, str_c(text), 0644)));
}

static int setup(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->a = arena_new();
    f->w = world_fixed(0, 1);
    f->w.file_fault = file_fault_countdown;
    (void)snprintf(f->folder, sizeof f->folder, "/tmp/waymark-tree-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    f->root = arena_join(f->a, (str[]){str_c(f->folder), STR("/root")}, 2).p;
    assert_int_equal(mkdir(f->root, 0777), 0);
    *state = f;
    return 0;
}

static void remove_below(int folder_fd) {
    DIR *folder = fdopendir(folder_fd);
    const struct dirent *e = NULL;
    assert_non_null(folder);
    while ((e = readdir(folder)) != NULL) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) {
            continue;
        }
        if (unlinkat(folder_fd, e->d_name, 0) != 0) {
            remove_below(openat(folder_fd, e->d_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
            assert_int_equal(unlinkat(folder_fd, e->d_name, AT_REMOVEDIR), 0);
        }
    }
    (void)closedir(folder);
}

static int teardown(void **state) {
    struct fixture *f = *state;
    remove_below(open(f->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    assert_int_equal(rmdir(f->folder), 0);
    arena_free(f->a);
    free(f);
    return 0;
}

static struct tree read_tree(struct fixture *f) {
    struct tree t = {0};
    err e = tree_read(f->a, &f->w, f->root, &t);
    if (failed(e)) {
        fail_msg("%s", e.message);
    }
    return t;
}

static void assert_only_problem(const struct tree *t, const char *path, const char *part) {
    assert_int_equal(t->problems.n, 1);
    assert_true(str_eq(t->problems.at[0].path, str_c(path)));
    assert_non_null(strstr(t->problems.at[0].message, part));
}

static void sorted_by_bytes(void **state) {
    static const char *const want[] = {"B.md", "a-b/x", "a.md", "a/b/c", "a/z", "\xc3\xa4.md"};
    struct fixture *f = *state;
    for (size_t i = COUNT_OF(want); i > 0; i--) {
        put(f, want[i - 1], want[i - 1]);
    }
    struct tree t = read_tree(f);
    assert_int_equal(t.files.n, COUNT_OF(want));
    assert_int_equal(t.problems.n, 0);
    assert_true(str_eq(t.root, str_c(f->root)));
    for (size_t i = 0; i < t.files.n; i++) {
        assert_true(str_eq(t.files.at[i].path, str_c(want[i])));
        assert_true(str_eq(t.files.at[i].bytes, str_c(want[i])));
        assert_ptr_equal(tree_find(&t, str_c(want[i])), &t.files.at[i]);
    }
    assert_null(tree_find(&t, STR("a")));
    assert_null(tree_find(&t, STR("")));
    assert_null(tree_find(&t, STR("zzz")));
}

static void modified(void **state) {
    struct fixture *f = *state;
    put(f, "a", "x");
    struct timespec times[] = {{.tv_sec = 1000, .tv_nsec = 5000}, {.tv_sec = 1000, .tv_nsec = 5000}};
    assert_int_equal(utimensat(AT_FDCWD, below(f, "a"), times, 0), 0);
    struct tree t = read_tree(f);
    assert_true(t.files.at[0].modified == 1000 * TIME_SECOND + 5);
}

static void empty_and_missing(void **state) {
    struct fixture *f = *state;
    struct tree t = read_tree(f);
    assert_int_equal(t.files.n, 0);
    assert_null(tree_find(&t, STR("a")));
    assert_int_equal(tree_read(f->a, &f->w, below(f, "no"), &t).code, ERR_NOT_FOUND);
    put(f, "file", "x");
    assert_int_equal(tree_read(f->a, &f->w, below(f, "file"), &t).code, ERR_NOT_FOUND);
    assert_true(str_eq(t.root, str_c(f->root)));
}

static void hidden_names_are_passed_over(void **state) {
    struct fixture *f = *state;
    put(f, ".git/config", "x");
    put(f, "a/.hidden", "x");
    put(f, "a/shown", "x");
    struct tree t = read_tree(f);
    assert_int_equal(t.files.n, 1);
    assert_int_equal(t.problems.n, 0);
}

static void links_inside(void **state) {
    struct fixture *f = *state;
    put(f, "a/file", "text");
    assert_int_equal(symlink("a/file", below(f, "z")), 0);
    assert_int_equal(symlink("../z", below(f, "a/chain")), 0);
    assert_int_equal(symlink(below(f, "a/file"), below(f, "absolute")), 0);
    struct tree t = read_tree(f);
    assert_int_equal(t.problems.n, 0);
    assert_int_equal(t.files.n, 4);
    assert_true(str_eq(tree_find(&t, STR("z"))->bytes, STR("text")));
    assert_true(str_eq(tree_find(&t, STR("a/chain"))->bytes, STR("text")));
    assert_true(str_eq(tree_find(&t, STR("absolute"))->bytes, STR("text")));
}

static void links_outside(void **state) {
    struct fixture *f = *state;
    const char *outside = arena_join(f->a, (str[]){str_c(f->folder), STR("/secret")}, 2).p;
    assert_false(failed(file_write(f->a, &f->w, outside, STR("secret"), 0644)));
    assert_int_equal(symlink("../secret", below(f, "out")), 0);
    struct tree t = read_tree(f);
    assert_int_equal(t.files.n, 0);
    assert_only_problem(&t, "out", "link");
    assert_int_equal(unlink(below(f, "out")), 0);
    assert_int_equal(symlink("/dev/zero", below(f, "device")), 0);
    t = read_tree(f);
    assert_int_equal(t.files.n, 0);
    assert_only_problem(&t, "device", "link");
}

static void dangling_link(void **state) {
    struct fixture *f = *state;
    assert_int_equal(symlink("nothing", below(f, "d")), 0);
    struct tree t = read_tree(f);
    assert_only_problem(&t, "d", "leads nowhere");
}

static void cyclic_links(void **state) {
    struct fixture *f = *state;
    put(f, "a/file", "x");
    assert_int_equal(symlink("two", below(f, "one")), 0);
    assert_int_equal(symlink("one", below(f, "two")), 0);
    assert_int_equal(symlink("..", below(f, "a/up")), 0);
    assert_int_equal(symlink(".", below(f, "self")), 0);
    struct tree t = read_tree(f);
    assert_int_equal(t.files.n, 1);
    assert_int_equal(t.problems.n, 4);
    assert_true(str_eq(t.problems.at[0].path, STR("a/up")));
    assert_non_null(strstr(t.problems.at[0].message, "link to a folder"));
    assert_true(str_eq(t.problems.at[1].path, STR("one")));
    assert_non_null(strstr(t.problems.at[1].message, "leads nowhere"));
}

static void special_files(void **state) {
    struct fixture *f = *state;
    assert_int_equal(mkfifo(below(f, "pipe"), 0600), 0);
    struct tree t = read_tree(f);
    assert_only_problem(&t, "pipe", "neither a file nor a folder");
}

static void names_that_cannot_be_shown(void **state) {
    struct fixture *f = *state;
    put(f, "bad\xff", "x");
    struct tree t = read_tree(f);
    assert_int_equal(t.files.n, 0);
    assert_only_problem(&t, "bad\xef\xbf\xbd", "not UTF-8");
    assert_int_equal(unlink(below(f, "bad\xff")), 0);
    put(f, "new\nline", "x");
    t = read_tree(f);
    assert_int_equal(t.files.n, 0);
    assert_only_problem(&t, "new\xef\xbf\xbdline", "control character");
}

static void nested_too_deep(void **state) {
    struct fixture *f = *state;
    buf path = buf_new(f->a);
    for (int i = 0; i < TREE_DEPTH_MAX; i++) {
        buf_c(&path, "d/");
    }
    buf_c(&path, "deepest");
    put(f, buf_str(&path).p, "x");
    struct tree t = read_tree(f);
    assert_int_equal(t.files.n, 1);
    assert_int_equal(t.problems.n, 0);
    path.n -= strlen("deepest");
    buf_c(&path, "e/beyond");
    put(f, buf_str(&path).p, "x");
    t = read_tree(f);
    assert_int_equal(t.files.n, 1);
    path.n -= strlen("/beyond");
    assert_only_problem(&t, arena_z(f->a, buf_str(&path)), "too deep");
}

static void long_paths(void **state) {
    struct fixture *f = *state;
    buf path = buf_new(f->a);
    for (int i = 0; i < 5; i++) {
        buf_fmt(&path, "%0100d/", i);
    }
    buf_c(&path, "1234567");
    assert_int_equal(path.n, TREE_PATH_BYTES_MAX);
    put(f, buf_str(&path).p, "x");
    struct tree t = read_tree(f);
    assert_int_equal(t.files.n, 1);
    buf_c(&path, "8");
    put(f, buf_str(&path).p, "x");
    t = read_tree(f);
    assert_int_equal(t.files.n, 1);
    assert_only_problem(&t, buf_str(&path).p, "too long");
}

static void large_files(void **state) {
    struct fixture *f = *state;
    put(f, "large", "");
    assert_int_equal(truncate(below(f, "large"), TREE_FILE_BYTES_MAX), 0);
    struct tree t = read_tree(f);
    assert_int_equal(t.files.at[0].bytes.n, TREE_FILE_BYTES_MAX);
    assert_int_equal(truncate(below(f, "large"), TREE_FILE_BYTES_MAX + 1), 0);
    assert_int_equal(symlink("large", below(f, "z")), 0);
    t = read_tree(f);
    assert_int_equal(t.files.n, 0);
    assert_int_equal(t.problems.n, 2);
    assert_non_null(strstr(t.problems.at[0].message, "larger"));
    assert_non_null(strstr(t.problems.at[1].message, "not a file read here"));
}

static void too_much_in_all(void **state) {
    struct fixture *f = *state;
    struct tree t = {0};
    for (unsigned i = 0; i <= TREE_BYTES_MAX / TREE_FILE_BYTES_MAX; i++) {
        const char *name = log_number(f->a, i).p;
        put(f, name, "");
        assert_int_equal(truncate(below(f, name), TREE_FILE_BYTES_MAX), 0);
    }
    err e = tree_read(f->a, &f->w, f->root, &t);
    assert_int_equal(e.code, ERR_LIMIT);
    assert_non_null(strstr(e.message, "bytes"));
    assert_int_equal(t.files.n, 0);
}

/* Whatever operation fails, reading ends with an error or with a problem, never with a file missing in
 * silence, and descriptors are given back. */
static void faults(void **state) {
    struct fixture *f = *state;
    put(f, "a/one", "1");
    put(f, "two", "2");
    assert_int_equal(symlink("two", below(f, "link")), 0);
    long n = 0;
    for (bool done = false; !done; n++) {
        struct tree t = {0};
        f->w.fault_after = n;
        err e = tree_read(f->a, &f->w, f->root, &t);
        done = !failed(e) && t.problems.n == 0;
        assert_true(!done || t.files.n == 3);
        assert_true(n < 60);
    }
    assert_true(n > 10);
    int fd = open("/", O_RDONLY | O_CLOEXEC);
    assert_in_range(fd, 3, 20);
    (void)close(fd);
}

static bool one_unreadable(struct world *w, const char *operation) {
    return strcmp(operation, "read") == 0 && w->fault_after-- == 0;
}

static void an_unreadable_file_is_a_problem(void **state) {
    struct fixture *f = *state;
    put(f, "one", "1");
    put(f, "two", "2");
    f->w.file_fault = one_unreadable;
    f->w.fault_after = 0;
    struct tree t = read_tree(f);
    assert_int_equal(t.files.n, 1);
    assert_int_equal(t.problems.n, 1);
    assert_non_null(strstr(t.problems.at[0].message, "Input/output error"));
    assert_false(str_eq(t.problems.at[0].path, t.files.at[0].path));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(sorted_by_bytes),
        TEST(modified),
        TEST(empty_and_missing),
        TEST(hidden_names_are_passed_over),
        TEST(links_inside),
        TEST(links_outside),
        TEST(dangling_link),
        TEST(cyclic_links),
        TEST(special_files),
        TEST(names_that_cannot_be_shown),
        TEST(nested_too_deep),
        TEST(long_paths),
        TEST(large_files),
        TEST(too_much_in_all),
        TEST(faults),
        TEST(an_unreadable_file_is_a_problem),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
