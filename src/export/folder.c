/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "export/inside.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Folders inside each other that are walked; a site has far fewer. */
#define DEPTH_MAX 64

static bool is_dots(const char *name) {
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* A name in a folder that is being walked. */
struct entry {
    int folder;
    const char *name;
    bool is_folder;
    unsigned depth;
};

static bool entry_look(struct entry *e) {
    struct stat st = {0};
    if (fstatat(e->folder, e->name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        return false;
    }
    e->is_folder = S_ISDIR(st.st_mode);
    return true;
}

static DIR *entry_open(const struct entry *e) {
    int fd = openat(e->folder, e->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *d = fd < 0 ? NULL : fdopendir(fd);
    if (fd >= 0 && !d) {
        (void)close(fd);
    }
    return d;
}

/* Removes a folder with all that is in it; links are removed and not followed. */
static void remove_entry(struct entry e) {
    if (!entry_look(&e)) {
        return;
    }
    DIR *d = e.is_folder && e.depth < DEPTH_MAX ? entry_open(&e) : NULL;
    const struct dirent *next = NULL;
    while (d && (next = readdir(d)) != NULL) {
        if (!is_dots(next->d_name)) {
            remove_entry((struct entry){.folder = dirfd(d), .name = next->d_name, .depth = e.depth + 1});
        }
    }
    if (d) {
        (void)closedir(d);
    }
    (void)unlinkat(e.folder, e.name, e.is_folder ? AT_REMOVEDIR : 0);
}

static void remove_folder(const char *path) {
    remove_entry((struct entry){.folder = AT_FDCWD, .name = path});
}

/* Walking OUT for a file that the marker does not list. */
struct search {
    struct export_folder *folder;
    const struct map *ours;
    str found; /* empty: none */
    bool failed;
};

static void search_folder(struct search *s, struct entry e, str below);

static void search_entry(struct search *s, struct entry e, str below) {
    str path = arena_join(s->folder->arena, (const str[]){below, str_c(e.name)}, 2);
    if (file_faulted(s->folder->world, "stat") || !entry_look(&e)) {
        s->failed = true;
    } else if (e.is_folder) {
        search_folder(s, e, arena_join(s->folder->arena, (const str[]){path, STR("/")}, 2));
    } else if (!map_has(s->ours, path) && !str_eq(path, STR(EXPORT_MARKER))) {
        s->found = path;
    }
}

static void search_folder(struct search *s, struct entry e, str below) {
    bool refused = file_faulted(s->folder->world, "readdir") || e.depth >= DEPTH_MAX;
    DIR *d = refused ? NULL : entry_open(&e);
    s->failed |= d == NULL;
    const struct dirent *next = NULL;
    while (d && !s->failed && s->found.n == 0 && (next = readdir(d)) != NULL) {
        if (!is_dots(next->d_name)) {
            search_entry(s, (struct entry){.folder = dirfd(d), .name = next->d_name, .depth = e.depth + 1},
                         below);
        }
    }
    if (d) {
        (void)closedir(d);
    }
}

/* ERR_STATE with the first file that is not of ours. */
static err look_for_strangers(struct export_folder *f, const struct map *ours, const char *advice) {
    struct search s = {.folder = f, .ours = ours};
    search_folder(&s, (struct entry){.folder = AT_FDCWD, .name = f->out.p}, (str){0});
    if (s.failed) {
        return err_fmt(f->arena, ERR_IO, "%s: cannot read the folder that is there", f->out.p);
    }
    if (s.found.n) {
        return err_fmt(f->arena, ERR_STATE, "%s/%.*s was not written by \"waymark build\"; %s", f->out.p,
                       STR_ARG(s.found), advice);
    }
    return OK;
}

static err look_inside(struct export_folder *f) {
    str text = {0};
    const char *marker = arena_join(f->arena, (const str[]){f->out, STR("/" EXPORT_MARKER)}, 2).p;
    err e = file_read(f->arena, f->world, marker, EXPORT_MARKER_BYTES_MAX, &text);
    struct map ours = map_new(f->arena);
    if (failed(e) && e.code != ERR_NOT_FOUND) {
        return e;
    }
    if (!failed(e) && !marker_read(text, &ours)) {
        return err_fmt(f->arena, ERR_STATE,
                       "%s: written by another version of \"waymark build\" or changed since; "
                       "remove %s, or name another folder",
                       marker, f->out.p);
    }
    return look_for_strangers(
        f, &ours,
        failed(e) ? "name a folder that does not exist yet"
                  : "move it elsewhere, or name another folder: this one is replaced as a whole");
}

/* The last name of the path; empty when the path has none of its own. */
static str last_name(str path) {
    size_t slash = str_find_last_byte(path, '/');
    str name = slash == SIZE_MAX ? path : str_from(path, slash + 1);
    return str_eq(name, STR(".")) || str_eq(name, STR("..")) ? (str){0} : name;
}

static str folder_above(struct arena *a, str path) {
    size_t slash = str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? STR("") : arena_str(a, str_sub(path, 0, slash + 1));
}

err folder_look(struct arena *a, struct world *w, const char *out, struct export_folder *ret) {
    str path = str_c(out);
    while (path.n > 1 && str_ends(path, STR("/"))) {
        path = str_sub(path, 0, path.n - 1);
    }
    struct export_folder f = {.arena = a, .world = w, .out = arena_str(a, path)};
    if (last_name(path).n == 0 || !file_name_is_plain(last_name(path))) {
        return err_fmt(a, ERR_INPUT,
                       "\"%s\" cannot be replaced as a whole; name a folder of its own, such as ./site", out);
    }
    struct stat st = {0};
    if (file_faulted(w, "stat")) {
        return file_errno(a, out, "look at");
    }
    if (lstat(f.out.p, &st) != 0) {
        if (errno != ENOENT && errno != ENOTDIR) {
            return file_errno(a, out, "look at");
        }
        *ret = f;
        return OK;
    }
    if (!S_ISDIR(st.st_mode)) {
        return err_fmt(a, ERR_STATE, "%s is %s and not a folder; name a folder that does not exist yet", out,
                       S_ISLNK(st.st_mode) ? "a symbolic link" : "a file");
    }
    f.replaces = true;
    err e = look_inside(&f);
    if (!failed(e)) {
        *ret = f;
    }
    return e;
}

err folder_begin(struct export_folder *f) {
    str above = folder_above(f->arena, f->out);
    if (above.n) {
        err e = folder_make(f->arena, f->world, above.p);
        if (failed(e)) {
            return e;
        }
    }
    unsigned char random[8];
    f->world->random(f->world, random, sizeof random);
    buf b = buf_new(f->arena);
    buf_add(&b, above);
    buf_c(&b, ".");
    buf_hex(&b, random, sizeof random);
    buf_c(&b, ".waymark-part");
    const char *part = buf_str(&b).p;
    if (file_faulted(f->world, "mkdir") || mkdir(part, 0777) != 0) {
        return file_errno(f->arena, part, "make the folder");
    }
    f->part = part;
    return OK;
}

/* renameat2 is Linux's and not in the headers that C17 with POSIX 2008 shows; where it is missing or the file
 * system has no exchange, two renames do the same with a moment between them. */
#if defined(__linux__) && defined(SYS_renameat2)
extern long syscall(long number, ...);
#define RENAME_EXCHANGE_FLAG 2u
static bool exchange(struct export_folder *f) {
    return !file_faulted(f->world, "exchange") &&
           syscall(SYS_renameat2, AT_FDCWD, f->part, AT_FDCWD, f->out.p, RENAME_EXCHANGE_FLAG) == 0;
}
#else
static bool exchange(struct export_folder *f) {
    (void)f;
    return false;
}
#endif

static bool rename_to(struct export_folder *f, const char *from, const char *to) {
    return !file_faulted(f->world, "rename") && rename(from, to) == 0;
}

/* Undoing is not asked of the world: a test that lets the second rename fail wants to see the old output. */
static bool rename_twice(struct export_folder *f) {
    const char *old = arena_join(f->arena, (const str[]){str_c(f->part), STR("-old")}, 2).p;
    if (!rename_to(f, f->out.p, old)) {
        return false;
    }
    if (!rename_to(f, f->part, f->out.p)) {
        int code = errno;
        (void)rename(old, f->out.p);
        errno = code;
        return false;
    }
    f->part = old;
    return true;
}

err folder_finish(struct export_folder *f) {
    bool done = f->replaces ? exchange(f) || rename_twice(f) : rename_to(f, f->part, f->out.p);
    if (!done) {
        return file_errno(f->arena, f->out.p, "put the new site in its place");
    }
    if (f->replaces) {
        remove_folder(f->part);
    }
    f->part = NULL;
    return OK;
}

void folder_drop(struct export_folder *f) {
    if (f->part) {
        remove_folder(f->part);
        f->part = NULL;
    }
}
