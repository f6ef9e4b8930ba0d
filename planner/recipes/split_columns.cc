// Columns that take the place of others: `@split` and `@merge`. Programs that know the old ones and programs that know the new ones find
// what they know, until a last step behind a gate:
//
//   ALTER TABLE t ADD COLUMN n …;                                            -- without default and NOT NULL
//   ALTER TABLE t ALTER COLUMN o DROP NOT NULL;                              -- where no `reverse` gives new rows a value
//   CREATE TRIGGER … BEFORE INSERT …; CREATE TRIGGER … BEFORE UPDATE … WHEN …;
//   UPDATE t SET n = … WHERE n IS NULL AND … IS NOT NULL;                    -- in batches (backfill.cc)
//   DO … ;                                                                   -- no row is left
//   ALTER TABLE t ADD CHECK (n IS NOT NULL) NOT VALID; …                     -- NOT NULL (set_not_null.cc)
//   DROP TRIGGER …; ALTER TABLE t ALTER COLUMN n SET DEFAULT …, ALTER COLUMN o DROP NOT NULL, …;   -- behind a gate
//   ALTER TABLE t DROP COLUMN o;
//
// The way back adds the old columns empty, fills them in batches, and sees under the lock of the step behind the gate to the rows that programs wrote meanwhile.
#include "planner/recipes/split_columns.h"

#include <algorithm>

#include "planner/locks.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

Sql assignments(const Parting& parting) {
  std::vector<Sql> result;
  for (std::size_t i = 0; i < parting.split.fresh.size(); ++i) result.push_back(sql("{} = {}", parting.split.fresh[i]->id.part, verbatim(parting.split.forth[i])));
  return join(result);
}

// Of rows that have nothing in the new columns and should.
Sql is_left(const Parting& parting) {
  std::vector<Sql> given;
  for (const auto& each : parting.split.forth) given.push_back(sql("({}) IS NOT NULL", verbatim(each)));
  return sql("{} AND ({})", of_each(parting.split.fresh, " AND ", [](Name name) { return sql("{} IS NULL", name); }), join(given, " OR "));
}

std::vector<Sql> require_values(const Graph& graph, const Node& node) {
  const auto& column = as_column(node);
  std::vector<Sql> result{column.not_null_constraint ? add_not_null(graph, node) : sql("{} ALTER COLUMN {} SET NOT NULL", alter_table(graph, *node.parent), node.id.part)};
  if (column.not_null_constraint && column.not_null_constraint->comment) result.push_back(comment_on_not_null(graph, node, column.not_null_constraint->comment));
  return result;
}

// The column as it is while both sorts of programs run.
Node bare(const Node& node) {
  auto result = node;
  auto& column = result.as<ir::Column>();
  column.not_null = false;
  column.not_null_constraint = {};
  column.default_value = {};
  return result;
}

// Puts the bare form in the place of the whole one, which the statements begin with.
void make_bare(const Graph& graph, const Node& node, std::vector<Sql>& statements) {
  const auto whole = create(Subject<ir::Column>{graph, node});
  const auto naked = bare(node);
  statements.erase(statements.begin(), statements.begin() + static_cast<std::ptrdiff_t>(whole.size()));
  const auto first = create(Subject<ir::Column>{graph, naked});
  statements.insert(statements.begin(), first.begin(), first.end());
}

Draft* draft_about(const ObjectId& id, Action action, Drafts& drafts) {
  const auto found = std::find_if(drafts.begin(), drafts.end(), [&](const Draft& each) { return each.step.subject == id && each.step.action == action; });
  return found == drafts.end() ? nullptr : &*found;
}

// New programs write rows without a value in it.
bool lets_go_of_not_null(const Parting& parting, std::size_t old) {
  const auto& column = as_column(*parting.split.old[old]);
  return column.not_null && !parting.split.back[old] && !column.default_value;
}

Step parting_step(const Parting& parting, std::string text, std::vector<Sql> up, std::vector<Sql> down, Form form) {
  auto step = step_for(*parting.split.fresh.front(), Action::alter, std::move(text), std::move(up), std::move(down));
  step.locks = {takes(form, parting.split.table)};
  step.down.reversal = Reversal::exact;
  step.down.reason.clear();
  step.requires_ = parting.split.needs;
  return step;
}

std::vector<Step> allow_nulls(const Parting& parting) {
  std::vector<Step> result;
  for (std::size_t i = 0; i < parting.split.old.size(); ++i) {
    if (!lets_go_of_not_null(parting, i)) continue;
    const Node& old = *parting.split.old[i];
    result.push_back(parting_step(parting, title("allow nulls in", old.id), {sql("{} ALTER COLUMN {} DROP NOT NULL", parting.head, old.id.part)}, require_values(parting.before, old),
                                  Form::alter_column));
    result.back().notes.push_back("rows that new programs write have no value there; the way back refuses those");
  }
  return result;
}

// Changes no row, and fails when an expression is of a type that its column does not take: nothing else asks that before there are rows.
Sql try_expressions(const Parting& parting) {
  auto all = assignments(parting);
  for (std::size_t i = 0; i < parting.split.old.size(); ++i)
    if (parting.split.back[i]) all += sql(", {} = {}", parting.split.old[i]->id.part, verbatim(*parting.split.back[i]));
  return sql("UPDATE {} SET {} WHERE false", parting.split.table.qualified_name(), all);
}

Step begin(const Parting& parting) {
  auto step = parting_step(parting, "keep " + words_of(parting.split.fresh) + " of " + to_string(parting.split.table) + " in step with " + words_of(parting.split.old),
                           keep_in_step_from_now(parting, parting.online), stop_keeping_in_step(parting), Form::create_trigger);
  step.up.insert(step.up.begin(), try_expressions(parting));
  step.notes.push_back(gives_back(parting) ? "who writes the new columns means those, also when the old ones are written with them; the old ones follow as `reverse` says"
                                           : "who writes the new columns means those, also when the old ones are written with them; the old ones keep what they hold");
  return step;
}

// The way back fills old columns when they were dropped.
Unsampled unsampled_by(const Parting& parting) {
  Unsampled result{.table = parting.split.table};
  for (const Node* each : parting.split.fresh) result.columns.push_back(each->id.part);
  for (std::size_t i = 0; i < parting.split.old.size(); ++i) {
    const auto& column = as_column(*parting.split.old[i]);
    if (parting.split.back[i] || (column.not_null && column.default_value)) result.on_return.push_back(parting.split.old[i]->id.part);
  }
  return result;
}

// All of it in one transaction, while others wait.
void fill_at_once(const Parting& parting, bool busy, Step& step) {
  const auto table = parting.split.table.qualified_name();
  step.up.insert(step.up.begin(), sql("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", table));
  step.up.push_back(sql("UPDATE {} SET {} WHERE {}", table, assignments(parting), is_left(parting)));
  step.up.push_back(sql("SET CONSTRAINTS ALL IMMEDIATE"));  // ALTER TABLE refuses while triggers are to be fired
  std::vector<Sql> down;
  for (const Node* each : parting.split.fresh) {
    if (!as_column(*each).not_null) continue;
    append(step.up, require_values(parting.after, *each));
    down.push_back(sql("{} ALTER COLUMN {} DROP NOT NULL", parting.head, each->id.part));
  }
  step.down.statements.insert(step.down.statements.begin(), down.begin(), down.end());
  step.locks = {{parting.split.table, Lock::access_exclusive}};
  add_work(step, parting.split.table, false);
  step.unsampled = {unsampled_by(parting)};
  if (busy) step.hazards.push_back({"blocking-scan", "the rows of " + quoted(table) + " are filled while readers and writers wait"});
}

std::vector<Step> fill_in_batches(const Parting& parting) {
  const Filling filling{.column = parting.first, .condition = is_left(parting), .batch = parting.split.batch, .needs = parting.split.needs, .assignments = assignments(parting)};
  auto result = backfill_steps(parting.before, parting.after, parting.split.table, filling, parting.policy);
  for (auto& step : result) {
    step.title = "fill " + words_of(parting.split.fresh) + " of " + to_string(parting.split.table);
    step.unsampled = {unsampled_by(parting)};
  }
  return result;
}

// From here on rows without values are meant to have none.
Step none_left(const Parting& parting) {
  const auto body = sql(R"(
BEGIN
  IF EXISTS (SELECT FROM ONLY {} WHERE {}) THEN
    RAISE EXCEPTION 'there are rows of % without values in %', {}, {};
  END IF;
END )",
                        parting.split.table.qualified_name(), is_left(parting), literal(quoted(parting.split.table.qualified_name())), literal(words_of(parting.split.fresh)));
  auto step = parting_step(parting, "look for rows of " + to_string(parting.split.table) + " without " + words_of(parting.split.fresh),
                           {sql("DO {}", dollar_quoted(body)), keep_in_step(parting, false)}, {keep_in_step(parting, true)}, Form::create_trigger);
  step.phase = Phase::migrate;
  step.locks = {{parting.split.table, Lock::access_share}};
  step.transaction = Transaction::alone;
  step.hazards = {{"may-fail", "fails when a row was left out, and changes nothing then"}};
  add_work(step, parting.split.table, false);
  return step;
}

std::vector<Step> require_values_online(const Parting& parting, const Node& node) {
  const auto& constraint = as_column(node).not_null_constraint;
  const auto allow = sql("{} ALTER COLUMN {} DROP NOT NULL", parting.head, node.id.part);
  if (constraint && !constraint->validated) {
    auto step = parting_step(parting, title("require values in", node.id), require_values(parting.after, node), {allow}, Form::alter_column);
    return {std::move(step)};
  }
  auto result = proven_not_null_steps(parting.before, {parting.after, node}, std::nullopt, false, parting.policy);
  if (constraint && constraint->comment) result.back().up.push_back(comment_on_not_null(parting.after, node, constraint->comment));
  return result;
}

Sql alter_one(const Parting& parting, const Node& column) { return sql("{} ALTER COLUMN {}", parting.head, column.id.part); }

// What old columns ask of rows would be asked of those that new programs write; what they were asks it again on the way back.
void let_go_of_demands(const Parting& parting, Step& step) {
  auto fill = give_back_again(parting);
  std::vector<Sql> demands;
  for (std::size_t i = 0; i < parting.split.old.size(); ++i) {
    const Node& old = *parting.split.old[i];
    const auto& column = as_column(old);
    if (column.default_value) {
      step.up.push_back(sql("{} DROP DEFAULT", alter_one(parting, old)));
      fill.insert(fill.begin(), sql("{} SET DEFAULT {}", alter_one(parting, old), *column.default_value));
    }
    if (!column.not_null || lets_go_of_not_null(parting, i)) continue;
    step.up.push_back(sql("{} DROP NOT NULL", alter_one(parting, old)));
    if (!parting.split.back[i]) fill.push_back(sql("UPDATE {} SET {} = DEFAULT WHERE {} IS NULL", parting.split.table.qualified_name(), old.id.part, old.id.part));
    append(demands, require_values(parting.before, old));
    step.produces.push_back(facet(parting.split.table, "primary key"));  // a primary key is gone before its columns can be null
  }
  if (!fill.empty()) fill.insert(fill.begin(), sql("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", parting.split.table.qualified_name()));
  if (!demands.empty()) demands.insert(demands.begin(), sql("SET CONSTRAINTS ALL IMMEDIATE"));  // ALTER TABLE refuses while triggers are to be fired
  append(fill, std::move(demands));
  append(fill, std::move(step.down.statements));
  step.down.statements = std::move(fill);
}

Step part(const Parting& parting) {
  auto up = stop_keeping_in_step(parting);
  std::vector<Sql> down;
  for (const Node* each : parting.split.fresh) {
    if (!as_column(*each).default_value) continue;
    up.push_back(sql("{} SET DEFAULT {}", alter_one(parting, *each), *as_column(*each).default_value));
    down.push_back(sql("{} DROP DEFAULT", alter_one(parting, *each)));
  }
  append(down, keep_in_step_from_now(parting, false));
  auto step = parting_step(parting, "stop to keep " + words_of(parting.split.fresh) + " of " + to_string(parting.split.table) + " in step with " + words_of(parting.split.old), std::move(up),
                           std::move(down), Form::drop_trigger);
  let_go_of_demands(parting, step);
  step.phase = Phase::contract;
  step.transaction = Transaction::alone;
  step.gate = "every program reads and writes " + words_of(parting.split.fresh) + " of " + quoted(parting.split.table.qualified_name()) + ", and none " + words_of(parting.split.old) + " any more";
  for (const Node* each : parting.split.fresh)
    if (const auto* said = each->directive("gate")) step.gate = said->keys.at("text");
  step.hazards.push_back({"app-breaking", "what programs write to " + words_of(parting.split.old) + " of " + to_string(parting.split.table) + " is not seen in the new columns any more"});
  for (const Node* each : parting.split.fresh) step.requires_.push_back(each->id);
  step.produces.push_back(apart(parting.split));
  return step;
}

void settle_added(const Parting& parting, const Node& node, Step& step) {
  make_bare(parting.after, node, step.up);
  std::erase_if(step.hazards, [](const Hazard& each) { return each.code == "may-fail" || each.code == "rewrite"; });
  step.work.clear();
  step.unsampled.clear();
  if (gives_back(parting)) step.down.reason = "what `reverse` does not give back of the values stored in it since is gone";
}

// What it was asked comes back with what keeps the columns in step.
void settle_dropped(const Parting& parting, std::size_t old, Step& step) {
  const Node& node = *parting.split.old[old];
  const auto& back = parting.split.back[old];
  step.requires_.push_back(apart(parting.split));
  auto& down = step.down.statements;
  const bool by_default = comes_back_by_default(parting, old) && !parting.online;
  const auto trimmed = create(Subject<ir::Column>{parting.before, bare(node)}).size();
  make_bare(parting.before, node, down);
  if (by_default) down.insert(down.begin() + static_cast<std::ptrdiff_t>(trimmed), sql("UPDATE {} SET {} = {}", parting.split.table.qualified_name(), node.id.part, *as_column(node).default_value));
  for (auto& each : step.hazards)
    if (each.code == "data-loss")
      each.message = "the values of " + to_string(node.id) + " are dropped, but for what " + words_of(parting.split.fresh) + (parting.split.fresh.size() == 1 ? " holds of them" : " hold of them");
  if (!back) return;
  if (!parting.online) down.insert(down.begin() + static_cast<std::ptrdiff_t>(trimmed), sql("UPDATE {} SET {} = {}", parting.split.table.qualified_name(), node.id.part, verbatim(*back)));
  step.down.reason = "it holds what `reverse` makes of " + words_of(parting.split.fresh) + " then";
}

bool uses(const Node& node, const ObjectId& column) {
  const auto needs = references(node);
  if (std::find(needs.begin(), needs.end(), column) != needs.end()) return true;
  const ObjectId table{.kind = Kind::table, .schema = column.schema, .name = column.name};
  if (!node.parent || *node.parent != table) return false;
  const auto names = [&](const std::vector<Name>& all) { return std::find(all.begin(), all.end(), column.part) != all.end(); };
  if (const auto* constraint = std::get_if<ir::Constraint>(&node.object)) return names(constraint->columns) || names(constraint->include);
  const auto* index = std::get_if<ir::Index>(&node.object);
  return index != nullptr && (names(index->include) || std::any_of(index->elements.begin(), index->elements.end(), [&](const ir::IndexElement& each) { return each.column == column.part; }));
}

void draft_split(const Parting& parting, bool busy, Drafts& drafts) {
  for (const Node* each : parting.split.fresh)
    if (auto* draft = draft_about(each->id, Action::create, drafts)) settle_added(parting, *each, draft->step);
  for (std::size_t i = 0; i < parting.split.old.size(); ++i)
    if (auto* draft = draft_about(parting.split.old[i]->id, Action::drop, drafts)) settle_dropped(parting, i, draft->step);

  auto steps = allow_nulls(parting);
  steps.push_back(begin(parting));
  if (parting.online) {
    append(steps, fill_in_batches(parting));
    steps.push_back(none_left(parting));
    for (const Node* each : parting.split.fresh)
      if (as_column(*each).not_null) append(steps, require_values_online(parting, *each));
  } else {
    fill_at_once(parting, busy, steps.back());
  }
  // Who needs a new column waits until it is as it should be.
  for (auto& step : steps)
    for (const Node* each : parting.split.fresh) step.produces.push_back(each->id);
  for (std::size_t i = 1; i < steps.size(); ++i) steps[i].follows = true;
  const auto from = drafts.size();
  std::vector<std::size_t> added;
  for (std::size_t i = 0; i < from; ++i)
    for (const Node* each : parting.split.fresh)
      if (drafts[i].step.subject == each->id && drafts[i].step.action == Action::create) added.push_back(i);
  add_steps(std::move(steps), drafts);
  append(drafts[from].waits, added);
  std::vector<Step> last{part(parting)};
  if (parting.online) append(last, fill_on_return(parting));
  add_steps(std::move(last), drafts);
}

}  // namespace

void draft_column_splits(const Scope& making, const Scope& clearing, Drafts& drafts) {
  const auto& before = clearing.graph;
  const auto& after = making.graph;
  for (const auto& split : column_splits(before, after)) {
    if (!making.stays(split.table)) continue;
    const auto first = split.fresh.front()->id;
    draft_split({.before = before,
                 .after = after,
                 .split = split,
                 .policy = making.policy,
                 .online = making.online(split.table, first),
                 .first = first,
                 .head = alter_table(after, split.table),
                 .function = {first.schema, temporary_name(first, "split")},
                 .on_insert = name_of_last_trigger(first, "split_new"),
                 .on_update = name_of_last_trigger(first, "split")},
                making.busy(split.table), drafts);
  }
}

void order_by_splits(const Scope& making, const Scope& clearing, Drafts& drafts) {
  const auto& before = clearing.graph;
  for (const auto& split : column_splits(before, making.graph)) {
    const auto mark = apart(split);
    const auto parts = [&](const Draft& each) { return std::find(each.step.produces.begin(), each.step.produces.end(), mark) != each.step.produces.end(); };
    const auto found = std::find_if(drafts.begin(), drafts.end(), parts);
    if (found == drafts.end()) continue;
    const auto gate = static_cast<std::size_t>(found - drafts.begin());
    const auto first = waited_for_by(drafts, gate);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      const Node* node = before.find(drafts[i].step.subject);
      if (drafts[i].step.action != Action::drop || node == nullptr || making.graph.contains(node->id) || first[i]) continue;
      if (std::any_of(split.old.begin(), split.old.end(), [&](const Node* each) { return uses(*node, each->id); })) drafts[i].waits.push_back(gate);
    }
  }
}

bool comes_by_split(const Scope& scope, const Node& column) {
  if (scope.vanishing || split_directive(column) == nullptr || !scope.stays(*column.parent)) return false;
  const auto sources = split_sources(*split_directive(column));
  return std::all_of(sources.begin(), sources.end(), [&](Name name) {
    auto id = column.id;
    id.part = name;
    return scope.other.contains(id) && !scope.graph.contains(id);
  });
}

}  // namespace lockstep
