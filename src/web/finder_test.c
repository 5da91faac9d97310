/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>

#include "curriculum/library.h"
#include "web/finder.h"

struct fixture {
    struct arena *arena;
    struct world world;
    struct library library;
    struct site_source source;
    struct finder *finder;
};

static void start(struct fixture *f) {
    *f = (struct fixture){.arena = arena_new(), .world = world_fixed(0, 1)};
    assert_false(failed(library_read(f->arena, &f->world, "test/golden/curricula", &f->library)));
    f->source = (struct site_source){.books = f->library.books.at, .n = f->library.books.n};
    f->finder = finder_new(f->arena, &f->source);
}

static void stop(struct fixture *f) {
    finder_free(f->finder);
    arena_free(f->arena);
}

static void test_the_first_question_makes_it(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    const struct search_index *x = finder_index(f.finder);
    assert_non_null(x);
    assert_true(search_entries_count(x) > 4);
    assert_ptr_equal(finder_index(f.finder), x);
    stop(&f);
}

static void test_prepared_it_is_there(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    finder_prepare(f.finder);
    const struct search_index *x = finder_index(f.finder);
    finder_prepare(f.finder);
    assert_non_null(x);
    assert_ptr_equal(finder_index(f.finder), x);
    stop(&f);
}

static void test_unused_it_costs_nothing(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    stop(&f);
    finder_free(NULL);
}

static void test_without_books(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct site_source none = {.n = 0};
    struct finder *f = finder_new(a, &none);
    assert_int_equal(search_entries_count(finder_index(f)), 0);
    finder_free(f);
    arena_free(a);
}

/* Asks until the index is there and then finds a word. */
static void *ask(void *context) {
    const struct search_index *x = NULL;
    while (!x) {
        x = finder_index(context);
    }
    struct arena *a = arena_new();
    const struct search_question q = {.text = STR("stone")};
    struct search_result r;
    search_run(a, x, &q, &r);
    bool found = r.total > 0;
    arena_free(a);
    return found ? context : NULL;
}

/* Run under the thread sanitizer too. */
static void test_many_ask_at_the_same_time(void **state) {
    (void)state;
    for (size_t round = 0; round < 10; round++) {
        struct fixture f;
        start(&f);
        pthread_t threads[6];
        for (size_t i = 0; i < COUNT_OF(threads); i++) {
            assert_int_equal(pthread_create(&threads[i], NULL, ask, f.finder), 0);
        }
        finder_prepare(f.finder);
        for (size_t i = 0; i < COUNT_OF(threads); i++) {
            void *found = NULL;
            pthread_join(threads[i], &found);
            assert_non_null(found);
        }
        stop(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_question_makes_it), cmocka_unit_test(test_prepared_it_is_there),
        cmocka_unit_test(test_unused_it_costs_nothing),     cmocka_unit_test(test_without_books),
        cmocka_unit_test(test_many_ask_at_the_same_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
