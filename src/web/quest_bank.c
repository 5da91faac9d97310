/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* GET /CERT/quests/?effort=quick: the bank with a question. Without one it is a page like all others. */
#include "web/handlers.h"
#include "web/web_state.h"

static struct quest_filter filter_of(const struct http_parameters *q) {
    return (struct quest_filter){
        .module = http_parameter(q, "module"),
        .unit = http_parameter(q, "unit"),
        .kind = http_parameter(q, "kind"),
        .effort = http_parameter(q, "effort"),
        .check = http_parameter(q, "check"),
    };
}

static bool asks(const struct quest_filter *f) {
    return f->module.n || f->unit.n || f->kind.n || f->effort.n || f->check.n;
}

bool quest_bank_answer(struct web *web, const struct http_request *q, struct http_response *r) {
    const struct quest_filter filter = filter_of(&q->query);
    if (!asks(&filter) || !str_ends(q->path, STR("/quests/"))) {
        return false;
    }
    const struct shelf *s = current_take(&web->current);
    str page = site_quest_bank(q->arena, &s->settings, &s->source, q->path, &filter);
    current_put(&web->current, s);
    if (!page.n) {
        return false;
    }
    http_respond(r, 200, STR("text/html; charset=utf-8"), page);
    http_add_header(q->arena, r, STR("Cache-Control"), STR("no-cache"));
    return true;
}
