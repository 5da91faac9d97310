/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* What others call the parts of a unit, and which name the manifest takes: the one that stands most often. */
#include "import/inside.h"

struct synonym {
    int what;        /* enum part or enum row */
    const char *key; /* words in lower case with single spaces */
    bool open;       /* more words may follow */
};

static const struct synonym PARTS[] = {
    {PART_BIG_QUESTION, "the big question", true},
    {PART_BIG_QUESTION, "big question", true},
    {PART_BIG_QUESTION, "guiding question", true},
    {PART_BIG_QUESTION, "driving question", true},
    {PART_OUTCOMES, "learning outcomes", false},
    {PART_OUTCOMES, "outcomes", false},
    {PART_OUTCOMES, "learning objectives", false},
    {PART_OUTCOMES, "objectives", false},
    {PART_OUTCOMES, "learning goals", false},
    {PART_OUTCOMES, "what you will learn", false},
    {PART_REFLECTION, "personal reflection", true},
    {PART_REFLECTION, "opening questions", false},
    {PART_REFLECTION, "why it matters to you", false},
    {PART_REFLECTION, "reflection", false},
    {PART_REFLECTION, "reflect", false},
    {PART_ESSENTIAL, "acquiring essential knowledge", true},
    {PART_ESSENTIAL, "acquiring basic knowledge", true},
    {PART_ESSENTIAL, "essential knowledge", false},
    {PART_ESSENTIAL, "core content", false},
    {PART_CHECK, "check yourself", false},
    {PART_CHECK, "check your understanding", false},
    {PART_CHECK, "knowledge check", false},
    {PART_CHECK, "self check", false},
    {PART_CHECK, "quiz", false},
    {PART_APPLICATION, "application of learning", true},
    {PART_APPLICATION, "application", false},
    {PART_APPLICATION, "applying what you learned", false},
    {PART_APPLICATION, "put it to work", false},
    {PART_LOOP, "closing the loop", false},
    {PART_LOOP, "wrap up", false},
    {PART_LOOP, "wrapping up", false},
    {PART_LOOP, "conclusion", false},
    {PART_LOOP, "summary", false},
    {PART_SOURCES, "sources", false},
    {PART_SOURCES, "sources and further reading", false},
    {PART_SOURCES, "further reading", false},
    {PART_SOURCES, "references", false},
    {PART_SOURCES, "bibliography", false},
    {PART_SOURCES, "additional resources", false},
};

static const struct synonym ROWS[] = {
    {ROW_TOOLKIT, "learner toolkit", false},  {ROW_TOOLKIT, "toolkit", false},
    {ROW_TOOLKIT, "personal toolkit", false}, {ROW_TOOLKIT, "personal learning toolkit", false},
    {ROW_COMMUNITY, "community", true},       {ROW_PRACTICE, "applied practice", false},
    {ROW_PRACTICE, "practice", false},        {ROW_PRACTICE, "quests", false},
};

static str key_of(struct arena *a, str heading) {
    buf b = buf_new(a);
    for (size_t i = 0; i < heading.n; i++) {
        if (byte_is_alnum(heading.p[i]) || (unsigned char)heading.p[i] >= 0x80) {
            buf_byte(&b, byte_lower(heading.p[i]));
        } else if (b.n > 0 && b.p[b.n - 1] != ' ') {
            buf_byte(&b, ' ');
        }
    }
    return str_trim(buf_str(&b));
}

static int look_up(struct arena *a, const struct synonym *list, size_t n, str heading) {
    str key = key_of(a, plain_text(a, heading, false));
    for (size_t i = 0; i < n; i++) {
        str name = str_c(list[i].key);
        bool same = str_eq(key, name);
        bool longer = list[i].open && str_starts(key, name) && key.n > name.n && key.p[name.n] == ' ';
        if (same || longer) {
            return list[i].what;
        }
    }
    return -1;
}

enum part heading_part(struct arena *a, str heading) {
    int part = look_up(a, PARTS, COUNT_OF(PARTS), heading);
    return part < 0 ? PART_COUNT : (enum part)part;
}

enum row heading_row(struct arena *a, str heading) {
    int row = look_up(a, ROWS, COUNT_OF(ROWS), heading);
    return row < 0 ? ROW_COUNT : (enum row)row;
}

/* How often each spelling stands. */
struct spelling {
    str text;
    size_t count;
};

struct spellings {
    LIST(struct spelling) list;
};

/* Titles are compared without case; a title with marks of Markdown in it would not be found again. */
static bool is_simple(str text) {
    for (size_t i = 0; i < text.n; i++) {
        if (str_find_byte(STR("*_[]`<>\\&!#~|\"'"), text.p[i]) != SIZE_MAX) {
            return false;
        }
    }
    return text.n > 0;
}

static void count(struct importer *im, struct spellings *s, str heading) {
    str text = plain_text(im->arena, heading, false);
    if (!is_simple(text) || !is_simple(heading)) {
        return;
    }
    for (size_t i = 0; i < s->list.n; i++) {
        if (str_eq(s->list.at[i].text, text)) {
            s->list.at[i].count++;
            return;
        }
    }
    *LIST_ADD(im->arena, &s->list) = (struct spelling){text, 1};
}

static str most(const struct spellings *s, const char *otherwise) {
    const struct spelling *best = NULL;
    for (size_t i = 0; i < s->list.n; i++) {
        if (best == NULL || s->list.at[i].count > best->count) {
            best = &s->list.at[i];
        }
    }
    return best ? best->text : str_c(otherwise);
}

static void count_page(struct importer *im, const struct page_in *p, struct spellings *parts,
                       struct spellings *rows) {
    for (size_t i = 0; i < p->blocks.n; i++) {
        const struct block *b = &p->blocks.at[i];
        enum part part =
            b->kind == BLOCK_HEADING && b->level <= 2 ? heading_part(im->arena, b->text) : PART_COUNT;
        enum row row =
            b->kind == BLOCK_HEADING && b->level == 3 ? heading_row(im->arena, b->text) : ROW_COUNT;
        if (part != PART_COUNT) {
            count(im, &parts[part], b->text);
        }
        if (row != ROW_COUNT) {
            count(im, &rows[row], b->text);
        }
    }
}

void headings_choose(struct importer *im) {
    static const char *const PART_NAMES[] = {
        "The big question", "Learning outcomes", "Personal reflection", "Essential knowledge",
        "Check yourself",   "Application",       "Closing the loop",    "Sources and further reading"};
    static const char *const ROW_NAMES[] = {"Toolkit", "Community", "Applied practice"};
    struct spellings parts[PART_COUNT] = {0};
    struct spellings rows[ROW_COUNT] = {0};
    for (size_t i = 0; i < im->pages.n; i++) {
        if (im->pages.at[i]->role == ROLE_LESSON) {
            count_page(im, im->pages.at[i], parts, rows);
        }
    }
    for (size_t i = 0; i < PART_COUNT; i++) {
        im->part_titles[i] = most(&parts[i], PART_NAMES[i]);
    }
    for (size_t i = 0; i < ROW_COUNT; i++) {
        im->row_titles[i] = most(&rows[i], ROW_NAMES[i]);
    }
}
