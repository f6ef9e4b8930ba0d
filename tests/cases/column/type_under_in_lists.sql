-- What compares with a list of values of character varying is printed otherwise when PostgreSQL makes it again with the column.
-- needs --
from 14: statistics on expressions
-- before --
CREATE TABLE t (id integer, c varchar(10), d varchar(10) COLLATE "C", CONSTRAINT known CHECK (c IN ('a', 'b')), CONSTRAINT plain CHECK (c <> 'x'));
CREATE INDEX certain ON t (id) WHERE c IN ('a', 'b');
CREATE INDEX others ON t (id) WHERE d IN ('a');
CREATE INDEX more ON t ((d IN ('x', 'y')));
CREATE STATISTICS seen ON (d IN ('x', 'y')), id FROM t;
CREATE INDEX untouched ON t (c) WHERE c > 'b';
-- rows --
INSERT INTO t VALUES (1, 'a', 'x');
-- after --
CREATE TABLE t (id integer, c varchar(20), d varchar(10), CONSTRAINT known CHECK (c IN ('a', 'b')), CONSTRAINT plain CHECK (c <> 'x'));
CREATE INDEX certain ON t (id) WHERE c IN ('a', 'b');
CREATE INDEX others ON t (id) WHERE d IN ('a');
CREATE INDEX more ON t ((d IN ('x', 'y')));
CREATE STATISTICS seen ON (d IN ('x', 'y')), id FROM t;
CREATE INDEX untouched ON t (c) WHERE c > 'b';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 25: add what will be column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_c_new_019cfd06 character varying(20);
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_019cfd06() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT c::character varying INTO NEW.lockstep_c_new_019cfd06 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_c_sync_019cfd06" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_c_new_019cfd06 IS DISTINCT FROM NEW.c::character varying) EXECUTE FUNCTION public.lockstep_c_sync_019cfd06();

-- Step 2 of 25: add what will be column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_d_new_240a5e4d character varying(10);
CREATE OR REPLACE FUNCTION public.lockstep_d_sync_240a5e4d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT d::character varying INTO NEW.lockstep_d_new_240a5e4d FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_d_sync_240a5e4d" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_d_new_240a5e4d IS DISTINCT FROM NEW.d::character varying) EXECUTE FUNCTION public.lockstep_d_sync_240a5e4d();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 25: fill columns c, d of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_c_progress_019cfd06 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_c_progress_019cfd06
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_c_progress_019cfd06);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_c_progress_019cfd06;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_c_new_019cfd06 = c::character varying, lockstep_d_new_240a5e4d = d::character varying WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND ((lockstep_c_new_019cfd06 IS NULL AND c IS NOT NULL) OR (lockstep_d_new_240a5e4d IS NULL AND d IS NOT NULL));
      UPDATE public.lockstep_c_progress_019cfd06 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_c_progress_019cfd06;

-- Step 4 of 25: build the new index public.certain
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_certain_new_f8ed0df5
CREATE INDEX CONCURRENTLY lockstep_certain_new_f8ed0df5 ON public.t USING btree (id) WHERE (lockstep_c_new_019cfd06 IN ('a', 'b'));

-- Step 5 of 25: build the new index public.untouched
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_untouched_new_bb4f7e56
CREATE INDEX CONCURRENTLY lockstep_untouched_new_bb4f7e56 ON public.t USING btree (lockstep_c_new_019cfd06) WHERE lockstep_c_new_019cfd06 > 'b';

-- Step 6 of 25: build the new index public.more
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_more_new_9ff06deb
CREATE INDEX CONCURRENTLY lockstep_more_new_9ff06deb ON public.t USING btree (((lockstep_d_new_240a5e4d IN ('x', 'y'))));

BEGIN;

-- Step 7 of 25: gather statistics of table public.t
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;

-- Step 8 of 25: build the new index public.others
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_others_new_d5fd2270
CREATE INDEX CONCURRENTLY lockstep_others_new_d5fd2270 ON public.t USING btree (id) WHERE (lockstep_d_new_240a5e4d IN ('a'));

BEGIN;

-- Step 9 of 25: compare the new with the old columns c, d of table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.c, column public.t.d cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE (lockstep_c_new_019cfd06 IS DISTINCT FROM c::character varying) OR (lockstep_d_new_240a5e4d IS DISTINCT FROM d::character varying)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_c_new_019cfd06, lockstep_d_new_240a5e4d', 'c, d';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 10 of 25: give up the proof of constraint public.t.known
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 25: drop constraint public.t.known
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT known;

-- Step 12 of 25: drop statistics public.seen
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.seen;

-- Step 13 of 25: put new columns in the places of the old ones of table public.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.c fail
--   hazard:      cached-plan: prepared statements that give column public.t.d fail
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.t DROP CONSTRAINT plain;
ALTER INDEX public.certain RENAME TO lockstep_certain_old_f8ed0df5;
ALTER INDEX public.untouched RENAME TO lockstep_untouched_old_bb4f7e56;
ALTER INDEX public.more RENAME TO lockstep_more_old_9ff06deb;
ALTER INDEX public.others RENAME TO lockstep_others_old_d5fd2270;
ALTER TABLE public.t RENAME COLUMN c TO lockstep_c_old_019cfd06;
ALTER TABLE public.t RENAME COLUMN lockstep_c_new_019cfd06 TO c;
ALTER TABLE public.t RENAME COLUMN d TO lockstep_d_old_240a5e4d;
ALTER TABLE public.t RENAME COLUMN lockstep_d_new_240a5e4d TO d;
ALTER INDEX public.lockstep_certain_new_f8ed0df5 RENAME TO certain;
ALTER INDEX public.lockstep_untouched_new_bb4f7e56 RENAME TO untouched;
ALTER INDEX public.lockstep_more_new_9ff06deb RENAME TO more;
ALTER INDEX public.lockstep_others_new_d5fd2270 RENAME TO others;
ALTER TABLE public.t ADD CONSTRAINT plain CHECK (c <> 'x') NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_019cfd06() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.c::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.c::text THEN
    RETURN NEW;
  END IF;
  SELECT c::character varying INTO NEW.lockstep_c_old_019cfd06 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_c_old_019cfd06 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_d_sync_240a5e4d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.d::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.d::text THEN
    RETURN NEW;
  END IF;
  SELECT d::character varying INTO NEW.lockstep_d_old_240a5e4d FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_d_old_240a5e4d := NULL;
  RETURN NEW;
END $$;

-- Step 14 of 25: add constraint public.t.known without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT known CHECK (c IN ('a', 'b')) NOT VALID;

-- Step 15 of 25: add statistics public.seen
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.seen ON id, (d IN ('x', 'y')) FROM public.t;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 16 of 25: gather statistics of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;

-- Step 17 of 25: drop the old index public.certain
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_certain_old_f8ed0df5;

-- Step 18 of 25: drop the old index public.untouched
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_untouched_old_bb4f7e56;

-- Step 19 of 25: drop the old index public.more
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_more_old_9ff06deb;

-- Step 20 of 25: drop the old index public.others
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_others_old_d5fd2270;

BEGIN;

-- Step 21 of 25: validate constraint public.t.known
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.t.known
ALTER TABLE public.t VALIDATE CONSTRAINT known;

COMMIT;

BEGIN;

-- Step 22 of 25: validate constraint public.t.plain
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT plain;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 23 of 25: give up the old columns c, d of table public.t
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.t.c, public.t.d
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 24 of 25: drop the old column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_c_sync_019cfd06" ON public.t;
DROP FUNCTION public.lockstep_c_sync_019cfd06();
ALTER TABLE public.t DROP COLUMN lockstep_c_old_019cfd06;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 25 of 25: drop the old column public.t.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_d_sync_240a5e4d" ON public.t;
DROP FUNCTION public.lockstep_d_sync_240a5e4d();
ALTER TABLE public.t DROP COLUMN lockstep_d_old_240a5e4d;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 25 of 25: drop the old column public.t.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_d_old_240a5e4d character varying(10) COLLATE "C";
CREATE OR REPLACE FUNCTION public.lockstep_d_sync_240a5e4d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.d::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.d::text THEN
    RETURN NEW;
  END IF;
  SELECT d::character varying INTO NEW.lockstep_d_old_240a5e4d FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_d_old_240a5e4d := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_d_sync_240a5e4d" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.d IS DISTINCT FROM NEW.lockstep_d_old_240a5e4d::character varying) EXECUTE FUNCTION public.lockstep_d_sync_240a5e4d();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 24 of 25: drop the old column public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_c_old_019cfd06 character varying(10);
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_019cfd06() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.c::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.c::text THEN
    RETURN NEW;
  END IF;
  SELECT c::character varying INTO NEW.lockstep_c_old_019cfd06 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_c_old_019cfd06 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_c_sync_019cfd06" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.c IS DISTINCT FROM NEW.lockstep_c_old_019cfd06::character varying) EXECUTE FUNCTION public.lockstep_c_sync_019cfd06();

COMMIT;

SET lock_timeout = 0;

-- Undo step 23 of 25: give up the old columns c, d of table public.t
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_c_progress_019cfd06 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_c_progress_019cfd06
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_c_progress_019cfd06);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_c_progress_019cfd06;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_c_old_019cfd06 = c::character varying, lockstep_d_old_240a5e4d = d::character varying WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND ((lockstep_c_old_019cfd06 IS NULL AND c IS NOT NULL) OR (lockstep_d_old_240a5e4d IS NULL AND d IS NOT NULL));
      UPDATE public.lockstep_c_progress_019cfd06 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_c_progress_019cfd06;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 22 of 25: validate constraint public.t.plain
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT plain;
ALTER TABLE public.t ADD CONSTRAINT plain CHECK (c <> 'x') NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 25: validate constraint public.t.known
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT known;
ALTER TABLE public.t ADD CONSTRAINT known CHECK (c IN ('a', 'b')) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 20 of 25: drop the old index public.others
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_others_old_d5fd2270 ON public.t USING btree (id) WHERE (lockstep_d_old_240a5e4d IN ('a'));

-- Undo step 19 of 25: drop the old index public.more
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_more_old_9ff06deb ON public.t USING btree (((lockstep_d_old_240a5e4d IN ('x', 'y'))));

-- Undo step 18 of 25: drop the old index public.untouched
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_untouched_old_bb4f7e56 ON public.t USING btree (lockstep_c_old_019cfd06) WHERE lockstep_c_old_019cfd06 > 'b';

-- Undo step 17 of 25: drop the old index public.certain
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_certain_old_f8ed0df5 ON public.t USING btree (id) WHERE (lockstep_c_old_019cfd06 IN ('a', 'b'));

-- Undo step 16 of 25: gather statistics of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 25: add statistics public.seen
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.seen;

-- Undo step 14 of 25: add constraint public.t.known without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT known;

-- Undo step 13 of 25: put new columns in the places of the old ones of table public.t
--   phase:       contract
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
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_d_old_240a5e4d IS NULL AND d IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'd';
  END IF;
END $$;
ALTER TABLE public.t DROP CONSTRAINT plain;
ALTER INDEX public.certain RENAME TO lockstep_certain_new_f8ed0df5;
ALTER INDEX public.untouched RENAME TO lockstep_untouched_new_bb4f7e56;
ALTER INDEX public.more RENAME TO lockstep_more_new_9ff06deb;
ALTER INDEX public.others RENAME TO lockstep_others_new_d5fd2270;
ALTER TABLE public.t RENAME COLUMN c TO lockstep_c_new_019cfd06;
ALTER TABLE public.t RENAME COLUMN lockstep_c_old_019cfd06 TO c;
ALTER TABLE public.t RENAME COLUMN d TO lockstep_d_new_240a5e4d;
ALTER TABLE public.t RENAME COLUMN lockstep_d_old_240a5e4d TO d;
ALTER INDEX public.lockstep_certain_old_f8ed0df5 RENAME TO certain;
ALTER INDEX public.lockstep_untouched_old_bb4f7e56 RENAME TO untouched;
ALTER INDEX public.lockstep_more_old_9ff06deb RENAME TO more;
ALTER INDEX public.lockstep_others_old_d5fd2270 RENAME TO others;
ALTER TABLE public.t ADD CONSTRAINT plain CHECK (c <> 'x') NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_c_sync_019cfd06() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT c::character varying INTO NEW.lockstep_c_new_019cfd06 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_d_sync_240a5e4d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT d::character varying INTO NEW.lockstep_d_new_240a5e4d FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

-- Undo step 12 of 25: drop statistics public.seen
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.seen ON id, (d IN ('x', 'y')) FROM public.t;

-- Undo step 11 of 25: drop constraint public.t.known
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT known CHECK (c IN ('a', 'b')) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 10 of 25: give up the proof of constraint public.t.known
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT known;

COMMIT;

BEGIN;

-- Undo step 9 of 25: compare the new with the old columns c, d of table public.t
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT plain;

COMMIT;

-- Undo step 8 of 25: build the new index public.others
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_others_new_d5fd2270;

BEGIN;

-- Undo step 7 of 25: gather statistics of table public.t
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t;

COMMIT;

-- Undo step 6 of 25: build the new index public.more
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_more_new_9ff06deb;

-- Undo step 5 of 25: build the new index public.untouched
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_untouched_new_bb4f7e56;

-- Undo step 4 of 25: build the new index public.certain
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_certain_new_f8ed0df5;

-- Undo step 3 of 25: fill columns c, d of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 25: add what will be column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_d_sync_240a5e4d" ON public.t;
DROP FUNCTION public.lockstep_d_sync_240a5e4d();
ALTER TABLE public.t DROP COLUMN lockstep_d_new_240a5e4d;

-- Undo step 1 of 25: add what will be column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_c_sync_019cfd06" ON public.t;
DROP FUNCTION public.lockstep_c_sync_019cfd06();
ALTER TABLE public.t DROP COLUMN lockstep_c_new_019cfd06;

COMMIT;
