/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* certificates/NAME.toml: which units make a certificate. Each must be there (contracts.md §2). */
#include "lint/inside.h"

struct composition {
    struct lint_run run; /* for its problems */
    const struct lint_compositions *all;
    str file;
    struct map seen; /* refs */
};

static void report(struct composition *c, const struct value *v, struct problem p) {
    p.file = c->file;
    p.rule = "certificate";
    lint_add(&c->run, lint_at(NULL, v, p));
}

static const struct book *book_of(const struct composition *c, str id) {
    for (size_t i = 0; i < c->all->books_count; i++) {
        if (str_eq(c->all->books[i]->id, id)) {
            return c->all->books[i];
        }
    }
    return NULL;
}

/* The unit of a ref, or NULL; the book is set as far as it is known. */
static const struct unit *unit_of(const struct composition *c, str ref, const struct book **ret_book) {
    str slug = ref;
    str id = str_split(&slug, '/');
    str module = str_split(&slug, '/');
    *ret_book = book_of(c, id);
    const struct module *m = *ret_book != NULL ? book_module(*ret_book, module) : NULL;
    return m != NULL ? module_unit(m, slug) : NULL;
}

static void check_edition(struct composition *c, const struct value *entry, const struct book *book) {
    str edition = lint_text(entry, "edition");
    if (edition.n > 0 && !str_eq(edition, book->version)) {
        lint_add_note(&c->run,
                      lint_at(NULL, value_get(entry, "edition"),
                              (struct problem){
                                  .file = c->file,
                                  .rule = "certificate",
                                  .message = lint_fmt(&c->run, "edition %.*s is asked for, %.*s is here",
                                                      STR_ARG(utf8_cut(edition, 40)), STR_ARG(book->version)),
                                  .fix = STR("nothing to do if the older edition is meant")}));
    }
}

static bool check_ref(struct composition *c, const struct value *v, const struct book **ret_book) {
    str ref = v != NULL && v->kind == VALUE_TEXT ? v->as.text : STR("");
    const struct unit *u = unit_of(c, ref, ret_book);
    if (u == NULL) {
        report(c, v,
               (struct problem){
                   .message =
                       *ret_book == NULL
                           ? lint_fmt(&c->run, "no curriculum here has \"%.*s\"", STR_ARG(utf8_cut(ref, 120)))
                           : lint_fmt(&c->run, "there is no unit %.*s", STR_ARG(utf8_cut(ref, 120))),
                   .fix = STR("name units as curriculum/module/slug")});
        return false;
    }
    if (!map_put(&c->seen, u->key, c)) {
        report(c, v,
               (struct problem){.message = lint_fmt(&c->run, "%.*s is listed twice", STR_ARG(u->key)),
                                .fix = STR("keep one")});
    }
    return true;
}

static void check_unit(struct composition *c, const struct value *entry) {
    static const char *const KEYS[] = {"ref", "edition", "strand"};
    const struct book *book = NULL;
    const struct value *ref = value_get(entry, "ref");
    lint_unknown_keys(&c->run, c->file, entry, (struct lint_keys){KEYS, COUNT_OF(KEYS)});
    if (ref == NULL) {
        report(c, entry,
               (struct problem){.message = STR("this unit has no ref"),
                                .fix = STR("add ref = \"core/module/slug\"")});
    } else if (check_ref(c, ref, &book)) {
        check_edition(c, entry, book);
    }
}

static void check_elective(struct composition *c, const struct value *entry) {
    static const char *const KEYS[] = {"choose", "of", "title", "edition", "strand"};
    const struct value *choose = value_get(entry, "choose");
    const struct value *of = value_get(entry, "of");
    lint_unknown_keys(&c->run, c->file, entry, (struct lint_keys){KEYS, COUNT_OF(KEYS)});
    if (choose == NULL || choose->kind != VALUE_INTEGER || choose->as.integer < 1 ||
        (uint64_t)choose->as.integer > value_count(of)) {
        report(c, choose != NULL ? choose : entry,
               (struct problem){.message =
                                    lint_fmt(&c->run, "choose must be between 1 and the %zu units of `of`",
                                             value_count(of)),
                                .fix = STR("write choose = 2, of = [\"…\", \"…\", \"…\"]")});
    }
    for (size_t i = 0; i < value_count(of); i++) {
        const struct book *book = NULL;
        (void)check_ref(c, value_at(of, i), &book);
    }
}

static void check_composition(struct composition *c, const struct tree_file *file) {
    const struct value *table = NULL;
    err e = toml_parse(c->run.arena, file->bytes, &table, NULL);
    if (failed(e)) {
        lint_add(&c->run, lint_of_err(e, (struct problem){.file = c->file,
                                                          .rule = "certificate",
                                                          .fix = STR("mend the TOML there")}));
        return;
    }
    const struct value *units = value_get(table, "unit");
    const struct value *electives = value_get(table, "elective");
    for (size_t i = 0; i < value_count(units); i++) {
        check_unit(c, value_at(units, i));
    }
    for (size_t i = 0; i < value_count(electives); i++) {
        check_elective(c, value_at(electives, i));
    }
    if (value_count(units) + value_count(electives) == 0) {
        report(c, NULL,
               (struct problem){.message = STR("this certificate has no unit"),
                                .fix = STR("add [[unit]] with ref and edition")});
    }
}

void lint_certificates(struct arena *a, const struct lint_compositions *all, struct lint_report *report) {
    struct composition c = {.run = {.arena = a, .tree = all->tree}, .all = all};
    for (size_t i = 0; i < all->tree->files.n; i++) {
        const struct tree_file *file = &all->tree->files.at[i];
        if (str_ends(file->path, STR(".toml")) && str_find_byte(file->path, '/') == SIZE_MAX) {
            c.file = file->path;
            c.seen = map_new(a);
            check_composition(&c, file);
        }
    }
    for (size_t i = 0; i < all->tree->problems.n; i++) {
        lint_add(&c.run, (struct problem){.file = all->tree->problems.at[i].path,
                                          .rule = "file",
                                          .message = str_c(all->tree->problems.at[i].message)});
    }
    lint_hand_over(&c.run, all->prefix, report);
}
