-- A publication goes with all it holds, a table leaves one that stays, a schema that is dropped leaves, too.
-- needs --
from 15: column lists and WHERE of publications
-- before --
CREATE SCHEMA app;
CREATE SCHEMA gone;
CREATE TABLE app.t (id int PRIMARY KEY, v text);
CREATE TABLE app.u (id int PRIMARY KEY);
CREATE PUBLICATION dropped FOR TABLE app.t (id) WHERE (id > 5), app.u WITH (publish = 'insert');
CREATE PUBLICATION stays FOR TABLE app.t, app.u;
CREATE PUBLICATION of_schemas FOR TABLES IN SCHEMA app, gone;
COMMENT ON PUBLICATION dropped IS 'no more';
-- after --
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, v text);
CREATE PUBLICATION stays FOR TABLE app.t;
CREATE PUBLICATION of_schemas FOR TABLES IN SCHEMA app;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: drop publication dropped
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP PUBLICATION dropped;

-- Step 2 of 5: drop publication table app.u.stays
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.u
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION stays DROP TABLE ONLY app.u;

-- Step 3 of 5: drop table app.u
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.u
--   blocks:      reads and writes of app.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table app.u are dropped
--   hazard:      app-breaking: whoever uses table app.u fails
DROP TABLE app.u;

-- Step 4 of 5: drop publication schema of_schemas.gone
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION of_schemas DROP TABLES IN SCHEMA gone;

-- Step 5 of 5: drop schema gone
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA gone;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: drop schema gone
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA gone;

-- Undo step 4 of 5: drop publication schema of_schemas.gone
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION of_schemas ADD TABLES IN SCHEMA gone;

-- Undo step 3 of 5: drop table app.u
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.u
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE app.u (
    id integer NOT NULL,
    CONSTRAINT u_pkey PRIMARY KEY (id)
);

-- Undo step 2 of 5: drop publication table app.u.stays
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION stays ADD TABLE ONLY app.u;

-- Undo step 1 of 5: drop publication dropped
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION dropped WITH (publish = 'insert');
COMMENT ON PUBLICATION dropped IS 'no more';
ALTER PUBLICATION dropped ADD TABLE ONLY app.u;
ALTER PUBLICATION dropped ADD TABLE ONLY app.t (id) WHERE (id > 5);

COMMIT;
