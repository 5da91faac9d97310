/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "search/inside.h"

static const str kind_ids[SEARCH_KIND_COUNT] = {
    [SEARCH_UNIT] = STR_INIT("unit"),
    [SEARCH_QUEST] = STR_INIT("quest"),
    [SEARCH_TERM] = STR_INIT("term"),
    [SEARCH_PAGE] = STR_INIT("page"),
};

/* How many times as many entries have a word that is taken for what was meant. */
enum { MUCH_MORE = 8 };

/* Words for which something else is offered; each costs a walk through words like it. */
enum { MEANT_WORDS_COUNT = 3 };

const char *search_kind_id(enum search_kind kind) {
    return kind_ids[kind].p;
}

bool search_kind_from_id(str id, enum search_kind *ret) {
    for (size_t i = 0; i < SEARCH_KIND_COUNT; i++) {
        if (str_eq(id, kind_ids[i])) {
            *ret = (enum search_kind)i;
            return true;
        }
    }
    return false;
}

static bool is_asked(const struct asking *a, const struct word *w) {
    for (size_t i = 0; i < a->asked_n; i++) {
        if (str_eq(word_str(&a->asked[i].word), word_str(w))) {
            return true;
        }
    }
    return false;
}

static bool is_found(const struct asked *asked, uint32_t word) {
    for (size_t i = 0; i < asked->found.n; i++) {
        if (asked->found.at[i].word == word) {
            return true;
        }
    }
    return false;
}

/* Each word once. */
static void read_words(struct asking *a, struct search_result *r) {
    struct word_cursor cursor = words_of(r->query, false);
    struct word w;
    while (word_next(&cursor, &w)) {
        if (is_asked(a, &w)) {
            continue;
        }
        if (a->asked_n == SEARCH_QUERY_WORDS_MAX) {
            r->cut = true;
            return;
        }
        a->asked[a->asked_n++].word = w;
    }
}

/* Words one letter away: where nothing else stands, all; else those that are so much more frequent that the
 * word as it was written is likely the mistake. */
static void add_frequent(struct asking *a, struct asked *asked) {
    const struct search_index *x = a->index;
    uint32_t most = 0;
    for (size_t i = 0; i < asked->found.n; i++) {
        uint32_t entries = x->words[asked->found.at[i].word].entries;
        most = entries > most ? entries : most;
    }
    expansion_list near = {0};
    if (most == 0 || most * MUCH_MORE <= x->entries.n) {
        add_near(a->arena, x, &asked->word, &near);
    }
    for (size_t i = 0; i < near.n; i++) {
        bool is_new = near.at[i].quality == QUALITY_NEAR && !is_found(asked, near.at[i].word);
        if (is_new && x->words[near.at[i].word].entries >= most * MUCH_MORE) {
            *LIST_ADD(a->arena, &asked->found) = near.at[i];
        }
    }
}

static void expand(struct asking *a, struct asked *asked, bool is_last) {
    str word = word_str(&asked->word);
    add_same(a->arena, a->index, word, &asked->found);
    if (is_last && word.n > 1) {
        add_beginning(a->arena, a->index, word, &asked->found);
    }
    add_frequent(a, asked);
    for (size_t i = 0; i < asked->found.n; i++) {
        str text = a->index->words[asked->found.at[i].word].text;
        if (!map_has(&a->hits, text)) {
            map_put(&a->hits, text, asked);
        }
    }
}

static bool is_corrected(const struct asked *asked) {
    return asked->found.n && asked->found.at[0].quality == QUALITY_NEAR;
}

/* The question with the nearest word in the place of each that stands nowhere. */
static str correct(const struct asking *a, str query) {
    buf b = buf_new(a->arena);
    size_t at = 0;
    bool any = false;
    for (size_t i = 0; i < a->asked_n; i++) {
        const struct asked *asked = &a->asked[i];
        if (is_corrected(asked) && asked->word.from >= at) {
            buf_add(&b, str_sub(query, at, asked->word.from - at));
            buf_add(&b, a->index->words[asked->found.at[0].word].text);
            at = asked->word.to;
            any = true;
        }
    }
    buf_add(&b, str_from(query, at));
    return any ? buf_str(&b) : (str){0};
}

static bool is_listed(const struct search_result *r, str word) {
    for (size_t i = 0; i < r->suggestions.n; i++) {
        if (str_eq(r->suggestions.at[i], word)) {
            return true;
        }
    }
    return false;
}

static void suggest(const struct asking *a, const struct asked *asked, struct search_result *r) {
    expansion_list meant = {0};
    add_meant(a->arena, a->index, &asked->word, &meant);
    for (size_t i = 0; i < meant.n && r->suggestions.n < SEARCH_SUGGESTIONS_MAX; i++) {
        str word = a->index->words[meant.at[i].word].text;
        if (!is_listed(r, word)) {
            *LIST_ADD(a->arena, &r->suggestions) = word;
        }
    }
}

static void tell_words(const struct asking *a, struct search_result *r) {
    r->words = a->asked_n > 0;
    r->corrected = correct(a, r->query);
    for (size_t i = 0; i < a->asked_n; i++) {
        const struct asked *asked = &a->asked[i];
        if (asked->found.n == 0) {
            *LIST_ADD(a->arena, &r->unmatched) =
                str_sub(r->query, asked->word.from, asked->word.to - asked->word.from);
            if (r->unmatched.n <= MEANT_WORDS_COUNT) {
                suggest(a, asked, r);
            }
        }
    }
}

/* The text of a piece that can be shown: for a heading what stands below it. */
static str text_to_show(const struct asking *a, const struct ranked *r) {
    const struct search_index *x = a->index;
    const struct entry *e = &x->entries.at[r->entry];
    uint32_t end = e->pieces_from + e->pieces_n;
    uint32_t at = r->piece == UINT32_MAX ? end : r->piece;
    if (at < end && x->pieces.at[at].field == FIELD_HEADING) {
        at = at + 1 < end && x->pieces.at[at + 1].field >= FIELD_TEXT ? at + 1 : end;
    }
    if (at < end) {
        return x->pieces.at[at].text;
    }
    str first = e->pieces_n ? x->pieces.at[end - 1].text : (str){0};
    return e->teaser.n ? e->teaser : first;
}

static void fill_hit(const struct asking *a, const struct ranked *r, struct search_hit *ret) {
    const struct entry *e = &a->index->entries.at[r->entry];
    *ret = (struct search_hit){.kind = e->kind,
                               .summit = e->summit,
                               .module = e->module,
                               .url = e->url,
                               .name = e->title,
                               .where = e->where};
    if (r->piece != UINT32_MAX && a->index->pieces.at[r->piece].anchor.n) {
        const struct piece *p = &a->index->pieces.at[r->piece];
        ret->section = p->title;
        ret->section_url = arena_join(a->arena, (const str[]){e->url, STR("#"), p->anchor}, 3);
    }
    mark_text(a, e->title, &ret->title);
    mark_snippet(a, text_to_show(a, r), &ret->snippet);
}

/* Counts all results and fills in those of the page. */
static void fill_page(const struct asking *a, const struct search_question *q, struct search_result *ret) {
    size_t most = q->page_count_max;
    most = most == 0 || most > SEARCH_RESULTS_COUNT_MAX ? SEARCH_RESULTS_COUNT_MAX : most;
    ret->page = q->page ? q->page : 1;
    for (size_t i = 0; i < a->ranked.n; i++) {
        enum search_kind kind = a->index->entries.at[a->ranked.at[i].entry].kind;
        ret->counts[kind]++;
        if (!q->has_kind || kind == q->kind) {
            if (ret->total / most == ret->page - 1) {
                fill_hit(a, &a->ranked.at[i], LIST_ADD(a->arena, &ret->hits));
            }
            ret->total++;
        }
    }
    ret->counts_all = a->ranked.n;
    ret->pages = (ret->total + most - 1) / most;
}

void search_run(struct arena *a, const struct search_index *x, const struct search_question *q,
                struct search_result *ret) {
    struct asking asking = {.arena = a, .index = x, .hits = map_new(a)};
    struct search_result r = {.query = utf8_cut(str_trim(q->text), SEARCH_QUERY_BYTES_MAX)};
    r.cut = r.query.n < str_trim(q->text).n;
    read_words(&asking, &r);
    for (size_t i = 0; i < asking.asked_n; i++) {
        expand(&asking, &asking.asked[i], i + 1 == asking.asked_n);
    }
    rank_entries(&asking);
    tell_words(&asking, &r);
    fill_page(&asking, q, &r);
    *ret = r;
}
