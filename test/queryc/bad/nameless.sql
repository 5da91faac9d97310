-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 4: a second statement, or one without a `-- name:`
SELECT id FROM thing;
