/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "store/migrate.h"

#include "crypto/hash.h"

#define VERSION_QUERY "SELECT max(version) FROM schema_migration"

static str checksum(struct arena *a, const struct store_migration *m) {
    return hash_sha256_hex(a, str_c(m->sqlite));
}

/* An err of the connection, its message moved to the arena. */
static err keep(struct arena *a, err e) {
    return failed(e) ? err_fmt(a, e.code, "%s", e.message) : OK;
}

static err compare(struct arena *a, const struct sqlite *c, const struct store_migration *m,
                   sqlite3_stmt *row) {
    str name = str_c((const char *)sqlite3_column_text(row, 1));
    str sum = str_c((const char *)sqlite3_column_text(row, 2));
    if (sqlite3_column_int64(row, 0) != m->version || !str_eq(name, str_c(m->name))) {
        return err_fmt(
            a, ERR_STATE,
            "%s: where this program has the migration %s the database has %.*s: it was made by another "
            "line of the program; use that one, or restore a backup",
            c->path, m->name, STR_ARG(name));
    }
    if (!str_eq(sum, checksum(a, m))) {
        return err_fmt(
            a, ERR_STATE,
            "%s: the migration %s was changed after it was applied: undo the change in sql/schema and "
            "write a new migration",
            c->path, m->name);
    }
    return OK;
}

static err compare_all(struct arena *a, struct sqlite *c, const struct store_catalog *k,
                       int64_t *ret_version) {
    sqlite3_stmt *s = NULL;
    size_t n = 0;
    err e = OK;
    int code = sqlite3_prepare_v2(
        c->db, "SELECT version, name, checksum FROM schema_migration ORDER BY version", -1, &s, NULL);
    while (code == SQLITE_OK && !failed(e) && (code = sqlite3_step(s)) == SQLITE_ROW) {
        code = SQLITE_OK;
        ASSERT(n < k->migrations_count);
        e = compare(a, c, &k->migrations[n++], s);
    }
    if (!failed(e)) {
        e = keep(a, sqlite_error(c, code, "read the migrations of"));
    }
    sqlite3_finalize(s);
    if (!failed(e)) {
        *ret_version = (int64_t)n;
    }
    return e;
}

static err check(struct arena *a, struct sqlite *c, const struct store *s, int64_t *ret_version) {
    const struct store_catalog *k = s->config.catalog;
    int64_t tables = 0, newest = 0, count = 0;
    err e = sqlite_number(c, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migration'", &tables);
    if (!failed(e) && tables == 0) {
        *ret_version = 0;
        return OK;
    }
    if (!failed(e)) {
        e = sqlite_number(c, VERSION_QUERY, &newest);
    }
    if (!failed(e)) {
        e = sqlite_number(c, "SELECT count(*) FROM schema_migration", &count);
    }
    if (failed(e)) {
        return keep(a, e);
    }
    if (newest > (int64_t)k->migrations_count) {
        return err_fmt(a, ERR_STATE,
                       "%s has the schema version %" PRId64
                       ", this program knows %zu: install a newer program",
                       c->path, newest, k->migrations_count);
    }
    if (newest != count) {
        return err_fmt(a, ERR_STATE,
                       "%s: %" PRId64 " migrations are recorded, but the newest has the number %" PRId64
                       ": one is missing; restore a backup",
                       c->path, count, newest);
    }
    return compare_all(a, c, k, ret_version);
}

err migrate_check(struct arena *a, struct sqlite *c, const struct store *s, int64_t *ret_version) {
    /* All of it at one moment: another process may be migrating. */
    bool alone = sqlite3_get_autocommit(c->db) != 0;
    err e = alone ? keep(a, sqlite_run(c, "BEGIN")) : OK;
    if (!failed(e)) {
        e = check(a, c, s, ret_version);
    }
    if (alone && sqlite3_get_autocommit(c->db) == 0) {
        err ended = sqlite_run(c, "ROLLBACK");
        e = failed(e) ? e : keep(a, ended);
    }
    return e;
}

static err record(struct arena *a, struct sqlite *c, const struct store *s, const struct store_migration *m) {
    struct world *w = s->config.world;
    const struct store_value values[] = {
        store_value_int(m->version),
        store_value_text(str_c(m->name)),
        store_value_text(checksum(a, m)),
        store_value_int(w->now(w)),
    };
    sqlite3_stmt *insert = NULL;
    int code = sqlite3_prepare_v2(
        c->db, "INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)",
        -1, &insert, NULL);
    if (code == SQLITE_OK) {
        code = sqlite_bind(insert, values, COUNT_OF(values));
    }
    if (code == SQLITE_OK) {
        code = sqlite3_step(insert);
    }
    err e = sqlite_error(c, code, "migrate");
    sqlite3_finalize(insert);
    return e;
}

static err begin_table(struct sqlite *c) {
    char text[64];
    snprintf(text, sizeof text, "PRAGMA application_id = %d", SQLITE_APPLICATION_ID);
    err e = sqlite_run(c, text);
    return failed(e)
               ? e
               : sqlite_run(
                     c, "CREATE TABLE schema_migration (version INTEGER NOT NULL PRIMARY KEY,"
                        " name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT");
}

static err foreign_keys_hold(struct arena *a, struct sqlite *c, const struct store_migration *m) {
    int64_t broken = 0;
    err e = sqlite_number(c, "SELECT count(*) FROM pragma_foreign_key_check", &broken);
    if (!failed(e) && broken > 0) {
        return err_fmt(a, ERR_INTERNAL, "the migration %s would leave %" PRId64 " rows that point at nothing",
                       m->name, broken);
    }
    return e;
}

/* Inside the transaction: another process may have been faster, so it looks again first. */
static err apply(struct arena *a, struct sqlite *c, const struct store *s, const struct store_migration *m) {
    int64_t version = 0;
    err e = migrate_check(a, c, s, &version);
    if (failed(e) || version >= m->version) {
        return e;
    }
    if (version == 0) {
        e = begin_table(c);
    }
    if (!failed(e)) {
        e = sqlite_run(c, m->sqlite);
    }
    if (!failed(e)) {
        e = foreign_keys_hold(a, c, m);
    }
    return failed(e) ? e : record(a, c, s, m);
}

static err apply_alone(struct arena *a, struct sqlite *c, const struct store *s,
                       const struct store_migration *m) {
    err e = sqlite_run(c, "BEGIN IMMEDIATE");
    if (failed(e)) {
        return keep(a, e);
    }
    e = apply(a, c, s, m);
    if (!failed(e)) {
        e = sqlite_run(c, "COMMIT");
    }
    if (failed(e)) {
        e = err_fmt(a, e.code, "migration %s: %s", m->name, e.message);
        err undone = sqlite_run(c, "ROLLBACK");
        (void)undone; /* nothing more can be done: a transaction that was not committed is gone anyway */
    }
    return e;
}

err migrate(struct arena *a, struct sqlite *c, const struct store *s) {
    const struct store_catalog *k = s->config.catalog;
    int64_t version = 0;
    /* A migration may rebuild a table that others point at; apply() looks at all keys in the end. */
    err e = keep(a, sqlite_run(c, "PRAGMA foreign_keys = OFF"));
    if (!failed(e)) {
        e = migrate_check(a, c, s, &version);
    }
    for (size_t i = (size_t)version; !failed(e) && i < k->migrations_count; i++) {
        e = apply_alone(a, c, s, &k->migrations[i]);
    }
    return e;
}
