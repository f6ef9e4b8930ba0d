-- Two tables that refer to each other and to themselves are retyped from text to integers.
-- before --
CREATE TABLE a (id text PRIMARY KEY, b text, up text REFERENCES a);
CREATE TABLE b (id text PRIMARY KEY, a text REFERENCES a ON DELETE CASCADE);
ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED;
-- after --
CREATE TABLE a (id int PRIMARY KEY, b int, up int REFERENCES a);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a ON DELETE CASCADE);
ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED;
-- rows --
INSERT INTO a VALUES ('1', NULL, '1'); INSERT INTO b VALUES ('2', '1'); UPDATE a SET b = '2';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 40: add what will be column public.a.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD COLUMN lockstep_b_new_98f0eabf integer;
CREATE OR REPLACE FUNCTION public.lockstep_b_sync_98f0eabf() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT b::integer INTO NEW.lockstep_b_new_98f0eabf FROM (SELECT NEW.*) AS a;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_b_sync_98f0eabf" BEFORE INSERT OR UPDATE ON public.a FOR EACH ROW WHEN (NEW.lockstep_b_new_98f0eabf IS DISTINCT FROM NEW.b::integer) EXECUTE FUNCTION public.lockstep_b_sync_98f0eabf();

-- Step 2 of 40: add what will be column public.a.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD COLUMN lockstep_id_new_53d036f0 integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_53d036f0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::integer INTO NEW.lockstep_id_new_53d036f0 FROM (SELECT NEW.*) AS a;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_53d036f0" BEFORE INSERT OR UPDATE ON public.a FOR EACH ROW WHEN (NEW.lockstep_id_new_53d036f0 IS DISTINCT FROM NEW.id::integer) EXECUTE FUNCTION public.lockstep_id_sync_53d036f0();

-- Step 3 of 40: add what will be column public.a.up
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD COLUMN lockstep_up_new_7248cae9 integer;
CREATE OR REPLACE FUNCTION public.lockstep_up_sync_7248cae9() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT up::integer INTO NEW.lockstep_up_new_7248cae9 FROM (SELECT NEW.*) AS a;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_up_sync_7248cae9" BEFORE INSERT OR UPDATE ON public.a FOR EACH ROW WHEN (NEW.lockstep_up_new_7248cae9 IS DISTINCT FROM NEW.up::integer) EXECUTE FUNCTION public.lockstep_up_sync_7248cae9();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 40: add what will be column public.b.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.b ADD COLUMN lockstep_a_new_496a479e integer;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_496a479e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::integer INTO NEW.lockstep_a_new_496a479e FROM (SELECT NEW.*) AS b;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_sync_496a479e" BEFORE INSERT OR UPDATE ON public.b FOR EACH ROW WHEN (NEW.lockstep_a_new_496a479e IS DISTINCT FROM NEW.a::integer) EXECUTE FUNCTION public.lockstep_a_sync_496a479e();

-- Step 5 of 40: add what will be column public.b.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ADD COLUMN lockstep_id_new_7f62c9b0 integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_7f62c9b0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::integer INTO NEW.lockstep_id_new_7f62c9b0 FROM (SELECT NEW.*) AS b;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_7f62c9b0" BEFORE INSERT OR UPDATE ON public.b FOR EACH ROW WHEN (NEW.lockstep_id_new_7f62c9b0 IS DISTINCT FROM NEW.id::integer) EXECUTE FUNCTION public.lockstep_id_sync_7f62c9b0();

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 40: fill columns b, id, up of table public.a
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.a
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_b_progress_98f0eabf AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.a ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_b_progress_98f0eabf
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.a ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_b_progress_98f0eabf);
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
      SELECT * INTO lockstep_state FROM public.lockstep_b_progress_98f0eabf;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.a WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.a WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.a SET lockstep_b_new_98f0eabf = b::integer, lockstep_id_new_53d036f0 = id::integer, lockstep_up_new_7248cae9 = up::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_b_new_98f0eabf IS NULL AND b IS NOT NULL) OR (lockstep_id_new_53d036f0 IS NULL AND id IS NOT NULL) OR (lockstep_up_new_7248cae9 IS NULL AND up IS NOT NULL));
      ELSE
        UPDATE ONLY public.a SET lockstep_b_new_98f0eabf = b::integer, lockstep_id_new_53d036f0 = id::integer, lockstep_up_new_7248cae9 = up::integer WHERE id <= lockstep_next.next_1 AND ((lockstep_b_new_98f0eabf IS NULL AND b IS NOT NULL) OR (lockstep_id_new_53d036f0 IS NULL AND id IS NOT NULL) OR (lockstep_up_new_7248cae9 IS NULL AND up IS NOT NULL));
      END IF;
      UPDATE public.lockstep_b_progress_98f0eabf SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_b_progress_98f0eabf;

BEGIN;

-- Step 7 of 40: gather statistics of table public.a (lockstep_b_new_98f0eabf, lockstep_id_new_53d036f0, lockstep_up_new_7248cae9)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.a (lockstep_b_new_98f0eabf, lockstep_id_new_53d036f0, lockstep_up_new_7248cae9);

COMMIT;

-- Step 8 of 40: fill columns a, id of table public.b
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.b
--   blocks:      neither reads nor writes
--   work:        scans public.b
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_a_progress_496a479e AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.b ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_a_progress_496a479e
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.b ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_a_progress_496a479e);
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
      SELECT * INTO lockstep_state FROM public.lockstep_a_progress_496a479e;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.b WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.b WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.b SET lockstep_a_new_496a479e = a::integer, lockstep_id_new_7f62c9b0 = id::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_a_new_496a479e IS NULL AND a IS NOT NULL) OR (lockstep_id_new_7f62c9b0 IS NULL AND id IS NOT NULL));
      ELSE
        UPDATE ONLY public.b SET lockstep_a_new_496a479e = a::integer, lockstep_id_new_7f62c9b0 = id::integer WHERE id <= lockstep_next.next_1 AND ((lockstep_a_new_496a479e IS NULL AND a IS NOT NULL) OR (lockstep_id_new_7f62c9b0 IS NULL AND id IS NOT NULL));
      END IF;
      UPDATE public.lockstep_a_progress_496a479e SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_a_progress_496a479e;

BEGIN;

-- Step 9 of 40: gather statistics of table public.b (lockstep_a_new_496a479e, lockstep_id_new_7f62c9b0)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.b (lockstep_a_new_496a479e, lockstep_id_new_7f62c9b0);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 40: check without scan for nulls in the new column public.a.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT lockstep_id_not_null_53d036f0 CHECK (lockstep_id_new_53d036f0 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 40: scan for nulls in the new column public.a.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.a VALIDATE CONSTRAINT lockstep_id_not_null_53d036f0;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 40: check without scan for nulls in the new column public.b.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ADD CONSTRAINT lockstep_id_not_null_7f62c9b0 CHECK (lockstep_id_new_7f62c9b0 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 13 of 40: scan for nulls in the new column public.b.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b
--   blocks:      neither reads nor writes
--   work:        scans public.b
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.b VALIDATE CONSTRAINT lockstep_id_not_null_7f62c9b0;

COMMIT;

-- Step 14 of 40: build the new index public.a_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.a are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_a_pkey_key_6513f44a
CREATE UNIQUE INDEX CONCURRENTLY lockstep_a_pkey_key_6513f44a ON public.a USING btree (lockstep_id_new_53d036f0);

-- Step 15 of 40: build the new index public.b_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b
--   blocks:      neither reads nor writes
--   work:        scans public.b
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.b are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_b_pkey_key_32d07956
CREATE UNIQUE INDEX CONCURRENTLY lockstep_b_pkey_key_32d07956 ON public.b USING btree (lockstep_id_new_7f62c9b0);

BEGIN;

-- Step 16 of 40: compare the new with the old columns b, id, up of table public.a
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.a
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.a.b, column public.a.id, column public.a.up cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.a WHERE (lockstep_b_new_98f0eabf IS DISTINCT FROM b::integer) OR (lockstep_id_new_53d036f0 IS DISTINCT FROM id::integer) OR (lockstep_up_new_7248cae9 IS DISTINCT FROM up::integer)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_b_new_98f0eabf, lockstep_id_new_53d036f0, lockstep_up_new_7248cae9', 'b, id, up';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 17 of 40: compare the new with the old columns a, id of table public.b
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.b
--   blocks:      neither reads nor writes
--   work:        scans public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.b.a, column public.b.id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.b WHERE (lockstep_a_new_496a479e IS DISTINCT FROM a::integer) OR (lockstep_id_new_7f62c9b0 IS DISTINCT FROM id::integer)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_a_new_496a479e, lockstep_id_new_7f62c9b0', 'a, id';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 18 of 40: give up the proof of constraint public.a.a_up_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 19 of 40: give up the proof of constraint public.a.ab
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 20 of 40: give up the proof of constraint public.b.b_a_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.b, public.a IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.b, public.a IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
      END IF;
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

-- Step 21 of 40: lock the tables for the exchange of column public.a.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.a, public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;

-- Step 22 of 40: drop constraint public.a.a_up_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT a_up_fkey;

-- Step 23 of 40: drop constraint public.a.ab
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.a, public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT ab;

-- Step 24 of 40: drop constraint public.b.b_a_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.a, public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b DROP CONSTRAINT b_a_fkey;

-- Step 25 of 40: put new columns in the places of the old ones of table public.a, table public.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.a, public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.a.b fail
--   hazard:      cached-plan: prepared statements that give column public.a.id fail
--   hazard:      cached-plan: prepared statements that give column public.a.up fail
--   hazard:      cached-plan: prepared statements that give column public.b.a fail
--   hazard:      cached-plan: prepared statements that give column public.b.id fail
--   hazard:      app-breaking: columns of table public.a, table public.b stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_a_pkey_key_6513f44a ON public.a USING btree (lockstep_id_new_53d036f0);
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_b_pkey_key_32d07956 ON public.b USING btree (lockstep_id_new_7f62c9b0);
ALTER TABLE public.a DROP CONSTRAINT a_pkey;
ALTER TABLE public.b DROP CONSTRAINT b_pkey;
ALTER TABLE public.a RENAME COLUMN b TO lockstep_b_old_98f0eabf;
ALTER TABLE public.a RENAME COLUMN lockstep_b_new_98f0eabf TO b;
ALTER TABLE public.a RENAME COLUMN id TO lockstep_id_old_53d036f0;
ALTER TABLE public.a RENAME COLUMN lockstep_id_new_53d036f0 TO id;
ALTER TABLE public.a ALTER COLUMN lockstep_id_old_53d036f0 DROP NOT NULL;
ALTER TABLE public.a ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.a RENAME COLUMN up TO lockstep_up_old_7248cae9;
ALTER TABLE public.a RENAME COLUMN lockstep_up_new_7248cae9 TO up;
ALTER TABLE public.b RENAME COLUMN a TO lockstep_a_old_496a479e;
ALTER TABLE public.b RENAME COLUMN lockstep_a_new_496a479e TO a;
ALTER TABLE public.b RENAME COLUMN id TO lockstep_id_old_7f62c9b0;
ALTER TABLE public.b RENAME COLUMN lockstep_id_new_7f62c9b0 TO id;
ALTER TABLE public.b ALTER COLUMN lockstep_id_old_7f62c9b0 DROP NOT NULL;
ALTER TABLE public.b ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.a DROP CONSTRAINT lockstep_id_not_null_53d036f0;
ALTER TABLE public.b DROP CONSTRAINT lockstep_id_not_null_7f62c9b0;
ALTER TABLE public.a ADD CONSTRAINT a_pkey PRIMARY KEY USING INDEX lockstep_a_pkey_key_6513f44a;
ALTER TABLE public.b ADD CONSTRAINT b_pkey PRIMARY KEY USING INDEX lockstep_b_pkey_key_32d07956;
CREATE OR REPLACE FUNCTION public.lockstep_b_sync_98f0eabf() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.b::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.b::text THEN
    RETURN NEW;
  END IF;
  SELECT b::text INTO NEW.lockstep_b_old_98f0eabf FROM (SELECT NEW.*) AS a;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_b_old_98f0eabf := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_53d036f0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::text INTO NEW.lockstep_id_old_53d036f0 FROM (SELECT NEW.*) AS a;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_53d036f0 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_up_sync_7248cae9() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.up::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.up::text THEN
    RETURN NEW;
  END IF;
  SELECT up::text INTO NEW.lockstep_up_old_7248cae9 FROM (SELECT NEW.*) AS a;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_up_old_7248cae9 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_496a479e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.a::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.a::text THEN
    RETURN NEW;
  END IF;
  SELECT a::text INTO NEW.lockstep_a_old_496a479e FROM (SELECT NEW.*) AS b;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_a_old_496a479e := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_7f62c9b0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::text INTO NEW.lockstep_id_old_7f62c9b0 FROM (SELECT NEW.*) AS b;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_7f62c9b0 := NULL;
  RETURN NEW;
END $$;

-- Step 26 of 40: add constraint public.a.a_up_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a
--   blocks:      writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT a_up_fkey FOREIGN KEY (up) REFERENCES public.a (id) NOT VALID;

-- Step 27 of 40: add constraint public.a.ab without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   blocks:      writes of public.a, public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES public.b (id) DEFERRABLE INITIALLY DEFERRED NOT VALID;

-- Step 28 of 40: add constraint public.b.b_a_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   blocks:      writes of public.a, public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ADD CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES public.a (id) ON DELETE CASCADE NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 29 of 40: drop the old index of constraint public.a.a_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_a_pkey_old_6513f44a;

-- Step 30 of 40: drop the old index of constraint public.b.b_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_b_pkey_old_32d07956;

BEGIN;

-- Step 31 of 40: validate constraint public.a.a_up_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.a.a_up_fkey
ALTER TABLE public.a VALIDATE CONSTRAINT a_up_fkey;

COMMIT;

BEGIN;

-- Step 32 of 40: validate constraint public.a.ab
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a, ROW SHARE on table public.b
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.a.ab
ALTER TABLE public.a VALIDATE CONSTRAINT ab;

COMMIT;

BEGIN;

-- Step 33 of 40: validate constraint public.b.b_a_fkey
--   phase:       contract
--   locks:       ROW SHARE on table public.a, SHARE UPDATE EXCLUSIVE on table public.b
--   blocks:      neither reads nor writes
--   work:        scans public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.b.b_a_fkey
ALTER TABLE public.b VALIDATE CONSTRAINT b_a_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 34 of 40: give up the old columns b, id, up of table public.a
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.a.b, public.a.id, public.a.up, public.b.a, public.b.id
SELECT;

COMMIT;

BEGIN;

-- Step 35 of 40: give up the old columns a, id of table public.b
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 36 of 40: drop the old column public.a.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_b_sync_98f0eabf" ON public.a;
DROP FUNCTION public.lockstep_b_sync_98f0eabf();
ALTER TABLE public.a DROP COLUMN lockstep_b_old_98f0eabf;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 37 of 40: drop the old column public.a.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_53d036f0" ON public.a;
DROP FUNCTION public.lockstep_id_sync_53d036f0();
ALTER TABLE public.a DROP COLUMN lockstep_id_old_53d036f0;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 38 of 40: drop the old column public.a.up
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_up_sync_7248cae9" ON public.a;
DROP FUNCTION public.lockstep_up_sync_7248cae9();
ALTER TABLE public.a DROP COLUMN lockstep_up_old_7248cae9;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 39 of 40: drop the old column public.b.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_a_sync_496a479e" ON public.b;
DROP FUNCTION public.lockstep_a_sync_496a479e();
ALTER TABLE public.b DROP COLUMN lockstep_a_old_496a479e;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 40 of 40: drop the old column public.b.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_7f62c9b0" ON public.b;
DROP FUNCTION public.lockstep_id_sync_7f62c9b0();
ALTER TABLE public.b DROP COLUMN lockstep_id_old_7f62c9b0;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 40 of 40: drop the old column public.b.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.b ADD COLUMN lockstep_id_old_7f62c9b0 text;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_7f62c9b0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::text INTO NEW.lockstep_id_old_7f62c9b0 FROM (SELECT NEW.*) AS b;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_7f62c9b0 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_7f62c9b0" BEFORE INSERT OR UPDATE ON public.b FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_7f62c9b0::integer) EXECUTE FUNCTION public.lockstep_id_sync_7f62c9b0();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 39 of 40: drop the old column public.b.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.b ADD COLUMN lockstep_a_old_496a479e text;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_496a479e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.a::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.a::text THEN
    RETURN NEW;
  END IF;
  SELECT a::text INTO NEW.lockstep_a_old_496a479e FROM (SELECT NEW.*) AS b;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_a_old_496a479e := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_sync_496a479e" BEFORE INSERT OR UPDATE ON public.b FOR EACH ROW WHEN (NEW.a IS DISTINCT FROM NEW.lockstep_a_old_496a479e::integer) EXECUTE FUNCTION public.lockstep_a_sync_496a479e();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 38 of 40: drop the old column public.a.up
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a ADD COLUMN lockstep_up_old_7248cae9 text;
CREATE OR REPLACE FUNCTION public.lockstep_up_sync_7248cae9() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.up::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.up::text THEN
    RETURN NEW;
  END IF;
  SELECT up::text INTO NEW.lockstep_up_old_7248cae9 FROM (SELECT NEW.*) AS a;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_up_old_7248cae9 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_up_sync_7248cae9" BEFORE INSERT OR UPDATE ON public.a FOR EACH ROW WHEN (NEW.up IS DISTINCT FROM NEW.lockstep_up_old_7248cae9::integer) EXECUTE FUNCTION public.lockstep_up_sync_7248cae9();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 37 of 40: drop the old column public.a.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a ADD COLUMN lockstep_id_old_53d036f0 text;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_53d036f0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::text INTO NEW.lockstep_id_old_53d036f0 FROM (SELECT NEW.*) AS a;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_53d036f0 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_53d036f0" BEFORE INSERT OR UPDATE ON public.a FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_53d036f0::integer) EXECUTE FUNCTION public.lockstep_id_sync_53d036f0();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 36 of 40: drop the old column public.a.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a ADD COLUMN lockstep_b_old_98f0eabf text;
CREATE OR REPLACE FUNCTION public.lockstep_b_sync_98f0eabf() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.b::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.b::text THEN
    RETURN NEW;
  END IF;
  SELECT b::text INTO NEW.lockstep_b_old_98f0eabf FROM (SELECT NEW.*) AS a;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_b_old_98f0eabf := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_b_sync_98f0eabf" BEFORE INSERT OR UPDATE ON public.a FOR EACH ROW WHEN (NEW.b IS DISTINCT FROM NEW.lockstep_b_old_98f0eabf::integer) EXECUTE FUNCTION public.lockstep_b_sync_98f0eabf();

COMMIT;

SET lock_timeout = 0;

-- Undo step 35 of 40: give up the old columns a, id of table public.b
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.b
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_a_progress_496a479e AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.b ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_a_progress_496a479e
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.b ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_a_progress_496a479e);
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
      SELECT * INTO lockstep_state FROM public.lockstep_a_progress_496a479e;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.b WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.b WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.b SET lockstep_a_old_496a479e = a::text, lockstep_id_old_7f62c9b0 = id::text WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_a_old_496a479e IS NULL AND a IS NOT NULL) OR (lockstep_id_old_7f62c9b0 IS NULL AND id IS NOT NULL));
      ELSE
        UPDATE ONLY public.b SET lockstep_a_old_496a479e = a::text, lockstep_id_old_7f62c9b0 = id::text WHERE id <= lockstep_next.next_1 AND ((lockstep_a_old_496a479e IS NULL AND a IS NOT NULL) OR (lockstep_id_old_7f62c9b0 IS NULL AND id IS NOT NULL));
      END IF;
      UPDATE public.lockstep_a_progress_496a479e SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_a_progress_496a479e;

-- Undo step 34 of 40: give up the old columns b, id, up of table public.a
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.a
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_b_progress_98f0eabf AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.a ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_b_progress_98f0eabf
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.a ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_b_progress_98f0eabf);
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
      SELECT * INTO lockstep_state FROM public.lockstep_b_progress_98f0eabf;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.a WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.a WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.a SET lockstep_b_old_98f0eabf = b::text, lockstep_id_old_53d036f0 = id::text, lockstep_up_old_7248cae9 = up::text WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_b_old_98f0eabf IS NULL AND b IS NOT NULL) OR (lockstep_id_old_53d036f0 IS NULL AND id IS NOT NULL) OR (lockstep_up_old_7248cae9 IS NULL AND up IS NOT NULL));
      ELSE
        UPDATE ONLY public.a SET lockstep_b_old_98f0eabf = b::text, lockstep_id_old_53d036f0 = id::text, lockstep_up_old_7248cae9 = up::text WHERE id <= lockstep_next.next_1 AND ((lockstep_b_old_98f0eabf IS NULL AND b IS NOT NULL) OR (lockstep_id_old_53d036f0 IS NULL AND id IS NOT NULL) OR (lockstep_up_old_7248cae9 IS NULL AND up IS NOT NULL));
      END IF;
      UPDATE public.lockstep_b_progress_98f0eabf SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_b_progress_98f0eabf;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.b, public.a IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.b, public.a IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
      END IF;
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

-- Undo step 33 of 40: validate constraint public.b.b_a_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.b DROP CONSTRAINT b_a_fkey;
ALTER TABLE public.b ADD CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES public.a (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.b, public.a IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.b, public.a IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
      END IF;
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

-- Undo step 32 of 40: validate constraint public.a.ab
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT ab;
ALTER TABLE public.a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES public.b (id) DEFERRABLE INITIALLY DEFERRED NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 31 of 40: validate constraint public.a.a_up_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT a_up_fkey;
ALTER TABLE public.a ADD CONSTRAINT a_up_fkey FOREIGN KEY (up) REFERENCES public.a (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 30 of 40: drop the old index of constraint public.b.b_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_b_pkey_old_32d07956 ON public.b USING btree (lockstep_id_old_7f62c9b0);

-- Undo step 29 of 40: drop the old index of constraint public.a.a_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_a_pkey_old_6513f44a ON public.a USING btree (lockstep_id_old_53d036f0);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.b, public.a IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.b, public.a IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
      END IF;
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

-- Undo step 28 of 40: add constraint public.b.b_a_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.b DROP CONSTRAINT b_a_fkey;

-- Undo step 27 of 40: add constraint public.a.ab without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.a DROP CONSTRAINT ab;

-- Undo step 26 of 40: add constraint public.a.a_up_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.a DROP CONSTRAINT a_up_fkey;

-- Undo step 25 of 40: put new columns in the places of the old ones of table public.a, table public.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.a, public.b IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.a WHERE lockstep_b_old_98f0eabf IS NULL AND b IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'b';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.a WHERE lockstep_up_old_7248cae9 IS NULL AND up IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'up';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.b WHERE lockstep_a_old_496a479e IS NULL AND a IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'a';
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_a_pkey_old_6513f44a ON public.a USING btree (lockstep_id_old_53d036f0);
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_b_pkey_old_32d07956 ON public.b USING btree (lockstep_id_old_7f62c9b0);
ALTER TABLE public.a DROP CONSTRAINT a_pkey;
ALTER TABLE public.b DROP CONSTRAINT b_pkey;
ALTER TABLE public.a RENAME COLUMN b TO lockstep_b_new_98f0eabf;
ALTER TABLE public.a RENAME COLUMN lockstep_b_old_98f0eabf TO b;
ALTER TABLE public.a RENAME COLUMN id TO lockstep_id_new_53d036f0;
ALTER TABLE public.a RENAME COLUMN lockstep_id_old_53d036f0 TO id;
ALTER TABLE public.a ALTER COLUMN lockstep_id_new_53d036f0 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.a ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE public.a RENAME COLUMN up TO lockstep_up_new_7248cae9;
ALTER TABLE public.a RENAME COLUMN lockstep_up_old_7248cae9 TO up;
ALTER TABLE public.b RENAME COLUMN a TO lockstep_a_new_496a479e;
ALTER TABLE public.b RENAME COLUMN lockstep_a_old_496a479e TO a;
ALTER TABLE public.b RENAME COLUMN id TO lockstep_id_new_7f62c9b0;
ALTER TABLE public.b RENAME COLUMN lockstep_id_old_7f62c9b0 TO id;
ALTER TABLE public.b ALTER COLUMN lockstep_id_new_7f62c9b0 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.b ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE public.a ADD CONSTRAINT lockstep_id_not_null_53d036f0 CHECK (lockstep_id_new_53d036f0 IS NOT NULL) NOT VALID;
ALTER TABLE public.b ADD CONSTRAINT lockstep_id_not_null_7f62c9b0 CHECK (lockstep_id_new_7f62c9b0 IS NOT NULL) NOT VALID;
ALTER TABLE public.a ADD CONSTRAINT a_pkey PRIMARY KEY USING INDEX lockstep_a_pkey_old_6513f44a;
ALTER TABLE public.b ADD CONSTRAINT b_pkey PRIMARY KEY USING INDEX lockstep_b_pkey_old_32d07956;
CREATE OR REPLACE FUNCTION public.lockstep_b_sync_98f0eabf() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT b::integer INTO NEW.lockstep_b_new_98f0eabf FROM (SELECT NEW.*) AS a;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_53d036f0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::integer INTO NEW.lockstep_id_new_53d036f0 FROM (SELECT NEW.*) AS a;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_up_sync_7248cae9() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT up::integer INTO NEW.lockstep_up_new_7248cae9 FROM (SELECT NEW.*) AS a;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_496a479e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::integer INTO NEW.lockstep_a_new_496a479e FROM (SELECT NEW.*) AS b;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_7f62c9b0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::integer INTO NEW.lockstep_id_new_7f62c9b0 FROM (SELECT NEW.*) AS b;
  RETURN NEW;
END $$;

-- Undo step 24 of 40: drop constraint public.b.b_a_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ADD CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES public.a (id) ON DELETE CASCADE NOT VALID;

-- Undo step 23 of 40: drop constraint public.a.ab
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES public.b (id) DEFERRABLE INITIALLY DEFERRED NOT VALID;

-- Undo step 22 of 40: drop constraint public.a.a_up_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT a_up_fkey FOREIGN KEY (up) REFERENCES public.a (id) NOT VALID;

-- Undo step 21 of 40: lock the tables for the exchange of column public.a.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 20 of 40: give up the proof of constraint public.b.b_a_fkey
--   phase:       contract
--   locks:       ROW SHARE on table public.a, SHARE UPDATE EXCLUSIVE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.b VALIDATE CONSTRAINT b_a_fkey;

COMMIT;

BEGIN;

-- Undo step 19 of 40: give up the proof of constraint public.a.ab
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a, ROW SHARE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a VALIDATE CONSTRAINT ab;

COMMIT;

BEGIN;

-- Undo step 18 of 40: give up the proof of constraint public.a.a_up_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a VALIDATE CONSTRAINT a_up_fkey;

COMMIT;

BEGIN;

-- Undo step 17 of 40: compare the new with the old columns a, id of table public.b
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a, SHARE UPDATE EXCLUSIVE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a VALIDATE CONSTRAINT lockstep_id_not_null_53d036f0;
ALTER TABLE public.b VALIDATE CONSTRAINT lockstep_id_not_null_7f62c9b0;

COMMIT;

BEGIN;

-- Undo step 16 of 40: compare the new with the old columns b, id, up of table public.a
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 15 of 40: build the new index public.b_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_b_pkey_key_32d07956;

-- Undo step 14 of 40: build the new index public.a_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_a_pkey_key_6513f44a;

BEGIN;

-- Undo step 13 of 40: scan for nulls in the new column public.b.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 40: check without scan for nulls in the new column public.b.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b DROP CONSTRAINT lockstep_id_not_null_7f62c9b0;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 11 of 40: scan for nulls in the new column public.a.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 40: check without scan for nulls in the new column public.a.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT lockstep_id_not_null_53d036f0;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 40: gather statistics of table public.b (lockstep_a_new_496a479e, lockstep_id_new_7f62c9b0)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.b
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.b (a, id);

COMMIT;

-- Undo step 8 of 40: fill columns a, id of table public.b
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.b
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 7 of 40: gather statistics of table public.a (lockstep_b_new_98f0eabf, lockstep_id_new_53d036f0, lockstep_up_new_7248cae9)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.a (b, id, up);

COMMIT;

-- Undo step 6 of 40: fill columns b, id, up of table public.a
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.a
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 40: add what will be column public.b.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_7f62c9b0" ON public.b;
DROP FUNCTION public.lockstep_id_sync_7f62c9b0();
ALTER TABLE public.b DROP COLUMN lockstep_id_new_7f62c9b0;

-- Undo step 4 of 40: add what will be column public.b.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_a_sync_496a479e" ON public.b;
DROP FUNCTION public.lockstep_a_sync_496a479e();
ALTER TABLE public.b DROP COLUMN lockstep_a_new_496a479e;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 40: add what will be column public.a.up
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_up_sync_7248cae9" ON public.a;
DROP FUNCTION public.lockstep_up_sync_7248cae9();
ALTER TABLE public.a DROP COLUMN lockstep_up_new_7248cae9;

-- Undo step 2 of 40: add what will be column public.a.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_53d036f0" ON public.a;
DROP FUNCTION public.lockstep_id_sync_53d036f0();
ALTER TABLE public.a DROP COLUMN lockstep_id_new_53d036f0;

-- Undo step 1 of 40: add what will be column public.a.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_b_sync_98f0eabf" ON public.a;
DROP FUNCTION public.lockstep_b_sync_98f0eabf();
ALTER TABLE public.a DROP COLUMN lockstep_b_new_98f0eabf;

COMMIT;
