-- A method for indexes becomes one for tables, which a table takes at once, and one for tables becomes one for indexes when the table has let it go.
-- needs --
from 15: SET ACCESS METHOD
-- before --
CREATE ACCESS METHOD comes TYPE INDEX HANDLER bthandler;
CREATE TABLE takes (a integer);
CREATE ACCESS METHOD goes TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE lets_go (a integer) USING goes;
CREATE MATERIALIZED VIEW view_lets_go USING goes AS SELECT a FROM takes;
CREATE MATERIALIZED VIEW view_takes AS SELECT a FROM takes;
-- after --
CREATE ACCESS METHOD comes TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE takes (a integer) USING comes;
CREATE ACCESS METHOD goes TYPE INDEX HANDLER bthandler;
CREATE TABLE lets_go (a integer);
CREATE MATERIALIZED VIEW view_lets_go AS SELECT a FROM takes;
CREATE MATERIALIZED VIEW view_takes USING comes AS SELECT a FROM takes;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lets_go IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: change access method of table public.lets_go
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lets_go
--   blocks:      reads and writes of public.lets_go, for as long as its work takes
--   work:        rewrites public.lets_go
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.lets_go is written again under an exclusive lock
ALTER TABLE public.lets_go SET ACCESS METHOD heap;

COMMIT;

BEGIN;

-- Step 2 of 8: change access method of materialized view public.view_lets_go
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view public.view_lets_go
--   blocks:      reads and writes of public.view_lets_go, for as long as its work takes
--   work:        rewrites public.view_lets_go
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: writes the whole view anew while nobody can read it
ALTER MATERIALIZED VIEW public.view_lets_go SET ACCESS METHOD heap;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.takes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 8: drop access method comes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP ACCESS METHOD comes;

-- Step 4 of 8: create access method comes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE ACCESS METHOD comes TYPE TABLE HANDLER heap_tableam_handler;

-- Step 5 of 8: change access method of table public.takes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.takes
--   blocks:      reads and writes of public.takes, for as long as its work takes
--   work:        rewrites public.takes
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.takes is written again under an exclusive lock
ALTER TABLE public.takes SET ACCESS METHOD comes;

COMMIT;

BEGIN;

-- Step 6 of 8: change access method of materialized view public.view_takes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.view_takes
--   blocks:      reads and writes of public.view_takes, for as long as its work takes
--   work:        rewrites public.view_takes
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: writes the whole view anew while nobody can read it
ALTER MATERIALIZED VIEW public.view_takes SET ACCESS METHOD comes;

-- Step 7 of 8: drop access method goes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP ACCESS METHOD goes;

-- Step 8 of 8: create access method goes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE ACCESS METHOD goes TYPE INDEX HANDLER bthandler;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 8: create access method goes
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP ACCESS METHOD goes;

-- Undo step 7 of 8: drop access method goes
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE ACCESS METHOD goes TYPE TABLE HANDLER heap_tableam_handler;

-- Undo step 6 of 8: change access method of materialized view public.view_takes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.view_takes
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.view_takes SET ACCESS METHOD heap;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.takes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 8: change access method of table public.takes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.takes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.takes SET ACCESS METHOD heap;

-- Undo step 4 of 8: create access method comes
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP ACCESS METHOD comes;

-- Undo step 3 of 8: drop access method comes
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE ACCESS METHOD comes TYPE INDEX HANDLER bthandler;

COMMIT;

BEGIN;

-- Undo step 2 of 8: change access method of materialized view public.view_lets_go
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view public.view_lets_go
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.view_lets_go SET ACCESS METHOD goes;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lets_go IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 8: change access method of table public.lets_go
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lets_go
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lets_go SET ACCESS METHOD goes;

COMMIT;
