/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "web/keeper.h"

#include <pthread.h>

#include "base/watch.h"
#include "web/finder.h"

enum { TICK_MS = 1000 };

struct keeper {
    struct publisher *publisher;
    struct watch *watch;
    bool watched; /* there is a folder */
    pthread_t thread;
};

/* What is wrong was logged, and is said on open pages. */
static void publish(struct keeper *k) {
    struct arena *messages = arena_new();
    err e = publish_again(k->publisher, messages);
    (void)e;
    arena_free(messages);
}

static void *keep(void *context) {
    struct keeper *k = context;
    struct web *web = k->publisher->web;
    bool busy = true;
    /* What changed after the first shelf was read and before the folder was watched. */
    if (k->watched) {
        publish(k);
    }
    for (;;) {
        switch (watch_wait(k->watch, busy ? 0 : TICK_MS)) {
        case WATCH_STOPPED:
            return NULL;
        case WATCH_CHANGED:
        case WATCH_WOKEN:
            publish(k);
            busy = true;
            break;
        case WATCH_QUIET:
            finder_prepare(web_shelf(web)->finder);
            busy = busy && shelf_compress(web_shelf(web));
            break;
        }
        web_tick(web);
    }
}

static void log_start(const struct keeper *k, const char *folder) {
    LOG_EVENT(k->publisher->log, LOG_INFO, "watch.start", LOG_TEXT("folder", str_c(folder)),
              LOG_TEXT("by", watch_is_told(k->watch) ? STR("inotify") : STR("looking once a second")));
}

err keeper_start(struct arena *a, struct publisher *p, const char *folder, struct keeper **ret) {
    struct keeper *k = ARENA_NEW(a, struct keeper);
    k->publisher = p;
    k->watched = folder != NULL;
    err e = watch_open(a, p->world, folder, &k->watch);
    if (failed(e)) {
        return e;
    }
    if (folder) {
        log_start(k, folder);
    }
    if (pthread_create(&k->thread, NULL, keep, k) != 0) {
        watch_close(k->watch);
        return err_of(ERR_LIMIT, "the process may have no more threads; raise its limit (ulimit -u)");
    }
    *ret = k;
    return OK;
}

void keeper_ask(struct keeper *k) {
    watch_wake(k->watch);
}

void keeper_stop(struct keeper *k) {
    if (k) {
        watch_stop(k->watch);
        (void)pthread_join(k->thread, NULL);
        watch_close(k->watch);
    }
}
