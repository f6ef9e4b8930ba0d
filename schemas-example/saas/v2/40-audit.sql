CREATE FUNCTION events.record() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = events, pg_catalog
    AS $$
BEGIN
    INSERT INTO log (tenant_id, kind, payload) VALUES (NEW.tenant_id, TG_TABLE_NAME || '.' || lower(TG_OP), to_jsonb(NEW));
    RETURN NEW;
END
$$;

CREATE TRIGGER record_invoice AFTER INSERT OR UPDATE ON billing.invoices
    FOR EACH ROW EXECUTE FUNCTION events.record();
CREATE TRIGGER record_user AFTER INSERT OR UPDATE OF role ON tenancy.users
    FOR EACH ROW WHEN (NEW.role <> 'viewer') EXECUTE FUNCTION events.record();
