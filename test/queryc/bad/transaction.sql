-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 6: COMMIT: transactions belong to the writer
-- expect: 6: q: a statement starts with SELECT, WITH, INSERT, UPDATE or DELETE
-- name: q
COMMIT;
