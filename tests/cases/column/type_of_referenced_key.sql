-- Both ends of a foreign key are retyped.
-- before --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id int REFERENCES p);
-- after --
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE c (id bigint PRIMARY KEY, p_id bigint REFERENCES p);
-- rows --
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: change type of column public.c.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.c is written again under an exclusive lock
ALTER TABLE public.c ALTER COLUMN id TYPE bigint;

-- Step 2 of 3: change type of column public.c.p_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.c is written again under an exclusive lock
ALTER TABLE public.c ALTER COLUMN p_id TYPE bigint;

-- Step 3 of 3: change type of column public.p.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.p is written again under an exclusive lock
ALTER TABLE public.p ALTER COLUMN id TYPE bigint;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: change type of column public.p.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN id TYPE integer;

-- Undo step 2 of 3: change type of column public.c.p_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN p_id TYPE integer;

-- Undo step 1 of 3: change type of column public.c.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN id TYPE integer;

COMMIT;
