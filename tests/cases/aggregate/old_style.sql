-- The syntax from before 8.2.
-- before --
-- after --
CREATE FUNCTION joined(a text, b text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT a || b';
CREATE AGGREGATE join_all (basetype = text, sfunc = joined, stype = text, initcond = '');
CREATE AGGREGATE row_count (basetype = 'ANY', sfunc = int8inc, stype = int8, initcond = '0');
CREATE AGGREGATE older (basetype = 'text', sfunc1 = joined, stype1 = text, initcond1 = 'x');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: create routine public.joined(text, text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.joined(a text, b text)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $$SELECT a || b$$;

-- Step 2 of 4: create aggregate public.join_all(text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.join_all(text) (SFUNC = public.joined, STYPE = text, INITCOND = '');

-- Step 3 of 4: create aggregate public.older(text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.older(text) (SFUNC = public.joined, STYPE = text, INITCOND = 'x');

-- Step 4 of 4: create aggregate public.row_count()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.row_count(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: create aggregate public.row_count()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.row_count(*);

-- Undo step 3 of 4: create aggregate public.older(text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.older(text);

-- Undo step 2 of 4: create aggregate public.join_all(text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.join_all(text);

-- Undo step 1 of 4: create routine public.joined(text, text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.joined(text, text);

COMMIT;
