-- What ALTER PUBLICATION says in a file counts, and what DROP and RENAME say.
-- needs --
from 15: column lists and WHERE of publications
-- before --
CREATE TABLE t (id int PRIMARY KEY, v int);
CREATE TABLE u (id int PRIMARY KEY, v int);
-- after --
CREATE TABLE t (id int PRIMARY KEY, v int);
CREATE TABLE u (id int PRIMARY KEY, v int);
CREATE PUBLICATION a FOR TABLE t;
ALTER PUBLICATION a ADD TABLE u (id) WHERE (id > 1);
ALTER PUBLICATION a DROP TABLE t;
ALTER PUBLICATION a SET (publish = 'delete');
ALTER PUBLICATION a RENAME TO b;
CREATE PUBLICATION c FOR TABLE u, t;
ALTER PUBLICATION c SET TABLE t WHERE (v = 2), TABLES IN SCHEMA public;
ALTER PUBLICATION c SET (publish_via_partition_root = on);
CREATE PUBLICATION d FOR TABLE t;
DROP PUBLICATION IF EXISTS d, e;
ALTER TABLE u RENAME COLUMN id TO key;
ALTER TABLE u RENAME TO w;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: create table public.w
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.w (
    key integer NOT NULL,
    v integer
);

-- Step 2 of 9: create publication b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION b WITH (publish = 'delete');

-- Step 3 of 9: create publication c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION c WITH (publish_via_partition_root = true);

-- Step 4 of 9: add publication table public.t.c
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION c ADD TABLE ONLY public.t WHERE (v = 2);

-- Step 5 of 9: add publication table public.w.b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION b ADD TABLE ONLY public.w (key) WHERE (key > 1);

-- Step 6 of 9: add publication schema c.public
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION c ADD TABLES IN SCHEMA public;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.u IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 9: drop constraint public.u.u_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.u DROP CONSTRAINT u_pkey;

-- Step 8 of 9: add constraint public.w.u_pkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.w ADD CONSTRAINT u_pkey PRIMARY KEY (key);

-- Step 9 of 9: drop table public.u
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   blocks:      reads and writes of public.u, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.u are dropped
--   hazard:      app-breaking: whoever uses table public.u fails
DROP TABLE public.u;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 9: drop table public.u
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.u (
    id integer NOT NULL,
    v integer
);

-- Undo step 8 of 9: add constraint public.w.u_pkey
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.w DROP CONSTRAINT u_pkey;

-- Undo step 7 of 9: drop constraint public.u.u_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.u
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.u ADD CONSTRAINT u_pkey PRIMARY KEY (id);

COMMIT;

BEGIN;

-- Undo step 6 of 9: add publication schema c.public
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION c DROP TABLES IN SCHEMA public;

-- Undo step 5 of 9: add publication table public.w.b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION b DROP TABLE ONLY public.w;

-- Undo step 4 of 9: add publication table public.t.c
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION c DROP TABLE ONLY public.t;

-- Undo step 3 of 9: create publication c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PUBLICATION c;

-- Undo step 2 of 9: create publication b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PUBLICATION b;

-- Undo step 1 of 9: create table public.w
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.w;

COMMIT;
