/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "cli/command.h"
#include "curriculum/library.h"
#include "format/json.h"
#include "queries.h"
#include "store/check.h"

/* One line of the doctor's report. */
struct report {
    struct invocation *v;
    bool json;
    bool broken;
};

static void tell(struct report *r, const char *severity, const char *what, str message, str fix) {
    buf b = buf_new(r->v->arena);
    if (r->json) {
        struct json_writer j = json_writer_new(&b);
        json_add_object(&j);
        json_member_str(&j, "severity", str_c(severity));
        json_member_str(&j, "check", str_c(what));
        json_member_str(&j, "message", message);
        json_member_str(&j, "fix", fix);
        json_end(&j);
    } else {
        buf_c(&b, severity);
        buf_c(&b, ": ");
        buf_c(&b, what);
        buf_c(&b, ": ");
        buf_add(&b, message);
        buf_c(&b, fix.n ? " - " : "");
        buf_add(&b, fix);
    }
    buf_byte(&b, '\n');
    print(buf_str(&b));
}

static const char *level_word(enum finding_level level) {
    switch (level) {
    case FINDING_GOOD:
        return "ok";
    case FINDING_WARNING:
        return "warning";
    case FINDING_ERROR:
        return "error";
    }
    return "error";
}

static void look_at_store(struct report *r) {
    const struct store_config config = {
        .folder = r->v->config.data.p, .catalog = &queries_catalog, .world = r->v->world};
    struct findings f = store_check(r->v->arena, &config);
    for (size_t i = 0; i < f.list.n; i++) {
        const struct finding *one = &f.list.at[i];
        tell(r, level_word(one->level), one->name, str_c(one->message), str_c(one->fix));
    }
    if (f.errors && f.list.n <= 2) {
        tell(r, "note", "database", STR("a new one is made by the first \"waymark serve\""), (str){0});
    }
    r->broken |= f.errors > 0;
}

static const char *severity_word(enum severity s) {
    switch (s) {
    case SEVERITY_NOTE:
        return "note";
    case SEVERITY_WARNING:
        return "warning";
    case SEVERITY_ERROR:
        return "error";
    }
    return "error";
}

static void look_at_book(struct report *r, const struct book *b) {
    for (size_t i = 0; i < b->problems.n; i++) {
        const struct problem *p = &b->problems.at[i];
        buf where = buf_new(r->v->arena);
        buf_fmt(&where, "%.*s/%.*s:%zu:%zu: %.*s", STR_ARG(b->id), STR_ARG(p->file), p->line, p->column,
                STR_ARG(p->message));
        tell(r, severity_word(p->severity), p->rule, buf_str(&where), p->fix);
        r->broken |= p->severity == SEVERITY_ERROR;
    }
    buf text = buf_new(r->v->arena);
    buf_fmt(&text, "%.*s %.*s: %zu modules, %zu units, hash %.12s", STR_ARG(b->id), STR_ARG(b->version),
            b->modules.n, book_units_count(b), b->hash.p);
    tell(r, "ok", "curriculum", buf_str(&text), (str){0});
}

static void look_at_content(struct report *r) {
    struct library l = {0};
    err e = library_read(r->v->arena, r->v->world, r->v->config.content.p, &l);
    if (failed(e)) {
        tell(r, "error", "content", str_c(e.message), STR("name the folder of curricula with --content"));
        r->broken = true;
        return;
    }
    for (size_t i = 0; i < l.failures.n; i++) {
        tell(r, "error", "content", str_c(l.failures.at[i].message), l.failures.at[i].folder);
        r->broken = true;
    }
    for (size_t i = 0; i < l.books.n; i++) {
        look_at_book(r, l.books.at[i]);
    }
    if (l.books.n == 0) {
        tell(r, "error", "content", STR("no curriculum was found"),
             STR("a curriculum is a folder with a curriculum.toml, see docs/curriculum-format.md"));
        r->broken = true;
    }
}

enum exit_status run_doctor(struct invocation *v) {
    struct report r = {.v = v, .json = invocation_has(v, "--json")};
    look_at_store(&r);
    look_at_content(&r);
    return r.broken ? EXIT_PROBLEMS : EXIT_OK;
}
