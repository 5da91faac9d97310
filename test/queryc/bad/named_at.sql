-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: '@' cannot stand here (open text, quoted name, /* comment, other letters?)
-- name: q
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE id = @id;
