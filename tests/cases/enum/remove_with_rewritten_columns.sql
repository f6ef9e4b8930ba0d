-- What cannot have a second column is written again in the transaction of the exchange: a table with children, one with extended statistics over several columns, a partition with a default of its own. The key of a partitioned table is built beside.
-- before --
CREATE TYPE mood AS ENUM ('happy', 'sad', 'ok');
CREATE TABLE a (id int PRIMARY KEY, m mood NOT NULL);
CREATE TABLE parent (id int, m mood DEFAULT 'sad');
CREATE TABLE child (extra text) INHERITS (parent);
CREATE TABLE keyed (id int, m mood DEFAULT 'ok', PRIMARY KEY (id, m)) PARTITION BY RANGE (id);
CREATE TABLE keyed_1 PARTITION OF keyed FOR VALUES FROM (0) TO (100);
CREATE TABLE measured (m mood, n int, moods mood[]);
CREATE STATISTICS of_both ON m, n FROM measured;
CREATE TABLE parted (id int, m mood DEFAULT 'ok') PARTITION BY LIST (id);
CREATE TABLE parted_1 PARTITION OF parted (m DEFAULT 'happy') FOR VALUES IN (1, 2, 3);
-- rows --
INSERT INTO a SELECT i, 'ok' FROM generate_series(1, 30) AS i;
INSERT INTO parent VALUES (1, 'happy');
INSERT INTO child VALUES (2, 'ok', 'x');
INSERT INTO keyed VALUES (1, 'happy'), (2, 'ok');
INSERT INTO measured VALUES ('ok', 1, '{ok,happy}');
INSERT INTO parted VALUES (1, 'ok'), (2, 'happy');
-- after --
CREATE TYPE mood AS ENUM ('ok', 'happy');
CREATE TABLE a (id int PRIMARY KEY, m mood NOT NULL);
CREATE TABLE parent (id int, m mood DEFAULT 'ok');
CREATE TABLE child (extra text) INHERITS (parent);
CREATE TABLE keyed (id int, m mood DEFAULT 'ok', PRIMARY KEY (id, m)) PARTITION BY RANGE (id);
CREATE TABLE keyed_1 PARTITION OF keyed FOR VALUES FROM (0) TO (100);
CREATE TABLE measured (m mood, n int, moods mood[]);
CREATE STATISTICS of_both ON m, n FROM measured;
CREATE TABLE parted (id int, m mood DEFAULT 'ok') PARTITION BY LIST (id);
CREATE TABLE parted_1 PARTITION OF parted (m DEFAULT 'happy') FOR VALUES IN (1, 2, 3);
-- holds --
SELECT count(*) FILTER (WHERE m = 'ok') = 30 FROM a;
SELECT string_agg(concat(id, m), ',' ORDER BY id) = '1happy,2ok' FROM parent;
SELECT string_agg(concat(id, m), ',' ORDER BY id) = '1happy,2ok' FROM keyed;
SELECT moods = '{ok,happy}' AND m = 'ok' FROM measured;
-- old --
INSERT INTO a (id, m) VALUES (50, 'happy');
INSERT INTO child (id, m) VALUES (50, 'happy');
INSERT INTO keyed (id, m) VALUES (50, 'happy');
DELETE FROM a WHERE id = 50;
DELETE FROM parent WHERE id = 50;
DELETE FROM keyed WHERE id = 50 AND m = 'happy';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 23: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_new_5219365f AS ENUM ('ok', 'happy');

-- Step 2 of 23: add what will be column public.a.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD COLUMN lockstep_m_new_42dd9fb8 public.lockstep_mood_new_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_42dd9fb8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_42dd9fb8 FROM (SELECT NEW.*) AS a;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_42dd9fb8" BEFORE INSERT OR UPDATE ON public.a FOR EACH ROW WHEN (NEW.lockstep_m_new_42dd9fb8::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.m)::text) EXECUTE FUNCTION public.lockstep_m_sync_42dd9fb8();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.keyed IN ACCESS EXCLUSIVE MODE;
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

-- Step 3 of 23: add what will be column public.keyed.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.keyed, ACCESS EXCLUSIVE on table public.keyed_1
--   blocks:      reads and writes of public.keyed, public.keyed_1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.keyed ADD COLUMN lockstep_m_new_358ba4f8 public.lockstep_mood_new_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_358ba4f8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_358ba4f8 FROM (SELECT NEW.*) AS keyed;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_358ba4f8" BEFORE INSERT OR UPDATE ON public.keyed FOR EACH ROW WHEN (NEW.lockstep_m_new_358ba4f8::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.m)::text) EXECUTE FUNCTION public.lockstep_m_sync_358ba4f8();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 23: fill column public.a.m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.a
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_m_progress_42dd9fb8 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.a ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_m_progress_42dd9fb8
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.a ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_m_progress_42dd9fb8);
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
      SELECT * INTO lockstep_state FROM public.lockstep_m_progress_42dd9fb8;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.a WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.a WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.a SET lockstep_m_new_42dd9fb8 = m::text::public.lockstep_mood_new_5219365f WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_m_new_42dd9fb8 IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY public.a SET lockstep_m_new_42dd9fb8 = m::text::public.lockstep_mood_new_5219365f WHERE id <= lockstep_next.next_1 AND (lockstep_m_new_42dd9fb8 IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE public.lockstep_m_progress_42dd9fb8 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_m_progress_42dd9fb8;

BEGIN;

-- Step 5 of 23: gather statistics of table public.a (lockstep_m_new_42dd9fb8)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.a (lockstep_m_new_42dd9fb8);

COMMIT;

-- Step 6 of 23: fill column public.keyed_1.m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.keyed_1
--   blocks:      neither reads nor writes
--   work:        scans public.keyed_1
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_m_progress_ffa3aabc AS
  SELECT id AS last_1, m AS last_2, id AS upto_1, m AS upto_2, false AS begun FROM ONLY public.keyed_1 ORDER BY id DESC, m DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_m_progress_ffa3aabc
  SELECT * FROM (SELECT id AS last_1, m AS last_2, id AS upto_1, m AS upto_2, false AS begun FROM ONLY public.keyed_1 ORDER BY id DESC, m DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_m_progress_ffa3aabc);
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
      SELECT * INTO lockstep_state FROM public.lockstep_m_progress_ffa3aabc;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, m AS next_2 INTO lockstep_next FROM (SELECT id, m FROM ONLY public.keyed_1 WHERE (id, m) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, m) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, m LIMIT 1000) AS batch ORDER BY id DESC, m DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, m AS next_2 INTO lockstep_next FROM (SELECT id, m FROM ONLY public.keyed_1 WHERE (id, m) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, m LIMIT 1000) AS batch ORDER BY id DESC, m DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.keyed_1 SET lockstep_m_new_358ba4f8 = m::text::public.lockstep_mood_new_5219365f WHERE (id, m) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, m) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_new_358ba4f8 IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY public.keyed_1 SET lockstep_m_new_358ba4f8 = m::text::public.lockstep_mood_new_5219365f WHERE (id, m) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_new_358ba4f8 IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE public.lockstep_m_progress_ffa3aabc SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_m_progress_ffa3aabc;

BEGIN;

-- Step 7 of 23: gather statistics of table public.keyed (lockstep_m_new_358ba4f8)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.keyed, SHARE UPDATE EXCLUSIVE on table public.keyed_1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.keyed (lockstep_m_new_358ba4f8);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 23: check without scan for nulls in the new column public.a.m
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT lockstep_m_not_null_42dd9fb8 CHECK (lockstep_m_new_42dd9fb8 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 23: scan for nulls in the new column public.a.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.a VALIDATE CONSTRAINT lockstep_m_not_null_42dd9fb8;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.keyed IN ACCESS EXCLUSIVE MODE;
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

-- Step 10 of 23: check without scan for nulls in the new column public.keyed.m
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.keyed, ACCESS EXCLUSIVE on table public.keyed_1
--   blocks:      reads and writes of public.keyed, public.keyed_1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.keyed ADD CONSTRAINT lockstep_m_not_null_358ba4f8 CHECK (lockstep_m_new_358ba4f8 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 23: scan for nulls in the new column public.keyed.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.keyed, SHARE UPDATE EXCLUSIVE on table public.keyed_1
--   blocks:      neither reads nor writes
--   work:        scans public.keyed_1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.keyed VALIDATE CONSTRAINT lockstep_m_not_null_358ba4f8;

COMMIT;

-- Step 12 of 23: build the new index public.keyed_1_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.keyed_1
--   blocks:      neither reads nor writes
--   work:        scans public.keyed_1
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.keyed_1 are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_keyed_1_pkey_key_17360afb
CREATE UNIQUE INDEX CONCURRENTLY lockstep_keyed_1_pkey_key_17360afb ON public.keyed_1 USING btree (id, lockstep_m_new_358ba4f8);

BEGIN;

-- Step 13 of 23: compare the new with the old column public.a.m
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.a
--   blocks:      neither reads nor writes
--   work:        scans public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.a.m cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.a WHERE lockstep_m_new_42dd9fb8::text COLLATE pg_catalog."C" IS DISTINCT FROM (m::text::public.lockstep_mood_new_5219365f)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_m_new_42dd9fb8', 'm';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 14 of 23: compare the new with the old column public.keyed.m
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.keyed, ACCESS SHARE on table public.keyed_1
--   blocks:      neither reads nor writes
--   work:        scans public.keyed_1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.keyed.m cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.keyed WHERE lockstep_m_new_358ba4f8::text COLLATE pg_catalog."C" IS DISTINCT FROM (m::text::public.lockstep_mood_new_5219365f)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_m_new_358ba4f8', 'm';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.a, public.keyed, public.measured, public.parent, public.parted IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.a, public.keyed, public.measured, public.parent, public.parted IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.parted, public.parent, public.measured, public.keyed, public.a IN ACCESS EXCLUSIVE MODE;
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

-- Step 15 of 23: put new columns in the places of those of enum type public.mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.keyed, ACCESS EXCLUSIVE on table public.keyed_1, ACCESS EXCLUSIVE on table public.measured, ACCESS EXCLUSIVE on table public.parent, ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.parted_1
--   blocks:      reads and writes of public.a, public.child, public.keyed, public.keyed_1, public.measured, public.parent, public.parted, public.parted_1, for as long as its work takes
--   work:        rewrites public.measured, rewrites public.parent, rewrites public.child, rewrites public.parted_1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public.a.m holds values that the new type does not have
--   hazard:      may-fail: fails when column public.keyed.m holds values that the new type does not have
--   hazard:      app-breaking: columns of table public.a, table public.keyed stand behind the others from now on: INSERT without their names, and SELECT *, see that
--   hazard:      rewrite: every row of public.measured is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.measured.m holds values that the new type does not have
--   hazard:      rewrite: every row of public.parent is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.parent.m holds values that the new type does not have
--   hazard:      rewrite: every row of public.parted is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.parted.m holds values that the new type does not have
--   hazard:      rewrite: every row of public.measured is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.measured.moods holds values that the new type does not have
LOCK TABLE public.a, public.keyed, public.measured, public.parent, public.parted IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;
ALTER TYPE public.lockstep_mood_new_5219365f RENAME TO mood;
ALTER TABLE public.keyed DROP CONSTRAINT keyed_pkey;
ALTER TABLE public.measured ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
ALTER TABLE public.parent ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.parent ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
ALTER TABLE public.parent ALTER COLUMN m SET DEFAULT 'ok';
ALTER TABLE ONLY public.parted_1 ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.parted ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.parted ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
ALTER TABLE public.parted ALTER COLUMN m SET DEFAULT 'ok';
ALTER TABLE ONLY public.parted_1 ALTER COLUMN m SET DEFAULT 'happy';
ALTER TABLE public.measured ALTER COLUMN moods TYPE public.mood[] USING moods::text::public.mood[];
ALTER TABLE public.a RENAME COLUMN m TO lockstep_m_old_42dd9fb8;
ALTER TABLE public.a RENAME COLUMN lockstep_m_new_42dd9fb8 TO m;
ALTER TABLE public.a ALTER COLUMN lockstep_m_old_42dd9fb8 DROP NOT NULL;
ALTER TABLE public.a ALTER COLUMN m SET NOT NULL;
ALTER TABLE public.keyed ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.keyed RENAME COLUMN m TO lockstep_m_old_358ba4f8;
ALTER TABLE public.keyed RENAME COLUMN lockstep_m_new_358ba4f8 TO m;
ALTER TABLE public.keyed ALTER COLUMN lockstep_m_old_358ba4f8 DROP NOT NULL;
ALTER TABLE public.keyed_1 ALTER COLUMN lockstep_m_old_358ba4f8 DROP NOT NULL;
ALTER TABLE public.keyed ALTER COLUMN m SET NOT NULL;
ALTER TABLE public.keyed ALTER COLUMN m SET DEFAULT 'ok';
ALTER TABLE public.a DROP CONSTRAINT lockstep_m_not_null_42dd9fb8;
ALTER TABLE public.keyed DROP CONSTRAINT lockstep_m_not_null_358ba4f8;
ALTER TABLE ONLY public.keyed ADD CONSTRAINT keyed_pkey PRIMARY KEY (id, m);
ALTER TABLE public.keyed_1 ADD CONSTRAINT keyed_1_pkey PRIMARY KEY USING INDEX lockstep_keyed_1_pkey_key_17360afb;
ALTER INDEX public.keyed_pkey ATTACH PARTITION public.keyed_1_pkey;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_42dd9fb8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_42dd9fb8 FROM (SELECT NEW.*) AS a;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_42dd9fb8 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_358ba4f8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_358ba4f8 FROM (SELECT NEW.*) AS keyed;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_358ba4f8 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 16 of 23: gather statistics of table public.measured
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.measured
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.measured;

COMMIT;

BEGIN;

-- Step 17 of 23: gather statistics of table public.parent (m)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.parent (m);
ANALYZE public.child (m);

COMMIT;

BEGIN;

-- Step 18 of 23: gather statistics of table public.parted (m)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parted, SHARE UPDATE EXCLUSIVE on table public.parted_1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.parted (m);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 19 of 23: give up the old column public.a.m
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.a.m, public.keyed.m
SELECT;

COMMIT;

BEGIN;

-- Step 20 of 23: give up the old column public.keyed_1.m
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

-- Step 21 of 23: drop the old column public.a.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_m_sync_42dd9fb8" ON public.a;
DROP FUNCTION public.lockstep_m_sync_42dd9fb8();
ALTER TABLE public.a DROP COLUMN lockstep_m_old_42dd9fb8;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.keyed IN ACCESS EXCLUSIVE MODE;
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

-- Step 22 of 23: drop the old column public.keyed.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.keyed, ACCESS EXCLUSIVE on table public.keyed_1
--   blocks:      reads and writes of public.keyed, public.keyed_1, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.keyed IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_m_sync_358ba4f8" ON public.keyed;
DROP FUNCTION public.lockstep_m_sync_358ba4f8();
ALTER TABLE public.keyed DROP COLUMN lockstep_m_old_358ba4f8;

COMMIT;

BEGIN;

-- Step 23 of 23: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 23 of 23: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('happy', 'sad', 'ok');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.keyed IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 22 of 23: drop the old column public.keyed.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.keyed, ACCESS EXCLUSIVE on table public.keyed_1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.keyed ADD COLUMN lockstep_m_old_358ba4f8 public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_358ba4f8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_358ba4f8 FROM (SELECT NEW.*) AS keyed;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_358ba4f8 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_358ba4f8" BEFORE INSERT OR UPDATE ON public.keyed FOR EACH ROW WHEN (NEW.m::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_m_old_358ba4f8)::text) EXECUTE FUNCTION public.lockstep_m_sync_358ba4f8();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 23: drop the old column public.a.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a ADD COLUMN lockstep_m_old_42dd9fb8 public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_42dd9fb8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_42dd9fb8 FROM (SELECT NEW.*) AS a;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_42dd9fb8 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_42dd9fb8" BEFORE INSERT OR UPDATE ON public.a FOR EACH ROW WHEN (NEW.m::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_m_old_42dd9fb8)::text) EXECUTE FUNCTION public.lockstep_m_sync_42dd9fb8();

COMMIT;

SET lock_timeout = 0;

-- Undo step 20 of 23: give up the old column public.keyed_1.m
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.keyed_1
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_m_progress_ffa3aabc AS
  SELECT id AS last_1, m AS last_2, id AS upto_1, m AS upto_2, false AS begun FROM ONLY public.keyed_1 ORDER BY id DESC, m DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_m_progress_ffa3aabc
  SELECT * FROM (SELECT id AS last_1, m AS last_2, id AS upto_1, m AS upto_2, false AS begun FROM ONLY public.keyed_1 ORDER BY id DESC, m DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_m_progress_ffa3aabc);
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
      SELECT * INTO lockstep_state FROM public.lockstep_m_progress_ffa3aabc;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1, m AS next_2 INTO lockstep_next FROM (SELECT id, m FROM ONLY public.keyed_1 WHERE (id, m) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, m) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, m LIMIT 1000) AS batch ORDER BY id DESC, m DESC LIMIT 1;
      ELSE
        SELECT id AS next_1, m AS next_2 INTO lockstep_next FROM (SELECT id, m FROM ONLY public.keyed_1 WHERE (id, m) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY id, m LIMIT 1000) AS batch ORDER BY id DESC, m DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.keyed_1 SET lockstep_m_old_358ba4f8 = m::text::public.lockstep_mood_old_5219365f WHERE (id, m) > (lockstep_state.last_1, lockstep_state.last_2) AND (id, m) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_old_358ba4f8 IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY public.keyed_1 SET lockstep_m_old_358ba4f8 = m::text::public.lockstep_mood_old_5219365f WHERE (id, m) <= (lockstep_next.next_1, lockstep_next.next_2) AND (lockstep_m_old_358ba4f8 IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE public.lockstep_m_progress_ffa3aabc SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_m_progress_ffa3aabc;

-- Undo step 19 of 23: give up the old column public.a.m
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.a
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_m_progress_42dd9fb8 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.a ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_m_progress_42dd9fb8
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.a ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_m_progress_42dd9fb8);
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
      SELECT * INTO lockstep_state FROM public.lockstep_m_progress_42dd9fb8;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.a WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.a WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.a SET lockstep_m_old_42dd9fb8 = m::text::public.lockstep_mood_old_5219365f WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_m_old_42dd9fb8 IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY public.a SET lockstep_m_old_42dd9fb8 = m::text::public.lockstep_mood_old_5219365f WHERE id <= lockstep_next.next_1 AND (lockstep_m_old_42dd9fb8 IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE public.lockstep_m_progress_42dd9fb8 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_m_progress_42dd9fb8;

-- Undo step 18 of 23: gather statistics of table public.parted (m)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parted, SHARE UPDATE EXCLUSIVE on table public.parted_1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 17 of 23: gather statistics of table public.parent (m)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 16 of 23: gather statistics of table public.measured
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.measured
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.a, public.keyed, public.measured, public.parent, public.parted IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.a, public.keyed, public.measured, public.parent, public.parted IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.parted, public.parent, public.measured, public.keyed, public.a IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 15 of 23: put new columns in the places of those of enum type public.mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.a, ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.keyed, ACCESS EXCLUSIVE on table public.keyed_1, ACCESS EXCLUSIVE on table public.measured, ACCESS EXCLUSIVE on table public.parent, ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.parted_1
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.a, public.keyed, public.measured, public.parent, public.parted IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.mood RENAME TO lockstep_mood_new_5219365f;
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;
ALTER TABLE public.keyed DROP CONSTRAINT keyed_pkey;
ALTER TABLE public.measured ALTER COLUMN moods TYPE public.mood[] USING moods::text::public.mood[];
ALTER TABLE ONLY public.parted_1 ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.parted ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.parted ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
ALTER TABLE public.parted ALTER COLUMN m SET DEFAULT 'ok';
ALTER TABLE ONLY public.parted_1 ALTER COLUMN m SET DEFAULT 'happy';
ALTER TABLE public.parent ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.parent ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
ALTER TABLE public.parent ALTER COLUMN m SET DEFAULT 'sad';
ALTER TABLE public.measured ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
ALTER TABLE public.a RENAME COLUMN m TO lockstep_m_new_42dd9fb8;
ALTER TABLE public.a RENAME COLUMN lockstep_m_old_42dd9fb8 TO m;
ALTER TABLE public.a ALTER COLUMN lockstep_m_new_42dd9fb8 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.a ALTER COLUMN m SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'm';
END $$;
ALTER TABLE public.keyed ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.keyed RENAME COLUMN m TO lockstep_m_new_358ba4f8;
ALTER TABLE public.keyed RENAME COLUMN lockstep_m_old_358ba4f8 TO m;
ALTER TABLE public.keyed ALTER COLUMN lockstep_m_new_358ba4f8 DROP NOT NULL;
ALTER TABLE public.keyed_1 ALTER COLUMN lockstep_m_new_358ba4f8 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.keyed ALTER COLUMN m SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'm';
END $$;
ALTER TABLE public.keyed ALTER COLUMN m SET DEFAULT 'ok';
ALTER TABLE public.a ADD CONSTRAINT lockstep_m_not_null_42dd9fb8 CHECK (lockstep_m_new_42dd9fb8 IS NOT NULL) NOT VALID;
ALTER TABLE public.keyed ADD CONSTRAINT lockstep_m_not_null_358ba4f8 CHECK (lockstep_m_new_358ba4f8 IS NOT NULL) NOT VALID;
ALTER TABLE ONLY public.keyed ADD CONSTRAINT keyed_pkey PRIMARY KEY (id, m);
ALTER TABLE public.keyed_1 ADD CONSTRAINT keyed_1_pkey PRIMARY KEY (id, m);
ALTER INDEX public.keyed_pkey ATTACH PARTITION public.keyed_1_pkey;
CREATE UNIQUE INDEX lockstep_keyed_1_pkey_key_17360afb ON public.keyed_1 USING btree (id, lockstep_m_new_358ba4f8);
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_42dd9fb8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_42dd9fb8 FROM (SELECT NEW.*) AS a;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_358ba4f8() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_358ba4f8 FROM (SELECT NEW.*) AS keyed;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 14 of 23: compare the new with the old column public.keyed.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a, SHARE UPDATE EXCLUSIVE on table public.keyed, SHARE UPDATE EXCLUSIVE on table public.keyed_1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a VALIDATE CONSTRAINT lockstep_m_not_null_42dd9fb8;
ALTER TABLE public.keyed VALIDATE CONSTRAINT lockstep_m_not_null_358ba4f8;

COMMIT;

BEGIN;

-- Undo step 13 of 23: compare the new with the old column public.a.m
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 12 of 23: build the new index public.keyed_1_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.keyed_1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_keyed_1_pkey_key_17360afb;

BEGIN;

-- Undo step 11 of 23: scan for nulls in the new column public.keyed.m
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.keyed, SHARE UPDATE EXCLUSIVE on table public.keyed_1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.keyed IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 10 of 23: check without scan for nulls in the new column public.keyed.m
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.keyed, ACCESS EXCLUSIVE on table public.keyed_1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.keyed DROP CONSTRAINT lockstep_m_not_null_358ba4f8;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 23: scan for nulls in the new column public.a.m
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

-- Undo step 8 of 23: check without scan for nulls in the new column public.a.m
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT lockstep_m_not_null_42dd9fb8;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 23: gather statistics of table public.keyed (lockstep_m_new_358ba4f8)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.keyed, SHARE UPDATE EXCLUSIVE on table public.keyed_1
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.keyed (m);

COMMIT;

-- Undo step 6 of 23: fill column public.keyed_1.m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.keyed_1
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 5 of 23: gather statistics of table public.a (lockstep_m_new_42dd9fb8)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.a (m);

COMMIT;

-- Undo step 4 of 23: fill column public.a.m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.a
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.keyed IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 23: add what will be column public.keyed.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.keyed, ACCESS EXCLUSIVE on table public.keyed_1
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.keyed IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "~lockstep_m_sync_358ba4f8" ON public.keyed;
DROP FUNCTION public.lockstep_m_sync_358ba4f8();
ALTER TABLE public.keyed DROP COLUMN lockstep_m_new_358ba4f8;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 23: add what will be column public.a.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_m_sync_42dd9fb8" ON public.a;
DROP FUNCTION public.lockstep_m_sync_42dd9fb8();
ALTER TABLE public.a DROP COLUMN lockstep_m_new_42dd9fb8;

-- Undo step 1 of 23: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_new_5219365f;

COMMIT;
