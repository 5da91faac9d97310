/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * setting: one row of the table of settings. For the files of this room; others use config.h.
 *
 * A value arrives as text, whatever it came from, is checked against its row and stored in the
 * field of struct config that the row names. The rows are constants.
 */
#ifndef WAYMARK_CONFIG_SETTING_H
#define WAYMARK_CONFIG_SETTING_H

#include "config/config.h"

enum setting_type {
    SETTING_TEXT,   /* field: str */
    SETTING_PATH,   /* field: str */
    SETTING_NUMBER, /* field: unsigned */
    SETTING_FLAG,   /* field: bool */
    SETTING_CHOICE  /* field: an enum whose values are the places among the choices */
};

struct setting {
    const char *name;     /* in the settings file, and of the field: "base_url" */
    const char *flag;     /* "--base-url" */
    const char *variable; /* "WAYMARK_BASE_URL" */
    enum setting_type type;
    size_t field;               /* offset in struct config */
    const char *value_default;  /* as text; empty = none */
    const char *example;        /* for documents, where there is no default */
    const char *placeholder;    /* "PORT" in "--port PORT"; NULL for flags */
    unsigned least, most;       /* numbers */
    const char *const *choices; /* ended by NULL */
    bool (*fits)(str value);    /* texts: further than length and characters; NULL = anything */
    const char *allowed;        /* texts: what fits, "an IPv4 or IPv6 address" */
    const char *help;           /* sentences for people */
};

/* The table, and how many rows it has (a constant for arrays beside it). */
enum { SETTINGS_COUNT = 15 };
extern const struct setting settings[SETTINGS_COUNT];

/* Place in the table of a setting's name, flag or variable; SETTINGS_COUNT when there is none. */
size_t setting_by_name(str name);
size_t setting_by_flag(str flag);
size_t setting_by_variable(str variable);

/* What its values may be: "a whole number from 0 to 65535". In the arena or a literal. */
const char *setting_allowed(struct arena *a, const struct setting *s);

/* Checks `value` and stores it in its field of *config; false, and nothing is stored, when it does not fit. */
bool setting_store(struct arena *a, const struct setting *s, str value, struct config *config);

/* http(s)://host[:port] in lower case and nothing behind. */
bool setting_is_base_url(str s);
/* An address that only this machine reaches. */
bool setting_is_loopback(str address);

#endif
