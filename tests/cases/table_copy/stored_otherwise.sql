-- No column changes its type: the table is to be written to the log, and a generated column is computed otherwise.
-- before --
CREATE UNLOGGED TABLE sessions (id uuid PRIMARY KEY, note text);
CREATE TABLE shapes (id bigint PRIMARY KEY, a integer, area integer GENERATED ALWAYS AS (a * a) STORED);
CREATE INDEX ON shapes (area);
CREATE VIEW areas AS SELECT id, area FROM shapes;
-- rows --
INSERT INTO sessions SELECT md5(i::text)::uuid, 'n' || i FROM generate_series(1, 1200) AS i;
INSERT INTO shapes SELECT i, i FROM generate_series(1, 1200) AS i;
-- after --
-- @online mode=copy
CREATE TABLE sessions (id uuid PRIMARY KEY, note text);
-- @online mode=copy
CREATE TABLE shapes (id bigint PRIMARY KEY, a integer, area integer GENERATED ALWAYS AS (a * a + 1) STORED);
CREATE INDEX ON shapes (area);
CREATE VIEW areas AS SELECT id, area FROM shapes;
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM sessions) = 1200;
  ASSERT (SELECT count(*) FROM areas WHERE area = id * id + 1) = 1200;
END $$;
-- old --
INSERT INTO shapes VALUES (5000, 3);
UPDATE shapes SET a = 4 WHERE id = 5000;
DELETE FROM shapes WHERE id = 5000;
-- new --
INSERT INTO shapes VALUES (5001, 3);
UPDATE shapes SET a = 4 WHERE id = 5001;
DO $$ BEGIN ASSERT (SELECT area FROM areas WHERE id = 5001) = 17; END $$;
DELETE FROM shapes WHERE id = 5001;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.sessions IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 19: create what will be table public.sessions, and note what is written
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.sessions
--   blocks:      writes of public.sessions, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE TABLE public.lockstep_sessions_new_c89907cb (
    id uuid CONSTRAINT sessions_id_not_null NOT NULL,
    note text
);
CREATE TABLE public.lockstep_sessions_log_c89907cb AS SELECT id FROM ONLY public.sessions WITH NO DATA;
CREATE FUNCTION public.lockstep_sessions_copy_c89907cb() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_sessions_new_c89907cb, public.lockstep_sessions_log_c89907cb;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public.lockstep_sessions_log_c89907cb VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public.lockstep_sessions_log_c89907cb VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_sessions_copy_c89907cb" AFTER INSERT OR UPDATE OR DELETE ON public.sessions FOR EACH ROW EXECUTE FUNCTION public.lockstep_sessions_copy_c89907cb();
CREATE TRIGGER "~lockstep_sessions_truncate_c89907cb" AFTER TRUNCATE ON public.sessions FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_sessions_copy_c89907cb();

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 19: copy the rows of table public.sessions
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.sessions
--   blocks:      neither reads nor writes
--   work:        scans public.sessions
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
CREATE TABLE IF NOT EXISTS public.lockstep_sessions_progress_c89907cb AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.sessions') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_sessions_progress_c89907cb
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.sessions') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_sessions_progress_c89907cb);
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
      SELECT * INTO lockstep_state FROM public.lockstep_sessions_progress_c89907cb;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      INSERT INTO public.lockstep_sessions_new_c89907cb (id, note) SELECT id, note FROM (SELECT * FROM ONLY public.sessions WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 200)::tid) AS sessions;
      UPDATE public.lockstep_sessions_progress_c89907cb SET page = page + 200;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_sessions_progress_c89907cb;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 19: gather statistics of table public.lockstep_sessions_new_c89907cb
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_sessions_new_c89907cb;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 19: copy what was written to table public.sessions meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.sessions
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_sessions_log_c89907cb[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_sessions_log_c89907cb AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_sessions_new_c89907cb AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS sessions) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_sessions_new_c89907cb (id, note) SELECT id, note FROM (SELECT * FROM ONLY public.sessions WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS sessions;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 5 of 19: build the key of what will be table public.sessions
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
ALTER TABLE public.lockstep_sessions_new_c89907cb ADD CONSTRAINT lockstep_sessions_pkey_new_41ca8009 PRIMARY KEY (id);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 19: compare the copy with table public.sessions
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.sessions
--   blocks:      neither reads nor writes
--   work:        scans public.sessions
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when the copy is not the same, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT id, note FROM ONLY public.sessions AS sessions) AS was (id, note) FULL JOIN public.lockstep_sessions_new_c89907cb AS now ON now.id = was.id
      WHERE (now.id IS DISTINCT FROM was.id OR now.note IS DISTINCT FROM was.note) AND NOT EXISTS (SELECT FROM (SELECT id FROM public.lockstep_sessions_log_c89907cb AS sessions) AS noted (id) WHERE noted.id = coalesce(now.id, was.id))) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', 'public.sessions';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 7 of 19: copy what was written to table public.sessions meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.sessions
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_sessions_log_c89907cb[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_sessions_log_c89907cb AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_sessions_new_c89907cb AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS sessions) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_sessions_new_c89907cb (id, note) SELECT id, note FROM (SELECT * FROM ONLY public.sessions WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS sessions;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.sessions IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 19: put its copy in the place of table public.sessions
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.sessions
--   blocks:      reads and writes of public.sessions, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        the old table stays until the last step, and what is written to the new one is written to it as far as it can hold that; the way back stops when it could not
LOCK TABLE public.sessions IN ACCESS EXCLUSIVE MODE;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_sessions_log_c89907cb[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_sessions_log_c89907cb AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_sessions_new_c89907cb AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS sessions) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_sessions_new_c89907cb (id, note) SELECT id, note FROM (SELECT * FROM ONLY public.sessions WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS sessions;
END $$;
DROP TRIGGER "~lockstep_sessions_truncate_c89907cb" ON public.sessions;
DROP TRIGGER "~lockstep_sessions_copy_c89907cb" ON public.sessions;
DROP FUNCTION public.lockstep_sessions_copy_c89907cb();
DROP TABLE public.lockstep_sessions_log_c89907cb;
ALTER TABLE public.sessions RENAME CONSTRAINT sessions_pkey TO lockstep_sessions_pkey_old_41ca8009;
ALTER TABLE public.sessions RENAME TO lockstep_sessions_old_c89907cb;
ALTER TABLE public.lockstep_sessions_new_c89907cb RENAME CONSTRAINT lockstep_sessions_pkey_new_41ca8009 TO sessions_pkey;
ALTER TABLE public.lockstep_sessions_new_c89907cb RENAME TO sessions;
CREATE SEQUENCE public.lockstep_sessions_missed_c89907cb;
CREATE OR REPLACE FUNCTION public.lockstep_sessions_copy_c89907cb() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_sessions_old_c89907cb;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_sessions_old_c89907cb AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS sessions) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_sessions_old_c89907cb AS lockstep_row (id, note) SELECT id, note FROM (SELECT NEW.*) AS sessions ON CONFLICT (id) DO UPDATE SET note = EXCLUDED.note;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public.lockstep_sessions_missed_c89907cb');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public.lockstep_sessions_old_c89907cb AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS sessions) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_sessions_copy_c89907cb" AFTER INSERT OR UPDATE OR DELETE ON public.sessions FOR EACH ROW EXECUTE FUNCTION public.lockstep_sessions_copy_c89907cb();
CREATE TRIGGER "~lockstep_sessions_truncate_c89907cb" AFTER TRUNCATE ON public.sessions FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_sessions_copy_c89907cb();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.shapes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 19: create what will be table public.shapes, and note what is written
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on table public.shapes
--   blocks:      writes of public.shapes, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE TABLE public.lockstep_shapes_new_ca08bce7 (
    id bigint CONSTRAINT shapes_id_not_null NOT NULL,
    a integer,
    area integer GENERATED ALWAYS AS (a * a + 1) STORED
);
CREATE TABLE public.lockstep_shapes_log_ca08bce7 AS SELECT id FROM ONLY public.shapes WITH NO DATA;
CREATE FUNCTION public.lockstep_shapes_copy_ca08bce7() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_shapes_new_ca08bce7, public.lockstep_shapes_log_ca08bce7;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public.lockstep_shapes_log_ca08bce7 VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public.lockstep_shapes_log_ca08bce7 VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_shapes_copy_ca08bce7" AFTER INSERT OR UPDATE OR DELETE ON public.shapes FOR EACH ROW EXECUTE FUNCTION public.lockstep_shapes_copy_ca08bce7();
CREATE TRIGGER "~lockstep_shapes_truncate_ca08bce7" AFTER TRUNCATE ON public.shapes FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_shapes_copy_ca08bce7();

COMMIT;

SET lock_timeout = 0;

-- Step 10 of 19: copy the rows of table public.shapes
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.shapes
--   blocks:      neither reads nor writes
--   work:        scans public.shapes
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
CREATE TABLE IF NOT EXISTS public.lockstep_shapes_progress_ca08bce7 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.shapes') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_shapes_progress_ca08bce7
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.shapes') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_shapes_progress_ca08bce7);
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
      SELECT * INTO lockstep_state FROM public.lockstep_shapes_progress_ca08bce7;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      INSERT INTO public.lockstep_shapes_new_ca08bce7 (id, a) SELECT id, a FROM (SELECT * FROM ONLY public.shapes WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 200)::tid) AS shapes;
      UPDATE public.lockstep_shapes_progress_ca08bce7 SET page = page + 200;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_shapes_progress_ca08bce7;

SET lock_timeout = '2s';

BEGIN;

-- Step 11 of 19: gather statistics of table public.lockstep_shapes_new_ca08bce7
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_shapes_new_ca08bce7;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 12 of 19: copy what was written to table public.shapes meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.shapes
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_shapes_log_ca08bce7[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_shapes_log_ca08bce7 AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_shapes_new_ca08bce7 AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS shapes) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_shapes_new_ca08bce7 (id, a) SELECT id, a FROM (SELECT * FROM ONLY public.shapes WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS shapes;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 13 of 19: build the key of what will be table public.shapes
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
ALTER TABLE public.lockstep_shapes_new_ca08bce7 ADD CONSTRAINT lockstep_shapes_pkey_new_a5617f1f PRIMARY KEY (id);

COMMIT;

BEGIN;

-- Step 14 of 19: build the other keys and indexes of what will be table public.shapes
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nobody uses the copy yet, so nobody waits
CREATE INDEX lockstep_shapes_area_idx_new_36aca2b5 ON public.lockstep_shapes_new_ca08bce7 USING btree (area);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 19: compare the copy with table public.shapes
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.shapes
--   blocks:      neither reads nor writes
--   work:        scans public.shapes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when the copy is not the same, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT id, a FROM ONLY public.shapes AS shapes) AS was (id, a) FULL JOIN public.lockstep_shapes_new_ca08bce7 AS now ON now.id = was.id
      WHERE (now.id IS DISTINCT FROM was.id OR now.a IS DISTINCT FROM was.a) AND NOT EXISTS (SELECT FROM (SELECT id FROM public.lockstep_shapes_log_ca08bce7 AS shapes) AS noted (id) WHERE noted.id = coalesce(now.id, was.id))) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', 'public.shapes';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 16 of 19: copy what was written to table public.shapes meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.shapes
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows do not fit into the new table
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_shapes_log_ca08bce7[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_shapes_log_ca08bce7 AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_shapes_new_ca08bce7 AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS shapes) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_shapes_new_ca08bce7 (id, a) SELECT id, a FROM (SELECT * FROM ONLY public.shapes WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS shapes;
END $$;

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
      LOCK TABLE public.shapes IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.areas SET SCHEMA public;
        LOCK TABLE public.shapes IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.shapes IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.areas SET SCHEMA public;
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

-- Step 17 of 19: put its copy in the place of table public.shapes
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.shapes, ACCESS EXCLUSIVE on view public.areas
--   blocks:      reads and writes of public.shapes, public.areas, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        the old table stays until the last step, and what is written to the new one is written to it as far as it can hold that; the way back stops when it could not
DROP VIEW public.areas;
LOCK TABLE public.shapes IN ACCESS EXCLUSIVE MODE;
DO $$
#variable_conflict use_column
DECLARE
  lockstep_noted public.lockstep_shapes_log_ca08bce7[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM public.lockstep_shapes_log_ca08bce7 AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM public.lockstep_shapes_new_ca08bce7 AS lockstep_row USING (SELECT id FROM pg_catalog.unnest(lockstep_noted) AS shapes) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  INSERT INTO public.lockstep_shapes_new_ca08bce7 (id, a) SELECT id, a FROM (SELECT * FROM ONLY public.shapes WHERE (id) IN (SELECT id FROM pg_catalog.unnest(lockstep_noted))) AS shapes;
END $$;
DROP TRIGGER "~lockstep_shapes_truncate_ca08bce7" ON public.shapes;
DROP TRIGGER "~lockstep_shapes_copy_ca08bce7" ON public.shapes;
DROP FUNCTION public.lockstep_shapes_copy_ca08bce7();
DROP TABLE public.lockstep_shapes_log_ca08bce7;
ALTER TABLE public.shapes RENAME CONSTRAINT shapes_pkey TO lockstep_shapes_pkey_old_a5617f1f;
ALTER INDEX public.shapes_area_idx RENAME TO lockstep_shapes_area_idx_old_36aca2b5;
ALTER TABLE public.shapes RENAME TO lockstep_shapes_old_ca08bce7;
ALTER TABLE public.lockstep_shapes_new_ca08bce7 RENAME CONSTRAINT lockstep_shapes_pkey_new_a5617f1f TO shapes_pkey;
ALTER INDEX public.lockstep_shapes_area_idx_new_36aca2b5 RENAME TO shapes_area_idx;
ALTER TABLE public.lockstep_shapes_new_ca08bce7 RENAME TO shapes;
DROP INDEX public.shapes_area_idx;
ALTER TABLE public.shapes DROP COLUMN area;
ALTER TABLE public.shapes ADD COLUMN area integer GENERATED ALWAYS AS (a * a + 1) STORED;
CREATE INDEX shapes_area_idx ON public.shapes USING btree (area);
CREATE VIEW public.areas AS
SELECT id, area FROM public.shapes;
CREATE SEQUENCE public.lockstep_shapes_missed_ca08bce7;
CREATE OR REPLACE FUNCTION public.lockstep_shapes_copy_ca08bce7() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_shapes_old_ca08bce7;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_shapes_old_ca08bce7 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS shapes) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_shapes_old_ca08bce7 AS lockstep_row (id, a) SELECT id, a FROM (SELECT NEW.*) AS shapes ON CONFLICT (id) DO UPDATE SET a = EXCLUDED.a;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public.lockstep_shapes_missed_ca08bce7');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public.lockstep_shapes_old_ca08bce7 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS shapes) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_shapes_copy_ca08bce7" AFTER INSERT OR UPDATE OR DELETE ON public.shapes FOR EACH ROW EXECUTE FUNCTION public.lockstep_shapes_copy_ca08bce7();
CREATE TRIGGER "~lockstep_shapes_truncate_ca08bce7" AFTER TRUNCATE ON public.shapes FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_shapes_copy_ca08bce7();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.sessions IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.sessions IN ACCESS EXCLUSIVE MODE;
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

-- Step 18 of 19: drop the old table public.sessions
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lockstep_sessions_old_c89907cb, ACCESS EXCLUSIVE on table public.sessions
--   blocks:      reads and writes of public.lockstep_sessions_old_c89907cb, public.sessions, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody wants public.sessions back as it was before: from here on that means to copy all rows again
DROP TRIGGER "~lockstep_sessions_truncate_c89907cb" ON public.sessions;
DROP TRIGGER "~lockstep_sessions_copy_c89907cb" ON public.sessions;
DROP FUNCTION public.lockstep_sessions_copy_c89907cb();
DROP SEQUENCE public.lockstep_sessions_missed_c89907cb;
DROP TABLE public.lockstep_sessions_old_c89907cb;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.shapes IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.shapes IN ACCESS EXCLUSIVE MODE;
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

-- Step 19 of 19: drop the old table public.shapes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lockstep_shapes_old_ca08bce7, ACCESS EXCLUSIVE on table public.shapes
--   blocks:      reads and writes of public.lockstep_shapes_old_ca08bce7, public.shapes, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody wants public.shapes back as it was before: from here on that means to copy all rows again
DROP TRIGGER "~lockstep_shapes_truncate_ca08bce7" ON public.shapes;
DROP TRIGGER "~lockstep_shapes_copy_ca08bce7" ON public.shapes;
DROP FUNCTION public.lockstep_shapes_copy_ca08bce7();
DROP SEQUENCE public.lockstep_shapes_missed_ca08bce7;
DROP TABLE public.lockstep_shapes_old_ca08bce7;

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
      LOCK TABLE public.shapes IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.shapes IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 19 of 19: drop the old table public.shapes
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lockstep_shapes_old_ca08bce7, ACCESS EXCLUSIVE on table public.shapes
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.shapes IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE public.lockstep_shapes_old_ca08bce7 (
    id bigint CONSTRAINT shapes_id_not_null NOT NULL,
    a integer,
    area integer GENERATED ALWAYS AS (a * a) STORED,
    CONSTRAINT lockstep_shapes_pkey_old_a5617f1f PRIMARY KEY (id)
);
CREATE INDEX lockstep_shapes_area_idx_old_36aca2b5 ON public.lockstep_shapes_old_ca08bce7 USING btree (area);
INSERT INTO public.lockstep_shapes_old_ca08bce7 (id, a) SELECT id, a FROM public.shapes AS shapes;
CREATE SEQUENCE public.lockstep_shapes_missed_ca08bce7;
CREATE OR REPLACE FUNCTION public.lockstep_shapes_copy_ca08bce7() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_shapes_old_ca08bce7;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_shapes_old_ca08bce7 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS shapes) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_shapes_old_ca08bce7 AS lockstep_row (id, a) SELECT id, a FROM (SELECT NEW.*) AS shapes ON CONFLICT (id) DO UPDATE SET a = EXCLUDED.a;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public.lockstep_shapes_missed_ca08bce7');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public.lockstep_shapes_old_ca08bce7 AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS shapes) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_shapes_copy_ca08bce7" AFTER INSERT OR UPDATE OR DELETE ON public.shapes FOR EACH ROW EXECUTE FUNCTION public.lockstep_shapes_copy_ca08bce7();
CREATE TRIGGER "~lockstep_shapes_truncate_ca08bce7" AFTER TRUNCATE ON public.shapes FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_shapes_copy_ca08bce7();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.sessions IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.sessions IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 18 of 19: drop the old table public.sessions
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.lockstep_sessions_old_c89907cb, ACCESS EXCLUSIVE on table public.sessions
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.sessions IN SHARE ROW EXCLUSIVE MODE;
CREATE UNLOGGED TABLE public.lockstep_sessions_old_c89907cb (
    id uuid CONSTRAINT sessions_id_not_null NOT NULL,
    note text,
    CONSTRAINT lockstep_sessions_pkey_old_41ca8009 PRIMARY KEY (id)
);
INSERT INTO public.lockstep_sessions_old_c89907cb (id, note) SELECT id, note FROM public.sessions AS sessions;
CREATE SEQUENCE public.lockstep_sessions_missed_c89907cb;
CREATE OR REPLACE FUNCTION public.lockstep_sessions_copy_c89907cb() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_sessions_old_c89907cb;
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    DELETE FROM public.lockstep_sessions_old_c89907cb AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS sessions) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.lockstep_sessions_old_c89907cb AS lockstep_row (id, note) SELECT id, note FROM (SELECT NEW.*) AS sessions ON CONFLICT (id) DO UPDATE SET note = EXCLUDED.note;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval('public.lockstep_sessions_missed_c89907cb');
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      DELETE FROM public.lockstep_sessions_old_c89907cb AS lockstep_row USING (SELECT id FROM (SELECT OLD.*) AS sessions) AS lockstep_was (id) WHERE lockstep_row.id = lockstep_was.id;
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_sessions_copy_c89907cb" AFTER INSERT OR UPDATE OR DELETE ON public.sessions FOR EACH ROW EXECUTE FUNCTION public.lockstep_sessions_copy_c89907cb();
CREATE TRIGGER "~lockstep_sessions_truncate_c89907cb" AFTER TRUNCATE ON public.sessions FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_sessions_copy_c89907cb();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.shapes IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.areas SET SCHEMA public;
        LOCK TABLE public.shapes IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.shapes IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.areas SET SCHEMA public;
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

-- Undo step 17 of 19: put its copy in the place of table public.shapes
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.shapes, ACCESS EXCLUSIVE on view public.areas
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP VIEW public.areas;
LOCK TABLE public.shapes IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF (SELECT is_called FROM public.lockstep_shapes_missed_ca08bce7) THEN
    INSERT INTO public.lockstep_shapes_old_ca08bce7 (id, a) SELECT lockstep_was.id, lockstep_was.a FROM (SELECT id, a FROM public.shapes AS shapes) AS lockstep_was (id, a)
      WHERE NOT EXISTS (SELECT FROM public.lockstep_shapes_old_ca08bce7 AS lockstep_row WHERE lockstep_row.id = CAST(lockstep_was.id AS bigint));
  END IF;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RAISE EXCEPTION 'rows of % that were written since do not fit into the table as it was before: %', 'public.shapes', SQLERRM;
END $$;
DROP TRIGGER "~lockstep_shapes_truncate_ca08bce7" ON public.shapes;
DROP TRIGGER "~lockstep_shapes_copy_ca08bce7" ON public.shapes;
DROP FUNCTION public.lockstep_shapes_copy_ca08bce7();
DROP SEQUENCE public.lockstep_shapes_missed_ca08bce7;
DROP INDEX public.shapes_area_idx;
ALTER TABLE public.shapes DROP COLUMN area;
ALTER TABLE public.shapes ADD COLUMN area integer GENERATED ALWAYS AS (a * a + 1) STORED;
CREATE INDEX shapes_area_idx ON public.shapes USING btree (area);
ALTER TABLE public.shapes RENAME TO lockstep_shapes_new_ca08bce7;
ALTER INDEX public.shapes_area_idx RENAME TO lockstep_shapes_area_idx_new_36aca2b5;
ALTER TABLE public.lockstep_shapes_new_ca08bce7 RENAME CONSTRAINT shapes_pkey TO lockstep_shapes_pkey_new_a5617f1f;
ALTER TABLE public.lockstep_shapes_old_ca08bce7 RENAME TO shapes;
ALTER INDEX public.lockstep_shapes_area_idx_old_36aca2b5 RENAME TO shapes_area_idx;
ALTER TABLE public.shapes RENAME CONSTRAINT lockstep_shapes_pkey_old_a5617f1f TO shapes_pkey;
CREATE VIEW public.areas AS
SELECT id, area FROM public.shapes;
CREATE TABLE public.lockstep_shapes_log_ca08bce7 AS SELECT id FROM ONLY public.shapes WITH NO DATA;
CREATE FUNCTION public.lockstep_shapes_copy_ca08bce7() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_shapes_new_ca08bce7, public.lockstep_shapes_log_ca08bce7;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public.lockstep_shapes_log_ca08bce7 VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public.lockstep_shapes_log_ca08bce7 VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_shapes_copy_ca08bce7" AFTER INSERT OR UPDATE OR DELETE ON public.shapes FOR EACH ROW EXECUTE FUNCTION public.lockstep_shapes_copy_ca08bce7();
CREATE TRIGGER "~lockstep_shapes_truncate_ca08bce7" AFTER TRUNCATE ON public.shapes FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_shapes_copy_ca08bce7();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 16 of 19: copy what was written to table public.shapes meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.shapes
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 15 of 19: compare the copy with table public.shapes
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.shapes
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 14 of 19: build the other keys and indexes of what will be table public.shapes
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP INDEX public.lockstep_shapes_area_idx_new_36aca2b5;

COMMIT;

BEGIN;

-- Undo step 13 of 19: build the key of what will be table public.shapes
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lockstep_shapes_new_ca08bce7 DROP CONSTRAINT lockstep_shapes_pkey_new_a5617f1f;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 12 of 19: copy what was written to table public.shapes meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.shapes
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 11 of 19: gather statistics of table public.lockstep_shapes_new_ca08bce7
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 10 of 19: copy the rows of table public.shapes
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.shapes
--   transaction: inside a transaction
--   undo:        reversible
TRUNCATE public.lockstep_shapes_new_ca08bce7;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.shapes IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 19: create what will be table public.shapes, and note what is written
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on table public.shapes
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_shapes_truncate_ca08bce7" ON public.shapes;
DROP TRIGGER "~lockstep_shapes_copy_ca08bce7" ON public.shapes;
DROP FUNCTION public.lockstep_shapes_copy_ca08bce7();
DROP TABLE public.lockstep_shapes_log_ca08bce7;
DROP TABLE public.lockstep_shapes_new_ca08bce7;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.sessions IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 19: put its copy in the place of table public.sessions
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.sessions
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.sessions IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF (SELECT is_called FROM public.lockstep_sessions_missed_c89907cb) THEN
    INSERT INTO public.lockstep_sessions_old_c89907cb (id, note) SELECT lockstep_was.id, lockstep_was.note FROM (SELECT id, note FROM public.sessions AS sessions) AS lockstep_was (id, note)
      WHERE NOT EXISTS (SELECT FROM public.lockstep_sessions_old_c89907cb AS lockstep_row WHERE lockstep_row.id = CAST(lockstep_was.id AS uuid));
  END IF;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RAISE EXCEPTION 'rows of % that were written since do not fit into the table as it was before: %', 'public.sessions', SQLERRM;
END $$;
DROP TRIGGER "~lockstep_sessions_truncate_c89907cb" ON public.sessions;
DROP TRIGGER "~lockstep_sessions_copy_c89907cb" ON public.sessions;
DROP FUNCTION public.lockstep_sessions_copy_c89907cb();
DROP SEQUENCE public.lockstep_sessions_missed_c89907cb;
ALTER TABLE public.sessions RENAME TO lockstep_sessions_new_c89907cb;
ALTER TABLE public.lockstep_sessions_new_c89907cb RENAME CONSTRAINT sessions_pkey TO lockstep_sessions_pkey_new_41ca8009;
ALTER TABLE public.lockstep_sessions_old_c89907cb RENAME TO sessions;
ALTER TABLE public.sessions RENAME CONSTRAINT lockstep_sessions_pkey_old_41ca8009 TO sessions_pkey;
CREATE TABLE public.lockstep_sessions_log_c89907cb AS SELECT id FROM ONLY public.sessions WITH NO DATA;
CREATE FUNCTION public.lockstep_sessions_copy_c89907cb() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE public.lockstep_sessions_new_c89907cb, public.lockstep_sessions_log_c89907cb;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO public.lockstep_sessions_log_c89907cb VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.id) IS DISTINCT FROM (OLD.id)) THEN
    INSERT INTO public.lockstep_sessions_log_c89907cb VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "~lockstep_sessions_copy_c89907cb" AFTER INSERT OR UPDATE OR DELETE ON public.sessions FOR EACH ROW EXECUTE FUNCTION public.lockstep_sessions_copy_c89907cb();
CREATE TRIGGER "~lockstep_sessions_truncate_c89907cb" AFTER TRUNCATE ON public.sessions FOR EACH STATEMENT EXECUTE FUNCTION public.lockstep_sessions_copy_c89907cb();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 19: copy what was written to table public.sessions meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.sessions
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 6 of 19: compare the copy with table public.sessions
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.sessions
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 19: build the key of what will be table public.sessions
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lockstep_sessions_new_c89907cb DROP CONSTRAINT lockstep_sessions_pkey_new_41ca8009;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 19: copy what was written to table public.sessions meanwhile
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.sessions
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 3 of 19: gather statistics of table public.lockstep_sessions_new_c89907cb
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 2 of 19: copy the rows of table public.sessions
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.sessions
--   transaction: inside a transaction
--   undo:        reversible
TRUNCATE public.lockstep_sessions_new_c89907cb;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.sessions IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 19: create what will be table public.sessions, and note what is written
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.sessions
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_sessions_truncate_c89907cb" ON public.sessions;
DROP TRIGGER "~lockstep_sessions_copy_c89907cb" ON public.sessions;
DROP FUNCTION public.lockstep_sessions_copy_c89907cb();
DROP TABLE public.lockstep_sessions_log_c89907cb;
DROP TABLE public.lockstep_sessions_new_c89907cb;

COMMIT;
