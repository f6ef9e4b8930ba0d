-- What others make is declared for those who refer to it, and nothing is planned for it.
-- before --
CREATE SCHEMA billing;
CREATE TABLE billing.accounts (id bigint PRIMARY KEY, plan text);
CREATE TABLE jobs (id bigint PRIMARY KEY, state text);
CREATE INDEX jobs_by_hand ON jobs (state);
-- after --
CREATE SCHEMA billing;
-- @external
CREATE TABLE billing.accounts (id bigint PRIMARY KEY, plan text);
-- @unmanaged
CREATE TABLE jobs (id bigint PRIMARY KEY, state text);
CREATE INDEX jobs_by_hand ON jobs (state);
CREATE TABLE orders (id bigint PRIMARY KEY, account bigint REFERENCES billing.accounts);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE billing.accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: create table public.orders
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.orders (
    id bigint NOT NULL,
    account bigint,
    CONSTRAINT orders_pkey PRIMARY KEY (id)
);

-- Step 2 of 2: add constraint public.orders.orders_account_fkey
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table billing.accounts
--   blocks:      writes of billing.accounts, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD CONSTRAINT orders_account_fkey FOREIGN KEY (account) REFERENCES billing.accounts (id);

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
      LOCK TABLE public.orders, billing.accounts IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.orders, billing.accounts IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE billing.accounts, public.orders IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 2 of 2: add constraint public.orders.orders_account_fkey
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on table billing.accounts
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT orders_account_fkey;

-- Undo step 1 of 2: create table public.orders
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.orders;

COMMIT;
