/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "crypto/hash.h"
#include "store/sqlite.h"
#include "store/testing.h"

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

/* The first `count` of t_migrations and more, without statements: tables differ between versions. */
static struct store_catalog catalog_of(const struct store_migration *migrations, size_t count) {
    return (struct store_catalog){.migrations = migrations, .migrations_count = count};
}

static err open_with(struct fixture *f, const struct store_catalog *catalog) {
    f->config.catalog = catalog;
    return store_open(f->a, &f->config, &f->store);
}

static int64_t number(struct fixture *f, const char *sql) {
    struct store s = {.config = f->config, .path = t_path(f, "waymark.db")};
    struct sqlite c;
    int64_t v = -1;
    assert_int_equal(sqlite_connect(f->a, &s, false, &c).code, ERR_NONE);
    assert_int_equal(sqlite_number(&c, sql, &v).code, ERR_NONE);
    sqlite_close(&c);
    return v;
}

static void tamper(struct fixture *f, const char *sql) {
    (void)number(f, sql);
}

static void expect(err e, enum err_code code, const char *part) {
    if (e.code != code || (part != NULL && !str_contains(str_c(e.message), str_c(part)))) {
        print_error("%s: %s\n", err_name(e.code), e.message);
    }
    assert_int_equal(e.code, code);
    assert_true(part == NULL || str_contains(str_c(e.message), str_c(part)));
}

static void a_new_database_gets_all(void **state) {
    struct fixture *f = *state;
    expect(open_with(f, &t_catalog), ERR_NONE, NULL);
    assert_int_equal(store_version(f->store), 2);
    assert_int_equal(number(f, "SELECT count(*) FROM schema_migration"), 2);
    assert_int_equal(number(f, "SELECT min(applied_at) FROM schema_migration"), T_NOW);
    assert_int_equal(number(f, "PRAGMA application_id"), SQLITE_APPLICATION_ID);
    char sql[200];
    snprintf(sql, sizeof sql,
             "SELECT count(*) FROM schema_migration WHERE name = '0001_items' AND checksum = '%s'",
             hash_sha256_hex(f->a, str_c(t_migrations[0].sqlite)).p);
    assert_int_equal(number(f, sql), 1);
}

static void an_older_one_gets_what_it_lacks(void **state) {
    struct fixture *f = *state;
    struct store_catalog old = catalog_of(t_migrations, 1);
    expect(open_with(f, &old), ERR_NONE, NULL);
    tamper(f, "INSERT INTO item (id, value, rev) VALUES ('kept', 7, 1)");
    f->world.fixed_now = T_NOW + TIME_DAY;
    expect(open_with(f, &t_catalog), ERR_NONE, NULL);
    assert_int_equal(number(f, "SELECT value FROM item WHERE id = 'kept'"), 7);
    assert_int_equal(number(f, "SELECT count(*) FROM child"), 0);
    assert_int_equal(number(f, "SELECT applied_at FROM schema_migration WHERE version = 1"), T_NOW);
    assert_int_equal(number(f, "SELECT applied_at FROM schema_migration WHERE version = 2"),
                     T_NOW + TIME_DAY);
    expect(open_with(f, &t_catalog), ERR_NONE, NULL); /* and nothing the third time */
    assert_int_equal(number(f, "SELECT count(*) FROM schema_migration"), 2);
}

static void a_newer_database_is_refused(void **state) {
    struct fixture *f = *state;
    struct store_catalog old = catalog_of(t_migrations, 1);
    expect(open_with(f, &t_catalog), ERR_NONE, NULL);
    expect(open_with(f, &old), ERR_STATE, "schema version 2, this program knows 1: install a newer program");
    assert_int_equal(number(f, "SELECT count(*) FROM schema_migration"), 2);
}

static void a_changed_migration_is_refused(void **state) {
    struct fixture *f = *state;
    struct store_migration changed[2] = {t_migrations[0], t_migrations[1]};
    changed[0].sqlite = "CREATE TABLE item (id TEXT NOT NULL PRIMARY KEY) STRICT;";
    struct store_catalog other = catalog_of(changed, 2);
    expect(open_with(f, &t_catalog), ERR_NONE, NULL);
    expect(open_with(f, &other), ERR_STATE, "0001_items was changed after it was applied");
    tamper(f, "UPDATE schema_migration SET checksum = 'x' WHERE version = 2");
    expect(open_with(f, &t_catalog), ERR_STATE, "0002_children was changed");
}

static void a_renamed_migration_is_refused(void **state) {
    struct fixture *f = *state;
    struct store_migration renamed[2] = {t_migrations[0], t_migrations[1]};
    renamed[1].name = "0002_others";
    struct store_catalog other = catalog_of(renamed, 2);
    expect(open_with(f, &t_catalog), ERR_NONE, NULL);
    expect(open_with(f, &other), ERR_STATE, "0002_others the database has 0002_children");
}

static void a_gap_is_refused(void **state) {
    struct fixture *f = *state;
    expect(open_with(f, &t_catalog), ERR_NONE, NULL);
    tamper(f, "DELETE FROM schema_migration WHERE version = 1");
    expect(open_with(f, &t_catalog), ERR_STATE, "one is missing");
    tamper(f, "INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES (0, 'x', 'x', 0)");
    expect(open_with(f, &t_catalog), ERR_STATE, "where this program has the migration 0001_items");
}

static void a_migration_that_fails_leaves_nothing(void **state) {
    struct fixture *f = *state;
    const struct store_migration wrong[] = {
        t_migrations[0],
        {2, "0002_wrong", "CREATE TABLE extra (id TEXT) STRICT; INSERT INTO nowhere (id) VALUES ('x');", ""},
    };
    struct store_catalog bad = catalog_of(wrong, 2), old = catalog_of(t_migrations, 1);
    expect(open_with(f, &bad), ERR_INTERNAL, "0002_wrong: cannot use");
    assert_int_equal(number(f, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"), 0);
    assert_int_equal(number(f, "SELECT count(*) FROM schema_migration"), 1);
    expect(open_with(f, &old), ERR_NONE, NULL);
    expect(open_with(f, &t_catalog), ERR_NONE, NULL); /* once it is put right */
}

static void a_failing_first_migration_leaves_an_empty_database(void **state) {
    struct fixture *f = *state;
    const struct store_migration wrong[] = {{1, "0001_wrong", "CREATE TABLE", ""}};
    struct store_catalog bad = catalog_of(wrong, 1);
    expect(open_with(f, &bad), ERR_INTERNAL, "0001_wrong");
    assert_int_equal(number(f, "SELECT count(*) FROM sqlite_schema"), 0);
    assert_int_equal(number(f, "PRAGMA application_id"), 0);
    expect(open_with(f, &t_catalog), ERR_NONE, NULL);
}

/* Rebuilding a table that others point at is allowed, leaving orphans is not. */
static void foreign_keys_are_looked_at_in_the_end(void **state) {
    struct fixture *f = *state;
    const struct store_migration rebuild[] = {
        t_migrations[0],
        t_migrations[1],
        {3, "0003_rebuild",
         "CREATE TABLE item2 (id TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT;"
         "INSERT INTO item2 (id, value) SELECT id, value FROM item; DROP TABLE item;"
         "ALTER TABLE item2 RENAME TO item;",
         ""},
        {4, "0004_orphans", "DELETE FROM item;", ""},
    };
    struct store_catalog three = catalog_of(rebuild, 3), four = catalog_of(rebuild, 4);
    expect(open_with(f, &t_catalog), ERR_NONE, NULL);
    tamper(f, "INSERT INTO item (id, value, rev) VALUES ('a', 7, 1)");
    tamper(f, "INSERT INTO child (id, item) VALUES ('c', 'a')");
    expect(open_with(f, &three), ERR_NONE, NULL);
    assert_int_equal(number(f, "SELECT value FROM item WHERE id = 'a'"), 7);
    expect(open_with(f, &four), ERR_INTERNAL, "0004_orphans would leave 1 rows that point at nothing");
    assert_int_equal(number(f, "SELECT count(*) FROM item"), 1);
}

/* Several processes open an empty folder at the same moment: one migrates, the others find it done. */
static void processes_that_open_together(void **state) {
    struct fixture *f = *state;
    enum { PROCESSES = 6 };
    pid_t children[PROCESSES];
    for (int i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0) {
            err e = open_with(f, &t_catalog);
            if (failed(e)) {
                fprintf(stderr, "child: %s\n", e.message);
            }
            _exit(failed(e) ? 1 : 0);
        }
    }
    for (int i = 0; i < PROCESSES; i++) {
        int status = -1;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    expect(open_with(f, &t_catalog), ERR_NONE, NULL);
    assert_int_equal(number(f, "SELECT count(*) FROM schema_migration"), 2);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_new_database_gets_all),
        STORE_TEST(an_older_one_gets_what_it_lacks),
        STORE_TEST(a_newer_database_is_refused),
        STORE_TEST(a_changed_migration_is_refused),
        STORE_TEST(a_renamed_migration_is_refused),
        STORE_TEST(a_gap_is_refused),
        STORE_TEST(a_migration_that_fails_leaves_nothing),
        STORE_TEST(a_failing_first_migration_leaves_an_empty_database),
        STORE_TEST(foreign_keys_are_looked_at_in_the_end),
        STORE_TEST(processes_that_open_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
