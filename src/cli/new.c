/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* A certificate of one's own, from the templates of assets/new-certificate/. */
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/templates.h"

/* Longer names make addresses that nobody copies by hand. */
#define NAME_BYTES_MAX 40

struct creating {
    struct invocation *v;
    str name;
    str title;               /* "Open gardens" */
    str date;                /* "2026-11-22" */
    str root;                /* DIR */
    const char *folder;      /* DIR/curricula/NAME */
    const char *part;        /* beside it while it is being filled */
    const char *composition; /* DIR/certificates/NAME.toml */
};

#define JOIN(c, ...)                                                                                         \
    arena_join((c)->v->arena, (const str[]){__VA_ARGS__}, sizeof((const str[]){__VA_ARGS__}) / sizeof(str))

/* The first names of addresses that are not certificates (contracts.md §3). */
static const char *const taken[] = {"assets", "healthz", "metrics",  "robots",       "favicon", "c",
                                    "keys",   "status",  "register", "achievements", "search"};

static bool name_is_taken(str name) {
    for (size_t i = 0; i < COUNT_OF(taken); i++) {
        if (str_eq(name, str_c(taken[i]))) {
            return true;
        }
    }
    return false;
}

static bool name_is_valid(str name) {
    for (size_t i = 0; i < name.n; i++) {
        bool small = byte_is_alpha(name.p[i]) && byte_lower(name.p[i]) == name.p[i];
        bool inner = i > 0 && (byte_is_digit(name.p[i]) || name.p[i] == '-');
        if (!small && !inner) {
            return false;
        }
    }
    return name.n > 0 && name.n <= NAME_BYTES_MAX && !str_ends(name, STR("-")) &&
           !str_contains(name, STR("--"));
}

static err check_name(struct creating *c) {
    if (!name_is_valid(c->name)) {
        return err_fmt(
            c->v->arena, ERR_USAGE,
            "\"%.*s\" cannot be the name of a certificate: it stands in addresses, so it is made of a-z, 0-9 "
            "and single - inside, begins with a letter and has at most %d characters, such as open-gardens",
            STR_ARG(c->name), NAME_BYTES_MAX);
    }
    if (name_is_taken(c->name)) {
        return err_fmt(c->v->arena, ERR_USAGE,
                       "\"%.*s\" is an address of the program itself; choose another name", STR_ARG(c->name));
    }
    return OK;
}

static err read_words(struct creating *c) {
    const struct invocation *v = c->v;
    if (v->words_count == 0 || !str_eq(str_c(v->words[0]), STR("certificate"))) {
        return err_of(ERR_USAGE, "say what is to be made: waymark new certificate NAME [DIR]");
    }
    if (v->words_count < 2) {
        return err_of(ERR_USAGE, "the certificate needs a name: waymark new certificate NAME [DIR]");
    }
    if (v->words_count > 3) {
        return err_fmt(v->arena, ERR_USAGE, "\"%s\" is one word too many: waymark new certificate NAME [DIR]",
                       v->words[3]);
    }
    c->name = str_c(v->words[1]);
    c->root = str_without_end(v->words_count > 2 ? str_c(v->words[2]) : STR("."), STR("/"));
    return check_name(c);
}

/* "open-gardens" → "Open gardens" */
static str title_of(struct arena *a, str name) {
    buf b = buf_new(a);
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i] == '-' ? ' ' : name.p[i];
        buf_byte(&b, i == 0 ? (char)(c - 'a' + 'A') : c);
    }
    return buf_str(&b);
}

static void fill(struct creating *c) {
    unsigned char random[4];
    buf date = buf_new(c->v->arena);
    buf part = buf_new(c->v->arena);
    time_add_date(&date, c->v->world->now(c->v->world));
    c->date = buf_str(&date);
    c->title = title_of(c->v->arena, c->name);
    c->folder = JOIN(c, c->root, STR("/curricula/"), c->name).p;
    c->composition = JOIN(c, c->root, STR("/certificates/"), c->name, STR(".toml")).p;
    c->v->world->random(c->v->world, random, sizeof random);
    buf_add(&part, JOIN(c, c->root, STR("/curricula/."), c->name, STR(".")));
    buf_hex(&part, random, sizeof random);
    c->part = buf_str(&part).p;
}

static err check_free(struct creating *c, const char *path) {
    struct stat st = {0};
    if (lstat(path, &st) == 0) {
        return err_fmt(c->v->arena, ERR_USAGE,
                       "%s is there already; nothing was changed. Choose another name or folder", path);
    }
    return OK;
}

/* The value of a placeholder {{WORD}}; a word that is not one stays as it is. */
static bool add_placeholder(struct creating *c, buf *out, str word) {
    const struct {
        str word;
        str value;
    } known[] = {{STR("NAME"), c->name}, {STR("TITLE"), c->title}, {STR("DATE"), c->date}};
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        if (str_eq(word, known[i].word)) {
            buf_add(out, known[i].value);
            return true;
        }
    }
    return false;
}

static str filled_in(struct creating *c, str text) {
    buf out = buf_new(c->v->arena);
    while (text.n) {
        size_t at = str_find(text, STR("{{"));
        buf_add(&out, str_sub(text, 0, at));
        text = str_from(text, at);
        size_t end = str_find(text, STR("}}"));
        if (end != SIZE_MAX && add_placeholder(c, &out, str_sub(text, 2, end - 2))) {
            text = str_from(text, end + 2);
        } else {
            buf_add(&out, str_sub(text, 0, 2));
            text = str_from(text, 2);
        }
    }
    return buf_str(&out);
}

static err write_file(struct creating *c, const char *path, const struct template *t) {
    struct arena *a = c->v->arena;
    size_t slash = str_find_last_byte(str_c(path), '/');
    err e = folder_make(a, c->v->world, arena_z(a, str_sub(str_c(path), 0, slash)));
    if (failed(e)) {
        return e;
    }
    str text = filled_in(c, str_n((const char *)t->bytes, t->n));
    return file_write(a, c->v->world, path, text, 0666);
}

/* curriculum/… goes into the hidden folder, certificate.toml to its own place. */
static err write_template(struct creating *c, const struct template *t) {
    str below = str_without_start(t->path, STR("curriculum/"));
    if (below.n == t->path.n) {
        return write_file(c, c->composition, t);
    }
    return write_file(c, JOIN(c, str_c(c->part), STR("/"), below).p, t);
}

/* Takes back what was written: the files of the templates, then their folders from the inside out. */
static void take_back(struct creating *c) {
    (void)unlink(c->composition);
    for (size_t i = templates_count; i-- > 0;) {
        str below = str_without_start(templates[i].path, STR("curriculum/"));
        str path = JOIN(c, str_c(c->part), STR("/"), below);
        (void)unlink(path.p);
        size_t slash = str_find_last_byte(path, '/');
        (void)rmdir(arena_z(c->v->arena, str_sub(path, 0, slash)));
    }
    (void)rmdir(c->part);
}

static err create(struct creating *c) {
    err e = check_free(c, c->folder);
    if (!failed(e)) {
        e = check_free(c, c->composition);
    }
    if (failed(e)) {
        return e;
    }
    for (size_t i = 0; i < templates_count && !failed(e); i++) {
        e = write_template(c, &templates[i]);
    }
    if (!failed(e) && rename(c->part, c->folder) != 0) {
        e = err_fmt(c->v->arena, ERR_IO, "%s: cannot make the folder", c->folder);
    }
    if (failed(e)) {
        take_back(c);
    }
    return e;
}

enum exit_status run_new(struct invocation *v) {
    struct creating c = {.v = v};
    err e = read_words(&c);
    if (!failed(e)) {
        fill(&c);
        e = create(&c);
    }
    if (failed(e)) {
        return complain(e);
    }
    buf out = buf_new(v->arena);
    buf_fmt(&out, "%s\n%s\n", c.folder, c.composition);
    print(buf_str(&out));
    buf_clear(&out);
    buf_fmt(&out,
            "Begin with %s/curriculum.toml. To read it as a site: waymark serve --content %.*s/curricula",
            c.folder, STR_ARG(c.root));
    say(buf_str(&out));
    return EXIT_OK;
}
