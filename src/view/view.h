/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * view: what the generated views stand on.
 *
 * The templates of views/ are compiled by tools/viewc to functions `void view_NAME(struct view *, const TYPE *)`
 * (build/gen/views.h). They print into a buffer and do nothing else: no I/O, no failure but the
 * buffer's own, which the caller looks at once at the end. A view is not a place for decisions: the
 * structs of view/pages.h have everything ready.
 *
 *     struct view view = view_new(&out, catalog);
 *     view_unit_page(&view, &page);
 *     if (out.failed) { … }
 *
 * Invariant: whatever bytes a value has, the page has the elements and attributes of its template and no
 * others, and is valid UTF-8. The compiler knows the place and chooses the macro; the macro knows the type
 * and refuses what does not belong there: a `str` or an integer is escaped, an `html` goes only through
 * view_html, a `struct json_text` only through view_json, everything else is a compile error.
 *
 * A view borrows buffer and catalog; values must live during the call alone. One thread a view.
 * HTML Living Standard §13.3; URL Standard §4.4; docs/views.md.
 */
#ifndef WAYMARK_VIEW_VIEW_H
#define WAYMARK_VIEW_VIEW_H

#include "base/base.h"
#include "format/html.h"
#include "format/json.h"
#include "i18n/i18n.h"

struct view {
    buf *out;                      /* the page is added here */
    const struct catalog *catalog; /* language of the page; never NULL */
};

/* A view into `out`, in the language of `catalog`; NULL is English. */
struct view view_new(buf *out, const struct catalog *catalog);

/* A named value of a message. Numbers are written in the language's way. */
struct view_value {
    const char *name;
    bool is_number;
    str text;
    int64_t number;
};

/* ---- Called by generated code through the macros of view/types.h ---- */

/* Text with & < > " ' escaped, right in text and in a quoted attribute. A carriage return becomes a
 * character reference (the parser would make a line feed of it); NUL, the other control characters and
 * bytes that are not UTF-8 become U+FFFD, since HTML has no way to write them. */
void view_text(struct view *view, str text);
void view_i64(struct view *view, int64_t number);
void view_u64(struct view *view, uint64_t number);

/* A whole address: escaped when html_url_is_safe, else "#". */
void view_url(struct view *view, str url);
/* A part of a path: all but letters, digits, - . _ ~ and / is percent-encoded. It never makes "//" together
 * with what is before it. */
void view_url_path(struct view *view, str part);
/* The same directly behind a literal "/", with more behind it: an empty part becomes ".", which the parser
 * drops, so that "/" + "" + "/x" does not name a host. */
void view_url_root(struct view *view, str part);
/* A component of a query or fragment: all but letters, digits, - . _ ~ is percent-encoded (RFC 3986 §2.3). */
void view_url_query(struct view *view, str part);

/* Safe HTML and safe JSON as they are. */
void view_html(struct view *view, html h);
void view_json(struct view *view, struct json_text json);

/* A message in the page's language, escaped, {name} replaced by its escaped value. */
void view_message(struct view *view, str text, const struct view_value *values, size_t count);
/* The same with the form that the number values[0] asks for; `one` names the message. */
void view_plural(struct view *view, str one, str other, const struct view_value *values, size_t count);

/* Item `i` of a list: the struct at that place, or the struct to which the pointer at that place leads. */
const void *view_item(const void *at, size_t i, size_t size, bool is_pointer);

#include "view/types.h"

#endif
