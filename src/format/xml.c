/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "format/xml.h"

#include <libxml/xmlreader.h>

struct reader {
    struct arena *arena;
    str text;
    xmlTextReaderPtr xml;
    size_t nodes_count;
    struct xml_node *top;
    struct xml_node *open[XML_DEPTH_MAX]; /* the elements we are in */
    struct xml_node *last[XML_DEPTH_MAX]; /* the last child of each of them so far */
    size_t depth;
};

/* ---- Before libxml2 sees it ------------------------------------------------------------------ */

static err fail_at(struct reader *r, size_t at, enum err_code code, const char *message) {
    size_t line;
    size_t column;
    utf8_place(r->text, at, &line, &column);
    return err_fmt(r->arena, code, "line %zu: %s", line, message);
}

/* A comment, CDATA section or processing instruction at `at`: the place behind it. `at` itself when there is none. */
static size_t behind_section(str text, size_t at) {
    static const struct {
        str open, close;
    } sections[] = {{STR_INIT("<!--"), STR_INIT("-->")},
                    {STR_INIT("<![CDATA["), STR_INIT("]]>")},
                    {STR_INIT("<?"), STR_INIT("?>")}};
    str rest = str_from(text, at);
    for (size_t i = 0; i < COUNT_OF(sections); i++) {
        if (str_starts(rest, sections[i].open)) {
            size_t inside = at + sections[i].open.n;
            size_t close = str_find(str_from(text, inside), sections[i].close);
            return close == SIZE_MAX ? text.n : inside + close + sections[i].close.n;
        }
    }
    return at;
}

/* The place behind the tag that begins at `at`, and how many attributes it can have at most. */
static size_t behind_tag(str text, size_t at, size_t *ret_attributes) {
    char quote = 0;
    *ret_attributes = 0;
    for (; at < text.n && (quote || text.p[at] != '>'); at++) {
        char c = text.p[at];
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else {
            *ret_attributes += c == '=';
        }
    }
    return at;
}

/*
 * libxml2 compares every attribute of an element with every other one, and would read declarations of
 * entities before it tells us of them. So both are looked for first. This walk and libxml2 agree on where
 * tags and sections lie as long as the document is well-formed, and libxml2 stops at the first byte
 * where it is not.
 */
static err check_markup(struct reader *r) {
    for (size_t at = 0; at < r->text.n;) {
        if (r->text.p[at] != '<') {
            at++;
            continue;
        }
        size_t behind = behind_section(r->text, at);
        if (behind == at && str_starts(str_from(r->text, at), STR("<!"))) {
            return fail_at(r, at, ERR_UNSUPPORTED,
                           "a document type declaration (<!DOCTYPE …>) is not read here; take it out");
        }
        size_t attributes = 0;
        behind = behind == at ? behind_tag(r->text, at, &attributes) : behind;
        if (attributes > XML_ATTRIBUTES_COUNT_MAX) {
            return fail_at(r, at, ERR_LIMIT, "an element has too many attributes");
        }
        at = behind;
    }
    return OK;
}

static err check_bytes(struct reader *r) {
    if (r->text.n > XML_BYTES_MAX) {
        return err_of(ERR_LIMIT, "line 1: the document is too long");
    }
    size_t wrong = utf8_check(r->text);
    if (wrong != SIZE_MAX) {
        return fail_at(r, wrong, ERR_INPUT, "not UTF-8");
    }
    return check_markup(r);
}

/* ---- libxml2's nodes → ours ------------------------------------------------------------------ */

static str copy(struct reader *r, const xmlChar *z) {
    return z ? arena_str(r->arena, str_c((const char *)z)) : STR("");
}

static err fail_here(struct reader *r, enum err_code code, const char *message) {
    return err_fmt(r->arena, code, "line %d: %s", xmlTextReaderGetParserLineNumber(r->xml), message);
}

static err count_node(struct reader *r) {
    return r->nodes_count++ < XML_NODES_COUNT_MAX ? OK
                                                  : fail_here(r, ERR_LIMIT, "too many elements and texts");
}

static err attributes(struct reader *r, struct xml_node *n) {
    LIST(struct xml_attribute) list = {0};
    for (int more = xmlTextReaderMoveToFirstAttribute(r->xml); more == 1;
         more = xmlTextReaderMoveToNextAttribute(r->xml)) {
        if (xmlTextReaderIsNamespaceDecl(r->xml) == 1) {
            continue;
        }
        err e = count_node(r);
        if (failed(e)) {
            return e;
        }
        struct xml_attribute *a = LIST_ADD(r->arena, &list);
        a->name = copy(r, xmlTextReaderConstName(r->xml));
        a->local = copy(r, xmlTextReaderConstLocalName(r->xml));
        a->space = copy(r, xmlTextReaderConstNamespaceUri(r->xml));
        a->value = copy(r, xmlTextReaderConstValue(r->xml));
    }
    xmlTextReaderMoveToElement(r->xml);
    n->attributes = list.at;
    n->attributes_count = list.n;
    return OK;
}

static struct xml_node *add_node(struct reader *r) {
    struct xml_node *n = ARENA_NEW(r->arena, struct xml_node);
    long line = xmlGetLineNo(xmlTextReaderCurrentNode(r->xml));
    n->line = line > 0 ? (size_t)line : 1;
    if (!r->depth) {
        r->top = n;
        return n;
    }
    struct xml_node **last = &r->last[r->depth - 1];
    if (*last) {
        (*last)->next = n;
    } else {
        r->open[r->depth - 1]->first = n;
    }
    *last = n;
    return n;
}

static err element(struct reader *r) {
    err e = count_node(r);
    if (failed(e)) {
        return e;
    }
    bool empty = xmlTextReaderIsEmptyElement(r->xml) == 1;
    struct xml_node *n = add_node(r);
    n->name = copy(r, xmlTextReaderConstName(r->xml));
    n->local = copy(r, xmlTextReaderConstLocalName(r->xml));
    n->space = copy(r, xmlTextReaderConstNamespaceUri(r->xml));
    e = attributes(r, n);
    if (failed(e) || empty) {
        return e;
    }
    if (r->depth == XML_DEPTH_MAX) {
        return fail_here(r, ERR_LIMIT, "too many elements inside each other");
    }
    r->last[r->depth] = NULL;
    r->open[r->depth++] = n;
    return OK;
}

static err text_node(struct reader *r) {
    err e = count_node(r);
    if (!failed(e) && r->depth) { /* white space beside the outermost element is nothing */
        add_node(r)->text = copy(r, xmlTextReaderConstValue(r->xml));
    }
    return e;
}

static err current(struct reader *r) {
    switch (xmlTextReaderNodeType(r->xml)) {
    case XML_READER_TYPE_ELEMENT:
        return element(r);
    case XML_READER_TYPE_END_ELEMENT:
        ASSERT(r->depth);
        r->depth--;
        return OK;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return text_node(r);
    case XML_READER_TYPE_COMMENT:
    case XML_READER_TYPE_PROCESSING_INSTRUCTION:
        return OK;
    default: /* libxml2's type is an int: kinds that only a document type declaration can bring */
        return fail_here(r, ERR_UNSUPPORTED, "entities of one's own are not read here");
    }
}

static err fail_libxml(struct reader *r) {
    const xmlError *why = xmlGetLastError();
    str message = why && why->message ? str_trim(str_c(why->message)) : STR("not well-formed XML");
    return err_fmt(r->arena, ERR_INPUT, "line %d: %.*s", why && why->line > 0 ? why->line : 1,
                   STR_ARG(utf8_cut(message, 200)));
}

static err read_all(struct reader *r) {
    for (;;) {
        int more = xmlTextReaderRead(r->xml);
        if (more != 1) {
            return more == 0 && r->top ? OK : fail_libxml(r);
        }
        err e = current(r);
        if (failed(e)) {
            return e;
        }
    }
}

err xml_parse(struct arena *a, str text, struct xml_node **ret) {
    struct reader r = {.arena = a, .text = text};
    err e = check_bytes(&r);
    if (failed(e)) {
        return e;
    }
    xmlResetLastError();
    /* IGNORE_ENC: a declaration of another encoding would make libxml2 see other characters than we did. */
    r.xml = xmlReaderForMemory(text.n ? text.p : " ", text.n ? (int)text.n : 1, NULL, "UTF-8",
                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |
                                   XML_PARSE_IGNORE_ENC);
    if (!r.xml) {
        return err_of(ERR_INTERNAL, "libxml2 could not begin");
    }
    e = read_all(&r);
    xmlFreeTextReader(r.xml);
    if (!failed(e)) {
        *ret = r.top;
    }
    return e;
}

const struct xml_attribute *xml_attribute_find(const struct xml_node *element, const char *name) {
    for (size_t i = 0; i < element->attributes_count; i++) {
        if (str_eq(element->attributes[i].name, str_c(name))) {
            return &element->attributes[i];
        }
    }
    return NULL;
}
