/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The two drawings that the program makes itself: the hills of the home page and the profile of the map. */
#include "draw/hills.h"
#include "draw/profile.h"
#include "site/maker.h"

/* What a view wrote, as plain text. */
static str words(struct maker *m, buf *out) {
    return html_plain(m->arena, buf_str(out));
}

void fill_hills(struct maker *m, struct home_page *page) {
    buf title;
    buf north;
    struct view v = view_to(m, &title);
    view_hills_words(&v, page);
    v = view_to(m, &north);
    view_north_word(&v, page);
    const struct hills h = {
        .seed = m->settings->site_name,
        .stones = (uint32_t)page->modules.n,
        .title = words(m, &title),
        .north = words(m, &north),
    };
    page->hills = draw_hills(m->arena, &h);
}

static struct profile_part part_of(struct maker *m, const struct book *b, size_t index) {
    const struct unit_row row = {.minutes = module_minutes(&b->modules.at[index])};
    buf label;
    struct view v = view_to(m, &label);
    view_profile_label(&v, &row);
    return (struct profile_part){b->modules.at[index].units.n, words(m, &label)};
}

static size_t stretches_of(const struct module *o, const uint32_t *efforts, struct profile_stretch *at) {
    for (size_t i = 0; i < o->units.n; i++) {
        const struct unit *u = &o->units.at[i];
        bool summit = u->kind == UNIT_SUMMIT;
        at[i] = (struct profile_stretch){
            .minutes = unit_minutes(u),
            .effort = efforts[i],
            .is_summit = summit,
        };
    }
    return o->units.n;
}

void fill_profile(struct maker *m, const struct book *b, struct map_page *page) {
    size_t count = 0;
    for (size_t i = 0; i < b->modules.n; i++) {
        count += b->modules.at[i].units.n;
    }
    struct profile_stretch *stretches = ARENA_ARRAY(m->arena, struct profile_stretch, count);
    struct profile_part *parts = ARENA_ARRAY(m->arena, struct profile_part, b->modules.n);
    uint32_t *efforts = ARENA_ARRAY(m->arena, uint32_t, count);
    book_efforts(b, efforts);
    size_t at = 0;
    for (size_t i = 0; i < b->modules.n; i++) {
        parts[i] = part_of(m, b, i);
        at += stretches_of(&b->modules.at[i], efforts + at, stretches + at);
    }
    buf title;
    struct view v = view_to(m, &title);
    view_profile_words(&v, page);
    struct profile p = {
        .stretches = stretches,
        .stretches_count = count,
        .parts = parts,
        .parts_count = b->modules.n,
        .title = words(m, &title),
    };
    page->profile_wide = draw_profile(m->arena, &p);
    p.narrow = true;
    page->profile_narrow = draw_profile(m->arena, &p);
}
