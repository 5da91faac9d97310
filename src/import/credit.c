/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The line below a picture that says whose it is: "Title" by Author, licensed under CC BY 2.0 / changes. */
#include "import/inside.h"

struct credit {
    struct arena *arena;
    str text; /* without the marks around it */
    str title, title_url, author, author_url, license, changes;
};

/* A Markdown link: its place, text and address. */
struct link_in {
    size_t at;
    size_t end;
    str text;
    str url;
};

static bool link_after(str s, size_t from, struct link_in *ret) {
    size_t open = str_find_byte(str_from(s, from), '[');
    size_t middle = open == SIZE_MAX ? SIZE_MAX : str_find(str_from(s, from + open), STR("]("));
    size_t close = middle == SIZE_MAX ? SIZE_MAX : str_find_byte(str_from(s, from + open + middle), ')');
    if (close == SIZE_MAX) {
        return false;
    }
    ret->at = from + open;
    ret->end = ret->at + middle + close + 1;
    ret->text = str_trim(str_sub(s, ret->at + 1, middle - 1));
    str url = str_trim(str_sub(s, ret->at + middle + 2, close - 2));
    ret->url = str_sub(url, 0, str_find_byte(url, ' '));
    return true;
}

static bool is_license_link(struct arena *a, const struct link_in *l) {
    return license_of_url(a, l->url).n > 0;
}

static bool looks_like_credit(struct arena *a, str text) {
    static const char *const SIGNS[] = {
        "creativecommons.org/", "cc by",   "cc-by",    "cc0",      "licensed", "public domain",
        "attribution:",         "credit:", "photo by", "image by", "source:",  "legal tool"};
    static const char *const STARTS = "*_\"'[(";
    str lower = lower_text(a, text);
    bool start = text.n > 0 && str_find_byte(str_c(STARTS), text.p[0]) != SIZE_MAX;
    bool words = false;
    for (size_t i = 0; i < COUNT_OF(SIGNS); i++) {
        words = words || str_contains(str_sub(lower, 0, 600), str_c(SIGNS[i]));
    }
    bool named = str_starts(lower, STR("attribution")) || str_starts(lower, STR("credit")) ||
                 str_starts(lower, STR("photo")) || str_starts(lower, STR("image")) ||
                 str_starts(lower, STR("source")) || str_starts(lower, STR("“"));
    return words && text.n < 1200 && (start || named || str_contains(str_sub(lower, 0, 120), STR(" by ")));
}

/* *…* or _…_ around the whole. */
static str unwrap(str text) {
    str t = str_trim(text);
    while (t.n > 2 && (t.p[0] == '*' || t.p[0] == '_') && t.p[t.n - 1] == t.p[0]) {
        t = str_trim(str_sub(t, 1, t.n - 2));
    }
    return t;
}

static str without_label(struct arena *a, str text) {
    static const char *const LABELS[] = {"attribution:",  "credit:", "credits:", "image credit:",
                                         "photo credit:", "source:", "image:",   "photo:"};
    for (size_t i = 0; i < COUNT_OF(LABELS); i++) {
        if (str_starts(lower_text(a, text), str_c(LABELS[i]))) {
            return str_trim(str_from(text, strlen(LABELS[i])));
        }
    }
    return text;
}

static bool is_word_byte(char c) {
    return byte_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* " by " as a word, from `from` on; not inside a link's address. */
static size_t find_by(str s, size_t from) {
    for (size_t i = from; i + 3 <= s.n; i++) {
        bool word = (i == 0 || !is_word_byte(s.p[i - 1])) && s.p[i] == 'b' && s.p[i + 1] == 'y' &&
                    byte_is_space(s.p[i + 2]);
        if (word) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* Where a name that is no link ends. */
static size_t name_end(str s) {
    static const char *const ENDS[] = {" is ", " licensed", " has been", " under ", ",",
                                       " (",   " / ",       " /",        "<",       "["};
    size_t end = s.n;
    for (size_t i = 0; i < COUNT_OF(ENDS); i++) {
        size_t at = str_find(s, str_c(ENDS[i]));
        end = at < end ? at : end;
    }
    return end;
}

static str strip_quotes(str s) {
    static const str MARKS[] = {STR_INIT("\""), STR_INIT("“"), STR_INIT("”"),
                                STR_INIT("'"),  STR_INIT("«"), STR_INIT("»")};
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < COUNT_OF(MARKS); i++) {
            s = str_trim(str_without_end(str_without_start(str_trim(s), MARKS[i]), MARKS[i]));
        }
    }
    return s;
}

static size_t find_title(struct credit *c) {
    struct link_in l = {0};
    size_t by = find_by(c->text, 0);
    bool linked =
        link_after(c->text, 0, &l) && (by == SIZE_MAX || l.at < by) && !is_license_link(c->arena, &l);
    if (linked) {
        c->title = strip_quotes(plain_text(c->arena, l.text, false));
        c->title_url = l.url;
        return l.end;
    }
    if (by == SIZE_MAX) {
        return 0;
    }
    c->title = strip_quotes(plain_text(c->arena, str_sub(c->text, 0, by), false));
    return by;
}

static void find_author(struct credit *c, size_t from) {
    size_t by = find_by(c->text, from);
    if (by == SIZE_MAX) {
        return;
    }
    size_t start = by + 3;
    while (start < c->text.n && byte_is_space(c->text.p[start])) {
        start++;
    }
    struct link_in l = {0};
    if (link_after(c->text, start, &l) && l.at == start && !is_license_link(c->arena, &l)) {
        c->author = plain_text(c->arena, l.text, false);
        c->author_url = l.url;
        return;
    }
    str rest = str_from(c->text, start);
    c->author = str_trim(plain_text(c->arena, str_sub(rest, 0, name_end(rest)), false));
}

static void find_license(struct credit *c, size_t from) {
    struct link_in l = {0};
    size_t end = SIZE_MAX;
    for (size_t at = from; link_after(c->text, at, &l); at = l.end) {
        if (is_license_link(c->arena, &l)) {
            c->license = license_of_url(c->arena, l.url);
            end = l.end;
        }
    }
    if (end == SIZE_MAX) {
        c->license = license_of_text(c->arena, c->text);
        return;
    }
    str rest = plain_text(c->arena, str_from(c->text, end), false);
    while (rest.n && !is_word_byte(rest.p[0])) {
        rest = str_from(rest, 1);
    }
    c->changes = rest;
}

/* A line about several works cannot fill one entry. */
static bool names_several(const struct credit *c, size_t from) {
    size_t first = find_by(c->text, from);
    return first != SIZE_MAX && find_by(c->text, first + 3) != SIZE_MAX &&
           has_nocase(c->arena, c->text, " and ");
}

static bool is_safe_url(str url) {
    return str_starts(url, STR("https://")) || str_starts(url, STR("http://"));
}

static void fill(struct media_out *m, const struct credit *c) {
    if (m->author.n > 0 || m->license.n > 0) {
        return; /* the first line that was found holds */
    }
    m->title = c->title.n ? c->title : m->title;
    m->author = c->author;
    m->author_url = is_safe_url(c->author_url) ? c->author_url : STR("");
    m->license = c->license;
    m->changes = c->changes;
    if (m->bytes.n > 0 && m->source_url.n == 0 && is_safe_url(c->title_url)) {
        m->source_url = c->title_url;
    }
}

/* The page knows a credit line by the quoted title that it starts with; a title without marks gets them. */
static str with_quotes(struct arena *a, str text, const struct credit *c) {
    size_t marks = 0;
    while (marks < text.n && (text.p[marks] == '*' || text.p[marks] == '_')) {
        marks++;
    }
    struct link_in l = {0};
    str inner = str_from(text, marks);
    if (c->title.n == 0 || !str_starts(inner, STR("[")) || !link_after(inner, 0, &l) || l.at != 0) {
        return text;
    }
    return arena_join(a,
                      (str[]){str_sub(text, 0, marks), STR("\""), str_sub(inner, 0, l.end), STR("\""),
                              str_from(inner, l.end)},
                      5);
}

bool credit_take(struct importer *im, struct media_out *m, str text, str *ret_text) {
    str t = str_trim(text);
    if (!looks_like_credit(im->arena, t)) {
        return false;
    }
    struct credit c = {.arena = im->arena, .text = without_label(im->arena, unwrap(t))};
    size_t from = find_title(&c);
    find_author(&c, from);
    find_license(&c, from);
    if (!names_several(&c, from)) {
        fill(m, &c);
    }
    *ret_text = with_quotes(im->arena, t, &c);
    return true;
}
