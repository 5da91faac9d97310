/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* literal: what both generators of text, viewc and poc, share. */
#ifndef WAYMARK_TOOLS_LITERAL_H
#define WAYMARK_TOOLS_LITERAL_H

#include "base/buf.h"

/* Adds `text` as a C string literal (and a PO string: the escapes are the same). With an indent, each line
 * of the text is a literal of its own on a line of its own, `indent` columns in. */
void add_c_literal(buf *b, str text, size_t indent);

/* Reads and writes a whole file; false when that is not possible. Reads at most 1 MiB. */
bool file_load(struct arena *a, const char *path, str *ret);
bool file_save(const char *path, str text);

#endif
