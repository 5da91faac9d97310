/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "config/setting.h"

#include "base/limits.h"

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

static bool fits(struct arena *a, const char *name, str value) {
    struct config config = {0};
    size_t i = setting_by_name(str_c(name));
    assert_true(i < SETTINGS_COUNT);
    return setting_store(a, &settings[i], value, &config);
}

/* Flag and variable follow from the name, so that people can guess them. */
static void names_follow_one_rule(void **state) {
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        buf flag = buf_new(*state);
        buf variable = buf_new(*state);
        buf_c(&flag, "--");
        buf_c(&variable, "WAYMARK_");
        for (const char *p = settings[i].name; *p; p++) {
            assert_true(*p == '_' || (*p >= 'a' && *p <= 'z'));
            buf_byte(&flag, *p == '_' ? '-' : *p);
            buf_byte(&variable, *p == '_' ? '_' : (char)(*p - 'a' + 'A'));
        }
        assert_string_equal(settings[i].flag, buf_str(&flag).p);
        assert_string_equal(settings[i].variable, buf_str(&variable).p);
        assert_int_equal(setting_by_name(str_c(settings[i].name)), i);
        assert_int_equal(setting_by_flag(str_c(settings[i].flag)), i);
        assert_int_equal(setting_by_variable(str_c(settings[i].variable)), i);
    }
    assert_int_equal(setting_by_name(STR("Port")), SETTINGS_COUNT);
    assert_int_equal(setting_by_name(STR("")), SETTINGS_COUNT);
    assert_int_equal(setting_by_flag(STR("--base_url")), SETTINGS_COUNT);
    assert_int_equal(setting_by_flag(STR("-port")), SETTINGS_COUNT);
    assert_int_equal(setting_by_variable(STR("WAYMARK_")), SETTINGS_COUNT);
}

static void rows_are_complete(void **state) {
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        const struct setting *s = &settings[i];
        struct config config = {0};
        assert_true(strlen(s->help) > 10 && s->help[strlen(s->help) - 1] == '.');
        assert_true(setting_store(*state, s, str_c(s->value_default), &config));
        assert_true(!s->example || setting_store(*state, s, str_c(s->example), &config));
        assert_true(s->value_default[0] || s->example || strcmp(s->name, "config") == 0);
        assert_true((s->placeholder == NULL) == (s->type == SETTING_FLAG));
        assert_true(strlen(setting_allowed(*state, s)) > 5);
        for (size_t j = 0; j < i; j++) {
            assert_int_not_equal(s->field, settings[j].field);
        }
    }
}

static void numbers(void **state) {
    assert_true(fits(*state, "port", STR("0")));
    assert_true(fits(*state, "port", STR("65535")));
    assert_false(fits(*state, "port", STR("65536")));
    assert_false(fits(*state, "port", STR("-1")));
    assert_false(fits(*state, "port", STR("")));
    assert_false(fits(*state, "port", STR(" 80")));
    assert_false(fits(*state, "port", STR("80.0")));
    assert_false(fits(*state, "port", STR("99999999999999999999")));
    assert_false(fits(*state, "header_seconds", STR("0")));
    assert_true(fits(*state, "header_seconds", STR("1")));
    assert_false(fits(*state, "header_seconds", STR("11")));
}

static void flags_and_choices(void **state) {
    assert_true(fits(*state, "https_in_front", STR("true")));
    assert_true(fits(*state, "https_in_front", STR("false")));
    assert_false(fits(*state, "https_in_front", STR("1")));
    assert_false(fits(*state, "https_in_front", STR("True")));
    assert_false(fits(*state, "https_in_front", STR("")));
    assert_true(fits(*state, "log_level", STR("debug")));
    assert_false(fits(*state, "log_level", STR("warn")));
    assert_false(fits(*state, "log_level", STR("")));
    assert_string_equal(setting_allowed(*state, &settings[setting_by_name(STR("log_level"))]),
                        "one of debug, info, warning, error");
    assert_string_equal(setting_allowed(*state, &settings[setting_by_name(STR("port"))]),
                        "a whole number from 0 to 65535");
}

/* The choices are stored by their place, so they must stand in the order of the enum. */
static void log_levels_fit_their_enum(void **state) {
    size_t i = setting_by_name(STR("log_level"));
    for (int level = LOG_DEBUG; level <= LOG_ERROR; level++) {
        struct config config = {0};
        const char *name = log_level_name((enum log_level)level);
        assert_true(setting_store(*state, &settings[i], str_c(name), &config));
        assert_int_equal(config.log_level, level);
    }
}

static void texts(void **state) {
    char long_text[CONFIG_PATH_BYTES_MAX + 1];
    memset(long_text, 'x', sizeof long_text);
    assert_true(fits(*state, "site_name", STR("Les communs \xc3\xa0 tous")));
    assert_true(fits(*state, "site_name", str_n(long_text, CONFIG_TEXT_BYTES_MAX)));
    assert_false(fits(*state, "site_name", str_n(long_text, CONFIG_TEXT_BYTES_MAX + 1)));
    assert_false(fits(*state, "site_name", STR("")));
    assert_false(fits(*state, "site_name", STR("  ")));
    assert_false(fits(*state, "site_name", STR("a\nb")));
    assert_false(fits(*state, "site_name", STR("a\0b")));
    assert_false(fits(*state, "site_name", STR("\x1b[31m")));
    assert_false(fits(*state, "site_name", STR("\xff")));
    assert_false(fits(*state, "site_name", STR("\xc2\x85")));
    assert_false(fits(*state, "site_name", STR("\xe2\x80\xa8")));
    assert_true(fits(*state, "issuer_name", STR("")));
    assert_true(fits(*state, "data", str_n(long_text, CONFIG_PATH_BYTES_MAX)));
    assert_false(fits(*state, "data", str_n(long_text, CONFIG_PATH_BYTES_MAX + 1)));
    assert_false(fits(*state, "data", STR("")));
    assert_false(fits(*state, "data", STR("a\0b")));
}

static void addresses(void **state) {
    static const char *const good[] = {"127.0.0.1", "0.0.0.0", "::1", "::", "2001:db8::7", "::ffff:10.0.0.1"};
    static const char *const wrong[] = {"",      "localhost", "127.0.0",   "127.0.0.256", "127.0.0.1:80",
                                        "[::1]", ":::",       "127.0.0.1 "};
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        assert_true(fits(*state, "address", str_c(good[i])));
        assert_true(fits(*state, "trusted_proxy", str_c(good[i])));
    }
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        assert_false(fits(*state, "address", str_c(wrong[i])));
    }
    assert_false(fits(*state, "address", STR("::1\0junk")));
    assert_true(fits(*state, "trusted_proxy", STR("")));
    assert_true(setting_is_loopback(STR("127.0.0.1")));
    assert_true(setting_is_loopback(STR("127.9.9.9")));
    assert_true(setting_is_loopback(STR("::1")));
    assert_false(setting_is_loopback(STR("0.0.0.0")));
    assert_false(setting_is_loopback(STR("::")));
    assert_false(setting_is_loopback(STR("1270.0.0.1")));
}

static void base_urls(void **state) {
    static const char *const good[] = {
        "http://localhost",
        "https://learn.example.org",
        "https://learn.example.org:8443",
        "http://127.0.0.1:8080",
        "http://[::1]:8080",
        "https://[2001:db8::1]",
        "https://xn--bcher-kva.example",
        "http://a",
    };
    static const char *const wrong[] = {
        "learn.example.org",
        "//learn.example.org",
        "ftp://example.org",
        "HTTPS://example.org",
        "https://",
        "https://Example.org",
        "https://example.org/",
        "https://example.org/path",
        "https://example.org?x",
        "https://example.org#x",
        "https://user@example.org",
        "https://u:p@example.org",
        "https://example.org:",
        "https://example.org:0",
        "https://example.org:080",
        "https://example.org:65536",
        "https://example.org:80:",
        "https://exa mple.org",
        "https://-a.org",
        "https://a.org.",
        "https://.org",
        "https://[::1",
        "https://[::1]x",
        "https://[127.0.0.1]",
        "https://[]",
        "https://b\xc3\xbc.example",
        "javascript:alert(1)",
        "https://a\\b",
        "http:/a",
        "https:example.org",
        "https://:80",
    };
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        assert_true(setting_is_base_url(str_c(good[i])));
        assert_true(fits(*state, "base_url", str_c(good[i])));
    }
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        assert_false(setting_is_base_url(str_c(wrong[i])));
        assert_false(fits(*state, "base_url", str_c(wrong[i])));
    }
    assert_true(fits(*state, "base_url", STR("")));
    assert_false(fits(*state, "base_url", STR("https://a\0b")));
}

static void a_wrong_value_stores_nothing(void **state) {
    struct config config = {.port = 7, .site_name = STR("kept"), .log_level = LOG_ERROR};
    assert_false(setting_store(*state, &settings[setting_by_name(STR("port"))], STR("x"), &config));
    assert_false(setting_store(*state, &settings[setting_by_name(STR("site_name"))], STR(""), &config));
    assert_false(setting_store(*state, &settings[setting_by_name(STR("log_level"))], STR("x"), &config));
    assert_int_equal(config.port, 7);
    assert_string_equal(config.site_name.p, "kept");
    assert_int_equal(config.log_level, LOG_ERROR);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(names_follow_one_rule),
        TEST(rows_are_complete),
        TEST(numbers),
        TEST(flags_and_choices),
        TEST(log_levels_fit_their_enum),
        TEST(texts),
        TEST(addresses),
        TEST(base_urls),
        TEST(a_wrong_value_stores_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
