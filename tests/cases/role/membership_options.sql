-- From PostgreSQL 16 on a membership says for itself whether it inherits and whether SET ROLE may use it.
-- before --
CREATE ROLE case_group;
CREATE ROLE case_a;
CREATE ROLE case_b NOINHERIT;
CREATE ROLE case_c;
CREATE ROLE case_d;
GRANT case_group TO case_a;
GRANT case_group TO case_b;
GRANT case_group TO case_c WITH INHERIT FALSE, SET FALSE;
GRANT case_group TO case_d WITH ADMIN OPTION, INHERIT FALSE;

-- after --
CREATE ROLE case_group;
CREATE ROLE case_a NOINHERIT;
CREATE ROLE case_b NOINHERIT;
CREATE ROLE case_c;
CREATE ROLE case_d;
CREATE ROLE case_e;
GRANT case_group TO case_a;
GRANT case_group TO case_b WITH ADMIN TRUE, INHERIT TRUE;
GRANT case_group TO case_c;
GRANT case_group TO case_d WITH ADMIN OPTION;
REVOKE SET OPTION FOR case_group FROM case_d;
GRANT case_group TO case_e WITH SET FALSE, INHERIT FALSE GRANTED BY postgres;

-- needs --
from 16: options of memberships

-- roles --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: change role case_a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role case_a is of the whole server: every database on it sees the change
ALTER ROLE case_a NOINHERIT;

-- Step 2 of 7: create role case_e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings are gone
--   hazard:      server-wide: role case_e is of the whole server: every database on it sees the change
CREATE ROLE case_e;

-- Step 3 of 7: change membership of case_a in case_group
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_group.case_a is of the whole server: every database on it sees the change
GRANT case_group TO case_a WITH INHERIT FALSE;

-- Step 4 of 7: change membership of case_b in case_group
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_group.case_b is of the whole server: every database on it sees the change
GRANT case_group TO case_b WITH ADMIN OPTION, INHERIT TRUE;

-- Step 5 of 7: change membership of case_c in case_group
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_group.case_c is of the whole server: every database on it sees the change
GRANT case_group TO case_c WITH INHERIT TRUE, SET TRUE;

-- Step 6 of 7: change membership of case_d in case_group
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_group.case_d is of the whole server: every database on it sees the change
GRANT case_group TO case_d WITH INHERIT TRUE, SET FALSE;

-- Step 7 of 7: create role membership case_group.case_e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_group.case_e is of the whole server: every database on it sees the change
GRANT case_group TO case_e WITH INHERIT FALSE, SET FALSE;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: create role membership case_group.case_e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE case_group FROM case_e;

-- Undo step 6 of 7: change membership of case_d in case_group
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT case_group TO case_d WITH INHERIT FALSE, SET TRUE;

-- Undo step 5 of 7: change membership of case_c in case_group
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT case_group TO case_c WITH INHERIT FALSE, SET FALSE;

-- Undo step 4 of 7: change membership of case_b in case_group
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE ADMIN OPTION FOR case_group FROM case_b;
GRANT case_group TO case_b WITH INHERIT FALSE;

-- Undo step 3 of 7: change membership of case_a in case_group
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT case_group TO case_a WITH INHERIT TRUE;

-- Undo step 2 of 7: create role case_e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its password and settings are gone
DROP ROLE case_e;

-- Undo step 1 of 7: change role case_a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER ROLE case_a INHERIT;

COMMIT;
