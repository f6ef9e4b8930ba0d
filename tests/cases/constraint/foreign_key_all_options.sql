-- Every option of a foreign key.
-- needs --
from 15: SET NULL of some of the columns
-- before --
CREATE TABLE p (a int, b int, UNIQUE (a, b));
CREATE TABLE c (a int, b int, d int DEFAULT 3);
-- after --
CREATE TABLE p (a int, b int, UNIQUE (a, b));
CREATE TABLE c (a int, b int, d int DEFAULT 3,
    CONSTRAINT f1 FOREIGN KEY (a, b) REFERENCES p (a, b) MATCH FULL ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT f2 FOREIGN KEY (d, b) REFERENCES p (a, b) ON DELETE SET NULL (b) ON UPDATE RESTRICT,
    CONSTRAINT f3 FOREIGN KEY (a, d) REFERENCES p (a, b) NOT VALID);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: add constraint public.c.f1 without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   blocks:      writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT f1 FOREIGN KEY (a, b) REFERENCES public.p (a, b) MATCH FULL ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID;

-- Step 2 of 6: add constraint public.c.f2 without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   blocks:      writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT f2 FOREIGN KEY (d, b) REFERENCES public.p (a, b) ON UPDATE RESTRICT ON DELETE SET NULL (b) NOT VALID;

-- Step 3 of 6: add constraint public.c.f3 without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   blocks:      writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT f3 FOREIGN KEY (a, d) REFERENCES public.p (a, b) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 6: validate constraint public.c.f1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c.f1
ALTER TABLE public.c VALIDATE CONSTRAINT f1;

COMMIT;

BEGIN;

-- Step 5 of 6: validate constraint public.c.f2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c.f2
ALTER TABLE public.c VALIDATE CONSTRAINT f2;

COMMIT;

BEGIN;

-- Step 6 of 6: validate constraint public.c.f3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c.f3
ALTER TABLE public.c VALIDATE CONSTRAINT f3;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 6: validate constraint public.c.f3
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT f3;
ALTER TABLE public.c ADD CONSTRAINT f3 FOREIGN KEY (a, d) REFERENCES public.p (a, b) NOT VALID;

COMMIT;

BEGIN;

-- Undo step 5 of 6: validate constraint public.c.f2
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT f2;
ALTER TABLE public.c ADD CONSTRAINT f2 FOREIGN KEY (d, b) REFERENCES public.p (a, b) ON UPDATE RESTRICT ON DELETE SET NULL (b) NOT VALID;

COMMIT;

BEGIN;

-- Undo step 4 of 6: validate constraint public.c.f1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT f1;
ALTER TABLE public.c ADD CONSTRAINT f1 FOREIGN KEY (a, b) REFERENCES public.p (a, b) MATCH FULL ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 6: add constraint public.c.f3 without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT f3;

-- Undo step 2 of 6: add constraint public.c.f2 without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT f2;

-- Undo step 1 of 6: add constraint public.c.f1 without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT f1;

COMMIT;
