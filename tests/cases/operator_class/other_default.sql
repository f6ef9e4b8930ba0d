-- A type has one default class for a method: the old one goes before another is the default.
-- before --
CREATE FUNCTION compare(lseg, lseg) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 0; END $$;
CREATE OPERATOR CLASS z_old DEFAULT FOR TYPE lseg USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 compare(lseg, lseg);
-- after --
CREATE FUNCTION compare(lseg, lseg) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 0; END $$;
CREATE OPERATOR CLASS a_new DEFAULT FOR TYPE lseg USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 compare(lseg, lseg);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: create operator family public.a_new(btree)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR FAMILY public.a_new USING btree;

COMMIT;

BEGIN;

-- Step 2 of 4: drop operator class public.z_old(btree)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP OPERATOR CLASS public.z_old USING btree;

-- Step 3 of 4: create operator class public.a_new(btree)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR CLASS public.a_new
    DEFAULT FOR TYPE lseg USING btree FAMILY public.a_new AS
    OPERATOR 1 pg_catalog.< (lseg, lseg),
    OPERATOR 2 pg_catalog.<= (lseg, lseg),
    OPERATOR 3 pg_catalog.= (lseg, lseg),
    OPERATOR 4 pg_catalog.>= (lseg, lseg),
    OPERATOR 5 pg_catalog.> (lseg, lseg),
    FUNCTION 1 (lseg, lseg) public.compare(lseg, lseg);

-- Step 4 of 4: drop operator family public.z_old(btree)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR FAMILY public.z_old USING btree;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: drop operator family public.z_old(btree)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR FAMILY public.z_old USING btree;

-- Undo step 3 of 4: create operator class public.a_new(btree)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR CLASS public.a_new USING btree;

-- Undo step 2 of 4: drop operator class public.z_old(btree)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR CLASS public.z_old
    DEFAULT FOR TYPE lseg USING btree FAMILY public.z_old AS
    OPERATOR 1 pg_catalog.< (lseg, lseg),
    OPERATOR 2 pg_catalog.<= (lseg, lseg),
    OPERATOR 3 pg_catalog.= (lseg, lseg),
    OPERATOR 4 pg_catalog.>= (lseg, lseg),
    OPERATOR 5 pg_catalog.> (lseg, lseg),
    FUNCTION 1 (lseg, lseg) public.compare(lseg, lseg);

COMMIT;

BEGIN;

-- Undo step 1 of 4: create operator family public.a_new(btree)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR FAMILY public.a_new USING btree;

COMMIT;
