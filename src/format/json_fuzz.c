/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Whatever the bytes: JSON is refused with a place, or what is read is written as JSON that reads back as the
 * same, also in the form for pages, which holds none of the bytes that could end a <script> element. */
#include "format/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_again(struct arena *a, str json, str expected) {
    const struct value *again = NULL;
    ASSERT(!failed(json_parse(a, json, &again, NULL)));
    ASSERT(str_eq(json_from_value(a, again), expected));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    const struct value *v = NULL;
    struct text_place place = {0, 0};
    err e = json_parse(a, str_n((const char *)data, size), &v, &place);
    if (failed(e)) {
        ASSERT(e.code == ERR_INPUT || e.code == ERR_LIMIT);
        ASSERT(place.line >= 1 && place.column >= 1);
    } else {
        str json = json_from_value(a, v);
        json_text page = json_for_html(a, json);
        ASSERT(str_find_byte(page.safe, '<') == SIZE_MAX && str_find_byte(page.safe, '>') == SIZE_MAX);
        ASSERT(str_find_byte(page.safe, '&') == SIZE_MAX && !str_contains(page.safe, STR("\xE2\x80\xA8")));
        check_again(a, json, json);
        check_again(a, page.safe, json);
    }
    arena_free(a);
    return 0;
}
