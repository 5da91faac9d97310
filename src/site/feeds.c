/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* For programs that look again: what changed (Atom, RFC 4287) and what there is (sitemaps.org, 0.9). */
#include "format/xml_write.h"
#include "site/maker.h"

/* A page in the feed. */
struct entry {
    str title;
    str summary;
    str url;
    time_us updated;
};

struct feed {
    struct maker *m;
    const struct book *b;
    LIST(struct entry) entries;
};

/* Ids must not change when the site gets an address of its own later; without one a tag URI of the machine
 * stands there (RFC 4151), and nobody but that machine reads the feed. */
static str id_of(struct maker *m, str path) {
    return m->settings->base_url.n ? absolute_url(m, path) : SITE_JOIN(m, STR("tag:localhost,2026:"), path);
}

static str time_text(struct maker *m, time_us t) {
    buf b = buf_new(m->arena);
    time_add_rfc3339(&b, t);
    return buf_str(&b);
}

/* ---- What changed ---- */

static void add(struct feed *f, str title, str summary, str url, time_us updated) {
    if (updated) {
        *LIST_ADD(f->m->arena, &f->entries) = (struct entry){title, summary, url, updated};
    }
}

static void collect(struct feed *f) {
    const struct book *b = f->b;
    for (size_t i = 0; i < b->pages.n; i++) {
        const struct page *p = &b->pages.at[i];
        add(f, p->title, p->teaser, book_page_url(f->m, b, p), p->updated);
    }
    for (size_t i = 0; i < b->modules.n; i++) {
        const struct module *o = &b->modules.at[i];
        for (size_t k = 0; k < o->units.n; k++) {
            const struct unit *u = &o->units.at[k];
            if (u->state != UNIT_PLANNED) {
                add(f, u->title, u->teaser, unit_url(f->m, b, o, u), u->updated);
            }
        }
    }
    if (glossary_url(f->m, b).n && b->glossary_page.title.n) {
        add(f, b->glossary_page.title, b->glossary_page.teaser, glossary_url(f->m, b),
            b->glossary_page.updated);
    }
}

/* Newest first; of one day in the order of their addresses, so that the same book gives the same feed. */
static int compare(const void *a, const void *b) {
    const struct entry *x = a;
    const struct entry *y = b;
    return x->updated != y->updated ? (x->updated < y->updated ? 1 : -1) : str_cmp(x->url, y->url);
}

static void write_link(struct xml_writer *w, const char *rel, const char *type, str href) {
    xml_open(w, "link");
    xml_add_attribute(w, "rel", str_c(rel));
    xml_add_attribute(w, "type", str_c(type));
    xml_add_attribute(w, "href", href);
    xml_close(w);
}

static void write_entry(struct xml_writer *w, const struct feed *f, const struct entry *e) {
    xml_open(w, "entry");
    xml_element(w, "id", id_of(f->m, e->url));
    xml_element(w, "title", e->title);
    xml_element(w, "updated", time_text(f->m, e->updated));
    write_link(w, "alternate", "text/html", absolute_url(f->m, e->url));
    if (e->summary.n) {
        xml_element(w, "summary", e->summary);
    }
    xml_close(w);
}

static void write_head(struct xml_writer *w, const struct feed *f) {
    const struct book *b = f->b;
    time_us newest = f->entries.n ? f->entries.at[0].updated : b->updated;
    xml_open(w, "feed");
    xml_add_attribute(w, "xmlns", STR("http://www.w3.org/2005/Atom"));
    xml_add_attribute(w, "xml:lang", b->language);
    xml_element(w, "id", id_of(f->m, feed_url(f->m, b)));
    xml_element(w, "title", b->title);
    if (b->teaser.n) {
        xml_element(w, "subtitle", b->teaser);
    }
    xml_element(w, "updated", time_text(f->m, newest));
    write_link(w, "self", "application/atom+xml", absolute_url(f->m, feed_url(f->m, b)));
    write_link(w, "alternate", "text/html", absolute_url(f->m, book_url(f->m, b)));
    xml_open(w, "author");
    xml_element(w, "name", b->authors.n ? authors_of(f->m, b) : f->m->settings->site_name);
    xml_close(w);
    if (b->license.id.n) {
        xml_element(w, "rights", b->license.id);
    }
}

void make_atom(struct maker *m, const struct book *b) {
    struct feed f = {.m = m, .b = b};
    collect(&f);
    if (f.entries.n) {
        qsort(f.entries.at, f.entries.n, sizeof *f.entries.at, compare);
    }
    buf out = buf_new(m->arena);
    struct xml_writer w = xml_writer_new(&out);
    write_head(&w, &f);
    for (size_t i = 0; i < f.entries.n && i < FEED_ENTRIES_COUNT_MAX; i++) {
        write_entry(&w, &f, &f.entries.at[i]);
    }
    xml_finish(&w);
    add_page(m, feed_url(m, b), STR("application/atom+xml; charset=utf-8"), buf_str(&out), b->updated);
}

/* ---- What there is ---- */

void make_sitemap(struct maker *m) {
    if (!m->settings->base_url.n) {
        return; /* a sitemap has whole addresses only */
    }
    buf out = buf_new(m->arena);
    struct xml_writer w = xml_writer_new(&out);
    xml_open(&w, "urlset");
    xml_add_attribute(&w, "xmlns", STR("http://www.sitemaps.org/schemas/sitemap/0.9"));
    size_t count = 0;
    for (size_t i = 0; i < m->site->pages.n && count < SITEMAP_ADDRESSES_COUNT_MAX; i++) {
        const struct site_page *p = &m->site->pages.at[i];
        if (!str_starts(p->type, STR("text/html"))) {
            continue;
        }
        xml_open(&w, "url");
        xml_element(&w, "loc", absolute_url(m, p->path));
        if (p->modified) {
            xml_element(&w, "lastmod", make_day(m, p->modified).iso);
        }
        xml_close(&w);
        count++;
    }
    xml_finish(&w);
    add_page(m, STR("/sitemap.xml"), STR("application/xml; charset=utf-8"), buf_str(&out), 0);
}
