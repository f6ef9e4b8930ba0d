-- Foreign keys from and to partitioned tables.
-- before --
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE c (id int, p_id int) PARTITION BY RANGE (id);
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM (0) TO (10);
-- after --
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE c (id int, p_id int REFERENCES p) PARTITION BY RANGE (id);
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM (0) TO (10);
-- old --
INSERT INTO p VALUES (7);
INSERT INTO c VALUES (5, 7), (6, NULL);
UPDATE c SET id = 8 WHERE id = 5;
DELETE FROM c;
DELETE FROM p;
-- new --
DO $$ BEGIN
  INSERT INTO c VALUES (5, 7);
  RAISE 'of nothing';
EXCEPTION WHEN foreign_key_violation THEN NULL;
END $$;
INSERT INTO p VALUES (7);
INSERT INTO c VALUES (5, 7);
DO $$ BEGIN
  DELETE FROM p WHERE id = 7;
  RAISE 'somebody refers to it';
EXCEPTION WHEN foreign_key_violation THEN NULL;
END $$;
DELETE FROM c;
DELETE FROM p;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: add constraint public.c1.c_p_id_fkey without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.p1
--   blocks:      writes of public.c1, public.p, public.p1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 3: validate constraint public.c1.c_p_id_fkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c1, ROW SHARE on table public.p, ROW SHARE on table public.p1
--   blocks:      neither reads nor writes
--   work:        scans public.c1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c1.c_p_id_fkey
ALTER TABLE public.c1 VALIDATE CONSTRAINT c_p_id_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 3: add constraint public.c.c_p_id_fkey
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   blocks:      reads and writes of public.c1, public.p, public.p1; writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: add constraint public.c.c_p_id_fkey
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.c1, ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;
ALTER TABLE public.c1 ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 3: validate constraint public.c1.c_p_id_fkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c1, ROW SHARE on table public.p, ROW SHARE on table public.p1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT c_p_id_fkey;
ALTER TABLE public.c1 ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 3: add constraint public.c1.c_p_id_fkey without scan
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c1 DROP CONSTRAINT c_p_id_fkey;

COMMIT;
