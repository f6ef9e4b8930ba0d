-- A longer type, and another collation, leave the rows as they are, but indexes over what is computed of the column or sorted by it would be built again while others wait: it gets a second one.
-- before --
CREATE TABLE t (id int, code varchar(10), plain varchar(10) UNIQUE, CONSTRAINT short CHECK (code <> ''));
CREATE INDEX t_code_lower ON t (lower(code));
CREATE INDEX t_code_some ON t (id) WHERE code > 'a';
CREATE INDEX t_code ON t (code);
CREATE INDEX t_plain ON t (plain);
-- after --
CREATE TABLE t (id int, code varchar(20), plain varchar(10) COLLATE "C" UNIQUE, CONSTRAINT short CHECK (code <> ''));
CREATE INDEX t_code_lower ON t (lower(code));
CREATE INDEX t_code_some ON t (id) WHERE code > 'a';
CREATE INDEX t_code ON t (code);
CREATE INDEX t_plain ON t (plain);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 20: add what will be column public.t.code
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_code_new_da78cb2a character varying(20);
CREATE OR REPLACE FUNCTION public.lockstep_code_sync_da78cb2a() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT code::character varying INTO NEW.lockstep_code_new_da78cb2a FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_code_sync_da78cb2a" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_code_new_da78cb2a IS DISTINCT FROM NEW.code::character varying) EXECUTE FUNCTION public.lockstep_code_sync_da78cb2a();

-- Step 2 of 20: add what will be column public.t.plain
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_plain_new_3ef4d782 character varying(10) COLLATE "C";
CREATE OR REPLACE FUNCTION public.lockstep_plain_sync_3ef4d782() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT plain::character varying INTO NEW.lockstep_plain_new_3ef4d782 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_plain_sync_3ef4d782" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_plain_new_3ef4d782::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.plain::character varying)::text) EXECUTE FUNCTION public.lockstep_plain_sync_3ef4d782();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 20: fill columns code, plain of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_code_progress_da78cb2a AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_code_progress_da78cb2a
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_code_progress_da78cb2a);
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
      SELECT * INTO lockstep_state FROM public.lockstep_code_progress_da78cb2a;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_code_new_da78cb2a = code::character varying, lockstep_plain_new_3ef4d782 = plain::character varying WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND ((lockstep_code_new_da78cb2a IS NULL AND code IS NOT NULL) OR (lockstep_plain_new_3ef4d782 IS NULL AND plain IS NOT NULL));
      UPDATE public.lockstep_code_progress_da78cb2a SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_code_progress_da78cb2a;

-- Step 4 of 20: build the new index public.t_code
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_code_new_dcd3788d
CREATE INDEX CONCURRENTLY lockstep_t_code_new_dcd3788d ON public.t USING btree (lockstep_code_new_da78cb2a);

-- Step 5 of 20: build the new index public.t_code_lower
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_code_lower_new_3abd04fd
CREATE INDEX CONCURRENTLY lockstep_t_code_lower_new_3abd04fd ON public.t USING btree (lower(lockstep_code_new_da78cb2a));

BEGIN;

-- Step 6 of 20: gather statistics of table public.t
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;

-- Step 7 of 20: build the new index public.t_code_some
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_code_some_new_0231c012
CREATE INDEX CONCURRENTLY lockstep_t_code_some_new_0231c012 ON public.t USING btree (id) WHERE lockstep_code_new_da78cb2a > 'a';

-- Step 8 of 20: build the new index public.t_plain
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_plain_new_03aada2b
CREATE INDEX CONCURRENTLY lockstep_t_plain_new_03aada2b ON public.t USING btree (lockstep_plain_new_3ef4d782);

-- Step 9 of 20: build the new index public.t_plain_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_plain_key_key_7c3bca4e
CREATE UNIQUE INDEX CONCURRENTLY lockstep_t_plain_key_key_7c3bca4e ON public.t USING btree (lockstep_plain_new_3ef4d782);

BEGIN;

-- Step 10 of 20: compare the new with the old columns code, plain of table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.code, column public.t.plain cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE (lockstep_code_new_da78cb2a IS DISTINCT FROM code::character varying) OR (lockstep_plain_new_3ef4d782::text COLLATE pg_catalog."C" IS DISTINCT FROM (plain::character varying)::text)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_code_new_da78cb2a, lockstep_plain_new_3ef4d782', 'code, plain';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 20: put new columns in the places of the old ones of table public.t
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.code fail
--   hazard:      cached-plan: prepared statements that give column public.t.plain fail
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_t_plain_key_key_7c3bca4e ON public.t USING btree (lockstep_plain_new_3ef4d782);
ALTER TABLE public.t DROP CONSTRAINT short;
ALTER TABLE public.t DROP CONSTRAINT t_plain_key;
ALTER INDEX public.t_code RENAME TO lockstep_t_code_old_dcd3788d;
ALTER INDEX public.t_code_lower RENAME TO lockstep_t_code_lower_old_3abd04fd;
ALTER INDEX public.t_code_some RENAME TO lockstep_t_code_some_old_0231c012;
ALTER INDEX public.t_plain RENAME TO lockstep_t_plain_old_03aada2b;
ALTER TABLE public.t RENAME COLUMN code TO lockstep_code_old_da78cb2a;
ALTER TABLE public.t RENAME COLUMN lockstep_code_new_da78cb2a TO code;
ALTER TABLE public.t RENAME COLUMN plain TO lockstep_plain_old_3ef4d782;
ALTER TABLE public.t RENAME COLUMN lockstep_plain_new_3ef4d782 TO plain;
ALTER INDEX public.lockstep_t_code_new_dcd3788d RENAME TO t_code;
ALTER INDEX public.lockstep_t_code_lower_new_3abd04fd RENAME TO t_code_lower;
ALTER INDEX public.lockstep_t_code_some_new_0231c012 RENAME TO t_code_some;
ALTER TABLE public.t ADD CONSTRAINT t_plain_key UNIQUE USING INDEX lockstep_t_plain_key_key_7c3bca4e;
ALTER INDEX public.lockstep_t_plain_new_03aada2b RENAME TO t_plain;
ALTER TABLE public.t ADD CONSTRAINT short CHECK (code <> '') NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_code_sync_da78cb2a() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.code::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.code::text THEN
    RETURN NEW;
  END IF;
  SELECT code::character varying INTO NEW.lockstep_code_old_da78cb2a FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_code_old_da78cb2a := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_plain_sync_3ef4d782() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.plain::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.plain::text THEN
    RETURN NEW;
  END IF;
  SELECT plain::character varying INTO NEW.lockstep_plain_old_3ef4d782 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_plain_old_3ef4d782 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 12 of 20: drop the old index public.t_code
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_code_old_dcd3788d;

-- Step 13 of 20: drop the old index public.t_code_lower
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_code_lower_old_3abd04fd;

-- Step 14 of 20: drop the old index public.t_code_some
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_code_some_old_0231c012;

-- Step 15 of 20: drop the old index of constraint public.t.t_plain_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_plain_key_old_7c3bca4e;

-- Step 16 of 20: drop the old index public.t_plain
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_plain_old_03aada2b;

BEGIN;

-- Step 17 of 20: validate constraint public.t.short
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT short;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 18 of 20: give up the old columns code, plain of table public.t
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.t.code, public.t.plain
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 19 of 20: drop the old column public.t.code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_code_sync_da78cb2a" ON public.t;
DROP FUNCTION public.lockstep_code_sync_da78cb2a();
ALTER TABLE public.t DROP COLUMN lockstep_code_old_da78cb2a;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 20 of 20: drop the old column public.t.plain
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_plain_sync_3ef4d782" ON public.t;
DROP FUNCTION public.lockstep_plain_sync_3ef4d782();
ALTER TABLE public.t DROP COLUMN lockstep_plain_old_3ef4d782;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 20: drop the old column public.t.plain
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_plain_old_3ef4d782 character varying(10);
CREATE OR REPLACE FUNCTION public.lockstep_plain_sync_3ef4d782() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.plain::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.plain::text THEN
    RETURN NEW;
  END IF;
  SELECT plain::character varying INTO NEW.lockstep_plain_old_3ef4d782 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_plain_old_3ef4d782 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_plain_sync_3ef4d782" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.plain::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_plain_old_3ef4d782::character varying)::text) EXECUTE FUNCTION public.lockstep_plain_sync_3ef4d782();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 20: drop the old column public.t.code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_code_old_da78cb2a character varying(10);
CREATE OR REPLACE FUNCTION public.lockstep_code_sync_da78cb2a() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.code::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.code::text THEN
    RETURN NEW;
  END IF;
  SELECT code::character varying INTO NEW.lockstep_code_old_da78cb2a FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_code_old_da78cb2a := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_code_sync_da78cb2a" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.code IS DISTINCT FROM NEW.lockstep_code_old_da78cb2a::character varying) EXECUTE FUNCTION public.lockstep_code_sync_da78cb2a();

COMMIT;

SET lock_timeout = 0;

-- Undo step 18 of 20: give up the old columns code, plain of table public.t
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_code_progress_da78cb2a AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_code_progress_da78cb2a
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_code_progress_da78cb2a);
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
      SELECT * INTO lockstep_state FROM public.lockstep_code_progress_da78cb2a;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET lockstep_code_old_da78cb2a = code::character varying, lockstep_plain_old_3ef4d782 = plain::character varying WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND ((lockstep_code_old_da78cb2a IS NULL AND code IS NOT NULL) OR (lockstep_plain_old_3ef4d782 IS NULL AND plain IS NOT NULL));
      UPDATE public.lockstep_code_progress_da78cb2a SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_code_progress_da78cb2a;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 20: validate constraint public.t.short
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT short;
ALTER TABLE public.t ADD CONSTRAINT short CHECK (code <> '') NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 16 of 20: drop the old index public.t_plain
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_t_plain_old_03aada2b ON public.t USING btree (lockstep_plain_old_3ef4d782);

-- Undo step 15 of 20: drop the old index of constraint public.t.t_plain_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_t_plain_key_old_7c3bca4e ON public.t USING btree (lockstep_plain_old_3ef4d782);

-- Undo step 14 of 20: drop the old index public.t_code_some
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_t_code_some_old_0231c012 ON public.t USING btree (id) WHERE lockstep_code_old_da78cb2a > 'a';

-- Undo step 13 of 20: drop the old index public.t_code_lower
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_t_code_lower_old_3abd04fd ON public.t USING btree (lower(lockstep_code_old_da78cb2a));

-- Undo step 12 of 20: drop the old index public.t_code
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_t_code_old_dcd3788d ON public.t USING btree (lockstep_code_old_da78cb2a);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 20: put new columns in the places of the old ones of table public.t
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_code_old_da78cb2a IS NULL AND code IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'code';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_plain_old_3ef4d782 IS NULL AND plain IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'plain';
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_t_plain_key_old_7c3bca4e ON public.t USING btree (lockstep_plain_old_3ef4d782);
ALTER TABLE public.t DROP CONSTRAINT short;
ALTER TABLE public.t DROP CONSTRAINT t_plain_key;
ALTER INDEX public.t_code RENAME TO lockstep_t_code_new_dcd3788d;
ALTER INDEX public.t_code_lower RENAME TO lockstep_t_code_lower_new_3abd04fd;
ALTER INDEX public.t_code_some RENAME TO lockstep_t_code_some_new_0231c012;
ALTER INDEX public.t_plain RENAME TO lockstep_t_plain_new_03aada2b;
ALTER TABLE public.t RENAME COLUMN code TO lockstep_code_new_da78cb2a;
ALTER TABLE public.t RENAME COLUMN lockstep_code_old_da78cb2a TO code;
ALTER TABLE public.t RENAME COLUMN plain TO lockstep_plain_new_3ef4d782;
ALTER TABLE public.t RENAME COLUMN lockstep_plain_old_3ef4d782 TO plain;
ALTER INDEX public.lockstep_t_code_old_dcd3788d RENAME TO t_code;
ALTER INDEX public.lockstep_t_code_lower_old_3abd04fd RENAME TO t_code_lower;
ALTER INDEX public.lockstep_t_code_some_old_0231c012 RENAME TO t_code_some;
ALTER TABLE public.t ADD CONSTRAINT t_plain_key UNIQUE USING INDEX lockstep_t_plain_key_old_7c3bca4e;
ALTER INDEX public.lockstep_t_plain_old_03aada2b RENAME TO t_plain;
ALTER TABLE public.t ADD CONSTRAINT short CHECK (code <> '') NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_code_sync_da78cb2a() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT code::character varying INTO NEW.lockstep_code_new_da78cb2a FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_plain_sync_3ef4d782() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT plain::character varying INTO NEW.lockstep_plain_new_3ef4d782 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 10 of 20: compare the new with the old columns code, plain of table public.t
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT short;

COMMIT;

-- Undo step 9 of 20: build the new index public.t_plain_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_plain_key_key_7c3bca4e;

-- Undo step 8 of 20: build the new index public.t_plain
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_plain_new_03aada2b;

-- Undo step 7 of 20: build the new index public.t_code_some
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_code_some_new_0231c012;

BEGIN;

-- Undo step 6 of 20: gather statistics of table public.t
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t;

COMMIT;

-- Undo step 5 of 20: build the new index public.t_code_lower
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_code_lower_new_3abd04fd;

-- Undo step 4 of 20: build the new index public.t_code
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_code_new_dcd3788d;

-- Undo step 3 of 20: fill columns code, plain of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 20: add what will be column public.t.plain
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_plain_sync_3ef4d782" ON public.t;
DROP FUNCTION public.lockstep_plain_sync_3ef4d782();
ALTER TABLE public.t DROP COLUMN lockstep_plain_new_3ef4d782;

-- Undo step 1 of 20: add what will be column public.t.code
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_code_sync_da78cb2a" ON public.t;
DROP FUNCTION public.lockstep_code_sync_da78cb2a();
ALTER TABLE public.t DROP COLUMN lockstep_code_new_da78cb2a;

COMMIT;
