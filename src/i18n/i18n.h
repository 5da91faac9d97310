/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * i18n: texts in the reader's language, and how that language writes numbers, dates and durations.
 *
 * A message is named by its English text, as it stands in the view ({{ t "…" }}, docs/views.md). A
 * `struct catalog` is one language: po/LANGUAGE.po compiled by tools/poc into tables of the binary.
 * Nothing is read at run time and nothing depends on the host's locales. English needs no file: there a
 * message is its own translation. A message that a catalog does not have is shown in English, with the
 * English plural: an unfinished translation shows a mixed page and never an empty one.
 *
 * What this is not: it does not escape (the views do), it does not choose the language (the web room
 * does, from settings and Accept-Language, and asks catalog_find), and the texts of a curriculum do not
 * pass through it.
 *
 * Everything here is constant data; any number of threads may use it.
 * Tags: BCP 47 (RFC 5646), lookup RFC 4647 §3.4. PO files and plural rules: GNU gettext manual §10, §11.2.6.
 */
#ifndef WAYMARK_I18N_I18N_H
#define WAYMARK_I18N_I18N_H

#include "base/base.h"

/* ---- Plural rules ---- */

/* Languages share few rules; these are the known ones. poc recognizes them by the Plural-Forms header and
 * refuses others. Adding one is a line in plural.c. */
enum plural_id {
    PLURAL_NONE,       /* one form: Japanese, Chinese, Korean, Vietnamese, Thai, Indonesian */
    PLURAL_ONE,        /* 1 | others: English, German, Spanish, Dutch, … */
    PLURAL_FRENCH,     /* 0, 1 | others: French, Brazilian Portuguese, … */
    PLURAL_TWO,        /* 1 | 2 | others: Hebrew, Irish */
    PLURAL_POLISH,     /* 1 | 2-4 | others */
    PLURAL_RUSSIAN,    /* 1, 21 … | 2-4, 22-24 … | others: Russian, Ukrainian, Serbian, Croatian */
    PLURAL_CZECH,      /* 1 | 2-4 | others, by the whole number: Czech, Slovak */
    PLURAL_LITHUANIAN, /* 1, 21 … | 2-9, 22-29 … | others */
    PLURAL_LATVIAN,    /* 1, 21 … | others | 0 */
    PLURAL_ROMANIAN,   /* 1 | 0, 2-19, 101-119 … | others */
    PLURAL_SLOVENIAN,  /* 1, 101 | 2, 102 | 3, 4, 103 | others */
    PLURAL_ICELANDIC,  /* 1, 21 … | others */
    PLURAL_WELSH,      /* 0 | 1 | 2 | 3 | 6 | others */
    PLURAL_ARABIC,     /* 0 | 1 | 2 | 3-10 | 11-99 | others */
    PLURAL_COUNT
};

struct plural_rule {
    unsigned forms;             /* how many a translated plural has */
    const char *expression;     /* of the header, without white space and parentheses */
    unsigned (*form)(uint64_t); /* which form a number takes: 0 to forms - 1 */
};

/* By enum plural_id. */
extern const struct plural_rule plural_rules[PLURAL_COUNT];

/* The rule of a header like "nplurals=2; plural=(n != 1);" (white space and parentheses do not count).
 * False when it is none of the known, or the number of forms is another. */
bool plural_find(str header, enum plural_id *ret);

/* ---- How a language writes ---- */

struct locale {
    const char *tag;
    const char *group;  /* between groups of three digits */
    int64_t group_from; /* smaller numbers are written without: "2026" stays what it is */
    const char *months[12];
    const char *date;     /* {month} {day} {year} */
    const char *duration; /* {h} hours, {mm} minutes in two digits */
    const char *hours;    /* {h}: whole hours */
    const char *minutes;  /* {m}: less than an hour */
};

/* The first is English. */
extern const struct locale locale_list[];
extern const size_t locale_list_count;

/* Place in locale_list by the language of a tag ("pt-BR" finds "pt"); 0, English, when there is none. */
size_t locale_find(str tag);

/* "12,345". The text lives in `space`. */
#define LOCALE_NUMBER_BYTES 64
str locale_number(const struct locale *l, int64_t number, char space[LOCALE_NUMBER_BYTES]);
/* "November 22, 2026", the day in UTC. */
void locale_add_date(buf *b, const struct locale *l, time_us t);
/* "4 h 05 min", "2 h", "25 min". */
void locale_add_duration(buf *b, const struct locale *l, uint32_t minutes);

/* ---- Catalogs ---- */

struct catalog_message {
    str id;
    const str *forms; /* one, or as many as the plural rule has */
    size_t forms_count;
};

struct catalog {
    const char *tag;       /* BCP 47 */
    const char *direction; /* "ltr" | "rtl" */
    const struct plural_rule *plural;
    const struct locale *locale;
    const struct catalog_message *messages; /* sorted by id, bytewise */
    size_t messages_count;
};

/* English: no messages, every text is its own translation. */
const struct catalog *catalog_english(void);

/* The catalog for a tag: itself, else without its last subtags ("pt-BR-x" → "pt-BR" → "pt"), else English.
 * Case does not count. Never NULL. */
const struct catalog *catalog_find(str tag);
/* The same in a list of one's own. */
const struct catalog *catalog_find_in(const struct catalog *const *list, size_t count, str tag);

/* The translation of `text`, or `text`. Borrowed from the catalog or the caller. */
str catalog_text(const struct catalog *c, str text);
/* The form for `n`; `one` names the message. */
str catalog_plural(const struct catalog *c, str one, str other, uint64_t n);

/* What tools/poc made of po/ (build/gen/messages.c). */
extern const struct catalog *const catalogs_compiled[];
extern const size_t catalogs_compiled_count;

#endif
