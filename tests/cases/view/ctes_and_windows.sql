-- Common table expressions, windows, set operations, sub-selects, lateral joins.
-- before --
CREATE TABLE t (id int, g text, v numeric);
-- after --
CREATE TABLE t (id int, g text, v numeric);
CREATE VIEW v1 AS WITH s AS MATERIALIZED (SELECT g, sum(v) AS sv FROM t GROUP BY g) SELECT t.id, s.sv, rank() OVER w AS r FROM t JOIN s USING (g) WINDOW w AS (PARTITION BY t.g ORDER BY t.v DESC NULLS LAST);
CREATE VIEW v2 AS SELECT id FROM t WHERE EXISTS (SELECT 1 FROM t x WHERE x.id = t.id + 1) UNION ALL (SELECT 1 EXCEPT SELECT 2) ORDER BY 1;
CREATE VIEW v3 AS SELECT t.id, l.m FROM t, LATERAL (SELECT max(v) AS m FROM t y WHERE y.g = t.g) l, generate_series(1, 3) WITH ORDINALITY AS s (n, o);
CREATE VIEW v4 AS SELECT g, CASE WHEN v > 1 THEN 'big' ELSE 'small' END AS size, coalesce(v, 0) FROM t GROUP BY GROUPING SETS ((g, v), ());
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: create view public.v1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v1 AS
WITH s AS MATERIALIZED (SELECT g, sum(v) AS sv FROM public.t GROUP BY g) SELECT t.id, s.sv, rank() OVER w AS r FROM public.t JOIN s USING (g) WINDOW w AS (PARTITION BY t.g ORDER BY t.v DESC NULLS LAST);

-- Step 2 of 4: create view public.v2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v2 AS
SELECT id FROM public.t WHERE EXISTS (SELECT 1 FROM public.t x WHERE x.id = t.id + 1) UNION ALL (SELECT 1 EXCEPT SELECT 2) ORDER BY 1;

-- Step 3 of 4: create view public.v3
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v3 AS
SELECT t.id, l.m FROM public.t, LATERAL (SELECT max(v) AS m FROM public.t y WHERE y.g = t.g) l, generate_series(1, 3) WITH ORDINALITY AS s (n, o);

-- Step 4 of 4: create view public.v4
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v4 AS
SELECT g, CASE WHEN v > 1 THEN 'big' ELSE 'small' END AS size, coalesce(v, 0) FROM public.t GROUP BY GROUPING SETS ((g, v), ());

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: create view public.v4
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v4;

-- Undo step 3 of 4: create view public.v3
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v3;

-- Undo step 2 of 4: create view public.v2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v2;

-- Undo step 1 of 4: create view public.v1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v1;

COMMIT;
