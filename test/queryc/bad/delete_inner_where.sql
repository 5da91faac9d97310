-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: q: UPDATE and DELETE need WHERE
-- name: q
UPDATE thing SET count = (SELECT count FROM thing WHERE id = 'a');
