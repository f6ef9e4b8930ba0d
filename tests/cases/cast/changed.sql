-- A cast that changes is made again.
-- before --
CREATE TYPE mood AS ENUM ('1', '2');
CREATE FUNCTION number_of(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION number_of2(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE CAST (mood AS int) WITH FUNCTION number_of(mood);
CREATE CAST (mood AS varchar) WITH INOUT;
CREATE CAST (varchar AS mood) WITH INOUT;
COMMENT ON CAST (mood AS int) IS 'stays';
CREATE VIEW v AS SELECT '1'::mood::int AS n;
-- after --
CREATE TYPE mood AS ENUM ('1', '2');
CREATE FUNCTION number_of(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION number_of2(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE CAST (mood AS int) WITH FUNCTION number_of2(mood);
CREATE CAST (mood AS varchar) WITH INOUT AS IMPLICIT;
CREATE CAST (mood AS bytea) WITH INOUT;
DROP CAST (mood AS bytea);
DROP CAST IF EXISTS (mood AS json);
COMMENT ON CAST (mood AS int) IS 'stays';
CREATE VIEW v AS SELECT '1'::mood::int AS n;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: drop cast (character varying AS public.mood)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (character varying AS public.mood);

-- Step 2 of 7: drop cast (public.mood AS character varying)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (public.mood AS character varying);

-- Step 3 of 7: create cast (public.mood AS character varying)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (public.mood AS character varying) WITH INOUT AS IMPLICIT;

-- Step 4 of 7: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 5 of 7: drop cast (public.mood AS integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (public.mood AS integer);

-- Step 6 of 7: create cast (public.mood AS integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (public.mood AS integer) WITH FUNCTION public.number_of2(public.mood);
COMMENT ON CAST (public.mood AS integer) IS 'stays';

-- Step 7 of 7: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT '1'::public.mood::int AS n;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 6 of 7: create cast (public.mood AS integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (public.mood AS integer);

-- Undo step 5 of 7: drop cast (public.mood AS integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (public.mood AS integer) WITH FUNCTION public.number_of(public.mood);
COMMENT ON CAST (public.mood AS integer) IS 'stays';

-- Undo step 4 of 7: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT '1'::public.mood::int AS n;

-- Undo step 3 of 7: create cast (public.mood AS character varying)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (public.mood AS character varying);

-- Undo step 2 of 7: drop cast (public.mood AS character varying)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (public.mood AS character varying) WITH INOUT;

-- Undo step 1 of 7: drop cast (character varying AS public.mood)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (character varying AS public.mood) WITH INOUT;

COMMIT;
