// Reads SQL and shows the graph as lines, for tests of lowering.
#pragma once

#include <string>

#include "ir/describe.h"
#include "parser/sql_reader.h"

namespace lockstep {

struct ReadResult {
  Graph graph;
  Diagnostics diagnostics;
};

inline ReadResult read_text(const std::string& sql) {
  ReadResult result;
  auto file = std::make_shared<const SourceFile>(SourceFile{.path = "test.sql", .text = sql});
  SqlText text{.segments = {{.file = file, .begin = 0, .end = sql.size()}}, .description = "test.sql"};
  result.graph = read_sql(text, result.diagnostics);
  return result;
}

// One line per node, `column public.t.a: type=integer`, after those of the diagnostics. Nodes that every
// file has are left out.
inline std::string shown(const std::string& sql, bool include_ignored = false) {
  const auto result = read_text(sql);
  std::string lines;
  for (const auto& each : result.diagnostics.all()) lines += each.code + ": " + each.message + '\n';
  for (const auto& [id, node] : result.graph.nodes()) {
    if (id.kind == Kind::schema && id.name == Name("public")) continue;
    std::string fields;
    describe(node, [&](std::string_view name, const std::string& value) {
      if (name == "ordinal") return;
      fields += ' ' + std::string(name) + '=' + value;
    }, include_ignored);
    lines += to_string(id) + ':' + fields + '\n';
  }
  return lines;
}

}  // namespace lockstep
