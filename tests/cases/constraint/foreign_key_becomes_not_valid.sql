-- A valid foreign key and a valid check become NOT VALID.
-- before --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int CONSTRAINT f REFERENCES p, n int CONSTRAINT positive CHECK (n > 0));
COMMENT ON CONSTRAINT f ON c IS 'kept';
-- after --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int, n int);
ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (p_id) REFERENCES p NOT VALID;
ALTER TABLE c ADD CONSTRAINT positive CHECK (n > 0) NOT VALID;
COMMENT ON CONSTRAINT f ON c IS 'kept';
