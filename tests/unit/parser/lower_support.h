// Reads SQL and shows the graph as lines, for tests of lowering.
#pragma once

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "ir/describe.h"
#include "parser/sql_reader.h"

namespace lockstep {

// The lines of a graph read from SQL: `column public.t.a: type=integer not_null=true`, and before
// them those of the diagnostics, `error duplicate-column`. Fields that say the same for almost
// every object are left out.
inline std::set<std::string> lines_of(const std::string& sql, bool with_roles = false) {
  Diagnostics diagnostics;
  const auto file = std::make_shared<const SourceFile>(SourceFile{.path = "test.sql", .text = sql});
  const SqlText text{.segments = {{.file = file, .begin = 0, .end = sql.size()}},
                     .with_roles = with_roles,
                     .description = "test.sql"};
  const auto graph = read_sql(text, diagnostics);
  std::set<std::string> lines;
  static constexpr const char* severities[] = {"note", "warning", "error"};
  for (const auto& each : diagnostics.all())
    lines.insert(std::string(severities[static_cast<int>(each.severity)]) + ' ' + each.code);
  for (const auto& [id, node] : graph.nodes()) {
    auto line = to_string(id) + ':';
    const auto is_usual = [](std::string_view name, const std::string& value) {
      return name == "ordinal" ||
             ((name == "local" || name == "validated" || name == "enforced" || name == "valid") &&
              value == "true");
    };
    describe(
        node,
        [&](std::string_view name, const std::string& value) {
          if (!is_usual(name, value)) line += ' ' + std::string(name) + '=' + value;
        },
        true);
    if (id.kind == Kind::column && !node.as<ir::Column>().local) line += " local=false";
    if (id.kind == Kind::constraint && !node.as<ir::Constraint>().validated)
      line += " validated=false";
    if (id.kind == Kind::constraint && !node.as<ir::Constraint>().enforced) line += " enforced=false";
    if (id.kind == Kind::index && !node.as<ir::Index>().valid) line += " valid=false";
    for (const auto& each : node.directives)
      line += " @" + each.name;
    if (node.generated_name) line += " generated";
    lines.insert(line);
  }
  return lines;
}

// SQL and what the graph of it shows.
struct LinesCase {
  const char* name;
  const char* sql;
  std::vector<const char*> lines;        // all must be there
  std::vector<const char*> absent = {};  // beginnings that no line may have
};

inline void check_lines(const std::vector<LinesCase>& cases, bool with_roles = false) {
  for (const auto& each : cases) {
    CAPTURE(each.name);
    const auto lines = lines_of(each.sql, with_roles);
    std::string all;
    for (const auto& line : lines) all += line + '\n';
    CAPTURE(all);
    for (const auto* line : each.lines) CHECK_MESSAGE(lines.contains(line), line);
    for (const auto* beginning : each.absent)
      for (const auto& line : lines) CHECK_MESSAGE(!line.starts_with(beginning), line);
  }
}

}  // namespace lockstep
