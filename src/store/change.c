/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "store/change.h"

struct change *change_new(struct arena *a) {
    struct change *c = ARENA_NEW(a, struct change);
    c->arena = a;
    return c;
}

void change_add(struct change *c, size_t query, const struct store_value *values, size_t count,
                int64_t rows_expected) {
    ASSERT(count <= STORE_PARAMETERS_COUNT_MAX);
    struct store_value *copy = ARENA_ARRAY(c->arena, struct store_value, count);
    for (size_t i = 0; i < count; i++) {
        copy[i] = values[i];
        copy[i].bytes = arena_str(c->arena, values[i].bytes);
    }
    *LIST_ADD(c->arena, &c->steps) = (struct change_step){
        .query = query, .values = copy, .values_count = count, .rows_expected = rows_expected};
}

struct store_value store_value_text(str s) {
    return (struct store_value){.kind = STORE_IS_TEXT, .bytes = s};
}

struct store_value store_value_blob(str s) {
    return (struct store_value){.kind = STORE_IS_BLOB, .bytes = s};
}

struct store_value store_value_int(int64_t v) {
    return (struct store_value){.kind = STORE_IS_INT, .number = v};
}

struct store_value store_value_bool(bool v) {
    return store_value_int(v ? 1 : 0);
}

static const struct store_value null_value = {.kind = STORE_IS_NULL};

struct store_value store_value_maybe_text(struct store_maybe_str v) {
    return v.has ? store_value_text(v.value) : null_value;
}

struct store_value store_value_maybe_blob(struct store_maybe_str v) {
    return v.has ? store_value_blob(v.value) : null_value;
}

struct store_value store_value_maybe_int(struct store_maybe_int v) {
    return v.has ? store_value_int(v.value) : null_value;
}

struct store_value store_value_maybe_bool(struct store_maybe_bool v) {
    return v.has ? store_value_bool(v.value) : null_value;
}
