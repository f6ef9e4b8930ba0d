-- Storage parameters and SET clauses come in the order given, after changes of one of them, too.
-- needs --
from 15: security_invoker
-- before --
CREATE TABLE t (a text) WITH (toast_tuple_target = 256, fillfactor = 70, autovacuum_enabled = false);
CREATE INDEX i ON t (a) WITH (fillfactor = 60, deduplicate_items = off);
CREATE VIEW v WITH (security_invoker = true) AS SELECT a FROM t;
CREATE FUNCTION f() RETURNS int LANGUAGE sql SET work_mem = '1MB' SET search_path = public SET enable_sort = off AS 'SELECT 1';
-- after --
CREATE TABLE t (a text) WITH (toast_tuple_target = 256, autovacuum_enabled = false, fillfactor = 80, parallel_workers = 3);
ALTER TABLE t SET (autovacuum_enabled = true);
ALTER TABLE t ALTER a SET (n_distinct_inherited = 3, n_distinct = 2);
CREATE INDEX i ON t (a) WITH (fillfactor = 50, deduplicate_items = off);
CREATE INDEX k ON t (a DESC) WITH (fillfactor = 60, deduplicate_items = off);
CREATE VIEW v WITH (security_invoker = true, security_barrier = true) AS SELECT a FROM t;
CREATE FUNCTION f() RETURNS int LANGUAGE sql SET work_mem = '1MB' SET search_path = public SET enable_hashagg = off AS 'SELECT 2';
CREATE FUNCTION g() RETURNS int LANGUAGE sql SET work_mem = '1MB' SET enable_sort = off AS 'SELECT 1';
ALTER FUNCTION g() SET work_mem = '2MB' SET enable_hashjoin = off;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: change options of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET (fillfactor=80, parallel_workers=3, autovacuum_enabled=true);

-- Step 2 of 7: change settings of column public.t.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a SET (n_distinct_inherited=3, n_distinct=2);

-- Step 3 of 7: replace function public.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
SET work_mem TO '1MB'
SET search_path TO public
SET enable_hashagg TO 'off'
AS $$SELECT 2$$;

-- Step 4 of 7: create routine public.g()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.g()
RETURNS integer
LANGUAGE sql
SET work_mem TO '2MB'
SET enable_sort TO 'off'
SET enable_hashjoin TO 'off'
AS $$SELECT 1$$;

-- Step 5 of 7: change options of index public.i
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i SET (fillfactor=50, deduplicate_items=off);

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 7: add index public.k
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.k
CREATE INDEX CONCURRENTLY k ON public.t USING btree (a DESC) WITH (fillfactor=60, deduplicate_items=off);

SET lock_timeout = '2s';

BEGIN;

-- Step 7 of 7: set options of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v SET (security_barrier=true);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: set options of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v RESET (security_barrier);

COMMIT;

SET lock_timeout = 0;

-- Undo step 6 of 7: add index public.k
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.k;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 7: change options of index public.i
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.i SET (fillfactor=60, deduplicate_items=off);

-- Undo step 4 of 7: create routine public.g()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.g();

-- Undo step 3 of 7: replace function public.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
SET work_mem TO '1MB'
SET search_path TO public
SET enable_sort TO 'off'
AS $$SELECT 1$$;

-- Undo step 2 of 7: change settings of column public.t.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a RESET (n_distinct_inherited, n_distinct);

-- Undo step 1 of 7: change options of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET (fillfactor=70, autovacuum_enabled=false);
ALTER TABLE public.t RESET (parallel_workers);

COMMIT;
