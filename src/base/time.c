/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "base/time.h"

enum { DAYS_TO_1970 = 719468 }; /* from 0000-03-01 */

static const char days[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/* Years begin in March here, so that a leap day is the last day of its year and months follow one
 * another with 153 days to each five of them. */
static int64_t days_from_civil(int year, int month, int day) {
    int64_t y = month > 2 ? year : year - 1;
    int64_t month_from_march = month > 2 ? month - 3 : month + 9;
    int64_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    return y * 365 + y / 4 - y / 100 + y / 400 + day_of_year - DAYS_TO_1970;
}

static void civil_from_days(int64_t d, struct civil *c) {
    d += DAYS_TO_1970;
    int64_t century = d / 146097;
    int64_t day = d % 146097;
    int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int64_t day_of_year = day - (365 * year + year / 4 - year / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    c->day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    c->month = (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    c->year = (int)(year + century * 400 + (c->month <= 2));
}

static time_us first_instant(void) {
    return days_from_civil(1, 1, 1) * TIME_DAY;
}

static time_us last_instant(void) {
    return (days_from_civil(9999, 12, 31) + 1) * TIME_DAY - 1;
}

struct civil time_to_civil(time_us t) {
    struct civil c = {0};
    t = t < first_instant() ? first_instant() : t > last_instant() ? last_instant() : t;
    int64_t day = t / TIME_DAY - (t % TIME_DAY < 0);
    time_us rest = t - day * TIME_DAY;
    civil_from_days(day, &c);
    c.hour = (int)(rest / TIME_HOUR);
    c.minute = (int)(rest / TIME_MINUTE % 60);
    c.second = (int)(rest / TIME_SECOND % 60);
    c.micro = (int)(rest % TIME_SECOND);
    c.weekday = (int)(((day + 4) % 7 + 7) % 7);
    return c;
}

time_us time_from_civil(struct civil c) {
    ASSERT(civil_is_valid(c));
    return days_from_civil(c.year, c.month, c.day) * TIME_DAY + c.hour * TIME_HOUR + c.minute * TIME_MINUTE +
           c.second * TIME_SECOND + c.micro;
}

static int days_of_month(int year, int month) {
    static const int count[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : count[month - 1];
}

static bool between(int v, int low, int high) {
    return v >= low && v <= high;
}

bool civil_is_valid(struct civil c) {
    return between(c.year, 1, 9999) && between(c.month, 1, 12) &&
           between(c.day, 1, days_of_month(c.year, c.month)) && between(c.hour, 0, 23) &&
           between(c.minute, 0, 59) && between(c.second, 0, 59) && between(c.micro, 0, 999999);
}

static void add_digits(buf *b, int v, int count) {
    char digits[4];
    for (int i = count; i > 0; i--) {
        digits[i - 1] = (char)('0' + v % 10);
        v /= 10;
    }
    buf_add(b, str_n(digits, (size_t)count));
}

static void add_date(buf *b, struct civil c) {
    add_digits(b, c.year, 4);
    buf_byte(b, '-');
    add_digits(b, c.month, 2);
    buf_byte(b, '-');
    add_digits(b, c.day, 2);
}

static void add_clock(buf *b, struct civil c) {
    add_digits(b, c.hour, 2);
    buf_byte(b, ':');
    add_digits(b, c.minute, 2);
    buf_byte(b, ':');
    add_digits(b, c.second, 2);
}

void time_add_rfc3339(buf *b, time_us t) {
    struct civil c = time_to_civil(t);
    add_date(b, c);
    buf_byte(b, 'T');
    add_clock(b, c);
    buf_byte(b, 'Z');
}

void time_add_date(buf *b, time_us t) {
    add_date(b, time_to_civil(t));
}

void time_add_http(buf *b, time_us t) {
    struct civil c = time_to_civil(t);
    buf_c(b, days[c.weekday]);
    buf_c(b, ", ");
    add_digits(b, c.day, 2);
    buf_byte(b, ' ');
    buf_c(b, months[c.month - 1]);
    buf_byte(b, ' ');
    add_digits(b, c.year, 4);
    buf_byte(b, ' ');
    add_clock(b, c);
    buf_c(b, " GMT");
}

/* Text that is read from the front; `wrong` stays once something did not fit. */
struct reader {
    str rest;
    bool wrong;
};

static int take_digits(struct reader *r, size_t count) {
    int v = 0;
    for (size_t i = 0; i < count; i++) {
        if (i >= r->rest.n || !byte_is_digit(r->rest.p[i])) {
            r->wrong = true;
            return 0;
        }
        v = v * 10 + (r->rest.p[i] - '0');
    }
    r->rest = str_from(r->rest, count);
    return v;
}

static void take(struct reader *r, const char *text) {
    if (!str_starts(r->rest, str_c(text))) {
        r->wrong = true;
        return;
    }
    r->rest = str_from(r->rest, strlen(text));
}

static void take_date(struct reader *r, struct civil *c) {
    c->year = take_digits(r, 4);
    take(r, "-");
    c->month = take_digits(r, 2);
    take(r, "-");
    c->day = take_digits(r, 2);
}

static void take_clock(struct reader *r, struct civil *c) {
    c->hour = take_digits(r, 2);
    take(r, ":");
    c->minute = take_digits(r, 2);
    take(r, ":");
    c->second = take_digits(r, 2);
}

/* ".25": digits beyond the microsecond are dropped. */
static void take_fraction(struct reader *r, struct civil *c) {
    if (!str_starts(r->rest, STR("."))) {
        return;
    }
    size_t n = 1;
    int unit = 100000;
    while (n < r->rest.n && byte_is_digit(r->rest.p[n])) {
        c->micro += (r->rest.p[n] - '0') * unit;
        unit /= 10;
        n++;
    }
    r->wrong = r->wrong || n == 1;
    r->rest = str_from(r->rest, n);
}

static time_us take_offset(struct reader *r) {
    if (str_eq_nocase(r->rest, STR("z"))) {
        r->rest = str_from(r->rest, 1);
        return 0;
    }
    bool west = str_starts(r->rest, STR("-"));
    take(r, west ? "-" : "+");
    int hours = take_digits(r, 2);
    take(r, ":");
    int minutes = take_digits(r, 2);
    r->wrong = r->wrong || hours > 23 || minutes > 59;
    time_us offset = hours * TIME_HOUR + minutes * TIME_MINUTE;
    return west ? -offset : offset;
}

static bool finish(const struct reader *r, struct civil c, time_us offset, time_us *ret) {
    if (r->wrong || r->rest.n || !civil_is_valid(c)) {
        return false;
    }
    time_us t = time_from_civil(c) - offset;
    if (t < first_instant() || t > last_instant()) {
        return false;
    }
    *ret = t;
    return true;
}

bool time_parse_rfc3339(str s, time_us *ret) {
    struct reader r = {s, false};
    struct civil c = {0};
    take_date(&r, &c);
    take(&r, str_starts(r.rest, STR("t")) ? "t" : "T");
    take_clock(&r, &c);
    take_fraction(&r, &c);
    time_us offset = take_offset(&r);
    return finish(&r, c, offset, ret);
}

bool time_parse_date(str s, time_us *ret) {
    struct reader r = {s, false};
    struct civil c = {0};
    take_date(&r, &c);
    return finish(&r, c, 0, ret);
}

static int take_name(struct reader *r, const char (*names)[4], int count) {
    for (int i = 0; i < count; i++) {
        if (str_starts(r->rest, str_c(names[i]))) {
            r->rest = str_from(r->rest, 3);
            return i;
        }
    }
    r->wrong = true;
    return 0;
}

bool time_parse_http(str s, time_us *ret) {
    struct reader r = {s, false};
    struct civil c = {0};
    time_us t = 0;
    int weekday = take_name(&r, days, 7);
    take(&r, ", ");
    c.day = take_digits(&r, 2);
    take(&r, " ");
    c.month = take_name(&r, months, 12) + 1;
    take(&r, " ");
    c.year = take_digits(&r, 4);
    take(&r, " ");
    take_clock(&r, &c);
    take(&r, " GMT");
    if (!finish(&r, c, 0, &t) || time_to_civil(t).weekday != weekday) {
        return false;
    }
    *ret = t;
    return true;
}
