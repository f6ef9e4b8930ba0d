-- A default goes.
-- before --
CREATE TABLE t (a text DEFAULT 'x');
-- after --
CREATE TABLE t (a text);
