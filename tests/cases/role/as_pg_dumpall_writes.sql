-- CREATE, then ALTER with everything; groups, renames and drops in a file.
-- before --
CREATE ROLE case_a;
ALTER ROLE case_a WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB NOLOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE case_b;
ALTER ROLE case_b WITH NOSUPERUSER NOINHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 2;
GRANT case_a TO case_b GRANTED BY postgres;

-- after --
CREATE GROUP case_a;
CREATE USER case_b NOINHERIT CONNECTION LIMIT 2 IN ROLE case_a;
CREATE ROLE case_c ROLE case_b ADMIN case_a;
CREATE ROLE case_before;
ALTER ROLE case_before RENAME TO case_d;
ALTER GROUP case_a ADD USER case_d;
ALTER GROUP case_a DROP USER case_d;
CREATE ROLE case_gone;
GRANT case_gone TO case_d;
DROP ROLE case_gone;
GRANT case_d TO case_b WITH ADMIN OPTION;
REVOKE ADMIN OPTION FOR case_d FROM case_b;
ALTER ROLE case_d VALID UNTIL 'infinity' CONNECTION LIMIT -1;

-- roles --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: create role case_c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings are gone
--   hazard:      server-wide: role case_c is of the whole server: every database on it sees the change
CREATE ROLE case_c;

-- Step 2 of 5: create role case_d
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings are gone
--   hazard:      server-wide: role case_d is of the whole server: every database on it sees the change
CREATE ROLE case_d;

-- Step 3 of 5: create role membership case_c.case_a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_c.case_a is of the whole server: every database on it sees the change
GRANT case_c TO case_a WITH ADMIN OPTION;

-- Step 4 of 5: create role membership case_c.case_b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_c.case_b is of the whole server: every database on it sees the change
GRANT case_c TO case_b;

-- Step 5 of 5: create role membership case_d.case_b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_d.case_b is of the whole server: every database on it sees the change
GRANT case_d TO case_b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: create role membership case_d.case_b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE case_d FROM case_b;

-- Undo step 4 of 5: create role membership case_c.case_b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE case_c FROM case_b;

-- Undo step 3 of 5: create role membership case_c.case_a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE case_c FROM case_a;

-- Undo step 2 of 5: create role case_d
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings are gone
DROP ROLE case_d;

-- Undo step 1 of 5: create role case_c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings are gone
DROP ROLE case_c;

COMMIT;
