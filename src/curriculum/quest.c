/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/inside.h"

static const char *const KEYS[] = {"id",      "title",  "teaser", "units",   "kind",    "effort",
                                   "minutes", "checks", "rubric", "license", "updated", "weight"};
static const char *const KINDS[] = {"practice", "summit"};
static const char *const EFFORTS[] = {"quick", "medium", "deep"};
static const char *const CHECKS[] = {"attribution", "marking", "remix"};

/* The value of `key` if it is one of the names; else a problem and the first of them. */
static str one_of(const struct fields *f, const char *key, const char *const *names, size_t count) {
    str value = field_text(f, key, VALUE_OPTIONAL);
    for (size_t i = 0; i < count; i++) {
        if (str_eq(value, str_c(names[i]))) {
            return value;
        }
    }
    if (value.n > 0) {
        const char *nearest = value_nearest_name(value, names, count);
        str fix =
            text_join(f->reader, STR("did you mean \""), str_c(nearest ? nearest : names[0]), STR("\"?"));
        field_problem(f, key,
                      (struct problem){.rule = "front-matter",
                                       .severity = SEVERITY_ERROR,
                                       .message = text_join(f->reader, str_c(key), STR(" cannot be "), value),
                                       .fix = fix});
    }
    return str_c(names[0]);
}

static void read_checks(const struct fields *f, struct quest *q) {
    struct value_texts checks = field_texts(f, "checks");
    for (size_t i = 0; i < checks.n; i++) {
        if (value_nearest_name(checks.at[i], CHECKS, COUNT_OF(CHECKS)) == NULL ||
            (!str_eq(checks.at[i], STR("attribution")) && !str_eq(checks.at[i], STR("marking")) &&
             !str_eq(checks.at[i], STR("remix")))) {
            field_problem(f, "checks",
                          (struct problem){.rule = "front-matter",
                                           .severity = SEVERITY_ERROR,
                                           .message = text_join(f->reader, STR("there is no check "),
                                                                checks.at[i], STR("")),
                                           .fix = STR("the checks are attribution, marking and remix")});
        } else {
            *LIST_ADD(f->reader->arena, &q->checks) = checks.at[i];
        }
    }
}

static void check_rubric(const struct fields *f, const struct quest *q) {
    str path = str_sub(q->rubric, 0, str_find_byte(q->rubric, '#'));
    if (path.n > 0 && tree_find(f->reader->tree, path) == NULL) {
        field_problem(
            f, "rubric",
            (struct problem){.rule = "link",
                             .severity = SEVERITY_WARNING,
                             .message = text_join(f->reader, STR("there is no file "), path, STR("")),
                             .fix = STR("write the rubric, or name one that is there")});
    }
}

static void read_fields(const struct fields *f, struct quest *q) {
    struct reader *r = f->reader;
    fields_check(f, KEYS, COUNT_OF(KEYS));
    q->title = field_text(f, "title", VALUE_REQUIRED);
    q->title = q->title.n ? q->title : q->slug;
    q->teaser = field_text(f, "teaser", VALUE_OPTIONAL);
    q->summit = str_eq(one_of(f, "kind", KINDS, COUNT_OF(KINDS)), STR("summit"));
    q->effort = one_of(f, "effort", EFFORTS, COUNT_OF(EFFORTS));
    q->minutes = field_number(f, "minutes", UNIT_MINUTES_MAX);
    q->rubric = field_text(f, "rubric", VALUE_OPTIONAL);
    q->license = value_get(f->table, "license") ? field_license(f, "license") : r->book->license;
    struct value_texts units = field_texts(f, "units");
    for (size_t i = 0; i < units.n; i++) {
        *LIST_ADD(r->arena, &q->units) = units.at[i];
    }
    read_checks(f, q);
    check_rubric(f, q);
}

static void read_quest(struct reader *r, str slug, const struct tree_file *file) {
    struct front_matter fm = front_matter_read(r, file);
    struct fields f = {r, file->path, fm.line_offset, fm.table};
    struct quest *q = LIST_ADD(r->arena, &r->book->quests);
    q->slug = slug;
    q->key = text_join(r, r->book->id, STR("/quests/"), slug);
    q->file = file->path;
    read_fields(&f, q);
    const struct md_document *d = page_document(r, file, &fm);
    q->body = md_document_body(r->arena, d);
    q->headings = d->headings;
    q->notes = d->notes;
    q->pictures = pictures_of(r, file->path, d);
}

void quests_read(struct reader *r) {
    for (size_t i = 0; i < r->tree->files.n; i++) {
        const struct tree_file *file = &r->tree->files.at[i];
        str name = str_without_start(file->path, STR("quests/"));
        if (name.n < file->path.n && str_ends(name, STR(".md")) && str_find_byte(name, '/') == SIZE_MAX &&
            name.p[0] != '_') {
            read_quest(r, str_without_end(name, STR(".md")), file);
        }
    }
}

static void attach(struct reader *r, const struct quest *q) {
    for (size_t i = 0; i < q->units.n; i++) {
        struct unit *u = map_get(&r->units, q->units.at[i]);
        if (u != NULL) {
            *LIST_ADD(r->arena, &u->quests) = q;
            continue;
        }
        bool ours = str_starts(q->units.at[i], text_join(r, r->book->id, STR("/"), STR("")));
        book_problem(r, (struct problem){
                            .file = q->file,
                            .rule = "link",
                            .severity = ours ? SEVERITY_WARNING : SEVERITY_NOTE,
                            .message = text_join(r, STR("there is no unit "), q->units.at[i], STR(" here")),
                            .fix = STR("name units as curriculum/module/slug")});
    }
}

void quests_attach(struct reader *r) {
    for (size_t effort = 0; effort < COUNT_OF(EFFORTS); effort++) {
        for (size_t i = 0; i < r->book->quests.n; i++) {
            if (str_eq(r->book->quests.at[i].effort, str_c(EFFORTS[effort]))) {
                attach(r, &r->book->quests.at[i]);
            }
        }
    }
}
