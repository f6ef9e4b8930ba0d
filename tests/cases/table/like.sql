-- CREATE TABLE LIKE copies what it is told to copy.
-- before --
CREATE TABLE src (id int PRIMARY KEY, a text DEFAULT 'x' NOT NULL CHECK (a <> ''), b int GENERATED ALWAYS AS (id + 1) STORED);
-- after --
CREATE TABLE src (id int PRIMARY KEY, a text DEFAULT 'x' NOT NULL CHECK (a <> ''), b int GENERATED ALWAYS AS (id + 1) STORED);
CREATE TABLE plain (LIKE src);
CREATE TABLE full_copy (LIKE src INCLUDING ALL);
