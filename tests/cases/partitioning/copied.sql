-- Rows belong into several partitions: they are copied beside the table, which is kept in step with its copy, before and after the exchange.
-- before --
CREATE TABLE kinds (k text PRIMARY KEY);
CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY, created date NOT NULL, kind text NOT NULL DEFAULT 'a' REFERENCES kinds, note text, size int GENERATED ALWAYS AS (length(note)) STORED, PRIMARY KEY (id));
CREATE INDEX ON events (kind);
CREATE VIEW latest AS SELECT max(created) AS created FROM events;
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := coalesce(NEW.note, 'stamped'); RETURN NEW; END $$;
CREATE TRIGGER stamped BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION stamp();
GRANT SELECT ON events TO pg_monitor;
COMMENT ON TABLE events IS 'what happened';
-- rows --
INSERT INTO kinds VALUES ('a'), ('b');
INSERT INTO events (created, note) SELECT date '2024-01-01' + i % 700, 'n' || i FROM generate_series(1, 2500) AS i;
-- after --
CREATE TABLE kinds (k text PRIMARY KEY);
-- @partition mode=copy
CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY, created date NOT NULL, kind text NOT NULL DEFAULT 'a' REFERENCES kinds, note text, size int GENERATED ALWAYS AS (length(note)) STORED, PRIMARY KEY (id, created)) PARTITION BY RANGE (created);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY RANGE (id);
CREATE TABLE events_2025_a PARTITION OF events_2025 FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE INDEX ON events (kind);
CREATE VIEW latest AS SELECT max(created) AS created FROM events;
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := coalesce(NEW.note, 'stamped'); RETURN NEW; END $$;
CREATE TRIGGER stamped BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION stamp();
GRANT SELECT ON events TO pg_monitor;
COMMENT ON TABLE events IS 'what happened';
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM events) = 2500;
  ASSERT (SELECT count(*) FROM events_2024) = (SELECT count(*) FROM events WHERE created < '2025-01-01');
  ASSERT (SELECT count(*) FROM events_2025_a) > 800;
  INSERT INTO events (created) VALUES ('2030-01-01');
  ASSERT (SELECT note = 'stamped' AND size = 7 FROM events_rest);
  ASSERT (SELECT max(id) FROM events) BETWEEN 2501 AND 2510;
  ASSERT (SELECT created FROM latest) = '2030-01-01';
  DELETE FROM events WHERE created = '2030-01-01';
END $$;
-- old --
INSERT INTO events (created, kind) VALUES ('2024-06-01', 'a'), ('2025-06-01', 'a');
UPDATE events SET note = 'moved', created = '2024-07-07' WHERE note = 'stamped' AND created = '2025-06-01';
DO $$ BEGIN ASSERT (SELECT count(*) FROM events WHERE note IN ('stamped', 'moved')) = 2; END $$;
DELETE FROM events WHERE note = 'stamped';
-- new --
INSERT INTO events (created) VALUES ('2024-06-01'), ('2025-06-01'), ('2030-01-01');
UPDATE events SET created = '2024-07-07' WHERE created = '2030-01-01';
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM events WHERE note LIKE 'n%') = 2500;
  ASSERT NOT EXISTS (SELECT FROM events_rest);
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events, public.kinds IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.events, public.kinds IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.kinds, public.events IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 1 of 5: create what will be table public.events, with its partitions, and write to both
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.events, SHARE ROW EXCLUSIVE on table public.kinds
--   blocks:      writes of public.events, public.kinds, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        what is written to the table is written to its copy in the same transaction
CREATE TABLE public.lockstep_events_new_714820ca (
    id bigint CONSTRAINT events_id_not_null NOT NULL,
    created date CONSTRAINT events_created_not_null NOT NULL,
    kind text DEFAULT 'a' CONSTRAINT events_kind_not_null NOT NULL,
    note text,
    size integer GENERATED ALWAYS AS (length(note)) STORED
) PARTITION BY RANGE (created);
COMMENT ON TABLE public.lockstep_events_new_714820ca IS 'what happened';
CREATE TABLE public.events_2024 PARTITION OF public.lockstep_events_new_714820ca (
    id WITH OPTIONS CONSTRAINT events_id_not_null NOT NULL,
    created WITH OPTIONS CONSTRAINT events_created_not_null NOT NULL,
    kind WITH OPTIONS CONSTRAINT events_kind_not_null NOT NULL
) FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.events_2025 PARTITION OF public.lockstep_events_new_714820ca (
    id WITH OPTIONS CONSTRAINT events_id_not_null NOT NULL,
    created WITH OPTIONS CONSTRAINT events_created_not_null NOT NULL,
    kind WITH OPTIONS CONSTRAINT events_kind_not_null NOT NULL
) FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY RANGE (id);
CREATE TABLE public.events_2025_a PARTITION OF public.events_2025 (
    id WITH OPTIONS CONSTRAINT events_id_not_null NOT NULL,
    created WITH OPTIONS CONSTRAINT events_created_not_null NOT NULL,
    kind WITH OPTIONS CONSTRAINT events_kind_not_null NOT NULL
) FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
CREATE TABLE public.events_rest PARTITION OF public.lockstep_events_new_714820ca (
    id WITH OPTIONS CONSTRAINT events_id_not_null NOT NULL,
    created WITH OPTIONS CONSTRAINT events_created_not_null NOT NULL,
    kind WITH OPTIONS CONSTRAINT events_kind_not_null NOT NULL
) DEFAULT;
ALTER TABLE public.lockstep_events_new_714820ca ADD CONSTRAINT events_kind_fkey FOREIGN KEY (kind) REFERENCES public.kinds (k);
ALTER TABLE ONLY public.lockstep_events_new_714820ca ADD CONSTRAINT lockstep_events_pkey_new_58bc5d46 PRIMARY KEY (id, created);
ALTER TABLE public.events_2024 ADD CONSTRAINT events_2024_pkey PRIMARY KEY (id, created);
ALTER TABLE ONLY public.events_2025 ADD CONSTRAINT events_2025_pkey PRIMARY KEY (id, created);
ALTER TABLE public.events_2025_a ADD CONSTRAINT events_2025_a_pkey PRIMARY KEY (id, created);
ALTER TABLE public.events_rest ADD CONSTRAINT events_rest_pkey PRIMARY KEY (id, created);
ALTER INDEX public.lockstep_events_pkey_new_58bc5d46 ATTACH PARTITION public.events_rest_pkey;
ALTER INDEX public.events_2025_pkey ATTACH PARTITION public.events_2025_a_pkey;
ALTER INDEX public.lockstep_events_pkey_new_58bc5d46 ATTACH PARTITION public.events_2025_pkey;
ALTER INDEX public.lockstep_events_pkey_new_58bc5d46 ATTACH PARTITION public.events_2024_pkey;
CREATE INDEX lockstep_events_kind_idx_new_7803d814 ON ONLY public.lockstep_events_new_714820ca USING btree (kind);
CREATE INDEX events_2024_kind_idx ON public.events_2024 USING btree (kind);
CREATE INDEX events_2025_kind_idx ON ONLY public.events_2025 USING btree (kind);
CREATE INDEX events_2025_a_kind_idx ON public.events_2025_a USING btree (kind);
CREATE INDEX events_rest_kind_idx ON public.events_rest USING btree (kind);
ALTER INDEX public.lockstep_events_kind_idx_new_7803d814 ATTACH PARTITION public.events_rest_kind_idx;
ALTER INDEX public.events_2025_kind_idx ATTACH PARTITION public.events_2025_a_kind_idx;
ALTER INDEX public.lockstep_events_kind_idx_new_7803d814 ATTACH PARTITION public.events_2025_kind_idx;
ALTER INDEX public.lockstep_events_kind_idx_new_7803d814 ATTACH PARTITION public.events_2024_kind_idx;
CREATE OR REPLACE FUNCTION public.lockstep_events_copy_714820ca() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_events_new_714820ca;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id, NEW.created) IS DISTINCT FROM (OLD.id, OLD.created)) THEN
    DELETE FROM public.lockstep_events_new_714820ca AS lockstep_row USING (SELECT id, created FROM (SELECT OLD.*) AS events) AS lockstep_was (id, created) WHERE lockstep_row.id = lockstep_was.id AND lockstep_row.created = lockstep_was.created;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_events_new_714820ca AS lockstep_row (id, created, kind, note) SELECT id, created, kind, note FROM (SELECT NEW.*) AS events ON CONFLICT (id, created) DO UPDATE SET kind = EXCLUDED.kind, note = EXCLUDED.note;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_events_copy_714820ca" AFTER INSERT OR UPDATE OR DELETE ON public.events FOR EACH ROW EXECUTE FUNCTION public.lockstep_events_copy_714820ca();
CREATE TRIGGER "~lockstep_events_truncate_714820ca" AFTER TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_events_copy_714820ca();

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 5: copy the rows of table public.events
--   phase:       migrate
--   locks:       ROW SHARE on table public.events
--   blocks:      neither reads nor writes
--   work:        scans public.events
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows belong into none of the partitions, or when the copy is not the same at last
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_events_progress_714820ca AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.events ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_events_progress_714820ca
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.events ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_events_progress_714820ca);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_events_progress_714820ca;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.events WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.events WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        INSERT INTO public.lockstep_events_new_714820ca (id, created, kind, note) SELECT id, created, kind, note FROM (SELECT * FROM ONLY public.events WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 FOR SHARE) AS events ON CONFLICT (id, created) DO NOTHING;
      ELSE
        INSERT INTO public.lockstep_events_new_714820ca (id, created, kind, note) SELECT id, created, kind, note FROM (SELECT * FROM ONLY public.events WHERE id <= lockstep_next.next_1 FOR SHARE) AS events ON CONFLICT (id, created) DO NOTHING;
      END IF;
      UPDATE public.lockstep_events_progress_714820ca SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_events_progress_714820ca;
DO $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT id, created, kind, note FROM ONLY public.events AS events) AS was (id, created, kind, note) WHERE NOT EXISTS (SELECT FROM public.lockstep_events_new_714820ca AS now WHERE now.id = was.id AND now.created = was.created AND pg_catalog.record_image_eq(ROW(now.id, now.created, now.kind, now.note), ROW(was.id, was.created, was.kind, was.note))))
     OR (SELECT pg_catalog.count(*) FROM ONLY public.events) <> (SELECT pg_catalog.count(*) FROM public.lockstep_events_new_714820ca) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', 'public.events';
  END IF;
END $$;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 5: gather statistics of table public.lockstep_events_new_714820ca
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_events_new_714820ca;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events, public.kinds IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.latest SET SCHEMA public;
        LOCK TABLE public.events, public.kinds IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.kinds, public.events IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.latest SET SCHEMA public;
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

-- Step 4 of 5: put its partitioned copy in the place of table public.events
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on sequence public.events_id_seq, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.kinds, ACCESS EXCLUSIVE on view public.latest
--   blocks:      reads and writes of public.events_id_seq, public.events, public.kinds, public.latest, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        the old table stays until the last step, and what is written to the new one is written to it: its keys still hold
LOCK TABLE public.events, public.kinds IN ACCESS EXCLUSIVE MODE;
SELECT pg_catalog.set_config('lockstep.identity_1', last_value || ' ' || is_called, true) FROM public.events_id_seq;
DROP TRIGGER "~lockstep_events_truncate_714820ca" ON public.events;
DROP TRIGGER "~lockstep_events_copy_714820ca" ON public.events;
DROP FUNCTION public.lockstep_events_copy_714820ca();
ALTER SEQUENCE public.events_id_seq RENAME TO lockstep_id_identity_b20cabc9;
ALTER TABLE public.events RENAME CONSTRAINT events_pkey TO lockstep_events_pkey_old_58bc5d46;
ALTER INDEX public.events_kind_idx RENAME TO lockstep_events_kind_idx_old_7803d814;
ALTER TABLE public.events RENAME TO lockstep_events_old_714820ca;
ALTER TABLE public.lockstep_events_new_714820ca RENAME CONSTRAINT lockstep_events_pkey_new_58bc5d46 TO events_pkey;
ALTER INDEX public.lockstep_events_kind_idx_new_7803d814 RENAME TO events_kind_idx;
ALTER TABLE public.lockstep_events_new_714820ca RENAME TO events;
GRANT SELECT ON TABLE public.events TO pg_monitor;
ALTER TABLE public.events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
ALTER TABLE public.lockstep_events_old_714820ca ALTER COLUMN id DROP IDENTITY;
CREATE TRIGGER stamped
    BEFORE INSERT ON public.events
    FOR EACH ROW
    EXECUTE FUNCTION public.stamp();
DROP TRIGGER stamped ON public.lockstep_events_old_714820ca;
DROP VIEW public.latest;
CREATE VIEW public.latest AS
SELECT max(created) AS created FROM public.events;
CREATE OR REPLACE FUNCTION public.lockstep_events_copy_714820ca() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_events_old_714820ca;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_events_old_714820ca AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS events) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_events_old_714820ca AS lockstep_row (id, created, kind, note) SELECT id, created, kind, note FROM (SELECT NEW.*) AS events ON CONFLICT (id) DO UPDATE SET created = EXCLUDED.created, kind = EXCLUDED.kind, note = EXCLUDED.note;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_events_copy_714820ca" AFTER INSERT OR UPDATE OR DELETE ON public.events FOR EACH ROW EXECUTE FUNCTION public.lockstep_events_copy_714820ca();
CREATE TRIGGER "~lockstep_events_truncate_714820ca" AFTER TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_events_copy_714820ca();
SELECT pg_catalog.setval('public.events_id_seq', CAST(pg_catalog.split_part(pg_catalog.current_setting('lockstep.identity_1'), ' ', 1) AS bigint), CAST(pg_catalog.split_part(pg_catalog.current_setting('lockstep.identity_1'), ' ', 2) AS boolean));

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events, public.events_2024, public.events_2025, public.events_rest, public.kinds IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.events, public.events_2024, public.events_2025, public.events_rest, public.kinds IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.kinds, public.events, public.events_2024, public.events_2025, public.events_rest IN ACCESS EXCLUSIVE MODE;
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

-- Step 5 of 5: drop the old table public.events
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.events_2024, ACCESS EXCLUSIVE on table public.events_2025, ACCESS EXCLUSIVE on table public.events_2025_a, ACCESS EXCLUSIVE on table public.events_rest, ACCESS EXCLUSIVE on table public.kinds, ACCESS EXCLUSIVE on table public.lockstep_events_old_714820ca
--   blocks:      reads and writes of public.events, public.events_2024, public.events_2025, public.events_2025_a, public.events_rest, public.kinds, public.lockstep_events_old_714820ca, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody wants public.events back as it was before it was partitioned: from here on that means to copy all rows again
DROP TRIGGER "~lockstep_events_truncate_714820ca" ON public.events;
DROP TRIGGER "~lockstep_events_copy_714820ca" ON public.events;
DROP FUNCTION public.lockstep_events_copy_714820ca();
DROP TABLE public.lockstep_events_old_714820ca;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.events, public.kinds IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.events, public.kinds IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.kinds, public.events IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 5: drop the old table public.events
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.events_2024, ACCESS EXCLUSIVE on table public.events_2025, ACCESS EXCLUSIVE on table public.events_2025_a, ACCESS EXCLUSIVE on table public.events_rest, ACCESS EXCLUSIVE on table public.kinds, ACCESS EXCLUSIVE on table public.lockstep_events_old_714820ca
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.events IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE public.lockstep_events_old_714820ca (
    id bigint CONSTRAINT events_id_not_null NOT NULL,
    created date CONSTRAINT events_created_not_null NOT NULL,
    kind text DEFAULT 'a' CONSTRAINT events_kind_not_null NOT NULL,
    note text,
    size integer GENERATED ALWAYS AS (length(note)) STORED,
    CONSTRAINT lockstep_events_pkey_old_58bc5d46 PRIMARY KEY (id)
);
GRANT SELECT ON TABLE public.lockstep_events_old_714820ca TO pg_monitor;
COMMENT ON TABLE public.lockstep_events_old_714820ca IS 'what happened';
ALTER TABLE public.lockstep_events_old_714820ca ADD CONSTRAINT events_kind_fkey FOREIGN KEY (kind) REFERENCES public.kinds (k);
CREATE INDEX lockstep_events_kind_idx_old_7803d814 ON public.lockstep_events_old_714820ca USING btree (kind);
INSERT INTO public.lockstep_events_old_714820ca (id, created, kind, note) SELECT id, created, kind, note FROM public.events AS events;
CREATE OR REPLACE FUNCTION public.lockstep_events_copy_714820ca() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_events_old_714820ca;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_events_old_714820ca AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS events) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_events_old_714820ca AS lockstep_row (id, created, kind, note) SELECT id, created, kind, note FROM (SELECT NEW.*) AS events ON CONFLICT (id) DO UPDATE SET created = EXCLUDED.created, kind = EXCLUDED.kind, note = EXCLUDED.note;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_events_copy_714820ca" AFTER INSERT OR UPDATE OR DELETE ON public.events FOR EACH ROW EXECUTE FUNCTION public.lockstep_events_copy_714820ca();
CREATE TRIGGER "~lockstep_events_truncate_714820ca" AFTER TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_events_copy_714820ca();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.events, public.kinds IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.latest SET SCHEMA public;
        LOCK TABLE ONLY public.events, public.kinds IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.kinds, ONLY public.events IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.latest SET SCHEMA public;
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

-- Undo step 4 of 5: put its partitioned copy in the place of table public.events
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on sequence public.events_id_seq, ACCESS EXCLUSIVE on table public.events, ACCESS EXCLUSIVE on table public.kinds, ACCESS EXCLUSIVE on view public.latest
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.events, public.kinds IN ACCESS EXCLUSIVE MODE;
SELECT pg_catalog.set_config('lockstep.identity_1', last_value || ' ' || is_called, true) FROM public.events_id_seq;
DROP TRIGGER "~lockstep_events_truncate_714820ca" ON public.events;
DROP TRIGGER "~lockstep_events_copy_714820ca" ON public.events;
DROP FUNCTION public.lockstep_events_copy_714820ca();
DROP VIEW public.latest;
CREATE VIEW public.latest AS
SELECT max(created) AS created FROM public.lockstep_events_old_714820ca;
CREATE TRIGGER stamped
    BEFORE INSERT ON public.lockstep_events_old_714820ca
    FOR EACH ROW
    EXECUTE FUNCTION public.stamp();
DROP TRIGGER stamped ON public.events;
ALTER TABLE public.lockstep_events_old_714820ca ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.lockstep_id_identity_b20cabc9);
ALTER TABLE public.events ALTER COLUMN id DROP IDENTITY;
REVOKE SELECT ON TABLE public.events FROM pg_monitor;
ALTER TABLE public.events RENAME TO lockstep_events_new_714820ca;
ALTER INDEX public.events_kind_idx RENAME TO lockstep_events_kind_idx_new_7803d814;
ALTER TABLE public.lockstep_events_new_714820ca RENAME CONSTRAINT events_pkey TO lockstep_events_pkey_new_58bc5d46;
ALTER TABLE public.lockstep_events_old_714820ca RENAME TO events;
ALTER INDEX public.lockstep_events_kind_idx_old_7803d814 RENAME TO events_kind_idx;
ALTER TABLE public.events RENAME CONSTRAINT lockstep_events_pkey_old_58bc5d46 TO events_pkey;
ALTER SEQUENCE public.lockstep_id_identity_b20cabc9 RENAME TO events_id_seq;
CREATE OR REPLACE FUNCTION public.lockstep_events_copy_714820ca() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_events_new_714820ca;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id, NEW.created) IS DISTINCT FROM (OLD.id, OLD.created)) THEN
    DELETE FROM public.lockstep_events_new_714820ca AS lockstep_row USING (SELECT id, created FROM (SELECT OLD.*) AS events) AS lockstep_was (id, created) WHERE lockstep_row.id = lockstep_was.id AND lockstep_row.created = lockstep_was.created;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_events_new_714820ca AS lockstep_row (id, created, kind, note) SELECT id, created, kind, note FROM (SELECT NEW.*) AS events ON CONFLICT (id, created) DO UPDATE SET kind = EXCLUDED.kind, note = EXCLUDED.note;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_events_copy_714820ca" AFTER INSERT OR UPDATE OR DELETE ON public.events FOR EACH ROW EXECUTE FUNCTION public.lockstep_events_copy_714820ca();
CREATE TRIGGER "~lockstep_events_truncate_714820ca" AFTER TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_events_copy_714820ca();
SELECT pg_catalog.setval('public.events_id_seq', CAST(pg_catalog.split_part(pg_catalog.current_setting('lockstep.identity_1'), ' ', 1) AS bigint), CAST(pg_catalog.split_part(pg_catalog.current_setting('lockstep.identity_1'), ' ', 2) AS boolean));

COMMIT;

-- Undo step 3 of 5: gather statistics of table public.lockstep_events_new_714820ca
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 5: copy the rows of table public.events
--   phase:       migrate
--   locks:       ROW SHARE on table public.events
--   transaction: inside a transaction
--   undo:        reversible
TRUNCATE public.lockstep_events_new_714820ca;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.events, public.kinds IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.events, public.kinds IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.kinds, ONLY public.events IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 1 of 5: create what will be table public.events, with its partitions, and write to both
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.events, SHARE ROW EXCLUSIVE on table public.kinds
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_events_truncate_714820ca" ON public.events;
DROP TRIGGER "~lockstep_events_copy_714820ca" ON public.events;
DROP FUNCTION public.lockstep_events_copy_714820ca();
DROP INDEX public.lockstep_events_kind_idx_new_7803d814;
ALTER TABLE public.lockstep_events_new_714820ca DROP CONSTRAINT lockstep_events_pkey_new_58bc5d46;
ALTER TABLE public.lockstep_events_new_714820ca DROP CONSTRAINT events_kind_fkey;
DROP TABLE public.events_rest;
DROP TABLE public.events_2025_a;
DROP TABLE public.events_2025;
DROP TABLE public.events_2024;
DROP TABLE public.lockstep_events_new_714820ca;

COMMIT;
