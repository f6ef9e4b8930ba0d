-- A partition comes to a table that has a check which is not proven.
-- before --
CREATE TABLE t (id integer, v integer) PARTITION BY RANGE (id);
CREATE TABLE t_0 PARTITION OF t FOR VALUES FROM (0) TO (100);
ALTER TABLE t ADD CONSTRAINT positive CHECK (v > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT small CHECK (v < 10);
-- after --
CREATE TABLE t (id integer, v integer) PARTITION BY RANGE (id);
CREATE TABLE t_0 PARTITION OF t FOR VALUES FROM (0) TO (100);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (100) TO (200);
ALTER TABLE t ADD CONSTRAINT positive CHECK (v > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT small CHECK (v < 10);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create table public.t_1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t_1 (
    id integer,
    v integer,
    CONSTRAINT small CHECK (v < 10)
);
ALTER TABLE public.t_1 ADD CONSTRAINT positive CHECK (v > 0) NOT VALID;

-- Step 2 of 2: attach table public.t_1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ATTACH PARTITION public.t_1 FOR VALUES FROM (100) TO (200);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: attach table public.t_1
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DETACH PARTITION public.t_1;

-- Undo step 1 of 2: create table public.t_1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t_1;

COMMIT;
