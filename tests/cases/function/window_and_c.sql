-- Window and internal functions, transforms of none, and a body of two strings.
-- before --
-- after --
CREATE FUNCTION my_rank() RETURNS bigint LANGUAGE internal IMMUTABLE WINDOW AS 'window_rank';
CREATE FUNCTION my_abs(int) RETURNS int LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int4abs';
CREATE VIEW v AS SELECT my_rank() OVER (ORDER BY x) AS r, my_abs(x) AS a FROM generate_series(1, 3) AS x;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: create routine public.my_abs(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.my_abs(integer)
RETURNS integer
LANGUAGE internal
IMMUTABLE STRICT PARALLEL SAFE
AS 'int4abs';

-- Step 2 of 3: create routine public.my_rank()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.my_rank()
RETURNS bigint
LANGUAGE internal
WINDOW IMMUTABLE
AS 'window_rank';

-- Step 3 of 3: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT public.my_rank() OVER (ORDER BY x) AS r, public.my_abs(x) AS a FROM generate_series(1, 3) AS x;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 2 of 3: create routine public.my_rank()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.my_rank();

-- Undo step 1 of 3: create routine public.my_abs(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.my_abs(integer);

COMMIT;
