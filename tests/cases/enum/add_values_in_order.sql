-- Values at the front, in the middle and at the end.
-- before --
CREATE TYPE mood AS ENUM ('b', 'd');
-- after --
CREATE TYPE mood AS ENUM ('a', 'b', 'c', 'c2', 'd', 'e');
