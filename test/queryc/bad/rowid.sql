-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: rowid: rowid is SQLite's alone: use the id
-- name: q
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE rowid = 1;
