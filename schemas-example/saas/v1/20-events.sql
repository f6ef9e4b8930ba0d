CREATE TABLE events.log (
    tenant_id uuid NOT NULL REFERENCES tenancy.tenants,
    at timestamptz NOT NULL DEFAULT now(),
    kind text NOT NULL,
    payload jsonb
) PARTITION BY RANGE (at);

CREATE TABLE events.log_2025 PARTITION OF events.log
    FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00');
CREATE TABLE events.log_2026 PARTITION OF events.log
    FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00')
    PARTITION BY LIST (kind);
CREATE TABLE events.log_2026_audit PARTITION OF events.log_2026 FOR VALUES IN ('login', 'logout');
CREATE TABLE events.log_2026_other PARTITION OF events.log_2026 DEFAULT;

CREATE INDEX log_tenant_at ON events.log (tenant_id, at DESC);
