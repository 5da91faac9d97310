/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* Statements at the end of a page that hold for the whole curriculum: its license, whom it thanks, how it
 * wants to be named. They go to the manifest, once. */
#include "import/inside.h"

/* ---- Licenses by address and by name ---- */

static bool is_part_byte(char c) {
    return byte_is_alnum(c) || c == '-' || c == '.';
}

static str take_part(str *rest) {
    size_t n = 0;
    while (n < rest->n && is_part_byte(rest->p[n])) {
        n++;
    }
    str part = str_sub(*rest, 0, n);
    *rest = str_from(*rest, n + 1);
    return part;
}

static str upper(struct arena *a, str s) {
    char *p = ARENA_ARRAY(a, char, s.n + 1);
    for (size_t i = 0; i < s.n; i++) {
        p[i] = s.p[i] >= 'a' && s.p[i] <= 'z' ? (char)(s.p[i] - 'a' + 'A') : s.p[i];
    }
    return str_n(p, s.n);
}

/* creativecommons.org/licenses/by-sa/3.0/us/ and creativecommons.org/publicdomain/zero/1.0/ */
str license_of_url(struct arena *a, str url) {
    size_t at = str_find(url, STR("creativecommons.org/"));
    str rest = at == SIZE_MAX ? STR("") : str_from(url, at + 20);
    bool license = str_starts(rest, STR("licenses/"));
    bool tool = str_starts(rest, STR("publicdomain/"));
    rest = str_from(rest, license ? 9 : tool ? 13 : rest.n);
    str name = take_part(&rest);
    str version = take_part(&rest);
    bool jurisdiction = rest.n >= 2 && byte_is_alpha(rest.p[0]) && byte_is_alpha(rest.p[1]) &&
                        (rest.n == 2 || !byte_is_alnum(rest.p[2]));
    if (tool) {
        return str_eq(name, STR("zero"))   ? STR("CC0 1.0")
               : str_eq(name, STR("mark")) ? STR("PDM 1.0")
                                           : STR("");
    }
    if (!license || !str_starts(name, STR("by")) || version.n != 3) {
        return STR("");
    }
    str country = jurisdiction ? upper(a, str_sub(rest, 0, 2)) : STR("");
    return arena_join(
        a, (str[]){STR("CC "), upper(a, name), STR(" "), version, country.n ? STR(" ") : STR(""), country},
        6);
}

static bool is_version(str s) {
    return s.n >= 3 && byte_is_digit(s.p[0]) && s.p[1] == '.' && byte_is_digit(s.p[2]);
}

/* "CC BY-SA 2.0", "CC-BY 3.0", "CC0", "CC PDM". Without a version only what has one version. */
str license_of_text(struct arena *a, str text) {
    static const char *const NAMES[] = {"BY-NC-SA", "BY-NC-ND", "BY-NC", "BY-SA", "BY-ND", "BY"};
    for (size_t i = 0; i + 3 <= text.n; i++) {
        str rest = str_from(text, i);
        bool starts = i == 0 || !byte_is_alnum(text.p[i - 1]);
        if (!starts || !str_starts(rest, STR("CC"))) {
            continue;
        }
        str after = str_from(rest, 2);
        if (str_starts(after, STR("0")) || str_starts(after, STR(" 0"))) {
            return STR("CC0 1.0");
        }
        after = after.n && (after.p[0] == ' ' || after.p[0] == '-') ? str_from(after, 1) : STR("");
        for (size_t j = 0; j < COUNT_OF(NAMES); j++) {
            str version = str_trim(str_without_start(after, str_c(NAMES[j])));
            if (str_starts(after, str_c(NAMES[j])) && is_version(version)) {
                return arena_join(a, (str[]){STR("CC "), str_c(NAMES[j]), STR(" "), str_sub(version, 0, 3)},
                                  4);
            }
        }
        if (str_starts(after, STR("PDM"))) {
            return STR("PDM 1.0");
        }
    }
    return STR("");
}

/* ---- Kinds of statements ---- */

enum statement { STATEMENT_NONE, STATEMENT_LICENSE, STATEMENT_THANKS, STATEMENT_HOW, STATEMENT_REPORT };

struct sign {
    enum statement kind;
    const char *words; /* in lower case */
};

static const struct sign SIGNS[] = {
    {STATEMENT_HOW, "recommended attribution"},
    {STATEMENT_HOW, "please attribute"},
    {STATEMENT_THANKS, "kind support"},
    {STATEMENT_THANKS, "acknowledg"},
    {STATEMENT_THANKS, "with the support of"},
    {STATEMENT_THANKS, "funded by"},
    {STATEMENT_THANKS, "with thanks to"},
    {STATEMENT_REPORT, "broken links"},
    {STATEMENT_LICENSE, "except where otherwise noted"},
    {STATEMENT_LICENSE, "unless otherwise noted"},
    {STATEMENT_LICENSE, "license details"},
    {STATEMENT_LICENSE, "this work is licensed"},
    {STATEMENT_LICENSE, "this content is licensed"},
    {STATEMENT_LICENSE, "this page is licensed"},
};

static bool is_attribution_quote(str lower) {
    return str_starts(lower, STR(">")) && str_contains(lower, STR("licensed under"));
}

static enum statement statement_of(struct arena *a, const struct block *b) {
    str lower = lower_text(a, b->text);
    if (b->kind != BLOCK_TEXT) {
        return STATEMENT_NONE;
    }
    if (is_attribution_quote(lower)) {
        return STATEMENT_HOW;
    }
    for (size_t i = 0; i < COUNT_OF(SIGNS); i++) {
        if (str_contains(lower, str_c(SIGNS[i].words))) {
            return SIGNS[i].kind;
        }
    }
    bool begins = str_starts(lower, STR("licensed under")) || str_contains(lower, STR("\nlicensed under"));
    return begins ? STATEMENT_LICENSE : STATEMENT_NONE;
}

/* The first block of the statements at the end, or the count when there are none. */
static size_t region_of(struct arena *a, const struct block_list *blocks) {
    size_t from = blocks->n;
    size_t rule = SIZE_MAX;
    bool license = false;
    for (size_t i = blocks->n; i > 0; i--) {
        const struct block *b = &blocks->at[i - 1];
        if (b->kind == BLOCK_RULE) {
            rule = i - 1;
            break;
        }
        license = license || statement_of(a, b) == STATEMENT_LICENSE;
    }
    if (license && rule != SIZE_MAX) {
        return rule;
    }
    while (from > 0 && (statement_of(a, &blocks->at[from - 1]) != STATEMENT_NONE ||
                        blocks->at[from - 1].kind == BLOCK_RULE)) {
        from--;
    }
    bool rules_only = true;
    for (size_t i = from; i < blocks->n; i++) {
        rules_only = rules_only && blocks->at[i].kind == BLOCK_RULE;
    }
    return rules_only ? blocks->n : from;
}

/* ---- Taking them ---- */

static bool has(const struct importer *im, const str *list, size_t n, str text) {
    (void)im;
    for (size_t i = 0; i < n; i++) {
        if (str_eq(list[i], text)) {
            return true;
        }
    }
    return false;
}

static void add_author(struct importer *im, str quote) {
    size_t by = str_find(quote, STR(" by "));
    str rest = by == SIZE_MAX ? STR("") : str_from(quote, by + 4);
    size_t end = str_find(rest, STR(" is licensed"));
    end = end == SIZE_MAX ? str_find(rest, STR(" licensed")) : end;
    str author = end == SIZE_MAX ? STR("") : str_trim(str_sub(rest, 0, end));
    if (author.n > 0 && author.n < 100 && !has(im, im->authors.at, im->authors.n, author)) {
        *LIST_ADD(im->arena, &im->authors) = author;
    }
}

static str without_quote_marks(struct arena *a, str text) {
    buf b = buf_new(a);
    while (text.n) {
        str line = str_trim(str_line(&text));
        buf_add(&b, str_trim(str_without_start(line, STR(">"))));
        buf_byte(&b, ' ');
    }
    return str_trim(buf_str(&b));
}

static void take_how(struct importer *im, const struct page_in *p, const struct block *b) {
    str text = without_quote_marks(im->arena, b->text);
    if (!str_starts(str_trim(b->text), STR(">"))) {
        keep(im, p->path, b->line, STR("how the source wants to be named"), b->text);
        return;
    }
    add_author(im, plain_text(im->arena, text, false));
    if (im->attribution.n == 0) {
        im->attribution = text;
    } else if (!str_eq(im->attribution, text)) {
        keep(im, p->path, b->line, STR("how the source wants this page to be named"), b->text);
    }
}

/* The picture of the license button says what the words beside it say. */
static str take_button(struct importer *im, const struct page_in *p, const struct block *b) {
    str rest = b->text;
    str first = str_line(&rest);
    bool picture = str_starts(str_trim(first), STR("![")) || str_starts(str_trim(first), STR("[!["));
    if (picture) {
        keep(im, p->path, b->line, STR("license button"), first);
    }
    return picture ? rest : b->text;
}

static str license_in(struct arena *a, str text) {
    size_t at = str_find(text, STR("creativecommons.org/"));
    str found = at == SIZE_MAX ? STR("") : license_of_url(a, str_from(text, at));
    return found.n ? found : license_of_text(a, text);
}

static void take_license(struct importer *im, struct page_in *p, const struct block *b) {
    str text = str_trim(take_button(im, p, b));
    if (p->license.n == 0) {
        p->license = license_in(im->arena, text);
    }
    str plain = plain_text(im->arena, text, true);
    if (plain.n > 0 && !str_eq(p->license, im->license) && im->license.n > 0) {
        keep(im, p->path, b->line, say3(im, "license of this page: ", p->license, ""), text);
    } else if (plain.n > 0 && !has(im, im->notices.at, im->notices.n, plain)) {
        *LIST_ADD(im->arena, &im->notices) = plain;
    }
}

static void take_one(struct importer *im, struct page_in *p, const struct block *b) {
    str plain = plain_text(im->arena, b->text, true);
    switch (statement_of(im->arena, b)) {
    case STATEMENT_LICENSE:
        take_license(im, p, b);
        return;
    case STATEMENT_THANKS:
        if (!has(im, im->thanks.at, im->thanks.n, plain)) {
            *LIST_ADD(im->arena, &im->thanks) = plain;
        }
        return;
    case STATEMENT_HOW:
        take_how(im, p, b);
        return;
    case STATEMENT_REPORT:
    case STATEMENT_NONE:
        keep(im, p->path, b->line, STR("at the end of the page"), b->text);
        return;
    }
}

/* The license that most pages name holds for the curriculum; the first of equals. */
static void choose_license(struct importer *im) {
    struct map counts = map_new(im->arena);
    for (size_t i = 0; i < im->pages.n; i++) {
        struct page_in *p = im->pages.at[i];
        for (size_t j = region_of(im->arena, &p->blocks); j < p->blocks.n && p->license.n == 0; j++) {
            bool says = statement_of(im->arena, &p->blocks.at[j]) == STATEMENT_LICENSE;
            p->license = says ? license_in(im->arena, p->blocks.at[j].text) : STR("");
        }
        size_t *count = map_get(&counts, p->license);
        if (count == NULL && p->license.n > 0) {
            count = ARENA_NEW(im->arena, size_t);
            (void)map_put(&counts, p->license, count);
        }
        if (count != NULL) {
            ++*count;
        }
    }
    size_t most = 0;
    for (size_t i = 0; i < counts.n; i++) {
        const size_t *count = counts.at[i].value;
        if (*count > most) {
            most = *count;
            im->license = counts.at[i].key;
        }
    }
}

void notices_take(struct importer *im) {
    choose_license(im);
    for (size_t i = 0; i < im->pages.n; i++) {
        struct page_in *p = im->pages.at[i];
        size_t from = region_of(im->arena, &p->blocks);
        for (size_t j = from; j < p->blocks.n; j++) {
            if (p->blocks.at[j].kind != BLOCK_RULE) {
                take_one(im, p, &p->blocks.at[j]);
            }
        }
        p->blocks.n = from;
    }
    if (im->license.n == 0) {
        remark(im, (struct remark){im->pages.at[0]->path, 0, 0, "license", SEVERITY_WARNING,
                                   STR("no page says under which license the text may be used"),
                                   STR("ask the authors, then add license = \"…\" to curriculum.toml")});
    }
}
