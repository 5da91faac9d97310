/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "web/events.h"

#include <pthread.h>

#include "format/json.h"

enum { EDITION_BYTES_MAX = 64, MESSAGE_BYTES_MAX = 1024, SEEN_BYTES_MAX = EDITION_BYTES_MAX + 24 };

struct waiting {
    struct http_pending *pending;
    time_us since;
};

struct events {
    struct world *world;
    pthread_mutex_t lock; /* of all below */
    bool ended;
    uint64_t told; /* how often; part of the state's name */
    char edition[EDITION_BYTES_MAX];
    size_t edition_n;
    char message[MESSAGE_BYTES_MAX];
    size_t message_n;
    struct waiting waiting[WATCH_WAITING_COUNT_MAX];
    size_t waiting_count;
};

static void keep_edition(struct events *e, str edition) {
    e->edition_n = edition.n < EDITION_BYTES_MAX ? edition.n : EDITION_BYTES_MAX;
    memcpy(e->edition, edition.n ? edition.p : "", e->edition_n);
}

static void keep_message(struct events *e, str message) {
    str cut = utf8_cut(message, MESSAGE_BYTES_MAX);
    e->message_n = cut.n;
    memcpy(e->message, cut.n ? cut.p : "", cut.n);
}

struct events *events_new(struct arena *a, struct world *w, str edition) {
    struct events *e = ARENA_NEW(a, struct events);
    e->world = w;
    (void)pthread_mutex_init(&e->lock, NULL);
    keep_edition(e, edition);
    return e;
}

/* The name of the present state: the edition, and for a failure also its number. */
static str seen_name(const struct events *e, char *to) {
    memcpy(to, e->edition, e->edition_n);
    int n = 0;
    if (e->message_n) {
        n = snprintf(to + e->edition_n, SEEN_BYTES_MAX - e->edition_n, "-%" PRIu64, e->told);
    }
    return str_n(to, e->edition_n + (size_t)n);
}

static void answer(struct events *e, const struct http_request *q, struct http_response *r) {
    char name[SEEN_BYTES_MAX];
    buf body = buf_new(q->arena);
    struct json_writer j = json_writer_new(&body);
    json_add_object(&j);
    json_member_str(&j, "seen", seen_name(e, name));
    json_member_str(&j, "edition", str_n(e->edition, e->edition_n));
    json_member_str(&j, "message", str_n(e->message, e->message_n));
    json_end(&j);
    http_respond(r, 200, STR("application/json"), buf_str(&body));
}

/* In the loop again, after the wait. */
static void answer_later(void *context, const struct http_request *q, struct http_response *r) {
    struct events *e = context;
    (void)pthread_mutex_lock(&e->lock);
    answer(e, q, r);
    (void)pthread_mutex_unlock(&e->lock);
}

void events_ask(struct events *e, const struct http_request *q, struct http_response *r) {
    char name[SEEN_BYTES_MAX];
    (void)pthread_mutex_lock(&e->lock);
    bool news = !str_eq(http_parameter(&q->query, "seen"), seen_name(e, name));
    if (news || e->ended || e->waiting_count == WATCH_WAITING_COUNT_MAX) {
        answer(e, q, r);
    } else {
        struct http_pending *pending = http_suspend(q, answer_later, e);
        e->waiting[e->waiting_count++] = (struct waiting){pending, e->world->now(e->world)};
    }
    (void)pthread_mutex_unlock(&e->lock);
}

/* Answers those who wait since `limit` or longer; the lock is held. */
static void resume_before(struct events *e, time_us limit) {
    size_t kept = 0;
    for (size_t i = 0; i < e->waiting_count; i++) {
        if (e->waiting[i].since <= limit) {
            http_resume(e->waiting[i].pending);
        } else {
            e->waiting[kept++] = e->waiting[i];
        }
    }
    e->waiting_count = kept;
}

void events_tell(struct events *e, str edition, str message) {
    (void)pthread_mutex_lock(&e->lock);
    e->told++;
    keep_edition(e, edition);
    keep_message(e, message);
    resume_before(e, INT64_MAX);
    (void)pthread_mutex_unlock(&e->lock);
}

void events_tick(struct events *e) {
    (void)pthread_mutex_lock(&e->lock);
    resume_before(e, e->world->now(e->world) - WATCH_WAITING_SECONDS_MAX * TIME_SECOND);
    (void)pthread_mutex_unlock(&e->lock);
}

void events_end(struct events *e) {
    (void)pthread_mutex_lock(&e->lock);
    e->ended = true;
    resume_before(e, INT64_MAX);
    (void)pthread_mutex_unlock(&e->lock);
}

void events_close(struct events *e) {
    if (e) {
        (void)pthread_mutex_destroy(&e->lock);
    }
}
