-- A wider type leaves the rows as they are, but what is computed of the column, and checks of it, is not left alone.
-- before --
CREATE TABLE t (id int, code varchar(10), plain varchar(10) UNIQUE, CONSTRAINT short CHECK (code <> ''));
CREATE INDEX t_code_lower ON t (lower(code));
CREATE INDEX t_code_some ON t (id) WHERE code > 'a';
CREATE INDEX t_code ON t (code);
CREATE INDEX t_plain ON t (plain);
-- after --
CREATE TABLE t (id int, code varchar(20), plain varchar(10) COLLATE "C" UNIQUE, CONSTRAINT short CHECK (code <> ''));
CREATE INDEX t_code_lower ON t (lower(code));
CREATE INDEX t_code_some ON t (id) WHERE code > 'a';
CREATE INDEX t_code ON t (code);
CREATE INDEX t_plain ON t (plain);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: change type of column public.t.code
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read while others wait: checks are made sure of, and indexes built again
--   hazard:      cached-plan: prepared statements that give column public.t.code fail
--   hazard:      blocking-scan: the rows of table public.t are read for constraint public.t.short under an exclusive lock
--   hazard:      index-rebuild: index public.t_code_lower is built anew under an exclusive lock
--   hazard:      index-rebuild: index public.t_code_some is built anew under an exclusive lock
ALTER TABLE public.t ALTER COLUMN code TYPE character varying(20);

-- Step 2 of 3: change type of column public.t.plain
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read while others wait: checks are made sure of, and indexes built again
--   hazard:      cached-plan: prepared statements that give column public.t.plain fail
--   hazard:      index-rebuild: the index of constraint public.t.t_plain_key is built anew under an exclusive lock
--   hazard:      index-rebuild: index public.t_plain is built anew under an exclusive lock
ALTER TABLE public.t ALTER COLUMN plain TYPE character varying(10) COLLATE "C";

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 3: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;
-- down --
-- Undo step 3 of 3: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 3: change type of column public.t.plain
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN plain TYPE character varying(10);

-- Undo step 1 of 3: change type of column public.t.code
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN code TYPE character varying(10);

COMMIT;
