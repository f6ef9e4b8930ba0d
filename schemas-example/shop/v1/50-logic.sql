CREATE FUNCTION order_total(order_id bigint) RETURNS numeric
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(sum(quantity * unit_price), 0) FROM order_lines WHERE order_lines.order_id = $1 $$;

CREATE FUNCTION touch_order() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE orders SET total = order_total(NEW.order_id) WHERE id = NEW.order_id;
    RETURN NEW;
END
$$;

CREATE TRIGGER order_lines_total
    AFTER INSERT OR UPDATE OF quantity, unit_price ON order_lines
    FOR EACH ROW EXECUTE FUNCTION touch_order();

CREATE VIEW open_orders AS
    SELECT o.id, o.placed_at, c.email, o.total
    FROM orders o
    JOIN customers c ON c.id = o.customer_id
    WHERE o.status IN ('placed', 'paid');

CREATE VIEW revenue_per_day AS
    SELECT date_trunc('day', placed_at) AS day, sum(total) AS revenue, count(*) AS orders
    FROM open_orders
    GROUP BY 1;
