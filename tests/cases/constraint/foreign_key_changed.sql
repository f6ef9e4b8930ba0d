-- Another action means another foreign key; deferrability is altered in place.
-- before --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int CONSTRAINT f REFERENCES p, q_id int CONSTRAINT g REFERENCES p);
-- after --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int CONSTRAINT f REFERENCES p ON DELETE CASCADE, q_id int CONSTRAINT g REFERENCES p DEFERRABLE INITIALLY DEFERRED);
