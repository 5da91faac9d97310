-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: a second statement, or one without a `-- name:`
-- name: q
-- returns: id text
-- rows: n
SELECT id FROM thing; DELETE FROM thing WHERE id = 1;
