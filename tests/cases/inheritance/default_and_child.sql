-- A parent's default goes while a child and a partition come that must not take it over, and the other way round.
-- before --
CREATE TABLE p (id int PRIMARY KEY, c text DEFAULT 'x', d int);
CREATE TABLE old_k (e date) INHERITS (p);
CREATE TABLE l (id int NOT NULL, c text DEFAULT 'x') PARTITION BY LIST (id);
CREATE TABLE l_gone PARTITION OF l (c DEFAULT NULL) FOR VALUES IN (9);
-- after --
CREATE TABLE p (id int PRIMARY KEY, c text, d int DEFAULT 4);
CREATE TABLE k (e date) INHERITS (p);
CREATE TABLE l (id int NOT NULL, c text DEFAULT 'y') PARTITION BY LIST (id);
CREATE TABLE l_one PARTITION OF l (c DEFAULT 'x') FOR VALUES IN (1);
CREATE TABLE l_two PARTITION OF l FOR VALUES IN (2);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 10: drop table public.l_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.l_gone
--   blocks:      reads and writes of public.l, public.l_gone, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.l_gone are dropped
--   hazard:      app-breaking: whoever uses table public.l_gone fails
DROP TABLE public.l_gone;

-- Step 2 of 10: set default of column public.l.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.l
--   blocks:      reads and writes of public.l, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.l ALTER COLUMN c SET DEFAULT 'y';

-- Step 3 of 10: create table public.l_one
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.l_one (
    id integer NOT NULL,
    c text DEFAULT 'x'
);

-- Step 4 of 10: attach table public.l_one
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.l
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.l ATTACH PARTITION public.l_one FOR VALUES IN (1);

-- Step 5 of 10: create table public.l_two
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.l_two (
    id integer NOT NULL,
    c text DEFAULT 'y'
);

-- Step 6 of 10: attach table public.l_two
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.l
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.l ATTACH PARTITION public.l_two FOR VALUES IN (2);

-- Step 7 of 10: drop table public.old_k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.old_k
--   blocks:      reads and writes of public.old_k, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.old_k are dropped
--   hazard:      app-breaking: whoever uses table public.old_k fails
DROP TABLE public.old_k;

-- Step 8 of 10: drop default of column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ALTER COLUMN c DROP DEFAULT;

-- Step 9 of 10: set default of column public.p.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ALTER COLUMN d SET DEFAULT 4;

-- Step 10 of 10: create table public.k
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.k (
    e date
) INHERITS (public.p);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 10 of 10: create table public.k
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.k;

-- Undo step 9 of 10: set default of column public.p.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ALTER COLUMN d DROP DEFAULT;

-- Undo step 8 of 10: drop default of column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ALTER COLUMN c SET DEFAULT 'x';

-- Undo step 7 of 10: drop table public.old_k
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.old_k
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.old_k (
    e date
) INHERITS (public.p);

-- Undo step 6 of 10: attach table public.l_two
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.l
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.l DETACH PARTITION public.l_two;

-- Undo step 5 of 10: create table public.l_two
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.l_two;

-- Undo step 4 of 10: attach table public.l_one
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.l
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.l DETACH PARTITION public.l_one;

-- Undo step 3 of 10: create table public.l_one
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.l_one;

-- Undo step 2 of 10: set default of column public.l.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.l
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.l ALTER COLUMN c SET DEFAULT 'x';

-- Undo step 1 of 10: drop table public.l_gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.l, ACCESS EXCLUSIVE on table public.l_gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.l_gone (
    id integer NOT NULL,
    c text
);
ALTER TABLE public.l ATTACH PARTITION public.l_gone FOR VALUES IN (9);

COMMIT;
