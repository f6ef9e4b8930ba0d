-- ALTER and DROP in the file, an owner, a schema that goes.
-- before --
CREATE SCHEMA app;
CREATE OPERATOR app.|+| (FUNCTION = int4pl, LEFTARG = int, RIGHTARG = int);
CREATE OPERATOR app.|-| (FUNCTION = int4mi, LEFTARG = int, RIGHTARG = int);
CREATE OPERATOR |*| (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int, RESTRICT = eqsel);
CREATE VIEW v AS SELECT 1 OPERATOR(app.|-|) 2 AS one;
-- after --
CREATE SCHEMA later;
CREATE OPERATOR |+| (FUNCTION = int4pl, LEFTARG = int, RIGHTARG = int);
ALTER OPERATOR |+| (int, int) SET SCHEMA later;
ALTER OPERATOR later.|+| (int, int) OWNER TO pg_monitor;
CREATE OPERATOR |*| (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int);
ALTER OPERATOR |*| (int, int) SET (RESTRICT = NONE, JOIN = eqjoinsel);
CREATE OPERATOR |/| (FUNCTION = int4div, LEFTARG = int, RIGHTARG = int);
DROP OPERATOR |/| (int, int);
DROP OPERATOR IF EXISTS |/| (int, int), @@@@ (NONE, int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: create schema later
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA later;

-- Step 2 of 7: create operator later."|+|"(integer, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR later.|+| (FUNCTION = int4pl, LEFTARG = integer, RIGHTARG = integer);
ALTER OPERATOR later.|+|(integer, integer) OWNER TO pg_monitor;

-- Step 3 of 7: change estimators of operator public.|*|(integer, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER OPERATOR public.|*|(integer, integer) SET (RESTRICT = NONE, JOIN = eqjoinsel);

COMMIT;

BEGIN;

-- Step 4 of 7: drop operator app."|+|"(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP OPERATOR app.|+|(integer, integer);

-- Step 5 of 7: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view public.v fails
DROP VIEW public.v;

-- Step 6 of 7: drop operator app."|-|"(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.|-|(integer, integer);

-- Step 7 of 7: drop schema app
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA app;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: drop schema app
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA app;

-- Undo step 6 of 7: drop operator app."|-|"(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.|-| (FUNCTION = int4mi, LEFTARG = integer, RIGHTARG = integer);

-- Undo step 5 of 7: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT 1 OPERATOR(app.|-|) 2 AS one;

-- Undo step 4 of 7: drop operator app."|+|"(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.|+| (FUNCTION = int4pl, LEFTARG = integer, RIGHTARG = integer);

COMMIT;

BEGIN;

-- Undo step 3 of 7: change estimators of operator public.|*|(integer, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER OPERATOR public.|*|(integer, integer) SET (RESTRICT = eqsel, JOIN = NONE);

-- Undo step 2 of 7: create operator later."|+|"(integer, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR later.|+|(integer, integer);

-- Undo step 1 of 7: create schema later
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA later;

COMMIT;
