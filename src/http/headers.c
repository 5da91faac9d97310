/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "http/headers.h"

const struct header *headers_security(bool https, size_t *ret_count) {
    static const struct header all[] = {
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
         "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
         "manifest-src 'self'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
        {"Strict-Transport-Security", "max-age=31536000"},
    };
    *ret_count = https ? COUNT_OF(all) : COUNT_OF(all) - 1;
    return all;
}

static bool is_token(str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (!byte_is_alnum(s.p[i]) && s.p[i] != '-' && s.p[i] != '_') {
            return false;
        }
    }
    return s.n > 0;
}

bool header_may_be_sent(str name, str value) {
    static const str ours[] = {STR_INIT("Content-Length"), STR_INIT("Transfer-Encoding"),
                               STR_INIT("Connection"), STR_INIT("Date"), STR_INIT("Upgrade")};
    for (size_t i = 0; i < COUNT_OF(ours); i++) {
        if (str_eq_nocase(name, ours[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < value.n; i++) {
        unsigned char c = (unsigned char)value.p[i];
        if ((c < 0x20 && c != '\t') || c == 0x7F) {
            return false;
        }
    }
    return is_token(name);
}

static str unquoted(str s) {
    bool quoted = s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"';
    return quoted ? str_sub(s, 1, s.n - 2) : s;
}

bool cookie_find(str cookies, str name, str *ret) {
    while (cookies.n) {
        str pair = str_split(&cookies, ';');
        bool has_value = str_find_byte(pair, '=') != SIZE_MAX;
        str its_name = str_trim(str_split(&pair, '='));
        if (has_value && str_eq(its_name, name)) {
            *ret = unquoted(str_trim(pair));
            return true;
        }
    }
    return false;
}
