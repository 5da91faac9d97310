/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/base.h"

#include <pthread.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int setup(void **state) {
    *state = arena_new();
    return 0;
}

static int teardown(void **state) {
    arena_free(*state);
    return 0;
}

static const char *line_of(struct arena *a, str value) {
    struct log_field fields[] = {LOG_TEXT("key", value)};
    buf b = buf_new(a);
    log_format(&b, 0, LOG_INFO, "test.event", fields, 1);
    str s = buf_str(&b);
    str start = STR("time=1970-01-01T00:00:00Z level=info event=test.event key=");
    assert_true(str_starts(s, start));
    /* One line, whatever the value: the only LF is at the end. */
    assert_int_equal(str_find_byte(s, '\n'), s.n - 1);
    assert_true(utf8_valid(s));
    assert_true(s.n <= LOG_LINE_BYTES_MAX);
    return arena_z(a, str_sub(s, start.n, s.n - start.n - 1));
}

static void plain_values(void **state) {
    assert_string_equal(line_of(*state, STR("/core/a-b_c.1:2,3")), "/core/a-b_c.1:2,3");
    assert_string_equal(line_of(*state, STR("")), "\"\"");
    assert_string_equal(line_of(*state, (str){NULL, 0}), "\"\"");
    assert_string_equal(line_of(*state, STR("two words")), "\"two words\"");
    assert_string_equal(line_of(*state, STR("a=b")), "\"a=b\"");
    assert_string_equal(line_of(*state, STR("\xc3\xa4")), "\"\xc3\xa4\"");
}

static void lines_cannot_be_forged(void **state) {
    assert_string_equal(line_of(*state, STR("x\ntime=2026 level=error event=forged")),
                        "\"x\\ntime=2026 level=error event=forged\"");
    assert_string_equal(line_of(*state, STR("x\r\ny")), "\"x\\u{d}\\ny\"");
    assert_string_equal(line_of(*state, STR("\" level=error \"")), "\"\\\" level=error \\\"\"");
    assert_string_equal(line_of(*state, STR("\\")), "\"\\\\\"");
    assert_string_equal(line_of(*state, STR("\\\" x=\"")), "\"\\\\\\\" x=\\\"\"");
    assert_string_equal(line_of(*state, STR("a\0b")), "\"a\\u{0}b\"");
    assert_string_equal(line_of(*state, STR("\x1b[31mred")), "\"\\u{1b}[31mred\"");
    assert_string_equal(line_of(*state, STR("\x7f")), "\"\\u{7f}\"");
}

static void hidden_characters_are_shown(void **state) {
    assert_string_equal(line_of(*state, STR("\xc2\x85")), "\"\\u{85}\"");       /* next line */
    assert_string_equal(line_of(*state, STR("\xe2\x80\xa8")), "\"\\u{2028}\""); /* line separator */
    assert_string_equal(line_of(*state, STR("a\xe2\x80\xae"
                                            "b")),
                        "\"a\\u{202e}b\"");                                     /* right to left */
    assert_string_equal(line_of(*state, STR("\xe2\x81\xa6")), "\"\\u{2066}\""); /* isolate */
    assert_string_equal(line_of(*state, STR("\xef\xbb\xbf")), "\"\\u{feff}\""); /* byte order mark */
}

static void wrong_bytes_are_shown(void **state) {
    assert_string_equal(line_of(*state, STR("a\xff"
                                            "b")),
                        "\"a\\x{ff}b\"");
    assert_string_equal(line_of(*state, STR("\xc0\x8a")), "\"\\x{c0}\\x{8a}\"");
    assert_string_equal(line_of(*state, STR("\xed\xa0\x80")), "\"\\x{ed}\\x{a0}\\x{80}\"");
}

static void long_values_are_cut(void **state) {
    char value[LOG_VALUE_BYTES_MAX + 1];
    memset(value, 'x', sizeof value);
    str whole = str_n(value, LOG_VALUE_BYTES_MAX);
    assert_true(str_eq(str_c(line_of(*state, whole)), whole));
    str cut = str_c(line_of(*state, str_n(value, sizeof value)));
    assert_true(str_ends(cut, STR("x\" cut=value")));
    assert_int_equal(cut.n, LOG_VALUE_BYTES_MAX + 2 + strlen(" cut=value"));
    /* A character on the border is left out, not broken. */
    memcpy(value + LOG_VALUE_BYTES_MAX - 1, "\xc3\xa4", 2);
    cut = str_c(line_of(*state, str_n(value, sizeof value)));
    assert_int_equal(cut.n, LOG_VALUE_BYTES_MAX - 1 + 2 + strlen(" cut=value"));
}

static void long_lines_are_cut(void **state) {
    char value[LOG_VALUE_BYTES_MAX];
    struct log_field fields[40];
    buf b = buf_new(*state);
    memset(value, '\x01', sizeof value);
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        fields[i] =
            LOG_TEXT("small", str_n("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 60));
    }
    log_format(&b, 0, LOG_ERROR, "x", fields, COUNT_OF(fields));
    str s = buf_str(&b);
    assert_true(s.n <= LOG_LINE_BYTES_MAX && s.n > LOG_LINE_BYTES_MAX - 100);
    assert_true(str_ends(s, STR("VWX cut=line\n")));
    /* One value that alone is too long once escaped: left out as a whole. */
    buf_clear(&b);
    fields[0] = LOG_TEXT("a", STR("1"));
    fields[1] = LOG_TEXT("b", str_n(value, sizeof value));
    log_format(&b, 0, LOG_ERROR, "x", fields, 2);
    assert_string_equal(buf_str(&b).p, "time=1970-01-01T00:00:00Z level=error event=x a=1 cut=line\n");
}

static str read_pipe(struct arena *a, int fd) {
    char *room = arena_alloc(a, 65536);
    ssize_t n = read(fd, room, 65536);
    assert_true(n >= 0);
    return str_n(room, (size_t)n);
}

static void events_are_written(void **state) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    struct world w = world_fixed(1795354094 * TIME_SECOND, 1);
    struct log log = {.fd = ends[1], .least = LOG_INFO, .world = &w};
    LOG_EVENT(&log, LOG_DEBUG, "dropped", LOG_TEXT("a", STR("b")));
    LOG_EVENT(&log, LOG_WARNING, "http.request", LOG_TEXT("path", STR("/core/")),
              LOG_TEXT("status", log_number(*state, 404)));
    log_event(&log, LOG_INFO, "serve.stop", NULL, 0);
    (void)close(ends[1]);
    str got = read_pipe(*state, ends[0]);
    (void)close(ends[0]);
    assert_true(
        str_eq(got, STR("time=2026-11-22T13:28:14Z level=warning event=http.request path=/core/ status=404\n"
                        "time=2026-11-22T13:28:14Z level=info event=serve.stop\n")));
}

static void nowhere_to_write(void **state) {
    (void)state;
    struct world w = world_fixed(0, 1);
    struct log swallowing = {.fd = -1, .least = LOG_DEBUG, .world = &w};
    struct log broken = {.fd = 1000000, .least = LOG_DEBUG, .world = &w};
    log_event(&swallowing, LOG_ERROR, "x", NULL, 0);
    log_event(&broken, LOG_ERROR, "x", NULL, 0);
}

static void *write_lines(void *log) {
    for (int i = 0; i < 100; i++) {
        LOG_EVENT(log, LOG_INFO, "x", LOG_TEXT("text", STR("one two three")));
    }
    return NULL;
}

static void threads_do_not_mix_lines(void **state) {
    int ends[2];
    pthread_t threads[4];
    struct world w = world_fixed(0, 1);
    assert_int_equal(pipe(ends), 0);
    struct log log = {.fd = ends[1], .least = LOG_INFO, .world = &w};
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, write_lines, &log), 0);
    }
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }
    (void)close(ends[1]);
    str got = read_pipe(*state, ends[0]);
    (void)close(ends[0]);
    size_t lines = 0;
    for (; got.n; lines++) {
        assert_true(str_eq(str_line(&got),
                           STR("time=1970-01-01T00:00:00Z level=info event=x text=\"one two three\"")));
    }
    assert_int_equal(lines, 400);
}

static void numbers_and_names(void **state) {
    assert_string_equal(log_number(*state, INT64_MIN).p, "-9223372036854775808");
    assert_string_equal(log_level_name(LOG_DEBUG), "debug");
    assert_string_equal(log_level_name(LOG_INFO), "info");
    assert_string_equal(log_level_name(LOG_WARNING), "warning");
    assert_string_equal(log_level_name(LOG_ERROR), "error");
    assert_string_equal(log_level_name((enum log_level)9), "unknown");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(plain_values),          TEST(lines_cannot_be_forged), TEST(hidden_characters_are_shown),
        TEST(wrong_bytes_are_shown), TEST(long_values_are_cut),    TEST(long_lines_are_cut),
        TEST(events_are_written),    TEST(nowhere_to_write),       TEST(threads_do_not_mix_lines),
        TEST(numbers_and_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
