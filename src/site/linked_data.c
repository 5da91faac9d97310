/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * What machines may know of a page, as JSON-LD with the words of schema.org: what it is, whose, under which
 * license, how long it takes, what it belongs to, and the same for each picture on it. Everything said here
 * stands on the page or on the credits as well. https://schema.org/LearningResource, /Course, /ImageObject.
 */
#include "site/maker.h"

/* One description that is being written. */
struct description {
    struct maker *m;
    const struct book *b;
    buf out;
    struct json_writer j;
};

static void begin(struct description *d, struct maker *m, const struct book *b, const char *type) {
    *d = (struct description){.m = m, .b = b, .out = buf_new(m->arena)};
    d->j = json_writer_new(&d->out);
    json_add_object(&d->j);
    json_member_str(&d->j, "@context", STR("https://schema.org"));
    json_member_str(&d->j, "@type", str_c(type));
}

static struct json_text finish(struct description *d) {
    json_end(&d->j);
    json_finish(&d->j);
    return json_for_html(d->m->arena, buf_str(&d->out));
}

/* ---- Members; what is not known is left out ---- */

static void add_text(struct description *d, const char *key, str text) {
    if (text.n) {
        json_member_str(&d->j, key, text);
    }
}

static void add_typed(struct description *d, const char *key, const char *type, str name) {
    json_key(&d->j, key);
    json_add_object(&d->j);
    json_member_str(&d->j, "@type", str_c(type));
    json_member_str(&d->j, "name", name);
}

static void add_license(struct description *d, const struct license_note *license) {
    add_text(d, "license", license->url.n ? license->url : license->id);
}

/* ISO 8601: whole minutes. */
static void add_minutes(struct description *d, uint32_t minutes) {
    buf time = buf_new(d->m->arena);
    buf_c(&time, "PT");
    buf_u64(&time, minutes);
    buf_byte(&time, 'M');
    if (minutes) {
        json_member_str(&d->j, "timeRequired", buf_str(&time));
    }
}

static void add_day(struct description *d, const char *key, time_us t) {
    add_text(d, key, make_day(d->m, t).iso);
}

static void add_authors(struct description *d) {
    if (!d->b->authors.n) {
        return;
    }
    json_key(&d->j, "author");
    json_add_array(&d->j);
    for (size_t i = 0; i < d->b->authors.n; i++) {
        json_add_object(&d->j);
        json_member_str(&d->j, "@type", STR("Organization"));
        json_member_str(&d->j, "name", d->b->authors.at[i]);
        json_end(&d->j);
    }
    json_end(&d->j);
}

static void add_course(struct description *d, const char *key) {
    add_typed(d, key, "Course", d->b->title);
    json_member_str(&d->j, "url", absolute_url(d->m, book_url(d->m, d->b)));
    json_end(&d->j);
}

/* What every page of a book says. */
static void add_common(struct description *d, str name, str description, str path) {
    json_member_str(&d->j, "name", name);
    add_text(d, "description", description);
    json_member_str(&d->j, "url", absolute_url(d->m, path));
    json_member_str(&d->j, "inLanguage", d->b->language);
    add_authors(d);
    add_text(d, "version", d->b->version);
    json_member_boolean(&d->j, "isAccessibleForFree", true);
}

/* ---- Pictures ---- */

/* A group writes the text of a book; pictures come from persons, unless it is the same name. */
static void add_creator(struct description *d, const struct media *f) {
    if (f->author.n) {
        bool same = texts_have(d->b->authors.at, d->b->authors.n, f->author);
        add_typed(d, "creator", same ? "Organization" : "Person", f->author);
        add_text(d, "url", f->author_url);
        json_end(&d->j);
        json_member_str(&d->j, "creditText", f->author);
        json_member_str(&d->j, "copyrightNotice", f->author);
    }
}

static void add_picture(struct description *d, const struct media *f) {
    json_add_object(&d->j);
    json_member_str(&d->j, "@type", STR("ImageObject"));
    add_text(d, "name", f->title);
    if (f->bytes.n && !f->missing) {
        json_member_str(&d->j, "contentUrl",
                        absolute_url(d->m, SITE_JOIN(d->m, STR("/"), d->b->id, STR("/"), f->file)));
        add_text(d, "encodingFormat", f->type);
    } else {
        add_text(d, "contentUrl", f->source_url);
    }
    add_text(d, "description", f->alt);
    add_creator(d, f);
    add_license(d, &f->license);
    str credits = credits_url(d->m, d->b);
    add_text(d, "acquireLicensePage", credits.n ? absolute_url(d->m, credits) : credits);
    add_text(d, "isBasedOn", f->source_url);
    json_end(&d->j);
}

static void add_pictures(struct description *d, const media_list *pictures) {
    if (!pictures->n) {
        return;
    }
    json_key(&d->j, "image");
    json_add_array(&d->j);
    for (size_t i = 0; i < pictures->n; i++) {
        add_picture(d, pictures->at[i]);
    }
    json_end(&d->j);
}

/* ---- One function a kind of page ---- */

struct json_text data_of_home(struct maker *m) {
    struct description d;
    begin(&d, m, m->source->books[0], "WebSite");
    json_member_str(&d.j, "name", m->settings->site_name);
    json_member_str(&d.j, "url", absolute_url(m, STR("/")));
    json_member_str(&d.j, "inLanguage", str_c(m->settings->catalog->tag));
    json_key(&d.j, "hasPart");
    json_add_array(&d.j);
    for (size_t i = 0; i < m->source->n; i++) {
        const struct book *b = m->source->books[i];
        json_add_object(&d.j);
        json_member_str(&d.j, "@type", STR("Course"));
        json_member_str(&d.j, "name", b->title);
        json_member_str(&d.j, "url", absolute_url(m, book_url(m, b)));
        json_end(&d.j);
    }
    json_end(&d.j);
    return finish(&d);
}

static void add_parts(struct description *d) {
    json_key(&d->j, "hasPart");
    json_add_array(&d->j);
    for (size_t i = 0; i < d->b->modules.n; i++) {
        const struct module *o = &d->b->modules.at[i];
        json_add_object(&d->j);
        json_member_str(&d->j, "@type", STR("LearningResource"));
        json_member_str(&d->j, "name", o->title);
        json_member_str(&d->j, "url", absolute_url(d->m, module_url(d->m, d->b, o)));
        json_end(&d->j);
    }
    json_end(&d->j);
}

struct json_text data_of_book(struct maker *m, const struct book *b) {
    struct description d;
    begin(&d, m, b, "Course");
    add_common(&d, b->title, b->teaser, book_url(m, b));
    add_license(&d, &b->license);
    add_minutes(&d, book_minutes(b) + b->live_minutes);
    add_day(&d, "dateModified", b->updated);
    if (m->settings->issuer_name.n) {
        add_typed(&d, "provider", "Organization", m->settings->issuer_name);
        json_end(&d.j);
    }
    add_parts(&d);
    return finish(&d);
}

struct json_text data_of_module(struct maker *m, const struct place *p) {
    struct description d;
    begin(&d, m, p->book, "LearningResource");
    add_common(&d, p->module->title, p->module->question, module_url(m, p->book, p->module));
    json_member_str(&d.j, "learningResourceType", STR("module"));
    add_license(&d, &p->book->license);
    add_minutes(&d, module_minutes(p->module));
    add_course(&d, "isPartOf");
    add_pictures(&d, &p->module->pictures);
    return finish(&d);
}

static void add_outcomes(struct description *d, const struct unit *u) {
    json_key(&d->j, "teaches");
    json_add_array(&d->j);
    for (size_t i = 0; i < u->outcomes.n; i++) {
        json_add_str(&d->j, u->outcomes.at[i].text);
    }
    json_end(&d->j);
}

struct json_text data_of_unit(struct maker *m, const struct place *p) {
    const struct unit *u = p->unit;
    struct description d;
    begin(&d, m, p->book, "LearningResource");
    add_common(&d, u->title, u->teaser, unit_url(m, p->book, p->module, u));
    json_member_str(&d.j, "learningResourceType", u->kind == UNIT_SUMMIT ? STR("project") : STR("unit"));
    json_member_str(&d.j, "creativeWorkStatus",
                    u->state == UNIT_PLANNED   ? STR("Planned")
                    : u->state == UNIT_PARTIAL ? STR("Draft")
                                               : STR("Published"));
    add_license(&d, &u->license);
    add_minutes(&d, unit_minutes(u));
    add_day(&d, "dateModified", u->updated);
    add_outcomes(&d, u);
    add_course(&d, "isPartOf");
    add_pictures(&d, &u->pictures);
    return finish(&d);
}

struct json_text data_of_quest(struct maker *m, const struct book *b, const struct quest *q) {
    struct description d;
    begin(&d, m, b, "LearningResource");
    add_common(&d, q->title, q->teaser, quest_url(m, b, q));
    json_member_str(&d.j, "learningResourceType", STR("activity"));
    add_license(&d, &q->license);
    add_minutes(&d, q->minutes);
    add_course(&d, "isPartOf");
    add_pictures(&d, &q->pictures);
    return finish(&d);
}

struct json_text data_of_page(struct maker *m, const struct book *b, const struct page *p) {
    struct description d;
    begin(&d, m, b, "WebPage");
    add_common(&d, p->title, p->teaser, book_page_url(m, b, p));
    add_license(&d, &p->license);
    add_day(&d, "dateModified", p->updated);
    add_course(&d, "about");
    add_pictures(&d, &p->pictures);
    return finish(&d);
}

struct json_text data_of_glossary(struct maker *m, const struct book *b) {
    struct description d;
    str url = glossary_url(m, b);
    begin(&d, m, b, "DefinedTermSet");
    add_common(&d, b->glossary_page.title.n ? b->glossary_page.title : b->title, b->glossary_page.teaser,
               url);
    add_license(&d, &b->license);
    json_key(&d.j, "hasDefinedTerm");
    json_add_array(&d.j);
    for (size_t i = 0; i < b->glossary.n; i++) {
        const struct definition *t = &b->glossary.at[i];
        json_add_object(&d.j);
        json_member_str(&d.j, "@type", STR("DefinedTerm"));
        json_member_str(&d.j, "name", t->term);
        json_member_str(&d.j, "description", t->plain);
        json_member_str(&d.j, "url", absolute_url(m, SITE_JOIN(m, url, STR("#"), t->id)));
        json_end(&d.j);
    }
    json_end(&d.j);
    return finish(&d);
}

struct json_text data_of_pictures(struct maker *m, const struct book *b) {
    struct description d;
    media_list all = {0};
    for (size_t i = 0; i < b->media.n; i++) {
        *LIST_ADD(m->arena, &all) = &b->media.at[i];
    }
    begin(&d, m, b, "CollectionPage");
    add_common(&d, b->title, b->notice, credits_url(m, b));
    add_license(&d, &b->license);
    add_pictures(&d, &all);
    return finish(&d);
}
