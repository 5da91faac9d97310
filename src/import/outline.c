/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Where each page goes. */
#include "import/inside.h"

static bool is_own_folder(str name) {
    static const char *const OWN[] = {"quests", "rubrics", "media", "guide"};
    for (size_t i = 0; i < COUNT_OF(OWN); i++) {
        if (str_eq(name, str_c(OWN[i]))) {
            return true;
        }
    }
    return false;
}

static bool slug_taken(const struct importer *im, str slug) {
    for (size_t i = 0; i < im->modules.n; i++) {
        if (str_eq(im->modules.at[i].slug, slug)) {
            return true;
        }
    }
    return false;
}

static str numbered(struct importer *im, str slug, size_t n) {
    buf b = buf_new(im->arena);
    buf_add(&b, slug);
    buf_byte(&b, '-');
    buf_u64(&b, n);
    return buf_str(&b);
}

struct module_out *module_add(struct importer *im, str folder_name, str title, struct page_in *index) {
    str base = ascii_slug(im->arena, folder_name, "module");
    base = is_own_folder(base) ? say3(im, "", base, "-module") : base;
    str slug = base;
    for (size_t i = 2; slug_taken(im, slug); i++) {
        slug = numbered(im, base, i);
    }
    struct module_out *m = LIST_ADD(im->arena, &im->modules);
    *m = (struct module_out){.slug = slug, .title = title, .index = index};
    if (index != NULL) {
        index->role = ROLE_MODULE;
        index->to = arena_join(im->arena, (str[]){slug, STR("/_index.md")}, 2);
        m->title = title.n ? title : index->title;
    }
    m->title = m->title.n ? m->title : folder_name;
    return m;
}

bool is_summit(const struct page_in *p) {
    str stem = str_sub(p->name, 0, str_find_last_byte(p->name, '.'));
    for (size_t i = 0; i + 6 <= stem.n; i++) {
        if (str_eq_nocase(str_sub(stem, i, 6), STR("summit"))) {
            return true;
        }
    }
    return false;
}

static bool has_unit(const struct module_out *m, str slug) {
    for (size_t i = 0; i < m->units.n; i++) {
        if (str_eq(m->units.at[i].slug, slug)) {
            return true;
        }
    }
    return false;
}

static str unit_slug(struct importer *im, const struct module_out *m, const struct unit_out *unit) {
    str base = unit->role == ROLE_SUMMIT ? STR("summit") : ascii_slug(im->arena, unit->slug, "unit");
    /* "summit" is the summit's name alone, and a leading _ was taken off _index already. */
    base = unit->role == ROLE_LESSON && str_eq(base, STR("summit")) ? STR("summit-unit") : base;
    str slug = base;
    for (size_t i = 2; has_unit(m, slug); i++) {
        slug = numbered(im, base, i);
    }
    if (!str_eq(slug, base) && unit->page != NULL) {
        remark(im,
               (struct remark){unit->page->path, 1, 1, "duplicate-slug", SEVERITY_WARNING,
                               say3(im, "another unit of this module has this name; it became ", slug, ""),
                               STR("rename it if the number says nothing")});
    }
    return slug;
}

void unit_add(struct importer *im, struct module_out *m, struct unit_out unit) {
    unit.slug = unit_slug(im, m, &unit);
    if (unit.page != NULL) {
        unit.page->role = unit.role;
        unit.page->to = arena_join(im->arena, (str[]){m->slug, STR("/"), unit.slug, STR(".md")}, 4);
        unit.title = unit.title.n ? unit.title : unit.page->title;
    }
    *LIST_ADD(im->arena, &m->units) = unit;
}

static struct page_in *page_of(const struct importer *im, str path) {
    struct page_in *p = map_get(&im->by_path, path);
    return p != NULL ? p : map_get(&im->by_lower, lower_text(im->arena, path));
}

static struct page_in *page_of_html(struct importer *im, str path) {
    str stem = str_without_end(path, STR(".html"));
    return stem.n == path.n ? NULL : page_of(im, arena_join(im->arena, (str[]){stem, STR(".md")}, 2));
}

struct page_in *page_at(struct importer *im, str folder, str target) {
    static const char *const WAYS[] = {"", ".md", "/_index.md", "/index.md", "/README.md"};
    str path = {0};
    str bare = str_sub(target, 0, str_find_byte(target, '#'));
    bare = str_sub(bare, 0, str_find_byte(bare, '?'));
    if (bare.n == 0 || !path_join(im->arena, folder, bare, &path)) {
        return NULL;
    }
    for (size_t i = 0; i < COUNT_OF(WAYS); i++) {
        str way = arena_join(im->arena, (str[]){path, str_c(WAYS[i])}, 2);
        struct page_in *p = page_of(im, path.n ? way : str_without_start(way, STR("/")));
        if (p != NULL) {
            return p;
        }
    }
    return page_of_html(im, path);
}

/* ---- Pages beside the modules ---- */

static bool is_housekeeping(struct importer *im, str name) {
    static const char *const NAMES[] = {"template", "contributing", "code_of_conduct", "code-of-conduct",
                                        "license",  "changelog",    "summary",         "security",
                                        "authors",  "readme",       "contents"};
    str stem = lower_text(im->arena, str_sub(name, 0, str_find_last_byte(name, '.')));
    for (size_t i = 0; i < COUNT_OF(NAMES); i++) {
        if (str_eq(stem, str_c(NAMES[i]))) {
            return true;
        }
    }
    return false;
}

static bool takes_page(struct importer *im, const struct page_in *p) {
    bool root_index = p->folder.n == 0 && is_index(p->name);
    bool home = root_index && (im->result->kind == IMPORT_HUGO || im->result->kind == IMPORT_PAGE);
    if (p->role != ROLE_NONE || p->blocks.n == 0) {
        return false;
    }
    return home || (!root_index && !is_housekeeping(im, p->name) && !is_housekeeping(im, p->folder));
}

static void add_page(struct importer *im, struct page_in *p, struct map *names) {
    size_t slash = str_find_last_byte(p->folder, '/');
    str folder = slash == SIZE_MAX ? p->folder : str_from(p->folder, slash + 1);
    str stem = str_sub(p->name, 0, str_find_last_byte(p->name, '.'));
    str wanted = is_index(p->name) ? (folder.n ? folder : p->title) : stem;
    struct page_out *out = LIST_ADD(im->arena, &im->pages_out);
    out->slug = unique_name(im, names, ascii_slug(im->arena, wanted, "page"));
    out->title = p->title;
    out->page = p;
    p->role = ROLE_PAGE;
    p->to = arena_join(im->arena, (str[]){out->slug, STR(".md")}, 2);
}

/* The usual ones first, then by name. */
static void add_pages(struct importer *im) {
    struct map names = map_new(im->arena);
    (void)map_put(&names, STR("imported-leftovers"), im);
    (void)map_put(&names, STR("glossary"), im);
    static const char *const FIRST[] = {"overview", "details", ""};
    for (size_t pass = 0; pass < COUNT_OF(FIRST); pass++) {
        for (size_t i = 0; i < im->pages.n; i++) {
            struct page_in *p = im->pages.at[i];
            bool now = has_nocase(im->arena, p->folder.n ? p->folder : p->name, FIRST[pass]);
            if (now && takes_page(im, p)) {
                add_page(im, p, &names);
            }
        }
    }
}

static void keep_rest(struct importer *im) {
    for (size_t i = 0; i < im->pages.n; i++) {
        const struct page_in *p = im->pages.at[i];
        if (p->role == ROLE_NONE && p->blocks.n > 0) {
            remark(im,
                   (struct remark){
                       p->path, 1, 1, "no-place", SEVERITY_NOTE, STR("this page has no place in the layout"),
                       STR("its text is in " IMPORT_LEFTOVERS "; take from there what you need")});
        }
    }
}

static bool is_hugo(const struct importer *im) {
    size_t front = 0;
    for (size_t i = 0; i < im->pages.n; i++) {
        if (str_eq_nocase(im->pages.at[i]->name, STR("_index.md"))) {
            return true;
        }
        front += im->pages.at[i]->front != NULL;
    }
    return front > 0 && front * 2 >= im->pages.n;
}

void outline_make(struct importer *im) {
    bool hugo = is_hugo(im);
    const struct page_in *first = im->pages.at[0];
    if (im->pages.n == 1 && (first->folder.n == 0 || is_index(first->name))) {
        im->result->kind = IMPORT_PAGE;
    } else if (!hugo && outline_linked(im)) {
        im->result->kind = IMPORT_LINKED;
    } else {
        im->result->kind = hugo ? IMPORT_HUGO : IMPORT_FOLDER;
        outline_folders(im);
    }
    add_pages(im);
    keep_rest(im);
}
