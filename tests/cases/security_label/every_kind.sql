-- Labels come with what is new, change alone where it stays, and go with NULL; of several providers, and of the only one.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.t (id int, name text);
SECURITY LABEL FOR "Odd provider" ON TABLE app.t IS 'it''s old';
SECURITY LABEL FOR anon ON TABLE app.t IS 'goes';
SECURITY LABEL FOR anon ON COLUMN app.t.name IS 'MASKED WITH VALUE NULL';
SECURITY LABEL FOR anon ON COLUMN app.t.id IS 'goes';
CREATE VIEW app.v AS SELECT id, name FROM app.t;
SECURITY LABEL FOR anon ON COLUMN app.v.id IS 'old';
CREATE TABLE app.gone (id int);
SECURITY LABEL FOR anon ON TABLE app.gone IS 'comes back';
SECURITY LABEL FOR anon ON COLUMN app.gone.id IS 'comes back';

-- after --
CREATE SCHEMA app;
SECURITY LABEL ON SCHEMA app IS 'of the only provider';
CREATE TABLE app.t (id int, name text, more int);
SECURITY LABEL FOR "Odd provider" ON TABLE app.t IS 'new';
SECURITY LABEL FOR other ON TABLE app.t IS 'too';
SECURITY LABEL FOR anon ON COLUMN app.t.name IS E'back\\slash';
SECURITY LABEL FOR anon ON COLUMN app.t.more IS 'new';
SECURITY LABEL FOR anon ON COLUMN app.t.id IS 'for a while';
SECURITY LABEL FOR anon ON COLUMN app.t.id IS NULL;
CREATE VIEW app.v AS SELECT id, name FROM app.t;
SECURITY LABEL FOR anon ON VIEW app.v IS 'view';
SECURITY LABEL FOR anon ON COLUMN app.v.name IS 'new';
CREATE TABLE app.fresh (id int PRIMARY KEY);
SECURITY LABEL FOR anon ON TABLE app.fresh IS 'fresh';
SECURITY LABEL FOR anon ON COLUMN app.fresh.id IS 'fresh';
CREATE MATERIALIZED VIEW app.m AS SELECT id FROM app.fresh;
SECURITY LABEL FOR anon ON MATERIALIZED VIEW app.m IS 'm';
CREATE SEQUENCE app.s;
SECURITY LABEL FOR anon ON SEQUENCE app.s IS 's';
CREATE TYPE app.e AS ENUM ('a');
SECURITY LABEL FOR anon ON TYPE app.e IS 'e';
CREATE TYPE app.c AS (a int);
SECURITY LABEL FOR anon ON TYPE app.c IS 'c';
CREATE DOMAIN app.d AS int;
SECURITY LABEL FOR anon ON DOMAIN app.d IS 'd';
CREATE FUNCTION app.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
SECURITY LABEL FOR anon ON FUNCTION app.f(int) IS 'f';
CREATE PROCEDURE app.p() LANGUAGE sql AS 'SELECT 1';
SECURITY LABEL FOR anon ON PROCEDURE app.p() IS 'p';
CREATE AGGREGATE app.a(int) (SFUNC = int4pl, STYPE = int);
SECURITY LABEL FOR anon ON AGGREGATE app.a(int) IS 'a';
CREATE FUNCTION app.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER et ON ddl_command_end EXECUTE FUNCTION app.on_ddl();
SECURITY LABEL FOR anon ON EVENT TRIGGER et IS 'et';
CREATE PUBLICATION pub;
SECURITY LABEL FOR anon ON PUBLICATION pub IS 'pub';
CREATE SUBSCRIPTION sub CONNECTION 'host=x' PUBLICATION pub WITH (connect = false);
SECURITY LABEL FOR anon ON SUBSCRIPTION sub IS 'sub';
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER x FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE app.ft (id int) SERVER x;
SECURITY LABEL FOR anon ON FOREIGN TABLE app.ft IS 'ft';

-- unproven --
no label provider comes with PostgreSQL
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 25: change security labels of schema app
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL ON SCHEMA app IS 'of the only provider';

-- Step 2 of 25: create foreign data wrapper w
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN DATA WRAPPER w;

-- Step 3 of 25: create foreign server x
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER x FOREIGN DATA WRAPPER w;

-- Step 4 of 25: create enum type app.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app.e AS ENUM ('a');
SECURITY LABEL FOR anon ON TYPE app.e IS 'e';

-- Step 5 of 25: create composite type app.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app.c AS (a integer);
SECURITY LABEL FOR anon ON TYPE app.c IS 'c';

-- Step 6 of 25: create domain app.d
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN app.d AS integer;
SECURITY LABEL FOR anon ON DOMAIN app.d IS 'd';

-- Step 7 of 25: create sequence app.s
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE app.s;
SECURITY LABEL FOR anon ON SEQUENCE app.s IS 's';

-- Step 8 of 25: create table app.fresh
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE app.fresh (
    id integer NOT NULL,
    CONSTRAINT fresh_pkey PRIMARY KEY (id)
);
SECURITY LABEL FOR anon ON TABLE app.fresh IS 'fresh';
SECURITY LABEL FOR anon ON COLUMN app.fresh.id IS 'fresh';

-- Step 9 of 25: create table app.ft
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE app.ft (
    id integer
) SERVER x;
SECURITY LABEL FOR anon ON FOREIGN TABLE app.ft IS 'ft';

-- Step 10 of 25: change security labels of table app.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL FOR anon ON TABLE app.t IS NULL;
SECURITY LABEL FOR "Odd provider" ON TABLE app.t IS 'new';
SECURITY LABEL FOR other ON TABLE app.t IS 'too';

-- Step 11 of 25: change security labels of column app.t.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL FOR anon ON COLUMN app.t.id IS NULL;

-- Step 12 of 25: add column app.t.more
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE app.t ADD COLUMN more integer;
SECURITY LABEL FOR anon ON COLUMN app.t.more IS 'new';

-- Step 13 of 25: change security labels of column app.t.name
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL FOR anon ON COLUMN app.t.name IS E'back\\slash';

-- Step 14 of 25: create routine app.f(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.f(integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;
SECURITY LABEL FOR anon ON FUNCTION app.f(integer) IS 'f';

-- Step 15 of 25: create routine app.on_ddl()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.on_ddl()
RETURNS event_trigger
LANGUAGE plpgsql
AS $$BEGIN END$$;

-- Step 16 of 25: create routine app.p()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PROCEDURE app.p()
LANGUAGE sql
AS $$SELECT 1$$;
SECURITY LABEL FOR anon ON PROCEDURE app.p() IS 'p';

-- Step 17 of 25: create aggregate app.a(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.a(integer) (SFUNC = int4pl, STYPE = integer);
SECURITY LABEL FOR anon ON AGGREGATE app.a(integer) IS 'a';

-- Step 18 of 25: change security labels of view app.v
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on view app.v
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL FOR anon ON VIEW app.v IS 'view';

COMMIT;

BEGIN;

-- Step 19 of 25: create materialized view app.m
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW app.m AS
SELECT id FROM app.fresh
WITH DATA;
SECURITY LABEL FOR anon ON MATERIALIZED VIEW app.m IS 'm';

COMMIT;

BEGIN;

-- Step 20 of 25: add view column app.v.name
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on view app.v
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL FOR anon ON COLUMN app.v.name IS 'new';

-- Step 21 of 25: create publication pub
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION pub;
SECURITY LABEL FOR anon ON PUBLICATION pub IS 'pub';

-- Step 22 of 25: create subscription sub
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
CREATE SUBSCRIPTION sub
    CONNECTION 'host=x'
    PUBLICATION pub
    WITH (connect = false, slot_name = 'sub');
SECURITY LABEL FOR anon ON SUBSCRIPTION sub IS 'sub';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 23 of 25: drop table app.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.gone
--   blocks:      reads and writes of app.gone, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table app.gone are dropped
--   hazard:      app-breaking: whoever uses table app.gone fails
DROP TABLE app.gone;

-- Step 24 of 25: drop view column app.v.id
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on view app.v
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL FOR anon ON COLUMN app.v.id IS NULL;

-- Step 25 of 25: create event trigger et
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EVENT TRIGGER et ON ddl_command_end
    EXECUTE FUNCTION app.on_ddl();
SECURITY LABEL FOR anon ON EVENT TRIGGER et IS 'et';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 25 of 25: create event trigger et
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EVENT TRIGGER et;

-- Undo step 24 of 25: drop view column app.v.id
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on view app.v
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL FOR anon ON COLUMN app.v.id IS 'old';

-- Undo step 23 of 25: drop table app.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE app.gone (
    id integer
);
SECURITY LABEL FOR anon ON TABLE app.gone IS 'comes back';
SECURITY LABEL FOR anon ON COLUMN app.gone.id IS 'comes back';

COMMIT;

BEGIN;

-- Undo step 22 of 25: create subscription sub
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: what it was in step with is not known any more
ALTER SUBSCRIPTION sub SET (slot_name = NONE);
DROP SUBSCRIPTION sub;

-- Undo step 21 of 25: create publication pub
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PUBLICATION pub;

-- Undo step 20 of 25: add view column app.v.name
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on view app.v
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL FOR anon ON COLUMN app.v.name IS NULL;

COMMIT;

BEGIN;

-- Undo step 19 of 25: create materialized view app.m
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW app.m;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.fresh, app.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.fresh IN ACCESS EXCLUSIVE MODE;
        ALTER FOREIGN TABLE app.ft SET SCHEMA app;
        LOCK TABLE app.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.t IN ACCESS EXCLUSIVE MODE;
        ALTER FOREIGN TABLE app.ft SET SCHEMA app;
        LOCK TABLE app.fresh IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 18 of 25: change security labels of view app.v
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on view app.v
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL FOR anon ON VIEW app.v IS NULL;

-- Undo step 17 of 25: create aggregate app.a(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.a(integer);

-- Undo step 16 of 25: create routine app.p()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PROCEDURE app.p();

-- Undo step 15 of 25: create routine app.on_ddl()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.on_ddl();

-- Undo step 14 of 25: create routine app.f(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.f(integer);

-- Undo step 13 of 25: change security labels of column app.t.name
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL FOR anon ON COLUMN app.t.name IS 'MASKED WITH VALUE NULL';

-- Undo step 12 of 25: add column app.t.more
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE app.t DROP COLUMN more;

-- Undo step 11 of 25: change security labels of column app.t.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL FOR anon ON COLUMN app.t.id IS 'goes';

-- Undo step 10 of 25: change security labels of table app.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL FOR other ON TABLE app.t IS NULL;
SECURITY LABEL FOR "Odd provider" ON TABLE app.t IS 'it''s old';
SECURITY LABEL FOR anon ON TABLE app.t IS 'goes';

-- Undo step 9 of 25: create table app.ft
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE app.ft;

-- Undo step 8 of 25: create table app.fresh
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE app.fresh;

-- Undo step 7 of 25: create sequence app.s
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE app.s;

-- Undo step 6 of 25: create domain app.d
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN app.d;

-- Undo step 5 of 25: create composite type app.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE app.c;

-- Undo step 4 of 25: create enum type app.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE app.e;

-- Undo step 3 of 25: create foreign server x
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER x;

-- Undo step 2 of 25: create foreign data wrapper w
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN DATA WRAPPER w;

-- Undo step 1 of 25: change security labels of schema app
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
SECURITY LABEL ON SCHEMA app IS NULL;

COMMIT;
