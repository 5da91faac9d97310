/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Whatever the bytes: TOML is refused with a place inside the text, or its tree can be written as JSON that
 * reads back as the same tree. */
#include "format/json.h"
#include "format/toml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* JSON can write a NUL, but json_parse refuses it. */
static bool has_nul(const struct value *v) {
    if (str_find_byte(v->key, '\0') != SIZE_MAX) {
        return true;
    }
    bool nul = v->kind == VALUE_TEXT && str_find_byte(v->as.text, '\0') != SIZE_MAX;
    for (size_t i = 0; !nul && i < value_count(v); i++) {
        nul = has_nul(value_at(v, i));
    }
    return nul;
}

static void check_refusal(str text, err e, struct text_place place) {
    size_t lines = 1;
    for (size_t i = 0; i < text.n; i++) {
        lines += text.p[i] == '\n';
    }
    ASSERT(e.code == ERR_INPUT || e.code == ERR_LIMIT);
    ASSERT(place.line >= 1 && place.line <= lines);
    ASSERT(place.column >= 1 && place.column <= text.n + 1);
    ASSERT(str_starts(str_c(e.message), STR("line ")));
    ASSERT(utf8_valid(str_c(e.message)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    str text = str_n((const char *)data, size);
    const struct value *v = NULL;
    struct text_place place = {0, 0};
    err e = toml_parse(a, text, &v, &place);
    if (failed(e)) {
        check_refusal(text, e, place);
    } else {
        str json = json_from_value(a, v);
        const struct value *again = NULL;
        if (!has_nul(v) && json.n <= JSON_BYTES_MAX) {
            ASSERT(!failed(json_parse(a, json, &again, NULL)));
            ASSERT(str_eq(json_from_value(a, again), json));
        }
    }
    arena_free(a);
    return 0;
}
