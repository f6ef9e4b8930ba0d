#include "planner/mark_hazards.h"

#include <algorithm>

#include "ir/dependency.h"
#include "ir/put_away.h"
#include "planner/rules/altered.h"

namespace lockstep {
namespace {

Step* step_about(const ObjectId& id, Action action, Drafts& drafts, std::size_t from) {
  for (auto i = from; i < drafts.size(); ++i)
    if (drafts[i].step.subject == id && drafts[i].step.action == action) return &drafts[i].step;
  return nullptr;
}

bool is_on(const Options& options, const char* name) {
  const auto found = options.find(name);
  return found != options.end() && (found->second.empty() || found->second == "true" || found->second == "on" || found->second == "1");
}

std::string path_of_function(const ir::Routine& routine) {
  const auto found = routine.configuration.find("search_path");
  return found == routine.configuration.end() ? std::string() : found->second;
}

// What is to be known of a function that was not there, or was another.
std::optional<std::string> change_of_rights(const ir::Routine* before, const ir::Routine& after) {
  const bool was = before != nullptr && before->security_definer;
  const bool open = after.security_definer && !after.configuration.contains("search_path");
  const std::string open_text = open ? ", and its callers choose in which schemas it finds names: it sets no `search_path`" : "";
  if (after.security_definer && !was) return "runs with the rights of its owner, whoever calls it" + open_text;
  if (!after.security_definer && was) return "runs with the rights of who calls it, no longer with those of its owner";
  if (was && path_of_function(*before) != path_of_function(after)) return "finds names in other schemas, with the rights of its owner" + open_text;
  return std::nullopt;
}

void mark_routine(const ir::Routine* before, const Node& after, Step* step) {
  if (step == nullptr) return;
  if (const auto change = change_of_rights(before, after.as<ir::Routine>()))
    step->hazards.push_back({"security-definer-changed", to_string(after.id) + ' ' + *change});
}

// Whether rows of the policy's table are held back, in both states: what does not hold in one of them is said of the table.
bool holds_back(const Graph& graph, const Graph& other, const Node& policy) {
  const Node* here = graph.find(*policy.parent);
  const Node* there = other.find(*policy.parent);
  return here != nullptr && there != nullptr && here->as<ir::Table>().row_security && there->as<ir::Table>().row_security;
}

void mark_policy(const Node& policy, bool comes, Step* step) {
  if (step == nullptr) return;
  const auto table = to_string(*policy.parent);
  if (policy.as<ir::Policy>().permissive == comes)
    step->hazards.push_back({"policy-widened", "roles may see or write rows of " + table + " that were kept from them"});
  else
    step->hazards.push_back({"app-breaking", "rows of " + table + " are kept from roles that saw or wrote them"});
}

bool is_owned(const Node& node) {
  const auto* sequence = std::get_if<ir::Sequence>(&node.object);
  return sequence != nullptr && sequence->owned_by;
}

// What programs name in their queries.
bool is_used_by_programs(const Node& node) {
  switch (node.id.kind) {
    case Kind::table:
    case Kind::column:
    case Kind::view:
    case Kind::materialized_view:
    case Kind::routine: return true;
    case Kind::sequence: return !is_owned(node);
    default: return false;
  }
}

// What the schema did not make is there before it gets privileges, and after.
Node as_it_came(Node node) {
  node.privileges = {};
  return node;
}

}  // namespace

void mark_created(const Scope& making, const Node& node, Drafts& drafts, std::size_t from) {
  if (!making.policy.online) return;
  const Node* was = making.other.find(node.id);
  auto* step = step_about(node.id, Action::create, drafts, from);
  if (step == nullptr) return;
  if (node.id.kind == Kind::stock_object && was == nullptr && !(node.parent && making.contains(*node.parent))) mark_widened(as_it_came(node), node, *step);
  if (node.id.kind == Kind::routine) mark_routine(was == nullptr ? nullptr : &was->as<ir::Routine>(), node, step);
  if (node.id.kind != Kind::policy || !holds_back(making.graph, making.other, node)) return;
  if (was == nullptr) return mark_policy(node, true, step);
  step->hazards.push_back({"policy-widened", "other rows of " + to_string(*node.parent) + " are seen or written than before"});
}

void mark_dropped(const Scope& clearing, const Node& node, Drafts& drafts, std::size_t from) {
  if (clearing.other.contains(node.id) || (node.parent && clearing.contains(*node.parent))) return;
  auto* step = step_about(node.id, Action::drop, drafts, from);
  if (step == nullptr) return;
  if (node.id.kind == Kind::stock_object) mark_widened(node, as_it_came(node), *step);
  if (node.id.kind == Kind::policy && holds_back(clearing.graph, clearing.other, node)) mark_policy(node, false, step);
  if (is_used_by_programs(node) && !is_put_away(node.id)) step->hazards.push_back({"app-breaking", "whoever uses " + to_string(node.id) + " fails"});
  if (node.id.kind == Kind::column) step->hazards.push_back({"cached-plan", "prepared statements that take all columns of " + to_string(*node.parent) + " fail"});
}

void mark_altered(const Scope& clearing, const Node& before, const Node& after, Drafts& drafts, std::size_t from) {
  auto* step = step_about(after.id, Action::alter, drafts, from);
  if (step == nullptr) return;
  if (after.id.kind == Kind::routine) mark_routine(&before.as<ir::Routine>(), after, step);
  if (after.id.kind == Kind::policy && holds_back(clearing.graph, clearing.other, after))
    step->hazards.push_back({"policy-widened", "other rows of " + to_string(*after.parent) + " are seen or written than before"});
  if (after.id.kind != Kind::view) return;
  const auto& was = before.as<ir::View>().options;
  const auto& is = after.as<ir::View>().options;
  if (is_on(was, "security_invoker") && !is_on(is, "security_invoker"))
    step->hazards.push_back({"privilege-widened", to_string(after.id) + " reads with the rights of its owner, no longer with those of who asks"});
  if (is_on(was, "security_barrier") && !is_on(is, "security_barrier"))
    step->hazards.push_back({"privilege-widened", "functions in queries may see rows that " + to_string(after.id) + " leaves out"});
}

void mark_widened(const Node& before, const Node& after, Step& step) {
  const auto lacks = [](const std::vector<Privilege>& among) {
    return [&among](const Privilege& each) { return !std::binary_search(among.begin(), among.end(), each); };
  };
  const auto& was = before.privileges;
  const auto& is = after.privileges;
  const bool granted = std::any_of(is.granted.begin(), is.granted.end(), lacks(was.granted));
  // What PostgreSQL gives by itself was taken away and is given back.
  const bool given_back = std::any_of(was.revoked.begin(), was.revoked.end(), lacks(is.revoked));
  if (granted || given_back) step.hazards.push_back({"privilege-widened", "roles get privileges on " + (after.id.kind == Kind::stock_object ? label(after) : to_string(after.id))});
  const auto* routine = std::get_if<ir::Routine>(&after.object);
  if (routine != nullptr && routine->security_definer && before.owner != after.owner && !after.owner.empty())
    step.hazards.push_back({"security-definer-changed", to_string(after.id) + " runs with the rights of another owner"});
}

}  // namespace lockstep
