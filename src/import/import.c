/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "import/inside.h"

const char *import_kind_text(enum import_kind kind) {
    static const char *const TEXTS[] = {"a Hugo content tree, ordered by weight and name",
                                        "a repository whose lists of links give the order", "a single page",
                                        "a folder of pages, ordered by name"};
    return TEXTS[kind];
}

/* "physical-digital.md" → "Physical digital" */
static str title_of_name(struct arena *a, const struct page_in *p) {
    str name =
        is_index(p->name) && p->folder.n ? p->folder : str_sub(p->name, 0, str_find_last_byte(p->name, '.'));
    size_t slash = str_find_last_byte(name, '/');
    name = slash == SIZE_MAX ? name : str_from(name, slash + 1);
    char *text = ARENA_ARRAY(a, char, name.n + 1);
    for (size_t i = 0; i < name.n; i++) {
        text[i] = name.p[i] == '-' || name.p[i] == '_' ? ' ' : name.p[i];
    }
    if (name.n > 0 && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = (char)(text[0] - 'a' + 'A');
    }
    str title = str_trim(str_n(text, name.n));
    return title.n ? title : STR("Untitled");
}

static void read_page(struct importer *im, const struct tree_file *file) {
    struct page_in *p = ARENA_NEW(im->arena, struct page_in);
    size_t slash = str_find_last_byte(file->path, '/');
    p->path = file->path;
    p->name = slash == SIZE_MAX ? file->path : str_from(file->path, slash + 1);
    p->folder = slash == SIZE_MAX ? STR("") : str_sub(file->path, 0, slash);
    p->text = text_decode(im, file);
    if (p->text.n > MARKDOWN_BYTES_MAX) {
        remark(im, (struct remark){p->path, 0, 0, "limit", SEVERITY_ERROR,
                                   STR("this page is longer than 256 KiB; it is left over"),
                                   STR("make several pages of it")});
        keep(im, p->path, 1, STR("page that is too long"), p->text);
        return;
    }
    front_read(im, p);
    p->weight = front_number(p, "weight");
    blocks_read(im, p);
    str front_title = front_word(p, "title");
    p->title = front_title.n ? front_title : p->heading.n ? p->heading : title_of_name(im->arena, p);
    *LIST_ADD(im->arena, &im->pages) = p;
    (void)map_put(&im->by_path, p->path, p);
    str lower = lower_text(im->arena, p->path);
    if (!map_has(&im->by_lower, lower)) {
        (void)map_put(&im->by_lower, lower, p);
    }
}

/* The text of the license at the top; the first of several. */
static bool is_license_file(struct importer *im, str path) {
    str lower = lower_text(im->arena, path);
    for (size_t i = 0; i < im->result->files.n; i++) {
        if (str_eq(im->result->files.at[i].path, STR("LICENSE"))) {
            return false;
        }
    }
    if (str_find_byte(lower, '/') != SIZE_MAX) {
        return false;
    }
    return str_starts(lower, STR("license")) || str_starts(lower, STR("copying")) ||
           str_starts(lower, STR("notice"));
}

static void index_file(struct importer *im, const struct tree_file *file) {
    struct tree_file *copy = ARENA_NEW(im->arena, struct tree_file);
    *copy = *file;
    str lower = lower_text(im->arena, file->path);
    if (!map_has(&im->files_lower, lower)) {
        (void)map_put(&im->files_lower, lower, copy);
    }
}

static err read_pages(struct importer *im) {
    for (size_t i = 0; i < im->tree->files.n; i++) {
        const struct tree_file *file = &im->tree->files.at[i];
        index_file(im, file);
        if (is_markdown(file->path)) {
            read_page(im, file);
        }
    }
    for (size_t i = 0; i < im->tree->problems.n; i++) {
        const struct tree_problem *p = &im->tree->problems.at[i];
        remark(im, (struct remark){p->path, 0, 0, "file", SEVERITY_ERROR, str_c(p->message),
                                   STR("it was not imported")});
    }
    if (im->pages.n > CURRICULUM_UNITS_COUNT_MAX) {
        return err_of(ERR_LIMIT, "the folder holds more than 20,000 pages; import it in parts");
    }
    return im->pages.n > 0 ? OK : err_of(ERR_INPUT, "there is no Markdown page (.md) in this folder");
}

/* The title of the page at the top, else the folder's name. */
static void name_it(struct importer *im) {
    static const char *const TOPS[] = {"_index.md", "index.md", "readme.md", "contents/_index.md"};
    const struct page_in *top = im->pages.n == 1 ? im->pages.at[0] : NULL;
    for (size_t i = 0; top == NULL && i < COUNT_OF(TOPS); i++) {
        top = map_get(&im->by_lower, str_c(TOPS[i]));
    }
    str name = str_trim(im->name);
    bool dots = str_eq(name, STR(".")) || str_eq(name, STR("..")) || name.n == 0;
    im->result->title = top != NULL ? top->title : dots ? STR("Imported") : name;
    im->result->id =
        ascii_slug(im->arena, dots ? im->result->title : str_without_end(name, STR(".md")), "imported");
}

/* Files that no page shows or links: they stay where they are, and are named. */
static void report_rest(struct importer *im) {
    for (size_t i = 0; i < im->tree->files.n; i++) {
        const struct tree_file *file = &im->tree->files.at[i];
        if (is_markdown(file->path) || map_has(&im->media_by_target, file->path)) {
            continue;
        }
        if (is_license_file(im, file->path)) {
            file_add(im, STR("LICENSE"), file->bytes);
            continue;
        }
        remark(im, (struct remark){file->path, 0, 0, "no-place", SEVERITY_NOTE,
                                   STR("no page shows or links this file; it was not copied"),
                                   STR("copy it to media/ if it is needed")});
    }
}

static int by_path(const void *a, const void *b) {
    const struct tree_file *x = a;
    const struct tree_file *y = b;
    return str_cmp(x->path, y->path);
}

static int by_place(const void *a, const void *b) {
    const struct problem *x = a;
    const struct problem *y = b;
    int order = str_cmp(x->file, y->file);
    order = order ? order : (x->line > y->line) - (x->line < y->line);
    order = order ? order : strcmp(x->rule, y->rule);
    return order ? order : str_cmp(x->message, y->message);
}

static err finish(struct importer *im) {
    struct import_result *r = im->result;
    size_t bytes = 0;
    str table = media_toml(im);
    if (table.n > 0) {
        file_add(im, STR("media/media.toml"), table);
    }
    report_rest(im);
    if (r->problems.n > 1) {
        qsort(r->problems.at, r->problems.n, sizeof *r->problems.at, by_place);
    }
    if (r->problems.n > 0 || im->leftovers.n > 0) {
        file_add(im, STR(IMPORT_LEFTOVERS), leftovers_text(im));
    }
    qsort(r->files.at, r->files.n, sizeof *r->files.at, by_path);
    for (size_t i = 0; i < r->files.n; i++) {
        bytes += r->files.at[i].bytes.n;
    }
    return bytes > TREE_BYTES_MAX
               ? err_of(ERR_LIMIT, "the result would be larger than 512 MiB; import the folder in parts")
               : OK;
}

err import_tree(struct arena *a, const struct tree *source, str name, struct import_result *ret) {
    struct import_result result = {0};
    struct importer im = {.arena = a,
                          .tree = source,
                          .name = name,
                          .result = &result,
                          .by_path = map_new(a),
                          .by_lower = map_new(a),
                          .files_lower = map_new(a),
                          .leftover_texts = map_new(a),
                          .media_by_target = map_new(a),
                          .media_names = map_new(a)};
    (void)map_put(&im.media_names, STR("media.toml"), NULL);
    err e = read_pages(&im);
    if (failed(e)) {
        return e;
    }
    name_it(&im);
    outline_make(&im);
    notices_take(&im);
    headings_choose(&im);
    pages_write(&im);
    manifest_write(&im);
    e = finish(&im);
    if (!failed(e)) {
        *ret = result;
    }
    return e;
}
