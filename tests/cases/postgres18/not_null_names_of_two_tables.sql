-- The names that PostgreSQL chooses for NOT NULL differ by a number where tables and columns have names that come to the same.
-- before --
CREATE TABLE gone_account (id integer NOT NULL);
CREATE TABLE gone (account_id integer NOT NULL);
-- after --
CREATE TABLE "user" (id integer NOT NULL, account_id integer NOT NULL);
CREATE TABLE user_account (id integer NOT NULL, x integer NOT NULL);
CREATE TABLE a_table_with_a_name_that_is_nearly_too_long_for_that (
    a_column_with_a_name_that_is_nearly_too_long_1 integer NOT NULL,
    a_column_with_a_name_that_is_nearly_too_long_2 integer NOT NULL
);
-- needs --
from 18: NOT NULL has a name
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: create table public.a_table_with_a_name_that_is_nearly_too_long_for_that
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.a_table_with_a_name_that_is_nearly_too_long_for_that (
    a_column_with_a_name_that_is_nearly_too_long_1 integer NOT NULL,
    a_column_with_a_name_that_is_nearly_too_long_2 integer NOT NULL
);

-- Step 2 of 5: create table public."user"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public."user" (
    id integer NOT NULL,
    account_id integer NOT NULL
);

-- Step 3 of 5: create table public.user_account
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.user_account (
    id integer NOT NULL,
    x integer NOT NULL
);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 5: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   blocks:      reads and writes of public.gone, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone are dropped
--   hazard:      app-breaking: whoever uses table public.gone fails
DROP TABLE public.gone;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.gone_account IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 5: drop table public.gone_account
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone_account
--   blocks:      reads and writes of public.gone_account, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone_account are dropped
--   hazard:      app-breaking: whoever uses table public.gone_account fails
DROP TABLE public.gone_account;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: drop table public.gone_account
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone_account
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone_account (
    id integer NOT NULL
);

COMMIT;

BEGIN;

-- Undo step 4 of 5: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone (
    account_id integer NOT NULL
);

COMMIT;

BEGIN;

-- Undo step 3 of 5: create table public.user_account
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.user_account;

-- Undo step 2 of 5: create table public."user"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public."user";

-- Undo step 1 of 5: create table public.a_table_with_a_name_that_is_nearly_too_long_for_that
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.a_table_with_a_name_that_is_nearly_too_long_for_that;

COMMIT;
