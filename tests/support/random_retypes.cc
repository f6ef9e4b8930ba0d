// Columns that get another type with whatever is over them.
#include <map>

#include "tests/support/random_schema.h"

namespace lockstep::testing {
namespace {

// Types of which each value of the one is one of the other, and whatever is said of the one can be said of the other, also where it has to be immutable.
const std::map<std::string, std::string>& wider_types() {
  static const std::map<std::string, std::string> result = {{"integer", "bigint"},      {"smallint", "integer"},   {"numeric(10,2)", "numeric(12,2)"}, {"numeric(12,3)", "numeric(14,4)"},
                                                            {"varchar(40)", "text"},    {"text", "varchar"},       {"char(3)", "varchar(40)"},         {"timestamp(3)", "timestamp"},
                                                            {"bigint", "numeric"},      {"varchar", "varchar(90)"}};
  return result;
}

}  // namespace

void retype_columns(RandomSchema& schema, Chance chance) {
  if (!chance.one_in(3)) return;
  for (auto& [key, table] : schema.tables)
    for (std::size_t i = 1; i < table.columns.size(); ++i) {
      auto& column = table.columns[i];
      const auto wider = wider_types().find(column.type);
      if (wider != wider_types().end() && column.identity.empty() && column.generated.empty() && chance.one_in(2)) column.type = wider->second;
    }
}

void add_joins(RandomSchema& schema, Chance chance) {
  if (!chance.one_in(2) || schema.tables.empty()) return;
  for (const char* name : {"app.joined", "\"Odd Schema\".\"Joined 2\""}) {
    RandomSchema::Join join{.left = any_key(schema.tables, chance), .left_column = {}, .right = any_key(schema.tables, chance), .right_column = {}};
    join.left_column = chance.pick(schema.tables.at(join.left).columns).name;
    join.right_column = chance.pick(schema.tables.at(join.right).columns).name;
    schema.joins[name] = join;
  }
}

void retype_keys(RandomSchema& schema, Chance chance) {
  if (!chance.one_in(3)) return;
  for (auto& [key, table] : schema.tables) {
    auto& column = table.columns.front();
    if (!table.partitioned && table.inherits.empty() && column.type == "integer" && column.identity.empty() && column.generated.empty() && chance.one_in(2)) column.type = "bigint";
  }
}

RandomSchema with_copies(RandomSchema schema, Chance chance) {
  if (!chance.one_in(2)) return schema;
  for (auto& [key, table] : schema.tables) table.copied = !table.partitioned && chance.one_in(2);
  return schema;
}

}  // namespace lockstep::testing
