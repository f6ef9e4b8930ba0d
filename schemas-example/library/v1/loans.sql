CREATE TABLE loans (
    item_id int NOT NULL,
    member_id int NOT NULL REFERENCES members,
    period loan_period NOT NULL,
    returned boolean DEFAULT false,
    CONSTRAINT one_loan_at_a_time EXCLUDE USING gist (int4range(item_id, item_id, '[]') WITH =, period WITH &&)
);

CREATE FUNCTION overdue(l loans) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT NOT l.returned AND upper(l.period) < CURRENT_DATE $$;

CREATE PROCEDURE close_day(INOUT overdue_loans integer)
    LANGUAGE plpgsql
    AS $$
BEGIN
    SELECT count(*) INTO overdue_loans FROM loans l WHERE overdue(l);
END
$$;

CREATE VIEW overdue_loans AS
    SELECT (m.name).family, (m.name).given, i.title, upper(l.period) AS due
    FROM loans l, members m, items i
    WHERE m.id = l.member_id AND i.id = l.item_id AND overdue(l);
