/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/toml_parser.h"

/*
 * The rules of "Keys", "Table" and "Array of Tables", as two steps through the tree: `step` for a part of a
 * key or header that another part follows, and what happens at the last part. What may be entered or
 * extended depends on how it was made (enum toml_mark):
 *
 *                      entered by a header   by a dotted key   opened by [x]   by [[x]]
 *      TOML_IMPLIED            yes               yes                yes           no
 *      TOML_HEADED             yes               no                 no            no
 *      TOML_DOTTED             yes               yes                no            no
 *      TOML_INLINE             no                no                 no            no
 *      TOML_REPEATED       its last table        no                 no            yes
 *      values, lists           no                no                 no            no
 *
 * A table that a dotted key enters counts as defined by it from then on.
 */

/* How far above the other one stands, not on which line: front matter begins somewhere in its page. */
static err fail_taken(struct toml *p, const struct toml_key *key, const struct value *there,
                      const char *why) {
    str name = utf8_cut(key->name, 64);
    uint32_t above = key->place.line - there->key_place.line;
    if (above == 0) {
        return toml_fail(p, key->at, "\"%.*s\" %s (on the same line)", STR_ARG(name), why);
    }
    return toml_fail(p, key->at, "\"%.*s\" %s (%" PRIu32 " line%s above)", STR_ARG(name), why, above,
                     above == 1 ? "" : "s");
}

static const char *why_closed(const struct value *there) {
    if (there->kind == VALUE_TABLE && there->mark == TOML_INLINE) {
        return "is an inline table, which cannot be extended";
    }
    if (there->kind == VALUE_TABLE) {
        return "has a table of its own already; put the key below its [header]";
    }
    if (there->mark == TOML_REPEATED) {
        return "is a list of [[tables]]; put the key below one of them";
    }
    return "is no table but a value already";
}

/* A new table under `key` in *table; *table becomes the new one. */
static err add_table(struct toml *p, struct value **table, const struct toml_key *key, enum toml_mark mark) {
    struct value *made;
    err e = toml_new(p, VALUE_TABLE, key->place, &made);
    if (failed(e)) {
        return e;
    }
    made->mark = (uint8_t)mark;
    value_put(p->arena, *table, key->name, key->place, made);
    *table = made;
    return OK;
}

/* ---- Dotted keys ----------------------------------------------------------------------------- */

static err step_dotted(struct toml *p, struct value **table, const struct toml_key *key) {
    struct value *there = value_member(*table, key->name);
    if (!there) {
        return add_table(p, table, key, TOML_DOTTED);
    }
    if (there->kind != VALUE_TABLE || (there->mark != TOML_DOTTED && there->mark != TOML_IMPLIED)) {
        return fail_taken(p, key, there, why_closed(there));
    }
    there->mark = TOML_DOTTED;
    *table = there;
    return OK;
}

/* a.b.c up to the last part, which is left in *ret; *table and *depth go along. */
static err key_path(struct toml *p, struct value **table, unsigned *depth, struct toml_key *ret) {
    for (;;) {
        err e = toml_key_part(p, ret);
        if (failed(e)) {
            return e;
        }
        toml_skip_blanks(p);
        if (!toml_take(p, STR("."))) {
            return OK;
        }
        toml_skip_blanks(p);
        e = toml_check_depth(p, ++*depth);
        if (!failed(e)) {
            e = step_dotted(p, table, ret);
        }
        if (failed(e)) {
            return e;
        }
    }
}

err toml_key_value(struct toml *p, struct value *table, unsigned depth) {
    struct toml_key key;
    err e = key_path(p, &table, &depth, &key);
    if (failed(e)) {
        return e;
    }
    struct value *there = value_member(table, key.name);
    if (there) {
        return fail_taken(p, &key, there, "is there already");
    }
    if (!toml_take(p, STR("="))) {
        return toml_fail(p, p->at, "after the key \"%.*s\" an = is needed, but %s is there",
                         STR_ARG(utf8_cut(key.name, 64)), toml_found(p));
    }
    toml_skip_blanks(p);
    struct value *v;
    e = toml_value(p, depth, &v);
    if (failed(e)) {
        return e;
    }
    ASSERT(value_put(p->arena, table, key.name, key.place, v));
    return OK;
}

/* ---- Headers --------------------------------------------------------------------------------- */

/* The last table of an array of tables. */
static struct value *last_of(const struct value *array) {
    return array->as.items.at[array->as.items.n - 1];
}

static err step_header(struct toml *p, struct value **table, unsigned *depth, const struct toml_key *key) {
    struct value *there = value_member(*table, key->name);
    ++*depth;
    if (!there) {
        err e = toml_check_depth(p, *depth);
        return failed(e) ? e : add_table(p, table, key, TOML_IMPLIED);
    }
    if (there->kind == VALUE_ARRAY && there->mark == TOML_REPEATED) {
        ++*depth;
        *table = last_of(there);
        return OK;
    }
    if (there->kind != VALUE_TABLE || there->mark == TOML_INLINE) {
        return fail_taken(p, key, there, why_closed(there));
    }
    *table = there;
    return OK;
}

/* The last part of [a.b]. */
static err open_table(struct toml *p, struct value *parent, const struct toml_key *key) {
    struct value *there = value_member(parent, key->name);
    err e = toml_check_depth(p, ++p->table_depth);
    if (failed(e)) {
        return e;
    }
    if (!there) {
        p->table = parent;
        return add_table(p, &p->table, key, TOML_HEADED);
    }
    if (there->kind != VALUE_TABLE || there->mark != TOML_IMPLIED) {
        return fail_taken(p, key, there, "is there already; each [header] may stand once");
    }
    there->mark = TOML_HEADED;
    there->place = key->place;
    there->key_place = key->place;
    p->table = there;
    return OK;
}

/* The last part of [[a.b]]: one more table in the array. */
static err open_repeated(struct toml *p, struct value *parent, const struct toml_key *key) {
    struct value *array = value_member(parent, key->name);
    p->table_depth += 2;
    err e = toml_check_depth(p, p->table_depth);
    if (!failed(e) && array && (array->kind != VALUE_ARRAY || array->mark != TOML_REPEATED)) {
        return fail_taken(p, key, array, "is there already, and not as [[tables]]");
    }
    if (!failed(e) && !array) {
        e = toml_new(p, VALUE_ARRAY, key->place, &array);
        if (failed(e)) {
            return e;
        }
        array->mark = TOML_REPEATED;
        value_put(p->arena, parent, key->name, key->place, array);
    }
    if (!failed(e)) {
        e = toml_new(p, VALUE_TABLE, key->place, &p->table);
    }
    if (failed(e)) {
        return e;
    }
    p->table->mark = TOML_HEADED;
    value_push(p->arena, array, p->table);
    return OK;
}

static err header_path(struct toml *p, struct value **parent, struct toml_key *ret) {
    for (;;) {
        toml_skip_blanks(p);
        err e = toml_key_part(p, ret);
        if (failed(e)) {
            return e;
        }
        toml_skip_blanks(p);
        if (!toml_take(p, STR("."))) {
            return OK;
        }
        e = step_header(p, parent, &p->table_depth, ret);
        if (failed(e)) {
            return e;
        }
    }
}

err toml_header(struct toml *p) {
    size_t open = p->at;
    bool repeated = toml_take(p, STR("[["));
    p->at += !repeated;
    struct value *parent = p->top;
    struct toml_key key;
    p->table_depth = 1;
    err e = header_path(p, &parent, &key);
    if (failed(e)) {
        return e;
    }
    if (!toml_take(p, repeated ? STR("]]") : STR("]"))) {
        return toml_fail(p, open, "this header has no closing %s", repeated ? "]]" : "]");
    }
    return repeated ? open_repeated(p, parent, &key) : open_table(p, parent, &key);
}
