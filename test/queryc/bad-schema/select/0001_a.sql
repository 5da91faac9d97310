-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 4: a migration cannot have 'SELECT' here
SELECT 1;
