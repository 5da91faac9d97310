/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "export/inside.h"

#include "site/assets.h"

/* Times before 1980 cannot be written on the file systems of USB sticks. */
static const struct civil EARLIEST = {.year = 1980, .month = 1, .day = 2};

static enum export_kind kind_of(str type) {
    if (str_starts(type, STR("text/html"))) {
        return KIND_HTML;
    }
    if (str_starts(type, STR("text/css"))) {
        return KIND_CSS;
    }
    if (str_contains(type, STR("xml")) && !str_contains(type, STR("svg"))) {
        return KIND_XML;
    }
    return str_starts(type, STR("text/plain")) || str_contains(type, STR("json")) ? KIND_TEXT : KIND_AS_IS;
}

struct export_file *plan_add(struct export_plan *p, str file, str body, enum export_kind kind) {
    struct export_file *f = LIST_ADD(p->arena, &p->files);
    *f = (struct export_file){.file = file, .body = body, .kind = kind};
    return f;
}

static void add_page(struct export_plan *p, const struct site_page *page) {
    enum export_kind kind = page->sandbox ? KIND_AS_IS : kind_of(page->type);
    struct export_file *f =
        plan_add(p, file_of_path(p->arena, page->path, kind == KIND_HTML), page->body, kind);
    f->path = page->path;
    f->modified = page->modified;
    p->pages += kind == KIND_HTML;
}

static void add_asset(struct export_plan *p, const struct asset *asset) {
    str body = str_n((const char *)asset->bytes, asset->n);
    plan_add(p, file_of_path(p->arena, asset->path, false), body, kind_of(asset->type))->path = asset->path;
}

/* `<symbol id="done" …>…</symbol>`, one after another; the file is ours. */
static void read_icons(struct export_plan *p, str svg) {
    const str start = STR("<symbol id=\"");
    const str end = STR("</symbol>");
    for (;;) {
        size_t at = str_find(svg, start);
        if (at == SIZE_MAX) {
            return;
        }
        svg = str_from(svg, at + start.n);
        struct export_icon *icon = LIST_ADD(p->arena, &p->icons);
        icon->id = str_split(&svg, '"');
        icon->inside = str_sub(svg, 0, str_find(svg, end));
        svg = str_from(svg, icon->inside.n);
    }
}

/* Files of the edition's own time where they have none, so that two builds are the same. */
static void fix_times(struct export_plan *p) {
    time_us newest = time_from_civil(EARLIEST);
    for (size_t i = 0; i < p->files.n; i++) {
        newest = p->files.at[i].modified > newest ? p->files.at[i].modified : newest;
    }
    for (size_t i = 0; i < p->files.n; i++) {
        struct export_file *f = &p->files.at[i];
        f->modified = f->modified < time_from_civil(EARLIEST) ? newest : f->modified;
    }
}

static int compare_files(const void *a, const void *b) {
    const struct export_file *x = a;
    const struct export_file *y = b;
    return str_cmp(x->file, y->file);
}

static err check_names(const struct export_plan *p) {
    for (size_t i = 0; i < p->files.n; i++) {
        const struct export_file *f = &p->files.at[i];
        if (!file_name_is_plain(f->file)) {
            return err_fmt(p->arena, ERR_INPUT,
                           "\"%.*s\" cannot be the name of a file; rename it in the curriculum",
                           STR_ARG(f->file));
        }
        if (i > 0 && str_eq(f->file, f[-1].file)) {
            return err_fmt(p->arena, ERR_INPUT, "two pages want to be the file %.*s; rename one of them",
                           STR_ARG(f->file));
        }
    }
    return OK;
}

static void index_paths(struct export_plan *p) {
    for (size_t i = 0; i < p->files.n; i++) {
        struct export_file *f = &p->files.at[i];
        if (f->path.n) {
            map_put(&p->by_path, f->path, f);
        }
    }
}

err plan_make(struct arena *a, const struct export_request *q, struct export_plan *ret) {
    struct export_plan p = {.arena = a, .request = q, .by_path = map_new(a)};
    for (size_t i = 0; i < q->site->pages.n; i++) {
        add_page(&p, &q->site->pages.at[i]);
    }
    for (size_t i = 0; i < assets_count; i++) {
        add_asset(&p, &assets[i]);
        if (str_eq(assets[i].path, STR("/assets/icons.svg"))) {
            read_icons(&p, str_n((const char *)assets[i].bytes, assets[i].n));
        }
    }
    add_moved(&p);
    add_not_found(&p);
    add_readme(&p);
    fix_times(&p);
    qsort(p.files.at, p.files.n, sizeof *p.files.at, compare_files);
    err e = check_names(&p);
    if (failed(e)) {
        return e;
    }
    index_paths(&p);
    *ret = p;
    return OK;
}

const struct export_file *plan_find(struct arena *a, const struct export_plan *p, str path) {
    const struct export_file *f = map_get(&p->by_path, path);
    if (f) {
        return f;
    }
    str moved = site_moved_to(a, p->request->site, path);
    return moved.n ? map_get(&p->by_path, moved) : NULL;
}
