-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 4: a table is STRICT
CREATE TABLE x (id TEXT);
