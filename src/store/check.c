/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "store/check.h"

#include "store/migrate.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define MIB ((uint64_t)1 << 20)

struct check {
    struct arena *arena;
    const struct store *store;
    struct sqlite sqlite;
    struct findings found;
};

static void add(struct check *k, enum finding_level level, const char *name, const char *message,
                const char *fix) {
    *LIST_ADD(k->arena, &k->found.list) = (struct finding){level, name, message, fix};
    k->found.warnings += level == FINDING_WARNING ? 1 : 0;
    k->found.errors += level == FINDING_ERROR ? 1 : 0;
}

static void good(struct check *k, const char *name, const char *message) {
    add(k, FINDING_GOOD, name, message, "");
}

static const char *text(struct check *k, const char *format, const char *value) {
    return arena_join(k->arena, (str[]){str_c(format), STR(" "), str_c(value)}, 3).p;
}

static bool check_place(struct check *k) {
    struct stat st;
    const char *folder = k->store->config.folder;
    if (stat(folder, &st) != 0 || !S_ISDIR(st.st_mode)) {
        add(k, FINDING_ERROR, "folder", text(k, "there is no data folder", folder),
            "name another data folder");
        return false;
    }
    good(k, "folder", folder);
    if (stat(k->store->path, &st) != 0 || !S_ISREG(st.st_mode)) {
        add(k, FINDING_ERROR, "database", text(k, "there is no database", k->store->path),
            "start the server once, or restore a backup");
        return false;
    }
    buf b = buf_new(k->arena);
    buf_fmt(&b, "%s, %" PRIu64 " KiB", k->store->path, (uint64_t)st.st_size / 1024);
    good(k, "database", buf_str(&b).p);
    return true;
}

/* What others of the machine may do with a file, as "file mode 0644", or NULL when it is nothing. */
static const char *open_to_others(struct check *k, const char *path) {
    struct stat st;
    if (stat(path, &st) != 0 || (st.st_mode & (S_IRWXG | S_IRWXO)) == 0) {
        return NULL;
    }
    buf b = buf_new(k->arena);
    buf_fmt(&b, "%s has the mode %04o", path, (unsigned)(st.st_mode & 07777));
    return buf_str(&b).p;
}

static void check_permissions(struct check *k) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    const char *folder = k->store->config.folder, *reason = open_to_others(k, folder);
    if (reason != NULL) {
        add(k, FINDING_WARNING, "permissions", text(k, "others can look into it:", reason),
            text(k, "chmod 700", folder));
        return;
    }
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        const char *path = arena_join(k->arena, (str[]){str_c(k->store->path), str_c(ends[i])}, 2).p;
        reason = open_to_others(k, path);
        if (reason != NULL) {
            add(k, FINDING_ERROR, "permissions", text(k, "others can read it:", reason),
                text(k, "chmod 600", path));
            return;
        }
    }
    good(k, "permissions", "folder and files belong to this user alone");
}

static bool check_application(struct check *k) {
    int64_t id = 0;
    err e = sqlite_connect(k->arena, k->store, true, &k->sqlite);
    if (failed(e)) {
        add(k, FINDING_ERROR, "application", e.message, "move the file away, or restore a backup");
        return false;
    }
    e = sqlite_number(&k->sqlite, "PRAGMA application_id", &id);
    if (failed(e) || id != SQLITE_APPLICATION_ID) {
        const char *reason = failed(e) ? e.message : "it is a database of another program";
        add(k, FINDING_ERROR, "application", arena_z(k->arena, str_c(reason)), "name another data folder");
        return false;
    }
    good(k, "application", "it is a Waymark database");
    return true;
}

static void check_migrations(struct check *k) {
    int64_t version = 0;
    err e = migrate_check(k->arena, &k->sqlite, k->store, &version);
    if (failed(e)) {
        add(k, FINDING_ERROR, "migrations", e.message, "see the message");
    } else if (version < k->store->version) {
        add(k, FINDING_WARNING, "migrations", "the schema is older than the program",
            "back up, then start the server: it brings the schema up to date");
    } else {
        buf b = buf_new(k->arena);
        buf_fmt(&b, "version %" PRId64 ", checksums as in the program", version);
        good(k, "migrations", buf_str(&b).p);
    }
}

/* The first row of `sql` as text, NULL without one; errors of SQLite are text too. */
static const char *first_text(struct check *k, const char *sql) {
    sqlite3_stmt *s = NULL;
    const char *p = NULL;
    int code = sqlite3_prepare_v2(k->sqlite.db, sql, -1, &s, NULL);
    code = code == SQLITE_OK ? sqlite3_step(s) : code;
    if (code == SQLITE_ROW) {
        p = (const char *)sqlite3_column_text(s, 0);
    } else if (code != SQLITE_DONE) {
        p = sqlite3_errmsg(k->sqlite.db);
    }
    p = p == NULL ? NULL : arena_z(k->arena, str_c(p));
    sqlite3_finalize(s);
    return p;
}

static void check_contents(struct check *k) {
    const char *p = first_text(k, "PRAGMA integrity_check(1)");
    if (p != NULL && strcmp(p, "ok") == 0) {
        good(k, "integrity", "every page and index was read");
    } else {
        add(k, FINDING_ERROR, "integrity", p == NULL ? "no answer" : p,
            "stop the server, keep a copy of the folder, restore a backup");
    }
    p = first_text(k, "SELECT \"table\" FROM pragma_foreign_key_check");
    if (p == NULL) {
        good(k, "foreign-keys", "every row that is pointed at is there");
    } else {
        add(k, FINDING_ERROR, "foreign-keys", text(k, "rows point at nothing in the table", p),
            "restore a backup");
    }
}

static void check_wal(struct check *k) {
    struct stat st = {0};
    const char *mode = first_text(k, "PRAGMA journal_mode");
    const char *path = arena_join(k->arena, (str[]){str_c(k->store->path), STR("-wal")}, 2).p;
    uint64_t bytes = stat(path, &st) == 0 ? (uint64_t)st.st_size : 0;
    buf b = buf_new(k->arena);
    buf_fmt(&b, "%" PRIu64 " KiB of changes are not carried over yet", bytes / 1024);
    if (mode == NULL || strcmp(mode, "wal") != 0) {
        add(k, FINDING_ERROR, "wal", "the journal mode is not WAL",
            "start the server once: it sets the mode");
    } else if (bytes > 4 * (uint64_t)STORE_WAL_BYTES_KEPT) {
        add(k, FINDING_WARNING, "wal", buf_str(&b).p,
            "restart the server; a process may hold an old snapshot");
    } else {
        good(k, "wal", buf_str(&b).p);
    }
}

static void check_disk(struct check *k) {
    struct statvfs v;
    if (statvfs(k->store->config.folder, &v) != 0) {
        add(k, FINDING_WARNING, "disk", strerror(errno), "look at the disk");
        return;
    }
    uint64_t bytes = (uint64_t)v.f_bavail * v.f_frsize;
    buf b = buf_new(k->arena);
    buf_fmt(&b, "%" PRIu64 " MiB are free", bytes / MIB);
    if (bytes < STORE_DISK_FREE_BYTES_MIN) {
        add(k, FINDING_WARNING, "disk", buf_str(&b).p, "free some space: a full disk stops all saving");
    } else {
        good(k, "disk", buf_str(&b).p);
    }
}

struct findings store_check(struct arena *a, const struct store_config *config) {
    struct store s = {.config = *config, .version = (int64_t)config->catalog->migrations_count};
    struct check k = {.arena = a, .store = &s};
    s.path = arena_join(a, (str[]){str_c(config->folder), STR("/waymark.db")}, 2).p;
    if (check_place(&k)) {
        check_permissions(&k);
        if (check_application(&k)) {
            check_migrations(&k);
            check_contents(&k);
            check_wal(&k);
            check_disk(&k);
        }
        if (k.sqlite.db != NULL) {
            sqlite_close(&k.sqlite);
        }
    }
    return k.found;
}
