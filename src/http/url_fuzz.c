/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* What comes out of url.h keeps its promises, whatever goes in; encoding and decoding are inverse. */
#include "http/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_clean(str path) {
    for (size_t i = 0; i < path.n; i++) {
        unsigned char c = (unsigned char)path.p[i];
        if (c < 0x20 || c == 0x7F) {
            return false;
        }
    }
    return utf8_valid(path) && str_starts(path, STR("/"));
}

static void check_path(struct arena *a, str s) {
    str path, again;
    enum url_verdict verdict = url_path(a, s, &path);
    if (verdict == URL_WRONG) {
        return;
    }
    str slashed[] = {path, STR("/")};
    str whole = arena_join(a, slashed, 2);
    ASSERT(is_clean(path));
    ASSERT(!str_contains(path, STR("//")));
    ASSERT(!str_contains(whole, STR("/../")) && !str_contains(whole, STR("/./")));
    /* Where a redirect leads to is tidy, and the same path. */
    buf b = buf_new(a);
    url_encode_path(&b, path);
    ASSERT(url_path(a, buf_str(&b), &again) == URL_FINE);
    ASSERT(str_eq(path, again));
}

static void check_round_trip(struct arena *a, str s) {
    buf b = buf_new(a);
    str back;
    http_url_encode(&b, s);
    bool fine = http_url_decode(a, buf_str(&b), true, &back);
    ASSERT(fine == (utf8_valid(s) && str_find_byte(s, '\0') == SIZE_MAX));
    ASSERT(!fine || str_eq(back, s));
}

static void check_parameters(struct arena *a, str s) {
    struct http_parameters p = {0};
    if (!url_parameters(a, s, &p)) {
        ASSERT(!p.list.n);
        return;
    }
    ASSERT(p.list.n <= HTTP_PARAMETERS_COUNT_MAX);
    for (size_t i = 0; i < p.list.n; i++) {
        ASSERT(utf8_valid(p.list.at[i].name) && utf8_valid(p.list.at[i].value));
        ASSERT(str_find_byte(p.list.at[i].value, '\0') == SIZE_MAX);
    }
}

static void check_target(str s) {
    str path, query;
    if (url_target(s, true, &path, &query)) {
        ASSERT(str_starts(path, STR("/")));
        ASSERT(str_find_byte(path, '?') == SIZE_MAX);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    str s = str_n((const char *)data, size);
    check_path(a, s);
    check_round_trip(a, s);
    check_parameters(a, s);
    check_target(s);
    arena_free(a);
    return 0;
}
