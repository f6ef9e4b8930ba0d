// Enums, composite types and range types.
#include <algorithm>

#include "ir/error.h"
#include "ir/visit_references.h"
#include "parser/directive.h"
#include "parser/lower/objects.h"
#include "parser/lower/type.h"
#include "parser/lower/type_facts.h"
#include "parser/multirange_name.h"
#include "parser/rename_value.h"

namespace lockstep {

ObjectId new_type_id(Reader& reader, const Statement& statement, Kind kind, PgQuery__Node* const* names, std::size_t count) {
  const auto name = qualified_name_in(string_list(names, count));
  return {.kind = kind, .schema = reader.creation_schema(name.schema.text().c_str(), statement, -1), .name = name.name};
}

bool may_create_type(Reader& reader, const Statement& statement, const ObjectId& id) {
  for (const auto kind : {Kind::enum_type, Kind::composite_type, Kind::domain, Kind::range_type, Kind::base_type, Kind::table, Kind::view, Kind::materialized_view}) {
    auto other = id;
    other.kind = kind;
    if (!reader.is_new(other, statement, -1, false)) return false;
  }
  return true;
}

namespace {

bool has_type(const Node* node, const ObjectId& type) {
  return node && node->id.kind == Kind::column && node->as<ir::Column>().type.reference == type;
}

// True when the texts of the node may have values of the type in them.
bool may_hold_values(const Graph& graph, const Node& node, const ObjectId& type) {
  if (has_type(&node, type) || std::binary_search(node.references.begin(), node.references.end(), type)) return true;
  const auto owner = node.parent.value_or(node.id);
  const auto columns = owner.kind == Kind::table ? graph.columns(owner) : std::vector<const Node*>();
  return std::any_of(columns.begin(), columns.end(), [&](const Node* each) { return has_type(each, type); }) ||
         std::any_of(node.references.begin(), node.references.end(),
                     [&](const ObjectId& id) { return has_type(graph.find(id), type); });
}

// PostgreSQL keeps values by their oid, so that the texts change with the value's name. Defaults that are
// nothing but the value do here, too; of others we cannot tell which of their literals it is.
void rename_in_texts(Reader& reader, const Statement& statement, const ObjectId& type, std::string_view before, std::string_view after) {
  const auto from = quoted_literal(before);
  const auto is_of_other_type = [&](const Node& node) {
    const auto* column = std::get_if<ir::Column>(&node.object);
    return column && (!column->type.reference || column->type.reference->kind == Kind::enum_type) && !has_type(&node, type);
  };
  const auto to = quoted_literal(after);
  for (auto& [id, node] : reader.graph.nodes()) {
    bool says_it = false;
    visit_expressions(node.object, [&](std::string_view field, Expr& expression) {
      if (expression.text.find(from) == std::string::npos || !may_hold_values(reader.graph, node, type)) return;
      const auto cast = "::" + quoted(type.qualified_name());
      const bool plain = expression.text == from && field == "default" && has_type(&node, type);
      if (expression.text == from && is_of_other_type(node)) return;
      if (plain || expression.text == from + cast)
        expression.text = to + expression.text.substr(from.size());
      else
        says_it = true;
    });
    if (says_it)
      reader.diagnostics.error("not-a-state", statement.at(-1),
                               to_string(id) + " says " + from + ", which may be the value that gets another name here",
                               {"write the new name where the value is used, and in `CREATE TYPE`, instead of renaming it"});
  }
}

}  // namespace

namespace {

// Where the values of CREATE TYPE … AS ENUM stand; the tree does not say.
std::vector<int> places_of_values(const Statement& statement) {
  std::vector<int> result;
  for (const auto& token : scan(statement.text))
    if (token.kind == PG_QUERY__TOKEN__SCONST) result.push_back(static_cast<int>(token.begin));
  return result;
}

// Those of values say which value they are about (parser/rename_value.h).
std::vector<Directive> read_enum_directives(Reader& reader, const Statement& statement, const ir::EnumType& type) {
  if (statement.directives.empty()) return {};
  const auto places = places_of_values(statement);
  check(places.size() == type.values.size(), "a value of an enum that is no single string");
  auto directives = assign_directives(statement, places, reader.diagnostics);
  auto result = std::move(directives[0]);
  for (std::size_t i = 0; i < type.values.size(); ++i)
    for (auto& each : directives[i + 1]) {
      if (each.name != "renamed") {
        reader.diagnostics.error("directive-misplaced", each.span, "directive `@" + each.name + "` cannot be about a value of an enum");
        continue;
      }
      each.name = renamed_value_directive;
      each.keys["to"] = type.values[i];
      result.push_back(std::move(each));
    }
  return result;
}

}  // namespace

void lower_create_enum(Reader& reader, const Statement& statement, const PgQuery__CreateEnumStmt& create) {
  const auto id = new_type_id(reader, statement, Kind::enum_type, create.type_name, create.n_type_name);
  if (!may_create_type(reader, statement, id)) return;
  ir::EnumType type;
  for (const auto value : string_list(create.vals, create.n_vals)) type.values.emplace_back(value);
  auto directives = read_enum_directives(reader, statement, type);
  create_object(reader, statement, id, std::move(type)).directives = std::move(directives);
}

void lower_alter_enum(Reader& reader, const Statement& statement, const PgQuery__AlterEnumStmt& alter) {
  const auto name = qualified_name_in(string_list(alter.type_name, alter.n_type_name));
  const auto* found = find_type(reader.scope(), name.schema, name.name);
  if (!found || found->id.kind != Kind::enum_type) postpone(statement, -1, "there is no enum type `" + quoted(name) + "`");
  auto& values = reader.graph.at(found->id).as<ir::EnumType>().values;
  const auto position = [&](std::string_view value) { return std::find(values.begin(), values.end(), value); };
  const auto complain = [&](const char* code, std::string_view value, const char* what) {
    reader.diagnostics.error(code, statement.at(-1), "enum type `" + quoted(name) + "` " + what + " value `" + std::string(value) + "`");
  };
  const auto before = text_of(alter.old_val);
  const auto after = text_of(alter.new_val);
  if (!before.empty()) {
    const auto at = position(before);
    if (at == values.end()) return complain("unknown-object", before, "has no");
    if (position(after) != values.end()) return complain("duplicate-object", after, "already has the");
    *at = std::string(after);
    rename_in_texts(reader, statement, found->id, before, after);
    return;
  }
  if (position(after) != values.end()) {
    if (!alter.skip_if_new_val_exists) complain("duplicate-object", after, "already has the");
    return;
  }
  auto at = values.end();
  if (const auto neighbour = text_of(alter.new_val_neighbor); !neighbour.empty()) {
    at = position(neighbour);
    if (at == values.end()) return complain("unknown-object", neighbour, "has no");
    if (alter.new_val_is_after) ++at;
  }
  values.emplace(at, after);
}

void lower_composite_type(Reader& reader, const Statement& statement, const PgQuery__CompositeTypeStmt& create) {
  const auto& range = *create.typevar;
  const ObjectId id{.kind = Kind::composite_type,
                    .schema = reader.creation_schema(range.schemaname, statement, range.location),
                    .name = Name(text_of(range.relname))};
  ir::CompositeType type;
  for (std::size_t i = 0; i < create.n_coldeflist; ++i) {
    const auto& column = *create.coldeflist[i]->column_def;
    ir::Attribute attribute{.name = Name(text_of(column.colname)), .type = reader.type(*column.type_name, statement)};
    attribute.collation = collation_of(reader, column.coll_clause, attribute.type);
    type.attributes.push_back(std::move(attribute));
  }
  if (!may_create_type(reader, statement, id)) return;
  create_object(reader, statement, id, std::move(type));
}

void lower_create_range(Reader& reader, const Statement& statement, const PgQuery__CreateRangeStmt& create) {
  const auto id = new_type_id(reader, statement, Kind::range_type, create.type_name, create.n_type_name);
  ir::RangeType type;
  type.multirange_type = {id.schema, multirange_name(id.name)};
  std::vector<ObjectId> references;
  const auto option = [&](std::string_view name) -> const PgQuery__Node* {
    for (std::size_t i = 0; i < create.n_params; ++i)
      if (text_of(create.params[i]->def_elem->defname) == name) return create.params[i]->def_elem->arg;
    return nullptr;
  };
  const auto* subtype = option("subtype");
  if (!subtype || subtype->node_case != PG_QUERY__NODE__NODE_TYPE_NAME) {
    reader.diagnostics.error("syntax", statement.at(-1), "a range type needs `subtype = type`");
    return;
  }
  type.subtype = type_without_modifiers(reader, *subtype->type_name, statement);
  if (const auto* given = option("subtype_opclass")) {
    const auto name = qualified_name_in(name_parts(*given));
    const bool builtin = name.schema.empty() ? is_builtin_operator_class(name.name.text()) : name.schema.text() == "pg_catalog";
    if (!builtin && name.schema.empty())
      for (const auto schema : reader.search_path)
        if (type.operator_class.empty() && reader.graph.contains({.kind = Kind::operator_class, .schema = schema, .name = name.name, .signature = Name("btree")}))
          type.operator_class = {schema, name.name};
    if (!type.operator_class.empty()) {
      // found along the search path
    } else if (!builtin || !is_default_operator_class(reader.graph, "btree", type.subtype, name.name.text()))
      type.operator_class = builtin ? QualifiedName{Name(), name.name} : name;
  }
  if (const auto* given = option("collation")) {
    type.collation = resolved_collation(qualified_name_in(name_parts(*given)), reader.graph, reader.search_path);
    if (type.collation == default_collation(reader.graph, type.subtype)) type.collation = {};
  }
  if (const auto* given = option("canonical")) type.canonical = routine_name(reader, statement, name_parts(*given), references);
  if (const auto* given = option("subtype_diff")) type.subtype_diff = routine_name(reader, statement, name_parts(*given), references);
  if (const auto* given = option("multirange_type_name")) {
    const auto name = qualified_name_in(name_parts(*given));
    type.multirange_type = {reader.creation_schema(name.schema.text().c_str(), statement, -1), name.name};
  }
  if (!may_create_type(reader, statement, id)) return;
  auto& node = create_object(reader, statement, id, std::move(type));
  for (const auto& each : references) add_reference(node, each);
}

}  // namespace lockstep
