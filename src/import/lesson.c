/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* A unit by the skeleton: headings get the names of the manifest, outcomes go to the front matter, what has no
 * name in the skeleton stays inside the essential part. */
#include "import/inside.h"

enum { PLAN_WORDS_MAX = 60 };

struct maker {
    struct importer *im;
    const struct page_in *page;
    struct lesson *to;
    struct figures figures;
    struct block_list intro;
    bool headed; /* a level-2 heading was met */
    bool seen[PART_COUNT];
    bool rows[ROW_COUNT];
    bool has_essential; /* somewhere in the page */
    enum part last;
};

static struct block_list *target(struct maker *m) {
    return m->headed ? &m->to->body : &m->intro;
}

static void add_heading(struct maker *m, int level, str text, size_t line) {
    *LIST_ADD(m->im->arena, &m->to->body) =
        (struct block){.kind = BLOCK_HEADING, .level = level, .text = text, .line = line, .gap = 1};
    m->figures.last = NULL;
    m->headed = true;
}

/* A heading gets the manifest's name; what it was called is kept. */
static void rename_heading(struct maker *m, const struct block *b, int level, str name) {
    str was = plain_text(m->im->arena, b->text, false);
    if (!str_eq(was, name)) {
        keep(m->im, m->page->path, b->line, STR("heading"), b->text);
    }
    if (!str_eq_nocase(was, name)) {
        remark(m->im,
               (struct remark){
                   m->page->path, b->line, 1, "heading", SEVERITY_NOTE,
                   arena_join(m->im->arena, (str[]){STR("\""), was, STR("\" became \""), name, STR("\"")}, 5),
                   STR("take another heading if it is another part")});
    }
    add_heading(m, level, name, b->line);
}

static size_t marker_bytes(str line) {
    size_t i = 0;
    while (i < line.n && byte_is_digit(line.p[i])) {
        i++;
    }
    bool bullet = i == 0 && line.n > 1 && (line.p[0] == '*' || line.p[0] == '-' || line.p[0] == '+');
    bool number = i > 0 && i + 1 < line.n && (line.p[i] == '.' || line.p[i] == ')');
    size_t after = bullet ? 1 : number ? i + 1 : 0;
    return after > 0 && after < line.n && byte_is_space(line.p[after]) ? after : 0;
}

static bool is_sentence(const struct block *b) {
    str t = str_trim(b->text);
    return b->kind == BLOCK_TEXT && t.n > 0 && str_find_byte(STR("!|>#<:~*\""), t.p[0]) == SIZE_MAX &&
           marker_bytes(t) == 0 && !str_starts(t, STR("http"));
}

/* The first sentence of the page. A paragraph of the intro that is nothing else is not repeated in the text. */
static void take_teaser(struct maker *m, struct block_list *blocks, bool intro) {
    for (size_t i = 0; i < blocks->n && i < 4; i++) {
        struct block *b = &blocks->at[i];
        if (b->kind == BLOCK_HEADING && i > 0) {
            return;
        }
        if (!is_sentence(b)) {
            continue;
        }
        m->to->teaser = first_sentence(plain_text(m->im->arena, b->text, false));
        if (intro && str_eq(m->to->teaser, str_trim(b->text))) {
            b->text = STR("");
        }
        return;
    }
}

/* The intro belongs to the first part that is written, where that is the big question or all of the text. */
static void flush_intro(struct maker *m) {
    if (m->to->teaser.n == 0) {
        take_teaser(m, &m->intro, true);
    }
    for (size_t i = 0; i < m->intro.n; i++) {
        *LIST_ADD(m->im->arena, &m->to->body) = m->intro.at[i];
    }
    m->intro.n = 0;
}

static void start_part(struct maker *m, const struct block *b, enum part part) {
    if (part != PART_BIG_QUESTION) {
        flush_intro(m);
    }
    m->seen[part] = true;
    m->last = part;
    if (part == PART_OUTCOMES) {
        m->headed = true;
        return; /* the page renders them from the front matter */
    }
    rename_heading(m, b, 2, m->im->part_titles[part]);
    flush_intro(m);
}

static void start_row(struct maker *m, const struct block *b, enum row row) {
    m->rows[row] = true;
    rename_heading(m, b, 3, m->im->row_titles[row]);
}

static void add_essential(struct maker *m, size_t line) {
    add_heading(m, 2, m->im->part_titles[PART_ESSENTIAL], line);
    m->seen[PART_ESSENTIAL] = true;
    m->last = PART_ESSENTIAL;
    flush_intro(m);
}

static void start_unknown(struct maker *m, const struct block *b, bool twice) {
    str text = inline_rewrite(m->im, m->page, b->text, b->line);
    bool later =
        m->seen[PART_APPLICATION] || m->seen[PART_LOOP] || m->seen[PART_SOURCES] || m->seen[PART_CHECK];
    if (twice) {
        text = say3(m->im, "", text, " (2)");
        remark(m->im, (struct remark){m->page->path, b->line, 1, "duplicate-heading", SEVERITY_WARNING,
                                      say3(m->im, "\"", b->text, "\" stands twice on this page"),
                                      STR("make one section of both")});
    } else if (!m->has_essential && !m->seen[PART_ESSENTIAL] && !later) {
        add_essential(m, b->line);
    }
    flush_intro(m);
    add_heading(m, 2, text, b->line);
    m->last = m->last == PART_ESSENTIAL ? PART_ESSENTIAL : PART_COUNT;
}

static void take_section(struct maker *m, const struct block *b) {
    enum part part = heading_part(m->im->arena, b->text);
    enum row row = part == PART_COUNT ? heading_row(m->im->arena, b->text) : ROW_COUNT;
    if (part != PART_COUNT && !m->seen[part]) {
        start_part(m, b, part);
    } else if (row != ROW_COUNT && !m->rows[row]) {
        if (!m->seen[PART_APPLICATION]) {
            const struct block made = {.line = b->line, .text = m->im->part_titles[PART_APPLICATION]};
            start_part(m, &made, PART_APPLICATION);
        }
        m->last = PART_APPLICATION;
        start_row(m, b, row);
    } else {
        start_unknown(m, b, part != PART_COUNT);
    }
}

static void take_heading(struct maker *m, const struct block *b, bool skeleton) {
    if (skeleton && b->level <= 2) {
        take_section(m, b);
        return;
    }
    enum row row = skeleton && b->level == 3 && m->last == PART_APPLICATION
                       ? heading_row(m->im->arena, b->text)
                       : ROW_COUNT;
    if (row != ROW_COUNT && !m->rows[row]) {
        start_row(m, b, row);
        return;
    }
    str text = inline_rewrite(m->im, m->page, b->text, b->line);
    text = row != ROW_COUNT ? say3(m->im, "", text, " (2)") : text;
    struct block heading = {BLOCK_HEADING, b->level < 2 ? 2 : b->level, text, b->line, 1};
    *LIST_ADD(m->im->arena, target(m)) = heading;
    m->figures.last = NULL;
}

/* ---- Outcomes ---- */

static void add_outcome(struct maker *m, str item, size_t line) {
    str text = plain_text(m->im->arena, item, true);
    if (text.n == 0) {
        return;
    }
    if (m->to->outcomes.n >= UNIT_OUTCOMES_COUNT_MAX) {
        keep(m->im, m->page->path, line, STR("outcome"), item);
        return;
    }
    *LIST_ADD(m->im->arena, &m->to->outcomes) = text;
}

/* Items of a list; what stands around them is kept elsewhere. */
static void take_outcomes(struct maker *m, const struct block *b) {
    str rest = b->text;
    buf item = buf_new(m->im->arena);
    bool in_list = false;
    if (b->kind != BLOCK_TEXT) {
        keep(m->im, m->page->path, b->line, STR("beside the outcomes"), b->text);
        return;
    }
    while (rest.n) {
        str line = str_trim(str_line(&rest));
        size_t marker = marker_bytes(line);
        if (marker > 0) {
            add_outcome(m, arena_str(m->im->arena, buf_str(&item)), b->line);
            buf_clear(&item);
            in_list = true;
        }
        if (in_list) {
            buf_add(&item, str_from(line, marker));
            buf_byte(&item, ' ');
        } else {
            keep(m->im, m->page->path, b->line, STR("beside the outcomes"), line);
        }
    }
    add_outcome(m, arena_str(m->im->arena, buf_str(&item)), b->line);
}

/* ---- The whole ---- */

static void take_block(struct maker *m, const struct block *b, bool skeleton) {
    if (b->kind == BLOCK_HEADING) {
        take_heading(m, b, skeleton);
        return;
    }
    if (skeleton && m->last == PART_OUTCOMES) {
        take_outcomes(m, b);
        return;
    }
    struct block changed = *b;
    if (b->kind == BLOCK_TEXT) {
        changed.text = inline_rewrite(m->im, m->page, b->text, b->line);
    }
    figure_blocks(m->im, m->page, &m->figures, changed, target(m));
}

static bool has_title(const struct page_in *p, size_t i) {
    return p->heading.n > 0 && p->blocks.at[i].kind == BLOCK_HEADING && p->blocks.at[i].level == 1;
}

static size_t words_of(struct importer *im, const struct page_in *p) {
    buf b = buf_new(im->arena);
    blocks_write(&b, p->blocks.at, p->blocks.n);
    return md_words_count(buf_str(&b));
}

static size_t count_sections(struct importer *im, const struct page_in *p, size_t *ret_parts,
                             bool *ret_essential) {
    size_t sections = 0;
    for (size_t i = 0; i < p->blocks.n; i++) {
        const struct block *b = &p->blocks.at[i];
        bool section = b->kind == BLOCK_HEADING && b->level <= 2 && (b->level == 2 || !has_title(p, i));
        enum part part = section ? heading_part(im->arena, b->text) : PART_COUNT;
        sections += section;
        *ret_parts += part != PART_COUNT;
        *ret_essential = *ret_essential || part == PART_ESSENTIAL;
    }
    return sections;
}

/* Blocks that became empty leave no gap. */
static void drop_empty(struct block_list *list) {
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (str_trim(list->at[i].text).n > 0) {
            list->at[n++] = list->at[i];
        }
    }
    list->n = n;
}

void lesson_make(struct importer *im, const struct page_in *p, enum role role, struct lesson *ret) {
    struct maker m = {.im = im, .page = p, .to = ret, .last = PART_COUNT};
    size_t parts = 0;
    size_t sections = count_sections(im, p, &parts, &m.has_essential);
    bool title = p->heading.n > 0;
    ret->planned = role == ROLE_LESSON && sections == 0 && words_of(im, p) < PLAN_WORDS_MAX;
    bool skeleton = role == ROLE_LESSON && !ret->planned;
    if (skeleton && parts == 0) {
        add_essential(&m, p->line_offset + 1);
    }
    for (size_t i = 0; i < p->blocks.n; i++) {
        if (title && has_title(p, i)) {
            title = false;
        } else {
            take_block(&m, &p->blocks.at[i], skeleton);
        }
    }
    struct block_list body = ret->body;
    ret->body = m.intro;
    for (size_t i = 0; i < body.n; i++) {
        *LIST_ADD(im->arena, &ret->body) = body.at[i];
    }
    drop_empty(&ret->body);
    if (ret->teaser.n == 0 && !ret->planned) {
        take_teaser(&m, &ret->body, false);
    }
}
