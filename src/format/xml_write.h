/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * xml_write: writing small XML documents: feeds, site maps, packaging files.
 *
 * A stream of calls to a buffer. The writer keeps the names of the open elements, so every element
 * is closed and in order, attribute values are quoted and text is escaped; what it writes is
 * well-formed whatever the texts hold. Names of elements and attributes are literals of our own.
 *
 * It does not know schemas and declares no namespaces by itself: xmlns is an attribute like others.
 *
 * Characters that XML 1.0 cannot hold at all (NUL, most controls, U+FFFE) and bytes that are not
 * UTF-8 become U+FFFD. XML 1.0 (5th edition) §2.2, §2.4, §3.1. The buffer is borrowed; whether it
 * all fitted is asked of it (`failed`) at the end. One thread a writer.
 */
#ifndef WAYMARK_FORMAT_XML_WRITE_H
#define WAYMARK_FORMAT_XML_WRITE_H

#include "base/base.h"

#define XML_WRITE_DEPTH_MAX 16 /* elements open at once; deeper is a bug of ours and asserted */

struct xml_writer {
    buf *out;
    const char *open[XML_WRITE_DEPTH_MAX];
    size_t depth;
    bool in_tag; /* attributes may still follow */
};

/* Writes the XML declaration. */
struct xml_writer xml_writer_new(buf *out);

/* `name` is a literal: it is kept until the end tag. */
void xml_open(struct xml_writer *w, const char *name);
/* Directly after xml_open, each name once. */
void xml_add_attribute(struct xml_writer *w, const char *name, str value);
void xml_add_text(struct xml_writer *w, str text);
void xml_close(struct xml_writer *w);

/* An element with a text and nothing else. */
void xml_element(struct xml_writer *w, const char *name, str text);

/* Closes what is open and ends the line. */
void xml_finish(struct xml_writer *w);

#endif
