-- plan, 5 steps: 1 to add, 2 to change, 1 to drop
-- from: database shop on localhost
-- to:   schema.sql
-- Run it with psql -f; it stops at the first error.

\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET standard_conforming_strings = on;
SET check_function_bodies = off;
SET search_path = "Shop", public;

SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: create table public."Orders"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: the rows of the table are lost
CREATE TABLE public."Orders" (
    id bigint NOT NULL
);

-- Step 2 of 5: comment on table public."Orders"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TABLE public."Orders" IS 'two
lines -- and dashes';

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 5: create index customers_note_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.customers
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.customers_note_idx
CREATE INDEX CONCURRENTLY customers_note_idx ON public.customers (note);

SET lock_timeout = '2s';

BEGIN;

-- Step 4 of 5: add value 'späť' to enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        irreversible: PostgreSQL cannot take a value out of an enum
ALTER TYPE public.mood ADD VALUE 'späť';

COMMIT;

BEGIN;

-- Step 5 of 5: drop column public.customers.phone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.customers
--   blocks:      reads and writes of public.customers, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: the column comes back empty
--   hazard:      data-loss: the values of the column are deleted
ALTER TABLE public.customers DROP COLUMN phone;

COMMIT;
