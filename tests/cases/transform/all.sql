-- Transforms are made, dropped and changed.
-- before --
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('a', 'b');
CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
COMMENT ON TRANSFORM FOR int LANGUAGE sql IS 'kept';
CREATE TRANSFORM FOR bigint LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
CREATE FUNCTION f(int) RETURNS int TRANSFORM FOR TYPE int LANGUAGE sql AS 'SELECT 1';
-- after --
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('a', 'b');
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
COMMENT ON TRANSFORM FOR integer LANGUAGE sql IS 'kept';
CREATE FUNCTION f(int) RETURNS int TRANSFORM FOR TYPE int LANGUAGE sql AS 'SELECT 1';
CREATE TRANSFORM FOR smallint LANGUAGE sql (TO SQL WITH FUNCTION pg_catalog.int2recv(internal));
COMMENT ON TRANSFORM FOR smallint LANGUAGE sql IS 'new';
CREATE TRANSFORM FOR app.mood LANGUAGE plpgsql (FROM SQL WITH FUNCTION prsd_lextype(internal));
CREATE TRANSFORM FOR text LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
DROP TRANSFORM FOR text LANGUAGE sql;
DROP TRANSFORM IF EXISTS FOR date LANGUAGE sql;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: create transform (app.mood LANGUAGE plpgsql)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRANSFORM FOR app.mood LANGUAGE plpgsql (FROM SQL WITH FUNCTION prsd_lextype(internal));

-- Step 2 of 4: replace transform for integer LANGUAGE sql
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));

-- Step 3 of 4: create transform (smallint LANGUAGE sql)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRANSFORM FOR smallint LANGUAGE sql (TO SQL WITH FUNCTION int2recv(internal));
COMMENT ON TRANSFORM FOR smallint LANGUAGE sql IS 'new';

COMMIT;

BEGIN;

-- Step 4 of 4: drop transform (bigint LANGUAGE sql)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP TRANSFORM FOR bigint LANGUAGE sql;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: drop transform (bigint LANGUAGE sql)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRANSFORM FOR bigint LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));

COMMIT;

BEGIN;

-- Undo step 3 of 4: create transform (smallint LANGUAGE sql)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TRANSFORM FOR smallint LANGUAGE sql;

-- Undo step 2 of 4: replace transform for integer LANGUAGE sql
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));

-- Undo step 1 of 4: create transform (app.mood LANGUAGE plpgsql)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TRANSFORM FOR app.mood LANGUAGE plpgsql;

COMMIT;
