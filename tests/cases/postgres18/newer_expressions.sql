-- Expressions and statements that came after the linked parser's PostgreSQL are read by way of a server that knows them, and
-- compared as that prints them.
-- needs --
from 18: JSON_TABLE, JSON_VALUE and JSON_SERIALIZE of 17, RETURNING old and new
-- parsers --
up to 15: a parser that knows the syntax keeps the texts of the files
-- before --
CREATE TABLE t (id int PRIMARY KEY, j jsonb, x text DEFAULT (JSON_SERIALIZE('{"a":1}' RETURNING text)));
CREATE VIEW v AS SELECT t.id, jt.a FROM t, JSON_TABLE(t.j, '$[*]' COLUMNS (a int PATH '$.a')) AS jt;
CREATE VIEW same AS SELECT JSON_VALUE(j, '$.a' RETURNING int) AS a FROM t;
CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC UPDATE t SET id = 2 RETURNING new.id; END;
-- after --
CREATE TABLE t (id int PRIMARY KEY, j jsonb, x text DEFAULT (JSON_SERIALIZE('{"a":2}' RETURNING text)), "Y" int);
CREATE VIEW v AS SELECT t.id, jt.a FROM t, JSON_TABLE(t.j, '$[*]' COLUMNS (a int PATH '$.b')) AS jt;
CREATE VIEW same AS SELECT JSON_VALUE(j, '$.a' RETURNING int) AS a FROM t;
CREATE INDEX i ON t ((JSON_VALUE(j, '$.a')));
CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC UPDATE t SET id = 2 RETURNING old.id; END;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 6: add column public.t."Y"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN "Y" integer;

-- Step 2 of 6: set default of column public.t.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN x SET DEFAULT JSON_SERIALIZE('{"a":2}'::text RETURNING text);

-- Step 3 of 6: replace function public.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
BEGIN ATOMIC
 UPDATE public.t SET id = 2
   RETURNING old.id;
END;

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 6: add index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i
CREATE INDEX CONCURRENTLY i ON public.t USING btree (JSON_VALUE(j, '$."a"' RETURNING text));

BEGIN;

-- Step 5 of 6: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 6 of 6: replace view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public.v AS
SELECT t.id,
    jt.a
   FROM public.t,
    LATERAL JSON_TABLE(
            t.j, '$[*]' AS json_table_path_0
            COLUMNS (
                a integer PATH '$."b"'
            )
        ) jt;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: replace view public.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW public.v AS
SELECT t.id,
    jt.a
   FROM public.t,
    LATERAL JSON_TABLE(
            t.j, '$[*]' AS json_table_path_0
            COLUMNS (
                a integer PATH '$."a"'
            )
        ) jt;

COMMIT;

-- Undo step 5 of 6: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

-- Undo step 4 of 6: add index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 6: replace function public.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
BEGIN ATOMIC
 UPDATE public.t SET id = 2
   RETURNING new.id;
END;

-- Undo step 2 of 6: set default of column public.t.x
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN x SET DEFAULT JSON_SERIALIZE('{"a":1}'::text RETURNING text);

-- Undo step 1 of 6: add column public.t."Y"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN "Y";

COMMIT;
