-- An extension's comment goes back to the one that it brings.
-- before --
CREATE EXTENSION hstore;
COMMENT ON EXTENSION hstore IS 'ours';
CREATE EXTENSION citext;
-- after --
CREATE EXTENSION hstore;
CREATE EXTENSION citext;
COMMENT ON EXTENSION citext IS 'said';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: change comment on extension citext
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON EXTENSION citext IS 'said';

-- Step 2 of 2: change comment on extension hstore
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN EXECUTE pg_catalog.format('COMMENT ON EXTENSION %I IS %L', 'hstore', (SELECT comment FROM pg_catalog.pg_available_extensions() WHERE name = 'hstore')); END $lockstep$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: change comment on extension hstore
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON EXTENSION hstore IS 'ours';

-- Undo step 1 of 2: change comment on extension citext
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $lockstep$ BEGIN EXECUTE pg_catalog.format('COMMENT ON EXTENSION %I IS %L', 'citext', (SELECT comment FROM pg_catalog.pg_available_extensions() WHERE name = 'citext')); END $lockstep$;

COMMIT;
