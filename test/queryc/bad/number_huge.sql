-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: q: a parameter needs its number: ?1
-- name: q
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE id = ?99999999999999999999;
