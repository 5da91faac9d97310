/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "http/negotiate.h"

enum { WEIGHT_MAX = 1000, WEIGHT_UNSAID = -1 };

str coding_name(enum coding c) {
    static const str names[CODING_COUNT] = {STR_INIT("br"), STR_INIT("gzip"), STR_INIT("")};
    return names[c];
}

/* "0", "0.5", "1.000" in thousandths (RFC 9110 §12.4.2); what is no weight counts as 0. */
static int weight(str s) {
    if (!s.n || (s.p[0] != '0' && s.p[0] != '1') || s.n > 5 || (s.n > 1 && s.p[1] != '.')) {
        return 0;
    }
    int value = (s.p[0] - '0') * WEIGHT_MAX, unit = WEIGHT_MAX / 10;
    for (size_t i = 2; i < s.n; i++, unit /= 10) {
        if (!byte_is_digit(s.p[i])) {
            return 0;
        }
        value += (s.p[i] - '0') * unit;
    }
    return value > WEIGHT_MAX ? 0 : value;
}

/* The weight of one element, "gzip;q=0.8"; the coding's name is left in *element. */
static int take_weight(str *element) {
    str rest = *element;
    *element = str_trim(str_split(&rest, ';'));
    while (rest.n) {
        str parameter = str_split(&rest, ';');
        str name = str_trim(str_split(&parameter, '='));
        if (str_eq_nocase(name, STR("q"))) {
            return weight(str_trim(parameter));
        }
    }
    return WEIGHT_MAX;
}

static bool is_coding(str name, enum coding c) {
    if (c == CODING_IDENTITY) {
        return str_eq_nocase(name, STR("identity"));
    }
    return str_eq_nocase(name, coding_name(c)) || (c == CODING_GZIP && str_eq_nocase(name, STR("x-gzip")));
}

/* What the client says of each coding; *ret_rest is what it says of all others with "*". */
static void read_weights(str accept, int weights[CODING_COUNT], int *ret_rest) {
    while (accept.n) {
        str element = str_split(&accept, ',');
        int w = take_weight(&element);
        if (str_eq(element, STR("*"))) {
            *ret_rest = w;
        }
        for (int c = 0; c < CODING_COUNT; c++) {
            if (is_coding(element, (enum coding)c)) {
                weights[c] = w;
            }
        }
    }
}

enum coding negotiate_coding(str accept, const bool have[CODING_COUNT]) {
    int weights[CODING_COUNT] = {WEIGHT_UNSAID, WEIGHT_UNSAID, WEIGHT_UNSAID}, rest = WEIGHT_UNSAID;
    read_weights(accept, weights, &rest);
    enum coding best = CODING_IDENTITY;
    int best_weight = 0;
    for (int c = 0; c < CODING_COUNT; c++) {
        int w = weights[c] == WEIGHT_UNSAID ? rest : weights[c];
        if (c == CODING_IDENTITY && w == WEIGHT_UNSAID) {
            w = 1; /* acceptable when nothing is said of it, but after whatever the client asked for */
        }
        if (have[c] && w > best_weight) {
            best = (enum coding)c;
            best_weight = w;
        }
    }
    return best;
}

static str without_weakness(str tag) {
    return str_without_start(tag, STR("W/"));
}

/* Takes one entity tag off the front of *rest, with white space and commas around it. A comma may stand
 * inside the quotes. The empty str at the end or where there is no tag. */
static str take_tag(str *rest) {
    while (rest->n && (byte_is_space(rest->p[0]) || rest->p[0] == ',')) {
        *rest = str_from(*rest, 1);
    }
    str start = *rest, opaque = without_weakness(start);
    if (!str_starts(opaque, STR("\""))) {
        return STR("");
    }
    size_t length = str_find_byte(str_from(opaque, 1), '"');
    if (length == SIZE_MAX) {
        return STR("");
    }
    size_t whole = start.n - opaque.n + length + 2;
    *rest = str_from(start, whole);
    return str_sub(start, 0, whole);
}

bool etag_matches(str list, str etag) {
    if (str_eq(str_trim(list), STR("*"))) {
        return true;
    }
    for (str tag = take_tag(&list); tag.n; tag = take_tag(&list)) {
        if (str_eq(without_weakness(tag), without_weakness(etag))) {
            return true;
        }
    }
    return false;
}

bool is_not_modified(str none_match, str since, str etag, time_us modified) {
    if (none_match.n) {
        return etag_matches(none_match, etag);
    }
    time_us t;
    return since.n && modified && time_parse_http(since, &t) && modified / TIME_SECOND <= t / TIME_SECOND;
}
