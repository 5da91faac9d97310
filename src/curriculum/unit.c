/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/inside.h"

static const char *const KEYS[] = {"title",  "weight",  "teaser", "minutes", "updated", "outcomes",
                                   "status", "license", "roles",  "aliases", "toc"};

/* What is known while one unit is read. */
struct unit_reader {
    struct fields fields;
    struct unit *unit;
    const struct md_document *document;
    bool seen[PART_COUNT];
    bool filled[PART_COUNT];
    bool row_filled[ROW_COUNT];
    bool partial;   /* the author says so: what is missing is no mistake */
    enum part last; /* for the order */
};

/* ---- Front matter ---- */

static void read_outcome(const struct unit_reader *u, const struct value *entry, struct unit *ret) {
    static const char *const OUTCOME_KEYS[] = {"id", "text", "skill"};
    struct fields f = u->fields;
    f.table = entry;
    fields_check(&f, OUTCOME_KEYS, COUNT_OF(OUTCOME_KEYS));
    struct outcome o = {.id = field_text(&f, "id", VALUE_REQUIRED),
                        .text = field_text(&f, "text", VALUE_REQUIRED)};
    str skill = field_text(&f, "skill", VALUE_REQUIRED);
    if (skill.n > 0 && !skill_from_id(skill, &o.skill)) {
        field_problem(
            &f, "skill",
            (struct problem){.rule = "front-matter",
                             .severity = SEVERITY_ERROR,
                             .message = text_join(f.reader, STR("there is no skill "), skill, STR("")),
                             .fix = STR("the skills are relationship, benefits, sharing, finding, advising, "
                                        "training and advocacy")});
        return;
    }
    if (o.text.n > 0 && skill.n > 0) {
        *LIST_ADD(f.reader->arena, &ret->outcomes) = o;
    }
}

static void read_outcomes(struct unit_reader *u) {
    const struct value *list = field_array(&u->fields, "outcomes");
    for (size_t i = 0; i < value_count(list); i++) {
        if (i == UNIT_OUTCOMES_COUNT_MAX) {
            field_problem(&u->fields, "outcomes",
                          (struct problem){.rule = "limit",
                                           .severity = SEVERITY_ERROR,
                                           .message = STR("a unit has at most 24 outcomes")});
            break;
        }
        read_outcome(u, value_at(list, i), u->unit);
    }
    u->seen[PART_OUTCOMES] = u->unit->outcomes.n > 0;
    u->filled[PART_OUTCOMES] = u->seen[PART_OUTCOMES];
}

static void read_minutes(struct unit_reader *u) {
    static const char *const MINUTES_KEYS[] = {"read", "practice"};
    struct fields f = field_table(&u->fields, "minutes");
    fields_check(&f, MINUTES_KEYS, COUNT_OF(MINUTES_KEYS));
    u->unit->read_minutes = field_number(&f, "read", UNIT_MINUTES_MAX);
    u->unit->practice_minutes = field_number(&f, "practice", UNIT_MINUTES_MAX);
}

static void read_lists(struct unit_reader *u) {
    struct arena *a = u->fields.reader->arena;
    struct value_texts roles = field_texts(&u->fields, "roles");
    struct value_texts aliases = field_texts(&u->fields, "aliases");
    for (size_t i = 0; i < roles.n; i++) {
        *LIST_ADD(a, &u->unit->roles) = roles.at[i];
    }
    for (size_t i = 0; i < aliases.n; i++) {
        *LIST_ADD(a, &u->unit->aliases) = aliases.at[i];
    }
}

static void read_status(struct unit_reader *u) {
    str status = field_text(&u->fields, "status", VALUE_OPTIONAL);
    u->partial = str_eq(status, STR("partial"));
    u->unit->state = str_eq(status, STR("planned")) ? UNIT_PLANNED : UNIT_PARTIAL;
    if (status.n > 0 && !u->partial && u->unit->state != UNIT_PLANNED) {
        field_problem(&u->fields, "status",
                      (struct problem){
                          .rule = "front-matter",
                          .severity = SEVERITY_ERROR,
                          .message = text_join(u->fields.reader, STR("there is no status "), status, STR("")),
                          .fix = STR("status is \"planned\" or \"partial\", or left out")});
    }
}

static void read_fields(struct unit_reader *u) {
    struct unit *unit = u->unit;
    const struct fields *f = &u->fields;
    fields_check(f, KEYS, COUNT_OF(KEYS));
    unit->title = field_text(f, "title", VALUE_REQUIRED);
    unit->title = unit->title.n ? unit->title : unit->slug;
    unit->teaser = field_text(f, "teaser", VALUE_OPTIONAL);
    unit->weight = field_number(f, "weight", UINT16_MAX);
    unit->updated = field_date(f, "updated");
    unit->toc = field_flag(f, "toc", true);
    unit->license = value_get(f->table, "license") ? field_license(f, "license") : f->reader->book->license;
    read_status(u);
    read_minutes(u);
    read_outcomes(u);
    read_lists(u);
    if (f->table != NULL && unit->weight == 0 && unit->kind == UNIT_LESSON) {
        field_problem(f, "weight",
                      (struct problem){.rule = "weight",
                                       .severity = SEVERITY_WARNING,
                                       .message = STR("this unit does not say its place in the module"),
                                       .fix = STR("add weight = 1 for the first, 2 for the second, …")});
    }
}

/* ---- The skeleton ---- */

static void unit_problem(struct unit_reader *u, struct problem p) {
    p.file = u->fields.file;
    book_problem(u->fields.reader, p);
}

static enum part part_titled(const struct book *b, str title) {
    for (int part = 0; part < PART_COUNT; part++) {
        if (str_eq_nocase(str_trim(b->part_titles[part]), title)) {
            return (enum part)part;
        }
    }
    return PART_COUNT;
}

/* Further headings after "Essential knowledge" belong to it until the next part begins. */
static enum part part_of(struct unit_reader *u, const struct md_section *s) {
    enum part part = part_titled(u->fields.reader->book, s->title);
    if (part == PART_COUNT) {
        return u->seen[PART_ESSENTIAL] && u->last == PART_ESSENTIAL ? PART_ESSENTIAL : PART_COUNT;
    }
    if (u->seen[part] && part != PART_OUTCOMES) {
        unit_problem(u, (struct problem){.line = s->line,
                                         .rule = "skeleton-double",
                                         .severity = SEVERITY_ERROR,
                                         .message = text_join(u->fields.reader, STR("\""), s->title,
                                                              STR("\" stands twice")),
                                         .fix = STR("make one section of both")});
    }
    if (part < u->last && u->last != PART_COUNT) {
        unit_problem(
            u, (struct problem){.line = s->line,
                                .rule = "skeleton-order",
                                .severity = SEVERITY_WARNING,
                                .message = text_join(u->fields.reader, STR("\""), s->title,
                                                     STR("\" stands after a part that it should precede")),
                                .fix = STR("put the parts in the order of the skeleton")});
    }
    u->last = part;
    return part;
}

static enum application_row row_titled(const struct reader *r, str title) {
    for (int row = 0; row < ROW_COUNT; row++) {
        if (str_eq_nocase(r->application_titles[row], title)) {
            return (enum application_row)row;
        }
    }
    return ROW_COUNT;
}

static void take_application(struct unit_reader *u, const struct md_section *s) {
    struct application *to = &u->unit->application;
    html *const rows[] = {&to->toolkit, &to->community, &to->practice};
    u->unit->application_intro = s->before;
    for (size_t i = 0; i < s->subsections.n; i++) {
        const struct md_subsection *sub = &s->subsections.at[i];
        enum application_row row = row_titled(u->fields.reader, sub->title);
        if (row == ROW_COUNT) {
            html *intro = &u->unit->application_intro;
            *intro = markdown_join(u->fields.reader->arena, (html[]){*intro, sub->head, sub->body}, 3);
        } else {
            *rows[row] = sub->body;
            u->row_filled[row] = !html_empty(sub->body);
            u->filled[PART_APPLICATION] = u->filled[PART_APPLICATION] || u->row_filled[row];
        }
    }
}

static void take_section(struct unit_reader *u, const struct md_section *s, enum part part, html body) {
    struct section *to = LIST_ADD(u->fields.reader->arena, &u->unit->sections);
    to->id = s->id;
    to->title = s->title;
    to->part = part;
    to->body = body;
    to->headings = s->headings;
    to->line = s->line;
}

static void take_part(struct unit_reader *u, const struct md_section *s) {
    enum part part = part_of(u, s);
    html body = md_section_body(u->fields.reader->arena, s);
    if (part == PART_BIG_QUESTION) {
        u->unit->big_question = body;
    } else if (part == PART_REFLECTION) {
        u->unit->reflection = markdown_unwrap(body);
    } else if (part == PART_APPLICATION) {
        take_application(u, s);
    } else if (part != PART_OUTCOMES) {
        take_section(u, s, part, body);
    }
    if (part != PART_COUNT) {
        u->seen[part] = true;
        u->filled[part] =
            u->filled[part] || (part == PART_CHECK ? s->questions_count > 0 : !html_empty(body));
    }
}

/* What the author still has to write; only a note where that was announced. */
static void report_part(struct unit_reader *u, enum part part) {
    struct reader *r = u->fields.reader;
    bool missing = !u->seen[part];
    str title = r->book->part_titles[part];
    struct problem p = {
        .rule = missing ? "skeleton-missing" : "skeleton-empty",
        .severity = u->partial ? SEVERITY_NOTE : SEVERITY_ERROR,
        .message = text_join(r, STR("\""), title, missing ? STR("\" is missing") : STR("\" is empty")),
        .fix = text_join(r, STR("add ## "), title, STR(" and what belongs there"))};
    if (part == PART_OUTCOMES) {
        p.fix = STR("list them in the front matter: outcomes = [{id, text, skill}]");
    }
    unit_problem(u, p);
}

static void report_row(struct unit_reader *u, enum application_row row) {
    struct reader *r = u->fields.reader;
    str title = r->application_titles[row];
    unit_problem(u, (struct problem){
                        .rule = "skeleton-missing",
                        .severity = u->partial ? SEVERITY_NOTE : SEVERITY_ERROR,
                        .message = text_join(r, STR("\""), title, STR("\" is missing below the application")),
                        .fix = text_join(r, STR("add ### "), title, STR(" and what belongs there"))});
}

static void check_skeleton(struct unit_reader *u) {
    bool complete = true;
    for (int part = 0; part < PART_COUNT; part++) {
        if (!u->filled[part]) {
            report_part(u, (enum part)part);
            complete = false;
        }
    }
    for (int row = 0; row < ROW_COUNT && u->seen[PART_APPLICATION]; row++) {
        if (!u->row_filled[row]) {
            report_row(u, (enum application_row)row);
            complete = false;
        }
    }
    u->unit->state = complete && !u->partial ? UNIT_COMPLETE : UNIT_PARTIAL;
}

/* ---- The text ---- */

/* Level 2 in order; outcomes have their place after the big question even if the text has no heading for them. */
static void take_headings(struct unit_reader *u) {
    struct reader *r = u->fields.reader;
    bool outcomes = u->unit->outcomes.n == 0;
    for (size_t i = 0; i < u->document->headings.n; i++) {
        const struct heading *h = &u->document->headings.at[i];
        if (h->level != 2) {
            continue;
        }
        enum part part = part_titled(r->book, h->text);
        if (!outcomes && part != PART_BIG_QUESTION && part != PART_OUTCOMES) {
            *LIST_ADD(r->arena, &u->unit->headings) =
                (struct heading){str_c(part_id(PART_OUTCOMES)), r->book->part_titles[PART_OUTCOMES], 2};
        }
        outcomes = outcomes || part != PART_BIG_QUESTION;
        *LIST_ADD(r->arena, &u->unit->headings) = *h;
    }
}

static void take_questions(struct unit_reader *u) {
    for (size_t i = 0; i < u->document->questions.n; i++) {
        *LIST_ADD(u->fields.reader->arena, &u->unit->questions) = u->document->questions.at[i];
    }
}

/* What precedes the first heading opens the page, as the big question does. */
static void take_intro(struct unit_reader *u) {
    struct unit *unit = u->unit;
    if (html_empty(u->document->intro)) {
        return;
    }
    unit->big_question =
        markdown_join(u->fields.reader->arena, (html[]){u->document->intro, unit->big_question}, 2);
    if (unit->kind == UNIT_LESSON) {
        unit_problem(u, (struct problem){.rule = "skeleton-order",
                                         .severity = SEVERITY_WARNING,
                                         .message = STR("there is text before the first heading"),
                                         .fix = STR("put it below a part of the skeleton")});
    }
}

static void take_text(struct unit_reader *u) {
    const struct md_document *d = u->document;
    u->last = PART_COUNT;
    if (u->unit->state == UNIT_PLANNED) {
        u->unit->plan = md_document_body(u->fields.reader->arena, d);
        return;
    }
    for (size_t i = 0; i < d->sections.n; i++) {
        take_part(u, &d->sections.at[i]);
    }
    take_intro(u);
    take_questions(u);
    take_headings(u);
    if (u->unit->kind == UNIT_SUMMIT) {
        u->unit->state = u->unit->sections.n > 0 && !u->partial ? UNIT_COMPLETE : UNIT_PARTIAL;
    } else {
        check_skeleton(u);
    }
}

static void take_pictures(struct unit_reader *u) {
    struct reader *r = u->fields.reader;
    const media_list media = pictures_of(r, u->fields.file, u->document);
    for (size_t i = 0; i < media.n; i++) {
        u->unit->media_count += media.at[i]->license.id.n > 0;
    }
    u->unit->pictures = media;
    u->unit->revision = revision_of_unit(r->arena, r->tree, u->fields.file, media.at, media.n);
}

static void take_terms(struct unit_reader *u) {
    struct reader *r = u->fields.reader;
    for (size_t i = 0; i < u->document->terms.n; i++) {
        *LIST_ADD(r->arena, &u->unit->terms) = &r->book->glossary.at[u->document->terms.at[i]];
    }
}

void unit_read(struct reader *r, struct module *m, const struct tree_file *file, struct unit *ret) {
    struct front_matter fm = front_matter_read(r, file);
    struct unit_reader u = {.fields = {r, file->path, fm.line_offset, fm.table}, .unit = ret};
    size_t slash = str_find_last_byte(file->path, '/');
    ret->slug = str_without_end(str_from(file->path, slash + 1), STR(".md"));
    ret->kind = str_eq(ret->slug, STR("summit")) ? UNIT_SUMMIT : UNIT_LESSON;
    ret->key = text_join(r, m->key, STR("/"), ret->slug);
    ret->file = file->path;
    read_fields(&u);
    u.document = unit_document(r, file, &fm);
    ret->notes = u.document->notes;
    ret->words = u.document->words;
    take_text(&u);
    take_terms(&u);
    take_pictures(&u);
}
