-- A column and a table come back while old ones are put away: new ones are made.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.people (id integer PRIMARY KEY, "~lockstep_dropped_fax" text);
CREATE SCHEMA "~lockstep_dropped_app.orders";
CREATE TABLE "~lockstep_dropped_app.orders".orders (id serial PRIMARY KEY);
-- after --
CREATE SCHEMA app;
CREATE TABLE app.people (id integer PRIMARY KEY, fax text NOT NULL DEFAULT '');
CREATE TABLE app.orders (id serial PRIMARY KEY);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE app.people IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: create sequence app.orders_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE app.orders_id_seq AS integer;

-- Step 2 of 4: create table app.orders
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE app.orders (
    id integer DEFAULT nextval('app.orders_id_seq'::regclass) NOT NULL,
    CONSTRAINT orders_pkey PRIMARY KEY (id)
);

-- Step 3 of 4: let column app.orders.id own sequence app.orders_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE app.orders_id_seq OWNED BY app.orders.id;

-- Step 4 of 4: add column app.people.fax
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.people
--   blocks:      reads and writes of app.people, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE app.people ADD COLUMN fax text DEFAULT '' NOT NULL;

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
      LOCK TABLE app.orders, app.people IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE app.orders, app.people IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE app.people, app.orders IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 4 of 4: add column app.people.fax
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table app.people
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE app.people DROP COLUMN fax;

-- Undo step 3 of 4: let column app.orders.id own sequence app.orders_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE app.orders_id_seq OWNED BY NONE;

-- Undo step 2 of 4: create table app.orders
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE app.orders;

-- Undo step 1 of 4: create sequence app.orders_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE app.orders_id_seq;

COMMIT;
