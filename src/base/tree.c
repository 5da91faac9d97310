/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * First the folder is walked: regular files are read, links are put aside. Then each link is
 * followed by the system itself, and what it leads to is looked up among the files that were
 * read by device and inode. So a link is inside the folder exactly when it leads to a file of
 * the folder, and nothing outside is ever opened.
 */
#include "base/tree.h"

#include "base/base.h"
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Device and inode: what a file is, whatever it is called. */
struct identity {
    uint64_t device;
    uint64_t inode;
};

struct walk {
    struct arena *arena;
    struct world *world;
    struct tree *tree;
    struct map files; /* struct identity -> struct tree_file */
    LIST(str) links;
    size_t entries; /* in all folders */
    size_t bytes;   /* of all files */
};

/* One folder on the way down. */
struct level {
    int fd;
    str path; /* empty or ending in '/' */
    size_t depth;
};

static void problem(struct walk *k, str path, const char *message) {
    *LIST_ADD(k->arena, &k->tree->problems) = (struct tree_problem){path, message};
}

static void problem_errno(struct walk *k, str path) {
    str parts[] = {STR("cannot be read: "), str_c(file_errno_text(k->arena, errno))};
    problem(k, path, arena_join(k->arena, parts, COUNT_OF(parts)).p);
}

static err too_much(struct walk *k, const char *what, size_t max) {
    return err_fmt(k->arena, ERR_LIMIT, "%.*s: the folder holds more than %zu %s", STR_ARG(k->tree->root),
                   max, what);
}

static str identity_key(struct walk *k, const struct stat *st) {
    struct identity *id = ARENA_NEW(k->arena, struct identity);
    id->device = (uint64_t)st->st_dev;
    id->inode = (uint64_t)st->st_ino;
    return str_n((const char *)id, sizeof *id);
}

static bool is_control(uint32_t c) {
    return c < 0x20 || c == 0x7f;
}

/* The path as people can read it: what is not UTF-8 and what is a control becomes U+FFFD. */
static str shown(struct arena *a, str path) {
    buf b = buf_new(a);
    while (path.n) {
        uint32_t c = utf8_next(&path);
        utf8_add(&b, is_control(c) ? UTF8_INVALID : c);
    }
    return buf_str(&b);
}

static bool has_control(str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (is_control((unsigned char)s.p[i])) {
            return true;
        }
    }
    return false;
}

/* What is wrong with the path itself, or NULL. */
static const char *path_problem(str path) {
    if (!utf8_valid(path)) {
        return "the name is not UTF-8; rename it";
    }
    if (has_control(path)) {
        return "the name has a control character; rename it";
    }
    return path.n > TREE_PATH_BYTES_MAX ? "the path is too long; shorten its names" : NULL;
}

static err read_file(struct walk *k, const struct level *at, const char *name, const struct stat *st,
                     str path) {
    struct tree_file *f = ARENA_NEW(k->arena, struct tree_file);
    struct file_open file = {-1, TREE_FILE_BYTES_MAX};
    f->path = path;
    if (!file_faulted(k->world, "open")) {
        file.fd = openat(at->fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    }
    switch (file_read_open(k->arena, k->world, file, &f->bytes, &f->modified)) {
    case FILE_READ:
        break;
    case FILE_IRREGULAR:
        problem(k, path, "is neither a file nor a folder");
        return OK;
    case FILE_TOO_LARGE:
        problem(k, path, "is larger than the 16 MiB that are allowed");
        return OK;
    case FILE_FAILED:
        problem_errno(k, path);
        return OK;
    }
    k->bytes += f->bytes.n;
    if (k->bytes > TREE_BYTES_MAX) {
        return too_much(k, "bytes", TREE_BYTES_MAX);
    }
    *LIST_ADD(k->arena, &k->tree->files) = *f;
    (void)map_put(&k->files, identity_key(k, st), f);
    return OK;
}

static err read_folder(struct walk *k, const struct level *at);

static err enter_folder(struct walk *k, const struct level *at, const char *name, str path) {
    str inner = arena_join(k->arena, (str[]){path, STR("/")}, 2);
    struct level below = {-1, inner, at->depth + 1};
    if (below.depth > TREE_DEPTH_MAX) {
        problem(k, path, "is nested too deep");
        return OK;
    }
    if (!file_faulted(k->world, "open")) {
        below.fd = openat(at->fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    }
    if (below.fd < 0) {
        problem_errno(k, path);
        return OK;
    }
    return read_folder(k, &below);
}

static err read_entry(struct walk *k, const struct level *at, const char *name) {
    struct stat st = {0};
    str path = arena_join(k->arena, (str[]){at->path, str_c(name)}, 2);
    const char *wrong = path_problem(path);
    if (++k->entries > TREE_FILES_COUNT_MAX) {
        return too_much(k, "files", TREE_FILES_COUNT_MAX);
    }
    if (wrong) {
        problem(k, shown(k->arena, path), wrong);
        return OK;
    }
    if (file_faulted(k->world, "stat") || fstatat(at->fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        problem_errno(k, path);
        return OK;
    }
    if (S_ISLNK(st.st_mode)) {
        *LIST_ADD(k->arena, &k->links) = path;
        return OK;
    }
    return S_ISDIR(st.st_mode) ? enter_folder(k, at, name, path) : read_file(k, at, name, &st, path);
}

/* The next name of the folder, or NULL at the end and, with errno, when it cannot be read. */
static const char *next_name(struct walk *k, DIR *folder) {
    const struct dirent *entry = NULL;
    do {
        if (file_faulted(k->world, "readdir")) {
            return NULL;
        }
        errno = 0;
        entry = readdir(folder);
    } while (entry && entry->d_name[0] == '.');
    return entry ? entry->d_name : NULL;
}

/* Takes over at->fd. A folder that cannot be read is a problem; the root's own is told by its path. */
static err read_folder(struct walk *k, const struct level *at) {
    err e = OK;
    const char *name = NULL;
    DIR *folder = fdopendir(at->fd);
    if (!folder) {
        problem_errno(k, at->path);
        (void)close(at->fd);
        return OK;
    }
    while (!failed(e) && (name = next_name(k, folder)) != NULL) {
        e = read_entry(k, at, name);
        errno = 0;
    }
    if (!failed(e) && errno) {
        problem_errno(k, str_without_end(at->path, STR("/")));
    }
    (void)closedir(folder);
    return e;
}

static const char *link_problem(const struct stat *st) {
    return S_ISDIR(st->st_mode)
               ? "is a link to a folder; such links are not followed"
               : "is a link to something that is not a file read here; put a file in its place";
}

static void follow_link(struct walk *k, int root, str path) {
    struct stat st = {0};
    if (file_faulted(k->world, "stat") || fstatat(root, path.p, &st, 0) != 0) {
        bool dangling = errno == ENOENT || errno == ELOOP || errno == ENOTDIR;
        if (dangling) {
            problem(k, path, "is a link that leads nowhere");
        } else {
            problem_errno(k, path);
        }
        return;
    }
    const struct tree_file *f = map_get(&k->files, identity_key(k, &st));
    if (!f) {
        problem(k, path, link_problem(&st));
        return;
    }
    struct tree_file *copy = LIST_ADD(k->arena, &k->tree->files);
    *copy = *f;
    copy->path = path;
}

static int by_path(const void *a, const void *b) {
    const struct tree_file *x = a;
    const struct tree_file *y = b;
    return str_cmp(x->path, y->path);
}

static int by_problem_path(const void *a, const void *b) {
    const struct tree_problem *x = a;
    const struct tree_problem *y = b;
    return str_cmp(x->path, y->path);
}

static void sort(struct tree *t) {
    if (t->files.n) {
        qsort(t->files.at, t->files.n, sizeof *t->files.at, by_path);
    }
    if (t->problems.n) {
        qsort(t->problems.at, t->problems.n, sizeof *t->problems.at, by_problem_path);
    }
}

static int open_root(struct world *w, const char *root) {
    return file_faulted(w, "open") ? -1 : open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static err walk_all(struct walk *k, int root) {
    /* The walk closes its own descriptor of the root; the links are followed from this one. */
    struct level top = {fcntl(root, F_DUPFD_CLOEXEC, 0), STR(""), 0};
    err e = read_folder(k, &top);
    for (size_t i = 0; i < k->links.n && !failed(e); i++) {
        follow_link(k, root, k->links.at[i]);
    }
    return e;
}

err tree_read(struct arena *a, struct world *w, const char *root, struct tree *ret) {
    struct tree t = {.root = arena_str(a, str_c(root))};
    struct walk k = {.arena = a, .world = w, .tree = &t, .files = map_new(a)};
    int fd = open_root(w, root);
    if (fd < 0) {
        return file_errno(a, root, "read the folder");
    }
    err e = walk_all(&k, fd);
    (void)close(fd);
    if (failed(e)) {
        return e;
    }
    /* A problem without a path is the root's own: then nothing can be said about the folder. */
    for (size_t i = 0; i < t.problems.n; i++) {
        if (t.problems.at[i].path.n == 0) {
            return err_fmt(a, ERR_IO, "%s: %s", root, t.problems.at[i].message);
        }
    }
    sort(&t);
    *ret = t;
    return OK;
}

const struct tree_file *tree_find(const struct tree *t, str path) {
    size_t low = 0;
    size_t high = t->files.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(path, t->files.at[middle].path);
        if (order == 0) {
            return &t->files.at[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}
