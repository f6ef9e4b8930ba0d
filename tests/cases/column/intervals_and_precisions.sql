-- Types with fields and precisions change them.
-- needs --
from 15: negative scales of numeric
-- before --
CREATE TABLE t (a interval, b time(3), c timestamptz(0), d bit(3), e varbit(5), f numeric, g char(4), h interval(2));
-- after --
CREATE TABLE t (a interval day to second, b time, c timestamptz(6), d bit(5), e varbit, f numeric(8,-2), g char(6), h interval hour to minute);
-- rows --
INSERT INTO t (f) VALUES (1200);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN a TYPE interval day to second USING a::text::interval day to second;

-- Step 2 of 8: change type of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN b TYPE time without time zone USING b::text::time without time zone;

-- Step 3 of 8: change type of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN c TYPE timestamp(6) with time zone;

-- Step 4 of 8: change type of column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN d TYPE bit(5);

-- Step 5 of 8: change type of column public.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN e TYPE bit varying;

-- Step 6 of 8: change type of column public.t.f
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN f TYPE numeric(8,-2);

-- Step 7 of 8: change type of column public.t.g
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN g TYPE character(6);

-- Step 8 of 8: change type of column public.t.h
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN h TYPE interval hour to minute USING h::text::interval hour to minute;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 8: change type of column public.t.h
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN h TYPE interval(2) USING h::text::interval(2);

-- Undo step 7 of 8: change type of column public.t.g
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN g TYPE character(4);

-- Undo step 6 of 8: change type of column public.t.f
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN f TYPE numeric;

-- Undo step 5 of 8: change type of column public.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN e TYPE bit varying(5);

-- Undo step 4 of 8: change type of column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN d TYPE bit(3);

-- Undo step 3 of 8: change type of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c TYPE timestamp(0) with time zone;

-- Undo step 2 of 8: change type of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b TYPE time(3) without time zone USING b::text::time(3) without time zone;

-- Undo step 1 of 8: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE interval USING a::text::interval;

COMMIT;
