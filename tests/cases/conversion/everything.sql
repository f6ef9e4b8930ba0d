-- Conversions come, change, get another owner and go.
-- before --
CREATE SCHEMA app;
CREATE CONVERSION goes FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE CONVERSION changes FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE CONVERSION moves FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
COMMENT ON CONVERSION changes IS 'kept';
-- after --
CREATE SCHEMA app;
CREATE DEFAULT CONVERSION changes FOR 'iso-8859-1' TO 'unicode' FROM iso8859_1_to_utf8;
CREATE CONVERSION was_moved FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
ALTER CONVERSION was_moved RENAME TO moves;
ALTER CONVERSION moves SET SCHEMA app;
CREATE CONVERSION app."Größe" FOR 'WIN1252' TO 'UTF8' FROM pg_catalog.win_to_utf8;
ALTER CONVERSION app."Größe" OWNER TO pg_monitor;
COMMENT ON CONVERSION changes IS 'kept';
COMMENT ON CONVERSION app."Größe" IS 'new';
CREATE CONVERSION never FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
DROP CONVERSION never;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: create conversion app."Größe"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE CONVERSION app."Größe" FOR 'WIN1252' TO 'UTF8' FROM win_to_utf8;
ALTER CONVERSION app."Größe" OWNER TO pg_monitor;
COMMENT ON CONVERSION app."Größe" IS 'new';

-- Step 2 of 6: create conversion app.moves
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE CONVERSION app.moves FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;

COMMIT;

BEGIN;

-- Step 3 of 6: drop conversion public.changes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP CONVERSION public.changes;

-- Step 4 of 6: create conversion public.changes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DEFAULT CONVERSION public.changes FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMENT ON CONVERSION public.changes IS 'kept';

-- Step 5 of 6: drop conversion public.goes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP CONVERSION public.goes;

-- Step 6 of 6: drop conversion public.moves
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP CONVERSION public.moves;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: drop conversion public.moves
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE CONVERSION public.moves FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;

-- Undo step 5 of 6: drop conversion public.goes
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE CONVERSION public.goes FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

-- Undo step 4 of 6: create conversion public.changes
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CONVERSION public.changes;

-- Undo step 3 of 6: drop conversion public.changes
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE CONVERSION public.changes FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMENT ON CONVERSION public.changes IS 'kept';

COMMIT;

BEGIN;

-- Undo step 2 of 6: create conversion app.moves
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CONVERSION app.moves;

-- Undo step 1 of 6: create conversion app."Größe"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CONVERSION app."Größe";

COMMIT;
