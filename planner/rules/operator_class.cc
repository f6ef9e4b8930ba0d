// Operator families and classes, as pg_dump writes them (dumpOpfamily() and dumpOpclass() in src/bin/pg_dump/pg_dump.c):
// members that belong to no class are added to their family.
#include <algorithm>

#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

Sql types(const TypeName& left, const TypeName& right) { return sql("({}, {})", left, right); }

// Here an operator is qualified without OPERATOR() around it.
Sql plain_name(const QualifiedName& name) {
  static const Name pg_catalog("pg_catalog");
  return sql("{}.{}", name.schema.empty() ? pg_catalog : name.schema, verbatim(name.name.text()));
}

Sql member(const ir::FamilyOperator& each) {
  auto text = sql("OPERATOR {} {} {}", each.strategy, plain_name(each.name), types(each.left, each.right));
  if (!each.order_by.empty()) text += sql(" FOR ORDER BY {}", each.order_by);
  return text;
}

Sql member(const ir::FamilyFunction& each) {
  std::vector<Sql> arguments;
  for (const auto& type : each.arguments) arguments.push_back(sql("{}", type));
  return sql("FUNCTION {} {} {}({})", each.number, types(each.left, each.right), each.name, join(arguments));
}

template <class K>
std::vector<Sql> members(const K& object) {
  std::vector<Sql> result;
  for (const auto& each : object.operators) result.push_back(member(each));
  for (const auto& each : object.functions) result.push_back(member(each));
  return result;
}

// What takes a member away: the number and the types.
template <class Member>
Sql dropped(const Member& each) {
  if constexpr (std::is_same_v<Member, ir::FamilyOperator>)
    return sql("OPERATOR {} {}", each.strategy, types(each.left, each.right));
  else
    return sql("FUNCTION {} {}", each.number, types(each.left, each.right));
}

template <class Member>
void add_missing(const std::vector<Member>& from, const std::vector<Member>& to, std::vector<Sql>& drop, std::vector<Sql>& add) {
  for (const auto& each : from)
    if (std::find(to.begin(), to.end(), each) == to.end()) drop.push_back(dropped(each));
  for (const auto& each : to)
    if (std::find(from.begin(), from.end(), each) == from.end()) add.push_back(member(each));
}

std::vector<Sql> change_members(const Subject<ir::OperatorFamily>& from, const Subject<ir::OperatorFamily>& to) {
  std::vector<Sql> drop, add, result;
  add_missing(from->operators, to->operators, drop, add);
  add_missing(from->functions, to->functions, drop, add);
  const auto head = sql("ALTER {}", sql_reference(to.graph, to.node));
  if (!drop.empty()) result.push_back(sql("{} DROP\n    {}", head, join(drop, ",\n    ")));
  if (!add.empty()) result.push_back(sql("{} ADD\n    {}", head, join(add, ",\n    ")));
  return result;
}

}  // namespace

std::vector<Sql> create(const Subject<ir::OperatorFamily>& family) {
  std::vector<Sql> result{sql("CREATE {}", sql_reference(family.graph, family.node))};
  const auto loose = members(*family);
  if (!loose.empty()) result.push_back(sql("ALTER {} ADD\n    {}", sql_reference(family.graph, family.node), join(loose, ",\n    ")));
  return result;
}

std::vector<Sql> create(const Subject<ir::OperatorClass>& operator_class) {
  auto items = members(*operator_class);
  // There has to be an item; the type itself says nothing.
  if (!operator_class->storage.empty())
    items.insert(items.begin(), sql("STORAGE {}", operator_class->storage));
  else if (items.empty())
    items.push_back(sql("STORAGE {}", operator_class->type));
  return {sql("CREATE OPERATOR CLASS {}\n    {}FOR TYPE {} USING {} FAMILY {} AS\n    {}", operator_class.name(),
              operator_class->is_default ? sql("DEFAULT ") : Sql(), operator_class->type, operator_class.id().signature, operator_class->family,
              join(items, ",\n    "))};
}

void alter(const Alteration<ir::OperatorFamily>& family, std::vector<Step>& steps) {
  if (!is_changed(family)) return;
  add_step(steps, family, "change members of " + label(family.after.node), change_members(family.before, family.after), change_members(family.after, family.before));
}

// Every field asks for a replacement.
void alter(const Alteration<ir::OperatorClass>&, std::vector<Step>&) {}

}  // namespace lockstep
