-- A kind of object that is not modelled.
-- before --
-- after --
CREATE TABLE t (id int);
CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING;
-- diagnostics --
after.sql:2:1: error:
