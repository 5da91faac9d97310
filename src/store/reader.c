/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "store/sqlite.h"

struct store_reader {
    struct sqlite sqlite;
    const struct store_catalog *catalog;
    sqlite3_stmt **statements; /* by place in the catalog */
};

err store_reader_open(struct arena *a, struct store *s, struct store_reader **ret) {
    struct store_reader *r = ARENA_NEW(a, struct store_reader);
    r->catalog = s->config.catalog;
    err e = sqlite_connect(a, s, true, &r->sqlite);
    if (failed(e)) {
        return e;
    }
    e = sqlite_prepare_all(a, &r->sqlite, r->catalog, false, &r->statements);
    if (failed(e)) {
        sqlite_close(&r->sqlite);
        return e;
    }
    *ret = r;
    return OK;
}

void store_reader_close(struct store_reader *r) {
    if (r != NULL) {
        sqlite_finalize(r->statements, r->catalog->queries_count);
        sqlite_close(&r->sqlite);
    }
}

err store_cursor_open(struct store_reader *r, size_t query, const struct store_value *values, size_t count,
                      struct store_cursor *ret) {
    ASSERT(query < r->catalog->queries_count);
    sqlite3_stmt *s = r->statements[query];
    ASSERT(s != NULL && count == r->catalog->queries[query].params_count);
    ASSERT(sqlite3_stmt_busy(s) == 0);
    int code = sqlite_bind(s, values, count);
    if (code != SQLITE_OK) {
        err e = sqlite_error(&r->sqlite, code, "read");
        sqlite3_clear_bindings(s);
        return e;
    }
    *ret = (struct store_cursor){.reader = r, .statement = s, .query = query, .code = SQLITE_OK};
    return OK;
}

bool store_cursor_next(struct store_cursor *c) {
    if (c->code == SQLITE_OK || c->code == SQLITE_ROW) {
        c->code = sqlite3_step(c->statement);
    }
    return c->code == SQLITE_ROW;
}

err store_cursor_close(struct store_cursor *c) {
    struct sqlite *sqlite = &c->reader->sqlite;
    /* Before the reset, which takes the error's details away. */
    err e = sqlite_error(sqlite, c->code, "read");
    sqlite3_reset(c->statement);
    sqlite3_clear_bindings(c->statement);
    if (!failed(e) && c->null_met) {
        snprintf(sqlite->message, sizeof sqlite->message, "%s: a column is null that is declared without `?`",
                 c->reader->catalog->queries[c->query].place);
        return err_of(ERR_INTERNAL, sqlite->message);
    }
    return e;
}

static bool is_null(const struct store_cursor *c, int at) {
    return sqlite3_column_type(c->statement, at) == SQLITE_NULL;
}

struct store_maybe_str store_cursor_maybe_blob(struct store_cursor *c, struct arena *a, int at) {
    if (is_null(c, at)) {
        return (struct store_maybe_str)STORE_NONE;
    }
    const char *p = sqlite3_column_blob(c->statement, at);
    str bytes = str_n(p, (size_t)sqlite3_column_bytes(c->statement, at));
    return (struct store_maybe_str)STORE_SOME(arena_str(a, bytes));
}

struct store_maybe_str store_cursor_maybe_text(struct store_cursor *c, struct arena *a, int at) {
    /* A text's blob is its UTF-8 bytes: the database's encoding is UTF-8, so nothing is converted. */
    return store_cursor_maybe_blob(c, a, at);
}

struct store_maybe_int store_cursor_maybe_int(struct store_cursor *c, struct arena *a, int at) {
    (void)a;
    if (is_null(c, at)) {
        return (struct store_maybe_int)STORE_NONE;
    }
    return (struct store_maybe_int)STORE_SOME(sqlite3_column_int64(c->statement, at));
}

struct store_maybe_bool store_cursor_maybe_bool(struct store_cursor *c, struct arena *a, int at) {
    struct store_maybe_int v = store_cursor_maybe_int(c, a, at);
    return (struct store_maybe_bool){.has = v.has, .value = v.has && v.value != 0};
}

str store_cursor_blob(struct store_cursor *c, struct arena *a, int at) {
    struct store_maybe_str v = store_cursor_maybe_blob(c, a, at);
    c->null_met = c->null_met || !v.has;
    return v.value;
}

str store_cursor_text(struct store_cursor *c, struct arena *a, int at) {
    return store_cursor_blob(c, a, at);
}

int64_t store_cursor_int(struct store_cursor *c, struct arena *a, int at) {
    struct store_maybe_int v = store_cursor_maybe_int(c, a, at);
    c->null_met = c->null_met || !v.has;
    return v.value;
}

bool store_cursor_bool(struct store_cursor *c, struct arena *a, int at) {
    struct store_maybe_bool v = store_cursor_maybe_bool(c, a, at);
    c->null_met = c->null_met || !v.has;
    return v.value;
}
