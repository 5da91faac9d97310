/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Terms of the glossary: the first time one stands in the text, it gets its definition. */
#include "markdown/inside.h"

/* Terms that begin with the same word, the longest first. */
struct term_entry {
    size_t index;
    struct term_entry *next;
};

struct md_terms {
    const struct md_term *at;
    size_t n;
    struct map by_word; /* first word in lower case → struct term_entry * */
    bool plural_s;
};

/* ---- Words ---- */

/* U+2000 to U+207F and the signs of Latin-1 stand between words; other bytes above ASCII are letters. */
static bool is_sign(str text, size_t at) {
    unsigned char lead = (unsigned char)text.p[at];
    unsigned char next = at + 1 < text.n ? (unsigned char)text.p[at + 1] : 0;
    return (lead == 0xE2 && (next == 0x80 || next == 0x81)) || lead == 0xC2;
}

static bool is_word_at(str text, size_t at) {
    unsigned char c = (unsigned char)text.p[at];
    return c < 0x80 ? byte_is_alnum((char)c) || c == '-' : !is_sign(text, at);
}

static size_t word_bytes(str text, size_t from) {
    size_t at = from;
    while (at < text.n && is_word_at(text, at)) {
        at++;
    }
    return at - from;
}

/* Bytes of the sign at `at`, so that its last bytes are not taken for a word. */
static size_t sign_bytes(str text, size_t at) {
    size_t n = 1;
    while ((unsigned char)text.p[at] >= 0x80 && at + n < text.n &&
           ((unsigned char)text.p[at + n] & 0xC0) == 0x80) {
        n++;
    }
    return n;
}

static str lowered(str word, char space[MARKDOWN_TERM_WORD_BYTES_MAX]) {
    size_t n = word.n < MARKDOWN_TERM_WORD_BYTES_MAX ? word.n : MARKDOWN_TERM_WORD_BYTES_MAX;
    for (size_t i = 0; i < n; i++) {
        space[i] = byte_lower(word.p[i]);
    }
    return str_n(space, n);
}

/* ---- The index ---- */

static void add_entry(struct arena *a, struct md_terms *t, size_t index) {
    char space[MARKDOWN_TERM_WORD_BYTES_MAX];
    str term = t->at[index].term;
    str word = lowered(str_sub(term, 0, word_bytes(term, 0)), space);
    if (word.n == 0) {
        return;
    }
    struct term_entry *first = map_get(&t->by_word, word);
    struct term_entry *entry = ARENA_NEW(a, struct term_entry);
    entry->index = index;
    struct term_entry **place = &first;
    while (*place != NULL && t->at[(*place)->index].term.n >= term.n) {
        place = &(*place)->next;
    }
    entry->next = *place;
    *place = entry;
    (void)map_put(&t->by_word, arena_str(a, word), first);
}

struct md_terms *md_terms_new(struct arena *a, const struct md_term *at, size_t n, bool plural_s) {
    struct md_terms *t = ARENA_NEW(a, struct md_terms);
    *t = (struct md_terms){.at = at, .n = n, .by_word = map_new(a), .plural_s = plural_s};
    for (size_t i = 0; i < n && i < MARKDOWN_TERMS_COUNT_MAX; i++) {
        add_entry(a, t, i);
    }
    return t;
}

/* ---- Finding ---- */

static bool is_gap(char c) {
    return c == ' ' || c == '\n';
}

static bool ends_word(str text, size_t at) {
    return at >= text.n || !is_word_at(text, at);
}

/* Bytes of `text` that are the term, perhaps with an "s"; 0 when it is another word. */
static size_t match_bytes(str text, str term, bool plural_s) {
    if (text.n < term.n) {
        return 0;
    }
    for (size_t i = 0; i < term.n; i++) {
        bool same =
            byte_lower(text.p[i]) == byte_lower(term.p[i]) || (is_gap(text.p[i]) && is_gap(term.p[i]));
        if (!same) {
            return 0;
        }
    }
    if (ends_word(text, term.n)) {
        return term.n;
    }
    return plural_s && text.p[term.n] == 's' && ends_word(text, term.n + 1) ? term.n + 1 : 0;
}

static size_t match_first(const struct md_terms *t, str word, str text, size_t *ret_index) {
    for (const struct term_entry *e = map_get(&t->by_word, word); e != NULL; e = e->next) {
        size_t n = match_bytes(text, t->at[e->index].term, t->plural_s);
        if (n > 0) {
            *ret_index = e->index;
            return n;
        }
    }
    return 0;
}

/* The term at the start of `text`, whose first word has `word_n` bytes. */
static size_t term_bytes(const struct md_terms *t, str text, size_t word_n, size_t *ret_index) {
    char space[MARKDOWN_TERM_WORD_BYTES_MAX];
    str word = lowered(str_sub(text, 0, word_n), space);
    size_t n = match_first(t, word, text, ret_index);
    bool plural = n == 0 && t->plural_s && str_ends(word, STR("s"));
    return plural ? match_first(t, str_without_end(word, STR("s")), text, ret_index) : n;
}

static void note_use(struct md_run *r, size_t index) {
    r->terms_used[index] = true;
    *LIST_ADD(r->arena, &r->document->terms) = index;
}

/* ---- Writing ---- */

static void write_term(struct md_run *r, const struct md_term *term, str as_written) {
    str id = arena_join(r->arena, (str[]){STR("def_"), md_number(r->arena, r->document->terms.n)}, 2);
    html_open(r->writer, "span");
    html_attribute(r->writer, "class", STR("gloss"));
    html_open(r->writer, "a");
    html_url(r->writer, "href", term->url);
    html_attribute(r->writer, "aria-describedby", id);
    html_text(r->writer, as_written);
    html_close(r->writer);
    html_open(r->writer, "span");
    html_attribute(r->writer, "class", STR("gloss-text"));
    html_attribute(r->writer, "id", id);
    html_attribute(r->writer, "role", STR("tooltip"));
    html_open(r->writer, "b");
    html_text(r->writer, term->term);
    html_close(r->writer);
    html_text(r->writer, STR(" "));
    html_text(r->writer, term->text);
    html_close(r->writer);
    html_close(r->writer);
}

void md_text(struct md_run *r, str text) {
    const struct md_terms *t = r->options->terms;
    size_t done = 0;
    for (size_t i = 0; t != NULL && r->terms_off == 0 && i < text.n;) {
        size_t word = word_bytes(text, i);
        if (word == 0) {
            i += sign_bytes(text, i);
            continue;
        }
        size_t index = 0;
        size_t n = term_bytes(t, str_from(text, i), word, &index);
        if (n > 0 && !r->terms_used[index]) {
            md_text_codes(r, str_sub(text, done, i - done));
            note_use(r, index);
            write_term(r, &t->at[index], str_sub(text, i, n));
            done = i + n;
        }
        i += n > 0 ? n : word;
    }
    md_text_codes(r, str_from(text, done));
}

/* ---- Before the writing ---- */

/* The bold words with which a note begins: [!NOTE], line end, bold. */
static cmark_node *noted_term(cmark_node *quote) {
    cmark_node *paragraph = cmark_node_first_child(quote);
    cmark_node *marker = cmark_node_first_child(paragraph);
    cmark_node *bold = marker ? cmark_node_next(marker) : NULL;
    bold = bold ? cmark_node_next(bold) : NULL;
    bool note =
        md_is_alert(quote) && str_eq_nocase(str_trim(str_c(cmark_node_get_literal(marker))), STR("[!NOTE]"));
    return note && bold != NULL && md_is(bold, CMARK_NODE_STRONG) ? bold : NULL;
}

/* A term that the author explains in the margin of this page needs no second explanation. */
static void skip_noted(struct md_run *r, cmark_node *quote) {
    cmark_node *bold = md_is(quote, CMARK_NODE_BLOCK_QUOTE) ? noted_term(quote) : NULL;
    if (bold == NULL) {
        return;
    }
    str text = md_plain(r->arena, bold);
    size_t index = 0;
    size_t word = word_bytes(text, 0);
    size_t n = word ? term_bytes(r->options->terms, text, word, &index) : 0;
    if (n > 0 && word_bytes(text, n) == 0 && text.n <= n + 1 && !r->terms_used[index]) {
        note_use(r, index);
    }
}

/* The lines of a paragraph as one text: a term may be broken over two of them. Returns the last node of them. */
static cmark_node *join_lines(struct md_run *r, cmark_node *first) {
    buf whole = buf_new(r->arena);
    buf_c(&whole, cmark_node_get_literal(first));
    cmark_node *line_end = cmark_node_next(first);
    cmark_node *next = line_end ? cmark_node_next(line_end) : NULL;
    bool joined = false;
    while (next != NULL && md_is(line_end, CMARK_NODE_SOFTBREAK) && md_is(next, CMARK_NODE_TEXT)) {
        buf_c(&whole, "\n");
        buf_c(&whole, cmark_node_get_literal(next));
        cmark_node *after = cmark_node_next(next);
        cmark_node_free(line_end);
        cmark_node_free(next);
        joined = true;
        line_end = after;
        next = after ? cmark_node_next(after) : NULL;
    }
    if (joined) {
        (void)cmark_node_set_literal(first, arena_z(r->arena, buf_str(&whole)));
    }
    return first;
}

static void join_children(struct md_run *r, cmark_node *parent) {
    cmark_node *n = cmark_node_first_child(parent);
    while (n != NULL) {
        bool marker = n == cmark_node_first_child(parent) && md_is_alert(cmark_node_parent(parent));
        if (md_is(n, CMARK_NODE_TEXT) && !marker) {
            n = join_lines(r, n);
        }
        n = cmark_node_next(n);
    }
}

static void prepare(struct md_run *r, cmark_node *parent, size_t depth) {
    for (cmark_node *n = cmark_node_first_child(parent); n != NULL && depth < MARKDOWN_DEPTH_MAX;
         n = cmark_node_next(n)) {
        skip_noted(r, n);
        if (md_is(n, CMARK_NODE_PARAGRAPH)) {
            join_children(r, n);
        } else {
            prepare(r, n, depth + 1);
        }
    }
}

void md_terms_prepare(struct md_run *r, cmark_node *root) {
    if (r->options->terms == NULL) {
        return;
    }
    r->terms_used = ARENA_ARRAY(r->arena, bool, r->options->terms->n);
    prepare(r, root, 0);
}

bool md_terms_off_in(const struct md_run *r, str section_title) {
    for (size_t i = 0; i < r->options->sections_without_terms_count; i++) {
        if (str_eq_nocase(str_trim(r->options->sections_without_terms[i]), str_trim(section_title))) {
            return true;
        }
    }
    return false;
}
