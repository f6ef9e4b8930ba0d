-- Collations are renamed and moved under what uses them; one changes its owner.
-- before --
CREATE SCHEMA app;
CREATE COLLATION old_name (locale = 'C');
CREATE COLLATION moves (locale = 'POSIX');
CREATE TABLE t (a text COLLATE old_name, b text CHECK (b > 'x' COLLATE moves));
CREATE DOMAIN d AS text COLLATE moves;
CREATE INDEX i ON t (b COLLATE old_name);
CREATE COLLATION owned (locale = 'C');
-- after --
CREATE SCHEMA app;
-- @renamed from=old_name
CREATE COLLATION "New" (locale = 'C');
-- @renamed from=public.moves
CREATE COLLATION app.moves (locale = 'POSIX');
CREATE TABLE t (a text COLLATE "New", b text CHECK (b > 'x' COLLATE app.moves));
CREATE DOMAIN d AS text COLLATE app.moves;
CREATE INDEX i ON t (b COLLATE "New");
CREATE COLLATION owned (locale = 'C');
ALTER COLLATION owned OWNER TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: move collation public.moves to collation app.moves
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of collation app.moves fails
ALTER COLLATION public.moves SET SCHEMA app;

-- Step 2 of 3: rename collation public.old_name to collation public."New"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of collation public."New" fails
ALTER COLLATION public.old_name RENAME TO "New";

-- Step 3 of 3: change owner of collation public.owned
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER COLLATION public.owned OWNER TO pg_monitor;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: change owner of collation public.owned
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER COLLATION public.owned OWNER TO CURRENT_USER;

-- Undo step 2 of 3: rename collation public.old_name to collation public."New"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER COLLATION public."New" RENAME TO old_name;

-- Undo step 1 of 3: move collation public.moves to collation app.moves
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER COLLATION app.moves SET SCHEMA public;

COMMIT;
