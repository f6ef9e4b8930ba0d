-- What refers to the table, and what it refers to: foreign keys, views over it and over those, a materialized view, a function with a body that is read.
-- before --
CREATE TABLE customers (id int PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer int NOT NULL REFERENCES customers ON DELETE CASCADE, total int CHECK (total >= 0));
CREATE TABLE lines (order_id bigint NOT NULL REFERENCES orders ON DELETE CASCADE, n int, PRIMARY KEY (order_id, n));
CREATE TABLE parcels (id int, order_id bigint CONSTRAINT of_order REFERENCES orders) PARTITION BY RANGE (id);
CREATE TABLE parcels_1 PARTITION OF parcels FOR VALUES FROM (0) TO (1000);
CREATE VIEW dear AS SELECT id, customer, total FROM orders WHERE total > 100;
CREATE VIEW dearest AS SELECT max(total) AS most FROM dear;
CREATE MATERIALIZED VIEW sums AS SELECT customer, sum(total) AS total FROM orders GROUP BY customer;
CREATE UNIQUE INDEX ON sums (customer);
CREATE FUNCTION total_of(orders) RETURNS int LANGUAGE sql AS 'SELECT $1.total';
CREATE VIEW totals AS SELECT total_of(o) AS t FROM orders AS o;
GRANT SELECT ON dear TO pg_monitor;
-- rows --
INSERT INTO customers SELECT generate_series(1, 10);
INSERT INTO orders SELECT i, 1 + i % 10, i % 200 FROM generate_series(1, 1500) AS i;
INSERT INTO lines SELECT i, 1 FROM generate_series(1, 1500) AS i;
INSERT INTO parcels SELECT i, i FROM generate_series(1, 500) AS i;
REFRESH MATERIALIZED VIEW sums;
-- after --
CREATE TABLE customers (id int PRIMARY KEY);
-- @partition mode=first name=orders_0
CREATE TABLE orders (id bigint PRIMARY KEY, customer int NOT NULL REFERENCES customers ON DELETE CASCADE, total int CHECK (total >= 0)) PARTITION BY RANGE (id);
CREATE TABLE orders_0 PARTITION OF orders FOR VALUES FROM (MINVALUE) TO (1000000);
CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (1000000) TO (2000000);
CREATE TABLE lines (order_id bigint NOT NULL REFERENCES orders ON DELETE CASCADE, n int, PRIMARY KEY (order_id, n));
CREATE TABLE parcels (id int, order_id bigint CONSTRAINT of_order REFERENCES orders) PARTITION BY RANGE (id);
CREATE TABLE parcels_1 PARTITION OF parcels FOR VALUES FROM (0) TO (1000);
CREATE VIEW dear AS SELECT id, customer, total FROM orders WHERE total > 100;
CREATE VIEW dearest AS SELECT max(total) AS most FROM dear;
CREATE MATERIALIZED VIEW sums AS SELECT customer, sum(total) AS total FROM orders GROUP BY customer;
CREATE UNIQUE INDEX ON sums (customer);
CREATE FUNCTION total_of(orders) RETURNS int LANGUAGE sql AS 'SELECT $1.total';
CREATE VIEW totals AS SELECT total_of(o) AS t FROM orders AS o;
GRANT SELECT ON dear TO pg_monitor;
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM orders_0) = 1500;
  ASSERT (SELECT count(*) FROM lines JOIN orders ON id = order_id) = 1500;
  INSERT INTO orders VALUES (1000001, 1, 500);
  ASSERT (SELECT most FROM dearest) = 500;
  INSERT INTO lines VALUES (1000001, 1);
  ASSERT (SELECT count(*) FROM totals) = 1501;
  REFRESH MATERIALIZED VIEW sums;
  ASSERT (SELECT sum(total) FROM sums) = (SELECT sum(total) FROM orders);
  BEGIN
    INSERT INTO parcels VALUES (900, 77777);
    RAISE 'a parcel of nothing';
  EXCEPTION WHEN foreign_key_violation THEN NULL;
  END;
  DELETE FROM orders WHERE id = 1000001;
  ASSERT NOT EXISTS (SELECT FROM lines WHERE order_id = 1000001);
END $$;
-- old --
INSERT INTO orders VALUES (900001, 1, 1);
INSERT INTO lines VALUES (900001, 1);
DO $$ BEGIN ASSERT (SELECT count(*) FROM dear) > 0 AND (SELECT count(*) FROM sums) = 10; END $$;
DELETE FROM orders WHERE id = 900001;
-- new --
INSERT INTO orders VALUES (1900001, 1, 1);
INSERT INTO lines VALUES (1900001, 1);
DO $$ BEGIN ASSERT (SELECT count(*) FROM dear) > 0 AND (SELECT count(*) FROM sums) = 10; END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 11: check without scan the bounds of what will be table public.orders_0
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: until table public.orders is partitioned, rows outside of the bounds of table public.orders_0 are refused
ALTER TABLE public.orders ADD CONSTRAINT lockstep_orders_0_bounds_9213f40b CHECK (id IS NOT NULL AND id < '1000000'::bigint) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 11: scan table public.orders for rows outside of the bounds of table public.orders_0
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
      LOCK TABLE public.lines, public.parcels, public.orders, public.customers IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.dear SET SCHEMA public;
        ALTER VIEW public.dearest SET SCHEMA public;
        ALTER VIEW public.totals SET SCHEMA public;
        LOCK TABLE public.lines, public.parcels, public.orders, public.customers IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.customers, public.orders, public.parcels, public.lines IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.totals SET SCHEMA public;
        ALTER VIEW public.dearest SET SCHEMA public;
        ALTER VIEW public.dear SET SCHEMA public;
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

-- Step 3 of 11: make table public.orders_0 of table public.orders, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.customers, ACCESS EXCLUSIVE on table public.lines, ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.parcels, ACCESS EXCLUSIVE on table public.parcels_1, ACCESS EXCLUSIVE on view public.dear, ACCESS EXCLUSIVE on view public.dearest, ACCESS EXCLUSIVE on view public.totals
--   blocks:      reads and writes of public.customers, public.lines, public.orders, public.parcels, public.parcels_1, public.dear, public.dearest, public.totals, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        on the way back the rows that other partitions got since are put into it while others wait
--   note:        foreign keys to it are proven by later steps, and on the way back while others wait
LOCK TABLE public.lines, public.parcels, public.orders, public.customers IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.orders RENAME CONSTRAINT orders_pkey TO orders_0_pkey;
ALTER TABLE public.orders RENAME TO orders_0;
ALTER TABLE public.lines DROP CONSTRAINT lines_order_id_fkey;
ALTER TABLE public.parcels DROP CONSTRAINT of_order;
CREATE TABLE public.orders (
    id bigint CONSTRAINT orders_id_not_null NOT NULL,
    customer integer CONSTRAINT orders_customer_not_null NOT NULL,
    total integer,
    CONSTRAINT orders_total_check CHECK (total >= 0)
) PARTITION BY RANGE (id);
CREATE TABLE public.orders_1 PARTITION OF public.orders (
    id WITH OPTIONS CONSTRAINT orders_id_not_null NOT NULL,
    customer WITH OPTIONS CONSTRAINT orders_customer_not_null NOT NULL
) FOR VALUES FROM ('1000000') TO ('2000000');
ALTER TABLE public.orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES public.customers (id) ON DELETE CASCADE;
ALTER TABLE ONLY public.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
ALTER TABLE public.orders_1 ADD CONSTRAINT orders_1_pkey PRIMARY KEY (id);
ALTER INDEX public.orders_pkey ATTACH PARTITION public.orders_1_pkey;
ALTER TABLE public.orders ATTACH PARTITION public.orders_0 FOR VALUES FROM (MINVALUE) TO ('1000000');
ALTER TABLE public.lines ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE public.parcels_1 ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES public.orders (id) NOT VALID;
DROP VIEW public.dearest;
DROP VIEW public.dear;
CREATE VIEW public.dear AS
SELECT id, customer, total FROM public.orders WHERE total > 100;
GRANT SELECT ON TABLE public.dear TO pg_monitor;
CREATE VIEW public.dearest AS
SELECT max(total) AS most FROM public.dear;
DROP VIEW public.totals;
DROP FUNCTION public.total_of(public.orders_0);
CREATE FUNCTION public.total_of(public.orders)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1.total$$;
CREATE VIEW public.totals AS
SELECT public.total_of(o) AS t FROM public.orders AS o;
ALTER TABLE public.orders_0 DROP CONSTRAINT IF EXISTS lockstep_orders_0_bounds_9213f40b;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 11: gather statistics of table public.orders
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders, SHARE UPDATE EXCLUSIVE on table public.orders_0, SHARE UPDATE EXCLUSIVE on table public.orders_1
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.orders;

COMMIT;

BEGIN;

-- Step 5 of 11: validate constraint public.parcels_1.of_order
--   phase:       migrate
--   locks:       ROW SHARE on table public.orders, ROW SHARE on table public.orders_0, ROW SHARE on table public.orders_1, SHARE UPDATE EXCLUSIVE on table public.parcels_1
--   blocks:      neither reads nor writes
--   work:        scans public.parcels_1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.parcels_1 VALIDATE CONSTRAINT of_order;

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
      LOCK TABLE ONLY public.parcels, public.parcels_1, public.orders, public.orders_0, public.orders_1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE ONLY public.parcels IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.parcels_1, public.orders, public.orders_0, public.orders_1 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.orders, public.orders_0, public.orders_1 IN ACCESS EXCLUSIVE MODE;
        LOCK TABLE ONLY public.parcels IN SHARE ROW EXCLUSIVE MODE;
        LOCK TABLE public.parcels_1 IN ACCESS EXCLUSIVE MODE;
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

-- Step 6 of 11: put together constraint public.parcels.of_order
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1, SHARE ROW EXCLUSIVE on table public.parcels, ACCESS EXCLUSIVE on table public.parcels_1
--   blocks:      reads and writes of public.orders, public.orders_0, public.orders_1, public.parcels_1; writes of public.parcels, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.parcels ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES public.orders (id);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 11: validate constraint public.lines.lines_order_id_fkey
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

-- Step 8 of 11: build what will be materialized view public.sums
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.orders_0, scans public.orders_1
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_sums_new_1e14ed2b AS
SELECT customer, sum(total) AS total FROM public.orders GROUP BY customer
WITH DATA;
CREATE UNIQUE INDEX lockstep_sums_customer_idx_new_0f1962f3 ON public.lockstep_sums_new_1e14ed2b USING btree (customer);

COMMIT;

BEGIN;

-- Step 9 of 11: gather statistics of materialized view public.lockstep_sums_new_1e14ed2b
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_sums_new_1e14ed2b;

COMMIT;

BEGIN;

-- Step 10 of 11: put the new one in the place of materialized view public.sums
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.sums
--   blocks:      reads and writes of public.sums, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        it holds the rows of the moment in which it was built
ALTER MATERIALIZED VIEW public.sums RENAME TO lockstep_sums_old_1e14ed2b;
ALTER INDEX public.sums_customer_idx RENAME TO lockstep_sums_customer_idx_old_0f1962f3;
ALTER MATERIALIZED VIEW public.lockstep_sums_new_1e14ed2b RENAME TO sums;
ALTER INDEX public.lockstep_sums_customer_idx_new_0f1962f3 RENAME TO sums_customer_idx;

COMMIT;

BEGIN;

-- Step 11 of 11: drop the old materialized view public.sums
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_sums_old_1e14ed2b
--   blocks:      reads and writes of public.lockstep_sums_old_1e14ed2b, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_sums_old_1e14ed2b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 11 of 11: drop the old materialized view public.sums
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_sums_old_1e14ed2b
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_sums_old_1e14ed2b AS
SELECT customer, sum(total) AS total FROM public.orders_0 GROUP BY customer
WITH DATA;
CREATE UNIQUE INDEX lockstep_sums_customer_idx_old_0f1962f3 ON public.lockstep_sums_old_1e14ed2b USING btree (customer);

COMMIT;

BEGIN;

-- Undo step 10 of 11: put the new one in the place of materialized view public.sums
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.sums
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.sums RENAME TO lockstep_sums_new_1e14ed2b;
ALTER INDEX public.sums_customer_idx RENAME TO lockstep_sums_customer_idx_new_0f1962f3;
ALTER MATERIALIZED VIEW public.lockstep_sums_old_1e14ed2b RENAME TO sums;
ALTER INDEX public.lockstep_sums_customer_idx_old_0f1962f3 RENAME TO sums_customer_idx;

COMMIT;

-- Undo step 9 of 11: gather statistics of materialized view public.lockstep_sums_new_1e14ed2b
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 8 of 11: build what will be materialized view public.sums
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_sums_new_1e14ed2b;

COMMIT;

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

-- Undo step 7 of 11: validate constraint public.lines.lines_order_id_fkey
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.lines, ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.lines DROP CONSTRAINT lines_order_id_fkey;
ALTER TABLE public.lines ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders (id) ON DELETE CASCADE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.parcels, public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.parcels, public.orders IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.orders, public.parcels IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 6 of 11: put together constraint public.parcels.of_order
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1, ACCESS EXCLUSIVE on table public.parcels, ACCESS EXCLUSIVE on table public.parcels_1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.parcels DROP CONSTRAINT of_order;
ALTER TABLE public.parcels_1 ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES public.orders (id) NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.orders, public.parcels_1 IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.orders, public.parcels_1 IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.parcels_1, public.orders IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 5 of 11: validate constraint public.parcels_1.of_order
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.orders_0, ACCESS EXCLUSIVE on table public.orders_1, ACCESS EXCLUSIVE on table public.parcels_1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.parcels_1 DROP CONSTRAINT of_order;
ALTER TABLE public.parcels_1 ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES public.orders (id) NOT VALID;

COMMIT;

-- Undo step 4 of 11: gather statistics of table public.orders
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
      LOCK TABLE public.lines, public.parcels, ONLY public.orders, public.customers IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.dear SET SCHEMA public;
        ALTER VIEW public.dearest SET SCHEMA public;
        ALTER VIEW public.totals SET SCHEMA public;
        LOCK TABLE public.lines, public.parcels, ONLY public.orders, public.customers IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.customers, ONLY public.orders, public.parcels, public.lines IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.totals SET SCHEMA public;
        ALTER VIEW public.dearest SET SCHEMA public;
        ALTER VIEW public.dear SET SCHEMA public;
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

-- Undo step 3 of 11: make table public.orders_0 of table public.orders, and a partitioned table in its place
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.customers, ACCESS EXCLUSIVE on table public.lines, ACCESS EXCLUSIVE on table public.orders, ACCESS EXCLUSIVE on table public.parcels, ACCESS EXCLUSIVE on table public.parcels_1, ACCESS EXCLUSIVE on view public.dear, ACCESS EXCLUSIVE on view public.dearest, ACCESS EXCLUSIVE on view public.totals
--   transaction: inside a transaction of its own
--   undo:        reversible
LOCK TABLE public.lines, public.parcels, public.orders, public.customers IN ACCESS EXCLUSIVE MODE;
DROP VIEW public.totals;
DROP FUNCTION public.total_of(public.orders);
CREATE FUNCTION public.total_of(public.orders_0)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1.total$$;
CREATE VIEW public.totals AS
SELECT public.total_of(o) AS t FROM public.orders_0 AS o;
DROP VIEW public.dearest;
DROP VIEW public.dear;
CREATE VIEW public.dear AS
SELECT id, customer, total FROM public.orders_0 WHERE total > 100;
GRANT SELECT ON TABLE public.dear TO pg_monitor;
CREATE VIEW public.dearest AS
SELECT max(total) AS most FROM public.dear;
ALTER TABLE public.parcels_1 DROP CONSTRAINT of_order;
ALTER TABLE public.lines DROP CONSTRAINT lines_order_id_fkey;
ALTER TABLE public.orders DETACH PARTITION public.orders_0;
INSERT INTO public.orders_0 (id, customer, total) SELECT id, customer, total FROM public.orders;
ALTER TABLE public.orders DROP CONSTRAINT orders_pkey;
ALTER TABLE public.orders DROP CONSTRAINT orders_customer_fkey;
DROP TABLE public.orders_1;
DROP TABLE public.orders;
ALTER TABLE public.parcels ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES public.orders_0 (id);
ALTER TABLE public.lines ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders_0 (id) ON DELETE CASCADE;
ALTER TABLE public.orders_0 RENAME TO orders;
ALTER TABLE public.orders RENAME CONSTRAINT orders_0_pkey TO orders_pkey;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 11: scan table public.orders for rows outside of the bounds of table public.orders_0
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

-- Undo step 1 of 11: check without scan the bounds of what will be table public.orders_0
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS lockstep_orders_0_bounds_9213f40b;

COMMIT;
