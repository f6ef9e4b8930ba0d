#include "ir/dependency.h"

#include <algorithm>
#include <array>

#include "ir/named_needs.h"
#include "ir/visit_references.h"

namespace lockstep {
namespace {

bool same_columns(std::vector<Name> left, std::vector<Name> right) {
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return left == right;
}

bool is_key(const Node& node, const std::vector<Name>& columns) {
  const auto& constraint = node.as<ir::Constraint>();
  const bool key = constraint.type == ir::ConstraintType::primary_key ||
                   constraint.type == ir::ConstraintType::unique;
  return key && same_columns(constraint.columns, columns);
}

bool is_unique_index(const Node& node, const std::vector<Name>& columns) {
  const auto& index = node.as<ir::Index>();
  if (!index.unique || index.predicate) return false;
  std::vector<Name> indexed;
  for (const auto& element : index.elements) indexed.push_back(element.column);
  return same_columns(std::move(indexed), columns);
}

// Ref fields, types and plain names alone, without what expressions and bodies mention.
bool names_in_fields(const Node& node, const ObjectId& needed) {
  bool found = names_plainly(node, needed);
  visit_references(const_cast<Node&>(node).object, [&](ObjectId& id) { found = found || id == needed; });
  return found;
}

bool has_expressions(const Node& node) {
  bool found = false;
  visit_expressions(const_cast<Node&>(node).object, [&](std::string_view, Expr&) { found = true; });
  return found;
}

// Functions with a body between quotes depend on what their signature names and on what default
// expressions of arguments call; PostgreSQL does not look into the body.
bool routine_depends_on(const Node& node, const ObjectId& needed) {
  const auto& routine = node.as<ir::Routine>();
  if (routine.sql_body || names_in_fields(node, needed)) return true;
  return std::any_of(routine.arguments.begin(), routine.arguments.end(), [&](const auto& argument) {
    return argument.default_value && may_name(argument.default_value->text, needed.own_name());
  });
}

}  // namespace

const Node* referenced_key(const Graph& graph, const Node& foreign_key) {
  const auto& constraint = foreign_key.as<ir::Constraint>();
  if (!constraint.foreign_key) return nullptr;
  const auto& target = *constraint.foreign_key;
  const Node* best = nullptr;
  for (const auto& id : graph.children(target.table.id)) {
    if (id.kind != Kind::constraint && id.kind != Kind::index) continue;
    const Node& node = graph.at(id);
    if (id.kind == Kind::constraint && is_key(node, target.columns)) {
      if (node.as<ir::Constraint>().type == ir::ConstraintType::primary_key) return &node;
      if (best == nullptr || best->id.kind == Kind::index) best = &node;
    }
    if (id.kind == Kind::index && best == nullptr && is_unique_index(node, target.columns)) best = &node;
  }
  return best;
}

namespace {

void add_columns(const ObjectId& table, const std::vector<Name>& names, std::vector<ObjectId>& result) {
  for (const auto name : names) result.push_back({.kind = Kind::column, .schema = table.schema, .name = table.name, .part = name});
}

void add_columns(const ObjectId& table, const std::vector<ir::IndexElement>& elements, std::vector<ObjectId>& result) {
  for (const auto& element : elements)
    if (!element.column.empty()) add_columns(table, {element.column}, result);
}


// True when the query groups, so that it may lean on a primary key for the columns that it does not group by.
bool groups(const Expr& query) {
  const auto& text = query.text;
  const auto is = [&](std::size_t at, char lower) { return at < text.size() && (text[at] | 0x20) == lower; };
  for (std::size_t i = 0; i + 7 < text.size(); ++i) {
    if (!is(i, 'g') || !is(i + 1, 'r') || !is(i + 2, 'o') || !is(i + 3, 'u') || !is(i + 4, 'p')) continue;
    auto next = i + 5;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\n' || text[next] == '\t')) ++next;
    if (next > i + 5 && is(next, 'b') && is(next + 1, 'y')) return true;
  }
  return false;
}

bool names_all_columns(const Expr& query) {
  const auto& text = query.text;
  for (auto star = text.find('*'); star != std::string::npos; star = text.find('*', star + 1))
    if (star == 0 || text[star - 1] != '(') return true;  // `*`, `t.*`, and products
  return false;
}

// Who groups by a primary key names all of its columns, by themselves or by way of a star (check_functional_grouping() in
// src/backend/catalog/pg_constraint.c).
bool may_group_by(const Expr& query, const ir::Constraint& key) {
  return names_all_columns(query) || std::all_of(key.columns.begin(), key.columns.end(), [&](Name column) { return may_name(query.text, column); });
}

void add_keys_of_sources(const Graph& graph, const Node& view, const Expr& query, std::vector<ObjectId>& result) {
  if (!groups(query)) return;
  for (const auto& source : references(view)) {
    if (source.kind != Kind::table) continue;
    for (const auto& id : graph.children(source, Kind::constraint))
      if (const auto& key = graph.at(id).as<ir::Constraint>(); key.type == ir::ConstraintType::primary_key && may_group_by(query, key)) result.push_back(id);
  }
}

}  // namespace

std::vector<ObjectId> implied_needs(const Graph& graph, const Node& node) {
  std::vector<ObjectId> result;
  if (node.id.kind == Kind::view) add_keys_of_sources(graph, node, node.as<ir::View>().query, result);
  if (node.id.kind == Kind::materialized_view) add_keys_of_sources(graph, node, node.as<ir::MaterializedView>().query, result);
  if (!node.parent) return result;
  const auto& table = *node.parent;
  if (node.id.kind == Kind::constraint) {
    const auto& constraint = node.as<ir::Constraint>();
    add_columns(table, constraint.columns, result);
    add_columns(table, constraint.include, result);
    if (constraint.exclusion) add_columns(table, constraint.exclusion->elements, result);
    if (constraint.foreign_key) add_columns(constraint.foreign_key->table.id, constraint.foreign_key->columns, result);
    const Node* key = referenced_key(graph, node);
    if (key != nullptr && key->id != node.id) result.push_back(key->id);
  } else if (node.id.kind == Kind::index) {
    add_columns(table, node.as<ir::Index>().elements, result);
    add_columns(table, node.as<ir::Index>().include, result);
  } else if (node.id.kind == Kind::trigger) {
    add_columns(table, node.as<ir::Trigger>().update_columns, result);
  }
  return result;
}

std::vector<ObjectId> needs(const Graph& graph, const Node& node) {
  auto result = references(node);
  const auto implied = implied_needs(graph, node);
  if (implied.empty()) return result;
  result.insert(result.end(), implied.begin(), implied.end());
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

std::vector<ObjectId> expression_references(const Node& column) {
  auto result = references(column);
  std::erase_if(result, [&](const ObjectId& id) { return names_in_fields(column, id); });
  return result;
}

bool disturbs_users(const Node& before, const Node& after) {
  if (before.id.kind != Kind::composite_type || after.id.kind != Kind::composite_type) return false;
  const auto& was = before.as<ir::CompositeType>().attributes;
  const auto& is = after.as<ir::CompositeType>().attributes;
  return was.size() > is.size() || !std::equal(was.begin(), was.end(), is.begin(), [](const auto& left, const auto& right) {
    return left.name == right.name && left.type == right.type && left.collation == right.collation;
  });
}

Reaction reaction_to_disturbance(const Node& dependent) {
  switch (dependent.id.kind) {
    case Kind::view:
    case Kind::materialized_view:
    case Kind::policy:
    case Kind::rule:
    case Kind::trigger: return Reaction::replaced;
    case Kind::routine: return dependent.as<ir::Routine>().sql_body ? Reaction::replaced : Reaction::adapts;
    case Kind::column: return dependent.as<ir::Column>().generated ? Reaction::replaced : Reaction::none;
    case Kind::constraint:
    case Kind::statistics:
    case Kind::index: return has_expressions(dependent) ? Reaction::replaced : Reaction::none;
    default: return Reaction::none;
  }
}

bool can_be_altered_away(const ObjectId& dependent) { return dependent.kind != Kind::constraint; }

Reaction reaction_to_drop(const Node& dependent, const ObjectId& needed) {
  switch (dependent.id.kind) {
    case Kind::column:
      if (names_in_fields(dependent, needed)) return Reaction::retyped;
      return dependent.as<ir::Column>().generated ? Reaction::replaced : Reaction::adapts;
    case Kind::table:  // inherits, is a partition, or is of the type: lets go of it and takes it up again
      // A foreign table holds nothing, and is nothing without its server.
      if (needed.kind == Kind::foreign_server) return Reaction::replaced;
      return Reaction::adapts;
    case Kind::sequence:
      return Reaction::adapts;
    case Kind::view_column:
    case Kind::stock_object:
    case Kind::schema:
    case Kind::role:
    case Kind::default_privilege: return Reaction::none;
    case Kind::routine:
      return routine_depends_on(dependent, needed) ? Reaction::replaced : Reaction::none;
    case Kind::composite_type:
    case Kind::domain:
    case Kind::domain_constraint:
    case Kind::range_type:
    case Kind::enum_type:
    case Kind::extension:
    case Kind::access_method:
    case Kind::language:
    case Kind::foreign_data_wrapper:
    case Kind::foreign_server:
    case Kind::role_membership:
    case Kind::user_mapping:
    case Kind::collation:
    case Kind::shell_type:
    case Kind::base_type:
    case Kind::text_search_parser:
    case Kind::text_search_template:
    case Kind::text_search_dictionary:
    case Kind::text_search_configuration:
    case Kind::aggregate:
    case Kind::operator_:
    case Kind::operator_family:
    case Kind::operator_class:
    case Kind::cast:
    case Kind::transform:
    case Kind::conversion:
    case Kind::statistics:
    case Kind::rule:
    case Kind::event_trigger:
    case Kind::publication:
    case Kind::publication_table:
    case Kind::publication_schema:
    case Kind::subscription:
    case Kind::constraint:
    case Kind::index:
    case Kind::view:
    case Kind::materialized_view:
    case Kind::trigger:
    case Kind::policy: return Reaction::replaced;
  }
  return Reaction::replaced;
}

namespace {

// Types between which the equality operators of foreign keys exist without a cast, so that the two
// sides can be changed one after the other.
bool comparable(const TypeName& left, const TypeName& right) {
  static constexpr std::array integers = std::to_array<std::string_view>({"smallint", "integer", "bigint"});
  const auto is_integer = [](const TypeName& type) {
    return std::find(integers.begin(), integers.end(), type.text.text()) != integers.end();
  };
  const auto is_text = [](const TypeName& type) {
    return type.text.text() == "text" || type.text.text().starts_with("character varying");
  };
  return (is_integer(left) && is_integer(right)) || (is_text(left) && is_text(right));
}

}  // namespace

namespace {

// `c IN ('a', 'b')` over values of character varying: PostgreSQL prints it with a cast of the whole array and, made from that text again,
// with one of each element (get_rule_expr() in src/backend/utils/adt/ruleutils.c), and ALTER COLUMN TYPE makes what stands over the column
// from its text.
bool is_printed_otherwise_again(const Expr& expression) {
  const auto& text = expression.text;
  return text.find(" IN (") != std::string::npos || text.find("::character varying])::text[]") != std::string::npos;
}

bool is_varying(const Node& column) { return column.as<ir::Column>().type.text.text().starts_with("character varying"); }

bool loses_its_form(const Node& node) {
  if (node.id.kind == Kind::constraint) {
    const auto& check = node.as<ir::Constraint>().check;
    return check && is_printed_otherwise_again(*check);
  }
  if (node.id.kind == Kind::statistics) {
    const auto& expressions = node.as<ir::Statistics>().expressions;
    return std::any_of(expressions.begin(), expressions.end(), is_printed_otherwise_again);
  }
  if (node.id.kind != Kind::index) return false;
  const auto& index = node.as<ir::Index>();
  return (index.predicate && is_printed_otherwise_again(*index.predicate)) ||
         std::any_of(index.elements.begin(), index.elements.end(), [](const auto& each) { return each.expression && is_printed_otherwise_again(*each.expression); });
}

}  // namespace

Reaction reaction_to_retype(const Node& dependent, const Node& column_before, const Node& column_after, bool new_type) {
  if ((is_varying(column_before) || is_varying(column_after)) && loses_its_form(dependent)) return Reaction::replaced;
  switch (dependent.id.kind) {
    case Kind::view:
    case Kind::materialized_view:
    case Kind::policy:
    case Kind::publication_table:
    case Kind::rule:
    case Kind::trigger: return Reaction::replaced;
    case Kind::column:
      return dependent.as<ir::Column>().generated ? Reaction::replaced : Reaction::none;
    case Kind::routine:
      return dependent.as<ir::Routine>().sql_body ? Reaction::replaced : Reaction::none;
    case Kind::constraint: {
      const auto& constraint = dependent.as<ir::Constraint>();
      // What compares values of the old type has no operators for the new one.
      if (new_type && (constraint.check || constraint.exclusion)) return Reaction::replaced;
      if (!constraint.foreign_key) return Reaction::none;
      if (new_type) return Reaction::replaced;
      const auto& before = column_before.as<ir::Column>().type;
      const auto& after = column_after.as<ir::Column>().type;
      return comparable(before, after) ? Reaction::none : Reaction::replaced;
    }
    // PostgreSQL makes indexes and statistics anew by itself; one that some partitions have no part of gets these, too
    // (pg_get_indexdef_string() in src/backend/utils/adt/ruleutils.c says no ONLY).
    case Kind::index:
      if (!dependent.as<ir::Index>().valid) return Reaction::replaced;
      [[fallthrough]];
    case Kind::statistics: return new_type && has_expressions(dependent) ? Reaction::replaced : Reaction::none;
    default: return Reaction::none;
  }
}

bool is_retype(const std::vector<std::string_view>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](std::string_view field) {
    return field == "type" || field == "collation";
  });
}

ObjectId index_named(const Graph& graph, const ObjectId& table, Name name) {
  ObjectId constraint{.kind = Kind::constraint, .schema = table.schema, .name = table.name, .part = name};
  if (graph.contains(constraint)) return constraint;
  return {.kind = Kind::index, .schema = table.schema, .name = name};
}

ObjectId root_of(const Graph& graph, const ObjectId& id) {
  ObjectId root = id;
  for (const Node* node = graph.find(root); node != nullptr; node = graph.find(root)) {
    const auto* table = std::get_if<ir::Table>(&node->object);
    if (node->parent && is_part_of_parent(root.kind))
      root = *node->parent;
    else if (table != nullptr && table->partition_of)
      root = table->partition_of->id;
    else
      break;
  }
  return root;
}

}  // namespace lockstep
