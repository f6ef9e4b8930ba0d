-- Access methods are made and dropped, with tables that use them.
-- fails --
up to 14: tables change their access method from 15 on, and before they are not made anew for it
-- before --
CREATE ACCESS METHOD gone TYPE TABLE HANDLER heap_tableam_handler;
CREATE ACCESS METHOD stays TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE in_gone (a int) USING gone;
CREATE TABLE moves (a int) USING gone;
CREATE MATERIALIZED VIEW m USING stays AS SELECT 1 AS a;
-- after --
CREATE ACCESS METHOD stays TYPE TABLE HANDLER heap_tableam_handler;
COMMENT ON ACCESS METHOD stays IS 'stays';
CREATE ACCESS METHOD "New heap" TYPE TABLE HANDLER heap_tableam_handler;
CREATE ACCESS METHOD tree TYPE INDEX HANDLER bthandler;
COMMENT ON ACCESS METHOD tree IS 'like btree';
CREATE TABLE in_new (a int) USING "New heap";
CREATE TABLE moves (a int) USING stays;
CREATE MATERIALIZED VIEW m USING stays AS SELECT 1 AS a;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.moves IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: create access method "New heap"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE ACCESS METHOD "New heap" TYPE TABLE HANDLER heap_tableam_handler;

-- Step 2 of 7: change comment on access method stays
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON ACCESS METHOD stays IS 'stays';

-- Step 3 of 7: create access method tree
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE ACCESS METHOD tree TYPE INDEX HANDLER bthandler;
COMMENT ON ACCESS METHOD tree IS 'like btree';

-- Step 4 of 7: create table public.in_new
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.in_new (
    a integer
) USING "New heap";

-- Step 5 of 7: change access method of table public.moves
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.moves
--   blocks:      reads and writes of public.moves, for as long as its work takes
--   work:        rewrites public.moves
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: the whole of table public.moves is written again under an exclusive lock
ALTER TABLE public.moves SET ACCESS METHOD stays;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.in_gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 7: drop table public.in_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.in_gone
--   blocks:      reads and writes of public.in_gone, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.in_gone are dropped
--   hazard:      app-breaking: whoever uses table public.in_gone fails
DROP TABLE public.in_gone;

-- Step 7 of 7: drop access method gone
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP ACCESS METHOD gone;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: drop access method gone
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE ACCESS METHOD gone TYPE TABLE HANDLER heap_tableam_handler;

-- Undo step 6 of 7: drop table public.in_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.in_gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.in_gone (
    a integer
) USING gone;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.moves IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 7: change access method of table public.moves
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.moves
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.moves SET ACCESS METHOD gone;

-- Undo step 4 of 7: create table public.in_new
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.in_new;

-- Undo step 3 of 7: create access method tree
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP ACCESS METHOD tree;

-- Undo step 2 of 7: change comment on access method stays
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON ACCESS METHOD stays IS NULL;

-- Undo step 1 of 7: create access method "New heap"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP ACCESS METHOD "New heap";

COMMIT;
