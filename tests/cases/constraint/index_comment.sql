-- COMMENT ON INDEX of the index behind a constraint.
-- before --
CREATE TABLE t (id int PRIMARY KEY, v int CONSTRAINT v_key UNIQUE, w int);
COMMENT ON INDEX t_pkey IS 'old';
COMMENT ON CONSTRAINT t_pkey ON t IS 'of the constraint';
COMMENT ON INDEX v_key IS 'gone';
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
-- after --
CREATE TABLE t (id int PRIMARY KEY, v int CONSTRAINT v_key UNIQUE, w int, EXCLUDE USING btree (w WITH =));
COMMENT ON INDEX t_pkey IS 'new';
COMMENT ON CONSTRAINT t_pkey ON t IS 'of the constraint';
COMMENT ON INDEX t_w_excl IS 'excludes';
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
COMMENT ON INDEX p_pkey IS 'whole';
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
COMMENT ON INDEX p1_pkey IS 'part';
CREATE TABLE u (id int);
CREATE UNIQUE INDEX taken ON u (id);
COMMENT ON INDEX taken IS 'of the index before it was a constraint''s';
ALTER TABLE u ADD CONSTRAINT other PRIMARY KEY USING INDEX taken;
