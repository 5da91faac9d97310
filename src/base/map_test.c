/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void put_and_get(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct map m = map_new(a);
    int x = 0;
    int y = 0;
    assert_null(map_get(&m, STR("a")));
    assert_false(map_has(&m, STR("")));
    assert_true(map_put(&m, STR("a"), &x));
    assert_false(map_put(&m, STR("a"), &y));
    assert_ptr_equal(map_get(&m, STR("a")), &y);
    assert_true(map_put(&m, STR("nothing"), NULL));
    assert_null(map_get(&m, STR("nothing")));
    assert_true(map_has(&m, STR("nothing")));
    assert_false(map_has(&m, STR("noth")));
    assert_true(map_put(&m, (str){NULL, 0}, &x));
    assert_ptr_equal(map_get(&m, STR("")), &x);
    assert_int_equal(m.n, 3);
    arena_free(a);
}

static str number_key(struct arena *a, size_t i) {
    buf b = buf_new(a);
    buf_c(&b, "key\0");
    buf_u64(&b, i);
    return buf_str(&b);
}

static void many(void **state) {
    (void)state;
    enum { COUNT = 20000 };
    struct arena *a = arena_new();
    struct map m = map_new(a);
    size_t *values = ARENA_ARRAY(a, size_t, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        assert_true(map_put(&m, number_key(a, i), &values[i]));
        assert_int_equal(m.n, i + 1);
    }
    for (size_t i = 0; i < COUNT; i++) {
        assert_ptr_equal(map_get(&m, number_key(a, i)), &values[i]);
        assert_false(map_put(&m, number_key(a, i), &values[i]));
    }
    assert_false(map_has(&m, number_key(a, COUNT)));
    assert_int_equal(m.n, COUNT);
    arena_free(a);
}

/* At each size around the places where the map changes its shape, all keys are found in their order. */
static void order_of_putting(void **state) {
    (void)state;
    for (size_t count = 0; count < 70; count++) {
        struct arena *a = arena_new();
        struct map m = map_new(a);
        for (size_t i = 0; i < count; i++) {
            (void)map_put(&m, number_key(a, count - i), a);
        }
        assert_int_equal(m.n, count);
        for (size_t i = 0; i < count; i++) {
            assert_true(str_eq(m.at[i].key, number_key(a, count - i)));
            assert_true(map_has(&m, number_key(a, count - i)));
        }
        assert_false(map_has(&m, number_key(a, 0)));
        arena_free(a);
    }
}

static void keys_differ_between_maps(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct map one = map_new(a);
    struct map two = map_new(a);
    for (size_t i = 0; i < 20; i++) {
        (void)map_put(&one, number_key(a, i), a);
        (void)map_put(&two, number_key(a, i), a);
    }
    assert_true(one.key != two.key);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(put_and_get),
        cmocka_unit_test(many),
        cmocka_unit_test(order_of_putting),
        cmocka_unit_test(keys_differ_between_maps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
