-- A partition that a foreign key reaches by way of its parents is taken from them before it is dropped, and given back on return.
-- offline --
from 14: DETACH PARTITION … CONCURRENTLY
-- before --
CREATE TABLE m (id int, region text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN ('a') PARTITION BY RANGE (id);
CREATE TABLE m11 PARTITION OF m1 FOR VALUES FROM (MINVALUE) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES IN ('b');
CREATE TABLE o (id int, region text, FOREIGN KEY (id, region) REFERENCES m);
CREATE TABLE p (id int, region text, FOREIGN KEY (id, region) REFERENCES m1);
-- after --
CREATE TABLE m (id int, region text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN ('a') PARTITION BY RANGE (id);
CREATE TABLE o (id int, region text, FOREIGN KEY (id, region) REFERENCES m);
CREATE TABLE p (id int, region text, FOREIGN KEY (id, region) REFERENCES m1);
-- plan --
SET lock_timeout = 0;

-- Step 1 of 4: detach table public.m11
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m11
--   blocks:      reads and writes of public.m11, for as long as its work takes
--   work:        scans public.p, scans public.o
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.p are read for some that refer to the partition while others wait
--   hazard:      blocking-scan: the rows of public.o are read for some that refer to the partition while others wait
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.m11'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.m1 DETACH PARTITION public.m11 FINALIZE; END IF; END$$
ALTER TABLE public.m1 DETACH PARTITION public.m11 CONCURRENTLY;

-- Step 2 of 4: detach table public.m2
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m2, for as long as its work takes
--   work:        scans public.o
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.o are read for some that refer to the partition while others wait
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.m2'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.m DETACH PARTITION public.m2 FINALIZE; END IF; END$$
ALTER TABLE public.m DETACH PARTITION public.m2 CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 4: drop table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m11
--   blocks:      reads and writes of public.m11, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m11 are dropped
--   hazard:      app-breaking: whoever uses table public.m11 fails
DROP TABLE public.m11;

-- Step 4 of 4: drop table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   blocks:      reads and writes of public.m2, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.m2 are dropped
--   hazard:      app-breaking: whoever uses table public.m2 fails
DROP TABLE public.m2;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: drop table public.m2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m2
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m2 (
    id integer NOT NULL,
    region text NOT NULL,
    CONSTRAINT m2_pkey PRIMARY KEY (id, region)
);

-- Undo step 3 of 4: drop table public.m11
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.m11
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.m11 (
    id integer NOT NULL,
    region text NOT NULL,
    CONSTRAINT m11_pkey PRIMARY KEY (id, region)
);

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 4: detach table public.m2
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m, ACCESS EXCLUSIVE on table public.m2
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m ATTACH PARTITION public.m2 FOR VALUES IN ('b');
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.m2'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.m2 DROP CONSTRAINT ' || bounds; END LOOP; END$$;

-- Undo step 1 of 4: detach table public.m11
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1, ACCESS EXCLUSIVE on table public.m11
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ATTACH PARTITION public.m11 FOR VALUES FROM (MINVALUE) TO (10);
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.m11'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.m11 DROP CONSTRAINT ' || bounds; END LOOP; END$$;
