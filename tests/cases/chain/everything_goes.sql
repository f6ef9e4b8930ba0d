-- A chain across kinds goes to nothing.
-- before --
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE SEQUENCE ids;
CREATE DOMAIN money_amount AS numeric CHECK (VALUE >= 0);
CREATE FUNCTION minimum() RETURNS numeric LANGUAGE sql STABLE AS 'SELECT 1.5';
CREATE TABLE things (id int DEFAULT nextval('ids'), kind kind, price money_amount DEFAULT minimum());
CREATE FUNCTION label(k kind) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT k::text';
CREATE VIEW v AS SELECT id, label(kind) AS label FROM things WHERE price > minimum();
-- after --
