/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "config/config.h"

#include "base/limits.h"
#include "config/setting.h"

#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { WORDS_MAX = 16 };

struct fixture {
    struct arena *a;
    struct world w;
    char file[64];
    struct config_source from;
    const char *words[WORDS_MAX];
    const char *environment[WORDS_MAX];
    struct config config;
    struct config_words rest;
};

static const char *const all_settings[] = {
    "data",           "content",       "address",        "port",       "threads",
    "base_url",       "site_name",     "issuer_name",    "report_url", "log_level",
    "https_in_front", "trusted_proxy", "header_seconds", "watch",      NULL};
static const char *const few_settings[] = {"data", NULL};
static const char *const own_options[] = {"--json", "--help", NULL};

static int setup(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->a = arena_new();
    f->w = world_fixed(0, 1);
    f->w.file_fault = file_fault_countdown;
    (void)snprintf(f->file, sizeof f->file, "/tmp/waymark-config-XXXXXX");
    int fd = mkstemp(f->file);
    assert_true(fd >= 0);
    (void)close(fd);
    f->from = (struct config_source){
        .words = f->words, .environment = f->environment, .settings = all_settings, .options = own_options};
    *state = f;
    return 0;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    (void)unlink(f->file);
    arena_free(f->a);
    free(f);
    return 0;
}

/* The words of a command line, divided by spaces. */
static void give_words(struct fixture *f, const char *line) {
    str rest = str_c(line);
    f->from.words_count = 0;
    while (rest.n) {
        assert_true(f->from.words_count < WORDS_MAX);
        f->words[f->from.words_count++] = arena_z(f->a, str_split(&rest, ' '));
    }
}

static void give_variable(struct fixture *f, const char *entry) {
    size_t i = 0;
    while (f->environment[i]) {
        i++;
    }
    assert_true(i + 1 < WORDS_MAX);
    f->environment[i] = entry;
}

static void give_file(struct fixture *f, const char *text) {
    assert_false(failed(file_write(f->a, &f->w, f->file, str_c(text), 0600)));
    give_variable(f, arena_join(f->a, (str[]){STR("WAYMARK_CONFIG="), str_c(f->file)}, 2).p);
}

static err load(struct fixture *f) {
    return config_load(f->a, &f->w, &f->from, &f->config, &f->rest);
}

static void assert_loads(struct fixture *f) {
    err e = load(f);
    if (failed(e)) {
        fail_msg("%s", e.message);
    }
}

static void assert_refused(struct fixture *f, const char *message) {
    f->config.port = 4711;
    f->rest.n = 4711;
    err e = load(f);
    assert_int_equal(e.code, ERR_USAGE);
    assert_string_equal(e.message, message);
    assert_int_equal(f->config.port, 4711);
    assert_int_equal(f->rest.n, 4711);
}

static const char *at_file(struct fixture *f, const char *rest) {
    return arena_join(f->a, (str[]){str_c(f->file), STR(":"), str_c(rest)}, 3).p;
}

/* ---- Good ---------------------------------------------------------------------------------- */

static void defaults(void **state) {
    struct fixture *f = *state;
    assert_loads(f);
    assert_string_equal(f->config.config.p, "");
    assert_string_equal(f->config.data.p, "./data");
    assert_string_equal(f->config.database.p, "./data/waymark.db");
    assert_string_equal(f->config.content.p, "./curricula");
    assert_string_equal(f->config.address.p, "127.0.0.1");
    assert_int_equal(f->config.port, 8080);
    assert_string_equal(f->config.base_url.p, "http://localhost:8080");
    assert_int_equal(f->config.threads, 0);
    assert_string_equal(f->config.site_name.p, "Waymark");
    assert_string_equal(f->config.issuer_name.p, "");
    assert_false(f->config.https_in_front);
    assert_string_equal(f->config.trusted_proxy.p, "");
    assert_int_equal(f->config.header_seconds, HTTP_HEADER_SECONDS_MAX);
    assert_int_equal(f->config.log_level, LOG_INFO);
    assert_int_equal(f->rest.n, 0);
}

static void nothing_at_all(void **state) {
    struct fixture *f = *state;
    f->from = (struct config_source){0};
    assert_loads(f);
    assert_int_equal(f->config.port, 8080);
}

static void every_setting_by_flag(void **state) {
    struct fixture *f = *state;
    give_words(f, "--data d/ --content=c --address ::1 --port 80 --threads=4 --site-name N --issuer-name=I "
                  "--log-level error --header-seconds 3");
    assert_loads(f);
    assert_string_equal(f->config.data.p, "d/");
    assert_string_equal(f->config.database.p, "d/waymark.db");
    assert_string_equal(f->config.content.p, "c");
    assert_string_equal(f->config.address.p, "::1");
    assert_int_equal(f->config.port, 80);
    assert_string_equal(f->config.base_url.p, "http://localhost");
    assert_int_equal(f->config.threads, 4);
    assert_string_equal(f->config.site_name.p, "N");
    assert_string_equal(f->config.issuer_name.p, "I");
    assert_int_equal(f->config.log_level, LOG_ERROR);
    assert_int_equal(f->config.header_seconds, 3);
    give_words(f, "--https-in-front --base-url https://a.example --trusted-proxy 10.0.0.1");
    assert_loads(f);
    assert_true(f->config.https_in_front);
    assert_string_equal(f->config.base_url.p, "https://a.example");
    assert_string_equal(f->config.trusted_proxy.p, "10.0.0.1");
}

static void near_wins_over_far(void **state) {
    struct fixture *f = *state;
    give_file(f, "port = 1\nthreads = 1\nsite_name = 'file'\n");
    assert_loads(f);
    assert_int_equal(f->config.port, 1);
    give_variable(f, "WAYMARK_PORT=2");
    give_variable(f, "WAYMARK_THREADS=2");
    assert_loads(f);
    assert_int_equal(f->config.port, 2);
    give_words(f, "--port 3");
    assert_loads(f);
    assert_int_equal(f->config.port, 3);
    assert_int_equal(f->config.threads, 2);
    assert_string_equal(f->config.site_name.p, "file");
    assert_string_equal(f->config.address.p, "127.0.0.1");
    assert_string_equal(f->config.base_url.p, "http://localhost:3");
    give_words(f, "--port 3 --port=4");
    assert_loads(f);
    assert_int_equal(f->config.port, 4);
}

static void a_flag_can_take_back(void **state) {
    struct fixture *f = *state;
    give_variable(f, "WAYMARK_HTTPS_IN_FRONT=true");
    give_words(f, "--https-in-front=false");
    assert_loads(f);
    assert_false(f->config.https_in_front);
}

static void empty_variables_are_not_set(void **state) {
    struct fixture *f = *state;
    give_variable(f, "WAYMARK_PORT=");
    give_variable(f, "WAYMARK_CONFIG=");
    give_variable(f, "PATH=/bin");
    give_variable(f, "NOTHING");
    assert_loads(f);
    assert_int_equal(f->config.port, 8080);
}

static void other_words_stay(void **state) {
    struct fixture *f = *state;
    give_words(f, "one --json --port 1 - two -- --port -x");
    assert_loads(f);
    static const char *const want[] = {"one", "--json", "-", "two", "--", "--port", "-x"};
    assert_int_equal(f->rest.n, COUNT_OF(want));
    for (size_t i = 0; i < COUNT_OF(want); i++) {
        assert_string_equal(f->rest.at[i], want[i]);
    }
    assert_int_equal(f->config.port, 1);
}

static void values_with_equal_signs(void **state) {
    struct fixture *f = *state;
    give_words(f, "--site-name=a=b --issuer-name -x");
    give_variable(f, "WAYMARK_DATA=/x=y");
    assert_loads(f);
    assert_string_equal(f->config.site_name.p, "a=b");
    assert_string_equal(f->config.issuer_name.p, "-x");
    assert_string_equal(f->config.data.p, "/x=y");
}

static void whole_file(void **state) {
    struct fixture *f = *state;
    give_file(
        f, "# settings\ndata = '/var/lib/waymark'\ncontent = \"courses\"\naddress = '0.0.0.0'\nport = 0x50\n"
           "base_url = 'https://a.example'\nhttps_in_front = true\ntrusted_proxy = '::1'\nthreads = 2\n"
           "header_seconds = 5\nsite_name = \"Caf\\u00e9\"\nissuer_name = ''\nlog_level = 'debug'\n");
    assert_loads(f);
    assert_string_equal(f->config.config.p, f->file);
    assert_string_equal(f->config.data.p, "/var/lib/waymark");
    assert_string_equal(f->config.content.p, "/tmp/courses");
    assert_int_equal(f->config.port, 80);
    assert_true(f->config.https_in_front);
    assert_string_equal(f->config.site_name.p, "Caf\xc3\xa9");
    assert_int_equal(f->config.log_level, LOG_DEBUG);
}

static void flag_names_the_file(void **state) {
    struct fixture *f = *state;
    give_file(f, "port = 1\n");
    f->environment[0] = "WAYMARK_CONFIG=/nowhere";
    give_words(f, arena_join(f->a, (str[]){STR("--config "), str_c(f->file)}, 2).p);
    f->from.settings = few_settings;
    assert_loads(f);
    assert_int_equal(f->config.port, 1);
}

static void text_without_a_file(void **state) {
    struct fixture *f = *state;
    assert_false(failed(config_load_text(f->a, "x.toml", STR("port = 9\ndata = 'd'\n"), &f->config)));
    assert_int_equal(f->config.port, 9);
    assert_string_equal(f->config.data.p, "d");
    err e = config_load_text(f->a, "x.toml", STR("port = \n"), &f->config);
    assert_int_equal(e.code, ERR_USAGE);
    assert_true(str_starts(str_c(e.message), STR("x.toml:1:")));
}

/* ---- Wrong names --------------------------------------------------------------------------- */

static void wrong_flags(void **state) {
    struct fixture *f = *state;
    give_words(f, "--prot 80");
    assert_refused(f, "there is no option \"--prot\"; did you mean \"--port\"?");
    give_words(f, "--base_url=x");
    assert_refused(f, "there is no option \"--base_url\"; did you mean \"--base-url\"?");
    give_words(f, "--jsn");
    assert_refused(f, "there is no option \"--jsn\"; did you mean \"--json\"?");
    give_words(f, "--entirely-different");
    assert_refused(f, "there is no option \"--entirely-different\"");
    give_words(f, "-x");
    assert_refused(f, "there is no option \"-x\"");
    f->words[0] = "--\x1b[31m\xff";
    f->from.words_count = 1;
    assert_refused(f, "there is no option \"--\xef\xbf\xbd[31m\xef\xbf\xbd\"");
}

static void flags_of_other_commands(void **state) {
    struct fixture *f = *state;
    f->from.settings = few_settings;
    give_words(f, "--port 80");
    assert_refused(f, "this command has no option --port");
    give_words(f, "--prot 80");
    assert_refused(f, "there is no option \"--prot\"");
    give_words(f, "--data x");
    assert_loads(f);
    give_variable(f, "WAYMARK_PORT=81");
    assert_loads(f);
    assert_int_equal(f->config.port, 81);
}

static void flags_without_values(void **state) {
    struct fixture *f = *state;
    give_words(f, "--port");
    assert_refused(f, "--port needs a value: --port PORT");
    give_words(f, "--data --port 80");
    assert_refused(f, "--data needs a value: --data FOLDER");
    give_words(f, "--data=--port");
    assert_loads(f);
    assert_string_equal(f->config.data.p, "--port");
}

static void wrong_variables(void **state) {
    struct fixture *f = *state;
    give_variable(f, "WAYMARK_PROT=80");
    assert_refused(f,
                   "there is no setting for the variable \"WAYMARK_PROT\"; did you mean \"WAYMARK_PORT\"?");
    f->environment[0] = "WAYMARK_";
    assert_refused(f, "there is no setting for the variable \"WAYMARK_\"");
}

static void wrong_keys(void **state) {
    struct fixture *f = *state;
    give_file(f, "port = 1\n  prot = 2\n");
    assert_refused(f, at_file(f, "2:3: there is no setting \"prot\"; did you mean \"port\"?"));
    give_file(f, "\"a\\nb\\u001b\" = 2\n");
    assert_refused(f, at_file(f, "1:1: there is no setting \"a\xef\xbf\xbd"
                                 "b\xef\xbf\xbd\""));
    give_file(f, "config = 'other.toml'\n");
    assert_refused(f, at_file(f, "1:1: there is no setting \"config\""));
    give_file(f, "[server]\nport = 1\n");
    err e = load(f);
    assert_int_equal(e.code, ERR_USAGE);
    assert_non_null(strstr(e.message, ":1:"));
    assert_non_null(strstr(e.message, "there is no setting \"server\""));
}

/* ---- Wrong values -------------------------------------------------------------------------- */

static void wrong_values(void **state) {
    struct fixture *f = *state;
    give_words(f, "--port=eighty");
    assert_refused(f, "--port: \"eighty\" is not allowed; it must be a whole number from 0 to 65535");
    give_words(f, "--log-level loud");
    assert_refused(f, "--log-level: \"loud\" is not allowed; it must be one of debug, info, warning, error");
    give_words(f, "--https-in-front=yes");
    assert_refused(f, "--https-in-front: \"yes\" is not allowed; it must be true or false");
    give_words(f, "--data=");
    assert_refused(f, "--data: \"\" is not allowed; it must be a path on one line, not empty");
    give_words(f, "");
    give_variable(f, "WAYMARK_ADDRESS=localhost");
    assert_refused(f, "WAYMARK_ADDRESS: \"localhost\" is not allowed; it must be an IPv4 or IPv6 address as "
                      "numbers, such as 127.0.0.1 or ::1");
}

static void long_wrong_values_are_cut(void **state) {
    struct fixture *f = *state;
    char word[400] = "--port=";
    memset(word + 7, '1', sizeof word - 8);
    f->words[0] = word;
    f->from.words_count = 1;
    err e = load(f);
    assert_int_equal(e.code, ERR_USAGE);
    assert_true(strlen(e.message) < 200);
    assert_non_null(strstr(e.message, "1…\""));
}

static void wrong_values_in_the_file(void **state) {
    struct fixture *f = *state;
    give_file(f, "port = '80'\n");
    assert_refused(f, at_file(f, "1:8: port must be a whole number from 0 to 65535"));
    give_file(f, "\nport = 65536\n");
    assert_refused(
        f, at_file(f, "2:8: port: \"65536\" is not allowed; it must be a whole number from 0 to 65535"));
    give_file(f, "port = -1\n");
    assert_refused(f,
                   at_file(f, "1:8: port: \"-1\" is not allowed; it must be a whole number from 0 to 65535"));
    give_file(f, "site_name = 1\n");
    assert_refused(f,
                   at_file(f, "1:13: site_name must be a name on one line, of at most 200 bytes, in quotes"));
    give_file(f, "https_in_front = 'true'\n");
    assert_refused(f, at_file(f, "1:18: https_in_front must be true or false"));
    give_file(f, "data = ['x']\n");
    assert_refused(f, at_file(f, "1:8: data must be a path on one line, not empty, in quotes"));
    give_file(f, "data = ''\n");
    assert_refused(f, at_file(f, "1:8: data: \"\" is not allowed; it must be a path on one line, not empty"));
    give_file(f, "issuer_name = \"a\\u0000b\"\n");
    assert_refused(f, at_file(f, "1:15: issuer_name: \"a\xef\xbf\xbd"
                                 "b\" is not allowed; it must be a name on one "
                                 "line, of at most 200 bytes"));
}

static void overridden_values_are_checked_too(void **state) {
    struct fixture *f = *state;
    give_file(f, "port = 70000\n");
    give_variable(f, "WAYMARK_PORT=2");
    give_words(f, "--port 3");
    assert_refused(
        f, at_file(f, "1:8: port: \"70000\" is not allowed; it must be a whole number from 0 to 65535"));
}

static void wrong_toml(void **state) {
    struct fixture *f = *state;
    give_file(f, "port = 1\nthreads 2\n");
    err e = load(f);
    assert_int_equal(e.code, ERR_USAGE);
    assert_true(str_starts(str_c(e.message), str_c(at_file(f, "2:"))));
    assert_null(strstr(e.message, "line 2"));
    give_file(f, "port = 1\nport = 2\n");
    assert_int_equal(load(f).code, ERR_USAGE);
    give_file(f, "site_name = '\xff'\n");
    assert_int_equal(load(f).code, ERR_USAGE);
}

static void files_that_cannot_be_read(void **state) {
    struct fixture *f = *state;
    give_words(f, "--config /tmp/no/such/file.toml");
    assert_int_equal(load(f).code, ERR_NOT_FOUND);
    give_words(f, "--config /tmp");
    assert_int_equal(load(f).code, ERR_IO);
    give_words(f, "");
    give_file(f, "port = 1\n");
    f->w.fault_after = 1;
    assert_int_equal(load(f).code, ERR_IO);
}

static void file_limit(void **state) {
    struct fixture *f = *state;
    char *text = arena_alloc(f->a, CONFIG_BYTES_MAX + 2);
    memset(text, '#', CONFIG_BYTES_MAX);
    give_file(f, text);
    assert_loads(f);
    text[CONFIG_BYTES_MAX] = '#';
    give_file(f, text);
    assert_int_equal(load(f).code, ERR_LIMIT);
    assert_int_equal(config_load_text(f->a, "x", str_c(text), &f->config).code, ERR_LIMIT);
}

/* ---- Settings together --------------------------------------------------------------------- */

static void others_need_a_base_url(void **state) {
    struct fixture *f = *state;
    give_words(f, "--address 0.0.0.0");
    err e = load(f);
    assert_int_equal(e.code, ERR_USAGE);
    assert_non_null(strstr(e.message, "0.0.0.0"));
    assert_non_null(strstr(e.message, "base_url is required"));
    give_words(f, "--address :: --base-url http://a.example");
    assert_loads(f);
    assert_string_equal(f->config.base_url.p, "http://a.example");
    give_words(f, "--address 127.0.0.2");
    assert_loads(f);
}

static void https_needs_a_base_url(void **state) {
    struct fixture *f = *state;
    give_words(f, "--https-in-front");
    assert_int_equal(load(f).code, ERR_USAGE);
    give_words(f, "--https-in-front --base-url http://a.example");
    assert_int_equal(load(f).code, ERR_USAGE);
    give_words(f, "--https-in-front --base-url https://a.example");
    assert_loads(f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(defaults),
        TEST(nothing_at_all),
        TEST(every_setting_by_flag),
        TEST(near_wins_over_far),
        TEST(a_flag_can_take_back),
        TEST(empty_variables_are_not_set),
        TEST(other_words_stay),
        TEST(values_with_equal_signs),
        TEST(whole_file),
        TEST(flag_names_the_file),
        TEST(text_without_a_file),
        TEST(wrong_flags),
        TEST(flags_of_other_commands),
        TEST(flags_without_values),
        TEST(wrong_variables),
        TEST(wrong_keys),
        TEST(wrong_values),
        TEST(long_wrong_values_are_cut),
        TEST(wrong_values_in_the_file),
        TEST(overridden_values_are_checked_too),
        TEST(wrong_toml),
        TEST(files_that_cannot_be_read),
        TEST(file_limit),
        TEST(others_need_a_base_url),
        TEST(https_needs_a_base_url),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
