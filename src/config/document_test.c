/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "config/config.h"
#include "config/setting.h"

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

static str markdown(struct arena *a) {
    buf b = buf_new(a);
    config_write_markdown(&b);
    assert_false(b.failed);
    return buf_str(&b);
}

static str man(struct arena *a) {
    buf b = buf_new(a);
    config_write_man(&b);
    assert_false(b.failed);
    return buf_str(&b);
}

static str help(struct arena *a, const char *const *names) {
    buf b = buf_new(a);
    config_write_help(&b, names);
    assert_false(b.failed);
    return buf_str(&b);
}

static void help_names_what_a_command_uses(void **state) {
    static const char *const names[] = {"port", "log_level", NULL};
    str text = help(*state, names);
    assert_true(str_contains(text, STR("\n  --port PORT  (WAYMARK_PORT)\n      The port")));
    assert_true(str_contains(text, STR("It is a whole")));
    assert_true(str_contains(text, STR("Default: 8080\n")));
    assert_true(str_contains(text, STR("It is one of debug, info,\n      warning, error. Default: info\n")));
    assert_true(str_find(text, STR("--port")) < str_find(text, STR("--log-level")));
    assert_true(str_contains(text, STR("--config FILE")));
    assert_false(str_contains(text, STR("--data")));
}

static void config_is_named_once(void **state) {
    static const char *const names[] = {"config", NULL};
    str text = help(*state, names);
    size_t first = str_find(text, STR("--config"));
    assert_true(first != SIZE_MAX);
    assert_false(str_contains(str_from(text, first + 1), STR("--config")));
}

static void help_fits_a_terminal(void **state) {
    const char *names[SETTINGS_COUNT + 1] = {NULL};
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        names[i] = settings[i].name;
    }
    str text = help(*state, names);
    size_t wide = 0;
    while (text.n) {
        str line = str_line(&text);
        assert_true(line.n > 0);
        assert_true(utf8_count(line) <= 78);
        assert_false(str_ends(line, STR(" ")));
        wide += utf8_count(line) > 60;
    }
    assert_true(wide > 5); /* wrapped, not broken at each word */
}

static void every_document_has_every_setting(void **state) {
    str page = man(*state);
    str text = markdown(*state);
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        const struct setting *s = &settings[i];
        buf heading = buf_new(*state);
        buf_fmt(&heading, "\n## %s\n\n%s\n", s->name, s->help);
        assert_true(str_contains(text, buf_str(&heading)));
        assert_true(str_contains(text, str_c(s->flag)));
        assert_true(str_contains(text, str_c(s->variable)));
        assert_true(str_contains(page, str_c(s->variable)));
    }
}

/* The example in the document is a settings file that works, and its values are the defaults. */
static void the_example_works(void **state) {
    str text = markdown(*state);
    size_t start = str_find(text, STR("```toml\n"));
    assert_true(start != SIZE_MAX);
    text = str_from(text, start + 8);
    text = str_sub(text, 0, str_find(text, STR("```")));
    struct config config = {0};
    err e = config_load_text(*state, "example.toml", text, &config);
    if (failed(e)) {
        fail_msg("%s", e.message);
    }
    assert_int_equal(config.port, 8080);
    assert_string_equal(config.base_url.p, "https://learn.example.org");
    size_t lines = 0;
    while (text.n) {
        lines += str_line(&text).n > 0;
    }
    assert_int_equal(lines, SETTINGS_COUNT - 1);
}

static void markdown_is_marked(void **state) {
    str text = markdown(*state);
    assert_true(str_starts(text, STR("<!--\nSPDX-"
                                     "License-Identifier: MIT\n")));
    assert_true(str_ends(text, STR("\n")));
    assert_true(utf8_valid(text));
}

/* roff: every line that begins with a dot is a macro that we know; dashes are escaped. */
static void man_is_mdoc(void **state) {
    static const char *const macros[] = {".It Fl \\-", ".Pq Ev WAYMARK_", ".Sq _", ".Bl -tag -width Ds",
                                         ".El"};
    str text = man(*state);
    size_t items = 0;
    while (text.n) {
        str line = str_line(&text);
        bool known = line.n > 0 && line.p[0] != '.' && line.p[0] != '\'';
        for (size_t i = 0; i < COUNT_OF(macros); i++) {
            known = known || str_starts(line, str_c(macros[i]));
        }
        assert_true(known);
        items += str_starts(line, STR(".It "));
    }
    assert_int_equal(items, SETTINGS_COUNT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(help_names_what_a_command_uses),
        TEST(config_is_named_once),
        TEST(help_fits_a_terminal),
        TEST(every_document_has_every_setting),
        TEST(the_example_works),
        TEST(markdown_is_marked),
        TEST(man_is_mdoc),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
