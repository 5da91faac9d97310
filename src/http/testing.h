/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * testing: a server on a free port and a client that sends whatever bytes it is told, for the tests of
 * this room. Functions are static, because each test is a program of its own; nothing of it is in the
 * library. A failing call of the system fails the test.
 *
 * Threads: the handler runs in the server's; counters are atomics.
 */
#ifndef WAYMARK_HTTP_TESTING_H
#define WAYMARK_HTTP_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/http.h"

#define TESTING_UNUSED __attribute__((unused))

/* How long a test waits for something that should come at once. */
enum { PATIENCE_MS = 5000 };

struct fixture {
    struct arena *arena;
    struct world world;
    struct http_server *server;
    struct http_entity *entity; /* served at /entity */
    atomic_int handled;         /* calls of the handler */
    atomic_int done;            /* calls of done */
    atomic_int last_status;     /* of done */
    struct http_pending *_Atomic pending;
};

/* Everything that a handler is given, as text: one line a thing. */
TESTING_UNUSED static void handle_echo(const struct http_request *q, struct http_response *r) {
    buf b = buf_new(q->arena);
    buf_fmt(&b, "method=%s\npath=%.*s\npeer=%.*s\n", http_method_name(q->method), STR_ARG(q->path),
            STR_ARG(q->peer));
    for (size_t i = 0; i < q->query.list.n; i++) {
        const struct http_parameter *p = &q->query.list.at[i];
        buf_fmt(&b, "query %.*s=%.*s\n", STR_ARG(p->name), STR_ARG(p->value));
    }
    for (size_t i = 0; i < q->form.list.n; i++) {
        const struct http_parameter *p = &q->form.list.at[i];
        buf_fmt(&b, "form %.*s=%.*s\n", STR_ARG(p->name), STR_ARG(p->value));
    }
    buf_fmt(&b, "x=%.*s\ncookie=%.*s\nbody=%zu\n", STR_ARG(http_header(q, "x-test")),
            STR_ARG(http_cookie(q, "c")), q->body.n);
    http_respond(r, 200, STR("text/plain; charset=utf-8"), buf_str(&b));
}

TESTING_UNUSED static void handle_later(void *context, const struct http_request *q,
                                        struct http_response *r) {
    (void)context;
    str parts[] = {STR("later "), q->path};
    http_respond(r, 200, STR("text/plain"), arena_join(q->arena, parts, 2));
}

TESTING_UNUSED static void handle(void *context, const struct http_request *q, struct http_response *r) {
    struct fixture *f = context;
    atomic_fetch_add(&f->handled, 1);
    if (str_eq(q->path, STR("/entity"))) {
        http_respond_entity(r, f->entity);
    } else if (str_eq(q->path, STR("/wait"))) {
        atomic_store(&f->pending, http_suspend(q, handle_later, f));
    } else if (str_eq(q->path, STR("/missing"))) {
        http_respond(r, 404, STR(""), STR(""));
    } else if (str_eq(q->path, STR("/nothing"))) {
        return;
    } else if (str_eq(q->path, STR("/see"))) {
        http_redirect(r, 303, http_parameter(&q->query, "to"));
    } else if (str_eq(q->path, STR("/big"))) {
        size_t n = 16u << 20;
        http_respond(r, 200, STR("text/plain"), str_n(arena_alloc(q->arena, n), n));
    } else {
        handle_echo(q, r);
    }
}

TESTING_UNUSED static void error_page(void *context, const struct http_request *q, uint16_t status,
                                      const char *reason, struct http_response *r) {
    (void)context;
    str parts[] = {STR("PAGE "), str_c(reason), STR(" id="), q->id};
    http_respond(r, status, STR("text/plain; charset=utf-8"), arena_join(q->arena, parts, 4));
}

TESTING_UNUSED static void count_done(void *context, const struct http_outcome *o) {
    struct fixture *f = context;
    atomic_store(&f->last_status, o->status);
    atomic_fetch_add(&f->done, 1);
}

/* A server with the handler above. `config` may name limits; NULL for none. */
TESTING_UNUSED static void fixture_start(struct fixture *f, const struct http_config *config) {
    memset(f, 0, sizeof *f);
    f->arena = arena_new();
    f->world = world_real();
    buf body = buf_new(f->arena);
    for (int i = 0; i < 400; i++) {
        buf_fmt(&body, "<p>paragraph %d of the page</p>\n", i);
    }
    struct http_entity_spec spec = {.type = STR("text/html; charset=utf-8"),
                                    .body = buf_str(&body),
                                    .cache = STR("no-cache"),
                                    .modified = 1767225600 * TIME_SECOND,
                                    .compress = true};
    assert_false(failed(http_entity_new(f->arena, &spec, &f->entity)));
    struct http_config c = config ? *config : (struct http_config){0};
    c.address = c.address.n ? c.address : STR("127.0.0.1");
    c.threads = c.threads ? c.threads : 2;
    c.world = &f->world;
    c.context = f;
    c.handler = c.handler ? c.handler : handle;
    c.error_page = error_page;
    c.done = count_done;
    err e = http_server_start(f->arena, &c, &f->server);
    if (failed(e)) {
        fail_msg("%s", e.message);
    }
}

TESTING_UNUSED static void fixture_stop(struct fixture *f) {
    http_server_stop(f->server, 2 * TIME_SECOND);
    http_entity_free(f->entity);
    arena_free(f->arena);
}

TESTING_UNUSED static int dial(const struct fixture *f) {
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(http_server_port(f->server))};
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_true(fd >= 0);
    assert_int_equal(connect(fd, (const struct sockaddr *)&at, sizeof at), 0);
    return fd;
}

/* Sends all of it; a connection that the server has closed meanwhile is not the client's mistake. */
TESTING_UNUSED static void send_str(int fd, str s) {
    while (s.n) {
        ssize_t n = send(fd, s.p, s.n, MSG_NOSIGNAL);
        if (n <= 0) {
            return;
        }
        s = str_from(s, (size_t)n);
    }
}

/* What comes until the server closes the connection, or is silent for `silence_ms` after it said something. */
TESTING_UNUSED static str receive(struct arena *a, int fd, int silence_ms, bool *ret_closed) {
    buf b = buf_new(a);
    struct pollfd p = {.fd = fd, .events = POLLIN};
    *ret_closed = false;
    while (poll(&p, 1, b.n ? silence_ms : PATIENCE_MS) > 0) {
        char part[4096];
        ssize_t n = recv(fd, part, sizeof part, 0);
        if (n <= 0) {
            *ret_closed = true;
            break;
        }
        buf_add(&b, str_n(part, (size_t)n));
    }
    return buf_str(&b);
}

/* One answer: everything up to the end of its body. Needs a Content-Length. */
TESTING_UNUSED static str receive_one(struct arena *a, int fd) {
    buf b = buf_new(a);
    struct pollfd p = {.fd = fd, .events = POLLIN};
    size_t whole = SIZE_MAX;
    while (b.n < whole && poll(&p, 1, PATIENCE_MS) > 0) {
        char part[1];
        ssize_t n = recv(fd, part, sizeof part, 0);
        if (n <= 0) {
            break;
        }
        buf_add(&b, str_n(part, (size_t)n));
        str got = buf_str(&b);
        size_t length = str_find(got, STR("Content-Length: "));
        if (whole == SIZE_MAX && str_ends(got, STR("\r\n\r\n")) && length != SIZE_MAX) {
            str rest = str_from(got, length + 16);
            uint64_t bytes = 0;
            assert_true(str_to_u64(str_line(&rest), 1u << 30, &bytes));
            whole = b.n + (size_t)bytes;
        }
    }
    return buf_str(&b);
}

/* A connection of its own for some bytes; the answer until close or silence. */
TESTING_UNUSED static str ask(struct fixture *f, str bytes, bool *ret_closed) {
    int fd = dial(f);
    send_str(fd, bytes);
    str answer = receive(f->arena, fd, 400, ret_closed);
    (void)close(fd);
    return answer;
}

/* A GET with more header lines, each with its CR LF. The server closes after it. */
TESTING_UNUSED static str get(struct fixture *f, const char *path, const char *lines) {
    bool closed = false;
    str parts[] = {STR("GET "), str_c(path), STR(" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"),
                   str_c(lines), STR("\r\n")};
    int fd = dial(f);
    send_str(fd, arena_join(f->arena, parts, COUNT_OF(parts)));
    str answer = receive(f->arena, fd, PATIENCE_MS, &closed);
    (void)close(fd);
    assert_true(closed);
    return answer;
}

/* The status of the first answer in it; 0 when there is none. */
TESTING_UNUSED static unsigned status_of(str answer) {
    uint64_t status = 0;
    if (!str_starts(answer, STR("HTTP/1.1 ")) || !str_to_u64(str_sub(answer, 9, 3), 999, &status)) {
        return 0;
    }
    return (unsigned)status;
}

TESTING_UNUSED static size_t answers_count(str s) {
    size_t count = 0;
    for (size_t at = str_find(s, STR("HTTP/1.1 ")); at != SIZE_MAX; at = str_find(s, STR("HTTP/1.1 "))) {
        s = str_from(s, at + 9);
        count++;
    }
    return count;
}

TESTING_UNUSED static str header_of(str answer, const char *name) {
    str rest = answer;
    for (str line = str_line(&rest); line.n; line = str_line(&rest)) {
        str value = line;
        str its_name = str_split(&value, ':');
        if (str_eq_nocase(its_name, str_c(name))) {
            return str_trim(value);
        }
    }
    return STR("");
}

TESTING_UNUSED static str body_of(str answer) {
    size_t end = str_find(answer, STR("\r\n\r\n"));
    return end == SIZE_MAX ? STR("") : str_from(answer, end + 4);
}

TESTING_UNUSED static void assert_contains(str whole, const char *part) {
    if (!str_contains(whole, str_c(part))) {
        fail_msg("\"%s\" is not in:\n%.*s", part, STR_ARG(whole));
    }
}

/* Waits for a number that another thread counts up. */
TESTING_UNUSED static bool becomes(atomic_int *number, int wanted) {
    for (int i = 0; i < PATIENCE_MS && atomic_load(number) != wanted; i++) {
        struct timespec nap = {.tv_nsec = 1000 * 1000};
        (void)nanosleep(&nap, NULL);
    }
    return atomic_load(number) == wanted;
}

#endif
