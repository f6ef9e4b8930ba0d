// Settings that a session in this database begins with. They are no part of a state. Those of a role in every database are
// of interest where roles are.
#include "parser/catalog/reading.h"

namespace lockstep::catalog {

void read_settings(Reading& reading) {
  const auto result = reading.query("setting");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto text = result.text(row, "setting");
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    const bool everywhere = result.is_true(row, "everywhere");
    if (everywhere && !reading.with_roles) continue;
    reading.state.settings.push_back({everywhere, Name(result.text(row, "role")), std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))});
  }
}

}  // namespace lockstep::catalog
