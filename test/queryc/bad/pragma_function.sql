-- SPDX-License-Identifier: MIT
-- SPDX-FileCopyrightText: 2026 The Waymark authors
-- expect: 7: pragma_table_info: settings of the connection belong to src/store
-- name: q
-- returns: id text
-- rows: n
SELECT name AS id FROM pragma_table_info('thing');
