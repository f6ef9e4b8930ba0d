-- Functions over row types, checks over functions and views over both, from nothing and in a bad order.
-- before --
-- after --
CREATE TABLE a (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, a_id int);
CREATE FUNCTION fa(a) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT ($1).id > 0';
CREATE FUNCTION fb(b) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT ($1).id > 0';
ALTER TABLE a ADD CHECK (fa(a));
ALTER TABLE b ADD CHECK (fb(b.*));
ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b DEFERRABLE;
ALTER TABLE b ADD FOREIGN KEY (a_id) REFERENCES a;
CREATE VIEW v AS SELECT a.id, fa(a) AS x, fb(b) AS y FROM a JOIN b ON b.a_id = a.id;
CREATE FUNCTION g() RETURNS SETOF v LANGUAGE sql AS 'SELECT * FROM v';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 10: create table public.a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.a (
    id integer NOT NULL,
    b_id integer,
    CONSTRAINT a_pkey PRIMARY KEY (id)
);

-- Step 2 of 10: create table public.b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.b (
    id integer NOT NULL,
    a_id integer,
    CONSTRAINT b_pkey PRIMARY KEY (id)
);

-- Step 3 of 10: create routine public.fa(public.a)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.fa(public.a)
RETURNS boolean
LANGUAGE sql
STABLE
AS $$SELECT ($1).id > 0$$;

-- Step 4 of 10: create routine public.fb(public.b)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.fb(public.b)
RETURNS boolean
LANGUAGE sql
STABLE
AS $$SELECT ($1).id > 0$$;

-- Step 5 of 10: add constraint public.a.a_check
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT a_check CHECK (public.fa(a));

-- Step 6 of 10: add constraint public.b.b_a_id_fkey
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ADD CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES public.a (id);

-- Step 7 of 10: add constraint public.b.b_check
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ADD CONSTRAINT b_check CHECK (public.fb(b.*));

-- Step 8 of 10: add constraint public.a.a_b_id_fkey
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a ADD CONSTRAINT a_b_id_fkey FOREIGN KEY (b_id) REFERENCES public.b (id) DEFERRABLE;

-- Step 9 of 10: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a.id, public.fa(a) AS x, public.fb(b) AS y FROM public.a JOIN public.b ON b.a_id = a.id;

-- Step 10 of 10: create routine public.g()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.g()
RETURNS SETOF public.v
LANGUAGE sql
AS $$SELECT * FROM v$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 10 of 10: create routine public.g()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.g();

-- Undo step 9 of 10: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 8 of 10: add constraint public.a.a_b_id_fkey
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT a_b_id_fkey;

-- Undo step 7 of 10: add constraint public.b.b_check
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b DROP CONSTRAINT b_check;

-- Undo step 6 of 10: add constraint public.b.b_a_id_fkey
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b DROP CONSTRAINT b_a_id_fkey;

-- Undo step 5 of 10: add constraint public.a.a_check
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a DROP CONSTRAINT a_check;

-- Undo step 4 of 10: create routine public.fb(public.b)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.fb(public.b);

-- Undo step 3 of 10: create routine public.fa(public.a)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.fa(public.a);

-- Undo step 2 of 10: create table public.b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.b;

-- Undo step 1 of 10: create table public.a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.a;

COMMIT;
