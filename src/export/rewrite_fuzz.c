/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* In a site without pages no address can be rewritten, so whatever the bytes are, they come out as they went in. */
#include "export/inside.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct arena *a, const struct export_plan *p, enum export_kind kind, str body) {
    const struct export_file file = {
        .file = STR("a/b.html"), .path = STR("/a/b"), .body = body, .kind = kind};
    buf out = buf_new(a);
    struct rewriting r = {
        .plan = p, .file = &file, .arena = a, .out = &out, .icons = ARENA_ARRAY(a, bool, 1)};
    ASSERT(str_eq(rewrite_file(&r), body));
    ASSERT(r.missing.n <= EXPORT_MISSING_COUNT_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    str body = arena_str(a, str_n((const char *)data, size));
    const struct site_settings settings = {.base_url = STR("https://a.b")};
    struct site site = {.by_path = map_new(a), .redirect_to = map_new(a)};
    const struct export_request request = {.site = &site, .settings = &settings};
    const struct export_plan plan = {.arena = a, .request = &request, .by_path = map_new(a)};
    check(a, &plan, KIND_HTML, body);
    check(a, &plan, KIND_CSS, body);
    check(a, &plan, KIND_TEXT, body);
    arena_free(a);
    return 0;
}
