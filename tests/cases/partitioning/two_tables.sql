-- Two tables, one of which refers to the other, and one of which has another name from now on.
-- before --
CREATE TABLE orders (id bigint PRIMARY KEY, placed date NOT NULL);
CREATE TABLE items (order_id bigint NOT NULL REFERENCES orders, n int, PRIMARY KEY (order_id, n));
-- rows --
INSERT INTO orders SELECT i, date '2024-01-01' + i % 90 FROM generate_series(1, 1500) AS i;
INSERT INTO items SELECT i, 1 FROM generate_series(1, 1500) AS i;
-- after --
-- @partition mode=first name=orders_0
CREATE TABLE orders (id bigint PRIMARY KEY, placed date NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE orders_0 PARTITION OF orders FOR VALUES FROM (0) TO (10000);
CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (10000) TO (20000);
-- @renamed from=items
-- @partition mode=first name=lines_0
CREATE TABLE lines (order_id bigint NOT NULL REFERENCES orders, n int, PRIMARY KEY (order_id, n)) PARTITION BY RANGE (order_id);
CREATE TABLE lines_0 PARTITION OF lines FOR VALUES FROM (0) TO (10000);
CREATE TABLE lines_1 PARTITION OF lines FOR VALUES FROM (10000) TO (20000);
-- offline --
from 15: before, DETACH PARTITION loses foreign keys to partitioned tables, which a plan for such a server makes again
-- holds --
DO $$ BEGIN
  INSERT INTO orders VALUES (11111, '2024-01-01');
  INSERT INTO lines VALUES (11111, 2);
  ASSERT (SELECT count(*) FROM lines_0) = 1500 AND (SELECT count(*) FROM lines_1) = 1;
  DELETE FROM lines WHERE order_id = 11111;
  DELETE FROM orders WHERE id = 11111;
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.items IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 12: rename table public.items to table public.lines
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public.lines fails
ALTER TABLE public.items RENAME TO lines;

-- Step 2 of 12: rename constraint public.lines.items_order_id_fkey to constraint public.lines.lines_order_id_fkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines RENAME CONSTRAINT items_order_id_fkey TO lines_order_id_fkey;

-- Step 3 of 12: rename constraint public.lines.items_pkey to constraint public.lines.lines_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines RENAME CONSTRAINT items_pkey TO lines_pkey;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 12: check without scan the bounds of what will be table public.orders_0
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.orders is partitioned, rows outside of the bounds of table public.orders_0 are refused
ALTER TABLE public.orders ADD CONSTRAINT lockstep_orders_0_bounds_9213f40b CHECK (id IS NOT NULL AND id >= '0'::bigint AND id < '10000'::bigint) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 12: scan table public.orders for rows outside of the bounds of table public.orders_0
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.orders holds rows outside of the bounds of table public.orders_0
ALTER TABLE public.orders VALIDATE CONSTRAINT lockstep_orders_0_bounds_9213f40b;

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
      LOCK TABLE public.lines, public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.lines, public.orders IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.orders, public.lines IN ACCESS EXCLUSIVE MODE;
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

-- Step 6 of 12: make table public.orders_0 of table public.orders, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.lines, ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.lines, public.orders, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        on the way back the rows that other partitions got since are put into it while others wait
--   note:        foreign keys to it are proven by later steps, and on the way back while others wait
LOCK TABLE public.lines, public.orders IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.orders RENAME CONSTRAINT orders_pkey TO orders_0_pkey;
ALTER TABLE public.orders RENAME TO orders_0;
ALTER TABLE public.lines DROP CONSTRAINT lines_order_id_fkey;
CREATE TABLE public.orders (
    id bigint CONSTRAINT orders_id_not_null NOT NULL,
    placed date CONSTRAINT orders_placed_not_null NOT NULL
) PARTITION BY RANGE (id);
CREATE TABLE public.orders_1 PARTITION OF public.orders (
    id WITH OPTIONS CONSTRAINT orders_id_not_null NOT NULL,
    placed WITH OPTIONS CONSTRAINT orders_placed_not_null NOT NULL
) FOR VALUES FROM ('10000') TO ('20000');
ALTER TABLE ONLY public.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
ALTER TABLE public.orders_1 ADD CONSTRAINT orders_1_pkey PRIMARY KEY (id);
ALTER INDEX public.orders_pkey ATTACH PARTITION public.orders_1_pkey;
ALTER TABLE public.orders ATTACH PARTITION public.orders_0 FOR VALUES FROM ('0') TO ('10000');
ALTER TABLE public.lines ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders (id) NOT VALID;
ALTER TABLE public.orders_0 DROP CONSTRAINT IF EXISTS lockstep_orders_0_bounds_9213f40b;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 12: gather statistics of table public.orders
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders, SHARE UPDATE EXCLUSIVE on table public.orders_0, SHARE UPDATE EXCLUSIVE on table public.orders_1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.orders;

COMMIT;

BEGIN;

-- Step 8 of 12: validate constraint public.lines.lines_order_id_fkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines, ROW SHARE on table public.orders, ROW SHARE on table public.orders_0, ROW SHARE on table public.orders_1
--   blocks:      neither reads nor writes
--   work:        scans public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.lines.lines_order_id_fkey
ALTER TABLE public.lines VALIDATE CONSTRAINT lines_order_id_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 12: check without scan the bounds of what will be table public.lines_0
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   blocks:      reads and writes of public.lines, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.lines is partitioned, rows outside of the bounds of table public.lines_0 are refused
ALTER TABLE public.lines ADD CONSTRAINT lockstep_lines_0_bounds_8e912310 CHECK (order_id IS NOT NULL AND order_id >= '0'::bigint AND order_id < '10000'::bigint) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 10 of 12: scan table public.lines for rows outside of the bounds of table public.lines_0
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   blocks:      neither reads nor writes
--   work:        scans public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   hazard:      may-fail: fails when table public.lines holds rows outside of the bounds of table public.lines_0
ALTER TABLE public.lines VALIDATE CONSTRAINT lockstep_lines_0_bounds_8e912310;

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
      LOCK TABLE public.lines, public.orders, public.orders_0, public.orders_1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.lines, public.orders, public.orders_0, public.orders_1 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.orders, public.orders_0, public.orders_1, public.lines IN ACCESS EXCLUSIVE MODE;
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

-- Step 11 of 12: make table public.lines_0 of table public.lines, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.lines, ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1
--   blocks:      reads and writes of public.lines, public.orders, public.orders_0, public.orders_1, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        on the way back the rows that other partitions got since are put into it while others wait
LOCK TABLE public.lines, public.orders IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.lines RENAME CONSTRAINT lines_pkey TO lines_0_pkey;
ALTER TABLE public.lines RENAME TO lines_0;
CREATE TABLE public.lines (
    order_id bigint CONSTRAINT lines_order_id_not_null NOT NULL,
    n integer CONSTRAINT lines_n_not_null NOT NULL
) PARTITION BY RANGE (order_id);
CREATE TABLE public.lines_1 PARTITION OF public.lines (
    order_id WITH OPTIONS CONSTRAINT lines_order_id_not_null NOT NULL,
    n WITH OPTIONS CONSTRAINT lines_n_not_null NOT NULL
) FOR VALUES FROM ('10000') TO ('20000');
ALTER TABLE public.lines ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders (id);
ALTER TABLE ONLY public.lines ADD CONSTRAINT lines_pkey PRIMARY KEY (order_id, n);
ALTER TABLE public.lines_1 ADD CONSTRAINT lines_1_pkey PRIMARY KEY (order_id, n);
ALTER INDEX public.lines_pkey ATTACH PARTITION public.lines_1_pkey;
ALTER TABLE public.lines ATTACH PARTITION public.lines_0 FOR VALUES FROM ('0') TO ('10000');
ALTER TABLE public.lines_0 DROP CONSTRAINT IF EXISTS lockstep_lines_0_bounds_8e912310;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 12 of 12: gather statistics of table public.lines
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines, SHARE UPDATE EXCLUSIVE on table public.lines_0, SHARE UPDATE EXCLUSIVE on table public.lines_1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lines;

COMMIT;
-- down --
-- Undo step 12 of 12: gather statistics of table public.lines
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines, SHARE UPDATE EXCLUSIVE on table public.lines_0, SHARE UPDATE EXCLUSIVE on table public.lines_1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.lines, public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.lines, public.orders IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.orders, ONLY public.lines IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 11 of 12: make table public.lines_0 of table public.lines, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.lines, ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.lines, public.orders IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.lines DETACH PARTITION public.lines_0;
INSERT INTO public.lines_0 (order_id, n) SELECT order_id, n FROM public.lines;
ALTER TABLE public.lines DROP CONSTRAINT lines_pkey;
ALTER TABLE public.lines DROP CONSTRAINT lines_order_id_fkey;
DROP TABLE public.lines_1;
DROP TABLE public.lines;
ALTER TABLE public.lines_0 RENAME TO lines;
ALTER TABLE public.lines RENAME CONSTRAINT lines_0_pkey TO lines_pkey;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 10 of 12: scan table public.lines for rows outside of the bounds of table public.lines_0
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.lines
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 12: check without scan the bounds of what will be table public.lines_0
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT IF EXISTS lockstep_lines_0_bounds_8e912310;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.lines, public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.lines, public.orders IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.orders, ONLY public.lines IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 8 of 12: validate constraint public.lines.lines_order_id_fkey
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.lines, ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT lines_order_id_fkey;
ALTER TABLE public.lines ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders (id) NOT VALID;

COMMIT;

-- Undo step 7 of 12: gather statistics of table public.orders
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders, SHARE UPDATE EXCLUSIVE on table public.orders_0, SHARE UPDATE EXCLUSIVE on table public.orders_1
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.lines, ONLY public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.lines, ONLY public.orders IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE ONLY public.orders, ONLY public.lines IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 12: make table public.orders_0 of table public.orders, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.lines, ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.lines, public.orders IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.lines DROP CONSTRAINT lines_order_id_fkey;
ALTER TABLE public.orders DETACH PARTITION public.orders_0;
INSERT INTO public.orders_0 (id, placed) SELECT id, placed FROM public.orders;
ALTER TABLE public.orders DROP CONSTRAINT orders_pkey;
DROP TABLE public.orders_1;
DROP TABLE public.orders;
ALTER TABLE public.lines ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders_0 (id);
ALTER TABLE public.orders_0 RENAME TO orders;
ALTER TABLE public.orders RENAME CONSTRAINT orders_0_pkey TO orders_pkey;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 12: scan table public.orders for rows outside of the bounds of table public.orders_0
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 12: check without scan the bounds of what will be table public.orders_0
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS lockstep_orders_0_bounds_9213f40b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.lines IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 12: rename constraint public.lines.items_pkey to constraint public.lines.lines_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines RENAME CONSTRAINT lines_pkey TO items_pkey;

-- Undo step 2 of 12: rename constraint public.lines.items_order_id_fkey to constraint public.lines.lines_order_id_fkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines RENAME CONSTRAINT lines_order_id_fkey TO items_order_id_fkey;

-- Undo step 1 of 12: rename table public.items to table public.lines
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.lines
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.lines RENAME TO items;

COMMIT;
