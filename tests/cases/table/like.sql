-- CREATE TABLE LIKE copies what it is told to copy.
-- before --
CREATE TABLE src (id int PRIMARY KEY, a text DEFAULT 'x' NOT NULL CHECK (a <> ''), b int GENERATED ALWAYS AS (id + 1) STORED);
-- after --
CREATE TABLE src (id int PRIMARY KEY, a text DEFAULT 'x' NOT NULL CHECK (a <> ''), b int GENERATED ALWAYS AS (id + 1) STORED);
CREATE TABLE plain (LIKE src);
CREATE TABLE full_copy (LIKE src INCLUDING ALL);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create table public.full_copy
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.full_copy (
    id integer NOT NULL,
    a text DEFAULT 'x' NOT NULL,
    b integer GENERATED ALWAYS AS (id + 1) STORED,
    CONSTRAINT full_copy_pkey PRIMARY KEY (id),
    CONSTRAINT src_a_check CHECK (a <> '')
);

-- Step 2 of 2: create table public.plain
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.plain (
    id integer NOT NULL,
    a text NOT NULL,
    b integer
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create table public.plain
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.plain;

-- Undo step 1 of 2: create table public.full_copy
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.full_copy;

COMMIT;
