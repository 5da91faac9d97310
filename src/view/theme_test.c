/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Reads the style sheets, icons and views as they are in the tree and holds them against the rules of the look: contrast
 * of every pair of colors that is used together, logical properties only, icons that exist. Started from the root of
 * the tree, as make does. */
#include "base/base.h"

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

static str file_text(struct arena *a, const char *path) {
    FILE *f = fopen(path, "rb");
    if (!f) {
        fail_msg("cannot open %s; run the test from the root of the tree", path);
    }
    buf b = buf_new(a);
    size_t n;
    do {
        char *room = buf_space(&b, 65536);
        n = fread(room, 1, 65536, f);
        buf_used(&b, n);
    } while (n > 0);
    fclose(f);
    assert_true(b.n > 0);
    return buf_str(&b);
}

/* ---- Contrast: WCAG 2.2, relative luminance and contrast ratio ---- */

/* x to the power of 2.4 for x between 0 and 1: x² · (x²)^(1/5), the root by Newton's steps. */
static double power_2_4(double x) {
    double square = x * x;
    double root = 1;
    for (int i = 0; i < 60; i++) {
        root -= (root * root * root * root * root - square) / (5 * root * root * root * root);
    }
    return square * root;
}

static double channel(unsigned value) {
    double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : power_2_4((c + 0.055) / 1.055);
}

static double luminance(uint32_t color) {
    return 0.2126 * channel(color >> 16) + 0.7152 * channel(color >> 8 & 255) + 0.0722 * channel(color & 255);
}

static double contrast(uint32_t a, uint32_t b) {
    double light = luminance(a);
    double dark = luminance(b);
    if (light < dark) {
        double other = light;
        light = dark;
        dark = other;
    }
    return (light + 0.05) / (dark + 0.05);
}

static void contrast_is_that_of_the_standard(void **state) {
    (void)state;
    double black = contrast(0x000000, 0xFFFFFF);
    assert_true(black > 20.99 && black < 21.01);
    assert_true(contrast(0x123456, 0x123456) == 1);
    /* #767676 is the lightest gray that passes on white. */
    assert_true(contrast(0x767676, 0xFFFFFF) >= 4.5);
    assert_true(contrast(0x777777, 0xFFFFFF) < 4.5);
}

/* ---- Colors of a theme ---- */

struct theme {
    str css; /* the declarations of one :root block */
};

/* The declarations of the first `:root {` behind `from`. */
static struct theme theme_behind(str css, const char *from) {
    size_t at = str_find(css, str_c(from));
    assert_true(at != SIZE_MAX);
    css = str_from(css, at);
    css = str_from(css, str_find(css, STR(":root {")));
    return (struct theme){str_sub(css, 0, str_find_byte(css, '}'))};
}

static unsigned hex_digit(char c) {
    c = byte_lower(c);
    assert_true(byte_is_digit(c) || (c >= 'a' && c <= 'f'));
    return (unsigned)(byte_is_digit(c) ? c - '0' : c - 'a' + 10);
}

static uint32_t color_of(struct arena *a, const struct theme *t, const char *name) {
    str wanted = arena_join(a, (str[]){STR("--"), str_c(name), STR(": #")}, 3);
    size_t at = str_find(t->css, wanted);
    if (at == SIZE_MAX) {
        fail_msg("the theme has no --%s", name);
    }
    str digits = str_sub(t->css, at + wanted.n, 6);
    uint32_t color = 0;
    for (size_t i = 0; i < 6; i++) {
        color = color << 4 | hex_digit(digits.p[i]);
    }
    return color;
}

static const struct pair {
    const char *front;
    const char *grounds;
    double least;
} PAIRS[] = {
    {"ink", "paper sheet wood water-tint amber-tint clay-tint moss-tint", 4.5},
    {"ink-2", "paper sheet wood moss-tint", 4.5},
    {"earth", "paper sheet wood", 4.5},
    {"way", "paper sheet wood moss-tint", 4.5},
    {"way-strong", "paper sheet wood", 4.5},
    {"on-way", "way way-strong", 4.5},
    {"on-blaze", "blaze", 4.5},
    {"water", "paper sheet wood water-tint", 4.5},
    {"amber", "paper sheet wood amber-tint", 4.5},
    {"clay", "paper sheet wood clay-tint", 4.5},
    {"edge", "paper sheet wood", 3.0},
};

/* The first pair that is too weak, as a text; empty when all are strong enough. */
static str weakest(struct arena *a, const struct theme *t) {
    for (size_t i = 0; i < COUNT_OF(PAIRS); i++) {
        str grounds = str_c(PAIRS[i].grounds);
        while (grounds.n) {
            str ground = str_split(&grounds, ' ');
            double c = contrast(color_of(a, t, PAIRS[i].front), color_of(a, t, arena_z(a, ground)));
            if (c < PAIRS[i].least) {
                return arena_join(a, (str[]){str_c(PAIRS[i].front), STR(" on "), ground}, 3);
            }
        }
    }
    return (str){0};
}

static void both_themes_can_be_read(void **state) {
    str css = file_text(*state, "assets/css/tokens.css");
    struct theme light = theme_behind(css, ":root {");
    struct theme dark = theme_behind(css, "prefers-color-scheme: dark");
    assert_string_equal(arena_z(*state, weakest(*state, &light)), "");
    assert_string_equal(arena_z(*state, weakest(*state, &dark)), "");
}

/* The figures that the look promises, to a tenth. */
static void the_figures_are_those_of_the_look(void **state) {
    str css = file_text(*state, "assets/css/tokens.css");
    struct theme light = theme_behind(css, ":root {");
    struct theme dark = theme_behind(css, "prefers-color-scheme: dark");
    const struct {
        const struct theme *theme;
        const char *front, *ground;
        double promised;
    } figures[] = {
        {&light, "ink", "paper", 15.7},     {&light, "ink-2", "wood", 7.1},
        {&light, "way", "sheet", 7.9},      {&light, "edge", "wood", 4.0},
        {&light, "clay", "clay-tint", 6.6}, {&dark, "ink", "paper", 15.2},
        {&dark, "earth", "wood", 7.7},      {&dark, "way", "paper", 9.9},
        {&dark, "on-way", "way", 10.0},     {&dark, "water", "water-tint", 8.1},
    };
    for (size_t i = 0; i < COUNT_OF(figures); i++) {
        double c = contrast(color_of(*state, figures[i].theme, figures[i].front),
                            color_of(*state, figures[i].theme, figures[i].ground));
        if (c < figures[i].promised - 0.06 || c > figures[i].promised + 0.06) {
            fail_msg("--%s on --%s has %.2f, not %.1f", figures[i].front, figures[i].ground, c,
                     figures[i].promised);
        }
    }
}

static void a_weak_theme_is_refused(void **state) {
    str css = file_text(*state, "assets/css/tokens.css");
    struct theme light = theme_behind(css, ":root {");
    str before = STR("--way: #0F5C47");
    size_t at = str_find(light.css, before);
    assert_true(at != SIZE_MAX);
    str parts[] = {str_sub(light.css, 0, at), STR("--way: #6FB39D"), str_from(light.css, at + before.n)};
    struct theme weak = {arena_join(*state, parts, 3)};
    assert_string_equal(arena_z(*state, weakest(*state, &weak)), "way on paper");
}

/* Every color of the light theme has its dark one. */
static void no_color_is_left_light_in_the_dark(void **state) {
    str css = file_text(*state, "assets/css/tokens.css");
    struct theme light = theme_behind(css, ":root {");
    struct theme dark = theme_behind(css, "prefers-color-scheme: dark");
    str lines = light.css;
    size_t count = 0;
    while (lines.n) {
        str line = str_trim(str_line(&lines));
        if (str_starts(line, STR("--")) && str_contains(line, STR(": #"))) {
            str name = str_sub(line, 2, str_find_byte(line, ':') - 2);
            color_of(*state, &dark, arena_z(*state, name));
            count++;
        }
    }
    assert_int_equal(count, 25);
}

/* ---- What style sheets may not say ---- */

static const char *const SHEETS[] = {
    "assets/css/tokens.css",     "assets/css/base.css", "assets/css/layout.css",   "assets/css/pages.css",
    "assets/css/components.css", "assets/css/text.css", "assets/css/drawings.css", "assets/css/print.css",
};

static void sheets_are_logical_and_flat(void **state) {
    static const char *const REFUSED[] = {
        "-left:",
        "-right:",
        " left:",
        " right:",
        "margin-top",
        "margin-bottom",
        "padding-top",
        "padding-bottom",
        "border-top",
        "border-bottom",
        " top:",
        " bottom:",
        "text-align: left",
        "text-align: right",
        "float: left",
        "float: right",
        "letter-spacing",
        "text-transform",
        "url(",
        "@import",
        "linear-gradient(to",
        "radial-gradient",
        "border-radius: 999",
        "expression(",
    };
    for (size_t i = 0; i < COUNT_OF(SHEETS); i++) {
        str css = file_text(*state, SHEETS[i]);
        for (size_t j = 0; j < COUNT_OF(REFUSED); j++) {
            if (str_contains(css, str_c(REFUSED[j]))) {
                fail_msg("%s has '%s'", SHEETS[i], REFUSED[j]);
            }
        }
        assert_true(str_starts(css, STR("/* SPDX-License-Identifier: MIT\n")));
    }
}

/* Colors stand in the tokens, and in print, which replaces them. */
static void colors_have_names(void **state) {
    for (size_t i = 1; i + 1 < COUNT_OF(SHEETS); i++) {
        str css = file_text(*state, SHEETS[i]);
        size_t at;
        while ((at = str_find_byte(css, '#')) != SIZE_MAX) {
            css = str_from(css, at + 1);
            bool color = css.n >= 3 && byte_is_digit(css.p[0]) && byte_is_digit(css.p[1]);
            assert_false(color);
        }
    }
}

static bool names_a_token(str css, str name) {
    size_t at;
    while ((at = str_find(css, name)) != SIZE_MAX) {
        css = str_from(css, at + name.n);
        if (str_starts(css, STR(":"))) {
            return true;
        }
    }
    return false;
}

/* Every var(--x) is declared somewhere. */
static void tokens_that_are_used_exist(void **state) {
    buf all = buf_new(*state);
    for (size_t i = 0; i < COUNT_OF(SHEETS); i++) {
        buf_add(&all, file_text(*state, SHEETS[i]));
    }
    str css = buf_str(&all);
    str rest = css;
    size_t at;
    size_t count = 0;
    while ((at = str_find(rest, STR("var(--"))) != SIZE_MAX) {
        rest = str_from(rest, at + 4);
        size_t end = 0;
        while (end < rest.n && (byte_is_alnum(rest.p[end]) || rest.p[end] == '-')) {
            end++;
        }
        str name = str_sub(rest, 0, end);
        if (!names_a_token(css, name)) {
            fail_msg("var(%.*s) is not declared", STR_ARG(name));
        }
        count++;
    }
    assert_true(count > 200);
}

/* ---- Icons ---- */

static const char *const ICON_USERS[] = {
    "views/layout.html",       "views/parts.html",       "views/home_page.html",
    "views/map_page.html",     "views/module_page.html", "views/unit_page.html",
    "views/planned_page.html", "views/quest_page.html",  "views/text_page.html",
};

static void icons_that_are_used_exist(void **state) {
    str icons = file_text(*state, "assets/icons.svg");
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(ICON_USERS); i++) {
        str text = file_text(*state, ICON_USERS[i]);
        size_t at;
        while ((at = str_find(text, STR("icons.svg#"))) != SIZE_MAX) {
            text = str_from(text, at + 10);
            str name = str_sub(text, 0, str_find_byte(text, '"'));
            if (str_contains(name, STR("{"))) {
                continue; /* chosen by a condition; the names are below */
            }
            str symbol = arena_join(*state, (str[]){STR("<symbol id=\""), name, STR("\"")}, 3);
            if (!str_contains(icons, symbol)) {
                fail_msg("%s uses the icon %.*s, which there is not", ICON_USERS[i], STR_ARG(name));
            }
            count++;
        }
    }
    assert_true(count > 15);
    static const char *const CHOSEN[] = {"todo", "planned", "half", "done", "here", "mark", "stone"};
    for (size_t i = 0; i < COUNT_OF(CHOSEN); i++) {
        str symbol = arena_join(*state, (str[]){STR("<symbol id=\""), str_c(CHOSEN[i]), STR("\"")}, 3);
        assert_true(str_contains(icons, symbol));
    }
}

/* All icons of the look are there, whether a page uses them yet or not. */
static void icons_of_the_look_are_all_there(void **state) {
    str icons = file_text(*state, "assets/icons.svg");
    str names =
        STR("search check cross plus next back menu dash pencil sent eye return bars link clock pack people "
            "summit boot down print doc cal info look lock stop globe flag compass replay book board");
    size_t count = 0;
    while (names.n) {
        str name = str_split(&names, ' ');
        str symbol =
            arena_join(*state, (str[]){STR("<symbol id=\""), name, STR("\" viewBox=\"0 0 24 24\"")}, 3);
        assert_true(str_contains(icons, symbol));
        count++;
    }
    assert_int_equal(count, 33);
    assert_false(str_contains(icons, STR("<script")));
    assert_false(str_contains(icons, STR("style=")));
}

/* The script adds no markup from text and asks nobody. */
static void the_script_is_harmless(void **state) {
    str js = file_text(*state, "assets/js/site.js");
    static const char *const REFUSED[] = {
        "innerHTML",    "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
        "new Function", "fetch(",    "XMLHttpRequest",     "sendBeacon",     "cookie"};
    for (size_t i = 0; i < COUNT_OF(REFUSED); i++) {
        assert_false(str_contains(js, str_c(REFUSED[i])));
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(contrast_is_that_of_the_standard),
        TEST(both_themes_can_be_read),
        TEST(the_figures_are_those_of_the_look),
        TEST(a_weak_theme_is_refused),
        TEST(no_color_is_left_light_in_the_dark),
        TEST(sheets_are_logical_and_flat),
        TEST(colors_have_names),
        TEST(tokens_that_are_used_exist),
        TEST(icons_that_are_used_exist),
        TEST(icons_of_the_look_are_all_there),
        TEST(the_script_is_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
