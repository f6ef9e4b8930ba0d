-- What comes from another schema takes along what belongs to it.
-- before --
CREATE SCHEMA a;
CREATE SCHEMA "New home";
CREATE TYPE a.mood AS ENUM ('x');
CREATE TABLE a.t (id serial PRIMARY KEY, n text UNIQUE, m a.mood, CHECK (n <> ''));
CREATE INDEX ON a.t (n, id);
CREATE VIEW a.v AS SELECT id, m FROM a.t;
CREATE TABLE a.u (t integer REFERENCES a.t);
CREATE FUNCTION a.f(x integer) RETURNS integer LANGUAGE sql AS 'SELECT x';
-- rows --
INSERT INTO a.t (n, m) VALUES ('one', 'x');
-- after --
CREATE SCHEMA a;
CREATE SCHEMA "New home";
-- @moved from=a
CREATE TYPE "New home".mood AS ENUM ('x');
-- @moved from=a
CREATE TABLE "New home".t (id serial PRIMARY KEY, n text UNIQUE, m "New home".mood, CHECK (n <> ''));
CREATE INDEX ON "New home".t (n, id);
CREATE VIEW a.v AS SELECT id, m FROM "New home".t;
CREATE TABLE a.u (t integer REFERENCES "New home".t);
-- @moved from=a
CREATE FUNCTION "New home".f(x integer) RETURNS integer LANGUAGE sql AS 'SELECT x';
-- holds --
SELECT 1 / count(*) FROM "New home".t WHERE n = 'one';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE a.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: move enum type a.mood to enum type "New home".mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of enum type "New home".mood fails
ALTER TYPE a.mood SET SCHEMA "New home";

-- Step 2 of 3: move table a.t to table "New home".t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence "New home".t_id_seq, ACCESS EXCLUSIVE on table "New home".t
--   blocks:      reads and writes of "New home".t_id_seq, "New home".t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table "New home".t fails
ALTER TABLE a.t SET SCHEMA "New home";

-- Step 3 of 3: move routine a.f(integer) to routine "New home".f(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of routine "New home".f(integer) fails
ALTER FUNCTION a.f(integer) SET SCHEMA "New home";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "New home".t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: move routine a.f(integer) to routine "New home".f(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION "New home".f(integer) SET SCHEMA a;

-- Undo step 2 of 3: move table a.t to table "New home".t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence "New home".t_id_seq, ACCESS EXCLUSIVE on table "New home".t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "New home".t SET SCHEMA a;

-- Undo step 1 of 3: move enum type a.mood to enum type "New home".mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE "New home".mood SET SCHEMA a;

COMMIT;
