/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Uses the functions that queryc made from good/ on a database in the folder argv[1]. */
#include "queries.h"
#include "store/writer.h"

struct use {
    struct arena *a;
    struct store_reader *reader;
    struct writer *writer;
};

static void must(err e) {
    if (failed(e)) {
        fprintf(stderr, "%s: %s\n", err_name(e.code), e.message);
    }
    ASSERT(!failed(e));
}

static struct thing_add_params thing(str id, int64_t count) {
    return (struct thing_add_params){
        .id = id,
        .count = count,
        .word = STR("w?rd"),
        .flag = STORE_SOME(true),
        .data = STORE_SOME(STR("\0\xff")),
        .made_at = count,
    };
}

static err add(struct use *u, const struct thing_add_params *p) {
    struct change *c = change_new(u->a);
    change_thing_add(c, p, 1);
    return writer_run(u->writer, c);
}

static int64_t total(struct use *u) {
    struct thing_total_row row;
    must(query_thing_total_one(u->reader, u->a, &row));
    return row.total;
}

static void one_row(struct use *u) {
    struct thing_add_params p = thing(STR("a"), 5);
    struct thing_get_params key = {.id = STR("a")};
    struct thing_get_row row = {.count = -1};
    bool found = true;
    must(query_thing_get_one(u->reader, u->a, &key, &found, &row));
    ASSERT(!found && row.count == -1);
    must(add(u, &p));
    must(query_thing_get_one(u->reader, u->a, &key, &found, &row));
    ASSERT(found && row.count == 5 && row.made_at == 5 && str_eq(row.word, STR("w?rd")));
    ASSERT(row.flag.has && row.flag.value && row.data.has && str_eq(row.data.value, STR("\0\xff")));
    p.word = STR("again");
    must(add(u, &p)); /* on conflict it adds */
    must(query_thing_get_one(u->reader, u->a, &key, &found, &row));
    ASSERT(row.count == 10 && str_eq(row.word, STR("w?rd/again")));
    p = thing(STR("b"), 7);
    ASSERT(add(u, &p).code == ERR_INTERNAL); /* the schema's CHECK */
}

static void many_rows(struct use *u) {
    const struct thing_since_params p = {.since = 100, .count_max = 3};
    struct thing_get_row row; /* "returns: as thing_get" */
    struct store_cursor c;
    for (int i = 0; i < 5; i++) {
        char id[8];
        snprintf(id, sizeof id, "m%d", i);
        struct thing_add_params one = thing(str_c(id), 104 - i);
        one.flag = (struct store_maybe_bool)STORE_NONE;
        must(add(u, &one));
    }
    must(query_thing_since_each(u->reader, &p, &c));
    for (int i = 0; i < 3; i++) {
        ASSERT(query_thing_since_next(&c, u->a, &row));
        ASSERT(row.made_at == 100 + i && !row.flag.has);
    }
    ASSERT(!query_thing_since_next(&c, u->a, &row));
    must(store_cursor_close(&c));
    ASSERT(total(u) == 7); /* "first" of the migration, a, and these */
}

static void parameters_of_all_types(struct use *u) {
    const struct thing_flags_params some = {
        .flag = true, .note = STORE_SOME(STR("")), .at = STORE_SOME(INT64_MIN)};
    const struct thing_flags_params none = {.flag = false};
    struct thing_flags_row row;
    must(query_thing_flags_one(u->reader, u->a, &some, &row));
    ASSERT(row.flag && row.note.has && row.note.value.n == 0 && row.at.has && row.at.value == INT64_MIN);
    ASSERT(str_eq(row.both, STR("x")));
    must(query_thing_flags_one(u->reader, u->a, &none, &row));
    ASSERT(!row.flag && !row.note.has && !row.at.has);
    struct change *c = change_new(u->a);
    change_part_drop(c, &(struct part_drop_params){.thing = STORE_SOME(STR("a"))}, 0);
    must(writer_run(u->writer, c));
}

static void the_table_says_what_was_declared(void) {
    ASSERT(queries_catalog.queries_count == QUERY_COUNT && queries_catalog.migrations_count == 2);
    for (size_t i = 0; i < QUERY_COUNT; i++) {
        const struct store_query *q = &queries_catalog.queries[i];
        ASSERT(q->writes == (q->columns_count == 0));
        for (size_t k = 0; k < i; k++) {
            ASSERT(strcmp(queries_catalog.queries[k].name, q->name) != 0);
        }
    }
    const struct store_query *q = &queries_catalog.queries[QUERY_THING_GET];
    ASSERT(strcmp(q->place, "good/queries/things.sql:1") == 0);
    ASSERT(q->columns[5].type == STORE_INSTANT && !q->columns[5].optional && q->columns[4].optional);
    ASSERT(strcmp(queries_catalog.queries[QUERY_THING_SINCE].postgres,
                  "SELECT id, count, word, flag, data, made_at FROM thing\n"
                  "WHERE made_at >= $1::bigint ORDER BY made_at, id LIMIT $2::bigint") == 0);
    ASSERT(strcmp(queries_catalog.queries[QUERY_THING_TOTAL].postgres,
                  "SELECT COUNT(*) AS total FROM thing WHERE word <> 'a\?1''\?2'") == 0);
    ASSERT(str_contains(str_c(queries_catalog.migrations[0].postgres),
                        STR("word text COLLATE \"C\" NOT NULL DEFAULT 'it''s INTEGER, \?1 -- TEXT',")));
    ASSERT(str_contains(str_c(queries_catalog.migrations[0].postgres), STR("made_at bigint NOT NULL\n);")));
}

int main(int argc, char **argv) {
    ASSERT(argc == 2);
    struct world world = world_fixed(0, 1);
    struct use u = {.a = arena_new()};
    struct store *store = NULL;
    const struct store_config config = {
        .folder = argv[1], .catalog = &queries_catalog, .world = &world, .create = true};
    must(store_open(u.a, &config, &store));
    must(store_reader_open(u.a, store, &u.reader));
    must(writer_start(u.a, store, 0, &u.writer));
    the_table_says_what_was_declared();
    one_row(&u);
    many_rows(&u);
    parameters_of_all_types(&u);
    writer_stop(u.writer);
    store_reader_close(u.reader);
    arena_free(u.a);
    return 0;
}
