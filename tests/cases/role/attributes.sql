-- Every attribute, there and back; a membership gets and loses ADMIN OPTION.
-- before --
CREATE ROLE case_a;
CREATE ROLE case_b SUPERUSER CREATEROLE CREATEDB LOGIN REPLICATION BYPASSRLS CONNECTION LIMIT 3 VALID UNTIL '2030-01-01 00:00:00+00';
CREATE ROLE case_group;
CREATE ROLE case_same PASSWORD 'never read' LOGIN;
GRANT case_group TO case_a;
GRANT case_group TO case_b WITH ADMIN OPTION;
COMMENT ON ROLE case_a IS 'one';

-- after --
CREATE ROLE case_a SUPERUSER CREATEROLE CREATEDB LOGIN REPLICATION BYPASSRLS CONNECTION LIMIT 3 VALID UNTIL '2030-01-01 00:00:00+00';
CREATE ROLE case_b;
CREATE ROLE case_group;
CREATE ROLE case_same LOGIN;
GRANT case_group TO case_a WITH ADMIN OPTION;
GRANT case_group TO case_b;
COMMENT ON ROLE case_a IS 'two';

-- roles --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 5: change role case_a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      privilege-widened: role case_a may do more than before
--   hazard:      server-wide: role case_a is of the whole server: every database on it sees the change
ALTER ROLE case_a SUPERUSER CREATEROLE CREATEDB LOGIN REPLICATION BYPASSRLS CONNECTION LIMIT 3 VALID UNTIL '2030-01-01 00:00:00+00';

-- Step 2 of 5: change comment on role case_a
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role case_a is of the whole server: every database on it sees the change
COMMENT ON ROLE case_a IS 'two';

-- Step 3 of 5: change role case_b
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever connects as role case_b cannot any more
--   hazard:      server-wide: role case_b is of the whole server: every database on it sees the change
ALTER ROLE case_b NOSUPERUSER NOCREATEROLE NOCREATEDB NOLOGIN NOREPLICATION NOBYPASSRLS CONNECTION LIMIT -1 VALID UNTIL 'infinity';

-- Step 4 of 5: change membership of case_a in case_group
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_group.case_a is of the whole server: every database on it sees the change
GRANT case_group TO case_a WITH ADMIN OPTION;

-- Step 5 of 5: change membership of case_b in case_group
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role membership case_group.case_b is of the whole server: every database on it sees the change
REVOKE ADMIN OPTION FOR case_group FROM case_b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: change membership of case_b in case_group
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
GRANT case_group TO case_b WITH ADMIN OPTION;

-- Undo step 4 of 5: change membership of case_a in case_group
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
REVOKE ADMIN OPTION FOR case_group FROM case_a;

-- Undo step 3 of 5: change role case_b
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER ROLE case_b SUPERUSER CREATEROLE CREATEDB LOGIN REPLICATION BYPASSRLS CONNECTION LIMIT 3 VALID UNTIL '2030-01-01 00:00:00+00';

-- Undo step 2 of 5: change comment on role case_a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON ROLE case_a IS 'one';

-- Undo step 1 of 5: change role case_a
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER ROLE case_a NOSUPERUSER NOCREATEROLE NOCREATEDB NOLOGIN NOREPLICATION NOBYPASSRLS CONNECTION LIMIT -1 VALID UNTIL 'infinity';

COMMIT;
