-- Expressions, collations and operator classes in a partition key.
-- before --
-- after --
CREATE TABLE m (a text, b int) PARTITION BY RANGE (lower(a) COLLATE "C", b int4_ops);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('a', 1) TO ('b', MAXVALUE);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create table public.m
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m (
    a text,
    b integer
) PARTITION BY RANGE (lower(a) COLLATE "C", b);

-- Step 2 of 2: create table public.m1
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.m1 PARTITION OF public.m FOR VALUES FROM ('a', 1) TO ('b', MAXVALUE);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create table public.m1
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m1;

-- Undo step 1 of 2: create table public.m
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.m;

COMMIT;
