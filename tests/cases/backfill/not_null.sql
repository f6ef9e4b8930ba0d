-- Rows without a value get the one that the directive says, batch by batch, before the column requires one.
-- before --
CREATE TABLE keyed (id integer PRIMARY KEY, "The Name" text, size integer);
CREATE TABLE "No Key" (a integer, b integer);
CREATE TABLE parted (k integer, region text, v integer, PRIMARY KEY (region, k)) PARTITION BY LIST (region);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN ('north');
CREATE TABLE parted_2 PARTITION OF parted DEFAULT;
CREATE TABLE parent (id integer, v integer);
CREATE TABLE child (more integer) INHERITS (parent);
-- rows --
INSERT INTO keyed SELECT i, 'n' || i, nullif(i % 3, 0) FROM generate_series(1, 250) AS i;
INSERT INTO "No Key" SELECT nullif(i % 3, 0), i FROM generate_series(1, 5000) AS i;
INSERT INTO parted SELECT i, CASE WHEN i % 2 = 0 THEN 'north' ELSE 'south' END, nullif(i % 3, 0) FROM generate_series(1, 50) AS i;
INSERT INTO parent VALUES (1, NULL), (2, 7);
INSERT INTO child VALUES (3, NULL, 1), (4, 8, 1);
-- after --
CREATE FUNCTION longer(t text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT length($1) + 1';
CREATE TABLE keyed (
    id integer PRIMARY KEY,
    "The Name" text,
    size integer NOT NULL -- @backfill using=((longer("The Name") || '0')::integer) batch=100
);
CREATE TABLE "No Key" (
    -- @backfill using=(b % 2) batch=40
    a integer NOT NULL,
    b integer
);
CREATE TABLE parted (
    k integer, region text,
    v integer NOT NULL, /* @backfill using=(CASE region WHEN 'north' THEN 1
                                            ELSE 2 END) */
    PRIMARY KEY (region, k)) PARTITION BY LIST (region);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN ('north');
CREATE TABLE parted_2 PARTITION OF parted DEFAULT;
CREATE TABLE parent (
    id integer,
    v integer NOT NULL -- @backfill using=(-1)
);
CREATE TABLE child (more integer) INHERITS (parent);
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM keyed WHERE id % 3 = 0 AND size = (length("The Name") + 1) * 10) = 83;
  ASSERT (SELECT count(*) FROM keyed WHERE id % 3 <> 0 AND size = id % 3) = 167;
  ASSERT (SELECT count(*) FROM "No Key" WHERE a = CASE WHEN b % 3 = 0 THEN b % 2 ELSE b % 3 END) = 5000;
  ASSERT (SELECT count(*) FROM parted WHERE v = CASE WHEN k % 3 <> 0 THEN k % 3 WHEN region = 'north' THEN 1 ELSE 2 END) = 50;
  ASSERT (SELECT array_agg(v ORDER BY id) FROM parent) = '{-1,7,-1,8}';
END $$;
-- old --
INSERT INTO keyed VALUES (9001, 'old');
UPDATE keyed SET size = NULL WHERE id = 9001;
INSERT INTO "No Key" (b) VALUES (9001);
INSERT INTO parted (k, region) VALUES (9001, 'south'), (9001, 'north');
UPDATE parted SET region = 'west' WHERE k = 9001 AND region = 'north';
INSERT INTO parent (id) VALUES (9001);
INSERT INTO child (id) VALUES (9001);
DELETE FROM keyed WHERE id = 9001;
DELETE FROM "No Key" WHERE b = 9001;
DELETE FROM parted WHERE k = 9001;
DELETE FROM parent WHERE id = 9001;
-- new --
INSERT INTO keyed VALUES (9001, 'new', 1);
INSERT INTO "No Key" VALUES (1, 9001);
INSERT INTO parted VALUES (9001, 'south', 3), (9001, 'north', 4);
INSERT INTO child VALUES (9001, 2);
DO $$ BEGIN
  ASSERT (SELECT v FROM parent WHERE id = 9001) = 2;
  ASSERT (SELECT array_agg(v ORDER BY region) FROM parted WHERE k = 9001) = '{4,3}';
  BEGIN
    UPDATE keyed SET id = NULL WHERE id = 9001;
    RAISE 'no key';
  EXCEPTION WHEN not_null_violation THEN NULL;
  END;
END $$;
DELETE FROM keyed WHERE id = 9001;
DELETE FROM "No Key" WHERE b = 9001;
DELETE FROM parted WHERE k = 9001;
DELETE FROM parent WHERE id = 9001;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."No Key" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 35: fill new rows of column public."No Key".a
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."No Key"
--   blocks:      writes of public."No Key", for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.lockstep_a_fill_73588787() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT b % 2 INTO NEW.a FROM (SELECT NEW.*) AS "No Key";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_fill_73588787" BEFORE INSERT OR UPDATE ON public."No Key" FOR EACH ROW WHEN (NEW.a IS NULL) EXECUTE FUNCTION public.lockstep_a_fill_73588787();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 2 of 35: fill new rows of column public.parent.v
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.child, SHARE ROW EXCLUSIVE on table public.parent
--   blocks:      writes of public.child, public.parent, for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE FUNCTION public.lockstep_v_fill_591eacdc() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT -1 INTO NEW.v FROM (SELECT NEW.*) AS parent;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_v_fill_591eacdc" BEFORE INSERT OR UPDATE ON public.parent FOR EACH ROW WHEN (NEW.v IS NULL) EXECUTE FUNCTION public.lockstep_v_fill_591eacdc();
CREATE TRIGGER "~lockstep_v_fill_591eacdc" BEFORE INSERT OR UPDATE ON public.child FOR EACH ROW WHEN (NEW.v IS NULL) EXECUTE FUNCTION public.lockstep_v_fill_591eacdc();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parted IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 3 of 35: fill new rows of column public.parted.v
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.parted, SHARE ROW EXCLUSIVE on table public.parted_1, SHARE ROW EXCLUSIVE on table public.parted_2
--   blocks:      writes of public.parted, public.parted_1, public.parted_2, for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE FUNCTION public.lockstep_v_fill_669871fa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT CASE region WHEN 'north' THEN 1 ELSE 2 END INTO NEW.v FROM (SELECT NEW.*) AS parted;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_v_fill_669871fa" BEFORE INSERT OR UPDATE ON public.parted FOR EACH ROW WHEN (NEW.v IS NULL) EXECUTE FUNCTION public.lockstep_v_fill_669871fa();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 35: create routine public.longer(text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
CREATE FUNCTION public.longer(t text)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT length($1) + 1$$;

-- Step 5 of 35: fill new rows of column public.keyed.size
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.keyed
--   blocks:      writes of public.keyed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.lockstep_size_fill_cb4b0c0d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT (public.longer("The Name") || '0')::integer INTO NEW.size FROM (SELECT NEW.*) AS keyed;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_size_fill_cb4b0c0d" BEFORE INSERT OR UPDATE ON public.keyed FOR EACH ROW WHEN (NEW.size IS NULL) EXECUTE FUNCTION public.lockstep_size_fill_cb4b0c0d();

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 35: fill column public."No Key".a
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."No Key"
--   blocks:      neither reads nor writes
--   work:        scans public."No Key"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_a_progress_73588787 AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public."No Key"') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_a_progress_73588787
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public."No Key"') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_a_progress_73588787);
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
      SELECT * INTO lockstep_state FROM public.lockstep_a_progress_73588787;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public."No Key" SET a = b % 2 WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 2)::tid AND (a IS NULL);
      UPDATE public.lockstep_a_progress_73588787 SET page = page + 2;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_a_progress_73588787;

BEGIN;

-- Step 7 of 35: gather statistics of table public."No Key" (a)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."No Key"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."No Key" (a);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."No Key" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 35: check without scan for nulls in column public."No Key".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."No Key"
--   blocks:      reads and writes of public."No Key", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."No Key" ADD CONSTRAINT lockstep_a_not_null_73588787 CHECK (a IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 35: scan for nulls in column public."No Key".a
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."No Key"
--   blocks:      neither reads nor writes
--   work:        scans public."No Key"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public."No Key".a holds nulls
ALTER TABLE public."No Key" VALIDATE CONSTRAINT lockstep_a_not_null_73588787;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."No Key" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 35: require values in column public."No Key".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."No Key"
--   blocks:      reads and writes of public."No Key", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."No Key" ALTER COLUMN a SET NOT NULL;

COMMIT;

-- Step 11 of 35: drop the check for nulls in column public."No Key".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."No Key"
--   blocks:      reads and writes of public."No Key", for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public."No Key" DROP CONSTRAINT lockstep_a_not_null_73588787;

SET lock_timeout = 0;

-- Step 12 of 35: fill column public.keyed.size
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.keyed
--   blocks:      neither reads nor writes
--   work:        scans public.keyed
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_size_progress_cb4b0c0d AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.keyed ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_size_progress_cb4b0c0d
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.keyed ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_size_progress_cb4b0c0d);
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
      SELECT * INTO lockstep_state FROM public.lockstep_size_progress_cb4b0c0d;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.keyed WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 100) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.keyed WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 100) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.keyed SET size = (public.longer("The Name") || '0')::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (size IS NULL);
      ELSE
        UPDATE ONLY public.keyed SET size = (public.longer("The Name") || '0')::integer WHERE id <= lockstep_next.next_1 AND (size IS NULL);
      END IF;
      UPDATE public.lockstep_size_progress_cb4b0c0d SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_size_progress_cb4b0c0d;

BEGIN;

-- Step 13 of 35: gather statistics of table public.keyed (size)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.keyed
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.keyed (size);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 35: check without scan for nulls in column public.keyed.size
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   blocks:      reads and writes of public.keyed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.keyed ADD CONSTRAINT lockstep_size_not_null_cb4b0c0d CHECK (size IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 35: scan for nulls in column public.keyed.size
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.keyed
--   blocks:      neither reads nor writes
--   work:        scans public.keyed
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.keyed.size holds nulls
ALTER TABLE public.keyed VALIDATE CONSTRAINT lockstep_size_not_null_cb4b0c0d;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 35: require values in column public.keyed.size
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   blocks:      reads and writes of public.keyed, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.keyed ALTER COLUMN size SET NOT NULL;

COMMIT;

-- Step 17 of 35: drop the check for nulls in column public.keyed.size
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   blocks:      reads and writes of public.keyed, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.keyed DROP CONSTRAINT lockstep_size_not_null_cb4b0c0d;

SET lock_timeout = 0;

-- Step 18 of 35: fill column public.parent.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.parent
--   blocks:      neither reads nor writes
--   work:        scans public.parent
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_v_progress_591eacdc AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.parent') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_v_progress_591eacdc
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.parent') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_v_progress_591eacdc);
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
      SELECT * INTO lockstep_state FROM public.lockstep_v_progress_591eacdc;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.parent SET v = -1 WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (v IS NULL);
      UPDATE public.lockstep_v_progress_591eacdc SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_v_progress_591eacdc;

-- Step 19 of 35: fill column public.child.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.child
--   blocks:      neither reads nor writes
--   work:        scans public.child
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_v_progress_1b0c5c6c AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.child') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_v_progress_1b0c5c6c
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.child') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_v_progress_1b0c5c6c);
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
      SELECT * INTO lockstep_state FROM public.lockstep_v_progress_1b0c5c6c;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.child SET v = -1 WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (v IS NULL);
      UPDATE public.lockstep_v_progress_1b0c5c6c SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_v_progress_1b0c5c6c;

BEGIN;

-- Step 20 of 35: gather statistics of table public.parent (v)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.parent (v);
ANALYZE public.child (v);

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
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Step 21 of 35: check without scan for nulls in column public.parent.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.child, public.parent, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parent ADD CONSTRAINT lockstep_v_not_null_591eacdc CHECK (v IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 22 of 35: scan for nulls in column public.parent.v
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   blocks:      neither reads nor writes
--   work:        scans public.parent, scans public.child
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.parent.v holds nulls
ALTER TABLE public.parent VALIDATE CONSTRAINT lockstep_v_not_null_591eacdc;

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
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Step 23 of 35: require values in column public.parent.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.child, public.parent, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parent ALTER COLUMN v SET NOT NULL;

COMMIT;

-- Step 24 of 35: drop the check for nulls in column public.parent.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.parent, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.parent DROP CONSTRAINT lockstep_v_not_null_591eacdc;

SET lock_timeout = 0;

-- Step 25 of 35: fill column public.parted_1.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.parted_1
--   blocks:      neither reads nor writes
--   work:        scans public.parted_1
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_v_progress_9f240a06 AS
  SELECT region AS last_1, k AS last_2, region AS upto_1, k AS upto_2, false AS begun FROM ONLY public.parted_1 ORDER BY region DESC, k DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_v_progress_9f240a06
  SELECT * FROM (SELECT region AS last_1, k AS last_2, region AS upto_1, k AS upto_2, false AS begun FROM ONLY public.parted_1 ORDER BY region DESC, k DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_v_progress_9f240a06);
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
      SELECT * INTO lockstep_state FROM public.lockstep_v_progress_9f240a06;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT region AS next_1, k AS next_2 INTO lockstep_next FROM (SELECT region, k FROM ONLY public.parted_1 WHERE (region, k) > (lockstep_state.last_1, lockstep_state.last_2) AND (region, k) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY region, k LIMIT 1000) AS batch ORDER BY region DESC, k DESC LIMIT 1;
      ELSE
        SELECT region AS next_1, k AS next_2 INTO lockstep_next FROM (SELECT region, k FROM ONLY public.parted_1 WHERE (region, k) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY region, k LIMIT 1000) AS batch ORDER BY region DESC, k DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.parted_1 SET v = CASE region WHEN 'north' THEN 1 ELSE 2 END WHERE (region, k) > (lockstep_state.last_1, lockstep_state.last_2) AND (region, k) <= (lockstep_next.next_1, lockstep_next.next_2) AND (v IS NULL);
      ELSE
        UPDATE ONLY public.parted_1 SET v = CASE region WHEN 'north' THEN 1 ELSE 2 END WHERE (region, k) <= (lockstep_next.next_1, lockstep_next.next_2) AND (v IS NULL);
      END IF;
      UPDATE public.lockstep_v_progress_9f240a06 SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_v_progress_9f240a06;

-- Step 26 of 35: fill column public.parted_2.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.parted_2
--   blocks:      neither reads nor writes
--   work:        scans public.parted_2
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_v_progress_be2942eb AS
  SELECT region AS last_1, k AS last_2, region AS upto_1, k AS upto_2, false AS begun FROM ONLY public.parted_2 ORDER BY region DESC, k DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_v_progress_be2942eb
  SELECT * FROM (SELECT region AS last_1, k AS last_2, region AS upto_1, k AS upto_2, false AS begun FROM ONLY public.parted_2 ORDER BY region DESC, k DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_v_progress_be2942eb);
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
      SELECT * INTO lockstep_state FROM public.lockstep_v_progress_be2942eb;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT region AS next_1, k AS next_2 INTO lockstep_next FROM (SELECT region, k FROM ONLY public.parted_2 WHERE (region, k) > (lockstep_state.last_1, lockstep_state.last_2) AND (region, k) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY region, k LIMIT 1000) AS batch ORDER BY region DESC, k DESC LIMIT 1;
      ELSE
        SELECT region AS next_1, k AS next_2 INTO lockstep_next FROM (SELECT region, k FROM ONLY public.parted_2 WHERE (region, k) <= (lockstep_state.upto_1, lockstep_state.upto_2) ORDER BY region, k LIMIT 1000) AS batch ORDER BY region DESC, k DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.parted_2 SET v = CASE region WHEN 'north' THEN 1 ELSE 2 END WHERE (region, k) > (lockstep_state.last_1, lockstep_state.last_2) AND (region, k) <= (lockstep_next.next_1, lockstep_next.next_2) AND (v IS NULL);
      ELSE
        UPDATE ONLY public.parted_2 SET v = CASE region WHEN 'north' THEN 1 ELSE 2 END WHERE (region, k) <= (lockstep_next.next_1, lockstep_next.next_2) AND (v IS NULL);
      END IF;
      UPDATE public.lockstep_v_progress_be2942eb SET last_1 = lockstep_next.next_1, last_2 = lockstep_next.next_2, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_v_progress_be2942eb;

BEGIN;

-- Step 27 of 35: gather statistics of table public.parted (v)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parted, SHARE UPDATE EXCLUSIVE on table public.parted_1, SHARE UPDATE EXCLUSIVE on table public.parted_2
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.parted (v);

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
      LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parted IN ACCESS EXCLUSIVE MODE;
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

-- Step 28 of 35: check without scan for nulls in column public.parted.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.parted_1, ACCESS EXCLUSIVE on table public.parted_2
--   blocks:      reads and writes of public.parted, public.parted_1, public.parted_2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parted ADD CONSTRAINT lockstep_v_not_null_669871fa CHECK (v IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 29 of 35: scan for nulls in column public.parted.v
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parted, SHARE UPDATE EXCLUSIVE on table public.parted_1, SHARE UPDATE EXCLUSIVE on table public.parted_2
--   blocks:      neither reads nor writes
--   work:        scans public.parted_1, scans public.parted_2
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.parted.v holds nulls
ALTER TABLE public.parted VALIDATE CONSTRAINT lockstep_v_not_null_669871fa;

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
      LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parted IN ACCESS EXCLUSIVE MODE;
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

-- Step 30 of 35: require values in column public.parted.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.parted_1, ACCESS EXCLUSIVE on table public.parted_2
--   blocks:      reads and writes of public.parted, public.parted_1, public.parted_2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parted ALTER COLUMN v SET NOT NULL;

COMMIT;

-- Step 31 of 35: drop the check for nulls in column public.parted.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.parted_1, ACCESS EXCLUSIVE on table public.parted_2
--   blocks:      reads and writes of public.parted, public.parted_1, public.parted_2, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.parted DROP CONSTRAINT lockstep_v_not_null_669871fa;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."No Key" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 32 of 35: stop to fill new rows of column public."No Key".a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."No Key"
--   blocks:      reads and writes of public."No Key", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when whoever writes rows of public."No Key" gives a a value
DROP TRIGGER "~lockstep_a_fill_73588787" ON public."No Key";
DROP FUNCTION public.lockstep_a_fill_73588787();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 33 of 35: stop to fill new rows of column public.keyed.size
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   blocks:      reads and writes of public.keyed, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when whoever writes rows of public.keyed gives size a value
DROP TRIGGER "~lockstep_size_fill_cb4b0c0d" ON public.keyed;
DROP FUNCTION public.lockstep_size_fill_cb4b0c0d();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Step 34 of 35: stop to fill new rows of column public.parent.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   blocks:      reads and writes of public.child, public.parent, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when whoever writes rows of public.parent gives v a value
DROP TRIGGER "~lockstep_v_fill_591eacdc" ON public.parent;
DROP TRIGGER "~lockstep_v_fill_591eacdc" ON public.child;
DROP FUNCTION public.lockstep_v_fill_591eacdc();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parted IN ACCESS EXCLUSIVE MODE;
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

-- Step 35 of 35: stop to fill new rows of column public.parted.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.parted_1, ACCESS EXCLUSIVE on table public.parted_2
--   blocks:      reads and writes of public.parted, public.parted_1, public.parted_2, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when whoever writes rows of public.parted gives v a value
DROP TRIGGER "~lockstep_v_fill_669871fa" ON public.parted;
DROP FUNCTION public.lockstep_v_fill_669871fa();

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
      LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parted IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 35 of 35: stop to fill new rows of column public.parted.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.parted_1, ACCESS EXCLUSIVE on table public.parted_2
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE FUNCTION public.lockstep_v_fill_669871fa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT CASE region WHEN 'north' THEN 1 ELSE 2 END INTO NEW.v FROM (SELECT NEW.*) AS parted;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_v_fill_669871fa" BEFORE INSERT OR UPDATE ON public.parted FOR EACH ROW WHEN (NEW.v IS NULL) EXECUTE FUNCTION public.lockstep_v_fill_669871fa();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 34 of 35: stop to fill new rows of column public.parent.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE FUNCTION public.lockstep_v_fill_591eacdc() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT -1 INTO NEW.v FROM (SELECT NEW.*) AS parent;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_v_fill_591eacdc" BEFORE INSERT OR UPDATE ON public.parent FOR EACH ROW WHEN (NEW.v IS NULL) EXECUTE FUNCTION public.lockstep_v_fill_591eacdc();
CREATE TRIGGER "~lockstep_v_fill_591eacdc" BEFORE INSERT OR UPDATE ON public.child FOR EACH ROW WHEN (NEW.v IS NULL) EXECUTE FUNCTION public.lockstep_v_fill_591eacdc();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 33 of 35: stop to fill new rows of column public.keyed.size
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE FUNCTION public.lockstep_size_fill_cb4b0c0d() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT (public.longer("The Name") || '0')::integer INTO NEW.size FROM (SELECT NEW.*) AS keyed;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_size_fill_cb4b0c0d" BEFORE INSERT OR UPDATE ON public.keyed FOR EACH ROW WHEN (NEW.size IS NULL) EXECUTE FUNCTION public.lockstep_size_fill_cb4b0c0d();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."No Key" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 32 of 35: stop to fill new rows of column public."No Key".a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."No Key"
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE FUNCTION public.lockstep_a_fill_73588787() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT b % 2 INTO NEW.a FROM (SELECT NEW.*) AS "No Key";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_fill_73588787" BEFORE INSERT OR UPDATE ON public."No Key" FOR EACH ROW WHEN (NEW.a IS NULL) EXECUTE FUNCTION public.lockstep_a_fill_73588787();

COMMIT;

-- Undo step 31 of 35: drop the check for nulls in column public.parted.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.parted_1, ACCESS EXCLUSIVE on table public.parted_2
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.parted ADD CONSTRAINT lockstep_v_not_null_669871fa CHECK (v IS NOT NULL) NOT VALID;
ALTER TABLE public.parted VALIDATE CONSTRAINT lockstep_v_not_null_669871fa;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parted IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 30 of 35: require values in column public.parted.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.parted_1, ACCESS EXCLUSIVE on table public.parted_2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parted ALTER COLUMN v DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 29 of 35: scan for nulls in column public.parted.v
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parted, SHARE UPDATE EXCLUSIVE on table public.parted_1, SHARE UPDATE EXCLUSIVE on table public.parted_2
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

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
      LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parted IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 28 of 35: check without scan for nulls in column public.parted.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.parted, ACCESS EXCLUSIVE on table public.parted_1, ACCESS EXCLUSIVE on table public.parted_2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parted DROP CONSTRAINT lockstep_v_not_null_669871fa;

COMMIT;

-- Undo step 27 of 35: gather statistics of table public.parted (v)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.parted, SHARE UPDATE EXCLUSIVE on table public.parted_1, SHARE UPDATE EXCLUSIVE on table public.parted_2
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 26 of 35: fill column public.parted_2.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.parted_2
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none

-- Undo step 25 of 35: fill column public.parted_1.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.parted_1
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none

-- Undo step 24 of 35: drop the check for nulls in column public.parent.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.parent
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.parent ADD CONSTRAINT lockstep_v_not_null_591eacdc CHECK (v IS NOT NULL) NOT VALID;
ALTER TABLE public.parent VALIDATE CONSTRAINT lockstep_v_not_null_591eacdc;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 23 of 35: require values in column public.parent.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parent ALTER COLUMN v DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 22 of 35: scan for nulls in column public.parent.v
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

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
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 21 of 35: check without scan for nulls in column public.parent.v
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.child, ACCESS EXCLUSIVE on table public.parent
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.parent DROP CONSTRAINT lockstep_v_not_null_591eacdc;

COMMIT;

-- Undo step 20 of 35: gather statistics of table public.parent (v)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.child, SHARE UPDATE EXCLUSIVE on table public.parent
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 19 of 35: fill column public.child.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.child
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none

-- Undo step 18 of 35: fill column public.parent.v
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.parent
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none

-- Undo step 17 of 35: drop the check for nulls in column public.keyed.size
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.keyed ADD CONSTRAINT lockstep_size_not_null_cb4b0c0d CHECK (size IS NOT NULL) NOT VALID;
ALTER TABLE public.keyed VALIDATE CONSTRAINT lockstep_size_not_null_cb4b0c0d;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 35: require values in column public.keyed.size
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.keyed ALTER COLUMN size DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 15 of 35: scan for nulls in column public.keyed.size
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.keyed
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 35: check without scan for nulls in column public.keyed.size
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.keyed
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.keyed DROP CONSTRAINT lockstep_size_not_null_cb4b0c0d;

COMMIT;

-- Undo step 13 of 35: gather statistics of table public.keyed (size)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.keyed
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 12 of 35: fill column public.keyed.size
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.keyed
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none

-- Undo step 11 of 35: drop the check for nulls in column public."No Key".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."No Key"
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public."No Key" ADD CONSTRAINT lockstep_a_not_null_73588787 CHECK (a IS NOT NULL) NOT VALID;
ALTER TABLE public."No Key" VALIDATE CONSTRAINT lockstep_a_not_null_73588787;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."No Key" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 35: require values in column public."No Key".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."No Key"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."No Key" ALTER COLUMN a DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 35: scan for nulls in column public."No Key".a
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."No Key"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."No Key" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 35: check without scan for nulls in column public."No Key".a
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."No Key"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."No Key" DROP CONSTRAINT lockstep_a_not_null_73588787;

COMMIT;

-- Undo step 7 of 35: gather statistics of table public."No Key" (a)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."No Key"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 6 of 35: fill column public."No Key".a
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."No Key"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.keyed IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 35: fill new rows of column public.keyed.size
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.keyed
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_size_fill_cb4b0c0d" ON public.keyed;
DROP FUNCTION public.lockstep_size_fill_cb4b0c0d();

-- Undo step 4 of 35: create routine public.longer(text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.longer(text);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parted IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parted IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 35: fill new rows of column public.parted.v
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.parted, SHARE ROW EXCLUSIVE on table public.parted_1, SHARE ROW EXCLUSIVE on table public.parted_2
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_v_fill_669871fa" ON public.parted;
DROP FUNCTION public.lockstep_v_fill_669871fa();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parent IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.parent IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 35: fill new rows of column public.parent.v
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.child, SHARE ROW EXCLUSIVE on table public.parent
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_v_fill_591eacdc" ON public.parent;
DROP TRIGGER "~lockstep_v_fill_591eacdc" ON public.child;
DROP FUNCTION public.lockstep_v_fill_591eacdc();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."No Key" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 35: fill new rows of column public."No Key".a
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public."No Key"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_a_fill_73588787" ON public."No Key";
DROP FUNCTION public.lockstep_a_fill_73588787();

COMMIT;
