-- Rows of a published table without replica identity can be updated by nobody, and a rule may do something else instead: there is no second column that could be filled.
-- before --
CREATE TABLE loose (id bigint, v integer);
CREATE TABLE keyed (id bigint PRIMARY KEY, v integer);
CREATE TABLE full_rows (id bigint, v integer);
ALTER TABLE full_rows REPLICA IDENTITY FULL;
CREATE TABLE ruled (id bigint PRIMARY KEY, v integer);
CREATE TABLE log (id bigint PRIMARY KEY);
CREATE RULE r AS ON UPDATE TO ruled DO ALSO INSERT INTO log VALUES (new.id);
CREATE PUBLICATION p FOR ALL TABLES WITH (publish = 'insert, update');
-- rows --
INSERT INTO loose VALUES (1, 2);
INSERT INTO keyed VALUES (1, 2);
INSERT INTO full_rows VALUES (1, 2);
INSERT INTO ruled VALUES (1, 2);
-- after --
CREATE TABLE loose (id bigint, v bigint);
CREATE TABLE keyed (id bigint PRIMARY KEY, v bigint);
CREATE TABLE full_rows (id bigint, v bigint);
ALTER TABLE full_rows REPLICA IDENTITY FULL;
CREATE TABLE ruled (id bigint PRIMARY KEY, v bigint);
CREATE TABLE log (id bigint PRIMARY KEY);
CREATE RULE r AS ON UPDATE TO ruled DO ALSO INSERT INTO log VALUES (new.id);
CREATE PUBLICATION p FOR ALL TABLES WITH (publish = 'insert, update');
-- holds --
SELECT (SELECT sum(v) FROM (TABLE loose UNION ALL TABLE keyed UNION ALL TABLE full_rows UNION ALL TABLE ruled) x) = 8 AND NOT EXISTS (TABLE log);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.full_rows IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 18: add what will be column public.full_rows.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.full_rows
--   blocks:      reads and writes of public.full_rows, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.full_rows ADD COLUMN lockstep_v_new_60581406 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_v_sync_60581406() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT v::bigint INTO NEW.lockstep_v_new_60581406 FROM (SELECT NEW.*) AS full_rows;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_v_sync_60581406" BEFORE INSERT OR UPDATE ON public.full_rows FOR EACH ROW WHEN (NEW.lockstep_v_new_60581406 IS DISTINCT FROM NEW.v::bigint) EXECUTE FUNCTION public.lockstep_v_sync_60581406();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 18: add what will be column public.keyed.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   blocks:      reads and writes of public.keyed, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.keyed ADD COLUMN lockstep_v_new_f04c35d9 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_v_sync_f04c35d9() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT v::bigint INTO NEW.lockstep_v_new_f04c35d9 FROM (SELECT NEW.*) AS keyed;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_v_sync_f04c35d9" BEFORE INSERT OR UPDATE ON public.keyed FOR EACH ROW WHEN (NEW.lockstep_v_new_f04c35d9 IS DISTINCT FROM NEW.v::bigint) EXECUTE FUNCTION public.lockstep_v_sync_f04c35d9();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loose IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 18: change type of column public.loose.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.loose
--   blocks:      reads and writes of public.loose, for as long as its work takes
--   work:        rewrites public.loose
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.loose is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.loose.v fail
ALTER TABLE public.loose ALTER COLUMN v TYPE bigint;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 18: gather statistics of table public.loose (v)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.loose
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.loose (v);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.ruled IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 18: change type of column public.ruled.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.ruled
--   blocks:      reads and writes of public.ruled, for as long as its work takes
--   work:        rewrites public.ruled
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.ruled is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.ruled.v fail
ALTER TABLE public.ruled ALTER COLUMN v TYPE bigint;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 18: gather statistics of table public.ruled (v)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.ruled
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.ruled (v);

COMMIT;

-- Step 7 of 18: fill column public.full_rows.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.full_rows
--   blocks:      neither reads nor writes
--   work:        scans public.full_rows
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_v_progress_60581406 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.full_rows') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_v_progress_60581406
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.full_rows') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_v_progress_60581406);
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
      SELECT * INTO lockstep_state FROM public.lockstep_v_progress_60581406;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.full_rows SET lockstep_v_new_60581406 = v::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_v_new_60581406 IS NULL AND v IS NOT NULL);
      UPDATE public.lockstep_v_progress_60581406 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_v_progress_60581406;

BEGIN;

-- Step 8 of 18: gather statistics of table public.full_rows (lockstep_v_new_60581406)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.full_rows
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.full_rows (lockstep_v_new_60581406);

COMMIT;

BEGIN;

-- Step 9 of 18: compare the new with the old column public.full_rows.v
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.full_rows
--   blocks:      neither reads nor writes
--   work:        scans public.full_rows
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.full_rows.v cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.full_rows WHERE lockstep_v_new_60581406 IS DISTINCT FROM v::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_v_new_60581406', 'v';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.full_rows IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 18: put the new column in the place of column public.full_rows.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.full_rows
--   blocks:      reads and writes of public.full_rows, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.full_rows.v fail
--   hazard:      app-breaking: columns of table public.full_rows stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.full_rows IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.full_rows RENAME COLUMN v TO lockstep_v_old_60581406;
ALTER TABLE public.full_rows RENAME COLUMN lockstep_v_new_60581406 TO v;
CREATE OR REPLACE FUNCTION public.lockstep_v_sync_60581406() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.v::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.v::text THEN
    RETURN NEW;
  END IF;
  SELECT v::integer INTO NEW.lockstep_v_old_60581406 FROM (SELECT NEW.*) AS full_rows;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_v_old_60581406 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 11 of 18: fill column public.keyed.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.keyed
--   blocks:      neither reads nor writes
--   work:        scans public.keyed
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_v_progress_f04c35d9 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.keyed ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_v_progress_f04c35d9
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.keyed ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_v_progress_f04c35d9);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_v_progress_f04c35d9;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.keyed WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.keyed WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.keyed SET lockstep_v_new_f04c35d9 = v::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_v_new_f04c35d9 IS NULL AND v IS NOT NULL);
      ELSE
        UPDATE ONLY public.keyed SET lockstep_v_new_f04c35d9 = v::bigint WHERE id <= lockstep_next.next_1 AND (lockstep_v_new_f04c35d9 IS NULL AND v IS NOT NULL);
      END IF;
      UPDATE public.lockstep_v_progress_f04c35d9 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_v_progress_f04c35d9;

BEGIN;

-- Step 12 of 18: gather statistics of table public.keyed (lockstep_v_new_f04c35d9)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.keyed
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.keyed (lockstep_v_new_f04c35d9);

COMMIT;

BEGIN;

-- Step 13 of 18: compare the new with the old column public.keyed.v
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.keyed
--   blocks:      neither reads nor writes
--   work:        scans public.keyed
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.keyed.v cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.keyed WHERE lockstep_v_new_f04c35d9 IS DISTINCT FROM v::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_v_new_f04c35d9', 'v';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 18: put the new column in the place of column public.keyed.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   blocks:      reads and writes of public.keyed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.keyed.v fail
--   hazard:      app-breaking: columns of table public.keyed stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.keyed IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.keyed RENAME COLUMN v TO lockstep_v_old_f04c35d9;
ALTER TABLE public.keyed RENAME COLUMN lockstep_v_new_f04c35d9 TO v;
CREATE OR REPLACE FUNCTION public.lockstep_v_sync_f04c35d9() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.v::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.v::text THEN
    RETURN NEW;
  END IF;
  SELECT v::integer INTO NEW.lockstep_v_old_f04c35d9 FROM (SELECT NEW.*) AS keyed;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_v_old_f04c35d9 := NULL;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Step 15 of 18: give up the old column public.full_rows.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_v_old_60581406 holds the old values of v
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.full_rows IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 18: drop the old column public.full_rows.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.full_rows
--   blocks:      reads and writes of public.full_rows, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_v_sync_60581406" ON public.full_rows;
DROP FUNCTION public.lockstep_v_sync_60581406();
ALTER TABLE public.full_rows DROP COLUMN lockstep_v_old_60581406;

COMMIT;

BEGIN;

-- Step 17 of 18: give up the old column public.keyed.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_v_old_f04c35d9 holds the old values of v
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 18 of 18: drop the old column public.keyed.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   blocks:      reads and writes of public.keyed, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_v_sync_f04c35d9" ON public.keyed;
DROP FUNCTION public.lockstep_v_sync_f04c35d9();
ALTER TABLE public.keyed DROP COLUMN lockstep_v_old_f04c35d9;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 18: drop the old column public.keyed.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.keyed ADD COLUMN lockstep_v_old_f04c35d9 integer;
CREATE OR REPLACE FUNCTION public.lockstep_v_sync_f04c35d9() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.v::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.v::text THEN
    RETURN NEW;
  END IF;
  SELECT v::integer INTO NEW.lockstep_v_old_f04c35d9 FROM (SELECT NEW.*) AS keyed;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_v_old_f04c35d9 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_v_sync_f04c35d9" BEFORE INSERT OR UPDATE ON public.keyed FOR EACH ROW WHEN (NEW.v IS DISTINCT FROM NEW.lockstep_v_old_f04c35d9::bigint) EXECUTE FUNCTION public.lockstep_v_sync_f04c35d9();

COMMIT;

SET lock_timeout = 0;

-- Undo step 17 of 18: give up the old column public.keyed.v
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.keyed
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_v_progress_f04c35d9 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.keyed ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_v_progress_f04c35d9
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.keyed ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_v_progress_f04c35d9);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_v_progress_f04c35d9;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.keyed WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.keyed WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.keyed SET lockstep_v_old_f04c35d9 = v::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_v_old_f04c35d9 IS NULL AND v IS NOT NULL);
      ELSE
        UPDATE ONLY public.keyed SET lockstep_v_old_f04c35d9 = v::integer WHERE id <= lockstep_next.next_1 AND (lockstep_v_old_f04c35d9 IS NULL AND v IS NOT NULL);
      END IF;
      UPDATE public.lockstep_v_progress_f04c35d9 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_v_progress_f04c35d9;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.full_rows IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 18: drop the old column public.full_rows.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.full_rows
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.full_rows ADD COLUMN lockstep_v_old_60581406 integer;
CREATE OR REPLACE FUNCTION public.lockstep_v_sync_60581406() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.v::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.v::text THEN
    RETURN NEW;
  END IF;
  SELECT v::integer INTO NEW.lockstep_v_old_60581406 FROM (SELECT NEW.*) AS full_rows;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_v_old_60581406 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_v_sync_60581406" BEFORE INSERT OR UPDATE ON public.full_rows FOR EACH ROW WHEN (NEW.v IS DISTINCT FROM NEW.lockstep_v_old_60581406::bigint) EXECUTE FUNCTION public.lockstep_v_sync_60581406();

COMMIT;

SET lock_timeout = 0;

-- Undo step 15 of 18: give up the old column public.full_rows.v
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.full_rows
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_v_progress_60581406 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.full_rows') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_v_progress_60581406
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.full_rows') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_v_progress_60581406);
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
      SELECT * INTO lockstep_state FROM public.lockstep_v_progress_60581406;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.full_rows SET lockstep_v_old_60581406 = v::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_v_old_60581406 IS NULL AND v IS NOT NULL);
      UPDATE public.lockstep_v_progress_60581406 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_v_progress_60581406;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 18: put the new column in the place of column public.keyed.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.keyed IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.keyed WHERE lockstep_v_old_f04c35d9 IS NULL AND v IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'v';
  END IF;
END $$;
ALTER TABLE public.keyed RENAME COLUMN v TO lockstep_v_new_f04c35d9;
ALTER TABLE public.keyed RENAME COLUMN lockstep_v_old_f04c35d9 TO v;
CREATE OR REPLACE FUNCTION public.lockstep_v_sync_f04c35d9() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT v::bigint INTO NEW.lockstep_v_new_f04c35d9 FROM (SELECT NEW.*) AS keyed;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 13 of 18: compare the new with the old column public.keyed.v
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.keyed
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 12 of 18: gather statistics of table public.keyed (lockstep_v_new_f04c35d9)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.keyed
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.keyed (v);

COMMIT;

-- Undo step 11 of 18: fill column public.keyed.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.keyed
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.full_rows IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 18: put the new column in the place of column public.full_rows.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.full_rows
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.full_rows IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.full_rows WHERE lockstep_v_old_60581406 IS NULL AND v IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'v';
  END IF;
END $$;
ALTER TABLE public.full_rows RENAME COLUMN v TO lockstep_v_new_60581406;
ALTER TABLE public.full_rows RENAME COLUMN lockstep_v_old_60581406 TO v;
CREATE OR REPLACE FUNCTION public.lockstep_v_sync_60581406() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT v::bigint INTO NEW.lockstep_v_new_60581406 FROM (SELECT NEW.*) AS full_rows;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 18: compare the new with the old column public.full_rows.v
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.full_rows
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 8 of 18: gather statistics of table public.full_rows (lockstep_v_new_60581406)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.full_rows
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.full_rows (v);

COMMIT;

-- Undo step 7 of 18: fill column public.full_rows.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.full_rows
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 6 of 18: gather statistics of table public.ruled (v)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.ruled
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.ruled IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 18: change type of column public.ruled.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.ruled
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.ruled ALTER COLUMN v TYPE integer;

COMMIT;

-- Undo step 4 of 18: gather statistics of table public.loose (v)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.loose
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.loose IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 18: change type of column public.loose.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.loose
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.loose ALTER COLUMN v TYPE integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 18: add what will be column public.keyed.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_v_sync_f04c35d9" ON public.keyed;
DROP FUNCTION public.lockstep_v_sync_f04c35d9();
ALTER TABLE public.keyed DROP COLUMN lockstep_v_new_f04c35d9;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.full_rows IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 18: add what will be column public.full_rows.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.full_rows
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_v_sync_60581406" ON public.full_rows;
DROP FUNCTION public.lockstep_v_sync_60581406();
ALTER TABLE public.full_rows DROP COLUMN lockstep_v_new_60581406;

COMMIT;
