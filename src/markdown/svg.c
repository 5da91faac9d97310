/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* A drawing becomes part of the page only as far as it is made of shapes and text: everything is
 * checked against the two lists below first, and written again with the HTML writer. */
#include "format/xml.h"
#include "markdown/inside.h"

static const char *const ELEMENTS[] = {"svg",      "g",       "path", "rect",  "circle", "ellipse", "line",
                                       "polyline", "polygon", "text", "tspan", "title",  "desc"};

static const char *const ATTRIBUTES[] = {
    "class",
    "transform",
    "viewBox",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "width",
    "height",
    "d",
    "points",
    "dx",
    "dy",
    "fill",
    "fill-opacity",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
    "stroke-opacity",
    "stroke-miterlimit",
    "stroke-dashoffset",
    "opacity",
    "font-size",
    "font-weight",
    "font-family",
    "text-anchor",
    "dominant-baseline",
    "vector-effect",
    "textLength",
};

/* Said of the whole picture by the page, so dropped from the outermost element without a word. */
static const char *const OUTER[] = {
    "width",      "height",          "role",     "version", "preserveAspectRatio",
    "aria-label", "aria-labelledby", "xml:lang", "lang",    "xml:space"};

#define SVG_SPACE STR("http://www.w3.org/2000/svg")

/* The literal of the list that equals `name`, or NULL: the writer takes only literals. */
static const char *listed(str name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (str_eq(name, str_c(names[i]))) {
            return names[i];
        }
    }
    return NULL;
}

static bool class_is_ours(str value) {
    while (value.n) {
        str name = str_trim(str_split(&value, ' '));
        if (name.n && !str_starts(name, STR("d-"))) {
            return false;
        }
    }
    return true;
}

/* Numbers, colors, path data and words; nothing that could name another resource. */
static bool value_is_plain(str value) {
    for (size_t i = 0; i < value.n; i++) {
        char c = byte_lower(value.p[i]);
        if (c == ':' || c == '&' || c == '<' || c == '\\' || c == '{' || c == ';') {
            return false;
        }
    }
    return str_find(value, STR("url")) == SIZE_MAX && str_find(value, STR("URL")) == SIZE_MAX;
}

static const char *attribute_fault(const struct xml_attribute *at, bool outer) {
    if (outer && listed(at->name, OUTER, COUNT_OF(OUTER))) {
        return NULL;
    }
    if (!listed(at->name, ATTRIBUTES, COUNT_OF(ATTRIBUTES))) {
        return "it has an attribute that drawings may not have";
    }
    if (str_eq(at->name, STR("class")) && !class_is_ours(at->value)) {
        return "it has a class whose name does not start with d-";
    }
    return value_is_plain(at->value) ? NULL : "an attribute refers to something outside";
}

/* Why the tree may not be inlined, or NULL. */
static const char *fault_of(const struct xml_node *n, size_t depth) {
    if (xml_is_text(n)) {
        return NULL;
    }
    bool known = listed(n->name, ELEMENTS, COUNT_OF(ELEMENTS)) && str_eq(n->space, SVG_SPACE);
    if (!known || depth > SVG_DEPTH_MAX || (str_eq(n->name, STR("svg")) && depth > 0)) {
        return known ? "it is nested too deep" : "it has an element that drawings may not have";
    }
    for (size_t i = 0; i < n->attributes_count; i++) {
        const char *fault = attribute_fault(&n->attributes[i], depth == 0);
        if (fault != NULL) {
            return fault;
        }
    }
    for (const struct xml_node *child = n->first; child != NULL; child = child->next) {
        const char *fault = fault_of(child, depth + 1);
        if (fault != NULL) {
            return fault;
        }
    }
    return NULL;
}

static bool holds_words(const struct xml_node *n) {
    return n->first != NULL && !str_eq(n->name, STR("g")) && !str_eq(n->name, STR("svg"));
}

static void write_node(struct md_run *r, const struct xml_node *n);

/* Between shapes white space means nothing, between words it does. */
static void write_children(struct md_run *r, const struct xml_node *n) {
    for (const struct xml_node *child = n->first; child != NULL; child = child->next) {
        if (!xml_is_text(child) || holds_words(n)) {
            write_node(r, child);
        }
    }
}

static void write_node(struct md_run *r, const struct xml_node *n) {
    if (xml_is_text(n)) {
        html_text(r->writer, n->text);
        return;
    }
    html_open(r->writer, listed(n->name, ELEMENTS, COUNT_OF(ELEMENTS)));
    for (size_t i = 0; i < n->attributes_count; i++) {
        const struct xml_attribute *at = &n->attributes[i];
        html_attribute(r->writer, listed(at->name, ATTRIBUTES, COUNT_OF(ATTRIBUTES)), at->value);
    }
    write_children(r, n);
    html_close(r->writer);
}

/* The outermost title would show as a tip over the whole drawing; its words are the name already. */
static void write_outer(struct md_run *r, const struct xml_node *svg, str view_box, str name) {
    html_open(r->writer, "svg");
    html_attribute(r->writer, "class", STR("drawing"));
    html_attribute(r->writer, "viewBox", view_box);
    html_attribute(r->writer, "role", STR("img"));
    html_attribute(r->writer, "aria-label", name);
    for (const struct xml_node *child = svg->first; child != NULL; child = child->next) {
        bool words = str_eq(child->name, STR("title")) || str_eq(child->name, STR("desc"));
        if (!words && !xml_is_text(child)) {
            write_node(r, child);
        }
    }
    html_close(r->writer);
}

bool md_svg(struct md_run *r, str bytes, str name, const char **ret_why) {
    struct xml_node *svg = NULL;
    err e = bytes.n > MARKDOWN_SVG_BYTES_MAX ? err_of(ERR_LIMIT, "it is larger than 256 KiB")
                                             : xml_parse(r->arena, bytes, &svg);
    if (failed(e)) {
        *ret_why = e.message;
        return false;
    }
    const struct xml_attribute *view_box = xml_attribute_find(svg, "viewBox");
    const char *fault = str_eq(svg->name, STR("svg")) ? fault_of(svg, 0) : "it is no SVG";
    if (fault == NULL && view_box == NULL) {
        fault = "it has no viewBox";
    }
    if (fault != NULL) {
        *ret_why = fault;
        return false;
    }
    write_outer(r, svg, view_box->value, name);
    return true;
}
