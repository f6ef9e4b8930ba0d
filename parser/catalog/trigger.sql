-- Triggers that somebody made, not those behind constraints; of the copies on partitions those that are enabled
-- otherwise than what they follow. tgargs is a list of zero-terminated texts in the database's encoding; a doubled
-- backslash of encode() must not meet the digits after it.
SELECT t.oid,
       t.tgrelid AS relation,
       t.tgname AS name,
       t.tgconstraint <> 0 AS constraint,
       t.tgtype AS type,
       t.tgattr AS column_numbers,
       t.tgoldtable AS old_table,
       t.tgnewtable AS new_table,
       CASE WHEN t.tgqual IS NOT NULL THEN coalesce(pg_get_triggerdef(t.oid), '') END AS printed,
       ARRAY[n.nspname, p.proname]::text[] AS function,
       CASE WHEN t.tgnargs > 0 THEN ARRAY(
         SELECT convert_from(decode(argument, 'escape'), getdatabaseencoding())
         FROM unnest(string_to_array(replace(encode(t.tgargs, 'escape'), '\\', '\134'), '\000'))
              WITH ORDINALITY AS given (argument, position)
         WHERE position <= t.tgnargs
         ORDER BY position
       ) END AS arguments,
       t.tgdeferrable AS deferrable,
       t.tginitdeferred AS initially_deferred,
       nullif(t.tgconstrrelid, 0) AS referenced_table,
       t.tgenabled AS enabled,
       t.tgparentid <> 0 AS copy
FROM pg_trigger t
JOIN pg_proc p ON p.oid = t.tgfoid
JOIN pg_namespace n ON n.oid = p.pronamespace
LEFT JOIN pg_trigger parent ON parent.oid = t.tgparentid
WHERE CASE
  -- The copies of foreign keys' triggers are internal in all versions, others up to 14.
  WHEN t.tgparentid <> 0 THEN t.tgenabled <> parent.tgenabled AND p.proname !~ '^RI_FKey_'
  ELSE NOT t.tgisinternal
END;
