// From changes to drafts: what goes, what comes, what is altered in place.
#include "planner/draft.h"

#include <algorithm>

#include "ir/dependency.h"
#include "ir/error.h"
#include "ir/named_needs.h"
#include "ir/trigger_copy.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/mark_hazards.h"
#include "planner/recipes/recipes.h"
#include "planner/stars.h"

namespace lockstep {
namespace {

// `create table t` → `drop table t`.
std::string turned_title(const std::string& title) {
  static constexpr std::pair<std::string_view, std::string_view> verbs[] = {
      {"create ", "drop "}, {"add ", "drop "}, {"attach ", "detach "}, {"set ", "drop "}, {"choose ", "forget "}};
  for (const auto& [verb, turned] : verbs)
    if (title.starts_with(verb)) return std::string(turned) + title.substr(verb.size());
  return title + " no longer";
}

void add_loss(Step& step) {
  if (step.down.reversal != Reversal::loses_data) return;
  if (step.subject.kind == Kind::subscription) {
    step.down.reason = "what it was in step with is not known any more";
    step.hazards.push_back({"data-loss", to_string(step.subject) + " forgets how far it is; its replication slot stays on the other server and keeps the log there until it is dropped by hand"});
    return;
  }
  step.down.reason = step.subject.kind == Kind::sequence ? "its current value does not come back"
                     : step.subject.kind == Kind::column ? "its values do not come back"
                                                         : "its rows do not come back";
  if (step.subject.kind == Kind::role) {
    step.down.reason = "its password and settings do not come back";
    step.hazards.push_back({"data-loss", "the password and the settings of " + to_string(step.subject) + " are dropped"});
    return;
  }
  const auto what = step.subject.kind == Kind::sequence ? "the current value of "
                    : step.subject.kind == Kind::column ? "the values of "
                                                        : "the rows of ";
  step.hazards.push_back({"data-loss", what + to_string(step.subject) + " are dropped"});
  if (step.subject.kind == Kind::sequence)
    step.hazards.back().message = what + to_string(step.subject) + " is dropped";
}

}  // namespace

void turn_round(Draft& draft, const Graph& graph) {
  auto& step = draft.step;
  std::swap(step.up, step.down.statements);
  std::swap(step.produces, step.removes);
  std::swap(step.requires_, step.releases);
  step.title = turned_title(step.title);
  step.hazards.clear();
  step.done = {};
  step.leftovers.clear();
  if (step.action == Action::create) {
    step.action = Action::drop;
    step.phase = Phase::contract;
    step.locks = usual_locks(graph.at(step.subject), Action::drop);
    add_loss(step);
  }
  draft.hurried = draft.rank == event_rank;
  if (draft.rank != last_rank) draft.rank = 1;
}

void turn_round(Drafts& drafts, std::size_t from, const Graph& graph) {
  for (std::size_t i = from; i < drafts.size(); ++i) turn_round(drafts[i], graph);
}

void add_steps(std::vector<Step> steps, Drafts& drafts) {
  for (auto& step : steps) {
    Draft draft;
    if (step.follows) draft.waits.push_back(drafts.size() - 1);
    if (step.yields) draft.rank = yielding_rank;
    if (!step.gate.empty()) draft.rank = gated_rank;
    draft.step = std::move(step);
    drafts.push_back(std::move(draft));
  }
}

namespace {

// What becomes of privileges when the object goes from one owner to another: what was taken from the old one is
// taken from the new one, as is what the old one was granted (aclnewowner() in src/backend/utils/adt/acl.c).
Privileges with_owner(Privileges privileges, Name from, Name to) {
  for (auto* which : {&privileges.granted, &privileges.revoked}) {
    // Nobody's name stands for PUBLIC, who was granted nothing by that.
    if (which == &privileges.granted && to.empty()) continue;
    for (auto& each : *which)
      if (each.grantee == from && !from.empty()) each.grantee = to;
    std::sort(which->begin(), which->end());
  }
  return privileges;
}

std::vector<Sql> change_owner(const Graph& graph, const Node& from, const Node& to, Name owner) {
  // What was granted to the new owner is taken from him first; it would be mixed with what is his by right.
  auto kept = from.privileges;
  std::erase_if(kept.granted, [&](const Privilege& each) { return each.grantee == owner; });
  auto result = change_privileges(graph, from, from.privileges, kept);
  for (auto& each : owner.empty() ? std::vector<Sql>{set_owner_to_runner(to)} : set_owner(to, owner)) result.push_back(std::move(each));
  const auto privileges = with_owner(std::move(kept), from.owner, owner);
  for (auto& each : change_privileges(graph, to, privileges, to.privileges)) result.push_back(std::move(each));
  return result;
}

Privileges without_grants_to(Privileges privileges, Name role) {
  std::erase_if(privileges.granted, [&](const Privilege& each) { return each.grantee == role; });
  return privileges;
}

bool is_column(const ObjectId& id) { return id.kind == Kind::column || id.kind == Kind::view_column; }

// What the old and the new owner have on single columns of a table or view that goes from the one to the other.
struct ColumnGrants {
  Privileges kept;   // without theirs
  Privileges again;  // with what they are to have still
};

std::optional<ColumnGrants> grants_on_column(const Graph& before_graph, const Graph& after_graph, const ObjectId& id) {
  if (!is_column(id) || !before_graph.contains(id)) return std::nullopt;
  const Node& column = before_graph.at(id);
  const Node* before = before_graph.find(*column.parent);
  const Node* after = after_graph.find(*column.parent);
  if (before == nullptr || after == nullptr || after->owner.empty() || before->owner == after->owner) return std::nullopt;
  ColumnGrants result{without_grants_to(column.privileges, after->owner), {}};
  if (!before->owner.empty()) result.kept = without_grants_to(result.kept, before->owner);
  if (result.kept == column.privileges) return std::nullopt;
  result.again = result.kept;
  if (const Node* then = after_graph.find(id))
    for (const auto& each : column.privileges.granted)
      if (std::binary_search(then->privileges.granted.begin(), then->privileges.granted.end(), each)) result.again.granted.push_back(each);
  std::sort(result.again.granted.begin(), result.again.granted.end());
  result.again.granted.erase(std::unique(result.again.granted.begin(), result.again.granted.end()), result.again.granted.end());
  return result;
}

// That is taken from both before, and given back when it is the other's: PostgreSQL would make it the new owner's (aclnewowner()).
void settle_columns_of_owners(const Graph& before_graph, const Graph& after_graph, const Node& after, Step& step) {
  std::vector<Sql> first;
  std::vector<Sql> first_back;
  for (const auto& id : before_graph.children(after.id)) {
    const auto grants = grants_on_column(before_graph, after_graph, id);
    if (!grants) continue;
    const Node& column = before_graph.at(id);
    if (!after_graph.contains(id)) {
      step.produces.push_back(facet(id, "grants"));  // the column of a view that is a node no more has gone by then
      continue;
    }
    append(first, change_privileges(before_graph, column, column.privileges, grants->kept));
    append(step.up, change_privileges(after_graph, after_graph.at(id), grants->kept, grants->again));
    append(first_back, change_privileges(after_graph, after_graph.at(id), grants->again, grants->kept));
    append(step.down.statements, change_privileges(before_graph, column, grants->kept, column.privileges));
    step.releases.push_back(id);
  }
  step.up.insert(step.up.begin(), first.begin(), first.end());
  step.down.statements.insert(step.down.statements.begin(), first_back.begin(), first_back.end());
}

// Both at once, because what a role has by right depends on whose the object is. A file that does not say whose
// it is means whoever runs it.
bool draft_owner(const Graph& before_graph, const Node& before, const Graph& after_graph, const Node& after, Drafts& drafts) {
  if (after.owner.empty() || before.owner == after.owner || set_owner(after, after.owner).empty()) return false;
  // Part of letting a column own it, or not any more.
  if (after.id.kind == Kind::sequence && before.as<ir::Sequence>().owned_by != after.as<ir::Sequence>().owned_by) return false;
  auto step = step_for(after, Action::alter, title("change owner of", after.id), change_owner(before_graph, before, after, after.owner),
                       change_owner(before_graph, after, before, before.owner));
  step.locks.clear();
  if (is_relation(after.id)) step.locks = {takes(Form::change_owner, after.id)};
  mark_widened(before, after, step);
  step.requires_ = {after.id};
  step.produces = {facet(after.id, "owner"), facet(after.id, "privileges")};
  step.removes = {facet(after.id, "old owner")};
  settle_columns_of_owners(before_graph, after_graph, after, step);
  add_steps({std::move(step)}, drafts);
  return true;
}

void draft_privileges(const Graph& before_graph, const Node& before, const Graph& after_graph, const Node& after, Drafts& drafts) {
  const auto grants = grants_on_column(before_graph, after_graph, after.id);
  const auto& from = grants ? grants->again : before.privileges;
  if (from == after.privileges) return;
  // What it does to privileges on columns is put right, both ways, for the columns before: theirs change later.
  auto step = step_for(after, Action::alter, title("change privileges on", after.id),
                       change_privileges(before_graph, after, from, after.privileges),
                       change_privileges(before_graph, before, after.privileges, from));
  if (step.up.empty()) return;
  step.locks.clear();
  mark_widened(before, after, step);
  step.requires_ = {after.id, facet(after.id, "owner")};
  if (after.parent) step.requires_.push_back(facet(*after.parent, "privileges"));
  step.produces = {facet(after.id, "privileges")};
  add_steps({std::move(step)}, drafts);
  if (after.id.kind == Kind::default_privilege) drafts.back().rank = last_rank;
}

std::vector<LockTaken> locks_of_comment(const Node& node) {
  const auto relation = relation_of(node);
  if (node.id.kind == Kind::index || !(is_relation(relation) || relation.kind == Kind::sequence)) return {};
  const bool whole = node.id == relation || is_column(node.id);
  return {takes(whole ? Form::comment_on_relation : Form::comment_on_part, relation)};
}

void draft_comment(const Graph& before_graph, const Node& before, const Graph& after_graph, const Node& after, Drafts& drafts) {
  if (before.comment == after.comment) return;
  auto step = step_for(after, Action::alter, title("change comment on", after.id),
                       set_comment(after_graph, after, after.comment),
                       set_comment(before_graph, before, before.comment));
  if (step.up.empty()) return;
  step.locks = locks_of_comment(after);
  step.requires_ = {after.id};
  add_steps({std::move(step)}, drafts);
}

void draft_labels(const Graph& before_graph, const Node& before, const Graph& after_graph, const Node& after, Drafts& drafts) {
  if (before.labels == after.labels) return;
  auto step = step_for(after, Action::alter, title("change security labels of", after.id),
                       change_labels(after_graph, after, before, after), change_labels(before_graph, before, after, before));
  step.locks.clear();
  if (is_relation(relation_of(after))) step.locks = {takes(Form::comment_on_relation, relation_of(after))};
  step.requires_ = {after.id};
  add_steps({std::move(step)}, drafts);
}

// What a step says when its rule did not (see alter() in rules.h).
void fill_in(Step& step, const Graph& before, const Graph& after) {
  if (!step.produces.empty() || !step.requires_.empty() || !step.removes.empty() || !step.releases.empty()) return;
  const Node& now = after.at(step.subject);
  step.produces = {step.subject};
  step.requires_ = needs(after, now);
  if (now.parent) step.requires_.push_back(*now.parent);
  const auto had = needs(before, before.at(step.subject));
  std::set_difference(had.begin(), had.end(), step.requires_.begin(), step.requires_.end(),
                      std::back_inserter(step.releases));
}

// True when more than owner, comment, privileges and security labels differ.
bool changes_object(const Altered& altered) {
  return std::any_of(altered.fields.begin(), altered.fields.end(), [](std::string_view field) {
    return field != "owner" && field != "comment" && field != "privileges" && field != "security_labels";
  });
}

// True when the type that the table of the column is of is made anew: the table is off it meanwhile, and its columns are changed alone.
bool is_off_type(const Scope& making, const Graph& before, const Node& column) {
  if (column.id.kind != Kind::column) return false;
  const auto& type = making.graph.at(*column.parent).as<ir::Table>().of_type;
  return type && making.contains(type->id) && before.at(*column.parent).as<ir::Table>().of_type == type;
}

void draft_alter(const Altered& altered, const Graph& before, const Graph& after, const Scope& making, const Scope& clearing, Drafts& drafts) {
  auto was = before.at(altered.id);
  const Node& is = after.at(altered.id);
  const auto& policy = making.policy;
  // Who changes the type of a column takes its default off and sets the new one.
  if (making.retyped.contains(altered.id)) was.as<ir::Column>().default_value = is.as<ir::Column>().default_value;
  std::vector<Step> steps;
  if (changes_object(altered)) std::visit(
      [&](const auto& object) {
        using K = std::remove_cvref_t<decltype(object)>;
        alter(Alteration<K>{{before, was}, {after, is}, policy}, steps);
      },
      is.object);
  if (making.retyped.contains(altered.id) && is_off_type(making, before, is)) change_column_type({{before, was}, {after, is}, policy}, steps);
  for (auto& step : steps) fill_in(step, before, after);
  if (making.retyped.contains(altered.id)) use_shadow_column(clearing, making, altered.id, steps);
  // What is done to a trigger is done to its copies; those of partitions that come back are told otherwise after it is undone.
  if (is.id.kind == Kind::trigger)
    for (auto& step : steps) step.removes.push_back(facet(is.id, "copies"));
  // What came from a parent that is not one any more can be altered when it is taken from it.
  if (is.id.kind == Kind::column && was.as<ir::Column>().inherited)
    for (auto& step : steps) step.requires_.push_back(facet(*is.parent, "detached"));
  const auto first = drafts.size();
  add_steps(std::move(steps), drafts);
  if (const auto* trigger = std::get_if<ir::EventTrigger>(&is.object))
    for (auto i = first; i < drafts.size(); ++i) {
      drafts[i].hurried = trigger->enabled == ir::TriggerEnabled::disabled;
      drafts[i].rank = event_rank;
    }
  mark_altered(before, was, after, is, drafts, first);
  if (!draft_owner(before, was, after, is, drafts)) draft_privileges(before, was, after, is, drafts);
  draft_comment(before, was, after, is, drafts);
  draft_labels(before, was, after, is, drafts);
}

// Columns whose type or collation changes, with those of children.
Ids retyped_columns(const ChangeSet& changes, const Graph& before) {
  Ids result;
  for (const auto& change : changes.changes) {
    const auto* altered = std::get_if<Altered>(&change);
    if (altered == nullptr) continue;
    if (!altered->replace && altered->id.kind == Kind::column && is_retype(altered->fields)) result.insert(altered->id);
    if (!altered->replace || altered->id.kind == Kind::table) continue;
    for (const auto& id : before.dependents(altered->id))
      if (id.kind == Kind::column && (before.at(id).as<ir::Column>().type.reference == altered->id || names_plainly(before.at(id), altered->id)))
        result.insert(id);
  }
  return result;
}

// Names that change places go by way of a temporary one: where such a rename leads to in the end.
ObjectId last_name(const ChangeSet& changes, const Renamed& renamed) {
  auto result = renamed.to;
  bool behind = false;
  for (const auto& change : changes.changes) {
    const auto* other = std::get_if<Renamed>(&change);
    if (other == nullptr) break;  // renames come first
    if (behind && other->from == result) result = other->to;
    behind = behind || other == &renamed;
  }
  return result;
}

// What is renamed, or has the renamed value of an enum.
ObjectId renamed_object(const ChangeSet& changes, const Renamed& renamed) {
  auto result = last_name(changes, renamed);
  if (result.kind == Kind::enum_type) result.part = Name();
  return result;
}

}  // namespace

bool is_relation(const ObjectId& id) {
  return id.kind == Kind::table || id.kind == Kind::view || id.kind == Kind::materialized_view;
}

namespace {

// The copy of a trigger that is altered becomes like that by itself, and the way back tells it again what it was.
bool goes_with_followed_trigger(const ChangeSet& changes, const Graph& before, const Graph& after, const ObjectId& id) {
  const auto& node = before.at(id);
  if (!is_trigger_copy(node) || !after.contains(*node.parent)) return false;
  const auto* followed = followed_trigger(before, *node.parent, id.part);
  if (followed == nullptr) return false;
  return std::any_of(changes.changes.begin(), changes.changes.end(), [&](const Change& each) {
    const auto* altered = std::get_if<Altered>(&each);
    return altered != nullptr && !altered->replace && altered->id == followed->id && changes_object(*altered);
  });
}

// A partition that is detached lets go of the foreign keys that refer to the tables above it.
void lock_referring_tables(const Graph& graph, const Node& node, Drafts& drafts, std::size_t from) {
  const auto* table = std::get_if<ir::Table>(&node.object);
  if (table == nullptr || !table->partition_of) return;
  const auto referring = foreign_keys_to_parents(graph, table->partition_of->id);
  if (referring.empty()) return;
  const auto removes = [](const Step& step, const ObjectId& id) { return std::find(step.removes.begin(), step.removes.end(), id) != step.removes.end(); };
  for (auto i = from; i < drafts.size(); ++i) {
    auto& step = drafts[i].step;
    if (!removes(step, facet(node.id, "attached"))) {
      // It is none any more when it is dropped.
      if (removes(step, node.id)) std::erase_if(step.locks, [&](const LockTaken& each) { return each.relation == table->partition_of->id; });
      continue;
    }
    if (drafts[i].whole_table) continue;
    for (const Node* each : referring) {
      step.locks.push_back({*each->parent, Lock::access_exclusive});
      if (graph.at(*each->parent).as<ir::Table>().partition_key) step.locks.push_back({*each->parent, Lock::share_row_exclusive, Reach::partitions});
    }
  }
}

// A column that came from a parent can be dropped when the table is taken from it.
void wait_for_letting_go(const Node& node, Drafts& drafts, std::size_t from) {
  const auto* column = std::get_if<ir::Column>(&node.object);
  if (column == nullptr || !column->inherited) return;
  for (auto i = from; i < drafts.size(); ++i) drafts[i].step.requires_.push_back(facet(*node.parent, "detached"));
}

}  // namespace

Drafts draft_changes(const ChangeSet& changes, const Graph& before, const Graph& after, const Policy& policy) {
  Ids fresh;
  Ids gone;
  for (const auto& change : changes.changes) {
    const auto* altered = std::get_if<Altered>(&change);
    const bool replaced = altered != nullptr && altered->replace;
    if (replaced || std::holds_alternative<Added>(change)) fresh.insert(id_of(change));
    if (replaced || std::holds_alternative<Removed>(change)) gone.insert(id_of(change));
  }
  const Ids retyped = retyped_columns(changes, before);
  const Scope making{after, before, fresh, policy, retyped};
  const Scope clearing{before, after, gone, policy, retyped, true};
  Drafts drafts;
  Ids let_go;
  for (const auto& change : changes.changes) {
    const auto& id = id_of(change);
    if (const auto* renamed = std::get_if<Renamed>(&change)) {
      if (renamed->mode != RenameMode::dual) draft_rename(*renamed, before.at(renamed_object(changes, *renamed)), before, drafts);
      continue;
    }
    if (gone.contains(id)) draft_let_go(clearing, making, id, let_go, drafts);
    const bool replaced = gone.contains(id) && fresh.contains(id);
    const auto from = drafts.size();
    if (replaced && draft_replaced_index(clearing, making, id, drafts)) {
      say_index_settings_on_return(clearing, making, id, drafts, from);
      continue;
    }
    if (replaced && draft_rebuilt_type(clearing, making, id, drafts)) continue;
    if (!replaced && gone.contains(id) && goes_with_followed_trigger(changes, before, after, id)) continue;
    if (gone.contains(id) && !goes_with_old_type(clearing, making, id)) {
      draft_create(clearing, before.at(id), drafts);
      turn_round(drafts, from, before);
      wait_for_letting_go(before.at(id), drafts, from);
      lock_referring_tables(before, before.at(id), drafts, from);
      for (auto i = from; i < drafts.size(); ++i) make_drop_concurrent(clearing, before.at(id), drafts[i]);
      mark_dropped(clearing, before.at(id), drafts, from);
      say_index_settings_on_return(clearing, making, id, drafts, from);
    }
    if (fresh.contains(id)) {
      const auto made = drafts.size();
      draft_create(making, after.at(id), drafts);
      mark_created(making, after.at(id), drafts, made);
    }
    if (const auto* altered = std::get_if<Altered>(&change); altered != nullptr && !altered->replace)
      draft_alter(*altered, before, after, making, clearing, drafts);
  }
  draft_rename_windows(changes, before, after, policy, drafts);
  draft_index_attachments(changes, before, after, making, clearing, drafts);
  order_by_names(drafts, before, after);
  order_by_overloads(drafts, clearing);
  order_by_inheritance(drafts, making, clearing);
  order_by_partitions(drafts, making, clearing);
  order_by_domain_checks(drafts, making, clearing);
  order_by_computed_columns(drafts, before, after);
  order_by_extensions(drafts, making, clearing);
  order_by_roles(drafts, before, after);
  order_by_exchanges(drafts);
  return drafts;
}

}  // namespace lockstep
