/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* SHA-256 over "path NUL length NUL bytes" of each file, sorted by path (contracts.md §2). Text is
 * brought into one form first, so that a checkout with other line ends is the same edition. */
#include "crypto/hash.h"
#include "curriculum/inside.h"

static bool is_text(str path) {
    return str_ends(path, STR(".md")) || str_ends(path, STR(".toml")) || str_ends(path, STR(".svg")) ||
           str_ends(path, STR(".txt"));
}

static bool is_normal(str bytes) {
    return str_find_byte(bytes, '\r') == SIZE_MAX && !str_starts(bytes, STR("\xEF\xBB\xBF")) &&
           str_ends(bytes, STR("\n")) && !str_ends(bytes, STR("\n\n"));
}

/* LF, no BOM, one final newline. */
static str normalize(struct arena *a, str path, str bytes) {
    if (!is_text(path) || is_normal(bytes)) {
        return bytes;
    }
    str rest = str_without_start(bytes, STR("\xEF\xBB\xBF"));
    buf b = buf_new(a);
    while (rest.n) {
        buf_add(&b, str_line(&rest));
        buf_byte(&b, '\n');
    }
    while (b.n > 0 && b.p[b.n - 1] == '\n') {
        b.n--;
    }
    buf_byte(&b, '\n');
    return buf_str(&b);
}

static void add_file(struct arena *a, struct hasher *h, str path, str bytes) {
    str normal = normalize(a, path, bytes);
    buf head = buf_new(a);
    buf_add(&head, path);
    buf_byte(&head, '\0');
    buf_u64(&head, normal.n);
    buf_byte(&head, '\0');
    hasher_add(h, buf_str(&head));
    hasher_add(h, normal);
}

str revision_of_tree(struct arena *a, const struct tree *t) {
    struct hasher h = hasher_start();
    for (size_t i = 0; i < t->files.n; i++) {
        add_file(a, &h, t->files.at[i].path, t->files.at[i].bytes);
    }
    return hash_hex(a, hasher_end(&h));
}

/* Adds the file if it is there and was not added before; the list stays sorted. */
static void insert(const struct tree *t, str path, const struct tree_file **files, size_t *count) {
    const struct tree_file *file = tree_find(t, path);
    size_t at = 0;
    while (file != NULL && at < *count && str_cmp(files[at]->path, path) < 0) {
        at++;
    }
    if (file == NULL || (at < *count && files[at] == file)) {
        return;
    }
    memmove(files + at + 1, files + at, (*count - at) * sizeof *files);
    files[at] = file;
    ++*count;
}

str revision_of_unit(struct arena *a, const struct tree *t, str file, const struct media *const *media,
                     size_t count) {
    const struct tree_file **files = ARENA_ARRAY(a, const struct tree_file *, count + 1);
    size_t n = 0;
    insert(t, file, files, &n);
    for (size_t i = 0; i < count; i++) {
        insert(t, media[i]->file, files, &n);
    }
    struct hasher h = hasher_start();
    for (size_t i = 0; i < n; i++) {
        add_file(a, &h, files[i]->path, files[i]->bytes);
    }
    return hash_hex(a, hasher_end(&h));
}
