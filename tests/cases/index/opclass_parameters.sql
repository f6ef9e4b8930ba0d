-- Operator classes with parameters, and a parameter that changes.
-- before --
CREATE TABLE t (v tsvector, a int[]);
CREATE INDEX i ON t USING gist (v tsvector_ops (siglen = 100));
-- after --
CREATE TABLE t (v tsvector, a int[]);
CREATE INDEX i ON t USING gist (v tsvector_ops (siglen = 200));
CREATE INDEX j ON t USING brin ((a[1]) int4_minmax_multi_ops (values_per_range = 16)) WITH (autosummarize = true);
