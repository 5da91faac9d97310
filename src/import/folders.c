/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Folders of pages: a folder with pages in it is a module. Hugo gives weights; without them names decide. */
#include "import/inside.h"

struct folder {
    str path;
    struct page_in *index;
    LIST(struct page_in *) units;
};

struct folders {
    LIST(struct folder) list;
};

static str parent_of(str path) {
    size_t slash = str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? STR("") : str_sub(path, 0, slash);
}

static str last_of(str path) {
    size_t slash = str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? path : str_from(path, slash + 1);
}

static struct folder *folder_at(struct importer *im, struct folders *f, str path) {
    for (size_t i = 0; i < f->list.n; i++) {
        if (str_eq(f->list.at[i].path, path)) {
            return &f->list.at[i];
        }
    }
    struct folder *new_one = LIST_ADD(im->arena, &f->list);
    new_one->path = path;
    return new_one;
}

static bool has_pages_beside(const struct importer *im, const struct page_in *index) {
    str below = arena_join(im->arena, (str[]){index->folder, STR("/")}, 2);
    for (size_t i = 0; i < im->pages.n; i++) {
        const struct page_in *p = im->pages.at[i];
        if (p != index && str_starts(p->path, below)) {
            return true;
        }
    }
    return false;
}

/* index.md alone in a folder is a page bundle (Hugo) when the folder above has an _index.md. */
static bool is_bundle(const struct importer *im, const struct page_in *p) {
    str above = arena_join(im->arena, (str[]){parent_of(p->folder), STR("/_index.md")}, 2);
    return str_eq_nocase(p->name, STR("index.md")) && str_find_byte(p->folder, '/') != SIZE_MAX &&
           map_has(&im->by_path, above) && !has_pages_beside(im, p);
}

static void sort_page(struct importer *im, struct folders *f, struct page_in *p) {
    if (is_bundle(im, p)) {
        *LIST_ADD(im->arena, &folder_at(im, f, parent_of(p->folder))->units) = p;
    } else if (is_index(p->name)) {
        struct folder *in = folder_at(im, f, p->folder);
        /* _index.md before index.md before README.md: the tree is sorted, upper case first. */
        in->index = in->index == NULL || has_nocase(im->arena, in->index->name, "readme") ? p : in->index;
    } else {
        *LIST_ADD(im->arena, &folder_at(im, f, p->folder)->units) = p;
    }
}

static uint32_t weight_rank(uint32_t weight) {
    return weight ? weight : UINT32_MAX;
}

static int by_weight(const void *a, const void *b) {
    const struct page_in *const *x = a;
    const struct page_in *const *y = b;
    uint32_t i = weight_rank((*x)->weight);
    uint32_t j = weight_rank((*y)->weight);
    return i != j ? (i < j ? -1 : 1) : str_cmp((*x)->path, (*y)->path);
}

static int by_folder(const void *a, const void *b) {
    const struct folder *x = a;
    const struct folder *y = b;
    uint32_t i = weight_rank(x->index ? x->index->weight : 0);
    uint32_t j = weight_rank(y->index ? y->index->weight : 0);
    return i != j ? (i < j ? -1 : 1) : str_cmp(x->path, y->path);
}

static void add_units(struct importer *im, struct module_out *m, const struct folder *f) {
    for (int summits = 0; summits < 2; summits++) {
        for (size_t i = 0; i < f->units.n; i++) {
            struct page_in *p = f->units.at[i];
            if (is_summit(p) == (summits == 1)) {
                str stem = str_sub(p->name, 0, str_find_last_byte(p->name, '.'));
                unit_add(im, m,
                         (struct unit_out){.slug = is_index(p->name) ? last_of(p->folder) : stem,
                                           .page = p,
                                           .role = summits ? ROLE_SUMMIT : ROLE_LESSON});
            }
        }
    }
}

static void add_module(struct importer *im, const struct folder *f) {
    str name = f->path.n ? last_of(f->path) : im->result->id;
    if (f->index == NULL) {
        remark(im, (struct remark){f->path.n ? f->path : STR("."), 0, 0, "no-index", SEVERITY_NOTE,
                                   STR("this folder has no index page; the module has no introduction"),
                                   STR("write a title and a few lines into its _index.md")});
    }
    struct module_out *m = module_add(im, name, STR(""), f->index);
    add_units(im, m, f);
}

/* Pages at the top are a module only when there is no other. */
static bool is_module(const struct folders *f, const struct folder *one) {
    size_t below = 0;
    for (size_t i = 0; i < f->list.n; i++) {
        below += f->list.at[i].path.n > 0 && f->list.at[i].units.n > 0;
    }
    return one->units.n > 0 && (one->path.n > 0 || below == 0);
}

void outline_folders(struct importer *im) {
    struct folders f = {0};
    for (size_t i = 0; i < im->pages.n; i++) {
        sort_page(im, &f, im->pages.at[i]);
    }
    if (f.list.n > 1) {
        qsort(f.list.at, f.list.n, sizeof *f.list.at, by_folder);
    }
    for (size_t i = 0; i < f.list.n; i++) {
        struct folder *one = &f.list.at[i];
        if (is_module(&f, one) && im->modules.n < CURRICULUM_MODULES_COUNT_MAX) {
            qsort(one->units.at, one->units.n, sizeof(struct page_in *), by_weight);
            add_module(im, one);
        }
    }
}
