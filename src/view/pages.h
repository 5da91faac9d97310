/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * pages: what the views show, as plain structs.
 *
 * A handler fills one of these and calls the view of the same name: `struct unit_page` is
 * shown by view_unit_page, `struct map_page` by view_map_page, and so on. Each page struct
 * begins with a `struct frame`: head, header and footer. The view writes the whole document,
 * from the doctype to the last tag.
 *
 * What this is not: it holds no rules and no formatting of HTML. What must be decided is
 * decided before; what is text in the reader's language comes either from a view
 * ({{ t "…" }}) or, where it is a value (names, dates, numbers with a unit of their own), as a
 * str that is ready to be read.
 *
 * Lifetimes: everything is borrowed, from the book (edition) or the request's arena, and must
 * outlive the call of the view. Zeroed is a valid value for every field: an empty str, html
 * or list leaves its part of the page out, a number 0 leaves its fact out, unless the comment
 * says "required". Threads: plain values, no sharing.
 *
 * Addresses (`url`) are paths of this site ("/core/commons/") or absolute; the views check
 * their scheme. Texts are plain; a field of type `html` was made by markdown, draw or format.
 */
#ifndef WAYMARK_VIEW_PAGES_H
#define WAYMARK_VIEW_PAGES_H

#include "curriculum/book.h"

/* Small things that many pages use. */

/* A link with its text. `current` marks the entry the reader is in (two bars under or beside it). An
 * empty `url` means: there is no such page (no unit before the first); the view leaves it out. */
struct link {
    str title;
    str url;
    bool current;
};

typedef LIST(struct link) link_list;

/* A length of time, split for the message "{hours} h {minutes} min". Make it with duration_of. */
struct duration {
    uint32_t hours;
    uint32_t minutes; /* 0 to 59 */
};

static inline struct duration duration_of(uint32_t minutes) {
    return (struct duration){minutes / 60, minutes % 60};
}

/* A day, once for people and once for machines. Both empty = not known. */
struct day {
    str text; /* "November 22, 2026", in the language of the page */
    str iso;  /* "2026-11-22" */
};

/* What stands around every page. */
struct frame {
    str language;         /* required: BCP 47, of the interface; <html lang> */
    str direction;        /* required: "ltr" or "rtl" */
    str content_language; /* of the curriculum; set only where it differs from `language` */
    str site_name;        /* required: the program's own name, beside the mark */
    str title;            /* of the page, without the site's name; empty on the home page */
    str description;      /* one plain sentence: meta description and og:description */
    str canonical;        /* absolute address, of rel=canonical and og:url; empty without a configured BASE */
    bool article;         /* og:type is article (units, pages of text) and not website */
    bool hidden;          /* asks search engines not to list the page (errors, empty site) */
    str assets_version; /* changes with the files of assets/: site.css?v=…, so that they may be cached for ever */
    struct license_note license; /* of what stands on this page: rel=license and the line in the footer */
    link_list nav;   /* header entries, four at most: Certificates, …; titles in the interface's language */
    link_list links; /* footer: About, Source code, … */
    str program_line; /* footer, whole sentences: who runs this site, plain text */
};

/* The state of a unit as far as the server knows it. What a reader has read is kept in the browser (assets/js/site.js). */
struct unit_row {
    str key; /* "core/commons/significance": data-unit, the name in the reader's notes */
    str title;
    str url;
    str teaser;       /* shown on the module page only */
    uint32_t minutes; /* reading and practice */
    bool summit;      /* kind == UNIT_SUMMIT: flag icon, bold */
    bool planned;     /* state == UNIT_PLANNED: the word "planned" beside it */
    bool partial;     /* state == UNIT_PARTIAL: the words "partly written" */
    bool current;     /* the unit of this page */
};

typedef LIST(struct unit_row) unit_row_list;

/* The column at the start of a unit, a planned unit, a quest or a text page: the units of the module, and
 * inside the current one the sections of the page. */
struct trail {
    struct link module;       /* names the list for assistive technology; empty on text pages */
    unit_row_list units;      /* empty on text pages */
    const struct heading *at; /* `n` level-2 headings of this page in order: point it to unit->headings.at */
    size_t n;
};

/* GET / */
struct module_link {
    uint32_t number; /* from 1: the stone on the map */
    str title;
    str url;
};

/* A certificate in the wood band of the home page. */
struct certificate_row {
    str title; /* short: "CORE" */
    str url;
    str teaser;
    uint32_t units;       /* lessons, without summits */
    uint32_t written;     /* of them, how many have all or some of their parts */
    struct duration time; /* reading, practice and live days */
};

struct home_page {
    struct frame frame;
    str start_url;                             /* "Start reading": the first unit that is written */
    str map_url;                               /* "The map" */
    html hills;                                /* draw_hills */
    LIST(struct module_link) modules;          /* below the map, with the numbers of its stones */
    LIST(struct certificate_row) certificates; /* those that are there, at least one */
};

/* GET /core/ */
struct map_module {
    uint32_t number; /* from 1 */
    str title;
    str url;
    str question;
    struct duration time;
    uint32_t units_count;   /* lessons, without the summit */
    uint32_t written_count; /* of them, those not planned */
    unit_row_list units;    /* lessons, the summit last */
};

struct map_page {
    struct frame frame;
    link_list
        crumbs; /* on every page: the way here, "CORE / Creative Commons licenses", without the page itself */
    str title;  /* required: book->title */
    str teaser;
    uint32_t units;   /* lessons */
    uint32_t written; /* lessons that are not planned; equal to `units` when all are written */
    uint32_t summits;
    struct duration time; /* reading and practice */
    uint32_t live_hours;
    str version;         /* edition */
    str start_url;       /* filled button "Start reading" */
    html profile_wide;   /* draw_profile, 1180 wide */
    html profile_narrow; /* draw_profile, 358 wide */
    LIST(struct map_module) modules;
    link_list pages;  /* overview, details: below the facts */
    html attribution; /* book->attribution */
};

/* GET /core/overview, /core/details: a page of text */
struct text_page {
    struct frame frame;
    link_list crumbs;
    struct trail trail;
    str title; /* required */
    str teaser;
    html body;
    html notes; /* footnotes: an ordered list */
    struct day updated;
};

/* GET /core/commons/ */
struct module_page {
    struct frame frame;
    link_list crumbs;
    uint32_t number; /* from 1 */
    uint32_t count;  /* modules of the certificate */
    str title;       /* required */
    str question;
    html body;
    struct duration time;
    str start_url; /* the first unit that is written; empty when none is */
    unit_row_list units;
    struct link before; /* module */
    struct link next;
};

/* An outcome with the word of its skill (book->skill_titles). */
struct outcome_row {
    str text;
    str skill;
};

/* The heading of a part that book.h keeps without one: its anchor and its title (book->part_titles). The anchor
 * is that of the entry in unit->headings with this title, else part_id(). */
struct part_head {
    str id;
    str title;
};

/* A quest as a row below "practice". */
struct quest_row {
    str title;
    str url;
    str teaser;
    str effort; /* "quick" | "medium" | "deep": an id, the view says it in the page's language */
    bool quick, medium, deep; /* exactly one is true, from `effort` */
    uint32_t minutes;
};

/* GET /core/commons/significance, also for a summit and a partly written unit: what is empty is left out. */
struct unit_page {
    struct frame frame;
    link_list crumbs;
    struct trail trail;
    const struct unit *unit; /* required */
    uint32_t module_number;  /* from 1 */
    str module_title;
    uint32_t number;             /* from 1: place among the lessons of the module; 0 = the summit */
    uint32_t count;              /* lessons of the module */
    str version;                 /* edition */
    struct license_note license; /* in force for this page */
    struct day updated;
    struct part_head big_question;
    struct part_head outcomes_head;
    struct part_head reflection;
    struct part_head application;
    LIST(struct outcome_row) outcomes;
    LIST(struct quest_row) quests; /* unit->quests */
    bool has_application;          /* any of application_intro, toolkit, community, practice, quests */
    bool has_practice;             /* application.practice or quests */
    struct link before;            /* unit, also of the module before */
    struct link next;
};

/* The same address, when the unit is planned: what will be there. */
struct planned_page {
    struct frame frame;
    link_list crumbs;
    struct trail trail;
    const struct unit *unit; /* required: title, teaser, plan */
    uint32_t module_number;
    str module_title;
    uint32_t number; /* 0 = the summit */
    uint32_t count;
    LIST(struct outcome_row) outcomes;
    struct link written; /* the nearest unit that can be read now */
    struct link before;
    struct link next;
};

/* GET /core/quests/SLUG */
struct quest_page {
    struct frame frame;
    link_list crumbs;
    const struct quest *quest; /* required: title, teaser, minutes, body, notes, checks */
    bool quick, medium, deep;  /* from quest->effort */
    bool check_attribution, check_marking, check_remix; /* from quest->checks */
    bool has_checks;                                    /* any of the three */
    struct license_note license;
    link_list units; /* those that it practices */
};

/* Any answer that is not the page that was asked for. */
enum error_kind {
    ERROR_KIND_NOT_FOUND, /* 404, 410 */
    ERROR_KIND_REQUEST,   /* 400, 405, 413, 414, 415, 431 …: the request itself is wrong */
    ERROR_KIND_BUSY,      /* 429, 503: try again */
    ERROR_KIND_BROKEN     /* 500: our fault */
};

struct error_page {
    struct frame frame;
    enum error_kind kind;
    uint32_t status; /* 404 */
    str detail;      /* what is wrong in one plain sentence, safe for strangers; may be empty */
    str request_id;  /* to be named when asking for help; may be empty */
    link_list links; /* where to go instead: the map, home */
};

/* GET / when no curriculum was found. */
struct empty_page {
    struct frame frame;
    str folder;  /* as it was configured: "curricula" */
    str problem; /* the reader's message: what is wrong, file and line; empty = nothing there */
};

#endif
