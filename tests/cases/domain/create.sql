-- Domains with defaults, checks and collations, one over another.
-- before --
-- after --
CREATE DOMAIN positive AS int DEFAULT 1 NOT NULL CHECK (VALUE > 0);
CREATE DOMAIN small AS positive CONSTRAINT below_ten CHECK (VALUE < 10);
CREATE DOMAIN code AS varchar(5) COLLATE "C" CONSTRAINT c CHECK (VALUE ~ '^[a-z]+$');
CREATE TABLE t (a small, b code);
