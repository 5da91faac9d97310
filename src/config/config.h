/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * config: the settings of the program, from one table.
 *
 * A setting has a name, a type, a default, a variable of the environment, a flag and a
 * description. All of them stand in the table of setting.c, and everything that has to do
 * with settings comes from it: reading flags, variables and the settings file, the help text,
 * the man page and docs/configuration.md. So they cannot disagree.
 *
 * What is nearer to the person wins: flag > variable > settings file > default. Every value
 * that is given is checked, even one that another overrides. A wrong name stops with the
 * nearest right one; a wrong value stops with what is allowed; for the settings file both say
 * FILE:LINE:COLUMN. Variables that begin with WAYMARK_ are all settings, so a misspelled one
 * is a mistake and is not passed over. An empty variable is one that is not set.
 *
 * The settings file is TOML without tables: `port = 8080`. It is read only where --config or
 * WAYMARK_CONFIG names it. A path in it that is not absolute counts from the file's folder;
 * elsewhere it counts from the present folder.
 *
 * It is not a store of secrets: none of the settings is one, so all may be shown and logged.
 *
 * Invariants: a loaded config is checked as a whole; its texts are UTF-8 without controls, live
 * in the arena given and are followed by a NUL, so that .p is a C string. It does not change
 * afterwards and may be read by any number of threads.
 */
#ifndef WAYMARK_CONFIG_CONFIG_H
#define WAYMARK_CONFIG_CONFIG_H

#include "base/base.h"

/* One field for each setting, of its name; docs/configuration.md says what each means. */
struct config {
    str config;  /* the settings file; empty = none */
    str data;    /* folder of the database */
    str content; /* folder of the curricula */
    str address; /* IPv4 or IPv6, as numbers */
    unsigned port;
    str base_url;     /* "https://host" without a slash at the end; never empty once loaded. Where none was
                   * given it is http://localhost:PORT, with port 0 a word to be replaced by the caller */
    unsigned threads; /* 0 = one a core */
    str site_name;
    str issuer_name; /* empty until somebody names one (contracts.md §7) */
    str report_url;  /* where readers report problems; empty = nowhere */
    bool https_in_front;
    str trusted_proxy;       /* an address, or empty */
    unsigned header_seconds; /* 1..HTTP_HEADER_SECONDS_MAX */
    bool watch;              /* publish again when the content changes */
    enum log_level log_level;
    str database; /* no setting of its own: data/waymark.db */
};

/* Where settings come from. All is borrowed for the call. */
struct config_source {
    const char *const *words; /* of the command line, after the command's name */
    size_t words_count;
    const char *const *environment; /* "NAME=value", ended by NULL, as environ is; NULL = none */
    const char *const *settings;    /* whose flags this command has, ended by NULL; "config" is always one */
    const char *const *options;     /* the command's own flags ("--json"), ended by NULL; they stay words */
};

/* Words that are neither a setting's flag nor its value, in their order: operands and own flags. After
 * the word "--" everything is an operand; the "--" itself stays a word too, so that they can be told apart. */
struct config_words {
    const char **at;
    size_t n;
    size_t capacity;
};

/*
 * Reads all sources into *ret and the other words into *ret_words. ERR_USAGE for a wrong name or value,
 * for a base_url that is missing though others can reach the address (contracts.md §3) or that does not
 * fit https_in_front; ERR_LIMIT for a settings file above CONFIG_BYTES_MAX; ERR_NOT_FOUND and ERR_IO when
 * it cannot be read. The message is for the person at the keyboard.
 */
MUST_USE err config_load(struct arena *a, struct world *w, const struct config_source *from,
                         struct config *ret, struct config_words *ret_words);

/* The settings file's part of it alone: `text` is what stands in the file `path`. For tests and tools. */
MUST_USE err config_load_text(struct arena *a, const char *path, str text, struct config *ret);

/* The settings of one command for its help text: `settings` as in config_source. */
void config_write_help(buf *b, const char *const *settings);

/* All settings: the inside of a section of a page in mdoc(7), without its heading. */
void config_write_man(buf *b);

/* All settings: the whole of docs/configuration.md. */
void config_write_markdown(buf *b);

#endif
