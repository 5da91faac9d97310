/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/base.h"

#include <signal.h>
#include <stdalign.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool is_zero(const char *p, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (p[i]) {
            return false;
        }
    }
    return true;
}

static void zeroed_and_aligned(void **state) {
    (void)state;
    static const size_t sizes[] = {0, 1, 3, 15, 16, 17, 1000, 16384, 16385, 70000, 1, 0};
    struct arena *a = arena_new();
    size_t sum = 0;
    for (int round = 0; round < 40; round++) {
        for (size_t i = 0; i < COUNT_OF(sizes); i++) {
            char *p = arena_alloc(a, sizes[i]);
            assert_non_null(p);
            assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
            assert_true(is_zero(p, sizes[i]));
            memset(p, 0xa5, sizes[i]);
            sum += sizes[i];
            assert_int_equal(arena_bytes(a), sum);
        }
    }
    arena_free(a);
    arena_free(NULL);
}

static void objects_do_not_overlap(void **state) {
    (void)state;
    enum { COUNT = 5000 };
    struct arena *a = arena_new();
    unsigned char *at[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        at[i] = arena_alloc(a, i % 97);
        memset(at[i], (int)(i & 0xff), i % 97);
    }
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t j = 0; j < i % 97; j++) {
            assert_int_equal(at[i][j], i & 0xff);
        }
    }
    arena_free(a);
}

static void reset_gives_clean_memory(void **state) {
    (void)state;
    struct arena *a = arena_new();
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 30; i++) {
            char *p = arena_alloc(a, 12000);
            assert_true(is_zero(p, 12000));
            memset(p, 1, 12000);
            p = arena_alloc(a, 20000);
            assert_true(is_zero(p, 20000));
            memset(p, 1, 20000);
        }
        arena_reset(a);
        assert_int_equal(arena_bytes(a), 0);
    }
    arena_reset(a);
    arena_free(a);
}

static void check_growth(struct arena *a, size_t step, size_t end, bool disturb) {
    char *p = NULL;
    size_t n = 0;
    while (n < end) {
        p = arena_grow(a, p, n, n + step);
        assert_true(is_zero(p + n, step));
        memset(p + n, (int)(n / step & 0x7f) + 1, step);
        n += step;
        if (disturb) {
            memset(arena_alloc(a, 24), 0xff, 24);
        }
    }
    for (size_t i = 0; i < end / step; i++) {
        assert_int_equal(p[i * step], (int)(i & 0x7f) + 1);
        assert_int_equal(p[i * step + step - 1], (int)(i & 0x7f) + 1);
    }
}

static void growing(void **state) {
    (void)state;
    struct arena *a = arena_new();
    check_growth(a, 100, 5000, false);
    check_growth(a, 100, 5000, true);
    check_growth(a, 1000, 100000, false);
    check_growth(a, 1000, 100000, true);
    check_growth(a, 50000, 1000000, false);
    check_growth(a, 50000, 1000000, true);
    arena_free(a);
}

static void growing_counts_bytes_once(void **state) {
    (void)state;
    struct arena *a = arena_new();
    char *p = arena_grow(a, NULL, 0, 10);
    p = arena_grow(a, p, 10, 20);
    assert_int_equal(arena_bytes(a), 20);
    assert_ptr_equal(arena_grow(a, p, 20, 20), p);
    assert_ptr_equal(arena_grow(a, p, 20, 5), p);
#ifndef ARENA_MALLOC
    assert_ptr_equal(arena_grow(a, p, 20, 500), p);
    (void)arena_alloc(a, 1);
    assert_ptr_not_equal(arena_grow(a, p, 500, 600), p);
#endif
    arena_free(a);
}

static void objects_after_a_grown_one(void **state) {
    (void)state;
    struct arena *a = arena_new();
    char *p = arena_alloc(a, 10);
    p = arena_grow(a, p, 10, 4000);
    char *q = arena_alloc(a, 4000);
    memset(p, 1, 4000);
    memset(q, 2, 4000);
    assert_int_equal(p[3999], 1);
    char *large = arena_alloc(a, 100000);
    memset(large, 3, 100000);
    large = arena_grow(a, large, 100000, 300000);
    assert_int_equal(large[99999], 3);
    assert_int_equal(large[100000], 0);
    assert_int_equal(q[0], 2);
    arena_reset(a);
    assert_true(is_zero(arena_alloc(a, 10), 10));
    arena_free(a);
}

static void texts(void **state) {
    (void)state;
    struct arena *a = arena_new();
    str s = arena_str(a, STR("a\0b"));
    assert_int_equal(s.n, 3);
    assert_memory_equal(s.p, "a\0b", 4);
    assert_string_equal(arena_z(a, str_n("hello world", 5)), "hello");
    assert_string_equal(arena_z(a, (str){NULL, 0}), "");
    s = arena_join(a, (str[]){STR("ab"), {NULL, 0}, STR("c")}, 3);
    assert_int_equal(s.n, 3);
    assert_string_equal(s.p, "abc");
    s = arena_join(a, NULL, 0);
    assert_int_equal(s.n, 0);
    assert_string_equal(s.p, "");
    arena_free(a);
}

static void typed(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct tree_file *one = ARENA_NEW(a, struct tree_file);
    uint64_t *many = ARENA_ARRAY(a, uint64_t, 100);
    assert_true(is_zero((const char *)one, sizeof *one));
    assert_true(is_zero((const char *)many, 100 * sizeof *many));
    assert_non_null(arena_array(a, 0, 0));
    assert_non_null(arena_array(a, 10, 0));
    arena_free(a);
}

static void too_large(struct arena *a) {
    (void)arena_alloc(a, (size_t)ARENA_OBJECT_BYTES_MAX + 1);
}

static void product_overflows(struct arena *a) {
    (void)arena_array(a, SIZE_MAX / 2, 4);
}

static void grows_from_nothing(struct arena *a) {
    (void)arena_grow(a, NULL, 4, 8);
}

static void assert_aborts(void (*act)(struct arena *)) {
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        (void)close(STDERR_FILENO);
        (void)signal(SIGABRT, SIG_DFL);
        act(arena_new());
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

static void bugs_end_the_process(void **state) {
    (void)state;
    assert_aborts(too_large);
    assert_aborts(product_overflows);
    assert_aborts(grows_from_nothing);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zeroed_and_aligned),
        cmocka_unit_test(objects_do_not_overlap),
        cmocka_unit_test(reset_gives_clean_memory),
        cmocka_unit_test(growing),
        cmocka_unit_test(growing_counts_bytes_once),
        cmocka_unit_test(objects_after_a_grown_one),
        cmocka_unit_test(texts),
        cmocka_unit_test(typed),
        cmocka_unit_test(bugs_end_the_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
