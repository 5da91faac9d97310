/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "search/inside.h"

/* The folded words of a text with '|' between them. */
static str words_joined(struct arena *a, str text, bool of_index) {
    buf b = buf_new(a);
    struct word_cursor c = words_of(text, of_index);
    struct word w;
    while (word_next(&c, &w)) {
        buf_c(&b, b.n ? "|" : "");
        buf_add(&b, word_str(&w));
    }
    return buf_str(&b);
}

struct example {
    const char *text, *words;
};

static void assert_words(const struct example *e, size_t n, bool of_index) {
    struct arena *a = arena_new();
    for (size_t i = 0; i < n; i++) {
        str got = words_joined(a, str_c(e[i].text), of_index);
        if (!str_eq(got, str_c(e[i].words))) {
            fail_msg("\"%s\" gave \"%.*s\" and not \"%s\"", e[i].text, STR_ARG(got), e[i].words);
        }
    }
    arena_free(a);
}

static void test_what_stands_between_words(void **state) {
    (void)state;
    const struct example examples[] = {
        {"", ""},
        {" ,.;!? \t\n", ""},
        {"one two", "one|two"},
        {"CC BY-SA 4.0", "cc|by|sa|4|0"},
        {"creator’s", "creator|s"},
        {"“quoted”—and–more…", "quoted|and|more"},
        {"a\xC2\xA0"
         "b",
         "a|b"},
        {"x²+½", "x"},
        {"❤️ love 🎉", "love"},
        {"¿qué?", "que"},
        {"नमस्ते। दुनिया", "नमस्ते|दुनिया"},
        {"مرحبا، عالم؟", "مرحبا|عالم"},
    };
    assert_words(examples, COUNT_OF(examples), false);
}

static void test_case_and_accents(void **state) {
    (void)state;
    const struct example examples[] = {
        {"Café CAFÉ cafe\xCC\x81", "cafe|cafe|cafe"},
        {"Straße STRASSE", "strasse|strasse"},
        {"Ægir œuvre Þing Łódź Øre Đorđe", "aegir|oeuvre|thing|lodz|ore|dorde"},
        {"İstanbul ISPARTA ıspanak", "istanbul|isparta|ispanak"},
        {"Việt Nam", "viet|nam"},
        {"ΑΔΕΙΑ Άδεια άδεια ὁδός", "αδεια|αδεια|αδεια|οδοσ"},
        {"ЛИЦЕНЗИЯ Ёлка ёлка йод", "лицензия|елка|елка|иод"},
        {"Їжак Ґанок", "іжак|ґанок"},
        {"ՀԱՅ", "հայ"},
        {"ＡＢＣ１２", "abc12"},
        {"كِتَابٌ أحمد", "كتاب|احمد"},
        {"שָׁלוֹם", "שלום"},
        {"Ǎ ǎ Ȁ", "a|a|a"},
    };
    assert_words(examples, COUNT_OF(examples), false);
}

static void test_pairs(void **state) {
    (void)state;
    const struct example asked[] = {
        {"著作権法", "著作|作権|権法"}, {"共", "共"},
        {"CC著作 BY", "cc|著作|by"},    {"ライセンス。", "ライ|イセ|セン|ンス"},
        {"共有、地", "共有|地"},        {"저작권", "저작권"},
    };
    assert_words(asked, COUNT_OF(asked), false);
    const struct example kept[] = {
        {"著作権", "著作|作権|権"},
        {"共", "共"},
        {"共有、地", "共有|有|地"},
    };
    assert_words(kept, COUNT_OF(kept), true);
}

static void test_thai_is_cut_without_spaces(void **state) {
    (void)state;
    struct arena *a = arena_new();
    str whole = words_joined(a, STR("ลิขสิทธิ์"), true);
    str part = words_joined(a, STR("สิทธิ์"), false);
    while (part.n) {
        assert_true(str_contains(whole, str_split(&part, '|')));
    }
    arena_free(a);
}

static void test_places_are_those_of_the_text(void **state) {
    (void)state;
    str text = STR("Die Größe, 著作権!");
    const char *const sources[] = {"Die", "Größe", "著作", "作権"};
    struct word_cursor c = words_of(text, false);
    struct word w;
    for (size_t i = 0; i < COUNT_OF(sources); i++) {
        assert_true(word_next(&c, &w));
        assert_true(str_eq(str_sub(text, w.from, w.to - w.from), str_c(sources[i])));
    }
    assert_false(word_next(&c, &w));
}

static void test_letters_and_digits_are_counted(void **state) {
    (void)state;
    struct word_cursor c = words_of(STR("Größe b2b"), false);
    struct word w;
    assert_true(word_next(&c, &w));
    assert_int_equal(w.letters, 6); /* "grosse" */
    assert_false(w.has_digit);
    assert_true(word_next(&c, &w));
    assert_true(w.has_digit);
}

static void test_long_words_are_cut(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf b = buf_new(a);
    for (size_t i = 0; i < 5000; i++) {
        buf_c(&b, i % 7 ? "é漢" : "ж");
    }
    struct word_cursor c = words_of(buf_str(&b), true);
    struct word w;
    while (word_next(&c, &w)) {
        assert_true(w.n <= SEARCH_WORD_BYTES_MAX);
        assert_true(utf8_valid(word_str(&w)));
    }
    buf_clear(&b);
    for (size_t i = 0; i < 5000; i++) {
        buf_c(&b, "ж");
    }
    c = words_of(buf_str(&b), true);
    assert_true(word_next(&c, &w));
    assert_true(w.n <= SEARCH_WORD_BYTES_MAX && w.n + 4 > SEARCH_WORD_BYTES_MAX);
    assert_true(utf8_valid(word_str(&w)));
    assert_false(word_next(&c, &w));
    arena_free(a);
}

static void test_bytes_that_are_no_text(void **state) {
    (void)state;
    struct arena *a = arena_new();
    assert_true(str_eq(words_joined(a, str_n("ab\0cd", 5), false), STR("ab|cd")));
    assert_true(str_eq(words_joined(a,
                                    STR("ab\xFF\xFE"
                                        "cd\xC3"),
                                    false),
                       STR("ab|cd")));
    assert_true(str_eq(words_joined(a, STR("\xED\xA0\x80x"), false), STR("x")));
    str marks = words_joined(a, STR("\xCC\x81\xCC\x81\xCC\x81"), false);
    assert_int_equal(marks.n, 0);
    arena_free(a);
}

/* Whatever the character, folding is done once and for all. */
static void test_folding_twice_is_folding_once(void **state) {
    (void)state;
    for (uint32_t c = 0; c < 0x30000; c++) {
        uint32_t once[2] = {0};
        size_t n = letter_fold(c, once);
        assert_true(n <= 2);
        for (size_t i = 0; i < n; i++) {
            uint32_t twice[2] = {0};
            if (letter_fold(once[i], twice) != 1 || twice[0] != once[i]) {
                fail_msg("U+%04X folds to U+%04X, which folds further", (unsigned)c, (unsigned)once[i]);
            }
        }
    }
}

static void test_classes(void **state) {
    (void)state;
    const uint32_t none[] = {0,      ' ',    '-',    0x7F,   0x85,   0xA0,    0xD7,
                             0x2014, 0x201C, 0x3001, 0xFEFF, 0xFFFD, 0x1F600, UTF8_INVALID};
    const uint32_t word[] = {'a',   'Z',   '7',   0xE9,  0x301,  0x3B1,  0x416,
                             0x5D0, 0x627, 0x905, 0x940, 0xAC00, 0x10400};
    const uint32_t pair[] = {0xE01, 0x3042, 0x30AB, 0x4E00, 0x9FA5, 0x20000, 0x1780};
    for (size_t i = 0; i < COUNT_OF(none); i++) {
        assert_int_equal(letter_class(none[i]), LETTER_NONE);
    }
    for (size_t i = 0; i < COUNT_OF(word); i++) {
        assert_int_equal(letter_class(word[i]), LETTER_WORD);
    }
    for (size_t i = 0; i < COUNT_OF(pair); i++) {
        assert_int_equal(letter_class(pair[i]), LETTER_PAIR);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_stands_between_words),
        cmocka_unit_test(test_case_and_accents),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_thai_is_cut_without_spaces),
        cmocka_unit_test(test_places_are_those_of_the_text),
        cmocka_unit_test(test_letters_and_digits_are_counted),
        cmocka_unit_test(test_long_words_are_cut),
        cmocka_unit_test(test_bytes_that_are_no_text),
        cmocka_unit_test(test_folding_twice_is_folding_once),
        cmocka_unit_test(test_classes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
