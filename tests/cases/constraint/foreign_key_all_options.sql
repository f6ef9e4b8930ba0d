-- Every option of a foreign key.
-- before --
CREATE TABLE p (a int, b int, UNIQUE (a, b));
CREATE TABLE c (a int, b int, d int DEFAULT 3);
-- after --
CREATE TABLE p (a int, b int, UNIQUE (a, b));
CREATE TABLE c (a int, b int, d int DEFAULT 3,
    CONSTRAINT f1 FOREIGN KEY (a, b) REFERENCES p (a, b) MATCH FULL ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT f2 FOREIGN KEY (d, b) REFERENCES p (a, b) ON DELETE SET NULL (b) ON UPDATE RESTRICT,
    CONSTRAINT f3 FOREIGN KEY (a, d) REFERENCES p (a, b) NOT VALID);
