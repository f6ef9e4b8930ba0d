-- A domain over a domain starts with the other's default, and keeps it when that one changes.
-- before --
CREATE DOMAIN base AS int DEFAULT 1;
CREATE DOMAIN kept AS base;
CREATE TABLE t (a kept);
-- after --
CREATE FUNCTION two() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE DOMAIN base AS int DEFAULT 1;
CREATE DOMAIN kept AS base;
ALTER DOMAIN base SET DEFAULT two();
CREATE DOMAIN follows AS base;
CREATE DOMAIN own AS base DEFAULT 3;
CREATE TABLE t (a kept, b follows[]);
