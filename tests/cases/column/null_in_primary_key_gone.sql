-- Dropping a primary key and allowing nulls, with a foreign key that moves to a unique constraint.
-- before --
CREATE TABLE p (id int PRIMARY KEY, code text NOT NULL UNIQUE);
CREATE TABLE c (code text REFERENCES p (code), p_id int REFERENCES p);
-- after --
CREATE TABLE p (id int, code text NOT NULL UNIQUE);
CREATE TABLE c (code text REFERENCES p (code), p_id int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: drop constraint public.c.c_p_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;

-- Step 2 of 3: drop constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_pkey;

-- Step 3 of 3: allow nulls in column public.p.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN id DROP NOT NULL;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: allow nulls in column public.p.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ALTER COLUMN id SET NOT NULL;

-- Undo step 2 of 3: drop constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY (id);

-- Undo step 1 of 3: drop constraint public.c.c_p_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id);

COMMIT;
