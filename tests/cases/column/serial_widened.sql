-- A serial column becomes a bigserial one.
-- before --
CREATE TABLE t (id serial PRIMARY KEY, s smallserial);
-- after --
CREATE TABLE t (id bigserial PRIMARY KEY, s serial);
-- rows --
INSERT INTO t DEFAULT VALUES;
