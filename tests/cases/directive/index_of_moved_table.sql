-- An index goes with its table, and its old name may be said with the schema where it was, with the one where it is, or alone.
-- before --
CREATE SCHEMA s;
CREATE TABLE t (a int, b int, c int);
CREATE INDEX ix_a ON t (a);
CREATE INDEX ix_b ON t (b);
CREATE INDEX ix_c ON t (c);
CREATE TABLE other (a int);
CREATE INDEX ix_o ON other (a);
CREATE TABLE s.there (a int);
CREATE INDEX ix_d ON s.there (a);
-- after --
CREATE SCHEMA s;
-- @moved from=public
CREATE TABLE s.t (a int, b int, c int);
-- @renamed from=public.ix_a
CREATE INDEX jx_a ON s.t (a);
-- @renamed from=ix_b
CREATE INDEX jx_b ON s.t (b);
-- @renamed from=s.ix_c
CREATE INDEX jx_c ON s.t (c);
CREATE TABLE other (a int);
-- @renamed from=ix_o
CREATE INDEX jx_o ON other (a);
CREATE TABLE s.there (a int);
CREATE INDEX ix_d ON s.there (a);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: move table public.t to table s.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table s.t
--   blocks:      reads and writes of s.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table s.t fails
ALTER TABLE public.t SET SCHEMA s;

-- Step 2 of 5: rename index public.ix_o to index public.jx_o
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.ix_o RENAME TO jx_o;

-- Step 3 of 5: rename index s.ix_a to index s.jx_a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX s.ix_a RENAME TO jx_a;

-- Step 4 of 5: rename index s.ix_b to index s.jx_b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX s.ix_b RENAME TO jx_b;

-- Step 5 of 5: rename index s.ix_c to index s.jx_c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX s.ix_c RENAME TO jx_c;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE s.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 5: rename index s.ix_c to index s.jx_c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX s.jx_c RENAME TO ix_c;

-- Undo step 4 of 5: rename index s.ix_b to index s.jx_b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX s.jx_b RENAME TO ix_b;

-- Undo step 3 of 5: rename index s.ix_a to index s.jx_a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX s.jx_a RENAME TO ix_a;

-- Undo step 2 of 5: rename index public.ix_o to index public.jx_o
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.jx_o RENAME TO ix_o;

-- Undo step 1 of 5: move table public.t to table s.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table s.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE s.t SET SCHEMA public;

COMMIT;
