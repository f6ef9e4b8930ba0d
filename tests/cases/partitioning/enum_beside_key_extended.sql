-- A value that comes to an enum beside the partition key can go again.
-- before --
CREATE TYPE e AS ENUM ('a', 'c');
CREATE TABLE t (id int, e e) PARTITION BY LIST (id);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN (1);
-- after --
CREATE TYPE e AS ENUM ('a', 'new', 'c');
CREATE TABLE t (id int, e e) PARTITION BY LIST (id);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN (1);
-- rows --
INSERT INTO t VALUES (1, 'a');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: add value 'new' to enum public.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public.e ADD VALUE 'new' AFTER 'a';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: add value 'new' to enum public.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TYPE public.e RENAME TO lockstep_e_old_edd8ff64;
CREATE TYPE public.e AS ENUM ('a', 'c');
ALTER TABLE public.t ALTER COLUMN e TYPE public.e USING e::text::public.e;
DROP TYPE public.lockstep_e_old_edd8ff64;

COMMIT;
