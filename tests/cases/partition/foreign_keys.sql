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
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: add constraint public.c.c_p_id_fkey
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.p1
--   blocks:      writes of public.c, public.c1, public.p, public.p1, for as long as its work takes
--   work:        scans public.c1
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.c are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.c.c_p_id_fkey
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: add constraint public.c.c_p_id_fkey
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.c1, SHARE ROW EXCLUSIVE on table public.p, SHARE ROW EXCLUSIVE on table public.p1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;

COMMIT;
