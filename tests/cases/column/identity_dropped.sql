-- Identity goes, the column stays.
-- before --
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, a int);
-- after --
CREATE TABLE t (id int NOT NULL, a int);
