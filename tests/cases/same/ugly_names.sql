-- States that are equal although every name wants quoting give an empty plan.
-- before --
CREATE SCHEMA "My ""Schema""";
CREATE TABLE "My ""Schema"""."T.1" ("a.b" int PRIMARY KEY, "SELECT" text DEFAULT 'a''b' CHECK ("SELECT" <> ''));
CREATE VIEW "My ""Schema"""."V" AS SELECT "T.1"."a.b" AS "a b" FROM "My ""Schema"""."T.1" WHERE "T.1"."SELECT" IN ('x', 'y');
-- after --
CREATE SCHEMA "My ""Schema""";
SET search_path = "My ""Schema""";
CREATE TABLE "T.1" ("a.b" integer NOT NULL, "SELECT" text DEFAULT 'a''b'::text);
ALTER TABLE ONLY "T.1" ADD CONSTRAINT "T.1_pkey" PRIMARY KEY ("a.b");
ALTER TABLE "T.1" ADD CONSTRAINT "T.1_SELECT_check" CHECK ((("SELECT") <> ''::text));
CREATE VIEW "V" AS SELECT "a.b" AS "a b" FROM "T.1" AS "T.1" WHERE ("SELECT" = ANY (ARRAY['x'::text, 'y'::text]));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: replace view "My ""Schema"""."V"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view "My ""Schema"""."V"
--   blocks:      reads and writes of "My ""Schema"""."V", for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW "My ""Schema"""."V" AS
SELECT "a.b" AS "a b" FROM "My ""Schema"""."T.1" AS "T.1" WHERE ("SELECT" = ANY (ARRAY['x'::text, 'y'::text]));

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: replace view "My ""Schema"""."V"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on view "My ""Schema"""."V"
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE VIEW "My ""Schema"""."V" AS
SELECT "T.1"."a.b" AS "a b" FROM "My ""Schema"""."T.1" WHERE "T.1"."SELECT" IN ('x', 'y');

COMMIT;
