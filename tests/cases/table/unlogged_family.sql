-- Unlogged tables that refer to each other become logged, and an owned sequence with them.
-- before --
CREATE UNLOGGED TABLE p (id serial PRIMARY KEY);
CREATE UNLOGGED TABLE c (p_id int REFERENCES p);
-- after --
CREATE TABLE p (id serial PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p);
