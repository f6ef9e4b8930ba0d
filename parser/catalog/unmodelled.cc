// What is in the database, but not in the graph.
#include "parser/catalog/reading.h"

namespace lockstep::catalog {

void read_unmodelled(Reading& reading) {
  const auto result = reading.query("unmodelled");
  for (std::size_t row = 0; row < result.size(); ++row)
    reading.state.unmodelled[std::string(result.text(row, "kind"))] += to_int(result.text(row, "count"));
}

}  // namespace lockstep::catalog
