/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "http/suspend.h"

struct suspended {
    pthread_mutex_t lock;
    size_t holders; /* the server and each pending */
    struct http_pending *waiting;
    bool abandoned; /* the server stops */
};

enum pending_state { PENDING_WAITS, PENDING_RESUMED, PENDING_ABANDONED };

struct http_pending {
    struct suspended *all;
    struct http_pending *before, *next; /* while it waits */
    unsigned holders;                   /* the loop and the one who resumes */
    enum pending_state state;
    bool told; /* the library knows; only the loop's thread looks at it */
    struct MHD_Connection *mhd;
    http_handler *later;
    void *context;
};

struct suspended *suspended_new(void) {
    struct suspended *s = calloc(1, sizeof *s);
    if (s && pthread_mutex_init(&s->lock, NULL)) {
        free(s);
        return NULL;
    }
    if (s) {
        s->holders = 1;
    }
    return s;
}

/* Gives up a hold; the lock is held before and not after. */
static void unlock_and_release(struct suspended *s) {
    bool last = --s->holders == 0;
    (void)pthread_mutex_unlock(&s->lock);
    if (last) {
        (void)pthread_mutex_destroy(&s->lock);
        free(s);
    }
}

void suspended_release(struct suspended *s) {
    if (s) {
        (void)pthread_mutex_lock(&s->lock);
        unlock_and_release(s);
    }
}

/* Gives up one of the two holds of a pending; the lock is held before and not after. */
static void unlock_and_drop(struct http_pending *p) {
    struct suspended *s = p->all;
    if (--p->holders) {
        (void)pthread_mutex_unlock(&s->lock);
        return;
    }
    free(p);
    unlock_and_release(s);
}

static void wait_begin(struct http_pending *p) {
    struct suspended *s = p->all;
    p->next = s->waiting;
    if (p->next) {
        p->next->before = p;
    }
    s->waiting = p;
    p->told = true;
    MHD_suspend_connection(p->mhd);
}

static void wait_end(struct http_pending *p, enum pending_state state) {
    struct suspended *s = p->all;
    if (p->before) {
        p->before->next = p->next;
    } else {
        s->waiting = p->next;
    }
    if (p->next) {
        p->next->before = p->before;
    }
    p->before = p->next = NULL;
    p->state = state;
    MHD_resume_connection(p->mhd);
}

struct http_pending *http_suspend(const struct http_request *q, http_handler *later, void *context) {
    struct request *r = q->connection;
    struct suspended *s = r->connection->loop->server->suspended;
    struct http_pending *p = calloc(1, sizeof *p);
    ASSERT(p && !r->pending);
    *p = (struct http_pending){.all = s, .holders = 2, .mhd = r->mhd, .later = later, .context = context};
    r->pending = p;
    (void)pthread_mutex_lock(&s->lock);
    s->holders++;
    if (s->abandoned) {
        p->state = PENDING_ABANDONED;
    } else {
        wait_begin(p);
    }
    (void)pthread_mutex_unlock(&s->lock);
    return p;
}

void http_resume(struct http_pending *p) {
    (void)pthread_mutex_lock(&p->all->lock);
    if (p->state == PENDING_WAITS) {
        wait_end(p, PENDING_RESUMED);
    }
    unlock_and_drop(p);
}

void suspended_abandon(struct suspended *s) {
    (void)pthread_mutex_lock(&s->lock);
    s->abandoned = true;
    while (s->waiting) {
        wait_end(s->waiting, PENDING_ABANDONED);
    }
    (void)pthread_mutex_unlock(&s->lock);
}

bool suspended_really(const struct http_pending *p) {
    return p->told;
}

void suspended_answer(struct request *r, struct http_response *answer) {
    struct http_pending *p = r->pending;
    (void)pthread_mutex_lock(&p->all->lock);
    bool resumed = p->state == PENDING_RESUMED;
    http_handler *later = p->later;
    void *context = p->context;
    r->pending = NULL;
    unlock_and_drop(p);
    if (resumed) {
        later(context, &r->q, answer);
    } else {
        r->close = true;
        answer_error(r, 503, "The server is stopping.", answer);
    }
}

void suspended_drop(struct request *r) {
    struct http_pending *p = r->pending;
    r->pending = NULL;
    (void)pthread_mutex_lock(&p->all->lock);
    unlock_and_drop(p);
}
