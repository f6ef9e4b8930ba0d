CREATE TABLE items (
    id serial PRIMARY KEY,
    mark shelf_mark UNIQUE,
    title text NOT NULL,
    medium medium NOT NULL DEFAULT 'book',
    acquired date NOT NULL DEFAULT CURRENT_DATE,
    language char(3) DEFAULT 'und',
    CHECK (acquired >= DATE '1850-01-01')
);

CREATE TABLE books (
    isbn isbn,
    pages integer CHECK (pages > 0)
) INHERITS (items);

CREATE TABLE recordings (
    minutes numeric(6, 1) NOT NULL
) INHERITS (items);

CREATE TABLE games (
    players int4range,
    PRIMARY KEY (id)
) INHERITS (items);

CREATE INDEX items_title ON items (title COLLATE "C");

ALTER TABLE ONLY books ADD PRIMARY KEY (id);
ALTER TABLE ONLY recordings ADD PRIMARY KEY (id);
