-- Domains with defaults, checks and collations, one over another.
-- before --
-- after --
CREATE DOMAIN positive AS int DEFAULT 1 NOT NULL CHECK (VALUE > 0);
CREATE DOMAIN small AS positive CONSTRAINT below_ten CHECK (VALUE < 10);
CREATE DOMAIN code AS varchar(5) COLLATE "C" CONSTRAINT c CHECK (VALUE ~ '^[a-z]+$');
CREATE TABLE t (a small, b code);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: create domain public.code
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.code AS character varying(5) COLLATE "C";

-- Step 2 of 7: create domain public.positive
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.positive AS integer DEFAULT 1 NOT NULL;

-- Step 3 of 7: add domain constraint public.code.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code ADD CONSTRAINT c CHECK (value ~ '^[a-z]+$');

-- Step 4 of 7: add domain constraint public.positive.positive_check
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.positive ADD CONSTRAINT positive_check CHECK (value > 0);

-- Step 5 of 7: create domain public.small
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.small AS public.positive DEFAULT 1;

-- Step 6 of 7: add domain constraint public.small.below_ten
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.small ADD CONSTRAINT below_ten CHECK (value < 10);

-- Step 7 of 7: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    a public.small,
    b public.code
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 6 of 7: add domain constraint public.small.below_ten
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.small DROP CONSTRAINT below_ten;

-- Undo step 5 of 7: create domain public.small
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.small;

-- Undo step 4 of 7: add domain constraint public.positive.positive_check
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.positive DROP CONSTRAINT positive_check;

-- Undo step 3 of 7: add domain constraint public.code.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.code DROP CONSTRAINT c;

-- Undo step 2 of 7: create domain public.positive
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.positive;

-- Undo step 1 of 7: create domain public.code
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.code;

COMMIT;
