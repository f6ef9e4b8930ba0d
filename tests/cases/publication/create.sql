-- Publications with tables, columns, filters, schemas and all tables; inheritance children come along, partitions do not.
-- needs --
from 15: column lists and WHERE of publications
-- before --
CREATE SCHEMA app;
CREATE TABLE app.orders (id bigint PRIMARY KEY, state text NOT NULL, total numeric(12, 2), note text);
CREATE TABLE app.parent (a int);
CREATE TABLE app.child () INHERITS (app.parent);
CREATE TABLE app.events (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE app.events_1 PARTITION OF app.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE SCHEMA "Odd Schema";
-- after --
CREATE SCHEMA app;
CREATE TABLE app.orders (id bigint PRIMARY KEY, state text NOT NULL, total numeric(12, 2), note text);
CREATE TABLE app.parent (a int);
CREATE TABLE app.child () INHERITS (app.parent);
CREATE TABLE app.events (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE app.events_1 PARTITION OF app.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE SCHEMA "Odd Schema";
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert, truncate');
CREATE PUBLICATION nothing WITH (publish = '');
CREATE PUBLICATION "Some Tables" FOR TABLE app.orders (total, id, state) WHERE (total > 10 AND state IN ('paid', 'sent')), app.parent WITH (publish = 'insert, update');
CREATE PUBLICATION by_root FOR TABLE app.events (id) WHERE (id > 0) WITH (publish_via_partition_root);
CREATE PUBLICATION schemas FOR TABLES IN SCHEMA app, "Odd Schema";
COMMENT ON PUBLICATION schemas IS 'all that matters';
ALTER PUBLICATION nothing OWNER TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 11: create publication "Some Tables"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION "Some Tables" WITH (publish = 'insert, update');

-- Step 2 of 11: create publication by_root
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION by_root WITH (publish_via_partition_root = true);

-- Step 3 of 11: create publication everything
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert, truncate');

-- Step 4 of 11: create publication nothing
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION nothing WITH (publish = '');
ALTER PUBLICATION nothing OWNER TO pg_monitor;

-- Step 5 of 11: create publication schemas
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PUBLICATION schemas;
COMMENT ON PUBLICATION schemas IS 'all that matters';

-- Step 6 of 11: add publication table app.child."Some Tables"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.child
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION "Some Tables" ADD TABLE ONLY app.child;

-- Step 7 of 11: add publication table app.events.by_root
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.events
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION by_root ADD TABLE ONLY app.events (id) WHERE (id > 0);

-- Step 8 of 11: add publication table app.orders."Some Tables"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.orders
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION "Some Tables" ADD TABLE ONLY app.orders (id, state, total) WHERE (total > 10 AND state IN ('paid', 'sent'));

-- Step 9 of 11: add publication table app.parent."Some Tables"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.parent
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION "Some Tables" ADD TABLE ONLY app.parent;

-- Step 10 of 11: add publication schema schemas."Odd Schema"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION schemas ADD TABLES IN SCHEMA "Odd Schema";

-- Step 11 of 11: add publication schema schemas.app
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION schemas ADD TABLES IN SCHEMA app;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 11 of 11: add publication schema schemas.app
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION schemas DROP TABLES IN SCHEMA app;

-- Undo step 10 of 11: add publication schema schemas."Odd Schema"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION schemas DROP TABLES IN SCHEMA "Odd Schema";

-- Undo step 9 of 11: add publication table app.parent."Some Tables"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.parent
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION "Some Tables" DROP TABLE ONLY app.parent;

-- Undo step 8 of 11: add publication table app.orders."Some Tables"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION "Some Tables" DROP TABLE ONLY app.orders;

-- Undo step 7 of 11: add publication table app.events.by_root
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.events
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION by_root DROP TABLE ONLY app.events;

-- Undo step 6 of 11: add publication table app.child."Some Tables"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table app.child
--   transaction: inside a transaction
--   undo:        reversible
ALTER PUBLICATION "Some Tables" DROP TABLE ONLY app.child;

-- Undo step 5 of 11: create publication schemas
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PUBLICATION schemas;

-- Undo step 4 of 11: create publication nothing
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PUBLICATION nothing;

-- Undo step 3 of 11: create publication everything
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PUBLICATION everything;

-- Undo step 2 of 11: create publication by_root
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PUBLICATION by_root;

-- Undo step 1 of 11: create publication "Some Tables"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PUBLICATION "Some Tables";

COMMIT;
