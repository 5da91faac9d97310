/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* A repository whose lists of links say what belongs where. Each page's lists are read; the page that orders
 * most units is the table of contents. Its top level are modules; what stands indented below one, or in the
 * list of the module's own page, are its units. */
#include "import/inside.h"

struct entry {
    size_t indent;
    str text;
    str target;
    size_t line;
    struct page_in *page; /* NULL: it is not there */
};

struct entries {
    struct entry *at;
    size_t n, capacity;
};

/* `* [text](target)` or `1. [text](target)`: what follows the marker must be the link. */
static bool entry_of(str line, struct entry *ret) {
    size_t i = 0;
    size_t indent = 0;
    for (; i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'); i++) {
        indent += line.p[i] == '\t' ? 4 : 1;
    }
    size_t digits = i;
    while (digits < line.n && byte_is_digit(line.p[digits])) {
        digits++;
    }
    char c = digits < line.n ? line.p[digits] : 0;
    bool number = digits > i && (c == '.' || c == ')');
    if (!number && c != '*' && c != '-' && c != '+') {
        return false;
    }
    str rest = str_trim(str_from(line, digits + 1));
    size_t middle = str_find(rest, STR("]("));
    size_t end = middle == SIZE_MAX ? SIZE_MAX : str_find_byte(str_from(rest, middle), ')');
    if (!str_starts(rest, STR("[")) || end == SIZE_MAX) {
        return false;
    }
    ret->indent = indent;
    ret->text = str_sub(rest, 1, middle - 1);
    ret->target = str_trim(str_sub(rest, middle + 2, end - 2));
    return true;
}

static bool is_local(str target) {
    str path = str_sub(target, 0, str_find_byte(target, '#'));
    return path.n > 0 && !str_contains(path, STR(":")) && !str_starts(path, STR("//"));
}

static struct entries entries_of(struct importer *im, const struct page_in *p) {
    struct entries list = {0};
    for (size_t i = 0; i < p->blocks.n; i++) {
        str rest = p->blocks.at[i].kind == BLOCK_TEXT ? p->blocks.at[i].text : STR("");
        for (size_t line = p->blocks.at[i].line; rest.n; line++) {
            struct entry e = {.line = line};
            if (!entry_of(str_line(&rest), &e) || !is_local(e.target)) {
                continue;
            }
            e.page = page_at(im, p->folder, e.target);
            e.text = plain_text(im->arena, e.text, false);
            if (e.page != NULL || is_markdown(e.target)) {
                *LIST_ADD(im->arena, &list) = e;
            }
        }
    }
    return list;
}

/* How many entries right after `at` stand deeper. */
static size_t children_of(const struct entries *list, size_t at) {
    size_t n = 0;
    while (at + 1 + n < list->n && list->at[at + 1 + n].indent > list->at[at].indent) {
        n++;
    }
    return n;
}

/* The entries of a module's own page that lead to pages beside it. */
static struct entries own_entries(struct importer *im, const struct page_in *index) {
    struct entries all = entries_of(im, index);
    struct entries own = {0};
    for (size_t i = 0; i < all.n; i++) {
        const struct page_in *p = all.at[i].page;
        bool beside =
            p != NULL ? str_eq(p->folder, index->folder) : str_find_byte(all.at[i].target, '/') == SIZE_MAX;
        if (beside && p != index && !(p != NULL && is_index(p->name))) {
            *LIST_ADD(im->arena, &own) = all.at[i];
        }
    }
    return own;
}

static bool is_module_page(const struct page_in *contents, const struct page_in *p) {
    return p != NULL && p != contents && is_index(p->name) && !str_eq(p->folder, contents->folder);
}

/* How many units this page orders. */
static size_t score(struct importer *im, const struct page_in *p) {
    struct entries list = entries_of(im, p);
    size_t units = 0;
    for (size_t i = 0; i < list.n;) {
        size_t below = children_of(&list, i);
        units += below > 0                            ? below
                 : is_module_page(p, list.at[i].page) ? own_entries(im, list.at[i].page).n
                                                      : 0;
        i += 1 + below;
    }
    return units;
}

static str stem_of(str target) {
    str path = str_sub(target, 0, str_find_byte(target, '#'));
    size_t slash = str_find_last_byte(path, '/');
    path = slash == SIZE_MAX ? path : str_from(path, slash + 1);
    return str_sub(path, 0, str_find_last_byte(path, '.'));
}

static void add_entry(struct importer *im, struct module_out *m, const struct page_in *from,
                      const struct entry *e) {
    struct page_in *p = e->page;
    if (p != NULL && (p->role != ROLE_NONE || is_summit(p) || p == from)) {
        return;
    }
    struct page_in probe = {.name = e->target};
    if (p == NULL && is_summit(&probe)) {
        return; /* the link says so where it stands */
    }
    if (p == NULL) {
        remark(im, (struct remark){from->path, e->line, 1, "missing-page", SEVERITY_WARNING,
                                   say3(im, "there is no page ", e->target, ", which this list announces"),
                                   STR("a planned unit stands in its place; write it or delete it")});
    }
    unit_add(im, m,
             (struct unit_out){.slug = stem_of(e->target), .title = e->text, .page = p, .role = ROLE_LESSON});
}

/* Pages of the module's folder that no list names, and its summit. */
static void add_unlisted(struct importer *im, struct module_out *m, str folder) {
    for (int summits = 0; summits < 2; summits++) {
        for (size_t i = 0; i < im->pages.n; i++) {
            struct page_in *p = im->pages.at[i];
            bool here = str_eq(p->folder, folder) && p->role == ROLE_NONE && !is_index(p->name);
            if (!here || is_summit(p) != (summits == 1)) {
                continue;
            }
            if (!summits) {
                remark(im, (struct remark){p->path, 1, 1, "not-listed", SEVERITY_WARNING,
                                           STR("no list names this page; it stands last in its module"),
                                           STR("change its weight, or delete it")});
            }
            str stem = str_sub(p->name, 0, str_find_last_byte(p->name, '.'));
            unit_add(im, m,
                     (struct unit_out){.slug = stem, .page = p, .role = summits ? ROLE_SUMMIT : ROLE_LESSON});
        }
    }
}

static str folder_of_module(struct importer *im, const struct page_in *contents, const struct entry *e,
                            const struct entries *units) {
    str path = {0};
    if (e->page != NULL && is_index(e->page->name)) {
        return e->page->folder;
    }
    for (size_t i = 0; i < units->n; i++) {
        if (units->at[i].page != NULL) {
            return units->at[i].page->folder;
        }
    }
    bool inside = path_join(im->arena, contents->folder, e->target, &path);
    size_t slash = inside ? str_find_last_byte(path, '/') : SIZE_MAX;
    return slash == SIZE_MAX ? STR("") : str_sub(path, 0, slash);
}

static void add_module(struct importer *im, const struct page_in *contents, const struct entry *e,
                       struct entries units) {
    bool index = e->page != NULL && e->page->role == ROLE_NONE && e->page != contents;
    str folder = folder_of_module(im, contents, e, &units);
    size_t slash = str_find_last_byte(folder, '/');
    str name = slash == SIZE_MAX ? folder : str_from(folder, slash + 1);
    bool shared = str_eq(folder, contents->folder);
    struct module_out *m =
        module_add(im, name.n && !shared ? name : e->text, e->text, index ? e->page : NULL);
    const struct page_in *from = contents;
    if (units.n == 0 && e->page != NULL) {
        units = own_entries(im, e->page);
        from = e->page;
    }
    for (size_t i = 0; i < units.n; i++) {
        add_entry(im, m, from, &units.at[i]);
    }
    if (!shared) {
        add_unlisted(im, m, folder);
    }
}

static void add_modules(struct importer *im, const struct page_in *contents) {
    struct entries list = entries_of(im, contents);
    for (size_t i = 0; i < list.n;) {
        struct entries below = {.at = list.at + i + 1, .n = children_of(&list, i)};
        bool takes = below.n > 0 ||
                     (is_module_page(contents, list.at[i].page) && own_entries(im, list.at[i].page).n > 0);
        if (takes && im->modules.n < CURRICULUM_MODULES_COUNT_MAX) {
            add_module(im, contents, &list.at[i], below);
        }
        i += 1 + below.n;
    }
}

bool outline_linked(struct importer *im) {
    const struct page_in *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < im->pages.n; i++) {
        size_t units = score(im, im->pages.at[i]);
        if (units > most) {
            most = units;
            best = im->pages.at[i];
        }
    }
    if (best == NULL) {
        return false;
    }
    add_modules(im, best);
    return im->modules.n > 0;
}
