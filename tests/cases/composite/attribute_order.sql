-- The attributes of a composite type change places, which is another type.
-- before --
CREATE TYPE pair AS (x int, y int);
CREATE FUNCTION f() RETURNS SETOF pair LANGUAGE sql AS 'SELECT 1, 2';
CREATE VIEW v AS SELECT x FROM f();
-- after --
CREATE TYPE pair AS (y int, x int);
CREATE FUNCTION f() RETURNS SETOF pair LANGUAGE sql AS 'SELECT 1, 2';
CREATE VIEW v AS SELECT x FROM f();
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 2 of 3: change attributes of composite type public.pair
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair
    DROP ATTRIBUTE x,
    DROP ATTRIBUTE y,
    ADD ATTRIBUTE y integer,
    ADD ATTRIBUTE x integer;

-- Step 3 of 3: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT x FROM public.f();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 2 of 3: change attributes of composite type public.pair
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.pair
    DROP ATTRIBUTE y,
    DROP ATTRIBUTE x,
    ADD ATTRIBUTE x integer,
    ADD ATTRIBUTE y integer;

-- Undo step 1 of 3: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT x FROM public.f();

COMMIT;
