// Settings that a session in this database begins with. They are no part of a state.
#include "parser/catalog/reading.h"

namespace lockstep::catalog {

void read_settings(Reading& reading) {
  const auto result = reading.query("setting");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto text = result.text(row, "setting");
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    reading.state.settings.push_back({Name(result.text(row, "role")), std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))});
  }
}

}  // namespace lockstep::catalog
