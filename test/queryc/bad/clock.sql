-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: CURRENT_TIMESTAMP: the time is a parameter: it comes from the world's clock
-- name: q
-- returns: id text
-- rows: n
SELECT id FROM thing WHERE made_at < CURRENT_TIMESTAMP;
