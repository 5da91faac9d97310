/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "cli/command.h"
#include "format/json.h"

enum exit_status run_version(struct invocation *v) {
    buf out = buf_new(v->arena);
    if (invocation_has(v, "--json")) {
        struct json_writer j = json_writer_new(&out);
        json_add_object(&j);
        json_member_str(&j, "name", STR("waymark"));
        json_member_str(&j, "version", STR(WAYMARK_VERSION));
        json_end(&j);
    } else {
        buf_c(&out, "waymark " WAYMARK_VERSION);
    }
    buf_byte(&out, '\n');
    print(buf_str(&out));
    return EXIT_OK;
}
