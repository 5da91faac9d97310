/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * sqlite: connections to SQLite, for the files of this room only.
 *
 * Everything that makes a connection safe is set in one place: no extensions, no trust in the
 * schema of the file, no ATTACH, defensive mode, foreign keys, durable commits. The texts of
 * sqlite_run and sqlite_number are literals of this room.
 *
 * A message of an err from here lives in the connection until its next error.
 * Thread rule: a connection is opened without SQLite's mutexes and belongs to one thread at a time.
 */
#ifndef WAYMARK_STORE_SQLITE_H
#define WAYMARK_STORE_SQLITE_H

#include "store/store.h"

#include <sqlite3.h>

/* "WAYM": the application id in the header of our databases. */
#define SQLITE_APPLICATION_ID 0x5741594d
#define SQLITE_MESSAGE_BYTES  512

struct sqlite {
    sqlite3 *db;
    const char *path;
    char message[SQLITE_MESSAGE_BYTES];
};

struct store {
    struct store_config config;
    const char *path;
    int64_t version;
};

/* Opens store->path and sets the connection up. On failure nothing is left open and the message is
 * in `a`. */
MUST_USE err sqlite_connect(struct arena *a, const struct store *s, bool read_only, struct sqlite *ret);
void sqlite_close(struct sqlite *c);

/* SQLite's result code as an err; `doing` completes "cannot … ". OK for SQLITE_OK, _ROW and _DONE. */
MUST_USE err sqlite_error(struct sqlite *c, int code, const char *doing);

/* Runs SQL of our own: one or more statements, or one whose first column of the first row is a
 * number (0 without a row). */
MUST_USE err sqlite_run(struct sqlite *c, const char *sql);
MUST_USE err sqlite_number(struct sqlite *c, const char *sql, int64_t *ret);

/* The catalog's statements that write, or those that read, prepared; NULL at the places of the
 * others. sqlite_finalize gives them back. */
MUST_USE err sqlite_prepare_all(struct arena *a, struct sqlite *c, const struct store_catalog *catalog,
                                bool writes, sqlite3_stmt ***ret);
void sqlite_finalize(sqlite3_stmt **statements, size_t count);

/* Sets all parameters; the bytes are borrowed until the statement is reset. */
MUST_USE int sqlite_bind(sqlite3_stmt *s, const struct store_value *values, size_t count);

#endif
