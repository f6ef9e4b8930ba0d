-- Columns that rules use get another type, are renamed, are dropped; a row that is written whole gets another column.
-- before --
CREATE TABLE t (a int, b int, c int);
CREATE TABLE log (a int, b int, c int);
CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO log (a) VALUES (NEW.a);
CREATE RULE s AS ON UPDATE TO t WHERE NEW.b > 0 DO ALSO UPDATE log SET b = NEW.b WHERE log.b = OLD.b;
CREATE RULE goes AS ON DELETE TO t DO ALSO DELETE FROM log WHERE log.c = OLD.c;
CREATE TABLE u (a int);
CREATE TABLE u_log (a int);
CREATE RULE w AS ON INSERT TO u DO ALSO INSERT INTO u_log SELECT NEW.*;
-- after --
CREATE TABLE t (
  a bigint,
  -- @renamed from=b
  d int);
CREATE TABLE log (
  a int,
  -- @renamed from=b
  e int,
  c int);
CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO log (a) VALUES (NEW.a);
CREATE RULE s AS ON UPDATE TO t WHERE NEW.d > 0 DO ALSO UPDATE log SET e = NEW.d WHERE log.e = OLD.d;
CREATE TABLE u (a int, b int);
CREATE TABLE u_log (a int, b int);
CREATE RULE w AS ON INSERT TO u DO ALSO INSERT INTO u_log SELECT NEW.*;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 14: rename column public.log.b to column public.log.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.log
--   blocks:      reads and writes of public.log, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.log.e fails
ALTER TABLE public.log RENAME COLUMN b TO e;

-- Step 2 of 14: rename column public.t.b to column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.t.d fails
ALTER TABLE public.t RENAME COLUMN b TO d;

-- Step 3 of 14: add what will be column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_a_new_5c911f68 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::bigint INTO NEW.lockstep_a_new_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_sync_5c911f68" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_a_new_5c911f68::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.a::bigint)::text) EXECUTE FUNCTION public.lockstep_a_sync_5c911f68();

-- Step 4 of 14: add column public.u.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.u ADD COLUMN b integer;

-- Step 5 of 14: add column public.u_log.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u_log
--   blocks:      reads and writes of public.u_log, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.u_log ADD COLUMN b integer;

-- Step 6 of 14: replace rule w on public.u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE w AS
    ON INSERT TO public.u
    DO ALSO INSERT INTO public.u_log SELECT new.a, new.b;

COMMIT;

SET lock_timeout = 0;

-- Step 7 of 14: fill column public.t.a
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE TABLE IF NOT EXISTS public.lockstep_a_progress_5c911f68 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    SELECT * INTO lockstep_state FROM public.lockstep_a_progress_5c911f68;
    EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
    BEGIN
      UPDATE ONLY public.t SET lockstep_a_new_5c911f68 = a::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_a_new_5c911f68 IS NULL AND a IS NOT NULL);
      UPDATE public.lockstep_a_progress_5c911f68 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(0.1);
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_a_progress_5c911f68;

BEGIN;

-- Step 8 of 14: compare the new with the old column public.t.a
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.a cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_a_new_5c911f68::text COLLATE pg_catalog."C" IS DISTINCT FROM (a::bigint)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_a_new_5c911f68', 'a';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 9 of 14: drop rule public.t.goes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE goes ON public.t;

-- Step 10 of 14: drop column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.c are dropped
--   hazard:      app-breaking: whoever uses column public.t.c fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN c;

-- Step 11 of 14: drop rule public.t.r
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE r ON public.t;

-- Step 12 of 14: put the new column in the place of column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.a fail
--   note:        the column stands behind the others from now on: INSERT without a list of columns gives it other values
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.t RENAME COLUMN a TO lockstep_a_old_5c911f68;
ALTER TABLE public.t RENAME COLUMN lockstep_a_new_5c911f68 TO a;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::integer INTO NEW.lockstep_a_old_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_a_old_5c911f68 := NULL;
  RETURN NEW;
END $$;

-- Step 13 of 14: add rule public.t.r
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE r AS
    ON INSERT TO public.t
    DO ALSO INSERT INTO public.log (a) VALUES (new.a);

COMMIT;

BEGIN;

-- Step 14 of 14: drop the old column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody means to go back: until then lockstep_a_old_5c911f68 holds the old values of a
DROP TRIGGER "~lockstep_a_sync_5c911f68" ON public.t;
DROP FUNCTION public.lockstep_a_sync_5c911f68();
ALTER TABLE public.t DROP COLUMN lockstep_a_old_5c911f68;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 14 of 14: drop the old column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_a_old_5c911f68 integer;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::integer INTO NEW.lockstep_a_old_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_a_old_5c911f68 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_sync_5c911f68" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_a_old_5c911f68::bigint)::text) EXECUTE FUNCTION public.lockstep_a_sync_5c911f68();
UPDATE public.t SET lockstep_a_old_5c911f68 = a::integer;

COMMIT;

BEGIN;

-- Undo step 13 of 14: add rule public.t.r
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP RULE r ON public.t;

-- Undo step 12 of 14: put the new column in the place of column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_a_old_5c911f68 IS NULL AND a IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'a';
  END IF;
END $$;
ALTER TABLE public.t RENAME COLUMN a TO lockstep_a_new_5c911f68;
ALTER TABLE public.t RENAME COLUMN lockstep_a_old_5c911f68 TO a;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::bigint INTO NEW.lockstep_a_new_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

-- Undo step 11 of 14: drop rule public.t.r
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE r AS
    ON INSERT TO public.t
    DO ALSO INSERT INTO public.log (a) VALUES (new.a);

-- Undo step 10 of 14: drop column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.t ADD COLUMN c integer;

-- Undo step 9 of 14: drop rule public.t.goes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE RULE goes AS
    ON DELETE TO public.t
    DO ALSO DELETE FROM public.log WHERE log.c = old.c;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 14: compare the new with the old column public.t.a
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 7 of 14: fill column public.t.a
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 14: replace rule w on public.u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE RULE w AS
    ON INSERT TO public.u
    DO ALSO INSERT INTO public.u_log SELECT new.a;

-- Undo step 5 of 14: add column public.u_log.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u_log
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.u_log DROP COLUMN b;

-- Undo step 4 of 14: add column public.u.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.u DROP COLUMN b;

-- Undo step 3 of 14: add what will be column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_a_sync_5c911f68" ON public.t;
DROP FUNCTION public.lockstep_a_sync_5c911f68();
ALTER TABLE public.t DROP COLUMN lockstep_a_new_5c911f68;

-- Undo step 2 of 14: rename column public.t.b to column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME COLUMN d TO b;

-- Undo step 1 of 14: rename column public.log.b to column public.log.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.log
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.log RENAME COLUMN e TO b;

COMMIT;
