/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The server as a whole: a real store, the tiny curriculum of the golden files, requests over a socket. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "i18n/i18n.h"
#include "queries.h"
#include "web/web.h"

struct fixture {
    struct arena *arena;
    struct world world;
    struct log log;
    int log_file;
    char folder[40];
    struct store *store;
    struct shelf *shelf;
    struct web *web;
};

static void open_store(struct fixture *f) {
    snprintf(f->folder, sizeof f->folder, "/tmp/waymark-web-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    const struct store_config config = {
        .folder = f->folder, .catalog = &queries_catalog, .world = &f->world, .create = true};
    assert_false(failed(store_open(f->arena, &config, &f->store)));
}

static void start(struct fixture *f, const char *content) {
    *f = (struct fixture){.arena = arena_new(), .world = world_real()};
    open_store(f);
    char log_name[] = "/tmp/waymark-log-XXXXXX";
    f->log_file = mkstemp(log_name);
    unlink(log_name);
    f->log = (struct log){f->log_file, LOG_INFO, &f->world};
    const struct site_settings settings = {.site_name = STR("Test"), .catalog = catalog_find(STR("en"))};
    assert_false(failed(shelf_new(&f->world, content, &settings, f->arena, &f->shelf)));
    const struct web_config config = {
        .http = {.address = STR("127.0.0.1"), .threads = 2},
        .world = &f->world,
        .log = &f->log,
        .shelf = f->shelf,
        .store = f->store,
        .version = STR("9.9.9"),
    };
    assert_false(failed(web_start(f->arena, &config, &f->web)));
}

static void stop(struct fixture *f) {
    web_stop(f->web, TIME_SECOND);
    shelf_free(f->shelf);
    close(f->log_file);
    const char *const names[] = {"waymark.db", "waymark.db-wal", "waymark.db-shm"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        unlink(arena_join(f->arena, (str[]){str_c(f->folder), STR("/"), str_c(names[i])}, 3).p);
    }
    rmdir(f->folder);
    arena_free(f->arena);
}

/* Sends one request and reads until the server closes. Runs in other threads too, so it asserts nothing. */
static str ask(struct arena *a, uint16_t port, const char *line, const char *headers) {
    int s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    buf answer = buf_new(a);
    if (s >= 0 && connect(s, (struct sockaddr *)&to, sizeof to) == 0) {
        buf request = buf_new(a);
        buf_fmt(&request, "%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n", line, headers);
        ssize_t sent = write(s, request.p, request.n);
        char part[4096];
        ssize_t n = sent < 0 ? 0 : read(s, part, sizeof part);
        while (n > 0) {
            buf_add(&answer, str_n(part, (size_t)n));
            n = read(s, part, sizeof part);
        }
    }
    close(s);
    return buf_str(&answer);
}

static void assert_answer(struct fixture *f, const char *line, const char *status, const char *part) {
    str answer = ask(f->arena, web_port(f->web), line, "");
    if (!str_starts(answer, str_c(status)) || !str_contains(answer, str_c(part))) {
        fail_msg("%s: wanted \"%s\" with \"%s\", got: %.300s", line, status, part,
                 answer.n ? answer.p : "nothing");
    }
}

static void test_every_kind_of_answer(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "test/golden/curricula");
    assert_answer(&f, "GET /", "HTTP/1.1 200", "Tiny");
    assert_answer(&f, "GET /tiny/one/stone", "HTTP/1.1 200", "Amina stands at a fork");
    assert_answer(&f, "GET /tiny/one", "HTTP/1.1 308", "Location: ");
    assert_answer(&f, "GET /tiny/one/rock", "HTTP/1.1 308", "/tiny/one/stone");
    assert_answer(&f, "GET /nothing", "HTTP/1.1 404", "</html>");
    assert_answer(&f, "DELETE /tiny/", "HTTP/1.1 405", "Allow: GET, HEAD");
    assert_answer(&f, "OPTIONS /tiny/", "HTTP/1.1 204", "Allow: GET, HEAD");
    assert_answer(&f, "GET /healthz", "HTTP/1.1 200", "\"version\":\"9.9.9\"");
    assert_answer(&f, "GET /metrics", "HTTP/1.1 200", "waymark_database_up 1\n");
    assert_answer(&f, "GET /robots.txt", "HTTP/1.1 200", "User-agent: *");
    assert_answer(&f, "GET /favicon.ico", "HTTP/1.1 308", "/assets/favicon.svg");
    assert_answer(&f, "GET /assets/site.css", "HTTP/1.1 200", "Cache-Control: no-cache");
    assert_answer(&f, "GET /assets/none.css", "HTTP/1.1 404", "</html>");
    stop(&f);
}

static void test_quest_bank(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "test/golden/curricula");
    assert_answer(&f, "GET /tiny/quests/", "HTTP/1.1 200", "2 of 2 quests");
    assert_answer(&f, "GET /tiny/quests/?kind=summit", "HTTP/1.1 200", "1 of 2 quests");
    assert_answer(&f, "GET /tiny/quests/?kind=summit", "HTTP/1.1 200",
                  "<meta name=\"robots\" content=\"noindex\">");
    assert_answer(&f, "GET /tiny/quests/?kind=", "HTTP/1.1 200", "ETag: ");
    assert_answer(&f, "GET /tiny/quests/?effort=%22%3E%3Cscript%3E", "HTTP/1.1 200", "No quest like that");
    assert_answer(&f, "GET /tiny/quests/?other=1", "HTTP/1.1 200", "2 of 2 quests");
    assert_answer(&f, "GET /none/quests/?kind=summit", "HTTP/1.1 404", "</html>");
    assert_answer(&f, "HEAD /tiny/quests/?kind=summit", "HTTP/1.1 200", "text/html");
    assert_answer(&f, "GET /licenses", "HTTP/1.1 308", "/tiny/credits");
    stop(&f);
}

static void test_search(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "test/golden/curricula");
    assert_answer(&f, "GET /search", "HTTP/1.1 200", "Nothing asked yet");
    assert_answer(&f, "GET /search?q=fork", "HTTP/1.1 200", "<mark>fork</mark>");
    assert_answer(&f, "GET /search?q=summmit", "HTTP/1.1 200", "/tiny/one/summit");
    assert_answer(&f, "GET /search?q=stone&kind=quest", "HTTP/1.1 200", "/tiny/quests/paint-a-stone");
    assert_answer(&f, "GET /search?q=stone&kind=nonsense&page=-1", "HTTP/1.1 200", "/tiny/one/stone");
    assert_answer(&f, "GET /search?q=stone&page=99", "HTTP/1.1 200", "Nothing of this kind");
    assert_answer(&f, "GET /search?q=qwertyuiop", "HTTP/1.1 200", "Nothing here says");
    assert_answer(&f, "GET /search?q=%3Cscript%3Ealert(1)", "HTTP/1.1 200", "&lt;script&gt;alert(1)");
    assert_answer(&f, "GET /search?q=stone", "HTTP/1.1 200", "<meta name=\"robots\" content=\"noindex\">");
    assert_answer(&f, "GET /search?q=%00", "HTTP/1.1 400", "</html>");
    assert_answer(&f, "GET /search?q=%FF", "HTTP/1.1 400", "</html>");
    assert_answer(&f, "POST /search", "HTTP/1.1 405", "Allow: GET, HEAD");
    assert_answer(&f, "GET /tiny/", "HTTP/1.1 200", "class=\"site-search\" href=\"/search\"");
    stop(&f);
}

static void test_search_as_json(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "test/golden/curricula");
    assert_answer(&f, "GET /search.json?q=fork", "HTTP/1.1 200", "Content-Type: application/json");
    assert_answer(&f, "GET /search.json?q=fork", "HTTP/1.1 200", "X-Robots-Tag: noindex");
    assert_answer(&f, "GET /search.json?q=fork", "HTTP/1.1 200", "{\"text\":\"fork\",\"hit\":true}");
    assert_answer(&f, "GET /search.json?q=stone&limit=1", "HTTP/1.1 200", "\"page\":1,\"pages\":");
    assert_answer(&f, "GET /search.json?q=", "HTTP/1.1 200", "\"total\":0,\"page\":1,\"pages\":0");
    assert_answer(&f, "GET /search.json?q=sumnitt", "HTTP/1.1 200", "\"suggestions\":[\"summit\"");
    assert_answer(&f, "GET /search.json?q=stone&kind=term", "HTTP/1.1 200",
                  "\"kind\":\"term\",\"cut\":false");
    stop(&f);
}

static void test_an_authors_picture_is_sandboxed(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "test/golden/curricula");
    str answer = ask(f.arena, web_port(f.web), "GET /tiny/media/stone.svg", "");
    size_t first = str_find(answer, STR("Content-Security-Policy: "));
    assert_int_not_equal(first, SIZE_MAX);
    str policy = str_from(answer, first);
    assert_true(str_contains(str_line(&policy), STR("sandbox")));
    assert_int_equal(str_find(policy, STR("Content-Security-Policy: ")), SIZE_MAX);
    stop(&f);
}

static void test_without_content_it_says_so(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "test/no-such-folder");
    assert_answer(&f, "GET /", "HTTP/1.1 200", "test/no-such-folder");
    assert_answer(&f, "GET /healthz", "HTTP/1.1 503", "no curriculum");
    assert_answer(&f, "GET /metrics", "HTTP/1.1 200",
                  "waymark_pages 5\n"); /* the one that says so, and the program's own */
    stop(&f);
}

static void test_the_log_has_no_query_and_no_forged_line(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "test/golden/curricula");
    ask(f.arena, web_port(f.web), "GET /tiny/?token=secret", "");
    ask(f.arena, web_port(f.web), "GET /a%0Alevel=error", "");
    web_stop(f.web, TIME_SECOND);
    char text[8192];
    ssize_t n = pread(f.log_file, text, sizeof text, 0);
    str log = str_n(text, n > 0 ? (size_t)n : 0);
    assert_true(str_contains(log, STR("path=/tiny/ status=200")));
    assert_false(str_contains(log, STR("secret")));
    assert_false(str_contains(log, STR("\nlevel=error")));
    f.web = NULL;
    shelf_free(f.shelf);
    close(f.log_file);
    arena_free(f.arena);
}

struct asker {
    uint16_t port;
    size_t good;
};

static void *ask_often(void *context) {
    struct asker *asker = context;
    const char *const lines[] = {"GET /", "GET /healthz", "GET /metrics", "GET /tiny/one/stone",
                                 "GET /nothing"};
    for (size_t i = 0; i < 40; i++) {
        struct arena *a = arena_new();
        str answer = ask(a, asker->port, lines[i % COUNT_OF(lines)], "Accept-Encoding: br\r\n");
        asker->good +=
            str_starts(answer, i % COUNT_OF(lines) == 4 ? STR("HTTP/1.1 404") : STR("HTTP/1.1 200"));
        arena_free(a);
    }
    return NULL;
}

/* Run under the thread sanitizer too. */
static void test_many_at_the_same_time(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "test/golden/curricula");
    pthread_t threads[6];
    struct asker askers[COUNT_OF(threads)];
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        askers[i] = (struct asker){web_port(f.web), 0};
        assert_int_equal(pthread_create(&threads[i], NULL, ask_often, &askers[i]), 0);
    }
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(askers[i].good, 40);
    }
    stop(&f);
}

static void test_a_port_that_is_taken(void **state) {
    (void)state;
    struct fixture f;
    start(&f, "test/golden/curricula");
    const struct web_config again = {
        .http = {.address = STR("127.0.0.1"), .port = web_port(f.web)},
        .world = &f.world,
        .log = &f.log,
        .shelf = f.shelf,
        .store = f.store,
    };
    struct web *web = NULL;
    err e = web_start(f.arena, &again, &web);
    assert_int_equal(e.code, ERR_IO);
    assert_null(web);
    stop(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_of_answer),
        cmocka_unit_test(test_quest_bank),
        cmocka_unit_test(test_search),
        cmocka_unit_test(test_search_as_json),
        cmocka_unit_test(test_an_authors_picture_is_sandboxed),
        cmocka_unit_test(test_without_content_it_says_so),
        cmocka_unit_test(test_the_log_has_no_query_and_no_forged_line),
        cmocka_unit_test(test_many_at_the_same_time),
        cmocka_unit_test(test_a_port_that_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
