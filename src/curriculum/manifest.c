/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <stddef.h>

#include "curriculum/inside.h"

#define MANIFEST STR("curriculum.toml")

static const char *const KEYS[] = {"id",       "title",       "short_title", "teaser",          "version",
                                   "language", "license",     "authors",     "live_minutes",    "modules",
                                   "pages",    "notice",      "attribution", "acknowledgments", "skill",
                                   "skeleton", "application", "evidence",    "words",           "lint"};

static const char *const ROW_IDS[] = {"toolkit", "community", "practice"};

static const char *const PART_TITLES[] = {
    "The big question", "Learning outcomes", "Personal reflection", "Essential knowledge",
    "Check yourself",   "Application",       "Closing the loop",    "Sources and further reading"};
static const char *const ROW_TITLES[] = {"Toolkit", "Community", "Applied practice"};

static void read_skill(const struct fields *f) {
    static const char *const SKILL_KEYS[] = {"id", "title", "text"};
    fields_check(f, SKILL_KEYS, COUNT_OF(SKILL_KEYS));
    str id = field_text(f, "id", VALUE_REQUIRED);
    enum skill skill = SKILL_COUNT;
    if (!skill_from_id(id, &skill)) {
        field_problem(f, "id",
                      (struct problem){
                          .rule = "manifest",
                          .severity = SEVERITY_ERROR,
                          .message = text_join(f->reader, STR("there is no skill "), id, STR("")),
                          .fix = STR("the ids are fixed: relationship, benefits, sharing, finding, advising, "
                                     "training, advocacy")});
        return;
    }
    f->reader->book->skill_titles[skill] = field_text(f, "title", VALUE_REQUIRED);
    f->reader->book->skill_texts[skill] = field_text(f, "text", VALUE_REQUIRED);
}

static void read_skills(const struct fields *f) {
    struct book *b = f->reader->book;
    const struct value *list = field_array(f, "skill");
    for (size_t i = 0; i < value_count(list); i++) {
        struct fields inner = *f;
        inner.table = value_at(list, i);
        read_skill(&inner);
    }
    for (int skill = 0; skill < SKILL_COUNT; skill++) {
        if (b->skill_titles[skill].n == 0) {
            b->skill_titles[skill] = str_c(skill_id((enum skill)skill));
        }
    }
}

static void read_titles(const struct fields *f, const char *const *ids, const char *const *defaults,
                        str *titles, size_t count) {
    fields_check(f, ids, count);
    for (size_t i = 0; i < count; i++) {
        str title = field_text(f, ids[i], VALUE_OPTIONAL);
        titles[i] = title.n ? title : str_c(defaults[i]);
    }
}

static void read_skeleton(const struct fields *f) {
    const char *ids[PART_COUNT];
    for (int part = 0; part < PART_COUNT; part++) {
        ids[part] = part_id((enum part)part);
    }
    struct fields skeleton = field_table(f, "skeleton");
    struct fields rows = field_table(f, "application");
    read_titles(&skeleton, ids, PART_TITLES, f->reader->book->part_titles, PART_COUNT);
    read_titles(&rows, ROW_IDS, ROW_TITLES, f->reader->application_titles, ROW_COUNT);
}

struct word {
    const char *key;
    size_t offset;
};

#define WORD(field)                                                                                          \
    { #field, offsetof(struct md_words, field) }
static const struct word WORDS[] = {
    WORD(role_practice), WORD(role_administer), WORD(role_lead),      WORD(tip),       WORD(important),
    WORD(warning),       WORD(caution),         WORD(note),           WORD(note_back), WORD(task_done),
    WORD(task_open),     WORD(table),           WORD(remote_picture), WORD(credit),    WORD(credit_no_author),
};

/* The few words around a text are in the language of the text, so the curriculum brings them. */
static void read_words(const struct fields *f) {
    const char *names[COUNT_OF(WORDS)];
    for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
        names[i] = WORDS[i].key;
    }
    struct fields words = field_table(f, "words");
    fields_check(&words, names, COUNT_OF(names));
    f->reader->words = *markdown_words_english();
    for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
        str word = field_text(&words, WORDS[i].key, VALUE_OPTIONAL);
        if (word.n > 0) {
            *(str *)(void *)((char *)&f->reader->words + WORDS[i].offset) = word;
        }
    }
}

/* BCP 47: scripts that run from right to left, by language or by an explicit script. */
static str direction_of(str language) {
    static const char *const RIGHT_TO_LEFT[] = {"ar", "arc", "ckb", "dv", "fa", "he",
                                                "ps", "sd",  "syr", "ug", "ur", "yi"};
    if (str_contains(language, STR("-Latn"))) {
        return STR("ltr");
    }
    str main = str_sub(language, 0, str_find_byte(language, '-'));
    for (size_t i = 0; i < COUNT_OF(RIGHT_TO_LEFT); i++) {
        if (str_eq_nocase(main, str_c(RIGHT_TO_LEFT[i]))) {
            return STR("rtl");
        }
    }
    bool script = str_contains(language, STR("-Arab")) || str_contains(language, STR("-Hebr"));
    return script ? STR("rtl") : STR("ltr");
}

static void read_people(const struct fields *f) {
    struct book *b = f->reader->book;
    struct value_texts authors = field_texts(f, "authors");
    struct value_texts thanks = field_texts(f, "acknowledgments");
    for (size_t i = 0; i < authors.n; i++) {
        *LIST_ADD(f->reader->arena, &b->authors) = authors.at[i];
    }
    for (size_t i = 0; i < thanks.n; i++) {
        *LIST_ADD(f->reader->arena, &b->acknowledgments) = thanks.at[i];
    }
}

/* Three numbers with two dots, and anything after '-' or '+' (Semantic Versioning 2.0.0). */
static bool version_is_valid(str version) {
    str core = str_sub(version, 0, str_find_byte(version, '+'));
    core = str_sub(core, 0, str_find_byte(core, '-'));
    for (int i = 0; i < 3; i++) {
        bool more = str_find_byte(core, '.') != SIZE_MAX;
        uint64_t number = 0;
        if (!str_to_u64(str_split(&core, '.'), UINT32_MAX, &number) || more != (i < 2)) {
            return false;
        }
    }
    return true;
}

static void read_version(const struct fields *f) {
    struct book *b = f->reader->book;
    b->version = field_text(f, "version", VALUE_REQUIRED);
    if (b->version.n > 0 && !version_is_valid(b->version)) {
        field_problem(f, "version",
                      (struct problem){.rule = "manifest",
                                       .severity = SEVERITY_ERROR,
                                       .message = STR("a version is three numbers"),
                                       .fix = STR("write it as \"1.0.0\"")});
    }
}

static void read_attribution(const struct fields *f) {
    str text = field_text(f, "attribution", VALUE_OPTIONAL);
    struct md_options options = {.file = MANIFEST, .words = &f->reader->words};
    const struct md_document *d = markdown_read(f->reader->arena, text, &options);
    f->reader->book->attribution = md_document_body(f->reader->arena, d);
}

static void read_book(const struct fields *f) {
    struct book *b = f->reader->book;
    fields_check(f, KEYS, COUNT_OF(KEYS));
    b->title = field_text(f, "title", VALUE_REQUIRED);
    b->title = b->title.n ? b->title : b->id;
    b->short_title = field_text(f, "short_title", VALUE_OPTIONAL);
    b->short_title = b->short_title.n ? b->short_title : b->title;
    b->teaser = field_text(f, "teaser", VALUE_OPTIONAL);
    b->language = field_text(f, "language", VALUE_OPTIONAL);
    b->language = b->language.n ? b->language : STR("en");
    b->direction = direction_of(b->language);
    b->license = field_license(f, "license");
    b->notice = field_text(f, "notice", VALUE_OPTIONAL);
    b->live_minutes = field_number(f, "live_minutes", UINT16_MAX);
    read_version(f);
    read_people(f);
    read_words(f);
    read_skeleton(f);
    read_skills(f);
    read_attribution(f);
}

static bool id_is_valid(str id) {
    for (size_t i = 0; i < id.n; i++) {
        bool letter = id.p[i] >= 'a' && id.p[i] <= 'z';
        if (!letter && !byte_is_digit(id.p[i]) && !(id.p[i] == '-' && i > 0)) {
            return false;
        }
    }
    return id.n > 0 && id.n <= SLUG_BYTES_MAX;
}

err manifest_read(struct reader *r) {
    const struct tree_file *file = tree_find(r->tree, MANIFEST);
    if (file == NULL) {
        return err_of(ERR_INPUT, "there is no curriculum.toml in this folder");
    }
    const struct value *table = NULL;
    err e = toml_parse(r->arena, file->bytes, &table, NULL);
    if (!failed(e)) {
        e = value_read_text(r->arena, table, "id", VALUE_REQUIRED, &r->book->id);
    }
    if (failed(e)) {
        return err_fmt(r->arena, ERR_INPUT, "curriculum.toml: %s", e.message);
    }
    if (!id_is_valid(r->book->id)) {
        return err_of(ERR_INPUT,
                      "curriculum.toml: id must be made of a-z, 0-9 and -, because it stands in addresses");
    }
    struct fields f = {r, MANIFEST, 0, table};
    read_book(&f);
    r->modules = field_array(&f, "modules");
    r->pages = field_array(&f, "pages");
    return OK;
}
