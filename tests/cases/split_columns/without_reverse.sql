-- Without `reverse` the old column keeps what it has, and lets go of its NOT NULL for what new programs write.
-- before --
CREATE TABLE places (id integer PRIMARY KEY, spot text NOT NULL);
-- after --
CREATE TABLE places (
    id integer PRIMARY KEY,
    lat numeric(8,5) NOT NULL, -- @split from=spot using=(split_part(spot, ',', 1)::numeric) batch=100
    long numeric(8,5) NOT NULL DEFAULT 0 /* @split from=spot using=(
        split_part(spot, ',', 2)::numeric) */
);
-- old --
INSERT INTO places VALUES (1, '1.5,2.25');
UPDATE places SET spot = '3,4' WHERE id = 1;
DO $$ BEGIN ASSERT (SELECT spot FROM places WHERE id = 1) = '3,4'; END $$;
DELETE FROM places;
-- new --
INSERT INTO places (id, lat, long) VALUES (1, 1.5, 2);
INSERT INTO places (id, lat) VALUES (2, 1.5);
UPDATE places SET long = 7 WHERE id = 1;
DO $$ BEGIN
  ASSERT (SELECT lat = 1.5 AND long = 7 FROM places WHERE id = 1);
  ASSERT (SELECT lat = 1.5 AND long = 0 FROM places WHERE id = 2);
END $$;
DELETE FROM places;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 17: add column public.places.lat
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.places
--   blocks:      reads and writes of public.places, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.places ADD COLUMN lat numeric(8,5);

-- Step 2 of 17: add column public.places.long
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.places
--   blocks:      reads and writes of public.places, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.places ADD COLUMN long numeric(8,5);

-- Step 3 of 17: allow nulls in column public.places.spot
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.places
--   blocks:      reads and writes of public.places, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        rows that new programs write have no value there; the way back refuses those
ALTER TABLE public.places ALTER COLUMN spot DROP NOT NULL;

-- Step 4 of 17: keep lat, long of table public.places in step with spot
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.places
--   blocks:      writes of public.places, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones keep what they hold
UPDATE public.places SET lat = split_part(spot, ',', 1)::numeric, long = split_part(spot, ',', 2)::numeric WHERE false;
CREATE OR REPLACE FUNCTION public.lockstep_lat_split_a9f1d495() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.lat IS NOT NULL OR NEW.long IS NOT NULL;
  ELSE
    lockstep_new := NEW.lat::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.lat::text OR NEW.long::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.long::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(spot, ',', 1)::numeric, split_part(spot, ',', 2)::numeric INTO NEW.lat, NEW.long FROM (SELECT NEW.*) AS places;
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.long := coalesce(NEW.long, 0);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_lat_split_new_a9f1d495" BEFORE INSERT ON public.places FOR EACH ROW EXECUTE FUNCTION public.lockstep_lat_split_a9f1d495();
CREATE TRIGGER "~lockstep_lat_split_a9f1d495" BEFORE UPDATE ON public.places FOR EACH ROW WHEN (NEW.lat::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.lat::text OR NEW.long::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.long::text OR NEW.spot::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.spot::text OR (NEW.lat IS NULL AND NEW.long IS NULL)) EXECUTE FUNCTION public.lockstep_lat_split_a9f1d495();

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 17: fill lat, long of table public.places
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.places
--   blocks:      neither reads nor writes
--   work:        scans public.places
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_lat_progress_a9f1d495 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.places ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_lat_progress_a9f1d495
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.places ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_lat_progress_a9f1d495);
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
      SELECT * INTO lockstep_state FROM public.lockstep_lat_progress_a9f1d495;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.places WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 100) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.places WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 100) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.places SET lat = split_part(spot, ',', 1)::numeric, long = split_part(spot, ',', 2)::numeric WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lat IS NULL AND long IS NULL AND ((split_part(spot, ',', 1)::numeric) IS NOT NULL OR (split_part(spot, ',', 2)::numeric) IS NOT NULL));
      ELSE
        UPDATE ONLY public.places SET lat = split_part(spot, ',', 1)::numeric, long = split_part(spot, ',', 2)::numeric WHERE id <= lockstep_next.next_1 AND (lat IS NULL AND long IS NULL AND ((split_part(spot, ',', 1)::numeric) IS NOT NULL OR (split_part(spot, ',', 2)::numeric) IS NOT NULL));
      END IF;
      UPDATE public.lockstep_lat_progress_a9f1d495 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_lat_progress_a9f1d495;

BEGIN;

-- Step 6 of 17: gather statistics of table public.places (lat, long)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.places
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.places (lat, long);

COMMIT;

BEGIN;

-- Step 7 of 17: look for rows of table public.places without lat, long
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.places
--   blocks:      neither reads nor writes
--   work:        scans public.places
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a row was left out, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.places WHERE lat IS NULL AND long IS NULL AND ((split_part(spot, ',', 1)::numeric) IS NOT NULL OR (split_part(spot, ',', 2)::numeric) IS NOT NULL)) THEN
    RAISE EXCEPTION 'there are rows of % without values in %', 'public.places', 'lat, long';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_lat_split_a9f1d495() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.lat IS NOT NULL OR NEW.long IS NOT NULL;
  ELSE
    lockstep_new := NEW.lat::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.lat::text OR NEW.long::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.long::text;
    IF NOT (lockstep_new OR NEW.spot::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.spot::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(spot, ',', 1)::numeric, split_part(spot, ',', 2)::numeric INTO NEW.lat, NEW.long FROM (SELECT NEW.*) AS places;
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.long := coalesce(NEW.long, 0);
  END IF;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 17: check without scan for nulls in column public.places.lat
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.places
--   blocks:      reads and writes of public.places, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.places ADD CONSTRAINT lockstep_lat_not_null_a9f1d495 CHECK (lat IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 17: scan for nulls in column public.places.lat
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.places
--   blocks:      neither reads nor writes
--   work:        scans public.places
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.places.lat holds nulls
ALTER TABLE public.places VALIDATE CONSTRAINT lockstep_lat_not_null_a9f1d495;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 17: require values in column public.places.lat
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.places
--   blocks:      reads and writes of public.places, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.places ALTER COLUMN lat SET NOT NULL;

COMMIT;

-- Step 11 of 17: drop the check for nulls in column public.places.lat
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.places
--   blocks:      reads and writes of public.places, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.places DROP CONSTRAINT lockstep_lat_not_null_a9f1d495;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 17: check without scan for nulls in column public.places.long
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.places
--   blocks:      reads and writes of public.places, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.places ADD CONSTRAINT lockstep_long_not_null_a76fa9e9 CHECK (long IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 13 of 17: scan for nulls in column public.places.long
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.places
--   blocks:      neither reads nor writes
--   work:        scans public.places
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.places.long holds nulls
ALTER TABLE public.places VALIDATE CONSTRAINT lockstep_long_not_null_a76fa9e9;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 17: require values in column public.places.long
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.places
--   blocks:      reads and writes of public.places, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.places ALTER COLUMN long SET NOT NULL;

COMMIT;

-- Step 15 of 17: drop the check for nulls in column public.places.long
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.places
--   blocks:      reads and writes of public.places, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.places DROP CONSTRAINT lockstep_long_not_null_a76fa9e9;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 17: stop to keep lat, long of table public.places in step with spot
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.places
--   blocks:      reads and writes of public.places, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to spot of table public.places is not seen in the new columns any more
--   gate:        go on when every program reads and writes lat, long of public.places, and none spot any more
DROP TRIGGER "~lockstep_lat_split_a9f1d495" ON public.places;
DROP TRIGGER "~lockstep_lat_split_new_a9f1d495" ON public.places;
DROP FUNCTION public.lockstep_lat_split_a9f1d495();
ALTER TABLE public.places ALTER COLUMN long SET DEFAULT 0;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 17 of 17: drop column public.places.spot
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.places
--   blocks:      reads and writes of public.places, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.places.spot are dropped, but for what lat, long hold of them
--   hazard:      app-breaking: whoever uses column public.places.spot fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.places fail
ALTER TABLE public.places DROP COLUMN spot;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 17: drop column public.places.spot
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.places
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.places ADD COLUMN spot text;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 17: stop to keep lat, long of table public.places in step with spot
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.places
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.places ALTER COLUMN long DROP DEFAULT;
CREATE OR REPLACE FUNCTION public.lockstep_lat_split_a9f1d495() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.lat IS NOT NULL OR NEW.long IS NOT NULL;
  ELSE
    lockstep_new := NEW.lat::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.lat::text OR NEW.long::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.long::text;
    IF NOT (lockstep_new OR NEW.spot::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.spot::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(spot, ',', 1)::numeric, split_part(spot, ',', 2)::numeric INTO NEW.lat, NEW.long FROM (SELECT NEW.*) AS places;
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.long := coalesce(NEW.long, 0);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_lat_split_new_a9f1d495" BEFORE INSERT ON public.places FOR EACH ROW EXECUTE FUNCTION public.lockstep_lat_split_a9f1d495();
CREATE TRIGGER "~lockstep_lat_split_a9f1d495" BEFORE UPDATE ON public.places FOR EACH ROW WHEN (NEW.lat::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.lat::text OR NEW.long::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.long::text OR NEW.spot::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.spot::text OR (NEW.lat IS NULL AND NEW.long IS NULL)) EXECUTE FUNCTION public.lockstep_lat_split_a9f1d495();

COMMIT;

-- Undo step 15 of 17: drop the check for nulls in column public.places.long
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.places
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.places ADD CONSTRAINT lockstep_long_not_null_a76fa9e9 CHECK (long IS NOT NULL) NOT VALID;
ALTER TABLE public.places VALIDATE CONSTRAINT lockstep_long_not_null_a76fa9e9;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 17: require values in column public.places.long
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.places
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.places ALTER COLUMN long DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 13 of 17: scan for nulls in column public.places.long
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.places
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 17: check without scan for nulls in column public.places.long
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.places
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.places DROP CONSTRAINT lockstep_long_not_null_a76fa9e9;

COMMIT;

-- Undo step 11 of 17: drop the check for nulls in column public.places.lat
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.places
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.places ADD CONSTRAINT lockstep_lat_not_null_a9f1d495 CHECK (lat IS NOT NULL) NOT VALID;
ALTER TABLE public.places VALIDATE CONSTRAINT lockstep_lat_not_null_a9f1d495;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 17: require values in column public.places.lat
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.places
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.places ALTER COLUMN lat DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 17: scan for nulls in column public.places.lat
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.places
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 17: check without scan for nulls in column public.places.lat
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.places
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.places DROP CONSTRAINT lockstep_lat_not_null_a9f1d495;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 17: look for rows of table public.places without lat, long
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.places
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_lat_split_a9f1d495() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.lat IS NOT NULL OR NEW.long IS NOT NULL;
  ELSE
    lockstep_new := NEW.lat::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.lat::text OR NEW.long::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.long::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(spot, ',', 1)::numeric, split_part(spot, ',', 2)::numeric INTO NEW.lat, NEW.long FROM (SELECT NEW.*) AS places;
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.long := coalesce(NEW.long, 0);
  END IF;
  RETURN NEW;
END $$;

COMMIT;

-- Undo step 6 of 17: gather statistics of table public.places (lat, long)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.places
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 5 of 17: fill lat, long of table public.places
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.places
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.places IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 17: keep lat, long of table public.places in step with spot
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.places
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_lat_split_a9f1d495" ON public.places;
DROP TRIGGER "~lockstep_lat_split_new_a9f1d495" ON public.places;
DROP FUNCTION public.lockstep_lat_split_a9f1d495();

-- Undo step 3 of 17: allow nulls in column public.places.spot
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.places
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.places ALTER COLUMN spot SET NOT NULL;

-- Undo step 2 of 17: add column public.places.long
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.places
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.places DROP COLUMN long;

-- Undo step 1 of 17: add column public.places.lat
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.places
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.places DROP COLUMN lat;

COMMIT;
