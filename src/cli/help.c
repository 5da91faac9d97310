/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "cli/command.h"
#include "lint/lint.h"
#include "web/route.h"

#define OVERVIEW                                                                                             \
    "Waymark runs open certificate programs: it reads a curriculum from a folder of Markdown and serves it."
#define EXITS                                                                                                \
    "Exit status: 0 all is well, 1 problems were found, 2 the command was called wrongly, 3 files, network " \
    "or database failed."

static void pad(buf *b, const char *text, size_t width) {
    buf_c(b, text);
    for (size_t n = str_c(text).n; n < width; n++) {
        buf_byte(b, ' ');
    }
}

static void write_usage(buf *b, const struct command *c) {
    buf_c(b, "waymark ");
    buf_c(b, c->name);
    buf_c(b, c->settings[0] || c->options[0].name ? " [OPTION…]" : "");
    buf_c(b, c->synopsis[0] ? " " : "");
    buf_c(b, c->synopsis);
}

static void write_overview(buf *b) {
    buf_c(b, OVERVIEW "\n\nCommands:\n");
    for (size_t i = 0; i < commands_count; i++) {
        buf_c(b, "  waymark ");
        pad(b, commands[i].name, 10);
        buf_c(b, commands[i].summary);
        buf_byte(b, '\n');
    }
    buf_c(b, "\n\"waymark help COMMAND\" says more. " EXITS "\n");
}

static void write_options(buf *b, const struct command *c) {
    if (!c->options[0].name) {
        return;
    }
    buf_c(b, "\nOptions:\n");
    for (const struct command_option *o = c->options; o->name; o++) {
        buf_c(b, "  ");
        pad(b, o->name, 14);
        buf_c(b, o->help);
        buf_byte(b, '\n');
    }
}

void write_help(buf *b, const struct command *c) {
    if (!c) {
        write_overview(b);
        return;
    }
    buf_c(b, "Usage: ");
    write_usage(b, c);
    buf_c(b, "\n\n");
    buf_c(b, c->description);
    buf_byte(b, '\n');
    write_options(b, c);
    if (c->settings[0]) {
        buf_byte(b, '\n');
        config_write_help(b, c->settings);
    }
    buf_c(b, "\nExample: ");
    buf_c(b, c->example);
    buf_byte(b, '\n');
}

/* mdoc(7): each sentence on a line of its own, an empty line is a paragraph, a hyphen is written so that it stays one. */
static void man_text(buf *b, const char *text) {
    for (const char *p = text; *p; p++) {
        if (*p == '\n' && p[1] == '\n') {
            buf_c(b, "\n.Pp\n");
            p++;
        } else if (p[0] == '.' && p[1] == ' ') {
            buf_c(b, ".\n");
            p++;
        } else {
            buf_c(b, *p == '-' ? "\\-" : "");
            buf_add(b, str_n(p, *p != '-'));
        }
    }
    buf_byte(b, '\n');
}

static void man_command(buf *b, const struct command *c) {
    buf_c(b, ".Ss waymark ");
    buf_c(b, c->name);
    buf_byte(b, '\n');
    man_text(b, c->description);
    if (c->options[0].name) {
        buf_c(b, ".Bl -tag -width Ds\n");
        for (const struct command_option *o = c->options; o->name; o++) {
            buf_c(b, ".It ");
            man_text(b, o->name);
            man_text(b, o->help);
        }
        buf_c(b, ".El\n");
    }
    buf_c(b, ".Pp\nExample:\n.Dl ");
    man_text(b, c->example);
}

void write_man(buf *b) {
    buf_c(b, ".Dd November 22, 2026\n.Dt WAYMARK 1\n.Os\n.Sh NAME\n.Nm waymark\n.Nd run open certificate "
             "programs\n"
             ".Sh SYNOPSIS\n.Nm\n.Ar command\n.Op Ar option ...\n.Sh DESCRIPTION\n");
    man_text(b, OVERVIEW);
    buf_c(b, ".Sh COMMANDS\n");
    for (size_t i = 0; i < commands_count; i++) {
        man_command(b, &commands[i]);
    }
    buf_c(b, ".Sh SETTINGS\n");
    config_write_man(b);
    buf_c(b, ".Sh EXIT STATUS\n0 all is well, 1 problems were found, 2 the command was called wrongly, 3 "
             "files, network "
             "or database failed.\n");
}

void write_markdown(buf *b) {
    buf_c(b, "<!--\nSPDX-"
             "License-Identifier: MIT\nSPDX-"
             "FileCopyrightText: 2026 The Waymark authors\n\n"
             "Written by `waymark help --markdown`; do not edit.\n-->\n# Command line\n\n" OVERVIEW
             "\n\n" EXITS "\n");
    for (size_t i = 0; i < commands_count; i++) {
        buf_c(b, "\n## waymark ");
        buf_c(b, commands[i].name);
        buf_c(b, "\n\n```\n");
        write_help(b, &commands[i]);
        buf_c(b, "```\n");
    }
}

static void write_routes(buf *b) {
    buf_c(b, "<!--\nSPDX-"
             "License-Identifier: MIT\nSPDX-"
             "FileCopyrightText: 2026 The Waymark authors\n\n"
             "Written by `waymark help --routes`; do not edit.\n-->\n# Addresses\n\n"
             "The first row that fits a request answers it. HEAD is allowed wherever GET is.\n\n"
             "| method | path | who | what |\n|---|---|---|---|\n");
    for (size_t i = 0; i < routes_count; i++) {
        buf_c(b, "| ");
        buf_c(b, http_method_name(routes[i].method));
        buf_c(b, " | `");
        buf_c(b, routes[i].pattern);
        buf_c(b, routes[i].permission == PERMISSION_ANYONE ? "` | anyone | " : "` | the machine itself | ");
        buf_c(b, routes[i].purpose);
        buf_c(b, " |\n");
    }
}

static void write_lint_rules(buf *b) {
    buf_c(b, "<!--\nSPDX-"
             "License-Identifier: MIT\nSPDX-"
             "FileCopyrightText: 2026 The Waymark authors\n\n"
             "Written by `waymark help --lint-rules`; do not edit.\n-->\n");
    lint_write_markdown(b);
}

enum exit_status run_help(struct invocation *v) {
    buf out = buf_new(v->arena);
    if (invocation_has(v, "--man")) {
        write_man(&out);
    } else if (invocation_has(v, "--markdown")) {
        write_markdown(&out);
    } else if (invocation_has(v, "--settings")) {
        config_write_markdown(&out);
    } else if (invocation_has(v, "--routes")) {
        write_routes(&out);
    } else if (invocation_has(v, "--lint-rules")) {
        write_lint_rules(&out);
    } else {
        str name = v->words_count ? str_c(v->words[0]) : (str){0};
        const struct command *c = command_find(name);
        if (name.n && !c) {
            return complain(err_fmt(v->arena, ERR_USAGE,
                                    "there is no command \"%.*s\"; \"waymark help\" lists them",
                                    STR_ARG(name)));
        }
        write_help(&out, c);
    }
    print(buf_str(&out));
    return EXIT_OK;
}
