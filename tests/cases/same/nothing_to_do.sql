-- Equal states give an empty plan.
-- before --
CREATE TABLE t (id serial PRIMARY KEY, a text DEFAULT 'x' CHECK (a <> ''));
CREATE INDEX ON t (a);
CREATE VIEW v AS SELECT * FROM t;
-- after --
CREATE TABLE t (id serial PRIMARY KEY, a text DEFAULT 'x' CHECK (a <> ''));
CREATE INDEX ON t (a);
CREATE VIEW v AS SELECT * FROM t;
