-- A foreign key to a table that is not there.
-- before --
-- after --
CREATE TABLE t (id int REFERENCES nowhere (id));
-- diagnostics --
error:
nowhere
