/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "cli/command.h"

#include <unistd.h>

static const char *const no_settings[] = {NULL};
static const char *const serve_settings[] = {
    "content",        "data",      "port",        "address",        "base_url",
    "threads",        "site_name", "log_level",   "https_in_front", "trusted_proxy",
    "header_seconds", "watch",     "issuer_name", "report_url",     NULL};
static const char *const build_settings[] = {"site_name", "base_url", "issuer_name", "report_url", NULL};
static const char *const doctor_settings[] = {"content", "data", NULL};

static const struct command_option no_options[] = {{NULL, NULL}};
static const struct command_option json_option[] = {{"--json", "one JSON object a line, for programs"},
                                                    {NULL, NULL}};
static const struct command_option build_options[] = {
    {"--json", "problems and the summary as one JSON object a line"},
    {"--force", "write although there are errors"},
    {NULL, NULL}};
static const struct command_option lint_options[] = {
    {"--json", "one JSON object a line, for programs"},
    {"--explain", "RULE: what a rule means, with a bad and a good example"},
    {"--coverage", "a table: where each skill is taught, practiced and assessed"},
    {"--links", "the links that lead out of the curriculum"},
    {"--all", "show what a lint-allow comment allows, too"},
    {"--against", "DIR: the edition before; finds units that are gone without an alias"},
    {NULL, NULL}};
static const struct command_option diff_options[] = {
    {"--json", "one JSON object a line, for programs"},
    {"--check", "also say what stands in the way of publishing NEW"},
    {NULL, NULL}};
static const struct command_option help_options[] = {
    {"--man", "the manual page waymark(1), in mdoc"},
    {"--markdown", "the command line as a document"},
    {"--settings", "all settings as a document"},
    {"--routes", "all addresses of the server as a document"},
    {"--lint-rules", "all rules of waymark lint as a document"},
    {NULL, NULL}};

const struct command commands[] = {
    {"serve", "", "serve the curricula as a site",
     "Reads the folder of curricula, publishes them in memory and answers over HTTP until it is told to "
     "stop. "
     "The address is printed on standard output once it is ready; the log goes to standard error.\n\n"
     "SIGHUP has the folder read again; with --watch that happens by itself whenever something in it "
     "changes, and open pages load themselves again. When it cannot be published, what is served stays.\n\n"
     "Ctrl-C or SIGTERM stops it: answers under way are finished for at most ten seconds. A second signal "
     "stops it at once.",
     serve_settings, no_options, "waymark serve --port 9000 --content curricula", run_serve},
    {"build", "DIR OUT", "write the site as plain files",
     "Reads the curriculum in DIR, or every curriculum one level below, and writes its site into the folder "
     "OUT: for "
     "any web server, or to be opened from a USB stick. OUT must not exist, be empty, or be a folder that "
     "this command "
     "wrote before; it is replaced as a whole once the new one is complete, and never in part. A folder with "
     "any other "
     "file in it is refused.\n\n"
     "Problems are printed as FILE:LINE:COLUMN: RULE: MESSAGE - FIX. When one of them is an error nothing is "
     "written "
     "and the exit status is 1; with --force the site is written and the exit status is 1 all the same. "
     "Warnings do "
     "not stop it. With a base_url the pages name their canonical address.",
     build_settings, build_options, "waymark build curricula site", run_build},
    {"new", "certificate NAME [DIR]", "begin a certificate of your own",
     "Writes a small complete curriculum into DIR/curricula/NAME and its composition into "
     "DIR/certificates/NAME.toml: a module of two units and a summit, a quest, rubrics, a glossary and a "
     "drawing, "
     "with comments that say what each part is for. DIR is the present folder unless it is named. Nothing "
     "that is "
     "there already is changed.\n\n"
     "NAME stands in addresses: a-z, 0-9 and -, beginning with a letter.",
     no_settings, no_options, "waymark new certificate gardens", run_new},
    {"lint", "DIR...", "say what is wrong or unfinished in a curriculum",
     "Reads the curriculum in DIR, or every curriculum one level below and the certificates beside that "
     "folder, and prints a line for each thing that its authors should know: FILE:LINE:COLUMN: RULE: what is "
     "wrong, what to do, and in brackets whether it is an error, a warning or a note. Numbers for people go "
     "to "
     "standard error.\n\n"
     "The exit status is 0 when there are only notes, 1 when there is an error or a warning. A comment in "
     "the "
     "file allows what is right for once. docs/lint-rules.md lists the rules.",
     no_settings, lint_options, "waymark lint curricula", run_lint},
    {"diff", "OLD NEW", "say what is different between two editions",
     "Compares the curricula in the folders OLD and NEW, which are two editions of the same. Prints a line "
     "for each "
     "unit, page, quest and picture that was added, removed, renamed (by aliases) or changed, with the "
     "number of "
     "words that came and went. What kind of change it is, NEW says in its changes.toml: editorial, "
     "clarifying, substantive or replaced.\n\n"
     "With --check also names what stands in the way of publishing: a changed unit whose class is not "
     "stated, a "
     "version that was not raised. The exit status is then 1 when there is something.",
     no_settings, diff_options, "waymark diff --check curricula-1.0.0/core curricula/core", run_diff},
    {"doctor", "", "look for what is wrong with the data and the content",
     "Checks the database (integrity, migrations, permissions, space) and reads the curricula. Prints one "
     "line "
     "a finding; the exit status is 1 when something needs repair.",
     doctor_settings, json_option, "waymark doctor --data data", run_doctor},
    {"import", "DIR OUT", "make a curriculum of Markdown from elsewhere",
     "Reads the folder DIR (or one Markdown file) and writes the curriculum OUT: a Hugo content tree, a "
     "repository "
     "whose lists of links give the order, or a plain folder of pages. Says which it was taken for. OUT must "
     "not "
     "exist or be empty; it is written whole or not at all, and nothing is fetched.\n\n"
     "Prints a line for each thing that a person should look at: file, line and column in DIR, rule, "
     "message, what "
     "to do. The same list and all text without a place are in OUT/imported-leftovers.md. The exit status is "
     "1 when "
     "something could not be taken over rightly. docs/import.md says more.",
     no_settings, json_option, "waymark import my-course curricula/my-course", run_import},
    {"version", "", "print the version", "Prints the name and the version of the program.", no_settings,
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
