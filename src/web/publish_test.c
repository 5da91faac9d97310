/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Publishing while people read: the swap, the watched folder, and what happens when something fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/stamp.h"
#include "i18n/i18n.h"
#include "queries.h"
#include "records/editions.h"
#include "web/current.h"
#include "web/keeper.h"

#define UNIT   "tiny/one/stone.md"
#define PAGE   "GET /tiny/one/stone"
#define FAMOUS "Amina stands at a fork"

struct fixture {
    struct arena *arena;
    struct world world;
    struct log log;
    char folder[40];
    char *content;
    struct store *store;
    struct shelf *first;
    struct publisher publisher;
    struct keeper *keeper;
};

static str path_in(struct fixture *f, const char *name) {
    return arena_join(f->arena, (str[]){str_c(f->content), STR("/"), str_c(name)}, 3);
}

static void write_file(struct fixture *f, const char *name, str bytes) {
    struct world real = world_real();
    assert_false(failed(file_write(f->arena, &real, path_in(f, name).p, bytes, 0644)));
}

static str read_content(struct fixture *f, const char *name) {
    struct world real = world_real();
    str bytes = {0};
    assert_false(failed(file_read(f->arena, &real, path_in(f, name).p, FILE_BYTES_MAX, &bytes)));
    return bytes;
}

/* The words of the unit, with `word` in a place of its own. */
static void write_unit(struct fixture *f, const char *word) {
    str parts[] = {read_content(f, "../unit.md"), STR("\nThe new word is "), str_c(word), STR(".\n")};
    write_file(f, UNIT, arena_join(f->arena, parts, 4));
}

/* A copy of the tiny curriculum of the golden files, which may be changed. */
static void copy_content(struct fixture *f) {
    struct world real = world_real();
    struct tree tree = {0};
    assert_false(failed(tree_read(f->arena, &real, "test/golden/curricula", &tree)));
    for (size_t i = 0; i < tree.files.n; i++) {
        str path = arena_str(f->arena, path_in(f, tree.files.at[i].path.p));
        size_t slash = str_find_last_byte(path, '/');
        assert_false(failed(folder_make(f->arena, &real, arena_z(f->arena, str_sub(path, 0, slash)))));
        write_file(f, arena_z(f->arena, tree.files.at[i].path), tree.files.at[i].bytes);
    }
    write_file(f, "../unit.md", read_content(f, UNIT));
}

static void start_web(struct fixture *f) {
    const struct web_config config = {
        .http = {.address = STR("127.0.0.1"), .threads = 2},
        .world = &f->world,
        .log = &f->log,
        .shelf = f->first,
        .watch = true,
        .store = f->store,
        .version = STR("9.9.9"),
    };
    assert_false(failed(web_start(f->arena, &config, &f->publisher.web)));
}

static void start(struct fixture *f) {
    *f = (struct fixture){.arena = arena_new(), .world = world_real()};
    f->log = (struct log){-1, LOG_INFO, &f->world};
    snprintf(f->folder, sizeof f->folder, "/tmp/waymark-publish-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    str content = arena_join(f->arena, (str[]){str_c(f->folder), STR("/content")}, 2);
    f->content = arena_alloc(f->arena, content.n + 1);
    memcpy(f->content, content.p, content.n);
    assert_int_equal(mkdir(f->content, 0700), 0);
    copy_content(f);
    const struct store_config config = {
        .folder = f->folder, .catalog = &queries_catalog, .world = &f->world, .create = true};
    assert_false(failed(store_open(f->arena, &config, &f->store)));
    f->publisher = (struct publisher){.world = &f->world, .log = &f->log};
    assert_false(failed(store_reader_open(f->arena, f->store, &f->publisher.reader)));
    assert_false(failed(writer_start(f->arena, f->store, 0, &f->publisher.writer)));
    const struct site_settings settings = {
        .site_name = STR("Test"), .catalog = catalog_find(STR("en")), .watch = true, .history = true};
    assert_false(failed(shelf_new(&f->world, f->content, &settings, f->arena, &f->first)));
    assert_false(failed(publish_prepare(&f->publisher, f->first)));
    start_web(f);
}

/* Only folders and files that these tests made. */
static void remove_all(struct fixture *f, const char *folder) {
    struct world real = world_real();
    struct tree tree = {0};
    if (failed(tree_read(f->arena, &real, folder, &tree))) {
        return;
    }
    for (size_t i = 0; i < tree.files.n; i++) {
        str file[] = {str_c(folder), STR("/"), tree.files.at[i].path};
        unlink(arena_join(f->arena, file, 3).p);
    }
    const char *const folders[] = {"content/tiny/one",     "content/tiny/quests", "content/tiny/media",
                                   "content/tiny/rubrics", "content/tiny/guide",  "content/tiny",
                                   "content/second/one",   "content/second",      "content"};
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        rmdir(arena_join(f->arena, (str[]){str_c(folder), STR("/"), str_c(folders[i])}, 3).p);
    }
    rmdir(folder);
}

static void stop(struct fixture *f) {
    keeper_stop(f->keeper);
    struct shelf *last = web_shelf(f->publisher.web);
    web_stop(f->publisher.web, TIME_SECOND);
    shelf_free(last);
    store_reader_close(f->publisher.reader);
    writer_stop(f->publisher.writer);
    remove_all(f, f->folder);
    arena_free(f->arena);
}

/* ---- Asking ---- */

/* Sends one request and reads until the server closes. Runs in other threads too, so it asserts nothing. */
static str ask(struct arena *a, uint16_t port, const char *line) {
    int s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    buf answer = buf_new(a);
    if (s >= 0 && connect(s, (struct sockaddr *)&to, sizeof to) == 0) {
        buf request = buf_new(a);
        buf_fmt(&request, "%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", line);
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

static bool serves(struct fixture *f, const char *line, const char *part) {
    return str_contains(ask(f->arena, web_port(f->publisher.web), line), str_c(part));
}

/* For what another thread brings about. */
static bool comes_to_serve(struct fixture *f, const char *line, const char *part) {
    for (int i = 0; i < 400; i++) {
        if (serves(f, line, part)) {
            return true;
        }
        struct timespec nap = {.tv_nsec = 20 * 1000 * 1000};
        (void)nanosleep(&nap, NULL);
    }
    return false;
}

static void assert_fails(struct fixture *f, enum err_code code, const char *part) {
    err e = publish_again(&f->publisher, f->arena);
    if (e.code != code || !str_contains(str_c(e.message), str_c(part))) {
        fail_msg("wanted %s with \"%s\", got %s: %s", err_name(code), part, err_name(e.code),
                 e.message ? e.message : "");
    }
    assert_true(serves(f, PAGE, FAMOUS));
    assert_true(serves(f, "GET /watch/events", part));
}

/* ---- The swap ---- */

struct reading {
    uint16_t port;
    atomic_bool stop;
    atomic_size_t good, bad;
};

static void *read_on(void *context) {
    struct reading *r = context;
    const char *const lines[] = {PAGE,
                                 "GET /",
                                 "GET /tiny/",
                                 "GET /nothing",
                                 "GET /tiny/one",
                                 "GET /healthz",
                                 "GET /assets/site.css",
                                 "GET /tiny/editions",
                                 "GET /metrics"};
    const char *const heads[] = {"HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 200",
                                 "HTTP/1.1 404", "HTTP/1.1 308", "HTTP/1.1 200",
                                 "HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 200"};
    for (size_t i = 0; !atomic_load(&r->stop); i++) {
        struct arena *a = arena_new();
        size_t which = i % COUNT_OF(lines);
        str answer = ask(a, r->port, lines[which]);
        bool good =
            str_starts(answer, str_c(heads[which])) &&
            (which != 0 || (str_contains(answer, STR(FAMOUS)) && str_contains(answer, STR("</html>"))));
        atomic_fetch_add(good ? &r->good : &r->bad, 1);
        arena_free(a);
    }
    return NULL;
}

/* Fifty editions while four clients read: each answer is whole, from one edition or the next. */
static void test_publishing_under_load(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    struct reading reading = {.port = web_port(f.publisher.web)};
    pthread_t threads[4];
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, read_on, &reading), 0);
    }
    for (int i = 0; i < 50; i++) {
        char word[24];
        snprintf(word, sizeof word, "edition-%d", i);
        write_unit(&f, word);
        assert_false(failed(publish_again(&f.publisher, f.arena)));
        while (i % 10 == 0 && shelf_compress(web_shelf(f.publisher.web))) {
        }
        assert_true(serves(&f, PAGE, word));
    }
    atomic_store(&reading.stop, true);
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        pthread_join(threads[i], NULL);
    }
    assert_int_equal(atomic_load(&reading.bad), 0);
    assert_true(atomic_load(&reading.good) > 100);
    stop(&f);
}

/* The swap alone, without HTTP: shelves of nothing, taken and put back as fast as can be. */
struct taking {
    struct current current;
    atomic_bool stop;
    atomic_size_t wrong;
};

static void *take_and_put(void *context) {
    struct taking *t = context;
    while (!atomic_load_explicit(&t->stop, memory_order_relaxed)) {
        const struct shelf *outer = current_take(&t->current);
        const struct shelf *inner = current_take(&t->current);
        /* A shelf that nobody holds is marked by the publisher. */
        if (outer->reused_pages || inner->reused_pages) {
            atomic_fetch_add(&t->wrong, 1);
        }
        current_put(&t->current, inner);
        current_put(&t->current, outer);
    }
    return NULL;
}

static void test_the_swap_waits_for_all_who_took(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct taking t = {.stop = false};
    struct shelf *shelf = ARENA_NEW(a, struct shelf);
    current_init(&t.current, shelf);
    pthread_t threads[3];
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, take_and_put, &t), 0);
    }
    for (int i = 0; i < 2000; i++) {
        struct shelf *next = ARENA_NEW(a, struct shelf);
        struct shelf *old = current_swap(&t.current, next);
        assert_ptr_equal(old, shelf);
        old->reused_pages = 1;
        shelf = next;
    }
    atomic_store(&t.stop, true);
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        pthread_join(threads[i], NULL);
    }
    assert_int_equal(atomic_load(&t.wrong), 0);
    arena_free(a);
}

/* ---- What is reused ---- */

static void test_what_did_not_change_is_shared(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    const struct http_entity *quest = map_get(&f.first->pages, STR("/tiny/quests/paint-a-stone"));
    const struct http_entity *unit = map_get(&f.first->pages, STR("/tiny/one/stone"));
    struct shelf *same = f.first;
    assert_false(failed(shelf_renew(&f.world, f.first, f.arena, &same)));
    assert_null(same);
    write_unit(&f, "kingfisher");
    struct shelf *next = NULL;
    assert_false(failed(shelf_renew(&f.world, f.first, f.arena, &next)));
    assert_ptr_equal(map_get(&next->pages, STR("/tiny/quests/paint-a-stone")), quest);
    assert_ptr_not_equal(map_get(&next->pages, STR("/tiny/one/stone")), unit);
    assert_true(next->reused_pages > 0 && next->reused_pages < next->site->pages.n);
    shelf_free(next);
    assert_true(serves(&f, PAGE, FAMOUS));
    stop(&f);
}

/* However it came about, an edition is the same bytes as when its folder is read for the first time. */
static void assert_as_read_anew(struct fixture *f) {
    const struct shelf *served = web_shelf(f->publisher.web);
    struct site_settings settings = served->settings;
    struct shelf *anew = NULL;
    assert_false(failed(shelf_new(&f->world, f->content, &settings, f->arena, &anew)));
    assert_int_equal(served->site->pages.n, anew->site->pages.n);
    for (size_t i = 0; i < anew->site->pages.n; i++) {
        const struct site_page *page = &anew->site->pages.at[i];
        const struct site_page *ours = site_page_at(served->site, page->path);
        if (!ours || !str_eq(ours->body, page->body) || ours->modified != page->modified) {
            fail_msg("%.*s differs from what its files say", STR_ARG(page->path));
        }
    }
    for (size_t i = 0; i < anew->source.n; i++) {
        assert_true(str_eq(anew->source.books[i]->hash, served->source.books[i]->hash));
        assert_int_equal(anew->source.books[i]->problems.n, served->source.books[i]->problems.n);
    }
    shelf_free(anew);
}

static void test_reused_is_as_read_anew(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    str unit = read_content(&f, UNIT);
    str manifest = read_content(&f, "tiny/curriculum.toml");
    for (int i = 0; i < 12; i++) {
        char word[24];
        snprintf(word, sizeof word, "heron-%d", i);
        write_unit(&f, word);
        if (i % 4 == 1) {
            str parts[] = {unit, STR("\n## Another part\n\nWith text.\n")};
            write_file(&f, UNIT, arena_join(f.arena, parts, 2));
        } else if (i % 4 == 2) {
            str parts[] = {manifest, STR("# "), str_c(word), STR("\n")};
            write_file(&f, "tiny/curriculum.toml", arena_join(f.arena, parts, 4));
        } else if (i % 4 == 3) {
            str parts[] = {STR("+++\ntitle = \"More\"\nteaser = \""), str_c(word),
                           STR("\"\n+++\n\n## A\n\nText.\n")};
            write_file(&f, "tiny/one/more.md", arena_join(f.arena, parts, 3));
        }
        assert_false(failed(publish_again(&f.publisher, f.arena)));
        bool only_units = i % 4 != 2 && i != 3;
        assert_int_equal(web_shelf(f.publisher.web)->library.units_taken > 0, only_units);
        assert_as_read_anew(&f);
    }
    stop(&f);
}

/* ---- What fails ---- */

static void test_a_broken_manifest_keeps_the_old_edition(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    str manifest = read_content(&f, "tiny/curriculum.toml");
    write_file(&f, "tiny/curriculum.toml", STR("id = = 1\n"));
    assert_fails(&f, ERR_INPUT, "curriculum.toml");
    unlink(path_in(&f, "tiny/curriculum.toml").p);
    assert_fails(&f, ERR_NOT_FOUND, "no curriculum");
    write_file(&f, "tiny/curriculum.toml", manifest);
    assert_false(failed(publish_again(&f.publisher, f.arena)));
    assert_true(serves(&f, "GET /watch/events", "\"message\":\"\""));
    stop(&f);
}

static void test_two_pages_at_one_address_are_refused(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    assert_int_equal(mkdir(path_in(&f, "second").p, 0700), 0);
    write_file(&f, "second/curriculum.toml", read_content(&f, "tiny/curriculum.toml"));
    write_file(&f, "second/overview.md", read_content(&f, "tiny/overview.md"));
    assert_fails(&f, ERR_INPUT, "two pages want the address");
    stop(&f);
}

static void test_the_folder_goes_and_comes_back(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    str away = arena_join(f.arena, (str[]){str_c(f.folder), STR("/away")}, 2);
    assert_int_equal(rename(f.content, away.p), 0);
    assert_fails(&f, ERR_NOT_FOUND, "content");
    assert_int_equal(rename(away.p, f.content), 0);
    assert_false(failed(publish_again(&f.publisher, f.arena)));
    assert_true(serves(&f, PAGE, FAMOUS));
    stop(&f);
}

/* The n-th file operation and all after it fail, for every n until publishing works: the old edition stays as a
 * whole, with all its units, and in the history too. */
static void test_faults_leave_the_old_edition(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    write_unit(&f, "kingfisher");
    f.world.file_fault = file_fault_countdown;
    long n = 0;
    bool published = false;
    for (; n < 10000 && !published; n++) {
        f.world.fault_after = n;
        published = !failed(publish_again(&f.publisher, f.arena)) && serves(&f, PAGE, "kingfisher");
        if (!published) {
            assert_true(serves(&f, PAGE, FAMOUS));
            assert_false(serves(&f, PAGE, "kingfisher"));
            assert_true(serves(&f, "GET /tiny/one/moss", "HTTP/1.1 200"));
        }
        f.world.fault_after = -1;
    }
    assert_true(published);
    assert_true(n > 10);
    struct edition_list list = {0};
    assert_false(failed(editions_list(f.publisher.reader, f.arena, STR("tiny"), 10, &list)));
    assert_int_equal(list.list.n, 2);
    stop(&f);
}

/* A database that may not grow stands for a full disk. */
static void test_a_full_disk_leaves_the_old_edition(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    writer_stop(f.publisher.writer);
    const struct store_config full = {
        .folder = f.folder, .catalog = &queries_catalog, .world = &f.world, .pages_max = 1};
    struct store *store = NULL;
    assert_false(failed(store_open(f.arena, &full, &store)));
    assert_false(failed(writer_start(f.arena, store, 0, &f.publisher.writer)));
    err e = OK;
    for (int i = 0; i < 200 && !failed(e); i++) {
        char word[24];
        snprintf(word, sizeof word, "page-%d", i);
        write_unit(&f, word);
        e = publish_again(&f.publisher, f.arena);
        assert_int_equal(serves(&f, PAGE, word), !failed(e));
    }
    assert_true(failed(e));
    assert_non_null(e.message);
    struct edition current = {0};
    bool found = false;
    assert_false(failed(editions_current(f.publisher.reader, f.arena, STR("tiny"), &found, &current)));
    assert_true(found);
    assert_true(str_eq(current.hash, web_shelf(f.publisher.web)->source.books[0]->hash));
    stop(&f);
}

/* ---- Watching ---- */

static void test_the_keeper_publishes_what_is_written(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    assert_false(failed(keeper_start(f.arena, &f.publisher, f.content, &f.keeper)));
    write_unit(&f, "dipper");
    assert_true(comes_to_serve(&f, PAGE, "dipper"));
    str manifest = read_content(&f, "tiny/curriculum.toml");
    write_file(&f, "tiny/curriculum.toml", STR("nothing"));
    assert_true(comes_to_serve(&f, "GET /watch/events", "curriculum.toml"));
    assert_true(serves(&f, PAGE, "dipper"));
    write_file(&f, "tiny/curriculum.toml", manifest);
    assert_true(comes_to_serve(&f, "GET /watch/events", "\"message\":\"\""));
    str away = arena_join(f.arena, (str[]){str_c(f.folder), STR("/away")}, 2);
    assert_int_equal(rename(f.content, away.p), 0);
    assert_true(comes_to_serve(&f, "GET /watch/events", "cannot read the folder"));
    assert_true(serves(&f, PAGE, "dipper"));
    assert_int_equal(rename(away.p, f.content), 0);
    write_unit(&f, "wagtail");
    assert_true(comes_to_serve(&f, PAGE, "wagtail"));
    stop(&f);
}

static void test_the_keeper_publishes_when_asked(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    assert_false(failed(keeper_start(f.arena, &f.publisher, NULL, &f.keeper)));
    write_unit(&f, "siskin");
    struct timespec nap = {.tv_nsec = 300 * 1000 * 1000};
    (void)nanosleep(&nap, NULL);
    assert_false(serves(&f, PAGE, "siskin"));
    keeper_ask(f.keeper);
    assert_true(comes_to_serve(&f, PAGE, "siskin"));
    stop(&f);
}

static str seen_of(str answer) {
    size_t at = str_find(answer, STR("\"seen\":\""));
    str rest = str_from(answer, at == SIZE_MAX ? answer.n : at + 8);
    return str_split(&rest, '"');
}

struct waiter {
    uint16_t port;
    const char *line;
    struct arena *arena;
    str answer;
    atomic_bool done;
};

static void *wait_for_events(void *context) {
    struct waiter *w = context;
    w->answer = ask(w->arena, w->port, w->line);
    atomic_store(&w->done, true);
    return NULL;
}

static void start_waiting(struct fixture *f, struct waiter *w, pthread_t *thread) {
    str seen = seen_of(ask(f->arena, web_port(f->publisher.web), "GET /watch/events"));
    assert_true(seen.n > 0);
    *w = (struct waiter){.port = web_port(f->publisher.web), .arena = arena_new()};
    w->line = arena_join(f->arena, (str[]){STR("GET /watch/events?seen="), seen}, 2).p;
    assert_int_equal(pthread_create(thread, NULL, wait_for_events, w), 0);
    struct timespec nap = {.tv_nsec = 200 * 1000 * 1000};
    (void)nanosleep(&nap, NULL);
    assert_false(atomic_load(&w->done));
}

static void test_an_open_page_is_told(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    struct waiter w;
    pthread_t thread;
    start_waiting(&f, &w, &thread);
    web_tick(f.publisher.web);
    write_unit(&f, "crossbill");
    assert_false(failed(publish_again(&f.publisher, f.arena)));
    pthread_join(thread, NULL);
    assert_true(str_contains(w.answer, STR("\"seen\":\"")));
    assert_false(str_contains(w.answer, str_c(w.line + strlen("GET /watch/events?seen="))));
    arena_free(w.arena);
    assert_true(serves(&f, PAGE, "/assets/watch.js"));
    stop(&f);
}

/* A page that waits does not hold up the end of the server. */
static void test_stopping_answers_those_who_wait(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    struct waiter w;
    pthread_t thread;
    start_waiting(&f, &w, &thread);
    stop(&f);
    pthread_join(thread, NULL);
    assert_true(str_starts(w.answer, STR("HTTP/1.1 ")));
    arena_free(w.arena);
}

static void test_the_history_is_a_page(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    assert_true(serves(&f, "GET /tiny/editions", "This is what you read now."));
    write_unit(&f, "nutcracker");
    assert_false(failed(publish_again(&f.publisher, f.arena)));
    str hash = web_shelf(f.publisher.web)->source.books[0]->hash;
    assert_true(serves(&f, "GET /tiny/editions", arena_z(f.arena, hash)));
    assert_true(serves(&f, "GET /tiny/editions", "the version was not raised"));
    assert_true(serves(&f, PAGE, "href=\"/tiny/editions\""));
    stop(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_swap_waits_for_all_who_took),
        cmocka_unit_test(test_publishing_under_load),
        cmocka_unit_test(test_what_did_not_change_is_shared),
        cmocka_unit_test(test_reused_is_as_read_anew),
        cmocka_unit_test(test_a_broken_manifest_keeps_the_old_edition),
        cmocka_unit_test(test_two_pages_at_one_address_are_refused),
        cmocka_unit_test(test_the_folder_goes_and_comes_back),
        cmocka_unit_test(test_faults_leave_the_old_edition),
        cmocka_unit_test(test_a_full_disk_leaves_the_old_edition),
        cmocka_unit_test(test_the_keeper_publishes_what_is_written),
        cmocka_unit_test(test_the_keeper_publishes_when_asked),
        cmocka_unit_test(test_an_open_page_is_told),
        cmocka_unit_test(test_stopping_answers_those_who_wait),
        cmocka_unit_test(test_the_history_is_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
