#include "parser/analyse/extensions.h"

#include <set>

#include "parser/builtin/catalog.h"
#include "parser/extension_names.h"

namespace lockstep::analyse {

std::vector<InstalledExtension> installed_extensions(const Graph& graph) {
  static const auto known = [] {
    std::set<std::string_view> names;
    for (const auto& function : builtin::functions) names.insert(function.extension);
    names.erase("");
    return names;
  }();
  std::vector<InstalledExtension> result;
  for (const auto name : known) {
    const auto* node = graph.find(ObjectId{.kind = Kind::extension, .name = Name(name)});
    if (node) result.push_back({.name = name, .schema = schema_of_extension(*node)});
  }
  return result;
}

}  // namespace lockstep::analyse
