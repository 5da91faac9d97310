/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/watch.h"

#include "base/base.h"
#include "base/stamp.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/inotify.h>
#define HAVE_INOTIFY 1
#endif

struct watch {
    struct world *world;
    const char *root; /* NULL: nothing is watched */
    int pipe[2];      /* one byte a message: 'w' woken, 's' stopped */
    int inotify;      /* -1: stamps are compared */
    bool stopped;
    bool rebuild;              /* folders came or went, or events were lost */
    struct folder_stamp stamp; /* as it was when a change was told last */
    int64_t looked_ms;         /* when the stamp was compared */
};

static int64_t now_ms(void) {
    struct timespec t = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The folder's stamp; all zero while it is not there. */
static struct folder_stamp stamp_of(struct watch *watch) {
    struct arena *scratch = arena_new();
    struct folder_stamp stamp = {0};
    if (failed(folder_stamp(scratch, watch->world, watch->root, &stamp))) {
        stamp = (struct folder_stamp){0};
    }
    arena_free(scratch);
    return stamp;
}

#ifdef HAVE_INOTIFY

#define EVENTS                                                                                               \
    (IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |          \
     IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW)

struct adding {
    struct watch *watch;
    struct arena *scratch;
    size_t count;
};

static bool add_below(struct adding *to, str path, size_t depth);

/* The folders in `path`, which is watched already. */
static bool add_entries(struct adding *to, DIR *folder, str path, size_t depth) {
    bool ok = true;
    const struct dirent *entry = NULL;
    while (ok && (entry = readdir(folder)) != NULL) {
        struct stat st;
        if (entry->d_name[0] != '.' && fstatat(dirfd(folder), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISDIR(st.st_mode)) {
            str below[] = {path, STR("/"), str_c(entry->d_name)};
            ok = add_below(to, arena_join(to->scratch, below, 3), depth + 1);
        }
    }
    return ok;
}

/* False when the system cannot watch as much. A folder that went away meanwhile is passed over. */
static bool add_below(struct adding *to, str path, size_t depth) {
    if (depth > TREE_DEPTH_MAX) {
        return true;
    }
    if (++to->count > WATCH_FOLDERS_COUNT_MAX) {
        return false;
    }
    uint32_t events = depth ? EVENTS : EVENTS & ~(uint32_t)IN_DONT_FOLLOW;
    if (inotify_add_watch(to->watch->inotify, path.p, events) < 0) {
        return depth > 0 && errno != ENOSPC && errno != ENOMEM;
    }
    DIR *folder = opendir(path.p);
    bool ok = !folder || add_entries(to, folder, path, depth);
    if (folder) {
        (void)closedir(folder);
    }
    return ok;
}

static void unbuild(struct watch *watch) {
    if (watch->inotify >= 0) {
        (void)close(watch->inotify);
    }
    watch->inotify = -1;
}

/* Watches all folders anew, or none where that cannot be. */
static void build(struct watch *watch) {
    unbuild(watch);
    watch->rebuild = false;
    watch->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch->inotify < 0) {
        return;
    }
    struct adding to = {.watch = watch, .scratch = arena_new()};
    if (!add_below(&to, arena_str(to.scratch, str_c(watch->root)), 0)) {
        unbuild(watch);
    }
    arena_free(to.scratch);
}

/* Whether an event is news; notes when folders have to be watched anew. */
static bool take_event(struct watch *watch, const struct inotify_event *e) {
    const uint32_t folders = IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT;
    if (e->mask & IN_IGNORED) {
        return false;
    }
    bool hidden = e->len > 0 && e->name[0] == '.';
    watch->rebuild |= (e->mask & folders) != 0 || ((e->mask & IN_ISDIR) != 0 && !hidden);
    return !hidden;
}

/* Takes all events that wait. */
static bool take_events(struct watch *watch) {
    _Alignas(struct inotify_event) char bytes[8192];
    bool news = false;
    ssize_t n = read(watch->inotify, bytes, sizeof bytes);
    while (n > 0) {
        for (ssize_t at = 0; at < n;) {
            const struct inotify_event *e = (const struct inotify_event *)(const void *)(bytes + at);
            news |= take_event(watch, e);
            at += (ssize_t)(sizeof *e + e->len);
        }
        n = read(watch->inotify, bytes, sizeof bytes);
    }
    return news;
}

#else

static void unbuild(struct watch *watch) {
    watch->inotify = -1;
}

static void build(struct watch *watch) {
    watch->rebuild = false;
    watch->inotify = -1;
}

static bool take_events(struct watch *watch) {
    (void)watch;
    return false;
}

#endif

/* Where the system does not tell us: has the stamp another value? At most once in WATCH_POLL_MS. */
static bool compare_stamps(struct watch *watch) {
    if (now_ms() - watch->looked_ms < WATCH_POLL_MS) {
        return false;
    }
    struct folder_stamp now = stamp_of(watch);
    bool news = !folder_stamp_eq(&now, &watch->stamp);
    watch->stamp = now;
    watch->looked_ms = now_ms();
    watch->rebuild |= news;
    return news;
}

static void read_messages(struct watch *watch, bool *ret_woken) {
    char bytes[64];
    ssize_t n = read(watch->pipe[0], bytes, sizeof bytes);
    for (ssize_t i = 0; i < n; i++) {
        watch->stopped |= bytes[i] == 's';
        *ret_woken |= bytes[i] == 'w';
    }
}

struct news {
    bool changed, woken;
};

/* One look, for at most `ms`. */
static struct news look(struct watch *watch, int ms) {
    struct news news = {false, false};
    struct pollfd fds[2] = {{.fd = watch->pipe[0], .events = POLLIN},
                            {.fd = watch->inotify, .events = POLLIN}};
    bool told = watch->inotify >= 0;
    if (watch->root && !told && ms > WATCH_POLL_MS) {
        ms = WATCH_POLL_MS;
    }
    (void)poll(fds, told ? 2 : 1, ms);
    if (fds[0].revents) {
        read_messages(watch, &news.woken);
    }
    if (told) {
        news.changed = fds[1].revents && take_events(watch);
    } else if (watch->root) {
        news.changed = compare_stamps(watch);
    }
    return news;
}

/* After the first sign of a change: until there is rest. True when the wait was ended by a message. */
static void settle(struct watch *watch, struct news *news) {
    int64_t end = now_ms() + WATCH_BURST_MS_MAX;
    struct news more = {true, false};
    while (more.changed && !watch->stopped && now_ms() < end) {
        more = look(watch, WATCH_QUIET_MS);
        news->woken |= more.woken;
    }
    /* A folder that is new may have been filled before it was watched, so the watches come first. */
    if (watch->rebuild) {
        build(watch);
        watch->stamp = watch->inotify < 0 ? stamp_of(watch) : watch->stamp;
    }
}

enum watch_result watch_wait(struct watch *watch, int ms) {
    int64_t end = now_ms() + ms;
    struct news news = {false, false};
    do {
        int64_t left = end - now_ms();
        news = look(watch, left > 0 ? (int)left : 0);
        if (news.changed) {
            settle(watch, &news);
        }
    } while (!watch->stopped && !news.changed && !news.woken && now_ms() < end);
    if (watch->stopped) {
        return WATCH_STOPPED;
    }
    if (news.woken && news.changed) {
        watch_wake(watch);
    }
    return news.changed ? WATCH_CHANGED : news.woken ? WATCH_WOKEN : WATCH_QUIET;
}

static void send_message(const struct watch *watch, char message) {
    ssize_t sent = write(watch->pipe[1], &message, 1);
    (void)sent; /* a full pipe holds enough messages */
}

void watch_wake(struct watch *watch) {
    send_message(watch, 'w');
}

void watch_stop(struct watch *watch) {
    send_message(watch, 's');
}

bool watch_is_told(const struct watch *watch) {
    return watch->inotify >= 0;
}

err watch_open(struct arena *a, struct world *w, const char *root, struct watch **ret) {
    struct watch *watch = ARENA_NEW(a, struct watch);
    *watch = (struct watch){.world = w, .inotify = -1};
    if (pipe(watch->pipe) != 0) {
        return err_of(ERR_IO, "the process has no more file descriptors; raise its limit (ulimit -n)");
    }
    for (size_t i = 0; i < 2; i++) {
        (void)fcntl(watch->pipe[i], F_SETFD, FD_CLOEXEC);
        (void)fcntl(watch->pipe[i], F_SETFL, O_NONBLOCK);
    }
    if (root) {
        watch->root = arena_z(a, str_c(root));
        build(watch);
        watch->stamp = stamp_of(watch);
        watch->looked_ms = now_ms();
    }
    *ret = watch;
    return OK;
}

void watch_close(struct watch *watch) {
    if (watch) {
        unbuild(watch);
        (void)close(watch->pipe[0]);
        (void)close(watch->pipe[1]);
    }
}
