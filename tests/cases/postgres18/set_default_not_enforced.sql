-- NOT ENFORCED behind SET DEFAULT, which does not begin an expression.
-- needs --
from 18: NOT ENFORCED
-- before --
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE t (id int, a int DEFAULT 1);
-- after --
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE t (id int, a int DEFAULT 1, CONSTRAINT f FOREIGN KEY (a) REFERENCES a ON DELETE SET DEFAULT NOT ENFORCED);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: add constraint public.t.f
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.t
--   blocks:      writes of public.a, public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      constraint-not-validated: rows that are there are not looked at
ALTER TABLE public.t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES public.a (id) ON DELETE SET DEFAULT NOT ENFORCED;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: add constraint public.t.f
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.a, SHARE ROW EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT f;

COMMIT;
