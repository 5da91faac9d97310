-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 6: PRAGMA: settings of the connection belong to src/store
-- expect: 6: q: a statement starts with SELECT, WITH, INSERT, UPDATE or DELETE
-- name: q
PRAGMA user_version;
