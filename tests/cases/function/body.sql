-- Another body is a replacement in place.
-- before --
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE VIEW v AS SELECT f(1) AS x;
-- after --
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 1';
CREATE VIEW v AS SELECT f(1) AS x;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: replace function public.f(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.f(a integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT a + 1$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: replace function public.f(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.f(a integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT a$$;

COMMIT;
