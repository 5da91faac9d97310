/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * What is given is collected first, each with the place it came from: flags and variables, then
 * the file that one of them may name. Then, setting by setting, the default and all that was given
 * is checked and stored, the nearest to the person last.
 */
#include "config/config.h"

#include "base/limits.h"
#include "config/setting.h"
#include "format/toml.h"

/* From far to near: a later one wins. */
enum origin { ORIGIN_FILE, ORIGIN_VARIABLE, ORIGIN_FLAG, ORIGINS_COUNT };

struct given {
    const char *where; /* for messages: "--port", "waymark.toml:3:8: port"; NULL = not given */
    str value;
};

struct loader {
    struct arena *arena;
    const struct config_source *from;
    struct config_words words;
    struct given given[SETTINGS_COUNT][ORIGINS_COUNT];
};

enum { SHOWN_BYTES = 64 };

/* A stranger's text for a message: not too long, and nothing that a terminal would obey. */
static const char *shown(struct arena *a, str s) {
    buf b = buf_new(a);
    str rest = utf8_cut(s, SHOWN_BYTES);
    bool cut = rest.n < s.n;
    while (rest.n) {
        uint32_t c = utf8_next(&rest);
        utf8_add(&b, c < 0x20 || (c >= 0x7f && c < 0xa0) ? UTF8_INVALID : c);
    }
    buf_c(&b, cut ? "…" : "");
    return buf_str(&b).p;
}

/* ---- Wrong names --------------------------------------------------------------------------- */

enum name_kind { NAME_KEY, NAME_FLAG, NAME_VARIABLE };

static const char *name_of(const struct setting *s, enum name_kind kind) {
    switch (kind) {
    case NAME_KEY:
        return s->name;
    case NAME_FLAG:
        return s->flag;
    case NAME_VARIABLE:
        return s->variable;
    }
    return "";
}

/* A setting in the list of the command, or "config", which every command has. */
static bool is_used(const struct config_source *from, const char *name) {
    bool used = strcmp(name, "config") == 0;
    for (size_t i = 0; from->settings && from->settings[i]; i++) {
        used = used || strcmp(from->settings[i], name) == 0;
    }
    return used;
}

/* "; did you mean "--port"?", or nothing when no name is near. */
static const char *suggestion(struct loader *l, str wrong, enum name_kind kind) {
    LIST(const char *) names = {0};
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        bool fits = kind == NAME_VARIABLE || (kind == NAME_KEY && i != setting_by_name(STR("config"))) ||
                    (kind == NAME_FLAG && is_used(l->from, settings[i].name));
        if (fits) {
            *LIST_ADD(l->arena, &names) = name_of(&settings[i], kind);
        }
    }
    for (size_t i = 0; kind == NAME_FLAG && l->from->options && l->from->options[i]; i++) {
        *LIST_ADD(l->arena, &names) = l->from->options[i];
    }
    const char *nearest = value_nearest_name(wrong, names.at, names.n);
    if (!nearest) {
        return "";
    }
    return arena_join(l->arena, (str[]){STR("; did you mean \""), str_c(nearest), STR("\"?")}, 3).p;
}

/* ---- Flags --------------------------------------------------------------------------------- */

static bool is_own_option(const struct loader *l, str word) {
    for (size_t i = 0; l->from->options && l->from->options[i]; i++) {
        if (str_eq(word, str_c(l->from->options[i]))) {
            return true;
        }
    }
    return false;
}

static err wrong_flag(struct loader *l, str name, size_t i) {
    if (i < SETTINGS_COUNT) {
        return err_fmt(l->arena, ERR_USAGE, "this command has no option %s", settings[i].flag);
    }
    return err_fmt(l->arena, ERR_USAGE, "there is no option \"%s\"%s", shown(l->arena, name),
                   suggestion(l, name, NAME_FLAG));
}

/* The value of a flag that does not bring it along behind a '=': the next word. */
static err flag_value(struct loader *l, const struct setting *s, size_t *at, str *ret) {
    if (s->type == SETTING_FLAG) {
        *ret = STR("true");
        return OK;
    }
    const char *next = *at + 1 < l->from->words_count ? l->from->words[*at + 1] : NULL;
    if (!next || str_starts(str_c(next), STR("--"))) {
        return err_fmt(l->arena, ERR_USAGE, "%s needs a value: %s %s", s->flag, s->flag, s->placeholder);
    }
    *at += 1;
    *ret = str_c(next);
    return OK;
}

/* The word at *at, which begins with "-"; *at ends on the last word that was used. */
static err read_flag(struct loader *l, size_t *at) {
    str word = str_c(l->from->words[*at]);
    str value = word;
    str name = str_split(&value, '=');
    size_t i = setting_by_flag(name);
    if (i == SETTINGS_COUNT || !is_used(l->from, settings[i].name)) {
        return wrong_flag(l, name, i);
    }
    if (name.n == word.n) {
        err e = flag_value(l, &settings[i], at, &value);
        if (failed(e)) {
            return e;
        }
    }
    l->given[i][ORIGIN_FLAG] = (struct given){settings[i].flag, value};
    return OK;
}

static err read_words(struct loader *l) {
    bool operands_only = false;
    for (size_t at = 0; at < l->from->words_count; at++) {
        str word = str_c(l->from->words[at]);
        bool flag = word.n > 1 && word.p[0] == '-' && !operands_only;
        operands_only = operands_only || str_eq(word, STR("--"));
        if (!flag || operands_only || is_own_option(l, word)) {
            *LIST_ADD(l->arena, &l->words) = word.p;
            continue;
        }
        err e = read_flag(l, &at);
        if (failed(e)) {
            return e;
        }
    }
    return OK;
}

/* ---- Variables ----------------------------------------------------------------------------- */

static err read_variable(struct loader *l, str entry) {
    str name = str_split(&entry, '=');
    size_t i = setting_by_variable(name);
    if (i == SETTINGS_COUNT) {
        return err_fmt(l->arena, ERR_USAGE, "there is no setting for the variable \"%s\"%s",
                       shown(l->arena, name), suggestion(l, name, NAME_VARIABLE));
    }
    if (entry.n) {
        l->given[i][ORIGIN_VARIABLE] = (struct given){settings[i].variable, entry};
    }
    return OK;
}

static err read_environment(struct loader *l) {
    const char *const *entry = l->from->environment;
    for (; entry && *entry; entry++) {
        err e = str_starts(str_c(*entry), STR("WAYMARK_")) ? read_variable(l, str_c(*entry)) : OK;
        if (failed(e)) {
            return e;
        }
    }
    return OK;
}

/* ---- The settings file --------------------------------------------------------------------- */

static err err_at(struct loader *l, const char *path, struct text_place place, const char *message) {
    return err_fmt(l->arena, ERR_USAGE, "%s:%" PRIu32 ":%" PRIu32 ": %s", path, place.line, place.column,
                   message);
}

/* "config" names the file, so it is no key of the file. */
static size_t key_of_file(str key) {
    size_t i = setting_by_name(key);
    return i < SETTINGS_COUNT && strcmp(settings[i].name, "config") == 0 ? SETTINGS_COUNT : i;
}

static err wrong_key(struct loader *l, const char *path, const struct value *v) {
    str parts[] = {STR("there is no setting \""), str_c(shown(l->arena, v->key)), STR("\""),
                   str_c(suggestion(l, v->key, NAME_KEY))};
    return err_at(l, path, v->key_place, arena_join(l->arena, parts, COUNT_OF(parts)).p);
}

/* Paths of the file count from its folder. */
static str beside(struct arena *a, const char *file, str path) {
    size_t slash = str_find_last_byte(str_c(file), '/');
    if (slash == SIZE_MAX || path.n == 0 || path.p[0] == '/') {
        return path;
    }
    return arena_join(a, (str[]){str_sub(str_c(file), 0, slash + 1), path}, 2);
}

static enum value_kind kind_of(enum setting_type type) {
    switch (type) {
    case SETTING_TEXT:
    case SETTING_PATH:
    case SETTING_CHOICE:
        return VALUE_TEXT;
    case SETTING_NUMBER:
        return VALUE_INTEGER;
    case SETTING_FLAG:
        return VALUE_BOOLEAN;
    }
    return VALUE_NULL;
}

/* A value of the right kind as the text that a flag would bring. */
static str text_of(struct loader *l, const struct value *v) {
    if (v->kind == VALUE_INTEGER) {
        return log_number(l->arena, v->as.integer);
    }
    if (v->kind == VALUE_BOOLEAN) {
        return v->as.boolean ? STR("true") : STR("false");
    }
    return v->as.text;
}

static err wrong_kind(struct loader *l, const char *path, const struct setting *s, const struct value *v) {
    bool quotes = kind_of(s->type) == VALUE_TEXT;
    str parts[] = {str_c(s->name), STR(" must be "), str_c(setting_allowed(l->arena, s)),
                   quotes ? STR(", in quotes") : STR("")};
    return err_at(l, path, v->place, arena_join(l->arena, parts, COUNT_OF(parts)).p);
}

static err read_key(struct loader *l, const char *path, const struct value *v) {
    size_t i = key_of_file(v->key);
    if (i == SETTINGS_COUNT) {
        return wrong_key(l, path, v);
    }
    const struct setting *s = &settings[i];
    if (v->kind != kind_of(s->type)) {
        return wrong_kind(l, path, s, v);
    }
    str value = text_of(l, v);
    if (s->type == SETTING_PATH) {
        value = beside(l->arena, path, value);
    }
    l->given[i][ORIGIN_FILE] = (struct given){err_at(l, path, v->place, s->name).message, value};
    return OK;
}

/* toml.h promises "line L, column C: " at the front, which becomes FILE:L:C. */
static err wrong_toml(struct loader *l, const char *path, struct text_place place, err e) {
    size_t colon = str_find(str_c(e.message), STR(": "));
    const char *message = colon == SIZE_MAX ? e.message : e.message + colon + 2;
    err at = err_at(l, path, place, message);
    return (err){e.code == ERR_LIMIT ? ERR_LIMIT : at.code, at.message};
}

static err read_text(struct loader *l, const char *path, str text) {
    const struct value *table = NULL;
    struct text_place place = {0};
    if (text.n > CONFIG_BYTES_MAX) {
        return err_fmt(l->arena, ERR_LIMIT, "%s: larger than the %u bytes that are allowed", path,
                       CONFIG_BYTES_MAX);
    }
    err e = toml_parse(l->arena, text, &table, &place);
    if (failed(e)) {
        return wrong_toml(l, path, place, e);
    }
    for (size_t i = 0; i < value_count(table) && !failed(e); i++) {
        e = read_key(l, path, value_at(table, i));
    }
    return e;
}

static err read_file(struct loader *l, struct world *w) {
    size_t config = setting_by_name(STR("config"));
    const struct given *named = &l->given[config][ORIGIN_FLAG];
    str text = {0};
    if (!named->where) {
        named = &l->given[config][ORIGIN_VARIABLE];
    }
    if (!named->where || !named->value.n) {
        return OK;
    }
    const char *path = arena_z(l->arena, named->value);
    err e = file_read(l->arena, w, path, CONFIG_BYTES_MAX, &text);
    return failed(e) ? e : read_text(l, path, text);
}

/* ---- Putting together ---------------------------------------------------------------------- */

static err store_given(struct loader *l, size_t i, struct config *config) {
    for (size_t origin = 0; origin < ORIGINS_COUNT; origin++) {
        const struct given *g = &l->given[i][origin];
        if (g->where && !setting_store(l->arena, &settings[i], g->value, config)) {
            return err_fmt(l->arena, ERR_USAGE, "%s: \"%s\" is not allowed; it must be %s", g->where,
                           shown(l->arena, g->value), setting_allowed(l->arena, &settings[i]));
        }
    }
    return OK;
}

static str default_base_url(struct arena *a, unsigned port) {
    buf b = buf_new(a);
    buf_c(&b, "http://localhost");
    if (port != 80) {
        buf_byte(&b, ':');
        buf_u64(&b, port);
    }
    return buf_str(&b);
}

/* What settings have to do with one another, and what follows from them. */
static err complete(struct arena *a, struct config *c) {
    if (!c->base_url.n && !setting_is_loopback(c->address)) {
        return err_fmt(
            a, ERR_USAGE,
            "others can reach the address %s, so base_url is required: how do people reach the site? "
            "For example --base-url https://learn.example.org",
            c->address.p);
    }
    if (c->https_in_front && !str_starts(c->base_url, STR("https://"))) {
        return err_of(ERR_USAGE, "https_in_front is true, so base_url must be given and begin with https://");
    }
    c->base_url = c->base_url.n ? c->base_url : default_base_url(a, c->port);
    str slash = str_ends(c->data, STR("/")) ? STR("") : STR("/");
    c->database = arena_join(a, (str[]){c->data, slash, STR("waymark.db")}, 3);
    return OK;
}

static err finish(struct loader *l, struct config *ret) {
    struct config config = {0};
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        bool stored = setting_store(l->arena, &settings[i], str_c(settings[i].value_default), &config);
        ASSERT(stored);
        err e = store_given(l, i, &config);
        if (failed(e)) {
            return e;
        }
    }
    err e = complete(l->arena, &config);
    if (!failed(e)) {
        *ret = config;
    }
    return e;
}

err config_load(struct arena *a, struct world *w, const struct config_source *from, struct config *ret,
                struct config_words *ret_words) {
    struct loader l = {.arena = a, .from = from};
    err e = read_words(&l);
    if (!failed(e)) {
        e = read_environment(&l);
    }
    if (!failed(e)) {
        e = read_file(&l, w);
    }
    if (!failed(e)) {
        e = finish(&l, ret);
    }
    if (!failed(e)) {
        *ret_words = l.words;
    }
    return e;
}

err config_load_text(struct arena *a, const char *path, str text, struct config *ret) {
    static const struct config_source nothing;
    struct loader l = {.arena = a, .from = &nothing};
    err e = read_text(&l, path, text);
    return failed(e) ? e : finish(&l, ret);
}
