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

/* ---- Called by generated code through the macros below ---- */

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

/* ---- Types ---- */

#define VIEW_LITERAL(view, literal) buf_add((view)->out, STR(literal))

/* clang-format off */
#define VIEW_FOR(x, on_str, on_signed, on_unsigned) _Generic((x), \
    str: on_str, \
    short: on_signed, int: on_signed, long: on_signed, long long: on_signed, \
    unsigned char: on_unsigned, unsigned short: on_unsigned, unsigned: on_unsigned, \
    unsigned long: on_unsigned, unsigned long long: on_unsigned)

#define VIEW_TEXT(view, x) VIEW_FOR(x, view_text, view_i64, view_u64)((view), (x))
#define VIEW_URL(view, x) VIEW_FOR(x, view_url, view_i64, view_u64)((view), (x))
#define VIEW_URL_PATH(view, x) VIEW_FOR(x, view_url_path, view_i64, view_u64)((view), (x))
#define VIEW_URL_ROOT(view, x) VIEW_FOR(x, view_url_root, view_i64, view_u64)((view), (x))
#define VIEW_URL_QUERY(view, x) VIEW_FOR(x, view_url_query, view_i64, view_u64)((view), (x))
/* The number of a plural: an integer. */
#define VIEW_COUNT(name, x) VIEW_FOR(x, view_value_none, view_value_i64, view_value_u64)((name), (x))
#define VIEW_VALUE(name, x) VIEW_FOR(x, view_value_str, view_value_i64, view_value_u64)((name), (x))

/* True: a true boolean, a number that is not 0, text that is not empty, a pointer that is not NULL. */
#define VIEW_TRUE(x) _Generic((x), \
    str: view_true_str, html: view_true_html, bool: view_true_bool, \
    short: view_true_i64, int: view_true_i64, long: view_true_i64, long long: view_true_i64, \
    unsigned char: view_true_u64, unsigned short: view_true_u64, unsigned: view_true_u64, \
    unsigned long: view_true_u64, unsigned long long: view_true_u64, \
    default: view_true_pointer)(x)

/* A struct, or a pointer to one, as a pointer. */
#define VIEW_REF(type, x) _Generic((x), type: &(x), type *: (x), const type *: (x))

/* Item `i` of a list of structs or of pointers to structs. */
#define VIEW_ITEM(type, list, i) ((const type *)view_item((list).at, (i), sizeof(type), _Generic((list).at, \
    type *: false, const type *: false, \
    type **: true, const type **: true, type *const *: true, const type *const *: true)))
/* clang-format on */

static inline bool view_true_str(str s) {
    return s.n > 0;
}
static inline bool view_true_html(html h) {
    return h.safe.n > 0;
}
static inline bool view_true_bool(bool b) {
    return b;
}
static inline bool view_true_i64(int64_t number) {
    return number != 0;
}
static inline bool view_true_u64(uint64_t number) {
    return number != 0;
}
static inline bool view_true_pointer(const void *p) {
    return p != 0;
}

static inline struct view_value view_value_str(const char *name, str text) {
    return (struct view_value){.name = name, .text = text};
}
/* Takes no str, so that a plural without a number does not compile. */
static inline struct view_value view_value_none(const char *name, int64_t number) {
    (void)number;
    return (struct view_value){.name = name};
}
static inline struct view_value view_value_i64(const char *name, int64_t number) {
    return (struct view_value){.name = name, .is_number = true, .number = number};
}
/* Numbers above INT64_MAX are shown as INT64_MAX. */
static inline struct view_value view_value_u64(const char *name, uint64_t number) {
    int64_t shown = number > INT64_MAX ? INT64_MAX : (int64_t)number;
    return (struct view_value){.name = name, .is_number = true, .number = shown};
}

const void *view_item(const void *at, size_t i, size_t size, bool is_pointer);

#endif
