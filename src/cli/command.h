/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * command: what `waymark` can be asked to do.
 *
 * The table in command.c is the whole list; the help texts, the man page and docs/command-line.md are written
 * from it. Each command is one file with one function.
 *
 * Standard output is data, standard error is talk. Exit status: contracts.md §4.
 */
#ifndef WAYMARK_CLI_COMMAND_H
#define WAYMARK_CLI_COMMAND_H

#include "base/base.h"
#include "config/config.h"

enum exit_status {
    EXIT_OK = 0,
    EXIT_PROBLEMS = 1, /* the command worked and found something wrong */
    EXIT_USAGE = 2,    /* called wrongly */
    EXIT_IO = 3        /* files, network or database failed */
};

/* What a command is given. */
struct invocation {
    struct arena *arena; /* of the process */
    struct world *world;
    struct config config;
    const char *const *words; /* what is neither command nor setting; words_count of them */
    size_t words_count;
};

typedef enum exit_status command_function(struct invocation *v);

struct command_option {
    const char *name; /* "--json" */
    const char *help;
};

struct command {
    const char *name;
    const char *synopsis;                 /* behind the name: "[COMMAND]" */
    const char *summary;                  /* one line */
    const char *description;              /* paragraphs, for help and man */
    const char *const *settings;          /* names of the settings it uses, NULL-terminated */
    const struct command_option *options; /* its own flags, ended by a NULL name */
    const char *example;                  /* a command line that works */
    command_function *run;
};

extern const struct command commands[];
extern const size_t commands_count;

const struct command *command_find(str name);
/* The name that is nearest to a wrong one, or NULL. */
const char *command_nearest(str name);

/* Whether `option` (one of the command's own) is among the words. */
bool invocation_has(const struct invocation *v, const char *option);

/* Talk and data. Text for people goes to standard error, each with a line end. */
void say(str text);
void say_c(const char *text);
void print(str data);
/* "waymark: MESSAGE" on standard error; the status that fits the code of `e`. */
enum exit_status complain(err e);

/* Writers of the generated documents. */
void write_help(buf *b, const struct command *c); /* `c` NULL: the overview */
void write_man(buf *b);
void write_markdown(buf *b);

command_function run_serve;
command_function run_build;
command_function run_new;
command_function run_lint;
command_function run_doctor;
command_function run_diff;
command_function run_import;
command_function run_version;
command_function run_help;

#endif
