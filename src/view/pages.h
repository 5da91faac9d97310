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
#include "format/json.h"

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

/* Where the pages are that header and footer name in words of their own. An empty one is not there. */
struct site_places {
    str certificates; /* "/certificates" */
    str quests;       /* "/core/quests/": the bank */
    str glossary;
    str credits;
    str feed;             /* Atom: what changed */
    bool in_certificates; /* this page belongs to it: marked in the header */
    bool in_quests;
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
    bool watch;         /* serve --watch: the page loads itself again when the edition changes */
    str editions_url;            /* the history of the editions; empty = there is none */
    struct license_note license; /* of what stands on this page: rel=license and the line in the footer */
    str search_url;              /* "/search", for the entry in the header; empty = there is no search */
    bool search_current;         /* this is the page of the search */
    struct site_places places;   /* header: Certificates, nav, Quests; footer: all of them */
    link_list nav;               /* header entries of the book, so many that there are four in all */
    link_list links;             /* footer: the pages of the book, in its words */
    str program_line;            /* footer, whole sentences: who runs this site, plain text */
    str feed_title;              /* of the Atom feed, for <link rel="alternate"> */
    str picture;                 /* absolute address of a picture of the page: og:image */
    str modified;                /* "2026-11-22": article:modified_time */
    struct json_text data;       /* schema.org, one object or a list (site/linked_data.c) */
    str attribution_name;        /* whom to credit for the text: cc:attributionName */
    str attribution_url;         /* the address to credit, that of the page */
};

/* The state of a unit as far as the server knows it. What a reader has read is kept in the browser (assets/js/site.js). */
struct unit_row {
    str key; /* "core/commons/significance": data-unit, the name in the reader's notes */
    str title;
    str url;
    str teaser;        /* shown on the module page only */
    uint32_t minutes;  /* reading and practice */
    uint32_t practice; /* minutes of it; this and the next are what the height of the profile is made of */
    uint32_t outcomes;
    uint32_t quests;
    uint32_t quests_least, quests_most; /* minutes of the shortest and the longest of them */
    bool summit;                        /* kind == UNIT_SUMMIT: flag icon, bold */
    bool planned;                       /* state == UNIT_PLANNED: the word "planned" beside it */
    bool partial;                       /* state == UNIT_PARTIAL: the words "partly written" */
    bool current;                       /* the unit of this page */
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
    uint32_t planned;     /* units that are not written */
};

/* GET /certificates */
struct certificate_card {
    str title; /* whole: "CORE Certificate: Creative Commons" */
    str url;
    str teaser;
    uint32_t units;
    uint32_t written;
    uint32_t planned; /* units - written */
    uint32_t summits;
    struct duration time; /* reading and practice */
    uint32_t live_hours;
    str version;
    struct day updated;
    struct license_note license;
    str start_url;   /* the first unit that is written; empty when none is */
    link_list pages; /* overview, details */
};

struct certificates_page {
    struct frame frame;
    LIST(struct certificate_card) certificates; /* at least one */
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
    uint32_t planned; /* units - written */
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

/* GET /core/quests/: the bank. What can be asked for is in the address: ?module=commons&unit=…&kind=summit
 * &effort=quick&check=remix; whatever is missing or empty asks for everything. */
struct quest_choice {
    str value;
    str title;
    bool chosen;
};

struct quest_choice_group {
    str title; /* of the module */
    LIST(struct quest_choice) units;
};

struct bank_row {
    str title;
    str url;
    str teaser;
    bool summit;
    bool planned;             /* a summit that is not written yet */
    bool quick, medium, deep; /* none for a summit */
    uint32_t minutes;
    bool check_attribution, check_marking, check_remix;
    bool has_checks;
    link_list units; /* that it practices, or the module of a summit */
    str find; /* " module=commons unit=significance kind=practice effort=quick check=remix ": for the script */
};

struct bank_group {
    str id;    /* anchor: the slug of the module */
    str title; /* of the module; empty: for quests of no module */
    str url;
    LIST(struct bank_row) rows;
};

struct quest_bank_page {
    struct frame frame;
    link_list crumbs;
    str url; /* of this page, without a question */
    uint32_t shown;
    uint32_t count; /* of all */
    str shown_mark; /* "{shown}": the script of a static copy puts its count there */
    bool asked;     /* for something; then `shown` may be 0 */
    LIST(struct quest_choice) modules;
    LIST(struct quest_choice_group) unit_groups;
    bool kind_practice, kind_summit; /* chosen */
    bool effort_quick, effort_medium, effort_deep;
    bool check_attribution, check_marking, check_remix;
    LIST(struct bank_group) groups;
};

/* GET /core/glossary */
struct glossary_entry {
    str id; /* anchor */
    str term;
    html text;
    link_list units; /* in whose text it stands */
};

struct glossary_letter {
    str id;     /* anchor: "letter_a" */
    str letter; /* "A" */
    LIST(struct glossary_entry) entries;
};

struct glossary_page {
    struct frame frame;
    link_list crumbs;
    str title; /* of glossary.md; empty: the view says "Glossary" */
    str teaser;
    struct day updated;
    uint32_t count;
    LIST(struct glossary_letter) letters;
};

/* GET /core/credits */
struct credit_row {
    str id;      /* anchor */
    str preview; /* address of the file; empty when it is missing */
    str about;   /* what the statement is about: the file, or where it came from */
    str title;   /* never empty: the file's name where there is no other */
    str author;
    str author_url;
    str source_url;
    struct license_note license;
    str changes;
    link_list uses; /* pages that show it */
};

struct license_exception {
    str title;
    str url;
    struct license_note license;
};

struct credits_page {
    struct frame frame;
    link_list crumbs;
    str book_title;
    str authors; /* all of them, ready to be read */
    str version;
    struct license_note license;
    str notice;
    html attribution;
    LIST(str) acknowledgments;
    LIST(struct license_exception) exceptions; /* pages with another license than the book */
    LIST(struct credit_row) pictures;
};

/* GET /about, /faq, /privacy, /accessibility: the program's own pages, in the views' words. */
struct program_page {
    struct frame frame;
    str report_url;  /* where a reader may write to; empty = not configured */
    str issuer_name; /* who issues the certificates; empty = not said */
    str version;     /* of the software */
    uint32_t units;
    uint32_t written;
    uint32_t planned; /* units - written */
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
    str credits_url;               /* of the pictures, where there are some */
    str report_url;     /* "report a problem" with the page and the edition in it; empty = not configured */
    struct link before; /* unit, also of the module before */
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
    str bank_url;    /* all quests */
    str report_url;  /* as in struct unit_page */
};

/* GET /search: what stands where. */

/* What a result is, in the words of the page; HIT_ALL is no result but the choice of all. */
enum hit_kind { HIT_ALL, HIT_UNIT, HIT_SUMMIT, HIT_QUEST, HIT_TERM, HIT_PAGE, HIT_MODULE };

/* A stretch of text; `hit` is written as <mark>. */
struct marked_part {
    str text;
    bool hit;
};

struct result_row {
    enum hit_kind kind;
    str url;
    LIST(struct marked_part) title;
    str where; /* "CORE / The Commons" */
    LIST(struct marked_part) snippet;
    struct link section; /* the place in the page; empty url = its top */
};

/* "Units 8": a filter with its count. */
struct kind_link {
    enum hit_kind kind;
    str url;
    uint32_t count;
    bool current;
};

struct search_page {
    struct frame frame;
    bool is_static; /* a static copy: assets/search.js finds; of the below only `slot` and map_url are set */
    str slot;       /* "{n}", left in messages for the script */
    str query;      /* as it was used; empty = nothing was asked */
    str kind;       /* id of the chosen filter, kept when asking again; empty = all */
    bool cut;       /* more was written than is used */
    uint32_t total; /* of the chosen kind */
    str corrected;  /* what was searched instead of misspelled words */
    LIST(str) unmatched;          /* words that stand nowhere */
    link_list suggestions;        /* "Did you mean" */
    LIST(struct kind_link) kinds; /* empty when nothing was found at all */
    LIST(struct result_row) results;
    uint32_t first;     /* number of the first result shown, from 1 */
    link_list numbers;  /* pages of results: "1", "2" …; empty when there is one */
    struct link before; /* page before and after */
    struct link next;
    str map_url; /* where to go from an empty page */
};

/* GET /core/editions */
struct edition_row {
    str version;
    str hash;
    str hash_short; /* its first 12 digits */
    str note;
    uint32_t units;
    struct day published;
    struct day served;
    bool current;
};

struct editions_page {
    struct frame frame;
    link_list crumbs;
    str title; /* of the certificate */
    LIST(struct edition_row) editions;
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
