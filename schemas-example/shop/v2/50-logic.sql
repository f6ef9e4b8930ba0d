CREATE FUNCTION order_total(order_id bigint) RETURNS numeric
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(sum(quantity * unit_price), 0) FROM order_lines WHERE order_lines.order_id = $1 $$;

CREATE FUNCTION touch_order() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE orders SET total = order_total(coalesce(NEW.order_id, OLD.order_id))
    WHERE id = coalesce(NEW.order_id, OLD.order_id);
    RETURN NULL;
END
$$;

CREATE TRIGGER order_lines_total
    AFTER INSERT OR DELETE OR UPDATE OF quantity, unit_price ON order_lines
    FOR EACH ROW EXECUTE FUNCTION touch_order();

CREATE VIEW open_orders AS
    SELECT o.id, o.placed_at, c.email, c.display_name, o.total
    FROM orders o
    JOIN customers c ON c.id = o.customer_id
    WHERE o.status IN ('placed', 'paid', 'packed');

CREATE VIEW revenue_per_day AS
    SELECT date_trunc('day', placed_at) AS day, sum(total) AS revenue, count(*) AS orders
    FROM open_orders
    GROUP BY 1;

CREATE MATERIALIZED VIEW best_sellers AS
    SELECT p.id AS product_id, p.title, sum(l.quantity) AS sold
    FROM products p
    JOIN order_lines l ON l.product_id = p.id
    GROUP BY p.id, p.title
    WITH NO DATA;

CREATE UNIQUE INDEX best_sellers_product_id ON best_sellers (product_id);
