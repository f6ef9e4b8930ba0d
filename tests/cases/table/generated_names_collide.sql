-- Generated names that are taken get numbers, as PostgreSQL gives them.
-- before --
CREATE TABLE t_a (key int);
-- after --
CREATE TABLE t_a (key int);
CREATE TABLE t (a int UNIQUE, a_key int, UNIQUE (a, a_key), CHECK (a > 0), CHECK (a > 1), CHECK (a < a_key), CHECK (a_key > 0));
CREATE TABLE t_a_key1 (x int);
CREATE INDEX ON t (a);
CREATE INDEX ON t (a);
CREATE INDEX ON t (lower(a::text));
CREATE INDEX ON t ((a + 1), (a + 2));
CREATE SEQUENCE u_id_seq;
CREATE TABLE u (id serial, id2 int GENERATED ALWAYS AS IDENTITY);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 10: create sequence public.u_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.u_id_seq;

-- Step 2 of 10: create sequence public.u_id_seq1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.u_id_seq1 AS integer;

-- Step 3 of 10: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    a integer,
    a_key integer,
    CONSTRAINT t_a_a_key_key UNIQUE (a, a_key),
    CONSTRAINT t_a_key UNIQUE (a),
    CONSTRAINT t_a_check CHECK (a > 0),
    CONSTRAINT t_a_check1 CHECK (a > 1),
    CONSTRAINT t_a_key_check CHECK (a_key > 0),
    CONSTRAINT t_check CHECK (a < a_key)
);

-- Step 4 of 10: create table public.t_a_key1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t_a_key1 (
    x integer
);

-- Step 5 of 10: create table public.u
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.u (
    id integer DEFAULT nextval('public.u_id_seq1'::regclass) NOT NULL,
    id2 integer GENERATED ALWAYS AS IDENTITY NOT NULL
);

-- Step 6 of 10: let column public.u.id own sequence public.u_id_seq1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.u_id_seq1 OWNED BY public.u.id;

-- Step 7 of 10: add index public.t_a_idx
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX t_a_idx ON public.t USING btree (a);

-- Step 8 of 10: add index public.t_a_idx1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX t_a_idx1 ON public.t USING btree (a);

-- Step 9 of 10: add index public.t_expr_expr1_idx
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX t_expr_expr1_idx ON public.t USING btree ((a + 1), (a + 2));

-- Step 10 of 10: add index public.t_lower_idx
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX t_lower_idx ON public.t USING btree (lower(a::text));

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 10 of 10: add index public.t_lower_idx
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.t_lower_idx;

-- Undo step 9 of 10: add index public.t_expr_expr1_idx
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.t_expr_expr1_idx;

-- Undo step 8 of 10: add index public.t_a_idx1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.t_a_idx1;

-- Undo step 7 of 10: add index public.t_a_idx
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.t_a_idx;

-- Undo step 6 of 10: let column public.u.id own sequence public.u_id_seq1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.u_id_seq1 OWNED BY NONE;

-- Undo step 5 of 10: create table public.u
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.u;

-- Undo step 4 of 10: create table public.t_a_key1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t_a_key1;

-- Undo step 3 of 10: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 2 of 10: create sequence public.u_id_seq1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.u_id_seq1;

-- Undo step 1 of 10: create sequence public.u_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.u_id_seq;

COMMIT;
