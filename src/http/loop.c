/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "http/inside.h"

int64_t monotonic_us(void) {
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * TIME_SECOND + t.tv_nsec / 1000;
}

static struct loop *loop_new(struct http_server *s) {
    struct loop *l = calloc(1, sizeof *l);
    if (!l) {
        return NULL;
    }
    l->server = s;
    if (pthread_mutex_init(&l->lock, NULL)) {
        free(l);
        return NULL;
    }
    s->config.world->random(s->config.world, &l->id_key, sizeof l->id_key);
    return l;
}

struct loop *loop_here(struct http_server *s) {
    struct loop *l = pthread_getspecific(s->loop_key);
    if (l) {
        return l;
    }
    (void)pthread_mutex_lock(&s->lock); /* also guards world->random while loops are made */
    l = loop_new(s);
    if (l && pthread_setspecific(s->loop_key, l)) {
        (void)pthread_mutex_destroy(&l->lock);
        free(l);
        l = NULL;
    }
    if (l) {
        l->next = s->loops;
        s->loops = l;
    }
    (void)pthread_mutex_unlock(&s->lock);
    return l;
}

static void request_free(struct request *r) {
    arena_free(r->q.arena);
    free(r);
}

void loops_free(struct http_server *s) {
    while (s->loops) {
        struct loop *l = s->loops;
        s->loops = l->next;
        /* connection_close takes the connection off the list, so each turn sees another one. */
        while (l->connections) {
            connection_close(l->connections); // NOLINT(clang-analyzer-unix.Malloc)
        }
        while (l->spare) {
            struct request *r = l->spare;
            l->spare = r->next_spare;
            request_free(r);
        }
        (void)pthread_mutex_destroy(&l->lock);
        free(l);
    }
}

void counter_add(atomic_uint_fast64_t *counter, uint64_t n) {
    uint64_t before = atomic_load_explicit(counter, memory_order_relaxed);
    atomic_store_explicit(counter, before + n, memory_order_relaxed);
}

static void write_peer(struct connection *c, const struct sockaddr *address) {
    const char *text = NULL;
    if (address && address->sa_family == AF_INET) {
        const struct sockaddr_in *v4 = (const void *)address;
        text = inet_ntop(AF_INET, &v4->sin_addr, c->peer, sizeof c->peer);
    } else if (address && address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const void *)address;
        text = inet_ntop(AF_INET6, &v6->sin6_addr, c->peer, sizeof c->peer);
    }
    c->peer_bytes = text ? str_c(text).n : 0;
}

struct connection *connection_open(struct loop *l, struct MHD_Connection *mhd) {
    const union MHD_ConnectionInfo *fd = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
    const union MHD_ConnectionInfo *address =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    struct connection *c = calloc(1, sizeof *c);
    if (!c) {
        return NULL;
    }
    c->loop = l;
    c->fd = fd ? fd->connect_fd : -1;
    c->opened = monotonic_us();
    write_peer(c, address ? address->client_addr : NULL);
    (void)pthread_mutex_lock(&l->lock);
    c->next = l->connections;
    if (c->next) {
        c->next->before = c;
    }
    l->connections = c;
    (void)pthread_mutex_unlock(&l->lock);
    counter_add(&l->opened, 1);
    return c;
}

/* The library closes the socket only after this returns; from then on the watchdog does not know it. */
static void connection_unlink(struct connection *c) {
    struct loop *l = c->loop;
    (void)pthread_mutex_lock(&l->lock);
    if (c->before) {
        c->before->next = c->next;
    } else {
        l->connections = c->next;
    }
    if (c->next) {
        c->next->before = c->before;
    }
    (void)pthread_mutex_unlock(&l->lock);
}

void connection_close(struct connection *c) {
    connection_unlink(c);
    if (c->request) {
        request_put_back(c->request);
    }
    counter_add(&c->loop->closed, 1);
    free(c);
}

void connection_phase(struct connection *c, enum phase phase) {
    unsigned before = atomic_load_explicit(&c->state, memory_order_relaxed);
    atomic_store_explicit(&c->state, ((before >> 3) + 1) << 3 | (unsigned)phase, memory_order_relaxed);
}

static struct request *request_new(struct loop *l) {
    struct request *r = l->spare;
    if (r) {
        l->spare = r->next_spare;
        return r;
    }
    r = calloc(1, sizeof *r);
    if (r) {
        r->q.arena = arena_new();
    }
    return r;
}

/* Unpredictable enough for a name in a log: a keyed hash of a counter. */
static void write_id(struct loop *l, char id[ID_BYTES + 1]) {
    static const char digits[] = "0123456789abcdef";
    uint64_t count = l->id_count++;
    uint64_t value = str_hash(str_n((const char *)&count, sizeof count), l->id_key);
    for (size_t i = 0; i < ID_BYTES; i++, value >>= 4) {
        id[i] = digits[value & 15];
    }
    id[ID_BYTES] = '\0';
}

struct request *request_take(struct connection *c) {
    struct request *r = request_new(c->loop);
    if (!r) {
        return NULL;
    }
    struct arena *arena = r->q.arena;
    /* Not the whole struct: the gate's table of fields is large and is counted, not cleared. */
    r->q = (struct http_request){.arena = arena, .connection = r};
    r->connection = c;
    r->next_spare = NULL;
    r->stage = STAGE_LINE;
    r->gate.fields_count = 0;
    r->refusal = (struct gate_refusal){0, 0};
    r->body_seen = 0;
    r->close = r->counted = r->moved = false;
    r->pending = NULL;
    r->status = 0;
    r->sent_bytes = 0;
    r->started = monotonic_us();
    write_id(c->loop, r->id);
    r->q.id = str_n(r->id, ID_BYTES);
    c->request = r;
    return r;
}

void request_put_back(struct request *r) {
    struct loop *l = r->connection->loop;
    r->connection->request = NULL;
    arena_reset(r->q.arena);
    r->next_spare = l->spare;
    l->spare = r;
}
