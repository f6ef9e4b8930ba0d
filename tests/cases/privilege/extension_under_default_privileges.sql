-- Default privileges go to what an extension brings, and pg_init_privs does not have them: what all its functions have otherwise is said of all.
-- before --
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE EXTENSION hstore;
GRANT EXECUTE ON FUNCTION hstore_to_json(hstore) TO PUBLIC;
CREATE EXTENSION tablefunc;
-- after --
CREATE EXTENSION hstore;
REVOKE EXECUTE ON FUNCTION hstore_to_json(hstore) FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO pg_monitor;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
CREATE EXTENSION tablefunc;
CREATE EXTENSION citext;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 10: create extension citext
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;

-- Step 2 of 10: set privileges on all functions of extension citext
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
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
    EXECUTE pg_catalog.concat('REVOKE EXECUTE ON ', name, ' FROM PUBLIC');
    EXECUTE pg_catalog.concat('GRANT EXECUTE ON ', name, ' TO pg_monitor');
  END LOOP;
END
$$;

-- Step 3 of 10: set privileges on all types of extension citext
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT pg_catalog.concat('TYPE ', member.oid::pg_catalog.regtype)
    FROM pg_catalog.pg_type AS member
    WHERE typtype <> 'm' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type AS element WHERE element.typarray = member.oid)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE pg_class.oid = typrelid AND relkind <> 'c')
    AND EXISTS (SELECT FROM pg_catalog.pg_depend JOIN pg_catalog.pg_extension ON pg_extension.oid = refobjid
      WHERE classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND objid = member.oid AND refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND deptype = 'e' AND extname = 'citext')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_init_privs WHERE classoid = 'pg_catalog.pg_type'::pg_catalog.regclass AND objoid = member.oid AND objsubid = 0)
    ORDER BY 1
  LOOP
    EXECUTE pg_catalog.concat('REVOKE USAGE ON ', name, ' FROM PUBLIC');
  END LOOP;
END
$$;

-- Step 4 of 10: change privileges on all functions of extension tablefunc
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on all functions of extension tablefunc
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
    EXECUTE pg_catalog.concat('GRANT EXECUTE ON ', name, ' TO pg_monitor');
  END LOOP;
END
$$;

-- Step 5 of 10: set privileges on all types of extension tablefunc
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT pg_catalog.concat('TYPE ', member.oid::pg_catalog.regtype)
    FROM pg_catalog.pg_type AS member
    WHERE typtype <> 'm' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type AS element WHERE element.typarray = member.oid)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE pg_class.oid = typrelid AND relkind <> 'c')
    AND EXISTS (SELECT FROM pg_catalog.pg_depend JOIN pg_catalog.pg_extension ON pg_extension.oid = refobjid
      WHERE classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND objid = member.oid AND refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND deptype = 'e' AND extname = 'tablefunc')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_init_privs WHERE classoid = 'pg_catalog.pg_type'::pg_catalog.regclass AND objoid = member.oid AND objsubid = 0)
    ORDER BY 1
  LOOP
    EXECUTE pg_catalog.concat('REVOKE USAGE ON ', name, ' FROM PUBLIC');
  END LOOP;
END
$$;

-- Step 6 of 10: drop privileges on function public.hstore_to_json(public.hstore)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE EXECUTE ON FUNCTION public.hstore_to_json(public.hstore) FROM PUBLIC;

-- Step 7 of 10: drop privileges on all functions of extension hstore
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on all functions of extension hstore
DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT pg_catalog.concat(CASE prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END, member.oid::pg_catalog.regprocedure)
    FROM pg_catalog.pg_proc AS member
    WHERE EXISTS (SELECT FROM pg_catalog.pg_depend JOIN pg_catalog.pg_extension ON pg_extension.oid = refobjid
      WHERE classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid = member.oid AND refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND deptype = 'e' AND extname = 'hstore')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_init_privs WHERE classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objoid = member.oid AND objsubid = 0)
    ORDER BY 1
  LOOP
    EXECUTE pg_catalog.concat('GRANT EXECUTE ON ', name, ' TO PUBLIC');
  END LOOP;
END
$$;

-- Step 8 of 10: set privileges on function public.hstore_to_json(public.hstore)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
REVOKE EXECUTE ON FUNCTION public.hstore_to_json(public.hstore) FROM PUBLIC;

-- Step 9 of 10: change privileges on default privilege "FUNCTIONS"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on default privilege "FUNCTIONS"
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO pg_monitor;

-- Step 10 of 10: create default privilege "TYPES"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 10 of 10: create default privilege "TYPES"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO PUBLIC;

-- Undo step 9 of 10: change privileges on default privilege "FUNCTIONS"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM pg_monitor;

-- Undo step 8 of 10: set privileges on function public.hstore_to_json(public.hstore)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT EXECUTE ON FUNCTION public.hstore_to_json(public.hstore) TO PUBLIC;

-- Undo step 7 of 10: drop privileges on all functions of extension hstore
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT pg_catalog.concat(CASE prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END, member.oid::pg_catalog.regprocedure)
    FROM pg_catalog.pg_proc AS member
    WHERE EXISTS (SELECT FROM pg_catalog.pg_depend JOIN pg_catalog.pg_extension ON pg_extension.oid = refobjid
      WHERE classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid = member.oid AND refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND deptype = 'e' AND extname = 'hstore')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_init_privs WHERE classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objoid = member.oid AND objsubid = 0)
    ORDER BY 1
  LOOP
    EXECUTE pg_catalog.concat('REVOKE EXECUTE ON ', name, ' FROM PUBLIC');
  END LOOP;
END
$$;

-- Undo step 6 of 10: drop privileges on function public.hstore_to_json(public.hstore)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT EXECUTE ON FUNCTION public.hstore_to_json(public.hstore) TO PUBLIC;

-- Undo step 5 of 10: set privileges on all types of extension tablefunc
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT pg_catalog.concat('TYPE ', member.oid::pg_catalog.regtype)
    FROM pg_catalog.pg_type AS member
    WHERE typtype <> 'm' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type AS element WHERE element.typarray = member.oid)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE pg_class.oid = typrelid AND relkind <> 'c')
    AND EXISTS (SELECT FROM pg_catalog.pg_depend JOIN pg_catalog.pg_extension ON pg_extension.oid = refobjid
      WHERE classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND objid = member.oid AND refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND deptype = 'e' AND extname = 'tablefunc')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_init_privs WHERE classoid = 'pg_catalog.pg_type'::pg_catalog.regclass AND objoid = member.oid AND objsubid = 0)
    ORDER BY 1
  LOOP
    EXECUTE pg_catalog.concat('GRANT USAGE ON ', name, ' TO PUBLIC');
  END LOOP;
END
$$;

-- Undo step 4 of 10: change privileges on all functions of extension tablefunc
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
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
    EXECUTE pg_catalog.concat('REVOKE EXECUTE ON ', name, ' FROM pg_monitor');
  END LOOP;
END
$$;

-- Undo step 3 of 10: set privileges on all types of extension citext
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT pg_catalog.concat('TYPE ', member.oid::pg_catalog.regtype)
    FROM pg_catalog.pg_type AS member
    WHERE typtype <> 'm' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type AS element WHERE element.typarray = member.oid)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE pg_class.oid = typrelid AND relkind <> 'c')
    AND EXISTS (SELECT FROM pg_catalog.pg_depend JOIN pg_catalog.pg_extension ON pg_extension.oid = refobjid
      WHERE classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND objid = member.oid AND refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND deptype = 'e' AND extname = 'citext')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_init_privs WHERE classoid = 'pg_catalog.pg_type'::pg_catalog.regclass AND objoid = member.oid AND objsubid = 0)
    ORDER BY 1
  LOOP
    EXECUTE pg_catalog.concat('GRANT USAGE ON ', name, ' TO PUBLIC');
  END LOOP;
END
$$;

-- Undo step 2 of 10: set privileges on all functions of extension citext
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
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
    EXECUTE pg_catalog.concat('REVOKE EXECUTE ON ', name, ' FROM pg_monitor');
    EXECUTE pg_catalog.concat('GRANT EXECUTE ON ', name, ' TO PUBLIC');
  END LOOP;
END
$$;

-- Undo step 1 of 10: create extension citext
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP EXTENSION citext;

COMMIT;
