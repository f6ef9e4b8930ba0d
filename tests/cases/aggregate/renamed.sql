-- A new name and another schema; a view follows, and so does what takes part in the aggregate.
-- before --
CREATE SCHEMA app;
CREATE FUNCTION app.add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE app.total(int) (sfunc = app.add, stype = int);
CREATE AGGREGATE app.moves(int) (sfunc = app.add, stype = int);
CREATE TABLE t (a int);
CREATE VIEW sums AS SELECT app.total(a) AS total, app.moves(a) FROM t;
-- after --
CREATE SCHEMA app;
-- @renamed from=add
CREATE FUNCTION app.plus(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
-- @renamed from=total
CREATE AGGREGATE app.sum_up(int) (sfunc = app.plus, stype = int);
-- @renamed from=app.moves
CREATE AGGREGATE public.moves(int) (sfunc = app.plus, stype = int);
CREATE TABLE t (a int);
CREATE VIEW sums AS SELECT app.sum_up(a) AS total, moves(a) FROM t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: rename routine app.add(integer, integer) to routine app.plus(integer, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of routine app.plus(integer, integer) fails
ALTER FUNCTION app.add(integer, integer) RENAME TO plus;

-- Step 2 of 3: rename aggregate app.total(integer) to aggregate app.sum_up(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of aggregate app.sum_up(integer) fails
ALTER AGGREGATE app.total(integer) RENAME TO sum_up;

-- Step 3 of 3: move aggregate app.moves(integer) to aggregate public.moves(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of aggregate public.moves(integer) fails
ALTER AGGREGATE app.moves(integer) SET SCHEMA public;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: move aggregate app.moves(integer) to aggregate public.moves(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER AGGREGATE public.moves(integer) SET SCHEMA app;

-- Undo step 2 of 3: rename aggregate app.total(integer) to aggregate app.sum_up(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER AGGREGATE app.sum_up(integer) RENAME TO total;

-- Undo step 1 of 3: rename routine app.add(integer, integer) to routine app.plus(integer, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION app.plus(integer, integer) RENAME TO add;

COMMIT;
