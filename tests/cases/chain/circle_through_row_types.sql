-- Functions over row types, checks over functions and views over both, from nothing and in a bad order.
-- before --
-- after --
CREATE TABLE a (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, a_id int);
CREATE FUNCTION fa(a) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT ($1).id > 0';
CREATE FUNCTION fb(b) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT ($1).id > 0';
ALTER TABLE a ADD CHECK (fa(a));
ALTER TABLE b ADD CHECK (fb(b.*));
ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b DEFERRABLE;
ALTER TABLE b ADD FOREIGN KEY (a_id) REFERENCES a;
CREATE VIEW v AS SELECT a.id, fa(a) AS x, fb(b) AS y FROM a JOIN b ON b.a_id = a.id;
CREATE FUNCTION g() RETURNS SETOF v LANGUAGE sql AS 'SELECT * FROM v';
