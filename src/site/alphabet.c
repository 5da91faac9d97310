/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * The order of an alphabet, as far as a glossary needs it: letters without their accents and case, except for
 * those that a language counts as letters of their own. Scripts other than Latin stand in the order of
 * Unicode, which is that of most of their alphabets. Unicode Collation Algorithm (UTS #10) is larger.
 */
#include "site/maker.h"

/* Letters that follow another one, in order: "z" "åäö" puts them at the end. From the locale data of CLDR. */
struct own_letters {
    const char *languages;
    const char *after;
    const char *letters;
};

static const struct own_letters OWN[] = {
    {"sv fi", "z", "åäö"},     {"da nb nn no", "z", "æøå"},
    {"et", "z", "õäöü"},       {"is", "z", "þæöå"},
    {"es gl ast", "n", "ñ"},   {"pl", "a", "ą"},
    {"pl", "c", "ć"},          {"pl", "e", "ę"},
    {"pl", "l", "ł"},          {"pl", "n", "ń"},
    {"pl", "o", "ó"},          {"pl", "s", "ś"},
    {"pl", "z", "źż"},         {"cs sk", "c", "č"},
    {"cs", "r", "ř"},          {"cs sk", "s", "š"},
    {"cs sk", "z", "ž"},       {"hr sl bs sr", "c", "čć"},
    {"hr bs sr", "d", "đ"},    {"hr sl bs sr", "s", "š"},
    {"hr sl bs sr", "z", "ž"}, {"tr az", "c", "ç"},
    {"tr az", "g", "ğ"},       {"tr az", "h", "ı"},
    {"tr az", "o", "ö"},       {"tr az", "s", "ş"},
    {"tr az", "u", "ü"},       {"ro", "a", "ăâ"},
    {"ro", "i", "î"},          {"ro", "s", "ș"},
    {"ro", "t", "ț"},          {"hu", "o", "ö"},
    {"hu", "u", "ü"},          {"ru uk be bg", "е", "ё"},
};

/* Letters with marks and the plain ones they are sorted with; capitals were made small before. */
static const char FOLDS[] =
    "àa áa âa ãa äa åa āa ăa ąa æa çc ćc čc ďd đd ðd èe ée êe ëe ēe ęe ěe ğg ìi íi îi ïi īi ıi łl "
    "ñn ńn ňn òo óo ôo õo öo øo ōo őo œo ŕr řr śs şs šs șs ßs ťt țt ţt þt ùu úu ûu üu ūu ůu űu ýy "
    "ÿy źz żz žz";

static bool language_is(const char *list, str language) {
    str own = str_sub(language, 0, str_find_byte(language, '-'));
    str words = str_c(list);
    while (words.n) {
        if (str_eq_nocase(str_split(&words, ' '), own)) {
            return true;
        }
    }
    return false;
}

/* The small letter of a capital, for Latin, Greek and Cyrillic. */
static uint32_t small(uint32_t c) {
    bool latin1 = c >= 0xC0 && c <= 0xDE && c != 0xD7;
    bool greek = c >= 0x391 && c <= 0x3A9;
    bool cyrillic = c >= 0x410 && c <= 0x42F;
    if (latin1 || greek || cyrillic || (c >= 'A' && c <= 'Z')) {
        return c + 0x20;
    }
    if (c >= 0x400 && c <= 0x40F) {
        return c + 0x50;
    }
    bool odd_first = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    bool pairs =
        (c >= 0x100 && c <= 0x17E && c != 0x130 && c != 0x131 && c != 0x178) || (c >= 0x218 && c <= 0x21B);
    return pairs && (c % 2 == 0) != odd_first ? c + 1 : c;
}

static uint32_t capital(uint32_t c) {
    bool latin1 = c >= 0xE0 && c <= 0xFE && c != 0xF7;
    bool greek = c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2;
    bool cyrillic = c >= 0x430 && c <= 0x44F;
    if (latin1 || greek || cyrillic || (c >= 'a' && c <= 'z')) {
        return c - 0x20;
    }
    if (c == 0x131) {
        return 'I';
    }
    return c > 0x100 && c < 0x220 && small(c - 1) == c ? c - 1 : c >= 0x450 && c <= 0x45F ? c - 0x50 : c;
}

static uint32_t folded(uint32_t c) {
    for (str folds = str_c(FOLDS); folds.n;) {
        str pair = str_split(&folds, ' ');
        if (utf8_next(&pair) == c) {
            return utf8_next(&pair);
        }
    }
    return c;
}

/* A letter as the one it is sorted behind, and its place behind that: 0 is the letter itself. */
struct place_in_order {
    uint32_t letter;
    uint32_t behind;
};

static struct place_in_order place_of(str language, uint32_t c) {
    c = small(c);
    for (size_t i = 0; c >= 0x80 && i < COUNT_OF(OWN); i++) {
        str letters = str_c(OWN[i].letters);
        for (uint32_t n = 1; letters.n && language_is(OWN[i].languages, language); n++) {
            if (utf8_next(&letters) == c) {
                str after = str_c(OWN[i].after);
                return (struct place_in_order){utf8_next(&after), n};
            }
        }
    }
    return (struct place_in_order){c >= 0x80 ? folded(c) : c, 0};
}

static bool is_letter(uint32_t c) {
    return c >= 0x80 ? c >= 0xC0 && (c < 0x2000 || c > 0x206F) : byte_is_alpha((char)c);
}

/* Signs and spaces do not count between letters; digits precede them. */
str alphabet_key(struct arena *a, str language, str text) {
    buf key = buf_new(a);
    while (text.n) {
        struct place_in_order p = place_of(language, utf8_next(&text));
        bool digit = p.letter < 0x80 && byte_is_digit((char)p.letter);
        if (is_letter(p.letter) || digit) {
            utf8_add(&key, p.letter);
            buf_byte(&key, (char)(1 + p.behind));
        } else if (p.letter == ' ') {
            buf_byte(&key, ' ');
        }
    }
    return buf_str(&key);
}

str alphabet_letter(struct arena *a, str language, str text) {
    uint32_t c = text.n ? utf8_next(&text) : '#';
    struct place_in_order p = place_of(language, c);
    buf letter = buf_new(a);
    if (!is_letter(p.letter)) {
        return STR("#");
    }
    utf8_add(&letter, capital(p.behind ? small(c) : p.letter));
    return buf_str(&letter);
}
