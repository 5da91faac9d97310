/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "import/import.h"
#include "cli/command.h"
#include "format/json.h"

/* One problem as contracts.md §4 writes it. */
static void print_problem(struct invocation *v, const struct problem *p, bool json) {
    buf b = buf_new(v->arena);
    if (json) {
        struct json_writer j = json_writer_new(&b);
        json_add_object(&j);
        json_member_str(&j, "file", p->file);
        json_member_i64(&j, "line", (int64_t)p->line);
        json_member_i64(&j, "column", (int64_t)p->column);
        json_member_str(&j, "rule", str_c(p->rule));
        json_member_str(&j, "severity", str_c(severity_name(p->severity)));
        json_member_str(&j, "message", p->message);
        json_member_str(&j, "fix", p->fix);
        json_end(&j);
    } else {
        buf_fmt(&b, "%.*s:%zu:%zu: %s: %.*s%s%.*s", STR_ARG(p->file), p->line, p->column, p->rule,
                STR_ARG(p->message), p->fix.n ? " - " : "", STR_ARG(p->fix));
    }
    buf_byte(&b, '\n');
    print(buf_str(&b));
}

static void print_summary(struct invocation *v, const struct import_result *r, const char *out) {
    buf b = buf_new(v->arena);
    buf_fmt(&b, "This is %s.\n%.*s: %zu modules, %zu units, %zu summit quests, %zu pages, in %s",
            import_kind_text(r->kind), STR_ARG(r->id), r->modules, r->units, r->summits, r->pages, out);
    if (r->problems.n > 0) {
        buf_fmt(&b,
                "\n%zu errors, %zu warnings, %zu notes; they and the text without a place are in "
                "%s/" IMPORT_LEFTOVERS,
                problems_count(&r->problems, SEVERITY_ERROR), problems_count(&r->problems, SEVERITY_WARNING),
                problems_count(&r->problems, SEVERITY_NOTE), out);
    }
    say(buf_str(&b));
}

static str name_of(str path) {
    while (path.n > 1 && path.p[path.n - 1] == '/') {
        path.n--;
    }
    size_t slash = str_find_last_byte(path, '/');
    return slash == SIZE_MAX || path.n == 1 ? path : str_from(path, slash + 1);
}

static enum exit_status import(struct invocation *v, const char *from, const char *to) {
    struct tree tree = {0};
    struct import_result result = {0};
    err e = import_check_out(v->arena, v->world, to);
    if (e.code == ERR_CONFLICT) {
        (void)complain(e);
        return EXIT_USAGE;
    }
    e = failed(e) ? e : import_read(v->arena, v->world, from, &tree);
    e = failed(e) ? e : import_tree(v->arena, &tree, name_of(str_c(from)), &result);
    e = failed(e) ? e : import_write(v->arena, v->world, to, &result);
    if (failed(e)) {
        return complain(e);
    }
    for (size_t i = 0; i < result.problems.n; i++) {
        print_problem(v, &result.problems.at[i], invocation_has(v, "--json"));
    }
    print_summary(v, &result, to);
    return problems_count(&result.problems, SEVERITY_ERROR) > 0 ? EXIT_PROBLEMS : EXIT_OK;
}

enum exit_status run_import(struct invocation *v) {
    const char *names[2] = {NULL, NULL};
    size_t n = 0;
    for (size_t i = 0; i < v->words_count; i++) {
        if (str_eq(str_c(v->words[i]), STR("--json"))) {
            continue;
        }
        if (n < COUNT_OF(names)) {
            names[n] = v->words[i];
        }
        n++;
    }
    if (n != COUNT_OF(names)) {
        return complain(
            err_of(ERR_USAGE, "import needs two names: the folder to read and the folder to write"));
    }
    return import(v, names[0], names[1]);
}
