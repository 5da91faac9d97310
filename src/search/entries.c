/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The order of entries is that of the book: pages, then module by module with its units, quests, terms. */
#include "search/inside.h"

/* What is being filled, and the section in which one stands. */
struct reading {
    struct arena *arena;
    struct arena *scratch; /* until the next entry */
    struct search_index *x;
    const struct book *book;
    str anchor;
    str title;
    bool in_sources;
};

static void add_piece(struct reading *r, enum field field, str text) {
    text = str_trim(text);
    if (text.n == 0) {
        return;
    }
    struct entry *e = &r->x->entries.at[r->x->entries.n - 1];
    struct piece *p = LIST_ADD(r->arena, &r->x->pieces);
    *p = (struct piece){.entry = (uint32_t)(r->x->entries.n - 1),
                        .field = field,
                        .anchor = r->anchor,
                        .title = r->title,
                        .text = field >= FIELD_TEXT ? arena_str(r->arena, text) : text};
    e->pieces_n++;
}

/* At most SEARCH_PIECE_BYTES from the front, cut behind a sentence or a word where there is one. */
static str take_piece(str *rest) {
    str all = utf8_cut(*rest, SEARCH_PIECE_BYTES);
    size_t n = all.n;
    if (n < rest->n) {
        size_t half = n / 2;
        size_t space = str_find_last_byte(str_from(all, half), ' ');
        n = space == SIZE_MAX ? n : half + space + 1;
    }
    str piece = str_sub(*rest, 0, n);
    *rest = str_from(*rest, n);
    return piece;
}

static void add_text(struct reading *r, str text) {
    while (text.n && !r->x->titles_only) {
        add_piece(r, r->in_sources ? FIELD_SOURCES : FIELD_TEXT, take_piece(&text));
    }
}

/* Definitions that show on hover are in the markup of every page that has the term; they are found in the
 * glossary. */
#define DEFINITION STR("<span class=\"gloss-text\"")

/* Behind the end tag of the span that begins here. */
static str behind_span(str markup) {
    size_t depth = 0;
    while (markup.n) {
        size_t at = str_find(markup, STR("span"));
        if (at == SIZE_MAX) {
            return (str){0};
        }
        bool closes = at > 0 && markup.p[at - 1] == '/';
        bool opens = at > 0 && markup.p[at - 1] == '<';
        markup = str_from(markup, at + 4);
        depth = opens ? depth + 1 : closes ? depth - 1 : depth;
        if (depth == 0) {
            return str_from(markup, 1);
        }
    }
    return markup;
}

static str without_definitions(struct arena *a, str markup) {
    if (str_find(markup, DEFINITION) == SIZE_MAX) {
        return markup;
    }
    buf b = buf_new(a);
    while (markup.n) {
        size_t at = str_find(markup, DEFINITION);
        buf_add(&b, str_sub(markup, 0, at));
        markup = str_from(markup, at);
        markup = markup.n ? behind_span(markup) : markup;
    }
    return buf_str(&b);
}

static str plain_of(struct reading *r, str markup) {
    return r->x->titles_only ? (str){0} : html_plain(r->scratch, without_definitions(r->scratch, markup));
}

static void add_markup(struct reading *r, str markup) {
    if (markup.n) {
        add_text(r, plain_of(r, markup));
    }
}

static void add_html(struct reading *r, html h) {
    add_markup(r, h.safe);
}

/* Goes on in another section; its heading is found as such. */
static void begin_section(struct reading *r, str anchor, str title) {
    r->anchor = anchor;
    r->title = title;
    add_piece(r, FIELD_HEADING, title);
}

/* Where the element with this id begins, or SIZE_MAX; *ret_inside is behind its end tag. */
static size_t find_heading(str markup, str id, size_t *ret_inside) {
    char attribute[SLUG_BYTES_MAX + 16];
    int n = snprintf(attribute, sizeof attribute, " id=\"%.*s\"", STR_ARG(id));
    if (n < 0 || (size_t)n >= sizeof attribute) {
        return SIZE_MAX;
    }
    size_t at = str_find(markup, str_n(attribute, (size_t)n));
    size_t open = at == SIZE_MAX ? SIZE_MAX : str_find_last_byte(str_sub(markup, 0, at), '<');
    if (open == SIZE_MAX) {
        return SIZE_MAX;
    }
    size_t close = str_find(str_from(markup, at), STR("</h"));
    size_t end = close == SIZE_MAX ? SIZE_MAX : str_find_byte(str_from(markup, at + close), '>');
    *ret_inside = end == SIZE_MAX ? markup.n : at + close + end + 1;
    return open;
}

/* Text with headings in it: what stands below each is found there. */
static void add_sections(struct reading *r, html body, const struct heading_list *headings) {
    str rest = body.safe;
    for (size_t i = 0; i < headings->n && r->x->titles_only; i++) {
        begin_section(r, headings->at[i].id, headings->at[i].text);
    }
    for (size_t i = 0; i < headings->n && !r->x->titles_only; i++) {
        size_t inside = 0;
        size_t at = find_heading(rest, headings->at[i].id, &inside);
        if (at != SIZE_MAX) {
            add_markup(r, str_sub(rest, 0, at));
            begin_section(r, headings->at[i].id, headings->at[i].text);
            rest = str_from(rest, inside);
        }
    }
    add_markup(r, rest);
}

static str join_path(struct reading *r, const str *parts, size_t n) {
    str path[8] = {STR("/"), r->book->id, STR("/")};
    ASSERT(n + 3 <= COUNT_OF(path));
    for (size_t i = 0; i < n; i++) {
        path[3 + i] = parts[i];
    }
    return arena_join(r->arena, path, n + 3);
}

static struct entry *begin_entry(struct reading *r, enum search_kind kind, str title, str teaser) {
    arena_reset(r->scratch);
    struct entry *e = LIST_ADD(r->arena, &r->x->entries);
    *e = (struct entry){.kind = kind,
                        .title = title,
                        .teaser = teaser,
                        .where = r->book->short_title,
                        .pieces_from = (uint32_t)r->x->pieces.n};
    r->anchor = (str){0};
    r->title = (str){0};
    add_piece(r, FIELD_TITLE, title);
    add_piece(r, FIELD_TEASER, teaser);
    return e;
}

/* A part that the book keeps apart: its heading is in the list of the page, by its title. */
static void begin_part(struct reading *r, const struct unit *u, enum part part) {
    str title = r->book->part_titles[part];
    str id = str_c(part_id(part));
    for (size_t i = 0; i < u->headings.n; i++) {
        if (str_eq_nocase(u->headings.at[i].text, title)) {
            id = u->headings.at[i].id;
        }
    }
    begin_section(r, id, title);
}

static void add_part(struct reading *r, const struct unit *u, enum part part, html body) {
    if (!html_empty(body)) {
        begin_part(r, u, part);
        add_html(r, body);
    }
}

static void join(buf *b, str text) {
    buf_c(b, b->n && text.n ? " " : "");
    buf_add(b, text);
}

static void add_outcomes(struct reading *r, const struct unit *u) {
    buf all = buf_new(r->scratch);
    for (size_t i = 0; i < u->outcomes.n; i++) {
        join(&all, u->outcomes.at[i].text);
    }
    if (all.n) {
        if (u->state != UNIT_PLANNED) {
            begin_part(r, u, PART_OUTCOMES);
        }
        add_text(r, buf_str(&all));
    }
}

/* As one text, so that what is asked and what is answered stand together. */
static void add_question(struct reading *r, const struct question *q) {
    buf all = buf_new(r->scratch);
    join(&all, plain_of(r, q->prompt.safe));
    join(&all, plain_of(r, q->before.safe));
    for (size_t i = 0; i < q->options.n; i++) {
        join(&all, plain_of(r, q->options.at[i].text.safe));
        join(&all, plain_of(r, q->options.at[i].reason.safe));
    }
    r->anchor = q->id;
    add_text(r, buf_str(&all));
}

static void add_unit_sections(struct reading *r, const struct unit *u) {
    for (size_t i = 0; i < u->sections.n; i++) {
        const struct section *s = &u->sections.at[i];
        begin_section(r, s->id, s->title);
        r->in_sources = s->part == PART_SOURCES;
        add_sections(r, s->body, &s->headings);
        r->in_sources = false;
        if (s->part == PART_CHECK) {
            r->title = s->title;
            for (size_t k = 0; k < u->questions.n; k++) {
                add_question(r, &u->questions.at[k]);
            }
        }
    }
}

/* The page of a planned unit has neither parts nor their headings. */
static void add_parts(struct reading *r, const struct unit *u) {
    if (u->state == UNIT_PLANNED) {
        add_html(r, u->plan);
        add_outcomes(r, u);
        return;
    }
    add_part(r, u, PART_BIG_QUESTION, u->big_question);
    add_outcomes(r, u);
    add_part(r, u, PART_REFLECTION, u->reflection);
    add_unit_sections(r, u);
    add_part(r, u, PART_APPLICATION, u->application_intro);
    add_part(r, u, PART_APPLICATION, u->application.toolkit);
    add_part(r, u, PART_APPLICATION, u->application.community);
    add_part(r, u, PART_APPLICATION, u->application.practice);
}

static void add_unit(struct reading *r, const struct module *m, const struct unit *u) {
    struct entry *e = begin_entry(r, SEARCH_UNIT, u->title, u->teaser);
    e->summit = u->kind == UNIT_SUMMIT;
    e->url = join_path(r, (const str[]){m->slug, STR("/"), u->slug}, 3);
    e->where = arena_join(r->arena, (const str[]){r->book->short_title, STR(" / "), m->title}, 3);
    add_parts(r, u);
}

static void add_module(struct reading *r, const struct module *m) {
    struct entry *e = begin_entry(r, SEARCH_PAGE, m->title, m->question);
    e->module = true;
    e->url = join_path(r, (const str[]){m->slug, STR("/")}, 2);
    add_html(r, m->body);
    for (size_t i = 0; i < m->units.n; i++) {
        add_unit(r, m, &m->units.at[i]);
    }
}

static void add_page(struct reading *r, const struct page *p) {
    begin_entry(r, SEARCH_PAGE, p->title, p->teaser)->url = join_path(r, &p->slug, 1);
    add_sections(r, p->body, &p->headings);
}

static void add_quest(struct reading *r, const struct quest *q) {
    begin_entry(r, SEARCH_QUEST, q->title, q->teaser)->url =
        join_path(r, (const str[]){STR("quests/"), q->slug}, 2);
    add_sections(r, q->body, &q->headings);
}

static void add_definition(struct reading *r, const struct definition *d) {
    struct entry *e = begin_entry(r, SEARCH_TERM, d->term, arena_str(r->arena, plain_of(r, d->text.safe)));
    e->url = join_path(r, (const str[]){STR("glossary#"), d->id}, 2);
}

static size_t unit_bytes(const struct unit *u) {
    size_t bytes = u->big_question.safe.n + u->plan.safe.n + u->application.toolkit.safe.n +
                   u->application.community.safe.n + u->application.practice.safe.n;
    for (size_t i = 0; i < u->sections.n; i++) {
        bytes += u->sections.at[i].body.safe.n;
    }
    return bytes;
}

size_t entries_bytes(const struct book *b) {
    size_t bytes = 0;
    for (size_t i = 0; i < b->pages.n; i++) {
        bytes += b->pages.at[i].body.safe.n;
    }
    for (size_t i = 0; i < b->quests.n; i++) {
        bytes += b->quests.at[i].body.safe.n;
    }
    for (size_t i = 0; i < b->modules.n; i++) {
        bytes += b->modules.at[i].body.safe.n;
        for (size_t k = 0; k < b->modules.at[i].units.n; k++) {
            bytes += unit_bytes(&b->modules.at[i].units.at[k]);
        }
    }
    return bytes;
}

void entries_read(struct arena *a, struct search_index *x, const struct book *b) {
    struct reading r = {.arena = a, .scratch = arena_new(), .x = x, .book = b};
    for (size_t i = 0; i < b->pages.n; i++) {
        add_page(&r, &b->pages.at[i]);
    }
    for (size_t i = 0; i < b->modules.n; i++) {
        add_module(&r, &b->modules.at[i]);
    }
    for (size_t i = 0; i < b->quests.n; i++) {
        add_quest(&r, &b->quests.at[i]);
    }
    bool has_glossary =
        !book_page(b, STR("glossary")); /* an author's page of that name stands in its place */
    for (size_t i = 0; has_glossary && i < b->glossary.n; i++) {
        add_definition(&r, &b->glossary.at[i]);
    }
    arena_free(r.scratch);
}
