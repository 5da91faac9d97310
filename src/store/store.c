/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "store/migrate.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

const char *store_path(const struct store *s) {
    return s->path;
}

int64_t store_version(const struct store *s) {
    return s->version;
}

static err folder_error(struct arena *a, const char *folder, int reason) {
    if (reason == ENOENT) {
        return err_fmt(a, ERR_NOT_FOUND, "there is no folder %s: make it, or name another data folder",
                       folder);
    }
    if (reason == ENOTDIR || reason == EEXIST) {
        return err_fmt(a, ERR_INPUT, "%s is not a folder: name another data folder", folder);
    }
    enum err_code code = reason == EACCES || reason == EROFS || reason == EPERM ? ERR_DENIED : ERR_IO;
    return err_fmt(a, code, "cannot use the data folder %s: %s", folder, strerror(reason));
}

static err find_folder(struct arena *a, const struct store_config *config) {
    struct stat st;
    if (config->create && mkdir(config->folder, S_IRWXU) != 0 && errno != EEXIST) {
        return folder_error(a, config->folder, errno);
    }
    if (stat(config->folder, &st) != 0) {
        return folder_error(a, config->folder, errno);
    }
    return S_ISDIR(st.st_mode) ? OK : folder_error(a, config->folder, ENOTDIR);
}

/* WAL needs to make files beside the database, so the folder must be writable too. */
static err find_database(struct arena *a, const struct store_config *config, const char *path) {
    if (config->create) {
        int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (fd < 0 && errno != EEXIST) {
            return folder_error(a, config->folder, errno);
        }
        if (fd >= 0) {
            close(fd);
        }
    }
    struct stat st;
    if (stat(path, &st) != 0 && errno == ENOENT) {
        return err_fmt(a, ERR_NOT_FOUND, "there is no database %s: is this the right data folder?", path);
    }
    if (faccessat(AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) != 0 ||
        faccessat(AT_FDCWD, config->folder, R_OK | W_OK | X_OK, AT_EACCESS) != 0) {
        return err_fmt(a, ERR_DENIED, "%s or its folder is read-only for this user: %s", path,
                       strerror(errno));
    }
    return OK;
}

/* A file that is somebody else's must be left as it is, so this comes before everything that writes. */
static err claim(struct arena *a, struct sqlite *c) {
    int64_t id = 0, tables = 0;
    /* In this order: another process that sets the database up writes both in one transaction. */
    err e = sqlite_number(c, "SELECT count(*) FROM sqlite_schema", &tables);
    if (!failed(e)) {
        e = sqlite_number(c, "PRAGMA application_id", &id);
    }
    if (!failed(e) && id != SQLITE_APPLICATION_ID && (id != 0 || tables > 0)) {
        return err_fmt(a, ERR_INPUT, "%s is a database of another program: name another data folder",
                       c->path);
    }
    return failed(e) ? err_fmt(a, e.code, "%s", e.message) : OK;
}

static err ask_for_wal(struct arena *a, struct sqlite *c) {
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(c->db, "PRAGMA journal_mode = WAL", -1, &s, NULL);
    bool wal = false;
    if (code == SQLITE_OK) {
        code = sqlite3_step(s);
        const char *mode = code == SQLITE_ROW ? (const char *)sqlite3_column_text(s, 0) : NULL;
        wal = mode != NULL && strcmp(mode, "wal") == 0;
    }
    err e = sqlite_error(c, code, "set up");
    sqlite3_finalize(s);
    if (failed(e)) {
        return err_fmt(a, e.code, "%s", e.message);
    }
    return wal ? OK
               : err_fmt(a, ERR_IO, "%s: this file system cannot share memory (WAL): use a local disk",
                         c->path);
}

static int64_t clock_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* When several connections set the mode of a new database at once, SQLite tells all but one that it is
 * locked without waiting, lest they wait for each other; so the waiting is done here. */
static err use_wal(struct arena *a, struct sqlite *c, int busy_ms) {
    const struct timespec moment = {.tv_nsec = 5000000L};
    int64_t end = clock_ms() + busy_ms;
    err e = ask_for_wal(a, c);
    while (e.code == ERR_BUSY && clock_ms() < end) {
        nanosleep(&moment, NULL);
        e = ask_for_wal(a, c);
    }
    return e;
}

static err bring_up(struct arena *a, struct store *s) {
    struct sqlite c;
    err e = sqlite_connect(a, s, false, &c);
    if (failed(e)) {
        return e;
    }
    e = claim(a, &c);
    if (!failed(e)) {
        e = use_wal(a, &c, s->config.busy_ms);
    }
    if (!failed(e)) {
        e = migrate(a, &c, s);
    }
    sqlite_close(&c);
    return e;
}

err store_open(struct arena *a, const struct store_config *config, struct store **ret) {
    struct store *s = ARENA_NEW(a, struct store);
    s->config = *config;
    s->config.busy_ms = config->busy_ms > 0 ? config->busy_ms : STORE_BUSY_MS;
    s->config.folder = arena_z(a, str_c(config->folder));
    s->path = arena_join(a, (str[]){str_c(config->folder), STR("/waymark.db")}, 2).p;
    s->version = (int64_t)config->catalog->migrations_count;
    err e = find_folder(a, config);
    if (!failed(e)) {
        e = find_database(a, config, s->path);
    }
    if (!failed(e)) {
        e = bring_up(a, s);
    }
    if (!failed(e)) {
        *ret = s;
    }
    return e;
}
