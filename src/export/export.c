/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "export/inside.h"

err export_allowed(struct arena *a, struct world *w, const char *out) {
    struct export_folder f;
    return folder_look(a, w, out, &f);
}

err export_site(struct arena *a, const struct export_request *q, struct export_result *ret) {
    struct export_plan plan;
    struct export_folder folder;
    struct export_result result = {0};
    err e = plan_make(a, q, &plan);
    if (failed(e)) {
        return e;
    }
    e = folder_look(a, q->world, q->out, &folder);
    if (failed(e)) {
        return e;
    }
    e = folder_begin(&folder);
    if (failed(e)) {
        return e;
    }
    e = pool_write(&plan, folder.part, &result);
    if (!failed(e)) {
        e = folder_finish(&folder);
    }
    folder_drop(&folder);
    if (!failed(e)) {
        *ret = result;
    }
    return e;
}
