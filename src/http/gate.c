/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "http/gate.h"

#define PASSES ((struct gate_refusal){0, 0})

static struct gate_refusal refuse(uint16_t status, const char *reason) {
    return (struct gate_refusal){status, reason};
}

static const struct {
    str name;
    enum http_method method;
} methods[] = {
    {STR_INIT("GET"), HTTP_GET}, {STR_INIT("HEAD"), HTTP_HEAD},     {STR_INIT("POST"), HTTP_POST},
    {STR_INIT("PUT"), HTTP_PUT}, {STR_INIT("DELETE"), HTTP_DELETE}, {STR_INIT("OPTIONS"), HTTP_OPTIONS},
};

const char *http_method_name(enum http_method m) {
    return m < HTTP_METHOD_COUNT ? methods[m].name.p : "?";
}

/* Takes what stands before the next NUL off the front of *rest, and the NUL. False without a NUL. */
static bool take_piece(str *rest, str *ret) {
    size_t end = str_find_byte(*rest, '\0');
    if (end == SIZE_MAX) {
        return false;
    }
    *ret = str_sub(*rest, 0, end);
    *rest = str_from(*rest, end + 1);
    return true;
}

/* What is left of the CR LF: the NUL before this one stood for CR. */
static bool take_nul(str *rest) {
    if (!rest->n || rest->p[0] != '\0') {
        return false;
    }
    *rest = str_from(*rest, 1);
    return true;
}

static bool is_token(str s) {
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!byte_is_alnum(c) && str_find_byte(STR("!#$%&'*+-.^_`|~"), c) == SIZE_MAX) {
            return false;
        }
    }
    return s.n > 0;
}

static bool is_visible(str s) {
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c <= 0x20 || c >= 0x7F) {
            return false;
        }
    }
    return s.n > 0;
}

/* field-vchar, obs-text, space and tab (RFC 9110 §5.5). */
static bool is_field_value(str s) {
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if ((c < 0x20 && c != '\t') || c == 0x7F) {
            return false;
        }
    }
    return true;
}

static bool method_of(str name, struct gate_result *ret) {
    for (size_t i = 0; i < COUNT_OF(methods); i++) {
        if (str_eq(name, methods[i].name)) {
            ret->head = methods[i].method == HTTP_HEAD;
            ret->method = ret->head ? HTTP_GET : methods[i].method;
            return true;
        }
    }
    return false;
}

/* The request line was "METHOD TARGET VERSION" with single spaces and CR LF, and the library cut it where
 * we would. *ret_rest begins at the first field. */
static struct gate_refusal check_line(const struct gate_input *in, struct gate_result *ret, str *ret_rest) {
    static const char wrong[] = "The request line is not of the form of HTTP/1.1.";
    str rest = in->block, method, version;
    if (!take_piece(&rest, &method) || !is_token(method) || rest.p != in->url) {
        return refuse(400, wrong);
    }
    size_t version_at = in->target.n + 1;
    if (version_at > rest.n || rest.p + version_at != in->version || !is_visible(in->target)) {
        return refuse(400, wrong);
    }
    rest = str_from(rest, version_at);
    if (!take_piece(&rest, &version) || !take_nul(&rest)) {
        return refuse(400, wrong);
    }
    ret->old = str_eq(version, STR("HTTP/1.0"));
    if (!ret->old && !str_eq(version, STR("HTTP/1.1"))) {
        return refuse(505, "This server speaks HTTP/1.0 and HTTP/1.1.");
    }
    *ret_rest = rest;
    return method_of(method, ret) ? PASSES : refuse(501, "This server does not know that method.");
}

static struct gate_refusal take_field(str *rest, struct gate_result *ret) {
    str name, value;
    if (ret->fields_count == HTTP_HEADERS_COUNT_MAX) {
        return refuse(431, "The request has too many header fields.");
    }
    if (!take_piece(rest, &name) || !is_token(name)) {
        return refuse(400, "A header field has no valid name.");
    }
    if (!take_piece(rest, &value) || !is_field_value(value)) {
        return refuse(400, "A header field has a control character in it.");
    }
    if (!take_nul(rest)) {
        return refuse(400, "A header line does not end in CR and LF.");
    }
    bool coding = str_eq_nocase(name, STR("Transfer-Encoding"));
    /* The library compares the coding with its trailing white space; so must we. */
    str kept = coding ? value : str_trim(value);
    ret->fields[ret->fields_count++] = (struct gate_field){name, kept};
    return PASSES;
}

static struct gate_refusal check_fields(const struct gate_input *in, str rest, struct gate_result *ret) {
    while (rest.n > 2) {
        struct gate_refusal no = take_field(&rest, ret);
        if (no.status) {
            return no;
        }
    }
    if (!str_eq(rest, str_n("\0\0", 2)) || ret->fields_count != in->fields_count) {
        return refuse(400, "The header does not end in an empty line of CR and LF.");
    }
    return PASSES;
}

/* uri-host [ ":" port ] (RFC 9110 §7.2), loosely: the bytes that may stand there. */
static bool is_host(str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (!byte_is_alnum(s.p[i]) && str_find_byte(STR("-._~:[]%"), s.p[i]) == SIZE_MAX) {
            return false;
        }
    }
    return s.n > 0;
}

/* How many fields have that name; *ret_value is the last one's. */
static size_t count_fields(const struct gate_result *g, str name, str *ret_value) {
    size_t count = 0;
    for (size_t i = 0; i < g->fields_count; i++) {
        if (str_eq_nocase(g->fields[i].name, name)) {
            *ret_value = g->fields[i].value;
            count++;
        }
    }
    return count;
}

static struct gate_refusal check_host(const struct gate_result *g) {
    str host = STR("");
    size_t count = count_fields(g, STR("Host"), &host);
    if (!count && g->old) {
        return PASSES;
    }
    if (count != 1 || !is_host(host)) {
        return refuse(400, "The request needs exactly one valid Host field.");
    }
    return PASSES;
}

/* Spaces and tabs in front belong to the line, not to the value. */
static str without_leading_space(str s) {
    while (s.n && (s.p[0] == ' ' || s.p[0] == '\t')) {
        s = str_from(s, 1);
    }
    return s;
}

static struct gate_refusal check_framing(struct gate_result *g) {
    str coding = STR(""), length = STR("");
    size_t codings = count_fields(g, STR("Transfer-Encoding"), &coding);
    size_t lengths = count_fields(g, STR("Content-Length"), &length);
    if (lengths > 1 || (lengths && codings)) {
        return refuse(400, "The request says more than once how long its body is.");
    }
    if (codings) {
        g->chunked = codings == 1 && !g->old && str_eq_nocase(without_leading_space(coding), STR("chunked"));
        return g->chunked ? PASSES : refuse(400, "The request has a transfer coding other than chunked.");
    }
    g->has_length = lengths == 1;
    if (lengths && !str_to_u64(length, INT64_MAX, &g->length)) {
        return refuse(400, "The request's Content-Length is not a number.");
    }
    return PASSES;
}

struct gate_refusal gate_check(const struct gate_input *in, struct gate_result *ret) {
    str rest;
    ret->fields_count = 0;
    ret->method = HTTP_GET;
    ret->head = ret->old = ret->chunked = ret->has_length = false;
    ret->length = 0;
    if (in->target.n > HTTP_TARGET_BYTES_MAX) {
        return refuse(414, "The address is too long.");
    }
    if (in->block.n > HTTP_HEADERS_BYTES_MAX) {
        return refuse(431, "The request's header is too large.");
    }
    struct gate_refusal no = check_line(in, ret, &rest);
    if (!no.status) {
        no = check_fields(in, rest, ret);
    }
    if (!no.status) {
        no = check_host(ret);
    }
    return no.status ? no : check_framing(ret);
}

str gate_field(const struct gate_result *g, str name) {
    for (size_t i = 0; i < g->fields_count; i++) {
        if (str_eq_nocase(g->fields[i].name, name)) {
            return g->fields[i].value;
        }
    }
    return STR("");
}
