-- A subscription of somebody who is no superuser gets a connection without a password when none is required any more.
-- before --
CREATE SUBSCRIPTION s CONNECTION 'host=nowhere.invalid password=x' PUBLICATION p WITH (connect = false, slot_name = NONE);
ALTER SUBSCRIPTION s OWNER TO pg_monitor;
-- after --
CREATE SUBSCRIPTION s CONNECTION 'host=elsewhere.invalid' PUBLICATION p WITH (connect = false, slot_name = NONE, password_required = false);
ALTER SUBSCRIPTION s OWNER TO pg_monitor;
-- needs --
from 16: password_required
