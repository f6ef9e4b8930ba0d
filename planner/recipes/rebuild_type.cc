// A type that cannot be changed in place while columns hold values of it:
//
//   ALTER TYPE status RENAME TO lockstep_status_old_…;
//   CREATE TYPE status AS ENUM ('open', 'done');
//   ALTER TABLE t ALTER COLUMN s DROP DEFAULT;
//   ALTER TABLE t ALTER COLUMN s TYPE status USING s::text::status;
//   ALTER TABLE t ALTER COLUMN s SET DEFAULT 'open'::status;
//   DROP TYPE lockstep_status_old_…;
//
// Views, functions, checks and whatever else cannot stay is dropped before and made again after.
#include <algorithm>
#include <set>

#include "ir/dependency.h"
#include "ir/domain_tests.h"
#include "ir/named_needs.h"
#include "ir/object_name.h"
#include "ir/rename.h"
#include "ir/visit_references.h"
#include "planner/locks.h"
#include "planner/recipes/rebuild_type.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

bool can_rebuild(Kind kind) {
  return kind == Kind::enum_type || kind == Kind::composite_type || kind == Kind::domain || kind == Kind::range_type ||
         kind == Kind::collation;
}

bool holds_values(const Node& column, const ObjectId& type) {
  return type.kind == Kind::collation ? names_plainly(column, type) : column.as<ir::Column>().type.reference == type;
}

using ColumnChange = Alteration<ir::Column>;

// DROP DEFAULT, TYPE, SET DEFAULT.
std::vector<Sql> convert(const ColumnChange& change, const std::optional<Sql>& said, const std::string& type, const std::optional<std::string>& old_default,
                         const std::optional<std::string>& new_default) {
  const Node& column = change.after.node;
  const auto head = sql("ALTER TABLE {} ALTER COLUMN {}", column.parent->qualified_name(), column.id.part);
  std::vector<Sql> result;
  if (old_default) result.push_back(sql("{} DROP DEFAULT", head));
  result.push_back(sql("{} TYPE {} USING {}::text::{}", head, verbatim(type), said ? sql("({})", *said) : sql("{}", column.id.part), verbatim(type)));
  append(result, settings_again(change));
  if (new_default) result.push_back(sql("{} SET DEFAULT {}", head, verbatim(*new_default)));
  return result;
}

std::optional<std::string> default_of(const Node& column) {
  const auto& value = column.as<ir::Column>().default_value;
  return value ? std::optional(value->text) : std::nullopt;
}

// Partitions and children whose column has another default than the one it comes from. What is said of that is done to theirs, too
// (ATPrepCmd() in src/backend/commands/tablecmds.c).
std::vector<const Node*> with_own_defaults(const Graph& graph, const Node& column) {
  std::vector<const Node*> result;
  for (const auto& table : descendant_tables(graph, *column.parent)) {
    const Node* node = graph.find({.kind = Kind::column, .schema = table.schema, .name = table.name, .part = column.id.part});
    if (node != nullptr && default_of(*node) != default_of(column)) result.push_back(node);
  }
  return result;
}

Sql own_default(const Node& column, const std::optional<std::string>& value) {
  const auto head = sql("ALTER TABLE ONLY {} ALTER COLUMN {}", column.parent->qualified_name(), column.id.part);
  return value ? sql("{} SET DEFAULT {}", head, verbatim(*value)) : sql("{} DROP DEFAULT", head);
}

// `statements` convert the column and its children's; `left` are theirs as they were, and `come` as they are to be.
std::vector<Sql> around_own_defaults(const std::vector<const Node*>& left, std::vector<Sql> statements, const std::vector<const Node*>& come, const std::function<std::string(const std::string&)>& renamed) {
  std::vector<Sql> result;
  for (const Node* each : left)
    if (default_of(*each)) result.push_back(own_default(*each, {}));
  append(result, std::move(statements));
  for (const Node* each : come) {
    const auto value = default_of(*each);
    result.push_back(own_default(*each, value ? std::optional(renamed(*value)) : std::nullopt));
  }
  return result;
}

}  // namespace

namespace {

// The type of which the column has values afterwards, when that and the one before are both made anew.
std::optional<ObjectId> next_type(const Scope& clearing, const Scope& making, const ObjectId& column) {
  const Node* before = clearing.graph.find(column);
  const Node* now = making.graph.find(column);
  if (before == nullptr || now == nullptr || clearing.contains(column)) return std::nullopt;
  const auto& had = before->as<ir::Column>().type.reference;
  const auto& has = now->as<ir::Column>().type.reference;
  const auto is_anew = [&](const ObjectId& type) { return can_rebuild(type.kind) && clearing.contains(type) && making.contains(type); };
  if (!had || !has || had == has || !is_anew(*had) || !is_anew(*has)) return std::nullopt;
  return has;
}

}  // namespace

bool is_in_circle(const Scope& clearing, const Scope& making, const ObjectId& type) {
  std::set<ObjectId> reached;
  for (std::vector<ObjectId> left{type}; !left.empty();) {
    const auto next = left.back();
    left.pop_back();
    for (const auto& column : clearing.graph.dependents(next)) {
      if (column.kind != Kind::column || !clearing.retyped.contains(column) || clearing.graph.at(column).as<ir::Column>().type.reference != next) continue;
      const auto other = next_type(clearing, making, column);
      if (other == type) return true;
      if (other && reached.insert(*other).second) left.push_back(*other);
    }
  }
  return false;
}

std::optional<ObjectId> goes_over_to(const Scope& clearing, const Scope& making, const ObjectId& column) {
  auto result = next_type(clearing, making, column);
  if (result && !is_in_circle(clearing, making, *clearing.graph.at(column).as<ir::Column>().type.reference)) result.reset();
  return result;
}

std::vector<ObjectId> columns_of_type(const Scope& clearing, const Scope& making, const ObjectId& type) {
  std::vector<ObjectId> result;
  for (const auto& id : clearing.graph.dependents(type)) {
    if (id.kind != Kind::column || clearing.contains(id) || !making.graph.contains(id)) continue;
    const auto& before = clearing.graph.at(id);
    const auto& now = making.graph.at(id);
    if (!holds_values(before, type) || (!holds_values(now, type) && !goes_over_to(clearing, making, id))) continue;
    if (follows_parent({{clearing.graph, before}, {making.graph, now}, making.policy})) continue;
    result.push_back(id);
  }
  return result;
}

namespace {

// The same with the other collation, for which values stay as they are.
std::vector<Sql> collate(const ColumnChange& change, const QualifiedName& collation, const std::optional<std::string>& old_default, const std::optional<std::string>& new_default) {
  const Node& column = change.after.node;
  const auto head = sql("ALTER TABLE {} ALTER COLUMN {}", column.parent->qualified_name(), column.id.part);
  std::vector<Sql> result;
  if (old_default != new_default && old_default) result.push_back(sql("{} DROP DEFAULT", head));
  result.push_back(sql("{} TYPE {} COLLATE {}", head, column.as<ir::Column>().type, collation));
  append(result, settings_again(change));
  if (old_default != new_default && new_default) result.push_back(sql("{} SET DEFAULT {}", head, verbatim(*new_default)));
  return result;
}

bool is_indexed(const Graph& graph, const Node& column) {
  const auto parts = graph.children(*column.parent);
  return std::any_of(parts.begin(), parts.end(), [&](const ObjectId& id) {
    if (id.kind != Kind::index && id.kind != Kind::constraint) return false;
    const auto needed = needs(graph, graph.at(id));
    return std::binary_search(needed.begin(), needed.end(), column.id);
  });
}

// Values of a domain are those of its type; they are only looked at when the new one asks something of them
// (ATColumnChangeRequiresRewrite() in src/backend/commands/tablecmds.c). An array of a domain is converted element by element.
bool keeps_values(const Scope& clearing, const Scope& making, const ObjectId& type, const Node& column) {
  const Node* was = clearing.graph.find(type);
  const auto& now = column.as<ir::Column>().type.reference;  // another type, where it goes over to that
  const Node* is = now && now->kind == type.kind ? making.graph.find(*now) : nullptr;
  if (type.kind != Kind::domain || was == nullptr || is == nullptr || column.as<ir::Column>().type.text.text().ends_with("[]")) return false;
  const auto& old_type = was->as<ir::Domain>().type;
  const auto& new_type = is->as<ir::Domain>().type;
  // They go by way of text, which is what text and varchar are.
  const bool same = old_type == new_type || (new_type.text.text() == "text" && (old_type.text.text().starts_with("character varying") && !old_type.text.text().ends_with("[]")));
  return same && !is_tested_by_domain(making.graph, {.text = {}, .reference = type});
}

}  // namespace

Step convert_to_new_type(const Scope& clearing, const Scope& making, const ObjectId& id, const ObjectId& type_id, const QualifiedName& old) {
  const Node& before = clearing.graph.at(id);
  const Node& now = making.graph.at(id);
  const ColumnChange change{{clearing.graph, before}, {making.graph, now}, making.policy, &clearing.members};
  const auto type = type_id.qualified_name();
  const bool collation = type_id.kind == Kind::collation;
  const auto old_default = default_of(before);
  const auto old_default_renamed = old_default ? std::optional(with_renamed(*old_default, type, old)) : std::nullopt;
  auto up = collation ? collate(change, type, old_default, default_of(now))
                      : convert(change, said_conversion(now, "using"), now.as<ir::Column>().type.text.text(), old_default, default_of(now));
  auto down = collation ? collate(change.reversed(), old, default_of(now), old_default_renamed)
                        : convert(change.reversed(), said_conversion(now, "reverse"), with_renamed(before.as<ir::Column>().type.text.text(), type, old), default_of(now), old_default_renamed);
  if (!collation) {
    const auto had = with_own_defaults(clearing.graph, before);
    const auto has = with_own_defaults(making.graph, now);
    up = around_own_defaults(had, std::move(up), has, [](const std::string& text) { return text; });
    down = around_own_defaults(has, std::move(down), had, [&](const std::string& text) { return with_renamed(text, type, old); });
  }
  auto step = step_for(now, Action::alter, title("convert", id), std::move(up), std::move(down));
  step.locks = {takes(Form::alter_column_type, *now.parent)};
  step.produces = {id, facet(id, "type"), facet(type_id, "in use")};
  step.removes = {id};
  step.requires_ = references(now);
  step.unsampled = {unsampled_by_retype(clearing.graph, making.graph, id)};
  const auto had = references(before);
  std::set_difference(had.begin(), had.end(), step.requires_.begin(), step.requires_.end(), std::back_inserter(step.releases));
  if (const auto other = goes_over_to(clearing, making, id)) {
    std::erase(step.releases, type_id);  // which is put aside by then
    step.produces.push_back(facet(*other, "in use"));
  }
  for (const auto& child : descendant_tables(making.graph, *now.parent)) {
    const ObjectId same{.kind = Kind::column, .schema = child.schema, .name = child.name, .part = id.part};
    step.produces.push_back(same);
    step.produces.push_back(facet(same, "type"));
    step.removes.push_back(same);
    step.locks.push_back(takes(Form::alter_column_type, child));
  }
  if (collation) {
    if (!is_indexed(clearing.graph, before)) return step;
    add_work(step, *now.parent, false);
    if (is_busy(clearing.graph, *now.parent, clearing.policy))
      step.hazards.push_back({"blocking-scan", "the rows of " + quoted(now.parent->qualified_name()) + " are read while others wait: indexes are built again"});
    return step;
  }
  const bool keeps = keeps_values(clearing, making, type_id, now);
  if (!keeps || is_indexed(clearing.graph, before)) add_work(step, *now.parent, !keeps);
  if (!keeps && is_busy(clearing.graph, *now.parent, clearing.policy)) step.hazards.push_back({"rewrite", "every row of " + quoted(now.parent->qualified_name()) + " is written again under an exclusive lock"});
  step.hazards.push_back({"may-fail", "fails when " + to_string(id) + " holds values that the new type does not have"});
  return step;
}

namespace {

int version_of(const Scope& scope) {
  int version = 0;
  for (const auto* graph : {&scope.graph, &scope.other}) version = std::max({version, graph->origin.server_version, graph->origin.written_for});
  return version;
}

// Before PostgreSQL 14 there are no multirange types.
bool has_multiranges(const Scope& scope) {
  const int version = version_of(scope);
  return version == 0 || version >= 140000;
}

// The old and the new domain stand side by side, and both are to have their NOT NULL under the usual name.
void name_not_null(const Scope& scope, const Node& domain, const ObjectId& id, std::vector<Sql>& create) {
  if (id.kind != Kind::domain || !domain.as<ir::Domain>().not_null || version_of(scope) < 170000) return;
  create.front() = create_domain({scope.graph, domain}, Name(object_name(id.name.text(), {}, "not_null"))).front();
}

// The multirange type of a range type has a name of its own, which the new one takes.
// Both types have functions of their names that make values of them.
void put_range_aside(const ObjectId& id, const ObjectId& old, bool multiranges, ir::RangeType& range, Step& step) {
  const auto aside = temporary_name(id, "multi");
  const auto rename = [&](std::string_view kind, QualifiedName from, Name to, const Sql& arguments) {
    step.up.push_back(sql("ALTER {} {}{} RENAME TO {}", verbatim(std::string(kind)), from, arguments, to));
    const QualifiedName back{from.schema, to};
    step.down.statements.insert(step.down.statements.begin(), sql("ALTER {} {}{} RENAME TO {}", verbatim(std::string(kind)), back, arguments, from.name));
  };
  const QualifiedName multirange = range.multirange_type;
  if (multiranges) rename("TYPE", multirange, aside, {});
  range.multirange_type = multiranges ? QualifiedName{multirange.schema, aside} : QualifiedName();
  rename("FUNCTION", id.qualified_name(), old.name, sql("({}, {})", range.subtype, range.subtype));
  rename("FUNCTION", id.qualified_name(), old.name, sql("({}, {}, text)", range.subtype, range.subtype));
  if (!multiranges) return;
  rename("FUNCTION", multirange, aside, sql("()"));
  rename("FUNCTION", multirange, aside, sql("({})", old.qualified_name()));
  rename("FUNCTION", multirange, aside, sql("({}[])", old.qualified_name()));
}

// True for a type that columns, or other such types, hold values of while it is made anew.
bool is_put_aside(const Scope& clearing, const Scope& making, const ObjectId& id) {
  if (!can_rebuild(id.kind) || !clearing.contains(id) || !making.contains(id)) return false;
  if (!columns_of_type(clearing, making, id).empty()) return true;
  const auto& users = clearing.graph.dependents(id);
  return std::any_of(users.begin(), users.end(), [&](const ObjectId& user) { return user != id && is_put_aside(clearing, making, user); });
}

}  // namespace

bool goes_with_old_type(const Scope& clearing, const Scope& making, const ObjectId& id) {
  if (id.kind != Kind::domain_constraint || !clearing.contains(id)) return false;
  const Node& node = clearing.graph.at(id);
  if (!is_put_aside(clearing, making, *node.parent)) return false;
  const auto needed = references(node);
  return std::none_of(needed.begin(), needed.end(), [&](const ObjectId& each) { return each != *node.parent && clearing.contains(each); });
}

Step drop_old_type(const Scope& clearing, const Scope& making, const ObjectId& id, const Node& old) {
  auto drop = step_for(making.graph.at(id), Action::alter, "drop the old " + to_string(id), lockstep::drop(clearing.graph, old), {});
  drop.phase = Phase::contract;
  drop.down.statements = create_object(clearing.graph, old);
  name_not_null(clearing, old, id, drop.down.statements);
  for (auto& each : trimmings(clearing.graph, old)) drop.down.statements.push_back(std::move(each));
  for (const auto& child : clearing.graph.children(id)) {
    if (!goes_with_old_type(clearing, making, child)) continue;
    auto constraint = clearing.graph.at(child);
    constraint.id.name = old.id.name;
    for (auto& each : create_object(clearing.graph, constraint)) drop.down.statements.push_back(std::move(each));
    for (auto& each : trimmings(clearing.graph, constraint)) drop.down.statements.push_back(std::move(each));
  }
  drop.releases = create_draft(clearing, clearing.graph.at(id)).step.requires_;
  drop.removes = {facet(id, "old")};
  return drop;
}

bool draft_rebuilt_type(const Scope& clearing, const Scope& making, const ObjectId& id, Drafts& drafts) {
  if (!is_put_aside(clearing, making, id)) return false;
  if (draft_type_beside(clearing, making, id, drafts)) return true;
  const auto columns = columns_of_type(clearing, making, id);
  const Node& before = clearing.graph.at(id);
  const Node& now = making.graph.at(id);
  auto old = before;
  old.id.name = temporary_name(id, "old");
  std::vector<ObjectId> old_parts;  // types that it is made of and that are put aside, too
  for (const auto& part : references(before)) {
    if (!is_put_aside(clearing, making, part)) continue;
    old_parts.push_back(part);
    const QualifiedName old_part{part.schema, temporary_name(part, "old")};
    visit_collations(old.object, [&](QualifiedName& name) {
      if (part.kind == Kind::collation && name == part.qualified_name()) name = old_part;
    });
    visit_types(old.object, [&](TypeName& type) { type.text = Name(with_renamed(type.text.text(), part.qualified_name(), old_part)); });
    visit_expressions(old.object, [&](std::string_view, Expr& expression) { expression.text = with_renamed(expression.text, part.qualified_name(), old_part); });
  }

  auto aside = step_for(now, Action::alter, "put aside " + to_string(id), {sql("ALTER {} RENAME TO {}", sql_reference(clearing.graph, before), old.id.name)},
                        {sql("ALTER {} RENAME TO {}", sql_reference(clearing.graph, old), id.name)});
  aside.produces = {facet(id, "put aside")};
  aside.removes = {id, facet(id, "in use")};  // until all columns have the new one: values of both cannot be compared
  if (auto* range = std::get_if<ir::RangeType>(&old.object)) put_range_aside(id, old.id, has_multiranges(clearing), *range, aside);
  auto made = create_draft(making, now);
  name_not_null(making, now, id, made.step.up);
  auto drop = drop_old_type(clearing, making, id, old);
  for (const auto& part : old_parts) {
    std::erase(drop.releases, part);
    drop.releases.push_back(facet(part, "old"));
    drop.requires_.push_back(facet(part, "put aside"));  // whose name then the way back says
  }

  add_steps({std::move(aside)}, drafts);
  const auto first = drafts.size() - 1;
  made.step.action = Action::alter;
  made.waits.push_back(first);
  drafts.push_back(std::move(made));
  std::vector<std::size_t> conversions{first};  // there may be none, when the last column of the type goes
  for (const auto& column : columns) {
    add_steps({convert_to_new_type(clearing, making, column, id, old.id.qualified_name())}, drafts);
    conversions.push_back(drafts.size() - 1);
  }
  add_steps({std::move(drop)}, drafts);
  drafts.back().waits = std::move(conversions);
  drafts.back().rank = 1;
  return true;
}

}  // namespace lockstep
