/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "http/watchdog.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

struct watchdog {
    struct http_server *server;
    pthread_t thread;
    pthread_mutex_t lock; /* of `stop` */
    pthread_cond_t wake;
    bool stop;
};

static enum phase phase_of(unsigned state) {
    return (enum phase)(state & 7);
}

/* Received bytes, or while an answer is sent the ones that arrived there; 0 when the kernel does not say. */
static uint64_t kernel_bytes(int fd, enum phase phase) {
    struct tcp_info info;
    socklen_t size = sizeof info;
    memset(&info, 0, sizeof info);
    if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size)) {
        return 0;
    }
    return phase == PHASE_SENDING ? info.tcpi_bytes_acked : info.tcpi_bytes_received;
}

static bool header_is_late(struct watch *w, int64_t now, int64_t window, uint64_t bytes) {
    if (!w->begun && bytes != w->bytes) {
        w->begun = true;
        w->since = now;
    }
    return w->begun && now - w->since > window;
}

static bool is_crawling(struct watch *w, int64_t now, int64_t window, uint64_t bytes) {
    if (now - w->since < window) {
        return false;
    }
    uint64_t least = (uint64_t)(window / TIME_SECOND) * HTTP_BODY_BYTES_PER_SECOND_MIN;
    bool slow = bytes - w->bytes < least;
    w->since = now;
    w->bytes = bytes;
    return slow;
}

bool watchdog_is_too_slow(struct connection *c, unsigned state, int64_t now, int64_t window, uint64_t bytes) {
    struct watch *w = &c->watch;
    enum phase phase = phase_of(state);
    if (w->state != state) {
        *w = (struct watch){.state = state, .since = now, .bytes = bytes};
    }
    switch (phase) {
    case PHASE_FRESH:
        return now - c->opened > window;
    case PHASE_IDLE:
        return header_is_late(w, now, window, bytes);
    case PHASE_BODY:
    case PHASE_SENDING:
        return is_crawling(w, now, window, bytes);
    case PHASE_WORK:
        return false;
    }
    return false;
}

static bool look_at(struct connection *c, int64_t now, int64_t window) {
    unsigned state = atomic_load_explicit(&c->state, memory_order_relaxed);
    enum phase phase = phase_of(state);
    bool counts = phase == PHASE_IDLE || phase == PHASE_BODY || phase == PHASE_SENDING;
    if (c->watch.cut) {
        return false;
    }
    if (!watchdog_is_too_slow(c, state, now, window, counts ? kernel_bytes(c->fd, phase) : 0)) {
        return false;
    }
    c->watch.cut = true;
    (void)shutdown(c->fd, SHUT_RDWR);
    return true;
}

static void walk_loop(struct loop *l, int64_t now, int64_t window) {
    (void)pthread_mutex_lock(&l->lock);
    for (struct connection *c = l->connections; c; c = c->next) {
        if (look_at(c, now, window)) {
            atomic_fetch_add_explicit(&l->server->cut, 1, memory_order_relaxed);
        }
    }
    (void)pthread_mutex_unlock(&l->lock);
}

/* Loops are only added, at the front, while the server runs. */
static void walk(struct http_server *s) {
    (void)pthread_mutex_lock(&s->lock);
    struct loop *l = s->loops;
    (void)pthread_mutex_unlock(&s->lock);
    int64_t now = monotonic_us();
    int64_t window = (int64_t)s->config.header_seconds * TIME_SECOND;
    for (; l; l = l->next) {
        walk_loop(l, now, window);
    }
}

/* Sleeps until the next look; true when it is time to end. */
static bool sleep_or_stop(struct watchdog *w) {
    struct timespec until;
    int64_t at = monotonic_us() + TIME_SECOND / (w->server->config.header_seconds < 4 ? 4 : 1);
    until.tv_sec = (time_t)(at / TIME_SECOND);
    until.tv_nsec = (long)(at % TIME_SECOND) * 1000;
    (void)pthread_mutex_lock(&w->lock);
    while (!w->stop && !pthread_cond_timedwait(&w->wake, &w->lock, &until)) {
    }
    bool stop = w->stop;
    (void)pthread_mutex_unlock(&w->lock);
    return stop;
}

static void *run(void *context) {
    struct watchdog *w = context;
    while (!sleep_or_stop(w)) {
        walk(w->server);
    }
    return NULL;
}

static bool wake_init(pthread_cond_t *wake) {
    pthread_condattr_t attributes;
    if (pthread_condattr_init(&attributes)) {
        return false;
    }
    bool ok =
        !pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC) && !pthread_cond_init(wake, &attributes);
    (void)pthread_condattr_destroy(&attributes);
    return ok;
}

struct watchdog *watchdog_start(struct http_server *s) {
    struct watchdog *w = calloc(1, sizeof *w);
    if (!w) {
        return NULL;
    }
    w->server = s;
    if (pthread_mutex_init(&w->lock, NULL) || !wake_init(&w->wake) ||
        pthread_create(&w->thread, NULL, run, w)) {
        free(w);
        return NULL;
    }
    return w;
}

void watchdog_stop(struct watchdog *w) {
    if (!w) {
        return;
    }
    (void)pthread_mutex_lock(&w->lock);
    w->stop = true;
    (void)pthread_cond_signal(&w->wake);
    (void)pthread_mutex_unlock(&w->lock);
    (void)pthread_join(w->thread, NULL);
    (void)pthread_cond_destroy(&w->wake);
    (void)pthread_mutex_destroy(&w->lock);
    free(w);
}
