-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 8: q: ?2 is used but not declared in params
-- name: q
-- params: id text
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE id = ?1 AND count = ?2;
