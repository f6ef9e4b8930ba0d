-- IF NOT EXISTS on a table that stands in the file already changes nothing.
-- before --
-- after --
CREATE TABLE IF NOT EXISTS t (id int);
CREATE TABLE IF NOT EXISTS t (id int, ignored int);
