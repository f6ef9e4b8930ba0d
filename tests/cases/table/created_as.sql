-- Tables that take their columns from a query or a view.
-- before --
-- after --
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id int PRIMARY KEY, name varchar(20) NOT NULL, price numeric(10, 2), m mood, tags text[]);
CREATE VIEW v AS SELECT id, upper(name) AS name, m FROM t;
COMMENT ON COLUMN v.name IS 'in capitals';
CREATE TABLE copy WITH (fillfactor = 70) AS SELECT * FROM t;
CREATE TABLE counted (m, n, total) AS SELECT m, count(*), sum(price) FROM t GROUP BY m;
CREATE UNLOGGED TABLE empty AS SELECT 'x' AS label, now() AS at, 1 AS one WITH NO DATA;
CREATE TABLE like_view (LIKE v INCLUDING COMMENTS, extra int);
ALTER TABLE counted ADD PRIMARY KEY (m);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: create enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.mood AS ENUM ('sad', 'happy');

-- Step 2 of 8: create table public.copy
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.copy (
    id integer,
    name character varying(20),
    price numeric(10,2),
    m public.mood,
    tags text[]
) WITH (fillfactor=70);

-- Step 3 of 8: create table public.counted
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.counted (
    m public.mood NOT NULL,
    n bigint,
    total numeric,
    CONSTRAINT counted_pkey PRIMARY KEY (m)
);

-- Step 4 of 8: create table public.empty
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE UNLOGGED TABLE public.empty (
    label text,
    at timestamp with time zone,
    one integer
);

-- Step 5 of 8: create table public.like_view
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.like_view (
    id integer,
    name text,
    m public.mood,
    extra integer
);
COMMENT ON COLUMN public.like_view.name IS 'in capitals';

-- Step 6 of 8: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    id integer NOT NULL,
    name character varying(20) NOT NULL,
    price numeric(10,2),
    m public.mood,
    tags text[],
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

-- Step 7 of 8: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT id, upper(name) AS name, m FROM public.t;

-- Step 8 of 8: add view column public.v.name
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.v.name IS 'in capitals';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 8: add view column public.v.name
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.v.name IS NULL;

-- Undo step 7 of 8: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 6 of 8: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 5 of 8: create table public.like_view
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.like_view;

-- Undo step 4 of 8: create table public.empty
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.empty;

-- Undo step 3 of 8: create table public.counted
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.counted;

-- Undo step 2 of 8: create table public.copy
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.copy;

-- Undo step 1 of 8: create enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.mood;

COMMIT;
