-- What is in a schema that is renamed changes with it.
-- before --
CREATE SCHEMA s;
CREATE TYPE s.e AS ENUM ('a');
CREATE TABLE s.t (id int, was s.e);
CREATE INDEX ti ON s.t (id);
CREATE VIEW s.v AS SELECT id FROM s.t;
CREATE TABLE s.old (id int);
CREATE TABLE s.older (id int CONSTRAINT c CHECK (id > 0));
CREATE FUNCTION s.f(x s.e) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE s.same (id int);
-- after --
-- @renamed from=s
CREATE SCHEMA q;
CREATE TYPE q.e AS ENUM ('a', 'b');
CREATE TABLE q.t (
  id int,
  b int,
  is_now q.e -- @renamed from=was
);
-- @renamed from=ti
CREATE INDEX tj ON q.t (id);
CREATE VIEW q.v AS SELECT id, b FROM q.t;
-- @renamed from=old
CREATE TABLE q.new (id int);
-- @renamed from=s.older
CREATE TABLE q.newer (
  id int,
  CONSTRAINT d CHECK (id > 0) -- @renamed from=c
);
CREATE FUNCTION q.f(x q.e) RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE TABLE q.same (id int);
-- rows --
INSERT INTO s.t VALUES (1, 'a');
INSERT INTO s.older VALUES (1);
-- holds --
SELECT 1 / count(*) FROM q.t WHERE is_now = 'a';
SELECT 1 / count(*) FROM q.newer;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 10: rename schema s to schema q
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of schema q fails
ALTER SCHEMA s RENAME TO q;

-- Step 2 of 10: rename table q.old to table q.new
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table q.new
--   blocks:      reads and writes of q.new, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table q.new fails
ALTER TABLE q.old RENAME TO new;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE q.older IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 10: rename table q.older to table q.newer
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table q.newer
--   blocks:      reads and writes of q.newer, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table q.newer fails
ALTER TABLE q.older RENAME TO newer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE q.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 10: rename index q.ti to index q.tj
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
ALTER INDEX q.ti RENAME TO tj;

-- Step 5 of 10: rename column q.t.was to column q.t.is_now
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table q.t
--   blocks:      reads and writes of q.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column q.t.is_now fails
ALTER TABLE q.t RENAME COLUMN was TO is_now;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE q.newer IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 10: rename constraint q.newer.c to constraint q.newer.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table q.newer
--   blocks:      reads and writes of q.newer, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE q.newer RENAME CONSTRAINT c TO d;

COMMIT;

BEGIN;

-- Step 7 of 10: add value 'b' to enum q.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE q.e ADD VALUE 'b';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE q.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 10: add column q.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table q.t
--   blocks:      reads and writes of q.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE q.t ADD COLUMN b integer;

COMMIT;

BEGIN;

-- Step 9 of 10: replace function q.f(q.e)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION q.f(x q.e)
RETURNS integer
LANGUAGE sql
AS $$SELECT 2$$;

-- Step 10 of 10: replace view q.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view q.v
--   blocks:      reads and writes of q.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW q.v AS
SELECT id, b FROM q.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 10 of 10: replace view q.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view q.v
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW q.v;
CREATE VIEW q.v AS
SELECT id FROM q.t;

-- Undo step 9 of 10: replace function q.f(q.e)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION q.f(x q.e)
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE q.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 10: add column q.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table q.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE q.t DROP COLUMN b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE q.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 10: add value 'b' to enum q.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table q.t
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP FUNCTION q.f(q.e);
ALTER TYPE q.e RENAME TO lockstep_e_old_7467a552;
CREATE TYPE q.e AS ENUM ('a');
ALTER TABLE q.t ALTER COLUMN is_now TYPE q.e USING is_now::text::q.e;
CREATE FUNCTION q.f(x q.e)
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;
DROP TYPE q.lockstep_e_old_7467a552;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE q.newer IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 10: rename constraint q.newer.c to constraint q.newer.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table q.newer
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE q.newer RENAME CONSTRAINT d TO c;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE q.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 10: rename column q.t.was to column q.t.is_now
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table q.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE q.t RENAME COLUMN is_now TO was;

-- Undo step 4 of 10: rename index q.ti to index q.tj
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX q.tj RENAME TO ti;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE q.newer IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 10: rename table q.older to table q.newer
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table q.newer
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE q.newer RENAME TO older;

COMMIT;

BEGIN;

-- Undo step 2 of 10: rename table q.old to table q.new
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table q.new
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE q.new RENAME TO old;

-- Undo step 1 of 10: rename schema s to schema q
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SCHEMA q RENAME TO s;

COMMIT;
