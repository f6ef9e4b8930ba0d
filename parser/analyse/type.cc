#include "parser/analyse/type.h"

#include <utility>

#include "parser/analyse/extensions.h"
#include "parser/qualify.h"

namespace lockstep::analyse {
namespace {

// Takes the possibly quoted identifiers of `schema.name` apart.
std::pair<Name, Name> split_name(std::string_view text) {
  std::vector<std::string> parts(1);
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      if (inside && i + 1 < text.size() && text[i + 1] == '"') {
        parts.back() += '"';
        ++i;
      } else {
        inside = !inside;
      }
    } else if (text[i] == '.' && !inside) {
      parts.emplace_back();
    } else {
      parts.back() += text[i];
    }
  }
  if (parts.size() == 1) return {Name(), Name(parts[0])};
  return {Name(parts[parts.size() - 2]), Name(parts.back())};
}

TypeFacts facts_of(const builtin::Type& type, const std::string& text) {
  return {.id = type.oid,
          .text = text,
          .category = type.category,
          .preferred = type.preferred,
          .kind = type.kind,
          .element = type.element,
          .array = type.array,
          .base = {type.base, {}},
          .multirange = type.multirange,
          .collatable = type.collatable};
}

// Splits `numeric(10,2)` into `numeric` and `(10,2)`, `timestamp(3) with time zone` into
// `timestamp with time zone` and `(3)`, `interval day to second(3)` into `interval` and the rest.
std::pair<std::string, std::string> split_modifier(std::string_view text) {
  constexpr std::string_view interval = "interval ";
  if (text.starts_with(interval)) return {"interval", std::string(text.substr(interval.size() - 1))};
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') inside = !inside;
    if (text[i] != '(' || inside) continue;
    const auto end = text.find(')', i);
    if (end == std::string_view::npos) break;
    return {std::string(text.substr(0, i)) + std::string(text.substr(end + 1)), std::string(text.substr(i, end - i + 1))};
  }
  return {std::string(text), {}};
}

}  // namespace

Types::Types(const Graph& graph) : graph_(graph) {
  for (const auto& [id, node] : graph.nodes(Kind::cast)) {
    const auto& cast = node.as<ir::Cast>();
    const Oid source = from_text(cast.source.text).id, target = from_text(cast.target.text).id;
    // In the order of CastContext and CastMethod.
    casts_.emplace(std::pair(source, target),
                   builtin::Cast{source, target, "eai"[static_cast<std::size_t>(cast.context)], "fbi"[static_cast<std::size_t>(cast.method)]});
  }
}

const builtin::Cast* Types::find_cast(Oid source, Oid target) const {
  const auto found = casts_.find({source, target});
  return found == casts_.end() ? builtin::find_cast(source, target) : &found->second;
}

const TypeFacts& Types::facts(Oid type) const {
  const auto found = facts_.find(type);
  if (found != facts_.end()) return *found->second;
  static const TypeFacts nothing{.text = "?", .kind = 'o'};
  const auto* row = builtin::find_type(type);
  if (!row || !row->extension.empty()) return nothing;
  auto& slot = facts_[type];
  slot = std::make_unique<TypeFacts>(facts_of(*row, std::string(row->text)));
  return *slot;
}

Oid Types::add(TypeFacts facts) {
  const Oid id = next_++;
  const Oid array = next_++;
  facts.id = id;
  facts.array = array;
  auto of_array = std::make_unique<TypeFacts>(TypeFacts{.id = array,
                                                        .text = facts.text + "[]",
                                                        .category = 'A',
                                                        .kind = facts.kind == 'o' ? 'o' : 'b',
                                                        .element = id,
                                                        .collatable = facts.collatable});
  by_text_.emplace(facts.text, id);
  facts_[array] = std::move(of_array);
  facts_[id] = std::make_unique<TypeFacts>(std::move(facts));
  return id;
}

Oid Types::opaque(const std::string& text) {
  if (const auto found = by_text_.find(text); found != by_text_.end()) return found->second;
  return add({.text = text, .kind = 'o'});
}

// The multirange type that was made along with a range type.
Oid Types::multirange_named(Name schema, Name name) {
  if (!multiranges_) {
    multiranges_.emplace();
    const auto& nodes = graph_.nodes();
    for (auto at = nodes.lower_bound(ObjectId{.kind = Kind::range_type}); at != nodes.end() && at->first.kind == Kind::range_type; ++at)
      multiranges_->emplace(quoted(at->second.as<ir::RangeType>().multirange_type), at->first);
  }
  const auto found = multiranges_->find(quoted(QualifiedName{schema, name}));
  if (found == multiranges_->end()) return no_type;
  const Oid range = user_defined(found->second.schema, found->second.name);
  return facts(range).multirange;
}

// A type of a contrib extension; its number is that of the generated table.
Oid Types::from_extension(Name schema, std::string_view name) {
  for (const auto& extension : installed_extensions(graph_)) {
    if (!schema.empty() && extension.schema != schema) continue;
    const auto* row = builtin::find_type(name, extension.name);
    if (!row) continue;
    const auto text = quoted(QualifiedName{extension.schema, Name(name)});
    by_text_[text] = row->oid;
    facts_[row->oid] = std::make_unique<TypeFacts>(facts_of(*row, text));
    if (const auto* array = builtin::find_type(row->array))
      facts_[array->oid] = std::make_unique<TypeFacts>(facts_of(*array, text + "[]"));
    return row->oid;
  }
  return no_type;
}

Oid Types::row_type(const ObjectId& relation) {
  const auto text = quoted(relation.qualified_name());
  if (const auto found = by_text_.find(text); found != by_text_.end()) return found->second;
  return add({.text = text, .category = 'C', .kind = 'c', .relation = relation});
}

Oid Types::user_defined(Name schema, Name name) {
  const auto text = quoted(QualifiedName{schema, name});
  if (const auto found = by_text_.find(text); found != by_text_.end()) return found->second;
  const auto find = [&](Kind kind) { return graph_.find(ObjectId{.kind = kind, .schema = schema, .name = name}); };
  if (find(Kind::enum_type)) return add({.text = text, .category = 'E', .kind = 'e'});
  for (const auto kind : {Kind::composite_type, Kind::table, Kind::view, Kind::materialized_view})
    if (const auto* node = find(kind)) return row_type(node->id);
  if (const auto* node = find(Kind::domain)) {
    const auto base_type = from_text(node->as<ir::Domain>().type.text);
    const auto& under = facts(base_type.id);
    return add({.text = text, .category = under.category, .preferred = false, .kind = 'd', .base = base_type, .collatable = under.collatable});
  }
  if (const auto* node = find(Kind::base_type)) {
    const auto& base = node->as<ir::BaseType>();
    return add({.text = text, .category = base.category.front(), .preferred = base.preferred, .kind = 'b', .collatable = base.collatable});
  }
  if (const auto* node = find(Kind::range_type)) {
    const auto& range = node->as<ir::RangeType>();
    const Oid id = add({.text = text, .category = 'R', .kind = 'r', .base = from_text(range.subtype.text)});
    const Oid multirange = add({.text = quoted(range.multirange_type), .category = 'R', .kind = 'm', .base = {id, {}}});
    facts_[id]->multirange = multirange;
    return id;
  }
  return multirange_named(schema, name);
}

Type Types::named(Name schema, Name name) {
  if (schema.empty() || schema.text() == "pg_catalog" || schema.text() == "information_schema") {
    const auto* row = builtin::find_type(name.text());
    if (row) return {row->oid, {}};
  }
  if (!schema.empty()) {
    if (const Oid id = user_defined(schema, name); id != no_type) return {id, {}};
  } else {
    for (const auto each : graph_.origin.search_path)
      if (const Oid id = user_defined(each, name); id != no_type) return {id, {}};
  }
  if (const Oid id = from_extension(schema, name.text()); id != no_type) return {id, {}};
  return {opaque(quoted(QualifiedName{schema, name})), {}};
}

Type Types::from_text(Name text) {
  if (const auto found = from_text_.find(text); found != from_text_.end()) return found->second;
  static const auto by_builtin_text = [] {
    std::unordered_map<std::string_view, Oid> all;
    for (const auto& type : builtin::types)
      if (!type.text.empty()) all.emplace(type.text, type.oid);
    all.emplace("bpchar", bpchar_type);
    all.emplace("\"bit\"", bit_type);
    return all;
  }();
  std::string_view rest = text.text();
  bool array = false;
  while (rest.ends_with("[]")) {
    rest.remove_suffix(2);
    array = true;
  }
  auto [base_text, modifier] = split_modifier(rest);
  Type type;
  if (const auto found = by_builtin_text.find(base_text); found != by_builtin_text.end()) {
    type.id = found->second;
  } else {
    const auto [schema, name] = split_name(base_text);
    type = named(schema, name);
  }
  if (array) type.id = array_of(type.id);
  type.modifier = Name(modifier);
  from_text_.emplace(text, type);
  return type;
}

Type Types::from_tree(const PgQuery__TypeName& tree) {
  const Scope scope{graph_, graph_.origin.search_path, nullptr};
  return from_text(resolve_type(tree, scope).type.text);
}

Oid Types::array_of(Oid type) {
  const auto& known = facts(type);
  if (known.element != no_type && known.category == 'A') return type;
  return known.array;
}

Type Types::base(Type type) const {
  const auto* each = &facts(type.id);
  while (each->kind == 'd') {
    type = each->base;
    each = &facts(type.id);
  }
  return type;
}

bool Types::is_array(Oid type) const {
  const auto& known = facts(type);
  return known.category == 'A' && known.element != no_type && type != int2vector_type && type != oidvector_type;
}

bool Types::is_row(Oid type) const { return facts(base(type)).kind == 'c'; }

std::vector<Attribute> Types::attributes(Oid row) {
  const auto& relation = facts(base(row)).relation;
  return relation ? columns_of(*relation) : std::vector<Attribute>();
}

std::vector<Attribute> Types::columns_of(const ObjectId& relation) {
  std::vector<Attribute> result;
  const auto* node = graph_.find(relation);
  if (!node) return result;
  const auto add_outputs = [&](const std::vector<ir::OutputColumn>& columns) {
    for (const auto& column : columns)
      result.push_back({column.name, column.type.empty() ? Type{} : from_text(column.type.text)});
  };
  const bool view = relation.kind == Kind::view || relation.kind == Kind::materialized_view;
  if (view && view_columns) {
    add_outputs(view_columns(relation));
    return result;
  }
  switch (relation.kind) {
    case Kind::table:
      for (const auto* column : graph_.columns(relation))
        result.push_back({column->id.part, from_text(column->as<ir::Column>().type.text)});
      break;
    case Kind::composite_type:
      for (const auto& attribute : node->as<ir::CompositeType>().attributes)
        result.push_back({attribute.name, from_text(attribute.type.text)});
      break;
    case Kind::view: add_outputs(node->as<ir::View>().columns); break;
    case Kind::materialized_view: add_outputs(node->as<ir::MaterializedView>().columns); break;
    case Kind::sequence:
      result = {{Name("last_value"), {int8_type, {}}}, {Name("log_cnt"), {int8_type, {}}}, {Name("is_called"), {bool_type, {}}}};
      break;
    default: break;
  }
  return result;
}

std::string Types::text(Type type) const {
  const auto& known = facts(type.id);
  const auto& modifier = type.modifier.text();
  if (known.category == 'A' && known.element != no_type && known.text.ends_with("[]"))
    return text({known.element, type.modifier}) + "[]";
  switch (type.id) {
    case time_type: return "time" + modifier + " without time zone";
    case timetz_type: return "time" + modifier + " with time zone";
    case timestamp_type: return "timestamp" + modifier + " without time zone";
    case timestamptz_type: return "timestamp" + modifier + " with time zone";
    case bpchar_type: return modifier.empty() ? "bpchar" : "character" + modifier;
    case bit_type: return modifier.empty() ? "\"bit\"" : "bit" + modifier;
    default: return known.text + modifier;
  }
}

}  // namespace lockstep::analyse
