/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/toml_parser.h"

#include <errno.h>
#include <math.h>

/*
 * A bare value is first cut out as a whole word and then looked at, so that a message can show all of it
 * and a wrong date is not taken for a number with something behind it.
 */
struct word {
    str text;
    size_t at;
};

static bool is_word_byte(char c) {
    return byte_is_alnum(c) || c == '_' || c == '+' || c == '-' || c == '.' || c == ':';
}

static err fail_word(struct toml *p, const struct word *w, const char *why) {
    str shown = utf8_cut(w->text, 40);
    return toml_fail(p, w->at, "%.*s%s: %s", STR_ARG(shown), shown.n < w->text.n ? "…" : "", why);
}

/* ---- Dates and times ("Offset Date-Time" … "Local Time") ------------------------------------- */

/* A pattern of '0' for any digit and other bytes for themselves, at the front of `s`. */
static bool looks_like(str s, const char *pattern) {
    size_t n = strlen(pattern);
    for (size_t i = 0; i < n; i++) {
        char c = i < s.n ? s.p[i] : '\0';
        if (pattern[i] == '0' ? !byte_is_digit(c) : c != pattern[i]) {
            return false;
        }
    }
    return true;
}

/* The number in the `n` digits at `at`, which are there. */
static int digits_at(str s, size_t at, size_t n) {
    int v = 0;
    for (size_t i = 0; i < n; i++) {
        v = v * 10 + (s.p[at + i] - '0');
    }
    return v;
}

/* ".123456789" off the front of *rest in microseconds; finer digits are cut off. False: '.' without digits. */
static bool take_fraction(str *rest, time_us *ret) {
    if (!str_starts(*rest, STR("."))) {
        return true;
    }
    time_us unit = TIME_SECOND / 10;
    size_t n = 1;
    for (; n < rest->n && byte_is_digit(rest->p[n]); n++) {
        *ret += (rest->p[n] - '0') * unit;
        unit /= 10;
    }
    *rest = str_from(*rest, n);
    return n > 1;
}

/* hh:mm:ss[.ffffff] off the front of *rest, as microseconds since midnight. */
static bool take_clock(str *rest, time_us *ret) {
    if (!looks_like(*rest, "00:00:00")) {
        return false;
    }
    int hour = digits_at(*rest, 0, 2);
    int minute = digits_at(*rest, 3, 2);
    int second = digits_at(*rest, 6, 2);
    time_us fraction = 0;
    *rest = str_from(*rest, 8);
    if (hour > 23 || minute > 59 || second > 59 || !take_fraction(rest, &fraction)) {
        return false;
    }
    *ret = hour * TIME_HOUR + minute * TIME_MINUTE + second * TIME_SECOND + fraction;
    return true;
}

/* Z, +hh:mm or -hh:mm, the whole of `s`. */
static bool offset_of(str s, int32_t *ret) {
    if (str_eq_nocase(s, STR("Z"))) {
        *ret = 0;
        return true;
    }
    bool signed_ok = s.n == 6 && (s.p[0] == '+' || s.p[0] == '-') && looks_like(str_from(s, 1), "00:00");
    if (!signed_ok || digits_at(s, 1, 2) > 23 || digits_at(s, 4, 2) > 59) {
        return false;
    }
    int minutes = digits_at(s, 1, 2) * 60 + digits_at(s, 4, 2);
    *ret = s.p[0] == '-' ? -minutes : minutes;
    return true;
}

static err local_time(struct toml *p, const struct word *w, struct value *v) {
    str rest = w->text;
    v->kind = VALUE_LOCAL_TIME;
    if (!take_clock(&rest, &v->as.time.us) || rest.n) {
        return fail_word(p, w, "not a time; write it as 13:28:14");
    }
    return OK;
}

static err date_time(struct toml *p, const struct word *w, struct value *v) {
    static const char how[] =
        "not a date; write it as 2026-11-22, 2026-11-22T13:28:14 or 2026-11-22T13:28:14+01:00";
    time_us day;
    time_us clock;
    int32_t offset;
    if (!value_day(digits_at(w->text, 0, 4), digits_at(w->text, 5, 2), digits_at(w->text, 8, 2), &day)) {
        return fail_word(p, w, "there is no such day");
    }
    str rest = str_from(w->text, 10);
    v->kind = VALUE_LOCAL_DATE;
    v->as.time = (struct value_time){day, 0};
    if (!rest.n) {
        return OK;
    }
    char between = byte_lower(rest.p[0]);
    rest = str_from(rest, 1);
    if ((between != 't' && between != ' ') || !take_clock(&rest, &clock)) {
        return fail_word(p, w, how);
    }
    v->kind = VALUE_LOCAL_DATETIME;
    v->as.time.us = day + clock;
    if (!rest.n) {
        return OK;
    }
    if (!offset_of(rest, &offset)) {
        return fail_word(p, w, how);
    }
    v->kind = VALUE_INSTANT;
    v->as.time = (struct value_time){day + clock - offset * TIME_MINUTE, offset};
    return OK;
}

/* ---- Numbers ("Integer", "Float") ----------------------------------------------------------- */

/* Whether `c` is a digit in this base; its value in *ret. */
static bool digit_of(char c, unsigned base, unsigned *ret) {
    char low = byte_lower(c);
    bool letter = low >= 'a' && low <= 'f';
    if (!byte_is_digit(c) && !letter) {
        return false;
    }
    *ret = (unsigned)(letter ? low - 'a' + 10 : low - '0');
    return *ret < base;
}

/* Takes digits with single underscores between them off the front of *rest; false when there are none or
 * an underscore stands wrongly. */
static bool take_digits(str *rest, unsigned base) {
    bool last_is_digit = false;
    size_t n = 0;
    unsigned digit;
    for (; n < rest->n; n++) {
        bool is_digit = digit_of(rest->p[n], base, &digit);
        if (!is_digit && (rest->p[n] != '_' || !last_is_digit)) {
            break;
        }
        last_is_digit = is_digit;
    }
    *rest = str_from(*rest, n);
    return last_is_digit;
}

/* Digits and underscores as they were checked → the number; false when it does not fit in 64 bits. */
static bool whole_number(str digits, unsigned base, bool negative, int64_t *ret) {
    uint64_t most = (uint64_t)INT64_MAX + negative;
    uint64_t v = 0;
    unsigned digit = 0;
    for (size_t i = 0; i < digits.n; i++) {
        if (digits.p[i] == '_') {
            continue;
        }
        (void)digit_of(digits.p[i], base, &digit);
        if (v > (most - digit) / base) {
            return false;
        }
        v = v * base + digit;
    }
    *ret = negative && v ? -(int64_t)(v - 1) - 1 : (int64_t)v;
    return true;
}

static err integer(struct toml *p, const struct word *w, str digits, unsigned base, struct value *v) {
    v->kind = VALUE_INTEGER;
    if (!whole_number(digits, base, w->text.p[0] == '-', &v->as.integer)) {
        return fail_word(p, w,
                         "too large; whole numbers go from -9223372036854775808 to 9223372036854775807");
    }
    return OK;
}

static err real(struct toml *p, const struct word *w, struct value *v) {
    buf digits = buf_limited(p->arena, TOML_BYTES_MAX);
    for (size_t i = 0; i < w->text.n; i++) {
        if (w->text.p[i] != '_') {
            buf_byte(&digits, w->text.p[i]);
        }
    }
    v->kind = VALUE_REAL;
    v->as.real = strtod(arena_z(p->arena, buf_str(&digits)), NULL);
    if (isinf(v->as.real)) {
        return fail_word(p, w, "too large for a number");
    }
    return OK;
}

static const char not_a_number[] = "neither a number, a date, true, false nor a text; texts need quotes";

static err with_base(struct toml *p, const struct word *w, struct value *v) {
    unsigned base = w->text.p[1] == 'x' ? 16 : w->text.p[1] == 'o' ? 8 : 2;
    str digits = str_from(w->text, 2);
    str rest = digits;
    if (!take_digits(&rest, base) || rest.n) {
        return fail_word(p, w,
                         base == 16  ? "after 0x only 0-9 and a-f, with _ between digits"
                         : base == 8 ? "after 0o only 0-7, with _ between digits"
                                     : "after 0b only 0 and 1, with _ between digits");
    }
    return integer(p, w, digits, base, v);
}

/* [.digits][e[+-]digits] off the front of *rest; false when it is malformed. */
static bool take_real_end(str *rest) {
    if (str_starts(*rest, STR("."))) {
        *rest = str_from(*rest, 1);
        if (!take_digits(rest, 10)) {
            return false;
        }
    }
    if (rest->n && byte_lower(rest->p[0]) == 'e') {
        *rest = str_from(*rest, 1);
        if (rest->n && (rest->p[0] == '+' || rest->p[0] == '-')) {
            *rest = str_from(*rest, 1);
        }
        if (!take_digits(rest, 10)) {
            return false;
        }
    }
    return rest->n == 0;
}

static err number(struct toml *p, const struct word *w, struct value *v) {
    bool sign = w->text.p[0] == '+' || w->text.p[0] == '-';
    str rest = str_from(w->text, sign);
    if (str_eq(rest, STR("inf")) || str_eq(rest, STR("nan"))) {
        v->kind = VALUE_REAL;
        v->as.real = rest.p[0] == 'n' ? (double)NAN : w->text.p[0] == '-' ? -HUGE_VAL : HUGE_VAL;
        return OK;
    }
    str digits = rest;
    if (!take_digits(&rest, 10)) {
        return fail_word(p, w, not_a_number);
    }
    digits.n -= rest.n;
    if (digits.n > 1 && digits.p[0] == '0') {
        return fail_word(p, w, "a number may not begin with 0; a text needs quotes");
    }
    if (!rest.n) {
        return integer(p, w, digits, 10, v);
    }
    if (!take_real_end(&rest)) {
        return fail_word(p, w, not_a_number);
    }
    return real(p, w, v);
}

/* ---- Which it is ---------------------------------------------------------------------------- */

/* A date and a time may stand apart with one space: then both are one word. */
static struct word take_word(struct toml *p) {
    struct word w = {.at = p->at};
    bool date = looks_like(str_from(p->text, p->at), "0000-00-00 00:");
    p->at += date ? 11 : 0;
    while (p->at < p->text.n && is_word_byte(p->text.p[p->at])) {
        p->at++;
    }
    w.text = str_sub(p->text, w.at, p->at - w.at);
    return w;
}

err toml_bare_value(struct toml *p, struct value *v) {
    struct word w = take_word(p);
    if (!w.text.n) {
        return toml_fail(p, p->at, "a value was expected, but %s is there", toml_found(p));
    }
    if (str_eq(w.text, STR("true")) || str_eq(w.text, STR("false"))) {
        v->kind = VALUE_BOOLEAN;
        v->as.boolean = w.text.n == 4;
        return OK;
    }
    if (looks_like(w.text, "0000-00-00")) {
        return date_time(p, &w, v);
    }
    if (looks_like(w.text, "00:")) {
        return local_time(p, &w, v);
    }
    bool based = w.text.n > 1 && w.text.p[0] == '0' && strchr("xob", w.text.p[1]);
    return based ? with_base(p, &w, v) : number(p, &w, v);
}
