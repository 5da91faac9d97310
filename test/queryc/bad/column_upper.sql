-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: q: 'Id text' is not `name type` (text, integer, instant, boolean, blob)
-- name: q
-- params: Id text
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE id = ?1;
