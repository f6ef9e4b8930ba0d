-- A column is split in two, old and new programs both go on: with `reverse` the old column follows what is written to the new ones. Values that
-- it does not give back just so stay until the new ones are written.
-- before --
CREATE TABLE people (id bigint PRIMARY KEY, name text NOT NULL CHECK (name <> ''), note text);
CREATE INDEX ON people (name);
COMMENT ON COLUMN people.name IS 'as it is spoken';
CREATE VIEW greetings AS SELECT id, 'Hello ' || name AS text FROM people;
-- rows --
INSERT INTO people SELECT i, 'First' || i || ' Last' || i, 'n' FROM generate_series(1, 2500) AS i;
INSERT INTO people VALUES (2501, 'Anna Maria Smith'), (2502, 'Plato');
-- after --
CREATE TABLE people (
    id bigint PRIMARY KEY,
    -- @split from=name using=(split_part(name, ' ', 1)) reverse=(first_name || coalesce(' ' || last_name, ''))
    first_name text NOT NULL,
    -- @split from=name using=(nullif(split_part(people.name, ' ', 2), ''))
    last_name text,
    note text);
CREATE INDEX ON people (last_name, first_name);
COMMENT ON COLUMN people.first_name IS 'given';
CREATE VIEW greetings AS SELECT id, 'Hello ' || first_name || coalesce(' ' || last_name, '') AS text FROM people;
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM people WHERE first_name = 'First' || id AND last_name = 'Last' || id) = 2500;
  ASSERT (SELECT first_name || '/' || last_name FROM people WHERE id = 2501) = 'Anna/Maria';
  ASSERT (SELECT last_name IS NULL AND first_name = 'Plato' FROM people WHERE id = 2502);
END $$;
-- old --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM people WHERE id <= 2500 AND name = 'First' || id || ' Last' || id) = 2500;
  ASSERT (SELECT name FROM people WHERE id = 2501) = 'Anna Maria Smith';
END $$;
INSERT INTO people (id, name) VALUES (9001, 'Old One'), (9002, 'Old Two');
UPDATE people SET name = 'Old 1' WHERE id = 9001;
UPDATE people SET note = 'touched' WHERE id IN (2501, 9002);
INSERT INTO people (id, name) VALUES (9002, 'Older Two') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
DO $$ BEGIN
  ASSERT (SELECT name = 'Old 1' AND first_name = 'Old' AND last_name = '1' FROM people WHERE id = 9001);
  ASSERT (SELECT first_name = 'Older' AND last_name = 'Two' FROM people WHERE id = 9002);
  ASSERT (SELECT name FROM people WHERE id = 9002) = 'Older Two';
  ASSERT (SELECT name FROM people WHERE id = 2501) = 'Anna Maria Smith';
END $$;
UPDATE people SET note = NULL WHERE id = 2501;
INSERT INTO people (id, first_name, last_name) VALUES (9003, 'Early', 'Bird');
UPDATE people SET last_name = NULL WHERE id = 9003;
DO $$ BEGIN ASSERT (SELECT name FROM people WHERE id = 9003) = 'Early'; END $$;
INSERT INTO people (id, name, first_name, last_name) VALUES (9004, 'Anna Maria Smith', 'Anna', 'Maria'), (9005, 'x', 'Both', 'Given');
DO $$ BEGIN ASSERT (SELECT array_agg(name ORDER BY id) FROM people WHERE id > 9003) = '{Anna Maria Smith,Both Given}'; END $$;
DELETE FROM people WHERE id > 9000;
-- new --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM people WHERE first_name = 'First' || id AND last_name = 'Last' || id) = 2500;
END $$;
INSERT INTO people (id, first_name, last_name) VALUES (9001, 'New', 'One'), (9002, 'New', NULL);
UPDATE people SET last_name = '1' WHERE id = 9001;
UPDATE people SET note = 'touched' WHERE id = 9002;
INSERT INTO people (id, first_name) VALUES (9002, 'x') ON CONFLICT (id) DO UPDATE SET first_name = 'Newer';
DO $$ BEGIN
  ASSERT (SELECT first_name || '/' || last_name FROM people WHERE id = 9001) = 'New/1';
  ASSERT (SELECT first_name = 'Newer' AND last_name IS NULL FROM people WHERE id = 9002);
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 18: add column public.people.first_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.people ADD COLUMN first_name text;
COMMENT ON COLUMN public.people.first_name IS 'given';

-- Step 2 of 18: add column public.people.last_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.people ADD COLUMN last_name text;

-- Step 3 of 18: keep first_name, last_name of table public.people in step with name
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.people
--   blocks:      writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says
UPDATE public.people SET first_name = split_part(name, ' ', 1), last_name = NULLIF(split_part(people.name, ' ', 2), ''), name = first_name || COALESCE(' ' || last_name, '') WHERE false;
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
    SELECT split_part(name, ' ', 1), NULLIF(split_part(people.name, ' ', 2), '') INTO NEW.first_name, NEW.last_name FROM (SELECT NEW.*) AS people;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.name IS NULL THEN
      SELECT first_name || COALESCE(' ' || last_name, '') INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(name, ' ', 1), NULLIF(split_part(people.name, ' ', 2), '') INTO lockstep_row.first_name, lockstep_row.last_name FROM (SELECT NEW.*) AS people;
    IF NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.last_name::text THEN
      SELECT first_name || COALESCE(' ' || last_name, '') INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_first_name_split_new_06bfe6bb" BEFORE INSERT ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_first_name_split_06bfe6bb();
CREATE TRIGGER "~lockstep_first_name_split_06bfe6bb" BEFORE UPDATE ON public.people FOR EACH ROW WHEN (NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text OR NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.name::text OR (NEW.first_name IS NULL AND NEW.last_name IS NULL)) EXECUTE FUNCTION public.lockstep_first_name_split_06bfe6bb();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 18: fill first_name, last_name of table public.people
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
        UPDATE ONLY public.people SET first_name = split_part(name, ' ', 1), last_name = NULLIF(split_part(people.name, ' ', 2), '') WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (first_name IS NULL AND last_name IS NULL AND ((split_part(name, ' ', 1)) IS NOT NULL OR (NULLIF(split_part(people.name, ' ', 2), '')) IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET first_name = split_part(name, ' ', 1), last_name = NULLIF(split_part(people.name, ' ', 2), '') WHERE id <= lockstep_next.next_1 AND (first_name IS NULL AND last_name IS NULL AND ((split_part(name, ' ', 1)) IS NOT NULL OR (NULLIF(split_part(people.name, ' ', 2), '')) IS NOT NULL));
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

-- Step 5 of 18: gather statistics of table public.people (first_name, last_name)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.people (first_name, last_name);

COMMIT;

BEGIN;

-- Step 6 of 18: look for rows of table public.people without first_name, last_name
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a row was left out, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE first_name IS NULL AND last_name IS NULL AND ((split_part(name, ' ', 1)) IS NOT NULL OR (NULLIF(split_part(people.name, ' ', 2), '')) IS NOT NULL)) THEN
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
    SELECT split_part(name, ' ', 1), NULLIF(split_part(people.name, ' ', 2), '') INTO NEW.first_name, NEW.last_name FROM (SELECT NEW.*) AS people;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.name IS NULL THEN
      SELECT first_name || COALESCE(' ' || last_name, '') INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(name, ' ', 1), NULLIF(split_part(people.name, ' ', 2), '') INTO lockstep_row.first_name, lockstep_row.last_name FROM (SELECT NEW.*) AS people;
    IF NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.last_name::text THEN
      SELECT first_name || COALESCE(' ' || last_name, '') INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 18: check without scan for nulls in column public.people.first_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT lockstep_first_name_not_null_06bfe6bb CHECK (first_name IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 18: scan for nulls in column public.people.first_name
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

-- Step 9 of 18: require values in column public.people.first_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ALTER COLUMN first_name SET NOT NULL;

COMMIT;

-- Step 10 of 18: drop the check for nulls in column public.people.first_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT lockstep_first_name_not_null_06bfe6bb;

SET lock_timeout = 0;

-- Step 11 of 18: add index public.people_last_name_first_name_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.people_last_name_first_name_idx
CREATE INDEX CONCURRENTLY people_last_name_first_name_idx ON public.people USING btree (last_name, first_name);

SET lock_timeout = '2s';

BEGIN;

-- Step 12 of 18: replace view public.greetings
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on view public.greetings
--   blocks:      reads and writes of public.greetings, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public.greetings AS
SELECT id, 'Hello ' || first_name || coalesce(' ' || last_name, '') AS text FROM public.people;

COMMIT;

BEGIN;

-- Step 13 of 18: give up the proof of constraint public.people.people_name_check
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 18: stop to keep first_name, last_name of table public.people in step with name
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

-- Step 15 of 18: give up name of table public.people
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

-- Step 16 of 18: drop constraint public.people.people_name_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT people_name_check;

COMMIT;

SET lock_timeout = 0;

-- Step 17 of 18: drop index public.people_name_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.people_name_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 18 of 18: drop column public.people.name
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
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 18: drop column public.people.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of first_name, last_name then
ALTER TABLE public.people ADD COLUMN name text;
COMMENT ON COLUMN public.people.name IS 'as it is spoken';

COMMIT;

SET lock_timeout = 0;

-- Undo step 17 of 18: drop index public.people_name_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY people_name_idx ON public.people USING btree (name);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 18: drop constraint public.people.people_name_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT people_name_check CHECK (name <> '') NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 15 of 18: give up name of table public.people
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
        UPDATE ONLY public.people SET name = first_name || COALESCE(' ' || last_name, '') WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (name IS NULL AND ((first_name || COALESCE(' ' || last_name, '')) IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET name = first_name || COALESCE(' ' || last_name, '') WHERE id <= lockstep_next.next_1 AND (name IS NULL AND ((first_name || COALESCE(' ' || last_name, '')) IS NOT NULL));
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

-- Undo step 14 of 18: stop to keep first_name, last_name of table public.people in step with name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.people IN ACCESS EXCLUSIVE MODE;
UPDATE public.people SET name = first_name || COALESCE(' ' || last_name, '') WHERE first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(split_part(name, ' ', 1) AS text)::text OR last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(NULLIF(split_part(people.name, ' ', 2), '') AS text)::text OR name IS NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE public.people ALTER COLUMN name SET NOT NULL;
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
    SELECT split_part(name, ' ', 1), NULLIF(split_part(people.name, ' ', 2), '') INTO NEW.first_name, NEW.last_name FROM (SELECT NEW.*) AS people;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.name IS NULL THEN
      SELECT first_name || COALESCE(' ' || last_name, '') INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(name, ' ', 1), NULLIF(split_part(people.name, ' ', 2), '') INTO lockstep_row.first_name, lockstep_row.last_name FROM (SELECT NEW.*) AS people;
    IF NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.last_name::text THEN
      SELECT first_name || COALESCE(' ' || last_name, '') INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_first_name_split_new_06bfe6bb" BEFORE INSERT ON public.people FOR EACH ROW EXECUTE FUNCTION public.lockstep_first_name_split_06bfe6bb();
CREATE TRIGGER "~lockstep_first_name_split_06bfe6bb" BEFORE UPDATE ON public.people FOR EACH ROW WHEN (NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.last_name::text OR NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.name::text OR (NEW.first_name IS NULL AND NEW.last_name IS NULL)) EXECUTE FUNCTION public.lockstep_first_name_split_06bfe6bb();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 13 of 18: give up the proof of constraint public.people.people_name_check
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people VALIDATE CONSTRAINT people_name_check;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 12 of 18: replace view public.greetings
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on view public.greetings
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public.greetings AS
SELECT id, 'Hello ' || name AS text FROM public.people;

COMMIT;

SET lock_timeout = 0;

-- Undo step 11 of 18: add index public.people_last_name_first_name_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.people_last_name_first_name_idx;

SET lock_timeout = '2s';

-- Undo step 10 of 18: drop the check for nulls in column public.people.first_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT lockstep_first_name_not_null_06bfe6bb CHECK (first_name IS NOT NULL) NOT VALID;
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_first_name_not_null_06bfe6bb;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 18: require values in column public.people.first_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ALTER COLUMN first_name DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 18: scan for nulls in column public.people.first_name
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

-- Undo step 7 of 18: check without scan for nulls in column public.people.first_name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT lockstep_first_name_not_null_06bfe6bb;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 18: look for rows of table public.people without first_name, last_name
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
    SELECT split_part(name, ' ', 1), NULLIF(split_part(people.name, ' ', 2), '') INTO NEW.first_name, NEW.last_name FROM (SELECT NEW.*) AS people;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.name IS NULL THEN
      SELECT first_name || COALESCE(' ' || last_name, '') INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT split_part(name, ' ', 1), NULLIF(split_part(people.name, ' ', 2), '') INTO lockstep_row.first_name, lockstep_row.last_name FROM (SELECT NEW.*) AS people;
    IF NEW.first_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.first_name::text OR NEW.last_name::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.last_name::text THEN
      SELECT first_name || COALESCE(' ' || last_name, '') INTO NEW.name FROM (SELECT NEW.*) AS people;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Undo step 5 of 18: gather statistics of table public.people (first_name, last_name)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.people (name);

COMMIT;

-- Undo step 4 of 18: fill first_name, last_name of table public.people
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 18: keep first_name, last_name of table public.people in step with name
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_first_name_split_06bfe6bb" ON public.people;
DROP TRIGGER "~lockstep_first_name_split_new_06bfe6bb" ON public.people;
DROP FUNCTION public.lockstep_first_name_split_06bfe6bb();

-- Undo step 2 of 18: add column public.people.last_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.people DROP COLUMN last_name;

-- Undo step 1 of 18: add column public.people.first_name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.people DROP COLUMN first_name;

COMMIT;
