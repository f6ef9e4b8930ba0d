-- Equal names of every kind in three schemas, of which one goes.
-- before --
CREATE SCHEMA a; CREATE SCHEMA b; CREATE SCHEMA c;
CREATE TYPE a.e AS ENUM ('x'); CREATE TYPE b.e AS ENUM ('y'); CREATE TYPE c.e AS ENUM ('z');
CREATE TABLE a.t (e a.e DEFAULT 'x', s serial); CREATE TABLE b.t (e b.e DEFAULT 'y', s serial); CREATE TABLE c.t (e c.e DEFAULT 'z', s serial);
CREATE FUNCTION a.f(a.e) RETURNS a.e LANGUAGE sql AS 'SELECT $1'; CREATE FUNCTION b.f(b.e) RETURNS b.e LANGUAGE sql AS 'SELECT $1';
CREATE VIEW a.v AS SELECT a.f(e) AS e FROM a.t; CREATE VIEW b.v AS SELECT b.f(e) AS e FROM b.t;
-- after --
CREATE SCHEMA a; CREATE SCHEMA b;
CREATE TYPE a.e AS ENUM ('x', 'xx'); CREATE TYPE b.e AS ENUM ('yy');
CREATE TABLE a.t (e a.e DEFAULT 'xx', s serial); CREATE TABLE b.t (e b.e DEFAULT 'yy', s bigserial);
CREATE FUNCTION a.f(a.e) RETURNS a.e LANGUAGE sql AS 'SELECT $1'; CREATE FUNCTION b.f(b.e) RETURNS text LANGUAGE sql AS 'SELECT $1::text';
CREATE VIEW a.v AS SELECT a.f(e) AS e FROM a.t; CREATE VIEW b.v AS SELECT b.f(e) AS e FROM b.t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 28: add value 'xx' to enum a.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE a.e ADD VALUE 'xx';

COMMIT;

BEGIN;

-- Step 2 of 28: create beside it the new enum type b.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE b.lockstep_e_new_1efbc562 AS ENUM ('yy');

-- Step 3 of 28: change options of sequence b.t_s_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence b.t_s_seq
--   blocks:      writes of b.t_s_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE b.t_s_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE a.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 28: set default of column a.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table a.t
--   blocks:      reads and writes of a.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE a.t ALTER COLUMN e SET DEFAULT 'xx';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 28: add what will be column b.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   blocks:      reads and writes of b.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE b.t ADD COLUMN lockstep_e_new_3d70ff1e b.lockstep_e_new_1efbc562;
CREATE OR REPLACE FUNCTION b.lockstep_e_sync_3d70ff1e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT e::text::b.lockstep_e_new_1efbc562 INTO NEW.lockstep_e_new_3d70ff1e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_e_sync_3d70ff1e" BEFORE INSERT OR UPDATE ON b.t FOR EACH ROW WHEN (NEW.lockstep_e_new_3d70ff1e::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.e)::text) EXECUTE FUNCTION b.lockstep_e_sync_3d70ff1e();

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 28: fill column b.t.e
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   work:        scans b.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS b.lockstep_e_progress_3d70ff1e AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('b.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO b.lockstep_e_progress_3d70ff1e
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('b.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM b.lockstep_e_progress_3d70ff1e);
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
      SELECT * INTO lockstep_state FROM b.lockstep_e_progress_3d70ff1e;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY b.t SET lockstep_e_new_3d70ff1e = e::text::b.lockstep_e_new_1efbc562 WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_e_new_3d70ff1e IS NULL AND e IS NOT NULL);
      UPDATE b.lockstep_e_progress_3d70ff1e SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE b.lockstep_e_progress_3d70ff1e;

BEGIN;

-- Step 7 of 28: gather statistics of table b.t (lockstep_e_new_3d70ff1e)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE b.t (lockstep_e_new_3d70ff1e);

COMMIT;

BEGIN;

-- Step 8 of 28: compare the new with the old column b.t.e
--   phase:       migrate
--   locks:       ACCESS SHARE on table b.t
--   blocks:      neither reads nor writes
--   work:        scans b.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column b.t.e cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY b.t WHERE lockstep_e_new_3d70ff1e::text COLLATE pg_catalog."C" IS DISTINCT FROM (e::text::b.lockstep_e_new_1efbc562)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_e_new_3d70ff1e', 'e';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE c.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 28: drop table c.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence c.t_s_seq, ACCESS EXCLUSIVE on table c.t
--   blocks:      reads and writes of c.t_s_seq, c.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table c.t are dropped
--   hazard:      app-breaking: whoever uses table c.t fails
DROP TABLE c.t;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW b.v SET SCHEMA b;
        LOCK TABLE b.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE b.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW b.v SET SCHEMA b;
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

-- Step 10 of 28: drop enum type c.e
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP TYPE c.e;

-- Step 11 of 28: drop schema c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA c;

-- Step 12 of 28: drop view b.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view b.v
--   blocks:      reads and writes of b.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW b.v;

-- Step 13 of 28: drop routine b.f(b.e)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION b.f(b.e);

-- Step 14 of 28: put the new column in the place of column b.t.e
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.t
--   blocks:      reads and writes of b.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column b.t.e holds values that the new type does not have
--   hazard:      app-breaking: columns of table b.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE b.t IN ACCESS EXCLUSIVE MODE;
ALTER TYPE b.e RENAME TO lockstep_e_old_1efbc562;
ALTER TYPE b.lockstep_e_new_1efbc562 RENAME TO e;
ALTER TABLE b.t ALTER COLUMN e DROP DEFAULT;
ALTER TABLE b.t RENAME COLUMN e TO lockstep_e_old_3d70ff1e;
ALTER TABLE b.t RENAME COLUMN lockstep_e_new_3d70ff1e TO e;
ALTER TABLE b.t ALTER COLUMN e SET DEFAULT 'yy';
CREATE OR REPLACE FUNCTION b.lockstep_e_sync_3d70ff1e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.e::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.e::text THEN
    RETURN NEW;
  END IF;
  SELECT e::text::b.lockstep_e_old_1efbc562 INTO NEW.lockstep_e_old_3d70ff1e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_e_old_3d70ff1e := NULL;
  RETURN NEW;
END $$;

-- Step 15 of 28: create routine b.f(b.e)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION b.f(b.e)
RETURNS text
LANGUAGE sql
AS $$SELECT $1::text$$;

-- Step 16 of 28: create view b.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW b.v AS
SELECT b.f(e) AS e FROM b.t;

-- Step 17 of 28: add what will be column b.t.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.t
--   blocks:      reads and writes of b.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE b.t ADD COLUMN lockstep_s_new_7f53625b bigint;
CREATE OR REPLACE FUNCTION b.lockstep_s_sync_7f53625b() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT s::bigint INTO NEW.lockstep_s_new_7f53625b FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_s_sync_7f53625b" BEFORE INSERT OR UPDATE ON b.t FOR EACH ROW WHEN (NEW.lockstep_s_new_7f53625b IS DISTINCT FROM NEW.s::bigint) EXECUTE FUNCTION b.lockstep_s_sync_7f53625b();

COMMIT;

SET lock_timeout = 0;

-- Step 18 of 28: fill column b.t.s
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   work:        scans b.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS b.lockstep_s_progress_7f53625b AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('b.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO b.lockstep_s_progress_7f53625b
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('b.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM b.lockstep_s_progress_7f53625b);
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
      SELECT * INTO lockstep_state FROM b.lockstep_s_progress_7f53625b;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY b.t SET lockstep_s_new_7f53625b = s::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_s_new_7f53625b IS NULL AND s IS NOT NULL);
      UPDATE b.lockstep_s_progress_7f53625b SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE b.lockstep_s_progress_7f53625b;

BEGIN;

-- Step 19 of 28: gather statistics of table b.t (lockstep_s_new_7f53625b)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE b.t (lockstep_s_new_7f53625b);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 20 of 28: check without scan for nulls in the new column b.t.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.t
--   blocks:      reads and writes of b.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE b.t ADD CONSTRAINT lockstep_s_not_null_7f53625b CHECK (lockstep_s_new_7f53625b IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 21 of 28: scan for nulls in the new column b.t.s
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   blocks:      neither reads nor writes
--   work:        scans b.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE b.t VALIDATE CONSTRAINT lockstep_s_not_null_7f53625b;

COMMIT;

BEGIN;

-- Step 22 of 28: compare the new with the old column b.t.s
--   phase:       contract
--   locks:       ACCESS SHARE on table b.t
--   blocks:      neither reads nor writes
--   work:        scans b.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column b.t.s cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY b.t WHERE lockstep_s_new_7f53625b IS DISTINCT FROM s::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_s_new_7f53625b', 's';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 23 of 28: put the new column in the place of column b.t.s
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence b.t_s_seq, ACCESS EXCLUSIVE on table b.t
--   blocks:      reads and writes of b.t; writes of b.t_s_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column b.t.s fail
--   hazard:      app-breaking: columns of table b.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE b.t IN ACCESS EXCLUSIVE MODE;
ALTER SEQUENCE b.t_s_seq OWNED BY NONE;
ALTER TABLE b.t ALTER COLUMN s DROP DEFAULT;
ALTER TABLE b.t RENAME COLUMN s TO lockstep_s_old_7f53625b;
ALTER TABLE b.t RENAME COLUMN lockstep_s_new_7f53625b TO s;
ALTER TABLE b.t ALTER COLUMN lockstep_s_old_7f53625b DROP NOT NULL;
ALTER TABLE b.t ALTER COLUMN s SET NOT NULL;
ALTER TABLE b.t ALTER COLUMN s SET DEFAULT nextval('b.t_s_seq'::regclass);
ALTER TABLE b.t DROP CONSTRAINT lockstep_s_not_null_7f53625b;
ALTER SEQUENCE b.t_s_seq OWNED BY b.t.s;
CREATE OR REPLACE FUNCTION b.lockstep_s_sync_7f53625b() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.s::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.s::text THEN
    RETURN NEW;
  END IF;
  SELECT s::integer INTO NEW.lockstep_s_old_7f53625b FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_s_old_7f53625b := NULL;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Step 24 of 28: give up the old column b.t.e
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_e_old_3d70ff1e holds the old values of e
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 25 of 28: drop the old column b.t.e
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.t
--   blocks:      reads and writes of b.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_e_sync_3d70ff1e" ON b.t;
DROP FUNCTION b.lockstep_e_sync_3d70ff1e();
ALTER TABLE b.t DROP COLUMN lockstep_e_old_3d70ff1e;

COMMIT;

BEGIN;

-- Step 26 of 28: drop the old enum type b.e
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE b.lockstep_e_old_1efbc562;

COMMIT;

BEGIN;

-- Step 27 of 28: give up the old column b.t.s
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_s_old_7f53625b holds the old values of s
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 28 of 28: drop the old column b.t.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.t
--   blocks:      reads and writes of b.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_s_sync_7f53625b" ON b.t;
DROP FUNCTION b.lockstep_s_sync_7f53625b();
ALTER TABLE b.t DROP COLUMN lockstep_s_old_7f53625b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 28 of 28: drop the old column b.t.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE b.t ADD COLUMN lockstep_s_old_7f53625b integer;
CREATE OR REPLACE FUNCTION b.lockstep_s_sync_7f53625b() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.s::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.s::text THEN
    RETURN NEW;
  END IF;
  SELECT s::integer INTO NEW.lockstep_s_old_7f53625b FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_s_old_7f53625b := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_s_sync_7f53625b" BEFORE INSERT OR UPDATE ON b.t FOR EACH ROW WHEN (NEW.s IS DISTINCT FROM NEW.lockstep_s_old_7f53625b::bigint) EXECUTE FUNCTION b.lockstep_s_sync_7f53625b();

COMMIT;

SET lock_timeout = 0;

-- Undo step 27 of 28: give up the old column b.t.s
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table b.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS b.lockstep_s_progress_7f53625b AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('b.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO b.lockstep_s_progress_7f53625b
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('b.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM b.lockstep_s_progress_7f53625b);
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
      SELECT * INTO lockstep_state FROM b.lockstep_s_progress_7f53625b;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY b.t SET lockstep_s_old_7f53625b = s::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_s_old_7f53625b IS NULL AND s IS NOT NULL);
      UPDATE b.lockstep_s_progress_7f53625b SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE b.lockstep_s_progress_7f53625b;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 26 of 28: drop the old enum type b.e
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE b.lockstep_e_old_1efbc562 AS ENUM ('y');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 25 of 28: drop the old column b.t.e
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE b.t ADD COLUMN lockstep_e_old_3d70ff1e b.lockstep_e_old_1efbc562;
CREATE OR REPLACE FUNCTION b.lockstep_e_sync_3d70ff1e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.e::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.e::text THEN
    RETURN NEW;
  END IF;
  SELECT e::text::b.lockstep_e_old_1efbc562 INTO NEW.lockstep_e_old_3d70ff1e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_e_old_3d70ff1e := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_e_sync_3d70ff1e" BEFORE INSERT OR UPDATE ON b.t FOR EACH ROW WHEN (NEW.e::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_e_old_3d70ff1e)::text) EXECUTE FUNCTION b.lockstep_e_sync_3d70ff1e();

COMMIT;

SET lock_timeout = 0;

-- Undo step 24 of 28: give up the old column b.t.e
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table b.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS b.lockstep_e_progress_3d70ff1e AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('b.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO b.lockstep_e_progress_3d70ff1e
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('b.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM b.lockstep_e_progress_3d70ff1e);
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
      SELECT * INTO lockstep_state FROM b.lockstep_e_progress_3d70ff1e;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY b.t SET lockstep_e_old_3d70ff1e = e::text::b.lockstep_e_old_1efbc562 WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_e_old_3d70ff1e IS NULL AND e IS NOT NULL);
      UPDATE b.lockstep_e_progress_3d70ff1e SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE b.lockstep_e_progress_3d70ff1e;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 23 of 28: put the new column in the place of column b.t.s
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on sequence b.t_s_seq, ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE b.t IN ACCESS EXCLUSIVE MODE;
ALTER SEQUENCE b.t_s_seq OWNED BY NONE;
ALTER TABLE b.t ALTER COLUMN s DROP DEFAULT;
ALTER TABLE b.t RENAME COLUMN s TO lockstep_s_new_7f53625b;
ALTER TABLE b.t RENAME COLUMN lockstep_s_old_7f53625b TO s;
ALTER TABLE b.t ALTER COLUMN lockstep_s_new_7f53625b DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE b.t ALTER COLUMN s SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 's';
END $$;
ALTER TABLE b.t ALTER COLUMN s SET DEFAULT nextval('b.t_s_seq'::regclass);
ALTER TABLE b.t ADD CONSTRAINT lockstep_s_not_null_7f53625b CHECK (lockstep_s_new_7f53625b IS NOT NULL) NOT VALID;
ALTER SEQUENCE b.t_s_seq OWNED BY b.t.s;
CREATE OR REPLACE FUNCTION b.lockstep_s_sync_7f53625b() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT s::bigint INTO NEW.lockstep_s_new_7f53625b FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 22 of 28: compare the new with the old column b.t.s
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE b.t VALIDATE CONSTRAINT lockstep_s_not_null_7f53625b;

COMMIT;

BEGIN;

-- Undo step 21 of 28: scan for nulls in the new column b.t.s
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 28: check without scan for nulls in the new column b.t.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE b.t DROP CONSTRAINT lockstep_s_not_null_7f53625b;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 19 of 28: gather statistics of table b.t (lockstep_s_new_7f53625b)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE b.t (s);

COMMIT;

-- Undo step 18 of 28: fill column b.t.s
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table b.t
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
      LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW b.v SET SCHEMA b;
        LOCK TABLE b.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE b.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW b.v SET SCHEMA b;
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

-- Undo step 17 of 28: add what will be column b.t.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_s_sync_7f53625b" ON b.t;
DROP FUNCTION b.lockstep_s_sync_7f53625b();
ALTER TABLE b.t DROP COLUMN lockstep_s_new_7f53625b;

-- Undo step 16 of 28: create view b.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW b.v;

-- Undo step 15 of 28: create routine b.f(b.e)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION b.f(b.e);

-- Undo step 14 of 28: put the new column in the place of column b.t.e
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE b.t IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY b.t WHERE lockstep_e_old_3d70ff1e IS NULL AND e IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'e';
  END IF;
END $$;
ALTER TYPE b.e RENAME TO lockstep_e_new_1efbc562;
ALTER TYPE b.lockstep_e_old_1efbc562 RENAME TO e;
ALTER TABLE b.t ALTER COLUMN e DROP DEFAULT;
ALTER TABLE b.t RENAME COLUMN e TO lockstep_e_new_3d70ff1e;
ALTER TABLE b.t RENAME COLUMN lockstep_e_old_3d70ff1e TO e;
ALTER TABLE b.t ALTER COLUMN e SET DEFAULT 'y';
CREATE OR REPLACE FUNCTION b.lockstep_e_sync_3d70ff1e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT e::text::b.lockstep_e_new_1efbc562 INTO NEW.lockstep_e_new_3d70ff1e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

-- Undo step 13 of 28: drop routine b.f(b.e)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION b.f(b.e)
RETURNS b.e
LANGUAGE sql
AS $$SELECT $1$$;

-- Undo step 12 of 28: drop view b.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view b.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW b.v AS
SELECT b.f(e) AS e FROM b.t;

-- Undo step 11 of 28: drop schema c
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA c;

-- Undo step 10 of 28: drop enum type c.e
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE c.e AS ENUM ('z');

COMMIT;

BEGIN;

-- Undo step 9 of 28: drop table c.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence c.t_s_seq, ACCESS EXCLUSIVE on table c.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE SEQUENCE c.t_s_seq AS integer;
CREATE TABLE c.t (
    e c.e DEFAULT 'z',
    s integer DEFAULT nextval('c.t_s_seq'::regclass) NOT NULL
);
ALTER SEQUENCE c.t_s_seq OWNED BY c.t.s;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 28: compare the new with the old column b.t.e
--   phase:       migrate
--   locks:       ACCESS SHARE on table b.t
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 7 of 28: gather statistics of table b.t (lockstep_e_new_3d70ff1e)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table b.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE b.t (e);

COMMIT;

-- Undo step 6 of 28: fill column b.t.e
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table b.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE b.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 28: add what will be column b.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table b.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_e_sync_3d70ff1e" ON b.t;
DROP FUNCTION b.lockstep_e_sync_3d70ff1e();
ALTER TABLE b.t DROP COLUMN lockstep_e_new_3d70ff1e;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE a.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 28: set default of column a.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table a.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE a.t ALTER COLUMN e SET DEFAULT 'x';

COMMIT;

BEGIN;

-- Undo step 3 of 28: change options of sequence b.t_s_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence b.t_s_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE b.t_s_seq AS integer MINVALUE 1 MAXVALUE 2147483647;

-- Undo step 2 of 28: create beside it the new enum type b.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE b.lockstep_e_new_1efbc562;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE a.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW a.v SET SCHEMA a;
        LOCK TABLE a.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE a.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW a.v SET SCHEMA a;
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

-- Undo step 1 of 28: add value 'xx' to enum a.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table a.t, ACCESS EXCLUSIVE on view a.v
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP VIEW a.v;
DROP FUNCTION a.f(a.e);
ALTER TYPE a.e RENAME TO lockstep_e_old_36affdfd;
CREATE TYPE a.e AS ENUM ('x');
ALTER TABLE a.t ALTER COLUMN e DROP DEFAULT;
ALTER TABLE a.t ALTER COLUMN e TYPE a.e USING e::text::a.e;
ALTER TABLE a.t ALTER COLUMN e SET DEFAULT 'x';
CREATE FUNCTION a.f(a.e)
RETURNS a.e
LANGUAGE sql
AS $$SELECT $1$$;
CREATE VIEW a.v AS
SELECT a.f(e) AS e FROM a.t;
DROP TYPE a.lockstep_e_old_36affdfd;

COMMIT;
