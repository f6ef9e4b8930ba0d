-- The primary key of the old columns goes with a foreign key of the table to itself and a view that groups by it: before they can be null.
-- before --
CREATE TABLE nodes (path text CONSTRAINT by_path PRIMARY KEY, above text NOT NULL REFERENCES nodes, label text);
CREATE VIEW labels AS SELECT path, label FROM nodes GROUP BY path;
CREATE INDEX ON nodes (above);
-- rows --
INSERT INTO nodes VALUES ('1', '1', 'root'), ('2', '1', 'leaf');
-- after --
CREATE TABLE nodes (
    number integer CONSTRAINT by_number PRIMARY KEY, -- @split from=path using=(path::integer) reverse=(number::text)
    up integer NOT NULL REFERENCES nodes, -- @split from=above using=(above::integer) reverse=(up::text)
    label text);
-- holds --
DO $$ BEGIN ASSERT (SELECT array_agg(number || '<' || up || label ORDER BY number) FROM nodes) = '{1<1root,2<1leaf}'; END $$;
-- new --
INSERT INTO nodes (number, up) VALUES (3, 2);
UPDATE nodes SET up = 1 WHERE number = 3;
DELETE FROM nodes WHERE number = 3;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 33: add column public.nodes.number
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.nodes ADD COLUMN number integer;

-- Step 2 of 33: keep number of table public.nodes in step with path
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.nodes
--   blocks:      writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says
UPDATE public.nodes SET number = path::integer, path = number::text WHERE false;
CREATE OR REPLACE FUNCTION public.lockstep_number_split_0682c7ed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.number IS NOT NULL;
  ELSE
    lockstep_new := NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT path::integer INTO NEW.number FROM (SELECT NEW.*) AS nodes;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.path IS NULL THEN
      SELECT number::text INTO NEW.path FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT path::integer INTO lockstep_row.number FROM (SELECT NEW.*) AS nodes;
    IF NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.number::text THEN
      SELECT number::text INTO NEW.path FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_number_split_new_0682c7ed" BEFORE INSERT ON public.nodes FOR EACH ROW EXECUTE FUNCTION public.lockstep_number_split_0682c7ed();
CREATE TRIGGER "~lockstep_number_split_0682c7ed" BEFORE UPDATE ON public.nodes FOR EACH ROW WHEN (NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text OR NEW.path::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.path::text OR (NEW.number IS NULL)) EXECUTE FUNCTION public.lockstep_number_split_0682c7ed();

-- Step 3 of 33: add column public.nodes.up
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.nodes ADD COLUMN up integer;

-- Step 4 of 33: keep up of table public.nodes in step with above
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.nodes
--   blocks:      writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says
UPDATE public.nodes SET up = above::integer, above = up::text WHERE false;
CREATE OR REPLACE FUNCTION public.lockstep_up_split_fe72e1da() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.up IS NOT NULL;
  ELSE
    lockstep_new := NEW.up::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.up::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT above::integer INTO NEW.up FROM (SELECT NEW.*) AS nodes;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.above IS NULL THEN
      SELECT up::text INTO NEW.above FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT above::integer INTO lockstep_row.up FROM (SELECT NEW.*) AS nodes;
    IF NEW.up::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.up::text THEN
      SELECT up::text INTO NEW.above FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_up_split_new_fe72e1da" BEFORE INSERT ON public.nodes FOR EACH ROW EXECUTE FUNCTION public.lockstep_up_split_fe72e1da();
CREATE TRIGGER "~lockstep_up_split_fe72e1da" BEFORE UPDATE ON public.nodes FOR EACH ROW WHEN (NEW.up::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.up::text OR NEW.above::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.above::text OR (NEW.up IS NULL)) EXECUTE FUNCTION public.lockstep_up_split_fe72e1da();

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 33: fill number of table public.nodes
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.nodes
--   blocks:      neither reads nor writes
--   work:        scans public.nodes
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_number_progress_0682c7ed AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.nodes') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_number_progress_0682c7ed
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.nodes') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_number_progress_0682c7ed);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_number_progress_0682c7ed;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.nodes SET number = path::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (number IS NULL AND ((path::integer) IS NOT NULL));
      UPDATE public.lockstep_number_progress_0682c7ed SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_number_progress_0682c7ed;

BEGIN;

-- Step 6 of 33: look for rows of table public.nodes without number
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.nodes
--   blocks:      neither reads nor writes
--   work:        scans public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a row was left out, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.nodes WHERE number IS NULL AND ((path::integer) IS NOT NULL)) THEN
    RAISE EXCEPTION 'there are rows of % without values in %', 'public.nodes', 'number';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_number_split_0682c7ed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.number IS NOT NULL;
  ELSE
    lockstep_new := NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text;
    IF NOT (lockstep_new OR NEW.path::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.path::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT path::integer INTO NEW.number FROM (SELECT NEW.*) AS nodes;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.path IS NULL THEN
      SELECT number::text INTO NEW.path FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT path::integer INTO lockstep_row.number FROM (SELECT NEW.*) AS nodes;
    IF NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.number::text THEN
      SELECT number::text INTO NEW.path FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 33: check without scan for nulls in column public.nodes.number
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes ADD CONSTRAINT lockstep_number_not_null_0682c7ed CHECK (number IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 33: scan for nulls in column public.nodes.number
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   blocks:      neither reads nor writes
--   work:        scans public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.nodes.number holds nulls
ALTER TABLE public.nodes VALIDATE CONSTRAINT lockstep_number_not_null_0682c7ed;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 33: require values in column public.nodes.number
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes ALTER COLUMN number SET NOT NULL;

COMMIT;

-- Step 10 of 33: drop the check for nulls in column public.nodes.number
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.nodes DROP CONSTRAINT lockstep_number_not_null_0682c7ed;

SET lock_timeout = 0;

-- Step 11 of 33: fill up of table public.nodes
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.nodes
--   blocks:      neither reads nor writes
--   work:        scans public.nodes
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_up_progress_fe72e1da AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.nodes') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_up_progress_fe72e1da
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.nodes') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_up_progress_fe72e1da);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_up_progress_fe72e1da;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.nodes SET up = above::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (up IS NULL AND ((above::integer) IS NOT NULL));
      UPDATE public.lockstep_up_progress_fe72e1da SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_up_progress_fe72e1da;

BEGIN;

-- Step 12 of 33: gather statistics of table public.nodes (number, up)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.nodes (number, up);

COMMIT;

BEGIN;

-- Step 13 of 33: look for rows of table public.nodes without up
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.nodes
--   blocks:      neither reads nor writes
--   work:        scans public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a row was left out, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.nodes WHERE up IS NULL AND ((above::integer) IS NOT NULL)) THEN
    RAISE EXCEPTION 'there are rows of % without values in %', 'public.nodes', 'up';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_up_split_fe72e1da() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.up IS NOT NULL;
  ELSE
    lockstep_new := NEW.up::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.up::text;
    IF NOT (lockstep_new OR NEW.above::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.above::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT above::integer INTO NEW.up FROM (SELECT NEW.*) AS nodes;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.above IS NULL THEN
      SELECT up::text INTO NEW.above FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT above::integer INTO lockstep_row.up FROM (SELECT NEW.*) AS nodes;
    IF NEW.up::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.up::text THEN
      SELECT up::text INTO NEW.above FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 33: check without scan for nulls in column public.nodes.up
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes ADD CONSTRAINT lockstep_up_not_null_fe72e1da CHECK (up IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 33: scan for nulls in column public.nodes.up
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   blocks:      neither reads nor writes
--   work:        scans public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.nodes.up holds nulls
ALTER TABLE public.nodes VALIDATE CONSTRAINT lockstep_up_not_null_fe72e1da;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 33: require values in column public.nodes.up
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes ALTER COLUMN up SET NOT NULL;

COMMIT;

-- Step 17 of 33: drop the check for nulls in column public.nodes.up
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.nodes DROP CONSTRAINT lockstep_up_not_null_fe72e1da;

SET lock_timeout = 0;

-- Step 18 of 33: build the index of constraint public.nodes.by_number
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   blocks:      neither reads nor writes
--   work:        scans public.nodes
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.nodes are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.by_number
CREATE UNIQUE INDEX CONCURRENTLY by_number ON public.nodes USING btree (number);

SET lock_timeout = '2s';

BEGIN;

-- Step 19 of 33: give up the proof of constraint public.nodes.nodes_above_fkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.labels SET SCHEMA public;
        LOCK TABLE public.nodes IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.nodes IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.labels SET SCHEMA public;
      END IF;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Step 20 of 33: drop constraint public.nodes.nodes_above_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes DROP CONSTRAINT nodes_above_fkey;

-- Step 21 of 33: drop view public.labels
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.labels
--   blocks:      reads and writes of public.labels, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view public.labels fails
DROP VIEW public.labels;

-- Step 22 of 33: drop constraint public.nodes.by_path
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes DROP CONSTRAINT by_path;

-- Step 23 of 33: add constraint public.nodes.by_number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes ADD CONSTRAINT by_number PRIMARY KEY USING INDEX by_number;

-- Step 24 of 33: add constraint public.nodes.nodes_up_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.nodes
--   blocks:      writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes ADD CONSTRAINT nodes_up_fkey FOREIGN KEY (up) REFERENCES public.nodes (number) NOT VALID;

COMMIT;

-- Step 25 of 33: give up the index of constraint public.nodes.by_path
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_by_path_old_4e1e5a92;

SET lock_timeout = 0;

BEGIN;

-- Step 26 of 33: validate constraint public.nodes.nodes_up_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   blocks:      neither reads nor writes
--   work:        scans public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.nodes.nodes_up_fkey
ALTER TABLE public.nodes VALIDATE CONSTRAINT nodes_up_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 27 of 33: stop to keep number of table public.nodes in step with path
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to path of table public.nodes is not seen in the new columns any more
--   gate:        go on when every program reads and writes number of public.nodes, and none path any more
DROP TRIGGER "~lockstep_number_split_0682c7ed" ON public.nodes;
DROP TRIGGER "~lockstep_number_split_new_0682c7ed" ON public.nodes;
DROP FUNCTION public.lockstep_number_split_0682c7ed();
ALTER TABLE public.nodes ALTER COLUMN path DROP NOT NULL;

COMMIT;

BEGIN;

-- Step 28 of 33: give up path of table public.nodes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 29 of 33: drop column public.nodes.path
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of number then
--   hazard:      data-loss: the values of column public.nodes.path are dropped, but for what number holds of them
--   hazard:      app-breaking: whoever uses column public.nodes.path fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.nodes fail
ALTER TABLE public.nodes DROP COLUMN path;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 30 of 33: stop to keep up of table public.nodes in step with above
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      app-breaking: what programs write to above of table public.nodes is not seen in the new columns any more
--   gate:        go on when every program reads and writes up of public.nodes, and none above any more
DROP TRIGGER "~lockstep_up_split_fe72e1da" ON public.nodes;
DROP TRIGGER "~lockstep_up_split_new_fe72e1da" ON public.nodes;
DROP FUNCTION public.lockstep_up_split_fe72e1da();
ALTER TABLE public.nodes ALTER COLUMN above DROP NOT NULL;

COMMIT;

BEGIN;

-- Step 31 of 33: give up above of table public.nodes
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

SET lock_timeout = 0;

-- Step 32 of 33: drop index public.nodes_above_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.nodes_above_idx;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 33 of 33: drop column public.nodes.above
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   blocks:      reads and writes of public.nodes, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of up then
--   hazard:      data-loss: the values of column public.nodes.above are dropped, but for what up holds of them
--   hazard:      app-breaking: whoever uses column public.nodes.above fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.nodes fail
ALTER TABLE public.nodes DROP COLUMN above;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 33 of 33: drop column public.nodes.above
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of up then
ALTER TABLE public.nodes ADD COLUMN above text;

COMMIT;

SET lock_timeout = 0;

-- Undo step 32 of 33: drop index public.nodes_above_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY nodes_above_idx ON public.nodes USING btree (above);

-- Undo step 31 of 33: give up above of table public.nodes
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.nodes
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_up_progress_fe72e1da AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.nodes') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_up_progress_fe72e1da
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.nodes') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_up_progress_fe72e1da);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_up_progress_fe72e1da;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.nodes SET above = up::text WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (above IS NULL AND ((up::text) IS NOT NULL));
      UPDATE public.lockstep_up_progress_fe72e1da SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_up_progress_fe72e1da;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 30 of 33: stop to keep up of table public.nodes in step with above
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.nodes IN ACCESS EXCLUSIVE MODE;
UPDATE public.nodes SET above = up::text WHERE up::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(above::integer AS integer)::text OR above IS NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE public.nodes ALTER COLUMN above SET NOT NULL;
CREATE OR REPLACE FUNCTION public.lockstep_up_split_fe72e1da() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.up IS NOT NULL;
  ELSE
    lockstep_new := NEW.up::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.up::text;
    IF NOT (lockstep_new OR NEW.above::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.above::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT above::integer INTO NEW.up FROM (SELECT NEW.*) AS nodes;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.above IS NULL THEN
      SELECT up::text INTO NEW.above FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT above::integer INTO lockstep_row.up FROM (SELECT NEW.*) AS nodes;
    IF NEW.up::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.up::text THEN
      SELECT up::text INTO NEW.above FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_up_split_new_fe72e1da" BEFORE INSERT ON public.nodes FOR EACH ROW EXECUTE FUNCTION public.lockstep_up_split_fe72e1da();
CREATE TRIGGER "~lockstep_up_split_fe72e1da" BEFORE UPDATE ON public.nodes FOR EACH ROW WHEN (NEW.up::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.up::text OR NEW.above::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.above::text OR (NEW.up IS NULL)) EXECUTE FUNCTION public.lockstep_up_split_fe72e1da();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 29 of 33: drop column public.nodes.path
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible, loses data: it holds what `reverse` makes of number then
ALTER TABLE public.nodes ADD COLUMN path text;

COMMIT;

SET lock_timeout = 0;

-- Undo step 28 of 33: give up path of table public.nodes
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.nodes
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_number_progress_0682c7ed AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.nodes') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_number_progress_0682c7ed
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.nodes') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_number_progress_0682c7ed);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_number_progress_0682c7ed;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.nodes SET path = number::text WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (path IS NULL AND ((number::text) IS NOT NULL));
      UPDATE public.lockstep_number_progress_0682c7ed SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_number_progress_0682c7ed;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 27 of 33: stop to keep number of table public.nodes in step with path
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.nodes IN ACCESS EXCLUSIVE MODE;
UPDATE public.nodes SET path = number::text WHERE number::text COLLATE pg_catalog."C" IS DISTINCT FROM CAST(path::integer AS integer)::text OR path IS NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE public.nodes ALTER COLUMN path SET NOT NULL;
CREATE OR REPLACE FUNCTION public.lockstep_number_split_0682c7ed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.number IS NOT NULL;
  ELSE
    lockstep_new := NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text;
    IF NOT (lockstep_new OR NEW.path::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.path::text) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NOT lockstep_new THEN
    SELECT path::integer INTO NEW.number FROM (SELECT NEW.*) AS nodes;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.path IS NULL THEN
      SELECT number::text INTO NEW.path FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT path::integer INTO lockstep_row.number FROM (SELECT NEW.*) AS nodes;
    IF NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.number::text THEN
      SELECT number::text INTO NEW.path FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_number_split_new_0682c7ed" BEFORE INSERT ON public.nodes FOR EACH ROW EXECUTE FUNCTION public.lockstep_number_split_0682c7ed();
CREATE TRIGGER "~lockstep_number_split_0682c7ed" BEFORE UPDATE ON public.nodes FOR EACH ROW WHEN (NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text OR NEW.path::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.path::text OR (NEW.number IS NULL)) EXECUTE FUNCTION public.lockstep_number_split_0682c7ed();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 26 of 33: validate constraint public.nodes.nodes_up_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.nodes DROP CONSTRAINT nodes_up_fkey;
ALTER TABLE public.nodes ADD CONSTRAINT nodes_up_fkey FOREIGN KEY (up) REFERENCES public.nodes (number) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 25 of 33: give up the index of constraint public.nodes.by_path
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_by_path_old_4e1e5a92 ON public.nodes USING btree (path);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 24 of 33: add constraint public.nodes.nodes_up_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes DROP CONSTRAINT nodes_up_fkey;

-- Undo step 23 of 33: add constraint public.nodes.by_number
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes DROP CONSTRAINT by_number;

-- Undo step 22 of 33: drop constraint public.nodes.by_path
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_by_path_old_4e1e5a92 ON public.nodes USING btree (path);
ALTER TABLE public.nodes ADD CONSTRAINT by_path PRIMARY KEY USING INDEX lockstep_by_path_old_4e1e5a92;

-- Undo step 21 of 33: drop view public.labels
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.labels
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.labels AS
SELECT path, label FROM public.nodes GROUP BY path;

-- Undo step 20 of 33: drop constraint public.nodes.nodes_above_fkey
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes ADD CONSTRAINT nodes_above_fkey FOREIGN KEY (above) REFERENCES public.nodes (path) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 19 of 33: give up the proof of constraint public.nodes.nodes_above_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.nodes VALIDATE CONSTRAINT nodes_above_fkey;

COMMIT;

-- Undo step 18 of 33: build the index of constraint public.nodes.by_number
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.by_number;

SET lock_timeout = '2s';

-- Undo step 17 of 33: drop the check for nulls in column public.nodes.up
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.nodes ADD CONSTRAINT lockstep_up_not_null_fe72e1da CHECK (up IS NOT NULL) NOT VALID;
ALTER TABLE public.nodes VALIDATE CONSTRAINT lockstep_up_not_null_fe72e1da;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 33: require values in column public.nodes.up
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes ALTER COLUMN up DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 15 of 33: scan for nulls in column public.nodes.up
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 33: check without scan for nulls in column public.nodes.up
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes DROP CONSTRAINT lockstep_up_not_null_fe72e1da;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 13 of 33: look for rows of table public.nodes without up
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_up_split_fe72e1da() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.up IS NOT NULL;
  ELSE
    lockstep_new := NEW.up::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.up::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT above::integer INTO NEW.up FROM (SELECT NEW.*) AS nodes;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.above IS NULL THEN
      SELECT up::text INTO NEW.above FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT above::integer INTO lockstep_row.up FROM (SELECT NEW.*) AS nodes;
    IF NEW.up::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.up::text THEN
      SELECT up::text INTO NEW.above FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Undo step 12 of 33: gather statistics of table public.nodes (number, up)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.nodes (path, above);

COMMIT;

-- Undo step 11 of 33: fill up of table public.nodes
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.nodes
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

-- Undo step 10 of 33: drop the check for nulls in column public.nodes.number
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.nodes ADD CONSTRAINT lockstep_number_not_null_0682c7ed CHECK (number IS NOT NULL) NOT VALID;
ALTER TABLE public.nodes VALIDATE CONSTRAINT lockstep_number_not_null_0682c7ed;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 33: require values in column public.nodes.number
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes ALTER COLUMN number DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 33: scan for nulls in column public.nodes.number
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 33: check without scan for nulls in column public.nodes.number
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.nodes DROP CONSTRAINT lockstep_number_not_null_0682c7ed;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 33: look for rows of table public.nodes without number
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.nodes
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.lockstep_number_split_0682c7ed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
  lockstep_row record := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := NEW.number IS NOT NULL;
  ELSE
    lockstep_new := NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM OLD.number::text;
  END IF;
  IF NOT lockstep_new THEN
    SELECT path::integer INTO NEW.number FROM (SELECT NEW.*) AS nodes;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.path IS NULL THEN
      SELECT number::text INTO NEW.path FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  IF lockstep_new THEN
    SELECT path::integer INTO lockstep_row.number FROM (SELECT NEW.*) AS nodes;
    IF NEW.number::text COLLATE pg_catalog."C" IS DISTINCT FROM lockstep_row.number::text THEN
      SELECT number::text INTO NEW.path FROM (SELECT NEW.*) AS nodes;
    END IF;
  END IF;
  RETURN NEW;
END $$;

COMMIT;

-- Undo step 5 of 33: fill number of table public.nodes
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.nodes
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.nodes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 33: keep up of table public.nodes in step with above
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_up_split_fe72e1da" ON public.nodes;
DROP TRIGGER "~lockstep_up_split_new_fe72e1da" ON public.nodes;
DROP FUNCTION public.lockstep_up_split_fe72e1da();

-- Undo step 3 of 33: add column public.nodes.up
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.nodes DROP COLUMN up;

-- Undo step 2 of 33: keep number of table public.nodes in step with path
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_number_split_0682c7ed" ON public.nodes;
DROP TRIGGER "~lockstep_number_split_new_0682c7ed" ON public.nodes;
DROP FUNCTION public.lockstep_number_split_0682c7ed();

-- Undo step 1 of 33: add column public.nodes.number
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.nodes
--   transaction: inside a transaction
--   undo:        reversible, loses data: what `reverse` does not give back of the values stored in it since is gone
ALTER TABLE public.nodes DROP COLUMN number;

COMMIT;
