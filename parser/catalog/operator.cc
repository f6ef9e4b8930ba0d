// Operators.
#include "parser/catalog/decode.h"

namespace lockstep::catalog {

void read_operators(Reading& reading) {
  const auto result = reading.query("operator");
  const auto text = [&](std::size_t row, std::string_view column) {
    const auto type = result.value(row, column);
    return type ? reading.type(to_oid(*type)).name.text.text() : std::string("NONE");
  };
  read_objects<ir::Operator>(
      reading,
      result,
      Catalog::operator_,
      ' ',
      [&](Node& node, std::size_t row) {
        node.id.signature = Name(text(row, "leftarg") + ", " + text(row, "rightarg"));
        return true;
      },
      [](Node&, std::size_t) {});
}

}  // namespace lockstep::catalog
