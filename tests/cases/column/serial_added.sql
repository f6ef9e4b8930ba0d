-- A serial column brings its sequence.
-- before --
CREATE TABLE t (a int);
-- after --
CREATE TABLE t (a int, id serial);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: create sequence public.t_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.t_id_seq AS integer;

-- Step 2 of 3: add column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ADD COLUMN id integer DEFAULT nextval('public.t_id_seq'::regclass) NOT NULL;

-- Step 3 of 3: let column public.t.id own sequence public.t_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: let column public.t.id own sequence public.t_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_id_seq OWNED BY NONE;

-- Undo step 2 of 3: add column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN id;

-- Undo step 1 of 3: create sequence public.t_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.t_id_seq;

COMMIT;
