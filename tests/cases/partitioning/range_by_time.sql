-- A table becomes the first partition of one that takes its name: rows stay where they are, new ones go where they belong.
-- before --
CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY, created date NOT NULL, kind text NOT NULL DEFAULT 'plain' CHECK (kind <> ''), note text, PRIMARY KEY (id));
CREATE INDEX ON events (kind);
COMMENT ON TABLE events IS 'what happened';
COMMENT ON COLUMN events.kind IS 'of what kind';
-- rows --
INSERT INTO events (created, kind) SELECT date '2024-01-01' + i % 300, 'k' || i % 7 FROM generate_series(1, 2500) AS i;
-- after --
-- @partition mode=first name=events_2024
CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY, created date NOT NULL, kind text NOT NULL DEFAULT 'plain' CHECK (kind <> ''), note text, PRIMARY KEY (id, created)) PARTITION BY RANGE (created);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE INDEX ON events (kind);
COMMENT ON TABLE events IS 'what happened';
COMMENT ON COLUMN events.kind IS 'of what kind';
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM events) = 2500;
  ASSERT (SELECT count(*) FROM events_2024) = 2500;
  INSERT INTO events (created) VALUES ('2024-06-01'), ('2025-06-01'), ('2030-01-01');
  ASSERT (SELECT array_agg(tableoid::regclass::text ORDER BY created) FROM events WHERE id > 2500) = '{events_2024,events_2025,events_rest}';
  ASSERT (SELECT max(id) FROM events) BETWEEN 2503 AND 2510;
  DELETE FROM events WHERE id > 2500;
END $$;
-- old --
INSERT INTO events (created) VALUES ('2024-06-01');
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM events WHERE kind LIKE 'k%') = 2500;
  ASSERT (SELECT max(id) FROM events) > 2500;
END $$;
-- new --
INSERT INTO events (created) VALUES ('2024-06-01'), ('2025-06-01'), ('2030-01-01');
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM events WHERE kind LIKE 'k%') = 2500;
  ASSERT (SELECT count(*) FROM events_2025) > 0;
END $$;
-- plan --
SET lock_timeout = 0;

-- Step 1 of 8: build the index of constraint public.events.events_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans public.events
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.events are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_pkey_key_58bc5d46
CREATE UNIQUE INDEX CONCURRENTLY lockstep_events_pkey_key_58bc5d46 ON public.events USING btree (id, created);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 8: drop constraint public.events.events_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events DROP CONSTRAINT events_pkey;

-- Step 3 of 8: add constraint public.events.events_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX lockstep_events_pkey_key_58bc5d46;

COMMIT;

-- Step 4 of 8: give up the index of constraint public.events.events_pkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_pkey_old_58bc5d46;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 8: check without scan the bounds of what will be table public.events_2024
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.events is partitioned, rows outside of the bounds of table public.events_2024 are refused
ALTER TABLE public.events ADD CONSTRAINT lockstep_events_2024_bounds_7a24b171 CHECK (created IS NOT NULL AND created < '2025-01-01'::date) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 8: scan table public.events for rows outside of the bounds of table public.events_2024
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans public.events
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.events holds rows outside of the bounds of table public.events_2024
ALTER TABLE public.events VALIDATE CONSTRAINT lockstep_events_2024_bounds_7a24b171;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 8: make table public.events_2024 of table public.events, and a partitioned table in its place
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.events_id_seq, ACCESS EXCLUSIVE on table public.events
--   blocks:      reads and writes of public.events_id_seq, public.events, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        on the way back the rows that other partitions got since are put into it while others wait
LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
SELECT pg_catalog.set_config('lockstep.identity_1', last_value || ' ' || is_called, true) FROM public.events_id_seq;
ALTER SEQUENCE public.events_id_seq RENAME TO lockstep_id_identity_b20cabc9;
ALTER TABLE public.events RENAME CONSTRAINT events_pkey TO events_2024_pkey;
ALTER INDEX public.events_kind_idx RENAME TO events_2024_kind_idx;
ALTER TABLE public.events RENAME TO events_2024;
CREATE TABLE public.events (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT events_id_not_null NOT NULL,
    created date CONSTRAINT events_created_not_null NOT NULL,
    kind text DEFAULT 'plain' CONSTRAINT events_kind_not_null NOT NULL,
    note text,
    CONSTRAINT events_kind_check CHECK (kind <> '')
) PARTITION BY RANGE (created);
COMMENT ON TABLE public.events IS 'what happened';
COMMENT ON COLUMN public.events.kind IS 'of what kind';
CREATE TABLE public.events_2025 PARTITION OF public.events (
    id WITH OPTIONS CONSTRAINT events_id_not_null NOT NULL,
    created WITH OPTIONS CONSTRAINT events_created_not_null NOT NULL,
    kind WITH OPTIONS CONSTRAINT events_kind_not_null NOT NULL
) FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE public.events_rest PARTITION OF public.events (
    id WITH OPTIONS CONSTRAINT events_id_not_null NOT NULL,
    created WITH OPTIONS CONSTRAINT events_created_not_null NOT NULL,
    kind WITH OPTIONS CONSTRAINT events_kind_not_null NOT NULL
) DEFAULT;
ALTER TABLE public.events_2024 ALTER COLUMN id DROP IDENTITY;
ALTER TABLE ONLY public.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, created);
ALTER TABLE public.events_2025 ADD CONSTRAINT events_2025_pkey PRIMARY KEY (id, created);
ALTER TABLE public.events_rest ADD CONSTRAINT events_rest_pkey PRIMARY KEY (id, created);
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_rest_pkey;
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2025_pkey;
CREATE INDEX events_kind_idx ON ONLY public.events USING btree (kind);
CREATE INDEX events_2025_kind_idx ON public.events_2025 USING btree (kind);
CREATE INDEX events_rest_kind_idx ON public.events_rest USING btree (kind);
ALTER INDEX public.events_kind_idx ATTACH PARTITION public.events_rest_kind_idx;
ALTER INDEX public.events_kind_idx ATTACH PARTITION public.events_2025_kind_idx;
ALTER TABLE public.events ATTACH PARTITION public.events_2024 FOR VALUES FROM (MINVALUE) TO ('2025-01-01');
COMMENT ON TABLE public.events_2024 IS NULL;
COMMENT ON COLUMN public.events_2024.kind IS NULL;
SELECT pg_catalog.setval('public.events_id_seq', CAST(pg_catalog.split_part(pg_catalog.current_setting('lockstep.identity_1'), ' ', 1) AS bigint), CAST(pg_catalog.split_part(pg_catalog.current_setting('lockstep.identity_1'), ' ', 2) AS boolean));
ALTER TABLE public.events_2024 DROP CONSTRAINT IF EXISTS lockstep_events_2024_bounds_7a24b171;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 8: gather statistics of table public.events
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events, SHARE UPDATE EXCLUSIVE on table public.events_2024, SHARE UPDATE EXCLUSIVE on table public.events_2025, SHARE UPDATE EXCLUSIVE on table public.events_rest
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.events;

COMMIT;
-- down --
-- Undo step 8 of 8: gather statistics of table public.events
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events, SHARE UPDATE EXCLUSIVE on table public.events_2024, SHARE UPDATE EXCLUSIVE on table public.events_2025, SHARE UPDATE EXCLUSIVE on table public.events_rest
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 8: make table public.events_2024 of table public.events, and a partitioned table in its place
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.events_id_seq, ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
SELECT pg_catalog.set_config('lockstep.identity_1', last_value || ' ' || is_called, true) FROM public.events_id_seq;
COMMENT ON COLUMN public.events_2024.kind IS 'of what kind';
COMMENT ON TABLE public.events_2024 IS 'what happened';
ALTER TABLE public.events DETACH PARTITION public.events_2024;
INSERT INTO public.events_2024 (id, created, kind, note) SELECT id, created, kind, note FROM public.events;
DROP INDEX public.events_kind_idx;
ALTER TABLE public.events DROP CONSTRAINT events_pkey;
ALTER TABLE public.events_2024 ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.lockstep_id_identity_b20cabc9);
DROP TABLE public.events_rest;
DROP TABLE public.events_2025;
DROP TABLE public.events;
ALTER TABLE public.events_2024 RENAME TO events;
ALTER INDEX public.events_2024_kind_idx RENAME TO events_kind_idx;
ALTER TABLE public.events RENAME CONSTRAINT events_2024_pkey TO events_pkey;
ALTER SEQUENCE public.lockstep_id_identity_b20cabc9 RENAME TO events_id_seq;
SELECT pg_catalog.setval('public.events_id_seq', CAST(pg_catalog.split_part(pg_catalog.current_setting('lockstep.identity_1'), ' ', 1) AS bigint), CAST(pg_catalog.split_part(pg_catalog.current_setting('lockstep.identity_1'), ' ', 2) AS boolean));

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 8: scan table public.events for rows outside of the bounds of table public.events_2024
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 8: check without scan the bounds of what will be table public.events_2024
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events DROP CONSTRAINT IF EXISTS lockstep_events_2024_bounds_7a24b171;

COMMIT;

SET lock_timeout = 0;

-- Undo step 4 of 8: give up the index of constraint public.events.events_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_events_pkey_old_58bc5d46 ON public.events USING btree (id);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.events IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 8: add constraint public.events.events_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.events DROP CONSTRAINT events_pkey;

-- Undo step 2 of 8: drop constraint public.events.events_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_events_pkey_old_58bc5d46 ON public.events USING btree (id);
ALTER TABLE public.events ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX lockstep_events_pkey_old_58bc5d46;

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 8: build the index of constraint public.events.events_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.events
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_events_pkey_key_58bc5d46;
