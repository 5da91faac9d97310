-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: q: 'id text not null' is not `name type` (text, integer, instant, boolean, blob)
-- name: q
-- params: id text not null
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE id = ?1;
