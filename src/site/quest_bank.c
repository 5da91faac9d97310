/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The quests of a book on one page: what the bank holds, and the summits, each below its module. */
#include "site/maker.h"

/* What is known while one bank is filled. */
struct bank {
    struct maker *m;
    const struct book *b;
    const struct quest_filter *filter;
    struct quest_bank_page *page;
};

/* ---- What is asked for ---- */

static bool fits(str asked, bool is) {
    return asked.n == 0 || is;
}

/* "commons/significance" of "core/commons/significance". */
static str in_book(const struct book *b, str key) {
    str rest = str_without_start(key, b->id);
    return rest.n < key.n ? str_without_start(rest, STR("/")) : key;
}

static bool quest_names(const struct bank *k, const struct quest *q, str asked, bool module) {
    for (size_t i = 0; i < q->units.n; i++) {
        str unit = in_book(k->b, q->units.at[i]);
        size_t slash = str_find_byte(unit, '/');
        str slug = slash == SIZE_MAX ? unit : str_from(unit, slash + 1);
        if (module ? str_eq(str_sub(unit, 0, slash), asked) : str_eq(unit, asked) || str_eq(slug, asked)) {
            return true;
        }
    }
    return false;
}

static bool quest_fits(const struct bank *k, const struct quest *q) {
    const struct quest_filter *f = k->filter;
    return fits(f->module, quest_names(k, q, f->module, true)) &&
           fits(f->unit, quest_names(k, q, f->unit, false)) &&
           fits(f->kind, str_eq(f->kind, q->summit ? STR("summit") : STR("practice"))) &&
           fits(f->effort, str_eq(f->effort, q->effort)) &&
           fits(f->check, texts_have(q->checks.at, q->checks.n, f->check));
}

static bool summit_fits(const struct bank *k, const struct module *o, const struct unit *u) {
    const struct quest_filter *f = k->filter;
    bool unit = str_eq(f->unit, u->slug) || str_eq(f->unit, in_book(k->b, u->key));
    return fits(f->module, str_eq(f->module, o->slug)) && fits(f->unit, unit) &&
           fits(f->kind, str_eq(f->kind, STR("summit"))) && f->effort.n == 0 && f->check.n == 0;
}

/* ---- Rows ---- */

/* What the script of a static copy compares: " module=… unit=… " in the order of the fields. */
static void add_find(buf *find, const char *name, str value) {
    buf_c(find, name);
    buf_add(find, value);
    buf_byte(find, ' ');
}

static str find_of_quest(const struct bank *k, const struct quest *q) {
    buf find = buf_new(k->m->arena);
    buf_byte(&find, ' ');
    for (size_t i = 0; i < q->units.n; i++) {
        str unit = in_book(k->b, q->units.at[i]);
        add_find(&find, "module=", str_sub(unit, 0, str_find_byte(unit, '/')));
        add_find(&find, "unit=", unit);
    }
    add_find(&find, "kind=", q->summit ? STR("summit") : STR("practice"));
    add_find(&find, "effort=", q->effort);
    for (size_t i = 0; i < q->checks.n; i++) {
        add_find(&find, "check=", q->checks.at[i]);
    }
    return buf_str(&find);
}

static void add_units(const struct bank *k, const struct quest *q, link_list *units) {
    for (size_t i = 0; i < q->units.n; i++) {
        str rest = in_book(k->b, q->units.at[i]);
        const struct module *o = book_module(k->b, str_split(&rest, '/'));
        const struct unit *u = o ? module_unit(o, rest) : NULL;
        if (u) {
            crumb(k->m, units, u->title, unit_url(k->m, k->b, o, u));
        }
    }
}

static void add_quest(struct bank *k, struct bank_group *group, const struct quest *q) {
    k->page->count++;
    if (!quest_fits(k, q)) {
        return;
    }
    k->page->shown++;
    struct bank_row *row = LIST_ADD(k->m->arena, &group->rows);
    *row = (struct bank_row){
        .title = q->title,
        .url = quest_url(k->m, k->b, q),
        .teaser = q->teaser,
        .summit = q->summit,
        .quick = str_eq(q->effort, STR("quick")),
        .medium = str_eq(q->effort, STR("medium")),
        .deep = str_eq(q->effort, STR("deep")),
        .minutes = q->minutes,
        .check_attribution = texts_have(q->checks.at, q->checks.n, STR("attribution")),
        .check_marking = texts_have(q->checks.at, q->checks.n, STR("marking")),
        .check_remix = texts_have(q->checks.at, q->checks.n, STR("remix")),
        .find = find_of_quest(k, q),
    };
    row->has_checks = row->check_attribution || row->check_marking || row->check_remix;
    add_units(k, q, &row->units);
}

static void add_summit(struct bank *k, struct bank_group *group, const struct module *o,
                       const struct unit *u) {
    k->page->count++;
    if (!summit_fits(k, o, u)) {
        return;
    }
    k->page->shown++;
    *LIST_ADD(k->m->arena, &group->rows) = (struct bank_row){
        .title = u->title,
        .url = unit_url(k->m, k->b, o, u),
        .teaser = u->teaser,
        .summit = true,
        .planned = u->state == UNIT_PLANNED,
        .minutes = unit_minutes(u),
        .find = SITE_JOIN(k->m, STR(" module="), o->slug, STR(" unit="), in_book(k->b, u->key),
                          STR(" kind=summit ")),
    };
}

/* ---- Groups ---- */

/* A quest stands below the module of its first unit that is there. */
static const struct module *home_of(const struct bank *k, const struct quest *q) {
    for (size_t i = 0; i < q->units.n; i++) {
        str rest = in_book(k->b, q->units.at[i]);
        const struct module *o = book_module(k->b, str_split(&rest, '/'));
        if (o && module_unit(o, rest)) {
            return o;
        }
    }
    return NULL;
}

static void close_group(struct bank *k, const struct bank_group *group) {
    if (group->rows.n) {
        *LIST_ADD(k->m->arena, &k->page->groups) = *group;
    }
}

static void fill_groups(struct bank *k) {
    struct bank_group homeless = {.id = STR("other_quests")};
    for (size_t i = 0; i < k->b->modules.n; i++) {
        const struct module *o = &k->b->modules.at[i];
        struct bank_group group = {.id = o->slug, .title = o->title, .url = module_url(k->m, k->b, o)};
        for (size_t q = 0; q < k->b->quests.n; q++) {
            if (home_of(k, &k->b->quests.at[q]) == o) {
                add_quest(k, &group, &k->b->quests.at[q]);
            }
        }
        for (size_t u = 0; u < o->units.n; u++) {
            if (o->units.at[u].kind == UNIT_SUMMIT) {
                add_summit(k, &group, o, &o->units.at[u]);
            }
        }
        close_group(k, &group);
    }
    for (size_t q = 0; q < k->b->quests.n; q++) {
        if (!home_of(k, &k->b->quests.at[q])) {
            add_quest(k, &homeless, &k->b->quests.at[q]);
        }
    }
    close_group(k, &homeless);
}

/* ---- The form ---- */

/* Only units that have a quest can be asked for. */
static void add_choices(struct bank *k, const struct module *o) {
    const struct quest_filter *f = k->filter;
    struct quest_choice_group group = {.title = o->title};
    for (size_t i = 0; i < o->units.n; i++) {
        const struct unit *u = &o->units.at[i];
        str value = in_book(k->b, u->key);
        if (u->quests.n || u->kind == UNIT_SUMMIT) {
            *LIST_ADD(k->m->arena, &group.units) =
                (struct quest_choice){value, u->title, str_eq(f->unit, value) || str_eq(f->unit, u->slug)};
        }
    }
    if (group.units.n) {
        *LIST_ADD(k->m->arena, &k->page->unit_groups) = group;
        *LIST_ADD(k->m->arena, &k->page->modules) =
            (struct quest_choice){o->slug, o->title, str_eq(f->module, o->slug)};
    }
}

static void fill_form(struct bank *k) {
    const struct quest_filter *f = k->filter;
    struct quest_bank_page *p = k->page;
    for (size_t i = 0; i < k->b->modules.n; i++) {
        add_choices(k, &k->b->modules.at[i]);
    }
    p->kind_practice = str_eq(f->kind, STR("practice"));
    p->kind_summit = str_eq(f->kind, STR("summit"));
    p->effort_quick = str_eq(f->effort, STR("quick"));
    p->effort_medium = str_eq(f->effort, STR("medium"));
    p->effort_deep = str_eq(f->effort, STR("deep"));
    p->check_attribution = str_eq(f->check, STR("attribution"));
    p->check_marking = str_eq(f->check, STR("marking"));
    p->check_remix = str_eq(f->check, STR("remix"));
    p->asked = f->module.n || f->unit.n || f->kind.n || f->effort.n || f->check.n;
}

static buf bank_html(struct maker *m, const struct book *b, const struct quest_filter *filter) {
    str url = bank_url(m, b);
    struct quest_bank_page page = {.url = url, .shown_mark = STR("{shown}")};
    buf out;
    struct view v = view_to(m, &out);
    view_quest_bank_title(&v, &page);
    str title = plain_words(m, &out);
    page.frame = make_frame(m, b, url, title, (str){0});
    struct bank k = {m, b, filter, &page};
    fill_form(&k);
    fill_groups(&k);
    page.frame.hidden = page.asked;
    crumb(m, &page.crumbs, b->short_title, book_url(m, b));
    v = view_to(m, &out);
    view_quest_bank_page(&v, &page);
    return out;
}

void make_quest_bank(struct maker *m, const struct book *b) {
    const struct quest_filter everything = {0};
    str url = bank_url(m, b);
    if (url.n) {
        buf out = bank_html(m, b, &everything);
        add_html(m, url, &out, b->updated);
    }
}

str site_quest_bank(struct arena *a, const struct site_settings *s, const struct site_source *source,
                    str path, const struct quest_filter *filter) {
    struct maker m = {.arena = a, .settings = s, .source = source};
    for (size_t i = 0; i < source->n; i++) {
        str url = bank_url(&m, source->books[i]);
        if (url.n && str_eq(url, path)) {
            buf out = bank_html(&m, source->books[i], filter);
            return out.failed ? (str){0} : buf_str(&out);
        }
    }
    return (str){0};
}
