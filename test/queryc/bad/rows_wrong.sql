-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: q: 'rows: 2' is no header, stands twice or is not 1, 0..1, n
-- expect: 8: q: a statement that reads needs returns and rows
-- name: q
-- returns: id text
-- rows: 2
SELECT id FROM thing;
