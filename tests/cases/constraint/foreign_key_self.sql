-- A table refers to itself.
-- before --
-- after --
CREATE TABLE t (id int PRIMARY KEY, parent_id int REFERENCES t);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    id integer NOT NULL,
    parent_id integer,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

-- Step 2 of 2: add constraint public.t.t_parent_id_fkey
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.t (id);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: add constraint public.t.t_parent_id_fkey
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_parent_id_fkey;

-- Undo step 1 of 2: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

COMMIT;
