/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "web/publish.h"

#include "action/publish_edition.h"
#include "records/editions.h"

/* ---- The history in the database ---- */

static struct publish_edition_form form_of(const struct book *b) {
    return (struct publish_edition_form){b->id, b->version, b->hash, (int64_t)book_units_count(b)};
}

static void log_served(const struct publisher *p, const struct book *b, const char *warning) {
    LOG_EVENT(p->log, warning ? LOG_WARNING : LOG_INFO, "edition.served", LOG_TEXT("curriculum", b->id),
              LOG_TEXT("version", b->version), LOG_TEXT("hash", b->hash), LOG_TEXT("note", str_c(warning)));
}

static err record(struct publisher *p, struct arena *a, const struct shelf *s) {
    size_t n = s->source.n;
    struct publish_editions all = {.n = n,
                                   .forms = ARENA_ARRAY(a, struct publish_edition_form, n),
                                   .results = ARENA_ARRAY(a, struct publish_edition_result, n)};
    for (size_t i = 0; i < n; i++) {
        all.forms[i] = form_of(s->source.books[i]);
    }
    err e = publish_editions_run(a, p->world, p->reader, p->writer, &all);
    for (size_t i = 0; i < n && !failed(e); i++) {
        log_served(p, s->source.books[i], all.results[i].warning);
    }
    return e;
}

static err add_history(struct publisher *p, struct arena *a, struct shelf *s, const struct book *b) {
    struct edition_list list = {0};
    struct site_edition_list rows = {0};
    err e = editions_list(p->reader, a, b->id, EDITIONS_SHOWN_COUNT_MAX, &list);
    for (size_t i = 0; i < list.list.n && !failed(e); i++) {
        const struct edition *from = &list.list.at[i];
        *LIST_ADD(a, &rows) = (struct site_edition){.version = from->version,
                                                    .hash = from->hash,
                                                    .note = from->note,
                                                    .units = (uint32_t)from->units,
                                                    .published = from->published_at,
                                                    .served = from->served_at};
    }
    if (!failed(e)) {
        str path = site_editions_path(a, b);
        (void)shelf_add_page(s, path, site_editions_page(a, &s->settings, &s->source, b, &rows));
    }
    return e;
}

err publish_prepare(struct publisher *p, struct shelf *s) {
    struct arena *a = arena_new();
    err e = record(p, a, s);
    for (size_t i = 0; i < s->source.n && !failed(e); i++) {
        e = add_history(p, a, s, s->source.books[i]);
    }
    if (failed(e)) {
        e = err_fmt(s->arena, e.code, "%s", e.message);
    }
    arena_free(a);
    return e;
}

/* ---- Again ---- */

static time_us clock_us(void) {
    struct timespec t = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (time_us)t.tv_sec * TIME_SECOND + t.tv_nsec / 1000;
}

static void log_published(const struct publisher *p, const struct shelf *s, time_us took) {
    struct arena *a = arena_new();
    size_t problems = 0;
    for (size_t i = 0; i < s->source.n; i++) {
        problems += s->source.books[i]->problems.n;
    }
    LOG_EVENT(p->log, LOG_INFO, "publish.done", LOG_TEXT("took_us", log_number(a, took)),
              LOG_TEXT("pages", log_number(a, (int64_t)s->pages.n)),
              LOG_TEXT("reused", log_number(a, (int64_t)s->reused_pages)),
              LOG_TEXT("problems", log_number(a, (int64_t)problems)));
    arena_free(a);
}

/* What was not published: the edition before goes on, and its author is told. */
static err keep_before(struct publisher *p, struct arena *messages, err e) {
    err copy = err_fmt(messages, e.code, "%s", e.message);
    p->failed = true;
    LOG_EVENT(p->log, LOG_ERROR, "publish.failed", LOG_TEXT("message", str_c(copy.message)),
              LOG_TEXT("served", STR("the edition before")));
    web_tell(p->web, str_c(copy.message));
    return copy;
}

/* The files are those that are served: a mistake that was taken back, or no change at all. */
static void note_unchanged(struct publisher *p) {
    if (p->failed) {
        web_tell(p->web, (str){0});
        LOG_EVENT(p->log, LOG_INFO, "publish.unchanged",
                  LOG_TEXT("note", STR("the files are as they are served")));
    }
    p->failed = false;
}

err publish_again(struct publisher *p, struct arena *messages) {
    time_us start = clock_us();
    struct shelf *next = NULL;
    err e = shelf_renew(p->world, web_shelf(p->web), messages, &next);
    if (!failed(e) && !next) {
        note_unchanged(p);
        return OK;
    }
    if (!failed(e)) {
        e = publish_prepare(p, next);
    }
    if (failed(e)) {
        e = keep_before(p, messages, e);
        shelf_free(next);
        return e;
    }
    p->failed = false;
    shelf_free(web_publish(p->web, next));
    log_published(p, next, clock_us() - start);
    return OK;
}
