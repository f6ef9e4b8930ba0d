-- A retyped column keeps the storage, compression and statistics that were said about it.
-- needs --
from 14: COMPRESSION
-- before --
CREATE TABLE t (a varchar(10) COMPRESSION pglz, b varchar(5));
ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL;
ALTER TABLE t ALTER COLUMN a SET STATISTICS 77;
ALTER TABLE t ALTER COLUMN b SET STORAGE MAIN;
-- after --
CREATE TABLE t (a text COMPRESSION pglz, b int);
ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL;
ALTER TABLE t ALTER COLUMN a SET STATISTICS 77;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE text;
ALTER TABLE public.t ALTER COLUMN a SET STORAGE EXTERNAL;
ALTER TABLE public.t ALTER COLUMN a SET COMPRESSION pglz;

-- Step 2 of 2: change type of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ALTER COLUMN b TYPE integer USING b::integer;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: change type of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b TYPE character varying(5);
ALTER TABLE public.t ALTER COLUMN b SET STORAGE MAIN;

-- Undo step 1 of 2: change type of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE character varying(10);
ALTER TABLE public.t ALTER COLUMN a SET STORAGE EXTERNAL;
ALTER TABLE public.t ALTER COLUMN a SET COMPRESSION pglz;

COMMIT;
