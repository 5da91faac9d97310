/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* What can be seen in the lines as they were written: filler, paragraphs that stand twice, pictures. */
#include "lint/inside.h"

#define PARAGRAPH_CHARACTERS_MIN 80 /* shorter ones may well be the same: credits, calls to a quest */

/* ---- Letters ---- */

static bool starts_at(str text, size_t at, const char *part, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (byte_lower(text.p[at + i]) != part[i]) {
            return false;
        }
    }
    return true;
}

bool lint_contains(str text, const char *part) {
    size_t n = str_c(part).n;
    for (size_t at = 0; at + n <= text.n; at++) {
        if (starts_at(text, at, part, n)) {
            return true;
        }
    }
    return false;
}

bool lint_starts(str text, const char *start) {
    size_t n = str_c(start).n;
    return n <= text.n && starts_at(text, 0, start, n);
}

/* As a word of its own, in just these letters. */
static bool has_word(str text, str word) {
    size_t from = 0;
    for (size_t found = str_find(text, word); found != SIZE_MAX; found = str_find(str_from(text, from), word)) {
        size_t at = from + found;
        size_t end = at + word.n;
        if ((at == 0 || !byte_is_alnum(text.p[at - 1])) && (end == text.n || !byte_is_alnum(text.p[end]))) {
            return true;
        }
        from = end;
    }
    return false;
}

/* ---- Filler ---- */

/* Of templates in general and of the one that the public draft of 2017 came with. */
static const char *const PHRASES[] = {
    "lorem ipsum",         "dolor sit amet",        "your text here",        "text goes here",
    "your content here",   "insert text",           "(insert ",              "[insert ",
    "<insert ",            "[your ",                "<your ",                "will be here soon",
    "coming soon",         "to be written",         "to be determined",      "a 1-2 sentence",
    "catchy teaser",       "callout for a social",  "callout to add",        "make it good.",
    "placeholder text",    "replace this text",     "describe here",         "write here"};
static const str WORDS[] = {STR_INIT("TODO"), STR_INIT("TBD"), STR_INIT("FIXME"), STR_INIT("XXX"), /* style: looked for */
                            STR_INIT("TBA")};

/* A line that is nothing but a hint in brackets: "[Describe the case]", "<one sentence>". */
static bool is_hint(str line) {
    str s = str_trim(line);
    while (s.n > 0 && (s.p[0] == '-' || s.p[0] == '*' || s.p[0] == '#' || s.p[0] == '>')) {
        s = str_trim(str_from(s, 1));
    }
    bool square = s.n > 2 && s.p[0] == '[' && s.p[s.n - 1] == ']' && s.p[1] != '!' && s.p[1] != '^';
    bool angle = s.n > 2 && s.p[0] == '<' && s.p[s.n - 1] == '>' && s.p[1] != '!' && s.p[1] != '/';
    str inside = str_sub(s, 1, s.n > 2 ? s.n - 2 : 0);
    return (square || (angle && str_find_byte(inside, '=') == SIZE_MAX)) &&
           str_find_byte(inside, ' ') != SIZE_MAX && str_find_byte(inside, s.p[0]) == SIZE_MAX;
}

static str filler_in(str line) {
    for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
        if (has_word(line, WORDS[i])) {
            return WORDS[i];
        }
    }
    for (size_t i = 0; i < COUNT_OF(PHRASES); i++) {
        if (lint_contains(line, PHRASES[i])) {
            return str_trim(str_c(PHRASES[i]));
        }
    }
    return is_hint(line) ? str_trim(line) : STR("");
}

static void look_for_filler(struct lint_run *r, str text, struct problem at) {
    str found = filler_in(text);
    if (found.n > 0) {
        at.rule = "filler";
        at.message = lint_fmt(r, "\"%.*s\" looks like a template that was not filled in", STR_ARG(utf8_cut(found, 80)));
        at.fix = STR("write what belongs here, or take it out");
        lint_add(r, at);
    }
}

/* Texts in front matter and manifest; trees of values are at most TOML_DEPTH_MAX deep. */
static void look_at_values(struct lint_run *r, const struct lint_page *page, const struct value *v) {
    if (v == NULL) {
        return;
    }
    if (v->kind == VALUE_TEXT) {
        look_for_filler(r, v->as.text, lint_at(page, v, (struct problem){.file = STR("curriculum.toml")}));
    }
    for (size_t i = 0; i < value_count(v); i++) {
        look_at_values(r, page, value_at(v, i));
    }
}

/* ---- Paragraphs ---- */

struct stand {
    const struct unit *unit;
    size_t line;
};

struct text_walk {
    struct lint_run *run;
    const struct lint_page *page;
    const char *start; /* of the paragraph that goes on; NULL = none */
    size_t start_line;
    char fence; /* '`' or '~' inside a block of code */
};

static str fold_spaces(struct arena *a, str text) {
    buf b = buf_new(a);
    text = str_trim(text);
    for (size_t i = 0; i < text.n; i++) {
        if (!byte_is_space(text.p[i])) {
            buf_byte(&b, text.p[i]);
        } else if (!byte_is_space(text.p[i - 1])) {
            buf_byte(&b, ' ');
        }
    }
    return buf_str(&b);
}

/* Footnotes and lists of sources may cite the same thing in the same words. */
static bool may_repeat(str paragraph) {
    return str_starts(paragraph, STR("[^")) || str_starts(paragraph, STR("- [")) || str_starts(paragraph, STR("|"));
}

static void look_for_twin(struct text_walk *w, str text) {
    struct lint_run *r = w->run;
    str folded = fold_spaces(r->arena, text);
    if (w->page->unit == NULL || may_repeat(folded) || utf8_count(folded) <= PARAGRAPH_CHARACTERS_MIN) {
        return;
    }
    const struct stand *first = map_get(&r->paragraphs, folded);
    if (first == NULL) {
        struct stand *stand = ARENA_NEW(r->arena, struct stand);
        *stand = (struct stand){w->page->unit, w->start_line};
        (void)map_put(&r->paragraphs, folded, stand);
    } else if (first->unit != w->page->unit) {
        lint_add(r, (struct problem){.file = w->page->file->path,
                                     .line = w->start_line,
                                     .column = 1,
                                     .rule = "repeated",
                                     .message = lint_fmt(r, "this paragraph stands in %.*s, line %zu, as well",
                                                         STR_ARG(first->unit->file), first->line),
                                     .fix = STR("say it once and link to it, or say what is special here")});
    }
}

/* ---- Pictures ---- */

static void look_for_pictures(struct text_walk *w, str paragraph) {
    str rest = paragraph;
    size_t line = w->start_line;
    for (size_t at = str_find(rest, STR("![")); at != SIZE_MAX; at = str_find(rest, STR("!["))) {
        for (size_t i = 0; i < at; i++) {
            line += rest.p[i] == '\n';
        }
        rest = str_from(rest, at + 2);
        size_t end = str_find(rest, STR("]("));
        if (end == SIZE_MAX) {
            return;
        }
        str target = str_from(rest, end + 2);
        target = str_sub(target, 0, str_find_byte(target, ')'));
        lint_alt(w->run, (struct problem){.file = w->page->file->path, .line = line},
                 fold_spaces(w->run->arena, str_sub(rest, 0, end)), str_split(&target, ' '));
    }
}

static void end_paragraph(struct text_walk *w, const char *end) {
    if (w->start != NULL) {
        str text = str_n(w->start, (size_t)(end - w->start));
        look_for_twin(w, text);
        look_for_pictures(w, text);
        w->start = NULL;
    }
}

/* ---- Lines ---- */

static char fence_of(str line) {
    str s = str_trim(line);
    return str_starts(s, STR("```")) ? '`' : str_starts(s, STR("~~~")) ? '~' : 0;
}

static void take_line(struct text_walk *w, str line, size_t number) {
    char fence = fence_of(line);
    bool code = w->fence != 0;
    if (fence != 0 && (!code || fence == w->fence)) {
        end_paragraph(w, line.p);
        w->fence = code ? 0 : fence;
        return;
    }
    if (code) {
        return;
    }
    str words = str_trim(line);
    if (words.n == 0 || words.p[0] == '#') {
        end_paragraph(w, line.p);
    } else if (w->start == NULL) {
        w->start = line.p;
        w->start_line = number;
    }
    look_for_filler(w->run, line, (struct problem){.file = w->page->file->path, .line = number, .column = 1});
}

static void look_at_page(struct lint_run *r, const struct lint_page *page) {
    struct text_walk w = {.run = r, .page = page};
    str rest = page->source.body;
    const char *end = rest.p + rest.n;
    for (size_t number = page->source.body_offset + 1; rest.n > 0; number++) {
        take_line(&w, str_line(&rest), number);
    }
    end_paragraph(&w, end);
    look_at_values(r, page, page->source.table);
}

void lint_texts(struct lint_run *r) {
    for (size_t i = 0; i < r->pages.n; i++) {
        look_at_page(r, &r->pages.at[i]);
    }
    look_at_values(r, NULL, r->manifest);
}
