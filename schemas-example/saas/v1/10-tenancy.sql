SET search_path = tenancy;

CREATE TYPE role AS ENUM ('viewer', 'editor', 'admin');

CREATE TABLE tenants (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    slug text NOT NULL UNIQUE CHECK (slug = lower(slug)),
    plan text NOT NULL DEFAULT 'free' CHECK (plan IN ('free', 'team', 'enterprise')),
    settings jsonb NOT NULL DEFAULT '{}'
);

CREATE TABLE users (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant_id uuid NOT NULL REFERENCES tenants ON DELETE CASCADE,
    email text NOT NULL,
    role role NOT NULL DEFAULT 'viewer',
    "lastLogin" timestamp with time zone,
    UNIQUE (tenant_id, email)
);

CREATE FUNCTION current_tenant() RETURNS uuid
    LANGUAGE sql STABLE
    AS $$ SELECT current_setting('app.tenant', true)::uuid $$;

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;

CREATE POLICY tenant_isolation ON users USING (tenant_id = tenancy.current_tenant());
CREATE POLICY own_tenant ON tenants FOR SELECT USING (id = tenancy.current_tenant());
