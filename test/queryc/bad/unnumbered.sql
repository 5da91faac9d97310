-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 8: q: a parameter needs its number: ?1
-- name: q
-- params: id text
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE id = ? OR id = ?1;
