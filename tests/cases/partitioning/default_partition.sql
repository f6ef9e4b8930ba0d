-- The table becomes the default partition: no row of it belongs into one of the others, and that is proven before.
-- before --
CREATE TABLE m (id int NOT NULL, k int, v text);
CREATE UNIQUE INDEX m_id ON m (id, k);
-- rows --
INSERT INTO m SELECT i, i % 50, 'v' FROM generate_series(1, 1300) AS i;
INSERT INTO m VALUES (0, NULL, 'n');
-- after --
-- @partition mode=first name=m_rest
CREATE TABLE m (id int NOT NULL, k int, v text) PARTITION BY RANGE (k);
CREATE TABLE m_rest PARTITION OF m DEFAULT;
CREATE TABLE m_100 PARTITION OF m FOR VALUES FROM (100) TO (200);
CREATE TABLE m_200 PARTITION OF m FOR VALUES FROM (200) TO (300) PARTITION BY LIST (id);
CREATE TABLE m_200_1 PARTITION OF m_200 FOR VALUES IN (1, 2);
CREATE UNIQUE INDEX m_id ON m (id, k);
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM m_rest) = 1301;
  INSERT INTO m VALUES (1, 150, 'a'), (1, 250, 'b'), (1, 350, 'c');
  ASSERT (SELECT count(*) FROM m_rest) = 1302 AND (SELECT count(*) FROM m_100) = 1 AND (SELECT count(*) FROM m_200_1) = 1;
  DELETE FROM m WHERE v < 'd';
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 6: check without scan that no rows belong into table public.m_100
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.m is partitioned, rows of table public.m_100 are refused
ALTER TABLE public.m ADD CONSTRAINT lockstep_m_100_default_aaf8c686 CHECK (NOT (k IS NOT NULL AND k >= 100 AND k < 200)) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 6: scan table public.m for rows of table public.m_100
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m
--   blocks:      neither reads nor writes
--   work:        scans public.m
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.m holds rows of table public.m_100
ALTER TABLE public.m VALIDATE CONSTRAINT lockstep_m_100_default_aaf8c686;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 6: check without scan that no rows belong into table public.m_200
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.m is partitioned, rows of table public.m_200 are refused
ALTER TABLE public.m ADD CONSTRAINT lockstep_m_200_default_f03d5a87 CHECK (NOT (k IS NOT NULL AND k >= 200 AND k < 300)) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 6: scan table public.m for rows of table public.m_200
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m
--   blocks:      neither reads nor writes
--   work:        scans public.m
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.m holds rows of table public.m_200
ALTER TABLE public.m VALIDATE CONSTRAINT lockstep_m_200_default_f03d5a87;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 6: make table public.m_rest of table public.m, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        on the way back the rows that other partitions got since are put into it while others wait
LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
ALTER INDEX public.m_id RENAME TO m_rest_id_k_idx;
ALTER TABLE public.m RENAME TO m_rest;
CREATE TABLE public.m (
    id integer CONSTRAINT m_id_not_null NOT NULL,
    k integer,
    v text
) PARTITION BY RANGE (k);
CREATE UNIQUE INDEX m_id ON ONLY public.m USING btree (id, k);
ALTER TABLE public.m ATTACH PARTITION public.m_rest DEFAULT;
CREATE TABLE public.m_100 (
    id integer NOT NULL,
    k integer,
    v text
);
CREATE TABLE public.m_200 (
    id integer NOT NULL,
    k integer,
    v text
) PARTITION BY LIST (id);
CREATE TABLE public.m_200_1 PARTITION OF public.m_200 FOR VALUES IN (1, 2);
CREATE UNIQUE INDEX m_100_id_k_idx ON public.m_100 USING btree (id, k);
ALTER TABLE public.m ATTACH PARTITION public.m_100 FOR VALUES FROM (100) TO (200);
CREATE UNIQUE INDEX m_200_id_k_idx ON ONLY public.m_200 USING btree (id, k);
CREATE UNIQUE INDEX m_200_1_id_k_idx ON public.m_200_1 USING btree (id, k);
ALTER INDEX public.m_200_id_k_idx ATTACH PARTITION public.m_200_1_id_k_idx;
ALTER TABLE public.m ATTACH PARTITION public.m_200 FOR VALUES FROM (200) TO (300);
ALTER TABLE public.m_rest DROP CONSTRAINT IF EXISTS lockstep_m_100_default_aaf8c686;
ALTER TABLE public.m_rest DROP CONSTRAINT IF EXISTS lockstep_m_200_default_f03d5a87;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 6: gather statistics of table public.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m_100, SHARE UPDATE EXCLUSIVE on table public.m_200, SHARE UPDATE EXCLUSIVE on table public.m_200_1, SHARE UPDATE EXCLUSIVE on table public.m_rest
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.m;

COMMIT;
-- down --
-- Undo step 6 of 6: gather statistics of table public.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, SHARE UPDATE EXCLUSIVE on table public.m_100, SHARE UPDATE EXCLUSIVE on table public.m_200, SHARE UPDATE EXCLUSIVE on table public.m_200_1, SHARE UPDATE EXCLUSIVE on table public.m_rest
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 6: make table public.m_rest of table public.m, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.m DETACH PARTITION public.m_rest;
INSERT INTO public.m_rest (id, k, v) SELECT id, k, v FROM public.m;
ALTER TABLE public.m DETACH PARTITION public.m_200;
DROP INDEX public.m_200_id_k_idx;
ALTER TABLE public.m DETACH PARTITION public.m_100;
DROP INDEX public.m_100_id_k_idx;
DROP TABLE public.m_200_1;
DROP TABLE public.m_200;
DROP TABLE public.m_100;
DROP INDEX public.m_id;
DROP TABLE public.m;
ALTER TABLE public.m_rest RENAME TO m;
ALTER INDEX public.m_rest_id_k_idx RENAME TO m_id;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 6: scan table public.m for rows of table public.m_200
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 6: check without scan that no rows belong into table public.m_200
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT IF EXISTS lockstep_m_200_default_f03d5a87;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 6: scan table public.m for rows of table public.m_100
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 6: check without scan that no rows belong into table public.m_100
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT IF EXISTS lockstep_m_100_default_aaf8c686;

COMMIT;
