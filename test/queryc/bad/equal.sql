-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: write = in place of ==
-- name: q
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE id == 'a';
