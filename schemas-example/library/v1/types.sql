CREATE DOMAIN isbn AS varchar(17) CHECK (VALUE ~ '^[0-9X-]{10,17}$');
CREATE DOMAIN shelf_mark AS text COLLATE "C" NOT NULL;

CREATE TYPE person_name AS (
    given text,
    family text
);

CREATE TYPE loan_period AS RANGE (subtype = date);
CREATE TYPE medium AS ENUM ('book', 'audio', 'film', 'map');
