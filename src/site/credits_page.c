/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Who made what, under which license: written from the manifest, media.toml and what the pages show. */
#include "site/maker.h"

/* A page of the book as the credits see it. */
struct crediting {
    struct maker *m;
    const struct book *b;
    struct credits_page *page;
    struct map rows; /* file → struct credit_row *, in page->pictures, which does not grow any more */
};

static str name_of(const struct media *f) {
    size_t slash = str_find_last_byte(f->file, '/');
    return f->title.n ? f->title : str_from(f->file, slash == SIZE_MAX ? 0 : slash + 1);
}

static void add_pictures(struct crediting *k) {
    for (size_t i = 0; i < k->b->media.n; i++) {
        const struct media *f = &k->b->media.at[i];
        bool here = f->bytes.n > 0 && !f->missing;
        str url = SITE_JOIN(k->m, STR("/"), k->b->id, STR("/"), f->file);
        buf id = buf_new(k->m->arena);
        buf_c(&id, "picture_");
        buf_u64(&id, i + 1);
        *LIST_ADD(k->m->arena, &k->page->pictures) = (struct credit_row){
            .id = buf_str(&id),
            .preview = here ? url : (str){0},
            .about = here ? url : f->source_url,
            .title = name_of(f),
            .author = f->author,
            .author_url = f->author_url,
            .source_url = f->source_url,
            .license = f->license,
            .changes = f->changes,
        };
    }
    k->rows = map_new(k->m->arena);
    for (size_t i = 0; i < k->b->media.n; i++) {
        map_put(&k->rows, k->b->media.at[i].file, &k->page->pictures.at[i]);
    }
}

/* One page: what it shows, and whether it has a license of its own. */
static void look_at(struct crediting *k, struct link at, const media_list *pictures,
                    const struct license_note *license) {
    for (size_t i = 0; i < pictures->n; i++) {
        struct credit_row *row = map_get(&k->rows, pictures->at[i]->file);
        if (row) {
            crumb(k->m, &row->uses, at.title, at.url);
        }
    }
    if (license && license->id.n && !str_eq(license->id, k->b->license.id)) {
        *LIST_ADD(k->m->arena, &k->page->exceptions) = (struct license_exception){at.title, at.url, *license};
    }
}

static void look_at_all(struct crediting *k) {
    const struct book *b = k->b;
    for (size_t i = 0; i < b->pages.n; i++) {
        const struct page *p = &b->pages.at[i];
        look_at(k, make_link(p->title, book_page_url(k->m, b, p)), &p->pictures, &p->license);
    }
    for (size_t i = 0; i < b->modules.n; i++) {
        const struct module *o = &b->modules.at[i];
        look_at(k, make_link(o->title, module_url(k->m, b, o)), &o->pictures, NULL);
        for (size_t u = 0; u < o->units.n; u++) {
            const struct unit *unit = &o->units.at[u];
            look_at(k, make_link(unit->title, unit_url(k->m, b, o, unit)), &unit->pictures, &unit->license);
        }
    }
    for (size_t i = 0; i < b->quests.n; i++) {
        const struct quest *q = &b->quests.at[i];
        look_at(k, make_link(q->title, quest_url(k->m, b, q)), &q->pictures, &q->license);
    }
}

static str title_of(struct maker *m, const struct credits_page *page) {
    buf out;
    struct view v = view_to(m, &out);
    view_credits_title(&v, page);
    return plain_words(m, &out);
}

void make_credits_page(struct maker *m, const struct book *b) {
    str url = credits_url(m, b);
    if (!url.n) {
        return;
    }
    struct credits_page page = {
        .book_title = b->title,
        .authors = authors_of(m, b),
        .version = b->version,
        .license = b->license,
        .notice = b->notice,
        .attribution = b->attribution,
    };
    page.frame = make_frame(m, b, url, title_of(m, &page), b->notice);
    page.frame.data = data_of_pictures(m, b);
    crumb(m, &page.crumbs, b->short_title, book_url(m, b));
    for (size_t i = 0; i < b->acknowledgments.n; i++) {
        *LIST_ADD(m->arena, &page.acknowledgments) = b->acknowledgments.at[i];
    }
    struct crediting k = {.m = m, .b = b, .page = &page};
    add_pictures(&k);
    look_at_all(&k);
    buf out;
    struct view v = view_to(m, &out);
    view_credits_page(&v, &page);
    add_html(m, url, &out, b->updated);
}
