/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The import on the disk: read from a folder or a file, written whole or not at all. */
#include "import/inside.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static bool faulted(struct world *w, const char *operation) {
    bool fails = w->file_fault != NULL && w->file_fault(w, operation);
    if (fails) {
        errno = EIO;
    }
    return fails;
}

static err io_error(struct arena *a, const char *path, const char *verb) {
    char why[128] = "unknown reason";
    (void)strerror_r(errno, why, sizeof why);
    return err_fmt(a, ERR_IO, "%s: cannot %s: %s", path, verb, why);
}

static str without_slashes(str path) {
    while (path.n > 1 && path.p[path.n - 1] == '/') {
        path.n--;
    }
    return path;
}

err import_read(struct arena *a, struct world *w, const char *path, struct tree *ret) {
    struct stat st = {0};
    if (faulted(w, "stat") || stat(path, &st) != 0 || !S_ISREG(st.st_mode) || !is_markdown(str_c(path))) {
        return tree_read(a, w, path, ret);
    }
    str bytes = {0};
    err e = file_read(a, w, path, TREE_FILE_BYTES_MAX, &bytes);
    if (failed(e)) {
        return e;
    }
    str whole = str_c(path);
    size_t slash = str_find_last_byte(whole, '/');
    struct tree t = {.root = arena_str(a, whole)};
    struct tree_file *file = LIST_ADD(a, &t.files);
    file->path = arena_str(a, slash == SIZE_MAX ? whole : str_from(whole, slash + 1));
    file->bytes = bytes;
    *ret = t;
    return OK;
}

static bool has_entries(DIR *folder) {
    const struct dirent *entry = NULL;
    while ((entry = readdir(folder)) != NULL) {
        str name = str_c(entry->d_name);
        if (!str_eq(name, STR(".")) && !str_eq(name, STR(".."))) {
            return true;
        }
    }
    return false;
}

err import_check_out(struct arena *a, struct world *w, const char *out) {
    struct stat st = {0};
    if (faulted(w, "stat")) {
        return io_error(a, out, "look at it");
    }
    if (lstat(out, &st) != 0) {
        return errno == ENOENT ? OK : io_error(a, out, "look at it");
    }
    if (!S_ISDIR(st.st_mode)) {
        return err_fmt(a, ERR_CONFLICT,
                       "%s is there already and is no folder; name a folder that is not there yet", out);
    }
    DIR *folder = faulted(w, "readdir") ? NULL : opendir(out);
    if (folder == NULL) {
        return io_error(a, out, "read the folder");
    }
    bool filled = has_entries(folder);
    (void)closedir(folder);
    return filled ? err_fmt(a, ERR_CONFLICT,
                            "%s is not empty; name a folder that is not there yet, or empty it first", out)
                  : OK;
}

/* A hidden name beside `out` that nobody else has. */
static str part_name(struct arena *a, struct world *w, str out) {
    unsigned char random[8];
    size_t slash = str_find_last_byte(out, '/');
    buf b = buf_new(a);
    w->random(w, random, sizeof random);
    buf_add(&b, slash == SIZE_MAX ? STR("") : str_sub(out, 0, slash + 1));
    buf_c(&b, ".");
    buf_hex(&b, random, sizeof random);
    buf_c(&b, ".part");
    return buf_str(&b);
}

struct writing {
    struct arena *arena;
    struct world *world;
    str part;
    LIST(const char *) folders; /* that were made, outer ones first */
};

/* Our paths are at most two deep. */
static err make_folder_of(struct writing *k, str path) {
    size_t slash = str_find_byte(path, '/');
    if (slash == SIZE_MAX) {
        return OK;
    }
    str parts[] = {k->part, STR("/"), str_sub(path, 0, slash)};
    const char *folder = arena_join(k->arena, parts, COUNT_OF(parts)).p;
    for (size_t i = 0; i < k->folders.n; i++) {
        if (strcmp(k->folders.at[i], folder) == 0) {
            return OK;
        }
    }
    err e = folder_make(k->arena, k->world, folder);
    if (!failed(e)) {
        *LIST_ADD(k->arena, &k->folders) = folder;
    }
    return e;
}

static const char *path_in(struct writing *k, const struct tree_file *f) {
    return arena_join(k->arena, (str[]){k->part, STR("/"), f->path}, 3).p;
}

static err write_files(struct writing *k, const struct import_result *result) {
    err e = folder_make(k->arena, k->world, k->part.p);
    if (failed(e)) {
        return e;
    }
    *LIST_ADD(k->arena, &k->folders) = k->part.p;
    for (size_t i = 0; i < result->files.n && !failed(e); i++) {
        const struct tree_file *f = &result->files.at[i];
        e = make_folder_of(k, f->path);
        if (!failed(e)) {
            e = file_write(k->arena, k->world, path_in(k, f), f->bytes, 0666);
        }
    }
    return e;
}

static void remove_all(struct writing *k, const struct import_result *result) {
    for (size_t i = 0; i < result->files.n; i++) {
        (void)unlink(path_in(k, &result->files.at[i]));
    }
    for (size_t i = k->folders.n; i > 0; i--) {
        (void)rmdir(k->folders.at[i - 1]);
    }
}

err import_write(struct arena *a, struct world *w, const char *out, const struct import_result *result) {
    str to = arena_str(a, without_slashes(str_c(out)));
    err e = import_check_out(a, w, to.p);
    if (failed(e)) {
        return e;
    }
    struct writing k = {.arena = a, .world = w, .part = part_name(a, w, to)};
    e = write_files(&k, result);
    /* rename(2) puts a folder in the place of an empty one, and refuses when somebody filled it meanwhile. */
    if (!failed(e) && (faulted(w, "rename") || rename(k.part.p, to.p) != 0)) {
        e = io_error(a, to.p, "put the new folder there");
    }
    if (failed(e)) {
        remove_all(&k, result);
    }
    return e;
}
