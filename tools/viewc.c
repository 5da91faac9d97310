/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * viewc [--pages HEADER] -o PATH FILE…    writes PATH.c and PATH.h
 * viewc --pot FILE…                       writes the template of translations to standard output
 *
 * Exit 0 ok, 1 a template is refused, 2 usage, 3 a file cannot be read or written.
 */
#include "viewc.h"
#include "literal.h"

/* The last part of a path. */
static str base_name(str path) {
    size_t slash = str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? path : str_from(path, slash + 1);
}

static bool outputs_save(struct viewc *w, const char *path) {
    str include =
        arena_join(w->a,
                   (str[]){STR("/* Made by tools/viewc from the templates; docs/views.md. */\n#include \""),
                           base_name(str_c(path)), STR(".h\"\n")},
                   3);
    str code = arena_join(w->a, (str[]){include, buf_str(&w->code)}, 2);
    str c = arena_join(w->a, (str[]){str_c(path), STR(".c")}, 2);
    str h = arena_join(w->a, (str[]){str_c(path), STR(".h")}, 2);
    return file_save(c.p, code) && file_save(h.p, buf_str(&w->header));
}

struct options {
    const char *pages;
    const char *out;
    bool pot;
    int files; /* index of the first */
};

static bool options_read(int argc, char **argv, struct options *ret) {
    *ret = (struct options){.pages = "view/pages.h", .files = 1};
    while (ret->files < argc && argv[ret->files][0] == '-') {
        str option = str_c(argv[ret->files++]);
        if (str_eq(option, STR("--pot"))) {
            ret->pot = true;
        } else if (str_eq(option, STR("--pages")) && ret->files < argc) {
            ret->pages = argv[ret->files++];
        } else if (str_eq(option, STR("-o")) && ret->files < argc) {
            ret->out = argv[ret->files++];
        } else {
            return false;
        }
    }
    return ret->pot || ret->out;
}

static int files_compile(struct viewc *w, int from, int argc, char **argv) {
    for (int i = from; i < argc; i++) {
        str text = {0, 0};
        if (!file_load(w->a, argv[i], &text)) {
            fprintf(stderr, "viewc: %s cannot be read (or is larger than 1 MiB)\n", argv[i]);
            return 3;
        }
        if (!viewc_compile(w, (struct viewc_source){str_c(argv[i]), text})) {
            fprintf(stderr, "%.*s\n", STR_ARG(w->problem));
            return 1;
        }
    }
    if (!viewc_finish(w)) {
        fprintf(stderr, "%.*s\n", STR_ARG(w->problem));
        return 1;
    }
    return 0;
}

int main(int argc, char **argv) {
    struct options o;
    if (!options_read(argc, argv, &o)) {
        fprintf(stderr, "usage: viewc [--pages HEADER] -o PATH FILE…\n       viewc --pot FILE…\n");
        return 2;
    }
    struct arena *a = arena_new();
    struct viewc w = viewc_new(a, str_c(o.pages));
    int status = files_compile(&w, o.files, argc, argv);
    if (status == 0 && o.pot) {
        str pot = viewc_pot(&w);
        status = fwrite(pot.p, 1, pot.n, stdout) == pot.n ? 0 : 3;
    } else if (status == 0 && !outputs_save(&w, o.out)) {
        fprintf(stderr, "viewc: %s.c or .h cannot be written\n", o.out);
        status = 3;
    }
    arena_free(a);
    return status;
}
