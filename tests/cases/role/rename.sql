-- A role keeps what it owns and may do under its new name.
-- before --
CREATE ROLE case_old;
CREATE ROLE case_member;
GRANT case_old TO case_member;
CREATE TABLE public.t (id int);
ALTER TABLE public.t OWNER TO case_old;
GRANT SELECT ON public.t TO case_member;
CREATE POLICY p ON public.t TO case_old USING (true);
ALTER DEFAULT PRIVILEGES FOR ROLE case_old GRANT SELECT ON TABLES TO case_member;

-- after --
-- @renamed from=case_old
CREATE ROLE "case_New" LOGIN;
CREATE ROLE case_member;
GRANT "case_New" TO case_member;
CREATE TABLE public.t (id int);
ALTER TABLE public.t OWNER TO "case_New";
GRANT SELECT ON public.t TO case_member;
CREATE POLICY p ON public.t TO "case_New" USING (true);
ALTER DEFAULT PRIVILEGES FOR ROLE "case_New" GRANT SELECT ON TABLES TO case_member;

-- roles --
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: rename role case_old to role "case_New"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of role "case_New" fails
--   hazard:      may-fail: the role that is connected cannot be renamed, and a password that is kept as MD5 is lost
--   hazard:      server-wide: role "case_New" is of the whole server: every database on it sees the change
ALTER ROLE case_old RENAME TO "case_New";

-- Step 2 of 2: change role "case_New"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      server-wide: role "case_New" is of the whole server: every database on it sees the change
ALTER ROLE "case_New" LOGIN;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: change role "case_New"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER ROLE "case_New" NOLOGIN;

-- Undo step 1 of 2: rename role case_old to role "case_New"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER ROLE "case_New" RENAME TO case_old;

COMMIT;
