/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Any bytes as the library's memory: the gate reads nothing outside, and what passes is unambiguous. */
#include "http/gate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t count_named(const struct gate_result *g, const char *name) {
    size_t count = 0;
    for (size_t i = 0; i < g->fields_count; i++) {
        count += str_eq_nocase(g->fields[i].name, str_c(name));
    }
    return count;
}

static void check_passed(const struct gate_result *g, str block) {
    size_t lengths = count_named(g, "Content-Length"), codings = count_named(g, "Transfer-Encoding");
    ASSERT(lengths + codings <= 1);
    ASSERT(g->has_length == (lengths == 1) && g->chunked == (codings == 1));
    ASSERT(count_named(g, "Host") == 1 || g->old);
    ASSERT(str_ends(block, str_n("\0\0\0", 3)));
    ASSERT(str_find_byte(block, '\n') == SIZE_MAX && str_find_byte(block, '\r') == SIZE_MAX);
    size_t bytes = 0;
    for (size_t i = 0; i < g->fields_count; i++) {
        str name = g->fields[i].name, value = g->fields[i].value;
        ASSERT(name.n && str_find_byte(value, '\0') == SIZE_MAX);
        ASSERT(!value.n || (value.p >= block.p && value.p + value.n <= block.p + block.n));
        bytes += name.n + value.n + 3;
    }
    ASSERT(bytes < block.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct gate_result g;
    if (size < 1) {
        return 0;
    }
    str block = str_n((const char *)data + 1, size - 1);
    size_t url = str_find_byte(block, '\0');
    str rest = url == SIZE_MAX ? STR("") : str_from(block, url + 1);
    size_t target = str_find_byte(rest, '\0');
    struct gate_input in = {.block = block,
                            .target = str_sub(rest, 0, target),
                            .url = rest.p,
                            .version = rest.p + (target == SIZE_MAX ? 0 : target + 1),
                            .fields_count = data[0] % 16};
    if (!gate_check(&in, &g).status) {
        check_passed(&g, block);
    }
    return 0;
}
