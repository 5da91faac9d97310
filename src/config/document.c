/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The three documents that describe the settings: a help text, a man page and Markdown. */
#include "config/config.h"
#include "config/setting.h"

enum { LINE_WIDTH = 78, HELP_INDENT = 6 };

/* Takes as many words off the front of *rest as fit into `width` characters, but at least one. */
static str take_line(str *rest, size_t width) {
    str text = *rest;
    size_t end = 0;
    while (end < text.n) {
        size_t space = str_find_byte(str_from(text, end + 1), ' ');
        size_t next = space == SIZE_MAX ? text.n : end + 1 + space;
        if (end && utf8_count(str_sub(text, 0, next)) > width) {
            break;
        }
        end = next;
    }
    *rest = str_from(text, end + 1);
    return str_sub(text, 0, end);
}

/* What it may be and its default, in a sentence each. */
static str facts(struct arena *a, const struct setting *s) {
    buf b = buf_new(a);
    if (s->type == SETTING_NUMBER || s->type == SETTING_CHOICE) {
        buf_c(&b, " It is ");
        buf_c(&b, setting_allowed(a, s));
        buf_byte(&b, '.');
    }
    if (s->value_default[0]) {
        buf_c(&b, " Default: ");
        buf_c(&b, s->value_default);
    }
    return buf_str(&b);
}

/* ---- Help ---------------------------------------------------------------------------------- */

static void help_one(buf *b, const struct setting *s) {
    str text = arena_join(b->arena, (str[]){str_c(s->help), facts(b->arena, s)}, 2);
    buf_c(b, "  ");
    buf_c(b, s->flag);
    if (s->placeholder) {
        buf_byte(b, ' ');
        buf_c(b, s->placeholder);
    }
    buf_c(b, "  (");
    buf_c(b, s->variable);
    buf_c(b, ")\n");
    while (text.n) {
        buf_c(b, "      ");
        buf_add(b, take_line(&text, LINE_WIDTH - HELP_INDENT));
        buf_byte(b, '\n');
    }
}

void config_write_help(buf *b, const char *const *names) {
    size_t config = setting_by_name(STR("config"));
    buf_c(b, "Settings (a flag wins over its variable, a variable over the settings file):\n");
    for (size_t i = 0; names[i]; i++) {
        size_t at = setting_by_name(str_c(names[i]));
        ASSERT(at < SETTINGS_COUNT);
        if (at != config) {
            help_one(b, &settings[at]);
        }
    }
    help_one(b, &settings[config]);
}

/* ---- Man page ------------------------------------------------------------------------------ */

/* Text for roff: a backslash begins an escape, and so would a dot or quote at the start of a line. */
static void man_text(buf *b, str text) {
    bool special = str_starts(text, STR(".")) || str_starts(text, STR("'"));
    buf_c(b, special ? "\\&" : "");
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        buf_c(b, c == '\\' ? "\\e" : c == '-' ? "\\-" : "");
        buf_add(b, str_n(&c, c != '\\' && c != '-'));
    }
}

static void man_line(buf *b, const char *macro, str text) {
    buf_c(b, macro);
    man_text(b, text);
    buf_byte(b, '\n');
}

/* Each sentence begins a line, as roff wants it, so that it can set the space between two. */
static void man_sentences(buf *b, str text) {
    while (text.n) {
        size_t end = str_find(text, STR(". "));
        str sentence = end == SIZE_MAX ? text : str_sub(text, 0, end + 1);
        text = str_from(text, sentence.n + 1);
        while (sentence.n) {
            man_line(b, "", take_line(&sentence, LINE_WIDTH));
        }
    }
}

static void man_one(buf *b, const struct setting *s) {
    buf_c(b, ".It Fl ");
    man_text(b, str_c(s->flag + 1)); /* Fl writes the first dash itself */
    man_line(b, s->placeholder ? " Ar " : "", str_c(s->placeholder));
    man_sentences(b, str_c(s->help));
    man_sentences(b, str_trim(facts(b->arena, s)));
    man_line(b, ".Pq Ev ", str_c(s->variable));
}

void config_write_man(buf *b) {
    buf_c(b, "A flag wins over its variable of the environment,\n"
             "a variable over the settings file, the file over the default.\n"
             "The settings file is TOML;\n"
             "its keys are the names of the flags without the dashes in front and with\n"
             ".Sq _\n"
             "for each dash within.\n"
             "A path in it counts from the folder of the file.\n"
             "An empty variable is one that is not set.\n"
             ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        man_one(b, &settings[i]);
    }
    buf_c(b, ".El\n");
}

/* ---- Markdown ------------------------------------------------------------------------------ */

static bool is_quoted(const struct setting *s) {
    return s->type != SETTING_NUMBER && s->type != SETTING_FLAG;
}

static bool is_in_file(const struct setting *s) {
    return strcmp(s->name, "config") != 0;
}

static void markdown_example(buf *b) {
    buf_c(b, "```toml\n");
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        const struct setting *s = &settings[i];
        if (is_in_file(s)) {
            const char *quote = is_quoted(s) ? "\"" : "";
            buf_c(b, s->name);
            buf_c(b, " = ");
            buf_c(b, quote);
            buf_c(b, s->value_default[0] ? s->value_default : s->example);
            buf_c(b, quote);
            buf_byte(b, '\n');
        }
    }
    buf_c(b, "```\n");
}

static void markdown_fact(buf *b, const char *label, const char *code) {
    buf_c(b, "- ");
    buf_c(b, label);
    buf_c(b, ": `");
    buf_c(b, code);
    buf_c(b, "`\n");
}

static void markdown_one(buf *b, const struct setting *s) {
    buf_c(b, "\n## ");
    buf_c(b, s->name);
    buf_c(b, "\n\n");
    buf_c(b, s->help);
    buf_c(b, "\n\n- it is ");
    buf_c(b, setting_allowed(b->arena, s));
    buf_byte(b, '\n');
    if (s->value_default[0]) {
        markdown_fact(b, "default", s->value_default);
    } else {
        buf_c(b, "- no default\n");
    }
    buf flag = buf_new(b->arena);
    buf_c(&flag, s->flag);
    if (s->placeholder) {
        buf_byte(&flag, ' ');
        buf_c(&flag, s->placeholder);
    }
    markdown_fact(b, "flag", buf_str(&flag).p);
    markdown_fact(b, "variable", s->variable);
    if (!is_in_file(s)) {
        buf_c(b, "- not in the settings file, which it names\n");
    }
}

void config_write_markdown(buf *b) {
    buf_c(
        b,
        "<!--\n"
        "SPDX-License-Identifier: MIT\n"
        "SPDX-FileCopyrightText: 2026 The Waymark authors\n\n"
        "Written by `waymark help --settings`; do not edit.\n"
        "-->\n"
        "# Settings\n\n"
        "Each setting can be given by a flag, a variable of the environment or a line of the settings file. "
        "A flag wins over the variable, the variable over the file, the file over the default. "
        "Every value that is given is checked, even one that another wins over; a name or value that is "
        "wrong "
        "stops the program with the nearest right name or with what is allowed. "
        "All variables that begin with `WAYMARK_` are settings. An empty variable is one that is not set.\n\n"
        "The settings file is [TOML](https://toml.io/en/v1.0.0) and is read where `--config` or "
        "`WAYMARK_CONFIG` names it. A path in it counts from the folder of the file; elsewhere a path counts "
        "from the present folder. This is a whole one, with the defaults where there are any:\n\n");
    markdown_example(b);
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        markdown_one(b, &settings[i]);
    }
}
