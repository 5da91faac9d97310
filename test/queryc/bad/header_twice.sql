-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 6: q: 'rows: 1' is no header, stands twice or is not 1, 0..1, n
-- name: q
-- rows: n
-- rows: 1
-- returns: id text
SELECT id FROM thing;
