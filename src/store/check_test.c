/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/check.h"
#include "store/sqlite.h"
#include "store/testing.h"

#include <fcntl.h>

static int set_up(void **state) {
    static struct fixture f;
    fixture_folder(&f, &t_catalog);
    fixture_open(&f);
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    fixture_end(*state);
    return 0;
}

static const struct finding *find(const struct findings *found, const char *name) {
    for (size_t i = 0; i < found->list.n; i++) {
        if (strcmp(found->list.at[i].name, name) == 0) {
            return &found->list.at[i];
        }
    }
    return NULL;
}

/* The check `name` must say `level` and `part`; all that is bad must say what to do. */
static void expect(struct fixture *f, const char *name, enum finding_level level, const char *part) {
    struct findings found = store_check(f->a, &f->config);
    const struct finding *one = find(&found, name);
    assert_non_null(one);
    if (one->level != level || !str_contains(str_c(one->message), str_c(part))) {
        print_error("%s: %d %s\n", one->name, (int)one->level, one->message);
    }
    assert_int_equal(one->level, level);
    assert_true(str_contains(str_c(one->message), str_c(part)));
    size_t warnings = 0, errors = 0;
    for (size_t i = 0; i < found.list.n; i++) {
        const struct finding *at = &found.list.at[i];
        warnings += at->level == FINDING_WARNING ? 1 : 0;
        errors += at->level == FINDING_ERROR ? 1 : 0;
        assert_true((at->level == FINDING_GOOD) == (at->fix[0] == '\0'));
    }
    assert_int_equal(found.warnings, warnings);
    assert_int_equal(found.errors, errors);
}

static void change_database(struct fixture *f, const char *sql) {
    struct sqlite c;
    assert_int_equal(sqlite_connect(f->a, f->store, false, &c).code, ERR_NONE);
    err e = sqlite_run(&c, sql);
    assert_int_equal(e.code, ERR_NONE);
    sqlite_close(&c);
}

static void a_good_store_has_nine_good_findings(void **state) {
    struct fixture *f = *state;
    static const char *const names[] = {"folder",       "database",   "permissions",
                                        "application",  "migrations", "integrity",
                                        "foreign-keys", "wal",        "disk"};
    struct findings found = store_check(f->a, &f->config);
    assert_int_equal(found.list.n, COUNT_OF(names));
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        assert_string_equal(found.list.at[i].name, names[i]);
        assert_int_equal(found.list.at[i].level, FINDING_GOOD);
    }
    assert_int_equal(found.errors + found.warnings, 0);
}

static void places_that_are_not_there(void **state) {
    struct fixture *f = *state;
    f->config.folder = t_path(f, "nowhere");
    expect(f, "folder", FINDING_ERROR, "nowhere");
    assert_int_equal(mkdir(f->config.folder, 0700), 0);
    expect(f, "database", FINDING_ERROR, "there is no database");
    assert_int_equal(store_check(f->a, &f->config).list.n, 2);
}

static void files_that_others_can_read(void **state) {
    struct fixture *f = *state;
    assert_int_equal(chmod(f->folder, 0750), 0);
    expect(f, "permissions", FINDING_WARNING, "0750");
    assert_int_equal(chmod(f->folder, 0700), 0);
    assert_int_equal(chmod(t_path(f, "waymark.db"), 0644), 0);
    expect(f, "permissions", FINDING_ERROR, "waymark.db has the mode 0644");
    assert_int_equal(chmod(t_path(f, "waymark.db"), 0600), 0);
    assert_int_equal(t_count_items(f->reader), 0); /* a WAL is there now */
    assert_int_equal(chmod(t_path(f, "waymark.db-wal"), 0604), 0);
    expect(f, "permissions", FINDING_ERROR, "waymark.db-wal has the mode 0604");
}

static void databases_of_others(void **state) {
    struct fixture *f = *state;
    change_database(f, "PRAGMA application_id = 1");
    expect(f, "application", FINDING_ERROR, "another program");
    FILE *out = fopen(t_path(f, "other.db"), "wb");
    fputs("this is no database at all, however long you look at it", out);
    fclose(out);
    store_reader_close(f->reader);
    f->reader = NULL;
    unlink(t_path(f, "waymark.db-wal")); /* it would hold the old pages */
    assert_int_equal(rename(t_path(f, "other.db"), t_path(f, "waymark.db")), 0);
    expect(f, "application", FINDING_ERROR, "not a database");
}

static void migrations_that_do_not_fit(void **state) {
    struct fixture *f = *state;
    struct store_catalog newer = t_catalog, older = t_catalog;
    struct store_migration three[] = {t_migrations[0], t_migrations[1], {3, "0003_x", "", ""}};
    newer.migrations = three;
    newer.migrations_count = 3;
    older.migrations_count = 1;
    f->config.catalog = &newer;
    expect(f, "migrations", FINDING_WARNING, "older than the program");
    f->config.catalog = &older;
    expect(f, "migrations", FINDING_ERROR, "install a newer program");
    f->config.catalog = &t_catalog;
    change_database(f, "UPDATE schema_migration SET checksum = 'x' WHERE version = 1");
    expect(f, "migrations", FINDING_ERROR, "0001_items was changed");
}

static void rows_that_point_at_nothing(void **state) {
    struct fixture *f = *state;
    change_database(f, "PRAGMA foreign_keys = OFF; INSERT INTO child (id, item) VALUES ('c', 'nobody')");
    expect(f, "foreign-keys", FINDING_ERROR, "child");
    expect(f, "integrity", FINDING_GOOD, "");
}

static void pages_that_are_damaged(void **state) {
    struct fixture *f = *state;
    for (int i = 0; i < 50; i++) {
        char sql[128];
        snprintf(sql, sizeof sql, "INSERT INTO item (id, value, body, rev) VALUES ('item %d', 1, 'x', 1)", i);
        change_database(f, sql);
    }
    store_reader_close(f->reader);
    f->reader = NULL;
    change_database(f, "PRAGMA wal_checkpoint(TRUNCATE)");
    int fd = open(t_path(f, "waymark.db"), O_RDWR);
    char bytes[4096];
    assert_true(fd >= 0);
    for (off_t at = 4096; pread(fd, bytes, sizeof bytes, at) == (ssize_t)sizeof bytes; at += 4096) {
        for (size_t i = 0; i + 6 < sizeof bytes; i++) {
            if (memcmp(bytes + i, "item 7", 6) ==
                0) { /* in the table and in the index: only one is changed */
                assert_int_equal(pwrite(fd, "item 6", 6, at + (off_t)i), 6);
                close(fd);
                expect(f, "integrity", FINDING_ERROR, "item");
                return;
            }
        }
    }
    fail();
}

static void the_mode_of_the_journal(void **state) {
    struct fixture *f = *state;
    store_reader_close(f->reader);
    f->reader = NULL;
    change_database(f, "PRAGMA journal_mode = DELETE");
    expect(f, "wal", FINDING_ERROR, "not WAL");
    expect(f, "disk", FINDING_GOOD, "MiB are free");
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_good_store_has_nine_good_findings),
        STORE_TEST(places_that_are_not_there),
        STORE_TEST(files_that_others_can_read),
        STORE_TEST(databases_of_others),
        STORE_TEST(migrations_that_do_not_fit),
        STORE_TEST(rows_that_point_at_nothing),
        STORE_TEST(pages_that_are_damaged),
        STORE_TEST(the_mode_of_the_journal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
