/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The plural rules as functions, beside the header by which a PO file names them. */
#include "i18n/i18n.h"

#define EXPRESSION_BYTES_MAX 256 // bytes: of a Plural-Forms header without white space; the longest has 80

static unsigned none(uint64_t n) {
    (void)n;
    return 0;
}

static unsigned one(uint64_t n) {
    return n != 1;
}

static unsigned french(uint64_t n) {
    return n > 1;
}

static unsigned two(uint64_t n) {
    return n == 1 ? 0 : n == 2 ? 1 : 2;
}

/* 2-4, 22-24, … but not 12-14. */
static bool few(uint64_t n) {
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20);
}

/* 1, 21, 31, … but not 11. */
static bool ends_in_one(uint64_t n) {
    return n % 10 == 1 && n % 100 != 11;
}

static unsigned polish(uint64_t n) {
    return n == 1 ? 0 : few(n) ? 1 : 2;
}

static unsigned russian(uint64_t n) {
    return ends_in_one(n) ? 0 : few(n) ? 1 : 2;
}

static unsigned czech(uint64_t n) {
    return n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2;
}

static unsigned lithuanian(uint64_t n) {
    return ends_in_one(n) ? 0 : n % 10 >= 2 && (n % 100 < 10 || n % 100 >= 20) ? 1 : 2;
}

static unsigned latvian(uint64_t n) {
    return ends_in_one(n) ? 0 : n != 0 ? 1 : 2;
}

static unsigned romanian(uint64_t n) {
    return n == 1 ? 0 : n == 0 || (n % 100 > 0 && n % 100 < 20) ? 1 : 2;
}

static unsigned slovenian(uint64_t n) {
    switch (n % 100) {
    case 1:
        return 0;
    case 2:
        return 1;
    case 3:
    case 4:
        return 2;
    }
    return 3;
}

static unsigned icelandic(uint64_t n) {
    return !ends_in_one(n);
}

static unsigned welsh(uint64_t n) {
    return n <= 3 ? (unsigned)n : n == 6 ? 4 : 5;
}

static unsigned arabic(uint64_t n) {
    if (n <= 2) {
        return (unsigned)n;
    }
    return n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 ? 4 : 5;
}

const struct plural_rule plural_rules[PLURAL_COUNT] = {
    [PLURAL_NONE] = {1, "0", none},
    [PLURAL_ONE] = {2, "n!=1", one},
    [PLURAL_FRENCH] = {2, "n>1", french},
    [PLURAL_TWO] = {3, "n==1?0:n==2?1:2", two},
    [PLURAL_POLISH] = {3, "n==1?0:n%10>=2&&n%10<=4&&n%100<10||n%100>=20?1:2", polish},
    [PLURAL_RUSSIAN] = {3, "n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&n%100<10||n%100>=20?1:2", russian},
    [PLURAL_CZECH] = {3, "n==1?0:n>=2&&n<=4?1:2", czech},
    [PLURAL_LITHUANIAN] = {3, "n%10==1&&n%100!=11?0:n%10>=2&&n%100<10||n%100>=20?1:2", lithuanian},
    [PLURAL_LATVIAN] = {3, "n%10==1&&n%100!=11?0:n!=0?1:2", latvian},
    [PLURAL_ROMANIAN] = {3, "n==1?0:n==0||n%100>0&&n%100<20?1:2", romanian},
    [PLURAL_SLOVENIAN] = {4, "n%100==1?0:n%100==2?1:n%100==3||n%100==4?2:3", slovenian},
    [PLURAL_ICELANDIC] = {2, "n%10!=1||n%100==11", icelandic},
    [PLURAL_WELSH] = {6, "n==0?0:n==1?1:n==2?2:n==3?3:n==6?4:5", welsh},
    [PLURAL_ARABIC] = {6, "n==0?0:n==1?1:n==2?2:n%100>=3&&n%100<=10?3:n%100>=11?4:5", arabic},
};

bool plural_find(str header, enum plural_id *ret) {
    char space[EXPRESSION_BYTES_MAX];
    size_t n = 0;
    for (size_t i = 0; i < header.n; i++) {
        char byte = header.p[i];
        if (byte_is_space(byte) || byte == '(' || byte == ')') {
            continue;
        }
        if (n == sizeof space) {
            return false;
        }
        space[n++] = byte;
    }
    str rest = str_without_end(str_n(space, n), STR(";"));
    str forms = str_split(&rest, ';');
    uint64_t count = 0;
    if (!str_starts(forms, STR("nplurals=")) || !str_starts(rest, STR("plural=")) ||
        !str_to_u64(str_from(forms, 9), 6, &count)) {
        return false;
    }
    for (int i = 0; i < PLURAL_COUNT; i++) {
        if (plural_rules[i].forms == count && str_eq(str_from(rest, 7), str_c(plural_rules[i].expression))) {
            *ret = (enum plural_id)i;
            return true;
        }
    }
    return false;
}
