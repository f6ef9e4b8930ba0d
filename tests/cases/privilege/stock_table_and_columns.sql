-- What is taken on a table of pg_catalog is taken on its columns, too; what they are to keep is given again.
-- before --
GRANT SELECT, UPDATE ON pg_catalog.pg_authid TO pg_monitor;
GRANT SELECT (rolname) ON pg_catalog.pg_authid TO pg_monitor;
GRANT SELECT (rolsuper) ON pg_catalog.pg_authid TO pg_monitor;
-- after --
GRANT UPDATE ON pg_catalog.pg_authid TO pg_monitor;
GRANT SELECT (rolname) ON pg_catalog.pg_authid TO pg_monitor;
GRANT SELECT (oid) ON pg_catalog.pg_authid TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: change privileges on table pg_catalog.pg_authid
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT ON TABLE pg_catalog.pg_authid FROM pg_monitor;
GRANT SELECT (rolname) ON TABLE pg_catalog.pg_authid TO pg_monitor;
GRANT SELECT (rolsuper) ON TABLE pg_catalog.pg_authid TO pg_monitor;

-- Step 2 of 3: set privileges on column pg_catalog.pg_authid.oid
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on column pg_catalog.pg_authid.oid
GRANT SELECT (oid) ON TABLE pg_catalog.pg_authid TO pg_monitor;

COMMIT;

BEGIN;

-- Step 3 of 3: drop privileges on column pg_catalog.pg_authid.rolsuper
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
REVOKE SELECT (rolsuper) ON TABLE pg_catalog.pg_authid FROM pg_monitor;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: drop privileges on column pg_catalog.pg_authid.rolsuper
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT (rolsuper) ON TABLE pg_catalog.pg_authid TO pg_monitor;

COMMIT;

BEGIN;

-- Undo step 2 of 3: set privileges on column pg_catalog.pg_authid.oid
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE SELECT (oid) ON TABLE pg_catalog.pg_authid FROM pg_monitor;

-- Undo step 1 of 3: change privileges on table pg_catalog.pg_authid
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT SELECT ON TABLE pg_catalog.pg_authid TO pg_monitor;

COMMIT;
