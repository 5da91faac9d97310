/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* How a language writes numbers, dates and durations: one row a language (Unicode CLDR has the patterns). */
#include "i18n/i18n.h"

const struct locale locale_list[] = {
    {.tag = "en",
     .group = ",",
     .group_from = 10000,
     .months = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
                "October", "November", "December"},
     .date = "{month} {day}, {year}",
     .duration = "{h} h {mm} min",
     .hours = "{h} h",
     .minutes = "{m} min"},
};
const size_t locale_list_count = COUNT_OF(locale_list);

size_t locale_find(str tag) {
    str language = str_split(&tag, '-');
    for (size_t i = 0; i < locale_list_count; i++) {
        if (str_eq_nocase(language, str_c(locale_list[i].tag))) {
            return i;
        }
    }
    return 0;
}

/* Written from the end: digits, and the separator before each full group of three. */
str locale_number(const struct locale *l, int64_t number, char space[LOCALE_NUMBER_BYTES]) {
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    bool grouped = rest >= (uint64_t)l->group_from;
    size_t group_bytes = strlen(l->group);
    size_t at = LOCALE_NUMBER_BYTES;
    for (size_t digits = 0; rest > 0 || digits == 0; digits++) {
        if (grouped && digits > 0 && digits % 3 == 0) {
            at -= group_bytes;
            memcpy(space + at, l->group, group_bytes);
        }
        space[--at] = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (number < 0) {
        space[--at] = '-';
    }
    return str_n(space + at, LOCALE_NUMBER_BYTES - at);
}

struct part {
    const char *name;
    str text;
};

/* The pattern with each {name} replaced. */
static void fill(buf *b, const char *pattern, const struct part *parts, size_t count) {
    str text = str_c(pattern);
    while (text.n) {
        buf_add(b, str_split(&text, '{'));
        str name = str_split(&text, '}');
        for (size_t i = 0; i < count; i++) {
            if (str_eq(name, str_c(parts[i].name))) {
                buf_add(b, parts[i].text);
            }
        }
    }
}

/* Decimal digits, at least `width` of them. */
static str digits(char space[24], uint64_t number, size_t width) {
    size_t at = 24;
    do {
        space[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0 || 24 - at < width);
    return str_n(space + at, 24 - at);
}

void locale_add_date(buf *b, const struct locale *l, time_us t) {
    struct civil c = time_to_civil(t);
    char day[24];
    char year[24];
    struct part parts[] = {
        {"month", str_c(l->months[c.month - 1])},
        {"day", digits(day, (uint64_t)c.day, 1)},
        {"year", digits(year, (uint64_t)c.year, 1)},
    };
    fill(b, l->date, parts, COUNT_OF(parts));
}

void locale_add_duration(buf *b, const struct locale *l, uint32_t minutes) {
    char h[24];
    char m[24];
    char mm[24];
    struct part parts[] = {
        {"h", digits(h, minutes / 60, 1)},
        {"m", digits(m, minutes % 60, 1)},
        {"mm", digits(mm, minutes % 60, 2)},
    };
    const char *pattern = minutes < 60 ? l->minutes : minutes % 60 ? l->duration : l->hours;
    fill(b, pattern, parts, COUNT_OF(parts));
}
