-- A class that changes takes its indexes along.
-- before --
CREATE OPERATOR CLASS backwards FOR TYPE int USING btree AS
  OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(int, int);
CREATE TABLE t (a int);
CREATE INDEX i ON t (a backwards);
-- after --
CREATE OPERATOR CLASS backwards FOR TYPE int USING btree AS
  OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, FUNCTION 1 btint4cmp(int, int);
CREATE TABLE t (a int);
CREATE INDEX i ON t (a backwards);
-- plan --
SET lock_timeout = 0;

-- Step 1 of 4: drop index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.i;

SET lock_timeout = '2s';

BEGIN;

-- Step 2 of 4: drop operator class public.backwards(btree)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR CLASS public.backwards USING btree;

-- Step 3 of 4: create operator class public.backwards(btree)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR CLASS public.backwards
    FOR TYPE integer USING btree FAMILY public.backwards AS
    OPERATOR 1 pg_catalog.> (integer, integer),
    OPERATOR 2 pg_catalog.>= (integer, integer),
    OPERATOR 3 pg_catalog.= (integer, integer),
    FUNCTION 1 (integer, integer) btint4cmp(integer, integer);

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 4: add index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i
CREATE INDEX CONCURRENTLY i ON public.t USING btree (a public.backwards);
-- down --
SET lock_timeout = 0;

-- Undo step 4 of 4: add index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 4: create operator class public.backwards(btree)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR CLASS public.backwards USING btree;

-- Undo step 2 of 4: drop operator class public.backwards(btree)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR CLASS public.backwards
    FOR TYPE integer USING btree FAMILY public.backwards AS
    OPERATOR 1 pg_catalog.> (integer, integer),
    OPERATOR 2 pg_catalog.>= (integer, integer),
    OPERATOR 3 pg_catalog.= (integer, integer),
    OPERATOR 4 pg_catalog.<= (integer, integer),
    OPERATOR 5 pg_catalog.< (integer, integer),
    FUNCTION 1 (integer, integer) btint4cmp(integer, integer);

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 4: drop index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY i ON public.t USING btree (a public.backwards);
