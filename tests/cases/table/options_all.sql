-- Options of a table and its TOAST table, with parallel workers and an access method that is named.
-- before --
CREATE TABLE t (a text) USING heap WITH (autovacuum_vacuum_scale_factor = 0.25);
-- after --
CREATE TABLE t (a text) USING heap WITH (autovacuum_vacuum_scale_factor = 0.25, toast.autovacuum_vacuum_scale_factor = 0.5);
