/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "i18n/i18n.h"

static const struct catalog ENGLISH = {
    .tag = "en",
    .direction = "ltr",
    .plural = &plural_rules[PLURAL_ONE],
    .locale = &locale_list[0],
};

const struct catalog *catalog_english(void) {
    return &ENGLISH;
}

const struct catalog *catalog_find_in(const struct catalog *const *list, size_t count, str tag) {
    while (tag.n) {
        for (size_t i = 0; i < count; i++) {
            if (str_eq_nocase(tag, str_c(list[i]->tag))) {
                return list[i];
            }
        }
        size_t dash = str_find_last_byte(tag, '-');
        tag = dash == SIZE_MAX ? str_sub(tag, 0, 0) : str_sub(tag, 0, dash);
    }
    return &ENGLISH;
}

const struct catalog *catalog_find(str tag) {
    return catalog_find_in(catalogs_compiled, catalogs_compiled_count, tag);
}

static const struct catalog_message *message_find(const struct catalog *c, str id) {
    size_t low = 0;
    size_t high = c->messages_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(id, c->messages[middle].id);
        if (order == 0) {
            return &c->messages[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return 0;
}

str catalog_text(const struct catalog *c, str text) {
    const struct catalog_message *m = message_find(c, text);
    return m ? m->forms[0] : text;
}

str catalog_plural(const struct catalog *c, str one, str other, uint64_t n) {
    const struct catalog_message *m = message_find(c, one);
    if (!m) {
        return ENGLISH.plural->form(n) == 0 ? one : other;
    }
    size_t form = c->plural->form(n);
    return m->forms[form < m->forms_count ? form : m->forms_count - 1];
}
