-- Gates, lock timeouts and sizes of batches hold for the parts of what they stand before, unless something nearer says otherwise.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.orders (id integer PRIMARY KEY, state text, fax text, note text, total integer);
CREATE TABLE app.lines (id integer, order_id integer, old text);
-- rows --
INSERT INTO app.orders SELECT i, NULL, 'f' || i, 'n', i FROM generate_series(1, 50) AS i;
INSERT INTO app.lines SELECT i, i, 'o' FROM generate_series(1, 50) AS i;
-- after --
-- @lock_timeout '1s'
CREATE SCHEMA app;
-- @gate 'nobody reads `fax` any more' @batch 20
CREATE TABLE app.orders (
  id integer PRIMARY KEY,
  state text NOT NULL, -- @backfill using=('open')
  -- @lock_timeout '500ms'
  note text NOT NULL, -- @gate 'every program writes `note`'
  total bigint,
  CHECK (total > 0) /* @gate 'totals are checked by every program' */
);
-- @batch 5
CREATE TABLE app.lines (
  id integer,
  order_id integer NOT NULL, -- @backfill using=(0)
  -- @lock_timeout '2min'
  FOREIGN KEY (order_id) REFERENCES app.orders
);
-- plan --
SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 32: fill new rows of column app.lines.order_id
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table app.lines
--   blocks:      writes of app.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.lockstep_order_id_fill_e36f237c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT 0 INTO NEW.order_id FROM (SELECT NEW.*) AS lines;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_order_id_fill_e36f237c" BEFORE INSERT OR UPDATE ON app.lines FOR EACH ROW WHEN (NEW.order_id IS NULL) EXECUTE FUNCTION app.lockstep_order_id_fill_e36f237c();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 32: fill new rows of column app.orders.state
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table app.orders
--   blocks:      writes of app.orders, for an instant
--   transaction: inside another transaction
--   undo:        reversible
CREATE FUNCTION app.lockstep_state_fill_027a4083() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT 'open' INTO NEW.state FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_state_fill_027a4083" BEFORE INSERT OR UPDATE ON app.orders FOR EACH ROW WHEN (NEW.state IS NULL) EXECUTE FUNCTION app.lockstep_state_fill_027a4083();

-- Step 3 of 32: add what will be column app.orders.total
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.orders ADD COLUMN lockstep_total_new_e667f3ba bigint;
CREATE OR REPLACE FUNCTION app.lockstep_total_sync_e667f3ba() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT total::bigint INTO NEW.lockstep_total_new_e667f3ba FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_total_sync_e667f3ba" BEFORE INSERT OR UPDATE ON app.orders FOR EACH ROW WHEN (NEW.lockstep_total_new_e667f3ba IS DISTINCT FROM NEW.total::bigint) EXECUTE FUNCTION app.lockstep_total_sync_e667f3ba();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 32: fill column app.lines.order_id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table app.lines
--   blocks:      neither reads nor writes
--   work:        scans app.lines
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none
CREATE UNLOGGED TABLE IF NOT EXISTS app.lockstep_order_id_progress_e36f237c AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('app.lines') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO app.lockstep_order_id_progress_e36f237c
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('app.lines') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM app.lockstep_order_id_progress_e36f237c);
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
      SELECT * INTO lockstep_state FROM app.lockstep_order_id_progress_e36f237c;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY app.lines SET order_id = 0 WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 1)::tid AND (order_id IS NULL);
      UPDATE app.lockstep_order_id_progress_e36f237c SET page = page + 1;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE app.lockstep_order_id_progress_e36f237c;

BEGIN;

-- Step 5 of 32: gather statistics of table app.lines (order_id)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.lines
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE app.lines (order_id);

COMMIT;

SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 32: check without scan for nulls in column app.lines.order_id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.lines
--   blocks:      reads and writes of app.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.lines ADD CONSTRAINT lockstep_order_id_not_null_e36f237c CHECK (order_id IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 32: scan for nulls in column app.lines.order_id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.lines
--   blocks:      neither reads nor writes
--   work:        scans app.lines
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column app.lines.order_id holds nulls
ALTER TABLE app.lines VALIDATE CONSTRAINT lockstep_order_id_not_null_e36f237c;

COMMIT;

SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 32: require values in column app.lines.order_id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.lines
--   blocks:      reads and writes of app.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.lines ALTER COLUMN order_id SET NOT NULL;

COMMIT;

-- Step 9 of 32: drop the check for nulls in column app.lines.order_id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.lines
--   blocks:      reads and writes of app.lines, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE app.lines DROP CONSTRAINT lockstep_order_id_not_null_e36f237c;

SET lock_timeout = 0;

-- Step 10 of 32: fill column app.orders.state
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table app.orders
--   blocks:      neither reads nor writes
--   work:        scans app.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none
CREATE UNLOGGED TABLE IF NOT EXISTS app.lockstep_state_progress_027a4083 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY app.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO app.lockstep_state_progress_027a4083
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY app.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM app.lockstep_state_progress_027a4083);
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
      SELECT * INTO lockstep_state FROM app.lockstep_state_progress_027a4083;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY app.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 20) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY app.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 20) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY app.orders SET state = 'open' WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (state IS NULL);
      ELSE
        UPDATE ONLY app.orders SET state = 'open' WHERE id <= lockstep_next.next_1 AND (state IS NULL);
      END IF;
      UPDATE app.lockstep_state_progress_027a4083 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE app.lockstep_state_progress_027a4083;

SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 32: check without scan for nulls in column app.orders.state
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.orders ADD CONSTRAINT lockstep_state_not_null_027a4083 CHECK (state IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 12 of 32: scan for nulls in column app.orders.state
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.orders
--   blocks:      neither reads nor writes
--   work:        scans app.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column app.orders.state holds nulls
ALTER TABLE app.orders VALIDATE CONSTRAINT lockstep_state_not_null_027a4083;

COMMIT;

SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 13 of 32: require values in column app.orders.state
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.orders ALTER COLUMN state SET NOT NULL;

COMMIT;

-- Step 14 of 32: drop the check for nulls in column app.orders.state
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE app.orders DROP CONSTRAINT lockstep_state_not_null_027a4083;

SET lock_timeout = 0;

-- Step 15 of 32: fill column app.orders.total
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table app.orders
--   blocks:      neither reads nor writes
--   work:        scans app.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS app.lockstep_total_progress_e667f3ba AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY app.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO app.lockstep_total_progress_e667f3ba
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY app.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM app.lockstep_total_progress_e667f3ba);
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
      SELECT * INTO lockstep_state FROM app.lockstep_total_progress_e667f3ba;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY app.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 20) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY app.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 20) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY app.orders SET lockstep_total_new_e667f3ba = total::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_total_new_e667f3ba IS NULL AND total IS NOT NULL);
      ELSE
        UPDATE ONLY app.orders SET lockstep_total_new_e667f3ba = total::bigint WHERE id <= lockstep_next.next_1 AND (lockstep_total_new_e667f3ba IS NULL AND total IS NOT NULL);
      END IF;
      UPDATE app.lockstep_total_progress_e667f3ba SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE app.lockstep_total_progress_e667f3ba;

BEGIN;

-- Step 16 of 32: gather statistics of table app.orders (state, lockstep_total_new_e667f3ba)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.orders
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE app.orders (state, lockstep_total_new_e667f3ba);

COMMIT;

BEGIN;

-- Step 17 of 32: compare the new with the old column app.orders.total
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.orders
--   blocks:      neither reads nor writes
--   work:        scans app.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column app.orders.total cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY app.orders WHERE lockstep_total_new_e667f3ba IS DISTINCT FROM total::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_total_new_e667f3ba', 'total';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 18 of 32: put the new column in the place of column app.orders.total
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column app.orders.total fail
--   hazard:      app-breaking: columns of table app.orders stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE app.orders IN ACCESS EXCLUSIVE MODE;
ALTER TABLE app.orders RENAME COLUMN total TO lockstep_total_old_e667f3ba;
ALTER TABLE app.orders RENAME COLUMN lockstep_total_new_e667f3ba TO total;
CREATE OR REPLACE FUNCTION app.lockstep_total_sync_e667f3ba() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.total::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.total::text THEN
    RETURN NEW;
  END IF;
  SELECT total::integer INTO NEW.lockstep_total_old_e667f3ba FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_total_old_e667f3ba := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = '120s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.lines, app.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.lines, app.orders IN SHARE ROW EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.orders, app.lines IN SHARE ROW EXCLUSIVE MODE;
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

-- Step 19 of 32: add constraint app.lines.lines_order_id_fkey without scan
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on table app.lines, SHARE ROW EXCLUSIVE on table app.orders
--   blocks:      writes of app.lines, app.orders, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE app.lines ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES app.orders (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 20 of 32: validate constraint app.lines.lines_order_id_fkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.lines, ROW SHARE on table app.orders
--   blocks:      neither reads nor writes
--   work:        scans app.lines
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint app.lines.lines_order_id_fkey
ALTER TABLE app.lines VALIDATE CONSTRAINT lines_order_id_fkey;

COMMIT;

SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 32: drop column app.lines.old
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.lines
--   blocks:      reads and writes of app.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column app.lines.old are dropped
--   hazard:      app-breaking: whoever uses column app.lines.old fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.lines fail
ALTER TABLE app.lines DROP COLUMN old;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 22 of 32: stop to fill new rows of column app.lines.order_id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.lines
--   blocks:      reads and writes of app.lines, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when whoever writes rows of app.lines gives order_id a value
DROP TRIGGER "~lockstep_order_id_fill_e36f237c" ON app.lines;
DROP FUNCTION app.lockstep_order_id_fill_e36f237c();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 23 of 32: drop column app.orders.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column app.orders.fax are dropped
--   hazard:      app-breaking: whoever uses column app.orders.fax fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.orders fail
--   gate:        go on when nobody reads `fax` any more
ALTER TABLE app.orders DROP COLUMN fax;

COMMIT;

SET lock_timeout = '500ms';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 24 of 32: check without scan for nulls in column app.orders.note
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   gate:        go on when every program writes `note`
ALTER TABLE app.orders ADD CONSTRAINT lockstep_note_not_null_ab158266 CHECK (note IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 25 of 32: scan for nulls in column app.orders.note
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.orders
--   blocks:      neither reads nor writes
--   work:        scans app.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when column app.orders.note holds nulls
ALTER TABLE app.orders VALIDATE CONSTRAINT lockstep_note_not_null_ab158266;

COMMIT;

SET lock_timeout = '500ms';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 26 of 32: require values in column app.orders.note
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.orders ALTER COLUMN note SET NOT NULL;

COMMIT;

-- Step 27 of 32: drop the check for nulls in column app.orders.note
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE app.orders DROP CONSTRAINT lockstep_note_not_null_ab158266;

SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 28 of 32: stop to fill new rows of column app.orders.state
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when whoever writes rows of app.orders gives state a value
DROP TRIGGER "~lockstep_state_fill_027a4083" ON app.orders;
DROP FUNCTION app.lockstep_state_fill_027a4083();

COMMIT;

BEGIN;

-- Step 29 of 32: give up the old column app.orders.total
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_total_old_e667f3ba holds the old values of total
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 30 of 32: drop the old column app.orders.total
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_total_sync_e667f3ba" ON app.orders;
DROP FUNCTION app.lockstep_total_sync_e667f3ba();
ALTER TABLE app.orders DROP COLUMN lockstep_total_old_e667f3ba;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 31 of 32: add constraint app.orders.orders_total_check without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   blocks:      reads and writes of app.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   gate:        go on when totals are checked by every program
ALTER TABLE app.orders ADD CONSTRAINT orders_total_check CHECK (total > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 32 of 32: validate constraint app.orders.orders_total_check
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.orders
--   blocks:      neither reads nor writes
--   work:        scans app.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint app.orders.orders_total_check
ALTER TABLE app.orders VALIDATE CONSTRAINT orders_total_check;

COMMIT;
-- down --
SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 32 of 32: validate constraint app.orders.orders_total_check
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.orders DROP CONSTRAINT orders_total_check;
ALTER TABLE app.orders ADD CONSTRAINT orders_total_check CHECK (total > 0) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 31 of 32: add constraint app.orders.orders_total_check without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.orders DROP CONSTRAINT orders_total_check;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 30 of 32: drop the old column app.orders.total
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.orders ADD COLUMN lockstep_total_old_e667f3ba integer;
CREATE OR REPLACE FUNCTION app.lockstep_total_sync_e667f3ba() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.total::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.total::text THEN
    RETURN NEW;
  END IF;
  SELECT total::integer INTO NEW.lockstep_total_old_e667f3ba FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_total_old_e667f3ba := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_total_sync_e667f3ba" BEFORE INSERT OR UPDATE ON app.orders FOR EACH ROW WHEN (NEW.total IS DISTINCT FROM NEW.lockstep_total_old_e667f3ba::bigint) EXECUTE FUNCTION app.lockstep_total_sync_e667f3ba();

COMMIT;

SET lock_timeout = 0;

-- Undo step 29 of 32: give up the old column app.orders.total
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table app.orders
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS app.lockstep_total_progress_e667f3ba AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY app.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO app.lockstep_total_progress_e667f3ba
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY app.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM app.lockstep_total_progress_e667f3ba);
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
      SELECT * INTO lockstep_state FROM app.lockstep_total_progress_e667f3ba;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY app.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 20) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY app.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 20) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY app.orders SET lockstep_total_old_e667f3ba = total::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_total_old_e667f3ba IS NULL AND total IS NOT NULL);
      ELSE
        UPDATE ONLY app.orders SET lockstep_total_old_e667f3ba = total::integer WHERE id <= lockstep_next.next_1 AND (lockstep_total_old_e667f3ba IS NULL AND total IS NOT NULL);
      END IF;
      UPDATE app.lockstep_total_progress_e667f3ba SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE app.lockstep_total_progress_e667f3ba;

SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 28 of 32: stop to fill new rows of column app.orders.state
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE FUNCTION app.lockstep_state_fill_027a4083() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT 'open' INTO NEW.state FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_state_fill_027a4083" BEFORE INSERT OR UPDATE ON app.orders FOR EACH ROW WHEN (NEW.state IS NULL) EXECUTE FUNCTION app.lockstep_state_fill_027a4083();

COMMIT;

SET lock_timeout = '500ms';

-- Undo step 27 of 32: drop the check for nulls in column app.orders.note
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE app.orders ADD CONSTRAINT lockstep_note_not_null_ab158266 CHECK (note IS NOT NULL) NOT VALID;
ALTER TABLE app.orders VALIDATE CONSTRAINT lockstep_note_not_null_ab158266;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 26 of 32: require values in column app.orders.note
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.orders ALTER COLUMN note DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 25 of 32: scan for nulls in column app.orders.note
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '500ms';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 24 of 32: check without scan for nulls in column app.orders.note
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.orders DROP CONSTRAINT lockstep_note_not_null_ab158266;

COMMIT;

SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 23 of 32: drop column app.orders.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE app.orders ADD COLUMN fax text;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 22 of 32: stop to fill new rows of column app.lines.order_id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.lines
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE FUNCTION app.lockstep_order_id_fill_e36f237c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT 0 INTO NEW.order_id FROM (SELECT NEW.*) AS lines;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_order_id_fill_e36f237c" BEFORE INSERT OR UPDATE ON app.lines FOR EACH ROW WHEN (NEW.order_id IS NULL) EXECUTE FUNCTION app.lockstep_order_id_fill_e36f237c();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 32: drop column app.lines.old
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.lines
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE app.lines ADD COLUMN old text;

COMMIT;

SET lock_timeout = '120s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.lines, app.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.lines, app.orders IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.orders, app.lines IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 20 of 32: validate constraint app.lines.lines_order_id_fkey
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.lines, ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE app.lines DROP CONSTRAINT lines_order_id_fkey;
ALTER TABLE app.lines ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES app.orders (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.lines, app.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.lines, app.orders IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.orders, app.lines IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 19 of 32: add constraint app.lines.lines_order_id_fkey without scan
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on table app.lines, SHARE ROW EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.lines DROP CONSTRAINT lines_order_id_fkey;

COMMIT;

SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 32: put the new column in the place of column app.orders.total
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE app.orders IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY app.orders WHERE lockstep_total_old_e667f3ba IS NULL AND total IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'total';
  END IF;
END $$;
ALTER TABLE app.orders RENAME COLUMN total TO lockstep_total_new_e667f3ba;
ALTER TABLE app.orders RENAME COLUMN lockstep_total_old_e667f3ba TO total;
CREATE OR REPLACE FUNCTION app.lockstep_total_sync_e667f3ba() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT total::bigint INTO NEW.lockstep_total_new_e667f3ba FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 17 of 32: compare the new with the old column app.orders.total
--   phase:       migrate
--   locks:       ACCESS SHARE on table app.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 16 of 32: gather statistics of table app.orders (state, lockstep_total_new_e667f3ba)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE app.orders (total);

COMMIT;

-- Undo step 15 of 32: fill column app.orders.total
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table app.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '1s';

-- Undo step 14 of 32: drop the check for nulls in column app.orders.state
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE app.orders ADD CONSTRAINT lockstep_state_not_null_027a4083 CHECK (state IS NOT NULL) NOT VALID;
ALTER TABLE app.orders VALIDATE CONSTRAINT lockstep_state_not_null_027a4083;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 13 of 32: require values in column app.orders.state
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.orders ALTER COLUMN state DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 12 of 32: scan for nulls in column app.orders.state
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 32: check without scan for nulls in column app.orders.state
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.orders DROP CONSTRAINT lockstep_state_not_null_027a4083;

COMMIT;

-- Undo step 10 of 32: fill column app.orders.state
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table app.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none

-- Undo step 9 of 32: drop the check for nulls in column app.lines.order_id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.lines
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE app.lines ADD CONSTRAINT lockstep_order_id_not_null_e36f237c CHECK (order_id IS NOT NULL) NOT VALID;
ALTER TABLE app.lines VALIDATE CONSTRAINT lockstep_order_id_not_null_e36f237c;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 32: require values in column app.lines.order_id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.lines ALTER COLUMN order_id DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 32: scan for nulls in column app.lines.order_id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.lines
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '1s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 32: check without scan for nulls in column app.lines.order_id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table app.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.lines DROP CONSTRAINT lockstep_order_id_not_null_e36f237c;

COMMIT;

-- Undo step 5 of 32: gather statistics of table app.lines (order_id)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table app.lines
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

-- Undo step 4 of 32: fill column app.lines.order_id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table app.lines
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible: values that were filled in stay, since nobody knows any more which rows had none

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 32: add what will be column app.orders.total
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_total_sync_e667f3ba" ON app.orders;
DROP FUNCTION app.lockstep_total_sync_e667f3ba();
ALTER TABLE app.orders DROP COLUMN lockstep_total_new_e667f3ba;

-- Undo step 2 of 32: fill new rows of column app.orders.state
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_state_fill_027a4083" ON app.orders;
DROP FUNCTION app.lockstep_state_fill_027a4083();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 32: fill new rows of column app.lines.order_id
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table app.lines
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_order_id_fill_e36f237c" ON app.lines;
DROP FUNCTION app.lockstep_order_id_fill_e36f237c();

COMMIT;
