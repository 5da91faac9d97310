/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The half of queryc that writes C. Every piece says from which file and line it comes. */
#include "queryc.h"

#include <ctype.h>

/* A C text, a line a literal. '?' is escaped for trigraphs, other letters for old compilers. */
static void emit_text(FILE *out, const char *p, const char *end) {
    fputs("\n        \"", out);
    for (; p < end; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '\n') {
            fputs(p + 1 < end ? "\\n\"\n        \"" : "\\n", out);
        } else if (c < 0x20 || c >= 0x7f) {
            fprintf(out, "\\%03o", c);
        } else {
            fprintf(out, strchr("\"\\?", c) != NULL ? "\\%c" : "%c", c);
        }
    }
    fputc('"', out);
}

/* The same statement for PostgreSQL: numbered parameters with their types, its names of types. */
static void emit_postgres(FILE *out, const char *p, const char *end, const struct query *q) {
    char *text = NULL;
    size_t bytes = 0;
    FILE *m = open_memstream(&text, &bytes);
    if (m == NULL) {
        exit(3);
    }
    const char *at = p;
    for (struct token t = next_token(&at, end); t.kind != T_END; p = at, t = next_token(&at, end)) {
        bool strict = is_word(t, "STRICT");
        fprintf(m, "%.*s", strict ? 0 : (int)(t.p - p), p);
        if (t.kind == T_PARAM && q != NULL) {
            fprintf(m, "$%zu::%s", param_number(t), types[q->params[param_number(t) - 1].type].postgres);
        } else if (is_word(t, "TEXT") && q == NULL) {
            fputs("text COLLATE \"C\"", m); /* both sort by bytes */
        } else if (is_word(t, "INTEGER") || is_word(t, "BLOB")) {
            fputs(is_word(t, "BLOB") ? "bytea" : "bigint", m);
        } else if (!strict) {
            fprintf(m, "%.*s", (int)t.n, t.p);
        }
    }
    fprintf(m, "%.*s", (int)(end - p), p);
    fclose(m);
    emit_text(out, text, text + bytes);
    free(text);
}

static void emit_struct(FILE *h, const struct query *q, const char *what, const struct column *c,
                        size_t count) {
    if (count == 0) {
        return;
    }
    fprintf(h, "struct %s_%s {\n", q->name, what);
    for (size_t i = 0; i < count; i++) {
        const struct type *type = &types[c[i].type];
        fprintf(h, "    %s%s;\n", c[i].optional ? type->maybe : type->c, c[i].name);
    }
    fputs("};\n", h);
}

static void emit_place(FILE *out, const struct query *q) {
    fprintf(out, "\n/* %s%s:%d */\n", q->doc, q->file->path, q->line);
}

/* The parameter of a function that carries the statement's parameters, where it has some. */
static void emit_params(FILE *out, const struct query *q, const char *rest) {
    if (q->params_count > 0) {
        fprintf(out, ", const struct %s_params *p", q->name);
    }
    fputs(rest, out);
}

static void emit_each_head(FILE *out, const struct query *q, const char *tail) {
    fprintf(out, "err query_%s_each(struct store_reader *r", q->name);
    emit_params(out, q, ", struct store_cursor *ret)");
    fprintf(out, "%s", tail);
}

static void emit_one_head(FILE *out, const struct query *q, const char *tail) {
    fprintf(out, "err query_%s_one(struct store_reader *r, struct arena *a", q->name);
    emit_params(out, q, q->rows == '?' ? ", bool *ret_found" : "");
    fprintf(out, ", struct %s_row *ret)%s", q->row, tail);
}

static void emit_change_head(FILE *out, const struct query *q, const char *tail) {
    fprintf(out, "void change_%s(struct change *c", q->name);
    emit_params(out, q, ", int64_t rows_expected)");
    fprintf(out, "%s", tail);
}

static void emit_next_head(FILE *out, const struct query *q, const char *tail) {
    fprintf(out, "bool query_%s_next(struct store_cursor *c, struct arena *a, struct %s_row *ret)%s", q->name,
            q->row, tail);
}

static void emit_declarations(FILE *h, const struct query *q) {
    emit_place(h, q);
    emit_struct(h, q, "params", q->params, q->params_count);
    emit_struct(h, q, "row", q->columns, q->row == q->name ? q->columns_count : 0);
    if (q->writes) {
        emit_change_head(h, q, ";\n");
        return;
    }
    fputs("MUST_USE ", h);
    emit_each_head(h, q, ";\n");
    emit_next_head(h, q, ";\n");
    if (q->rows != 'n') {
        fputs("MUST_USE ", h);
        emit_one_head(h, q, ";\n");
    }
}

/* `values`, the parameters as the store takes them. */
static void emit_values(FILE *c, const struct query *q) {
    fputs(q->params_count == 0 ? "    const struct store_value *values = NULL;\n"
                               : "    const struct store_value values[] = {\n",
          c);
    for (size_t i = 0; i < q->params_count; i++) {
        const struct column *p = &q->params[i];
        fprintf(c, "        store_value_%s%s(p->%s),\n", p->optional ? "maybe_" : "", types[p->type].suffix,
                p->name);
    }
    fputs(q->params_count == 0 ? "" : "    };\n", c);
}

static void emit_reading(FILE *c, const struct query *q) {
    emit_each_head(c, q, " {\n");
    emit_values(c, q);
    fprintf(c, "    return store_cursor_open(r, QUERY_%s, values, %zu, ret);\n}\n\n", q->upper,
            q->params_count);
    emit_next_head(c, q, " {\n    if (!store_cursor_next(c)) {\n        return false;\n    }\n");
    for (size_t i = 0; i < q->columns_count; i++) {
        const struct column *p = &q->columns[i];
        fprintf(c, "    ret->%s = store_cursor_%s%s(c, a, %zu);\n", p->name, p->optional ? "maybe_" : "",
                types[p->type].suffix, i);
    }
    fputs("    return true;\n}\n", c);
    if (q->rows == 'n') {
        return;
    }
    fputc('\n', c);
    emit_one_head(c, q, " {\n    struct store_cursor c;\n");
    fprintf(c, "    err e = query_%s_each(r%s, &c);\n", q->name, q->params_count > 0 ? ", p" : "");
    fprintf(c, "    if (failed(e)) {\n        return e;\n    }\n    struct %s_row row;\n", q->row);
    fprintf(c, "    bool found = query_%s_next(&c, a, &row);\n    e = store_cursor_close(&c);\n", q->name);
    fputs("    if (failed(e)) {\n        return e;\n    }\n", c);
    if (q->rows == '?') {
        fputs("    if (found) {\n        *ret = row;\n    }\n    *ret_found = found;\n    return OK;\n}\n",
              c);
    } else {
        fprintf(c, "    if (!found) {\n        return err_of(ERR_NOT_FOUND, \"%s: there is no such row\");\n",
                q->name);
        fputs("    }\n    *ret = row;\n    return OK;\n}\n", c);
    }
}

static void emit_columns(FILE *c, const struct query *q, const char *what, const struct column *at,
                         size_t count) {
    if (count == 0) {
        return;
    }
    fprintf(c, "static const struct store_column %s_%s[] = {\n", q->name, what);
    for (size_t i = 0; i < count; i++) {
        fprintf(c, "    {\"%s\", %s, %s},\n", at[i].name, types[at[i].type].constant,
                at[i].optional ? "true" : "false");
    }
    fputs("};\n", c);
}

static void emit_query(FILE *c, const struct query *q) {
    emit_place(c, q);
    emit_columns(c, q, "param_list", q->params, q->params_count);
    emit_columns(c, q, "column_list", q->columns, q->columns_count);
    if (q->writes) {
        emit_change_head(c, q, " {\n");
        emit_values(c, q);
        fprintf(c, "    change_add(c, QUERY_%s, values, %zu, rows_expected);\n}\n", q->upper,
                q->params_count);
    } else {
        emit_reading(c, q);
    }
}

static void emit_entry(FILE *c, const struct query *q) {
    fprintf(c, "    {\n        .name = \"%s\",\n        .place = \"%s:%d\",\n        .sqlite =", q->name,
            q->file->path, q->line);
    emit_text(c, q->sql, q->sql_end);
    fputs(",\n        .postgres =", c);
    emit_postgres(c, q->sql, q->sql_end, q);
    if (q->params_count > 0) {
        fprintf(c, ",\n        .params = %s_param_list,\n        .params_count = %zu", q->name,
                q->params_count);
    }
    if (q->columns_count > 0) {
        fprintf(c, ",\n        .columns = %s_column_list,\n        .columns_count = %zu", q->name,
                q->columns_count);
    }
    fprintf(c, ",\n        .writes = %s,\n    },\n", q->writes ? "true" : "false");
}

static void emit_header(FILE *h, const struct program *g) {
    fputs("/* Made by queryc from sql/queries; changes here are lost. */\n"
          "#ifndef WAYMARK_GEN_QUERIES_H\n#define WAYMARK_GEN_QUERIES_H\n\n"
          "#include \"store/change.h\"\n#include \"store/store.h\"\n\nenum query_id {\n",
          h);
    for (size_t i = 0; i < g->queries_count; i++) {
        const struct query *q = &g->queries[i];
        fprintf(h, "    QUERY_%s, /* %s:%d */\n", q->upper, q->file->path, q->line);
    }
    fprintf(h,
            "    QUERY_COUNT\n};\n\nextern const struct store_migration schema_migrations[%zu];\n"
            "extern const struct store_catalog queries_catalog;\n",
            g->schema_count);
    for (size_t i = 0; i < g->queries_count; i++) {
        emit_declarations(h, &g->queries[i]);
    }
    fputs("\n#endif\n", h);
}

static void emit_source(FILE *c, const struct program *g) {
    fputs("/* Made by queryc from sql/queries; changes here are lost. */\n#include \"queries.h\"\n", c);
    for (size_t i = 0; i < g->queries_count; i++) {
        emit_query(c, &g->queries[i]);
    }
    fputs("\nstatic const struct store_query all_queries[QUERY_COUNT] = {\n", c);
    for (size_t i = 0; i < g->queries_count; i++) {
        emit_entry(c, &g->queries[i]);
    }
    fprintf(c,
            "};\n\nconst struct store_catalog queries_catalog = {\n    .queries = all_queries,\n"
            "    .queries_count = QUERY_COUNT,\n    .migrations = schema_migrations,\n"
            "    .migrations_count = %zu,\n};\n",
            g->schema_count);
}

static void emit_schema(FILE *c, const struct program *g) {
    fputs("/* Made by queryc from sql/schema; changes here are lost. */\n#include \"queries.h\"\n\n"
          "/* A migration is one text however long it is. */\n"
          "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n",
          c);
    fprintf(c, "\nconst struct store_migration schema_migrations[%zu] = {\n", g->schema_count);
    for (size_t i = 0; i < g->schema_count; i++) {
        const struct source *f = &g->schema[i];
        fprintf(c,
                "    /* %s */\n    {\n        .version = %zu,\n        .name = \"%.*s\",\n        .sqlite =",
                f->path, i + 1, (int)strlen(f->name) - 4, f->name);
        emit_text(c, f->bytes, f->bytes + f->n);
        fputs(",\n        .postgres =", c);
        emit_postgres(c, f->bytes, f->bytes + f->n, NULL);
        fputs(",\n    },\n", c);
    }
    fputs("};\n", c);
}

static const struct {
    const char *name;
    void (*emit)(FILE *, const struct program *);
} parts[] = {
    {"queries.h", emit_header},
    {"queries.c", emit_source},
    {"schema.c", emit_schema},
};

bool emit(const struct program *g, const char *out) {
    bool good = true;
    for (size_t i = 0; good && i < sizeof parts / sizeof *parts; i++) {
        char path[600];
        int n = snprintf(path, sizeof path, "%s/%s", out, parts[i].name);
        FILE *f = n > 0 && (size_t)n < sizeof path ? fopen(path, "wb") : NULL;
        if (f == NULL) {
            perror(out);
            return false;
        }
        parts[i].emit(f, g);
        good = ferror(f) == 0;
        good = fclose(f) == 0 && good;
    }
    return good;
}
