/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* What can be seen in the lines as they were written: filler, paragraphs that stand twice, pictures. */
#include "lint/inside.h"

#define PARAGRAPH_CHARACTERS_MIN 80 /* shorter ones may well be the same: credits, calls to a quest */

/* ---- Letters ---- */

bool lint_starts(str text, const char *start) {
    size_t n = 0;
    while (n < text.n && start[n] != '\0' && byte_lower(text.p[n]) == start[n]) {
        n++;
    }
    return start[n] == '\0';
}

/* As a word of its own, in just these letters. */
static bool has_word(str text, str word) {
    size_t from = 0;
    for (size_t found = str_find(text, word); found != SIZE_MAX;
         found = str_find(str_from(text, from), word)) {
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
static const str PHRASES[] = {STR_INIT("lorem ipsum"),
                              STR_INIT("dolor sit amet"),
                              STR_INIT("your text here"),
                              STR_INIT("text goes here"),
                              STR_INIT("your content here"),
                              STR_INIT("insert text"),
                              STR_INIT("(insert "),
                              STR_INIT("[insert "),
                              STR_INIT("<insert "),
                              STR_INIT("[your "),
                              STR_INIT("<your "),
                              STR_INIT("will be here soon"),
                              STR_INIT("coming soon"),
                              STR_INIT("to be written"),
                              STR_INIT("to be determined"),
                              STR_INIT("a 1-2 sentence"),
                              STR_INIT("catchy teaser"),
                              STR_INIT("callout for a social"),
                              STR_INIT("callout to add"),
                              STR_INIT("make it good."),
                              STR_INIT("placeholder text"),
                              STR_INIT("replace this text"),
                              STR_INIT("describe here"),
                              STR_INIT("write here")};
/* clang-format off */
static const str WORDS[] = {STR_INIT("TO" "DO"), STR_INIT("FIX" "ME"), STR_INIT("TBD"), STR_INIT("TBA"), STR_INIT("XXX")};
/* clang-format on */

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

/* The phrase that begins here; phrases begin with a word or a bracket. */
static str phrase_at(str text, size_t at) {
    char first = byte_lower(text.p[at]);
    bool inside = at > 0 && byte_is_alnum(text.p[at - 1]) && byte_is_alnum(first);
    for (size_t i = 0; !inside && i < COUNT_OF(PHRASES); i++) {
        if (PHRASES[i].p[0] == first && lint_starts(str_from(text, at), PHRASES[i].p)) {
            return str_trim(PHRASES[i]);
        }
    }
    return STR("");
}

static str filler_in(str line) {
    str found = {0};
    for (size_t i = 0; i < COUNT_OF(WORDS) && found.n == 0; i++) {
        found = has_word(line, WORDS[i]) ? WORDS[i] : found;
    }
    for (size_t at = 0; at < line.n && found.n == 0; at++) {
        found = phrase_at(line, at);
    }
    return found.n == 0 && is_hint(line) ? str_trim(line) : found;
}

static void look_for_filler(struct lint_run *r, str text, struct problem at) {
    str found = filler_in(text);
    if (found.n > 0) {
        at.rule = "filler";
        at.message = lint_fmt(r, "\"%.*s\" looks like a template that was not filled in",
                              STR_ARG(utf8_cut(found, 80)));
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
    char fence;   /* '`' or '~' inside a block of code */
    bool comment; /* inside <!-- --> */
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
    return str_starts(paragraph, STR("[^")) || str_starts(paragraph, STR("- [")) ||
           str_starts(paragraph, STR("|"));
}

static void look_for_twin(struct text_walk *w, str text) {
    struct lint_run *r = w->run;
    /* Summits say in the same words how they are read. */
    bool lesson = w->page->unit != NULL && w->page->unit->kind == UNIT_LESSON;
    str folded = fold_spaces(r->arena, lesson ? text : STR(""));
    if (!lesson || may_repeat(folded) || utf8_count(folded) <= PARAGRAPH_CHARACTERS_MIN) {
        return;
    }
    const struct stand *first = map_get(&r->paragraphs, folded);
    if (first == NULL) {
        struct stand *stand = ARENA_NEW(r->arena, struct stand);
        *stand = (struct stand){w->page->unit, w->start_line};
        (void)map_put(&r->paragraphs, folded, stand);
    } else if (first->unit != w->page->unit) {
        lint_add(r,
                 (struct problem){.file = w->page->file->path,
                                  .line = w->start_line,
                                  .column = 1,
                                  .rule = "repeated",
                                  .message = lint_fmt(r, "this paragraph stands in %.*s, line %zu, as well",
                                                      STR_ARG(first->unit->file), first->line),
                                  .fix = STR("say it once and link to it, or say what is special here")});
    }
}

/* ---- Pictures ---- */

/* The text of an entry is judged there. */
static void look_at_picture(struct text_walk *w, str alt, str target, size_t line) {
    struct lint_run *r = w->run;
    const struct media *entry = map_get(&r->media_at, source_path(r->arena, w->page->file->path, target));
    str folded = fold_spaces(r->arena, alt);
    if (entry == NULL || !str_eq(folded, str_trim(entry->alt))) {
        lint_alt(r, (struct problem){.file = w->page->file->path, .line = line}, folded, target);
    }
}

static bool pair_at(str text, size_t at, char first, char second) {
    return at + 1 < text.n && text.p[at] == first && text.p[at + 1] == second;
}

/* ![alt](target "title"): the innermost pair of brackets. */
static void look_for_pictures(struct text_walk *w, str paragraph) {
    size_t open = SIZE_MAX;
    size_t open_line = 0;
    size_t line = w->start_line;
    for (size_t i = 0; i < paragraph.n; i++) {
        line += paragraph.p[i] == '\n';
        if (pair_at(paragraph, i, '!', '[')) {
            open = i + 2;
            open_line = line;
        } else if (open != SIZE_MAX && pair_at(paragraph, i, ']', '(')) {
            str target = str_sub(paragraph, i + 2, TREE_PATH_BYTES_MAX);
            target = str_sub(target, 0, str_find_byte(target, ')'));
            look_at_picture(w, str_sub(paragraph, open, i - open), str_split(&target, ' '), open_line);
            open = SIZE_MAX;
        }
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

/* Comments are between authors. */
static bool skips_comment(struct text_walk *w, str line) {
    bool inside = w->comment || str_starts(line, STR("<!--"));
    if (inside) {
        end_paragraph(w, line.p);
        w->comment = str_find(line, STR("-->")) == SIZE_MAX;
    }
    return inside;
}

static void take_line(struct text_walk *w, str line, size_t number) {
    char fence = fence_of(line);
    bool code = w->fence != 0;
    if (fence != 0 && (!code || fence == w->fence)) {
        end_paragraph(w, line.p);
        w->fence = code ? 0 : fence;
        return;
    }
    str words = str_trim(line);
    if (code || skips_comment(w, words)) {
        return;
    }
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
    if (rest.n > MARKDOWN_BYTES_MAX) { /* which was reported; nobody will see it */
        return;
    }
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
