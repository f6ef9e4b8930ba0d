-- A partition becomes a table of its own.
-- offline --
from 14: DETACH PARTITION … CONCURRENTLY
-- before --
CREATE TABLE m (id int, a int) PARTITION BY LIST (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
-- after --
CREATE TABLE m (id int, a int) PARTITION BY LIST (a);
CREATE TABLE m1 (id int, a int);
-- rows --
INSERT INTO m VALUES (1, 1);
-- old --
DO $$ BEGIN ASSERT (SELECT count(*) FROM m1) = 1; END $$;
INSERT INTO m1 VALUES (9001, 1);
UPDATE m1 SET id = 9002 WHERE id = 9001;
DELETE FROM m1 WHERE id = 9002;
-- new --
INSERT INTO m1 VALUES (9001, 2);
DELETE FROM m1 WHERE id = 9001;
DO $$ BEGIN ASSERT (SELECT count(*) FROM m) = 0; END $$;
-- plan --
SET lock_timeout = 0;

-- Step 1 of 2: detach table public.m1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.m1'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.m DETACH PARTITION public.m1 FINALIZE; END IF; END$$
ALTER TABLE public.m DETACH PARTITION public.m1 CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 2: drop the check of the bounds of table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.m1'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.m1 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: drop the check of the bounds of table public.m1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m1 ADD CONSTRAINT lockstep_m1_bounds_ec9f5ba3 CHECK (a IS NOT NULL AND a = 1);

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 2: detach table public.m1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m1
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m1 FOR VALUES IN (1);
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.m1'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.m1 DROP CONSTRAINT ' || bounds; END LOOP; END$$;
