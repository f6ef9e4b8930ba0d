-- A nullable column is added in an instant.
-- before --
CREATE TABLE users (id bigint PRIMARY KEY);
-- after --
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- rows --
INSERT INTO users VALUES (1), (2);
