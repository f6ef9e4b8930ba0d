-- A constraint that is not valid becomes valid.
-- before --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int);
ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (p_id) REFERENCES p NOT VALID;
-- after --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int CONSTRAINT f REFERENCES p);
-- plan --
SET lock_timeout = 0;

BEGIN;

-- Step 1 of 1: validate constraint public.c.f
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c.f
ALTER TABLE public.c VALIDATE CONSTRAINT f;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 1 of 1: validate constraint public.c.f
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT f;
ALTER TABLE public.c ADD CONSTRAINT f FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

COMMIT;
