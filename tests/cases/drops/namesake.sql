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
