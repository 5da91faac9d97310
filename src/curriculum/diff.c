/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/diff.h"

#include "curriculum/source.h"
#include "format/toml.h"

#define CHANGES  STR("changes.toml")
#define MANIFEST STR("curriculum.toml")

struct comparing {
    struct arena *arena;
    const struct edition_files *old;
    const struct edition_files *new_one;
    const struct value *classes; /* of changes.toml; NULL when there is none */
    struct map old_units;        /* key → struct unit * */
    struct map new_units;
    struct map renamed; /* old key → struct unit *, the new one */
    struct book_diff diff;
};

const char *change_class_name(enum change_class c) {
    static const char *const names[] = {"", "editorial", "clarifying", "substantive", "replaced"};
    return names[c];
}

const char *diff_kind_name(enum diff_kind k) {
    static const char *const names[] = {"unit", "page", "quest", "media"};
    return names[k];
}

const char *diff_change_name(enum diff_change c) {
    static const char *const names[] = {"added", "removed", "renamed", "changed"};
    return names[c];
}

static void problem(struct comparing *c, struct problem p) {
    p.severity = SEVERITY_ERROR;
    *LIST_ADD(c->arena, &c->diff.problems) = p;
}

static str join(struct comparing *c, str a, str b, str d) {
    return arena_join(c->arena, (str[]){a, b, d}, 3);
}

/* ---- Words ---- */

struct tally {
    size_t old_count, new_count;
};

static bool is_between_words(char byte) {
    return !byte_is_alnum(byte) && (unsigned char)byte < 0x80;
}

/* The next run of letters and digits (of any script: bytes from 0x80 on belong to words). */
static str next_word(str *rest) {
    size_t start = 0;
    while (start < rest->n && is_between_words(rest->p[start])) {
        start++;
    }
    size_t end = start;
    while (end < rest->n && !is_between_words(rest->p[end])) {
        end++;
    }
    str word = str_sub(*rest, start, end - start);
    *rest = str_from(*rest, end);
    return str_sub(word, 0, DIFF_WORD_BYTES_MAX);
}

static void count_words(struct arena *a, struct map *tallies, str text, bool is_new) {
    for (str word = next_word(&text); word.n; word = next_word(&text)) {
        struct tally *t = map_get(tallies, word);
        if (!t) {
            t = ARENA_NEW(a, struct tally);
            map_put(tallies, word, t);
        }
        t->old_count += !is_new;
        t->new_count += is_new;
    }
}

static void compare_words(struct diff_entry *e, str old_text, str new_text) {
    struct arena *scratch = arena_new();
    struct map tallies = map_new(scratch);
    count_words(scratch, &tallies, old_text, false);
    count_words(scratch, &tallies, new_text, true);
    for (size_t i = 0; i < tallies.n; i++) {
        const struct tally *t = tallies.at[i].value;
        e->words_added += t->new_count > t->old_count ? t->new_count - t->old_count : 0;
        e->words_removed += t->old_count > t->new_count ? t->old_count - t->new_count : 0;
    }
    arena_free(scratch);
}

/* What a reader reads: the file without its front matter. */
static str text_of(struct comparing *c, const struct edition_files *from, str file) {
    const struct tree_file *f = tree_find(from->tree, file);
    return f ? source_page_read(c->arena, f->bytes).body : STR("");
}

/* ---- changes.toml ---- */

static struct problem at_value(const struct value *v, const char *rule, str message, const char *fix) {
    return (struct problem){.file = CHANGES,
                            .line = v->key_place.line,
                            .column = v->key_place.column,
                            .rule = rule,
                            .message = message,
                            .fix = str_c(fix)};
}

static enum change_class class_of(const struct value *v) {
    for (int c = CLASS_EDITORIAL; v->kind == VALUE_TEXT && c <= CLASS_REPLACED; c++) {
        if (str_eq(v->as.text, str_c(change_class_name((enum change_class)c)))) {
            return (enum change_class)c;
        }
    }
    return CLASS_NONE;
}

static void check_class(struct comparing *c, const struct value *v) {
    if (class_of(v) == CLASS_NONE) {
        problem(c, at_value(v, "change-class", join(c, STR("\""), v->key, STR("\" has no class that is one")),
                            "write editorial, clarifying, substantive or replaced"));
    }
    if (!map_has(&c->new_units, v->key)) {
        problem(c,
                at_value(v, "change-unit", join(c, STR("there is no unit "), v->key, STR(" in this edition")),
                         "name units as CURRICULUM/MODULE/UNIT; those that are gone are not listed"));
    }
}

static void read_classes(struct comparing *c) {
    const struct tree_file *file = tree_find(c->new_one->tree, CHANGES);
    struct text_place place = {0};
    if (!file) {
        return;
    }
    err e = toml_parse(c->arena, file->bytes, &c->classes, &place);
    if (failed(e)) {
        c->classes = NULL;
        problem(c,
                (struct problem){.file = CHANGES,
                                 .line = place.line,
                                 .column = place.column,
                                 .rule = "changes",
                                 .message = str_c(e.message),
                                 .fix = STR("write one line a changed unit: \"core/x/y\" = \"editorial\"")});
        return;
    }
    for (size_t i = 0; i < value_count(c->classes); i++) {
        check_class(c, value_at(c->classes, i));
    }
}

static enum change_class stated_class(const struct comparing *c, str key) {
    for (size_t i = 0; i < value_count(c->classes); i++) {
        const struct value *v = value_at(c->classes, i);
        if (str_eq(v->key, key)) {
            return class_of(v);
        }
    }
    return CLASS_NONE;
}

static bool is_stated(const struct comparing *c, str key) {
    for (size_t i = 0; i < value_count(c->classes); i++) {
        if (str_eq(value_at(c->classes, i)->key, key)) {
            return true;
        }
    }
    return false;
}

/* ---- Units ---- */

static void index_units(struct arena *a, const struct book *b, struct map *units) {
    *units = map_new(a);
    for (size_t i = 0; i < b->modules.n; i++) {
        for (size_t k = 0; k < b->modules.at[i].units.n; k++) {
            struct unit *u = &b->modules.at[i].units.at[k];
            map_put(units, u->key, u);
        }
    }
}

/* Old keys that the new edition has under another name. */
static void index_renamed(struct comparing *c) {
    c->renamed = map_new(c->arena);
    for (size_t i = 0; i < c->new_units.n; i++) {
        struct unit *u = c->new_units.at[i].value;
        for (size_t k = 0; k < u->aliases.n && !map_has(&c->old_units, u->key); k++) {
            str old_key = u->aliases.at[k];
            if (map_has(&c->old_units, old_key) && !map_has(&c->new_units, old_key)) {
                map_put(&c->renamed, old_key, u);
            }
        }
    }
}

static const struct unit *old_of(const struct comparing *c, const struct unit *u, str *ret_from) {
    const struct unit *old = map_get(&c->old_units, u->key);
    for (size_t i = 0; !old && i < c->renamed.n; i++) {
        if (c->renamed.at[i].value == u) {
            *ret_from = c->renamed.at[i].key;
            old = map_get(&c->old_units, *ret_from);
        }
    }
    return old;
}

/* A revision covers the path of the file, so a unit that was renamed is compared by its bytes. */
static bool text_changed(struct comparing *c, const struct unit *old, const struct unit *u, bool renamed) {
    if (!renamed) {
        return !str_eq(old->revision, u->revision);
    }
    return !str_eq(text_of(c, c->old, old->file), text_of(c, c->new_one, u->file));
}

static void require_class(struct comparing *c, const struct diff_entry *e) {
    if (!is_stated(c, e->key)) {
        problem(c, (struct problem){
                       .file = CHANGES,
                       .rule = "change-class",
                       .message = join(c, e->key, STR(" was changed, but its class is not stated"), STR("")),
                       .fix = join(c, STR("add a line to changes.toml: \""), e->key,
                                   STR("\" = \"editorial\" (or clarifying, substantive, replaced)"))});
    }
}

static void compare_unit(struct comparing *c, const struct unit *u) {
    struct diff_entry e = {.kind = DIFF_UNIT, .change = DIFF_ADDED, .key = u->key};
    const struct unit *old = old_of(c, u, &e.from);
    if (!old) {
        compare_words(&e, STR(""), text_of(c, c->new_one, u->file));
        *LIST_ADD(c->arena, &c->diff.entries) = e;
        return;
    }
    e.text_changed = text_changed(c, old, u, e.from.n > 0);
    if (!e.text_changed && e.from.n == 0) {
        return;
    }
    e.change = e.from.n ? DIFF_RENAMED : DIFF_CHANGED;
    compare_words(&e, text_of(c, c->old, old->file), text_of(c, c->new_one, u->file));
    if (e.text_changed) {
        e.class = stated_class(c, u->key);
        require_class(c, &e);
    }
    *LIST_ADD(c->arena, &c->diff.entries) = e;
}

static void compare_units(struct comparing *c) {
    for (size_t i = 0; i < c->new_units.n; i++) {
        compare_unit(c, c->new_units.at[i].value);
    }
    for (size_t i = 0; i < c->old_units.n; i++) {
        const struct unit *u = c->old_units.at[i].value;
        if (!map_has(&c->new_units, u->key) && !map_has(&c->renamed, u->key)) {
            struct diff_entry *e = LIST_ADD(c->arena, &c->diff.entries);
            *e = (struct diff_entry){.kind = DIFF_UNIT, .change = DIFF_REMOVED, .key = u->key};
            compare_words(e, text_of(c, c->old, u->file), STR(""));
        }
    }
}

/* ---- Everything else that readers see ---- */

static bool is_unit_file(const struct map *units, const struct book *b, str path) {
    str key = arena_join(units->arena, (str[]){b->id, STR("/"), str_without_end(path, STR(".md"))}, 3);
    return map_has(units, key);
}

/* False for files that are not shown as pages, quests or media. */
static bool kind_of_file(const struct edition_files *from, const struct map *units, str path,
                         enum diff_kind *ret) {
    bool markdown = str_ends(path, STR(".md"));
    if (str_starts(path, STR("media/"))) {
        *ret = DIFF_MEDIA;
        return true;
    }
    *ret = str_starts(path, STR("quests/")) ? DIFF_QUEST : DIFF_PAGE;
    return markdown && !str_starts(path, STR("guide/")) && !is_unit_file(units, from->book, path);
}

static void add_file(struct comparing *c, enum diff_kind kind, const struct tree_file *old,
                     const struct tree_file *now) {
    ASSERT(old || now);
    struct diff_entry *e = LIST_ADD(c->arena, &c->diff.entries);
    const struct tree_file *either = now ? now : old;
    *e = (struct diff_entry){.kind = kind,
                             .change = !old  ? DIFF_ADDED
                                       : now ? DIFF_CHANGED
                                             : DIFF_REMOVED,
                             .key = either->path,
                             .text_changed = old && now};
    if (kind != DIFF_MEDIA) {
        compare_words(e, old ? source_page_read(c->arena, old->bytes).body : STR(""),
                      now ? source_page_read(c->arena, now->bytes).body : STR(""));
    }
}

static void compare_files(struct comparing *c, enum diff_kind wanted) {
    enum diff_kind kind;
    const struct tree *now = c->new_one->tree;
    const struct tree *before = c->old->tree;
    for (size_t i = 0; i < now->files.n; i++) {
        const struct tree_file *file = &now->files.at[i];
        const struct tree_file *old = tree_find(before, file->path);
        if (kind_of_file(c->new_one, &c->new_units, file->path, &kind) && kind == wanted &&
            !(old && str_eq(old->bytes, file->bytes))) {
            add_file(c, kind, old, file);
        }
    }
    for (size_t i = 0; i < before->files.n; i++) {
        const struct tree_file *old = &before->files.at[i];
        if (kind_of_file(c->old, &c->old_units, old->path, &kind) && kind == wanted &&
            !tree_find(now, old->path)) {
            add_file(c, kind, old, NULL);
        }
    }
}

static void check_version(struct comparing *c) {
    str old = c->old->book->version;
    str now = c->new_one->book->version;
    if (!c->diff.same && version_cmp(now, old) <= 0) {
        problem(c, (struct problem){
                       .file = MANIFEST,
                       .rule = "version",
                       .message = arena_join(c->arena,
                                             (str[]){STR("the version "), now,
                                                     STR(" is not above that of the edition before, "), old},
                                             4),
                       .fix = STR("raise `version`: an edition is named by it and never changes")});
    }
}

struct book_diff book_diff(struct arena *a, const struct edition_files *old,
                           const struct edition_files *new_one) {
    struct comparing c = {.arena = a, .old = old, .new_one = new_one};
    c.diff.same = str_eq(old->book->hash, new_one->book->hash);
    index_units(a, old->book, &c.old_units);
    index_units(a, new_one->book, &c.new_units);
    index_renamed(&c);
    read_classes(&c);
    compare_units(&c);
    compare_files(&c, DIFF_PAGE);
    compare_files(&c, DIFF_QUEST);
    compare_files(&c, DIFF_MEDIA);
    check_version(&c);
    return c.diff;
}
