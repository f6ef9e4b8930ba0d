-- Sequences with all options.
-- before --
-- after --
CREATE SEQUENCE a;
CREATE SEQUENCE b AS smallint INCREMENT BY -2 MINVALUE -100 MAXVALUE 50 START WITH 50 CACHE 7 CYCLE;
CREATE TABLE t (id int);
CREATE SEQUENCE c OWNED BY t.id;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: create sequence public.a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.a;

-- Step 2 of 5: create sequence public.b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.b AS smallint INCREMENT BY -2 MINVALUE -100 MAXVALUE 50 CACHE 7 CYCLE;

-- Step 3 of 5: create sequence public.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.c;

-- Step 4 of 5: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    id integer
);

-- Step 5 of 5: let column public.t.id own sequence public.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.c OWNED BY public.t.id;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: let column public.t.id own sequence public.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.c OWNED BY NONE;

-- Undo step 4 of 5: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 3 of 5: create sequence public.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.c;

-- Undo step 2 of 5: create sequence public.b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.b;

-- Undo step 1 of 5: create sequence public.a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.a;

COMMIT;
