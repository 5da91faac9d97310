/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "crypto/hash.h"
#include "curriculum/inside.h"

#define MEDIA_FOLDER STR("media/")
#define MEDIA_TABLE  STR("media/media.toml")

static const char *const KEYS[] = {"file",    "title",   "author", "author_url", "source_url",
                                   "license", "changes", "alt",    "sha256",     "missing"};

static void check_digest(const struct fields *f, const struct media *m) {
    str wanted = field_text(f, "sha256", VALUE_OPTIONAL);
    if (wanted.n == 0 || m->bytes.n == 0) {
        return;
    }
    if (!str_eq_nocase(wanted, hash_sha256_hex(f->reader->arena, m->bytes))) {
        field_problem(f, "sha256",
                      (struct problem){
                          .rule = "media",
                          .severity = SEVERITY_ERROR,
                          .message = text_join(f->reader, m->file,
                                               STR(" is not the file whose sha256 is given here"), STR("")),
                          .fix = STR("look at the file; if it is right, give its sha256")});
    }
}

/* What a credit line needs. */
static void check_entry(const struct fields *f, const struct media *m) {
    static const char *const NEEDED[] = {"title", "author", "license", "alt"};
    for (size_t i = 0; i < COUNT_OF(NEEDED); i++) {
        if (value_get(f->table, NEEDED[i]) == NULL) {
            field_problem(
                f, NULL,
                (struct problem){
                    .rule = "media",
                    .severity = SEVERITY_WARNING,
                    .message = text_join(f->reader, m->file, STR(" has no "), str_c(NEEDED[i])),
                    .fix = STR("every picture names its title, author, license and alternative text")});
        }
    }
    if (m->bytes.n == 0 && !m->missing) {
        field_problem(
            f, "file",
            (struct problem){.rule = "media",
                             .severity = SEVERITY_ERROR,
                             .message = text_join(f->reader, STR("there is no file "), m->file, STR("")),
                             .fix = STR("add the file, or say missing = true and its source_url")});
    }
    check_digest(f, m);
}

static void find_bytes(struct reader *r, struct media *m) {
    const struct tree_file *file = tree_find(r->tree, m->file);
    if (file != NULL) {
        m->bytes = file->bytes;
        m->type = image_type(m->file, file->bytes);
    }
}

static void read_entry(struct reader *r, const struct value *entry) {
    struct fields f = {r, MEDIA_TABLE, 0, entry};
    fields_check(&f, KEYS, COUNT_OF(KEYS));
    struct media m = {.file = field_text(&f, "file", VALUE_REQUIRED),
                      .title = field_text(&f, "title", VALUE_OPTIONAL),
                      .author = field_text(&f, "author", VALUE_OPTIONAL),
                      .author_url = field_text(&f, "author_url", VALUE_OPTIONAL),
                      .source_url = field_text(&f, "source_url", VALUE_OPTIONAL),
                      .changes = field_text(&f, "changes", VALUE_OPTIONAL),
                      .alt = field_text(&f, "alt", VALUE_OPTIONAL),
                      .license = field_license(&f, "license"),
                      .missing = field_flag(&f, "missing", false)};
    if (m.file.n == 0) {
        return;
    }
    if (!str_starts(m.file, MEDIA_FOLDER)) {
        m.file = text_join(r, MEDIA_FOLDER, m.file, STR(""));
    }
    find_bytes(r, &m);
    check_entry(&f, &m);
    *LIST_ADD(r->arena, &r->book->media) = m;
}

static void index_entries(struct reader *r) {
    for (size_t i = 0; i < r->book->media.n; i++) {
        struct media *m = &r->book->media.at[i];
        if (!map_put(&r->media, m->file, m)) {
            book_problem(r,
                         (struct problem){.file = MEDIA_TABLE,
                                          .rule = "media",
                                          .severity = SEVERITY_ERROR,
                                          .message = text_join(r, m->file, STR(" has two entries"), STR("")),
                                          .fix = STR("keep one of them")});
        }
        if (m->bytes.n == 0 && m->source_url.n > 0) {
            (void)map_put(&r->media, m->source_url, m);
        }
    }
}

/* Files nobody described are shown, but without a license nobody may use them. */
static void report_undescribed(struct reader *r) {
    for (size_t i = 0; i < r->tree->files.n; i++) {
        const struct tree_file *file = &r->tree->files.at[i];
        if (str_starts(file->path, MEDIA_FOLDER) && image_type(file->path, file->bytes).n > 0 &&
            !map_has(&r->media, file->path)) {
            book_problem(
                r, (struct problem){.file = file->path,
                                    .rule = "media",
                                    .severity = SEVERITY_ERROR,
                                    .message = STR("this picture has no entry in media/media.toml"),
                                    .fix = STR("add [[media]] with file, title, author, license and alt")});
        }
    }
}

void media_read(struct reader *r) {
    const struct tree_file *file = tree_find(r->tree, MEDIA_TABLE);
    const struct value *table = NULL;
    if (file != NULL) {
        err e = toml_parse(r->arena, file->bytes, &table, NULL);
        if (failed(e)) {
            book_problem_err(r, file->path, 0, e);
        }
    }
    static const char *const TOP[] = {"media"};
    struct fields f = {r, MEDIA_TABLE, 0, table};
    fields_check(&f, TOP, COUNT_OF(TOP));
    const struct value *entries = field_array(&f, "media");
    for (size_t i = 0; i < value_count(entries); i++) {
        read_entry(r, value_at(entries, i));
    }
    index_entries(r);
    report_undescribed(r);
}
