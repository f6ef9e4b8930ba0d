-- Every kind of object gets an owner who is not the one that makes it, with privileges relative to him.
-- before --
CREATE SCHEMA app;
-- after --
CREATE SCHEMA app;
ALTER SCHEMA app OWNER TO pg_monitor;
CREATE TYPE app.e AS ENUM ('a');
ALTER TYPE app.e OWNER TO pg_monitor;
CREATE DOMAIN app.d AS int;
ALTER DOMAIN app.d OWNER TO pg_monitor;
CREATE TYPE app.c AS (x int);
ALTER TYPE app.c OWNER TO pg_monitor;
CREATE TYPE app.r AS RANGE (subtype = int);
ALTER TYPE app.r OWNER TO pg_monitor;
CREATE TABLE app.t (id serial);
ALTER TABLE app.t OWNER TO pg_monitor;
REVOKE DELETE ON app.t FROM pg_monitor;
CREATE SEQUENCE app.s;
ALTER SEQUENCE app.s OWNER TO pg_monitor;
CREATE MATERIALIZED VIEW app.m AS SELECT 1 AS x;
ALTER MATERIALIZED VIEW app.m OWNER TO pg_monitor;
CREATE PROCEDURE app.p() LANGUAGE sql AS 'SELECT 1';
ALTER PROCEDURE app.p() OWNER TO pg_monitor;
REVOKE ALL ON PROCEDURE app.p() FROM PUBLIC;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 11: change owner of schema app
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SCHEMA app OWNER TO pg_monitor;

-- Step 2 of 11: create enum type app.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app.e AS ENUM ('a');
ALTER TYPE app.e OWNER TO pg_monitor;

-- Step 3 of 11: create composite type app.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app.c AS (x integer);
ALTER TYPE app.c OWNER TO pg_monitor;

-- Step 4 of 11: create domain app.d
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN app.d AS integer;
ALTER DOMAIN app.d OWNER TO pg_monitor;

-- Step 5 of 11: create range type app.r
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app.r AS RANGE (SUBTYPE = integer);
ALTER TYPE app.r OWNER TO pg_monitor;

-- Step 6 of 11: create sequence app.s
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE app.s;
ALTER SEQUENCE app.s OWNER TO pg_monitor;

-- Step 7 of 11: create sequence app.t_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE app.t_id_seq AS integer;

-- Step 8 of 11: create table app.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE app.t (
    id integer DEFAULT nextval('app.t_id_seq'::regclass) NOT NULL
);
ALTER TABLE app.t OWNER TO pg_monitor;
REVOKE DELETE ON TABLE app.t FROM pg_monitor;

-- Step 9 of 11: let column app.t.id own sequence app.t_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE app.t_id_seq OWNER TO pg_monitor;
ALTER SEQUENCE app.t_id_seq OWNED BY app.t.id;

-- Step 10 of 11: create routine app.p()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PROCEDURE app.p()
LANGUAGE sql
AS $$SELECT 1$$;
ALTER PROCEDURE app.p() OWNER TO pg_monitor;
REVOKE EXECUTE ON PROCEDURE app.p() FROM PUBLIC;

COMMIT;

BEGIN;

-- Step 11 of 11: create materialized view app.m
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW app.m AS
SELECT 1 AS x
WITH DATA;
ALTER MATERIALIZED VIEW app.m OWNER TO pg_monitor;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 11 of 11: create materialized view app.m
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW app.m;

COMMIT;

BEGIN;

-- Undo step 10 of 11: create routine app.p()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PROCEDURE app.p();

-- Undo step 9 of 11: let column app.t.id own sequence app.t_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE app.t_id_seq OWNED BY NONE;

-- Undo step 8 of 11: create table app.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE app.t;

-- Undo step 7 of 11: create sequence app.t_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE app.t_id_seq;

-- Undo step 6 of 11: create sequence app.s
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE app.s;

-- Undo step 5 of 11: create range type app.r
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE app.r;

-- Undo step 4 of 11: create domain app.d
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN app.d;

-- Undo step 3 of 11: create composite type app.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE app.c;

-- Undo step 2 of 11: create enum type app.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE app.e;

-- Undo step 1 of 11: change owner of schema app
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SCHEMA app OWNER TO CURRENT_USER;

COMMIT;
