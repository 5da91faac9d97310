-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 4: a migration cannot have '?1' here
DELETE FROM x WHERE id = ?1;
