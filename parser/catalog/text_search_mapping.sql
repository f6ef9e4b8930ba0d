-- The dictionaries of each token of each configuration, in the order in which they are asked. The parser knows the names
-- of the tokens.
SELECT m.mapcfg AS configuration,
       token.alias AS token,
       ARRAY[n.nspname, d.dictname]::text[] AS dictionary
FROM pg_ts_config_map m
JOIN pg_ts_config c ON c.oid = m.mapcfg
CROSS JOIN LATERAL ts_token_type(c.cfgparser) token
JOIN pg_ts_dict d ON d.oid = m.mapdict
JOIN pg_namespace n ON n.oid = d.dictnamespace
WHERE m.mapcfg >= 16384
  AND token.tokid = m.maptokentype
ORDER BY m.mapcfg, token.alias COLLATE "C", m.mapseqno;
