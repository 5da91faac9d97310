/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/sqlite.h"
#include "store/testing.h"

#include <fcntl.h>
#include <sys/wait.h>

static int set_up(void **state) {
    static struct fixture f;
    fixture_folder(&f, &t_catalog);
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    fixture_end(*state);
    return 0;
}

static void expect(err e, enum err_code code, const char *part) {
    if (e.code != code || (part != NULL && !str_contains(str_c(e.message), str_c(part)))) {
        print_error("%s: %s\n", err_name(e.code), e.message);
    }
    assert_int_equal(e.code, code);
    assert_true(part == NULL || str_contains(str_c(e.message), str_c(part)));
}

static err open_store(struct fixture *f) {
    return store_open(f->a, &f->config, &f->store);
}

static void write_file(const char *path, const void *bytes, size_t n) {
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, n, out), n);
    assert_int_equal(fclose(out), 0);
}

/* ---- opening --------------------------------------------------------------------------------- */

static unsigned mode_of(const char *path) {
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    return st.st_mode & 07777;
}

static void a_new_folder_is_private(void **state) {
    struct fixture *f = *state;
    mode_t old = umask(0);
    f->config.folder = t_path(f, "data");
    expect(open_store(f), ERR_NONE, NULL);
    umask(old);
    assert_int_equal(mode_of(t_path(f, "data")), 0700);
    assert_int_equal(mode_of(t_path(f, "data/waymark.db")), 0600);
    assert_string_equal(store_path(f->store), t_path(f, "data/waymark.db"));
    struct store_reader *r = NULL;
    expect(store_reader_open(f->a, f->store, &r), ERR_NONE, NULL);
    (void)t_count_items(r);
    assert_int_equal(mode_of(t_path(f, "data/waymark.db-wal")), 0600);
    store_reader_close(r);
    static const char *const names[] = {"data/waymark.db", "data/waymark.db-wal", "data/waymark.db-shm"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        unlink(t_path(f, names[i]));
    }
}

static void folders_that_are_not_there(void **state) {
    struct fixture *f = *state;
    f->config.folder = t_path(f, "no/such");
    expect(open_store(f), ERR_NOT_FOUND, "there is no folder");
    f->config.create = false;
    f->config.folder = t_path(f, "data");
    expect(open_store(f), ERR_NOT_FOUND, "there is no folder");
    f->config.folder = f->folder;
    expect(open_store(f), ERR_NOT_FOUND, "there is no database");
    assert_null(f->store);
    write_file(t_path(f, "file"), "x", 1);
    f->config.folder = t_path(f, "file");
    expect(open_store(f), ERR_INPUT, "is not a folder");
    f->config.create = true;
    expect(open_store(f), ERR_INPUT, "is not a folder");
    f->config.folder = t_path(f, "file/below");
    expect(open_store(f), ERR_INPUT, "is not a folder");
}

static void files_that_are_not_ours(void **state) {
    struct fixture *f = *state;
    const char *path = t_path(f, "waymark.db");
    char bytes[4096];
    memset(bytes, 'n', sizeof bytes);
    write_file(path, bytes, sizeof bytes);
    expect(open_store(f), ERR_INPUT, "not a database");

    struct store s = {.config = f->config, .path = path};
    struct sqlite c;
    unlink(path);
    write_file(path, "", 0);
    assert_int_equal(sqlite_connect(f->a, &s, false, &c).code, ERR_NONE);
    assert_int_equal(sqlite_run(&c, "CREATE TABLE theirs (x)").code, ERR_NONE);
    expect(open_store(f), ERR_INPUT, "another program");
    assert_int_equal(sqlite_run(&c, "DROP TABLE theirs; PRAGMA application_id = 5").code, ERR_NONE);
    expect(open_store(f), ERR_INPUT, "another program");
    int64_t tables = -1;
    assert_int_equal(sqlite_number(&c, "SELECT count(*) FROM sqlite_schema", &tables).code, ERR_NONE);
    assert_int_equal(tables, 0);
    sqlite_close(&c);

    unlink(path);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(open_store(f).code, ERR_IO);
    rmdir(path);
}

static void a_damaged_file(void **state) {
    struct fixture *f = *state;
    expect(open_store(f), ERR_NONE, NULL);
    int fd = open(t_path(f, "waymark.db"), O_WRONLY);
    char bytes[3000];
    memset(bytes, 0x5a, sizeof bytes);
    assert_int_equal(pwrite(fd, bytes, sizeof bytes, 100), (ssize_t)sizeof bytes);
    close(fd);
    err e = open_store(f);
    assert_int_equal(e.code, ERR_IO);
    assert_true(str_contains(str_c(e.message), STR("waymark doctor")));
}

/* Root may write everything, so the attempt is made as nobody. */
static int code_as_nobody(struct fixture *f) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (geteuid() == 0 && setuid(65534) != 0) {
            _exit(99);
        }
        err e = open_store(f);
        if (failed(e) && !str_contains(str_c(e.message), str_c(f->folder))) {
            _exit(98);
        }
        _exit((int)e.code);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void what_cannot_be_written(void **state) {
    struct fixture *f = *state;
    expect(open_store(f), ERR_NONE, NULL);
    const char *path = t_path(f, "waymark.db");
    assert_int_equal(chmod(f->folder, 0777), 0);
    assert_int_equal(chmod(path, 0444), 0);
    assert_int_equal(code_as_nobody(f), ERR_DENIED);
    assert_int_equal(chmod(path, 0666), 0);
    assert_int_equal(chmod(f->folder, 0555), 0);
    assert_int_equal(code_as_nobody(f), ERR_DENIED);
    f->config.folder = t_path(f, "data");
    assert_int_equal(code_as_nobody(f), ERR_DENIED); /* nor can a folder be made there */
    assert_int_equal(chmod(f->folder, 0700), 0);
}

static void a_lock_of_another(void **state) {
    struct fixture *f = *state;
    f->config.busy_ms = 50;
    expect(open_store(f), ERR_NONE, NULL);
    struct sqlite c;
    assert_int_equal(sqlite_connect(f->a, f->store, false, &c).code, ERR_NONE);
    assert_int_equal(sqlite_run(&c, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE").code, ERR_NONE);
    expect(open_store(f), ERR_BUSY, "another process is using it");
    assert_int_equal(sqlite_run(&c, "ROLLBACK").code, ERR_NONE);
    sqlite_close(&c);
    expect(open_store(f), ERR_NONE, NULL);
}

/* ---- connections ----------------------------------------------------------------------------- */

static void every_connection_is_set_up(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *sql;
        int64_t want;
    } settings[] = {
        {"PRAGMA synchronous", 2},
        {"PRAGMA foreign_keys", 1},
        {"PRAGMA trusted_schema", 0},
        {"PRAGMA wal_autocheckpoint", 0},
        {"PRAGMA mmap_size", STORE_MMAP_BYTES},
        {"PRAGMA temp_store", 2},
        {"PRAGMA cell_size_check", 1},
        {"PRAGMA busy_timeout", STORE_BUSY_MS},
    };
    struct sqlite c;
    expect(open_store(f), ERR_NONE, NULL);
    for (int read_only = 0; read_only < 2; read_only++) {
        assert_int_equal(sqlite_connect(f->a, f->store, read_only != 0, &c).code, ERR_NONE);
        for (size_t i = 0; i < COUNT_OF(settings); i++) {
            int64_t v = -1;
            assert_int_equal(sqlite_number(&c, settings[i].sql, &v).code, ERR_NONE);
            assert_int_equal(v, settings[i].want);
        }
        assert_int_not_equal(sqlite_run(&c, "ATTACH '/tmp/other.db' AS other").code, ERR_NONE);
        assert_int_not_equal(sqlite_run(&c, "SELECT \"no such column\"").code, ERR_NONE);
        assert_int_not_equal(sqlite_run(&c, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema").code,
                             ERR_NONE);
        sqlite_close(&c);
    }
    assert_int_equal(sqlite_connect(f->a, f->store, true, &c).code, ERR_NONE);
    expect(sqlite_run(&c, "DELETE FROM item"), ERR_DENIED, "readonly");
    sqlite_close(&c);
}

/* ---- reading --------------------------------------------------------------------------------- */

static void add_everything(struct fixture *f, struct store_value *values) {
    struct writer *w = NULL;
    struct change *c = change_new(f->a);
    assert_int_equal(writer_start(f->a, f->store, 0, &w).code, ERR_NONE);
    change_add(c, T_ITEM_INSERT, values, 6, 1);
    expect(writer_run(w, c), ERR_NONE, NULL);
    writer_stop(w);
}

static void every_type_comes_back(void **state) {
    struct fixture *f = *state;
    fixture_open(f);
    str text = STR("Grüße\0 '; DROP TABLE item; --"), data = STR("\0\1\xff");
    add_everything(f,
                   (struct store_value[]){store_value_text(STR("all")), store_value_int(INT64_MAX),
                                          store_value_maybe_text((struct store_maybe_str)STORE_SOME(text)),
                                          store_value_maybe_bool((struct store_maybe_bool)STORE_SOME(true)),
                                          store_value_maybe_blob((struct store_maybe_str)STORE_SOME(data)),
                                          store_value_int(INT64_MIN)});
    add_everything(
        f, (struct store_value[]){
               store_value_text(STR("none")), store_value_maybe_int((struct store_maybe_int)STORE_SOME(0)),
               store_value_text(STR("")), store_value_maybe_bool((struct store_maybe_bool)STORE_NONE),
               store_value_maybe_text((struct store_maybe_str)STORE_NONE), store_value_int(0)});
    struct store_cursor c;
    expect(store_cursor_open(f->reader, T_ITEM_LIST, NULL, 0, &c), ERR_NONE, NULL);
    assert_true(store_cursor_next(&c));
    assert_true(str_eq(store_cursor_text(&c, f->a, 0), STR("all")));
    assert_true(store_cursor_int(&c, f->a, 1) == INT64_MAX);
    struct store_maybe_str body = store_cursor_maybe_text(&c, f->a, 2);
    assert_true(body.has && str_eq(body.value, text));
    struct store_maybe_bool flag = store_cursor_maybe_bool(&c, f->a, 3);
    assert_true(flag.has && flag.value && store_cursor_bool(&c, f->a, 3));
    assert_true(str_eq(store_cursor_blob(&c, f->a, 4), data));
    assert_true(store_cursor_maybe_int(&c, f->a, 5).value == INT64_MIN);

    assert_true(store_cursor_next(&c));
    body = store_cursor_maybe_text(&c, f->a, 2);
    assert_true(body.has && body.value.n == 0); /* empty is not null */
    assert_false(store_cursor_maybe_bool(&c, f->a, 3).has);
    assert_false(store_cursor_maybe_blob(&c, f->a, 4).has);
    assert_false(store_cursor_maybe_int(&c, f->a, 4).has);
    assert_false(store_cursor_next(&c));
    assert_false(store_cursor_next(&c)); /* and stays at the end */
    expect(store_cursor_close(&c), ERR_NONE, NULL);
}

static void a_null_where_none_is_declared(void **state) {
    struct fixture *f = *state;
    fixture_open(f);
    add_everything(f, (struct store_value[]){
                          store_value_text(STR("a")), store_value_int(1), store_value_text(STR("")),
                          store_value_maybe_bool((struct store_maybe_bool)STORE_NONE),
                          store_value_maybe_text((struct store_maybe_str)STORE_NONE), store_value_int(0)});
    for (int column = 3; column <= 4; column++) {
        struct store_cursor c;
        expect(store_cursor_open(f->reader, T_ITEM_LIST, NULL, 0, &c), ERR_NONE, NULL);
        assert_true(store_cursor_next(&c));
        if (column == 3) {
            assert_false(store_cursor_bool(&c, f->a, column));
        } else {
            assert_int_equal(store_cursor_text(&c, f->a, column).n, 0);
        }
        expect(store_cursor_close(&c), ERR_INTERNAL, "test:2: a column is null");
    }
}

static void a_reader_sees_one_moment(void **state) {
    struct fixture *f = *state;
    struct writer *w = NULL;
    fixture_open(f);
    assert_int_equal(writer_start(f->a, f->store, 0, &w).code, ERR_NONE);
    for (int i = 0; i < 10; i++) {
        char id[8];
        snprintf(id, sizeof id, "i%d", i);
        expect(writer_run(w, t_item_change(f->a, str_c(id), i)), ERR_NONE, NULL);
    }
    struct store_cursor c;
    int rows = 0;
    expect(store_cursor_open(f->reader, T_ITEM_LIST, NULL, 0, &c), ERR_NONE, NULL);
    for (; store_cursor_next(&c); rows++) {
        struct change *more = change_new(f->a);
        char id[16];
        snprintf(id, sizeof id, "z%d", rows);
        t_add_item(more, str_c(id), 1, STR(""));
        expect(writer_run(w, more), ERR_NONE, NULL); /* a walk does not hold the writer up */
    }
    expect(store_cursor_close(&c), ERR_NONE, NULL);
    assert_int_equal(rows, 10);
    assert_int_equal(t_count_items(f->reader), 20);
    writer_stop(w);
}

static void statements_unlike_their_declaration(void **state) {
    struct fixture *f = *state;
    static const struct store_column one[] = {{"n", STORE_INTEGER, false}};
    static const struct store_query wrong[] = {
        {"q", "w:1", "SELECT count(*) AS n FROM nowhere", "", NULL, 0, one, 1, false},
        {"q", "w:2", "SELECT count(*) AS m FROM item", "", NULL, 0, one, 1, false},
        {"q", "w:3", "SELECT 1 AS n, 2 AS m", "", NULL, 0, one, 1, false},
        {"q", "w:4", "SELECT ?1 AS n", "", NULL, 0, one, 1, false},
        {"q", "w:5", "DELETE FROM item", "", NULL, 0, NULL, 0, false},
    };
    struct store_catalog catalog = t_catalog;
    expect(open_store(f), ERR_NONE, NULL);
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        catalog.queries = &wrong[i];
        catalog.queries_count = 1;
        f->config.catalog = &catalog;
        expect(open_store(f), ERR_NONE, NULL);
        struct store_reader *r = NULL;
        expect(store_reader_open(f->a, f->store, &r), ERR_INTERNAL, wrong[i].place);
        assert_null(r);
    }
    struct store_query writes = wrong[1];
    writes.writes = true;
    catalog.queries = &writes;
    struct writer *w = NULL;
    expect(writer_start(f->a, f->store, 0, &w), ERR_INTERNAL, "w:2");
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_new_folder_is_private),
        STORE_TEST(folders_that_are_not_there),
        STORE_TEST(files_that_are_not_ours),
        STORE_TEST(a_damaged_file),
        STORE_TEST(what_cannot_be_written),
        STORE_TEST(a_lock_of_another),
        STORE_TEST(every_connection_is_set_up),
        STORE_TEST(every_type_comes_back),
        STORE_TEST(a_null_where_none_is_declared),
        STORE_TEST(a_reader_sees_one_moment),
        STORE_TEST(statements_unlike_their_declaration),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
