-- More digits keep the rows, but a check would read them while others wait: the column gets a second one. A free one changes in an instant.
-- before --
CREATE TABLE t (id int PRIMARY KEY, price numeric(10,2) NOT NULL CHECK (price >= 0), cost numeric(10,2));
CREATE INDEX t_price ON t (price);
-- after --
CREATE TABLE t (id int PRIMARY KEY, price numeric(12,2) NOT NULL CHECK (price >= 0), cost numeric(12,2));
CREATE INDEX t_price ON t (price);
-- rows --
INSERT INTO t VALUES (1, 12345678.91, 2), (2, 0, NULL);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 12: change type of column public.t.cost
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.cost fail
ALTER TABLE public.t ALTER COLUMN cost TYPE numeric(12,2);

-- Step 2 of 12: add what will be column public.t.price
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_price_new_0680bf73 numeric(12,2);
CREATE OR REPLACE FUNCTION public.lockstep_price_sync_0680bf73() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT price::numeric(12,2) INTO NEW.lockstep_price_new_0680bf73 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_price_sync_0680bf73" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_price_new_0680bf73::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.price::numeric(12,2))::text) EXECUTE FUNCTION public.lockstep_price_sync_0680bf73();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 12: gather statistics of table public.t (cost)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (cost);

COMMIT;

-- Step 4 of 12: fill column public.t.price
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_price_progress_0680bf73 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_price_progress_0680bf73
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_price_progress_0680bf73);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    SELECT * INTO lockstep_state FROM public.lockstep_price_progress_0680bf73;
    EXIT WHEN NOT FOUND;
    IF lockstep_state.begun THEN
      SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
    ELSE
      SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
    END IF;
    EXIT WHEN NOT FOUND;
    BEGIN
      IF lockstep_state.begun THEN
        UPDATE ONLY public.t SET lockstep_price_new_0680bf73 = price::numeric(12,2) WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_price_new_0680bf73 IS NULL AND price IS NOT NULL);
      ELSE
        UPDATE ONLY public.t SET lockstep_price_new_0680bf73 = price::numeric(12,2) WHERE id <= lockstep_next.next_1 AND (lockstep_price_new_0680bf73 IS NULL AND price IS NOT NULL);
      END IF;
      UPDATE public.lockstep_price_progress_0680bf73 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(0.1);
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_price_progress_0680bf73;

BEGIN;

-- Step 5 of 12: gather statistics of table public.t (lockstep_price_new_0680bf73)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (lockstep_price_new_0680bf73);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 6 of 12: check without scan for nulls in the new column public.t.price
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_price_not_null_0680bf73 CHECK (lockstep_price_new_0680bf73 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 12: scan for nulls in the new column public.t.price
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_price_not_null_0680bf73;

COMMIT;

-- Step 8 of 12: build the new index public.t_price
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_price_new_65c91566
CREATE INDEX CONCURRENTLY lockstep_t_price_new_65c91566 ON public.t USING btree (lockstep_price_new_0680bf73);

BEGIN;

-- Step 9 of 12: compare the new with the old column public.t.price
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.price cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_price_new_0680bf73::text COLLATE pg_catalog."C" IS DISTINCT FROM (price::numeric(12,2))::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_price_new_0680bf73', 'price';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 10 of 12: put the new column in the place of column public.t.price
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read while others wait: checks are made sure of, and indexes built again
--   hazard:      cached-plan: prepared statements that give column public.t.price fail
--   note:        the column stands behind the others from now on: INSERT without a list of columns gives it other values
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.t DROP CONSTRAINT t_price_check;
DROP INDEX public.t_price;
ALTER TABLE public.t RENAME COLUMN price TO lockstep_price_old_0680bf73;
ALTER TABLE public.t RENAME COLUMN lockstep_price_new_0680bf73 TO price;
ALTER TABLE public.t ALTER COLUMN lockstep_price_old_0680bf73 DROP NOT NULL;
ALTER TABLE public.t ALTER COLUMN price SET NOT NULL;
ALTER TABLE public.t DROP CONSTRAINT lockstep_price_not_null_0680bf73;
ALTER INDEX public.lockstep_t_price_new_65c91566 RENAME TO t_price;
ALTER TABLE public.t ADD CONSTRAINT t_price_check CHECK (price >= 0) NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_price_sync_0680bf73() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.price::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.price::text THEN
    RETURN NEW;
  END IF;
  SELECT price::numeric(10,2) INTO NEW.lockstep_price_old_0680bf73 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_price_old_0680bf73 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 12: validate constraint public.t.t_price_check
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT t_price_check;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 12 of 12: drop the old column public.t.price
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
--   gate:        go on when nobody means to go back: until then lockstep_price_old_0680bf73 holds the old values of price
DROP TRIGGER "~lockstep_price_sync_0680bf73" ON public.t;
DROP FUNCTION public.lockstep_price_sync_0680bf73();
ALTER TABLE public.t DROP COLUMN lockstep_price_old_0680bf73;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 12 of 12: drop the old column public.t.price
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_price_old_0680bf73 numeric(10,2);
CREATE OR REPLACE FUNCTION public.lockstep_price_sync_0680bf73() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.price::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.price::text THEN
    RETURN NEW;
  END IF;
  SELECT price::numeric(10,2) INTO NEW.lockstep_price_old_0680bf73 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_price_old_0680bf73 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_price_sync_0680bf73" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.price::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_price_old_0680bf73::numeric(12,2))::text) EXECUTE FUNCTION public.lockstep_price_sync_0680bf73();
UPDATE public.t SET lockstep_price_old_0680bf73 = price::numeric(10,2);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 11 of 12: validate constraint public.t.t_price_check
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_price_check;
ALTER TABLE public.t ADD CONSTRAINT t_price_check CHECK (price >= 0) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 10 of 12: put the new column in the place of column public.t.price
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_price_old_0680bf73 IS NULL AND price IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'price';
  END IF;
END $$;
ALTER TABLE public.t DROP CONSTRAINT t_price_check;
DROP INDEX public.t_price;
ALTER TABLE public.t RENAME COLUMN price TO lockstep_price_new_0680bf73;
ALTER TABLE public.t RENAME COLUMN lockstep_price_old_0680bf73 TO price;
ALTER TABLE public.t ALTER COLUMN lockstep_price_new_0680bf73 DROP NOT NULL;
ALTER TABLE public.t ALTER COLUMN price SET NOT NULL;
ALTER TABLE public.t ADD CONSTRAINT lockstep_price_not_null_0680bf73 CHECK (lockstep_price_new_0680bf73 IS NOT NULL);
CREATE INDEX t_price ON public.t USING btree (price);
CREATE INDEX lockstep_t_price_new_65c91566 ON public.t USING btree (lockstep_price_new_0680bf73);
ALTER TABLE public.t ADD CONSTRAINT t_price_check CHECK (price >= 0);
CREATE OR REPLACE FUNCTION public.lockstep_price_sync_0680bf73() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT price::numeric(12,2) INTO NEW.lockstep_price_new_0680bf73 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 12: compare the new with the old column public.t.price
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 8 of 12: build the new index public.t_price
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_price_new_65c91566;

BEGIN;

-- Undo step 7 of 12: scan for nulls in the new column public.t.price
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_price_not_null_0680bf73;
ALTER TABLE public.t ADD CONSTRAINT lockstep_price_not_null_0680bf73 CHECK (lockstep_price_new_0680bf73 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 12: check without scan for nulls in the new column public.t.price
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_price_not_null_0680bf73;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 12: gather statistics of table public.t (lockstep_price_new_0680bf73)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t (price);

COMMIT;

-- Undo step 4 of 12: fill column public.t.price
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 3 of 12: gather statistics of table public.t (cost)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 12: add what will be column public.t.price
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_price_sync_0680bf73" ON public.t;
DROP FUNCTION public.lockstep_price_sync_0680bf73();
ALTER TABLE public.t DROP COLUMN lockstep_price_new_0680bf73;

-- Undo step 1 of 12: change type of column public.t.cost
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN cost TYPE numeric(10,2);

COMMIT;
