-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: MATCH: no full-text tables: the search index is built from the edition in memory
-- name: q
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE word MATCH 'x';
