-- undoes the plan of 5 steps: 1 to add, 2 to change, 1 to drop
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

-- Undo step 5 of 5: drop column public.customers.phone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.customers
--   transaction: inside a transaction
--   undo:        reversible, loses data: the column comes back empty
ALTER TABLE public.customers ADD COLUMN phone text;

COMMIT;

-- Undo step 4 of 5: add value 'späť' to enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        irreversible: PostgreSQL cannot take a value out of an enum

SET lock_timeout = 0;

-- Undo step 3 of 5: create index customers_note_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.customers
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.customers_note_idx;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 5: comment on table public."Orders"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TABLE public."Orders" IS NULL;

-- Undo step 1 of 5: create table public."Orders"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: the rows of the table are lost
DROP TABLE public."Orders";

COMMIT;
