-- A new column whose rows each get another default, or what the directive says, is filled batch by batch; others are added as before.
-- before --
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE TABLE small (id integer UNIQUE NOT NULL);
-- rows --
INSERT INTO orders SELECT i, CASE WHEN i % 2 = 0 THEN 'n' || i END FROM generate_series(1, 2500) AS i;
INSERT INTO small VALUES (1), (2);
-- after --
CREATE SEQUENCE numbers;
CREATE TABLE orders (
    id bigint PRIMARY KEY,
    note text,
    token uuid NOT NULL DEFAULT gen_random_uuid(),
    number bigint DEFAULT nextval('numbers'),
    loud text, -- @backfill using=(upper(note)) where=(note IS NOT NULL)
    at timestamptz NOT NULL DEFAULT now(),
    size integer NOT NULL -- @backfill using=(coalesce(length(note), 0))
);
CREATE UNIQUE INDEX orders_token ON orders (token);
CREATE TABLE small (id integer UNIQUE NOT NULL, token uuid UNIQUE DEFAULT gen_random_uuid());
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(DISTINCT token) FROM orders) = 2500;
  ASSERT (SELECT count(DISTINCT number) FROM orders) = 2500;
  ASSERT (SELECT count(*) FROM orders WHERE loud IS NOT DISTINCT FROM upper(note)) = 2500;
  ASSERT (SELECT count(*) FROM orders WHERE size = coalesce(length(note), 0)) = 2500;
  ASSERT (SELECT count(DISTINCT token) FROM small) = 2;
END $$;
-- old --
INSERT INTO orders (id, note) VALUES (9001, 'old');
UPDATE orders SET note = 'older' WHERE id = 9001;
INSERT INTO orders VALUES (9002);
DELETE FROM orders WHERE id > 9000;
INSERT INTO small VALUES (9001);
DELETE FROM small WHERE id = 9001;
-- new --
INSERT INTO orders (id, note, size) VALUES (9001, 'new', 7);
DO $$ BEGIN
  ASSERT (SELECT size FROM orders WHERE id = 9001) = 7;
  ASSERT (SELECT count(DISTINCT token) FROM orders WHERE number IS NOT NULL) = (SELECT count(*) FROM orders);
END $$;
DELETE FROM orders WHERE id = 9001;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 29: create sequence public.numbers
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.numbers;

-- Step 2 of 29: add column public.orders.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.orders ADD COLUMN at timestamp with time zone DEFAULT now() NOT NULL;

-- Step 3 of 29: add column public.orders.loud
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.orders ADD COLUMN loud text;

-- Step 4 of 29: fill new rows of column public.orders.loud
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.orders
--   blocks:      writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.lockstep_loud_fill_11c45aaf() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT upper(note) INTO NEW.loud FROM (SELECT NEW.*) AS orders WHERE (note IS NOT NULL);
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_loud_fill_11c45aaf" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW.loud IS NULL) EXECUTE FUNCTION public.lockstep_loud_fill_11c45aaf();

-- Step 5 of 29: add column public.orders.number
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.orders ADD COLUMN number bigint;
ALTER TABLE public.orders ALTER COLUMN number SET DEFAULT nextval('public.numbers');

-- Step 6 of 29: add column public.orders.size
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.orders ADD COLUMN size integer;

-- Step 7 of 29: fill new rows of column public.orders.size
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.orders
--   blocks:      writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.lockstep_size_fill_a6932c56() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT COALESCE(length(note), 0) INTO NEW.size FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_size_fill_a6932c56" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW.size IS NULL) EXECUTE FUNCTION public.lockstep_size_fill_a6932c56();

-- Step 8 of 29: add column public.orders.token
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.orders ADD COLUMN token uuid;
ALTER TABLE public.orders ALTER COLUMN token SET DEFAULT gen_random_uuid();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.small IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 29: add column public.small.token
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.small
--   blocks:      reads and writes of public.small, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.small ADD COLUMN token uuid;
ALTER TABLE public.small ALTER COLUMN token SET DEFAULT gen_random_uuid();

COMMIT;

SET lock_timeout = 0;

-- Step 10 of 29: fill column public.orders.loud
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_loud_progress_11c45aaf AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_loud_progress_11c45aaf
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_loud_progress_11c45aaf);
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
      SELECT * INTO lockstep_state FROM public.lockstep_loud_progress_11c45aaf;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders SET loud = upper(note) WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (loud IS NULL AND ((note IS NOT NULL)));
      ELSE
        UPDATE ONLY public.orders SET loud = upper(note) WHERE id <= lockstep_next.next_1 AND (loud IS NULL AND ((note IS NOT NULL)));
      END IF;
      UPDATE public.lockstep_loud_progress_11c45aaf SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_loud_progress_11c45aaf;

-- Step 11 of 29: fill column public.orders.number
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_number_progress_395c3352 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_number_progress_395c3352
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_number_progress_395c3352);
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
      SELECT * INTO lockstep_state FROM public.lockstep_number_progress_395c3352;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders SET number = DEFAULT WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (number IS NULL);
      ELSE
        UPDATE ONLY public.orders SET number = DEFAULT WHERE id <= lockstep_next.next_1 AND (number IS NULL);
      END IF;
      UPDATE public.lockstep_number_progress_395c3352 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_number_progress_395c3352;

-- Step 12 of 29: fill column public.orders.size
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_size_progress_a6932c56 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_size_progress_a6932c56
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_size_progress_a6932c56);
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
      SELECT * INTO lockstep_state FROM public.lockstep_size_progress_a6932c56;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders SET size = COALESCE(length(note), 0) WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (size IS NULL);
      ELSE
        UPDATE ONLY public.orders SET size = COALESCE(length(note), 0) WHERE id <= lockstep_next.next_1 AND (size IS NULL);
      END IF;
      UPDATE public.lockstep_size_progress_a6932c56 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_size_progress_a6932c56;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 29: check without scan for nulls in column public.orders.size
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD CONSTRAINT lockstep_size_not_null_a6932c56 CHECK (size IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 14 of 29: scan for nulls in column public.orders.size
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.orders.size holds nulls
ALTER TABLE public.orders VALIDATE CONSTRAINT lockstep_size_not_null_a6932c56;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 29: require values in column public.orders.size
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ALTER COLUMN size SET NOT NULL;

COMMIT;

-- Step 16 of 29: drop the check for nulls in column public.orders.size
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT lockstep_size_not_null_a6932c56;

SET lock_timeout = 0;

-- Step 17 of 29: fill column public.orders.token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_token_progress_be2ce8b6 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_token_progress_be2ce8b6
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_token_progress_be2ce8b6);
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
      SELECT * INTO lockstep_state FROM public.lockstep_token_progress_be2ce8b6;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders SET token = DEFAULT WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (token IS NULL);
      ELSE
        UPDATE ONLY public.orders SET token = DEFAULT WHERE id <= lockstep_next.next_1 AND (token IS NULL);
      END IF;
      UPDATE public.lockstep_token_progress_be2ce8b6 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_token_progress_be2ce8b6;

BEGIN;

-- Step 18 of 29: gather statistics of table public.orders (loud, number, size, token)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.orders (loud, number, size, token);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 19 of 29: check without scan for nulls in column public.orders.token
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD CONSTRAINT lockstep_token_not_null_be2ce8b6 CHECK (token IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 20 of 29: scan for nulls in column public.orders.token
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column public.orders.token holds nulls
ALTER TABLE public.orders VALIDATE CONSTRAINT lockstep_token_not_null_be2ce8b6;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 29: require values in column public.orders.token
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ALTER COLUMN token SET NOT NULL;

COMMIT;

-- Step 22 of 29: drop the check for nulls in column public.orders.token
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT lockstep_token_not_null_be2ce8b6;

SET lock_timeout = 0;

-- Step 23 of 29: fill column public.small.token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.small
--   blocks:      neither reads nor writes
--   work:        scans public.small
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_token_progress_1e8673e2 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.small ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_token_progress_1e8673e2
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.small ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_token_progress_1e8673e2);
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
      SELECT * INTO lockstep_state FROM public.lockstep_token_progress_1e8673e2;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.small WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.small WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.small SET token = DEFAULT WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (token IS NULL);
      ELSE
        UPDATE ONLY public.small SET token = DEFAULT WHERE id <= lockstep_next.next_1 AND (token IS NULL);
      END IF;
      UPDATE public.lockstep_token_progress_1e8673e2 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_token_progress_1e8673e2;

BEGIN;

-- Step 24 of 29: gather statistics of table public.small (token)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.small
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.small (token);

COMMIT;

-- Step 25 of 29: build the index of constraint public.small.small_token_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.small
--   blocks:      neither reads nor writes
--   work:        scans public.small
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.small are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.small_token_key
CREATE UNIQUE INDEX CONCURRENTLY small_token_key ON public.small USING btree (token);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.small IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 26 of 29: add constraint public.small.small_token_key
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.small
--   blocks:      reads and writes of public.small, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.small ADD CONSTRAINT small_token_key UNIQUE USING INDEX small_token_key;

COMMIT;

SET lock_timeout = 0;

-- Step 27 of 29: add index public.orders_token
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.orders are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.orders_token
CREATE UNIQUE INDEX CONCURRENTLY orders_token ON public.orders USING btree (token);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 28 of 29: stop to fill new rows of column public.orders.loud
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when whoever writes rows of public.orders gives loud a value
DROP TRIGGER "~lockstep_loud_fill_11c45aaf" ON public.orders;
DROP FUNCTION public.lockstep_loud_fill_11c45aaf();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 29 of 29: stop to fill new rows of column public.orders.size
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when whoever writes rows of public.orders gives size a value
DROP TRIGGER "~lockstep_size_fill_a6932c56" ON public.orders;
DROP FUNCTION public.lockstep_size_fill_a6932c56();

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 29 of 29: stop to fill new rows of column public.orders.size
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE FUNCTION public.lockstep_size_fill_a6932c56() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT COALESCE(length(note), 0) INTO NEW.size FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_size_fill_a6932c56" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW.size IS NULL) EXECUTE FUNCTION public.lockstep_size_fill_a6932c56();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 28 of 29: stop to fill new rows of column public.orders.loud
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE FUNCTION public.lockstep_loud_fill_11c45aaf() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT upper(note) INTO NEW.loud FROM (SELECT NEW.*) AS orders WHERE (note IS NOT NULL);
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_loud_fill_11c45aaf" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW.loud IS NULL) EXECUTE FUNCTION public.lockstep_loud_fill_11c45aaf();

COMMIT;

SET lock_timeout = 0;

-- Undo step 27 of 29: add index public.orders_token
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.orders_token;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.small IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 26 of 29: add constraint public.small.small_token_key
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.small
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.small DROP CONSTRAINT small_token_key;

COMMIT;

SET lock_timeout = 0;

-- Undo step 25 of 29: build the index of constraint public.small.small_token_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.small
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.small_token_key;

-- Undo step 24 of 29: gather statistics of table public.small (token)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.small
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 23 of 29: fill column public.small.token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.small
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

-- Undo step 22 of 29: drop the check for nulls in column public.orders.token
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD CONSTRAINT lockstep_token_not_null_be2ce8b6 CHECK (token IS NOT NULL) NOT VALID;
ALTER TABLE public.orders VALIDATE CONSTRAINT lockstep_token_not_null_be2ce8b6;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 29: require values in column public.orders.token
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ALTER COLUMN token DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 20 of 29: scan for nulls in column public.orders.token
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 29: check without scan for nulls in column public.orders.token
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT lockstep_token_not_null_be2ce8b6;

COMMIT;

-- Undo step 18 of 29: gather statistics of table public.orders (loud, number, size, token)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 17 of 29: fill column public.orders.token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 16 of 29: drop the check for nulls in column public.orders.size
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD CONSTRAINT lockstep_size_not_null_a6932c56 CHECK (size IS NOT NULL) NOT VALID;
ALTER TABLE public.orders VALIDATE CONSTRAINT lockstep_size_not_null_a6932c56;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 29: require values in column public.orders.size
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ALTER COLUMN size DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 14 of 29: scan for nulls in column public.orders.size
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 29: check without scan for nulls in column public.orders.size
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT lockstep_size_not_null_a6932c56;

COMMIT;

-- Undo step 12 of 29: fill column public.orders.size
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 11 of 29: fill column public.orders.number
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 10 of 29: fill column public.orders.loud
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.small IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 29: add column public.small.token
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.small
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.small DROP COLUMN token;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 29: add column public.orders.token
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.orders DROP COLUMN token;

-- Undo step 7 of 29: fill new rows of column public.orders.size
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_size_fill_a6932c56" ON public.orders;
DROP FUNCTION public.lockstep_size_fill_a6932c56();

-- Undo step 6 of 29: add column public.orders.size
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.orders DROP COLUMN size;

-- Undo step 5 of 29: add column public.orders.number
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.orders DROP COLUMN number;

-- Undo step 4 of 29: fill new rows of column public.orders.loud
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_loud_fill_11c45aaf" ON public.orders;
DROP FUNCTION public.lockstep_loud_fill_11c45aaf();

-- Undo step 3 of 29: add column public.orders.loud
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.orders DROP COLUMN loud;

-- Undo step 2 of 29: add column public.orders.at
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.orders DROP COLUMN at;

-- Undo step 1 of 29: create sequence public.numbers
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.numbers;

COMMIT;
