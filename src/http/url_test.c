/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http/url.h"

static int start(void **state) {
    *state = arena_new();
    return 0;
}

static int stop(void **state) {
    arena_free(*state);
    return 0;
}

static void expect(struct arena *a, str got, str wanted) {
    if (!str_eq(got, wanted)) {
        fail_msg("\"%s\" is not \"%s\"", arena_z(a, got), arena_z(a, wanted));
    }
}

static void decodes(void **state) {
    static const struct {
        str in;
        bool plus;
        str out;
    } cases[] = {
        {STR_INIT(""), false, STR_INIT("")},
        {STR_INIT("abc"), false, STR_INIT("abc")},
        {STR_INIT("a%20b"), false, STR_INIT("a b")},
        {STR_INIT("a+b"), false, STR_INIT("a+b")},
        {STR_INIT("a+b%2B"), true, STR_INIT("a b+")},
        {STR_INIT("%c3%A4"), false, STR_INIT("\303\244")},
        {STR_INIT("%2525"), false, STR_INIT("%25")}, /* once */
        {STR_INIT("%F0%9F%8C%8D"), false, STR_INIT("\360\237\214\215")},
        {STR_INIT("%0A"), true, STR_INIT("\n")}, /* a text area has lines */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        str out = STR("untouched");
        assert_true(http_url_decode(*state, cases[i].in, cases[i].plus, &out));
        expect(*state, out, cases[i].out);
    }
}

static void refuses_to_decode(void **state) {
    static const str cases[] = {
        STR_INIT("%"),    STR_INIT("a%"),     STR_INIT("%4"),     STR_INIT("%4g"),          STR_INIT("%g4"),
        STR_INIT("%%41"), STR_INIT("%00"),    STR_INIT("a%00b"),  STR_INIT("a\0b"),         STR_INIT("%ff"),
        STR_INIT("%c3"),  STR_INIT("%c0%af"), STR_INIT("%e2%82"), STR_INIT("%ed%a0%80"),    STR_INIT("\xff"),
        STR_INIT("% 41"), STR_INIT("%+41"),   STR_INIT("%u0041"), STR_INIT("%f5%80%80%80"),
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        str out = STR("untouched");
        if (http_url_decode(*state, cases[i], true, &out)) {
            fail_msg("\"%s\" was decoded", arena_z(*state, cases[i]));
        }
        expect(*state, out, STR("untouched"));
    }
}

static void encodes(void **state) {
    buf b = buf_new(*state);
    http_url_encode(&b, STR("aZ09-._~ /?&=+%\303\244\n"));
    expect(*state, buf_str(&b), STR("aZ09-._~%20%2F%3F%26%3D%2B%25%C3%A4%0A"));
    buf_clear(&b);
    url_encode_path(&b, STR("/a b/\303\244?#%;x=1,@:!$&'()*+\"<>\\"));
    expect(*state, buf_str(&b), STR("/a%20b/%C3%A4%3F%23%25;x=1,@:!$&'()*+%22%3C%3E%5C"));
}

static void every_byte_comes_back(void **state) {
    for (int c = 1; c < 128; c++) {
        char byte = (char)c;
        buf b = buf_new(*state);
        str back;
        http_url_encode(&b, str_n(&byte, 1));
        assert_true(http_url_decode(*state, buf_str(&b), true, &back));
        expect(*state, back, str_n(&byte, 1));
    }
}

static void reads_paths(void **state) {
    static const struct {
        str in;
        enum url_verdict verdict;
        str out;
    } cases[] = {
        {STR_INIT("/"), URL_FINE, STR_INIT("/")},
        {STR_INIT("/core/"), URL_FINE, STR_INIT("/core/")},
        {STR_INIT("/core/commons/unit"), URL_FINE, STR_INIT("/core/commons/unit")},
        {STR_INIT("/%C3%A4"), URL_FINE, STR_INIT("/\303\244")},
        {STR_INIT("/..."), URL_FINE, STR_INIT("/...")},
        {STR_INIT("/.well-known/x"), URL_FINE, STR_INIT("/.well-known/x")},
        {STR_INIT("/a/..b/c.."), URL_FINE, STR_INIT("/a/..b/c..")},
        {STR_INIT("/a+b"), URL_FINE, STR_INIT("/a+b")},
        {STR_INIT("//"), URL_MOVED, STR_INIT("/")},
        {STR_INIT("///a"), URL_MOVED, STR_INIT("/a")},
        {STR_INIT("/a//b"), URL_MOVED, STR_INIT("/a/b")},
        {STR_INIT("/a/b//"), URL_MOVED, STR_INIT("/a/b/")},
        {STR_INIT("/."), URL_MOVED, STR_INIT("/")},
        {STR_INIT("/.."), URL_MOVED, STR_INIT("/")},
        {STR_INIT("/../../etc"), URL_MOVED, STR_INIT("/etc")},
        {STR_INIT("/a/b/../c"), URL_MOVED, STR_INIT("/a/c")},
        {STR_INIT("/a/b/.."), URL_MOVED, STR_INIT("/a/")},
        {STR_INIT("/a/b/."), URL_MOVED, STR_INIT("/a/b/")},
        {STR_INIT("/a/%2e%2E/b"), URL_MOVED, STR_INIT("/b")},
        {STR_INIT("/a%2f..%2fb"), URL_MOVED, STR_INIT("/b")},
        {STR_INIT("/a%2F%2Fb"), URL_MOVED, STR_INIT("/a/b")},
        {STR_INIT("/./././"), URL_MOVED, STR_INIT("/")},
        {STR_INIT("/%252e%252e/a"), URL_FINE, STR_INIT("/%2e%2e/a")}, /* decoded once, and never again */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        str out = STR("");
        assert_int_equal(url_path(*state, cases[i].in, &out), cases[i].verdict);
        expect(*state, out, cases[i].out);
    }
}

static void refuses_paths(void **state) {
    static const str cases[] = {
        STR_INIT(""),     STR_INIT("a"),       STR_INIT("%2Fa"),  STR_INIT("/%00"), STR_INIT("/a%0Ab"),
        STR_INIT("/%7F"), STR_INIT("/%1F"),    STR_INIT("/%zz"),  STR_INIT("/%"),   STR_INIT("/\xff"),
        STR_INIT("/\t"),  STR_INIT("/%c0%ae"), STR_INIT("/%fe/"), STR_INIT("*"),
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        str out = STR("untouched");
        assert_int_equal(url_path(*state, cases[i], &out), URL_WRONG);
        expect(*state, out, STR("untouched"));
    }
}

static void splits_targets(void **state) {
    static const struct {
        str in, path, query;
    } cases[] = {
        {STR_INIT("/"), STR_INIT("/"), STR_INIT("")},
        {STR_INIT("/a?b?c"), STR_INIT("/a"), STR_INIT("b?c")},
        {STR_INIT("/a?"), STR_INIT("/a"), STR_INIT("")},
        {STR_INIT("//h/a"), STR_INIT("//h/a"), STR_INIT("")},
        {STR_INIT("http://h"), STR_INIT("/"), STR_INIT("")},
        {STR_INIT("http://h?x"), STR_INIT("/"), STR_INIT("x")},
        {STR_INIT("HTTPS://h:1/a/b?x"), STR_INIT("/a/b"), STR_INIT("x")},
        {STR_INIT("http://h/a@b"), STR_INIT("/a@b"), STR_INIT("")},
        {STR_INIT("*"), STR_INIT("/"), STR_INIT("")},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        str path, query;
        assert_true(url_target(cases[i].in, true, &path, &query));
        expect(*state, path, cases[i].path);
        expect(*state, query, cases[i].query);
    }
}

static void refuses_targets(void **state) {
    static const str cases[] = {
        STR_INIT(""),
        STR_INIT("a"),
        STR_INIT("*"),
        STR_INIT("h:80"),
        STR_INIT("http:"),
        STR_INIT("http:/h/a"),
        STR_INIT("http://"),
        STR_INIT("http:///"),
        STR_INIT("http://?"),
        STR_INIT("http://u@h/"),
        STR_INIT("ftp://h/"),
        STR_INIT("://h/"),
        STR_INIT("?a"),
        STR_INIT("\\a"),
        STR_INIT("http://u:p@h"),
        STR_INIT("xhttp://h/"),
        STR_INIT("data:text"),
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        str path, query;
        assert_false(url_target(cases[i], false, &path, &query));
    }
}

static void reads_parameters(void **state) {
    struct http_parameters p = {0};
    assert_true(url_parameters(*state, STR("a=1&b=&c&&d=x=y&%C3%A4+=%26&a=2&=e&"), &p));
    static const str wanted[][2] = {
        {STR_INIT("a"), STR_INIT("1")},         {STR_INIT("b"), STR_INIT("")},
        {STR_INIT("c"), STR_INIT("")},          {STR_INIT("d"), STR_INIT("x=y")},
        {STR_INIT("\303\244 "), STR_INIT("&")}, {STR_INIT("a"), STR_INIT("2")},
        {STR_INIT(""), STR_INIT("e")},
    };
    assert_int_equal(p.list.n, COUNT_OF(wanted));
    for (size_t i = 0; i < p.list.n; i++) {
        expect(*state, p.list.at[i].name, wanted[i][0]);
        expect(*state, p.list.at[i].value, wanted[i][1]);
    }
    expect(*state, http_parameter(&p, "a"), STR("1"));
    expect(*state, http_parameter(&p, "A"), STR(""));
    expect(*state, http_parameter(&p, "none"), STR(""));
}

static void refuses_parameters(void **state) {
    static const str cases[] = {STR_INIT("a=%"), STR_INIT("%zz=1"), STR_INIT("a=%00"), STR_INIT("a=%ff"),
                                STR_INIT("x&a=\xc3")};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct http_parameters p = {0};
        assert_false(url_parameters(*state, cases[i], &p));
        assert_int_equal(p.list.n, 0);
    }
    buf b = buf_new(*state);
    for (int i = 0; i < HTTP_PARAMETERS_COUNT_MAX; i++) {
        buf_c(&b, "a=b&");
    }
    struct http_parameters p = {0};
    assert_true(url_parameters(*state, buf_str(&b), &p));
    assert_int_equal(p.list.n, HTTP_PARAMETERS_COUNT_MAX);
    buf_c(&b, "a");
    assert_false(url_parameters(*state, buf_str(&b), &p));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes),          cmocka_unit_test(refuses_to_decode),
        cmocka_unit_test(encodes),          cmocka_unit_test(reads_paths),
        cmocka_unit_test(refuses_paths),    cmocka_unit_test(every_byte_comes_back),
        cmocka_unit_test(splits_targets),   cmocka_unit_test(refuses_targets),
        cmocka_unit_test(reads_parameters), cmocka_unit_test(refuses_parameters),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
