/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "web/route.h"

static void test_every_route_is_complete(void **state) {
    (void)state;
    for (size_t i = 0; i < routes_count; i++) {
        assert_true(routes[i].permission >= PERMISSION_ANYONE);
        assert_non_null(routes[i].handle);
        assert_non_null(routes[i].purpose);
        assert_int_equal(routes[i].pattern[0], '/');
        for (size_t k = 0; k < i; k++) {
            assert_false(routes[i].method == routes[k].method &&
                         route_matches(routes[k].pattern, str_c(routes[i].pattern)));
        }
    }
}

static void test_patterns(void **state) {
    (void)state;
    struct {
        const char *pattern, *path;
        bool fits;
    } const cases[] = {
        {"/healthz", "/healthz", true},
        {"/healthz", "/healthz/", false},
        {"/healthz", "/health", false},
        {"/assets/*", "/assets/x", true},
        {"/assets/*", "/assets/", true},
        {"/assets/*", "/assets", false},
        {"/*", "/", true},
        {"/*", "/a/b/c", true},
        {"/assets/*", "/other/assets/x", false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(route_matches(cases[i].pattern, str_c(cases[i].path)), cases[i].fits);
    }
}

static void test_methods(void **state) {
    (void)state;
    unsigned allowed = 0;
    assert_non_null(route_find(HTTP_GET, STR("/core/"), &allowed));
    assert_non_null(route_find(HTTP_HEAD, STR("/core/"), &allowed));
    assert_null(route_find(HTTP_DELETE, STR("/core/"), &allowed));
    assert_int_equal(allowed, 1u << HTTP_GET);
    const struct route *health = route_find(HTTP_GET, STR("/healthz"), &allowed);
    assert_non_null(health);
    assert_string_equal(health->pattern, "/healthz");
}

static void test_permissions(void **state) {
    (void)state;
    const str inside[] = {STR("127.0.0.1"), STR("127.8.8.8"), STR("::1"), STR("::ffff:127.0.0.1")};
    const str outside[] = {STR("192.0.2.7"), STR("2001:db8::1"), STR(""), STR("12.7.0.0"), STR("::11")};
    for (size_t i = 0; i < COUNT_OF(inside); i++) {
        assert_true(permission_holds(PERMISSION_OPERATOR, inside[i]));
    }
    for (size_t i = 0; i < COUNT_OF(outside); i++) {
        assert_false(permission_holds(PERMISSION_OPERATOR, outside[i]));
        assert_true(permission_holds(PERMISSION_ANYONE, outside[i]));
    }
    assert_false(permission_holds((enum permission)0, STR("127.0.0.1")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_route_is_complete),
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_methods),
        cmocka_unit_test(test_permissions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
