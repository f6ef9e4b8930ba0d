-- Policies of two tables that ask each other, one of which loses a column.
-- before --
CREATE TABLE a (id int, b int);
CREATE TABLE b (id int, a int, x int);
CREATE POLICY pa ON a USING (id IN (SELECT b.a FROM b WHERE b.x > 0));
CREATE POLICY pb ON b USING (EXISTS (SELECT 1 FROM a WHERE a.b = b.id));
-- after --
CREATE TABLE a (id int, b int);
CREATE TABLE b (id int, a int);
CREATE POLICY pa ON a USING (id IN (SELECT b.a FROM b));
CREATE POLICY pb ON b USING (EXISTS (SELECT 1 FROM a WHERE a.b = b.id AND a.id > 0));
