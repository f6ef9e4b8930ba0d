-- The check option changes from local to cascaded and away, with and without another query.
-- before --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW w AS SELECT a FROM v WITH CASCADED CHECK OPTION;
CREATE VIEW x AS SELECT b FROM t WITH LOCAL CHECK OPTION;
-- after --
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t WHERE a > 0 WITH CASCADED CHECK OPTION;
CREATE VIEW w AS SELECT a FROM v;
CREATE VIEW x AS SELECT b FROM t WHERE b > 0 WITH CASCADED CHECK OPTION;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: set options of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v SET (check_option=cascaded);

COMMIT;

BEGIN;

-- Step 2 of 3: set options of view public.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.w
--   blocks:      reads and writes of public.w, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER VIEW public.w RESET (check_option);

COMMIT;

BEGIN;

-- Step 3 of 3: replace view public.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.x
--   blocks:      reads and writes of public.x, for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public.x AS
SELECT b FROM public.t WHERE b > 0
WITH CASCADED CHECK OPTION;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: replace view public.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.x
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public.x AS
SELECT b FROM public.t
WITH LOCAL CHECK OPTION;

COMMIT;

BEGIN;

-- Undo step 2 of 3: set options of view public.w
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.w SET (check_option=cascaded);

COMMIT;

BEGIN;

-- Undo step 1 of 3: set options of view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
ALTER VIEW public.v SET (check_option=local);

COMMIT;
