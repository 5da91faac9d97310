/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/inside.h"

#define MANIFEST STR("curriculum.toml")

static const char *const KEYS[] = {"title", "question", "teaser", "weight", "updated", "license"};

static bool slug_is_valid(str slug) {
    for (size_t i = 0; i < slug.n; i++) {
        char c = slug.p[i];
        if (!(c >= 'a' && c <= 'z') && !byte_is_digit(c) && (c != '-' || i == 0 || i == slug.n - 1)) {
            return false;
        }
    }
    return slug.n > 0 && slug.n <= SLUG_BYTES_MAX;
}

static void report(struct reader *r, str file, const char *rule, str message, str fix) {
    book_problem(r,
                 (struct problem){
                     .file = file, .rule = rule, .severity = SEVERITY_ERROR, .message = message, .fix = fix});
}

static void read_index(struct reader *r, const struct tree_file *file, struct module *m) {
    struct front_matter fm = front_matter_read(r, file);
    struct fields f = {r, file->path, fm.line_offset, fm.table};
    fields_check(&f, KEYS, COUNT_OF(KEYS));
    m->title = field_text(&f, "title", VALUE_REQUIRED);
    m->question = field_text(&f, "question", VALUE_OPTIONAL);
    m->file = file->path;
    const struct md_document *d = page_document(r, file, &fm);
    m->body = markdown_join(r->arena, (html[]){md_document_body(r->arena, d), d->notes}, 2);
    m->pictures = pictures_of(r, file->path, d);
}

static int compare_places(const struct unit *a, const struct unit *b) {
    if (a->kind != b->kind) {
        return a->kind == UNIT_SUMMIT ? 1 : -1;
    }
    uint32_t x = a->weight ? a->weight : UINT32_MAX;
    uint32_t y = b->weight ? b->weight : UINT32_MAX;
    return x != y ? (x < y ? -1 : 1) : str_cmp(a->slug, b->slug);
}

static int compare_units(const void *a, const void *b) {
    return compare_places(a, b);
}

static void check_weights(struct reader *r, const struct module *m) {
    for (size_t i = 1; i < m->units.n; i++) {
        const struct unit *u = &m->units.at[i];
        const struct unit *before = u - 1;
        if (u->kind == UNIT_LESSON && u->weight > 0 && u->weight == before->weight) {
            book_problem(r, (struct problem){
                                .file = u->file,
                                .rule = "weight",
                                .severity = SEVERITY_WARNING,
                                .message = text_join(r, before->slug, STR(" has the same weight"), STR("")),
                                .fix = STR("give each unit of a module a weight of its own")});
        }
    }
}

static bool takes_unit(struct reader *r, const struct tree_file *file, struct map *slugs, size_t count) {
    size_t slash = str_find_last_byte(file->path, '/');
    str slug = str_without_end(str_from(file->path, slash + 1), STR(".md"));
    if (!slug_is_valid(slug)) {
        report(r, file->path, "slug", STR("this name cannot stand in an address"),
               STR("use a-z, 0-9 and - in file names, at most 80"));
        return false;
    }
    if (!map_put(slugs, slug, r)) {
        report(r, file->path, "duplicate-slug", STR("this module has another unit of this name"),
               STR("rename one of them"));
        return false;
    }
    if (count >= CURRICULUM_UNITS_COUNT_MAX) {
        report(r, file->path, "limit", STR("a curriculum has at most 20,000 units; this one is left out"),
               STR(""));
        return false;
    }
    return true;
}

static void read_units(struct reader *r, const struct module_files *files, struct module *m, size_t *count) {
    struct map slugs = map_new(r->arena);
    for (size_t i = 0; i < files->units.n; i++) {
        if (takes_unit(r, files->units.at[i], &slugs, *count)) {
            struct unit *unit = LIST_ADD(r->arena, &m->units);
            size_t at = r->book->problems.n;
            if (!take_unit(r, files->units.at[i], unit)) {
                unit_read(r, m, files->units.at[i], unit);
            }
            unit->problems = (struct problem_range){at, r->book->problems.n - at};
            ++*count;
        }
    }
    if (m->units.n > 1) {
        qsort(m->units.at, m->units.n, sizeof *m->units.at, compare_units);
    }
    check_weights(r, m);
}

static void report_missing(struct reader *r, const struct value *name, str message, str fix) {
    book_problem(r, (struct problem){.file = MANIFEST,
                                     .line = name->place.line,
                                     .column = name->place.column,
                                     .rule = "manifest",
                                     .severity = SEVERITY_ERROR,
                                     .message = message,
                                     .fix = fix});
}

static void read_module(struct reader *r, const struct value *name, size_t *count) {
    str slug = name->as.text;
    const struct module_files *files = map_get(&r->folders, slug);
    struct module *m = LIST_ADD(r->arena, &r->book->modules);
    m->slug = slug;
    m->key = text_join(r, r->book->id, STR("/"), slug);
    if (files == NULL || files->index == NULL) {
        report_missing(r, name, text_join(r, STR("there is no "), slug, STR("/_index.md")),
                       STR("write it, or take the module out of `modules`"));
    } else {
        read_index(r, files->index, m);
    }
    m->title = m->title.n ? m->title : slug;
    if (files != NULL) {
        read_units(r, files, m, count);
    }
}

static bool takes_module(struct reader *r, const struct value *name, struct map *slugs) {
    if (name->kind != VALUE_TEXT || !slug_is_valid(name->as.text)) {
        report_missing(r, name, STR("this cannot be the name of a module"), STR("use a-z, 0-9 and -"));
        return false;
    }
    if (!map_put(slugs, name->as.text, r)) {
        report_missing(r, name, text_join(r, name->as.text, STR(" is listed twice"), STR("")),
                       STR("keep one"));
        return false;
    }
    return true;
}

/* Folders that look like modules but are in no list. */
static void report_unlisted(struct reader *r, const struct map *listed) {
    for (size_t i = 0; i < r->folders.n; i++) {
        const struct module_files *files = r->folders.at[i].value;
        if (!map_has(listed, files->slug) && files->index != NULL) {
            book_problem(r, (struct problem){.file = files->index->path,
                                             .rule = "manifest",
                                             .severity = SEVERITY_WARNING,
                                             .message = text_join(r, STR("the module "), files->slug,
                                                                  STR(" is not in curriculum.toml")),
                                             .fix = STR("add it to `modules`, or move the folder away")});
        }
    }
}

/* Every key and every old key leads to one unit. */
static void index_units(struct reader *r, struct module *m) {
    for (size_t i = 0; i < m->units.n; i++) {
        struct unit *u = &m->units.at[i];
        (void)map_put(&r->units, u->key, u);
    }
}

static void check_aliases(struct reader *r, const struct module *m, struct map *aliases) {
    for (size_t i = 0; i < m->units.n; i++) {
        const struct unit *u = &m->units.at[i];
        for (size_t j = 0; j < u->aliases.n; j++) {
            if (map_has(&r->units, u->aliases.at[j]) || !map_put(aliases, u->aliases.at[j], r)) {
                report(r, u->file, "duplicate-slug",
                       text_join(r, STR("the old name "), u->aliases.at[j], STR(" leads to another unit")),
                       STR("keep it at one unit"));
            }
        }
    }
}

void modules_read(struct reader *r) {
    struct map slugs = map_new(r->arena);
    struct map aliases = map_new(r->arena);
    size_t count = 0;
    for (size_t i = 0; i < value_count(r->modules); i++) {
        const struct value *name = value_at(r->modules, i);
        if (i == CURRICULUM_MODULES_COUNT_MAX) {
            report_missing(r, name, STR("a curriculum has at most 256 modules"), STR(""));
            break;
        }
        if (takes_module(r, name, &slugs)) {
            read_module(r, name, &count);
        }
    }
    report_unlisted(r, &slugs);
    for (size_t i = 0; i < r->book->modules.n; i++) {
        index_units(r, &r->book->modules.at[i]);
    }
    for (size_t i = 0; i < r->book->modules.n; i++) {
        check_aliases(r, &r->book->modules.at[i], &aliases);
    }
}
