// What is said of all members of an extension of one sort (ir/stock_sort.h): one block that goes over them, whatever the extension's version brings.
#include "ir/stock_sort.h"
#include "planner/rules.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

// How GRANT names a member, and where it stands.
struct MemberRows {
  Sql name;
  Sql catalog;
  Sql condition;
};

MemberRows rows_of(std::string_view sort) {
  if (sort == "FUNCTIONS")
    return {sql("pg_catalog.concat(CASE prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END, member.oid::pg_catalog.regprocedure)"), sql("pg_catalog.pg_proc"), {}};
  // Array types and row types, which newer servers count among the members, have the privileges of what they are of.
  if (sort == "TYPES")
    return {sql("pg_catalog.concat('TYPE ', member.oid::pg_catalog.regtype)"), sql("pg_catalog.pg_type"),
            sql("typtype <> 'm' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type AS element WHERE element.typarray = member.oid)\n    "
                "AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE pg_class.oid = typrelid AND relkind <> 'c')\n    AND ")};
  if (sort == "SEQUENCES") return {sql("pg_catalog.concat('SEQUENCE ', member.oid::pg_catalog.regclass)"), sql("pg_catalog.pg_class"), sql("relkind = 'S' AND ")};
  return {sql("pg_catalog.concat('TABLE ', member.oid::pg_catalog.regclass)"), sql("pg_catalog.pg_class"), sql("relkind IN ('r', 'p', 'v', 'm', 'f') AND ")};
}

constexpr std::string_view member_mark = "\x01";

// `EXECUTE 'REVOKE EXECUTE ON ' || name || ' FROM PUBLIC'`.
Sql executed(const Sql& statement) {
  const auto text = statement.text();
  const auto at = text.find(member_mark);
  return sql("    EXECUTE pg_catalog.concat({}, name, {});\n", literal(text.substr(0, at)), literal(text.substr(at + member_mark.size())));
}

}  // namespace

Sql each_stock_member() { return verbatim(std::string(member_mark)); }

std::vector<Sql> on_stock_members(const ObjectId& members, const std::vector<Sql>& statements) {
  if (statements.empty()) return {};
  const auto rows = rows_of(stock_sort_of(members));
  Sql all;
  for (const auto& each : statements) all += executed(each);
  const auto catalog = literal(rows.catalog.text());
  return {sql("DO {}", dollar_quoted(sql("\nDECLARE name text;\nBEGIN\n  FOR name IN\n    SELECT {}\n    FROM {} AS member\n    WHERE {}"
                                         "EXISTS (SELECT FROM pg_catalog.pg_depend JOIN pg_catalog.pg_extension ON pg_extension.oid = refobjid\n      "
                                         "WHERE classid = {}::pg_catalog.regclass AND objid = member.oid AND refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass "
                                         "AND deptype = 'e' AND extname = {})\n    "
                                         "AND NOT EXISTS (SELECT FROM pg_catalog.pg_init_privs WHERE classoid = {}::pg_catalog.regclass AND objoid = member.oid AND objsubid = 0)"
                                         "\n    ORDER BY 1\n  LOOP\n{}  END LOOP;\nEND\n",
                                         rows.name, rows.catalog, rows.condition, catalog, literal(members.name.text()), catalog, all)))};
}

}  // namespace lockstep
