/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * yaml: reading the YAML that people write at the top of a page, over libyaml.
 *
 * A subset on purpose: one document of mappings, sequences and scalars. Plain scalars are
 * resolved by the core schema of YAML 1.2.2 §10.3 (so `no` and `on` are texts), and a plain
 * 2026-11-22 is a local date. What can surprise or blow up is refused by name: anchors and
 * aliases, tags, merge keys (`<<`), keys that are not scalars, a key twice in one mapping, a
 * second document.
 *
 * Limits: YAML_BYTES_MAX, YAML_DEPTH_MAX, VALUE_COUNT_MAX. It does not write YAML.
 */
#ifndef WAYMARK_FORMAT_YAML_H
#define WAYMARK_FORMAT_YAML_H

#include "format/value.h"

/*
 * Reads one document. Everything in *ret is copied to `a`. An empty document is VALUE_NULL.
 *
 * ERR_INPUT (not YAML, not UTF-8), ERR_UNSUPPORTED (outside the subset), ERR_LIMIT. Messages begin with
 * "line L, column C: "; *ret_place (may be NULL) is set on failure only.
 */
MUST_USE err yaml_parse(struct arena *a, str text, const struct value **ret, struct text_place *ret_place);

#endif
