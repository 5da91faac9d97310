-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: q: a statement starts with SELECT, WITH, INSERT, UPDATE or DELETE
-- name: q
CREATE TABLE x (id TEXT) STRICT;
