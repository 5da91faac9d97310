/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * store: the database, as a folder, readers and one writer.
 *
 * A store is the folder of a Waymark instance with its SQLite database `waymark.db` (WAL,
 * synchronous=FULL, foreign keys, STRICT tables). store_open makes sure that it is ours, that it is
 * whole enough to work with and that its schema is this program's, and brings an older one up to
 * date. Afterwards
 *
 *     reading   is done by a `store_reader`, one for each thread, which holds a read-only
 *               connection with every statement prepared: a reader never waits for a commit;
 *     writing   is done by handing a `struct change` (change.h) to the one writer (writer.h).
 *
 * Callers do not use what stands below the line in this header: build/gen/queries.h has a typed
 * function for each statement of sql/queries, made by tools/queryc, and only `records` calls those.
 *
 * What it is not: it is no query builder, it does not retry, it knows no aggregate, and no function
 * accepts SQL text (catalog.h). It neither logs nor prints.
 *
 * Invariants: a reader sees only committed data, each statement one moment of it; text comes back
 * as it was stored (it was checked for UTF-8 where it entered the program).
 * Lifetimes: a store and what opens it live in the arena given; the store itself holds no file open,
 * readers and writers do and must be closed before that arena ends.
 * Thread rule: a store may be shared once it is open; a reader and its cursors belong to one thread.
 */
#ifndef WAYMARK_STORE_STORE_H
#define WAYMARK_STORE_STORE_H

#include "store/catalog.h"

struct store;
struct store_reader;

struct store_config {
    const char *folder;                  /* of the instance; the database in it is waymark.db */
    const struct store_catalog *catalog; /* &queries_catalog, but for tests */
    struct world *world;                 /* its clock stamps the migrations */
    bool create;       /* make the folder (one level) and the database where they are missing */
    int busy_ms;       /* wait for another process' lock; 0 = STORE_BUSY_MS */
    int64_t pages_max; /* pages of 4 KiB the database may grow to; 0 = as the disk allows */
};

/* Opens the database, checks it and applies the migrations it lacks, each in a transaction of its
 * own; of two processes that open at the same time one waits for the other. A new folder has the
 * mode 0700, a new database 0600; modes of existing ones are left and store_check speaks of them.
 *   ERR_NOT_FOUND  no such folder, or no database in it and `create` is not set
 *   ERR_DENIED     folder or database cannot be written by this user
 *   ERR_INPUT      the file is no SQLite database, or one of another program
 *   ERR_STATE      the schema is newer than the program, or an applied migration is missing from
 *                  the program, was changed since, or was passed over
 *   ERR_BUSY       another process held a lock for longer than busy_ms
 *   ERR_IO         the disk is full or broken, or the file system cannot do WAL
 * The message names the file and says what to do. */
MUST_USE err store_open(struct arena *a, const struct store_config *config, struct store **ret);

/* The database file, for messages. Lives as long as the store. */
const char *store_path(const struct store *s);
/* The schema's version, equal to the catalog's last one. */
int64_t store_version(const struct store *s);

/* A read-only connection with every reading statement prepared and compared with its declaration
 * (number of parameters, names of columns): a mismatch is ERR_INTERNAL and names the file and line
 * of the statement. Costs about a millisecond, so a thread keeps its reader. */
MUST_USE err store_reader_open(struct arena *a, struct store *s, struct store_reader **ret);
/* Ends the connection. NULL is allowed. Cursors must be closed. */
void store_reader_close(struct store_reader *r);

/* Optional values in the structs of queries.h. */
struct store_maybe_str {
    bool has;
    str value; /* only with `has` */
};
struct store_maybe_int {
    bool has;
    int64_t value;
};
struct store_maybe_bool {
    bool has;
    bool value;
};

#define STORE_NONE                                                                                           \
    { .has = false }
#define STORE_SOME(v)                                                                                        \
    { .has = true, .value = (v) }

/* ---- below: for generated code (queries.c) and the writer ------------------------------------ */

enum store_kind { STORE_IS_NULL, STORE_IS_INT, STORE_IS_TEXT, STORE_IS_BLOB };

/* A parameter's value. The bytes of a text are borrowed. */
struct store_value {
    enum store_kind kind;
    int64_t number;
    str bytes;
};

struct store_value store_value_text(str s);
struct store_value store_value_blob(str s);
struct store_value store_value_int(int64_t v);
struct store_value store_value_bool(bool v);
struct store_value store_value_maybe_text(struct store_maybe_str v);
struct store_value store_value_maybe_blob(struct store_maybe_str v);
struct store_value store_value_maybe_int(struct store_maybe_int v);
struct store_value store_value_maybe_bool(struct store_maybe_bool v);

/* A walk over the rows of one statement. Keep it on the stack; fields belong to reader.c. */
struct store_cursor {
    struct store_reader *reader;
    void *statement;
    size_t query;
    int code;
    bool null_met; /* where the declaration allows none */
};

/* Starts statement `query` of the catalog. The bytes of `values` must live until the cursor is
 * closed, and one statement of a reader can be walked once at a time (a bug otherwise). */
MUST_USE err store_cursor_open(struct store_reader *r, size_t query, const struct store_value *values,
                               size_t count, struct store_cursor *ret);
/* The next row; false at the end and on errors, which store_cursor_close reports. */
bool store_cursor_next(struct store_cursor *c);
/* Ends the walk, wherever it is. ERR_IO, ERR_BUSY, ERR_INTERNAL (a null where none is declared); the
 * message lives until the reader's next error. */
MUST_USE err store_cursor_close(struct store_cursor *c);

/* Column `at` (from 0) of the present row; text and blobs are copied into `a`. */
str store_cursor_text(struct store_cursor *c, struct arena *a, int at);
str store_cursor_blob(struct store_cursor *c, struct arena *a, int at);
int64_t store_cursor_int(struct store_cursor *c, struct arena *a, int at);
bool store_cursor_bool(struct store_cursor *c, struct arena *a, int at);
struct store_maybe_str store_cursor_maybe_text(struct store_cursor *c, struct arena *a, int at);
struct store_maybe_str store_cursor_maybe_blob(struct store_cursor *c, struct arena *a, int at);
struct store_maybe_int store_cursor_maybe_int(struct store_cursor *c, struct arena *a, int at);
struct store_maybe_bool store_cursor_maybe_bool(struct store_cursor *c, struct arena *a, int at);

#endif
