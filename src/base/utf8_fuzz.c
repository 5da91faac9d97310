/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * Checking and walking agree: utf8_check finds the first byte at which utf8_next is unhappy, what
 * utf8_next takes is what utf8_add writes, and a cut never breaks a character.
 */
#include "base/base.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_walk(buf *again, str text, size_t wrong_at) {
    size_t first_wrong = SIZE_MAX;
    str rest = text;
    while (rest.n) {
        str before = rest;
        uint32_t c = utf8_next(&rest);
        str taken = str_sub(before, 0, before.n - rest.n);
        if (c == UTF8_INVALID) {
            ASSERT(taken.n == 1);
            size_t at = text.n - before.n;
            first_wrong = at < first_wrong ? at : first_wrong;
            continue;
        }
        buf_clear(again);
        utf8_add(again, c);
        ASSERT(str_eq(buf_str(again), taken));
    }
    ASSERT(first_wrong == wrong_at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    buf again = buf_new(a);
    str text = arena_str(a, str_n((const char *)data, size));
    size_t wrong_at = utf8_check(text);
    check_walk(&again, text, wrong_at);
    for (size_t n = 0; n <= text.n; n++) {
        str cut = utf8_cut(text, n);
        ASSERT(cut.n <= n && n - cut.n <= 3);
        ASSERT(wrong_at != SIZE_MAX || utf8_valid(cut));
    }
    size_t line = 0;
    size_t column = 0;
    utf8_place(text, text.n, &line, &column);
    ASSERT(line >= 1 && column >= 1 && line + column <= text.n + 2);
    arena_free(a);
    return 0;
}
