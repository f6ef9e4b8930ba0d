-- Which object needs which, as far as it does not follow from the definition: expressions, queries and
-- bodies, operator classes, what extensions brought. Row types and array types lead to the table and
-- the element type.
WITH expression_holder AS MATERIALIZED (
  SELECT indexrelid AS oid FROM pg_index WHERE indexprs IS NOT NULL OR indpred IS NOT NULL
)
SELECT d.classid AS catalog,
       d.objid AS oid,
       d.objsubid AS number,
       CASE WHEN t.typrelid <> 0 THEN 'pg_class'::regclass::oid ELSE d.refclassid END AS needed_catalog,
       CASE WHEN t.typrelid <> 0 THEN t.typrelid ELSE coalesce(t.oid, d.refobjid) END AS needed_oid,
       d.refobjsubid AS needed_number
FROM pg_depend d
LEFT JOIN pg_type named ON named.oid = CASE WHEN d.refclassid = 'pg_type'::regclass THEN d.refobjid END
LEFT JOIN pg_type t
  ON t.oid = CASE WHEN named.typcategory = 'A' AND named.typelem <> 0 THEN named.typelem ELSE named.oid END
WHERE d.deptype IN ('n', 'a')
  AND d.objid >= 16384
  AND (d.classid IN ('pg_rewrite'::regclass, 'pg_attrdef'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass,
                     'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_extension'::regclass, 'pg_operator'::regclass, 'pg_cast'::regclass,
                     'pg_conversion'::regclass, 'pg_publication_rel'::regclass, 'pg_foreign_data_wrapper'::regclass,
                     'pg_foreign_server'::regclass, 'pg_statistic_ext'::regclass, 'pg_event_trigger'::regclass, 'pg_ts_config'::regclass,
                     'pg_ts_dict'::regclass, 'pg_ts_parser'::regclass, 'pg_ts_template'::regclass, 'pg_language'::regclass,
                     'pg_am'::regclass, 'pg_transform'::regclass)
       OR d.classid = 'pg_constraint'::regclass AND d.refobjsubid = 0
       OR d.classid = 'pg_class'::regclass AND d.refclassid NOT IN ('pg_class'::regclass, 'pg_type'::regclass)
       -- Generated columns up to 14; later it is their pg_attrdef.
       OR d.classid = 'pg_class'::regclass AND d.objsubid > 0 AND d.refobjsubid > 0
       OR d.classid = 'pg_class'::regclass AND d.objid IN (SELECT oid FROM expression_holder))
  AND d.refclassid <> 'pg_namespace'::regclass;
