-- A materialized view over a column that a second one takes the place of is built beside the old one, which reads the old column until then.
-- before --
CREATE SCHEMA "S";
CREATE TABLE users (id int PRIMARY KEY, score int NOT NULL, "Age" smallint, name text);
CREATE TABLE "S"."Other" (id int PRIMARY KEY, n int);
CREATE MATERIALIZED VIEW scores AS SELECT score, count(*) AS n FROM users GROUP BY score;
CREATE UNIQUE INDEX scores_ix ON scores (score);
COMMENT ON MATERIALIZED VIEW scores IS 'how many';
CREATE VIEW best AS SELECT max(score) AS score FROM scores;
CREATE VIEW with_names AS SELECT u.name, s.n FROM users u JOIN scores s ON s.score = u.score;
CREATE MATERIALIZED VIEW "S"."Both" AS SELECT "Age" AS n, name FROM users UNION ALL SELECT n, NULL FROM "S"."Other";
CREATE MATERIALIZED VIEW of_view AS SELECT name FROM with_names;
-- after --
CREATE SCHEMA "S";
CREATE TABLE users (id int PRIMARY KEY, score bigint NOT NULL, "Age" int, name text);
CREATE TABLE "S"."Other" (id int PRIMARY KEY, n bigint);
CREATE MATERIALIZED VIEW scores AS SELECT score, count(*) AS n FROM users GROUP BY score;
CREATE UNIQUE INDEX scores_ix ON scores (score);
COMMENT ON MATERIALIZED VIEW scores IS 'how many';
CREATE VIEW best AS SELECT max(score) AS score FROM scores;
CREATE VIEW with_names AS SELECT u.name, s.n FROM users u JOIN scores s ON s.score = u.score;
CREATE MATERIALIZED VIEW "S"."Both" AS SELECT "Age" + 1 AS n, name FROM users UNION ALL SELECT n, NULL FROM "S"."Other";
CREATE MATERIALIZED VIEW of_view AS SELECT name FROM with_names;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S"."Other" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 33: add what will be column "S"."Other".n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "S"."Other"
--   blocks:      reads and writes of "S"."Other", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "S"."Other" ADD COLUMN lockstep_n_new_48827b02 bigint;
CREATE OR REPLACE FUNCTION "S".lockstep_n_sync_48827b02() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT n::bigint INTO NEW.lockstep_n_new_48827b02 FROM (SELECT NEW.*) AS "Other";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_n_sync_48827b02" BEFORE INSERT OR UPDATE ON "S"."Other" FOR EACH ROW WHEN (NEW.lockstep_n_new_48827b02 IS DISTINCT FROM NEW.n::bigint) EXECUTE FUNCTION "S".lockstep_n_sync_48827b02();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 33: add what will be column public.users."Age"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN "lockstep_Age_new_1b34b9a2" integer;
CREATE OR REPLACE FUNCTION public."lockstep_Age_sync_1b34b9a2"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Age"::integer INTO NEW."lockstep_Age_new_1b34b9a2" FROM (SELECT NEW.*) AS users;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Age_sync_1b34b9a2" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW."lockstep_Age_new_1b34b9a2" IS DISTINCT FROM NEW."Age"::integer) EXECUTE FUNCTION public."lockstep_Age_sync_1b34b9a2"();

-- Step 3 of 33: add what will be column public.users.score
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN lockstep_score_new_e38c30dd bigint;
CREATE OR REPLACE FUNCTION public.lockstep_score_sync_e38c30dd() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT score::bigint INTO NEW.lockstep_score_new_e38c30dd FROM (SELECT NEW.*) AS users;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_score_sync_e38c30dd" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW.lockstep_score_new_e38c30dd IS DISTINCT FROM NEW.score::bigint) EXECUTE FUNCTION public.lockstep_score_sync_e38c30dd();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 33: fill column "S"."Other".n
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "S"."Other"
--   blocks:      neither reads nor writes
--   work:        scans "S"."Other"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "S".lockstep_n_progress_48827b02 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "S"."Other" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "S".lockstep_n_progress_48827b02
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "S"."Other" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "S".lockstep_n_progress_48827b02);
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
      SELECT * INTO lockstep_state FROM "S".lockstep_n_progress_48827b02;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "S"."Other" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "S"."Other" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "S"."Other" SET lockstep_n_new_48827b02 = n::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_n_new_48827b02 IS NULL AND n IS NOT NULL);
      ELSE
        UPDATE ONLY "S"."Other" SET lockstep_n_new_48827b02 = n::bigint WHERE id <= lockstep_next.next_1 AND (lockstep_n_new_48827b02 IS NULL AND n IS NOT NULL);
      END IF;
      UPDATE "S".lockstep_n_progress_48827b02 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "S".lockstep_n_progress_48827b02;

BEGIN;

-- Step 5 of 33: gather statistics of table "S"."Other" (lockstep_n_new_48827b02)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "S"."Other"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "S"."Other" (lockstep_n_new_48827b02);

COMMIT;

-- Step 6 of 33: fill columns "Age", score of table public.users
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_Age_progress_1b34b9a2" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public."lockstep_Age_progress_1b34b9a2"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_Age_progress_1b34b9a2");
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
      SELECT * INTO lockstep_state FROM public."lockstep_Age_progress_1b34b9a2";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.users SET "lockstep_Age_new_1b34b9a2" = "Age"::integer, lockstep_score_new_e38c30dd = score::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (("lockstep_Age_new_1b34b9a2" IS NULL AND "Age" IS NOT NULL) OR (lockstep_score_new_e38c30dd IS NULL AND score IS NOT NULL));
      ELSE
        UPDATE ONLY public.users SET "lockstep_Age_new_1b34b9a2" = "Age"::integer, lockstep_score_new_e38c30dd = score::bigint WHERE id <= lockstep_next.next_1 AND (("lockstep_Age_new_1b34b9a2" IS NULL AND "Age" IS NOT NULL) OR (lockstep_score_new_e38c30dd IS NULL AND score IS NOT NULL));
      END IF;
      UPDATE public."lockstep_Age_progress_1b34b9a2" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_Age_progress_1b34b9a2";

BEGIN;

-- Step 7 of 33: gather statistics of table public.users ("lockstep_Age_new_1b34b9a2", lockstep_score_new_e38c30dd)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.users ("lockstep_Age_new_1b34b9a2", lockstep_score_new_e38c30dd);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 33: check without scan for nulls in the new column public.users.score
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.users ADD CONSTRAINT lockstep_score_not_null_e38c30dd CHECK (lockstep_score_new_e38c30dd IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 33: scan for nulls in the new column public.users.score
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.users VALIDATE CONSTRAINT lockstep_score_not_null_e38c30dd;

COMMIT;

BEGIN;

-- Step 10 of 33: compare the new with the old column "S"."Other".n
--   phase:       migrate
--   locks:       ACCESS SHARE on table "S"."Other"
--   blocks:      neither reads nor writes
--   work:        scans "S"."Other"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column "S"."Other".n cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY "S"."Other" WHERE lockstep_n_new_48827b02 IS DISTINCT FROM n::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_n_new_48827b02', 'n';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 11 of 33: compare the new with the old columns "Age", score of table public.users
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.users."Age", column public.users.score cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.users WHERE ("lockstep_Age_new_1b34b9a2" IS DISTINCT FROM "Age"::integer) OR (lockstep_score_new_e38c30dd IS DISTINCT FROM score::bigint)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_Age_new_1b34b9a2, lockstep_score_new_e38c30dd', 'Age, score';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 12 of 33: drop materialized view public.of_view
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.of_view
--   blocks:      reads and writes of public.of_view, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.of_view;

COMMIT;

BEGIN;

-- Step 13 of 33: drop view public.with_names
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.with_names
--   blocks:      reads and writes of public.with_names, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP VIEW public.with_names;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S"."Other", public.users IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "S"."Other", public.users IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.users, "S"."Other" IN ACCESS EXCLUSIVE MODE;
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

-- Step 14 of 33: put new columns in the places of the old ones of table "S"."Other", table public.users
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."Other", ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of "S"."Other", public.users, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column "S"."Other".n fail
--   hazard:      cached-plan: prepared statements that give column public.users."Age" fail
--   hazard:      cached-plan: prepared statements that give column public.users.score fail
--   hazard:      app-breaking: columns of table "S"."Other", table public.users stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE "S"."Other", public.users IN ACCESS EXCLUSIVE MODE;
ALTER TABLE "S"."Other" RENAME COLUMN n TO lockstep_n_old_48827b02;
ALTER TABLE "S"."Other" RENAME COLUMN lockstep_n_new_48827b02 TO n;
ALTER TABLE public.users RENAME COLUMN "Age" TO "lockstep_Age_old_1b34b9a2";
ALTER TABLE public.users RENAME COLUMN "lockstep_Age_new_1b34b9a2" TO "Age";
ALTER TABLE public.users RENAME COLUMN score TO lockstep_score_old_e38c30dd;
ALTER TABLE public.users RENAME COLUMN lockstep_score_new_e38c30dd TO score;
ALTER TABLE public.users ALTER COLUMN lockstep_score_old_e38c30dd DROP NOT NULL;
ALTER TABLE public.users ALTER COLUMN score SET NOT NULL;
ALTER TABLE public.users DROP CONSTRAINT lockstep_score_not_null_e38c30dd;
CREATE OR REPLACE FUNCTION "S".lockstep_n_sync_48827b02() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.n::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.n::text THEN
    RETURN NEW;
  END IF;
  SELECT n::integer INTO NEW.lockstep_n_old_48827b02 FROM (SELECT NEW.*) AS "Other";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_n_old_48827b02 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public."lockstep_Age_sync_1b34b9a2"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Age"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Age"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Age"::smallint INTO NEW."lockstep_Age_old_1b34b9a2" FROM (SELECT NEW.*) AS users;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Age_old_1b34b9a2" := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_score_sync_e38c30dd() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.score::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.score::text THEN
    RETURN NEW;
  END IF;
  SELECT score::integer INTO NEW.lockstep_score_old_e38c30dd FROM (SELECT NEW.*) AS users;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_score_old_e38c30dd := NULL;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Step 15 of 33: build what will be materialized view public.scores
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_scores_new_fd609018 AS
SELECT score, count(*) AS n FROM public.users GROUP BY score
WITH DATA;
COMMENT ON MATERIALIZED VIEW public.lockstep_scores_new_fd609018 IS 'how many';
CREATE UNIQUE INDEX lockstep_scores_ix_new_255d7905 ON public.lockstep_scores_new_fd609018 USING btree (score);

COMMIT;

BEGIN;

-- Step 16 of 33: gather statistics of materialized view public.lockstep_scores_new_fd609018
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_scores_new_fd609018;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.best SET SCHEMA public;
        ALTER MATERIALIZED VIEW public.scores SET SCHEMA public;
      ELSE
        ALTER MATERIALIZED VIEW public.scores SET SCHEMA public;
        ALTER VIEW public.best SET SCHEMA public;
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

-- Step 17 of 33: drop view public.best
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.best
--   blocks:      reads and writes of public.best, until step 21 is done, which scans public.users
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.best;

-- Step 18 of 33: put the new one in the place of materialized view public.scores
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.scores
--   blocks:      reads and writes of public.scores, until step 21 is done, which scans public.users
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: materialized view public.scores is locked until step 21 is done, which reads all rows of table public.users
--   note:        it holds the rows of the moment in which it was built
ALTER MATERIALIZED VIEW public.scores RENAME TO lockstep_scores_old_fd609018;
ALTER INDEX public.scores_ix RENAME TO lockstep_scores_ix_old_255d7905;
ALTER MATERIALIZED VIEW public.lockstep_scores_new_fd609018 RENAME TO scores;
ALTER INDEX public.lockstep_scores_ix_new_255d7905 RENAME TO scores_ix;

-- Step 19 of 33: create view public.best
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.best AS
SELECT max(score) AS score FROM public.scores;

-- Step 20 of 33: create view public.with_names
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.with_names AS
SELECT u.name, s.n FROM public.users u JOIN public.scores s ON s.score = u.score;

-- Step 21 of 33: create materialized view public.of_view
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.users
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.users are read while nobody can read public.of_view
CREATE MATERIALIZED VIEW public.of_view AS
SELECT name FROM public.with_names
WITH DATA;

COMMIT;

BEGIN;

-- Step 22 of 33: build what will be materialized view "S"."Both"
--   phase:       contract
--   locks:       none on what exists
--   work:        scans "S"."Other", scans public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW "S"."lockstep_Both_new_588c84df" AS
SELECT "Age" + 1 AS n, name FROM public.users UNION ALL SELECT n, NULL FROM "S"."Other"
WITH DATA;

COMMIT;

BEGIN;

-- Step 23 of 33: gather statistics of materialized view "S"."lockstep_Both_new_588c84df"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "S"."lockstep_Both_new_588c84df";

COMMIT;

BEGIN;

-- Step 24 of 33: put the new one in the place of materialized view "S"."Both"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view "S"."Both"
--   blocks:      reads and writes of "S"."Both", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        it holds the rows of the moment in which it was built
ALTER MATERIALIZED VIEW "S"."Both" RENAME TO "lockstep_Both_old_588c84df";
ALTER MATERIALIZED VIEW "S"."lockstep_Both_new_588c84df" RENAME TO "Both";

COMMIT;

BEGIN;

-- Step 25 of 33: give up the old materialized view "S"."Both"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills it here
SELECT;

COMMIT;

BEGIN;

-- Step 26 of 33: drop the old materialized view "S"."Both"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view "S"."lockstep_Both_old_588c84df"
--   blocks:      reads and writes of "S"."lockstep_Both_old_588c84df", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW "S"."lockstep_Both_old_588c84df";

COMMIT;

BEGIN;

-- Step 27 of 33: give up the old materialized view public.scores
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills it here
SELECT;

COMMIT;

BEGIN;

-- Step 28 of 33: drop the old materialized view public.scores
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_scores_old_fd609018
--   blocks:      reads and writes of public.lockstep_scores_old_fd609018, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_scores_old_fd609018;

COMMIT;

BEGIN;

-- Step 29 of 33: give up the old column "S"."Other".n
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of "S"."Other".n, public.users."Age", public.users.score
SELECT;

COMMIT;

BEGIN;

-- Step 30 of 33: give up the old columns "Age", score of table public.users
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S"."Other" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 31 of 33: drop the old column "S"."Other".n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."Other"
--   blocks:      reads and writes of "S"."Other", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_n_sync_48827b02" ON "S"."Other";
DROP FUNCTION "S".lockstep_n_sync_48827b02();
ALTER TABLE "S"."Other" DROP COLUMN lockstep_n_old_48827b02;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 32 of 33: drop the old column public.users."Age"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_Age_sync_1b34b9a2" ON public.users;
DROP FUNCTION public."lockstep_Age_sync_1b34b9a2"();
ALTER TABLE public.users DROP COLUMN "lockstep_Age_old_1b34b9a2";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 33 of 33: drop the old column public.users.score
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_score_sync_e38c30dd" ON public.users;
DROP FUNCTION public.lockstep_score_sync_e38c30dd();
ALTER TABLE public.users DROP COLUMN lockstep_score_old_e38c30dd;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 33 of 33: drop the old column public.users.score
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN lockstep_score_old_e38c30dd integer;
CREATE OR REPLACE FUNCTION public.lockstep_score_sync_e38c30dd() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.score::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.score::text THEN
    RETURN NEW;
  END IF;
  SELECT score::integer INTO NEW.lockstep_score_old_e38c30dd FROM (SELECT NEW.*) AS users;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_score_old_e38c30dd := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_score_sync_e38c30dd" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW.score IS DISTINCT FROM NEW.lockstep_score_old_e38c30dd::bigint) EXECUTE FUNCTION public.lockstep_score_sync_e38c30dd();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 32 of 33: drop the old column public.users."Age"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN "lockstep_Age_old_1b34b9a2" smallint;
CREATE OR REPLACE FUNCTION public."lockstep_Age_sync_1b34b9a2"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Age"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Age"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Age"::smallint INTO NEW."lockstep_Age_old_1b34b9a2" FROM (SELECT NEW.*) AS users;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Age_old_1b34b9a2" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Age_sync_1b34b9a2" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW."Age" IS DISTINCT FROM NEW."lockstep_Age_old_1b34b9a2"::integer) EXECUTE FUNCTION public."lockstep_Age_sync_1b34b9a2"();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S"."Other" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 31 of 33: drop the old column "S"."Other".n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."Other"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "S"."Other" ADD COLUMN lockstep_n_old_48827b02 integer;
CREATE OR REPLACE FUNCTION "S".lockstep_n_sync_48827b02() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.n::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.n::text THEN
    RETURN NEW;
  END IF;
  SELECT n::integer INTO NEW.lockstep_n_old_48827b02 FROM (SELECT NEW.*) AS "Other";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_n_old_48827b02 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_n_sync_48827b02" BEFORE INSERT OR UPDATE ON "S"."Other" FOR EACH ROW WHEN (NEW.n IS DISTINCT FROM NEW.lockstep_n_old_48827b02::bigint) EXECUTE FUNCTION "S".lockstep_n_sync_48827b02();

COMMIT;

SET lock_timeout = 0;

-- Undo step 30 of 33: give up the old columns "Age", score of table public.users
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_Age_progress_1b34b9a2" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public."lockstep_Age_progress_1b34b9a2"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_Age_progress_1b34b9a2");
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
      SELECT * INTO lockstep_state FROM public."lockstep_Age_progress_1b34b9a2";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.users SET "lockstep_Age_old_1b34b9a2" = "Age"::smallint, lockstep_score_old_e38c30dd = score::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (("lockstep_Age_old_1b34b9a2" IS NULL AND "Age" IS NOT NULL) OR (lockstep_score_old_e38c30dd IS NULL AND score IS NOT NULL));
      ELSE
        UPDATE ONLY public.users SET "lockstep_Age_old_1b34b9a2" = "Age"::smallint, lockstep_score_old_e38c30dd = score::integer WHERE id <= lockstep_next.next_1 AND (("lockstep_Age_old_1b34b9a2" IS NULL AND "Age" IS NOT NULL) OR (lockstep_score_old_e38c30dd IS NULL AND score IS NOT NULL));
      END IF;
      UPDATE public."lockstep_Age_progress_1b34b9a2" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_Age_progress_1b34b9a2";

-- Undo step 29 of 33: give up the old column "S"."Other".n
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table "S"."Other"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS "S".lockstep_n_progress_48827b02 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "S"."Other" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO "S".lockstep_n_progress_48827b02
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY "S"."Other" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM "S".lockstep_n_progress_48827b02);
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
      SELECT * INTO lockstep_state FROM "S".lockstep_n_progress_48827b02;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "S"."Other" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY "S"."Other" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY "S"."Other" SET lockstep_n_old_48827b02 = n::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_n_old_48827b02 IS NULL AND n IS NOT NULL);
      ELSE
        UPDATE ONLY "S"."Other" SET lockstep_n_old_48827b02 = n::integer WHERE id <= lockstep_next.next_1 AND (lockstep_n_old_48827b02 IS NULL AND n IS NOT NULL);
      END IF;
      UPDATE "S".lockstep_n_progress_48827b02 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE "S".lockstep_n_progress_48827b02;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 28 of 33: drop the old materialized view public.scores
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.users RENAME COLUMN score TO lockstep_score_new_e38c30dd;
ALTER TABLE public.users RENAME COLUMN lockstep_score_old_e38c30dd TO score;
CREATE MATERIALIZED VIEW public.lockstep_scores_old_fd609018 AS
SELECT score, count(*) AS n FROM public.users GROUP BY score
WITH NO DATA;
COMMENT ON MATERIALIZED VIEW public.lockstep_scores_old_fd609018 IS 'how many';
CREATE UNIQUE INDEX lockstep_scores_ix_old_255d7905 ON public.lockstep_scores_old_fd609018 USING btree (score);
ALTER TABLE public.users RENAME COLUMN score TO lockstep_score_old_e38c30dd;
ALTER TABLE public.users RENAME COLUMN lockstep_score_new_e38c30dd TO score;

COMMIT;

BEGIN;

-- Undo step 27 of 33: give up the old materialized view public.scores
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_scores_old_fd609018
--   transaction: inside a transaction of its own
--   undo:        reversible
REFRESH MATERIALIZED VIEW public.lockstep_scores_old_fd609018;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S"."Other", public.users IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "S"."Other", public.users IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.users, "S"."Other" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 26 of 33: drop the old materialized view "S"."Both"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."Other", ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE "S"."Other" RENAME COLUMN n TO lockstep_n_new_48827b02;
ALTER TABLE "S"."Other" RENAME COLUMN lockstep_n_old_48827b02 TO n;
ALTER TABLE public.users RENAME COLUMN "Age" TO "lockstep_Age_new_1b34b9a2";
ALTER TABLE public.users RENAME COLUMN "lockstep_Age_old_1b34b9a2" TO "Age";
CREATE MATERIALIZED VIEW "S"."lockstep_Both_old_588c84df" AS
SELECT "Age" AS n, name FROM public.users UNION ALL SELECT n, NULL FROM "S"."Other"
WITH NO DATA;
ALTER TABLE "S"."Other" RENAME COLUMN n TO lockstep_n_old_48827b02;
ALTER TABLE "S"."Other" RENAME COLUMN lockstep_n_new_48827b02 TO n;
ALTER TABLE public.users RENAME COLUMN "Age" TO "lockstep_Age_old_1b34b9a2";
ALTER TABLE public.users RENAME COLUMN "lockstep_Age_new_1b34b9a2" TO "Age";

COMMIT;

BEGIN;

-- Undo step 25 of 33: give up the old materialized view "S"."Both"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view "S"."lockstep_Both_old_588c84df"
--   transaction: inside a transaction of its own
--   undo:        reversible
REFRESH MATERIALIZED VIEW "S"."lockstep_Both_old_588c84df";

COMMIT;

BEGIN;

-- Undo step 24 of 33: put the new one in the place of materialized view "S"."Both"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view "S"."Both"
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW "S"."Both" RENAME TO "lockstep_Both_new_588c84df";
ALTER MATERIALIZED VIEW "S"."lockstep_Both_old_588c84df" RENAME TO "Both";

COMMIT;

-- Undo step 23 of 33: gather statistics of materialized view "S"."lockstep_Both_new_588c84df"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 22 of 33: build what will be materialized view "S"."Both"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW "S"."lockstep_Both_new_588c84df";

COMMIT;

BEGIN;

-- Undo step 21 of 33: create materialized view public.of_view
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.of_view;

-- Undo step 20 of 33: create view public.with_names
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.with_names;

-- Undo step 19 of 33: create view public.best
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.best;

-- Undo step 18 of 33: put the new one in the place of materialized view public.scores
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.scores
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.scores RENAME TO lockstep_scores_new_fd609018;
ALTER INDEX public.scores_ix RENAME TO lockstep_scores_ix_new_255d7905;
ALTER MATERIALIZED VIEW public.lockstep_scores_old_fd609018 RENAME TO scores;
ALTER INDEX public.lockstep_scores_ix_old_255d7905 RENAME TO scores_ix;

-- Undo step 17 of 33: drop view public.best
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.best
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.best AS
SELECT max(score) AS score FROM public.scores;

COMMIT;

-- Undo step 16 of 33: gather statistics of materialized view public.lockstep_scores_new_fd609018
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 15 of 33: build what will be materialized view public.scores
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_scores_new_fd609018;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE "S"."Other", public.users IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE "S"."Other", public.users IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.users, "S"."Other" IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 14 of 33: put new columns in the places of the old ones of table "S"."Other", table public.users
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table "S"."Other", ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE "S"."Other", public.users IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY "S"."Other" WHERE lockstep_n_old_48827b02 IS NULL AND n IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'n';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.users WHERE "lockstep_Age_old_1b34b9a2" IS NULL AND "Age" IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'Age';
  END IF;
END $$;
ALTER TABLE "S"."Other" RENAME COLUMN n TO lockstep_n_new_48827b02;
ALTER TABLE "S"."Other" RENAME COLUMN lockstep_n_old_48827b02 TO n;
ALTER TABLE public.users RENAME COLUMN "Age" TO "lockstep_Age_new_1b34b9a2";
ALTER TABLE public.users RENAME COLUMN "lockstep_Age_old_1b34b9a2" TO "Age";
ALTER TABLE public.users RENAME COLUMN score TO lockstep_score_new_e38c30dd;
ALTER TABLE public.users RENAME COLUMN lockstep_score_old_e38c30dd TO score;
ALTER TABLE public.users ALTER COLUMN lockstep_score_new_e38c30dd DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.users ALTER COLUMN score SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'score';
END $$;
ALTER TABLE public.users ADD CONSTRAINT lockstep_score_not_null_e38c30dd CHECK (lockstep_score_new_e38c30dd IS NOT NULL) NOT VALID;
CREATE OR REPLACE FUNCTION "S".lockstep_n_sync_48827b02() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT n::bigint INTO NEW.lockstep_n_new_48827b02 FROM (SELECT NEW.*) AS "Other";
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public."lockstep_Age_sync_1b34b9a2"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Age"::integer INTO NEW."lockstep_Age_new_1b34b9a2" FROM (SELECT NEW.*) AS users;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_score_sync_e38c30dd() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT score::bigint INTO NEW.lockstep_score_new_e38c30dd FROM (SELECT NEW.*) AS users;
  RETURN NEW;
END $$;

COMMIT;

BEGIN;

-- Undo step 13 of 33: drop view public.with_names
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.with_names
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.with_names AS
SELECT u.name, s.n FROM public.users u JOIN public.scores s ON s.score = u.score;

COMMIT;

BEGIN;

-- Undo step 12 of 33: drop materialized view public.of_view
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.of_view
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.of_view AS
SELECT name FROM public.with_names
WITH DATA;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 11 of 33: compare the new with the old columns "Age", score of table public.users
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.users VALIDATE CONSTRAINT lockstep_score_not_null_e38c30dd;

COMMIT;

BEGIN;

-- Undo step 10 of 33: compare the new with the old column "S"."Other".n
--   phase:       migrate
--   locks:       ACCESS SHARE on table "S"."Other"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 9 of 33: scan for nulls in the new column public.users.score
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 33: check without scan for nulls in the new column public.users.score
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.users DROP CONSTRAINT lockstep_score_not_null_e38c30dd;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 33: gather statistics of table public.users ("lockstep_Age_new_1b34b9a2", lockstep_score_new_e38c30dd)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.users ("Age", score);

COMMIT;

-- Undo step 6 of 33: fill columns "Age", score of table public.users
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.users
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 5 of 33: gather statistics of table "S"."Other" (lockstep_n_new_48827b02)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table "S"."Other"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE "S"."Other" (n);

COMMIT;

-- Undo step 4 of 33: fill column "S"."Other".n
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table "S"."Other"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 33: add what will be column public.users.score
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_score_sync_e38c30dd" ON public.users;
DROP FUNCTION public.lockstep_score_sync_e38c30dd();
ALTER TABLE public.users DROP COLUMN lockstep_score_new_e38c30dd;

-- Undo step 2 of 33: add what will be column public.users."Age"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_Age_sync_1b34b9a2" ON public.users;
DROP FUNCTION public."lockstep_Age_sync_1b34b9a2"();
ALTER TABLE public.users DROP COLUMN "lockstep_Age_new_1b34b9a2";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE "S"."Other" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 33: add what will be column "S"."Other".n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table "S"."Other"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_n_sync_48827b02" ON "S"."Other";
DROP FUNCTION "S".lockstep_n_sync_48827b02();
ALTER TABLE "S"."Other" DROP COLUMN lockstep_n_new_48827b02;

COMMIT;
