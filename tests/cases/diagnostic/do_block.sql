-- A DO block cannot be read as a state.
-- before --
-- after --
DO $$ BEGIN EXECUTE 'CREATE TABLE t (id int)'; END $$;
-- diagnostics --
after.sql:1:1: error:
