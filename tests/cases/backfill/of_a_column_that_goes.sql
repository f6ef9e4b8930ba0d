-- A new column is filled from one that goes: that stays until no trigger reads it any more.
-- before --
CREATE TABLE people (id integer PRIMARY KEY, name text);
-- rows --
INSERT INTO people SELECT i, repeat('x', i % 7) FROM generate_series(1, 2000) AS i;
-- after --
CREATE TABLE people (id integer PRIMARY KEY, length integer NOT NULL -- @backfill using=(coalesce(length(name), 0))
);
-- holds --
SELECT count(*) = 2000 FROM people WHERE length IS NOT NULL;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 10: add column public.people.length
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.people ADD COLUMN length integer;

-- Step 2 of 10: fill new rows of column public.people.length
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.people
--   blocks:      writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.lockstep_length_fill_5a113acb() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT COALESCE(length(name), 0) INTO NEW.length FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_length_fill_5a113acb" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.length IS NULL) EXECUTE FUNCTION public.lockstep_length_fill_5a113acb();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 10: fill column public.people.length
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_length_progress_5a113acb AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_length_progress_5a113acb
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_length_progress_5a113acb);
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
      SELECT * INTO lockstep_state FROM public.lockstep_length_progress_5a113acb;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET length = COALESCE(length(name), 0) WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (length IS NULL);
      ELSE
        UPDATE ONLY public.people SET length = COALESCE(length(name), 0) WHERE id <= lockstep_next.next_1 AND (length IS NULL);
      END IF;
      UPDATE public.lockstep_length_progress_5a113acb SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_length_progress_5a113acb;

BEGIN;

-- Step 4 of 10: gather statistics of table public.people (length)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.people (length);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 10: check without scan for nulls in column public.people.length
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT lockstep_length_not_null_5a113acb CHECK (length IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 10: scan for nulls in column public.people.length
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.people.length holds nulls
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_length_not_null_5a113acb;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 10: require values in column public.people.length
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ALTER COLUMN length SET NOT NULL;

COMMIT;

-- Step 8 of 10: drop the check for nulls in column public.people.length
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT lockstep_length_not_null_5a113acb;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 10: stop to fill new rows of column public.people.length
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when whoever writes rows of public.people gives length a value
DROP TRIGGER "~lockstep_length_fill_5a113acb" ON public.people;
DROP FUNCTION public.lockstep_length_fill_5a113acb();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 10: drop column public.people.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.people.name are dropped
--   hazard:      app-breaking: whoever uses column public.people.name fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.people fail
ALTER TABLE public.people DROP COLUMN name;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 10: drop column public.people.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.people ADD COLUMN name text;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 10: stop to fill new rows of column public.people.length
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE FUNCTION public.lockstep_length_fill_5a113acb() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT COALESCE(length(name), 0) INTO NEW.length FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_length_fill_5a113acb" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.length IS NULL) EXECUTE FUNCTION public.lockstep_length_fill_5a113acb();

COMMIT;

-- Undo step 8 of 10: drop the check for nulls in column public.people.length
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT lockstep_length_not_null_5a113acb CHECK (length IS NOT NULL) NOT VALID;
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_length_not_null_5a113acb;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 10: require values in column public.people.length
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ALTER COLUMN length DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 10: scan for nulls in column public.people.length
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 10: check without scan for nulls in column public.people.length
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT lockstep_length_not_null_5a113acb;

COMMIT;

-- Undo step 4 of 10: gather statistics of table public.people (length)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 3 of 10: fill column public.people.length
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 10: fill new rows of column public.people.length
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_length_fill_5a113acb" ON public.people;
DROP FUNCTION public.lockstep_length_fill_5a113acb();

-- Undo step 1 of 10: add column public.people.length
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.people DROP COLUMN length;

COMMIT;
