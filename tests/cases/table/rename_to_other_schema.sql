-- A directive moves a table with its serial and index into another schema, and views there.
-- before --
CREATE SCHEMA old; CREATE SCHEMA "New";
CREATE TABLE old.t (id serial PRIMARY KEY, a int);
CREATE INDEX t_a ON old.t (a);
CREATE VIEW old.v AS SELECT a FROM old.t;
-- after --
CREATE SCHEMA old; CREATE SCHEMA "New";
-- @renamed from=old.t
CREATE TABLE "New".t (id serial PRIMARY KEY, a int);
CREATE INDEX t_a ON "New".t (a);
-- @renamed from=old.v
CREATE VIEW "New".v AS SELECT a FROM "New".t;
-- rows --
INSERT INTO old.t (a) VALUES (1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE old.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: move table old.t to table "New".t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence "New".t_id_seq, ACCESS EXCLUSIVE on table "New".t
--   blocks:      reads and writes of "New".t_id_seq, "New".t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table "New".t fails
ALTER TABLE old.t SET SCHEMA "New";

COMMIT;

BEGIN;

-- Step 2 of 2: move view old.v to view "New".v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view "New".v
--   blocks:      reads and writes of "New".v, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of view "New".v fails
ALTER VIEW old.v SET SCHEMA "New";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: move view old.v to view "New".v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view "New".v
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW "New".v SET SCHEMA old;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "New".t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 2: move table old.t to table "New".t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence "New".t_id_seq, ACCESS EXCLUSIVE on table "New".t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "New".t SET SCHEMA old;

COMMIT;
