-- Names with capitals, blanks, quotes, keywords and letters beyond ASCII.
-- before --
CREATE SCHEMA "My Schema";
CREATE TABLE "My Schema"."Table" ("Id" int PRIMARY KEY, "select" text, "with ""quotes""" int, "größe" int);
-- after --
CREATE SCHEMA "My Schema";
CREATE TABLE "My Schema"."Table" ("Id" int PRIMARY KEY, "select" text NOT NULL, "with ""quotes""" bigint, "größe" int CHECK ("größe" > 0), "User" int);
CREATE INDEX "Index" ON "My Schema"."Table" ("select", "größe");
COMMENT ON COLUMN "My Schema"."Table"."with ""quotes""" IS 'it''s \ quoted';
