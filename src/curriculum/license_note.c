/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* The licenses that an author may name: the six in their versions without a jurisdiction, CC0 and
 * the Public Domain Mark. SPDX License List 3.x; addresses as creativecommons.org writes them. */
#include "curriculum/inside.h"

struct unit_names {
    str text; /* in upper case, as in "CC BY-SA 4.0" */
    str path; /* in the address */
};

static const struct unit_names UNITS[] = {
    {STR_INIT("BY"), STR_INIT("by")},
    {STR_INIT("BY-SA"), STR_INIT("by-sa")},
    {STR_INIT("BY-NC"), STR_INIT("by-nc")},
    {STR_INIT("BY-ND"), STR_INIT("by-nd")},
    {STR_INIT("BY-NC-SA"), STR_INIT("by-nc-sa")},
    {STR_INIT("BY-NC-ND"), STR_INIT("by-nc-nd")},
};

static const str VERSIONS[] = {STR_INIT("1.0"), STR_INIT("2.0"), STR_INIT("2.5"), STR_INIT("3.0"),
                               STR_INIT("4.0")};

struct tool {
    str text;
    str url;
    str spdx;
};

static const struct tool TOOLS[] = {
    {STR_INIT("CC0 1.0"), STR_INIT("https://creativecommons.org/publicdomain/zero/1.0/"),
     STR_INIT("CC0-1.0")},
    {STR_INIT("CC0"), STR_INIT("https://creativecommons.org/publicdomain/zero/1.0/"), STR_INIT("CC0-1.0")},
    {STR_INIT("PDM 1.0"), STR_INIT("https://creativecommons.org/publicdomain/mark/1.0/"),
     STR_INIT("CC-PDM-1.0")},
    {STR_INIT("Public Domain Mark 1.0"), STR_INIT("https://creativecommons.org/publicdomain/mark/1.0/"),
     STR_INIT("CC-PDM-1.0")},
};

static bool is_version(str s) {
    for (size_t i = 0; i < COUNT_OF(VERSIONS); i++) {
        if (str_eq(s, VERSIONS[i])) {
            return true;
        }
    }
    return false;
}

/* Version 1.0 alone has its elements in another order in the address. */
static str path_of(const struct unit_names *unit, str version) {
    bool old = str_eq(unit->path, STR("by-nc-nd")) && str_eq(version, STR("1.0"));
    return old ? STR("by-nd-nc") : unit->path;
}

static void fill(struct arena *a, const struct unit_names *unit, str version, struct license_note *ret) {
    ret->url = arena_join(a,
                          (str[]){STR("https://creativecommons.org/licenses/"), path_of(unit, version),
                                  STR("/"), version, STR("/")},
                          5);
    ret->spdx = arena_join(a, (str[]){STR("CC-"), unit->text, STR("-"), version}, 4);
}

bool license_note_of(struct arena *a, str written, struct license_note *ret) {
    str text = str_trim(written);
    for (size_t i = 0; i < COUNT_OF(TOOLS); i++) {
        if (str_eq_nocase(text, TOOLS[i].text)) {
            *ret = (struct license_note){written, TOOLS[i].url, TOOLS[i].spdx};
            return true;
        }
    }
    size_t space = str_find_last_byte(text, ' ');
    if (space == SIZE_MAX || text.n < 3 || !str_eq_nocase(str_sub(text, 0, 3), STR("CC "))) {
        return false;
    }
    str version = str_from(text, space + 1);
    str elements = space > 3 ? str_trim(str_sub(text, 3, space - 3)) : STR("");
    for (size_t i = 0; i < COUNT_OF(UNITS); i++) {
        if (str_eq_nocase(elements, UNITS[i].text) && is_version(version)) {
            ret->id = written;
            fill(a, &UNITS[i], version, ret);
            return true;
        }
    }
    return false;
}
