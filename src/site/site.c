/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "site/maker.h"

static void make_units(struct maker *m, struct place p) {
    for (size_t i = 0; i < p.module->units.n; i++) {
        p.unit_index = i;
        p.unit = &p.module->units.at[i];
        if (p.unit->state == UNIT_PLANNED) {
            make_planned_page(m, &p);
        } else {
            make_unit_page(m, &p);
        }
        str url = unit_url(m, p.book, p.module, p.unit);
        for (size_t k = 0; k < p.unit->aliases.n; k++) {
            const str alias[] = {STR("/"), p.unit->aliases.at[k]};
            add_redirect(m, arena_join(m->arena, alias, 2), url);
        }
    }
}

/* Addresses by which people look for a page whatever the book calls it. */
static void make_short_ways(struct maker *m) {
    const struct book *first = m->source->books[0];
    const struct page *how = book_page(first, STR("details"));
    if (how) {
        add_redirect(m, STR("/how-it-works"), book_page_url(m, first, how));
    }
    str credits = credits_url(m, first);
    if (credits.n) {
        add_redirect(m, STR("/licenses"), credits);
    }
}

static void make_book(struct maker *m, const struct book *b) {
    make_map_page(m, b);
    make_quest_bank(m, b);
    make_glossary_page(m, b);
    make_credits_page(m, b);
    make_atom(m, b);
    for (size_t i = 0; i < b->pages.n; i++) {
        make_text_page(m, b, &b->pages.at[i]);
    }
    for (size_t i = 0; i < b->modules.n; i++) {
        struct place p = {.book = b, .module = &b->modules.at[i], .module_index = i};
        make_module_page(m, &p);
        make_units(m, p);
    }
    for (size_t i = 0; i < b->quests.n; i++) {
        make_quest_page(m, b, &b->quests.at[i]);
    }
    make_media(m, b);
}

/* Finds every page by its path; two pages at one path are the author's mistake. */
static void index_site(struct maker *m) {
    struct site *s = m->site;
    s->by_path = map_new(m->arena);
    s->redirect_to = map_new(m->arena);
    for (size_t i = 0; i < s->pages.n && !failed(m->error); i++) {
        if (!map_put(&s->by_path, s->pages.at[i].path, &s->pages.at[i])) {
            m->error =
                err_fmt(m->arena, ERR_INPUT, "two pages want the address %.*s; rename one of their files",
                        STR_ARG(s->pages.at[i].path));
        }
    }
    for (size_t i = 0; i < s->redirects.n; i++) {
        map_put(&s->redirect_to, s->redirects.at[i].from, &s->redirects.at[i]);
    }
}

err site_make(struct arena *a, const struct site_settings *s, const struct site_source *source,
              struct site **ret) {
    struct maker m = {
        .arena = a, .settings = s, .source = source, .site = ARENA_NEW(a, struct site), .error = OK};
    if (source->n == 0) {
        make_empty_page(&m);
    } else {
        make_home_page(&m);
        make_certificates_page(&m);
        make_short_ways(&m);
    }
    make_program_pages(&m);
    for (size_t i = 0; i < source->n; i++) {
        make_book(&m, source->books[i]);
    }
    make_sitemap(&m);
    if (source->search_script.n) {
        make_search_page(&m); /* behind the site map: it is not for search engines */
    }
    index_site(&m);
    if (failed(m.error)) {
        return m.error;
    }
    *ret = m.site;
    return OK;
}

const struct site_page *site_page_at(const struct site *s, str path) {
    return map_get(&s->by_path, path);
}

str site_moved_to(struct arena *a, const struct site *s, str path) {
    const struct site_redirect *r = map_get(&s->redirect_to, path);
    if (r) {
        return r->to;
    }
    str other = str_without_end(path, STR("/"));
    if (other.n == path.n) {
        other = arena_join(a, (const str[]){path, STR("/")}, 2);
    }
    return site_page_at(s, other) ? other : (str){0};
}
