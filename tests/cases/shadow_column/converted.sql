-- The conversion that a directive says, both ways; rows that come between are converted by the trigger.
-- before --
CREATE TABLE events (id bigint PRIMARY KEY, "When" text NOT NULL DEFAULT 'never', kind text);
CREATE INDEX ON events ("When");
-- rows --
INSERT INTO events SELECT i, CASE WHEN i % 10 = 0 THEN 'never' ELSE to_char(DATE '2020-01-01' + i, 'DD.MM.YYYY') END, CASE i % 3 WHEN 0 THEN '{"a":1}' WHEN 1 THEN 'null' END FROM generate_series(1, 2100) AS i;
-- after --
CREATE TABLE events (
    id bigint PRIMARY KEY,
    "When" date NOT NULL DEFAULT 'infinity', -- @convert using=(CASE "When" WHEN 'never' THEN 'infinity' ELSE to_date("When", 'DD.MM.YYYY') END) reverse=(CASE "When" WHEN 'infinity' THEN 'never' ELSE to_char("When", 'DD.MM.YYYY') END) batch=500
    kind jsonb
);
CREATE INDEX ON events ("When");
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM events WHERE "When" = CASE WHEN id % 10 = 0 THEN 'infinity' ELSE DATE '2020-01-01' + id::int END) = 2100;
  ASSERT (SELECT count(*) FROM events WHERE kind IS NULL) = 700;
END $$;
-- old --
INSERT INTO events (id, kind) VALUES (9001, '{"b":2}');
UPDATE events SET kind = '[3]' WHERE id = 9001;
DO $$ BEGIN ASSERT (SELECT kind FROM events WHERE id = 9001)::text = '[3]'; END $$;
DELETE FROM events WHERE id = 9001;
-- new --
INSERT INTO events (id, "When", kind) VALUES (9002, DATE '2030-01-02', jsonb '[1]');
UPDATE events SET "When" = "When" + 1, kind = kind || jsonb '2' WHERE id = 9002;
DO $$ BEGIN ASSERT (SELECT "When" = DATE '2030-01-03' AND kind = jsonb '[1, 2]' FROM events WHERE id = 9002); END $$;
DELETE FROM events WHERE id = 9002;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 13: add what will be column public.events."When"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events ADD COLUMN "lockstep_When_new_bc633087" date;
CREATE OR REPLACE FUNCTION public."lockstep_When_sync_bc633087"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT CASE "When" WHEN 'never' THEN 'infinity' ELSE to_date("When", 'DD.MM.YYYY') END INTO NEW."lockstep_When_new_bc633087" FROM (SELECT NEW.*) AS events;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_When_sync_bc633087" BEFORE INSERT OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION public."lockstep_When_sync_bc633087"();

-- Step 2 of 13: add what will be column public.events.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events ADD COLUMN lockstep_kind_new_11d06830 jsonb;
CREATE OR REPLACE FUNCTION public.lockstep_kind_sync_11d06830() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT kind::jsonb INTO NEW.lockstep_kind_new_11d06830 FROM (SELECT NEW.*) AS events;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_kind_sync_11d06830" BEFORE INSERT OR UPDATE ON public.events FOR EACH ROW WHEN (NEW.lockstep_kind_new_11d06830::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.kind::jsonb)::text) EXECUTE FUNCTION public.lockstep_kind_sync_11d06830();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 13: fill columns "When", kind of table public.events
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans public.events
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_When_progress_bc633087" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.events ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public."lockstep_When_progress_bc633087"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.events ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_When_progress_bc633087");
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
      SELECT * INTO lockstep_state FROM public."lockstep_When_progress_bc633087";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.events WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 500) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.events WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 500) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.events SET "lockstep_When_new_bc633087" = CASE "When" WHEN 'never' THEN 'infinity' ELSE to_date("When", 'DD.MM.YYYY') END, lockstep_kind_new_11d06830 = kind::jsonb WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (("lockstep_When_new_bc633087" IS NULL AND "When" IS NOT NULL) OR (lockstep_kind_new_11d06830 IS NULL AND kind IS NOT NULL));
      ELSE
        UPDATE ONLY public.events SET "lockstep_When_new_bc633087" = CASE "When" WHEN 'never' THEN 'infinity' ELSE to_date("When", 'DD.MM.YYYY') END, lockstep_kind_new_11d06830 = kind::jsonb WHERE id <= lockstep_next.next_1 AND (("lockstep_When_new_bc633087" IS NULL AND "When" IS NOT NULL) OR (lockstep_kind_new_11d06830 IS NULL AND kind IS NOT NULL));
      END IF;
      UPDATE public."lockstep_When_progress_bc633087" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_When_progress_bc633087";

BEGIN;

-- Step 4 of 13: gather statistics of table public.events ("lockstep_When_new_bc633087", lockstep_kind_new_11d06830)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.events ("lockstep_When_new_bc633087", lockstep_kind_new_11d06830);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 13: check without scan for nulls in the new column public.events."When"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events ADD CONSTRAINT "lockstep_When_not_null_bc633087" CHECK ("lockstep_When_new_bc633087" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 13: scan for nulls in the new column public.events."When"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans public.events
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.events VALIDATE CONSTRAINT "lockstep_When_not_null_bc633087";

COMMIT;

-- Step 7 of 13: build the new index public."events_When_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans public.events
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_events_When_idx_new_12945be1"
CREATE INDEX CONCURRENTLY "lockstep_events_When_idx_new_12945be1" ON public.events USING btree ("lockstep_When_new_bc633087");

BEGIN;

-- Step 8 of 13: compare the new with the old columns "When", kind of table public.events
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.events."When", column public.events.kind cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.events WHERE ("lockstep_When_new_bc633087" IS DISTINCT FROM (CASE "When" WHEN 'never' THEN 'infinity' ELSE to_date("When", 'DD.MM.YYYY') END)::date) OR (lockstep_kind_new_11d06830::text COLLATE pg_catalog."C" IS DISTINCT FROM (kind::jsonb)::text)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_When_new_bc633087, lockstep_kind_new_11d06830', 'When, kind';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 13: put new columns in the places of the old ones of table public.events
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.events."When" fail
--   hazard:      cached-plan: prepared statements that give column public.events.kind fail
--   hazard:      app-breaking: columns of table public.events stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
ALTER INDEX public."events_When_idx" RENAME TO "lockstep_events_When_idx_old_12945be1";
ALTER TABLE public.events ALTER COLUMN "When" DROP DEFAULT;
ALTER TABLE public.events RENAME COLUMN "When" TO "lockstep_When_old_bc633087";
ALTER TABLE public.events RENAME COLUMN "lockstep_When_new_bc633087" TO "When";
ALTER TABLE public.events ALTER COLUMN "lockstep_When_old_bc633087" DROP NOT NULL;
ALTER TABLE public.events ALTER COLUMN "When" SET NOT NULL;
ALTER TABLE public.events ALTER COLUMN "When" SET DEFAULT 'infinity';
ALTER TABLE public.events RENAME COLUMN kind TO lockstep_kind_old_11d06830;
ALTER TABLE public.events RENAME COLUMN lockstep_kind_new_11d06830 TO kind;
ALTER TABLE public.events DROP CONSTRAINT "lockstep_When_not_null_bc633087";
ALTER INDEX public."lockstep_events_When_idx_new_12945be1" RENAME TO "events_When_idx";
CREATE OR REPLACE FUNCTION public."lockstep_When_sync_bc633087"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."When"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."When"::text THEN
    RETURN NEW;
  END IF;
  SELECT CASE "When" WHEN 'infinity' THEN 'never' ELSE to_char("When", 'DD.MM.YYYY') END INTO NEW."lockstep_When_old_bc633087" FROM (SELECT NEW.*) AS events;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_When_old_bc633087" := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_kind_sync_11d06830() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.kind::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.kind::text THEN
    RETURN NEW;
  END IF;
  SELECT kind::text INTO NEW.lockstep_kind_old_11d06830 FROM (SELECT NEW.*) AS events;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_kind_old_11d06830 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 10 of 13: drop the old index public."events_When_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_events_When_idx_old_12945be1";

SET lock_timeout = '2s';

BEGIN;

-- Step 11 of 13: give up the old columns "When", kind of table public.events
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.events."When", public.events.kind
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 13: drop the old column public.events."When"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_When_sync_bc633087" ON public.events;
DROP FUNCTION public."lockstep_When_sync_bc633087"();
ALTER TABLE public.events DROP COLUMN "lockstep_When_old_bc633087";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 13: drop the old column public.events.kind
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_kind_sync_11d06830" ON public.events;
DROP FUNCTION public.lockstep_kind_sync_11d06830();
ALTER TABLE public.events DROP COLUMN lockstep_kind_old_11d06830;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 13: drop the old column public.events.kind
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.events ADD COLUMN lockstep_kind_old_11d06830 text;
CREATE OR REPLACE FUNCTION public.lockstep_kind_sync_11d06830() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.kind::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.kind::text THEN
    RETURN NEW;
  END IF;
  SELECT kind::text INTO NEW.lockstep_kind_old_11d06830 FROM (SELECT NEW.*) AS events;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_kind_old_11d06830 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_kind_sync_11d06830" BEFORE INSERT OR UPDATE ON public.events FOR EACH ROW WHEN (NEW.kind::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_kind_old_11d06830::jsonb)::text) EXECUTE FUNCTION public.lockstep_kind_sync_11d06830();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 13: drop the old column public.events."When"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.events ADD COLUMN "lockstep_When_old_bc633087" text;
CREATE OR REPLACE FUNCTION public."lockstep_When_sync_bc633087"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."When"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."When"::text THEN
    RETURN NEW;
  END IF;
  SELECT CASE "When" WHEN 'infinity' THEN 'never' ELSE to_char("When", 'DD.MM.YYYY') END INTO NEW."lockstep_When_old_bc633087" FROM (SELECT NEW.*) AS events;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_When_old_bc633087" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_When_sync_bc633087" BEFORE INSERT OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION public."lockstep_When_sync_bc633087"();

COMMIT;

SET lock_timeout = 0;

-- Undo step 11 of 13: give up the old columns "When", kind of table public.events
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.events
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_When_progress_bc633087" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.events ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public."lockstep_When_progress_bc633087"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.events ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_When_progress_bc633087");
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
      SELECT * INTO lockstep_state FROM public."lockstep_When_progress_bc633087";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.events WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 500) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.events WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 500) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.events SET "lockstep_When_old_bc633087" = CASE "When" WHEN 'infinity' THEN 'never' ELSE to_char("When", 'DD.MM.YYYY') END, lockstep_kind_old_11d06830 = kind::text WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (("lockstep_When_old_bc633087" IS NULL AND "When" IS NOT NULL) OR (lockstep_kind_old_11d06830 IS NULL AND kind IS NOT NULL));
      ELSE
        UPDATE ONLY public.events SET "lockstep_When_old_bc633087" = CASE "When" WHEN 'infinity' THEN 'never' ELSE to_char("When", 'DD.MM.YYYY') END, lockstep_kind_old_11d06830 = kind::text WHERE id <= lockstep_next.next_1 AND (("lockstep_When_old_bc633087" IS NULL AND "When" IS NOT NULL) OR (lockstep_kind_old_11d06830 IS NULL AND kind IS NOT NULL));
      END IF;
      UPDATE public."lockstep_When_progress_bc633087" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_When_progress_bc633087";

-- Undo step 10 of 13: drop the old index public."events_When_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY "lockstep_events_When_idx_old_12945be1" ON public.events USING btree ("lockstep_When_old_bc633087");

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 13: put new columns in the places of the old ones of table public.events
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.events WHERE lockstep_kind_old_11d06830 IS NULL AND kind IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'kind';
  END IF;
END $$;
ALTER INDEX public."events_When_idx" RENAME TO "lockstep_events_When_idx_new_12945be1";
ALTER TABLE public.events ALTER COLUMN "When" DROP DEFAULT;
ALTER TABLE public.events RENAME COLUMN "When" TO "lockstep_When_new_bc633087";
ALTER TABLE public.events RENAME COLUMN "lockstep_When_old_bc633087" TO "When";
ALTER TABLE public.events ALTER COLUMN "lockstep_When_new_bc633087" DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.events ALTER COLUMN "When" SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'When';
END $$;
ALTER TABLE public.events ALTER COLUMN "When" SET DEFAULT 'never';
ALTER TABLE public.events RENAME COLUMN kind TO lockstep_kind_new_11d06830;
ALTER TABLE public.events RENAME COLUMN lockstep_kind_old_11d06830 TO kind;
ALTER TABLE public.events ADD CONSTRAINT "lockstep_When_not_null_bc633087" CHECK ("lockstep_When_new_bc633087" IS NOT NULL) NOT VALID;
ALTER INDEX public."lockstep_events_When_idx_old_12945be1" RENAME TO "events_When_idx";
CREATE OR REPLACE FUNCTION public."lockstep_When_sync_bc633087"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT CASE "When" WHEN 'never' THEN 'infinity' ELSE to_date("When", 'DD.MM.YYYY') END INTO NEW."lockstep_When_new_bc633087" FROM (SELECT NEW.*) AS events;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_kind_sync_11d06830() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT kind::jsonb INTO NEW.lockstep_kind_new_11d06830 FROM (SELECT NEW.*) AS events;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 13: compare the new with the old columns "When", kind of table public.events
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.events VALIDATE CONSTRAINT "lockstep_When_not_null_bc633087";

COMMIT;

-- Undo step 7 of 13: build the new index public."events_When_idx"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_events_When_idx_new_12945be1";

BEGIN;

-- Undo step 6 of 13: scan for nulls in the new column public.events."When"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 13: check without scan for nulls in the new column public.events."When"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events DROP CONSTRAINT "lockstep_When_not_null_bc633087";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 13: gather statistics of table public.events ("lockstep_When_new_bc633087", lockstep_kind_new_11d06830)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.events ("When", kind);

COMMIT;

-- Undo step 3 of 13: fill columns "When", kind of table public.events
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.events
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 13: add what will be column public.events.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_kind_sync_11d06830" ON public.events;
DROP FUNCTION public.lockstep_kind_sync_11d06830();
ALTER TABLE public.events DROP COLUMN lockstep_kind_new_11d06830;

-- Undo step 1 of 13: add what will be column public.events."When"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_When_sync_bc633087" ON public.events;
DROP FUNCTION public."lockstep_When_sync_bc633087"();
ALTER TABLE public.events DROP COLUMN "lockstep_When_new_bc633087";

COMMIT;
