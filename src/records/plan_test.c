/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * Every statement of the program, prepared against the real schema and explained: none may walk
 * over a whole table that grows, since it would be fast today and slow in three years.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "queries.h"
#include "store/sqlite.h"
#include "store/testing.h"

/* Tables whose number of rows does not depend on how much the server is used. */
static const char *const constant_tables[] = {
    "schema_migration", "CONSTANT", /* "SCAN CONSTANT ROW": VALUES */
};

static int set_up(void **state) {
    static struct fixture f;
    fixture_folder(&f, &queries_catalog);
    fixture_open(&f);
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    fixture_end(*state);
    return 0;
}

/* Whether a line of the plan walks over a table that grows: "SCAN edition USING INDEX …". */
static bool walks(str detail) {
    if (!str_starts(detail, STR("SCAN "))) {
        return false;
    }
    str rest = str_from(detail, 5), table = str_split(&rest, ' ');
    for (size_t i = 0; i < COUNT_OF(constant_tables); i++) {
        if (str_eq(table, str_c(constant_tables[i]))) {
            return false;
        }
    }
    return true;
}

/* How many lines of the plan walk; what is wrong is printed. */
static int count_walks(struct fixture *f, struct sqlite *c, const char *sql, const char *place) {
    sqlite3_stmt *s = NULL;
    int walks_count = 0;
    const char *explain = arena_join(f->a, (str[]){STR("EXPLAIN QUERY PLAN "), str_c(sql)}, 2).p;
    assert_int_equal(sqlite3_prepare_v2(c->db, explain, -1, &s, NULL), SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
        const char *detail = (const char *)sqlite3_column_text(s, 3);
        if (walks(str_c(detail))) {
            walks_count++;
            if (place != NULL) {
                print_error("%s: %s\n", place, detail);
            }
        }
    }
    sqlite3_finalize(s);
    return walks_count;
}

static void no_statement_walks_over_a_table_that_grows(void **state) {
    struct fixture *f = *state;
    struct sqlite c;
    int found = 0;
    assert_int_equal(sqlite_connect(f->a, f->store, true, &c).code, ERR_NONE);
    for (size_t i = 0; i < queries_catalog.queries_count; i++) {
        found += count_walks(f, &c, queries_catalog.queries[i].sqlite, queries_catalog.queries[i].place);
    }
    assert_int_equal(found, 0);
    sqlite_close(&c);
}

static void the_test_sees_such_statements(void **state) {
    struct fixture *f = *state;
    static const char *const slow[] = {
        "SELECT id FROM edition WHERE units = 3",
        "SELECT id FROM edition ORDER BY id",
        "SELECT count(*) FROM edition",
        "UPDATE edition SET note = 'x' WHERE version = '1'",
        "DELETE FROM edition WHERE units = 3",
        "SELECT e.id FROM schema_migration m JOIN edition e ON e.units = m.version",
    };
    struct sqlite c;
    assert_int_equal(sqlite_connect(f->a, f->store, false, &c).code, ERR_NONE);
    for (size_t i = 0; i < COUNT_OF(slow); i++) {
        assert_true(count_walks(f, &c, slow[i], NULL) > 0);
    }
    assert_int_equal(count_walks(f, &c, "SELECT name FROM schema_migration", NULL), 0);
    sqlite_close(&c);
}

/* Opening the reader and the writer prepares each statement and compares it with its declaration. */
static void every_statement_fits_the_schema(void **state) {
    struct fixture *f = *state;
    struct writer *w = NULL;
    err e = writer_start(f->a, f->store, 0, &w);
    assert_int_equal(e.code, ERR_NONE);
    writer_stop(w);
}

static void every_table_is_strict_and_indexes_its_references(void **state) {
    struct fixture *f = *state;
    struct sqlite c;
    int64_t loose = -1, bare = -1;
    assert_int_equal(sqlite_connect(f->a, f->store, true, &c).code, ERR_NONE);
    assert_int_equal(
        sqlite_number(&c,
                      "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0"
                      " AND name NOT LIKE 'sqlite_%'",
                      &loose)
            .code,
        ERR_NONE);
    assert_int_equal(loose, 0);
    /* Else deleting the row that is pointed at would walk over the pointing table. */
    assert_int_equal(
        sqlite_number(&c,
                      "SELECT count(*) FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k"
                      " WHERE t.type = 'table' AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) i"
                      " JOIN pragma_index_info(i.name) n WHERE n.seqno = 0 AND n.name = k.\"from\")",
                      &bare)
            .code,
        ERR_NONE);
    assert_int_equal(bare, 0);
    sqlite_close(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_statement_walks_over_a_table_that_grows),
        cmocka_unit_test(the_test_sees_such_statements),
        cmocka_unit_test(every_statement_fits_the_schema),
        cmocka_unit_test(every_table_is_strict_and_indexes_its_references),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
