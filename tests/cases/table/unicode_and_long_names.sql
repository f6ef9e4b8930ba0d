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
