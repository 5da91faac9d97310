-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: q: 'id varchar' is not `name type` (text, integer, instant, boolean, blob)
-- name: q
-- params: id varchar
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE id = ?1;
