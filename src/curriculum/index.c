/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Which pages there are and where readers find them, before any of them is read. */
#include "curriculum/inside.h"

static const char *const OWN_FOLDERS[] = {"quests", "rubrics", "media", "guide"};

static bool is_own_folder(str name) {
    for (size_t i = 0; i < COUNT_OF(OWN_FOLDERS); i++) {
        if (str_eq(name, str_c(OWN_FOLDERS[i]))) {
            return true;
        }
    }
    return false;
}

static void put_address(struct reader *r, str path, str below) {
    str *address = ARENA_NEW(r->arena, str);
    *address = arena_join(r->arena, (str[]){STR("/"), r->book->id, STR("/"), below}, 4);
    (void)map_put(&r->addresses, path, address);
}

static struct module_files *folder_of(struct reader *r, str slug) {
    struct module_files *folder = map_get(&r->folders, slug);
    if (folder == NULL) {
        folder = ARENA_NEW(r->arena, struct module_files);
        folder->slug = slug;
        (void)map_put(&r->folders, slug, folder);
    }
    return folder;
}

static void index_module_file(struct reader *r, str slug, str name, const struct tree_file *file) {
    struct module_files *folder = folder_of(r, slug);
    if (str_eq(name, STR("_index.md"))) {
        folder->index = file;
        put_address(r, file->path, text_join(r, slug, STR("/"), STR("")));
    } else {
        *LIST_ADD(r->arena, &folder->units) = file;
        put_address(r, file->path, str_without_end(file->path, STR(".md")));
    }
}

static void index_file(struct reader *r, const struct tree_file *file) {
    str name = file->path;
    if (!str_ends(name, STR(".md"))) {
        if (str_starts(name, STR("media/"))) {
            put_address(r, file->path, file->path);
        }
        return;
    }
    page_check_encoding(r, file);
    if (str_find_byte(name, '/') == SIZE_MAX) {
        put_address(r, file->path, str_without_end(name, STR(".md")));
        return;
    }
    str folder = str_split(&name, '/');
    if (str_eq(folder, STR("quests"))) {
        put_address(r, file->path, str_without_end(file->path, STR(".md")));
    } else if (!is_own_folder(folder) && str_find_byte(name, '/') == SIZE_MAX) {
        index_module_file(r, folder, name, file);
    }
}

void index_read(struct reader *r) {
    for (size_t i = 0; i < r->tree->files.n; i++) {
        index_file(r, &r->tree->files.at[i]);
    }
    for (size_t i = 0; i < r->tree->problems.n; i++) {
        const struct tree_problem *p = &r->tree->problems.at[i];
        book_problem(r, (struct problem){.file = p->path,
                                         .rule = "file",
                                         .severity = SEVERITY_ERROR,
                                         .message = str_c(p->message)});
    }
}
