/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/stamp.h"

#include "base/base.h"
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* A constant key: stamps of one process are compared with each other, and nobody gains by a collision. */
#define STAMP_KEY 0x77617974616d7073u

struct walk {
    struct arena *arena;
    struct world *world;
    struct folder_stamp stamp;
};

/* What of an entry counts. All members are 64 bits wide, so that there is no padding. */
struct mark {
    uint64_t path;
    uint64_t device, inode, mode, size;
    int64_t modified_s, modified_ns, changed_s, changed_ns;
};

static void add(struct walk *k, str path, const struct stat *st) {
    struct mark m = {.path = str_hash(path, STAMP_KEY)};
    if (st) {
        m.device = (uint64_t)st->st_dev;
        m.inode = (uint64_t)st->st_ino;
        m.mode = (uint64_t)st->st_mode;
        m.size = (uint64_t)st->st_size;
        m.modified_s = st->st_mtim.tv_sec;
        m.modified_ns = st->st_mtim.tv_nsec;
        m.changed_s = st->st_ctim.tv_sec;
        m.changed_ns = st->st_ctim.tv_nsec;
    }
    k->stamp.sum += str_hash(str_n((const char *)&m, sizeof m), STAMP_KEY);
    k->stamp.count++;
}

static void walk(struct walk *k, int fd, str path, size_t depth);

static void look_at(struct walk *k, int fd, str path, size_t depth) {
    struct stat st;
    size_t slash = str_find_last_byte(path, '/');
    const char *name = path.p + (slash == SIZE_MAX ? 0 : slash + 1);
    if (file_faulted(k->world, "stat") || fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        add(k, path, NULL);
        return;
    }
    add(k, path, &st);
    if (S_ISDIR(st.st_mode) && depth < TREE_DEPTH_MAX) {
        int below = openat(fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (below >= 0) {
            walk(k, below, arena_join(k->arena, (str[]){path, STR("/")}, 2), depth + 1);
        }
    }
}

/* Takes over `fd`; `path` is empty or ends in '/'. */
static void walk(struct walk *k, int fd, str path, size_t depth) {
    DIR *folder = fdopendir(fd);
    if (!folder) {
        (void)close(fd);
        return;
    }
    const struct dirent *entry = NULL;
    while (k->stamp.count < TREE_FILES_COUNT_MAX && (entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] != '.') {
            look_at(k, fd, arena_join(k->arena, (str[]){path, str_c(entry->d_name)}, 2), depth);
        }
    }
    (void)closedir(folder);
}

err folder_stamp(struct arena *scratch, struct world *w, const char *root, struct folder_stamp *ret) {
    struct walk k = {.arena = scratch, .world = w};
    struct stat st;
    int fd = file_faulted(w, "open") ? -1 : open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return file_errno(scratch, root, "read the folder");
    }
    if (fstat(fd, &st) == 0) {
        add(&k, STR("."), &st);
    }
    walk(&k, fd, STR(""), 0);
    *ret = k.stamp;
    return OK;
}

bool folder_stamp_eq(const struct folder_stamp *a, const struct folder_stamp *b) {
    return a->sum == b->sum && a->count == b->count;
}
