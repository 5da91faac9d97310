-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 4: a name has lower-case letters, digits and _, at most 63
-- name:
-- returns: id text
-- rows: n
SELECT id FROM thing;
