-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: q: one statement does one thing
-- name: q
-- returns: id text
-- rows: n
WITH x AS (DELETE FROM thing WHERE id = 1) SELECT id FROM x;
