-- Members that belong to no class come, change and go; families are renamed and get other owners.
-- before --
CREATE SCHEMA app;
CREATE OPERATOR FAMILY app.numbers USING btree;
ALTER OPERATOR FAMILY app.numbers USING btree ADD
  OPERATOR 1 < (int, bigint), OPERATOR 3 = (int, bigint), OPERATOR 5 > (int, bigint), FUNCTION 1 (int, bigint) btint48cmp(int, bigint);
CREATE OPERATOR FAMILY goes USING hash;
CREATE OPERATOR FAMILY moves USING gist;
-- after --
CREATE SCHEMA app;
CREATE OPERATOR FAMILY app.numbers USING btree;
ALTER OPERATOR FAMILY app.numbers USING btree ADD
  OPERATOR 1 < (int, bigint), OPERATOR 2 <= (int, bigint), OPERATOR 5 > (int, bigint), FUNCTION 1 (bigint, int) btint84cmp(bigint, int),
  OPERATOR 4 >= (int, bigint);
ALTER OPERATOR FAMILY app.numbers USING btree DROP OPERATOR 4 (int, bigint);
ALTER OPERATOR FAMILY app.numbers USING btree OWNER TO pg_monitor;
CREATE OPERATOR FAMILY was_moves USING gist;
ALTER OPERATOR FAMILY was_moves USING gist RENAME TO moves;
ALTER OPERATOR FAMILY moves USING gist SET SCHEMA app;
DROP OPERATOR FAMILY IF EXISTS nothing USING btree;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: create operator family app.moves(gist)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR FAMILY app.moves USING gist;

-- Step 2 of 5: change members of operator family app.numbers(btree)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER OPERATOR FAMILY app.numbers USING btree DROP
    OPERATOR 3 (integer, bigint),
    FUNCTION 1 (integer, bigint);
ALTER OPERATOR FAMILY app.numbers USING btree ADD
    OPERATOR 2 pg_catalog.<= (integer, bigint),
    FUNCTION 1 (bigint, integer) btint84cmp(bigint, integer);

-- Step 3 of 5: change owner of operator family app.numbers(btree)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER OPERATOR FAMILY app.numbers USING btree OWNER TO pg_monitor;

COMMIT;

BEGIN;

-- Step 4 of 5: drop operator family public.goes(hash)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP OPERATOR FAMILY public.goes USING hash;

-- Step 5 of 5: drop operator family public.moves(gist)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR FAMILY public.moves USING gist;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: drop operator family public.moves(gist)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR FAMILY public.moves USING gist;

-- Undo step 4 of 5: drop operator family public.goes(hash)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR FAMILY public.goes USING hash;

COMMIT;

BEGIN;

-- Undo step 3 of 5: change owner of operator family app.numbers(btree)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER OPERATOR FAMILY app.numbers USING btree OWNER TO CURRENT_USER;

-- Undo step 2 of 5: change members of operator family app.numbers(btree)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER OPERATOR FAMILY app.numbers USING btree DROP
    OPERATOR 2 (integer, bigint),
    FUNCTION 1 (bigint, integer);
ALTER OPERATOR FAMILY app.numbers USING btree ADD
    OPERATOR 3 pg_catalog.= (integer, bigint),
    FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);

-- Undo step 1 of 5: create operator family app.moves(gist)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR FAMILY app.moves USING gist;

COMMIT;
