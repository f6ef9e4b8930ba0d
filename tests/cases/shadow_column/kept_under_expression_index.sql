-- Longer text keeps the rows, but an index over an expression or with a predicate would be built again while others wait: the column gets a second one.
-- The same goes for indexes and keys under another collation, and for domains over types of which indexes know little.
-- before --
CREATE DOMAIN tags AS integer[];
CREATE TABLE people (id bigint PRIMARY KEY, email varchar(100) NOT NULL, nick varchar(20), name text, labels tags);
CREATE UNIQUE INDEX people_email ON people (lower(email));
CREATE INDEX people_nick ON people (id) WHERE nick IS NOT NULL;
CREATE INDEX people_name ON people (name);
CREATE INDEX people_labels ON people (labels);
-- after --
CREATE DOMAIN tags AS integer[];
CREATE TABLE people (id bigint PRIMARY KEY, email varchar(255) NOT NULL, nick text, name text COLLATE "C", labels integer[]);
CREATE UNIQUE INDEX people_email ON people (lower(email));
CREATE INDEX people_nick ON people (id) WHERE nick IS NOT NULL;
CREATE INDEX people_name ON people (name);
CREATE INDEX people_labels ON people (labels);
-- rows --
INSERT INTO people VALUES (1, 'A@b.c', 'a', 'b', '{1}'), (2, 'd@e.f', NULL, NULL, NULL);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 23: add what will be column public.people.email
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_email_new_7185b324 character varying(255);
CREATE OR REPLACE FUNCTION public.lockstep_email_sync_7185b324() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT email::character varying INTO NEW.lockstep_email_new_7185b324 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_email_sync_7185b324" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.lockstep_email_new_7185b324 IS DISTINCT FROM NEW.email::character varying) EXECUTE FUNCTION public.lockstep_email_sync_7185b324();

-- Step 2 of 23: add what will be column public.people.labels
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_labels_new_7c47f2c5 integer[];
CREATE OR REPLACE FUNCTION public.lockstep_labels_sync_7c47f2c5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT labels::text::integer[] INTO NEW.lockstep_labels_new_7c47f2c5 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_labels_sync_7c47f2c5" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.lockstep_labels_new_7c47f2c5::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.labels::text::integer[])::text) EXECUTE FUNCTION public.lockstep_labels_sync_7c47f2c5();

-- Step 3 of 23: add what will be column public.people.name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_name_new_d89805ef text COLLATE "C";
CREATE OR REPLACE FUNCTION public.lockstep_name_sync_d89805ef() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT name::text INTO NEW.lockstep_name_new_d89805ef FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_name_sync_d89805ef" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.lockstep_name_new_d89805ef::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.name::text)::text) EXECUTE FUNCTION public.lockstep_name_sync_d89805ef();

-- Step 4 of 23: add what will be column public.people.nick
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_nick_new_55bde783 text;
CREATE OR REPLACE FUNCTION public.lockstep_nick_sync_55bde783() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT nick::text INTO NEW.lockstep_nick_new_55bde783 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_nick_sync_55bde783" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.lockstep_nick_new_55bde783 IS DISTINCT FROM NEW.nick::text) EXECUTE FUNCTION public.lockstep_nick_sync_55bde783();

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 23: fill columns email, labels, name, nick of table public.people
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_email_progress_7185b324 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_email_progress_7185b324
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_email_progress_7185b324);
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
      SELECT * INTO lockstep_state FROM public.lockstep_email_progress_7185b324;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET lockstep_email_new_7185b324 = email::character varying, lockstep_labels_new_7c47f2c5 = labels::text::integer[], lockstep_name_new_d89805ef = name::text, lockstep_nick_new_55bde783 = nick::text WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_email_new_7185b324 IS NULL AND email IS NOT NULL) OR (lockstep_labels_new_7c47f2c5 IS NULL AND labels IS NOT NULL) OR (lockstep_name_new_d89805ef IS NULL AND name IS NOT NULL) OR (lockstep_nick_new_55bde783 IS NULL AND nick IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET lockstep_email_new_7185b324 = email::character varying, lockstep_labels_new_7c47f2c5 = labels::text::integer[], lockstep_name_new_d89805ef = name::text, lockstep_nick_new_55bde783 = nick::text WHERE id <= lockstep_next.next_1 AND ((lockstep_email_new_7185b324 IS NULL AND email IS NOT NULL) OR (lockstep_labels_new_7c47f2c5 IS NULL AND labels IS NOT NULL) OR (lockstep_name_new_d89805ef IS NULL AND name IS NOT NULL) OR (lockstep_nick_new_55bde783 IS NULL AND nick IS NOT NULL));
      END IF;
      UPDATE public.lockstep_email_progress_7185b324 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_email_progress_7185b324;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 23: check without scan for nulls in the new column public.people.email
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people ADD CONSTRAINT lockstep_email_not_null_7185b324 CHECK (lockstep_email_new_7185b324 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 23: scan for nulls in the new column public.people.email
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_email_not_null_7185b324;

COMMIT;

-- Step 8 of 23: build the new index public.people_email
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.people are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_email_new_15848c29
CREATE UNIQUE INDEX CONCURRENTLY lockstep_people_email_new_15848c29 ON public.people USING btree (lower(lockstep_email_new_7185b324));

BEGIN;

-- Step 9 of 23: gather statistics of table public.people
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.people;

COMMIT;

-- Step 10 of 23: build the new index public.people_labels
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_labels_new_222990e5
CREATE INDEX CONCURRENTLY lockstep_people_labels_new_222990e5 ON public.people USING btree (lockstep_labels_new_7c47f2c5);

-- Step 11 of 23: build the new index public.people_name
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_name_new_cf31cc27
CREATE INDEX CONCURRENTLY lockstep_people_name_new_cf31cc27 ON public.people USING btree (lockstep_name_new_d89805ef);

-- Step 12 of 23: build the new index public.people_nick
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_nick_new_c95eabe0
CREATE INDEX CONCURRENTLY lockstep_people_nick_new_c95eabe0 ON public.people USING btree (id) WHERE (lockstep_nick_new_55bde783 IS NOT NULL);

BEGIN;

-- Step 13 of 23: compare the new with the old columns email, labels, name, nick of table public.people
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.people
--   blocks:      neither reads nor writes
--   work:        scans public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.people.email, column public.people.labels, column public.people.name, column public.people.nick cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE (lockstep_email_new_7185b324 IS DISTINCT FROM email::character varying) OR (lockstep_labels_new_7c47f2c5::text COLLATE pg_catalog."C" IS DISTINCT FROM (labels::text::integer[])::text) OR (lockstep_name_new_d89805ef::text COLLATE pg_catalog."C" IS DISTINCT FROM (name::text)::text) OR (lockstep_nick_new_55bde783 IS DISTINCT FROM nick::text)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_email_new_7185b324, lockstep_labels_new_7c47f2c5, lockstep_name_new_d89805ef, lockstep_nick_new_55bde783', 'email, labels, name, nick';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 23: put new columns in the places of the old ones of table public.people
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.people.email fail
--   hazard:      cached-plan: prepared statements that give column public.people.labels fail
--   hazard:      cached-plan: prepared statements that give column public.people.name fail
--   hazard:      cached-plan: prepared statements that give column public.people.nick fail
--   hazard:      app-breaking: columns of table public.people stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.people IN ACCESS EXCLUSIVE MODE;
DROP INDEX public.people_email;
ALTER INDEX public.people_labels RENAME TO lockstep_people_labels_old_222990e5;
ALTER INDEX public.people_name RENAME TO lockstep_people_name_old_cf31cc27;
ALTER INDEX public.people_nick RENAME TO lockstep_people_nick_old_c95eabe0;
ALTER TABLE public.people RENAME COLUMN email TO lockstep_email_old_7185b324;
ALTER TABLE public.people RENAME COLUMN lockstep_email_new_7185b324 TO email;
ALTER TABLE public.people ALTER COLUMN lockstep_email_old_7185b324 DROP NOT NULL;
ALTER TABLE public.people ALTER COLUMN email SET NOT NULL;
ALTER TABLE public.people RENAME COLUMN labels TO lockstep_labels_old_7c47f2c5;
ALTER TABLE public.people RENAME COLUMN lockstep_labels_new_7c47f2c5 TO labels;
ALTER TABLE public.people RENAME COLUMN name TO lockstep_name_old_d89805ef;
ALTER TABLE public.people RENAME COLUMN lockstep_name_new_d89805ef TO name;
ALTER TABLE public.people RENAME COLUMN nick TO lockstep_nick_old_55bde783;
ALTER TABLE public.people RENAME COLUMN lockstep_nick_new_55bde783 TO nick;
ALTER TABLE public.people DROP CONSTRAINT lockstep_email_not_null_7185b324;
ALTER INDEX public.lockstep_people_email_new_15848c29 RENAME TO people_email;
ALTER INDEX public.lockstep_people_labels_new_222990e5 RENAME TO people_labels;
ALTER INDEX public.lockstep_people_name_new_cf31cc27 RENAME TO people_name;
ALTER INDEX public.lockstep_people_nick_new_c95eabe0 RENAME TO people_nick;
CREATE OR REPLACE FUNCTION public.lockstep_email_sync_7185b324() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.email::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.email::text THEN
    RETURN NEW;
  END IF;
  SELECT email::character varying INTO NEW.lockstep_email_old_7185b324 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_email_old_7185b324 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_labels_sync_7c47f2c5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.labels::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.labels::text THEN
    RETURN NEW;
  END IF;
  SELECT labels::text::integer[] INTO NEW.lockstep_labels_old_7c47f2c5 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_labels_old_7c47f2c5 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_name_sync_d89805ef() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.name::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.name::text THEN
    RETURN NEW;
  END IF;
  SELECT name::text INTO NEW.lockstep_name_old_d89805ef FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_name_old_d89805ef := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_nick_sync_55bde783() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.nick::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.nick::text THEN
    RETURN NEW;
  END IF;
  SELECT nick::character varying INTO NEW.lockstep_nick_old_55bde783 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_nick_old_55bde783 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 15 of 23: drop the old index public.people_email
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_email_old_15848c29;

-- Step 16 of 23: drop the old index public.people_labels
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_labels_old_222990e5;

-- Step 17 of 23: drop the old index public.people_name
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_name_old_cf31cc27;

-- Step 18 of 23: drop the old index public.people_nick
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_nick_old_c95eabe0;

SET lock_timeout = '2s';

BEGIN;

-- Step 19 of 23: give up the old columns email, labels, name, nick of table public.people
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.people.email, public.people.labels, public.people.name, public.people.nick
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 20 of 23: drop the old column public.people.email
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_email_sync_7185b324" ON public.people;
DROP FUNCTION public.lockstep_email_sync_7185b324();
ALTER TABLE public.people DROP COLUMN lockstep_email_old_7185b324;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 23: drop the old column public.people.labels
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_labels_sync_7c47f2c5" ON public.people;
DROP FUNCTION public.lockstep_labels_sync_7c47f2c5();
ALTER TABLE public.people DROP COLUMN lockstep_labels_old_7c47f2c5;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 22 of 23: drop the old column public.people.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_name_sync_d89805ef" ON public.people;
DROP FUNCTION public.lockstep_name_sync_d89805ef();
ALTER TABLE public.people DROP COLUMN lockstep_name_old_d89805ef;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 23 of 23: drop the old column public.people.nick
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   blocks:      reads and writes of public.people, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_nick_sync_55bde783" ON public.people;
DROP FUNCTION public.lockstep_nick_sync_55bde783();
ALTER TABLE public.people DROP COLUMN lockstep_nick_old_55bde783;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 23 of 23: drop the old column public.people.nick
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_nick_old_55bde783 character varying(20);
CREATE OR REPLACE FUNCTION public.lockstep_nick_sync_55bde783() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.nick::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.nick::text THEN
    RETURN NEW;
  END IF;
  SELECT nick::character varying INTO NEW.lockstep_nick_old_55bde783 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_nick_old_55bde783 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_nick_sync_55bde783" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.nick IS DISTINCT FROM NEW.lockstep_nick_old_55bde783::text) EXECUTE FUNCTION public.lockstep_nick_sync_55bde783();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 22 of 23: drop the old column public.people.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_name_old_d89805ef text;
CREATE OR REPLACE FUNCTION public.lockstep_name_sync_d89805ef() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.name::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.name::text THEN
    RETURN NEW;
  END IF;
  SELECT name::text INTO NEW.lockstep_name_old_d89805ef FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_name_old_d89805ef := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_name_sync_d89805ef" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_name_old_d89805ef::text)::text) EXECUTE FUNCTION public.lockstep_name_sync_d89805ef();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 23: drop the old column public.people.labels
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_labels_old_7c47f2c5 public.tags;
CREATE OR REPLACE FUNCTION public.lockstep_labels_sync_7c47f2c5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.labels::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.labels::text THEN
    RETURN NEW;
  END IF;
  SELECT labels::text::integer[] INTO NEW.lockstep_labels_old_7c47f2c5 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_labels_old_7c47f2c5 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_labels_sync_7c47f2c5" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.labels::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_labels_old_7c47f2c5::text::integer[])::text) EXECUTE FUNCTION public.lockstep_labels_sync_7c47f2c5();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 23: drop the old column public.people.email
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people ADD COLUMN lockstep_email_old_7185b324 character varying(100);
CREATE OR REPLACE FUNCTION public.lockstep_email_sync_7185b324() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.email::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.email::text THEN
    RETURN NEW;
  END IF;
  SELECT email::character varying INTO NEW.lockstep_email_old_7185b324 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_email_old_7185b324 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_email_sync_7185b324" BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (NEW.email IS DISTINCT FROM NEW.lockstep_email_old_7185b324::character varying) EXECUTE FUNCTION public.lockstep_email_sync_7185b324();

COMMIT;

SET lock_timeout = 0;

-- Undo step 19 of 23: give up the old columns email, labels, name, nick of table public.people
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_email_progress_7185b324 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_email_progress_7185b324
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.people ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_email_progress_7185b324);
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
      SELECT * INTO lockstep_state FROM public.lockstep_email_progress_7185b324;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.people WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.people SET lockstep_email_old_7185b324 = email::character varying, lockstep_labels_old_7c47f2c5 = labels::text::integer[], lockstep_name_old_d89805ef = name::text, lockstep_nick_old_55bde783 = nick::character varying WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_email_old_7185b324 IS NULL AND email IS NOT NULL) OR (lockstep_labels_old_7c47f2c5 IS NULL AND labels IS NOT NULL) OR (lockstep_name_old_d89805ef IS NULL AND name IS NOT NULL) OR (lockstep_nick_old_55bde783 IS NULL AND nick IS NOT NULL));
      ELSE
        UPDATE ONLY public.people SET lockstep_email_old_7185b324 = email::character varying, lockstep_labels_old_7c47f2c5 = labels::text::integer[], lockstep_name_old_d89805ef = name::text, lockstep_nick_old_55bde783 = nick::character varying WHERE id <= lockstep_next.next_1 AND ((lockstep_email_old_7185b324 IS NULL AND email IS NOT NULL) OR (lockstep_labels_old_7c47f2c5 IS NULL AND labels IS NOT NULL) OR (lockstep_name_old_d89805ef IS NULL AND name IS NOT NULL) OR (lockstep_nick_old_55bde783 IS NULL AND nick IS NOT NULL));
      END IF;
      UPDATE public.lockstep_email_progress_7185b324 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_email_progress_7185b324;

-- Undo step 18 of 23: drop the old index public.people_nick
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_people_nick_old_c95eabe0 ON public.people USING btree (id) WHERE (lockstep_nick_old_55bde783 IS NOT NULL);

-- Undo step 17 of 23: drop the old index public.people_name
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_people_name_old_cf31cc27 ON public.people USING btree (lockstep_name_old_d89805ef);

-- Undo step 16 of 23: drop the old index public.people_labels
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_people_labels_old_222990e5 ON public.people USING btree (lockstep_labels_old_7c47f2c5);

-- Undo step 15 of 23: drop the old index public.people_email
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_people_email_old_15848c29 ON public.people USING btree (lower(lockstep_email_old_7185b324));

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 23: put new columns in the places of the old ones of table public.people
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.people IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE lockstep_labels_old_7c47f2c5 IS NULL AND labels IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'labels';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE lockstep_name_old_d89805ef IS NULL AND name IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'name';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.people WHERE lockstep_nick_old_55bde783 IS NULL AND nick IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'nick';
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_people_email_old_15848c29 ON public.people USING btree (lower(lockstep_email_old_7185b324));
ALTER INDEX public.people_email RENAME TO lockstep_people_email_new_15848c29;
ALTER INDEX public.people_labels RENAME TO lockstep_people_labels_new_222990e5;
ALTER INDEX public.people_name RENAME TO lockstep_people_name_new_cf31cc27;
ALTER INDEX public.people_nick RENAME TO lockstep_people_nick_new_c95eabe0;
ALTER TABLE public.people RENAME COLUMN email TO lockstep_email_new_7185b324;
ALTER TABLE public.people RENAME COLUMN lockstep_email_old_7185b324 TO email;
ALTER TABLE public.people ALTER COLUMN lockstep_email_new_7185b324 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.people ALTER COLUMN email SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'email';
END $$;
ALTER TABLE public.people RENAME COLUMN labels TO lockstep_labels_new_7c47f2c5;
ALTER TABLE public.people RENAME COLUMN lockstep_labels_old_7c47f2c5 TO labels;
ALTER TABLE public.people RENAME COLUMN name TO lockstep_name_new_d89805ef;
ALTER TABLE public.people RENAME COLUMN lockstep_name_old_d89805ef TO name;
ALTER TABLE public.people RENAME COLUMN nick TO lockstep_nick_new_55bde783;
ALTER TABLE public.people RENAME COLUMN lockstep_nick_old_55bde783 TO nick;
ALTER TABLE public.people ADD CONSTRAINT lockstep_email_not_null_7185b324 CHECK (lockstep_email_new_7185b324 IS NOT NULL) NOT VALID;
ALTER INDEX public.lockstep_people_email_old_15848c29 RENAME TO people_email;
ALTER INDEX public.lockstep_people_labels_old_222990e5 RENAME TO people_labels;
ALTER INDEX public.lockstep_people_name_old_cf31cc27 RENAME TO people_name;
ALTER INDEX public.lockstep_people_nick_old_c95eabe0 RENAME TO people_nick;
CREATE OR REPLACE FUNCTION public.lockstep_email_sync_7185b324() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT email::character varying INTO NEW.lockstep_email_new_7185b324 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_labels_sync_7c47f2c5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT labels::text::integer[] INTO NEW.lockstep_labels_new_7c47f2c5 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_name_sync_d89805ef() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT name::text INTO NEW.lockstep_name_new_d89805ef FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_nick_sync_55bde783() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT nick::text INTO NEW.lockstep_nick_new_55bde783 FROM (SELECT NEW.*) AS people;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 13 of 23: compare the new with the old columns email, labels, name, nick of table public.people
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.people VALIDATE CONSTRAINT lockstep_email_not_null_7185b324;

COMMIT;

-- Undo step 12 of 23: build the new index public.people_nick
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_nick_new_c95eabe0;

-- Undo step 11 of 23: build the new index public.people_name
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_name_new_cf31cc27;

-- Undo step 10 of 23: build the new index public.people_labels
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_labels_new_222990e5;

BEGIN;

-- Undo step 9 of 23: gather statistics of table public.people
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.people;

COMMIT;

-- Undo step 8 of 23: build the new index public.people_email
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.people
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_people_email_new_15848c29;

BEGIN;

-- Undo step 7 of 23: scan for nulls in the new column public.people.email
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

-- Undo step 6 of 23: check without scan for nulls in the new column public.people.email
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.people DROP CONSTRAINT lockstep_email_not_null_7185b324;

COMMIT;

-- Undo step 5 of 23: fill columns email, labels, name, nick of table public.people
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.people
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 23: add what will be column public.people.nick
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_nick_sync_55bde783" ON public.people;
DROP FUNCTION public.lockstep_nick_sync_55bde783();
ALTER TABLE public.people DROP COLUMN lockstep_nick_new_55bde783;

-- Undo step 3 of 23: add what will be column public.people.name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_name_sync_d89805ef" ON public.people;
DROP FUNCTION public.lockstep_name_sync_d89805ef();
ALTER TABLE public.people DROP COLUMN lockstep_name_new_d89805ef;

-- Undo step 2 of 23: add what will be column public.people.labels
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_labels_sync_7c47f2c5" ON public.people;
DROP FUNCTION public.lockstep_labels_sync_7c47f2c5();
ALTER TABLE public.people DROP COLUMN lockstep_labels_new_7c47f2c5;

-- Undo step 1 of 23: add what will be column public.people.email
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.people
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_email_sync_7185b324" ON public.people;
DROP FUNCTION public.lockstep_email_sync_7185b324();
ALTER TABLE public.people DROP COLUMN lockstep_email_new_7185b324;

COMMIT;
