-- Children with columns of their own and merged ones.
-- before --
-- after --
CREATE TABLE p (a int NOT NULL, b text DEFAULT 'x', CONSTRAINT c CHECK (a > 0));
CREATE TABLE c1 (d int) INHERITS (p);
CREATE TABLE q (e int);
CREATE TABLE c2 (b text DEFAULT 'y') INHERITS (p, q);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: create table public.p
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.p (
    a integer NOT NULL,
    b text DEFAULT 'x',
    CONSTRAINT c CHECK (a > 0)
);

-- Step 2 of 4: create table public.c1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.c1 (
    d integer
) INHERITS (public.p);

-- Step 3 of 4: create table public.q
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.q (
    e integer
);

-- Step 4 of 4: create table public.c2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.c2 (
    b text DEFAULT 'y'
) INHERITS (public.p, public.q);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: create table public.c2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.c2;

-- Undo step 3 of 4: create table public.q
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.q;

-- Undo step 2 of 4: create table public.c1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.c1;

-- Undo step 1 of 4: create table public.p
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.p;

COMMIT;
