CREATE TABLE orders (
    id bigserial PRIMARY KEY,
    customer_id bigint REFERENCES customers,
    status order_status NOT NULL DEFAULT 'cart',
    placed_at timestamptz,
    total money_amount,
    note text
);

CREATE INDEX orders_open ON orders (customer_id) WHERE status IN ('cart', 'placed');

CREATE TABLE order_lines (
    order_id bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
    line_no int NOT NULL,
    product_id bigint NOT NULL REFERENCES products,
    quantity int NOT NULL DEFAULT 1,
    unit_price numeric(10, 2) NOT NULL,
    PRIMARY KEY (order_id, line_no)
);
