-- A column dropped from the parent goes from the children, without their rows being read, whatever they say of it.
-- before --
CREATE TABLE p (a int, b int);
CREATE TABLE c (d int) INHERITS (p);
ALTER TABLE c ALTER b SET NOT NULL;
-- after --
CREATE TABLE p (a int);
CREATE TABLE c (d int) INHERITS (p);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: drop column public.p.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.p.b are dropped
--   hazard:      app-breaking: whoever uses column public.p.b fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.p fail
ALTER TABLE public.p DROP COLUMN b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: drop column public.p.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.p ADD COLUMN b integer;
ALTER TABLE public.c ALTER COLUMN b SET NOT NULL;

COMMIT;
