/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * assets: the style sheet, script and pictures of the program itself, inside the binary.
 *
 * tools/assets writes the table from assets/ at build time, so one file is all there is to
 * install. The bytes are constant and valid for ever.
 */
#ifndef WAYMARK_SITE_ASSETS_H
#define WAYMARK_SITE_ASSETS_H

#include "base/base.h"

struct asset {
    str path; /* "/assets/site.css" */
    str type; /* Content-Type */
    const unsigned char *bytes;
    size_t n;
};

/* The generated table, sorted by path. */
extern const struct asset assets[];
extern const size_t assets_count;

/* Eight hex digits that change whenever an asset changes; goes behind "?v=" in addresses. */
str assets_version(struct arena *a);

#endif
