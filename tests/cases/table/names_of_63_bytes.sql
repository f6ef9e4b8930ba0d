-- Generated names are cut as PostgreSQL cuts them.
-- before --
CREATE TABLE a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_1 (id int);
-- after --
CREATE TABLE a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_1 (
    id int PRIMARY KEY,
    a_column_whose_name_is_long_as_well_so_that_both_must_be_shortened int UNIQUE CHECK (a_column_whose_name_is_long_as_well_so_that_both_must_be_shortened > 0),
    s serial
);
CREATE INDEX ON a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_1 (a_column_whose_name_is_long_as_well_so_that_both_must_be_shortened, id);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 14: create sequence public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq AS integer;

-- Step 2 of 14: add column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD COLUMN a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte integer;

-- Step 3 of 14: check without scan for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT lockstep_id_not_null_6bc7bff7 CHECK (id IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 14: scan for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id holds nulls
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ VALIDATE CONSTRAINT lockstep_id_not_null_6bc7bff7;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 5 of 14: require values in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT lockstep_id_not_null_6bc7bff7;

-- Step 6 of 14: add column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
--   hazard:      rewrite: every row of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ is written again under an exclusive lock
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD COLUMN s integer DEFAULT nextval('public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq'::regclass) NOT NULL;

-- Step 7 of 14: let column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s own sequence public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq OWNED BY public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s;

-- Step 8 of 14: add constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exact_a_column_whose_name_is_long__check without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT a_table_with_a_name_of_exact_a_column_whose_name_is_long__check CHECK (a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 14: validate constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exact_a_column_whose_name_is_long__check
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exact_a_column_whose_name_is_long__check
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ VALIDATE CONSTRAINT a_table_with_a_name_of_exact_a_column_whose_name_is_long__check;

COMMIT;

-- Step 10 of 14: build the index of constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key
CREATE UNIQUE INDEX CONCURRENTLY a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key ON public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ USING btree (a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte);

SET lock_timeout = '2s';

BEGIN;

-- Step 11 of 14: add constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key UNIQUE USING INDEX a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key;

COMMIT;

SET lock_timeout = 0;

-- Step 12 of 14: build the index of constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey
CREATE UNIQUE INDEX CONCURRENTLY a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey ON public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ USING btree (id);

SET lock_timeout = '2s';

BEGIN;

-- Step 13 of 14: add constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey PRIMARY KEY USING INDEX a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey;

COMMIT;

SET lock_timeout = 0;

-- Step 14 of 14: add index public.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_idx
CREATE INDEX CONCURRENTLY a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_idx ON public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ USING btree (a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte, id);
-- down --
SET lock_timeout = 0;

-- Undo step 14 of 14: add index public.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_idx
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_idx;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 13 of 14: add constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey;

COMMIT;

SET lock_timeout = 0;

-- Undo step 12 of 14: build the index of constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this__pkey;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 11 of 14: add constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key;

COMMIT;

SET lock_timeout = 0;

-- Undo step 10 of 14: build the index of constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.a_table_with_a_name_of_exactl_a_column_whose_name_is_long_a_key;

BEGIN;

-- Undo step 9 of 14: validate constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exact_a_column_whose_name_is_long__check
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT a_table_with_a_name_of_exact_a_column_whose_name_is_long__check;
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT a_table_with_a_name_of_exact_a_column_whose_name_is_long__check CHECK (a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte > 0) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 14: add constraint public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_table_with_a_name_of_exact_a_column_whose_name_is_long__check without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT a_table_with_a_name_of_exact_a_column_whose_name_is_long__check;

-- Undo step 7 of 14: let column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s own sequence public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq OWNED BY NONE;

-- Undo step 6 of 14: add column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP COLUMN s;

-- Undo step 5 of 14: require values in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT lockstep_id_not_null_6bc7bff7 CHECK (id IS NOT NULL);
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ALTER COLUMN id DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 14: scan for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT lockstep_id_not_null_6bc7bff7;
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ ADD CONSTRAINT lockstep_id_not_null_6bc7bff7 CHECK (id IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 14: check without scan for nulls in column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP CONSTRAINT lockstep_id_not_null_6bc7bff7;

-- Undo step 2 of 14: add column public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_.a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_ DROP COLUMN a_column_whose_name_is_long_as_well_so_that_both_must_be_shorte;

-- Undo step 1 of 14: create sequence public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_s_seq;

COMMIT;
