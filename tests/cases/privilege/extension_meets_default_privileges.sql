-- A new extension is made while default privileges are in force that its members are not to have; those of one that goes come back with it.
-- before --
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE EXTENSION tablefunc;
-- after --
CREATE EXTENSION citext;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create extension citext
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT pg_catalog.concat(CASE prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END, member.oid::pg_catalog.regprocedure)
    FROM pg_catalog.pg_proc AS member
    WHERE EXISTS (SELECT FROM pg_catalog.pg_depend JOIN pg_catalog.pg_extension ON pg_extension.oid = refobjid
      WHERE classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid = member.oid AND refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND deptype = 'e' AND extname = 'citext')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_init_privs WHERE classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objoid = member.oid AND objsubid = 0)
    ORDER BY 1
  LOOP
    EXECUTE pg_catalog.concat('GRANT EXECUTE ON ', name, ' TO PUBLIC');
  END LOOP;
END
$$;

COMMIT;

BEGIN;

-- Step 2 of 2: drop extension tablefunc
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP EXTENSION tablefunc;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: drop extension tablefunc
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE EXTENSION IF NOT EXISTS tablefunc WITH SCHEMA public;
DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT pg_catalog.concat(CASE prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END, member.oid::pg_catalog.regprocedure)
    FROM pg_catalog.pg_proc AS member
    WHERE EXISTS (SELECT FROM pg_catalog.pg_depend JOIN pg_catalog.pg_extension ON pg_extension.oid = refobjid
      WHERE classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid = member.oid AND refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND deptype = 'e' AND extname = 'tablefunc')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_init_privs WHERE classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objoid = member.oid AND objsubid = 0)
    ORDER BY 1
  LOOP
    EXECUTE pg_catalog.concat('REVOKE EXECUTE ON ', name, ' FROM PUBLIC');
  END LOOP;
END
$$;

COMMIT;

BEGIN;

-- Undo step 1 of 2: create extension citext
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EXTENSION citext;

COMMIT;
