/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "site/maker.h"

/* A definition with its place in the alphabet. */
struct sorted {
    const struct definition *definition;
    str letter;
    str key;
};

/* By letter first: a tailored letter has its own heading, and a sign none among them. */
static int compare(const void *a, const void *b) {
    const struct sorted *x = a;
    const struct sorted *y = b;
    int order = str_cmp(x->key, y->key);
    return order ? order : str_cmp(x->definition->id, y->definition->id);
}

static struct sorted *sort_terms(struct maker *m, const struct book *b) {
    struct sorted *all = ARENA_ARRAY(m->arena, struct sorted, b->glossary.n);
    for (size_t i = 0; i < b->glossary.n; i++) {
        const struct definition *d = &b->glossary.at[i];
        all[i] = (struct sorted){d, alphabet_letter(m->arena, b->language, d->term),
                                 alphabet_key(m->arena, b->language, d->term)};
    }
    qsort(all, b->glossary.n, sizeof *all, compare);
    return all;
}

/* For each term of the book, by its id, the units in whose text it stands. */
static struct map units_by_term(struct maker *m, const struct book *b) {
    struct map uses = map_new(m->arena);
    for (size_t i = 0; i < b->modules.n; i++) {
        const struct module *o = &b->modules.at[i];
        for (size_t k = 0; k < o->units.n; k++) {
            const struct unit *u = &o->units.at[k];
            for (size_t t = 0; u->state != UNIT_PLANNED && t < u->terms.n; t++) {
                link_list *list = map_get(&uses, u->terms.at[t]->id);
                if (!list) {
                    list = ARENA_NEW(m->arena, link_list);
                    map_put(&uses, u->terms.at[t]->id, list);
                }
                crumb(m, list, u->title, unit_url(m, b, o, u));
            }
        }
    }
    return uses;
}

static void fill_letters(struct maker *m, const struct book *b, struct glossary_page *page) {
    const struct sorted *all = sort_terms(m, b);
    struct map uses = units_by_term(m, b);
    struct glossary_letter *letter = NULL;
    for (size_t i = 0; i < b->glossary.n; i++) {
        if (!letter || !str_eq(letter->letter, all[i].letter)) {
            letter = LIST_ADD(m->arena, &page->letters);
            letter->letter = all[i].letter;
            letter->id =
                SITE_JOIN(m, STR("letter_"), str_eq(all[i].letter, STR("#")) ? STR("signs") : all[i].letter);
        }
        const struct definition *d = all[i].definition;
        struct glossary_entry *entry = LIST_ADD(m->arena, &letter->entries);
        *entry = (struct glossary_entry){.id = d->id, .term = d->term, .text = d->text};
        const link_list *units = map_get(&uses, d->id);
        entry->units = units ? *units : (link_list){0};
    }
}

static str title_of(struct maker *m, const struct book *b) {
    const struct glossary_page page = {.title = b->glossary_page.title};
    buf out;
    struct view v = view_to(m, &out);
    view_glossary_title(&v, &page);
    return plain_words(m, &out);
}

void make_glossary_page(struct maker *m, const struct book *b) {
    str url = glossary_url(m, b);
    if (!url.n) {
        return;
    }
    str title = title_of(m, b);
    struct glossary_page page = {
        .frame = make_frame(m, b, url, title, b->glossary_page.teaser),
        .title = title,
        .teaser = b->glossary_page.teaser,
        .updated = make_day(m, b->glossary_page.updated),
        .count = (uint32_t)b->glossary.n,
    };
    page.frame.data = data_of_glossary(m, b);
    crumb(m, &page.crumbs, b->short_title, book_url(m, b));
    fill_letters(m, b, &page);
    buf out;
    struct view v = view_to(m, &out);
    view_glossary_page(&v, &page);
    add_html(m, url, &out, b->glossary_page.updated ? b->glossary_page.updated : b->updated);
}
