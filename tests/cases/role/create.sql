-- Roles come before what they own, what is granted to them, what a policy or a mapping is for; memberships behind both roles.
-- before --
CREATE TABLE public.t (id int);

-- after --
CREATE ROLE case_owner NOLOGIN;
CREATE USER "case_Odd ""name""" CONNECTION LIMIT 5 VALID UNTIL '2031-05-06 07:08:09+02';
CREATE ROLE case_boss SUPERUSER CREATEROLE CREATEDB REPLICATION BYPASSRLS NOINHERIT;
COMMENT ON ROLE case_owner IS 'owns it all';
GRANT case_owner TO "case_Odd ""name""";
GRANT case_owner TO case_boss WITH ADMIN OPTION;
GRANT pg_read_all_data TO case_owner;
CREATE TABLE public.t (id int);
ALTER TABLE public.t OWNER TO case_owner;
GRANT SELECT ON public.t TO "case_Odd ""name""";
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON public.t TO "case_Odd ""name""" USING (id > 0);
CREATE SCHEMA s AUTHORIZATION case_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE case_owner IN SCHEMA s GRANT SELECT ON TABLES TO case_boss;
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER x FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR case_boss SERVER x;
CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
GRANT EXECUTE ON FUNCTION public.f() TO case_boss;

-- needs --
from 14: pg_read_all_data

-- roles --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 15: create role "case_Odd ""name"""
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings are gone
--   hazard:      server-wide: role "case_Odd ""name""" is of the whole server: every database on it sees the change
CREATE ROLE "case_Odd ""name""" LOGIN CONNECTION LIMIT 5 VALID UNTIL '2031-05-06 05:08:09+00';

-- Step 2 of 15: create role case_boss
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings are gone
--   hazard:      server-wide: role case_boss is of the whole server: every database on it sees the change
CREATE ROLE case_boss SUPERUSER NOINHERIT CREATEROLE CREATEDB REPLICATION BYPASSRLS;

-- Step 3 of 15: create role case_owner
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings are gone
--   hazard:      server-wide: role case_owner is of the whole server: every database on it sees the change
CREATE ROLE case_owner;
COMMENT ON ROLE case_owner IS 'owns it all';

-- Step 4 of 15: create role membership case_owner."case_Odd ""name"""
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_owner."case_Odd ""name""" is of the whole server: every database on it sees the change
GRANT case_owner TO "case_Odd ""name""";

-- Step 5 of 15: create role membership case_owner.case_boss
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_owner.case_boss is of the whole server: every database on it sees the change
GRANT case_owner TO case_boss WITH ADMIN OPTION;

-- Step 6 of 15: create role membership pg_read_all_data.case_owner
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership pg_read_all_data.case_owner is of the whole server: every database on it sees the change
GRANT pg_read_all_data TO case_owner;

-- Step 7 of 15: create schema s
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA s;
ALTER SCHEMA s OWNER TO case_owner;

-- Step 8 of 15: create foreign data wrapper w
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FOREIGN DATA WRAPPER w;

-- Step 9 of 15: create foreign server x
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SERVER x FOREIGN DATA WRAPPER w;

-- Step 10 of 15: add user mapping x.case_boss
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE USER MAPPING FOR case_boss SERVER x;

-- Step 11 of 15: change owner of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: roles get privileges on table public.t
ALTER TABLE public.t OWNER TO case_owner;
GRANT SELECT ON TABLE public.t TO "case_Odd ""name""";

-- Step 12 of 15: create routine public.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;
GRANT EXECUTE ON FUNCTION public.f() TO case_boss;

-- Step 13 of 15: add policy public.t.p
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY p ON public.t
    TO "case_Odd ""name"""
    USING (id > 0);

-- Step 14 of 15: switch row security of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: roles see and write those rows of table public.t alone that a policy gives them
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;

-- Step 15 of 15: create default privilege s.case_owner."TABLES"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES FOR ROLE case_owner IN SCHEMA s GRANT SELECT ON TABLES TO case_boss;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 15: create default privilege s.case_owner."TABLES"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DEFAULT PRIVILEGES FOR ROLE case_owner IN SCHEMA s REVOKE SELECT ON TABLES FROM case_boss;

-- Undo step 14 of 15: switch row security of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DISABLE ROW LEVEL SECURITY;

-- Undo step 13 of 15: add policy public.t.p
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p ON public.t;

-- Undo step 12 of 15: create routine public.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f();

-- Undo step 11 of 15: change owner of table public.t
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t OWNER TO CURRENT_USER;
REVOKE SELECT ON TABLE public.t FROM "case_Odd ""name""";

-- Undo step 10 of 15: add user mapping x.case_boss
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP USER MAPPING FOR case_boss SERVER x;

-- Undo step 9 of 15: create foreign server x
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SERVER x;

-- Undo step 8 of 15: create foreign data wrapper w
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FOREIGN DATA WRAPPER w;

-- Undo step 7 of 15: create schema s
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA s;

-- Undo step 6 of 15: create role membership pg_read_all_data.case_owner
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE pg_read_all_data FROM case_owner;

-- Undo step 5 of 15: create role membership case_owner.case_boss
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE case_owner FROM case_boss;

-- Undo step 4 of 15: create role membership case_owner."case_Odd ""name"""
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE case_owner FROM "case_Odd ""name""";

-- Undo step 3 of 15: create role case_owner
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings are gone
DROP ROLE case_owner;

-- Undo step 2 of 15: create role case_boss
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings are gone
DROP ROLE case_boss;

-- Undo step 1 of 15: create role "case_Odd ""name"""
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings are gone
DROP ROLE "case_Odd ""name""";

COMMIT;
