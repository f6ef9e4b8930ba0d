-- A schema goes with everything in it.
-- before --
CREATE SCHEMA app;
CREATE TYPE app.e AS ENUM ('x');
CREATE TABLE app.t (id serial PRIMARY KEY, e app.e);
CREATE VIEW app.v AS SELECT id FROM app.t;
CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- after --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: drop routine app.f()
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine app.f() fails
DROP FUNCTION app.f();

-- Step 2 of 5: drop view app.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view app.v
--   blocks:      reads and writes of app.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view app.v fails
DROP VIEW app.v;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 5: drop table app.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.t_id_seq, ACCESS EXCLUSIVE on table app.t
--   blocks:      reads and writes of app.t_id_seq, app.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table app.t are dropped
--   hazard:      app-breaking: whoever uses table app.t fails
DROP TABLE app.t;

-- Step 4 of 5: drop enum type app.e
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE app.e;

-- Step 5 of 5: drop schema app
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA app;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: drop schema app
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA app;

-- Undo step 4 of 5: drop enum type app.e
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app.e AS ENUM ('x');

-- Undo step 3 of 5: drop table app.t
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence app.t_id_seq, ACCESS EXCLUSIVE on table app.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE SEQUENCE app.t_id_seq AS integer;
CREATE TABLE app.t (
    id integer DEFAULT nextval('app.t_id_seq'::regclass) NOT NULL,
    e app.e,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);
ALTER SEQUENCE app.t_id_seq OWNED BY app.t.id;

COMMIT;

BEGIN;

-- Undo step 2 of 5: drop view app.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view app.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW app.v AS
SELECT id FROM app.t;

-- Undo step 1 of 5: drop routine app.f()
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.f()
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;

COMMIT;
