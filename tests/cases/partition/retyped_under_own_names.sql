-- Parts of indexes and keys whose names are their own: PostgreSQL makes them again over the retyped column, under others.
-- before --
CREATE TABLE r (a int PRIMARY KEY);
CREATE TABLE "P" (a int, b int) PARTITION BY RANGE (b);
CREATE TABLE p1 (a int, b int) PARTITION BY LIST (b);
CREATE TABLE "p1 x" (a int, b int);
CREATE INDEX own ON p1 (a);
CREATE INDEX "Own x" ON "p1 x" (a) WITH (fillfactor = 70);
COMMENT ON INDEX "Own x" IS 'mine';
CREATE INDEX "p1 x_expr_idx" ON "p1 x" ((a + 2));
CREATE INDEX "p1 x_expr_idx1" ON "p1 x" ((a + 1));
ALTER TABLE "p1 x" ADD CONSTRAINT "key of x" UNIQUE (a, b);
COMMENT ON CONSTRAINT "key of x" ON "p1 x" IS 'its key';
ALTER TABLE "p1 x" ADD CONSTRAINT "to r" FOREIGN KEY (a) REFERENCES r;
ALTER TABLE p1 ATTACH PARTITION "p1 x" FOR VALUES IN (1);
ALTER TABLE "P" ATTACH PARTITION p1 FOR VALUES FROM (0) TO (10);
CREATE INDEX p_a ON "P" (a);
CREATE INDEX p_1 ON "P" ((a + 1));
CREATE INDEX p_2 ON "P" ((a + 2));
ALTER TABLE "P" ADD CONSTRAINT p_key UNIQUE (a, b);
ALTER TABLE "P" ADD CONSTRAINT p_to_r FOREIGN KEY (a) REFERENCES r;
-- after --
CREATE TABLE r (a int PRIMARY KEY);
CREATE TABLE "P" (a bigint, b int) PARTITION BY RANGE (b);
CREATE TABLE p1 (a bigint, b int) PARTITION BY LIST (b);
CREATE TABLE "p1 x" (a bigint, b int);
CREATE INDEX own ON p1 (a);
CREATE INDEX "Own x" ON "p1 x" (a) WITH (fillfactor = 70);
COMMENT ON INDEX "Own x" IS 'mine';
CREATE INDEX "p1 x_expr_idx" ON "p1 x" ((a + 2));
CREATE INDEX "p1 x_expr_idx1" ON "p1 x" ((a + 1));
ALTER TABLE "p1 x" ADD CONSTRAINT "key of x" UNIQUE (a, b);
COMMENT ON CONSTRAINT "key of x" ON "p1 x" IS 'its key';
ALTER TABLE "p1 x" ADD CONSTRAINT "to r" FOREIGN KEY (a) REFERENCES r;
ALTER TABLE p1 ATTACH PARTITION "p1 x" FOR VALUES IN (1);
ALTER TABLE "P" ATTACH PARTITION p1 FOR VALUES FROM (0) TO (10);
CREATE INDEX p_a ON "P" (a);
CREATE INDEX p_1 ON "P" ((a + 1));
CREATE INDEX p_2 ON "P" ((a + 2));
ALTER TABLE "P" ADD CONSTRAINT p_key UNIQUE (a, b);
ALTER TABLE "P" ADD CONSTRAINT p_to_r FOREIGN KEY (a) REFERENCES r;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: change type of column public."P".a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x"
--   blocks:      reads and writes of public."P", public.p1, public."p1 x", for as long as its work takes
--   work:        rewrites public."p1 x"
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public."P" is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public."P".a fail
ALTER TABLE public."P" ALTER COLUMN a TYPE bigint;
DO $$DECLARE part record; BEGIN FOR turn IN 1..2 LOOP FOR part IN SELECT index.indexrelid, wanted.name FROM (VALUES ('public.p_key'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'p1_a_b_key'), ('public.p_a'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'own'), ('public.p_1'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'p1_expr_idx'), ('public.p_2'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'p1_expr_idx1'), ('public.p_key'::pg_catalog.regclass, 'public."p1 x"'::pg_catalog.regclass, 'key of x'), ('public.p_a'::pg_catalog.regclass, 'public."p1 x"'::pg_catalog.regclass, 'Own x'), ('public.p_2'::pg_catalog.regclass, 'public."p1 x"'::pg_catalog.regclass, 'p1 x_expr_idx'), ('public.p_1'::pg_catalog.regclass, 'public."p1 x"'::pg_catalog.regclass, 'p1 x_expr_idx1')) AS wanted (uppermost, "table", name) CROSS JOIN LATERAL pg_catalog.pg_partition_tree(uppermost) tree JOIN pg_catalog.pg_index index ON index.indexrelid = tree.relid AND index.indrelid = "table" LOOP EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part.indexrelid::pg_catalog.regclass, CASE turn WHEN 1 THEN 'lockstep_' || part.indexrelid ELSE part.name END); END LOOP; END LOOP; END$$;
COMMENT ON CONSTRAINT "key of x" ON public."p1 x" IS 'its key';
ALTER INDEX public."Own x" SET (fillfactor=70);
COMMENT ON INDEX public."Own x" IS 'mine';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 2: gather statistics of table public."P"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public."P", SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public."p1 x"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."P";

COMMIT;
-- down --
-- Undo step 2 of 2: gather statistics of table public."P"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public."P", SHARE UPDATE EXCLUSIVE on table public.p1, SHARE UPDATE EXCLUSIVE on table public."p1 x"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 2: change type of column public."P".a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."P", ACCESS EXCLUSIVE on table public.p1, ACCESS EXCLUSIVE on table public."p1 x"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."P" ALTER COLUMN a TYPE integer;
DO $$DECLARE part record; BEGIN FOR turn IN 1..2 LOOP FOR part IN SELECT index.indexrelid, wanted.name FROM (VALUES ('public.p_key'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'p1_a_b_key'), ('public.p_a'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'own'), ('public.p_1'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'p1_expr_idx'), ('public.p_2'::pg_catalog.regclass, 'public.p1'::pg_catalog.regclass, 'p1_expr_idx1'), ('public.p_key'::pg_catalog.regclass, 'public."p1 x"'::pg_catalog.regclass, 'key of x'), ('public.p_a'::pg_catalog.regclass, 'public."p1 x"'::pg_catalog.regclass, 'Own x'), ('public.p_2'::pg_catalog.regclass, 'public."p1 x"'::pg_catalog.regclass, 'p1 x_expr_idx'), ('public.p_1'::pg_catalog.regclass, 'public."p1 x"'::pg_catalog.regclass, 'p1 x_expr_idx1')) AS wanted (uppermost, "table", name) CROSS JOIN LATERAL pg_catalog.pg_partition_tree(uppermost) tree JOIN pg_catalog.pg_index index ON index.indexrelid = tree.relid AND index.indrelid = "table" LOOP EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part.indexrelid::pg_catalog.regclass, CASE turn WHEN 1 THEN 'lockstep_' || part.indexrelid ELSE part.name END); END LOOP; END LOOP; END$$;
COMMENT ON CONSTRAINT "key of x" ON public."p1 x" IS 'its key';
ALTER INDEX public."Own x" SET (fillfactor=70);
COMMENT ON INDEX public."Own x" IS 'mine';

COMMIT;
