-- Statistics, a column under them and the table are renamed; other statistics move to another schema.
-- needs --
from 14: statistics on expressions
-- before --
CREATE SCHEMA app;
CREATE TABLE t (a int, b int);
CREATE STATISTICS old_name ON a, b, (a + b) FROM t;
CREATE STATISTICS moves ON a, b FROM t;
-- after --
CREATE SCHEMA app;
-- @renamed from=t
CREATE TABLE u (
  a int,
  -- @renamed from=b
  c int);
-- @renamed from=old_name
CREATE STATISTICS new_name ON a, c, (a + c) FROM u;
-- @renamed from=public.moves
CREATE STATISTICS app.moves ON a, c FROM u;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: rename table public.t to table public.u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.u fails
ALTER TABLE public.t RENAME TO u;

-- Step 2 of 4: move statistics public.moves to statistics app.moves
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER STATISTICS public.moves SET SCHEMA app;

-- Step 3 of 4: rename statistics public.old_name to statistics public.new_name
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER STATISTICS public.old_name RENAME TO new_name;

-- Step 4 of 4: rename column public.u.b to column public.u.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.u.c fails
ALTER TABLE public.u RENAME COLUMN b TO c;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: rename column public.u.b to column public.u.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME COLUMN c TO b;

-- Undo step 3 of 4: rename statistics public.old_name to statistics public.new_name
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER STATISTICS public.new_name RENAME TO old_name;

-- Undo step 2 of 4: move statistics public.moves to statistics app.moves
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER STATISTICS app.moves SET SCHEMA public;

-- Undo step 1 of 4: rename table public.t to table public.u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u RENAME TO t;

COMMIT;
