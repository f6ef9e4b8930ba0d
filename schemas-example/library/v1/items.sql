CREATE TABLE items (
    id serial PRIMARY KEY,
    mark shelf_mark UNIQUE,
    title text NOT NULL,
    medium medium NOT NULL DEFAULT 'book',
    acquired date NOT NULL DEFAULT CURRENT_DATE,
    CHECK (acquired >= DATE '1850-01-01')
);

CREATE TABLE books (
    isbn isbn,
    pages integer CHECK (pages > 0)
) INHERITS (items);

CREATE TABLE recordings (
    minutes numeric(6, 1) NOT NULL
) INHERITS (items);

ALTER TABLE ONLY books ADD PRIMARY KEY (id);
ALTER TABLE ONLY recordings ADD PRIMARY KEY (id);
