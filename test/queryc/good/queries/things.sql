-- name: thing_get
-- One of all types.
-- And a second line of "text" with ??/ in it.
-- params: id text
-- returns: id text, count integer, word text, flag boolean?, data blob?, made_at instant
-- rows: 0..1
SELECT id, count, word, flag, data, made_at -- a comment inside
FROM thing
WHERE id = ?1;

-- name: thing_since
-- params: since instant, count_max integer
-- returns: as thing_get
-- rows: n
SELECT id, count, word, flag, data, made_at FROM thing
WHERE made_at >= ?1 ORDER BY made_at, id LIMIT ?2

-- name: thing_total
-- returns: total integer
-- rows: 1
SELECT COUNT(*) AS total FROM thing WHERE word <> 'a?1''?2';

-- name: thing_add
--params:id text,count integer,  word text ,flag boolean?, data blob?, made_at instant
INSERT INTO thing (id, count, word, flag, data, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (id) DO UPDATE SET count = thing.count + ?2, word = thing.word || '/' || ?3;
