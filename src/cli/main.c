/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* From the words of the command line to a command. */
#include "cli/command.h"

extern char **environ;

static bool asks_for_help(const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++) {
        str word = str_c(words[i]);
        if (str_eq(word, STR("--"))) {
            return false;
        }
        if (str_eq(word, STR("--help")) || str_eq(word, STR("-h"))) {
            return true;
        }
    }
    return false;
}

static enum exit_status print_help(struct arena *a, const struct command *c) {
    buf out = buf_new(a);
    write_help(&out, c);
    print(buf_str(&out));
    return EXIT_OK;
}

static enum exit_status no_such_command(struct arena *a, str name) {
    const char *nearest = command_nearest(name);
    return complain(err_fmt(
        a, ERR_USAGE, "there is no command \"%.*s\"%s%s%s; \"waymark help\" lists them all", STR_ARG(name),
        nearest ? "; did you mean \"" : "", nearest ? nearest : "", nearest ? "\"?" : ""));
}

/* The command's own flags, as config_load wants to know them. */
static const char *const *option_names(struct arena *a, const struct command *c) {
    size_t n = 0;
    while (c->options[n].name) {
        n++;
    }
    const char **names = ARENA_ARRAY(a, const char *, n + 1);
    for (size_t i = 0; i < n; i++) {
        names[i] = c->options[i].name;
    }
    return names;
}

static enum exit_status run(struct arena *a, const struct command *c, const char *const *words, size_t n) {
    struct world world = world_real();
    struct invocation v = {.arena = a, .world = &world};
    const struct config_source source = {
        .words = words,
        .words_count = n,
        .environment = (const char *const *)environ,
        .settings = c->settings,
        .options = option_names(a, c),
    };
    struct config_words rest = {0};
    err e = config_load(a, &world, &source, &v.config, &rest);
    if (failed(e)) {
        return complain(e);
    }
    v.words = rest.at;
    v.words_count = rest.n;
    return c->run(&v);
}

int main(int argc, char **argv) {
    struct arena *a = arena_new();
    const char *const *words = (const char *const *)argv + 1;
    size_t n = argc > 0 ? (size_t)argc - 1 : 0;
    enum exit_status status = EXIT_USAGE;
    str name = n ? str_c(words[0]) : (str){0};
    const struct command *c = command_find(name);
    if (n == 0) {
        buf out = buf_new(a);
        write_help(&out, NULL);
        say(buf_str(&out));
    } else if (c && asks_for_help(words + 1, n - 1)) {
        status = print_help(a, c);
    } else if (c) {
        status = run(a, c, words + 1, n - 1);
    } else if (asks_for_help(words, n)) {
        status = print_help(a, NULL);
    } else if (str_eq(name, STR("--version"))) {
        status = run(a, command_find(STR("version")), words + 1, n - 1);
    } else {
        status = no_such_command(a, name);
    }
    arena_free(a);
    return (int)status;
}
