-- Constraints of a domain come, change and go.
-- before --
CREATE DOMAIN d AS int CONSTRAINT a CHECK (VALUE > 0) CONSTRAINT b CHECK (VALUE < 10);
CREATE TABLE t (d d);
-- after --
CREATE DOMAIN d AS int CONSTRAINT b CHECK (VALUE < 20) CONSTRAINT c CHECK (VALUE <> 5);
CREATE TABLE t (d d);
-- rows --
INSERT INTO t VALUES (3);
