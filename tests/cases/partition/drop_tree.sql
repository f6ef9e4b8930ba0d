-- A partition tree goes.
-- before --
CREATE TABLE m (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (MINVALUE) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (MAXVALUE);
CREATE INDEX ON m ((id + 1));
-- after --
CREATE TABLE other (id int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: create table public.other
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.other (
    id integer
);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.m IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.m IN ACCESS EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Step 2 of 6: drop constraint public.m.m_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m, public.m1, public.m2, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m DROP CONSTRAINT m_pkey;

-- Step 3 of 6: drop index public.m_expr_idx
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m, public.m1, public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.m_expr_idx;

-- Step 4 of 6: drop table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m, public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m1 are dropped
--   hazard:      app-breaking: whoever uses table public.m1 fails
DROP TABLE public.m1;

-- Step 5 of 6: drop table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m, public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m2 are dropped
--   hazard:      app-breaking: whoever uses table public.m2 fails
DROP TABLE public.m2;

-- Step 6 of 6: drop table public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m are dropped
--   hazard:      app-breaking: whoever uses table public.m fails
DROP TABLE public.m;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: drop table public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m (
    id integer NOT NULL
) PARTITION BY RANGE (id);

-- Undo step 5 of 6: drop table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m2 PARTITION OF public.m FOR VALUES FROM (10) TO (MAXVALUE);

-- Undo step 4 of 6: drop table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m1 PARTITION OF public.m FOR VALUES FROM (MINVALUE) TO (10);

-- Undo step 3 of 6: drop index public.m_expr_idx
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX m_expr_idx ON ONLY public.m USING btree ((id + 1));
CREATE INDEX m1_expr_idx ON public.m1 USING btree ((id + 1));
CREATE INDEX m2_expr_idx ON public.m2 USING btree ((id + 1));
ALTER INDEX public.m_expr_idx ATTACH PARTITION public.m2_expr_idx;
ALTER INDEX public.m_expr_idx ATTACH PARTITION public.m1_expr_idx;

-- Undo step 2 of 6: drop constraint public.m.m_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ADD CONSTRAINT m_pkey PRIMARY KEY (id);
ALTER TABLE public.m1 ADD CONSTRAINT m1_pkey PRIMARY KEY (id);
ALTER TABLE public.m2 ADD CONSTRAINT m2_pkey PRIMARY KEY (id);
ALTER INDEX public.m_pkey ATTACH PARTITION public.m2_pkey;
ALTER INDEX public.m_pkey ATTACH PARTITION public.m1_pkey;

COMMIT;

BEGIN;

-- Undo step 1 of 6: create table public.other
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.other;

COMMIT;
