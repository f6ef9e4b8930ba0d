-- What else changes is done before, as if the table stayed plain: columns, keys, checks, what programs are told by gates. A partition may say things of its own.
-- before --
CREATE TABLE t (id bigint PRIMARY KEY, kind int, gone text, name text);
CREATE INDEX t_name ON t (name);
CREATE VIEW names AS SELECT id, name FROM t;
CREATE TABLE apart (id bigint NOT NULL, kind int NOT NULL, name text, fresh uuid);
-- rows --
INSERT INTO t SELECT i, i % 3, 'g', 'n' || i FROM generate_series(1, 1400) AS i;
INSERT INTO apart VALUES (1, 12, 'a', NULL);
-- after --
-- @partition mode=first name=t_low
CREATE TABLE t (id bigint, kind int NOT NULL, label text, fresh uuid DEFAULT gen_random_uuid(), CONSTRAINT t_pk PRIMARY KEY (id, kind), CONSTRAINT low CHECK (kind < 100)) PARTITION BY LIST (kind);
CREATE TABLE t_low PARTITION OF t (CONSTRAINT own CHECK (id > 0)) FOR VALUES IN (0, 1, 2) WITH (fillfactor = 80);
CREATE TABLE t_high PARTITION OF t (label DEFAULT 'high') FOR VALUES IN (10, 11);
CREATE INDEX t_name ON t (label);
CREATE INDEX t_low_fresh ON t_low (fresh);
CREATE VIEW names AS SELECT id, label FROM t;
CREATE VIEW highs AS SELECT id FROM t_high;
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM t_low WHERE fresh IS NOT NULL) = 1400;
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 29: change options of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET (fillfactor=80);

-- Step 2 of 29: add column public.t.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN fresh uuid;
ALTER TABLE public.t ALTER COLUMN fresh SET DEFAULT gen_random_uuid();

-- Step 3 of 29: check without scan for nulls in column public.t.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_kind_not_null_802a8e64 CHECK (kind IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 29: scan for nulls in column public.t.kind
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.t.kind holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_kind_not_null_802a8e64;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 29: require values in column public.t.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN kind SET NOT NULL;

COMMIT;

-- Step 6 of 29: drop the check for nulls in column public.t.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_kind_not_null_802a8e64;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 29: add column public.t.label
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN label text;

-- Step 8 of 29: add constraint public.t.low without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT low CHECK (kind < 100) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 9 of 29: build the index of constraint public.t.t_pk
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_pk
CREATE UNIQUE INDEX CONCURRENTLY t_pk ON public.t USING btree (id, kind);

BEGIN;

-- Step 10 of 29: validate constraint public.t.low
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.t.low
ALTER TABLE public.t VALIDATE CONSTRAINT low;

COMMIT;

-- Step 11 of 29: fill column public.t.fresh
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_fresh_progress_5febc049 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_fresh_progress_5febc049
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.t') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_fresh_progress_5febc049);
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
      SELECT * INTO lockstep_state FROM public.lockstep_fresh_progress_5febc049;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.t SET fresh = DEFAULT WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (fresh IS NULL);
      UPDATE public.lockstep_fresh_progress_5febc049 SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_fresh_progress_5febc049;

BEGIN;

-- Step 12 of 29: gather statistics of table public.t (fresh)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (fresh);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.apart IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 29: drop table public.apart
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.apart
--   blocks:      reads and writes of public.apart, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.apart are dropped
--   hazard:      app-breaking: whoever uses table public.apart fails
DROP TABLE public.apart;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 29: drop column public.t.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.gone are dropped
--   hazard:      app-breaking: whoever uses column public.t.gone fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN gone;

-- Step 15 of 29: drop constraint public.t.t_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_pkey;

-- Step 16 of 29: add constraint public.t.t_pk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_pk PRIMARY KEY USING INDEX t_pk;

COMMIT;

SET lock_timeout = 0;

-- Step 17 of 29: drop index public.t_name
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.t_name;

-- Step 18 of 29: add index public.t_name
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_name
CREATE INDEX CONCURRENTLY t_name ON public.t USING btree (label);

SET lock_timeout = '2s';

BEGIN;

-- Step 19 of 29: drop view public.names
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.names
--   blocks:      reads and writes of public.names, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.names;

-- Step 20 of 29: create view public.names
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.names AS
SELECT id, label FROM public.t;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 29: drop column public.t.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.name are dropped
--   hazard:      app-breaking: whoever uses column public.t.name fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN name;

COMMIT;

-- Step 22 of 29: give up the index of constraint public.t.t_pkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_pkey_old_a8e49e19;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 23 of 29: check without scan the bounds of what will be table public.t_low
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.t is partitioned, rows outside of the bounds of table public.t_low are refused
ALTER TABLE public.t ADD CONSTRAINT lockstep_t_low_bounds_6a7cded5 CHECK (kind IS NOT NULL AND kind = ANY (ARRAY[0, 1, 2])) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 24 of 29: scan table public.t for rows outside of the bounds of table public.t_low
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.t holds rows outside of the bounds of table public.t_low
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_t_low_bounds_6a7cded5;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 25 of 29: make table public.t_low of table public.t, and a partitioned table in its place
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        on the way back the rows that other partitions got since are put into it while others wait
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.t RENAME CONSTRAINT t_pk TO t_low_pkey;
ALTER INDEX public.t_name RENAME TO t_low_label_idx;
ALTER TABLE public.t RENAME TO t_low;
CREATE TABLE public.t (
    id bigint CONSTRAINT t_id_not_null NOT NULL,
    kind integer CONSTRAINT t_kind_not_null NOT NULL,
    label text,
    fresh uuid DEFAULT gen_random_uuid(),
    CONSTRAINT low CHECK (kind < 100)
) PARTITION BY LIST (kind);
CREATE TABLE public.t_high PARTITION OF public.t (
    id WITH OPTIONS CONSTRAINT t_id_not_null NOT NULL,
    kind WITH OPTIONS CONSTRAINT t_kind_not_null NOT NULL,
    label WITH OPTIONS DEFAULT 'high'
) FOR VALUES IN (10, 11);
ALTER TABLE ONLY public.t ADD CONSTRAINT t_pk PRIMARY KEY (id, kind);
ALTER TABLE public.t_high ADD CONSTRAINT t_high_pkey PRIMARY KEY (id, kind);
ALTER INDEX public.t_pk ATTACH PARTITION public.t_high_pkey;
CREATE INDEX t_name ON ONLY public.t USING btree (label);
CREATE INDEX t_high_label_idx ON public.t_high USING btree (label);
ALTER INDEX public.t_name ATTACH PARTITION public.t_high_label_idx;
ALTER TABLE public.t ATTACH PARTITION public.t_low FOR VALUES IN (0, 1, 2);
CREATE VIEW public.highs AS
SELECT id FROM public.t_high;
CREATE OR REPLACE VIEW public.names AS
SELECT id, label FROM public.t;
ALTER TABLE public.t_low DROP CONSTRAINT IF EXISTS lockstep_t_low_bounds_6a7cded5;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 26 of 29: gather statistics of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t, SHARE UPDATE EXCLUSIVE on table public.t_high, SHARE UPDATE EXCLUSIVE on table public.t_low
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 27 of 29: add constraint public.t_low.own without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t_low
--   blocks:      reads and writes of public.t_low, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t_low ADD CONSTRAINT own CHECK (id > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 28 of 29: add index public.t_low_fresh
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t_low
--   blocks:      neither reads nor writes
--   work:        scans public.t_low
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_low_fresh
CREATE INDEX CONCURRENTLY t_low_fresh ON public.t_low USING btree (fresh);

BEGIN;

-- Step 29 of 29: validate constraint public.t_low.own
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t_low
--   blocks:      neither reads nor writes
--   work:        scans public.t_low
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.t_low.own
ALTER TABLE public.t_low VALIDATE CONSTRAINT own;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 29 of 29: validate constraint public.t_low.own
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t_low
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t_low DROP CONSTRAINT own;
ALTER TABLE public.t_low ADD CONSTRAINT own CHECK (id > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 28 of 29: add index public.t_low_fresh
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t_low
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_low_fresh;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 27 of 29: add constraint public.t_low.own without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t_low
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t_low DROP CONSTRAINT own;

COMMIT;

-- Undo step 26 of 29: gather statistics of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t, SHARE UPDATE EXCLUSIVE on table public.t_high, SHARE UPDATE EXCLUSIVE on table public.t_low
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 25 of 29: make table public.t_low of table public.t, and a partitioned table in its place
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
CREATE OR REPLACE VIEW public.names AS
SELECT id, label FROM public.t_low;
DROP VIEW public.highs;
ALTER TABLE public.t DETACH PARTITION public.t_low;
INSERT INTO public.t_low (id, kind, label, fresh) SELECT id, kind, label, fresh FROM public.t;
DROP INDEX public.t_name;
ALTER TABLE public.t DROP CONSTRAINT t_pk;
DROP TABLE public.t_high;
DROP TABLE public.t;
ALTER TABLE public.t_low RENAME TO t;
ALTER INDEX public.t_low_label_idx RENAME TO t_name;
ALTER TABLE public.t RENAME CONSTRAINT t_low_pkey TO t_pk;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 24 of 29: scan table public.t for rows outside of the bounds of table public.t_low
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 23 of 29: check without scan the bounds of what will be table public.t_low
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT IF EXISTS lockstep_t_low_bounds_6a7cded5;

COMMIT;

SET lock_timeout = 0;

-- Undo step 22 of 29: give up the index of constraint public.t.t_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_t_pkey_old_a8e49e19 ON public.t USING btree (id);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 29: drop column public.t.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.t ADD COLUMN name text;

COMMIT;

BEGIN;

-- Undo step 20 of 29: create view public.names
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.names;

-- Undo step 19 of 29: drop view public.names
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.names
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.names AS
SELECT id, name FROM public.t;

COMMIT;

SET lock_timeout = 0;

-- Undo step 18 of 29: add index public.t_name
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_name;

-- Undo step 17 of 29: drop index public.t_name
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY t_name ON public.t USING btree (name);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 29: add constraint public.t.t_pk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_pk;

-- Undo step 15 of 29: drop constraint public.t.t_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_t_pkey_old_a8e49e19 ON public.t USING btree (id);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX lockstep_t_pkey_old_a8e49e19;

-- Undo step 14 of 29: drop column public.t.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.t ADD COLUMN gone text;

COMMIT;

BEGIN;

-- Undo step 13 of 29: drop table public.apart
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.apart
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.apart (
    id bigint NOT NULL,
    kind integer NOT NULL,
    name text,
    fresh uuid
);

COMMIT;

-- Undo step 12 of 29: gather statistics of table public.t (fresh)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 11 of 29: fill column public.t.fresh
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 29: validate constraint public.t.low
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT low;
ALTER TABLE public.t ADD CONSTRAINT low CHECK (kind < 100) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 9 of 29: build the index of constraint public.t.t_pk
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_pk;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 29: add constraint public.t.low without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT low;

-- Undo step 7 of 29: add column public.t.label
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN label;

COMMIT;

-- Undo step 6 of 29: drop the check for nulls in column public.t.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_kind_not_null_802a8e64 CHECK (kind IS NOT NULL) NOT VALID;
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_kind_not_null_802a8e64;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 29: require values in column public.t.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN kind DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 29: scan for nulls in column public.t.kind
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 29: check without scan for nulls in column public.t.kind
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_kind_not_null_802a8e64;

-- Undo step 2 of 29: add column public.t.fresh
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN fresh;

-- Undo step 1 of 29: change options of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RESET (fillfactor);

COMMIT;
