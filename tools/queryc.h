/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * What the two halves of queryc share: queryc.c reads and checks, queryc_emit.c writes.
 * Everything points into the files' bytes, which stay until the program ends.
 */
#ifndef WAYMARK_TOOLS_QUERYC_H
#define WAYMARK_TOOLS_QUERYC_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS_MAX    32
#define QUERIES_MAX    2000
#define FILES_MAX      1000
#define FILE_MAX_BYTES (1 << 20)
#define NAME_BYTES     64
#define COUNT(array)   (sizeof(array) / sizeof *(array))

enum kind { T_END, T_WORD, T_NUMBER, T_STRING, T_PARAM, T_COMMENT, T_SIGN, T_BAD };

struct token {
    enum kind kind;
    const char *p;
    size_t n;
};

struct source {
    char path[600], name[256];
    char *bytes; /* NUL at the end */
    size_t n;
};

struct column {
    char name[NAME_BYTES];
    size_t type; /* index into types */
    bool optional;
};

struct query {
    const struct source *file;
    int line;
    char name[NAME_BYTES], upper[NAME_BYTES], doc[1024];
    const char *row; /* whose row it returns: its own name or that of another query */
    struct column params[COLUMNS_MAX], columns[COLUMNS_MAX];
    size_t params_count, columns_count;
    char rows; /* '1', '?' for 0..1, 'n', 0 = not stated */
    bool writes;
    const char *sql, *sql_end;
};

struct program {
    struct source schema[FILES_MAX], files[FILES_MAX];
    size_t schema_count, files_count, queries_count, errors;
    struct query queries[QUERIES_MAX];
};

/* What a type of the headers is called elsewhere. */
struct type {
    const char *name;     /* in sql/queries */
    const char *constant; /* enum store_type */
    const char *c;        /* in a struct */
    const char *maybe;    /* in a struct, where null is allowed */
    const char *suffix;   /* of store_value_ and store_cursor_ functions */
    const char *postgres;
};

#define TYPES_COUNT 5
extern const struct type types[TYPES_COUNT];

/* The next token; T_END at the end. next_token passes white space over and gives comments. */
struct token next_token(const char **at, const char *end);
bool is_word(struct token t, const char *word); /* in upper case; a '*' at its end = starts so */
/* The number behind the '?', 0 when there is none. */
size_t param_number(struct token t);

/* Writes OUT/queries.h, OUT/queries.c and OUT/schema.c; false when one cannot be written. */
bool emit(const struct program *g, const char *out);

#endif
