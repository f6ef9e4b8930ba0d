-- Every name is a reserved word.
-- before --
CREATE SCHEMA "select";
CREATE TABLE "select"."table" ("from" int, "where" text);
-- after --
CREATE SCHEMA "select";
CREATE TYPE "select"."type" AS ENUM ('null');
CREATE TABLE "select"."table" ("from" int CONSTRAINT "primary" PRIMARY KEY, "where" text CONSTRAINT "check" CHECK ("where" <> 'user'), "user" "select"."type" DEFAULT 'null'::"select"."type", "group" int CONSTRAINT "references" REFERENCES "select"."table");
CREATE UNIQUE INDEX "unique" ON "select"."table" ("where", "group" DESC);
CREATE FUNCTION "select"."function"("in" int, "default" text) RETURNS int LANGUAGE sql AS $$ SELECT "in" $$;
CREATE VIEW "select"."view" AS SELECT "from" AS "order", "where" AS "limit" FROM "select"."table" AS "as" WHERE "user" IS NULL;
CREATE SEQUENCE "select"."end" OWNED BY "select"."table"."from";
