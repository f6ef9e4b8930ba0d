-- A column added to the parent comes to the children.
-- before --
CREATE TABLE p (a int);
CREATE TABLE c (d int) INHERITS (p);
-- after --
CREATE TABLE p (a int, b int DEFAULT 5);
CREATE TABLE c (d int) INHERITS (p);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: add column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.p ADD COLUMN b integer DEFAULT 5;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: add column public.p.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.p DROP COLUMN b;

COMMIT;
