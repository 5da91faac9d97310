/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * html: the writer of HTML, and the type that says "this is safe HTML".
 *
 * `html` can only be made here (html_finish, html_from_text) and in the markdown room
 * (html_trusted, checked by tools/style.awk): everything else must be escaped as text. The
 * views print a `str` escaped and an `html` as it is; the C compiler refuses a mix-up.
 *
 * The writer keeps a stack of open elements, so what it writes is always well-formed: every
 * element is closed in order, attribute values are quoted, text is escaped, void elements have
 * no end tag. Names of elements and attributes are literals of our code and are asserted to be
 * names that begin in lower case (upper case inside is SVG's: viewBox, linearGradient); values may
 * be anything. An address goes through html_url: a scheme that is not http, https, mailto or absent
 * becomes "#".
 *
 * What it asserts, because only a bug of ours can do it: an attribute twice, an attribute that does
 * not follow html_open, an event handler (on…), srcset and srcdoc, an element whose content is not
 * escaped text (script, style, iframe, xmp …), more than HTML_DEPTH_MAX open elements, a close
 * without an open. Data blocks in <script> are the views' (contracts.md §8, format/json.h).
 *
 * Lifetimes: the writer and what it hands out live in its arena. A writer belongs to one thread.
 *
 * HTML Living Standard §13.1.2 (elements, attributes), §13.3 (escaping a string).
 */
#ifndef WAYMARK_FORMAT_HTML_H
#define WAYMARK_FORMAT_HTML_H

#include "base/base.h"

typedef struct html {
    str safe; /* read it freely; write it only in format/html.c */
} html;

#define HTML_NONE ((html){{0, 0}})

static inline bool html_empty(html h) {
    return h.safe.n == 0;
}

struct html_writer; /* in its arena */

struct html_writer *html_writer_new(struct arena *a);

/* Opens an element (inline SVG is written the same way). `element` is a literal: it is kept until the end tag. */
void html_open(struct html_writer *w, const char *element);
/* Attributes follow html_open directly. Names that hold an address (href, src, xlink:href …) are checked as
 * html_url does, whichever function they were given to. */
void html_attribute(struct html_writer *w, const char *name, str value);
/* href, src, action …: the value is checked as an address. */
void html_url(struct html_writer *w, const char *name, str url);
/* An attribute without a value: checked, hidden. */
void html_flag(struct html_writer *w, const char *name);
/* Escaped. A NUL, which HTML cannot hold, becomes U+FFFD. A line break directly after <pre> or <textarea> is
 * doubled, because browsers drop the first. */
void html_text(struct html_writer *w, str text);
/* Safe HTML as it is. */
void html_raw(struct html_writer *w, html h);
/* Closes the innermost element; void elements (br, img, …) are closed by the next call of any kind
 * and html_close after them closes them too. */
void html_close(struct html_writer *w);

/* Closes what is open and hands the text out. The writer is empty afterwards. */
html html_finish(struct html_writer *w);

/* Plain text as HTML. */
html html_from_text(struct arena *a, str text);

/* The text without tags and with entities resolved, white space folded. For the things we wrote. */
str html_to_text(struct arena *a, html h);
/* The same for markup that is not (or not yet) of the type, such as what a view wrote. */
str html_plain(struct arena *a, str markup);

/* Adds text with & < > " ' escaped: right in text and in a quoted attribute. */
void html_escape(buf *b, str text);

/* Whether an address may stand in a link: no scheme, or http, https, mailto; no control bytes, no
 * white space in front that a browser would skip (URL Standard §4.4). */
bool html_url_is_safe(str url);

/* For the markdown room alone: bytes that its renderer made. tools/style.awk refuses other callers. */
html html_trusted(str bytes);

#endif
