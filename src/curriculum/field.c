/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/inside.h"

void book_problem(struct reader *r, struct problem p) {
    problem_add(r->arena, &r->book->problems, p);
}

/* Takes "WORD N" and the two characters after it off the front: "line 3, column 5: …". */
static bool take_place(str *message, str word, size_t *ret) {
    if (!str_starts(*message, word)) {
        return false;
    }
    str rest = str_from(*message, word.n);
    size_t digits = 0;
    while (digits < rest.n && byte_is_digit(rest.p[digits])) {
        digits++;
    }
    uint64_t number = 0;
    if (!str_to_u64(str_sub(rest, 0, digits), UINT32_MAX, &number)) {
        return false;
    }
    *ret = (size_t)number;
    *message = str_from(rest, digits + 2);
    return true;
}

/* `otherwise`: the line of an error whose message names none. */
static struct problem problem_of(str file, size_t line_offset, size_t otherwise, err e) {
    struct problem p = {.file = file, .line = otherwise, .severity = SEVERITY_ERROR};
    str message = str_c(e.message);
    if (take_place(&message, STR("line "), &p.line)) {
        p.line += line_offset;
        (void)take_place(&message, STR("column "), &p.column);
    }
    p.rule = e.code == ERR_LIMIT ? "limit" : "front-matter";
    p.message = message;
    return p;
}

void book_problem_err(struct reader *r, str file, size_t line_offset, err e) {
    book_problem(r, problem_of(file, line_offset, line_offset, e));
}

/* What is missing has no place of its own: the place of its table is as near as it gets. */
static void check(const struct fields *f, err e) {
    if (failed(e)) {
        book_problem(f->reader,
                     problem_of(f->file, f->line_offset, f->table->place.line + f->line_offset, e));
    }
}

str field_text(const struct fields *f, const char *key, enum value_need need) {
    str text = {0};
    if (f->table != NULL) {
        check(f, value_read_text(f->reader->arena, f->table, key, need, &text));
    }
    return str_trim(text);
}

uint32_t field_number(const struct fields *f, const char *key, uint32_t max) {
    int64_t number = 0;
    if (f->table != NULL) {
        check(f, value_read_integer(f->reader->arena, f->table, key, VALUE_OPTIONAL, &number));
    }
    if (number >= 0 && number <= (int64_t)max) {
        return (uint32_t)number;
    }
    buf message = buf_new(f->reader->arena);
    buf_fmt(&message, "%s must be between 0 and %u", key, max);
    field_problem(
        f, key,
        (struct problem){.rule = "front-matter", .severity = SEVERITY_ERROR, .message = buf_str(&message)});
    return 0;
}

bool field_flag(const struct fields *f, const char *key, bool otherwise) {
    bool flag = otherwise;
    if (f->table != NULL) {
        check(f, value_read_boolean(f->reader->arena, f->table, key, VALUE_OPTIONAL, &flag));
    }
    return flag;
}

time_us field_date(const struct fields *f, const char *key) {
    time_us date = 0;
    if (f->table != NULL) {
        check(f, value_read_date(f->reader->arena, f->table, key, VALUE_OPTIONAL, &date));
    }
    return date;
}

struct value_texts field_texts(const struct fields *f, const char *key) {
    struct value_texts texts = {0};
    if (f->table != NULL) {
        check(f, value_read_texts(f->reader->arena, f->table, key, VALUE_OPTIONAL, &texts));
    }
    return texts;
}

struct fields field_table(const struct fields *f, const char *key) {
    struct fields inner = *f;
    inner.table = NULL;
    if (f->table != NULL) {
        check(f, value_read_table(f->reader->arena, f->table, key, VALUE_OPTIONAL, &inner.table));
    }
    return inner;
}

const struct value *field_array(const struct fields *f, const char *key) {
    const struct value *array = NULL;
    if (f->table != NULL) {
        check(f, value_read_array(f->reader->arena, f->table, key, VALUE_OPTIONAL, &array));
    }
    return array;
}

void field_problem(const struct fields *f, const char *key, struct problem p) {
    const struct value *v = key != NULL ? value_get(f->table, key) : NULL;
    v = v != NULL ? v : f->table;
    p.file = f->file;
    p.line = f->line_offset;
    if (v != NULL && v->place.line > 0) {
        p.line = v->place.line + f->line_offset;
        p.column = v->place.column;
    }
    book_problem(f->reader, p);
}

void fields_check(const struct fields *f, const char *const *names, size_t count) {
    size_t at = 0;
    const struct value *unknown = value_unknown_key(f->table, names, count, &at);
    for (; unknown != NULL; unknown = value_unknown_key(f->table, names, count, &at)) {
        const char *nearest = value_nearest_name(unknown->key, names, count);
        struct problem p = {
            .file = f->file,
            .line = unknown->key_place.line + f->line_offset,
            .column = unknown->key_place.column,
            .rule = "unknown-key",
            .severity = SEVERITY_ERROR,
            .message = text_join(f->reader, STR("there is no key \""), unknown->key, STR("\" here"))};
        p.fix = nearest ? text_join(f->reader, STR("did you mean \""), str_c(nearest), STR("\"?"))
                        : STR("take it out, or look it up in docs/curriculum-format.md");
        book_problem(f->reader, p);
    }
}

struct license_note field_license(const struct fields *f, const char *key) {
    struct license_note note = {.id = field_text(f, key, VALUE_OPTIONAL)};
    if (note.id.n > 0 && !license_note_of(f->reader->arena, note.id, &note)) {
        field_problem(
            f, key,
            (struct problem){.rule = "license",
                             .severity = SEVERITY_WARNING,
                             .message = text_join(f->reader, STR("\""), note.id,
                                                  STR("\" is no license that is known here")),
                             .fix = STR("write it as CC BY 4.0, CC BY-SA 4.0, CC0 1.0 or PDM 1.0")});
    }
    return note;
}
