/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * testing: a folder and a small catalog for the tests of this room and of records.
 *
 * The catalog is written by hand, so that the store is tested with every type, with null, with
 * foreign keys and with a statement that is wrong, whatever the program's own tables are.
 */
#ifndef WAYMARK_STORE_TESTING_H
#define WAYMARK_STORE_TESTING_H

#include "store/writer.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#define T_NOW ((time_us)1800000000 * TIME_SECOND)

enum {
    T_ITEM_BY_ID,
    T_ITEM_LIST,
    T_ITEM_COUNT,
    T_ITEM_INSERT,
    T_ITEM_SET,
    T_CHILD_INSERT,
    T_ITEM_DELETE,
    T_QUERIES
};

static const struct store_column t_id[] = {{"id", STORE_TEXT, false}};
static const struct store_column t_item[] = {
    {"id", STORE_TEXT, false},     {"value", STORE_INTEGER, false}, {"body", STORE_TEXT, true},
    {"flag", STORE_BOOLEAN, true}, {"data", STORE_BLOB, true},      {"rev", STORE_INTEGER, false},
};
static const struct store_column t_set[] = {
    {"id", STORE_TEXT, false}, {"rev", STORE_INTEGER, false}, {"value", STORE_INTEGER, false}};
static const struct store_column t_count[] = {{"n", STORE_INTEGER, false}};
static const struct store_column t_child[] = {{"id", STORE_TEXT, false}, {"item", STORE_TEXT, false}};

static const struct store_query t_queries[T_QUERIES] = {
    [T_ITEM_BY_ID] = {"item_by_id", "test:1",
                      "SELECT id, value, body, flag, data, rev FROM item WHERE id = ?1", "", t_id, 1, t_item,
                      6, false},
    [T_ITEM_LIST] = {"item_list", "test:2", "SELECT id, value, body, flag, data, rev FROM item ORDER BY id",
                     "", NULL, 0, t_item, 6, false},
    [T_ITEM_COUNT] = {"item_count", "test:3", "SELECT count(*) AS n FROM item", "", NULL, 0, t_count, 1,
                      false},
    [T_ITEM_INSERT] = {"item_insert", "test:4",
                       "INSERT INTO item (id, value, body, flag, data, rev) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                       "", t_item, 6, NULL, 0, true},
    [T_ITEM_SET] = {"item_set", "test:5",
                    "UPDATE item SET value = ?3, rev = rev + 1 WHERE id = ?1 AND rev = ?2", "", t_set, 3,
                    NULL, 0, true},
    [T_CHILD_INSERT] = {"child_insert", "test:6", "INSERT INTO child (id, item) VALUES (?1, ?2)", "", t_child,
                        2, NULL, 0, true},
    [T_ITEM_DELETE] = {"item_delete", "test:7", "DELETE FROM item WHERE id = ?1", "", t_id, 1, NULL, 0, true},
};

static const struct store_migration t_migrations[] = {
    {1, "0001_items",
     "CREATE TABLE item (id TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL CHECK (value >= 0), body TEXT,"
     " flag INTEGER, data BLOB, rev INTEGER NOT NULL) STRICT;",
     ""},
    {2, "0002_children",
     "CREATE TABLE child (id TEXT NOT NULL PRIMARY KEY, item TEXT NOT NULL REFERENCES item (id)) STRICT;"
     "CREATE INDEX child_item ON child (item);",
     ""},
};

static const struct store_catalog t_catalog = {t_queries, T_QUERIES, t_migrations, COUNT_OF(t_migrations)};

/* What a test works with; one for each test. */
struct fixture {
    struct arena *a;
    struct world world;
    char folder[64];
    struct store_config config;
    struct store *store;
    struct store_reader *reader;
};

static inline const char *t_path(struct fixture *f, const char *name) {
    return arena_join(f->a, (str[]){str_c(f->folder), STR("/"), str_c(name)}, 3).p;
}

/* A new folder and a config for it; nothing is opened. */
static inline void fixture_folder(struct fixture *f, const struct store_catalog *catalog) {
    *f = (struct fixture){.a = arena_new(), .world = world_fixed(T_NOW, 7)};
    snprintf(f->folder, sizeof f->folder, "/tmp/waymark-store-XXXXXX");
    ASSERT(mkdtemp(f->folder) != NULL);
    f->config =
        (struct store_config){.folder = f->folder, .catalog = catalog, .world = &f->world, .create = true};
}

static inline void fixture_open(struct fixture *f) {
    err e = store_open(f->a, &f->config, &f->store);
    if (!failed(e)) {
        e = store_reader_open(f->a, f->store, &f->reader);
    }
    if (failed(e)) {
        fprintf(stderr, "fixture: %s\n", e.message);
    }
    ASSERT(!failed(e));
}

static inline void fixture_end(struct fixture *f) {
    store_reader_close(f->reader);
    DIR *d = opendir(f->folder);
    for (struct dirent *e = d == NULL ? NULL : readdir(d); e != NULL; e = readdir(d)) {
        char path[400];
        snprintf(path, sizeof path, "%s/%s", f->folder, e->d_name);
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 && unlink(path) != 0) {
            rmdir(path);
        }
    }
    if (d != NULL) {
        closedir(d);
    }
    rmdir(f->folder);
    arena_free(f->a);
}

static inline void t_add_item(struct change *c, str id, int64_t value, str body) {
    const struct store_value values[] = {
        store_value_text(id),
        store_value_int(value),
        store_value_text(body),
        store_value_maybe_bool((struct store_maybe_bool)STORE_NONE),
        store_value_maybe_blob((struct store_maybe_str)STORE_NONE),
        store_value_int(1),
    };
    change_add(c, T_ITEM_INSERT, values, COUNT_OF(values), 1);
}

static inline struct change *t_item_change(struct arena *a, str id, int64_t value) {
    struct change *c = change_new(a);
    t_add_item(c, id, value, STR("body"));
    return c;
}

static inline void t_add_set(struct change *c, str id, int64_t rev, int64_t value) {
    const struct store_value values[] = {store_value_text(id), store_value_int(rev), store_value_int(value)};
    change_add(c, T_ITEM_SET, values, COUNT_OF(values), 1);
}

static inline void t_add_child(struct change *c, str id, str item) {
    const struct store_value values[] = {store_value_text(id), store_value_text(item)};
    change_add(c, T_CHILD_INSERT, values, COUNT_OF(values), 1);
}

static inline int64_t t_count_items(struct store_reader *r) {
    struct store_cursor c;
    err e = store_cursor_open(r, T_ITEM_COUNT, NULL, 0, &c);
    ASSERT(!failed(e));
    int64_t n = store_cursor_next(&c) ? store_cursor_int(&c, NULL, 0) : -1;
    e = store_cursor_close(&c);
    ASSERT(!failed(e));
    return n;
}

/* False when there is no such item. */
static inline bool t_find_item(struct store_reader *r, str id, int64_t *ret_value, int64_t *ret_rev) {
    const struct store_value values[] = {store_value_text(id)};
    struct store_cursor c;
    err e = store_cursor_open(r, T_ITEM_BY_ID, values, 1, &c);
    ASSERT(!failed(e));
    bool found = store_cursor_next(&c);
    if (found) {
        *ret_value = store_cursor_int(&c, NULL, 1);
        *ret_rev = store_cursor_int(&c, NULL, 5);
    }
    e = store_cursor_close(&c);
    ASSERT(!failed(e));
    return found;
}

#endif
