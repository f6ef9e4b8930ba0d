\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET standard_conforming_strings = on;
SET check_function_bodies = off;
SET search_path = "Shop", public;

SET lock_timeout = 0;

-- Step 3 of 5: create index customers_note_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.customers
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.customers_note_idx
CREATE INDEX CONCURRENTLY customers_note_idx ON public.customers (note);
