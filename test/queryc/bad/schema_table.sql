-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: sqlite_schema: SQLite's own tables and functions belong to src/store
-- name: q
-- returns: id text
-- rows: n
SELECT name AS id FROM sqlite_schema;
