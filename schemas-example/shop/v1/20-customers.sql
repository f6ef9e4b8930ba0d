CREATE TABLE customers (
    id bigserial PRIMARY KEY,
    email email NOT NULL UNIQUE,
    full_name varchar(120),
    newsletter boolean DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE customers IS 'People who bought something, or at least filled a cart.';
COMMENT ON COLUMN customers.newsletter IS 'Agreed to be written to.';

CREATE TABLE addresses (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
    street text NOT NULL,
    city text NOT NULL,
    zip varchar(12),
    country char(2) NOT NULL DEFAULT 'DE'
);

CREATE INDEX addresses_customer_id_idx ON addresses (customer_id);
