/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "export/inside.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files that a thread takes at a time: pages are small, so asking for each would cost more than writing it. */
#define BATCH 16

/* What the threads share; `lock` is held for everything below it. */
struct pool {
    const struct export_plan *plan;
    const char *folder;
    int fd; /* of the folder */
    pthread_mutex_t lock;
    size_t next; /* file that nobody has taken */
    bool stopped;
};

struct worker {
    struct pool *pool;
    struct arena *scratch; /* emptied after each file */
    struct arena *pages;   /* holds `out`, whose memory serves one page after the other */
    buf out;
    struct arena *kept; /* until the results are put together */
    pthread_t thread;
    bool started;
    err error;
    uint64_t bytes;
    LIST(struct export_link) missing;
};

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
    return true;
}

static bool write_open(struct world *w, int fd, str bytes, time_us modified) {
    const time_t seconds = (time_t)(modified / TIME_SECOND);
    const struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    return write_all(w, fd, bytes) && futimens(fd, times) == 0;
}

static bool write_file(const struct pool *p, str file, str bytes, time_us modified) {
    struct world *w = p->plan->request->world;
    const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    int fd = file_faulted(w, "create") ? -1 : openat(p->fd, file.p, flags, 0666);
    if (fd < 0) {
        return false;
    }
    bool written = write_open(w, fd, bytes, modified);
    int code = errno;
    bool closed = close(fd) == 0;
    if (!written) {
        errno = code;
    }
    return written && closed;
}

static err file_error(struct arena *a, const struct pool *p, str file) {
    int code = errno;
    return err_fmt(a, ERR_IO, "%s/%.*s: cannot write: %s", p->plan->request->out, STR_ARG(file),
                   file_errno_text(a, code));
}

static err write_one(struct worker *k, const struct export_file *f) {
    const struct export_plan *plan = k->pool->plan;
    buf_clear(&k->out);
    struct rewriting r = {.plan = plan,
                          .file = f,
                          .arena = k->scratch,
                          .out = &k->out,
                          .icons = ARENA_ARRAY(k->scratch, bool, plan->icons.n)};
    str bytes = rewrite_file(&r);
    if (k->out.failed) {
        return err_fmt(k->kept, ERR_LIMIT, "the page %.*s is too large", STR_ARG(f->file));
    }
    for (size_t i = 0; i < r.missing.n && k->missing.n < EXPORT_MISSING_COUNT_MAX; i++) {
        *LIST_ADD(k->kept, &k->missing) = r.missing.at[i];
    }
    k->bytes += bytes.n;
    str file = arena_str(k->scratch, f->file); /* with a NUL */
    return write_file(k->pool, file, bytes, f->modified) ? OK : file_error(k->kept, k->pool, f->file);
}

static size_t take_batch(struct pool *p) {
    ASSERT(pthread_mutex_lock(&p->lock) == 0);
    size_t first = p->stopped ? p->plan->files.n : p->next;
    p->next += BATCH;
    ASSERT(pthread_mutex_unlock(&p->lock) == 0);
    return first;
}

static void stop_all(struct pool *p) {
    ASSERT(pthread_mutex_lock(&p->lock) == 0);
    p->stopped = true;
    ASSERT(pthread_mutex_unlock(&p->lock) == 0);
}

static void *work(void *argument) {
    struct worker *k = argument;
    const struct export_plan *plan = k->pool->plan;
    for (;;) {
        size_t first = take_batch(k->pool);
        if (first >= plan->files.n) {
            return NULL;
        }
        for (size_t i = first; i < first + BATCH && i < plan->files.n; i++) {
            k->error = write_one(k, &plan->files.at[i]);
            arena_reset(k->scratch);
            if (failed(k->error)) {
                stop_all(k->pool);
                return NULL;
            }
        }
    }
}

static err make_folder(const struct pool *p, struct arena *a, str name) {
    struct world *w = p->plan->request->world;
    if (file_faulted(w, "mkdir") || mkdirat(p->fd, arena_z(a, name), 0777) != 0) {
        return file_error(a, p, name);
    }
    return OK;
}

/* All folders, before the threads start. The files are sorted, so a folder's files follow each other. */
static err make_folders(const struct pool *p) {
    const struct export_plan *plan = p->plan;
    struct map made = map_new(plan->arena);
    for (size_t i = 0; i < plan->files.n; i++) {
        str file = plan->files.at[i].file;
        for (size_t k = 0; k < file.n; k++) {
            if (file.p[k] == '/' && map_put(&made, str_sub(file, 0, k), &made)) {
                err e = make_folder(p, plan->arena, str_sub(file, 0, k));
                if (failed(e)) {
                    return e;
                }
            }
        }
    }
    return OK;
}

static unsigned threads_count(const struct export_request *q) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned n = q->threads ? q->threads : (unsigned)(cores > 0 ? cores : 1);
    return n < EXPORT_THREADS_COUNT_MAX ? n : EXPORT_THREADS_COUNT_MAX;
}

static int compare_links(const void *a, const void *b) {
    const struct export_link *x = a;
    const struct export_link *y = b;
    int order = str_cmp(x->page, y->page);
    return order ? order : str_cmp(x->to, y->to);
}

static err put_together(const struct export_plan *p, const struct worker *k, struct export_result *ret) {
    ret->bytes += k->bytes;
    for (size_t i = 0; i < k->missing.n && ret->missing.n < EXPORT_MISSING_COUNT_MAX; i++) {
        *LIST_ADD(p->arena, &ret->missing) = k->missing.at[i];
    }
    return failed(k->error) ? err_fmt(p->arena, k->error.code, "%s", k->error.message) : OK;
}

static struct worker worker_new(struct pool *p) {
    struct worker k = {
        .pool = p, .scratch = arena_new(), .pages = arena_new(), .kept = arena_new(), .error = OK};
    k.out = buf_new(k.pages);
    return k;
}

/* This thread works as well, so a machine that gives no more threads is only slower. */
static err write_files(struct pool *p, struct export_result *ret) {
    struct worker workers[EXPORT_THREADS_COUNT_MAX] = {0};
    unsigned n = threads_count(p->plan->request);
    for (unsigned i = 0; i < n; i++) {
        workers[i] = worker_new(p);
    }
    for (unsigned i = 1; i < n; i++) {
        workers[i].started = pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0;
    }
    (void)work(&workers[0]);
    err e = OK;
    for (unsigned i = 0; i < n; i++) {
        if (workers[i].started) {
            ASSERT(pthread_join(workers[i].thread, NULL) == 0);
        }
        err one = put_together(p->plan, &workers[i], ret);
        e = failed(e) ? e : one;
        arena_free(workers[i].scratch);
        arena_free(workers[i].pages);
        arena_free(workers[i].kept);
    }
    if (ret->missing.n) {
        qsort(ret->missing.at, ret->missing.n, sizeof *ret->missing.at, compare_links);
    }
    return e;
}

static err write_marker(const struct pool *p) {
    str text = marker_text(p->plan->arena, p->plan);
    time_us when = p->plan->files.at[0].modified;
    bool written = write_file(p, STR(EXPORT_MARKER), text, when);
    return written ? OK : file_error(p->plan->arena, p, STR(EXPORT_MARKER));
}

err pool_write(const struct export_plan *p, const char *folder, struct export_result *ret) {
    struct pool pool = {.plan = p, .folder = folder, .lock = PTHREAD_MUTEX_INITIALIZER};
    pool.fd = file_faulted(p->request->world, "open") ? -1 : open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (pool.fd < 0) {
        return file_errno(p->arena, folder, "open");
    }
    *ret = (struct export_result){.pages = p->pages, .files = p->files.n};
    err e = make_folders(&pool);
    if (!failed(e)) {
        e = write_files(&pool, ret);
    }
    if (!failed(e)) {
        e = write_marker(&pool);
    }
    (void)close(pool.fd);
    return e;
}
