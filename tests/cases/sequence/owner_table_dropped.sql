-- The table that owns a sequence goes; the sequence stays for another.
-- before --
CREATE TABLE a (id int);
CREATE SEQUENCE s OWNED BY a.id;
CREATE TABLE b (id int DEFAULT nextval('s'));
-- after --
CREATE SEQUENCE s;
CREATE TABLE b (id int DEFAULT nextval('s'));
