/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* A curriculum as a folder of plain files: read, make the pages, refuse on mistakes, write. */
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "curriculum/library.h"
#include "export/export.h"
#include "format/json.h"
#include "i18n/i18n.h"
#include "search/search.h"
#include "site/assets.h"
#include "site/site.h"

struct building {
    struct invocation *v;
    const char *from; /* DIR */
    const char *out;  /* OUT */
    bool json;
    bool force;
    struct library library;
    size_t errors;
    size_t warnings;
    struct export_result result;
};

/* The two operands among the words; what begins with "-" before "--" is an option. */
static err read_words(struct building *b) {
    const char *operands[2] = {NULL, NULL};
    size_t n = 0;
    bool options_ended = false;
    for (size_t i = 0; i < b->v->words_count; i++) {
        str word = str_c(b->v->words[i]);
        if (!options_ended && str_starts(word, STR("--"))) {
            options_ended = word.n == 2;
        } else if (n < COUNT_OF(operands)) {
            operands[n++] = b->v->words[i];
        } else {
            return err_fmt(b->v->arena, ERR_USAGE, "\"%s\" is one word too many: waymark build DIR OUT",
                           word.p);
        }
    }
    if (n < COUNT_OF(operands) || !operands[0][0] || !operands[1][0]) {
        return err_of(ERR_USAGE,
                      "name the folder of the curriculum and the folder to write: waymark build DIR OUT");
    }
    b->from = operands[0];
    b->out = operands[1];
    b->json = invocation_has(b->v, "--json");
    b->force = invocation_has(b->v, "--force");
    return OK;
}

/* The nearest folder of a path that is there already. */
static str there_already(str path) {
    struct stat st = {0};
    char z[CONFIG_PATH_BYTES_MAX + 1];
    while (path.n && path.n < sizeof z) {
        (void)snprintf(z, sizeof z, "%.*s", STR_ARG(path));
        if (stat(z, &st) == 0 && S_ISDIR(st.st_mode)) {
            return path;
        }
        size_t slash = str_find_last_byte(path, '/');
        path = slash == SIZE_MAX ? STR("") : str_sub(path, 0, slash > 0 || path.n == 1 ? slash : 1);
    }
    return STR(".");
}

static bool is_same(const struct stat *a, const struct stat *b) {
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Whether `path` or a folder above it is the folder of `root`. The root of all is its own parent. */
static bool lies_in(struct arena *a, str path, const struct stat *root) {
    struct stat last = {0};
    for (unsigned depth = 0; depth < 256; depth++) {
        struct stat st = {0};
        if (stat(arena_z(a, path), &st) != 0 || (depth && is_same(&st, &last))) {
            return false;
        }
        if (is_same(&st, root)) {
            return true;
        }
        last = st;
        path = arena_join(a, (const str[]){path, STR("/..")}, 2);
    }
    return false;
}

/* The next build would read its own output as part of the curriculum. */
static err check_apart(struct building *b) {
    ASSERT(b->from != NULL);
    struct stat root = {0};
    if (stat(b->from, &root) != 0) {
        return OK; /* library_read says what is wrong */
    }
    if (lies_in(b->v->arena, there_already(str_c(b->out)), &root)) {
        return err_fmt(b->v->arena, ERR_USAGE,
                       "%s lies in %s and would become part of the curriculum; name a folder "
                       "outside of it",
                       b->out, b->from);
    }
    return OK;
}

static void tell_json(struct building *b, const struct problem *p, str file) {
    buf out = buf_new(b->v->arena);
    struct json_writer j = json_writer_new(&out);
    json_add_object(&j);
    json_member_str(&j, "file", file);
    json_member_i64(&j, "line", (int64_t)p->line);
    json_member_i64(&j, "column", (int64_t)p->column);
    json_member_str(&j, "rule", str_c(p->rule));
    json_member_str(&j, "severity", str_c(severity_name(p->severity)));
    json_member_str(&j, "message", p->message);
    json_member_str(&j, "fix", p->fix);
    json_end(&j);
    buf_byte(&out, '\n');
    print(buf_str(&out));
}

static void tell_text(struct building *b, const struct problem *p, str file) {
    buf out = buf_new(b->v->arena);
    buf_add(&out, file);
    if (p->line) {
        buf_byte(&out, ':');
        buf_u64(&out, p->line);
        buf_byte(&out, ':');
        buf_u64(&out, p->column ? p->column : 1);
    }
    buf_c(&out, ": ");
    buf_c(&out, p->rule);
    buf_c(&out, ": ");
    buf_add(&out, p->message);
    buf_c(&out, p->fix.n ? " - " : "");
    buf_add(&out, p->fix);
    say(buf_str(&out));
}

/* Notes are for `lint`; they would hide what matters here. */
static void tell(struct building *b, const struct problem *p, str folder) {
    b->errors += p->severity == SEVERITY_ERROR;
    b->warnings += p->severity == SEVERITY_WARNING;
    str file = folder.n ? arena_join(b->v->arena, (const str[]){folder, STR("/"), p->file}, 3) : p->file;
    if (b->json) {
        tell_json(b, p, file);
    } else if (p->severity != SEVERITY_NOTE) {
        tell_text(b, p, file);
    }
}

/* Where the files of a book lie: DIR itself, or the folder of DIR that holds its manifest. */
static str folder_of(struct building *b, const struct book *book) {
    str from = str_without_end(arena_str(b->v->arena, str_c(b->from)), STR("/"));
    const char *manifest = arena_join(b->v->arena, (const str[]){from, STR("/curriculum.toml")}, 2).p;
    if (access(manifest, F_OK) == 0) {
        return from;
    }
    return arena_join(b->v->arena, (const str[]){from, STR("/"), book->id}, 3);
}

static void tell_content(struct building *b) {
    for (size_t i = 0; i < b->library.failures.n; i++) {
        const struct library_failure *f = &b->library.failures.at[i];
        const str file[] = {f->folder, f->folder.n ? STR("/") : STR(""), STR("curriculum.toml")};
        const struct problem p = {.file = arena_join(b->v->arena, file, 3),
                                  .rule = "manifest",
                                  .severity = SEVERITY_ERROR,
                                  .message = str_c(f->message)};
        tell(b, &p, str_c(b->from));
    }
    for (size_t i = 0; i < b->library.books.n; i++) {
        const struct book *book = b->library.books.at[i];
        str folder = folder_of(b, book);
        for (size_t k = 0; k < book->problems.n; k++) {
            tell(b, &book->problems.at[k], folder);
        }
    }
}

static void tell_missing(struct building *b) {
    for (size_t i = 0; i < b->result.missing.n; i++) {
        const struct export_link *m = &b->result.missing.at[i];
        const str message[] = {STR("the link to "), m->to, STR(" leads nowhere in a static copy")};
        const struct problem p = {.file = m->page,
                                  .rule = "link",
                                  .severity = SEVERITY_WARNING,
                                  .message = arena_join(b->v->arena, message, 3)};
        tell(b, &p, (str){0});
    }
}

/* An address that is right on this machine alone must not stand in a page as the canonical one. */
static str public_base(str base_url) {
    return str_starts(base_url, STR("http://localhost")) ? (str){0} : base_url;
}

/* What the page of the search searches where no server answers. */
static str search_script(struct building *b) {
    buf script = buf_new(b->v->arena);
    search_write_script(b->v->arena, b->library.books.at, b->library.books.n, &script);
    return buf_str(&script);
}

static err write_site(struct building *b) {
    struct arena *a = b->v->arena;
    const struct site_settings settings = {.site_name = b->v->config.site_name,
                                           .issuer_name = b->v->config.issuer_name,
                                           .report_url = b->v->config.report_url,
                                           .base_url = public_base(b->v->config.base_url),
                                           .assets_version = assets_version(a),
                                           .catalog = catalog_find(STR("en"))};
    const struct site_source source = {.books = b->library.books.at,
                                       .n = b->library.books.n,
                                       .folder = str_c(b->from),
                                       .search_script = search_script(b)};
    struct site *site = NULL;
    err e = site_make(a, &settings, &source, &site);
    if (failed(e)) {
        return e;
    }
    const struct export_request request = {.world = b->v->world,
                                           .out = b->out,
                                           .site = site,
                                           .settings = &settings,
                                           .source = &source,
                                           .issuer_name = b->v->config.issuer_name};
    return export_site(a, &request, &b->result);
}

static enum exit_status refuse(struct building *b) {
    buf out = buf_new(b->v->arena);
    buf_fmt(&out, "Nothing was written: %zu error%s. Mend %s, or build all the same with --force.", b->errors,
            b->errors == 1 ? "" : "s", b->errors == 1 ? "it" : "them");
    say(buf_str(&out));
    return EXIT_PROBLEMS;
}

static void summarize_json(struct building *b) {
    buf out = buf_new(b->v->arena);
    struct json_writer j = json_writer_new(&out);
    json_add_object(&j);
    json_member_str(&j, "out", str_c(b->out));
    json_member_i64(&j, "pages", (int64_t)b->result.pages);
    json_member_i64(&j, "files", (int64_t)b->result.files);
    json_member_i64(&j, "bytes", (int64_t)b->result.bytes);
    json_member_i64(&j, "errors", (int64_t)b->errors);
    json_member_i64(&j, "warnings", (int64_t)b->warnings);
    json_end(&j);
    buf_byte(&out, '\n');
    print(buf_str(&out));
}

static void summarize(struct building *b) {
    buf out = buf_new(b->v->arena);
    buf_fmt(&out, "%s: %zu pages, %zu files, %" PRIu64 " bytes", b->out, b->result.pages, b->result.files,
            b->result.bytes);
    if (b->errors + b->warnings) {
        buf_fmt(&out, "; %zu error%s, %zu warning%s", b->errors, b->errors == 1 ? "" : "s", b->warnings,
                b->warnings == 1 ? "" : "s");
    }
    say(buf_str(&out));
}

enum exit_status run_build(struct invocation *v) {
    struct building b = {.v = v};
    err e = read_words(&b);
    if (!failed(e)) {
        e = check_apart(&b);
    }
    if (!failed(e)) {
        e = export_allowed(v->arena, v->world, b.out);
    }
    if (!failed(e)) {
        e = library_read(v->arena, v->world, b.from, &b.library);
    }
    if (failed(e)) {
        return complain(e);
    }
    tell_content(&b);
    if (b.library.books.n == 0) {
        e = err_fmt(v->arena, ERR_NOT_FOUND,
                    "%s: no curriculum is here; it is a folder with a curriculum.toml", b.from);
        return b.errors ? EXIT_PROBLEMS : complain(e);
    }
    if (b.errors && !b.force) {
        return refuse(&b);
    }
    e = write_site(&b);
    if (failed(e)) {
        enum exit_status status = complain(e);
        return e.code == ERR_INPUT ? EXIT_PROBLEMS
                                   : status; /* two pages at one address: the author's mistake */
    }
    tell_missing(&b);
    if (b.json) {
        summarize_json(&b);
    } else {
        summarize(&b);
    }
    return b.errors ? EXIT_PROBLEMS : EXIT_OK;
}
