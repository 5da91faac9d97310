/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The files of the new curriculum: front matter and body of each page. */
#include "import/inside.h"

void file_add(struct importer *im, str path, str bytes) {
    *LIST_ADD(im->arena, &im->result->files) = (struct tree_file){.path = path, .bytes = bytes};
}

/* ---- Front matter ---- */

/* The first ten characters of Hugo's date, if they are a day. */
static void add_date(buf *b, const struct page_in *p) {
    const struct value *v = value_get(p->front, "lastmod");
    v = v != NULL ? v : value_get(p->front, "date");
    buf text = buf_new(b->arena);
    if (v != NULL &&
        (v->kind == VALUE_LOCAL_DATE || v->kind == VALUE_INSTANT || v->kind == VALUE_LOCAL_DATETIME)) {
        value_add_time(&text, v);
    } else if (v != NULL && v->kind == VALUE_TEXT) {
        buf_add(&text, v->as.text);
    }
    str day = str_sub(buf_str(&text), 0, 10);
    uint64_t n[3] = {0};
    time_us us = 0;
    bool whole = day.n == 10 && day.p[4] == '-' && day.p[7] == '-' &&
                 str_to_u64(str_sub(day, 0, 4), 9999, &n[0]) && str_to_u64(str_sub(day, 5, 2), 12, &n[1]) &&
                 str_to_u64(str_sub(day, 8, 2), 31, &n[2]);
    if (whole && value_day((int)n[0], (int)n[1], (int)n[2], &us)) {
        toml_date(b, "updated", (int)n[0], (int)n[1], (int)n[2]);
    }
}

static void add_license(struct importer *im, buf *b, const struct page_in *p) {
    if (p->license.n > 0 && !str_eq(p->license, im->license)) {
        toml_text(b, "license", p->license);
    }
}

static void add_toc(buf *b, const struct page_in *p) {
    const struct value *v = value_get(p->front, "toc");
    if (v != NULL && v->kind == VALUE_BOOLEAN && !v->as.boolean) {
        toml_boolean(b, "toc", false);
    }
}

/* Only what the source says: `minutes`, `duration` or `time` as a number. */
static void add_minutes(buf *b, const struct page_in *p) {
    uint32_t minutes = front_number(p, "minutes");
    minutes = minutes ? minutes : front_number(p, "duration");
    minutes = minutes > UNIT_MINUTES_MAX ? 0 : minutes;
    if (minutes > 0) {
        const struct toml_member member = {.key = "read", .number = minutes, .is_number = true};
        toml_inline(b, "minutes", &member, 1);
    }
}

/* ---- Outcomes ---- */

static const struct skill_word {
    const char *word;
    const char *skill;
} SKILLS[] = {
    {"advocat", "advocacy"}, {"policy", "advocacy"},  {"policies", "advocacy"},  {"teach", "training"},
    {"train", "training"},   {"advise", "advising"},  {"recommend", "advising"}, {"help others", "advising"},
    {"find", "finding"},     {"search", "finding"},   {"attribut", "finding"},   {"remix", "finding"},
    {"reuse", "finding"},    {"benefit", "benefits"}, {"value", "benefits"},     {"share", "sharing"},
    {"choose", "sharing"},   {"publish", "sharing"},  {"mark", "sharing"},       {"apply", "sharing"},
};

static const char *skill_of(struct arena *a, str outcome) {
    for (size_t i = 0; i < COUNT_OF(SKILLS); i++) {
        if (has_nocase(a, outcome, SKILLS[i].word)) {
            return SKILLS[i].skill;
        }
    }
    return "relationship";
}

static void add_outcomes(struct importer *im, buf *b, const struct page_in *p, const struct lesson *lesson) {
    if (lesson->outcomes.n == 0) {
        return;
    }
    toml_rows_begin(b, "outcomes");
    for (size_t i = 0; i < lesson->outcomes.n; i++) {
        buf id = buf_new(im->arena);
        buf_c(&id, "o");
        buf_u64(&id, i + 1);
        str text = lesson->outcomes.at[i];
        const struct toml_member members[] = {{.key = "id", .text = buf_str(&id)},
                                              {.key = "text", .text = text},
                                              {.key = "skill", .text = str_c(skill_of(im->arena, text))}};
        toml_row(b, members, COUNT_OF(members));
    }
    toml_rows_end(b);
    remark(im, (struct remark){p->path, p->line_offset + 1, 1, "outcome-skill", SEVERITY_WARNING,
                               STR("the skills of the outcomes were guessed from their words"),
                               say3(im, "look at each skill in the front matter of ", p->to, "")});
}

/* ---- Bodies ---- */

/* A title that differs from the page's own heading does not make the heading disappear. */
static void check_title(struct importer *im, const struct page_in *p, str title) {
    if (!str_eq(p->title, title) && !str_eq(p->title, p->heading)) {
        keep(im, p->path, 1, STR("title of the page"), p->title);
    }
    if (!str_eq(p->heading_text, title)) {
        keep(im, p->path, p->line_offset + 1, STR("heading of the page"), p->heading_text);
    }
    if (p->heading.n > 0 && !str_eq_nocase(p->heading, title)) {
        remark(im, (struct remark){p->path, p->line_offset + 1, 1, "title", SEVERITY_NOTE,
                                   arena_join(im->arena,
                                              (str[]){STR("the page calls itself \""), p->heading,
                                                      STR("\", it became \""), title, STR("\"")},
                                              5),
                                   STR("choose one of the titles")});
    }
}

static void finish(struct importer *im, buf *b, const struct page_in *p, const struct block_list *body) {
    buf_c(b, "+++\n");
    if (body->n > 0) {
        buf_c(b, "\n");
    }
    blocks_write(b, body->at, body->n);
    file_add(im, p->to, buf_str(b));
}

static void write_plain(struct importer *im, const struct page_in *p, str title) {
    struct lesson lesson = {0};
    buf b = buf_new(im->arena);
    check_title(im, p, title);
    lesson_make(im, p, ROLE_PAGE, &lesson);
    buf_c(&b, "+++\n");
    toml_text(&b, "title", title);
    toml_text_some(&b, "teaser", front_word(p, "description"));
    add_date(&b, p);
    add_license(im, &b, p);
    if (p->role == ROLE_PAGE) {
        add_toc(&b, p);
    }
    finish(im, &b, p, &lesson.body);
}

static void write_unit(struct importer *im, const struct unit_out *u, size_t weight) {
    struct lesson lesson = {0};
    buf b = buf_new(im->arena);
    const struct page_in *p = u->page;
    check_title(im, p, u->title);
    lesson_make(im, p, u->role, &lesson);
    str teaser = front_word(p, "description");
    buf_c(&b, "+++\n");
    toml_text(&b, "title", u->title);
    if (u->role == ROLE_LESSON) {
        toml_integer(&b, "weight", (int64_t)weight);
    }
    toml_text_some(&b, "teaser", teaser.n ? teaser : lesson.teaser);
    if (teaser.n > 0 && !str_eq(teaser, lesson.teaser)) {
        keep(im, p->path, 1, STR("first sentence"), lesson.teaser);
    }
    if (u->role == ROLE_LESSON) {
        toml_text(&b, "status", lesson.planned ? STR("planned") : STR("partial"));
    }
    add_minutes(&b, p);
    add_date(&b, p);
    add_license(im, &b, p);
    add_toc(&b, p);
    add_outcomes(im, &b, p, &lesson);
    finish(im, &b, p, &lesson.body);
}

/* A unit that is announced and not there, and a module without a page of its own. */
static void write_stub(struct importer *im, str path, str title, size_t weight) {
    buf b = buf_new(im->arena);
    buf_c(&b, "+++\n");
    toml_text(&b, "title", title);
    if (weight > 0) {
        toml_integer(&b, "weight", (int64_t)weight);
        toml_text(&b, "status", STR("planned"));
    }
    buf_c(&b, "+++\n");
    file_add(im, path, buf_str(&b));
}

static void write_module(struct importer *im, const struct module_out *m) {
    if (m->index != NULL) {
        write_plain(im, m->index, m->title);
    } else {
        write_stub(im, arena_join(im->arena, (str[]){m->slug, STR("/_index.md")}, 2), m->title, 0);
    }
    for (size_t i = 0; i < m->units.n; i++) {
        const struct unit_out *u = &m->units.at[i];
        im->result->units += u->role == ROLE_LESSON;
        im->result->summits += u->role == ROLE_SUMMIT;
        if (u->page != NULL) {
            write_unit(im, u, i + 1);
        } else {
            write_stub(im, arena_join(im->arena, (str[]){m->slug, STR("/"), u->slug, STR(".md")}, 4),
                       u->title, i + 1);
        }
    }
}

static void keep_page(struct importer *im, const struct page_in *p) {
    buf b = buf_new(im->arena);
    blocks_write(&b, p->blocks.at, p->blocks.n);
    keep(im, p->path, p->line_offset + 1, STR("page without a place"), buf_str(&b));
}

void pages_write(struct importer *im) {
    for (size_t i = 0; i < im->modules.n; i++) {
        write_module(im, &im->modules.at[i]);
    }
    for (size_t i = 0; i < im->pages_out.n; i++) {
        write_plain(im, im->pages_out.at[i].page, im->pages_out.at[i].title);
    }
    for (size_t i = 0; i < im->pages.n; i++) {
        if (im->pages.at[i]->role == ROLE_NONE) {
            keep_page(im, im->pages.at[i]);
        }
    }
    im->result->modules = im->modules.n;
    im->result->pages = im->pages_out.n;
}
