/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * templates: the files of a new certificate, inside the binary.
 *
 * tools/embed writes the table from assets/new-certificate/ at build time. {{NAME}}, {{TITLE}} and {{DATE}} in
 * them are filled in by `waymark new certificate`. The bytes are constant and valid for ever.
 */
#ifndef WAYMARK_CLI_TEMPLATES_H
#define WAYMARK_CLI_TEMPLATES_H

#include "base/base.h"

struct template {
    str path; /* below assets/new-certificate: "curriculum/curriculum.toml" */
    const unsigned char *bytes;
    size_t n;
};

/* The generated table, sorted by path. */
extern const struct template templates[];
extern const size_t templates_count;

#endif
