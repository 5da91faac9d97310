-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 8: q: count is declared but ?2 is not used
-- name: q
-- params: id text, count integer
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE id = ?1;
