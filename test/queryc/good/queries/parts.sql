-- Only that there are two files, in the order of their names.
-- name: part_drop
-- params: thing text?
DELETE FROM part
WHERE thing = CAST(?1 AS TEXT);

-- name: thing_flags
-- params: flag boolean, note text?, at instant?
-- returns: flag boolean, note text?, at instant?, both blob
-- rows: 1
SELECT ?1 AS flag, ?2 AS note, ?3 AS at, CAST('x' AS BLOB) AS both;
