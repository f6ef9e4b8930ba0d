-- The sequence of an identity column can be otherwise logged than its table.
-- needs --
from 15: sequences that are not logged
-- before --
CREATE UNLOGGED TABLE a (id int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE b (id int GENERATED ALWAYS AS IDENTITY, n int NOT NULL);
-- after --
CREATE UNLOGGED TABLE a (id int GENERATED ALWAYS AS IDENTITY);
ALTER SEQUENCE a_id_seq SET LOGGED;
CREATE TABLE b (id int GENERATED ALWAYS AS IDENTITY, n int NOT NULL GENERATED ALWAYS AS IDENTITY);
ALTER SEQUENCE b_id_seq SET UNLOGGED;
ALTER SEQUENCE b_n_seq SET UNLOGGED;
CREATE UNLOGGED TABLE c (id int GENERATED ALWAYS AS IDENTITY);
ALTER SEQUENCE c_id_seq SET LOGGED;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: create table public.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE UNLOGGED TABLE public.c (
    id integer GENERATED ALWAYS AS IDENTITY NOT NULL
);
ALTER SEQUENCE public.c_id_seq SET LOGGED;

-- Step 2 of 4: change identity of column public.a.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.a_id_seq
--   blocks:      reads and writes of public.a_id_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.a_id_seq SET LOGGED;

COMMIT;

BEGIN;

-- Step 3 of 4: change identity of column public.b.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.b_id_seq
--   blocks:      reads and writes of public.b_id_seq, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER SEQUENCE public.b_id_seq SET UNLOGGED;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 4: add identity to column public.b.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for as long as its work takes
--   work:        scans public.b
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.b are read for the last number while others wait; an index over n makes that short
ALTER TABLE public.b ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY;
ALTER SEQUENCE public.b_n_seq SET UNLOGGED;
SELECT pg_catalog.setval('public.b_n_seq', max(n) + 1, false) FROM public.b HAVING max(n) >= 1 AND max(n) < 2147483647;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: add identity to column public.b.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b ALTER COLUMN n DROP IDENTITY;

COMMIT;

BEGIN;

-- Undo step 3 of 4: change identity of column public.b.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.b_id_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.b_id_seq SET LOGGED;

COMMIT;

BEGIN;

-- Undo step 2 of 4: change identity of column public.a.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.a_id_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.a_id_seq SET UNLOGGED;

-- Undo step 1 of 4: create table public.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.c;

COMMIT;
