/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * types: which function of view.h prints a value, by its C type. The generated views use these
 * macros; nobody else needs them. Included by view.h alone.
 *
 * tools/viewc knows the HTML and not the types; the C compiler knows the types and not the HTML.
 * So viewc names the place (VIEW_TEXT, VIEW_URL, …) and _Generic takes the function for the type
 * there. What is not listed does not compile: an `html` or `struct json_text` where text is
 * escaped (it would be escaped twice), a `char *` (its length and origin are unknown), a `bool`
 * (it is no text), a struct. Enumerations are integers to C and print as such.
 *
 * Each macro evaluates its value once. The listed types are distinct on every platform: the
 * fixed-width ones and size_t are among them under another name.
 *
 * test/viewc/types/ has a template for each mix-up; test/viewc/run compiles them and wants errors.
 * C17 §6.5.1.1 (generic selection); the value's type loses its qualifiers there.
 */
#ifndef WAYMARK_VIEW_TYPES_H
#define WAYMARK_VIEW_TYPES_H

/* HTML of the template itself, its length known to the compiler. */
#define VIEW_LITERAL(view, literal) buf_add((view)->out, STR(literal))

/* clang-format off */
/* One function for text, one for signed and one for unsigned integers: all printers have this form. */
#define VIEW_FOR(x, on_str, on_signed, on_unsigned) _Generic((x), \
    str: on_str, \
    signed char: on_signed, short: on_signed, int: on_signed, long: on_signed, long long: on_signed, \
    unsigned char: on_unsigned, unsigned short: on_unsigned, unsigned: on_unsigned, \
    unsigned long: on_unsigned, unsigned long long: on_unsigned)

/* Text or quoted attribute; whole address; part of a path; the same behind "/"; part of a query. */
#define VIEW_TEXT(view, x) VIEW_FOR(x, view_text, view_i64, view_u64)((view), (x))
#define VIEW_URL(view, x) VIEW_FOR(x, view_url, view_i64, view_u64)((view), (x))
#define VIEW_URL_PATH(view, x) VIEW_FOR(x, view_url_path, view_i64, view_u64)((view), (x))
#define VIEW_URL_ROOT(view, x) VIEW_FOR(x, view_url_root, view_i64, view_u64)((view), (x))
#define VIEW_URL_QUERY(view, x) VIEW_FOR(x, view_url_query, view_i64, view_u64)((view), (x))
/* The number of a plural: an integer. */
#define VIEW_COUNT(name, x) VIEW_FOR(x, view_value_none, view_value_i64, view_value_u64)((name), (x))
/* A value of a message. */
#define VIEW_VALUE(name, x) VIEW_FOR(x, view_value_str, view_value_i64, view_value_u64)((name), (x))

/* True: a true boolean, a number that is not 0, text that is not empty, a pointer that is not NULL. */
#define VIEW_TRUE(x) _Generic((x), \
    str: view_true_str, html: view_true_html, bool: view_true_bool, \
    signed char: view_true_i64, short: view_true_i64, int: view_true_i64, long: view_true_i64, long long: view_true_i64, \
    unsigned char: view_true_u64, unsigned short: view_true_u64, unsigned: view_true_u64, \
    unsigned long: view_true_u64, unsigned long long: view_true_u64, \
    default: view_true_pointer)(x)

/* A struct, or a pointer to one, as a pointer: what an included view takes. Another struct than the
 * included view declares does not compile. */
#define VIEW_REF(type, x) _Generic((x), type: &(x), type *: (x), const type *: (x))

/* Item `i` of a list of structs or of pointers to structs, as a pointer. The element type decides, so a
 * list of something else does not compile. */
#define VIEW_ITEM(type, list, i) ((const type *)view_item((list).at, (i), sizeof(type), _Generic((list).at, \
    type *: false, const type *: false, \
    type **: true, const type **: true, type *const *: true, const type *const *: true)))
/* clang-format on */

/* A struct fits none of these, the last included: a list is asked by its n. */
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

#endif
