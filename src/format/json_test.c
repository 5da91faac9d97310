/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "format/json.h"

static void check_str(str s, const char *expected) {
    if (!str_eq(s, str_c(expected))) {
        fail_msg("\n  is       %.*s\n  expected %s", STR_ARG(s), expected);
    }
}

/* ---- Reading --------------------------------------------------------------------------------- */

/* What is read is written again as on the right. */
static const struct {
    const char *json;
    const char *again;
} good[] = {
    {"null", "null"},
    {" true ", "true"},
    {"false\n", "false"},
    {"0", "0"},
    {"-12", "-12"},
    {"9223372036854775807", "9223372036854775807"},
    {"-9223372036854775808", "-9223372036854775808"},
    {"1.5", "1.5"},
    {"1.0", "1.0"},
    {"1e3", "1000.0"},
    {"1E-7", "1e-07"},
    {"0.1", "0.1"},
    {"123456789012345.678", "123456789012345.67"},
    {"\"\"", "\"\""},
    {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\"\\\\/\\b\\f\\n\\r\\t\""},
    {"\"\\u00e9\\ud83d\\ude00\\u001f\"", "\"\xC3\xA9\xF0\x9F\x98\x80\\u001f\""},
    {"[]", "[]"},
    {"{}", "{}"},
    {"[1, [2, []], {\"a\": {}}]", "[1,[2,[]],{\"a\":{}}]"},
    {"{\"z\": 1, \"a\": [true, null], \"\": \"x\"}", "{\"z\":1,\"a\":[true,null],\"\":\"x\"}"},
};

static void test_good(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        struct arena *a = arena_new();
        const struct value *v;
        err e = json_parse(a, str_c(good[i].json), &v, NULL);
        if (failed(e)) {
            fail_msg("<<%s>> %s", good[i].json, e.message);
        }
        check_str(json_from_value(a, v), good[i].again);
        arena_free(a);
    }
}

static const struct {
    str json;
    enum err_code code;
    unsigned line;
    unsigned column;
    const char *says;
} bad[] = {
    {STR_INIT(""), ERR_INPUT, 1, 1, ""},
    {STR_INIT("  "), ERR_INPUT, 1, 2, ""},
    {STR_INIT("nul"), ERR_INPUT, 1, 3, "invalid token"},
    {STR_INIT("[1,]"), ERR_INPUT, 1, 4, ""},
    {STR_INIT("[1 2]"), ERR_INPUT, 1, 4, ""},
    {STR_INIT("{\"a\" 1}"), ERR_INPUT, 1, 6, "':' expected"},
    {STR_INIT("{a: 1}"), ERR_INPUT, 1, 2, ""},
    {STR_INIT("{'a': 1}"), ERR_INPUT, 1, 2, ""},
    {STR_INIT("{\"a\": 1}\n{"), ERR_INPUT, 2, 1, "end of file expected"},
    {STR_INIT("{\n\"\xC3\xA9\": ?}"), ERR_INPUT, 2, 6, "invalid token"},
    {STR_INIT("01"), ERR_INPUT, 1, 1, ""},
    {STR_INIT("+1"), ERR_INPUT, 1, 1, ""},
    {STR_INIT("1."), ERR_INPUT, 1, 2, ""},
    {STR_INIT("NaN"), ERR_INPUT, 1, 3, ""},
    {STR_INIT("1e999"), ERR_INPUT, 1, 5, "real number overflow"},
    {STR_INIT("9223372036854775808"), ERR_INPUT, 1, 19, "too big integer"},
    {STR_INIT("\"x"), ERR_INPUT, 1, 2, ""},
    {STR_INIT("\"\n\""), ERR_INPUT, 1, 1, ""},
    {STR_INIT("\"\\x41\""), ERR_INPUT, 1, 3, "invalid escape"},
    {STR_INIT("\"\\u0000\""), ERR_INPUT, 1, 8, "\\u0000"},
    {STR_INIT("{\"\\u0000\": 1}"), ERR_INPUT, 1, 9, ""},
    {STR_INIT("\"\\ud800\""), ERR_INPUT, 1, 8, "invalid Unicode"},
    {STR_INIT("{\"a\": 1, \"a\": 2}"), ERR_INPUT, 1, 12, "duplicate object key"},
    {STR_INIT("{\"a\": 1, \"\\u0061\": 2}"), ERR_INPUT, 1, 17, "duplicate object key"},
    {STR_INIT("[1]\0"), ERR_INPUT, 1, 4, ""},
    {STR_INIT("\"a\0b\""), ERR_INPUT, 1, 2, ""},
    {STR_INIT("\0"), ERR_INPUT, 1, 1, ""},
    {STR_INIT("\xEF\xBB\xBF[]"), ERR_INPUT, 1, 1, ""},
    {STR_INIT("[\"\xFF\"]"), ERR_INPUT, 1, 3, "not UTF-8"},
    {STR_INIT("[\"\xED\xA0\x80\"]"), ERR_INPUT, 1, 3, "not UTF-8"},
    {STR_INIT("// x\n1"), ERR_INPUT, 1, 1, ""},
    {STR_INIT("]"), ERR_INPUT, 1, 1, ""},
};

static void test_bad(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct arena *a = arena_new();
        const struct value *v = NULL;
        struct text_place place = {0, 0};
        err e = json_parse(a, bad[i].json, &v, &place);
        const char *message = failed(e) ? e.message : "(accepted)";
        if (e.code != bad[i].code || place.line != bad[i].line || place.column != bad[i].column ||
            !strstr(message, bad[i].says)) {
            fail_msg("<<%.*s>>\n  gives    %s\n  expected line %u, column %u: …%s…", STR_ARG(bad[i].json),
                     message, bad[i].line, bad[i].column, bad[i].says);
        }
        assert_null(v);
        arena_free(a);
    }
}

static void test_numbers_are_kept(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct value *v;
    assert_false(failed(json_parse(a, STR("[1, 1.0, -0.0]"), &v, NULL)));
    assert_int_equal(value_at(v, 0)->kind, VALUE_INTEGER);
    assert_int_equal(value_at(v, 1)->kind, VALUE_REAL);
    assert_true(signbit(value_at(v, 2)->as.real) != 0);
    assert_int_equal(v->place.line, 0);
    arena_free(a);
}

static enum err_code repeated(const char *part, size_t times, const char *after, size_t closing) {
    struct arena *a = arena_new();
    buf b = buf_new(a);
    for (size_t i = 0; i < times; i++) {
        buf_c(&b, part);
    }
    for (size_t i = 0; i < closing; i++) {
        buf_c(&b, after);
    }
    const struct value *v;
    enum err_code code = json_parse(a, buf_str(&b), &v, NULL).code;
    arena_free(a);
    return code;
}

static void test_limits(void **state) {
    (void)state;
    assert_int_equal(repeated("[", JSON_DEPTH_MAX, "]", JSON_DEPTH_MAX), ERR_NONE);
    assert_int_equal(repeated("[", JSON_DEPTH_MAX + 1, "]", JSON_DEPTH_MAX + 1), ERR_LIMIT);
    assert_int_equal(repeated("[", 4000000, "", 0), ERR_LIMIT);
    assert_int_equal(repeated("{\"a\":", 500000, "", 0), ERR_LIMIT);
    assert_int_equal(repeated("[\"[[[[\\\"[[[[[\",", JSON_DEPTH_MAX - 1, "1]", JSON_DEPTH_MAX - 1),
                     ERR_INPUT);
    assert_int_equal(repeated("[\"\\\"[[[[[[[[\\\\\"]", 1, "", 0), ERR_NONE);
    assert_int_equal(repeated("0,", 300000, "0", 1), ERR_LIMIT);
    assert_int_equal(repeated(" ", JSON_BYTES_MAX - 1, "1", 1), ERR_NONE);
    assert_int_equal(repeated(" ", JSON_BYTES_MAX, "1", 1), ERR_LIMIT);
}

/* ---- Writing --------------------------------------------------------------------------------- */

static void test_writer(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    struct json_writer w = json_writer_new(&b);
    json_add_object(&w);
    json_member_str(&w, "name", STR("x \"y\" \\ \n\x01\x7F\0\xC3\xA9</script>"));
    json_member_i64(&w, "low", INT64_MIN);
    json_member_boolean(&w, "yes", true);
    json_key_str(&w, STR("a\"b"));
    json_add_array(&w);
    json_add_u64(&w, UINT64_MAX);
    json_add_null(&w);
    json_add_boolean(&w, false);
    json_add_array(&w);
    json_end(&w);
    json_add_object(&w);
    json_end(&w);
    json_end(&w);
    json_key(&w, "z");
    json_add_real(&w, 0.1);
    json_end(&w);
    json_finish(&w);
    check_str(
        buf_str(&b),
        "{\"name\":\"x \\\"y\\\" \\\\ \\n\\u0001\x7F\\u0000\xC3\xA9</script>\",\"low\":-9223372036854775808,"
        "\"yes\":true,\"a\\\"b\":[18446744073709551615,null,false,[],{}],\"z\":0.1}");
    arena_free(a);
}

static void test_wrong_bytes_are_replaced(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    struct json_writer w = json_writer_new(&b);
    json_add_str(&w, STR("a\xFF\xC3\"b"));
    check_str(buf_str(&b), "\"a\xEF\xBF\xBD\xEF\xBF\xBD\\\"b\"");
    arena_free(a);
}

static void test_reals_come_back(void **state) {
    (void)state;
    static const double reals[] = {
        0.1,  1.0 / 3,           1e300, 5e-324, 1.7976931348623157e308, 123456789.123456789, -2.5, 1e15,
        1e16, 4503599627370497.5};
    for (size_t i = 0; i < COUNT_OF(reals); i++) {
        struct arena *a = arena_new();
        buf b = buf_new(a);
        struct json_writer w = json_writer_new(&b);
        json_add_real(&w, reals[i]);
        const struct value *v;
        assert_false(failed(json_parse(a, buf_str(&b), &v, NULL)));
        assert_int_equal(v->kind, VALUE_REAL);
        assert_memory_equal(&v->as.real, &reals[i], sizeof reals[i]);
        arena_free(a);
    }
}

static void test_deepest(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    struct json_writer w = json_writer_new(&b);
    for (int i = 0; i < JSON_DEPTH_MAX; i++) {
        json_add_array(&w);
    }
    for (int i = 0; i < JSON_DEPTH_MAX; i++) {
        json_end(&w);
    }
    json_finish(&w);
    const struct value *v;
    assert_false(failed(json_parse(a, buf_str(&b), &v, NULL)));
    arena_free(a);
}

static void test_for_html(void **state) {
    (void)state;
    struct arena *a = arena_new();
    check_str(json_for_html(a, STR("{\"a\":\"</script><!-- & \xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAA\"}")).safe,
              "{\"a\":\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029\xE2\x80\xAA\"}");
    check_str(json_for_html(a, STR("")).safe, "");
    check_str(json_for_html(a, STR("\"\xE2\x80\"")).safe, "\"\xE2\x80\"");
    /* Escaped or not, the value is the same. */
    const struct value *v;
    str text = STR("<&>\xE2\x80\xA8");
    buf b = buf_new(a);
    struct json_writer w = json_writer_new(&b);
    json_add_str(&w, text);
    assert_false(failed(json_parse(a, json_for_html(a, buf_str(&b)).safe, &v, NULL)));
    assert_true(str_eq(v->as.text, text));
    arena_free(a);
}

/* ---- Wrong orders of calls end the process ---------------------------------------------------- */

static void misuse(struct json_writer *w, int which) {
    switch (which) {
    case 0:
        json_add_object(w);
        json_add_null(w); /* no key */
        break;
    case 1:
        json_add_object(w);
        json_key(w, "a");
        json_key(w, "b");
        break;
    case 2:
        json_add_array(w);
        json_key(w, "a");
        break;
    case 3:
        json_key(w, "a");
        break;
    case 4:
        json_add_null(w);
        json_add_null(w); /* two at the top */
        break;
    case 5:
        json_end(w);
        break;
    case 6:
        json_add_object(w);
        json_key(w, "a");
        json_end(w);
        break;
    case 7:
        json_add_array(w);
        json_finish(w);
        break;
    case 8:
        json_finish(w);
        break;
    case 9:
        for (int i = 0; i <= JSON_DEPTH_MAX; i++) {
            json_add_array(w);
        }
        break;
    case 10:
        json_add_array(w);
        json_end(w);
        json_add_array(w);
        break;
    default:
        _exit(0); /* the end of the list */
    }
    _exit(1);
}

static void test_misuse(void **state) {
    (void)state;
    int which = 0;
    for (bool end = false; !end; which++) {
        pid_t pid = fork();
        assert_true(pid >= 0);
        if (pid == 0) {
            signal(SIGABRT, SIG_DFL);
            close(2);
            buf b = buf_new(arena_new());
            struct json_writer w = json_writer_new(&b);
            misuse(&w, which);
        }
        int status;
        assert_int_equal(waitpid(pid, &status, 0), pid);
        end = WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (!end && !WIFSIGNALED(status)) {
            fail_msg("misuse %d went through", which);
        }
    }
    assert_int_equal(which, 12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_numbers_are_kept),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_writer),
        cmocka_unit_test(test_wrong_bytes_are_replaced),
        cmocka_unit_test(test_reals_come_back),
        cmocka_unit_test(test_deepest),
        cmocka_unit_test(test_for_html),
        cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
