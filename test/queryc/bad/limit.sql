-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: q: LIMIT without ORDER BY
-- name: q
-- returns: id text
-- rows: n
SELECT id FROM thing LIMIT 3;
