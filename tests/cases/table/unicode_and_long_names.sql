-- Names of 63 bytes in letters of several bytes, cut where PostgreSQL cuts them.
-- before --
CREATE SCHEMA "Größenordnung";
-- after --
CREATE SCHEMA "Größenordnung";
CREATE TABLE "Größenordnung"."名前がとても長いテーブルです名前が" (
    "ключ_который_очень_длинный_имя" serial PRIMARY KEY,
    "ключ_который_очень_длинный_им2" int UNIQUE CHECK ("ключ_который_очень_длинный_им2" > 0) REFERENCES "Größenordnung"."名前がとても長いテーブルです名前が",
    "😀" text DEFAULT '😀');
CREATE INDEX ON "Größenordnung"."名前がとても長いテーブルです名前が" ("😀", "ключ_который_очень_длинный_им2");
CREATE VIEW "Größenordnung"."Ansicht ""ß""" AS SELECT "😀" AS "Ä" FROM "Größenordnung"."名前がとても長いテーブルです名前が";
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 6: create sequence "Größenordnung"."名前がとても長いテ_ключ_который_оч_seq"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE "Größenordnung"."名前がとても長いテ_ключ_который_оч_seq" AS integer;

-- Step 2 of 6: create table "Größenordnung"."名前がとても長いテーブルです名前が"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE "Größenordnung"."名前がとても長いテーブルです名前が" (
    "ключ_который_очень_длинный_имя" integer DEFAULT nextval('"Größenordnung"."名前がとても長いテ_ключ_который_оч_seq"'::regclass) NOT NULL,
    "ключ_который_очень_длинный_им2" integer,
    "😀" text DEFAULT '😀',
    CONSTRAINT "名前がとても長いテーブルです名前が_pkey" PRIMARY KEY ("ключ_который_очень_длинный_имя"),
    CONSTRAINT "名前がとても長いテ_ключ_который_оч_key" UNIQUE ("ключ_который_очень_длинный_им2"),
    CONSTRAINT "名前がとても長いテ_ключ_который_оч_check" CHECK ("ключ_который_очень_длинный_им2" > 0)
);

-- Step 3 of 6: let column "Größenordnung"."名前がとても長いテーブルです名前が"."ключ_который_очень_длинный_имя" own sequence "Größenordnung"."名前がとても長いテ_ключ_который_оч_seq"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE "Größenordnung"."名前がとても長いテ_ключ_который_оч_seq" OWNED BY "Größenordnung"."名前がとても長いテーブルです名前が"."ключ_который_очень_длинный_имя";

-- Step 4 of 6: add constraint "Größenordnung"."名前がとても長いテーブルです名前が"."名前がとても長いテ_ключ_который_оч_fkey"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Größenordnung"."名前がとても長いテーブルです名前が" ADD CONSTRAINT "名前がとても長いテ_ключ_который_оч_fkey" FOREIGN KEY ("ключ_который_очень_длинный_им2") REFERENCES "Größenordnung"."名前がとても長いテーブルです名前が" ("ключ_который_очень_длинный_имя");

-- Step 5 of 6: add index "Größenordnung"."名前がとても長いテ_😀_ключ_который__idx"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX "名前がとても長いテ_😀_ключ_который__idx" ON "Größenordnung"."名前がとても長いテーブルです名前が" USING btree ("😀", "ключ_который_очень_длинный_им2");

-- Step 6 of 6: create view "Größenordnung"."Ansicht ""ß"""
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW "Größenordnung"."Ansicht ""ß""" AS
SELECT "😀" AS "Ä" FROM "Größenordnung"."名前がとても長いテーブルです名前が";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 6: create view "Größenordnung"."Ansicht ""ß"""
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW "Größenordnung"."Ansicht ""ß""";

-- Undo step 5 of 6: add index "Größenordnung"."名前がとても長いテ_😀_ключ_который__idx"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX "Größenordnung"."名前がとても長いテ_😀_ключ_который__idx";

-- Undo step 4 of 6: add constraint "Größenordnung"."名前がとても長いテーブルです名前が"."名前がとても長いテ_ключ_который_оч_fkey"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "Größenordnung"."名前がとても長いテーブルです名前が" DROP CONSTRAINT "名前がとても長いテ_ключ_который_оч_fkey";

-- Undo step 3 of 6: let column "Größenordnung"."名前がとても長いテーブルです名前が"."ключ_который_очень_длинный_имя" own sequence "Größenordnung"."名前がとても長いテ_ключ_который_оч_seq"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE "Größenordnung"."名前がとても長いテ_ключ_который_оч_seq" OWNED BY NONE;

-- Undo step 2 of 6: create table "Größenordnung"."名前がとても長いテーブルです名前が"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE "Größenordnung"."名前がとても長いテーブルです名前が";

-- Undo step 1 of 6: create sequence "Größenordnung"."名前がとても長いテ_ключ_который_оч_seq"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE "Größenordnung"."名前がとても長いテ_ключ_который_оч_seq";

COMMIT;
