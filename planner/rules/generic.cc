// What is the same for all kinds: how statements name an object, its DROP, and the step around a
// statement.
#include "planner/locks.h"
#include "ir/shell_types.h"
#include "planner/rules.h"

namespace lockstep {
namespace {

// `f(integer, text[])`. Procedures say IN: without, the list may as well mean another procedure with OUT
// arguments (LookupFuncWithArgs() in src/backend/parser/parse_func.c).
Sql routine_name(const Node& node) {
  const auto name = node.id.qualified_name();
  const auto& routine = node.as<ir::Routine>();
  if (!routine.procedure) return sql("{}({})", name, verbatim(node.id.signature.text()));
  std::vector<Sql> inputs;
  for (const auto& argument : routine.arguments)
    if (argument.mode != ir::ArgumentMode::out) inputs.push_back(sql("IN {}", argument.type));
  return sql("{}({})", name, join(inputs));
}

// Aggregates without arguments are named with a star; direct and ordered ones in one row, as they are found.
Sql aggregate_name(const Node& node) {
  const auto& types = node.id.signature;
  return sql("{}({})", node.id.qualified_name(), types.empty() ? sql("*") : verbatim(types.text()));
}

// Whom a user mapping is for.
Sql mapped_user(Name user) {
  if (user.empty()) return sql("CURRENT_USER");
  return user.text() == "public" ? sql("PUBLIC") : sql("{}", user);
}

Sql part_of_relation(std::string_view word, const Node& node) {
  return sql("{} {} ON {}", verbatim(std::string(word)), node.id.part, node.id.qualified_name());
}

}  // namespace

Sql sql_reference(const Graph&, const Node& node) {
  const auto name = node.id.qualified_name();
  return std::visit(
      [&](const auto& object) {
        using K = std::remove_cvref_t<decltype(object)>;
        const auto word = verbatim(std::string(K::sql_name));
        if constexpr (std::is_same_v<K, ir::Table>)
          return sql("{} {}", object.foreign_server.empty() ? word : sql("FOREIGN TABLE"), name);
        else if constexpr (std::is_same_v<K, ir::Routine>)
          return sql("{} {}", object.procedure ? sql("PROCEDURE") : sql("FUNCTION"), routine_name(node));
        else if constexpr (std::is_same_v<K, ir::Aggregate>)
          return sql("{} {}", word, aggregate_name(node));
        else if constexpr (std::is_same_v<K, ir::OperatorFamily> || std::is_same_v<K, ir::OperatorClass>)
          return sql("{} {} USING {}", word, name, node.id.signature);
        else if constexpr (std::is_same_v<K, ir::Cast>)
          return sql("{} ({})", word, verbatim(node.id.signature.text()));
        else if constexpr (std::is_same_v<K, ir::Operator>)
          return sql("{} {}.{}({})", word, node.id.schema, verbatim(node.id.name.text()), verbatim(node.id.signature.text()));
        else if constexpr (std::is_same_v<K, ir::Column> || std::is_same_v<K, ir::ViewColumn>)
          return sql("{} {}.{}", word, name, node.id.part);
        else if constexpr (std::is_same_v<K, ir::UserMapping>)
          return sql("{} FOR {} SERVER {}", word, mapped_user(node.id.part), name);
        else if constexpr (std::is_same_v<K, ir::Transform>)
          return sql("{} FOR {} LANGUAGE {}", word, object.type, object.language);
        else if constexpr (std::is_same_v<K, ir::DomainConstraint>)
          return sql("{} {} ON DOMAIN {}", word, node.id.part, name);
        else if constexpr (std::is_same_v<K, ir::Constraint> || std::is_same_v<K, ir::Trigger> ||
                           std::is_same_v<K, ir::Policy> || std::is_same_v<K, ir::Rule>)
          return part_of_relation(K::sql_name, node);
        else
          return sql("{} {}", word, name);
      },
      node.object);
}

std::vector<Sql> drop(const Graph& graph, const Node& node) {
  const auto relation = node.id.qualified_name();
  return std::visit(
      [&](const auto& object) -> std::vector<Sql> {
        using K = std::remove_cvref_t<decltype(object)>;
        if constexpr (std::is_same_v<K, ir::Column>)
          return {sql("ALTER TABLE {} DROP COLUMN {}", relation, node.id.part)};
        else if constexpr (std::is_same_v<K, ir::Constraint>)
          return {sql("ALTER TABLE {} DROP CONSTRAINT {}", relation, node.id.part)};
        else if constexpr (std::is_same_v<K, ir::DomainConstraint>)
          return {sql("ALTER DOMAIN {} DROP CONSTRAINT {}", relation, node.id.part)};
        else if constexpr (std::is_same_v<K, ir::PublicationTable>)
          return {sql("ALTER PUBLICATION {} DROP TABLE ONLY {}", node.id.part, relation)};
        else if constexpr (std::is_same_v<K, ir::PublicationSchema>)
          return {sql("ALTER PUBLICATION {} DROP TABLES IN SCHEMA {}", node.id.name, node.id.part)};
        else if constexpr (std::is_same_v<K, ir::RoleMembership> || std::is_same_v<K, ir::ViewColumn> || std::is_same_v<K, ir::DefaultPrivilege> || std::is_same_v<K, ir::StockObject> || std::is_same_v<K, ir::Trigger> || std::is_same_v<K, ir::Subscription>)
          return drop(Subject<K>{graph, node});
        else if constexpr (std::is_same_v<K, ir::BaseType>)
          return drop_with_functions(graph, node);
        else if constexpr (std::is_same_v<K, ir::RangeType>) {
          if (graph.contains(shell_of(node.id))) return drop_with_functions(graph, node);
          return {sql("DROP {}", sql_reference(graph, node))};
        } else if constexpr (std::is_same_v<K, ir::Routine>) {
          if (goes_with_type(graph, node)) return {sql("DROP {} IF EXISTS {}", object.procedure ? sql("PROCEDURE") : sql("FUNCTION"), routine_name(node))};
          return {sql("DROP {}", sql_reference(graph, node))};
        } else if constexpr (std::is_same_v<K, ir::ShellType>) {
          return {sql("DROP TYPE IF EXISTS {}", relation)};
        } else
          return {sql("DROP {}", sql_reference(graph, node))};
      },
      node.object);
}

Step step_for(const Node& node, Action action, std::string title, std::vector<Sql> up, std::vector<Sql> down) {
  Step step;
  step.title = std::move(title);
  step.subject = node.id;
  step.action = action;
  step.phase = action == Action::drop ? Phase::contract : Phase::expand;
  step.up = std::move(up);
  step.down.statements = std::move(down);
  step.locks = usual_locks(node, action);
  return step;
}

bool can_alter(const Node& before, const Node& after, const Graph& before_graph, const Graph& after_graph) {
  static const Policy any;
  return std::visit(
      [&](const auto& object) {
        using K = std::remove_cvref_t<decltype(object)>;
        return can_alter(Alteration<K>{{before_graph, before}, {after_graph, after}, any});
      },
      after.object);
}

}  // namespace lockstep
