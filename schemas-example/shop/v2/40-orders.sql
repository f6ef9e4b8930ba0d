CREATE TABLE orders (
    id bigserial PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers,
    status order_status NOT NULL DEFAULT 'cart',
    placed_at timestamptz,
    total money_amount,
    shipping_address_id bigint REFERENCES addresses
);

CREATE INDEX orders_open ON orders (customer_id) WHERE status IN ('cart', 'placed', 'paid');

CREATE TABLE order_lines (
    order_id bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
    line_no int NOT NULL,
    product_id bigint NOT NULL REFERENCES products,
    quantity int NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 999),
    unit_price numeric(10, 2) NOT NULL,
    PRIMARY KEY (order_id, line_no)
);

CREATE TABLE payments (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL REFERENCES orders,
    method payment_method NOT NULL,
    amount money_amount,
    received_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (order_id, received_at)
);

COMMENT ON TABLE payments IS 'Money that came in; refunds are negative orders, not negative payments.';
