CREATE SCHEMA tenancy;
CREATE SCHEMA billing;
CREATE SCHEMA events;

COMMENT ON SCHEMA tenancy IS 'Who our customers are and who may do what.';
