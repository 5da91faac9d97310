/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "curriculum/diff.h"
#include "cli/command.h"
#include "curriculum/library.h"
#include "format/json.h"

struct comparison {
    struct invocation *v;
    bool json;
    bool check;
    size_t problems;
};

static void print_json(struct comparison *c, str curriculum, const struct diff_entry *e) {
    buf b = buf_new(c->v->arena);
    struct json_writer j = json_writer_new(&b);
    json_add_object(&j);
    json_member_str(&j, "curriculum", curriculum);
    json_member_str(&j, "kind", str_c(diff_kind_name(e->kind)));
    json_member_str(&j, "change", str_c(diff_change_name(e->change)));
    json_member_str(&j, "key", e->key);
    json_member_str(&j, "from", e->from);
    json_member_str(&j, "class", str_c(change_class_name(e->class)));
    json_member_i64(&j, "words_added", (int64_t)e->words_added);
    json_member_i64(&j, "words_removed", (int64_t)e->words_removed);
    json_end(&j);
    buf_byte(&b, '\n');
    print(buf_str(&b));
}

static void print_text(struct comparison *c, const struct diff_entry *e) {
    buf b = buf_new(c->v->arena);
    buf_fmt(&b, "%-8s %-6s %.*s", diff_change_name(e->change), diff_kind_name(e->kind), STR_ARG(e->key));
    if (e->from.n) {
        buf_fmt(&b, " (was %.*s)", STR_ARG(e->from));
    }
    if (e->class != CLASS_NONE) {
        buf_fmt(&b, " %s", change_class_name(e->class));
    }
    if (e->words_added || e->words_removed) {
        buf_fmt(&b, " +%zu -%zu words", e->words_added, e->words_removed);
    }
    buf_byte(&b, '\n');
    print(buf_str(&b));
}

static void print_problem(struct comparison *c, const struct problem *p) {
    buf b = buf_new(c->v->arena);
    if (c->json) {
        struct json_writer j = json_writer_new(&b);
        json_add_object(&j);
        json_member_str(&j, "file", p->file);
        json_member_i64(&j, "line", (int64_t)p->line);
        json_member_i64(&j, "column", (int64_t)p->column);
        json_member_str(&j, "rule", str_c(p->rule));
        json_member_str(&j, "severity", STR("error"));
        json_member_str(&j, "message", p->message);
        json_member_str(&j, "fix", p->fix);
        json_end(&j);
    } else {
        buf_fmt(&b, "%.*s:%zu:%zu: %s: %.*s - %.*s", STR_ARG(p->file), p->line, p->column, p->rule,
                STR_ARG(p->message), STR_ARG(p->fix));
    }
    buf_byte(&b, '\n');
    print(buf_str(&b));
}

static void compare_books(struct comparison *c, const struct edition_files *old,
                          const struct edition_files *new_one) {
    struct book_diff d = book_diff(c->v->arena, old, new_one);
    buf head = buf_new(c->v->arena);
    buf_fmt(&head, "%.*s: %.*s (%.12s) to %.*s (%.12s)%s", STR_ARG(new_one->book->id),
            STR_ARG(old->book->version), old->book->hash.p, STR_ARG(new_one->book->version),
            new_one->book->hash.p, d.same ? ": no difference" : "");
    say(buf_str(&head));
    for (size_t i = 0; i < d.entries.n; i++) {
        if (c->json) {
            print_json(c, new_one->book->id, &d.entries.at[i]);
        } else {
            print_text(c, &d.entries.at[i]);
        }
    }
    for (size_t i = 0; c->check && i < d.problems.n; i++) {
        print_problem(c, &d.problems.at[i]);
    }
    c->problems += c->check ? d.problems.n : 0;
}

static const struct book *find_book(const struct library *l, str id, size_t *ret_index) {
    for (size_t i = 0; i < l->books.n; i++) {
        if (str_eq(l->books.at[i]->id, id)) {
            *ret_index = i;
            return l->books.at[i];
        }
    }
    return NULL;
}

static void say_alone(struct comparison *c, str id, const char *dir) {
    buf b = buf_new(c->v->arena);
    buf_fmt(&b, "%.*s: only in %s", STR_ARG(id), dir);
    say(buf_str(&b));
}

static void compare_libraries(struct comparison *c, const struct library *l, const char *const *dirs) {
    size_t k = 0;
    for (size_t i = 0; i < l[1].books.n; i++) {
        const struct book *now = l[1].books.at[i];
        const struct book *before = find_book(&l[0], now->id, &k);
        if (before) {
            compare_books(c, &(struct edition_files){before, &l[0].trees.at[k]},
                          &(struct edition_files){now, &l[1].trees.at[i]});
        } else {
            say_alone(c, now->id, dirs[1]);
        }
    }
    for (size_t i = 0; i < l[0].books.n; i++) {
        if (!find_book(&l[1], l[0].books.at[i]->id, &k)) {
            say_alone(c, l[0].books.at[i]->id, dirs[0]);
        }
    }
}

/* A folder without a readable curriculum is an error: there is nothing to compare. */
static err read_side(struct invocation *v, const char *dir, struct library *ret) {
    err e = library_read(v->arena, v->world, dir, ret);
    if (failed(e)) {
        return e;
    }
    if (ret->failures.n) {
        return err_fmt(v->arena, ERR_INPUT, "%s: %s", dir, ret->failures.at[0].message);
    }
    if (ret->tree.problems.n) {
        return err_fmt(v->arena, ERR_IO, "%s: %.*s: %s", dir, STR_ARG(ret->tree.problems.at[0].path),
                       ret->tree.problems.at[0].message);
    }
    return ret->books.n ? OK
                        : err_fmt(v->arena, ERR_INPUT, "%s: there is no curriculum (curriculum.toml)", dir);
}

enum exit_status run_diff(struct invocation *v) {
    struct comparison c = {
        .v = v, .json = invocation_has(v, "--json"), .check = invocation_has(v, "--check")};
    const char *dirs[2] = {NULL, NULL};
    size_t n = 0;
    for (size_t i = 0; i < v->words_count; i++) {
        bool operand = !str_starts(str_c(v->words[i]), STR("--"));
        if (operand && n < 2) {
            dirs[n] = v->words[i];
        }
        n += operand;
    }
    if (n != 2) {
        return complain(err_of(ERR_USAGE, "diff needs two folders: waymark diff OLD NEW"));
    }
    struct library libraries[2] = {{.books = {0}}, {.books = {0}}};
    for (size_t i = 0; i < 2; i++) {
        err e = read_side(v, dirs[i], &libraries[i]);
        if (failed(e)) {
            return complain(e);
        }
    }
    compare_libraries(&c, libraries, dirs);
    return c.problems ? EXIT_PROBLEMS : EXIT_OK;
}
