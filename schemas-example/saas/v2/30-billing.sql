SET search_path = billing, tenancy;

CREATE TABLE invoices (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
    tenant_id uuid NOT NULL REFERENCES tenants,
    period daterange NOT NULL,
    amount_cents bigint NOT NULL CHECK (amount_cents >= 0),
    paid boolean NOT NULL DEFAULT false,
    currency char(3) NOT NULL DEFAULT 'EUR',
    CONSTRAINT period_not_empty CHECK (NOT isempty(period))
);

CREATE VIEW unpaid AS
    SELECT i.*, t.slug FROM invoices i JOIN tenants t ON t.id = i.tenant_id WHERE NOT i.paid;

CREATE VIEW unpaid_per_tenant AS
    SELECT slug, currency, count(*) AS invoices, sum(amount_cents) AS cents
    FROM unpaid
    GROUP BY slug, currency
    HAVING sum(amount_cents) > 0;

CREATE INDEX invoices_unpaid ON invoices (tenant_id) WHERE NOT paid;
