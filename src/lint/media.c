/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Alternative texts and credits. What is missing altogether is the book's (rule `media`). */
#include "lint/inside.h"

#define ALT_CHARACTERS_MAX 300 /* what a listener can keep in mind */
#define MEDIA_TABLE        STR("media/media.toml")

static bool is_file_name(str alt, str target) {
    static const str ENDS[] = {STR_INIT(".png"), STR_INIT(".jpg"),  STR_INIT(".jpeg"),
                               STR_INIT(".gif"), STR_INIT(".webp"), STR_INIT(".svg")};
    str name = str_from(target, str_find_last_byte(target, '/') + 1);
    for (size_t i = 0; i < COUNT_OF(ENDS); i++) {
        if (alt.n >= ENDS[i].n && str_eq_nocase(str_from(alt, alt.n - ENDS[i].n), ENDS[i])) {
            return true;
        }
    }
    str stem = str_sub(name, 0, str_find_last_byte(name, '.'));
    return alt.n > 0 && (str_eq_nocase(alt, name) || str_eq_nocase(alt, stem));
}

static bool is_announced(str alt) {
    static const char *const WORDS[] = {"image",      "picture", "graphic",   "photo",
                                        "photograph", "icon",    "screenshot"};
    static const char *const STARTS[] = {"", "a ", "an ", "the "};
    for (size_t i = 0; i < COUNT_OF(WORDS) * COUNT_OF(STARTS); i++) {
        str start = str_c(STARTS[i % COUNT_OF(STARTS)]);
        str word = str_c(WORDS[i / COUNT_OF(STARTS)]);
        str rest = str_from(alt, start.n);
        if (lint_starts(alt, start.n ? start.p : "") && lint_starts(rest, word.p) &&
            lint_starts(str_from(rest, word.n), " of ")) {
            return true;
        }
    }
    return false;
}

void lint_alt(struct lint_run *r, struct problem at, str alt, str target) {
    at.rule = "alt";
    if (is_file_name(alt, target)) {
        at.message = STR("the alternative text is the name of the file");
        at.fix = STR("say what the picture tells");
    } else if (is_announced(alt)) {
        at.message = STR("the alternative text says that it is a picture; a reader's device says so already");
        at.fix = STR("begin with what is to be seen");
    } else if (utf8_count(alt) > ALT_CHARACTERS_MAX) {
        at.rule = "alt-long";
        at.message = lint_fmt(r, "the alternative text has %zu characters", utf8_count(alt));
        at.fix = STR("keep the gist in it and tell the rest in the text");
    } else {
        return;
    }
    lint_add(r, at);
}

static struct problem at_entry(const struct value *entry, const char *key, struct problem p) {
    const struct value *v = value_get(entry, key);
    p.file = MEDIA_TABLE;
    return lint_at(NULL, v != NULL ? v : entry, p);
}

static void check_empty(struct lint_run *r, const struct value *entry) {
    static const char *const NEEDED[] = {"title", "author", "license", "alt"};
    for (size_t i = 0; i < COUNT_OF(NEEDED); i++) {
        const struct value *v = value_get(entry, NEEDED[i]);
        if (v != NULL && v->kind == VALUE_TEXT && str_trim(v->as.text).n == 0) {
            lint_add(r,
                     at_entry(entry, NEEDED[i],
                              (struct problem){
                                  .rule = "credit",
                                  .message = lint_fmt(r, "%s is empty", NEEDED[i]),
                                  .fix = STR("a credit needs title, author, license and alternative text")}));
        }
    }
}

static void check_origin(struct lint_run *r, const struct value *entry) {
    const struct value *missing = value_get(entry, "missing");
    bool is_missing = missing != NULL && missing->kind == VALUE_BOOLEAN && missing->as.boolean;
    if (is_missing && lint_text(entry, "source_url").n == 0) {
        lint_add(r, at_entry(entry, "missing",
                             (struct problem){
                                 .rule = "credit",
                                 .message = STR("a picture that is not here needs the address where it is"),
                                 .fix = STR("add source_url")}));
    } else if (!is_missing && value_get(entry, "sha256") == NULL) {
        lint_add(r, at_entry(entry, "file",
                             (struct problem){
                                 .rule = "credit",
                                 .message = STR("without sha256 nobody notices when the file is exchanged"),
                                 .fix = STR("add sha256 = \"…\", as sha256sum(1) says it")}));
    }
}

static str path_of(struct lint_run *r, str file) {
    return str_starts(file, STR("media/")) ? file : arena_join(r->arena, (str[]){STR("media/"), file}, 2);
}

static void check_entry(struct lint_run *r, const struct value *entry, struct map *described) {
    str file = lint_text(entry, "file");
    (void)map_put(described, path_of(r, file), r);
    check_empty(r, entry);
    check_origin(r, entry);
    lint_alt(r, at_entry(entry, "alt", (struct problem){0}), lint_text(entry, "alt"), file);
}

/* Pictures without an entry are the book's. */
static void check_other_files(struct lint_run *r, const struct map *described) {
    for (size_t i = 0; i < r->tree->files.n; i++) {
        const struct tree_file *file = &r->tree->files.at[i];
        if (str_starts(file->path, STR("media/")) && !str_eq(file->path, MEDIA_TABLE) &&
            image_type(file->path, file->bytes).n == 0 && !map_has(described, file->path)) {
            lint_add(r,
                     (struct problem){.file = file->path,
                                      .rule = "credit",
                                      .message = STR("this file has no entry in media/media.toml"),
                                      .fix = STR("add [[media]] with file, title, author, license and alt")});
        }
    }
}

void lint_media(struct lint_run *r) {
    const struct tree_file *file = tree_find(r->tree, MEDIA_TABLE);
    const struct value *table = NULL;
    struct map described = map_new(r->arena);
    if (file != NULL && !failed(toml_parse(r->arena, file->bytes, &table, NULL))) {
        const struct value *entries = value_get(table, "media");
        for (size_t i = 0; i < value_count(entries); i++) {
            check_entry(r, value_at(entries, i), &described);
        }
    }
    check_other_files(r, &described);
}
