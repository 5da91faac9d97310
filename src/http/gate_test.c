/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Every shape of contracts.md §9 goes to a real server as raw bytes, each on a socket of its own. */
#include "http/testing.h"

#include "http/gate.h"

#define LINE "GET /echo HTTP/1.1\r\n"
#define HOST "Host: localhost\r\n"
#define POST "POST /echo HTTP/1.1\r\n" HOST
/* What follows on the connection must never be read as a request. */
#define SMUGGLED "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"

struct shape {
    const char *name;
    str bytes;
    unsigned status;
};

#define SHAPE(name, bytes, status)                                                                           \
    { name, STR_INIT(bytes), status }

/* Refused by us: our page, the connection closed, the handler never called. */
static const struct shape refused[] = {
    SHAPE("two Content-Length", POST "Content-Length: 3\r\nContent-Length: 5\r\n\r\nabc" SMUGGLED, 400),
    SHAPE("two equal Content-Length", POST "Content-Length: 3\r\ncontent-length: 3\r\n\r\nabc" SMUGGLED, 400),
    SHAPE("length and chunked",
          POST "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" SMUGGLED, 400),
    SHAPE("chunked and length",
          POST "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" SMUGGLED, 400),
    SHAPE("xchunked", POST "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" SMUGGLED, 400),
    SHAPE("chunked, identity", POST "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" SMUGGLED, 400),
    SHAPE("gzip, chunked", POST "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" SMUGGLED, 400),
    SHAPE("identity", POST "Transfer-Encoding: identity\r\n\r\nabc" SMUGGLED, 400),
    SHAPE("empty coding", POST "Transfer-Encoding:\r\n\r\nabc" SMUGGLED, 400),
    SHAPE("quoted chunked", POST "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n" SMUGGLED, 400),
    SHAPE("chunked and a space", POST "Transfer-Encoding: chunked \r\n\r\n0\r\n\r\n" SMUGGLED, 400),
    SHAPE("chunked and a tab", POST "Transfer-Encoding: chunked\t\r\n\r\n0\r\n\r\n" SMUGGLED, 400),
    SHAPE("chunked twice", POST "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          400),
    SHAPE("chunked in 1.0", "POST /echo HTTP/1.0\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          400),
    SHAPE("vertical tab before chunked", POST "Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n" SMUGGLED, 400),
    SHAPE("two Hosts", LINE HOST "Host: other\r\n\r\n" SMUGGLED, 400),
    SHAPE("two equal Hosts", LINE HOST "HOST: localhost\r\n\r\n" SMUGGLED, 400),
    SHAPE("no Host", LINE "X: y\r\n\r\n" SMUGGLED, 400),
    SHAPE("no field at all", LINE "\r\n" SMUGGLED, 400),
    SHAPE("empty Host", LINE "Host:\r\n\r\n" SMUGGLED, 400),
    SHAPE("Host with a path", LINE "Host: a/b\r\n\r\n" SMUGGLED, 400),
    SHAPE("Host with a name", LINE "Host: a@b\r\n\r\n" SMUGGLED, 400),
    SHAPE("Host with a list", LINE "Host: a, b\r\n\r\n" SMUGGLED, 400),
    SHAPE("two Hosts in 1.0", "GET /echo HTTP/1.0\r\n" HOST HOST "\r\n", 400),
    SHAPE("folded value", LINE HOST "X: y\r\n z\r\n\r\n" SMUGGLED, 400),
    SHAPE("folded with a tab", LINE HOST "X: y\r\n\tz\r\n\r\n" SMUGGLED, 400),
    SHAPE("folded Host", LINE "Host: a\r\n b\r\n\r\n" SMUGGLED, 400),
    SHAPE("folded last line", LINE HOST "X: y\r\n \r\n\r\n" SMUGGLED, 400),
    SHAPE("folded first line", LINE " X: y\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("folded length", POST "Content-Length:\r\n 3\r\n\r\nabc" SMUGGLED, 400),
    SHAPE("LF after the request line", "GET /echo HTTP/1.1\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("LF after a field", LINE "Host: localhost\nX: y\r\n\r\n" SMUGGLED, 400),
    SHAPE("LF after the last field", LINE "Host: localhost\n\r\n" SMUGGLED, 400),
    SHAPE("LF as the empty line", LINE HOST "\n" SMUGGLED, 400),
    SHAPE("LF as the empty line, nothing after it", LINE HOST "\n", 400),
    SHAPE("LF everywhere", "GET /echo HTTP/1.1\nHost: localhost\n\n" SMUGGLED, 400),
    SHAPE("LF and a hidden field", LINE "X: y\nTransfer-Encoding: chunked\r\n" HOST "\r\n", 400),
    SHAPE("CR in a value", LINE HOST "X: a\rb\r\n\r\n" SMUGGLED, 400),
    SHAPE("CR before CR LF", LINE HOST "X: a\r\r\n\r\n" SMUGGLED, 400),
    SHAPE("CR in a name", LINE HOST "X\ry: a\r\n\r\n" SMUGGLED, 400),
    SHAPE("NUL in a value", LINE HOST "X: a\0b\r\n\r\n" SMUGGLED, 400),
    SHAPE("NUL that plays CR LF", LINE HOST "X: a\0\0Y\0 z\r\n\r\n" SMUGGLED, 400),
    SHAPE("NUL that plays a field", LINE HOST "X: a\0\0Transfer-Encoding\0chunked\0\0\r\n\r\n" SMUGGLED, 400),
    SHAPE("NUL that plays the end", LINE HOST "X: a\0\0\0\0Y: z\r\n\r\n" SMUGGLED, 400),
    SHAPE("NUL before a length", POST "Content-Length: 3\0000\r\n\r\nabc" SMUGGLED, 400),
    SHAPE("NUL in the target", "GET /echo\0/x HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("NUL in the query", "GET /echo?a=\0b HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("bell in a value", LINE HOST "X: a\ab\r\n\r\n" SMUGGLED, 400),
    SHAPE("DEL in a value", LINE HOST "X: a\177\r\n\r\n" SMUGGLED, 400),
    SHAPE("escape in the target", "GET /echo\033 HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("bytes beyond ASCII in the target", "GET /\303\244 HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("space before the colon", LINE HOST "X : y\r\n\r\n" SMUGGLED, 400),
    SHAPE("tab before the colon", LINE HOST "Content-Length\t: 3\r\n\r\nabc", 400),
    SHAPE("space in a name", LINE HOST "X y: z\r\n\r\n" SMUGGLED, 400),
    SHAPE("bracket in a name", LINE HOST "X(y): z\r\n\r\n" SMUGGLED, 400),
    SHAPE("empty name", LINE HOST ": y\r\n\r\n" SMUGGLED, 400),
    SHAPE("two spaces after the method", "GET  /echo HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("two spaces before the version", "GET /echo  HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("space in the target", "GET /echo x HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("tab in the target", "GET /echo\tx HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("%00", "GET /echo%00.html HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("%00 in the query", "GET /echo?a=%00 HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("%0a", "GET /echo%0a HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("broken escape", "GET /echo%zz HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("cut escape", "GET /echo%4 HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("escapes that are not UTF-8", "GET /echo%ff HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("overlong slash", "GET /%c0%af HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("no slash", "GET echo HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("user info", "GET http://u@h/echo HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("no host in the address", "GET http:///echo HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("another scheme", "GET ftp://h/echo HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("file scheme", "GET file:///etc/passwd HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("asterisk for GET", "GET * HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("dots in a POST", "POST /a/../echo HTTP/1.1\r\n" HOST "Content-Length: 0\r\n\r\n" SMUGGLED, 400),
    SHAPE("CONNECT", "CONNECT localhost:443 HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 501),
    SHAPE("TRACE", "TRACE / HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 501),
    SHAPE("PATCH", "PATCH /echo HTTP/1.1\r\n" HOST "Content-Length: 1\r\n\r\nx" SMUGGLED, 501),
    SHAPE("lower-case method", "get /echo HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 501),
    SHAPE("method that is no token", "G@T /echo HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("HTTP/1.2", "GET /echo HTTP/1.2\r\n" HOST "\r\n" SMUGGLED, 505),
    SHAPE("HTTP/1.9", "GET /echo HTTP/1.9\r\n" HOST "\r\n" SMUGGLED, 505),
};

/* Refused by the library, with a page that is not ours. */
static const struct shape refused_below[] = {
    SHAPE("no version", "GET /echo\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("HTTP/2.0", "GET /echo HTTP/2.0\r\n" HOST "\r\n" SMUGGLED, 505),
    SHAPE("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    SHAPE("version in small letters", "GET /echo http/1.1\r\n" HOST "\r\n" SMUGGLED, 400),
    SHAPE("no colon", LINE HOST "nonsense\r\n\r\n" SMUGGLED, 400),
    SHAPE("NUL before the colon", LINE HOST "X\0: y\r\n\r\n" SMUGGLED, 400),
    SHAPE("negative length", POST "Content-Length: -1\r\n\r\n" SMUGGLED, 400),
    SHAPE("length with a sign", POST "Content-Length: +3\r\n\r\nabc" SMUGGLED, 400),
    SHAPE("length list", POST "Content-Length: 3, 3\r\n\r\nabc" SMUGGLED, 400),
    SHAPE("hexadecimal length", POST "Content-Length: 0x3\r\n\r\nabc" SMUGGLED, 400),
    SHAPE("length and a space", POST "Content-Length: 3 \r\n\r\nabc" SMUGGLED, 400),
    SHAPE("empty length", POST "Content-Length:\r\n\r\nabc" SMUGGLED, 400),
    SHAPE("length beyond 64 bits", POST "Content-Length: 99999999999999999999\r\n\r\n" SMUGGLED, 413),
};

/* Fine, though some look odd. */
static const struct shape passed[] = {
    SHAPE("plain", LINE HOST "\r\n", 200),
    SHAPE("HTTP/1.0 without Host", "GET /echo HTTP/1.0\r\n\r\n", 200),
    SHAPE("Host with a port", LINE "Host: a.example:8080\r\n\r\n", 200),
    SHAPE("Host in IPv6", LINE "Host: [::1]:8080\r\n\r\n", 200),
    SHAPE("no space after the colon", LINE "Host:localhost\r\n\r\n", 200),
    SHAPE("tabs and spaces around a value", LINE HOST "X-Test:\t y \t\r\n\r\n", 200),
    SHAPE("empty value", LINE HOST "X-Test:\r\n\r\n", 200),
    SHAPE("value beyond ASCII", LINE HOST "X-Test: \303\244\r\n\r\n", 200),
    SHAPE("empty line in front", "\r\n" LINE HOST "\r\n", 200),
    SHAPE("absolute form", "GET http://other.example/echo?a=b HTTP/1.1\r\n" HOST "\r\n", 200),
    SHAPE("absolute form, https in capitals", "GET HTTPS://other.example/echo HTTP/1.1\r\n" HOST "\r\n", 200),
    SHAPE("absolute form without a path", "GET http://other.example HTTP/1.1\r\n" HOST "\r\n", 200),
    SHAPE("asterisk for OPTIONS", "OPTIONS * HTTP/1.1\r\n" HOST "\r\n", 200),
    SHAPE("length 0", POST "Content-Length: 0\r\n\r\n", 200),
    SHAPE("body of a GET", LINE HOST "Content-Length: 3\r\n\r\nabc", 200),
    SHAPE("CHUNKED", POST "Transfer-Encoding: CHUNKED\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 200),
    SHAPE("query of many marks", "GET /echo?a=b&&c==d?e&f HTTP/1.1\r\n" HOST "\r\n", 200),
};

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

static void expect_refused(struct fixture *f, const struct shape *s, str answer, bool closed, bool our_page) {
    if (status_of(answer) != s->status || !closed || atomic_load(&f->handled)) {
        fail_msg("%s: status %u, closed %d, handled %d:\n%.*s", s->name, status_of(answer), closed,
                 atomic_load(&f->handled), STR_ARG(answer));
    }
    if (our_page) {
        assert_contains(answer, "PAGE ");
        assert_contains(answer, "Content-Security-Policy: ");
        assert_int_equal(answers_count(answer), 1);
    }
    assert_string_equal(arena_z(f->arena, header_of(answer, "Connection")), "close");
}

static void refuses_each_shape(void **state) {
    struct fixture *f = *state;
    atomic_store(&f->handled, 0);
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        bool closed;
        str answer = ask(f, refused[i].bytes, &closed);
        expect_refused(f, &refused[i], answer, closed, true);
    }
    struct http_counters counters;
    http_server_counters(f->server, &counters);
    assert_int_equal(counters.refused, COUNT_OF(refused));
}

/* A good request first, on the same connection and in the same packet. */
static void refuses_each_shape_pipelined(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        bool closed;
        str parts[] = {STR(LINE HOST "\r\n"), refused[i].bytes};
        atomic_store(&f->handled, 0);
        str answer = ask(f, arena_join(f->arena, parts, 2), &closed);
        assert_int_equal(status_of(answer), 200);
        str second = str_from(answer, str_find(str_from(answer, 1), STR("HTTP/1.1 ")) + 1);
        assert_int_equal(atomic_load(&f->handled), 1);
        atomic_store(&f->handled, 0);
        expect_refused(f, &refused[i], second, closed, true);
    }
}

/* In pieces of a few bytes, each a packet of its own. */
static void refuses_each_shape_in_pieces(void **state) {
    struct fixture *f = *state;
    atomic_store(&f->handled, 0);
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        bool closed;
        int fd = dial(f), on = 1;
        assert_int_equal(setsockopt(fd, IPPROTO_TCP, 1 /* TCP_NODELAY */, &on, sizeof on), 0);
        for (str rest = refused[i].bytes; rest.n; rest = str_from(rest, 7 + i % 5)) {
            struct timespec nap = {.tv_nsec = 200 * 1000};
            send_str(fd, str_sub(rest, 0, 7 + i % 5));
            (void)nanosleep(&nap, NULL);
        }
        str answer = receive(f->arena, fd, 400, &closed);
        (void)close(fd);
        /* An early refusal may meet bytes that are still coming, and the reset may eat the page. */
        if (answer.n) {
            expect_refused(f, &refused[i], answer, closed, true);
        }
        assert_true(closed);
        assert_int_equal(atomic_load(&f->handled), 0);
    }
}

static void library_refuses_the_rest(void **state) {
    struct fixture *f = *state;
    atomic_store(&f->handled, 0);
    for (size_t i = 0; i < COUNT_OF(refused_below); i++) {
        bool closed;
        str answer = ask(f, refused_below[i].bytes, &closed);
        expect_refused(f, &refused_below[i], answer, closed, false);
    }
}

static void passes_good_shapes(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT_OF(passed); i++) {
        int fd = dial(f);
        atomic_store(&f->handled, 0);
        send_str(fd, passed[i].bytes);
        str answer = receive_one(f->arena, fd);
        (void)close(fd);
        if (status_of(answer) != passed[i].status || atomic_load(&f->handled) != 1) {
            fail_msg("%s: status %u, handled %d", passed[i].name, status_of(answer),
                     atomic_load(&f->handled));
        }
    }
}

/* Chunk lines may be written in ways that another parser reads differently, so nothing may follow them. */
static void closes_after_a_chunked_body(void **state) {
    struct fixture *f = *state;
    bool closed;
    atomic_store(&f->handled, 0);
    str answer = ask(f, STR(POST "Transfer-Encoding: chunked\r\n\r\n3\nabc\n0\n\n" SMUGGLED), &closed);
    assert_int_equal(status_of(answer), 200);
    assert_contains(answer, "body=3\n");
    assert_true(closed);
    assert_int_equal(answers_count(answer), 1);
    assert_int_equal(atomic_load(&f->handled), 1);
}

static str repeated(struct arena *a, const char *start, char c, size_t n, const char *end) {
    buf b = buf_new(a);
    buf_c(&b, start);
    for (size_t i = 0; i < n; i++) {
        buf_byte(&b, c);
    }
    buf_c(&b, end);
    return buf_str(&b);
}

static void expect_limit(struct fixture *f, str bytes, unsigned status, bool our_page) {
    bool closed;
    struct shape s = {"limit", bytes, status};
    atomic_store(&f->handled, 0);
    str answer = ask(f, bytes, &closed);
    expect_refused(f, &s, answer, closed, our_page);
}

static void limits_the_target(void **state) {
    struct fixture *f = *state;
    bool closed;
    size_t n = HTTP_TARGET_BYTES_MAX - 1;
    atomic_store(&f->handled, 0);
    str fits = repeated(f->arena, "GET /", 'a', n, " HTTP/1.1\r\n" HOST "\r\n");
    assert_int_equal(status_of(ask(f, fits, &closed)), 200);
    expect_limit(f, repeated(f->arena, "GET /", 'a', n + 1, " HTTP/1.1\r\n" HOST "\r\n"), 414, true);
    expect_limit(f, repeated(f->arena, "GET /", 'a', 12000, " HTTP/1.1\r\n" HOST "\r\n"), 414, true);
}

static void limits_the_header(void **state) {
    struct fixture *f = *state;
    bool closed;
    size_t n = HTTP_HEADERS_BYTES_MAX - strlen(LINE HOST "X: \r\n\r\n");
    str fits = repeated(f->arena, LINE HOST "X: ", 'a', n, "\r\n\r\n");
    assert_int_equal(status_of(ask(f, fits, &closed)), 200);
    expect_limit(f, repeated(f->arena, LINE HOST "X: ", 'a', n + 1, "\r\n\r\n"), 431, true);
    expect_limit(f, repeated(f->arena, LINE HOST "X: ", 'a', HTTP_CONNECTION_MEMORY_BYTES, "\r\n\r\n"), 431,
                 false);
}

static void limits_the_fields(void **state) {
    struct fixture *f = *state;
    bool closed;
    buf b = buf_new(f->arena);
    buf_c(&b, LINE HOST);
    for (int i = 1; i < HTTP_HEADERS_COUNT_MAX; i++) {
        buf_c(&b, "X: y\r\n");
    }
    str full = arena_str(f->arena, buf_str(&b));
    str fits[] = {full, STR("\r\n")}, over[] = {full, STR("X: y\r\n\r\n")};
    assert_int_equal(status_of(ask(f, arena_join(f->arena, fits, 2), &closed)), 200);
    expect_limit(f, arena_join(f->arena, over, 2), 431, true);
}

static void limits_the_parameters(void **state) {
    struct fixture *f = *state;
    bool closed;
    buf b = buf_new(f->arena);
    buf_c(&b, "GET /echo?a");
    for (int i = 1; i < HTTP_PARAMETERS_COUNT_MAX; i++) {
        buf_c(&b, "&a");
    }
    str full = arena_str(f->arena, buf_str(&b));
    str fits[] = {full, STR(" HTTP/1.1\r\n" HOST "\r\n")},
        over[] = {full, STR("&a HTTP/1.1\r\n" HOST "\r\n")};
    assert_int_equal(status_of(ask(f, arena_join(f->arena, fits, 2), &closed)), 200);
    expect_limit(f, arena_join(f->arena, over, 2), 400, true);
}

/* The pure part, where the library's memory is written by hand. */
static struct gate_refusal check(str block, size_t target_n, size_t fields) {
    static struct gate_result g;
    size_t url = str_find_byte(block, '\0') + 1;
    struct gate_input in = {.block = block,
                            .target = str_sub(block, url, target_n),
                            .url = block.p + url,
                            .version = block.p + url + target_n + 1,
                            .fields_count = fields};
    return gate_check(&in, &g);
}

static void fails_closed_on_other_memory(void **state) {
    (void)state;
    str good = STR("GET\0/a\0HTTP/1.1\0\0Host\0 x\0\0\0\0");
    assert_int_equal(check(good, 2, 1).status, 0);
    assert_int_equal(check(good, 2, 2).status, 400); /* the library counted otherwise */
    assert_int_equal(check(good, 1, 1).status, 400); /* the version is elsewhere */
    for (size_t n = 0; n < good.n; n++) {
        assert_int_not_equal(check(str_sub(good, 0, n), n > 6 ? 2 : 0, 1).status, 0);
    }
    struct gate_input nothing = {0};
    static struct gate_result g;
    assert_int_equal(gate_check(&nothing, &g).status, 400);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passes_good_shapes),
        cmocka_unit_test(refuses_each_shape),
        cmocka_unit_test(refuses_each_shape_pipelined),
        cmocka_unit_test(refuses_each_shape_in_pieces),
        cmocka_unit_test(library_refuses_the_rest),
        cmocka_unit_test(closes_after_a_chunked_body),
        cmocka_unit_test(limits_the_target),
        cmocka_unit_test(limits_the_header),
        cmocka_unit_test(limits_the_fields),
        cmocka_unit_test(limits_the_parameters),
        cmocka_unit_test(fails_closed_on_other_memory),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
