/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/base.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
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
    char folder[64];
};

static int setup(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->a = arena_new();
    f->w = world_fixed(0, 1);
    f->w.file_fault = file_fault_countdown;
    (void)snprintf(f->folder, sizeof f->folder, "/tmp/waymark-file-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    *state = f;
    return 0;
}

static const char *in_folder(struct fixture *f, const char *name) {
    return arena_join(f->a, (str[]){str_c(f->folder), STR("/"), str_c(name)}, 3).p;
}

static size_t count_names(struct fixture *f) {
    size_t count = 0;
    DIR *folder = opendir(f->folder);
    assert_non_null(folder);
    while (readdir(folder)) {
        count++;
    }
    (void)closedir(folder);
    return count - 2;
}

static void remove_all(struct fixture *f) {
    DIR *folder = opendir(f->folder);
    const struct dirent *e = NULL;
    assert_non_null(folder);
    while ((e = readdir(folder)) != NULL) {
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            (void)remove(in_folder(f, e->d_name));
        }
    }
    (void)closedir(folder);
    assert_int_equal(rmdir(f->folder), 0);
}

static int teardown(void **state) {
    struct fixture *f = *state;
    remove_all(f);
    arena_free(f->a);
    free(f);
    return 0;
}

static void assert_content(struct fixture *f, const char *path, str want) {
    str got = {0};
    err e = file_read(f->a, &f->w, path, FILE_BYTES_MAX, &got);
    assert_false(failed(e));
    assert_true(str_eq(got, want));
    assert_int_equal(got.p[got.n], 0);
}

static void assert_write(struct fixture *f, const char *path, str bytes) {
    err e = file_write(f->a, &f->w, path, bytes, 0644);
    assert_false(failed(e));
}

static void written_and_read(void **state) {
    struct fixture *f = *state;
    const char *path = in_folder(f, "a.txt");
    assert_write(f, path, STR("one\0two"));
    assert_content(f, path, STR("one\0two"));
    assert_write(f, path, STR(""));
    assert_content(f, path, STR(""));
    str large = str_n(arena_alloc(f->a, 1000000), 1000000);
    assert_write(f, path, large);
    assert_content(f, path, large);
    assert_int_equal(count_names(f), 1);
}

static void mode_is_kept(void **state) {
    struct fixture *f = *state;
    struct stat st = {0};
    const char *path = in_folder(f, "secret");
    assert_false(failed(file_write(f->a, &f->w, path, STR("x"), 0600)));
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

static void not_found(void **state) {
    struct fixture *f = *state;
    str got = STR("untouched");
    err e = file_read(f->a, &f->w, in_folder(f, "nothing"), 10, &got);
    assert_int_equal(e.code, ERR_NOT_FOUND);
    assert_non_null(strstr(e.message, "/nothing"));
    assert_non_null(strstr(e.message, "No such file"));
    assert_true(str_eq(got, STR("untouched")));
    assert_write(f, in_folder(f, "file"), STR("x"));
    assert_int_equal(file_read(f->a, &f->w, in_folder(f, "file/below"), 10, &got).code, ERR_NOT_FOUND);
    assert_int_equal(file_write(f->a, &f->w, in_folder(f, "no/such"), got, 0644).code, ERR_NOT_FOUND);
}

static void limit_is_exact(void **state) {
    struct fixture *f = *state;
    str got = STR("untouched");
    const char *path = in_folder(f, "ten");
    assert_write(f, path, STR("0123456789"));
    assert_int_equal(file_read(f->a, &f->w, path, 9, &got).code, ERR_LIMIT);
    assert_true(str_eq(got, STR("untouched")));
    assert_false(failed(file_read(f->a, &f->w, path, 10, &got)));
    assert_int_equal(got.n, 10);
    assert_write(f, path, STR(""));
    assert_false(failed(file_read(f->a, &f->w, path, 0, &got)));
    assert_int_equal(got.n, 0);
}

static void limit_holds_where_the_size_is_unknown(void **state) {
    struct fixture *f = *state;
    str got = {0};
    /* Files below /proc say that they are empty. */
    assert_int_equal(file_read(f->a, &f->w, "/proc/self/status", 100, &got).code, ERR_LIMIT);
    assert_false(failed(file_read(f->a, &f->w, "/proc/self/status", 1 << 20, &got)));
    assert_true(got.n > 100);
}

static void only_regular_files(void **state) {
    struct fixture *f = *state;
    str got = {0};
    const char *pipe_path = in_folder(f, "pipe");
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    err e = file_read(f->a, &f->w, pipe_path, 10, &got);
    assert_int_equal(e.code, ERR_IO);
    assert_non_null(strstr(e.message, "not a regular file"));
    assert_int_equal(file_read(f->a, &f->w, f->folder, 10, &got).code, ERR_IO);
    assert_int_equal(file_read(f->a, &f->w, "/dev/zero", 10, &got).code, ERR_IO);
}

static void links_are_followed(void **state) {
    struct fixture *f = *state;
    assert_write(f, in_folder(f, "target"), STR("x"));
    assert_int_equal(symlink("target", in_folder(f, "link")), 0);
    assert_content(f, in_folder(f, "link"), STR("x"));
}

static void names_without_a_folder(void **state) {
    struct fixture *f = *state;
    int here = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_int_equal(chdir(f->folder), 0);
    assert_write(f, "bare", STR("x"));
    assert_int_equal(fchdir(here), 0);
    (void)close(here);
    assert_content(f, in_folder(f, "bare"), STR("x"));
}

/* With the n-th operation failing, for every n: a failed write leaves the old content (or, once the new
 * file has its name, the new one) and nothing beside it; in the end it succeeds. */
static void faults_of_writing(void **state) {
    struct fixture *f = *state;
    const char *path = in_folder(f, "a");
    assert_write(f, path, STR("old"));
    long n = 0;
    bool renamed = false;
    for (bool done = false; !done; n++) {
        f->w.fault_after = n;
        err e = file_write(f->a, &f->w, path, STR("new"), 0644);
        f->w.fault_after = -1;
        done = !failed(e);
        assert_true(done || e.code == ERR_IO);
        assert_true(n < 20);
        str got = {0};
        assert_false(failed(file_read(f->a, &f->w, path, 10, &got)));
        bool is_new = str_eq(got, STR("new"));
        assert_true(is_new || (!done && !renamed && str_eq(got, STR("old"))));
        renamed = is_new;
        assert_int_equal(count_names(f), 1);
    }
    assert_true(n >= 6); /* create, write, fsync, rename, open, fsync */
}

static void faults_of_reading(void **state) {
    struct fixture *f = *state;
    const char *path = in_folder(f, "a");
    assert_write(f, path, STR("text"));
    long n = 0;
    for (bool done = false; !done; n++) {
        str got = STR("untouched");
        f->w.fault_after = n;
        err e = file_read(f->a, &f->w, path, 10, &got);
        done = !failed(e);
        assert_true(done || (e.code == ERR_IO && strstr(e.message, "Input/output error")));
        assert_true(str_eq(got, done ? STR("text") : STR("untouched")));
        assert_true(n < 20);
    }
    assert_true(n >= 4); /* open, stat, read, read */
}

static bool exists(const char *path) {
    struct stat st = {0};
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void folders(void **state) {
    struct fixture *f = *state;
    const char *deep = in_folder(f, "a/b//c");
    assert_false(failed(folder_make(f->a, &f->w, deep)));
    assert_true(exists(deep));
    assert_false(failed(folder_make(f->a, &f->w, deep)));
    assert_false(failed(folder_make(f->a, &f->w, in_folder(f, "a/d/"))));
    assert_true(exists(in_folder(f, "a/d")));
    assert_false(failed(folder_make(f->a, &f->w, "/")));
    assert_false(failed(folder_make(f->a, &f->w, ".")));
    assert_int_equal(rmdir(in_folder(f, "a/d")), 0);
    assert_int_equal(rmdir(deep), 0);
    assert_int_equal(rmdir(in_folder(f, "a/b")), 0);
}

static void folders_that_cannot_be(void **state) {
    struct fixture *f = *state;
    assert_write(f, in_folder(f, "file"), STR("x"));
    assert_int_equal(folder_make(f->a, &f->w, in_folder(f, "file")).code, ERR_IO);
    assert_true(failed(folder_make(f->a, &f->w, in_folder(f, "file/below"))));
    assert_true(failed(folder_make(f->a, &f->w, "")));
    f->w.fault_after = 0;
    assert_int_equal(folder_make(f->a, &f->w, in_folder(f, "new")).code, ERR_IO);
    assert_false(exists(in_folder(f, "new")));
}

static void reasons(void **state) {
    struct fixture *f = *state;
    assert_string_equal(file_errno_text(f->a, EACCES), "Permission denied");
    assert_true(strlen(file_errno_text(f->a, 99999)) > 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(written_and_read),
        TEST(mode_is_kept),
        TEST(not_found),
        TEST(limit_is_exact),
        TEST(limit_holds_where_the_size_is_unknown),
        TEST(only_regular_files),
        TEST(links_are_followed),
        TEST(names_without_a_folder),
        TEST(faults_of_writing),
        TEST(faults_of_reading),
        TEST(folders),
        TEST(folders_that_cannot_be),
        TEST(reasons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
