-- A table that another schema and another name are said of comes from both, whichever is said first, by way of a name that is free; so do views and whatever else has a name.
-- before --
CREATE SCHEMA s;
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE INDEX ti ON t (a);
CREATE TABLE v (id int);
CREATE TABLE s.v (id text);
CREATE VIEW seen AS SELECT a FROM t;
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
CREATE SEQUENCE q;
CREATE TYPE e AS ENUM ('a');
CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT x';
CREATE TABLE alone (id int);
-- after --
CREATE SCHEMA s;
-- @moved from=public
-- @renamed from=t
CREATE TABLE s.u (id int CONSTRAINT t_pkey PRIMARY KEY, a int);
CREATE INDEX ti ON s.u (a);
-- @renamed from=v
-- @moved from=public
CREATE TABLE s.w (id int);
CREATE TABLE s.v (id text);
-- @moved from=public @renamed from=seen
CREATE VIEW s.shown AS SELECT a FROM s.u;
-- @moved from=public
-- @renamed from=m
CREATE MATERIALIZED VIEW s.n AS SELECT 1 AS a;
-- @renamed from=q
-- @moved from=public
CREATE SEQUENCE s.r;
-- @moved from=public
-- @renamed from=e
CREATE TYPE s.kind AS ENUM ('a');
-- @moved from=public
-- @renamed from=f
CREATE FUNCTION s.g(x int) RETURNS int LANGUAGE sql AS 'SELECT x';
-- @moved from=public
CREATE TABLE s.alone (id int);
-- rows --
INSERT INTO t VALUES (1, 2);
INSERT INTO v VALUES (3);
-- holds --
SELECT 1 / count(*) FROM s.u WHERE a = 2;
SELECT 1 / count(*) FROM s.w WHERE id = 3;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: rename enum type public.e to enum type s.kind
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of enum type s.kind fails
ALTER TYPE public.e SET SCHEMA s;
ALTER TYPE s.e RENAME TO kind;

-- Step 2 of 8: rename sequence public.q to sequence s.r
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence s.r
--   blocks:      reads and writes of s.r, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of sequence s.r fails
ALTER SEQUENCE public.q SET SCHEMA s;
ALTER SEQUENCE s.q RENAME TO r;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.alone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 8: move table public.alone to table s.alone
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table s.alone
--   blocks:      reads and writes of s.alone, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table s.alone fails
ALTER TABLE public.alone SET SCHEMA s;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 8: rename table public.t to table s.u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table s.u
--   blocks:      reads and writes of s.u, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table s.u fails
ALTER TABLE public.t SET SCHEMA s;
ALTER TABLE s.t RENAME TO u;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.v IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 8: rename table public.v to table s.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table s.w
--   blocks:      reads and writes of s.w, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table s.w fails
ALTER TABLE public.v RENAME TO w;
ALTER TABLE public.w SET SCHEMA s;

COMMIT;

BEGIN;

-- Step 6 of 8: rename routine public.f(integer) to routine s.g(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of routine s.g(integer) fails
ALTER FUNCTION public.f(integer) SET SCHEMA s;
ALTER FUNCTION s.f(integer) RENAME TO g;

-- Step 7 of 8: rename view public.seen to view s.shown
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view s.shown
--   blocks:      reads and writes of s.shown, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of view s.shown fails
ALTER VIEW public.seen SET SCHEMA s;
ALTER VIEW s.seen RENAME TO shown;

COMMIT;

BEGIN;

-- Step 8 of 8: rename materialized view public.m to materialized view s.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view s.n
--   blocks:      reads and writes of s.n, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of materialized view s.n fails
ALTER MATERIALIZED VIEW public.m SET SCHEMA s;
ALTER MATERIALIZED VIEW s.m RENAME TO n;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 8: rename materialized view public.m to materialized view s.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view s.n
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW s.n RENAME TO m;
ALTER MATERIALIZED VIEW s.m SET SCHEMA public;

COMMIT;

BEGIN;

-- Undo step 7 of 8: rename view public.seen to view s.shown
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view s.shown
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW s.shown RENAME TO seen;
ALTER VIEW s.seen SET SCHEMA public;

-- Undo step 6 of 8: rename routine public.f(integer) to routine s.g(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION s.g(integer) RENAME TO f;
ALTER FUNCTION s.f(integer) SET SCHEMA public;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE s.w IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 8: rename table public.v to table s.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table s.w
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE s.w SET SCHEMA public;
ALTER TABLE public.w RENAME TO v;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE s.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 8: rename table public.t to table s.u
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table s.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE s.u RENAME TO t;
ALTER TABLE s.t SET SCHEMA public;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE s.alone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 8: move table public.alone to table s.alone
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table s.alone
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE s.alone SET SCHEMA public;

COMMIT;

BEGIN;

-- Undo step 2 of 8: rename sequence public.q to sequence s.r
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence s.r
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE s.r RENAME TO q;
ALTER SEQUENCE s.q SET SCHEMA public;

-- Undo step 1 of 8: rename enum type public.e to enum type s.kind
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE s.kind RENAME TO e;
ALTER TYPE s.e SET SCHEMA public;

COMMIT;
