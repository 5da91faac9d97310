-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: REPLACE: write INSERT ... ON CONFLICT
-- name: q
INSERT OR REPLACE INTO thing (id) VALUES ('a');
