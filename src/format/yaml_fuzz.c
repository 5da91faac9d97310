/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Whatever the bytes: YAML is refused with a place, or its tree can be written as JSON that reads back as
 * the same tree. */
#include "format/json.h"
#include "format/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    const struct value *v = NULL;
    struct text_place place = {0, 0};
    err e = yaml_parse(a, str_n((const char *)data, size), &v, &place);
    if (failed(e)) {
        ASSERT(e.code == ERR_INPUT || e.code == ERR_LIMIT || e.code == ERR_UNSUPPORTED);
        ASSERT(place.line >= 1 && place.column >= 1);
        ASSERT(str_starts(str_c(e.message), STR("line ")));
    } else {
        str json = json_from_value(a, v);
        const struct value *again = NULL;
        ASSERT(!failed(json_parse(a, json, &again, NULL)));
        ASSERT(str_eq(json_from_value(a, again), json));
    }
    arena_free(a);
    return 0;
}
