/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "cli/command.h"

#include <unistd.h>

static const char *const no_settings[] = {NULL};
static const char *const serve_settings[] = {"content",       "data",          "port",           "address",
                                             "base_url",      "threads",       "site_name",      "log_level",
                                             "https_in_front", "trusted_proxy", "header_seconds", NULL};
static const char *const doctor_settings[] = {"content", "data", NULL};

static const struct command_option no_options[] = {{NULL, NULL}};
static const struct command_option json_option[] = {{"--json", "one JSON object a line, for programs"}, {NULL, NULL}};
static const struct command_option help_options[] = {{"--man", "the manual page waymark(1), in mdoc"},
                                                     {"--markdown", "the command line as a document"},
                                                     {"--settings", "all settings as a document"},
                                                     {"--routes", "all addresses of the server as a document"},
                                                     {NULL, NULL}};

const struct command commands[] = {
    {"serve", "", "serve the curricula as a site",
     "Reads the folder of curricula, publishes them in memory and answers over HTTP until it is told to stop. "
     "The address is printed on standard output once it is ready; the log goes to standard error.\n\n"
     "Ctrl-C or SIGTERM stops it: answers under way are finished for at most ten seconds. A second signal "
     "stops it at once.",
     serve_settings, no_options, "waymark serve --port 9000 --content curricula", run_serve},
    {"doctor", "", "look for what is wrong with the data and the content",
     "Checks the database (integrity, migrations, permissions, space) and reads the curricula. Prints one line "
     "a finding; the exit status is 1 when something needs repair.",
     doctor_settings, json_option, "waymark doctor --data data", run_doctor},
    {"version", "", "print the version",
     "Prints the name and the version of the program.", no_settings,
     json_option, "waymark version", run_version},
    {"help", "[COMMAND]", "explain a command",
     "Without a command, lists all of them. The options write the documents that come with the program.",
     no_settings, help_options, "waymark help serve", run_help},
};
const size_t commands_count = COUNT_OF(commands);

const struct command *command_find(str name) {
    for (size_t i = 0; i < commands_count; i++) {
        if (str_eq(name, str_c(commands[i].name))) {
            return &commands[i];
        }
    }
    return NULL;
}

const char *command_nearest(str name) {
    const char *best = NULL;
    size_t least = 3;
    for (size_t i = 0; i < commands_count; i++) {
        size_t distance = str_distance(name, str_c(commands[i].name), 2);
        if (distance < least) {
            least = distance;
            best = commands[i].name;
        }
    }
    return best;
}

bool invocation_has(const struct invocation *v, const char *option) {
    for (size_t i = 0; i < v->words_count; i++) {
        if (str_eq(str_c(v->words[i]), str_c(option))) {
            return true;
        }
    }
    return false;
}

static void write_all(int fd, str text) {
    while (text.n) {
        ssize_t n = write(fd, text.p, text.n);
        if (n <= 0) {
            return;
        }
        text = str_from(text, (size_t)n);
    }
}

void say(str text) {
    write_all(STDERR_FILENO, text);
    write_all(STDERR_FILENO, STR("\n"));
}

void say_c(const char *text) {
    say(str_c(text));
}

void print(str data) {
    write_all(STDOUT_FILENO, data);
}

enum exit_status complain(err e) {
    write_all(STDERR_FILENO, STR("waymark: "));
    say_c(e.message);
    switch (e.code) {
    case ERR_NONE:
        return EXIT_OK;
    case ERR_INPUT:
    case ERR_USAGE:
        return EXIT_USAGE;
    case ERR_LIMIT:
    case ERR_NOT_FOUND:
    case ERR_DENIED:
    case ERR_CONFLICT:
    case ERR_STATE:
    case ERR_BUSY:
    case ERR_IO:
    case ERR_UNSUPPORTED:
    case ERR_INTERNAL:
        return EXIT_IO;
    }
    return EXIT_IO;
}
