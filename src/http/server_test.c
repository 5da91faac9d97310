/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "http/testing.h"

#include <pthread.h>
#include <sys/resource.h>

#define HOST "Host: localhost\r\n"

static int start(void **state) {
    static struct fixture f;
    fixture_start(&f, NULL);
    *state = &f;
    return 0;
}

static int stop(void **state) {
    fixture_stop(*state);
    return 0;
}

static void answers_get(void **state) {
    struct fixture *f = *state;
    str answer = get(f, "/echo/%C3%A4?a=1&b=x+y%2B&a=2", "X-Test:  v \r\nCookie: b=1; c=two; d=3\r\n");
    assert_int_equal(status_of(answer), 200);
    assert_contains(answer, "method=GET\npath=/echo/\303\244\npeer=127.0.0.1\n");
    assert_contains(answer, "query a=1\nquery b=x y+\nquery a=2\nx=v\ncookie=two\nbody=0\n");
    assert_int_equal(answers_count(answer), 1);
}

static void sends_security_headers(void **state) {
    static const char *const paths[] = {"/echo", "/entity", "/missing", "/see?to=/x"};
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        str answer = get(*state, paths[i], "");
        assert_contains(header_of(answer, "Content-Security-Policy"), "default-src 'none'; style-src 'self'");
        assert_contains(header_of(answer, "Content-Security-Policy"), "frame-ancestors 'none'");
        assert_contains(header_of(answer, "X-Content-Type-Options"), "nosniff");
        assert_contains(header_of(answer, "Referrer-Policy"), "same-origin");
        assert_contains(header_of(answer, "Cross-Origin-Opener-Policy"), "same-origin");
        assert_contains(header_of(answer, "Cross-Origin-Resource-Policy"), "same-origin");
        assert_contains(header_of(answer, "Permissions-Policy"), "camera=()");
        assert_true(header_of(answer, "Date").n > 0);
        assert_int_equal(header_of(answer, "Server").n, 0);
        assert_int_equal(header_of(answer, "Strict-Transport-Security").n, 0);
    }
    assert_contains(header_of(get(*state, "/echo", ""), "Cache-Control"), "no-store");
}

static void answers_head_without_body(void **state) {
    struct fixture *f = *state;
    bool closed;
    str answer = ask(f, STR("HEAD /entity HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n"), &closed);
    str whole = get(f, "/entity", "");
    assert_int_equal(status_of(answer), 200);
    assert_int_equal(body_of(answer).n, 0);
    assert_true(str_eq(header_of(answer, "Content-Length"), header_of(whole, "Content-Length")));
    assert_true(str_eq(header_of(answer, "ETag"), header_of(whole, "ETag")));
    answer = ask(f, STR("HEAD /echo HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n"), &closed);
    assert_int_equal(body_of(answer).n, 0);
    assert_contains(answer, "Content-Length: ");
}

static void reads_forms(void **state) {
    struct fixture *f = *state;
    bool closed;
    str answer = ask(f,
                     STR("POST /echo?q=1 HTTP/1.1\r\n" HOST
                         "Content-Type: application/X-www-form-urlencoded; charset=utf-8\r\n"
                         "Content-Length: 28\r\n\r\nname=J%C3%A4n+a&empty=&text="),
                     &closed);
    assert_contains(answer, "method=POST\n");
    assert_contains(answer, "query q=1\nform name=J\303\244n a\nform empty=\nform text=\n");
    assert_contains(answer, "body=28\n");
    answer =
        ask(f, STR("POST /echo HTTP/1.1\r\n" HOST "Content-Type: text/plain\r\nContent-Length: 3\r\n\r\na=b"),
            &closed);
    assert_false(str_contains(answer, STR("form ")));
    answer = ask(f,
                 STR("POST /echo HTTP/1.1\r\n" HOST "Content-Type: application/x-www-form-urlencoded\r\n"
                     "Content-Length: 5\r\n\r\na=%00"),
                 &closed);
    assert_int_equal(status_of(answer), 400);
    assert_true(closed);
}

static void reads_chunked_forms(void **state) {
    bool closed;
    str answer =
        ask(*state,
            STR("POST /echo HTTP/1.1\r\n" HOST "Content-Type: application/x-www-form-urlencoded\r\n"
                "Transfer-Encoding: chunked\r\n\r\n2\r\na=\r\n3;x=y\r\nb%4\r\n1\r\n3\r\n0\r\nT: t\r\n\r\n"),
            &closed);
    assert_contains(answer, "form a=bC\n");
    assert_true(closed);
}

static void says_continue(void **state) {
    struct fixture *f = *state;
    bool closed;
    int fd = dial(f);
    send_str(fd, STR("POST /echo HTTP/1.1\r\n" HOST "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n"));
    assert_contains(receive(f->arena, fd, 300, &closed), "HTTP/1.1 100 Continue");
    send_str(fd, STR("abc"));
    assert_contains(receive_one(f->arena, fd), "body=3\n");
    (void)close(fd);
}

static str post_of(struct arena *a, size_t declared, size_t sent, const char *lines) {
    buf b = buf_new(a);
    buf_fmt(&b, "POST /echo HTTP/1.1\r\n" HOST "%sContent-Length: %zu\r\n\r\n", lines, declared);
    for (size_t i = 0; i < sent; i++) {
        buf_byte(&b, 'x');
    }
    return buf_str(&b);
}

static void limits_bodies(void **state) {
    struct fixture *f = *state;
    bool closed;
    size_t max = HTTP_BODY_BYTES_MAX;
    assert_int_equal(status_of(ask(f, post_of(f->arena, max, max, ""), &closed)), 200);
    str answer = ask(f, post_of(f->arena, max + 1, max + 1, ""), &closed);
    assert_int_equal(status_of(answer), 413);
    assert_contains(answer, "PAGE ");
    assert_true(closed);
    /* A larger one, which the client sends whole before it reads. */
    answer = ask(f, post_of(f->arena, HTTP_DROPPED_BYTES_MAX, HTTP_DROPPED_BYTES_MAX, ""), &closed);
    assert_int_equal(status_of(answer), 413);
    /* One that asks first is told at once, and so is one that is not worth reading. */
    answer = ask(f, post_of(f->arena, max + 1, 0, "Expect: 100-continue\r\n"), &closed);
    assert_int_equal(status_of(answer), 413);
    answer = ask(f, post_of(f->arena, (size_t)1 << 40, 0, ""), &closed);
    assert_int_equal(status_of(answer), 413);
    assert_true(closed);
}

static void limits_chunked_bodies(void **state) {
    struct fixture *f = *state;
    bool closed;
    buf b = buf_new(f->arena);
    buf_c(&b, "400\r\n");
    for (int i = 0; i < 1024; i++) {
        buf_byte(&b, 'x');
    }
    buf_c(&b, "\r\n");
    str chunk = buf_str(&b), head = STR("POST /echo HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n");
    int before = atomic_load(&f->handled);
    int over = dial(f), endless = dial(f);
    send_str(over, head);
    for (size_t i = 0; i <= HTTP_BODY_BYTES_MAX / 1024; i++) {
        send_str(over, chunk);
    }
    send_str(over, STR("0\r\n\r\n"));
    assert_int_equal(status_of(receive(f->arena, over, PATIENCE_MS, &closed)), 413);
    assert_true(closed);
    send_str(endless, head);
    for (size_t i = 0; i <= 2 * HTTP_DROPPED_BYTES_MAX / 1024; i++) {
        send_str(endless, chunk);
    }
    assert_int_equal(receive(f->arena, endless, PATIENCE_MS, &closed).n, 0);
    assert_true(closed);
    assert_int_equal(atomic_load(&f->handled), before);
    (void)close(over);
    (void)close(endless);
}

static void keeps_connections(void **state) {
    struct fixture *f = *state;
    struct http_counters before, after;
    http_server_counters(f->server, &before);
    int fd = dial(f);
    for (int i = 0; i < 20; i++) {
        send_str(fd, i % 2 ? STR("GET /entity HTTP/1.1\r\n" HOST "\r\n")
                           : STR("GET /echo HTTP/1.1\r\n" HOST "\r\n"));
        str answer = receive_one(f->arena, fd);
        assert_int_equal(status_of(answer), 200);
        assert_int_equal(header_of(answer, "Connection").n, 0);
    }
    http_server_counters(f->server, &after);
    assert_int_equal(after.connections_total - before.connections_total, 1);
    (void)close(fd);
}

static void answers_pipelined_requests_in_order(void **state) {
    struct fixture *f = *state;
    bool closed;
    str answer = ask(f,
                     STR("GET /echo?n=1 HTTP/1.1\r\n" HOST "\r\n"
                         "POST /echo?n=2 HTTP/1.1\r\n" HOST "Content-Length: 4\r\n\r\nGET "
                         "GET /entity HTTP/1.1\r\n" HOST "If-None-Match: *\r\n\r\n"
                         "GET /echo?n=3 HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n"),
                     &closed);
    assert_int_equal(answers_count(answer), 4);
    assert_true(closed);
    size_t one = str_find(answer, STR("query n=1")), two = str_find(answer, STR("query n=2"));
    size_t page = str_find(answer, STR("304 Not")), three = str_find(answer, STR("query n=3"));
    assert_true(one < two && two < page && page < three && three != SIZE_MAX);
}

static void serves_entities(void **state) {
    struct fixture *f = *state;
    str plain = get(f, "/entity", ""), gzip = get(f, "/entity", "Accept-Encoding: gzip\r\n");
    str brotli = get(f, "/entity", "Accept-Encoding: gzip, deflate, br\r\n");
    assert_contains(body_of(plain), "<p>paragraph 399 of the page</p>");
    assert_contains(header_of(gzip, "Content-Encoding"), "gzip");
    assert_contains(header_of(brotli, "Content-Encoding"), "br");
    assert_contains(header_of(plain, "Vary"), "Accept-Encoding");
    assert_contains(header_of(plain, "Last-Modified"), "Thu, 01 Jan 2026 00:00:00 GMT");
    assert_true(body_of(brotli).n < body_of(gzip).n && body_of(gzip).n < body_of(plain).n);
    assert_true(str_starts(body_of(gzip), str_n("\x1f\x8b", 2)));
    assert_false(str_eq(header_of(plain, "ETag"), header_of(gzip, "ETag")));
    assert_false(str_eq(header_of(brotli, "ETag"), header_of(gzip, "ETag")));
    assert_int_equal(
        header_of(get(f, "/entity", "Accept-Encoding: br;q=0, *;q=0.5, gzip;q=0\r\n"), "Content-Encoding").n,
        0);
}

static void answers_not_modified(void **state) {
    struct fixture *f = *state;
    str plain = get(f, "/entity", "");
    str tag = header_of(plain, "ETag");
    str lines[] = {STR("If-None-Match: \"x\", W/"), tag, STR("\r\n")};
    str answer = get(f, "/entity", arena_z(f->arena, arena_join(f->arena, lines, 3)));
    assert_int_equal(status_of(answer), 304);
    assert_int_equal(body_of(answer).n, 0);
    assert_true(str_eq(header_of(answer, "ETag"), tag));
    assert_int_equal(header_of(answer, "Content-Type").n, 0);
    assert_true(str_eq(header_of(answer, "Content-Length"), header_of(plain, "Content-Length")));
    /* The tag is the plain form's: a client that now takes gzip has no good copy of that. */
    lines[2] = STR("\r\nAccept-Encoding: gzip\r\n");
    assert_int_equal(status_of(get(f, "/entity", arena_z(f->arena, arena_join(f->arena, lines, 3)))), 200);
    assert_int_equal(status_of(get(f, "/entity", "If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT\r\n")),
                     304);
    assert_int_equal(status_of(get(f, "/entity", "If-Modified-Since: Wed, 31 Dec 2025 23:59:59 GMT\r\n")),
                     200);
    assert_int_equal(
        status_of(get(f, "/entity",
                      "If-None-Match: \"x\"\r\nIf-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT\r\n")),
        200);
    assert_int_equal(status_of(get(f, "/entity", "Range: bytes=0-3\r\n")), 200);
}

static void shows_error_pages(void **state) {
    struct fixture *f = *state;
    str answer = get(f, "/missing", "");
    assert_int_equal(status_of(answer), 404);
    assert_contains(body_of(answer), "PAGE Not Found id=");
    answer = get(f, "/nothing", ""); /* a handler that fills in nothing */
    assert_int_equal(status_of(answer), 500);
    assert_contains(body_of(answer), "PAGE ");
}

static void redirects(void **state) {
    struct fixture *f = *state;
    str answer = get(f, "/see?to=/a%20b/%C3%A4?x=%0D%0ASet-Cookie:y", "");
    assert_int_equal(status_of(answer), 303);
    assert_contains(header_of(answer, "Location"), "/a%20b/%C3%A4?x=%0D%0ASet-Cookie:y");
    assert_int_equal(header_of(answer, "Set-Cookie").n, 0);
    assert_int_equal(status_of(get(f, "/see?to=https://a.example/", "")), 303);
    assert_int_equal(status_of(get(f, "/see?to=//a.example/", "")), 500);
    assert_int_equal(status_of(get(f, "/see?to=/%5Ca.example/", "")), 500);
    assert_int_equal(status_of(get(f, "/see?to=javascript:alert(1)", "")), 500);
}

static void tidies_paths(void **state) {
    struct fixture *f = *state;
    str answer = get(f, "//a/./b%2F../%C3%A4/?q=1&r=%20", "");
    assert_int_equal(status_of(answer), 308);
    assert_contains(header_of(answer, "Location"), "/a/%C3%A4/?q=1&r=%20");
    answer = get(f, "//evil.example/%2e%2e/%2e%2e//x", "");
    assert_int_equal(status_of(answer), 308);
    assert_true(str_eq(header_of(answer, "Location"), STR("/x")));
}

static void tells_the_outcome(void **state) {
    struct fixture *f = *state;
    struct http_counters before, after;
    http_server_counters(f->server, &before);
    int done = atomic_load(&f->done);
    (void)get(f, "/missing", "");
    assert_true(becomes(&f->done, done + 1));
    assert_int_equal(atomic_load(&f->last_status), 404);
    (void)get(f, "/entity", "");
    assert_true(becomes(&f->done, done + 2));
    http_server_counters(f->server, &after);
    assert_int_equal(after.requests - before.requests, 2);
    assert_int_equal(after.by_status_class[4] - before.by_status_class[4], 1);
    assert_int_equal(after.by_status_class[2] - before.by_status_class[2], 1);
    assert_true(after.bytes_sent - before.bytes_sent > 10000);
}

/* Suspended requests are resumed from here, one before and one after others on other connections. */
static void waits_and_resumes(void **state) {
    struct fixture *f = *state;
    for (int i = 0; i < 30; i++) {
        atomic_store(&f->pending, NULL);
        int fd = dial(f);
        send_str(fd, STR("GET /wait HTTP/1.1\r\n" HOST "\r\nGET /echo?after HTTP/1.1\r\n" HOST "\r\n"));
        struct http_pending *p = NULL;
        while (!p) {
            p = atomic_exchange(&f->pending, NULL);
        }
        if (i % 3 == 0) {
            assert_int_equal(status_of(get(f, "/echo", "")), 200);
        }
        http_resume(p);
        str answer = receive_one(f->arena, fd);
        assert_contains(answer, "later /wait");
        assert_contains(receive_one(f->arena, fd), "query after=");
        (void)close(fd);
    }
}

static void survives_a_client_that_leaves_while_waiting(void **state) {
    struct fixture *f = *state;
    int fd = dial(f);
    atomic_store(&f->pending, NULL);
    send_str(fd, STR("GET /wait HTTP/1.1\r\n" HOST "\r\n"));
    struct http_pending *p = NULL;
    while (!p) {
        p = atomic_exchange(&f->pending, NULL);
    }
    (void)close(fd);
    int done = atomic_load(&f->done);
    http_resume(p);
    assert_true(becomes(&f->done, done + 1));
    assert_int_equal(status_of(get(f, "/echo", "")), 200);
}

struct crowd {
    struct fixture *f;
    atomic_int good;
};

static void *crowd_member(void *context) {
    struct crowd *crowd = context;
    struct arena *a = arena_new();
    int fd = dial(crowd->f);
    for (int i = 0; i < 100; i++) {
        send_str(fd, i % 3 ? STR("GET /entity HTTP/1.1\r\n" HOST "Accept-Encoding: br\r\n\r\n")
                           : STR("POST /echo HTTP/1.1\r\n" HOST "Content-Length: 2\r\n\r\nab"));
        if (status_of(receive_one(a, fd)) == 200) {
            atomic_fetch_add(&crowd->good, 1);
        }
    }
    (void)close(fd);
    arena_free(a);
    return NULL;
}

static void serves_many_at_once(void **state) {
    struct crowd crowd = {.f = *state};
    pthread_t threads[8];
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, crowd_member, &crowd), 0);
    }
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        (void)pthread_join(threads[i], NULL);
    }
    assert_int_equal(atomic_load(&crowd.good), 800);
}

static void knows_the_proxy(void **state) {
    (void)state;
    struct fixture f;
    struct http_config c = {.https_in_front = true, .trusted_proxy = STR("127.0.0.1"), .threads = 1};
    fixture_start(&f, &c);
    str answer = get(&f, "/echo", "X-Forwarded-For: 10.0.0.1, 2001:db8::7\r\n");
    assert_contains(answer, "peer=2001:db8::7\n");
    assert_contains(header_of(answer, "Strict-Transport-Security"), "max-age=");
    assert_contains(header_of(get(&f, "/entity", ""), "Strict-Transport-Security"), "max-age=");
    assert_contains(get(&f, "/echo", "X-Forwarded-For: nonsense\r\n"), "peer=127.0.0.1\n");
    fixture_stop(&f);
    c.trusted_proxy = STR("192.0.2.1");
    fixture_start(&f, &c);
    assert_contains(get(&f, "/echo", "X-Forwarded-For: 10.0.0.1\r\n"), "peer=127.0.0.1\n");
    fixture_stop(&f);
}

static void limits_connections_of_one_address(void **state) {
    (void)state;
    struct fixture f;
    struct http_config c = {.threads = 2, .connections_per_address = 3};
    fixture_start(&f, &c);
    int open[3];
    for (size_t i = 0; i < COUNT_OF(open); i++) {
        open[i] = dial(&f);
        send_str(open[i], STR("GET /echo HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        assert_int_equal(status_of(receive_one(f.arena, open[i])), 200);
    }
    bool closed = false;
    int fourth = dial(&f);
    (void)send(fourth, "GET /echo HTTP/1.1\r\n", 20, MSG_NOSIGNAL);
    assert_int_equal(receive(f.arena, fourth, PATIENCE_MS, &closed).n, 0);
    assert_true(closed);
    close(fourth);
    for (size_t i = 0; i < COUNT_OF(open); i++) {
        close(open[i]);
    }
    fixture_stop(&f);
    c.trusted_proxy = STR("127.0.0.1");
    fixture_start(&f, &c);
    for (size_t i = 0; i < COUNT_OF(open); i++) {
        open[i] = dial(&f);
    }
    assert_int_equal(status_of(get(&f, "/echo", "")), 200);
    for (size_t i = 0; i < COUNT_OF(open); i++) {
        close(open[i]);
    }
    fixture_stop(&f);
}

static void says_why_it_cannot_listen(void **state) {
    struct fixture *f = *state;
    struct arena *a = arena_new();
    struct http_server *s = NULL;
    struct http_config c = {.address = STR("127.0.0.1"),
                            .port = http_server_port(f->server),
                            .world = &f->world,
                            .handler = handle,
                            .context = f};
    err e = http_server_start(a, &c, &s);
    assert_int_equal(e.code, ERR_IO);
    assert_contains(str_c(e.message), "choose another port");
    c.address = STR("localhost");
    assert_int_equal(http_server_start(a, &c, &s).code, ERR_INPUT);
    c = (struct http_config){.address = STR("203.0.113.77"), .world = &f->world, .handler = handle};
    assert_int_equal(http_server_start(a, &c, &s).code, ERR_IO);
    assert_null(s);
    arena_free(a);
}

static void listens_on_ipv6(void **state) {
    struct fixture *f = *state;
    struct arena *a = arena_new();
    struct http_server *s = NULL;
    struct http_config c = {
        .address = STR("::1"), .world = &f->world, .handler = handle, .context = f, .threads = 1};
    err e = http_server_start(a, &c, &s);
    if (!failed(e)) { /* a machine may be without IPv6 */
        struct sockaddr_in6 at = {.sin6_family = AF_INET6,
                                  .sin6_port = htons(http_server_port(s)),
                                  .sin6_addr = IN6ADDR_LOOPBACK_INIT};
        int fd = socket(AF_INET6, SOCK_STREAM, 0);
        assert_int_equal(connect(fd, (const struct sockaddr *)&at, sizeof at), 0);
        send_str(fd, STR("GET /echo HTTP/1.1\r\n" HOST "\r\n"));
        assert_contains(receive_one(a, fd), "peer=::1\n");
        (void)close(fd);
        http_server_stop(s, 0);
    }
    arena_free(a);
}

struct stopping {
    struct fixture *f;
    time_us grace;
};

static void *stop_it(void *context) {
    struct stopping *s = context;
    http_server_stop(s->f->server, s->grace);
    return NULL;
}

/* A request that waits holds the stop up; when it is resumed in time it gets its answer. */
static void stops_after_the_answers_under_way(void **state) {
    (void)state;
    struct fixture f;
    struct stopping s = {&f, 5 * TIME_SECOND};
    pthread_t thread;
    fixture_start(&f, NULL);
    int fd = dial(&f), idle = dial(&f);
    send_str(fd, STR("GET /wait HTTP/1.1\r\n" HOST "\r\n"));
    assert_true(becomes(&f.handled, 1));
    assert_int_equal(pthread_create(&thread, NULL, stop_it, &s), 0);
    struct timespec nap = {.tv_nsec = 100 * 1000 * 1000};
    (void)nanosleep(&nap, NULL);
    http_resume(atomic_load(&f.pending));
    str answer = receive_one(f.arena, fd);
    assert_contains(answer, "later /wait");
    assert_contains(header_of(answer, "Connection"), "close");
    (void)pthread_join(thread, NULL);
    (void)close(fd);
    (void)close(idle);
    http_entity_free(f.entity);
    arena_free(f.arena);
}

/* One that is not resumed is told 503, and a late http_resume finds nothing broken. */
static void stops_when_the_grace_is_over(void **state) {
    (void)state;
    struct fixture f;
    struct stopping s = {&f, TIME_SECOND / 5};
    pthread_t thread;
    fixture_start(&f, NULL);
    int fd = dial(&f);
    send_str(fd, STR("GET /wait HTTP/1.1\r\n" HOST "\r\n"));
    assert_true(becomes(&f.handled, 1));
    assert_int_equal(pthread_create(&thread, NULL, stop_it, &s), 0);
    str answer = receive_one(f.arena, fd);
    assert_int_equal(status_of(answer), 503);
    assert_contains(answer, "PAGE ");
    (void)pthread_join(thread, NULL);
    http_resume(atomic_load(&f.pending));
    (void)close(fd);
    http_entity_free(f.entity);
    arena_free(f.arena);
}

/* Seconds until the server closes the connection. */
static double seconds_until_closed(int fd) {
    struct timespec a, b;
    char part[65536];
    (void)clock_gettime(CLOCK_MONOTONIC, &a);
    while (recv(fd, part, sizeof part, 0) > 0) {
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &b);
    return (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9;
}

struct drip {
    int fd;
    str bytes;
    atomic_bool over;
};

/* A byte every fifth of a second, over and over. */
static void *drip(void *context) {
    struct drip *d = context;
    struct timespec nap = {.tv_nsec = 200 * 1000 * 1000};
    for (size_t i = 0; !atomic_load(&d->over); i++) {
        send_str(d->fd, str_sub(d->bytes, i % d->bytes.n, 1));
        (void)nanosleep(&nap, NULL);
    }
    return NULL;
}

static double cut_after(struct fixture *f, str first, str dripped) {
    struct drip d = {.fd = dial(f), .bytes = dripped};
    pthread_t thread;
    send_str(d.fd, first);
    assert_int_equal(pthread_create(&thread, NULL, drip, &d), 0);
    double seconds = seconds_until_closed(d.fd);
    atomic_store(&d.over, true);
    (void)pthread_join(thread, NULL);
    (void)close(d.fd);
    return seconds;
}

static void cuts_slow_clients(void **state) {
    (void)state;
    struct fixture f;
    struct http_config c = {.header_seconds = 1};
    struct http_counters counters;
    fixture_start(&f, &c);
    double header = cut_after(&f, STR("GET /echo HTTP/1.1\r\nX: "), STR("x"));
    double silent = cut_after(&f, STR(""), STR("G"));
    double later = cut_after(&f, STR("GET /echo HTTP/1.1\r\n" HOST "\r\nGET "), STR("/x"));
    double body = cut_after(&f, STR("POST /echo HTTP/1.1\r\n" HOST "Content-Length: 5000\r\n\r\n"), STR("x"));
    assert_true(header > 0.9 && header < 3 && silent > 0.9 && silent < 3);
    assert_true(later > 0.9 && later < 4);
    assert_true(body > 0.9 && body < 4);
    http_server_counters(f.server, &counters);
    assert_int_equal(counters.cut, 4);
    assert_int_equal(atomic_load(&f.handled), 1);
    fixture_stop(&f);
}

static void spares_honest_clients(void **state) {
    (void)state;
    struct fixture f;
    struct http_config c = {.header_seconds = 1};
    struct http_counters counters;
    fixture_start(&f, &c);
    struct timespec nap = {.tv_sec = 3};
    int idle = dial(&f), waiting = dial(&f);
    send_str(idle, STR("GET /echo HTTP/1.1\r\n" HOST "\r\n"));
    assert_int_equal(status_of(receive_one(f.arena, idle)), 200);
    send_str(waiting, STR("GET /wait HTTP/1.1\r\n" HOST "\r\n"));
    (void)nanosleep(&nap, NULL);
    send_str(idle, STR("GET /echo HTTP/1.1\r\n" HOST "\r\n"));
    assert_int_equal(status_of(receive_one(f.arena, idle)), 200);
    http_resume(atomic_load(&f.pending));
    assert_contains(receive_one(f.arena, waiting), "later");
    http_server_counters(f.server, &counters);
    assert_int_equal(counters.cut, 0);
    (void)close(idle);
    (void)close(waiting);
    fixture_stop(&f);
}

/* One that asks for much and reads nothing. */
static void cuts_clients_that_do_not_read(void **state) {
    (void)state;
    struct fixture f;
    struct http_config c = {.header_seconds = 1};
    struct http_counters counters;
    fixture_start(&f, &c);
    int fd = dial(&f);
    send_str(fd, STR("GET /big HTTP/1.1\r\n" HOST "\r\n"));
    assert_true(becomes(&f.done, 1));
    http_server_counters(f.server, &counters);
    assert_int_equal(counters.cut, 1);
    (void)close(fd);
    fixture_stop(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_get),
        cmocka_unit_test(sends_security_headers),
        cmocka_unit_test(answers_head_without_body),
        cmocka_unit_test(reads_forms),
        cmocka_unit_test(reads_chunked_forms),
        cmocka_unit_test(says_continue),
        cmocka_unit_test(limits_bodies),
        cmocka_unit_test(limits_chunked_bodies),
        cmocka_unit_test(keeps_connections),
        cmocka_unit_test(answers_pipelined_requests_in_order),
        cmocka_unit_test(serves_entities),
        cmocka_unit_test(answers_not_modified),
        cmocka_unit_test(shows_error_pages),
        cmocka_unit_test(redirects),
        cmocka_unit_test(tidies_paths),
        cmocka_unit_test(tells_the_outcome),
        cmocka_unit_test(waits_and_resumes),
        cmocka_unit_test(survives_a_client_that_leaves_while_waiting),
        cmocka_unit_test(serves_many_at_once),
        cmocka_unit_test(knows_the_proxy),
        cmocka_unit_test(says_why_it_cannot_listen),
        cmocka_unit_test(listens_on_ipv6),
        cmocka_unit_test(stops_after_the_answers_under_way),
        cmocka_unit_test(stops_when_the_grace_is_over),
        cmocka_unit_test(limits_connections_of_one_address),
        cmocka_unit_test(cuts_slow_clients),
        cmocka_unit_test(spares_honest_clients),
        cmocka_unit_test(cuts_clients_that_do_not_read),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
