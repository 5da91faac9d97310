-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: LIKE: LIKE ignores case in one database and not in the other
-- name: q
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE word LIKE 'a%';
