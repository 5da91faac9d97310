/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * xml: reading small XML documents (drawings in SVG, packaging files) over libxml2.
 *
 * The result is a plain tree to look at: elements with their attributes and children, and text.
 * Comments and processing instructions are dropped. Names are as written, with their prefix
 * ("xlink:href"); the namespace that they stand for is beside them, because only it decides
 * what an element is.
 *
 * Safe against strangers' documents as far as a reader can be: a document type declaration is
 * refused as a whole (so there are no entities of one's own, no external subsets, no default
 * attributes), nothing is loaded from files or network, and sizes are limited before and while
 * reading: XML_BYTES_MAX, XML_DEPTH_MAX, XML_NODES_COUNT_MAX, XML_ATTRIBUTES_COUNT_MAX. Strangers'
 * uploads are still parsed in the helper process (contracts.md §9).
 *
 * The tree is immutable, lives in the arena given, and may be read by any number of threads.
 * XML 1.0 (5th edition), Namespaces in XML 1.0 (3rd edition).
 */
#ifndef WAYMARK_FORMAT_XML_H
#define WAYMARK_FORMAT_XML_H

#include "base/base.h"

struct xml_attribute {
    str name;  /* as written: "viewBox", "xlink:href" */
    str local; /* without its prefix */
    str space; /* URI of the prefix; empty without one */
    str value; /* character references resolved */
};

struct xml_node {
    str name;    /* element as written; empty for text */
    str local;   /* without its prefix */
    str space;   /* URI; empty when there is none */
    str text;    /* of a text node, white space as it stands; empty for elements */
    size_t line; /* from 1: where its start tag ends, or the text; at most 65535 (libxml2) */
    const struct xml_attribute *attributes;
    size_t attributes_count; /* declarations of namespaces are not among them */
    struct xml_node *first;  /* first child, or NULL */
    struct xml_node *next;   /* next sibling, or NULL */
};

/*
 * Reads a whole document; *ret is its outermost element, all in `a`. UTF-8 only, whatever the XML
 * declaration says otherwise.
 *
 * ERR_INPUT (not well-formed; "line L: …"), ERR_UNSUPPORTED (a document type declaration), ERR_LIMIT.
 */
MUST_USE err xml_parse(struct arena *a, str text, struct xml_node **ret);

/* The attribute of that name as written, or NULL. */
const struct xml_attribute *xml_attribute_find(const struct xml_node *element, const char *name);

static inline bool xml_is_text(const struct xml_node *n) {
    return n->name.n == 0;
}

#endif
