/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "store/sqlite.h"

static enum err_code constraint_code(int extended) {
    bool taken = extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
                 extended == SQLITE_CONSTRAINT_FOREIGNKEY;
    return taken ? ERR_CONFLICT : ERR_INTERNAL;
}

static enum err_code code_of(int extended) {
    switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ERR_BUSY;
    case SQLITE_NOTADB:
        return ERR_INPUT;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        return ERR_DENIED;
    case SQLITE_CONSTRAINT:
        return constraint_code(extended);
    case SQLITE_TOOBIG:
        return ERR_LIMIT;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_CORRUPT:
    case SQLITE_NOMEM:
    case SQLITE_PROTOCOL:
        return ERR_IO;
    }
    return ERR_INTERNAL;
}

static const char *advice(int extended) {
    switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "another process is using it; try again, or stop that process";
    case SQLITE_NOTADB:
        return "the file is not a database; move it away or choose another data folder";
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return "make the folder and its files writable for this user";
    case SQLITE_FULL:
        return "the disk is full; free some space";
    case SQLITE_CORRUPT:
        return "the file is damaged; run `waymark doctor` and restore a backup";
    }
    return "see the reason given";
}

err sqlite_error(struct sqlite *c, int code, const char *doing) {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) {
        return OK;
    }
    int extended = c->db != NULL ? sqlite3_extended_errcode(c->db) : code;
    extended = (extended & 0xff) == (code & 0xff) ? extended : code;
    const char *reason = c->db != NULL ? sqlite3_errmsg(c->db) : sqlite3_errstr(code);
    snprintf(c->message, sizeof c->message, "cannot %s %s: %s (%d): %s", doing, c->path, reason, extended,
             advice(extended));
    return err_of(code_of(extended), c->message);
}

err sqlite_run(struct sqlite *c, const char *sql) {
    return sqlite_error(c, sqlite3_exec(c->db, sql, NULL, NULL, NULL), "use");
}

err sqlite_number(struct sqlite *c, const char *sql, int64_t *ret) {
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(c->db, sql, -1, &s, NULL);
    int64_t v = 0;
    if (code == SQLITE_OK) {
        code = sqlite3_step(s);
        v = code == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;
    }
    err e = sqlite_error(c, code, "read");
    sqlite3_finalize(s);
    if (!failed(e)) {
        *ret = v;
    }
    return e;
}

/* What does not depend on the file: it must not be able to run code of its own (a trigger or a
 * view in a file from elsewhere), and a bug here must not be able to break it. */
static void harden(sqlite3 *db) {
    static const struct {
        int option, value;
    } switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    };
    for (size_t i = 0; i < COUNT_OF(switches); i++) {
        sqlite3_db_config(db, switches[i].option, switches[i].value, NULL);
    }
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db, SQLITE_LIMIT_VARIABLE_NUMBER, STORE_PARAMETERS_COUNT_MAX);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, STORE_VALUE_BYTES_MAX);
    sqlite3_extended_result_codes(db, 1);
}

static err set_up(struct sqlite *c, const struct store *s, bool read_only) {
    char text[128];
    harden(c->db);
    sqlite3_busy_timeout(c->db, s->config.busy_ms > 0 ? s->config.busy_ms : STORE_BUSY_MS);
    snprintf(text, sizeof text, "PRAGMA mmap_size = %lld; PRAGMA journal_size_limit = %lld",
             (long long)STORE_MMAP_BYTES, (long long)STORE_WAL_BYTES_KEPT);
    err e = sqlite_run(c, text);
    if (!failed(e)) {
        e = sqlite_run(c,
                       "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;"
                       "PRAGMA wal_autocheckpoint = 0");
    }
    if (!failed(e) && read_only) {
        e = sqlite_run(c, "PRAGMA query_only = ON");
    }
    if (!failed(e) && s->config.pages_max > 0) {
        snprintf(text, sizeof text, "PRAGMA max_page_count = %lld", (long long)s->config.pages_max);
        e = sqlite_run(c, text);
    }
    return e;
}

err sqlite_connect(struct arena *a, const struct store *s, bool read_only, struct sqlite *ret) {
    struct sqlite c = {.path = s->path};
    int flags = (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX |
                SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(s->path, &c.db, flags, NULL);
    err e = sqlite_error(&c, code, "open");
    if (!failed(e)) {
        e = set_up(&c, s, read_only);
    }
    if (failed(e)) {
        e = err_fmt(a, e.code, "%s", c.message);
        sqlite_close(&c);
        return e;
    }
    *ret = c;
    return OK;
}

void sqlite_close(struct sqlite *c) {
    int code = sqlite3_close(c->db);
    ASSERT(code == SQLITE_OK);
    c->db = NULL;
}

static const char *mismatch(sqlite3_stmt *s, const struct store_query *q) {
    if ((size_t)sqlite3_bind_parameter_count(s) != q->params_count) {
        return "the number of parameters is not as declared";
    }
    if ((sqlite3_stmt_readonly(s) != 0) == q->writes) {
        return "it reads and writes otherwise than declared";
    }
    if ((size_t)sqlite3_column_count(s) != q->columns_count) {
        return "the number of columns is not as declared";
    }
    for (size_t i = 0; i < q->columns_count; i++) {
        if (strcmp(sqlite3_column_name(s, (int)i), q->columns[i].name) != 0) {
            return "a column has another name than declared: order them alike, or use AS";
        }
    }
    return NULL;
}

static err prepare(struct arena *a, struct sqlite *c, const struct store_query *q, sqlite3_stmt **ret) {
    int code = sqlite3_prepare_v3(c->db, q->sqlite, -1, SQLITE_PREPARE_PERSISTENT, ret, NULL);
    if (code != SQLITE_OK) {
        err e = sqlite_error(c, code, "prepare a statement on");
        return err_fmt(a, e.code, "%s: %s: %s", q->place, q->name, c->message);
    }
    const char *reason = mismatch(*ret, q);
    return reason == NULL ? OK : err_fmt(a, ERR_INTERNAL, "%s: %s: %s", q->place, q->name, reason);
}

err sqlite_prepare_all(struct arena *a, struct sqlite *c, const struct store_catalog *catalog, bool writes,
                       sqlite3_stmt ***ret) {
    sqlite3_stmt **all = ARENA_ARRAY(a, sqlite3_stmt *, catalog->queries_count);
    for (size_t i = 0; i < catalog->queries_count; i++) {
        const struct store_query *q = &catalog->queries[i];
        err e = q->writes == writes ? prepare(a, c, q, &all[i]) : OK;
        if (failed(e)) {
            sqlite_finalize(all, catalog->queries_count);
            return e;
        }
    }
    *ret = all;
    return OK;
}

void sqlite_finalize(sqlite3_stmt **statements, size_t count) {
    for (size_t i = 0; i < count; i++) {
        sqlite3_finalize(statements[i]);
        statements[i] = NULL;
    }
}

static int bind_one(sqlite3_stmt *s, int at, const struct store_value *v) {
    /* A null pointer would bind null, and an empty str may have one. */
    const char *p = v->bytes.n > 0 ? v->bytes.p : "";
    switch (v->kind) {
    case STORE_IS_NULL:
        return sqlite3_bind_null(s, at);
    case STORE_IS_INT:
        return sqlite3_bind_int64(s, at, v->number);
    case STORE_IS_TEXT:
        return sqlite3_bind_text64(s, at, p, v->bytes.n, SQLITE_STATIC, SQLITE_UTF8);
    case STORE_IS_BLOB:
        return sqlite3_bind_blob64(s, at, p, v->bytes.n, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

int sqlite_bind(sqlite3_stmt *s, const struct store_value *values, size_t count) {
    int code = SQLITE_OK;
    for (size_t i = 0; i < count && code == SQLITE_OK; i++) {
        code = bind_one(s, (int)i + 1, &values[i]);
    }
    return code;
}
