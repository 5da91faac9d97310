/* Made by queryc from sql/queries; changes here are lost. */
#include "queries.h"

/* good/queries/parts.sql:2 */
static const struct store_column part_drop_param_list[] = {
    {"thing", STORE_TEXT, true},
};
void change_part_drop(struct change *c, const struct part_drop_params *p, int64_t rows_expected) {
    const struct store_value values[] = {
        store_value_maybe_text(p->thing),
    };
    change_add(c, QUERY_PART_DROP, values, 1, rows_expected);
}

/* good/queries/parts.sql:7 */
static const struct store_column thing_flags_param_list[] = {
    {"flag", STORE_BOOLEAN, false},
    {"note", STORE_TEXT, true},
    {"at", STORE_INSTANT, true},
};
static const struct store_column thing_flags_column_list[] = {
    {"flag", STORE_BOOLEAN, false},
    {"note", STORE_TEXT, true},
    {"at", STORE_INSTANT, true},
    {"both", STORE_BLOB, false},
};
err query_thing_flags_each(struct store_reader *r, const struct thing_flags_params *p, struct store_cursor *ret) {
    const struct store_value values[] = {
        store_value_bool(p->flag),
        store_value_maybe_text(p->note),
        store_value_maybe_int(p->at),
    };
    return store_cursor_open(r, QUERY_THING_FLAGS, values, 3, ret);
}

bool query_thing_flags_next(struct store_cursor *c, struct arena *a, struct thing_flags_row *ret) {
    if (!store_cursor_next(c)) {
        return false;
    }
    ret->flag = store_cursor_bool(c, a, 0);
    ret->note = store_cursor_maybe_text(c, a, 1);
    ret->at = store_cursor_maybe_int(c, a, 2);
    ret->both = store_cursor_blob(c, a, 3);
    return true;
}

err query_thing_flags_one(struct store_reader *r, struct arena *a, const struct thing_flags_params *p, struct thing_flags_row *ret) {
    struct store_cursor c;
    err e = query_thing_flags_each(r, p, &c);
    if (failed(e)) {
        return e;
    }
    struct thing_flags_row row;
    bool found = query_thing_flags_next(&c, a, &row);
    e = store_cursor_close(&c);
    if (failed(e)) {
        return e;
    }
    if (!found) {
        return err_of(ERR_NOT_FOUND, "thing_flags: there is no such row");
    }
    *ret = row;
    return OK;
}

/* One of all types.
 * And a second line of "text" with ??/ in it.
 * good/queries/things.sql:1 */
static const struct store_column thing_get_param_list[] = {
    {"id", STORE_TEXT, false},
};
static const struct store_column thing_get_column_list[] = {
    {"id", STORE_TEXT, false},
    {"count", STORE_INTEGER, false},
    {"word", STORE_TEXT, false},
    {"flag", STORE_BOOLEAN, true},
    {"data", STORE_BLOB, true},
    {"made_at", STORE_INSTANT, false},
};
err query_thing_get_each(struct store_reader *r, const struct thing_get_params *p, struct store_cursor *ret) {
    const struct store_value values[] = {
        store_value_text(p->id),
    };
    return store_cursor_open(r, QUERY_THING_GET, values, 1, ret);
}

bool query_thing_get_next(struct store_cursor *c, struct arena *a, struct thing_get_row *ret) {
    if (!store_cursor_next(c)) {
        return false;
    }
    ret->id = store_cursor_text(c, a, 0);
    ret->count = store_cursor_int(c, a, 1);
    ret->word = store_cursor_text(c, a, 2);
    ret->flag = store_cursor_maybe_bool(c, a, 3);
    ret->data = store_cursor_maybe_blob(c, a, 4);
    ret->made_at = store_cursor_int(c, a, 5);
    return true;
}

err query_thing_get_one(struct store_reader *r, struct arena *a, const struct thing_get_params *p, bool *ret_found, struct thing_get_row *ret) {
    struct store_cursor c;
    err e = query_thing_get_each(r, p, &c);
    if (failed(e)) {
        return e;
    }
    struct thing_get_row row;
    bool found = query_thing_get_next(&c, a, &row);
    e = store_cursor_close(&c);
    if (failed(e)) {
        return e;
    }
    if (found) {
        *ret = row;
    }
    *ret_found = found;
    return OK;
}

/* good/queries/things.sql:11 */
static const struct store_column thing_since_param_list[] = {
    {"since", STORE_INSTANT, false},
    {"count_max", STORE_INTEGER, false},
};
static const struct store_column thing_since_column_list[] = {
    {"id", STORE_TEXT, false},
    {"count", STORE_INTEGER, false},
    {"word", STORE_TEXT, false},
    {"flag", STORE_BOOLEAN, true},
    {"data", STORE_BLOB, true},
    {"made_at", STORE_INSTANT, false},
};
err query_thing_since_each(struct store_reader *r, const struct thing_since_params *p, struct store_cursor *ret) {
    const struct store_value values[] = {
        store_value_int(p->since),
        store_value_int(p->count_max),
    };
    return store_cursor_open(r, QUERY_THING_SINCE, values, 2, ret);
}

bool query_thing_since_next(struct store_cursor *c, struct arena *a, struct thing_get_row *ret) {
    if (!store_cursor_next(c)) {
        return false;
    }
    ret->id = store_cursor_text(c, a, 0);
    ret->count = store_cursor_int(c, a, 1);
    ret->word = store_cursor_text(c, a, 2);
    ret->flag = store_cursor_maybe_bool(c, a, 3);
    ret->data = store_cursor_maybe_blob(c, a, 4);
    ret->made_at = store_cursor_int(c, a, 5);
    return true;
}

/* good/queries/things.sql:18 */
static const struct store_column thing_total_column_list[] = {
    {"total", STORE_INTEGER, false},
};
err query_thing_total_each(struct store_reader *r, struct store_cursor *ret) {
    const struct store_value *values = NULL;
    return store_cursor_open(r, QUERY_THING_TOTAL, values, 0, ret);
}

bool query_thing_total_next(struct store_cursor *c, struct arena *a, struct thing_total_row *ret) {
    if (!store_cursor_next(c)) {
        return false;
    }
    ret->total = store_cursor_int(c, a, 0);
    return true;
}

err query_thing_total_one(struct store_reader *r, struct arena *a, struct thing_total_row *ret) {
    struct store_cursor c;
    err e = query_thing_total_each(r, &c);
    if (failed(e)) {
        return e;
    }
    struct thing_total_row row;
    bool found = query_thing_total_next(&c, a, &row);
    e = store_cursor_close(&c);
    if (failed(e)) {
        return e;
    }
    if (!found) {
        return err_of(ERR_NOT_FOUND, "thing_total: there is no such row");
    }
    *ret = row;
    return OK;
}

/* good/queries/things.sql:23 */
static const struct store_column thing_add_param_list[] = {
    {"id", STORE_TEXT, false},
    {"count", STORE_INTEGER, false},
    {"word", STORE_TEXT, false},
    {"flag", STORE_BOOLEAN, true},
    {"data", STORE_BLOB, true},
    {"made_at", STORE_INSTANT, false},
};
void change_thing_add(struct change *c, const struct thing_add_params *p, int64_t rows_expected) {
    const struct store_value values[] = {
        store_value_text(p->id),
        store_value_int(p->count),
        store_value_text(p->word),
        store_value_maybe_bool(p->flag),
        store_value_maybe_blob(p->data),
        store_value_int(p->made_at),
    };
    change_add(c, QUERY_THING_ADD, values, 6, rows_expected);
}

static const struct store_query all_queries[QUERY_COUNT] = {
    {
        .name = "part_drop",
        .place = "good/queries/parts.sql:2",
        .sqlite =
        "DELETE FROM part\n"
        "WHERE thing = CAST(\?1 AS TEXT)",
        .postgres =
        "DELETE FROM part\n"
        "WHERE thing = CAST($1::text AS TEXT)",
        .params = part_drop_param_list,
        .params_count = 1,
        .writes = true,
    },
    {
        .name = "thing_flags",
        .place = "good/queries/parts.sql:7",
        .sqlite =
        "SELECT \?1 AS flag, \?2 AS note, \?3 AS at, CAST('x' AS BLOB) AS both",
        .postgres =
        "SELECT $1::bigint AS flag, $2::text AS note, $3::bigint AS at, CAST('x' AS bytea) AS both",
        .params = thing_flags_param_list,
        .params_count = 3,
        .columns = thing_flags_column_list,
        .columns_count = 4,
        .writes = false,
    },
    {
        .name = "thing_get",
        .place = "good/queries/things.sql:1",
        .sqlite =
        "SELECT id, count, word, flag, data, made_at -- a comment inside\n"
        "FROM thing\n"
        "WHERE id = \?1",
        .postgres =
        "SELECT id, count, word, flag, data, made_at -- a comment inside\n"
        "FROM thing\n"
        "WHERE id = $1::text",
        .params = thing_get_param_list,
        .params_count = 1,
        .columns = thing_get_column_list,
        .columns_count = 6,
        .writes = false,
    },
    {
        .name = "thing_since",
        .place = "good/queries/things.sql:11",
        .sqlite =
        "SELECT id, count, word, flag, data, made_at FROM thing\n"
        "WHERE made_at >= \?1 ORDER BY made_at, id LIMIT \?2",
        .postgres =
        "SELECT id, count, word, flag, data, made_at FROM thing\n"
        "WHERE made_at >= $1::bigint ORDER BY made_at, id LIMIT $2::bigint",
        .params = thing_since_param_list,
        .params_count = 2,
        .columns = thing_since_column_list,
        .columns_count = 6,
        .writes = false,
    },
    {
        .name = "thing_total",
        .place = "good/queries/things.sql:18",
        .sqlite =
        "SELECT COUNT(*) AS total FROM thing WHERE word <> 'a\?1''\?2'",
        .postgres =
        "SELECT COUNT(*) AS total FROM thing WHERE word <> 'a\?1''\?2'",
        .columns = thing_total_column_list,
        .columns_count = 1,
        .writes = false,
    },
    {
        .name = "thing_add",
        .place = "good/queries/things.sql:23",
        .sqlite =
        "INSERT INTO thing (id, count, word, flag, data, made_at) VALUES (\?1, \?2, \?3, \?4, \?5, \?6)\n"
        "ON CONFLICT (id) DO UPDATE SET count = thing.count + \?2, word = thing.word || '/' || \?3",
        .postgres =
        "INSERT INTO thing (id, count, word, flag, data, made_at) VALUES ($1::text, $2::bigint, $3::text, $4::bigint, $5::bytea, $6::bigint)\n"
        "ON CONFLICT (id) DO UPDATE SET count = thing.count + $2::bigint, word = thing.word || '/' || $3::text",
        .params = thing_add_param_list,
        .params_count = 6,
        .writes = true,
    },
};

const struct store_catalog queries_catalog = {
    .queries = all_queries,
    .queries_count = QUERY_COUNT,
    .migrations = schema_migrations,
    .migrations_count = 2,
};
