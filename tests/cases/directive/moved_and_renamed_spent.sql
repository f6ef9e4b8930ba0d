-- Where the table has both already nothing is left to do, though another has the name that it had between.
-- before --
CREATE SCHEMA s;
CREATE TABLE s.u (id int);
CREATE TABLE s.t (id int);
-- after --
CREATE SCHEMA s;
-- @moved from=public
-- @renamed from=t
CREATE TABLE s.u (id int, a int);
CREATE TABLE s.t (id int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE s.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: add column s.u.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table s.u
--   blocks:      reads and writes of s.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE s.u ADD COLUMN a integer;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE s.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: add column s.u.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table s.u
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE s.u DROP COLUMN a;

COMMIT;
