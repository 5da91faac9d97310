-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: random: randomness is a parameter: it comes from the world
-- name: q
-- returns: id text
-- rows: n
SELECT id FROM thing ORDER BY random();
