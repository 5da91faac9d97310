/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Field values from strangers: the choice is always one that there is, and a tag in a list is found. */
#include "http/headers.h"
#include "http/negotiate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_codings(str s) {
    for (unsigned mask = 0; mask < 4; mask++) {
        bool have[CODING_COUNT] = {mask & 1, mask & 2, true};
        ASSERT(have[negotiate_coding(s, have)]);
    }
}

static void check_tags(struct arena *a, str s) {
    str tag = STR("\"tag\"");
    bool before = etag_matches(s, tag);
    str in_front[] = {STR("W/\"tag\", "), s};
    ASSERT(etag_matches(arena_join(a, in_front, 2), tag));
    ASSERT(is_not_modified(s, STR(""), tag, 0) == (s.n && before));
}

static void check_cookies(struct arena *a, str s) {
    str value;
    str in_front[] = {STR("c=v;"), s};
    ASSERT(cookie_find(arena_join(a, in_front, 2), STR("c"), &value) && str_eq(value, STR("v")));
    if (cookie_find(s, STR("c"), &value)) {
        ASSERT(value.n <= s.n && str_find_byte(value, ';') == SIZE_MAX);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    str s = str_n((const char *)data, size);
    check_codings(s);
    check_tags(a, s);
    check_cookies(a, s);
    arena_free(a);
    return 0;
}
