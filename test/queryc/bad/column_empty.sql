-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: q: '' is not `name type` (text, integer, instant, boolean, blob)
-- name: q
-- returns: id text, , count integer
-- rows: n
SELECT id FROM thing;
