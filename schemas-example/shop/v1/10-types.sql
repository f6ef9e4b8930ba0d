-- What an order goes through.
CREATE TYPE order_status AS ENUM ('cart', 'placed', 'paid', 'shipped', 'cancelled');

CREATE DOMAIN email AS text
    CONSTRAINT email_has_at CHECK (VALUE LIKE '%_@_%');

CREATE DOMAIN money_amount AS numeric(12, 2)
    DEFAULT 0 NOT NULL
    CONSTRAINT money_not_negative CHECK (VALUE >= 0);
