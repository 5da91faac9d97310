/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Semantic versioning 2.0.0, §2, §9 and §11. Numbers are compared as texts of digits, so none is too large. */
#include "curriculum/diff.h"

struct version {
    str core[3];
    str pre; /* behind '-'; empty = none */
};

static bool is_number(str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (!byte_is_digit(s.p[i])) {
            return false;
        }
    }
    return s.n > 0 && (s.n == 1 || s.p[0] != '0');
}

static bool parse(str s, struct version *ret) {
    str rest = str_split(&s, '+'); /* build metadata does not count */
    str core = str_split(&rest, '-');
    ret->pre = rest;
    for (size_t i = 0; i < 3; i++) {
        ret->core[i] = str_split(&core, '.');
        if (!is_number(ret->core[i])) {
            return false;
        }
    }
    return core.n == 0;
}

static int number_cmp(str a, str b) {
    return a.n != b.n ? (a.n < b.n ? -1 : 1) : str_cmp(a, b);
}

static int identifier_cmp(str a, str b) {
    bool x = is_number(a);
    bool y = is_number(b);
    if (x && y) {
        return number_cmp(a, b);
    }
    return x != y ? (x ? -1 : 1) : str_cmp(a, b);
}

/* A version with something behind '-' comes before the one without. */
static int pre_cmp(str a, str b) {
    if (a.n == 0 || b.n == 0) {
        return (a.n == 0) - (b.n == 0);
    }
    while (a.n && b.n) {
        int order = identifier_cmp(str_split(&a, '.'), str_split(&b, '.'));
        if (order) {
            return order;
        }
    }
    return (a.n > 0) - (b.n > 0);
}

int version_cmp(str a, str b) {
    struct version x, y;
    bool x_is = parse(a, &x);
    bool y_is = parse(b, &y);
    if (!x_is || !y_is) {
        return x_is != y_is ? x_is - y_is : str_cmp(a, b);
    }
    for (size_t i = 0; i < 3; i++) {
        int order = number_cmp(x.core[i], y.core[i]);
        if (order) {
            return order;
        }
    }
    return pre_cmp(x.pre, y.pre);
}
