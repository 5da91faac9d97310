/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* A page as blocks. It sees what decides where text belongs (headings, rules, code, comments) and leaves
 * everything else as the author wrote it (CommonMark 0.31 §4). */
#include "import/inside.h"

/* Columns of white space at the start; a tab goes to the next multiple of four. */
static size_t indent_of(str line, size_t *ret_bytes) {
    size_t columns = 0;
    size_t i = 0;
    for (; i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'); i++) {
        columns = line.p[i] == '\t' ? columns / 4 * 4 + 4 : columns + 1;
    }
    *ret_bytes = i;
    return columns;
}

static size_t run_of(str s, char c) {
    size_t n = 0;
    while (n < s.n && s.p[n] == c) {
        n++;
    }
    return n;
}

/* §4.2: one to six #, then a space or the end. */
static bool atx(str line, int *ret_level, str *ret_text) {
    size_t n = run_of(line, '#');
    if (n < 1 || n > 6 || (n < line.n && !byte_is_space(line.p[n]))) {
        return false;
    }
    str text = str_trim(str_from(line, n));
    size_t end = text.n;
    while (end > 0 && text.p[end - 1] == '#') {
        end--;
    }
    if (end == 0 || (end < text.n && byte_is_space(text.p[end - 1]))) {
        text = str_trim(str_sub(text, 0, end));
    }
    *ret_level = (int)n;
    *ret_text = text;
    return true;
}

/* §4.1: three or more of - * _ and nothing but spaces. */
static bool is_rule(str line) {
    char c = line.n ? line.p[0] : 0;
    size_t count = 0;
    for (size_t i = 0; i < line.n; i++) {
        if (!byte_is_space(line.p[i]) && line.p[i] != c) {
            return false;
        }
        count += line.p[i] == c;
    }
    return (c == '-' || c == '*' || c == '_') && count >= 3;
}

/* §4.3: the level that the line gives the paragraph above, or 0. */
static int underline(str line) {
    str t = str_trim(line);
    bool one = t.n > 0 && (t.p[0] == '=' || t.p[0] == '-') && run_of(t, t.p[0]) == t.n;
    return !one ? 0 : t.p[0] == '=' ? 1 : 2;
}

/* A line that begins something else than a paragraph cannot be a heading of the second form. */
static bool starts_paragraph(str text) {
    size_t bytes = 0;
    size_t columns = indent_of(text, &bytes);
    str t = str_from(text, bytes);
    size_t digits = 0;
    while (digits < t.n && byte_is_digit(t.p[digits])) {
        digits++;
    }
    bool number = digits > 0 && digits < t.n && (t.p[digits] == '.' || t.p[digits] == ')');
    bool bullet = t.n > 1 && (t.p[0] == '-' || t.p[0] == '*' || t.p[0] == '+') && byte_is_space(t.p[1]);
    return columns < 4 && t.n > 0 && t.p[0] != '>' && t.p[0] != '|' && !bullet && !number;
}

struct scan {
    struct importer *im;
    struct page_in *page;
    str rest;
    size_t line; /* of the file, of the next line */
    size_t gap;
    bool open; /* the last block is text that goes on */
};

static struct block *add(struct scan *s, enum block_kind kind, str text, size_t line) {
    struct block *b = LIST_ADD(s->im->arena, &s->page->blocks);
    *b = (struct block){.kind = kind, .text = text, .line = line, .gap = s->gap};
    s->gap = 0;
    s->open = kind == BLOCK_TEXT;
    return b;
}

static str next_line(struct scan *s) {
    s->line++;
    return str_line(&s->rest);
}

static str since(const struct scan *s, size_t from) {
    return str_sub(s->page->text, from, s->page->text.n - s->rest.n - from);
}

/* §4.5: to the closing fence, or to the end where there is none. */
static bool take_code(struct scan *s, str line, size_t from, size_t number) {
    char c = line.n ? line.p[0] : 0;
    size_t n = c == '`' || c == '~' ? run_of(line, c) : 0;
    if (n < 3 || (c == '`' && str_find_byte(str_from(line, n), '`') != SIZE_MAX)) {
        return false;
    }
    while (s->rest.n) {
        str t = str_trim(next_line(s));
        if (t.n >= n && run_of(t, c) == t.n) {
            break;
        }
    }
    (void)add(s, BLOCK_CODE, str_without_end(since(s, from), STR("\n")), number);
    return true;
}

static bool take_comment(struct scan *s, str line, size_t from, size_t number) {
    if (!str_starts(line, STR("<!--"))) {
        return false;
    }
    while (!str_contains(since(s, from), STR("-->")) && s->rest.n) {
        (void)next_line(s);
    }
    (void)add(s, BLOCK_COMMENT, str_without_end(since(s, from), STR("\n")), number);
    return true;
}

static bool take_heading(struct scan *s, str line, size_t number) {
    int level = 0;
    str text = {0};
    if (!atx(line, &level, &text)) {
        return false;
    }
    add(s, BLOCK_HEADING, text, number)->level = level;
    return true;
}

static bool take_underline(struct scan *s, str line) {
    struct block *last = s->open ? &s->page->blocks.at[s->page->blocks.n - 1] : NULL;
    int level = last ? underline(line) : 0;
    if (level == 0 || !starts_paragraph(last->text)) {
        return false;
    }
    last->kind = BLOCK_HEADING;
    last->level = level;
    last->text = str_trim(last->text);
    s->open = false;
    return true;
}

static void take_text(struct scan *s, str line, size_t number) {
    if (!s->open || s->gap > 0) {
        (void)add(s, BLOCK_TEXT, line, number);
        return;
    }
    struct block *last = &s->page->blocks.at[s->page->blocks.n - 1];
    last->text = str_n(last->text.p, (size_t)(line.p - last->text.p) + line.n);
}

static void take_line(struct scan *s) {
    size_t from = s->page->text.n - s->rest.n;
    size_t number = s->line;
    str line = next_line(s);
    size_t bytes = 0;
    size_t columns = indent_of(line, &bytes);
    str inner = str_from(line, bytes);
    if (inner.n == 0) {
        s->gap++;
        s->open = false;
        return;
    }
    if (columns < 4 && (take_code(s, inner, from, number) || take_comment(s, inner, from, number) ||
                        take_heading(s, inner, number) || take_underline(s, inner))) {
        return;
    }
    if (columns < 4 && is_rule(inner)) {
        (void)add(s, BLOCK_RULE, STR("----"), number);
        return;
    }
    take_text(s, line, number);
}

static bool is_title(const struct block *b) {
    return b->kind == BLOCK_HEADING && b->level == 1;
}

void blocks_read(struct importer *im, struct page_in *p) {
    struct scan s = {.im = im, .page = p, .rest = p->text, .line = p->line_offset + 1};
    while (s.rest.n) {
        take_line(&s);
    }
    for (size_t i = 0; i < p->blocks.n; i++) {
        if (p->blocks.at[i].kind == BLOCK_HEADING) {
            p->heading_text = is_title(&p->blocks.at[i]) ? p->blocks.at[i].text : STR("");
            p->heading =
                is_title(&p->blocks.at[i]) ? plain_text(im->arena, p->blocks.at[i].text, false) : STR("");
            return;
        }
    }
}

static bool is_blocky(const struct block *b) {
    return b->kind != BLOCK_TEXT;
}

void blocks_write(buf *b, const struct block *blocks, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const struct block *x = &blocks[i];
        size_t gap = x->gap == 0 && (is_blocky(x) || (i > 0 && is_blocky(x - 1))) ? 1 : x->gap;
        for (size_t j = 0; i > 0 && j < gap; j++) {
            buf_byte(b, '\n');
        }
        if (x->kind == BLOCK_HEADING) {
            buf_add(b, str_sub(STR("######"), 0, (size_t)x->level));
            buf_byte(b, ' ');
        }
        buf_add(b, x->text);
        buf_byte(b, '\n');
    }
}
