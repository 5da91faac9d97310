/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * catalog: every statement and every migration that the program knows.
 *
 * The catalog is a constant table that tools/queryc makes from sql/queries and sql/schema while
 * the program is built (build/gen/queries.c, build/gen/schema.c). The store takes statements from
 * a catalog only, by their place in it: no function of this room accepts SQL text, so no value
 * of a stranger can become SQL.
 *
 * Each text is there for each database. SQLite's is as it was written; PostgreSQL's is made from
 * it mechanically (?1 -> $1::text, names of types) and waits for its engine.
 *
 * Invariants (queryc sees to them): params are numbered from 1 without a gap, names are unique,
 * a statement either writes or has columns, migrations are numbered from 1 without a gap.
 * Lifetime: constant; any thread may read it.
 */
#ifndef WAYMARK_STORE_CATALOG_H
#define WAYMARK_STORE_CATALOG_H

#include "base/base.h"

/* What a column or parameter holds. An instant is microseconds UTC (time_us), a boolean 0 or 1. */
enum store_type { STORE_TEXT, STORE_INTEGER, STORE_INSTANT, STORE_BOOLEAN, STORE_BLOB };

struct store_column {
    const char *name;
    enum store_type type;
    bool optional; /* null is allowed */
};

struct store_query {
    const char *name;     /* "edition_by_hash" */
    const char *place;    /* "sql/queries/editions.sql:12", for messages */
    const char *sqlite;   /* one statement, without ';' */
    const char *postgres; /* the same for PostgreSQL */
    const struct store_column *params;
    size_t params_count;
    const struct store_column *columns; /* NULL for a statement that writes */
    size_t columns_count;
    bool writes; /* belongs into a change; the others are read by readers */
};

struct store_migration {
    int64_t version;    /* from 1 on */
    const char *name;   /* "0001_editions", the file's name without .sql */
    const char *sqlite; /* the file, byte for byte: its SHA-256 is what a database remembers */
    const char *postgres;
};

struct store_catalog {
    const struct store_query *queries;
    size_t queries_count;
    const struct store_migration *migrations; /* in the order of their versions */
    size_t migrations_count;
};

#endif
