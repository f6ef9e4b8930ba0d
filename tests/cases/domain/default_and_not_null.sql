-- Default and NOT NULL of a domain change.
-- before --
CREATE DOMAIN d AS int DEFAULT 1;
CREATE DOMAIN e AS int NOT NULL;
CREATE TABLE t (d d, e e);
-- after --
CREATE DOMAIN d AS int DEFAULT 2 NOT NULL;
CREATE DOMAIN e AS int;
CREATE TABLE t (d d, e e);
