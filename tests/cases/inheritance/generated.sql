-- Children of a table with a generated column, among them one that names the column itself.
-- before --
CREATE TABLE p (id int);
-- after --
CREATE TABLE p (id int, twice int GENERATED ALWAYS AS (id * 2) STORED);
CREATE TABLE c (twice int, own int) INHERITS (p);
CREATE TABLE d () INHERITS (p);
CREATE TABLE q (id int, twice int GENERATED ALWAYS AS (id * 2) STORED) PARTITION BY LIST (id);
CREATE TABLE q1 PARTITION OF q FOR VALUES IN (1);
CREATE TABLE q2 (id int, twice int GENERATED ALWAYS AS (id * 2) STORED);
ALTER TABLE q ATTACH PARTITION q2 FOR VALUES IN (2);
