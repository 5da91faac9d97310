/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "config/setting.h"

#include "base/limits.h"

#include <arpa/inet.h>

/* In the order of enum log_level. */
static const char *const log_levels[] = {"debug", "info", "warning", "error", NULL};

static bool is_address(str s) {
    unsigned char parsed[sizeof(struct in6_addr)];
    char z[INET6_ADDRSTRLEN];
    if (s.n >= sizeof z || str_find_byte(s, 0) != SIZE_MAX) {
        return false;
    }
    (void)snprintf(z, sizeof z, "%.*s", STR_ARG(s));
    return inet_pton(AF_INET, z, parsed) == 1 || inet_pton(AF_INET6, z, parsed) == 1;
}

static bool is_address_or_empty(str s) {
    return s.n == 0 || is_address(s);
}

static bool is_base_url_or_empty(str s) {
    return s.n == 0 || setting_is_base_url(s);
}

static bool is_report_url_or_empty(str s) {
    bool known =
        str_starts(s, STR("mailto:")) || str_starts(s, STR("https://")) || str_starts(s, STR("http://"));
    return s.n == 0 || (known && str_find_byte(s, ' ') == SIZE_MAX);
}

static bool is_not_blank(str s) {
    return str_trim(s).n > 0;
}

#define FIELD(field) offsetof(struct config, field)

const struct setting settings[SETTINGS_COUNT] = {
    {.name = "config",
     .flag = "--config",
     .variable = "WAYMARK_CONFIG",
     .type = SETTING_PATH,
     .field = FIELD(config),
     .value_default = "",
     .placeholder = "FILE",
     .help = "The settings file. Without it no file is read."},
    {.name = "content",
     .flag = "--content",
     .variable = "WAYMARK_CONTENT",
     .type = SETTING_PATH,
     .field = FIELD(content),
     .value_default = "./curricula",
     .placeholder = "FOLDER",
     .fits = is_not_blank,
     .help = "The folder of the curricula: one curriculum, or a folder with a curriculum in each of its "
             "folders."},
    {.name = "watch",
     .flag = "--watch",
     .variable = "WAYMARK_WATCH",
     .type = SETTING_FLAG,
     .field = FIELD(watch),
     .value_default = "false",
     .help =
         "Publish again whenever something in the content folder changes, and let open pages load themselves "
         "again. For authors; a server of others is told with SIGHUP."},
    {.name = "data",
     .flag = "--data",
     .variable = "WAYMARK_DATA",
     .type = SETTING_PATH,
     .field = FIELD(data),
     .value_default = "./data",
     .placeholder = "FOLDER",
     .fits = is_not_blank,
     .help = "The folder of the database, waymark.db. It is made when it is missing."},
    {.name = "address",
     .flag = "--address",
     .variable = "WAYMARK_ADDRESS",
     .type = SETTING_TEXT,
     .field = FIELD(address),
     .value_default = "127.0.0.1",
     .placeholder = "ADDRESS",
     .fits = is_address,
     .allowed = "an IPv4 or IPv6 address as numbers, such as 127.0.0.1 or ::1",
     .help = "The address that is listened on. With one that others can reach (0.0.0.0 is all of them), "
             "base_url is "
             "required."},
    {.name = "port",
     .flag = "--port",
     .variable = "WAYMARK_PORT",
     .type = SETTING_NUMBER,
     .field = FIELD(port),
     .value_default = "8080",
     .placeholder = "PORT",
     .least = 0,
     .most = 65535,
     .help = "The port that is listened on. 0 takes any that is free."},
    {.name = "base_url",
     .flag = "--base-url",
     .variable = "WAYMARK_BASE_URL",
     .type = SETTING_TEXT,
     .field = FIELD(base_url),
     .value_default = "",
     .example = "https://learn.example.org",
     .placeholder = "URL",
     .fits = is_base_url_or_empty,
     .allowed = "http:// or https://, a host in lower case, perhaps a port, and nothing behind",
     .help = "How people reach the site. Links in mails and the names of credentials begin with it, so it "
             "must not "
             "change after the first award. Without it, http://localhost and the port."},
    {.name = "https_in_front",
     .flag = "--https-in-front",
     .variable = "WAYMARK_HTTPS_IN_FRONT",
     .type = SETTING_FLAG,
     .field = FIELD(https_in_front),
     .value_default = "false",
     .help = "A proxy in front speaks HTTPS with the readers. Browsers are then told to use nothing else."},
    {.name = "trusted_proxy",
     .flag = "--trusted-proxy",
     .variable = "WAYMARK_TRUSTED_PROXY",
     .type = SETTING_TEXT,
     .field = FIELD(trusted_proxy),
     .value_default = "",
     .example = "127.0.0.1",
     .placeholder = "ADDRESS",
     .fits = is_address_or_empty,
     .allowed = "an IPv4 or IPv6 address as numbers, such as 127.0.0.1 or ::1",
     .help = "The address of the proxy in front. What it says about who asks is believed; nobody else's word "
             "is."},
    {.name = "threads",
     .flag = "--threads",
     .variable = "WAYMARK_THREADS",
     .type = SETTING_NUMBER,
     .field = FIELD(threads),
     .value_default = "0",
     .placeholder = "COUNT",
     .least = 0,
     .most = 256,
     .help = "How many threads answer requests. 0 is one for each core."},
    {.name = "header_seconds",
     .flag = "--header-seconds",
     .variable = "WAYMARK_HEADER_SECONDS",
     .type = SETTING_NUMBER,
     .field = FIELD(header_seconds),
     .value_default = "10",
     .placeholder = "SECONDS",
     .least = 1,
     .most = HTTP_HEADER_SECONDS_MAX,
     .help = "How long the header of a request may take to arrive."},
    {.name = "site_name",
     .flag = "--site-name",
     .variable = "WAYMARK_SITE_NAME",
     .type = SETTING_TEXT,
     .field = FIELD(site_name),
     .value_default = "Waymark",
     .placeholder = "NAME",
     .fits = is_not_blank,
     .allowed = "a name on one line, of at most 200 bytes",
     .help = "What the site is called, in titles and at the top of each page."},
    {.name = "issuer_name",
     .flag = "--issuer-name",
     .variable = "WAYMARK_ISSUER_NAME",
     .type = SETTING_TEXT,
     .field = FIELD(issuer_name),
     .value_default = "",
     .example = "Example Library",
     .placeholder = "NAME",
     .allowed = "a name on one line, of at most 200 bytes",
     .help = "Who issues the certificates. It must be named before the first award."},
    {.name = "report_url",
     .flag = "--report-url",
     .variable = "WAYMARK_REPORT_URL",
     .type = SETTING_TEXT,
     .field = FIELD(report_url),
     .value_default = "",
     .example = "mailto:course@example.org",
     .placeholder = "URL",
     .fits = is_report_url_or_empty,
     .allowed = "an address that starts with mailto:, https:// or http://, without spaces",
     .help = "Where readers report a problem: a mail address or the form of a tracker. {page} and {edition} "
             "in it "
             "stand for what is read; without them both are added at the end. Empty: pages offer no report."},
    {.name = "log_level",
     .flag = "--log-level",
     .variable = "WAYMARK_LOG_LEVEL",
     .type = SETTING_CHOICE,
     .field = FIELD(log_level),
     .value_default = "info",
     .placeholder = "LEVEL",
     .choices = log_levels,
     .help = "The least important lines that are logged."},
};

/* ---- Finding ------------------------------------------------------------------------------- */

size_t setting_by_name(str name) {
    size_t i = 0;
    while (i < SETTINGS_COUNT && !str_eq(name, str_c(settings[i].name))) {
        i++;
    }
    return i;
}

size_t setting_by_flag(str flag) {
    size_t i = 0;
    while (i < SETTINGS_COUNT && !str_eq(flag, str_c(settings[i].flag))) {
        i++;
    }
    return i;
}

size_t setting_by_variable(str variable) {
    size_t i = 0;
    while (i < SETTINGS_COUNT && !str_eq(variable, str_c(settings[i].variable))) {
        i++;
    }
    return i;
}

/* ---- Checking ------------------------------------------------------------------------------ */

static const char *allowed_choices(struct arena *a, const struct setting *s) {
    buf b = buf_new(a);
    buf_c(&b, "one of ");
    for (size_t i = 0; s->choices[i]; i++) {
        buf_c(&b, i ? ", " : "");
        buf_c(&b, s->choices[i]);
    }
    return buf_str(&b).p;
}

const char *setting_allowed(struct arena *a, const struct setting *s) {
    buf b = buf_new(a);
    switch (s->type) {
    case SETTING_TEXT:
        return s->allowed;
    case SETTING_PATH:
        return "a path on one line, not empty";
    case SETTING_NUMBER:
        buf_fmt(&b, "a whole number from %u to %u", s->least, s->most);
        return buf_str(&b).p;
    case SETTING_FLAG:
        return "true or false";
    case SETTING_CHOICE:
        return allowed_choices(a, s);
    }
    return "";
}

/* UTF-8 without controls, not longer than `bytes_max`. */
static bool is_one_line(str s, size_t bytes_max) {
    if (s.n > bytes_max || !utf8_valid(s)) {
        return false;
    }
    while (s.n) {
        uint32_t c = utf8_next(&s);
        if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) {
            return false;
        }
    }
    return true;
}

static bool is_host_byte(char c) {
    return (c >= 'a' && c <= 'z') || byte_is_digit(c) || c == '-' || c == '.';
}

static bool is_host(str s) {
    if (str_starts(s, STR("[")) && str_ends(s, STR("]"))) {
        str inside = str_sub(s, 1, s.n - 2);
        return is_address(inside) && str_find_byte(inside, ':') != SIZE_MAX;
    }
    for (size_t i = 0; i < s.n; i++) {
        bool at_end = i == 0 || i + 1 == s.n;
        if (!is_host_byte(s.p[i]) || (at_end && !byte_is_alnum(s.p[i]))) {
            return false;
        }
    }
    return s.n > 0;
}

bool setting_is_base_url(str s) {
    uint64_t port = 1;
    str host = str_starts(s, STR("https://")) ? str_from(s, 8) : str_from(s, 7);
    if (!str_starts(s, STR("http://")) && !str_starts(s, STR("https://"))) {
        return false;
    }
    size_t colon = str_find_last_byte(host, ':');
    if (colon != SIZE_MAX && !str_ends(host, STR("]"))) {
        str digits = str_from(host, colon + 1);
        host = str_sub(host, 0, colon);
        if (!str_to_u64(digits, 65535, &port) || str_starts(digits, STR("0"))) {
            return false;
        }
    }
    return is_host(host);
}

bool setting_is_loopback(str address) {
    return str_starts(address, STR("127.")) || str_eq(address, STR("::1"));
}

/* ---- Storing ------------------------------------------------------------------------------- */

/* Fields are written as bytes: the table knows where a field is, and its type says what is there. */
static void put(struct config *config, const struct setting *s, const void *value, size_t size) {
    memcpy((char *)config + s->field, value, size);
}

static bool store_text(struct arena *a, const struct setting *s, str value, struct config *config) {
    bool path = s->type == SETTING_PATH;
    if (!is_one_line(value, path ? CONFIG_PATH_BYTES_MAX : CONFIG_TEXT_BYTES_MAX)) {
        return false;
    }
    if (s->fits && !s->fits(value)) {
        return false;
    }
    str copy = arena_str(a, value);
    put(config, s, &copy, sizeof copy);
    return true;
}

static bool store_number(const struct setting *s, str value, struct config *config) {
    uint64_t number = 0;
    if (!str_to_u64(value, s->most, &number) || number < s->least) {
        return false;
    }
    unsigned small = (unsigned)number;
    put(config, s, &small, sizeof small);
    return true;
}

static bool store_flag(const struct setting *s, str value, struct config *config) {
    bool on = str_eq(value, STR("true"));
    if (!on && !str_eq(value, STR("false"))) {
        return false;
    }
    put(config, s, &on, sizeof on);
    return true;
}

static bool store_choice(const struct setting *s, str value, struct config *config) {
    _Static_assert(sizeof(enum log_level) == sizeof(unsigned), "a choice is stored as an unsigned");
    for (unsigned i = 0; s->choices[i]; i++) {
        if (str_eq(value, str_c(s->choices[i]))) {
            put(config, s, &i, sizeof i);
            return true;
        }
    }
    return false;
}

bool setting_store(struct arena *a, const struct setting *s, str value, struct config *config) {
    switch (s->type) {
    case SETTING_TEXT:
    case SETTING_PATH:
        return store_text(a, s, value, config);
    case SETTING_NUMBER:
        return store_number(s, value, config);
    case SETTING_FLAG:
        return store_flag(s, value, config);
    case SETTING_CHOICE:
        return store_choice(s, value, config);
    }
    return false;
}
