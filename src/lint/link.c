/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * Links are taken from what the Markdown became, so that code, comments and odd spellings need no second
 * parser. Where one stands is then looked up in the source, from the last one on, since both are in the
 * same order but for footnotes.
 */
#include "lint/inside.h"

#define WRAPS_COUNT_MAX 200 /* searches from the top again in one page; later links are at "the file" */

struct link_walk {
    struct lint_run *run;
    const struct lint_page *page;
    size_t at; /* byte of the body where the last one stood */
    size_t line;
    size_t wraps;
};

struct spot {
    size_t line;
    size_t column;
};

static size_t search(struct link_walk *w, str target) {
    str body = w->page->source.body;
    size_t found = str_find(str_from(body, w->at), target);
    if (found != SIZE_MAX) {
        return w->at + found;
    }
    if (w->wraps >= WRAPS_COUNT_MAX) {
        return SIZE_MAX;
    }
    w->wraps++;
    w->at = 0;
    w->line = 1;
    return str_find(body, target);
}

static struct spot locate(struct link_walk *w, str target) {
    str body = w->page->source.body;
    size_t found = search(w, target);
    if (found == SIZE_MAX) {
        return (struct spot){0};
    }
    for (; w->at < found; w->at++) {
        w->line += body.p[w->at] == '\n';
    }
    size_t start = found;
    while (start > 0 && body.p[start - 1] != '\n') {
        start--;
    }
    return (struct spot){w->page->source.body_offset + w->line,
                         utf8_count(str_sub(body, start, found - start)) + 1};
}

static void report(struct link_walk *w, str target, struct problem p) {
    struct spot spot = locate(w, target);
    p.file = w->page->file->path;
    p.line = spot.line;
    p.column = spot.column;
    lint_add(w->run, p);
}

static bool is_external(str url) {
    return lint_starts(url, "https:") || lint_starts(url, "http:") || str_starts(url, STR("//"));
}

static void look_at_external(struct link_walk *w, str url) {
    struct spot spot = locate(w, url);
    *LIST_ADD(w->run->arena, &w->run->links) =
        (struct lint_link){w->page->file->path, spot.line, spot.column, url};
    if (!lint_starts(url, "https:")) {
        lint_add(w->run,
                 (struct problem){.file = w->page->file->path,
                                  .line = spot.line,
                                  .column = spot.column,
                                  .rule = "insecure",
                                  .message = lint_fmt(w->run, "%.*s does not say https", STR_ARG(url)),
                                  .fix = STR("try the same address with https://")});
    }
}

static const struct lint_page *page_of(struct lint_run *r, str path) {
    static const str ENDS[] = {STR_INIT(""), STR_INIT("/_index.md"), STR_INIT(".md")};
    const struct lint_page *page = NULL;
    for (size_t i = 0; i < COUNT_OF(ENDS) && page == NULL; i++) {
        page = map_get(&r->page_at, arena_join(r->arena, (str[]){path, ENDS[i]}, 2));
    }
    return page;
}

static bool has_anchor(struct lint_run *r, const struct lint_page *page, str fragment) {
    return map_has(&page->anchors, fragment) ||
           map_has(&page->anchors, source_path(r->arena, STR(""), fragment));
}

/* Links inside the page are markdown's, missing files are the book's. */
static void look_at_relative(struct link_walk *w, str target) {
    struct lint_run *r = w->run;
    str rest = target;
    str name = str_split(&rest, '#');
    const struct lint_page *page =
        name.n > 0 ? page_of(r, source_path(r->arena, w->page->file->path, name)) : NULL;
    if (page == NULL) {
        return;
    }
    if (page->unit != NULL && page->unit->state == UNIT_PLANNED) {
        report(w, target,
               (struct problem){.rule = "link-planned",
                                .message = lint_fmt(r, "%.*s is not written yet", STR_ARG(page->file->path)),
                                .fix = STR("nothing to do now; readers find what is planned there")});
    } else if (rest.n > 0 && !has_anchor(r, page, rest)) {
        report(w, target,
               (struct problem){
                   .rule = "anchor",
                   .message = lint_fmt(r, "%.*s has no heading #%.*s", STR_ARG(page->file->path),
                                       STR_ARG(utf8_cut(rest, 100))),
                   .fix = STR("name a heading that is there: its words in small letters with - between")});
    }
}

static void look_at_target(struct link_walk *w, str escaped) {
    str target = html_plain(w->run->arena, escaped);
    if (is_external(target)) {
        look_at_external(w, target);
    } else if (target.n > 0 && target.p[0] != '#' && target.p[0] != '/' && !lint_starts(target, "mailto:")) {
        look_at_relative(w, target);
    }
}

static void walk_piece(struct link_walk *w, html piece) {
    static const str HREF = STR_INIT(" href=\"");
    str rest = piece.safe;
    for (size_t at = str_find(rest, HREF); at != SIZE_MAX; at = str_find(rest, HREF)) {
        rest = str_from(rest, at + HREF.n);
        look_at_target(w, str_split(&rest, '"'));
    }
}

static void walk_section(struct link_walk *w, const struct md_section *s) {
    walk_piece(w, s->before);
    for (size_t i = 0; i < s->subsections.n; i++) {
        walk_piece(w, s->subsections.at[i].head);
        walk_piece(w, s->subsections.at[i].body);
    }
    for (size_t i = 0; i < s->questions_count; i++) {
        const struct question *q = &w->page->document->questions.at[s->questions_from + i];
        walk_piece(w, q->prompt);
        walk_piece(w, q->before);
        for (size_t j = 0; j < q->options.n; j++) {
            walk_piece(w, q->options.at[j].text);
            walk_piece(w, q->options.at[j].reason);
        }
    }
}

void lint_links(struct lint_run *r) {
    for (size_t i = 0; i < r->pages.n; i++) {
        struct link_walk w = {.run = r, .page = &r->pages.at[i], .line = 1};
        const struct md_document *d = w.page->document;
        walk_piece(&w, d->intro);
        for (size_t j = 0; j < d->sections.n; j++) {
            walk_section(&w, &d->sections.at[j]);
        }
        walk_piece(&w, d->notes);
    }
}
