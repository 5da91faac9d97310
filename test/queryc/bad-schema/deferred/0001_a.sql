-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 5: DEFERRABLE: a deferred constraint would fail a whole group commit
-- expect: 5: DEFERRED: a deferred constraint would fail a whole group commit
CREATE TABLE x (id TEXT REFERENCES y DEFERRABLE INITIALLY DEFERRED) STRICT;
