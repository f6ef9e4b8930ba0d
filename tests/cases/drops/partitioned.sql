-- A partitioned table goes with its partitions, each into a schema of its own, and one partition leaves alone. A column goes with those of the partitions.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.events (id integer, at date NOT NULL, v text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE app.events_1 PARTITION OF app.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE app.events_2 PARTITION OF app.events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX events_v ON app.events (v);
CREATE TABLE app.kept (id integer, at date NOT NULL, v text NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE app.kept_1 PARTITION OF app.kept FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE app.kept_2 PARTITION OF app.kept FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX kept_v ON app.kept (v);
CREATE TABLE app.more (id integer, fax text NOT NULL DEFAULT 'x', code integer NOT NULL) PARTITION BY LIST (id);
CREATE TABLE app.more_1 PARTITION OF app.more FOR VALUES IN (1);
CREATE TABLE app.more_2 PARTITION OF app.more FOR VALUES IN (2);
-- rows --
INSERT INTO app.events VALUES (1, '2024-05-01', 'a'), (2, '2025-05-01', 'b');
INSERT INTO app.kept VALUES (1, '2024-05-01', 'a'), (2, '2025-05-01', 'b');
INSERT INTO app.more VALUES (1, 'a', 1), (2, 'b', 2);
-- after --
CREATE SCHEMA app;
CREATE TABLE app.kept (id integer, at date NOT NULL, v text NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE app.kept_2 PARTITION OF app.kept FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX kept_v ON app.kept (v);
CREATE TABLE app.more (id integer) PARTITION BY LIST (id);
CREATE TABLE app.more_1 PARTITION OF app.more FOR VALUES IN (1);
CREATE TABLE app.more_2 PARTITION OF app.more FOR VALUES IN (2);
-- drops --
deprecate
-- offline --
from 14: DETACH PARTITION … CONCURRENTLY
-- plan --
SET lock_timeout = 0;

-- Step 1 of 9: detach table app.kept_1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.kept, ACCESS EXCLUSIVE on table app.kept_1
--   blocks:      reads and writes of app.kept_1, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'app.kept_1'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE app.kept DETACH PARTITION app.kept_1 FINALIZE; END IF; END$$
ALTER TABLE app.kept DETACH PARTITION app.kept_1 CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.more IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.more IN ACCESS EXCLUSIVE MODE;
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

-- Step 2 of 9: put away column app.more.code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.more, ACCESS EXCLUSIVE on table app.more_1, ACCESS EXCLUSIVE on table app.more_2
--   blocks:      reads and writes of app.more, app.more_1, app.more_2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.more.code fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.more fail
--   note:        rows that come from now on have no value in it; the way back stops at such rows until they have one
--   note:        its values stay under the name "~lockstep_dropped_code" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.more ALTER COLUMN code DROP NOT NULL;
ALTER TABLE app.more RENAME COLUMN code TO "~lockstep_dropped_code";

-- Step 3 of 9: put away column app.more.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.more, ACCESS EXCLUSIVE on table app.more_1, ACCESS EXCLUSIVE on table app.more_2
--   blocks:      reads and writes of app.more, app.more_1, app.more_2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column app.more.fax fails
--   hazard:      cached-plan: prepared statements that take all columns of table app.more fail
--   note:        its values stay under the name "~lockstep_dropped_fax" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE app.more ALTER COLUMN fax DROP NOT NULL;
ALTER TABLE app.more RENAME COLUMN fax TO "~lockstep_dropped_fax";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.events IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.events IN ACCESS EXCLUSIVE MODE;
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

-- Step 4 of 9: drop constraint app.events.events_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_1, ACCESS EXCLUSIVE on table app.events_2
--   blocks:      reads and writes of app.events, app.events_1, app.events_2, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE app.events DROP CONSTRAINT events_pkey;

-- Step 5 of 9: drop index app.events_v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_1, ACCESS EXCLUSIVE on table app.events_2
--   blocks:      reads and writes of app.events, app.events_1, app.events_2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX app.events_v;

-- Step 6 of 9: put away table app.events_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.events_1
--   blocks:      reads and writes of app.events_1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table app.events_1 fails
--   note:        its rows stay in "~lockstep_dropped_app.events_1".events_1 until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_app.events_1";
COMMENT ON SCHEMA "~lockstep_dropped_app.events_1" IS 'table app.events_1, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_app.events_1" FROM PUBLIC;
ALTER TABLE app.events_1 SET SCHEMA "~lockstep_dropped_app.events_1";

-- Step 7 of 9: put away table app.events_2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.events_2
--   blocks:      reads and writes of app.events_2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table app.events_2 fails
--   note:        its rows stay in "~lockstep_dropped_app.events_2".events_2 until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_app.events_2";
COMMENT ON SCHEMA "~lockstep_dropped_app.events_2" IS 'table app.events_2, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_app.events_2" FROM PUBLIC;
ALTER TABLE app.events_2 SET SCHEMA "~lockstep_dropped_app.events_2";

-- Step 8 of 9: put away table app.events
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.events
--   blocks:      reads and writes of app.events, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table app.events fails
--   note:        its rows stay in "~lockstep_dropped_app.events".events until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_app.events";
COMMENT ON SCHEMA "~lockstep_dropped_app.events" IS 'table app.events, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_app.events" FROM PUBLIC;
ALTER TABLE app.events SET SCHEMA "~lockstep_dropped_app.events";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.kept_1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 9: put away table app.kept_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.kept_1
--   blocks:      reads and writes of app.kept_1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses table app.kept_1 fails
--   note:        its rows stay in "~lockstep_dropped_app.kept_1".kept_1 until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_app.kept_1";
COMMENT ON SCHEMA "~lockstep_dropped_app.kept_1" IS 'table app.kept_1, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_app.kept_1" FROM PUBLIC;
ALTER TABLE app.kept_1 SET SCHEMA "~lockstep_dropped_app.kept_1";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 9 of 9: put away table app.kept_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.kept_1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_app.kept_1".kept_1 SET SCHEMA app;
DROP SCHEMA "~lockstep_dropped_app.kept_1";

COMMIT;

BEGIN;

-- Undo step 8 of 9: put away table app.events
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.events
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_app.events".events SET SCHEMA app;
DROP SCHEMA "~lockstep_dropped_app.events";

-- Undo step 7 of 9: put away table app.events_2
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.events_2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_app.events_2".events_2 SET SCHEMA app;
DROP SCHEMA "~lockstep_dropped_app.events_2";

-- Undo step 6 of 9: put away table app.events_1
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.events_1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_app.events_1".events_1 SET SCHEMA app;
DROP SCHEMA "~lockstep_dropped_app.events_1";

-- Undo step 5 of 9: drop index app.events_v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_1, ACCESS EXCLUSIVE on table app.events_2
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX events_v ON ONLY app.events USING btree (v);
CREATE INDEX events_1_v_idx ON app.events_1 USING btree (v);
CREATE INDEX events_2_v_idx ON app.events_2 USING btree (v);
ALTER INDEX app.events_v ATTACH PARTITION app.events_2_v_idx;
ALTER INDEX app.events_v ATTACH PARTITION app.events_1_v_idx;

-- Undo step 4 of 9: drop constraint app.events.events_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.events, ACCESS EXCLUSIVE on table app.events_1, ACCESS EXCLUSIVE on table app.events_2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY app.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);
ALTER TABLE app.events_1 ADD CONSTRAINT events_1_pkey PRIMARY KEY (id, at);
ALTER TABLE app.events_2 ADD CONSTRAINT events_2_pkey PRIMARY KEY (id, at);
ALTER INDEX app.events_pkey ATTACH PARTITION app.events_2_pkey;
ALTER INDEX app.events_pkey ATTACH PARTITION app.events_1_pkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE app.more IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE app.more IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 3 of 9: put away column app.more.fax
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.more, ACCESS EXCLUSIVE on table app.more_1, ACCESS EXCLUSIVE on table app.more_2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.more RENAME COLUMN "~lockstep_dropped_fax" TO fax;
ALTER TABLE app.more ALTER COLUMN fax SET NOT NULL;

-- Undo step 2 of 9: put away column app.more.code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table app.more, ACCESS EXCLUSIVE on table app.more_1, ACCESS EXCLUSIVE on table app.more_2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE app.more RENAME COLUMN "~lockstep_dropped_code" TO code;
ALTER TABLE app.more ALTER COLUMN code SET NOT NULL;

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 9: detach table app.kept_1
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table app.kept, ACCESS EXCLUSIVE on table app.kept_1
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE app.kept ATTACH PARTITION app.kept_1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'app.kept_1'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE app.kept_1 DROP CONSTRAINT ' || bounds; END LOOP; END$$;
