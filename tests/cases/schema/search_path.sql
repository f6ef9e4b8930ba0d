-- Names are found along the search path of their place in the file.
-- before --
CREATE SCHEMA a;
CREATE SCHEMA b;
-- after --
CREATE SCHEMA a;
CREATE SCHEMA b;
SET search_path = b, a;
CREATE TYPE e AS ENUM ('x');
CREATE TABLE a.t (e e);
CREATE FUNCTION f(e) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE VIEW v AS SELECT f(e) FROM t;
SET search_path = a;
CREATE TABLE s (t_count int CHECK (t_count > 0));
CREATE VIEW v AS SELECT * FROM s;
