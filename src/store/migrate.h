/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * migrate: brings a database to the schema of the program, for the files of this room only.
 *
 * The table schema_migration remembers which files of sql/schema were applied, with the SHA-256 of
 * their bytes. Migrations are only ever added: one that was applied and then changed, dropped or
 * passed over would leave two databases of the same version with different tables, so it is refused.
 */
#ifndef WAYMARK_STORE_MIGRATE_H
#define WAYMARK_STORE_MIGRATE_H

#include "store/sqlite.h"

/* Compares what was applied with the catalog. ERR_STATE when they do not fit (message in `a`);
 * *ret_version is the last applied migration, 0 in an empty database. */
MUST_USE err migrate_check(struct arena *a, struct sqlite *c, const struct store *s, int64_t *ret_version);

/* Checks and applies what is missing, each migration in its own transaction. */
MUST_USE err migrate(struct arena *a, struct sqlite *c, const struct store *s);

#endif
