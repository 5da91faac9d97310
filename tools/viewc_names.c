/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * viewc_names: the elements and attributes that a view may use. What is not here is refused, so that
 * a misspelling, an obsolete element or one with its own ideas (base, template, noscript, math,
 * foreignObject, svg animation) is a build error and not a surprise.
 * HTML Living Standard §4 and §13.2.6; SVG 2 for the few shapes that icons need.
 */
#include "viewc.h"

#define V ELEMENT_VOID
#define P ELEMENT_ENDS_P
#define O ELEMENT_ONLY
#define H ELEMENT_HEAD
#define S ELEMENT_SVG

static const struct element ELEMENTS[] = {
    {"html", O | ELEMENT_SCOPE, ""},
    {"head", 0, "html"},
    {"body", 0, "html"},
    {"title", H | ELEMENT_RCDATA, "head"},
    {"meta", V | H, 0},
    {"link", V | H, 0},
    {"script", H, 0},
    {"address", P, 0},
    {"article", P, 0},
    {"aside", P, 0},
    {"blockquote", P, 0},
    {"details", P, 0},
    {"dialog", P, 0},
    {"div", P, 0},
    {"dl", P, 0},
    {"fieldset", P, 0},
    {"figcaption", P, "figure"},
    {"figure", P, 0},
    {"footer", P, 0},
    {"form", P | ELEMENT_SINGLE, 0},
    {"h1", P | ELEMENT_HEADING, 0},
    {"h2", P | ELEMENT_HEADING, 0},
    {"h3", P | ELEMENT_HEADING, 0},
    {"h4", P | ELEMENT_HEADING, 0},
    {"h5", P | ELEMENT_HEADING, 0},
    {"h6", P | ELEMENT_HEADING, 0},
    {"header", P, 0},
    {"hgroup", P, 0},
    {"hr", V | P, 0},
    {"main", P, 0},
    {"menu", P | O, 0},
    {"nav", P, 0},
    {"ol", P | O, 0},
    {"p", P, 0},
    {"pre", P | ELEMENT_SPACE, 0},
    {"search", P, 0},
    {"section", P, 0},
    {"summary", P, "details"},
    {"table", P | O | ELEMENT_SCOPE, 0},
    {"ul", P | O, 0},
    {"li", P, "ul ol menu"},
    {"dt", P, "dl div"},
    {"dd", P, "dl div"},
    {"caption", ELEMENT_SCOPE, "table"},
    {"colgroup", O, "table"},
    {"col", V, "colgroup"},
    {"thead", O, "table"},
    {"tbody", O, "table"},
    {"tfoot", O, "table"},
    {"tr", O, "thead tbody tfoot"},
    {"td", ELEMENT_SCOPE, "tr"},
    {"th", ELEMENT_SCOPE, "tr"},
    {"a", ELEMENT_SINGLE, 0},
    {"abbr", 0, 0},
    {"audio", 0, 0},
    {"b", 0, 0},
    {"bdi", 0, 0},
    {"bdo", 0, 0},
    {"br", V, 0},
    {"button", ELEMENT_SINGLE | ELEMENT_SCOPE, 0},
    {"cite", 0, 0},
    {"code", 0, 0},
    {"data", 0, 0},
    {"datalist", O, 0},
    {"del", 0, 0},
    {"dfn", 0, 0},
    {"em", 0, 0},
    {"i", 0, 0},
    {"iframe", ELEMENT_EMPTY, 0},
    {"img", V, 0},
    {"input", V, 0},
    {"ins", 0, 0},
    {"kbd", 0, 0},
    {"label", ELEMENT_SINGLE, 0},
    {"legend", 0, "fieldset"},
    {"mark", 0, 0},
    {"meter", 0, 0},
    {"object", ELEMENT_SCOPE, 0},
    {"optgroup", O, "select"},
    {"option", ELEMENT_RCDATA, "select optgroup datalist"},
    {"output", 0, 0},
    {"picture", 0, 0},
    {"progress", 0, 0},
    {"q", 0, 0},
    {"rp", 0, "ruby"},
    {"rt", 0, "ruby"},
    {"ruby", 0, 0},
    {"s", 0, 0},
    {"samp", 0, 0},
    {"select", O, 0},
    {"small", 0, 0},
    {"source", V, "picture audio video"},
    {"span", 0, 0},
    {"strong", 0, 0},
    {"sub", 0, 0},
    {"sup", 0, 0},
    {"svg", 0, 0},
    {"textarea", ELEMENT_RCDATA | ELEMENT_SPACE, 0},
    {"time", 0, 0},
    {"track", V, "audio video"},
    {"u", 0, 0},
    {"var", 0, 0},
    {"video", 0, 0},
    {"wbr", V, 0},
};

static const struct element SVG_ELEMENTS[] = {
    {"a", S | ELEMENT_SINGLE, 0},
    {"circle", S, 0},
    {"clipPath", S, 0},
    {"defs", S, 0},
    {"desc", S | ELEMENT_TEXT | ELEMENT_SCOPE, 0},
    {"ellipse", S, 0},
    {"g", S, 0},
    {"line", S, 0},
    {"linearGradient", S, 0},
    {"marker", S, 0},
    {"mask", S, 0},
    {"path", S, 0},
    {"pattern", S, 0},
    {"polygon", S, 0},
    {"polyline", S, 0},
    {"radialGradient", S, 0},
    {"rect", S, 0},
    {"stop", S, 0},
    {"svg", S, 0},
    {"symbol", S, 0},
    {"text", S, 0},
    {"title", S | ELEMENT_TEXT | ELEMENT_SCOPE, 0},
    {"tspan", S, 0},
    {"use", S, 0},
};

/* "to" and its kin of svg animation are absent on purpose: they write other attributes. */
static const char TEXT_NAMES[] =
    "abbr accept alt autocomplete class cols colspan content coords datetime dir download enterkeyhint for "
    "form "
    "headers height high hreflang id inputmode itemprop kind label lang list low max maxlength min minlength "
    "name "
    "optimum pattern placeholder property role rows rowspan size sizes span spellcheck srclang start step "
    "summary "
    "tabindex title translate typeof value width wrap autocapitalize popovertarget prefix xml:lang "
    "cx cy d dx dy gradientTransform offset opacity pathLength points preserveAspectRatio r rx ry "
    "text-anchor "
    "transform viewBox x x1 x2 y y1 y2 fx fy refX refY orient markerWidth markerHeight";

static const char LITERAL_NAMES[] =
    "as allow charset crossorigin decoding draggable enctype fetchpriority formenctype formmethod formtarget "
    "integrity "
    "itemtype loading media method popover popovertargetaction preload referrerpolicy rel sandbox scope "
    "shape target "
    "type vocab xmlns xmlns:xlink "
    "clip-path clip-rule color fill fill-opacity fill-rule filter focusable font-family font-size "
    "font-weight "
    "gradientUnits mask marker-end marker-mid marker-start overflow paint-order patternUnits stop-color "
    "stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width vector-effect version";

static const char FLAG_NAMES[] =
    "allowfullscreen async checked controls default defer disabled formnovalidate hidden inert ismap "
    "itemscope loop "
    "multiple muted nomodule novalidate open playsinline readonly required reversed selected";

static const char URL_NAMES[] =
    "about action cite data formaction href itemid poster resource src xlink:href";

static const char REFUSED_NAMES[] = "autofocus http-equiv nonce srcdoc style";

bool names_have(const char *list, str name) {
    str words = str_c(list);
    while (words.n) {
        if (str_eq(str_split(&words, ' '), name)) {
            return name.n > 0;
        }
    }
    return false;
}

const struct element *element_find(str name, bool svg) {
    const struct element *at = svg ? SVG_ELEMENTS : ELEMENTS;
    size_t count = svg ? sizeof SVG_ELEMENTS / sizeof *SVG_ELEMENTS : sizeof ELEMENTS / sizeof *ELEMENTS;
    for (size_t i = 0; i < count; i++) {
        if (str_eq(str_c(at[i].name), name)) {
            return &at[i];
        }
    }
    return 0;
}

enum attribute_kind attribute_kind_of(str name) {
    static const struct {
        const char *names;
        enum attribute_kind kind;
    } LISTS[] = {
        {TEXT_NAMES, ATTRIBUTE_TEXT},
        {LITERAL_NAMES, ATTRIBUTE_LITERAL},
        {FLAG_NAMES, ATTRIBUTE_FLAG},
        {URL_NAMES, ATTRIBUTE_URL},
        {"srcset ping imagesrcset", ATTRIBUTE_URLS},
        {REFUSED_NAMES, ATTRIBUTE_REFUSED},
    };
    if (str_starts(name, STR("on"))) {
        return ATTRIBUTE_REFUSED;
    }
    if (str_starts(name, STR("aria-")) || str_starts(name, STR("data-"))) {
        return ATTRIBUTE_TEXT;
    }
    for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++) {
        if (names_have(LISTS[i].names, name)) {
            return LISTS[i].kind;
        }
    }
    return ATTRIBUTE_UNKNOWN;
}
