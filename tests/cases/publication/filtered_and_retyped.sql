-- A table is published under a condition, and one of its columns gets another type: its rows can be written all the while.
-- needs --
from 15: column lists and WHERE of publications
-- before --
CREATE TABLE t (id integer NOT NULL, c smallint, PRIMARY KEY (id));
-- rows --
INSERT INTO t VALUES (1, 2), (7, 8);
-- after --
CREATE TABLE t (id integer NOT NULL, c integer, PRIMARY KEY (id));
CREATE PUBLICATION pub FOR TABLE ONLY t (id) WHERE (id > 5);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: add what will be column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_c_new_019cfd06 integer;
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_019cfd06() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT c::integer INTO NEW.lockstep_c_new_019cfd06 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_c_sync_019cfd06" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_c_new_019cfd06::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.c::integer)::text) EXECUTE FUNCTION public.lockstep_c_sync_019cfd06();

-- Step 2 of 7: create publication pub
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION pub;

-- Step 3 of 7: add publication table public.t.pub
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION pub ADD TABLE ONLY public.t (id) WHERE (id > 5);

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 7: fill column public.t.c
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE TABLE IF NOT EXISTS public.lockstep_c_progress_019cfd06 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    SELECT * INTO lockstep_state FROM public.lockstep_c_progress_019cfd06;
    EXIT WHEN NOT FOUND;
    IF lockstep_state.begun THEN
      SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
    ELSE
      SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
    END IF;
    EXIT WHEN NOT FOUND;
    BEGIN
      IF lockstep_state.begun THEN
        UPDATE ONLY public.t SET lockstep_c_new_019cfd06 = c::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_c_new_019cfd06 IS NULL AND c IS NOT NULL);
      ELSE
        UPDATE ONLY public.t SET lockstep_c_new_019cfd06 = c::integer WHERE id <= lockstep_next.next_1 AND (lockstep_c_new_019cfd06 IS NULL AND c IS NOT NULL);
      END IF;
      UPDATE public.lockstep_c_progress_019cfd06 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(0.1);
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_c_progress_019cfd06;

BEGIN;

-- Step 5 of 7: compare the new with the old column public.t.c
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.c cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_c_new_019cfd06::text COLLATE pg_catalog."C" IS DISTINCT FROM (c::integer)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_c_new_019cfd06', 'c';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 6 of 7: put the new column in the place of column public.t.c
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.c fail
--   note:        the column stands behind the others from now on: INSERT without a list of columns gives it other values
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.t RENAME COLUMN c TO lockstep_c_old_019cfd06;
ALTER TABLE public.t RENAME COLUMN lockstep_c_new_019cfd06 TO c;
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_019cfd06() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT c::smallint INTO NEW.lockstep_c_old_019cfd06 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_c_old_019cfd06 := NULL;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Step 7 of 7: drop the old column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody means to go back: until then lockstep_c_old_019cfd06 holds the old values of c
DROP TRIGGER "~lockstep_c_sync_019cfd06" ON public.t;
DROP FUNCTION public.lockstep_c_sync_019cfd06();
ALTER TABLE public.t DROP COLUMN lockstep_c_old_019cfd06;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: drop the old column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_c_old_019cfd06 smallint;
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_019cfd06() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT c::smallint INTO NEW.lockstep_c_old_019cfd06 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_c_old_019cfd06 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_c_sync_019cfd06" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.c::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_c_old_019cfd06::integer)::text) EXECUTE FUNCTION public.lockstep_c_sync_019cfd06();
UPDATE public.t SET lockstep_c_old_019cfd06 = c::smallint;

COMMIT;

BEGIN;

-- Undo step 6 of 7: put the new column in the place of column public.t.c
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_c_old_019cfd06 IS NULL AND c IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'c';
  END IF;
END $$;
ALTER TABLE public.t RENAME COLUMN c TO lockstep_c_new_019cfd06;
ALTER TABLE public.t RENAME COLUMN lockstep_c_old_019cfd06 TO c;
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_019cfd06() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT c::integer INTO NEW.lockstep_c_new_019cfd06 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 7: compare the new with the old column public.t.c
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 4 of 7: fill column public.t.c
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 7: add publication table public.t.pub
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION pub DROP TABLE ONLY public.t;

-- Undo step 2 of 7: create publication pub
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PUBLICATION pub;

-- Undo step 1 of 7: add what will be column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_c_sync_019cfd06" ON public.t;
DROP FUNCTION public.lockstep_c_sync_019cfd06();
ALTER TABLE public.t DROP COLUMN lockstep_c_new_019cfd06;

COMMIT;
