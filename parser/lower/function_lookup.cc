#include "parser/lower/function_lookup.h"

#include <algorithm>

#include "parser/analyse/coerce.h"
#include "parser/analyse/extensions.h"
#include "parser/analyse/overload.h"
#include "parser/builtin_names.h"
#include "parser/extension_names.h"
#include "parser/find_object.h"
#include "parser/lower/objects.h"

namespace lockstep {
namespace {

using builtin::Oid;

struct Candidate {
  FoundFunction function;
  std::vector<Oid> arguments;
};

class Lookup {
 public:
  Lookup(const Reader& reader, const WantedFunction& wanted)
      : graph_(reader.graph), types_(reader.graph), wanted_(wanted), name_(qualified_name_in(wanted.name)) {
    for (const auto& each : wanted.arguments) given_.push_back(types_.from_text(each.text).id);
    for (const auto schema : schemas(reader.search_path)) add_schema(schema);
  }

  const Candidate* best() const {
    for (const auto& each : all_)
      if (each.arguments == given_) return &each;
    if (wanted_.exact || all_.empty()) return nullptr;
    std::vector<std::span<const Oid>> arguments;
    for (const auto& each : all_) arguments.emplace_back(each.arguments);
    const int chosen = analyse::choose_candidate(types_, given_, arguments);
    return chosen < 0 ? nullptr : &all_[static_cast<std::size_t>(chosen)];
  }

 private:
  std::vector<Name> schemas(const std::vector<Name>& search_path) const {
    if (!name_.schema.empty()) return {name_.schema};
    auto result = search_path;
    if (std::find(result.begin(), result.end(), pg_catalog()) == result.end()) result.insert(result.begin(), pg_catalog());
    return result;
  }

  void add_builtin(std::string_view extension, Name schema, const std::optional<ObjectId>& id) {
    for (const auto& function : builtin::find_functions(name_.name.text(), extension)) {
      if (function.count != given_.size()) continue;
      const auto arguments = builtin::arguments(function);
      all_.push_back({{.name = {schema, name_.name}, .result = {.text = Name(types_.facts(function.result).text)}, .id = id},
                      {arguments.begin(), arguments.end()}});
    }
  }

  void add_schema(Name schema) {
    if (schema == pg_catalog()) return add_builtin({}, {}, std::nullopt);
    for (const auto* node : routines_in_schema(graph_, schema, name_.name)) {
      const auto& routine = node->as<ir::Routine>();
      std::vector<Oid> arguments;
      for (const auto& each : routine.arguments)
        if (each.mode != ir::ArgumentMode::out && each.mode != ir::ArgumentMode::table) arguments.push_back(types_.from_text(each.type.text).id);
      if (arguments.size() == given_.size())
        all_.push_back({{.name = {schema, name_.name}, .result = routine.returns, .id = node->id}, std::move(arguments)});
    }
    for (const auto& extension : analyse::installed_extensions(graph_))
      if (extension.schema == schema)
        add_builtin(extension.name, schema, ObjectId{.kind = Kind::extension, .name = Name(extension.name)});
  }

  const Graph& graph_;
  analyse::Types types_;
  const WantedFunction& wanted_;
  QualifiedName name_;
  std::vector<Oid> given_;
  std::vector<Candidate> all_;
};

std::string shown(const WantedFunction& wanted) {
  std::string types;
  for (const auto& each : wanted.arguments) types += (types.empty() ? "" : ", ") + each.text.text();
  return quoted(qualified_name_in(wanted.name)) + '(' + types + ')';
}

}  // namespace

std::optional<FoundFunction> find_known_function(const Reader& reader, const WantedFunction& wanted) {
  const Lookup lookup(reader, wanted);
  const auto* best = lookup.best();
  return best ? std::optional(best->function) : std::nullopt;
}

FoundFunction find_function(Reader& reader, const Statement& statement, const WantedFunction& wanted) {
  if (auto known = find_known_function(reader, wanted)) return std::move(*known);
  const auto name = qualified_name_in(wanted.name);
  const auto in_system = name.schema == pg_catalog();
  const auto as_named = in_system ? QualifiedName{Name(), name.name} : name;
  if (const auto* extension = extension_with(reader.graph, ExtensionMember::function, name.schema, name.name.text()))
    return {.name = {name.schema.empty() ? schema_of_extension(*extension) : name.schema, name.name}, .id = extension->id};
  // Newer servers bring functions that the tables do not list.
  const bool may_be_builtin = in_system || (name.schema.empty() && is_builtin_function(name.name.text()));
  if (reader.last_chance && (may_be_builtin || has_unknown_extension(reader.graph))) return {.name = as_named};
  postpone(statement, -1, "there is no function `" + shown(wanted) + "`");
}

}  // namespace lockstep
