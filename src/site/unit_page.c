/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "site/maker.h"

/* The anchor and title of a part whose heading the book keeps apart from the sections. */
static struct part_head head_of(const struct place *p, enum part part) {
    str title = p->book->part_titles[part];
    for (size_t i = 0; i < p->unit->headings.n; i++) {
        if (str_eq_nocase(p->unit->headings.at[i].text, title)) {
            return (struct part_head){p->unit->headings.at[i].id, title};
        }
    }
    return (struct part_head){str_c(part_id(part)), title};
}

static struct outcome_row outcome_row(const struct book *b, const struct outcome *o) {
    return (struct outcome_row){o->text, b->skill_titles[o->skill]};
}

static uint32_t lesson_number(const struct place *p) {
    return p->unit->kind == UNIT_SUMMIT ? 0 : (uint32_t)(p->unit_index + 1);
}

/* What others show beside a link to this page: they take no drawings and need a whole address. */
static str shared_picture(struct maker *m, const struct place *p) {
    for (size_t i = 0; i < p->unit->pictures.n && m->settings->base_url.n; i++) {
        const struct media *f = p->unit->pictures.at[i];
        if (f->bytes.n && !f->missing && !str_starts(f->type, STR("image/svg"))) {
            return absolute_url(m, SITE_JOIN(m, STR("/"), p->book->id, STR("/"), f->file));
        }
    }
    return (str){0};
}

/* The part of the credits that lists the pictures. */
static str pictures_url(struct maker *m, const struct book *b) {
    str credits = credits_url(m, b);
    return credits.n ? SITE_JOIN(m, credits, STR("#credits_pictures")) : credits;
}

static struct frame unit_frame(struct maker *m, const struct place *p, str url) {
    struct frame f = make_frame(m, p->book, url, p->unit->title, p->unit->teaser);
    f.article = true;
    f.license = p->unit->license;
    f.modified = make_day(m, p->unit->updated).iso;
    f.picture = shared_picture(m, p);
    f.data = data_of_unit(m, p);
    return f;
}

static void unit_crumbs(struct maker *m, const struct place *p, link_list *crumbs) {
    crumb(m, crumbs, p->book->short_title, book_url(m, p->book));
    crumb(m, crumbs, p->module->title, module_url(m, p->book, p->module));
}

static void add_quest(struct maker *m, const struct place *p, const struct quest *q, struct quest_row *row) {
    *row = (struct quest_row){
        .title = q->title,
        .url = quest_url(m, p->book, q),
        .teaser = q->teaser,
        .effort = q->effort,
        .quick = str_eq(q->effort, STR("quick")),
        .medium = str_eq(q->effort, STR("medium")),
        .deep = str_eq(q->effort, STR("deep")),
        .minutes = q->minutes,
    };
}

static void fill_heads(const struct place *p, struct unit_page *page) {
    page->big_question = head_of(p, PART_BIG_QUESTION);
    page->outcomes_head = head_of(p, PART_OUTCOMES);
    page->reflection = head_of(p, PART_REFLECTION);
    page->application = head_of(p, PART_APPLICATION);
    const struct application *a = &p->unit->application;
    page->has_practice = !html_empty(a->practice) || p->unit->quests.n > 0;
    page->has_application = page->has_practice || !html_empty(a->toolkit) || !html_empty(a->community) ||
                            !html_empty(p->unit->application_intro);
}

static void fill_lists(struct maker *m, const struct place *p, struct unit_page *page) {
    make_trail(m, p, &page->trail);
    unit_crumbs(m, p, &page->crumbs);
    for (size_t i = 0; i < p->unit->outcomes.n; i++) {
        *LIST_ADD(m->arena, &page->outcomes) = outcome_row(p->book, &p->unit->outcomes.at[i]);
    }
    for (size_t i = 0; i < p->unit->quests.n; i++) {
        add_quest(m, p, p->unit->quests.at[i], LIST_ADD(m->arena, &page->quests));
    }
}

void make_unit_page(struct maker *m, const struct place *p) {
    str url = unit_url(m, p->book, p->module, p->unit);
    struct unit_page page = {
        .frame = unit_frame(m, p, url),
        .unit = p->unit,
        .module_number = (uint32_t)(p->module_index + 1),
        .module_title = p->module->title,
        .number = lesson_number(p),
        .count = module_lessons_count(p->module),
        .version = p->book->version,
        .license = p->unit->license,
        .updated = make_day(m, p->unit->updated),
        .credits_url = pictures_url(m, p->book),
        .report_url = report_link(m, p->book, url),
        .before = neighbor(m, p, -1),
        .next = neighbor(m, p, 1),
    };
    fill_heads(p, &page);
    fill_lists(m, p, &page);
    buf out;
    struct view v = view_to(m, &out);
    view_unit_page(&v, &page);
    add_html(m, url, &out, p->unit->updated);
}

/* Where a reader who came for a planned unit can read on: this module, else the start of the book. */
static struct link nearest_written(struct maker *m, const struct place *p) {
    struct place found;
    if (!module_first_written(p->book, p->module_index, &found) && !first_written(p->book, &found)) {
        return (struct link){0};
    }
    return make_link(found.unit->title, unit_url(m, p->book, found.module, found.unit));
}

void make_planned_page(struct maker *m, const struct place *p) {
    str url = unit_url(m, p->book, p->module, p->unit);
    struct planned_page page = {
        .frame = unit_frame(m, p, url),
        .unit = p->unit,
        .module_number = (uint32_t)(p->module_index + 1),
        .module_title = p->module->title,
        .number = lesson_number(p),
        .count = module_lessons_count(p->module),
        .written = nearest_written(m, p),
        .before = neighbor(m, p, -1),
        .next = neighbor(m, p, 1),
    };
    make_trail(m, p, &page.trail);
    unit_crumbs(m, p, &page.crumbs);
    for (size_t i = 0; i < p->unit->outcomes.n; i++) {
        *LIST_ADD(m->arena, &page.outcomes) = outcome_row(p->book, &p->unit->outcomes.at[i]);
    }
    buf out;
    struct view v = view_to(m, &out);
    view_planned_page(&v, &page);
    add_html(m, url, &out, p->unit->updated);
}
