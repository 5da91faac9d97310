/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/base.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void values(void **state) {
    (void)state;
    err e = err_of(ERR_INPUT, "wrong");
    assert_false(failed(OK));
    assert_null(OK.message);
    assert_true(failed(e));
    assert_string_equal(e.message, "wrong");
}

static void composed(void **state) {
    (void)state;
    struct arena *a = arena_new();
    char long_text[5000];
    memset(long_text, 'x', sizeof long_text);
    err e = err_fmt(a, ERR_LIMIT, "%s:%d: %.*s", "file", 7, STR_ARG(STR("bad")));
    assert_int_equal(e.code, ERR_LIMIT);
    assert_string_equal(e.message, "file:7: bad");
    e = err_fmt(a, ERR_IO, "%.*s!", STR_ARG(str_n(long_text, sizeof long_text)));
    assert_int_equal(strlen(e.message), sizeof long_text + 1);
    assert_int_equal(e.message[sizeof long_text], '!');
    e = err_fmt(a, ERR_IO, "%.*s|", STR_ARG(((str){NULL, 0})));
    assert_string_equal(e.message, "|");
    arena_free(a);
}

static void names(void **state) {
    (void)state;
    for (int code = ERR_NONE; code <= ERR_INTERNAL; code++) {
        assert_string_not_equal(err_name((enum err_code)code), "unknown");
        for (int other = ERR_NONE; other < code; other++) {
            assert_string_not_equal(err_name((enum err_code)code), err_name((enum err_code)other));
        }
    }
    assert_string_equal(err_name(ERR_NOT_FOUND), "not-found");
    assert_string_equal(err_name((enum err_code)999), "unknown");
}

/* Runs in a child whose standard error is a pipe; returns what it wrote. */
static size_t dying_words(char *words, size_t n, int *status) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        (void)dup2(ends[1], STDERR_FILENO);
        (void)signal(SIGABRT, SIG_DFL);
        ASSERT(1 + 1 == 3);
        _exit(0);
    }
    (void)close(ends[1]);
    ssize_t got = read(ends[0], words, n - 1);
    (void)close(ends[0]);
    assert_int_equal(waitpid(child, status, 0), child);
    return got > 0 ? (size_t)got : 0;
}

static void assertions_end_the_process(void **state) {
    (void)state;
    char words[512] = {0};
    int status = 0;
    assert_true(dying_words(words, sizeof words, &status) > 0);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
    assert_non_null(strstr(words, "1 + 1 == 3"));
    assert_non_null(strstr(words, "err_test.c"));
    ASSERT(1 + 1 == 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(composed),
        cmocka_unit_test(names),
        cmocka_unit_test(assertions_end_the_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
