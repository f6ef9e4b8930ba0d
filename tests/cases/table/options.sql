-- Storage parameters are set, changed and reset, those of the TOAST table too.
-- before --
CREATE TABLE t (id int, a text) WITH (fillfactor = 70, autovacuum_enabled = false);
-- after --
CREATE TABLE t (id int, a text) WITH (fillfactor = 80, toast.autovacuum_enabled = false, parallel_workers = 2);
