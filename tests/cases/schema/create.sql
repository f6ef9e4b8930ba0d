-- Schemas with objects in them.
-- before --
-- after --
CREATE SCHEMA app;
CREATE SCHEMA "Odd Name" CREATE TABLE t (id int) CREATE VIEW v AS SELECT id FROM t;
COMMENT ON SCHEMA app IS 'the application';
CREATE TABLE app.t (id int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: create schema "Odd Name"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA "Odd Name";

-- Step 2 of 5: create schema app
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA app;
COMMENT ON SCHEMA app IS 'the application';

-- Step 3 of 5: create table "Odd Name".t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE "Odd Name".t (
    id integer
);

-- Step 4 of 5: create table app.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE app.t (
    id integer
);

-- Step 5 of 5: create view "Odd Name".v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW "Odd Name".v AS
SELECT id FROM "Odd Name".t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: create view "Odd Name".v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW "Odd Name".v;

-- Undo step 4 of 5: create table app.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE app.t;

-- Undo step 3 of 5: create table "Odd Name".t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE "Odd Name".t;

-- Undo step 2 of 5: create schema app
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA app;

-- Undo step 1 of 5: create schema "Odd Name"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA "Odd Name";

COMMIT;
