/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "markdown/markdown.h"

const struct md_words *markdown_words_english(void) {
    static const struct md_words ENGLISH = {
        .role_practice = STR_INIT("If you practice"),
        .role_administer = STR_INIT("If you administer"),
        .role_lead = STR_INIT("If you lead"),
        .tip = STR_INIT("Tip"),
        .important = STR_INIT("Important"),
        .warning = STR_INIT("Warning"),
        .caution = STR_INIT("Caution"),
        .note = STR_INIT("Note {n}"),
        .note_back = STR_INIT("Back to note {n} in the text"),
        .task_done = STR_INIT("Done"),
        .task_open = STR_INIT("To do"),
        .table = STR_INIT("Table"),
        .remote_picture = STR_INIT("Picture on another site: {title}"),
        .credit = STR_INIT("“{title}” by {author}, {license}. {changes}"),
        .credit_no_author = STR_INIT("“{title}”, {license}. {changes}"),
    };
    return &ENGLISH;
}
