-- Indexes that have the column inside of expressions and predicates are built over the second column, too, with the expressions of the new type.
-- before --
CREATE FUNCTION "Twice"(n bigint) RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT n * 2';
CREATE TABLE "Or ders" (id int PRIMARY KEY, "Total" int NOT NULL, code varchar(10), gone boolean NOT NULL DEFAULT false, "a""b" int, CHECK ("Total" > 0));
CREATE INDEX of_expression ON "Or ders" (abs("Total"), id);
CREATE INDEX of_function ON "Or ders" ("Twice"("Total"));
CREATE UNIQUE INDEX partial ON "Or ders" ("Total") WHERE "Total" > 10 AND NOT gone;
CREATE INDEX partial_of_another ON "Or ders" ("Total" DESC) WHERE NOT gone;
CREATE INDEX predicate_alone ON "Or ders" (id) WHERE "Total" IN (1, 2, 3);
CREATE INDEX codes ON "Or ders" (lower(code), upper("code"::text)) WHERE code <> 'Total';
CREATE INDEX with_quotes ON "Or ders" (id) WHERE "a""b" > 0;
COMMENT ON INDEX partial IS 'those that count';
-- rows --
INSERT INTO "Or ders" SELECT i, i + 7, 'Code ' || i FROM generate_series(1, 100) AS i;
-- after --
CREATE FUNCTION "Twice"(n bigint) RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT n * 2';
CREATE TABLE "Or ders" (id int PRIMARY KEY, "Total" bigint NOT NULL, code char(12), gone boolean NOT NULL DEFAULT false, "a""b" bigint, CHECK ("Total" > 0));
CREATE INDEX of_expression ON "Or ders" (abs("Total"), id);
CREATE INDEX of_function ON "Or ders" ("Twice"("Total"));
CREATE UNIQUE INDEX partial ON "Or ders" ("Total") WHERE "Total" > 10 AND NOT gone;
CREATE INDEX partial_of_another ON "Or ders" ("Total" DESC) WHERE NOT gone;
CREATE INDEX predicate_alone ON "Or ders" (id) WHERE "Total" IN (1, 2, 3);
CREATE INDEX codes ON "Or ders" (lower(code), upper("code"::text)) WHERE code <> 'Total';
CREATE INDEX with_quotes ON "Or ders" (id) WHERE "a""b" > 0;
COMMENT ON INDEX partial IS 'those that count';
-- holds --
SELECT sum("Total") = 5750 AND count(code) = 100 FROM "Or ders";
-- old --
INSERT INTO "Or ders" (id, "Total", code) VALUES (1000, 5000, 'x');
UPDATE "Or ders" SET "Total" = 5001, code = 'y' WHERE id = 1000;
DELETE FROM "Or ders" WHERE "Total" = 5001 AND code = 'y';
-- new --
INSERT INTO "Or ders" (id, "Total", code) VALUES (1001, 6000, 'x');
UPDATE "Or ders" SET "Total" = 6001 WHERE abs("Total") = 6000;
DELETE FROM "Or ders" WHERE "Total" = 6001;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 28: add what will be column public."Or ders"."Total"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   blocks:      reads and writes of public."Or ders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Or ders" ADD COLUMN "lockstep_Total_new_ed1a6078" bigint;
CREATE OR REPLACE FUNCTION public."lockstep_Total_sync_ed1a6078"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Total"::bigint INTO NEW."lockstep_Total_new_ed1a6078" FROM (SELECT NEW.*) AS "Or ders";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Total_sync_ed1a6078" BEFORE INSERT OR UPDATE ON public."Or ders" FOR EACH ROW WHEN (NEW."lockstep_Total_new_ed1a6078" IS DISTINCT FROM NEW."Total"::bigint) EXECUTE FUNCTION public."lockstep_Total_sync_ed1a6078"();

-- Step 2 of 28: add what will be column public."Or ders"."a""b"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   blocks:      reads and writes of public."Or ders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Or ders" ADD COLUMN "lockstep_a""b_new_74fbddd6" bigint;
CREATE OR REPLACE FUNCTION public."lockstep_a""b_sync_74fbddd6"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "a""b"::bigint INTO NEW."lockstep_a""b_new_74fbddd6" FROM (SELECT NEW.*) AS "Or ders";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a""b_sync_74fbddd6" BEFORE INSERT OR UPDATE ON public."Or ders" FOR EACH ROW WHEN (NEW."lockstep_a""b_new_74fbddd6" IS DISTINCT FROM NEW."a""b"::bigint) EXECUTE FUNCTION public."lockstep_a""b_sync_74fbddd6"();

-- Step 3 of 28: add what will be column public."Or ders".code
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   blocks:      reads and writes of public."Or ders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Or ders" ADD COLUMN lockstep_code_new_92993e94 character(12);
CREATE OR REPLACE FUNCTION public.lockstep_code_sync_92993e94() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT code::bpchar INTO NEW.lockstep_code_new_92993e94 FROM (SELECT NEW.*) AS "Or ders";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_code_sync_92993e94" BEFORE INSERT OR UPDATE ON public."Or ders" FOR EACH ROW WHEN (NEW.lockstep_code_new_92993e94::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.code::bpchar)::text) EXECUTE FUNCTION public.lockstep_code_sync_92993e94();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 28: fill columns "Total", "a""b", code of table public."Or ders"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   work:        scans public."Or ders"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_Total_progress_ed1a6078" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."Or ders" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public."lockstep_Total_progress_ed1a6078"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."Or ders" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_Total_progress_ed1a6078");
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
      SELECT * INTO lockstep_state FROM public."lockstep_Total_progress_ed1a6078";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."Or ders" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."Or ders" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public."Or ders" SET "lockstep_Total_new_ed1a6078" = "Total"::bigint, "lockstep_a""b_new_74fbddd6" = "a""b"::bigint, lockstep_code_new_92993e94 = code::bpchar WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (("lockstep_Total_new_ed1a6078" IS NULL AND "Total" IS NOT NULL) OR ("lockstep_a""b_new_74fbddd6" IS NULL AND "a""b" IS NOT NULL) OR (lockstep_code_new_92993e94 IS NULL AND code IS NOT NULL));
      ELSE
        UPDATE ONLY public."Or ders" SET "lockstep_Total_new_ed1a6078" = "Total"::bigint, "lockstep_a""b_new_74fbddd6" = "a""b"::bigint, lockstep_code_new_92993e94 = code::bpchar WHERE id <= lockstep_next.next_1 AND (("lockstep_Total_new_ed1a6078" IS NULL AND "Total" IS NOT NULL) OR ("lockstep_a""b_new_74fbddd6" IS NULL AND "a""b" IS NOT NULL) OR (lockstep_code_new_92993e94 IS NULL AND code IS NOT NULL));
      END IF;
      UPDATE public."lockstep_Total_progress_ed1a6078" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_Total_progress_ed1a6078";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 28: check without scan for nulls in the new column public."Or ders"."Total"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   blocks:      reads and writes of public."Or ders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Or ders" ADD CONSTRAINT "lockstep_Total_not_null_ed1a6078" CHECK ("lockstep_Total_new_ed1a6078" IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 28: scan for nulls in the new column public."Or ders"."Total"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   work:        scans public."Or ders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public."Or ders" VALIDATE CONSTRAINT "lockstep_Total_not_null_ed1a6078";

COMMIT;

-- Step 7 of 28: build the new index public.of_expression
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   work:        scans public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_of_expression_new_25c9dc1d
CREATE INDEX CONCURRENTLY lockstep_of_expression_new_25c9dc1d ON public."Or ders" USING btree (abs("lockstep_Total_new_ed1a6078"), id);

-- Step 8 of 28: build the new index public.of_function
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   work:        scans public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_of_function_new_ebfb4605
CREATE INDEX CONCURRENTLY lockstep_of_function_new_ebfb4605 ON public."Or ders" USING btree (public."Twice"("lockstep_Total_new_ed1a6078"));

-- Step 9 of 28: build the new index public.partial
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   work:        scans public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public."Or ders" are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_partial_new_2dfadc81
CREATE UNIQUE INDEX CONCURRENTLY lockstep_partial_new_2dfadc81 ON public."Or ders" USING btree ("lockstep_Total_new_ed1a6078") WHERE ("lockstep_Total_new_ed1a6078" > 10 AND NOT gone);

-- Step 10 of 28: build the new index public.partial_of_another
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   work:        scans public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_partial_of_another_new_a15cad55
CREATE INDEX CONCURRENTLY lockstep_partial_of_another_new_a15cad55 ON public."Or ders" USING btree ("lockstep_Total_new_ed1a6078" DESC) WHERE (NOT gone);

-- Step 11 of 28: build the new index public.predicate_alone
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   work:        scans public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_predicate_alone_new_c1a2c005
CREATE INDEX CONCURRENTLY lockstep_predicate_alone_new_c1a2c005 ON public."Or ders" USING btree (id) WHERE ("lockstep_Total_new_ed1a6078" IN (1, 2, 3));

-- Step 12 of 28: build the new index public.with_quotes
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   work:        scans public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_with_quotes_new_d4b123b0
CREATE INDEX CONCURRENTLY lockstep_with_quotes_new_d4b123b0 ON public."Or ders" USING btree (id) WHERE "lockstep_a""b_new_74fbddd6" > 0;

-- Step 13 of 28: build the new index public.codes
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   work:        scans public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_codes_new_4516d305
CREATE INDEX CONCURRENTLY lockstep_codes_new_4516d305 ON public."Or ders" USING btree (lower(lockstep_code_new_92993e94), upper(lockstep_code_new_92993e94::text)) WHERE lockstep_code_new_92993e94 <> 'Total';

BEGIN;

-- Step 14 of 28: gather statistics of table public."Or ders"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."Or ders";

COMMIT;

BEGIN;

-- Step 15 of 28: compare the new with the old columns "Total", "a""b", code of table public."Or ders"
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."Or ders"
--   blocks:      neither reads nor writes
--   work:        scans public."Or ders"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public."Or ders"."Total", column public."Or ders"."a""b", column public."Or ders".code cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public."Or ders" WHERE ("lockstep_Total_new_ed1a6078" IS DISTINCT FROM "Total"::bigint) OR ("lockstep_a""b_new_74fbddd6" IS DISTINCT FROM "a""b"::bigint) OR (lockstep_code_new_92993e94::text COLLATE pg_catalog."C" IS DISTINCT FROM (code::bpchar)::text)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_Total_new_ed1a6078, lockstep_a"b_new_74fbddd6, lockstep_code_new_92993e94', 'Total, a"b, code';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 28: put new columns in the places of the old ones of table public."Or ders"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   blocks:      reads and writes of public."Or ders", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public."Or ders"."Total" fail
--   hazard:      cached-plan: prepared statements that give column public."Or ders"."a""b" fail
--   hazard:      cached-plan: prepared statements that give column public."Or ders".code fail
--   hazard:      app-breaking: columns of table public."Or ders" stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public."Or ders" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public."Or ders" DROP CONSTRAINT "Or ders_Total_check";
ALTER INDEX public.of_expression RENAME TO lockstep_of_expression_old_25c9dc1d;
ALTER INDEX public.of_function RENAME TO lockstep_of_function_old_ebfb4605;
DROP INDEX public.partial;
ALTER INDEX public.partial_of_another RENAME TO lockstep_partial_of_another_old_a15cad55;
ALTER INDEX public.predicate_alone RENAME TO lockstep_predicate_alone_old_c1a2c005;
ALTER INDEX public.with_quotes RENAME TO lockstep_with_quotes_old_d4b123b0;
ALTER INDEX public.codes RENAME TO lockstep_codes_old_4516d305;
ALTER TABLE public."Or ders" RENAME COLUMN "Total" TO "lockstep_Total_old_ed1a6078";
ALTER TABLE public."Or ders" RENAME COLUMN "lockstep_Total_new_ed1a6078" TO "Total";
ALTER TABLE public."Or ders" ALTER COLUMN "lockstep_Total_old_ed1a6078" DROP NOT NULL;
ALTER TABLE public."Or ders" ALTER COLUMN "Total" SET NOT NULL;
ALTER TABLE public."Or ders" RENAME COLUMN "a""b" TO "lockstep_a""b_old_74fbddd6";
ALTER TABLE public."Or ders" RENAME COLUMN "lockstep_a""b_new_74fbddd6" TO "a""b";
ALTER TABLE public."Or ders" RENAME COLUMN code TO lockstep_code_old_92993e94;
ALTER TABLE public."Or ders" RENAME COLUMN lockstep_code_new_92993e94 TO code;
ALTER TABLE public."Or ders" DROP CONSTRAINT "lockstep_Total_not_null_ed1a6078";
ALTER INDEX public.lockstep_of_expression_new_25c9dc1d RENAME TO of_expression;
ALTER INDEX public.lockstep_of_function_new_ebfb4605 RENAME TO of_function;
ALTER INDEX public.lockstep_partial_new_2dfadc81 RENAME TO partial;
COMMENT ON INDEX public.partial IS 'those that count';
ALTER INDEX public.lockstep_partial_of_another_new_a15cad55 RENAME TO partial_of_another;
ALTER INDEX public.lockstep_predicate_alone_new_c1a2c005 RENAME TO predicate_alone;
ALTER INDEX public.lockstep_with_quotes_new_d4b123b0 RENAME TO with_quotes;
ALTER INDEX public.lockstep_codes_new_4516d305 RENAME TO codes;
ALTER TABLE public."Or ders" ADD CONSTRAINT "Or ders_Total_check" CHECK ("Total" > 0) NOT VALID;
CREATE OR REPLACE FUNCTION public."lockstep_Total_sync_ed1a6078"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Total"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Total"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Total"::integer INTO NEW."lockstep_Total_old_ed1a6078" FROM (SELECT NEW.*) AS "Or ders";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Total_old_ed1a6078" := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public."lockstep_a""b_sync_74fbddd6"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."a""b"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."a""b"::text THEN
    RETURN NEW;
  END IF;
  SELECT "a""b"::integer INTO NEW."lockstep_a""b_old_74fbddd6" FROM (SELECT NEW.*) AS "Or ders";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_a""b_old_74fbddd6" := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_code_sync_92993e94() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.code::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.code::text THEN
    RETURN NEW;
  END IF;
  SELECT code::character varying INTO NEW.lockstep_code_old_92993e94 FROM (SELECT NEW.*) AS "Or ders";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_code_old_92993e94 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 17 of 28: drop the old index public.of_expression
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_of_expression_old_25c9dc1d;

-- Step 18 of 28: drop the old index public.of_function
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_of_function_old_ebfb4605;

-- Step 19 of 28: drop the old index public.partial
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_partial_old_2dfadc81;

-- Step 20 of 28: drop the old index public.partial_of_another
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_partial_of_another_old_a15cad55;

-- Step 21 of 28: drop the old index public.predicate_alone
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_predicate_alone_old_c1a2c005;

-- Step 22 of 28: drop the old index public.with_quotes
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_with_quotes_old_d4b123b0;

-- Step 23 of 28: drop the old index public.codes
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_codes_old_4516d305;

BEGIN;

-- Step 24 of 28: validate constraint public."Or ders"."Or ders_Total_check"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   blocks:      neither reads nor writes
--   work:        scans public."Or ders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Or ders" VALIDATE CONSTRAINT "Or ders_Total_check";

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 25 of 28: give up the old columns "Total", "a""b", code of table public."Or ders"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public."Or ders"."Total", public."Or ders"."a""b", public."Or ders".code
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 26 of 28: drop the old column public."Or ders"."Total"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   blocks:      reads and writes of public."Or ders", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_Total_sync_ed1a6078" ON public."Or ders";
DROP FUNCTION public."lockstep_Total_sync_ed1a6078"();
ALTER TABLE public."Or ders" DROP COLUMN "lockstep_Total_old_ed1a6078";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 27 of 28: drop the old column public."Or ders"."a""b"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   blocks:      reads and writes of public."Or ders", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_a""b_sync_74fbddd6" ON public."Or ders";
DROP FUNCTION public."lockstep_a""b_sync_74fbddd6"();
ALTER TABLE public."Or ders" DROP COLUMN "lockstep_a""b_old_74fbddd6";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 28 of 28: drop the old column public."Or ders".code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   blocks:      reads and writes of public."Or ders", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_code_sync_92993e94" ON public."Or ders";
DROP FUNCTION public.lockstep_code_sync_92993e94();
ALTER TABLE public."Or ders" DROP COLUMN lockstep_code_old_92993e94;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 28 of 28: drop the old column public."Or ders".code
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Or ders" ADD COLUMN lockstep_code_old_92993e94 character varying(10);
CREATE OR REPLACE FUNCTION public.lockstep_code_sync_92993e94() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.code::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.code::text THEN
    RETURN NEW;
  END IF;
  SELECT code::character varying INTO NEW.lockstep_code_old_92993e94 FROM (SELECT NEW.*) AS "Or ders";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_code_old_92993e94 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_code_sync_92993e94" BEFORE INSERT OR UPDATE ON public."Or ders" FOR EACH ROW WHEN (NEW.code::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_code_old_92993e94::bpchar)::text) EXECUTE FUNCTION public.lockstep_code_sync_92993e94();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 27 of 28: drop the old column public."Or ders"."a""b"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Or ders" ADD COLUMN "lockstep_a""b_old_74fbddd6" integer;
CREATE OR REPLACE FUNCTION public."lockstep_a""b_sync_74fbddd6"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."a""b"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."a""b"::text THEN
    RETURN NEW;
  END IF;
  SELECT "a""b"::integer INTO NEW."lockstep_a""b_old_74fbddd6" FROM (SELECT NEW.*) AS "Or ders";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_a""b_old_74fbddd6" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a""b_sync_74fbddd6" BEFORE INSERT OR UPDATE ON public."Or ders" FOR EACH ROW WHEN (NEW."a""b" IS DISTINCT FROM NEW."lockstep_a""b_old_74fbddd6"::bigint) EXECUTE FUNCTION public."lockstep_a""b_sync_74fbddd6"();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 26 of 28: drop the old column public."Or ders"."Total"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Or ders" ADD COLUMN "lockstep_Total_old_ed1a6078" integer;
CREATE OR REPLACE FUNCTION public."lockstep_Total_sync_ed1a6078"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Total"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Total"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Total"::integer INTO NEW."lockstep_Total_old_ed1a6078" FROM (SELECT NEW.*) AS "Or ders";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Total_old_ed1a6078" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Total_sync_ed1a6078" BEFORE INSERT OR UPDATE ON public."Or ders" FOR EACH ROW WHEN (NEW."Total" IS DISTINCT FROM NEW."lockstep_Total_old_ed1a6078"::bigint) EXECUTE FUNCTION public."lockstep_Total_sync_ed1a6078"();

COMMIT;

SET lock_timeout = 0;

-- Undo step 25 of 28: give up the old columns "Total", "a""b", code of table public."Or ders"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_Total_progress_ed1a6078" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."Or ders" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public."lockstep_Total_progress_ed1a6078"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."Or ders" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_Total_progress_ed1a6078");
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
      SELECT * INTO lockstep_state FROM public."lockstep_Total_progress_ed1a6078";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."Or ders" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."Or ders" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public."Or ders" SET "lockstep_Total_old_ed1a6078" = "Total"::integer, "lockstep_a""b_old_74fbddd6" = "a""b"::integer, lockstep_code_old_92993e94 = code::character varying WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (("lockstep_Total_old_ed1a6078" IS NULL AND "Total" IS NOT NULL) OR ("lockstep_a""b_old_74fbddd6" IS NULL AND "a""b" IS NOT NULL) OR (lockstep_code_old_92993e94 IS NULL AND code IS NOT NULL));
      ELSE
        UPDATE ONLY public."Or ders" SET "lockstep_Total_old_ed1a6078" = "Total"::integer, "lockstep_a""b_old_74fbddd6" = "a""b"::integer, lockstep_code_old_92993e94 = code::character varying WHERE id <= lockstep_next.next_1 AND (("lockstep_Total_old_ed1a6078" IS NULL AND "Total" IS NOT NULL) OR ("lockstep_a""b_old_74fbddd6" IS NULL AND "a""b" IS NOT NULL) OR (lockstep_code_old_92993e94 IS NULL AND code IS NOT NULL));
      END IF;
      UPDATE public."lockstep_Total_progress_ed1a6078" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_Total_progress_ed1a6078";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 24 of 28: validate constraint public."Or ders"."Or ders_Total_check"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Or ders" DROP CONSTRAINT "Or ders_Total_check";
ALTER TABLE public."Or ders" ADD CONSTRAINT "Or ders_Total_check" CHECK ("Total" > 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 23 of 28: drop the old index public.codes
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_codes_old_4516d305 ON public."Or ders" USING btree (lower(lockstep_code_old_92993e94), upper(lockstep_code_old_92993e94::text)) WHERE lockstep_code_old_92993e94 <> 'Total';

-- Undo step 22 of 28: drop the old index public.with_quotes
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_with_quotes_old_d4b123b0 ON public."Or ders" USING btree (id) WHERE "lockstep_a""b_old_74fbddd6" > 0;

-- Undo step 21 of 28: drop the old index public.predicate_alone
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_predicate_alone_old_c1a2c005 ON public."Or ders" USING btree (id) WHERE ("lockstep_Total_old_ed1a6078" IN (1, 2, 3));

-- Undo step 20 of 28: drop the old index public.partial_of_another
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_partial_of_another_old_a15cad55 ON public."Or ders" USING btree ("lockstep_Total_old_ed1a6078" DESC) WHERE (NOT gone);

-- Undo step 19 of 28: drop the old index public.partial
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_partial_old_2dfadc81 ON public."Or ders" USING btree ("lockstep_Total_old_ed1a6078") WHERE ("lockstep_Total_old_ed1a6078" > 10 AND NOT gone);

-- Undo step 18 of 28: drop the old index public.of_function
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_of_function_old_ebfb4605 ON public."Or ders" USING btree (public."Twice"("lockstep_Total_old_ed1a6078"));

-- Undo step 17 of 28: drop the old index public.of_expression
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_of_expression_old_25c9dc1d ON public."Or ders" USING btree (abs("lockstep_Total_old_ed1a6078"), id);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 28: put new columns in the places of the old ones of table public."Or ders"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."Or ders" IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public."Or ders" WHERE "lockstep_a""b_old_74fbddd6" IS NULL AND "a""b" IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'a"b';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public."Or ders" WHERE lockstep_code_old_92993e94 IS NULL AND code IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'code';
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_partial_old_2dfadc81 ON public."Or ders" USING btree ("lockstep_Total_old_ed1a6078") WHERE ("lockstep_Total_old_ed1a6078" > 10 AND NOT gone);
ALTER TABLE public."Or ders" DROP CONSTRAINT "Or ders_Total_check";
ALTER INDEX public.of_expression RENAME TO lockstep_of_expression_new_25c9dc1d;
ALTER INDEX public.of_function RENAME TO lockstep_of_function_new_ebfb4605;
ALTER INDEX public.partial RENAME TO lockstep_partial_new_2dfadc81;
ALTER INDEX public.partial_of_another RENAME TO lockstep_partial_of_another_new_a15cad55;
ALTER INDEX public.predicate_alone RENAME TO lockstep_predicate_alone_new_c1a2c005;
ALTER INDEX public.with_quotes RENAME TO lockstep_with_quotes_new_d4b123b0;
ALTER INDEX public.codes RENAME TO lockstep_codes_new_4516d305;
ALTER TABLE public."Or ders" RENAME COLUMN "Total" TO "lockstep_Total_new_ed1a6078";
ALTER TABLE public."Or ders" RENAME COLUMN "lockstep_Total_old_ed1a6078" TO "Total";
ALTER TABLE public."Or ders" ALTER COLUMN "lockstep_Total_new_ed1a6078" DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public."Or ders" ALTER COLUMN "Total" SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'Total';
END $$;
ALTER TABLE public."Or ders" RENAME COLUMN "a""b" TO "lockstep_a""b_new_74fbddd6";
ALTER TABLE public."Or ders" RENAME COLUMN "lockstep_a""b_old_74fbddd6" TO "a""b";
ALTER TABLE public."Or ders" RENAME COLUMN code TO lockstep_code_new_92993e94;
ALTER TABLE public."Or ders" RENAME COLUMN lockstep_code_old_92993e94 TO code;
ALTER TABLE public."Or ders" ADD CONSTRAINT "lockstep_Total_not_null_ed1a6078" CHECK ("lockstep_Total_new_ed1a6078" IS NOT NULL) NOT VALID;
ALTER INDEX public.lockstep_of_expression_old_25c9dc1d RENAME TO of_expression;
ALTER INDEX public.lockstep_of_function_old_ebfb4605 RENAME TO of_function;
ALTER INDEX public.lockstep_partial_old_2dfadc81 RENAME TO partial;
COMMENT ON INDEX public.partial IS 'those that count';
ALTER INDEX public.lockstep_partial_of_another_old_a15cad55 RENAME TO partial_of_another;
ALTER INDEX public.lockstep_predicate_alone_old_c1a2c005 RENAME TO predicate_alone;
ALTER INDEX public.lockstep_with_quotes_old_d4b123b0 RENAME TO with_quotes;
ALTER INDEX public.lockstep_codes_old_4516d305 RENAME TO codes;
ALTER TABLE public."Or ders" ADD CONSTRAINT "Or ders_Total_check" CHECK ("Total" > 0) NOT VALID;
CREATE OR REPLACE FUNCTION public."lockstep_Total_sync_ed1a6078"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Total"::bigint INTO NEW."lockstep_Total_new_ed1a6078" FROM (SELECT NEW.*) AS "Or ders";
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public."lockstep_a""b_sync_74fbddd6"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "a""b"::bigint INTO NEW."lockstep_a""b_new_74fbddd6" FROM (SELECT NEW.*) AS "Or ders";
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_code_sync_92993e94() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT code::bpchar INTO NEW.lockstep_code_new_92993e94 FROM (SELECT NEW.*) AS "Or ders";
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 15 of 28: compare the new with the old columns "Total", "a""b", code of table public."Or ders"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Or ders" VALIDATE CONSTRAINT "lockstep_Total_not_null_ed1a6078";
ALTER TABLE public."Or ders" VALIDATE CONSTRAINT "Or ders_Total_check";

COMMIT;

BEGIN;

-- Undo step 14 of 28: gather statistics of table public."Or ders"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public."Or ders";

COMMIT;

-- Undo step 13 of 28: build the new index public.codes
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_codes_new_4516d305;

-- Undo step 12 of 28: build the new index public.with_quotes
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_with_quotes_new_d4b123b0;

-- Undo step 11 of 28: build the new index public.predicate_alone
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_predicate_alone_new_c1a2c005;

-- Undo step 10 of 28: build the new index public.partial_of_another
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_partial_of_another_new_a15cad55;

-- Undo step 9 of 28: build the new index public.partial
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_partial_new_2dfadc81;

-- Undo step 8 of 28: build the new index public.of_function
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_of_function_new_ebfb4605;

-- Undo step 7 of 28: build the new index public.of_expression
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_of_expression_new_25c9dc1d;

BEGIN;

-- Undo step 6 of 28: scan for nulls in the new column public."Or ders"."Total"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Or ders"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 28: check without scan for nulls in the new column public."Or ders"."Total"
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Or ders" DROP CONSTRAINT "lockstep_Total_not_null_ed1a6078";

COMMIT;

-- Undo step 4 of 28: fill columns "Total", "a""b", code of table public."Or ders"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."Or ders"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Or ders" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 28: add what will be column public."Or ders".code
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_code_sync_92993e94" ON public."Or ders";
DROP FUNCTION public.lockstep_code_sync_92993e94();
ALTER TABLE public."Or ders" DROP COLUMN lockstep_code_new_92993e94;

-- Undo step 2 of 28: add what will be column public."Or ders"."a""b"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_a""b_sync_74fbddd6" ON public."Or ders";
DROP FUNCTION public."lockstep_a""b_sync_74fbddd6"();
ALTER TABLE public."Or ders" DROP COLUMN "lockstep_a""b_new_74fbddd6";

-- Undo step 1 of 28: add what will be column public."Or ders"."Total"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Or ders"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_Total_sync_ed1a6078" ON public."Or ders";
DROP FUNCTION public."lockstep_Total_sync_ed1a6078"();
ALTER TABLE public."Or ders" DROP COLUMN "lockstep_Total_new_ed1a6078";

COMMIT;
