-- Options that publications and subscriptions do not have, and what a publication cannot publish.
-- before --
-- after --
CREATE PUBLICATION p WITH (nonsense = 1);
CREATE PUBLICATION q WITH (publish = 'insert, select');
CREATE SUBSCRIPTION s CONNECTION 'password=secret' PUBLICATION p WITH (connect = false, nonsense = 1);
-- diagnostics --
a publication has no option `nonsense` [unknown-option]
`select` is nothing that a publication publishes [unknown-option]
a subscription has no option `nonsense` [unknown-option]
 CONNECTION '********'
