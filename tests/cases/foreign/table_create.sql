-- Foreign tables with options, defaults, checks, triggers, inheritance, as partitions; owner, privileges, comments.
-- needs --
from 14: the roles pg_read_all_data and pg_write_all_data
-- before --
CREATE SCHEMA app;
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.measured (at date NOT NULL, v int DEFAULT 1, CHECK (v > 0)) PARTITION BY RANGE (at);
CREATE TABLE app.base (a int CHECK (a > 0), b text);
-- after --
CREATE SCHEMA app;
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.measured (at date NOT NULL, v int DEFAULT 1, CHECK (v > 0)) PARTITION BY RANGE (at);
CREATE TABLE app.base (a int CHECK (a > 0), b text);
CREATE FOREIGN TABLE app."Remote T" (
  id int OPTIONS (column_name 'ID', "Key" 'true') NOT NULL,
  "Name" varchar(20) OPTIONS (x 'it''s') COLLATE "C" DEFAULT 'x',
  n serial,
  g int GENERATED ALWAYS AS (id * 2) STORED,
  CONSTRAINT positive CHECK (id > 0),
  CHECK (n > 0) NO INHERIT
) SERVER s OPTIONS (schema_name 'Other', "Table" 'a b');
CREATE FOREIGN TABLE app.nothing () SERVER s;
CREATE FOREIGN TABLE app.child (c int OPTIONS (x 'y')) INHERITS (app.base) SERVER s;
ALTER FOREIGN TABLE app.child ALTER COLUMN b OPTIONS (ADD column_name 'B'), ALTER COLUMN a SET NOT NULL;
CREATE FOREIGN TABLE app.measured_old PARTITION OF app.measured FOR VALUES FROM ('2000-01-01') TO ('2010-01-01') SERVER s OPTIONS (t 'old');
CREATE FOREIGN TABLE app.measured_rest PARTITION OF app.measured (v NOT NULL DEFAULT 7) DEFAULT SERVER s;
ALTER FOREIGN TABLE app.measured_rest ALTER COLUMN v OPTIONS (column_name 'value');
CREATE TABLE app.logs (id int, at date) PARTITION BY RANGE (at);
CREATE FOREIGN TABLE app.logs_old PARTITION OF app.logs FOR VALUES FROM ('2000-01-01') TO ('2010-01-01') SERVER s;
CREATE TRIGGER watch BEFORE INSERT ON app."Remote T" FOR EACH ROW WHEN (NEW.id > 1) EXECUTE FUNCTION app.f();
ALTER FOREIGN TABLE app."Remote T" OWNER TO pg_monitor;
GRANT SELECT, INSERT (id) ON app."Remote T" TO pg_read_all_data;
ALTER FOREIGN TABLE app."Remote T" ALTER COLUMN id SET STATISTICS 500, ALTER COLUMN id SET (n_distinct = 5);
COMMENT ON FOREIGN TABLE app."Remote T" IS 'far away';
COMMENT ON COLUMN app."Remote T".id IS 'the key';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 12: create sequence app."Remote T_n_seq"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE app."Remote T_n_seq" AS integer;

-- Step 2 of 12: create table app."Remote T"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE app."Remote T" (
    id integer OPTIONS (column_name 'ID', "Key" 'true') NOT NULL,
    "Name" character varying(20) OPTIONS (x 'it''s') COLLATE "C" DEFAULT 'x',
    n integer DEFAULT nextval('app."Remote T_n_seq"'::regclass) NOT NULL,
    g integer GENERATED ALWAYS AS (id * 2) STORED,
    CONSTRAINT "Remote T_n_check" CHECK (n > 0) NO INHERIT,
    CONSTRAINT positive CHECK (id > 0)
) SERVER s OPTIONS (schema_name 'Other', "Table" 'a b');
ALTER FOREIGN TABLE app."Remote T" ALTER COLUMN id SET STATISTICS 500;
ALTER FOREIGN TABLE app."Remote T" ALTER COLUMN id SET (n_distinct=5);
ALTER FOREIGN TABLE app."Remote T" OWNER TO pg_monitor;
GRANT SELECT ON TABLE app."Remote T" TO pg_read_all_data;
COMMENT ON FOREIGN TABLE app."Remote T" IS 'far away';
GRANT INSERT (id) ON TABLE app."Remote T" TO pg_read_all_data;
COMMENT ON COLUMN app."Remote T".id IS 'the key';

-- Step 3 of 12: let column app."Remote T".n own sequence app."Remote T_n_seq"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE app."Remote T_n_seq" OWNER TO pg_monitor;
ALTER SEQUENCE app."Remote T_n_seq" OWNED BY app."Remote T".n;

-- Step 4 of 12: create table app.child
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.base
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE app.child (
    c integer OPTIONS (x 'y')
) INHERITS (app.base) SERVER s;
ALTER FOREIGN TABLE app.child ALTER COLUMN a SET NOT NULL;
ALTER FOREIGN TABLE app.child ALTER COLUMN b OPTIONS (ADD column_name 'B');

-- Step 5 of 12: create table app.logs
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE app.logs (
    id integer,
    at date
) PARTITION BY RANGE (at);

-- Step 6 of 12: create table app.logs_old
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE app.logs_old PARTITION OF app.logs FOR VALUES FROM ('2000-01-01') TO ('2010-01-01') SERVER s;

-- Step 7 of 12: create table app.measured_old
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE app.measured_old (
    at date NOT NULL,
    v integer DEFAULT 1,
    CONSTRAINT measured_v_check CHECK (v > 0)
) SERVER s OPTIONS (t 'old');

-- Step 8 of 12: attach table app.measured_old
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.measured
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.measured ATTACH PARTITION app.measured_old FOR VALUES FROM ('2000-01-01') TO ('2010-01-01');

-- Step 9 of 12: create table app.measured_rest
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE app.measured_rest (
    at date NOT NULL,
    v integer OPTIONS (column_name 'value') DEFAULT 7 NOT NULL,
    CONSTRAINT measured_v_check CHECK (v > 0)
) SERVER s;

-- Step 10 of 12: attach table app.measured_rest
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.measured
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.measured ATTACH PARTITION app.measured_rest DEFAULT;

-- Step 11 of 12: create table app.nothing
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN TABLE app.nothing () SERVER s;

-- Step 12 of 12: add trigger app."Remote T".watch
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER watch
    BEFORE INSERT ON app."Remote T"
    FOR EACH ROW
    WHEN (new.id > 1)
    EXECUTE FUNCTION app.f();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY app.logs, ONLY app.measured IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER FOREIGN TABLE app."Remote T" SET SCHEMA app;
        ALTER FOREIGN TABLE app.child SET SCHEMA app;
        LOCK TABLE ONLY app.logs IN ACCESS EXCLUSIVE MODE;
        ALTER FOREIGN TABLE app.logs_old SET SCHEMA app;
        LOCK TABLE ONLY app.measured IN ACCESS EXCLUSIVE MODE;
        ALTER FOREIGN TABLE app.measured_old SET SCHEMA app;
        ALTER FOREIGN TABLE app.measured_rest SET SCHEMA app;
        ALTER FOREIGN TABLE app.nothing SET SCHEMA app;
      ELSE
        ALTER FOREIGN TABLE app.nothing SET SCHEMA app;
        LOCK TABLE ONLY app.measured IN ACCESS EXCLUSIVE MODE;
        ALTER FOREIGN TABLE app.measured_old SET SCHEMA app;
        ALTER FOREIGN TABLE app.measured_rest SET SCHEMA app;
        LOCK TABLE ONLY app.logs IN ACCESS EXCLUSIVE MODE;
        ALTER FOREIGN TABLE app.logs_old SET SCHEMA app;
        ALTER FOREIGN TABLE app.child SET SCHEMA app;
        ALTER FOREIGN TABLE app."Remote T" SET SCHEMA app;
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

-- Undo step 12 of 12: add trigger app."Remote T".watch
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER watch ON app."Remote T";

-- Undo step 11 of 12: create table app.nothing
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE app.nothing;

-- Undo step 10 of 12: attach table app.measured_rest
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.measured, ACCESS EXCLUSIVE on table app.measured_rest
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.measured DETACH PARTITION app.measured_rest;

-- Undo step 9 of 12: create table app.measured_rest
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE app.measured_rest;

-- Undo step 8 of 12: attach table app.measured_old
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.measured, ACCESS EXCLUSIVE on table app.measured_old
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.measured DETACH PARTITION app.measured_old;

-- Undo step 7 of 12: create table app.measured_old
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE app.measured_old;

-- Undo step 6 of 12: create table app.logs_old
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE app.logs_old;

-- Undo step 5 of 12: create table app.logs
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE app.logs;

-- Undo step 4 of 12: create table app.child
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.base
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE app.child;

-- Undo step 3 of 12: let column app."Remote T".n own sequence app."Remote T_n_seq"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE app."Remote T_n_seq" OWNED BY NONE;

-- Undo step 2 of 12: create table app."Remote T"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN TABLE app."Remote T";

-- Undo step 1 of 12: create sequence app."Remote T_n_seq"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE app."Remote T_n_seq";

COMMIT;
