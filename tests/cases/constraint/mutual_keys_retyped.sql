-- Two tables that refer to each other and to themselves are retyped from text to integers.
-- before --
CREATE TABLE a (id text PRIMARY KEY, b text, up text REFERENCES a);
CREATE TABLE b (id text PRIMARY KEY, a text REFERENCES a ON DELETE CASCADE);
ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED;
-- after --
CREATE TABLE a (id int PRIMARY KEY, b int, up int REFERENCES a);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a ON DELETE CASCADE);
ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED;
-- rows --
INSERT INTO a VALUES ('1', NULL, '1'); INSERT INTO b VALUES ('2', '1'); UPDATE a SET b = '2';
