-- Everything an index can say.
-- before --
CREATE TABLE t (a text, b int, c jsonb, d point);
-- after --
CREATE TABLE t (a text, b int, c jsonb, d point);
CREATE INDEX i1 ON t (lower(a) text_pattern_ops, b DESC NULLS LAST, a COLLATE "C" NULLS FIRST);
CREATE UNIQUE INDEX i2 ON t (b) INCLUDE (a) NULLS NOT DISTINCT WITH (fillfactor = 60) WHERE b > 0 AND a IS NOT NULL;
CREATE INDEX i3 ON t USING gin (c jsonb_path_ops);
CREATE INDEX i4 ON t USING gist (d);
CREATE INDEX i5 ON t USING brin (b) WITH (pages_per_range = 16);
CREATE INDEX i6 ON t USING hash (a);
CREATE INDEX i7 ON t ((a || 'x'), (b + 1));
