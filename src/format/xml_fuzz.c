/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Whatever the bytes: XML is refused with a line, or gives a tree within the limits, in valid UTF-8. */
#include "format/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t check_tree(const struct xml_node *n, unsigned depth) {
    size_t count = 0;
    ASSERT(depth <= XML_DEPTH_MAX + 1);
    for (; n; n = n->next) {
        ASSERT(utf8_valid(n->name) && utf8_valid(n->text) && utf8_valid(n->space));
        ASSERT(!xml_is_text(n) || (!n->first && !n->attributes_count));
        ASSERT(n->attributes_count <= XML_ATTRIBUTES_COUNT_MAX);
        for (size_t i = 0; i < n->attributes_count; i++) {
            ASSERT(n->attributes[i].name.n && utf8_valid(n->attributes[i].value));
        }
        count += 1 + n->attributes_count + check_tree(n->first, depth + 1);
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    struct xml_node *n = NULL;
    err e = xml_parse(a, str_n((const char *)data, size), &n);
    if (failed(e)) {
        ASSERT(str_starts(str_c(e.message), STR("line ")));
    } else {
        ASSERT(n && !n->next && !xml_is_text(n));
        ASSERT(check_tree(n, 1) <= XML_NODES_COUNT_MAX);
    }
    arena_free(a);
    return 0;
}
