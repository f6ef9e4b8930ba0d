// Prints what the SQL reader makes of files: diagnostics, then every node with its fields.
#include <iostream>

#include "ir/describe.h"
#include "parser/source_files.h"
#include "parser/sql_reader.h"

int main(int count, char** arguments) {
  using namespace lockstep;
  for (int i = 1; i < count; ++i) {
    Diagnostics diagnostics;
    const auto text = load_sql(arguments[i], diagnostics);
    const auto graph = read_sql(text, diagnostics);
    for (const auto& each : diagnostics.all())
      std::cout << render(each);
    for (const auto& [id, node] : graph.nodes()) {
      std::cout << to_string(id) << ':';
      describe(
          node,
          [&](std::string_view name, const std::string& value) {
            std::cout << ' ' << name << '=' << value;
          },
          true);
      std::cout << '\n';
    }
  }
}
