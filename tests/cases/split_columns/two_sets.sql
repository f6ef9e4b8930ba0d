-- Two sets of columns in one table that is renamed and moved, with an enum, views that use them and a foreign key to the old key.
-- before --
CREATE SCHEMA app; CREATE SCHEMA shop;
CREATE TYPE mood AS ENUM ('a','b');
CREATE FUNCTION app.half(x text, n int) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT split_part(x, '-', n) $$;
CREATE TABLE app.old_t (id int PRIMARY KEY, code text NOT NULL, m text DEFAULT 'a' CHECK (m IN ('a', 'b')), UNIQUE (code, m));
CREATE VIEW app.v AS SELECT id, code, m FROM app.old_t;
CREATE TABLE app.ref (code text, m text, FOREIGN KEY (code, m) REFERENCES app.old_t (code, m));
GRANT SELECT (code) ON app.old_t TO PUBLIC;
-- rows --
INSERT INTO app.old_t SELECT i, 'x' || i || '-y' || i, CASE WHEN i % 2 = 0 THEN 'b' ELSE 'a' END FROM generate_series(1, 10) AS i;
INSERT INTO app.ref VALUES ('x1-y1', 'a');
-- after --
CREATE SCHEMA app; CREATE SCHEMA shop;
CREATE TYPE mood AS ENUM ('a','b');
CREATE FUNCTION app.half(x text, n int) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT split_part(x, '-', n) $$;
CREATE FUNCTION app.whole(x text, y text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT x || '-' || y $$;
-- @renamed from=app.old_t
CREATE TABLE shop."New T" (id int PRIMARY KEY,
  -- @split from=code using=(app.half(code, 1)) reverse=(app.whole(a, b))
  a text NOT NULL DEFAULT 'none',
  -- @split from=code using=(app.half(code, 2))
  b text,
  mood mood NOT NULL DEFAULT 'a' -- @split from=m using=(m::mood) reverse=(mood::text)
  , UNIQUE (a, b, mood)
);
CREATE VIEW app.v AS SELECT id, app.whole(a, b) AS code, mood FROM shop."New T";
CREATE TABLE app.ref (a text, b text, mood mood, FOREIGN KEY (a, b, mood) REFERENCES shop."New T" (a, b, mood));
GRANT SELECT (a) ON shop."New T" TO PUBLIC;
-- holds --
DO $$ BEGIN ASSERT (SELECT count(*) FROM shop."New T" WHERE a = 'x' || id AND b = 'y' || id AND (mood = 'b') = (id % 2 = 0)) = 10; END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.old_t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 44: rename table app.old_t to table shop."New T"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table shop."New T" fails
ALTER TABLE app.old_t SET SCHEMA shop;
ALTER TABLE shop.old_t RENAME TO "New T";

-- Step 2 of 44: rename constraint shop."New T".old_t_pkey to constraint shop."New T"."New T_pkey"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" RENAME CONSTRAINT old_t_pkey TO "New T_pkey";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.ref IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 44: add column app.ref.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.ref
--   blocks:      reads and writes of app.ref, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE app.ref ADD COLUMN a text;

-- Step 4 of 44: add column app.ref.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.ref
--   blocks:      reads and writes of app.ref, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE app.ref ADD COLUMN b text;

-- Step 5 of 44: add column app.ref.mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.ref
--   blocks:      reads and writes of app.ref, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE app.ref ADD COLUMN mood public.mood;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 44: add column shop."New T".a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE shop."New T" ADD COLUMN a text;
GRANT SELECT (a) ON TABLE shop."New T" TO PUBLIC;

-- Step 7 of 44: add column shop."New T".b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE shop."New T" ADD COLUMN b text;

-- Step 8 of 44: add column shop."New T".mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE shop."New T" ADD COLUMN mood public.mood;

-- Step 9 of 44: keep mood of table shop."New T" in step with m
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table shop."New T"
--   blocks:      writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says
UPDATE shop."New T" SET mood = m::public.mood, m = mood::text WHERE false;
CREATE OR REPLACE FUNCTION shop.lockstep_mood_split_673b3181() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.mood IS NOT NULL;
  ELSE
    lockstep_new := NEW.mood::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.mood::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT m::public.mood INTO NEW.mood FROM (SELECT NEW.*) AS "New T";
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.mood := coalesce(NEW.mood, 'a');
  END IF;
  IF lockstep_new THEN
    SELECT m::public.mood INTO lockstep_row.mood FROM (SELECT NEW.*) AS "New T";
    IF NEW.mood::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.mood::text THEN
      SELECT mood::text INTO NEW.m FROM (SELECT NEW.*) AS "New T";
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_mood_split_new_673b3181" BEFORE INSERT ON shop."New T" FOR EACH ROW EXECUTE FUNCTION shop.lockstep_mood_split_673b3181();
CREATE TRIGGER "~lockstep_mood_split_673b3181" BEFORE UPDATE ON shop."New T" FOR EACH ROW WHEN (NEW.mood::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.mood::text OR NEW.m::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.m::text OR (NEW.mood IS NULL)) EXECUTE FUNCTION shop.lockstep_mood_split_673b3181();

-- Step 10 of 44: create routine app.whole(text, text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.whole(x text, y text)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $$ SELECT x || '-' || y $$;

-- Step 11 of 44: keep a, b of table shop."New T" in step with code
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table shop."New T"
--   blocks:      writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says
UPDATE shop."New T" SET a = app.half(code, 1), b = app.half(code, 2), code = app.whole(a, b) WHERE false;
CREATE OR REPLACE FUNCTION shop.lockstep_a_split_9763b645() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.a IS NOT NULL OR NEW.b IS NOT NULL;
  ELSE
    lockstep_new := NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.b::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT app.half(code, 1), app.half(code, 2) INTO NEW.a, NEW.b FROM (SELECT NEW.*) AS "New T";
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.a := coalesce(NEW.a, 'none');
    IF NEW.code IS NULL THEN
      SELECT app.whole(a, b) INTO NEW.code FROM (SELECT NEW.*) AS "New T";
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT app.half(code, 1), app.half(code, 2) INTO lockstep_row.a, lockstep_row.b FROM (SELECT NEW.*) AS "New T";
    IF NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.b::text THEN
      SELECT app.whole(a, b) INTO NEW.code FROM (SELECT NEW.*) AS "New T";
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_split_new_9763b645" BEFORE INSERT ON shop."New T" FOR EACH ROW EXECUTE FUNCTION shop.lockstep_a_split_9763b645();
CREATE TRIGGER "~lockstep_a_split_9763b645" BEFORE UPDATE ON shop."New T" FOR EACH ROW WHEN (NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.b::text OR NEW.code::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.code::text OR (NEW.a IS NULL AND NEW.b IS NULL)) EXECUTE FUNCTION shop.lockstep_a_split_9763b645();

COMMIT;

SET lock_timeout = 0;

-- Step 12 of 44: fill a, b of table shop."New T"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table shop."New T"
--   blocks:      neither reads nor writes
--   work:        scans shop."New T"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS shop.lockstep_a_progress_9763b645 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY shop."New T" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO shop.lockstep_a_progress_9763b645
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY shop."New T" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM shop.lockstep_a_progress_9763b645);
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
      SELECT * INTO lockstep_state FROM shop.lockstep_a_progress_9763b645;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY shop."New T" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY shop."New T" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY shop."New T" SET a = app.half(code, 1), b = app.half(code, 2) WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (a IS NULL AND b IS NULL AND ((app.half(code, 1)) IS NOT NULL OR (app.half(code, 2)) IS NOT NULL));
      ELSE
        UPDATE ONLY shop."New T" SET a = app.half(code, 1), b = app.half(code, 2) WHERE id <= lockstep_next.next_1 AND (a IS NULL AND b IS NULL AND ((app.half(code, 1)) IS NOT NULL OR (app.half(code, 2)) IS NOT NULL));
      END IF;
      UPDATE shop.lockstep_a_progress_9763b645 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE shop.lockstep_a_progress_9763b645;

BEGIN;

-- Step 13 of 44: look for rows of table shop."New T" without a, b
--   phase:       migrate
--   locks:       ACCESS SHARE on table shop."New T"
--   blocks:      neither reads nor writes
--   work:        scans shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a row was left out, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY shop."New T" WHERE a IS NULL AND b IS NULL AND ((app.half(code, 1)) IS NOT NULL OR (app.half(code, 2)) IS NOT NULL)) THEN
    RAISE EXCEPTION 'there are rows of % without values in %', 'shop."New T"', 'a, b';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION shop.lockstep_a_split_9763b645() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.a IS NOT NULL OR NEW.b IS NOT NULL;
  ELSE
    lockstep_new := NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.b::text;
    IF NOT (lockstep_new OR NEW.code::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.code::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT app.half(code, 1), app.half(code, 2) INTO NEW.a, NEW.b FROM (SELECT NEW.*) AS "New T";
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.a := coalesce(NEW.a, 'none');
    IF NEW.code IS NULL THEN
      SELECT app.whole(a, b) INTO NEW.code FROM (SELECT NEW.*) AS "New T";
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT app.half(code, 1), app.half(code, 2) INTO lockstep_row.a, lockstep_row.b FROM (SELECT NEW.*) AS "New T";
    IF NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.b::text THEN
      SELECT app.whole(a, b) INTO NEW.code FROM (SELECT NEW.*) AS "New T";
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 44: check without scan for nulls in column shop."New T".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" ADD CONSTRAINT lockstep_a_not_null_9763b645 CHECK (a IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 44: scan for nulls in column shop."New T".a
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table shop."New T"
--   blocks:      neither reads nor writes
--   work:        scans shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column shop."New T".a holds nulls
ALTER TABLE shop."New T" VALIDATE CONSTRAINT lockstep_a_not_null_9763b645;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 44: require values in column shop."New T".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" ALTER COLUMN a SET NOT NULL;

COMMIT;

-- Step 17 of 44: drop the check for nulls in column shop."New T".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" DROP CONSTRAINT lockstep_a_not_null_9763b645;

SET lock_timeout = 0;

-- Step 18 of 44: fill mood of table shop."New T"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table shop."New T"
--   blocks:      neither reads nor writes
--   work:        scans shop."New T"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS shop.lockstep_mood_progress_673b3181 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY shop."New T" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO shop.lockstep_mood_progress_673b3181
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY shop."New T" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM shop.lockstep_mood_progress_673b3181);
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
      SELECT * INTO lockstep_state FROM shop.lockstep_mood_progress_673b3181;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY shop."New T" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY shop."New T" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY shop."New T" SET mood = m::public.mood WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (mood IS NULL AND ((m::public.mood) IS NOT NULL));
      ELSE
        UPDATE ONLY shop."New T" SET mood = m::public.mood WHERE id <= lockstep_next.next_1 AND (mood IS NULL AND ((m::public.mood) IS NOT NULL));
      END IF;
      UPDATE shop.lockstep_mood_progress_673b3181 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE shop.lockstep_mood_progress_673b3181;

BEGIN;

-- Step 19 of 44: gather statistics of table shop."New T" (a, b, mood)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table shop."New T"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE shop."New T" (a, b, mood);

COMMIT;

BEGIN;

-- Step 20 of 44: look for rows of table shop."New T" without mood
--   phase:       migrate
--   locks:       ACCESS SHARE on table shop."New T"
--   blocks:      neither reads nor writes
--   work:        scans shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a row was left out, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY shop."New T" WHERE mood IS NULL AND ((m::public.mood) IS NOT NULL)) THEN
    RAISE EXCEPTION 'there are rows of % without values in %', 'shop."New T"', 'mood';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION shop.lockstep_mood_split_673b3181() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.mood IS NOT NULL;
  ELSE
    lockstep_new := NEW.mood::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.mood::text;
    IF NOT (lockstep_new OR NEW.m::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.m::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT m::public.mood INTO NEW.mood FROM (SELECT NEW.*) AS "New T";
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.mood := coalesce(NEW.mood, 'a');
  END IF;
  IF lockstep_new THEN
    SELECT m::public.mood INTO lockstep_row.mood FROM (SELECT NEW.*) AS "New T";
    IF NEW.mood::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.mood::text THEN
      SELECT mood::text INTO NEW.m FROM (SELECT NEW.*) AS "New T";
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 44: check without scan for nulls in column shop."New T".mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" ADD CONSTRAINT lockstep_mood_not_null_673b3181 CHECK (mood IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 22 of 44: scan for nulls in column shop."New T".mood
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table shop."New T"
--   blocks:      neither reads nor writes
--   work:        scans shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column shop."New T".mood holds nulls
ALTER TABLE shop."New T" VALIDATE CONSTRAINT lockstep_mood_not_null_673b3181;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 23 of 44: require values in column shop."New T".mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" ALTER COLUMN mood SET NOT NULL;

COMMIT;

-- Step 24 of 44: drop the check for nulls in column shop."New T".mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" DROP CONSTRAINT lockstep_mood_not_null_673b3181;

SET lock_timeout = 0;

-- Step 25 of 44: build the index of constraint shop."New T"."New T_a_b_mood_key"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table shop."New T"
--   blocks:      neither reads nor writes
--   work:        scans shop."New T"
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of shop."New T" are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS shop."New T_a_b_mood_key"
CREATE UNIQUE INDEX CONCURRENTLY "New T_a_b_mood_key" ON shop."New T" USING btree (a, b, mood);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 26 of 44: add constraint shop."New T"."New T_a_b_mood_key"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" ADD CONSTRAINT "New T_a_b_mood_key" UNIQUE USING INDEX "New T_a_b_mood_key";

COMMIT;

BEGIN;

-- Step 27 of 44: give up the proof of constraint app.ref.ref_code_m_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 28 of 44: give up the proof of constraint shop."New T".old_t_m_check
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
      LOCK TABLE app.ref, shop."New T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.ref, shop."New T" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE shop."New T", app.ref IN ACCESS EXCLUSIVE MODE;
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

-- Step 29 of 44: drop constraint app.ref.ref_code_m_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.ref, ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of app.ref, shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.ref DROP CONSTRAINT ref_code_m_fkey;

-- Step 30 of 44: drop column app.ref.code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.ref
--   blocks:      reads and writes of app.ref, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column app.ref.code are dropped
--   hazard:      app-breaking: whoever uses column app.ref.code fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.ref fail
ALTER TABLE app.ref DROP COLUMN code;

-- Step 31 of 44: drop column app.ref.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.ref
--   blocks:      reads and writes of app.ref, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column app.ref.m are dropped
--   hazard:      app-breaking: whoever uses column app.ref.m fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.ref fail
ALTER TABLE app.ref DROP COLUMN m;

COMMIT;

BEGIN;

-- Step 32 of 44: drop view app.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view app.v
--   blocks:      reads and writes of app.v, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP VIEW app.v;

-- Step 33 of 44: create view app.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW app.v AS
SELECT id, app.whole(a, b) AS code, mood FROM shop."New T";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 34 of 44: stop to keep a, b of table shop."New T" in step with code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to code of table shop."New T" is not seen in the new columns any more
--   gate:        go on when every program reads and writes a, b of shop."New T", and none code any more
DROP TRIGGER "~lockstep_a_split_9763b645" ON shop."New T";
DROP TRIGGER "~lockstep_a_split_new_9763b645" ON shop."New T";
DROP FUNCTION shop.lockstep_a_split_9763b645();
ALTER TABLE shop."New T" ALTER COLUMN a SET DEFAULT 'none';
ALTER TABLE shop."New T" ALTER COLUMN code DROP NOT NULL;

COMMIT;

BEGIN;

-- Step 35 of 44: give up code of table shop."New T"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 36 of 44: stop to keep mood of table shop."New T" in step with m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to m of table shop."New T" is not seen in the new columns any more
--   gate:        go on when every program reads and writes mood of shop."New T", and none m any more
DROP TRIGGER "~lockstep_mood_split_673b3181" ON shop."New T";
DROP TRIGGER "~lockstep_mood_split_new_673b3181" ON shop."New T";
DROP FUNCTION shop.lockstep_mood_split_673b3181();
ALTER TABLE shop."New T" ALTER COLUMN mood SET DEFAULT 'a';
ALTER TABLE shop."New T" ALTER COLUMN m DROP DEFAULT;

COMMIT;

BEGIN;

-- Step 37 of 44: give up m of table shop."New T"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
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
      LOCK TABLE app.ref, shop."New T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.ref IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE shop."New T" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE shop."New T" IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE app.ref IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 38 of 44: drop constraint shop."New T".old_t_code_m_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" DROP CONSTRAINT old_t_code_m_key;

-- Step 39 of 44: add constraint app.ref.ref_a_b_mood_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table app.ref, SHARE ROW EXCLUSIVE on table shop."New T"
--   blocks:      writes of app.ref, shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.ref ADD CONSTRAINT ref_a_b_mood_fkey FOREIGN KEY (a, b, mood) REFERENCES shop."New T" (a, b, mood) NOT VALID;

-- Step 40 of 44: drop constraint shop."New T".old_t_m_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" DROP CONSTRAINT old_t_m_check;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 41 of 44: validate constraint app.ref.ref_a_b_mood_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.ref, ROW SHARE on table shop."New T"
--   blocks:      neither reads nor writes
--   work:        scans app.ref
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint app.ref.ref_a_b_mood_fkey
ALTER TABLE app.ref VALIDATE CONSTRAINT ref_a_b_mood_fkey;

COMMIT;

SET lock_timeout = '2s';

-- Step 42 of 44: give up the index of constraint shop."New T".old_t_code_m_key
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS shop.lockstep_old_t_code_m_key_old_f9a60c0c;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 43 of 44: drop column shop."New T".code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of a, b then
--   hazard:      data-loss: the values of column shop."New T".code are dropped, but for what a, b hold of them
--   hazard:      app-breaking: whoever uses column shop."New T".code fails
--   hazard:      cached-plan: prepared statements that take all columns of table shop."New T" fail
ALTER TABLE shop."New T" DROP COLUMN code;

-- Step 44 of 44: drop column shop."New T".m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   blocks:      reads and writes of shop."New T", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of mood then
--   hazard:      data-loss: the values of column shop."New T".m are dropped, but for what mood holds of them
--   hazard:      app-breaking: whoever uses column shop."New T".m fails
--   hazard:      cached-plan: prepared statements that take all columns of table shop."New T" fail
ALTER TABLE shop."New T" DROP COLUMN m;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 44 of 44: drop column shop."New T".m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of mood then
ALTER TABLE shop."New T" ADD COLUMN m text;

-- Undo step 43 of 44: drop column shop."New T".code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of a, b then
ALTER TABLE shop."New T" ADD COLUMN code text;
GRANT SELECT (code) ON TABLE shop."New T" TO PUBLIC;

COMMIT;

SET lock_timeout = 0;

-- Undo step 42 of 44: give up the index of constraint shop."New T".old_t_code_m_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table shop."New T"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_old_t_code_m_key_old_f9a60c0c ON shop."New T" USING btree (code, m);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.ref, shop."New T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.ref, shop."New T" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE shop."New T", app.ref IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 41 of 44: validate constraint app.ref.ref_a_b_mood_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.ref, ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.ref DROP CONSTRAINT ref_a_b_mood_fkey;
ALTER TABLE app.ref ADD CONSTRAINT ref_a_b_mood_fkey FOREIGN KEY (a, b, mood) REFERENCES shop."New T" (a, b, mood) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.ref, shop."New T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.ref, shop."New T" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE shop."New T", app.ref IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 40 of 44: drop constraint shop."New T".old_t_m_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" ADD CONSTRAINT old_t_m_check CHECK (m IN ('a', 'b')) NOT VALID;

-- Undo step 39 of 44: add constraint app.ref.ref_a_b_mood_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table app.ref, SHARE ROW EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.ref DROP CONSTRAINT ref_a_b_mood_fkey;

-- Undo step 38 of 44: drop constraint shop."New T".old_t_code_m_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_old_t_code_m_key_old_f9a60c0c ON shop."New T" USING btree (code, m);
ALTER TABLE shop."New T" ADD CONSTRAINT old_t_code_m_key UNIQUE USING INDEX lockstep_old_t_code_m_key_old_f9a60c0c;

COMMIT;

SET lock_timeout = 0;

-- Undo step 37 of 44: give up m of table shop."New T"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table shop."New T"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS shop.lockstep_mood_progress_673b3181 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY shop."New T" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO shop.lockstep_mood_progress_673b3181
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY shop."New T" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM shop.lockstep_mood_progress_673b3181);
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
      SELECT * INTO lockstep_state FROM shop.lockstep_mood_progress_673b3181;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY shop."New T" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY shop."New T" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY shop."New T" SET m = mood::text WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (m IS NULL AND ((mood::text) IS NOT NULL));
      ELSE
        UPDATE ONLY shop."New T" SET m = mood::text WHERE id <= lockstep_next.next_1 AND (m IS NULL AND ((mood::text) IS NOT NULL));
      END IF;
      UPDATE shop.lockstep_mood_progress_673b3181 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE shop.lockstep_mood_progress_673b3181;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 36 of 44: stop to keep mood of table shop."New T" in step with m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE shop."New T" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE shop."New T" ALTER COLUMN m SET DEFAULT 'a';
UPDATE shop."New T" SET m = mood::text WHERE mood::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(m::public.mood AS public.mood)::text;
ALTER TABLE shop."New T" ALTER COLUMN mood DROP DEFAULT;
CREATE OR REPLACE FUNCTION shop.lockstep_mood_split_673b3181() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.mood IS NOT NULL;
  ELSE
    lockstep_new := NEW.mood::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.mood::text;
    IF NOT (lockstep_new OR NEW.m::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.m::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT m::public.mood INTO NEW.mood FROM (SELECT NEW.*) AS "New T";
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.mood := coalesce(NEW.mood, 'a');
  END IF;
  IF lockstep_new THEN
    SELECT m::public.mood INTO lockstep_row.mood FROM (SELECT NEW.*) AS "New T";
    IF NEW.mood::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.mood::text THEN
      SELECT mood::text INTO NEW.m FROM (SELECT NEW.*) AS "New T";
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_mood_split_new_673b3181" BEFORE INSERT ON shop."New T" FOR EACH ROW EXECUTE FUNCTION shop.lockstep_mood_split_673b3181();
CREATE TRIGGER "~lockstep_mood_split_673b3181" BEFORE UPDATE ON shop."New T" FOR EACH ROW WHEN (NEW.mood::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.mood::text OR NEW.m::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.m::text OR (NEW.mood IS NULL)) EXECUTE FUNCTION shop.lockstep_mood_split_673b3181();

COMMIT;

SET lock_timeout = 0;

-- Undo step 35 of 44: give up code of table shop."New T"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table shop."New T"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS shop.lockstep_a_progress_9763b645 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY shop."New T" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO shop.lockstep_a_progress_9763b645
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY shop."New T" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM shop.lockstep_a_progress_9763b645);
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
      SELECT * INTO lockstep_state FROM shop.lockstep_a_progress_9763b645;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY shop."New T" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY shop."New T" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY shop."New T" SET code = app.whole(a, b) WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (code IS NULL AND ((app.whole(a, b)) IS NOT NULL));
      ELSE
        UPDATE ONLY shop."New T" SET code = app.whole(a, b) WHERE id <= lockstep_next.next_1 AND (code IS NULL AND ((app.whole(a, b)) IS NOT NULL));
      END IF;
      UPDATE shop.lockstep_a_progress_9763b645 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE shop.lockstep_a_progress_9763b645;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 34 of 44: stop to keep a, b of table shop."New T" in step with code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE shop."New T" IN ACCESS EXCLUSIVE MODE;
UPDATE shop."New T" SET code = app.whole(a, b) WHERE a::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(app.half(code, 1) AS text)::text OR b::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(app.half(code, 2) AS text)::text OR code IS NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE shop."New T" ALTER COLUMN code SET NOT NULL;
ALTER TABLE shop."New T" ALTER COLUMN a DROP DEFAULT;
CREATE OR REPLACE FUNCTION shop.lockstep_a_split_9763b645() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.a IS NOT NULL OR NEW.b IS NOT NULL;
  ELSE
    lockstep_new := NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.b::text;
    IF NOT (lockstep_new OR NEW.code::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.code::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT app.half(code, 1), app.half(code, 2) INTO NEW.a, NEW.b FROM (SELECT NEW.*) AS "New T";
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.a := coalesce(NEW.a, 'none');
    IF NEW.code IS NULL THEN
      SELECT app.whole(a, b) INTO NEW.code FROM (SELECT NEW.*) AS "New T";
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT app.half(code, 1), app.half(code, 2) INTO lockstep_row.a, lockstep_row.b FROM (SELECT NEW.*) AS "New T";
    IF NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.b::text THEN
      SELECT app.whole(a, b) INTO NEW.code FROM (SELECT NEW.*) AS "New T";
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_split_new_9763b645" BEFORE INSERT ON shop."New T" FOR EACH ROW EXECUTE FUNCTION shop.lockstep_a_split_9763b645();
CREATE TRIGGER "~lockstep_a_split_9763b645" BEFORE UPDATE ON shop."New T" FOR EACH ROW WHEN (NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.b::text OR NEW.code::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.code::text OR (NEW.a IS NULL AND NEW.b IS NULL)) EXECUTE FUNCTION shop.lockstep_a_split_9763b645();

COMMIT;

BEGIN;

-- Undo step 33 of 44: create view app.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW app.v;

-- Undo step 32 of 44: drop view app.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view app.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW app.v AS
SELECT id, code, m FROM shop."New T";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.ref, shop."New T" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.ref IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE shop."New T" IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE shop."New T" IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE app.ref IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 31 of 44: drop column app.ref.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.ref
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE app.ref ADD COLUMN m text;

-- Undo step 30 of 44: drop column app.ref.code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.ref
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE app.ref ADD COLUMN code text;

-- Undo step 29 of 44: drop constraint app.ref.ref_code_m_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table app.ref, SHARE ROW EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.ref ADD CONSTRAINT ref_code_m_fkey FOREIGN KEY (code, m) REFERENCES shop."New T" (code, m) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 28 of 44: give up the proof of constraint shop."New T".old_t_m_check
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE shop."New T" VALIDATE CONSTRAINT old_t_m_check;

COMMIT;

BEGIN;

-- Undo step 27 of 44: give up the proof of constraint app.ref.ref_code_m_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.ref, ROW SHARE on table shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.ref VALIDATE CONSTRAINT ref_code_m_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 26 of 44: add constraint shop."New T"."New T_a_b_mood_key"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" DROP CONSTRAINT "New T_a_b_mood_key";

COMMIT;

SET lock_timeout = 0;

-- Undo step 25 of 44: build the index of constraint shop."New T"."New T_a_b_mood_key"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table shop."New T"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS shop."New T_a_b_mood_key";

SET lock_timeout = '2s';

-- Undo step 24 of 44: drop the check for nulls in column shop."New T".mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" ADD CONSTRAINT lockstep_mood_not_null_673b3181 CHECK (mood IS NOT NULL) NOT VALID;
ALTER TABLE shop."New T" VALIDATE CONSTRAINT lockstep_mood_not_null_673b3181;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 23 of 44: require values in column shop."New T".mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" ALTER COLUMN mood DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 22 of 44: scan for nulls in column shop."New T".mood
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 44: check without scan for nulls in column shop."New T".mood
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" DROP CONSTRAINT lockstep_mood_not_null_673b3181;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 20 of 44: look for rows of table shop."New T" without mood
--   phase:       migrate
--   locks:       ACCESS SHARE on table shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE OR REPLACE FUNCTION shop.lockstep_mood_split_673b3181() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.mood IS NOT NULL;
  ELSE
    lockstep_new := NEW.mood::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.mood::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT m::public.mood INTO NEW.mood FROM (SELECT NEW.*) AS "New T";
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.mood := coalesce(NEW.mood, 'a');
  END IF;
  IF lockstep_new THEN
    SELECT m::public.mood INTO lockstep_row.mood FROM (SELECT NEW.*) AS "New T";
    IF NEW.mood::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.mood::text THEN
      SELECT mood::text INTO NEW.m FROM (SELECT NEW.*) AS "New T";
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Undo step 19 of 44: gather statistics of table shop."New T" (a, b, mood)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE shop."New T" (code, m);

COMMIT;

-- Undo step 18 of 44: fill mood of table shop."New T"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table shop."New T"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

-- Undo step 17 of 44: drop the check for nulls in column shop."New T".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" ADD CONSTRAINT lockstep_a_not_null_9763b645 CHECK (a IS NOT NULL) NOT VALID;
ALTER TABLE shop."New T" VALIDATE CONSTRAINT lockstep_a_not_null_9763b645;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 44: require values in column shop."New T".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" ALTER COLUMN a DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 15 of 44: scan for nulls in column shop."New T".a
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 44: check without scan for nulls in column shop."New T".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" DROP CONSTRAINT lockstep_a_not_null_9763b645;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 13 of 44: look for rows of table shop."New T" without a, b
--   phase:       migrate
--   locks:       ACCESS SHARE on table shop."New T"
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE OR REPLACE FUNCTION shop.lockstep_a_split_9763b645() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.a IS NOT NULL OR NEW.b IS NOT NULL;
  ELSE
    lockstep_new := NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.b::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT app.half(code, 1), app.half(code, 2) INTO NEW.a, NEW.b FROM (SELECT NEW.*) AS "New T";
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.a := coalesce(NEW.a, 'none');
    IF NEW.code IS NULL THEN
      SELECT app.whole(a, b) INTO NEW.code FROM (SELECT NEW.*) AS "New T";
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT app.half(code, 1), app.half(code, 2) INTO lockstep_row.a, lockstep_row.b FROM (SELECT NEW.*) AS "New T";
    IF NEW.a::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.a::text OR NEW.b::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.b::text THEN
      SELECT app.whole(a, b) INTO NEW.code FROM (SELECT NEW.*) AS "New T";
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

-- Undo step 12 of 44: fill a, b of table shop."New T"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table shop."New T"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 44: keep a, b of table shop."New T" in step with code
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_a_split_9763b645" ON shop."New T";
DROP TRIGGER "~lockstep_a_split_new_9763b645" ON shop."New T";
DROP FUNCTION shop.lockstep_a_split_9763b645();

-- Undo step 10 of 44: create routine app.whole(text, text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.whole(text, text);

-- Undo step 9 of 44: keep mood of table shop."New T" in step with m
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_mood_split_673b3181" ON shop."New T";
DROP TRIGGER "~lockstep_mood_split_new_673b3181" ON shop."New T";
DROP FUNCTION shop.lockstep_mood_split_673b3181();

-- Undo step 8 of 44: add column shop."New T".mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE shop."New T" DROP COLUMN mood;

-- Undo step 7 of 44: add column shop."New T".b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE shop."New T" DROP COLUMN b;

-- Undo step 6 of 44: add column shop."New T".a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE shop."New T" DROP COLUMN a;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.ref IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 44: add column app.ref.mood
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.ref
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE app.ref DROP COLUMN mood;

-- Undo step 4 of 44: add column app.ref.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.ref
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE app.ref DROP COLUMN b;

-- Undo step 3 of 44: add column app.ref.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.ref
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE app.ref DROP COLUMN a;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE shop."New T" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 44: rename constraint shop."New T".old_t_pkey to constraint shop."New T"."New T_pkey"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" RENAME CONSTRAINT "New T_pkey" TO old_t_pkey;

-- Undo step 1 of 44: rename table app.old_t to table shop."New T"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table shop."New T"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE shop."New T" RENAME TO old_t;
ALTER TABLE shop.old_t SET SCHEMA app;

COMMIT;
