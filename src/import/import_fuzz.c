/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Whatever the bytes of a page: the import ends, its result is UTF-8 with safe paths, is read as a book, its
 * tables are TOML, and the same bytes give the same result. The first byte chooses where the page stands. */
#include "curriculum/book.h"
#include "format/toml.h"
#include "import/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_path_byte(char c) {
    return (c >= 'a' && c <= 'z') || byte_is_digit(c) || c == '-' || c == '_' || c == '.' || c == '/';
}

static void check_file(struct arena *a, const struct tree_file *f) {
    const struct value *v = NULL;
    ASSERT(f->path.n > 0 && f->path.p[0] != '/' && !str_contains(f->path, STR("..")));
    for (size_t i = 0; i < f->path.n; i++) {
        ASSERT(is_path_byte(f->path.p[i]) || str_eq(f->path, STR("LICENSE")));
    }
    if (str_ends(f->path, STR(".md")) || str_ends(f->path, STR(".toml"))) {
        ASSERT(utf8_valid(f->bytes));
    }
    if (str_ends(f->path, STR(".toml"))) {
        ASSERT(!failed(toml_parse(a, f->bytes, &v, NULL)));
    }
}

static struct import_result run(struct arena *a, str page, unsigned where) {
    static const char *const PATHS[] = {"m/u.md", "index.md", "m/index.md", "_index.md"};
    struct tree t = {.root = STR("in")};
    struct import_result r = {0};
    const struct tree_file page_file = {.path = str_c(PATHS[where % COUNT_OF(PATHS)]), .bytes = page};
    /* In the order of paths: '_' and letters of this list sort so. */
    if (where % COUNT_OF(PATHS) == 1 || where % COUNT_OF(PATHS) == 3) {
        *LIST_ADD(a, &t.files) = page_file;
    }
    *LIST_ADD(a, &t.files) = (struct tree_file){.path = STR("m/a.md"), .bytes = STR("# A\n\n[u](u.md)\n")};
    if (where % COUNT_OF(PATHS) == 0 || where % COUNT_OF(PATHS) == 2) {
        *LIST_ADD(a, &t.files) = page_file;
    }
    *LIST_ADD(a, &t.files) = (struct tree_file){.path = STR("m/z.md"), .bytes = STR("# Z\n")};
    ASSERT(!failed(import_tree(a, &t, STR("fuzz"), &r)));
    return r;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) {
        return 0;
    }
    struct arena *a = arena_new();
    str page = str_n((const char *)data + 1, size - 1);
    struct import_result one = run(a, page, data[0]);
    struct import_result two = run(a, page, data[0]);
    struct tree out = {.root = STR("out")};
    struct book *book = NULL;
    ASSERT(one.files.n == two.files.n);
    for (size_t i = 0; i < one.files.n; i++) {
        check_file(a, &one.files.at[i]);
        ASSERT(str_eq(one.files.at[i].bytes, two.files.at[i].bytes));
        *LIST_ADD(a, &out.files) = one.files.at[i];
    }
    ASSERT(!failed(book_read(a, &out, &book)));
    ASSERT(one.modules == book->modules.n && one.units == book_units_count(book));
    arena_free(a);
    return 0;
}
