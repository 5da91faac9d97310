/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/file.h"

#include "base/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

bool file_faulted(struct world *w, const char *operation) {
    if (w->file_fault && w->file_fault(w, operation)) {
        errno = EIO;
        return true;
    }
    return false;
}

const char *file_errno_text(struct arena *a, int code) {
    char text[128] = {0};
    if (strerror_r(code, text, sizeof text) != 0) {
        return "unknown error";
    }
    return arena_z(a, str_c(text));
}

err file_errno(struct arena *a, const char *path, const char *verb) {
    int code = errno;
    enum err_code kind = code == ENOENT || code == ENOTDIR ? ERR_NOT_FOUND : ERR_IO;
    return err_fmt(a, kind, "%s: cannot %s: %s", path, verb, file_errno_text(a, code));
}

static ssize_t read_some(struct world *w, int fd, char *to, size_t n) {
    ssize_t got = -1;
    do {
        if (file_faulted(w, "read")) {
            return -1;
        }
        got = read(fd, to, n);
    } while (got < 0 && errno == EINTR);
    return got;
}

/* Reads to the end. The size that the system told is where the buffer begins, not what is believed. */
static enum file_result read_all(struct world *w, int fd, size_t size, buf *b) {
    for (;;) {
        size_t left = b->bytes_max - b->n;
        size_t want = b->n <= size ? size + 1 - b->n : 4096;
        want = want < left ? want : left;
        char *to = buf_space(b, want);
        ASSERT(to);
        ssize_t got = read_some(w, fd, to, want);
        if (got < 0) {
            return FILE_FAILED;
        }
        if (got == 0) {
            return FILE_READ;
        }
        buf_used(b, (size_t)got);
        if (b->n == b->bytes_max) {
            return FILE_TOO_LARGE;
        }
    }
}

static enum file_result read_regular(struct arena *a, struct world *w, struct file_open file, str *ret,
                                     time_us *ret_modified) {
    struct stat st = {0};
    if (file.fd < 0 || file_faulted(w, "stat") || fstat(file.fd, &st) != 0) {
        return FILE_FAILED;
    }
    if (!S_ISREG(st.st_mode)) {
        return FILE_IRREGULAR;
    }
    if (st.st_size < 0 || (uintmax_t)st.st_size > file.bytes_max) {
        return FILE_TOO_LARGE;
    }
    /* One byte more than allowed, so that a file that grows meanwhile is seen to. */
    buf b = buf_limited(a, file.bytes_max + 1);
    b.capacity = (size_t)st.st_size + 2; /* exactly, as files are many and large */
    b.p = arena_alloc(a, b.capacity);
    enum file_result result = read_all(w, file.fd, (size_t)st.st_size, &b);
    if (result == FILE_READ) {
        *ret = buf_str(&b);
        *ret_modified = (time_us)st.st_mtim.tv_sec * TIME_SECOND + st.st_mtim.tv_nsec / 1000;
    }
    return result;
}

enum file_result file_read_open(struct arena *a, struct world *w, struct file_open file, str *ret,
                                time_us *ret_modified) {
    enum file_result result = read_regular(a, w, file, ret, ret_modified);
    int code = errno;
    if (file.fd >= 0) {
        (void)close(file.fd);
    }
    errno = code;
    return result;
}

err file_read(struct arena *a, struct world *w, const char *path, size_t bytes_max, str *ret) {
    time_us modified = 0;
    /* O_NONBLOCK: opening a pipe must not wait for somebody to write into it. */
    int fd = file_faulted(w, "open") ? -1 : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    switch (file_read_open(a, w, (struct file_open){fd, bytes_max}, ret, &modified)) {
    case FILE_READ:
        return OK;
    case FILE_IRREGULAR:
        return err_fmt(a, ERR_IO, "%s: cannot read: it is not a regular file", path);
    case FILE_TOO_LARGE:
        return err_fmt(a, ERR_LIMIT, "%s: larger than the %zu bytes that are allowed", path, bytes_max);
    case FILE_FAILED:
        break;
    }
    return file_errno(a, path, "read");
}

/* The folder of `path`, with its last '/', or empty for the present folder. */
static str folder_of(str path) {
    size_t slash = str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? STR("") : str_sub(path, 0, slash + 1);
}

/* A hidden name beside `path` that nobody else has: a reader of the folder passes over it. */
static const char *name_beside(struct arena *a, struct world *w, str path) {
    unsigned char random[8];
    buf b = buf_new(a);
    str folder = folder_of(path);
    w->random(w, random, sizeof random);
    buf_add(&b, folder);
    buf_c(&b, ".");
    buf_hex(&b, random, sizeof random);
    buf_c(&b, ".part");
    return buf_str(&b).p;
}

static bool write_all(struct world *w, int fd, str bytes) {
    while (bytes.n) {
        if (file_faulted(w, "write")) {
            return false;
        }
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno != EINTR) {
            return false;
        }
        bytes = str_from(bytes, n > 0 ? (size_t)n : 0);
    }
    return !file_faulted(w, "fsync") && fsync(fd) == 0;
}

static bool write_new(struct world *w, const char *path, str bytes, unsigned mode) {
    int fd =
        file_faulted(w, "create") ? -1 : open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, (mode_t)mode);
    if (fd < 0) {
        return false;
    }
    bool written = write_all(w, fd, bytes);
    int code = errno;
    bool closed = close(fd) == 0;
    if (!written) {
        errno = code;
    }
    return written && closed;
}

/* A new name in a folder is safe only when the folder itself is. */
static bool sync_folder(struct arena *a, struct world *w, str folder) {
    const char *path = folder.n ? arena_z(a, folder) : ".";
    int fd = file_faulted(w, "open") ? -1 : open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    bool synced = !file_faulted(w, "fsync") && fsync(fd) == 0;
    int code = errno;
    (void)close(fd);
    errno = code;
    return synced;
}

err file_write(struct arena *a, struct world *w, const char *path, str bytes, unsigned mode) {
    const char *part = name_beside(a, w, str_c(path));
    bool moved = write_new(w, part, bytes, mode) && !file_faulted(w, "rename") && rename(part, path) == 0;
    if (!moved) {
        err e = file_errno(a, path, "write");
        (void)unlink(part);
        return e;
    }
    return sync_folder(a, w, folder_of(str_c(path))) ? OK : file_errno(a, path, "make the write durable");
}

static bool is_folder(const char *path) {
    struct stat st = {0};
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static err make_one(struct arena *a, struct world *w, const char *path) {
    if (is_folder(path)) {
        return OK;
    }
    if (!file_faulted(w, "mkdir") && (mkdir(path, 0777) == 0 || (errno == EEXIST && is_folder(path)))) {
        return OK;
    }
    return file_errno(a, path, "make the folder");
}

err folder_make(struct arena *a, struct world *w, const char *path) {
    char *part = ARENA_ARRAY(a, char, strlen(path) + 1);
    for (size_t i = 0; path[i]; i++) {
        if (path[i] == '/' && i > 0 && path[i - 1] != '/') {
            err e = make_one(a, w, part);
            if (failed(e)) {
                return e;
            }
        }
        part[i] = path[i];
    }
    return make_one(a, w, part);
}
