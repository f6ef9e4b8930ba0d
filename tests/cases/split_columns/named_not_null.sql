-- NOT NULL with names, comments and without proof of both sorts of columns (PostgreSQL 18).
-- needs --
from 18: names of NOT NULL, NOT VALID
-- before --
CREATE TABLE people (id integer PRIMARY KEY, name text CONSTRAINT has_name NOT NULL, tag text CONSTRAINT has_tag NOT NULL DEFAULT '0');
COMMENT ON CONSTRAINT has_name ON people IS 'everybody has one';
-- rows --
INSERT INTO people SELECT i, 'F' || i || ' L' || i, i FROM generate_series(1, 10) AS i;
-- after --
CREATE TABLE people (
    id integer PRIMARY KEY,
    -- @split from=name using=(split_part(name, ' ', 1)) reverse=(first_name || ' ' || last_name)
    first_name text CONSTRAINT has_first_name NOT NULL,
    -- @split from=name using=(split_part(name, ' ', 2))
    last_name text,
    CONSTRAINT has_last_name NOT NULL last_name NO INHERIT,
    -- @split from=tag using=(tag::integer)
    number integer);
ALTER TABLE people ADD CONSTRAINT has_number NOT NULL number NOT VALID;
COMMENT ON CONSTRAINT has_first_name ON people IS 'everybody has one';
-- holds --
DO $$ BEGIN ASSERT (SELECT count(*) FROM people WHERE first_name = 'F' || id AND last_name = 'L' || id AND number = id) = 10; END $$;
-- old --
INSERT INTO people VALUES (11, 'Old One');
UPDATE people SET tag = '7', name = 'Old Two' WHERE id = 11;
DO $$ BEGIN ASSERT (SELECT tag || name FROM people WHERE id = 11) = '7Old Two'; END $$;
DELETE FROM people WHERE id = 11;
-- new --
INSERT INTO people (id, first_name, last_name, number) VALUES (11, 'New', 'One', 7);
UPDATE people SET last_name = 'Two' WHERE id = 11;
DO $$ BEGIN ASSERT (SELECT number || first_name || last_name FROM people WHERE id = 11) = '7NewTwo'; END $$;
DELETE FROM people WHERE id = 11;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 25: add column public.people.first_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.people ADD COLUMN first_name text;

-- Step 2 of 25: add column public.people.last_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.people ADD COLUMN last_name text;

-- Step 3 of 25: keep first_name, last_name of table public.people in step with name
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.people
--   blocks:      writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says
UPDATE public.people SET first_name = split_part(name, ' ', 1), last_name = split_part(name, ' ', 2), name = first_name || ' ' || last_name WHERE false;
CREATE OR REPLACE FUNCTION public.lockstep_first_name_split_06bfe6bb() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL;
  ELSE
    lockstep_new := NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(name, ' ', 1), split_part(name, ' ', 2) INTO NEW.first_name, NEW.last_name FROM (SELECT NEW.*) AS people;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.name IS NULL THEN
      SELECT first_name || ' ' || last_name INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(name, ' ', 1), split_part(name, ' ', 2) INTO lockstep_row.first_name, lockstep_row.last_name FROM (SELECT NEW.*) AS people;
    IF NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.last_name::text THEN
      SELECT first_name || ' ' || last_name INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_first_name_split_new_06bfe6bb" BEFORE INSERT ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_first_name_split_06bfe6bb();
CREATE TRIGGER "~lockstep_first_name_split_06bfe6bb" BEFORE UPDATE ON public.people FOR EACH ROW WHEN (NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text OR NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.name::text OR (NEW.first_name IS NULL AND NEW.last_name IS NULL)) EXECUTE FUNCTION public.lockstep_first_name_split_06bfe6bb();

-- Step 4 of 25: add column public.people.number
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.people ADD COLUMN number integer;

-- Step 5 of 25: keep number of table public.people in step with tag
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.people
--   blocks:      writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones keep what they hold
UPDATE public.people SET number = tag::integer WHERE false;
CREATE OR REPLACE FUNCTION public.lockstep_number_split_3ef984aa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.number IS NOT NULL;
  ELSE
    lockstep_new := NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT tag::integer INTO NEW.number FROM (SELECT NEW.*) AS people;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_number_split_new_3ef984aa" BEFORE INSERT ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_number_split_3ef984aa();
CREATE TRIGGER "~lockstep_number_split_3ef984aa" BEFORE UPDATE ON public.people FOR EACH ROW WHEN (NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text OR NEW.tag::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.tag::text OR (NEW.number IS NULL)) EXECUTE FUNCTION public.lockstep_number_split_3ef984aa();

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 25: fill first_name, last_name of table public.people
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_first_name_progress_06bfe6bb AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_first_name_progress_06bfe6bb
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_first_name_progress_06bfe6bb);
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
      SELECT * INTO lockstep_state FROM public.lockstep_first_name_progress_06bfe6bb;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET first_name = split_part(name, ' ', 1), last_name = split_part(name, ' ', 2) WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (first_name IS NULL AND last_name IS NULL AND ((split_part(name, ' ', 1)) IS NOT NULL OR (split_part(name, ' ', 2)) IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET first_name = split_part(name, ' ', 1), last_name = split_part(name, ' ', 2) WHERE id <= lockstep_next.next_1 AND (first_name IS NULL AND last_name IS NULL AND ((split_part(name, ' ', 1)) IS NOT NULL OR (split_part(name, ' ', 2)) IS NOT NULL));
      END IF;
      UPDATE public.lockstep_first_name_progress_06bfe6bb SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_first_name_progress_06bfe6bb;

BEGIN;

-- Step 7 of 25: look for rows of table public.people without first_name, last_name
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a row was left out, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE first_name IS NULL AND last_name IS NULL AND ((split_part(name, ' ', 1)) IS NOT NULL OR (split_part(name, ' ', 2)) IS NOT NULL)) THEN
    RAISE EXCEPTION 'there are rows of % without values in %', 'public.people', 'first_name, last_name';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_first_name_split_06bfe6bb() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL;
  ELSE
    lockstep_new := NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text;
    IF NOT (lockstep_new OR NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.name::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(name, ' ', 1), split_part(name, ' ', 2) INTO NEW.first_name, NEW.last_name FROM (SELECT NEW.*) AS people;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.name IS NULL THEN
      SELECT first_name || ' ' || last_name INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(name, ' ', 1), split_part(name, ' ', 2) INTO lockstep_row.first_name, lockstep_row.last_name FROM (SELECT NEW.*) AS people;
    IF NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.last_name::text THEN
      SELECT first_name || ' ' || last_name INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 25: check without scan for nulls in column public.people.first_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT lockstep_first_name_not_null_06bfe6bb CHECK (first_name IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 25: scan for nulls in column public.people.first_name
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.people.first_name holds nulls
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_first_name_not_null_06bfe6bb;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 25: require values in column public.people.first_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT has_first_name NOT NULL first_name;

COMMIT;

-- Step 11 of 25: drop the check for nulls in column public.people.first_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT lockstep_first_name_not_null_06bfe6bb;
COMMENT ON CONSTRAINT has_first_name ON public.people IS 'everybody has one';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 25: check without scan for nulls in column public.people.last_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT lockstep_last_name_not_null_3aedf142 CHECK (last_name IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 13 of 25: scan for nulls in column public.people.last_name
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.people.last_name holds nulls
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_last_name_not_null_3aedf142;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 25: require values in column public.people.last_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT has_last_name NOT NULL last_name NO INHERIT;

COMMIT;

-- Step 15 of 25: drop the check for nulls in column public.people.last_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT lockstep_last_name_not_null_3aedf142;

SET lock_timeout = 0;

-- Step 16 of 25: fill number of table public.people
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_number_progress_3ef984aa AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_number_progress_3ef984aa
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_number_progress_3ef984aa);
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
      SELECT * INTO lockstep_state FROM public.lockstep_number_progress_3ef984aa;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET number = tag::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (number IS NULL AND ((tag::integer) IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET number = tag::integer WHERE id <= lockstep_next.next_1 AND (number IS NULL AND ((tag::integer) IS NOT NULL));
      END IF;
      UPDATE public.lockstep_number_progress_3ef984aa SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_number_progress_3ef984aa;

BEGIN;

-- Step 17 of 25: gather statistics of table public.people (first_name, last_name, number)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.people (first_name, last_name, number);

COMMIT;

BEGIN;

-- Step 18 of 25: look for rows of table public.people without number
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a row was left out, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE number IS NULL AND ((tag::integer) IS NOT NULL)) THEN
    RAISE EXCEPTION 'there are rows of % without values in %', 'public.people', 'number';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_number_split_3ef984aa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.number IS NOT NULL;
  ELSE
    lockstep_new := NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text;
    IF NOT (lockstep_new OR NEW.tag::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.tag::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT tag::integer INTO NEW.number FROM (SELECT NEW.*) AS people;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 19 of 25: require values in column public.people.number
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT has_number NOT NULL number NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 20 of 25: stop to keep first_name, last_name of table public.people in step with name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to name of table public.people is not seen in the new columns any more
--   gate:        go on when every program reads and writes first_name, last_name of public.people, and none name any more
DROP TRIGGER "~lockstep_first_name_split_06bfe6bb" ON public.people;
DROP TRIGGER "~lockstep_first_name_split_new_06bfe6bb" ON public.people;
DROP FUNCTION public.lockstep_first_name_split_06bfe6bb();
ALTER TABLE public.people ALTER COLUMN name DROP NOT NULL;

COMMIT;

BEGIN;

-- Step 21 of 25: give up name of table public.people
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 22 of 25: drop column public.people.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of first_name, last_name then
--   hazard:      data-loss: the values of column public.people.name are dropped, but for what first_name, last_name hold of them
--   hazard:      app-breaking: whoever uses column public.people.name fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.people fail
ALTER TABLE public.people DROP COLUMN name;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 23 of 25: stop to keep number of table public.people in step with tag
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to tag of table public.people is not seen in the new columns any more
--   gate:        go on when every program reads and writes number of public.people, and none tag any more
DROP TRIGGER "~lockstep_number_split_3ef984aa" ON public.people;
DROP TRIGGER "~lockstep_number_split_new_3ef984aa" ON public.people;
DROP FUNCTION public.lockstep_number_split_3ef984aa();
ALTER TABLE public.people ALTER COLUMN tag DROP DEFAULT;
ALTER TABLE public.people ALTER COLUMN tag DROP NOT NULL;

COMMIT;

BEGIN;

-- Step 24 of 25: give up tag of table public.people
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 25 of 25: drop column public.people.tag
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.people.tag are dropped, but for what number holds of them
--   hazard:      app-breaking: whoever uses column public.people.tag fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.people fail
ALTER TABLE public.people DROP COLUMN tag;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 25 of 25: drop column public.people.tag
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.people ADD COLUMN tag text;

COMMIT;

SET lock_timeout = 0;

-- Undo step 24 of 25: give up tag of table public.people
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_number_progress_3ef984aa AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_number_progress_3ef984aa
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_number_progress_3ef984aa);
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
      SELECT * INTO lockstep_state FROM public.lockstep_number_progress_3ef984aa;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET tag = '0' WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (tag IS NULL);
      ELSE
        UPDATE ONLY public.people SET tag = '0' WHERE id <= lockstep_next.next_1 AND (tag IS NULL);
      END IF;
      UPDATE public.lockstep_number_progress_3ef984aa SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_number_progress_3ef984aa;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 23 of 25: stop to keep number of table public.people in step with tag
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.people IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.people ALTER COLUMN tag SET DEFAULT '0';
UPDATE public.people SET tag = DEFAULT WHERE tag IS NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE public.people ADD CONSTRAINT has_tag NOT NULL tag;
CREATE OR REPLACE FUNCTION public.lockstep_number_split_3ef984aa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.number IS NOT NULL;
  ELSE
    lockstep_new := NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text;
    IF NOT (lockstep_new OR NEW.tag::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.tag::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT tag::integer INTO NEW.number FROM (SELECT NEW.*) AS people;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_number_split_new_3ef984aa" BEFORE INSERT ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_number_split_3ef984aa();
CREATE TRIGGER "~lockstep_number_split_3ef984aa" BEFORE UPDATE ON public.people FOR EACH ROW WHEN (NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text OR NEW.tag::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.tag::text OR (NEW.number IS NULL)) EXECUTE FUNCTION public.lockstep_number_split_3ef984aa();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 22 of 25: drop column public.people.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of first_name, last_name then
ALTER TABLE public.people ADD COLUMN name text;

COMMIT;

SET lock_timeout = 0;

-- Undo step 21 of 25: give up name of table public.people
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_first_name_progress_06bfe6bb AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_first_name_progress_06bfe6bb
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_first_name_progress_06bfe6bb);
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
      SELECT * INTO lockstep_state FROM public.lockstep_first_name_progress_06bfe6bb;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET name = first_name || ' ' || last_name WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (name IS NULL AND ((first_name || ' ' || last_name) IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET name = first_name || ' ' || last_name WHERE id <= lockstep_next.next_1 AND (name IS NULL AND ((first_name || ' ' || last_name) IS NOT NULL));
      END IF;
      UPDATE public.lockstep_first_name_progress_06bfe6bb SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_first_name_progress_06bfe6bb;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 25: stop to keep first_name, last_name of table public.people in step with name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.people IN ACCESS EXCLUSIVE MODE;
UPDATE public.people SET name = first_name || ' ' || last_name WHERE first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(split_part(name, ' ', 1) AS text)::text OR last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(split_part(name, ' ', 2) AS text)::text OR name IS NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE public.people ADD CONSTRAINT has_name NOT NULL name;
COMMENT ON CONSTRAINT has_name ON public.people IS 'everybody has one';
CREATE OR REPLACE FUNCTION public.lockstep_first_name_split_06bfe6bb() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL;
  ELSE
    lockstep_new := NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text;
    IF NOT (lockstep_new OR NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.name::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(name, ' ', 1), split_part(name, ' ', 2) INTO NEW.first_name, NEW.last_name FROM (SELECT NEW.*) AS people;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.name IS NULL THEN
      SELECT first_name || ' ' || last_name INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(name, ' ', 1), split_part(name, ' ', 2) INTO lockstep_row.first_name, lockstep_row.last_name FROM (SELECT NEW.*) AS people;
    IF NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.last_name::text THEN
      SELECT first_name || ' ' || last_name INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_first_name_split_new_06bfe6bb" BEFORE INSERT ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_first_name_split_06bfe6bb();
CREATE TRIGGER "~lockstep_first_name_split_06bfe6bb" BEFORE UPDATE ON public.people FOR EACH ROW WHEN (NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text OR NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.name::text OR (NEW.first_name IS NULL AND NEW.last_name IS NULL)) EXECUTE FUNCTION public.lockstep_first_name_split_06bfe6bb();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 25: require values in column public.people.number
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ALTER COLUMN number DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 18 of 25: look for rows of table public.people without number
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_number_split_3ef984aa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.number IS NOT NULL;
  ELSE
    lockstep_new := NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT tag::integer INTO NEW.number FROM (SELECT NEW.*) AS people;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Undo step 17 of 25: gather statistics of table public.people (first_name, last_name, number)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.people (name, tag);

COMMIT;

-- Undo step 16 of 25: fill number of table public.people
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

-- Undo step 15 of 25: drop the check for nulls in column public.people.last_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT lockstep_last_name_not_null_3aedf142 CHECK (last_name IS NOT NULL) NOT VALID;
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_last_name_not_null_3aedf142;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 25: require values in column public.people.last_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ALTER COLUMN last_name DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 13 of 25: scan for nulls in column public.people.last_name
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

-- Undo step 12 of 25: check without scan for nulls in column public.people.last_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT lockstep_last_name_not_null_3aedf142;

COMMIT;

-- Undo step 11 of 25: drop the check for nulls in column public.people.first_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT lockstep_first_name_not_null_06bfe6bb CHECK (first_name IS NOT NULL) NOT VALID;
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_first_name_not_null_06bfe6bb;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 25: require values in column public.people.first_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ALTER COLUMN first_name DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 25: scan for nulls in column public.people.first_name
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

-- Undo step 8 of 25: check without scan for nulls in column public.people.first_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT lockstep_first_name_not_null_06bfe6bb;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 25: look for rows of table public.people without first_name, last_name
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_first_name_split_06bfe6bb() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL;
  ELSE
    lockstep_new := NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT split_part(name, ' ', 1), split_part(name, ' ', 2) INTO NEW.first_name, NEW.last_name FROM (SELECT NEW.*) AS people;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.name IS NULL THEN
      SELECT first_name || ' ' || last_name INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(name, ' ', 1), split_part(name, ' ', 2) INTO lockstep_row.first_name, lockstep_row.last_name FROM (SELECT NEW.*) AS people;
    IF NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.last_name::text THEN
      SELECT first_name || ' ' || last_name INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

-- Undo step 6 of 25: fill first_name, last_name of table public.people
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 25: keep number of table public.people in step with tag
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_number_split_3ef984aa" ON public.people;
DROP TRIGGER "~lockstep_number_split_new_3ef984aa" ON public.people;
DROP FUNCTION public.lockstep_number_split_3ef984aa();

-- Undo step 4 of 25: add column public.people.number
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.people DROP COLUMN number;

-- Undo step 3 of 25: keep first_name, last_name of table public.people in step with name
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_first_name_split_06bfe6bb" ON public.people;
DROP TRIGGER "~lockstep_first_name_split_new_06bfe6bb" ON public.people;
DROP FUNCTION public.lockstep_first_name_split_06bfe6bb();

-- Undo step 2 of 25: add column public.people.last_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.people DROP COLUMN last_name;

-- Undo step 1 of 25: add column public.people.first_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.people DROP COLUMN first_name;

COMMIT;
