/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Block quotes whose first line is [!NAME]. */
#include <stddef.h>

#include "markdown/inside.h"

enum alert_shape { ALERT_ASIDE, ALERT_BOX, ALERT_ROLE };

struct alert {
    str name;
    enum alert_shape shape;
    str class;
    size_t title;     /* offset of its title in struct md_words */
    const char *icon; /* strokes on a grid of 24 */
};

#define WORD(field) offsetof(struct md_words, field)

static const struct alert ALERTS[] = {
    {STR_INIT("NOTE"), ALERT_ASIDE, STR_INIT("note"), WORD(note), NULL},
    {STR_INIT("TIP"), ALERT_BOX, STR_INIT("alert alert-tip"), WORD(tip), NULL},
    {STR_INIT("IMPORTANT"), ALERT_BOX, STR_INIT("alert alert-important"), WORD(important), NULL},
    {STR_INIT("WARNING"), ALERT_BOX, STR_INIT("alert alert-warning"), WORD(warning), NULL},
    {STR_INIT("CAUTION"), ALERT_BOX, STR_INIT("alert alert-caution"), WORD(caution), NULL},
    {STR_INIT("PRACTITIONER"), ALERT_ROLE, STR_INIT("role role-practice"), WORD(role_practice),
     "M12 6.5C9.5 4.8 6.5 4.3 3 4.5v14c3.5-.2 6.5.3 9 2 2.5-1.7 5.5-2.2 9-2v-14c-3.5-.2-6.5.3-9 2zM12 "
     "6.5v14M6 8.7c1.3 0 2.4.2 3.5.6M6 12.2c1.3 0 2.4.2 3.5.6"},
    {STR_INIT("ADMINISTRATOR"), ALERT_ROLE, STR_INIT("role role-administer"), WORD(role_administer),
     "M8.5 5H5v16h14V5h-3.5M8.5 3.5h7V7h-7zM8.5 11.5l1 1 1.7-2M13.5 11.7h3M8.5 16.5l1 1 1.7-2M13.5 16.7h3"},
    {STR_INIT("LEADER"), ALERT_ROLE, STR_INIT("role role-lead"), WORD(role_lead),
     "M3.2 12a8.8 8.8 0 1 0 17.6 0 8.8 8.8 0 1 0-17.6 0M15.8 8.2l-2.3 5.3-5.3 2.3 2.3-5.3z"},
};

static str title_of(const struct md_run *r, const struct alert *alert) {
    return *(const str *)(const void *)((const char *)r->words + alert->title);
}

/* The text node with the marker: first in the first paragraph, alone on its line. */
static cmark_node *marker_of(cmark_node *quote) {
    cmark_node *paragraph = cmark_node_first_child(quote);
    if (!md_is(quote, CMARK_NODE_BLOCK_QUOTE) || !md_is(paragraph, CMARK_NODE_PARAGRAPH)) {
        return NULL;
    }
    cmark_node *first = cmark_node_first_child(paragraph);
    cmark_node *after = cmark_node_next(first);
    bool alone = after == NULL || md_is(after, CMARK_NODE_SOFTBREAK) || md_is(after, CMARK_NODE_LINEBREAK);
    str text = md_is(first, CMARK_NODE_TEXT) ? str_trim(str_c(cmark_node_get_literal(first))) : STR("");
    return alone && text.n > 3 && str_starts(text, STR("[!")) && str_ends(text, STR("]")) ? first : NULL;
}

static str name_of(cmark_node *marker) {
    str text = str_trim(str_c(cmark_node_get_literal(marker)));
    return str_sub(text, 2, text.n - 3);
}

static const struct alert *alert_of(cmark_node *quote) {
    cmark_node *marker = marker_of(quote);
    for (size_t i = 0; marker != NULL && i < COUNT_OF(ALERTS); i++) {
        if (str_eq_nocase(name_of(marker), ALERTS[i].name)) {
            return &ALERTS[i];
        }
    }
    return NULL;
}

bool md_is_alert(cmark_node *quote) {
    return marker_of(quote) != NULL;
}

/* Takes the marker's line out of the tree. */
static void drop_marker(cmark_node *quote) {
    cmark_node *marker = marker_of(quote);
    cmark_node *line_end = cmark_node_next(marker);
    cmark_node *paragraph = cmark_node_parent(marker);
    cmark_node_free(marker);
    if (line_end != NULL) {
        cmark_node_free(line_end);
    }
    if (cmark_node_first_child(paragraph) == NULL) {
        cmark_node_free(paragraph);
    }
}

static void write_title(struct md_run *r, const char *class, str title) {
    html_open(r->writer, "p");
    html_attribute(r->writer, "class", str_c(class));
    html_text(r->writer, title);
    html_close(r->writer);
}

static void write_box(struct md_run *r, cmark_node *quote, const struct alert *alert) {
    html_open(r->writer, "div");
    html_attribute(r->writer, "class", alert->class);
    html_attribute(r->writer, "role", STR("note"));
    write_title(r, "alert-title", title_of(r, alert));
    md_blocks(r, cmark_node_first_child(quote));
    html_close(r->writer);
}

/* The first paragraph of a note, if it starts with bold words: they are the term that it explains. */
static void write_definition(struct md_run *r, cmark_node *paragraph) {
    cmark_node *term = cmark_node_first_child(paragraph);
    html_open(r->writer, "p");
    html_open(r->writer, "dfn");
    html_attribute(r->writer, "class", STR("term"));
    md_inlines(r, term);
    html_close(r->writer);
    md_inlines_after(r, term);
    html_close(r->writer);
}

static void write_aside(struct md_run *r, cmark_node *quote, const struct alert *alert) {
    cmark_node *first = cmark_node_first_child(quote);
    r->terms_off++;
    html_open(r->writer, "aside");
    html_attribute(r->writer, "class", alert->class);
    html_attribute(r->writer, "role", STR("note"));
    if (md_is(first, CMARK_NODE_PARAGRAPH) && md_is(cmark_node_first_child(first), CMARK_NODE_STRONG)) {
        write_definition(r, first);
        first = cmark_node_next(first);
    }
    md_blocks(r, first);
    html_close(r->writer);
    r->terms_off--;
}

static void write_icon(struct md_run *r, const char *strokes) {
    static const char *const ATTRIBUTES[][2] = {
        {"class", "icon"},
        {"viewBox", "0 0 24 24"},
        {"fill", "none"},
        {"stroke", "currentColor"},
        {"stroke-width", "1.75"},
        {"stroke-linecap", "round"},
        {"stroke-linejoin", "round"},
        {"aria-hidden", "true"},
    };
    html_open(r->writer, "svg");
    for (size_t i = 0; i < COUNT_OF(ATTRIBUTES); i++) {
        html_attribute(r->writer, ATTRIBUTES[i][0], str_c(ATTRIBUTES[i][1]));
    }
    html_open(r->writer, "path");
    html_attribute(r->writer, "d", str_c(strokes));
    html_close(r->writer);
    html_close(r->writer);
}

static void write_role(struct md_run *r, cmark_node *quote, const struct alert *alert) {
    html_open(r->writer, "li");
    html_attribute(r->writer, "class", alert->class);
    write_icon(r, alert->icon);
    html_open(r->writer, "div");
    write_title(r, "role-title", title_of(r, alert));
    md_blocks(r, cmark_node_first_child(quote));
    html_close(r->writer);
    html_close(r->writer);
}

static bool is_role(const struct alert *alert) {
    return alert != NULL && alert->shape == ALERT_ROLE;
}

/* Role alerts that stand directly after each other are the rows of one list. */
static cmark_node *write_roles(struct md_run *r, cmark_node *quote) {
    html_open(r->writer, "ul");
    html_attribute(r->writer, "class", STR("roles"));
    while (quote != NULL && is_role(alert_of(quote))) {
        const struct alert *alert = alert_of(quote);
        drop_marker(quote);
        write_role(r, quote, alert);
        quote = cmark_node_next(quote);
    }
    html_close(r->writer);
    return quote;
}

static void report_unknown(struct md_run *r, cmark_node *quote) {
    str name = arena_str(r->arena, name_of(marker_of(quote)));
    str message = arena_join(r->arena, (str[]){STR("there is no callout [!"), name, STR("]")}, 3);
    str fix = STR("use NOTE, TIP, IMPORTANT, WARNING, CAUTION, PRACTITIONER, ADMINISTRATOR or LEADER");
    md_problem(
        r, quote,
        (struct problem){.rule = "callout", .severity = SEVERITY_WARNING, .message = message, .fix = fix});
}

cmark_node *md_alert(struct md_run *r, cmark_node *quote) {
    const struct alert *alert = alert_of(quote);
    if (is_role(alert)) {
        return write_roles(r, quote);
    }
    cmark_node *next = cmark_node_next(quote);
    if (alert == NULL) {
        report_unknown(r, quote);
        html_open(r->writer, "blockquote");
        md_blocks(r, cmark_node_first_child(quote));
        html_close(r->writer);
        return next;
    }
    drop_marker(quote);
    if (alert->shape == ALERT_ASIDE) {
        write_aside(r, quote, alert);
    } else {
        write_box(r, quote, alert);
    }
    return next;
}
