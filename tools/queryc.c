/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * queryc: turns sql/schema and sql/queries into C.
 *
 *     queryc OUT SCHEMA_FOLDER QUERIES_FOLDER
 *
 * writes OUT/queries.h and OUT/queries.c (for each statement a struct of parameters, a struct of a
 * row and typed functions; the table of all statements with the text for each database) and
 * OUT/schema.c (the migrations, byte for byte). The same input gives the same output.
 *
 * A statement looks like this; lines of free text become the comment of its functions:
 *
 *     -- name: edition_by_hash
 *     -- The edition with these bytes.
 *     -- params: hash text
 *     -- returns: id text, note text?, published_at instant
 *     -- rows: 0..1
 *     SELECT id, note, published_at FROM edition WHERE hash = ?1;
 *
 * `-- returns: as edition_by_hash` takes columns and row from a statement further up.
 * Types: text, integer, instant (microseconds UTC), boolean, blob; a `?` behind one allows null.
 * rows: 1 (none is an error), 0..1, n. A statement that writes has neither returns nor rows.
 * What is outside the subset that SQLite and PostgreSQL share is refused with file and line;
 * nothing is written then, and the exit status is 1. Memory is given back by the end.
 */
#include "queryc.h"
#include "queryc_words.h"

#include <ctype.h>
#include <dirent.h>
#include <stdarg.h>

const struct type types[TYPES_COUNT] = {
    {"text", "STORE_TEXT", "str ", "struct store_maybe_str ", "text", "text"},
    {"integer", "STORE_INTEGER", "int64_t ", "struct store_maybe_int ", "int", "bigint"},
    {"instant", "STORE_INSTANT", "time_us ", "struct store_maybe_int ", "int", "bigint"},
    {"boolean", "STORE_BOOLEAN", "bool ", "struct store_maybe_bool ", "bool", "bigint"},
    {"blob", "STORE_BLOB", "str ", "struct store_maybe_str ", "blob", "bytea"},
};

static int line_of(const struct source *f, const char *at) {
    int line = 1;
    for (const char *p = f->bytes; p < at; p++) {
        line += *p == '\n';
    }
    return line;
}

__attribute__((format(printf, 4, 5))) static void complain(struct program *g, const struct source *f,
                                                           const char *at, const char *format, ...) {
    fprintf(stderr, "%s:%d: ", f->path, line_of(f, at));
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    g->errors++;
}

static bool is_name_byte(char c) {
    return c == '_' || isalnum((unsigned char)c) != 0;
}

bool is_word(struct token t, const char *word) {
    for (size_t i = 0; t.kind == T_WORD && i <= t.n && word[i] != '*'; i++) {
        if (i < t.n ? toupper((unsigned char)t.p[i]) != word[i] : word[i] != '\0') {
            return false;
        }
    }
    return t.kind == T_WORD;
}

static bool is_sign(struct token t, char c) {
    return t.kind == T_SIGN && t.p[0] == c;
}

static size_t name_bytes(const char *p, const char *end) {
    size_t n = 0;
    for (; p + n < end && is_name_byte(p[n]); n++) {
    }
    return n;
}

struct token next_token(const char **at, const char *end) {
    const char *p = *at;
    for (; p < end && isspace((unsigned char)*p); p++) {
    }
    struct token t = {p == end ? T_END : T_SIGN, p, p == end ? 0 : 1};
    if (t.kind == T_END) {
        *at = p;
        return t;
    }
    const char *close = *p == '\'' ? memchr(p + 1, '\'', (size_t)(end - p - 1)) : NULL;
    if (p + 1 < end && p[0] == '-' && p[1] == '-') {
        t.kind = T_COMMENT;
        for (; p + t.n < end && p[t.n] != '\n'; t.n++) {
        }
    } else if (close != NULL) { /* 'it''s' is two texts side by side: good enough here */
        t.kind = T_STRING;
        t.n = (size_t)(close + 1 - p);
    } else if (is_name_byte(*p) || *p == '?') {
        t.kind = *p == '?' ? T_PARAM : (isdigit((unsigned char)*p) != 0 ? T_NUMBER : T_WORD);
        t.n = 1 + name_bytes(p + 1, end);
    } else if (strchr("'\"`[:@$#\\", *p) != NULL || (p + 1 < end && p[0] == '/' && p[1] == '*') ||
               (unsigned char)*p >= 0x80) {
        t.kind = T_BAD;
    }
    *at = p + t.n;
    return t;
}

static bool names_query(struct token t) {
    return t.kind == T_COMMENT && strncmp(t.p + 2 + strspn(t.p + 2, " \t"), "name:", 5) == 0;
}

/* The next token that is no comment; T_END also in front of the next statement's name. */
static struct token next_code(const char **at, const char *end) {
    const char *here = *at;
    struct token t = next_token(at, end);
    while (t.kind == T_COMMENT && !names_query(t)) {
        here = *at;
        t = next_token(at, end);
    }
    if (names_query(t)) {
        *at = here;
        t.kind = T_END;
    }
    return t;
}

static void check_token(struct program *g, const struct source *f, struct token before, struct token t) {
    if (t.kind == T_BAD) {
        complain(g, f, t.p, "'%c' cannot stand here (open text, quoted name, /* comment, other letters?)",
                 *t.p);
    }
    if (is_sign(t, '=') && is_sign(before, '=') && before.p + 1 == t.p) {
        complain(g, f, t.p, "write = in place of ==");
    }
    if (is_sign(t, '*') && (is_word(before, "SELECT") || is_word(before, "DISTINCT") ||
                            is_word(before, "ALL") || is_sign(before, ',') || is_sign(before, '.'))) {
        complain(g, f, t.p, "name the columns in place of *");
    }
    for (size_t i = 0; i < COUNT(refused_words); i++) {
        if (is_word(t, refused_words[i].word)) {
            complain(g, f, t.p, "%.*s: %s", (int)t.n, t.p, refused_words[i].reason);
        }
    }
}

/* The number behind the '?', 0 when there is none. */
size_t param_number(struct token t) {
    size_t v = 0;
    for (size_t i = 1; i < t.n; i++) {
        if (isdigit((unsigned char)t.p[i]) == 0 || v > COLUMNS_MAX) {
            return 0;
        }
        v = v * 10 + (size_t)(t.p[i] - '0');
    }
    return v;
}

static void check_param(struct program *g, const struct query *q, struct token t, bool *used) {
    size_t v = param_number(t);
    if (v == 0) {
        complain(g, q->file, t.p, "%s: a parameter needs its number: ?1", q->name);
    } else if (v > q->params_count) {
        complain(g, q->file, t.p, "%s: ?%zu is used but not declared in params", q->name, v);
    } else {
        used[v - 1] = true;
    }
}

static void check_shape(struct program *g, const struct query *q, struct token first, bool where) {
    if (!q->writes && !is_word(first, "SELECT") && !is_word(first, "WITH")) {
        complain(g, q->file, q->sql, "%s: a statement starts with SELECT, WITH, INSERT, UPDATE or DELETE",
                 q->name);
    } else if (q->writes && (q->columns_count > 0 || q->rows != 0)) {
        complain(g, q->file, q->sql, "%s: a statement that writes has neither returns nor rows", q->name);
    } else if (!q->writes && (q->columns_count == 0 || q->rows == 0)) {
        complain(g, q->file, q->sql, "%s: a statement that reads needs returns and rows", q->name);
    }
    if ((is_word(first, "UPDATE") || is_word(first, "DELETE")) && !where) {
        complain(g, q->file, q->sql, "%s: UPDATE and DELETE need WHERE", q->name);
    }
}

static bool is_change(struct token t) {
    return is_word(t, "INSERT") || is_word(t, "UPDATE") || is_word(t, "DELETE");
}

/* Walks the statement that starts with `first`, up to its ';' or the next name. */
static void check_query(struct program *g, struct query *q, struct token first, const char **at) {
    bool used[COLUMNS_MAX] = {false}, ordered[64] = {false}, where = false;
    size_t depth = 0;
    const char *end = q->file->bytes + q->file->n;
    struct token before = {T_END, first.p, 0}, t = first;
    q->writes = is_change(first);
    for (; t.kind != T_END && !is_sign(t, ';'); before = t, t = next_code(at, end)) {
        check_token(g, q->file, before, t);
        where = where || (depth == 0 && is_word(t, "WHERE"));
        if (t.kind == T_PARAM) {
            check_param(g, q, t, used);
        } else if (is_change(t) && t.p != first.p && !is_word(before, "DO")) {
            complain(g, q->file, t.p, "%s: one statement does one thing", q->name);
        } else if (is_sign(t, '(') && depth + 1 < COUNT(ordered)) {
            ordered[++depth] = false;
        } else if (is_sign(t, ')') && depth > 0) {
            depth--;
        } else if (is_word(t, "ORDER")) {
            ordered[depth] = true;
        } else if (is_word(t, "LIMIT") && !ordered[depth]) {
            complain(g, q->file, t.p, "%s: LIMIT without ORDER BY", q->name);
        }
    }
    q->sql = first.p;
    q->sql_end = before.p + before.n;
    for (size_t i = 0; i < q->params_count; i++) {
        if (!used[i]) {
            complain(g, q->file, q->sql, "%s: %s is declared but ?%zu is not used", q->name,
                     q->params[i].name, i + 1);
        }
    }
    check_shape(g, q, first, where);
}

static bool read_name(const char *p, size_t n, char *ret) {
    bool good = n > 0 && n < NAME_BYTES && islower((unsigned char)p[0]) != 0;
    for (size_t i = 0; good && i < n; i++) {
        good = is_name_byte(p[i]) && isupper((unsigned char)p[i]) == 0;
    }
    snprintf(ret, NAME_BYTES, "%.*s", good ? (int)n : 0, p);
    return good;
}

/* "name type" or "name type?" */
static bool read_column(const char *p, const char *end, struct column *ret) {
    size_t n = name_bytes(p, end);
    bool good = read_name(p, n, ret->name);
    for (p += n; p < end && isspace((unsigned char)*p); p++) {
    }
    n = name_bytes(p, end);
    ret->optional = p + n < end && p[n] == '?';
    for (ret->type = 0; ret->type < TYPES_COUNT; ret->type++) {
        const char *name = types[ret->type].name;
        if (strlen(name) == n && memcmp(name, p, n) == 0) {
            return good && p + n + ret->optional == end;
        }
    }
    ret->type = 0;
    return false;
}

static size_t read_columns(struct program *g, const struct query *q, const char *p, const char *end,
                           struct column *ret) {
    size_t count = 0;
    for (const char *next; p < end && count < COLUMNS_MAX; p = next, count++) {
        const char *comma = memchr(p, ',', (size_t)(end - p));
        const char *stop = comma == NULL ? end : comma;
        next = comma == NULL ? end : comma + 1;
        for (; p < stop && isspace((unsigned char)*p); p++) {
        }
        for (; stop > p && isspace((unsigned char)stop[-1]); stop--) {
        }
        if (!read_column(p, stop, &ret[count])) {
            complain(g, q->file, p, "%s: '%.*s' is not `name type` (text, integer, instant, boolean, blob)",
                     q->name, (int)(stop - p), p);
        }
        for (size_t i = 0; i < count; i++) {
            if (strcmp(ret[i].name, ret[count].name) == 0) {
                complain(g, q->file, p, "%s: %s stands twice", q->name, ret[i].name);
            }
        }
    }
    if (p < end) {
        complain(g, q->file, p, "%s: more than %d in one line", q->name, COLUMNS_MAX);
    }
    return count;
}

static bool is_key(struct token line, size_t n, const char *key) {
    return strlen(key) == n && memcmp(line.p, key, n) == 0;
}

/* What returns: says: columns, or "as NAME". */
static void read_returns(struct program *g, struct query *q, const char *p, const char *end) {
    if (end - p < 4 || memcmp(p, "as ", 3) != 0 || memchr(p, ',', (size_t)(end - p)) != NULL) {
        q->columns_count = read_columns(g, q, p, end, q->columns);
        return;
    }
    for (const struct query *o = g->queries; o < q; o++) {
        if (strlen(o->name) == (size_t)(end - p - 3) && memcmp(o->name, p + 3, strlen(o->name)) == 0) {
            memcpy(q->columns, o->columns, sizeof q->columns);
            q->columns_count = o->columns_count;
            q->row = o->row;
            return;
        }
    }
    complain(g, q->file, p, "%s: there is no '%.*s' above", q->name, (int)(end - p - 3), p + 3);
}

/* A comment line between the name and the statement: a header or free text. */
static void read_header(struct program *g, struct query *q, const char *p, const char *end) {
    struct token line = {T_COMMENT, p, (size_t)(end - p)};
    size_t n = 0, have = strlen(q->doc);
    for (; p + n < end && islower((unsigned char)p[n]) != 0; n++) {
    }
    const char *value = p + n + 1;
    if (n == 0 || p + n == end || p[n] != ':') {
        bool breaks = memchr(p, '*', line.n) != NULL || have + line.n + 8 > sizeof q->doc;
        if (breaks) {
            complain(g, q->file, p, "%s: the text must become a comment in C: no *, at most 1000 bytes",
                     q->name);
        } else {
            snprintf(q->doc + have, sizeof q->doc - have, "%.*s\n * ", (int)line.n, p);
        }
        return;
    }
    for (; value < end && isspace((unsigned char)*value); value++) {
    }
    if (is_key(line, n, "params") && q->params_count == 0) {
        q->params_count = read_columns(g, q, value, end, q->params);
    } else if (is_key(line, n, "returns") && q->columns_count == 0) {
        read_returns(g, q, value, end);
    } else if (is_key(line, n, "rows") && q->rows == 0 && end - value == 1 &&
               (*value == '1' || *value == 'n')) {
        q->rows = *value;
    } else if (is_key(line, n, "rows") && q->rows == 0 && end - value == 4 && memcmp(value, "0..1", 4) == 0) {
        q->rows = '?';
    } else {
        complain(g, q->file, p, "%s: '%.*s' is no header, stands twice or is not 1, 0..1, n", q->name,
                 (int)line.n, p);
    }
}

static struct query *read_query_name(struct program *g, const struct source *f, const char *p,
                                     const char *end) {
    if (g->queries_count == QUERIES_MAX) {
        complain(g, f, p, "more than %d statements", QUERIES_MAX);
        return NULL;
    }
    struct query *q = &g->queries[g->queries_count];
    *q = (struct query){.file = f, .line = line_of(f, p)};
    p += strlen("name:");
    p += strspn(p, " \t");
    if (!read_name(p, end < p ? 0 : (size_t)(end - p), q->name)) {
        complain(g, f, p, "a name has lower-case letters, digits and _, at most %d", NAME_BYTES - 1);
    }
    for (size_t i = 0; i < g->queries_count; i++) {
        if (strcmp(g->queries[i].name, q->name) == 0) {
            complain(g, f, p, "%s is taken: %s:%d", q->name, g->queries[i].file->path, g->queries[i].line);
        }
    }
    for (size_t i = 0; i < NAME_BYTES; i++) {
        q->upper[i] = (char)toupper((unsigned char)q->name[i]);
    }
    q->row = q->name;
    g->queries_count++;
    return q;
}

static void read_queries(struct program *g, const struct source *f) {
    struct query *q = NULL;
    const char *at = f->bytes, *end = at + f->n;
    for (struct token t = next_token(&at, end); t.kind != T_END; t = next_token(&at, end)) {
        const char *p = t.p + 2 + strspn(t.p + 2, " \t"), *stop = t.p + t.n;
        for (; stop > p && isspace((unsigned char)stop[-1]) != 0; stop--) {
        }
        if (q != NULL && q->sql == NULL && (names_query(t) || is_sign(t, ';'))) {
            complain(g, f, t.p, "%s: there is no statement below the name", q->name);
        }
        if (names_query(t)) {
            q = read_query_name(g, f, p, stop);
        } else if (t.kind != T_COMMENT && (q == NULL || q->sql != NULL)) {
            complain(g, f, t.p, "a second statement, or one without a `-- name:`");
            return;
        } else if (t.kind != T_COMMENT) {
            check_query(g, q, t, &at);
        } else if (q != NULL && q->sql == NULL) {
            read_header(g, q, p, stop);
        }
    }
    if (q != NULL && q->sql == NULL) {
        complain(g, f, end, "%s: there is no statement below the name", q->name);
    }
}

/* NNNN_name.sql, from 0001 on without a gap; each CREATE TABLE (...) is STRICT. */
static void read_migration(struct program *g, const struct source *f, size_t version) {
    char want[32], name[NAME_BYTES];
    snprintf(want, sizeof want, "%04zu_", version);
    size_t n = strlen(f->name);
    if (strncmp(f->name, want, 5) != 0 || n < 10 || !read_name(f->name + 5, n - 9, name)) {
        complain(g, f, f->bytes, "the next migration is called %sname.sql", want);
    }
    const char *at = f->bytes, *end = at + f->n;
    struct token before = {T_SIGN, ";", 1}, t = next_code(&at, end);
    for (bool table = false; t.kind != T_END; before = t, t = next_code(&at, end)) {
        bool start = is_sign(before, ';');
        check_token(g, f, before, t);
        if (t.kind == T_PARAM || (start && !is_change(t) && !is_word(t, "CREATE") && !is_word(t, "ALTER") &&
                                  !is_word(t, "DROP"))) {
            complain(g, f, t.p, "a migration cannot have '%.*s' here", (int)t.n, t.p);
        }
        table = !start && (table || (is_word(before, "CREATE") && is_word(t, "TABLE")));
        if (table && is_sign(t, ';') && !is_word(before, "STRICT")) {
            complain(g, f, t.p, "a table is STRICT");
        }
    }
    if (!is_sign(before, ';')) {
        complain(g, f, end, "the last statement does not end with ;");
    }
}

static int by_name(const void *x, const void *y) {
    return strcmp(((const struct source *)x)->name, ((const struct source *)y)->name);
}

/* Reads a text file whole, without CR. */
static bool read_file(struct source *f) {
    FILE *in = fopen(f->path, "rb");
    f->bytes = in == NULL ? NULL : malloc(FILE_MAX_BYTES + 1);
    if (f->bytes != NULL) {
        f->n = fread(f->bytes, 1, FILE_MAX_BYTES + 1, in);
    }
    bool good =
        f->bytes != NULL && ferror(in) == 0 && f->n <= FILE_MAX_BYTES && memchr(f->bytes, 0, f->n) == NULL;
    if (good) {
        f->bytes[f->n] = '\0';
    } else {
        fprintf(stderr, "%s:1: cannot be read, is larger than 1 MiB or has a NUL\n", f->path);
    }
    if (in != NULL) {
        fclose(in);
    }
    return good;
}

/* All NAME.sql of a folder, sorted by the bytes of their names. */
static bool read_folder(const char *folder, struct source *files, size_t *ret_count) {
    DIR *d = opendir(folder);
    size_t n = 0;
    bool good = d != NULL;
    for (struct dirent *e = good ? readdir(d) : NULL; e != NULL && good; e = readdir(d)) {
        size_t bytes = strlen(e->d_name);
        if (e->d_name[0] == '.' || bytes < 4 || strcmp(e->d_name + bytes - 4, ".sql") != 0) {
            continue;
        }
        good = n < FILES_MAX;
        if (good) {
            struct source *f = &files[n++];
            snprintf(f->name, sizeof f->name, "%s", e->d_name);
            int wrote = snprintf(f->path, sizeof f->path, "%s/%s", folder, e->d_name);
            good = wrote > 0 && (size_t)wrote < sizeof f->path && read_file(f);
        }
    }
    if (d == NULL) {
        perror(folder);
    } else {
        closedir(d);
    }
    qsort(files, n, sizeof *files, by_name);
    *ret_count = n;
    return good;
}

int main(int argc, char **argv) {
    struct program *g = argc == 4 ? calloc(1, sizeof *g) : NULL;
    if (g == NULL) {
        fputs("usage: queryc OUT SCHEMA_FOLDER QUERIES_FOLDER\n", stderr);
        return 2;
    }
    if (!read_folder(argv[2], g->schema, &g->schema_count) ||
        !read_folder(argv[3], g->files, &g->files_count)) {
        return 3;
    }
    for (size_t i = 0; i < g->schema_count; i++) {
        read_migration(g, &g->schema[i], i + 1);
    }
    for (size_t i = 0; i < g->files_count; i++) {
        read_queries(g, &g->files[i]);
    }
    if (g->errors == 0 && (g->schema_count == 0 || g->queries_count == 0)) {
        fprintf(stderr, "%s:1: there must be a migration and a statement at least\n", argv[2]);
        g->errors++;
    }
    if (g->errors > 0) {
        return 1;
    }
    return emit(g, argv[1]) ? 0 : 3;
}
