#include "parser/extension_names.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lockstep {
namespace {

// Member name → extensions that have it. Names that end in `*` are kept apart by their beginning.
struct Members {
  std::unordered_map<std::string_view, std::vector<Name>> by_name;
  std::vector<std::pair<std::string_view, Name>> by_prefix;
};

void add_members(Members& members, std::string_view names, Name extension) {
  while (!names.empty()) {
    const auto end = std::min(names.find(' '), names.size());
    const auto name = names.substr(0, end);
    if (name.ends_with('*'))
      members.by_prefix.emplace_back(name.substr(0, name.size() - 1), extension);
    else if (!name.empty())
      members.by_name[name].push_back(extension);
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

const Members& members_of(ExtensionMember member) {
  static const auto all = [] {
    std::vector<Members> result(3);
    for (const auto& row : extension_names_table()) {
      const Name extension(row.extension);
      add_members(result[0], row.types, extension);
      add_members(result[1], row.functions, extension);
      add_members(result[2], row.relations, extension);
    }
    return result;
  }();
  return all[static_cast<std::size_t>(member)];
}

ObjectId extension_id(Name extension) {
  return {.kind = Kind::extension, .name = extension};
}

}  // namespace

const Node* extension_with(const Graph& graph,
                           ExtensionMember member,
                           Name schema,
                           std::string_view name) {
  const auto fits = [&](Name extension) -> const Node* {
    const auto* node = graph.find(extension_id(extension));
    if (!node) return nullptr;
    const auto own = node->as<ir::Extension>().schema;
    return schema.empty() || own.empty() || own == schema ? node : nullptr;
  };
  const auto& members = members_of(member);
  if (const auto found = members.by_name.find(name); found != members.by_name.end())
    for (const auto extension : found->second)
      if (const auto* node = fits(extension)) return node;
  for (const auto& [prefix, extension] : members.by_prefix)
    if (name.starts_with(prefix))
      if (const auto* node = fits(extension)) return node;
  return nullptr;
}

std::vector<Name> names_from_extension(ExtensionMember member, Name extension) {
  std::vector<Name> result;
  for (const auto& [name, extensions] : members_of(member).by_name)
    if (std::find(extensions.begin(), extensions.end(), extension) != extensions.end()) result.emplace_back(name);
  std::sort(result.begin(), result.end());
  return result;
}

Name schema_of_extension(const Node& extension) {
  const auto schema = extension.as<ir::Extension>().schema;
  if (!schema.empty()) return schema;
  // Its control file names a schema.
  if (extension.id.name.text() == "postgis_topology") return Name("topology");
  return Name("public");
}

bool has_unknown_extension(const Graph& graph) {
  static const auto known = [] {
    std::unordered_set<std::string_view> names;
    for (const auto& row : extension_names_table())
      names.insert(row.extension);
    return names;
  }();
  const auto& nodes = graph.nodes();
  for (auto at = nodes.lower_bound(ObjectId{.kind = Kind::extension});
       at != nodes.end() && at->first.kind == Kind::extension;
       ++at)
    if (!known.contains(at->first.name.text())) return true;
  return false;
}

}  // namespace lockstep
