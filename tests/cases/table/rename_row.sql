-- Each table takes the name of the next one; a view, a foreign key and an index follow, and the directives stay in the file.
-- before --
CREATE TABLE a (id int CONSTRAINT a_key PRIMARY KEY, x int);
CREATE TABLE b (id int CONSTRAINT b_key PRIMARY KEY, a int CONSTRAINT b_a REFERENCES a);
CREATE INDEX b_a_index ON b (a);
CREATE VIEW v AS SELECT a.x, b.id FROM a JOIN b ON b.a = a.id;
-- after --
-- @renamed from=a
CREATE TABLE b (id int CONSTRAINT a_key PRIMARY KEY, x int);
-- @renamed from=b
CREATE TABLE c (id int CONSTRAINT b_key PRIMARY KEY, a int CONSTRAINT b_a REFERENCES b);
CREATE INDEX b_a_index ON c (a);
CREATE VIEW v AS SELECT b.x, c.id FROM b JOIN c ON c.a = b.id;
-- rows --
INSERT INTO a VALUES (1, 2);
