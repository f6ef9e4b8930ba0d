CREATE TABLE customers (
    id bigserial PRIMARY KEY,
    email email NOT NULL UNIQUE,
    -- @renamed from=full_name
    display_name varchar(200),
    newsletter boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz
);

COMMENT ON TABLE customers IS 'People who bought something, or at least filled a cart.';
COMMENT ON COLUMN customers.newsletter IS 'Agreed to be written to (double opt-in).';

CREATE TABLE addresses (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
    street text NOT NULL,
    city text NOT NULL,
    zip varchar(12),
    country char(2) NOT NULL DEFAULT 'DE',
    CONSTRAINT zip_for_germany CHECK (country <> 'DE' OR zip ~ '^[0-9]{5}$')
);

CREATE INDEX addresses_customer_id_idx ON addresses (customer_id);
CREATE INDEX addresses_country_zip ON addresses (country, zip);
