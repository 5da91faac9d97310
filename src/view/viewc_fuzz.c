/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * Any text as a template: the compiler never crashes, and either refuses with a place and an advice or
 * makes C whose braces pair and whose HTML has no quote left open in a tag.
 */
#include <stddef.h>
#include <stdint.h>

#include "tools/viewc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_refusal(str problem) {
    ASSERT(str_starts(problem, STR("fuzz.html:")));
    ASSERT(str_contains(problem, STR(" - ")));
}

/* Braces outside of strings; each function ends at depth 0. */
static void check_code(str code) {
    size_t depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < code.n; i++) {
        char byte = code.p[i];
        if (quoted && byte == '\\') {
            i++;
        } else if (byte == '"') {
            quoted = !quoted;
        } else if (!quoted && byte == '{') {
            depth++;
        } else if (!quoted && byte == '}') {
            ASSERT(depth > 0);
            depth--;
        }
        ASSERT(!quoted || byte != '\n');
    }
    ASSERT(depth == 0 && !quoted);
}

static void compile(str head, str text) {
    struct arena *a = arena_new();
    struct viewc w = viewc_new(a, STR("view/pages.h"));
    text = arena_join(a, (str[]){head, text}, 2);
    bool fine = viewc_compile(&w, (struct viewc_source){STR("fuzz.html"), text}) && viewc_finish(&w);
    if (fine) {
        check_code(buf_str(&w.code));
        ASSERT(utf8_valid(viewc_pot(&w)));
    } else {
        check_refusal(w.problem);
    }
    arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    str text = str_n((const char *)data, size);
    compile(STR(""), text);
    compile(STR("{% view a(struct b) %}"), text);
    return 0;
}
