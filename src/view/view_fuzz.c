/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * Any bytes as the value in every context of test/viewc/hostile.html: the page stays valid UTF-8 and keeps
 * its elements and attributes.
 */
#include <stddef.h>
#include <stdint.h>

#include "test/views.h"
#include "viewc/test_page.h"

#define VALUE_BYTES_MAX 512

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static str shape_of(struct arena *a, str value) {
    buf page = buf_new(a);
    struct hostile h = hostile_of(a, value);
    struct view view = view_new(&page, 0);
    view_hostile(&view, &h);
    ASSERT(!page.failed);
    ASSERT(utf8_valid(buf_str(&page)));
    xmlDoc *doc = page_parse(buf_str(&page));
    ASSERT(doc != NULL);
    buf shape = buf_new(a);
    page_shape(&shape, xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
    return buf_str(&shape);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    str value = str_n((const char *)data, size < VALUE_BYTES_MAX ? size : VALUE_BYTES_MAX);
    ASSERT(str_eq(shape_of(a, value), shape_of(a, STR("harmless"))));
    arena_free(a);
    return 0;
}
