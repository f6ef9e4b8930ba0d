// Another type for a column of a table in use, whose values have to be written again: a second column is kept in step with it, filled
// in batches, and takes its place in one short transaction.
//
//   ALTER TABLE t ADD COLUMN c_new bigint;                 -- with a trigger that fills it in new and changed rows
//   UPDATE t SET c_new = c WHERE …;                        -- in batches (backfill.cc)
//   ALTER TABLE t ADD CHECK (c_new IS NOT NULL) NOT VALID; ALTER TABLE t VALIDATE CONSTRAINT …;
//   CREATE INDEX CONCURRENTLY … ON t (c_new);              -- for each index and key over c
//   SELECT … WHERE c_new IS DISTINCT FROM c;               -- must find nothing
//   BEGIN;                                                 -- names change hands; foreign keys and checks come NOT VALID
//   ALTER TABLE t RENAME COLUMN c TO c_old; ALTER TABLE t RENAME COLUMN c_new TO c; …
//   CREATE OR REPLACE FUNCTION … ;                         -- the trigger goes on the other way round, for the way back
//   COMMIT;
//   ALTER TABLE t VALIDATE CONSTRAINT …;
//   ALTER TABLE t DROP COLUMN c_old;                       -- behind a gate
//
// Views, policies and whatever else PostgreSQL does not let a column change under are dropped and made again around the swap, as
// around ALTER COLUMN TYPE.
#include <algorithm>
#include <set>

#include "ir/dependency.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

ObjectId sibling(const ObjectId& column, Name name) {
  auto result = column;
  result.part = name;
  return result;
}

bool names(const std::vector<Name>& columns, Name column) { return std::find(columns.begin(), columns.end(), column) != columns.end(); }

// A sequence keeps its limits, which a smaller type cannot have.
bool is_narrower(const TypeName& from, const TypeName& to) {
  const auto width = [](const TypeName& type) { return type.text.text() == "smallint" ? 1 : type.text.text() == "integer" ? 2 : 3; };
  return width(to) < width(from);
}

bool is_key(const ir::Constraint& constraint) {
  return constraint.type == ir::ConstraintType::primary_key || constraint.type == ir::ConstraintType::unique;
}

// What is there on both sides and hangs on the column.
struct Dependents {
  std::vector<ObjectId> indexes;
  std::vector<ObjectId> keys;
  std::vector<ObjectId> checks;
  std::vector<ObjectId> foreign_keys;  // of the table and to it
  std::vector<ObjectId> sequences;     // owned by the column
};

class Shadow {
 public:
  Shadow(const Scope& clearing, const Scope& making, const ObjectId& id)
      : clearing_(clearing), making_(making), before_(clearing.graph), after_(making.graph), id_(id), table_(*before_.at(id).parent), was_(before_.at(id)), is_(after_.at(id)),
        shadow_(temporary_name(id, "new")), old_(temporary_name(id, "old")), helper_(temporary_name(id, "not_null")), function_{id.schema, temporary_name(id, "sync")},
        to_new_(converted_value(was_, is_, true)), to_old_(converted_value(was_, is_, false)) {}

  // False when there is something that this way does not know.
  bool possible() {
    const auto& table = before_.at(table_).as<ir::Table>();
    const auto& now = after_.at(table_).as<ir::Table>();
    const bool plain = !table.partition_key && !table.partition_of && table.inherits.empty() && !table.of_type && child_tables(before_, table_).empty();
    const bool stays_plain = !now.partition_key && !now.partition_of && now.inherits.empty() && !now.of_type && child_tables(after_, table_).empty();
    const auto& column = was_.as<ir::Column>();
    const auto& wanted = is_.as<ir::Column>();
    if (!plain || !stays_plain || column.generated || wanted.generated || column.identity.has_value() != wanted.identity.has_value()) return false;
    if (column.identity && is_narrower(column.type, wanted.type)) return false;
    if (wanted.not_null_constraint || column.not_null_constraint || column.not_null != wanted.not_null) return false;
    // The old column stays for a while, and with it its type.
    const auto needed = references(was_);
    const auto computed = expression_references(was_);
    for (const auto& each : needed)
      if (clearing_.contains(each) && std::find(computed.begin(), computed.end(), each) == computed.end()) return false;
    return find_dependents() && !names_index(table) && !names_index(now) && !is_published_in_part();
  }

  // Puts the steps in the place of `steps[at]`, the plain change of type.
  void use(std::vector<Step>& steps, std::size_t at) const {
    auto swap = std::move(steps[at]);
    std::vector<Step> made;
    made.push_back(begin(swap));
    Filling filling{.column = id_, .value = to_new_, .condition = sql("{} IS NULL AND {} IS NOT NULL", shadow_, id_.part)};
    if (const auto* directive = is_.directive("convert"); directive != nullptr && directive->keys.contains("batch")) filling.batch = std::stoi(directive->keys.at("batch"));
    for (auto& each : backfill_steps(before_, after_, table_, filling, shadow_)) {
      each.requires_ = {facet(id_, "shadow")};  // not the new type of the column, which comes with the swap
      made.push_back(std::move(each));
    }
    if (is_.as<ir::Column>().not_null) {
      made.push_back(step("check without scan for nulls in the new", {add_helper()}, {drop_helper()}, Form::add_check_not_valid));
      made.push_back(step("scan for nulls in the new", {sql("{} VALIDATE CONSTRAINT {}", head(), helper_)}, {drop_helper(), add_helper()}, Form::validate_check));
      made.back().transaction = Transaction::alone;
      made.back().done = is_validated(table_, helper_);
      add_work(made.back(), table_, false);
    }
    for (const auto& id : dependents_.indexes) made.push_back(build(index_on_shadow(id), temporary_name(id, "new")));
    for (const auto& id : dependents_.keys) made.push_back(build(key_on_shadow(id), temporary_name(id, "key")));
    made.push_back(verify());
    made.push_back(swapped(std::move(swap)));
    for (const auto* ids : {&dependents_.checks, &dependents_.foreign_keys})
      for (const auto& id : *ids)
        if (before_.at(id).as<ir::Constraint>().validated) {
          made.push_back(validate_step(after_, with_definition_of(id)));
          made.back().yields = true;  // views that went for the exchange come back first
          std::erase_if(made.back().hazards, [](const Hazard& hazard) { return hazard.code == "may-fail"; });
        }
    made.push_back(finish());
    for (std::size_t i = 1; i < made.size(); ++i) made[i].follows = true;
    made.front().follows = at > 0;
    steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(at));
    steps.insert(steps.begin() + static_cast<std::ptrdiff_t>(at), std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
  }

 private:
  bool stays(const ObjectId& id) const { return !clearing_.contains(id) && after_.contains(id); }

  // The column by name alone, not inside of expressions.
  bool only_by_name(const ir::Index& index) const {
    const bool computed = std::any_of(index.elements.begin(), index.elements.end(), [](const ir::IndexElement& each) { return each.expression.has_value(); });
    return !computed && !index.predicate;
  }

  bool add_constraint(const ObjectId& id) {
    const auto& constraint = before_.at(id).as<ir::Constraint>();
    if (before_.at(id).as<ir::Constraint>().attached_to || constraint.without_overlaps || !constraint.enforced) return false;
    if (constraint.foreign_key) {
      if (is_partitioned(before_, *before_.at(id).parent) || is_partitioned(before_, constraint.foreign_key->table.id)) return false;
      dependents_.foreign_keys.push_back(id);
    } else if (is_key(constraint)) {
      dependents_.keys.push_back(id);
    } else if (constraint.type == ir::ConstraintType::check) {
      dependents_.checks.push_back(id);
    } else {
      return false;
    }
    return true;
  }

  // What has to go for two such columns would be gone from the first exchange to the last.
  bool is_shared(const ObjectId& id) const {
    const auto needed = needs(before_, before_.at(id));
    return std::any_of(needed.begin(), needed.end(), [&](const ObjectId& each) { return each != id_ && clearing_.retyped.contains(each); });
  }

  bool find_dependents() {
    std::set<ObjectId> users(before_.dependents(id_).begin(), before_.dependents(id_).end());
    for (const auto kind : {Kind::constraint, Kind::index})
      for (const auto& id : before_.children(table_, kind)) {
        const auto needed = needs(before_, before_.at(id));
        if (std::binary_search(needed.begin(), needed.end(), id_)) users.insert(id);
      }
    // Foreign keys that lean on a key over the column.
    for (const auto& id : before_.dependents(table_))
      if (id.kind == Kind::constraint && before_.at(id).as<ir::Constraint>().foreign_key && before_.at(id).as<ir::Constraint>().foreign_key->table.id == table_ &&
          names(before_.at(id).as<ir::Constraint>().foreign_key->columns, id_.part))
        users.insert(id);
    for (const auto& id : users) {
      if (!stays(id) && is_shared(id)) return false;
      if (!stays(id)) continue;
      switch (id.kind) {
        case Kind::constraint:
          if (!add_constraint(id)) return false;
          break;
        case Kind::index:
          if (!only_by_name(before_.at(id).as<ir::Index>()) || before_.at(id).as<ir::Index>().attached_to || !before_.at(id).as<ir::Index>().valid) return false;
          dependents_.indexes.push_back(id);
          break;
        case Kind::sequence: dependents_.sequences.push_back(id); break;
        case Kind::routine: break;  // a body that is a string
        default: return false;
      }
    }
    // A key that foreign keys lean on goes only with all of them.
    for (const auto& key : dependents_.keys)
      for (const auto& id : before_.dependents(table_)) {
        if (id.kind != Kind::constraint || !stays(id) || !before_.at(id).as<ir::Constraint>().foreign_key) continue;
        const Node* leaned_on = referenced_key(before_, before_.at(id));
        const bool known = std::find(dependents_.foreign_keys.begin(), dependents_.foreign_keys.end(), id) != dependents_.foreign_keys.end();
        if (leaned_on != nullptr && leaned_on->id == key && !known) return false;
      }
    return true;
  }

  // PostgreSQL refuses to update rows of a table that is published with a filter over columns that do not identify them.
  bool is_published_in_part() const {
    const auto& users = before_.dependents(table_);
    return std::any_of(users.begin(), users.end(), [&](const ObjectId& id) { return id.kind == Kind::publication_table && before_.at(id).as<ir::PublicationTable>().where.has_value(); });
  }

  // Replica identity and CLUSTER name an index; a new one would have to be named again.
  bool names_index(const ir::Table& table) const {
    for (const auto* ids : {&dependents_.indexes, &dependents_.keys})
      for (const auto& id : *ids)
        if (id.own_name() == table.cluster_on || id.own_name() == table.replica_identity.index) return true;
    return false;
  }

  Sql head() const { return alter_table(after_, table_); }
  Sql add_helper() const { return sql("{} ADD CONSTRAINT {} CHECK ({} IS NOT NULL) NOT VALID", head(), helper_, shadow_); }
  Sql drop_helper() const { return sql("{} DROP CONSTRAINT {}", head(), helper_); }

  Step step(std::string_view verb, std::vector<Sql> up, std::vector<Sql> down, Form form) const {
    auto result = step_for(is_, Action::alter, title(verb, id_), std::move(up), std::move(down));
    result.locks = {takes(form, table_)};
    result.down.reversal = Reversal::exact;
    result.down.reason.clear();
    result.requires_ = {facet(id_, "shadow")};  // of nobody: fill_in() is not to guess
    return result;
  }

  // What the new column cannot hold is refused from the beginning. What the old one cannot hold any more is not: the way back finds it.
  Sql sync(Name target, const Sql& value) const {
    const auto otherwise = target == shadow_ ? Sql() : sql("EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN\n  NEW.{} := NULL;\n  RETURN NEW;\n", target);
    const auto body = sql(R"(
#variable_conflict use_column
BEGIN
  SELECT {} INTO NEW.{} FROM (SELECT NEW.*) AS {};
  RETURN NEW;
{}END )",
                          value, target, id_.name, otherwise);
    return sql("CREATE OR REPLACE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS {}", function_, dollar_quoted(body));
  }

  Sql make_trigger() const {
    return sql("CREATE TRIGGER {} BEFORE INSERT OR UPDATE ON {} FOR EACH ROW EXECUTE FUNCTION {}()", function_.name, table_.qualified_name(), function_);
  }

  std::vector<Sql> drop_trigger() const {
    return {sql("DROP TRIGGER {} ON {}", function_.name, table_.qualified_name()), sql("DROP FUNCTION {}()", function_)};
  }

  static Sql definition(Name name, const ir::Column& column) {
    auto result = sql("{} {}", name, column.type);
    if (!column.collation.empty()) result += sql(" COLLATE {}", column.collation);
    return result;
  }

  Step begin(const Step& swap) const {
    auto down = drop_trigger();
    down.push_back(sql("{} DROP COLUMN {}", head(), shadow_));
    auto result = step("add what will be", {sql("{} ADD COLUMN {}", head(), definition(shadow_, is_.as<ir::Column>())), sync(shadow_, to_new_), make_trigger()}, std::move(down),
                       Form::add_column);
    result.requires_ = swap.requires_;
    if (const auto* directive = is_.directive("convert")) append(result.requires_, directive->references);
    std::erase(result.requires_, id_);
    std::erase(result.requires_, table_);
    result.requires_.push_back(facet(id_, "shadow"));
    // One after the other: an index over two such columns is built anew for each, over what the first has become.
    for (const auto& other : after_.children(table_, Kind::column))
      if (making_.retyped.contains(other) && other < id_) {
        result.requires_.push_back(facet(other, "exchanged"));
        result.yields = true;
      }
    return result;
  }

  Node index_on_shadow(const ObjectId& id) const {
    return on_shadow(before_.at(id));
  }

  Node key_on_shadow(const ObjectId& id) const {
    return on_shadow(index_behind_key(before_.at(id), id.part));
  }

  Node on_shadow(Node node) const {
    auto& index = node.as<ir::Index>();
    for (auto& each : index.elements)
      if (each.column == id_.part) each.column = shadow_;
    std::replace(index.include.begin(), index.include.end(), id_.part, shadow_);
    return node;
  }

  Step build(const Node& index, Name name) const {
    auto result = concurrent_index_step({before_, index}, name);
    result.title = "build the new " + to_string(index.id);
    result.subject = id_;
    result.action = Action::alter;
    result.requires_ = {facet(id_, "shadow")};
    return result;
  }

  Step verify() const {
    const auto differs = sql("SELECT FROM ONLY {} WHERE {}::text IS DISTINCT FROM ({})::text", table_.qualified_name(), shadow_, to_new_);
    const auto body = sql(R"(
BEGIN
  IF EXISTS ({}) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', {}, {};
  END IF;
END )",
                          differs, literal(shadow_.text()), literal(id_.part.text()));
    auto result = step("compare the new with the old", {sql("DO {}", dollar_quoted(body))}, {sql("SELECT")}, Form::add_column);
    result.locks = {{table_, Lock::access_share}};
    result.transaction = Transaction::alone;
    result.hazards = {{"may-fail", "fails when a value of " + to_string(id_) + " cannot be converted, and changes nothing then"}};
    add_work(result, table_, false);
    return result;
  }

  // Fails when values came since that the old column does not hold.
  Sql all_fit() const {
    const auto body = sql(R"(
BEGIN
  IF EXISTS (SELECT FROM ONLY {} WHERE {} IS NULL AND {} IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', {};
  END IF;
END )",
                          table_.qualified_name(), old_, id_.part, literal(id_.part.text()));
    return sql("DO {}", dollar_quoted(body));
  }

  // Sessions that have fired a trigger keep its function with the types that the columns had; a function that was altered is read
  // again (function_compile in src/pl/plpgsql/src/pl_comp.c looks at the row of pg_proc).
  std::vector<Sql> read_functions_again() const {
    std::set<ObjectId> functions;
    for (const auto& id : before_.children(table_, Kind::trigger)) {
      const auto& named = before_.at(id).as<ir::Trigger>().function;
      const ObjectId function{.kind = Kind::routine, .schema = named.schema, .name = named.name};
      if (stays(id) && stays(function) && before_.contains(function)) functions.insert(function);
    }
    std::vector<Sql> result;
    for (const auto& id : functions) {
      const auto volatility = before_.at(id).as<ir::Routine>().volatility;
      result.push_back(sql("ALTER {} {}", sql_reference(before_, before_.at(id)), volatility == ir::Volatility::immutable ? sql("IMMUTABLE") : volatility == ir::Volatility::stable ? sql("STABLE") : sql("VOLATILE")));
    }
    return result;
  }

  // The object as it is before the plan, but for the column's type: what is altered besides is altered by steps of its own.
  const Node& with_definition_of(const ObjectId& id) const { return before_.at(id); }

  Node unproven(const ObjectId& id) const {
    auto result = with_definition_of(id);
    result.as<ir::Constraint>().validated = false;
    return result;
  }

  std::vector<Sql> locks_first() const {
    std::vector<Sql> result;
    std::set<ObjectId> partners;
    for (const auto& id : dependents_.foreign_keys) {
      partners.insert(*before_.at(id).parent);
      partners.insert(before_.at(id).as<ir::Constraint>().foreign_key->table.id);
    }
    partners.erase(table_);
    // Those that refer first: who inserts a row has its table locked before the one that is referred to is looked at.
    const auto is_referred = [&](const ObjectId& other) {
      return std::any_of(dependents_.foreign_keys.begin(), dependents_.foreign_keys.end(),
                         [&](const ObjectId& id) { return *before_.at(id).parent == table_ && before_.at(id).as<ir::Constraint>().foreign_key->table.id == other; });
    };
    std::vector<Sql> first;
    std::vector<Sql> last;
    for (const auto& each : partners) (is_referred(each) ? last : first).push_back(sql("{}", each.qualified_name()));
    first.push_back(sql("{}", table_.qualified_name()));
    append(first, std::move(last));
    const auto lock = sql("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", join(first));
    if (first.size() == 1) return {lock};
    // Who waits for one table must not hold another for long: all or none, and again after a while.
    const auto body = sql(R"(
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      {};
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END )",
                          lock);
    return {sql("DO {}", dollar_quoted(body))};
  }

  // Takes away what hangs on the column that has the name now.
  std::vector<Sql> take_off() const {
    std::vector<Sql> result;
    for (const auto* ids : {&dependents_.foreign_keys, &dependents_.checks, &dependents_.keys})
      for (const auto& id : *ids) append(result, drop(before_, before_.at(id)));
    for (const auto& id : dependents_.indexes) append(result, drop(before_, before_.at(id)));
    for (const auto& id : dependents_.sequences) result.push_back(sql("ALTER SEQUENCE {} OWNED BY NONE", id.qualified_name()));
    return result;
  }

  std::vector<Sql> comment_again(const ObjectId& id) const {
    const Node& node = before_.at(id);
    return node.comment ? set_comment(before_, node, node.comment) : std::vector<Sql>();
  }

  std::vector<Sql> own_again() const {
    std::vector<Sql> result;
    for (const auto& id : dependents_.sequences) result.push_back(sql("ALTER SEQUENCE {} OWNED BY {}", id.qualified_name(), quoted_column()));
    return result;
  }

  Sql quoted_column() const { return sql("{}.{}", table_.qualified_name(), id_.part); }

  // Renames `taken` away and `given` to its place. An identity and its sequence go along, with what the sequence has given out.
  std::vector<Sql> exchange(Name aside, Name given, const ir::Column& left, const ir::Column& come) const {
    const auto away = sql("{} RENAME COLUMN {} TO {}", head(), id_.part, aside);
    const auto here = sql("{} RENAME COLUMN {} TO {}", head(), given, id_.part);
    std::vector<Sql> result;
    if (left.default_value) result.push_back(sql("{} ALTER COLUMN {} DROP DEFAULT", head(), id_.part));
    const auto require = sql("{} ALTER COLUMN {} SET NOT NULL", head(), id_.part);
    const auto release = sql("{} ALTER COLUMN {} DROP NOT NULL", head(), aside);
    if (!left.identity) {
      append(result, {away, here});
      if (come.not_null) append(result, {release, require});  // from 18 on the old one has a name that the new one is to have
    } else {
      const auto& identity = *was_.as<ir::Column>().identity;  // what else it is to be is said afterwards
      const auto body = sql(R"(
DECLARE
  lockstep_state record;
BEGIN
  SELECT last_value, is_called INTO lockstep_state FROM {};
  {} ALTER COLUMN {} DROP IDENTITY;
  {};
  {};
  {};
  {};
  {} ALTER COLUMN {} ADD {};
  PERFORM pg_catalog.setval({}, lockstep_state.last_value, lockstep_state.is_called);
END )",
                            identity.sequence, head(), id_.part, away, here, release, require, head(), id_.part, identity_clause(id_, identity),
                            literal(quoted(identity.sequence)));
      result.push_back(sql("DO {}", dollar_quoted(body)));
      for (auto& each : identity_persistence(before_, was_)) result.push_back(std::move(each));
    }
    if (come.default_value) result.push_back(sql("{} ALTER COLUMN {} SET DEFAULT {}", head(), id_.part, *come.default_value));
    return result;
  }

  Step swapped(Step swap) const {
    const auto& before = was_.as<ir::Column>();
    const auto& after = is_.as<ir::Column>();
    swap.title = title("put the new column in the place of", id_);
    swap.up = locks_first();
    append(swap.up, take_off());
    append(swap.up, exchange(old_, shadow_, before, after));
    if (after.not_null) swap.up.push_back(drop_helper());
    auto settings = after;
    settings.statistics = before.statistics;
    settings.options = before.options;
    append(swap.up, column_settings(after_, is_, ir::Column{.type = after.type}, settings));
    if (was_.comment) append(swap.up, set_comment(before_, was_, was_.comment));
    append(swap.up, change_privileges(before_, was_, {}, was_.privileges));
    append(swap.up, own_again());
    for (const auto& id : dependents_.keys) {
      const auto& key = before_.at(id).as<ir::Constraint>();
      auto attach = sql("{} ADD CONSTRAINT {} {} USING INDEX {}", head(), id.part, key.type == ir::ConstraintType::primary_key ? sql("PRIMARY KEY") : sql("UNIQUE"),
                        temporary_name(id, "key"));
      if (key.deferrable) attach += sql(" DEFERRABLE");
      if (key.initially_deferred) attach += sql(" INITIALLY DEFERRED");
      swap.up.push_back(std::move(attach));
      append(swap.up, comment_again(id));
    }
    for (const auto& id : dependents_.indexes) {
      swap.up.push_back(sql("ALTER INDEX {} RENAME TO {}", QualifiedName{id.schema, temporary_name(id, "new")}, id.own_name()));
      append(swap.up, comment_again(id));
    }
    append(swap.up, come_again(false));
    swap.up.push_back(sync(old_, to_old_));
    append(swap.up, read_functions_again());

    swap.down = {};
    auto& down = swap.down.statements;
    down = locks_first();
    down.push_back(all_fit());
    append(down, take_off());
    append(down, exchange(shadow_, old_, after, before));
    if (after.not_null) down.push_back(sql("{} ADD CONSTRAINT {} CHECK ({} IS NOT NULL)", head(), helper_, shadow_));
    append(down, own_again());
    for (const auto& id : dependents_.keys) {
      append(down, create_object(before_, before_.at(id)));
      append(down, comment_again(id));
    }
    for (const auto& id : dependents_.indexes) {
      append(down, create_object(before_, before_.at(id)));
      append(down, comment_again(id));
      down.push_back(create_index({before_, index_on_shadow(id)}, {.name = temporary_name(id, "new")}));
    }
    for (const auto& id : dependents_.keys) down.push_back(create_index({before_, key_on_shadow(id)}, {.name = temporary_name(id, "key")}));
    append(down, come_again(true));
    down.push_back(sync(shadow_, to_new_));
    append(down, read_functions_again());

    swap.produces.push_back(facet(id_, "exchanged"));
    swap.locks = {{table_, Lock::access_exclusive}};
    for (const auto& id : dependents_.foreign_keys) {
      const auto& key = before_.at(id);
      swap.locks.push_back({*key.parent, Lock::access_exclusive});
      swap.locks.push_back({key.as<ir::Constraint>().foreign_key->table.id, Lock::access_exclusive});
    }
    for (const auto& id : dependents_.sequences) swap.locks.push_back({id, Lock::share_row_exclusive});
    if (before.identity) {
      const auto& sequence = before.identity->sequence;
      swap.locks.push_back(lock_on_identity(*before.identity, Lock::access_exclusive));
      swap.produces.push_back({.kind = Kind::sequence, .schema = sequence.schema, .name = sequence.name});
    }
    swap.phase = Phase::migrate;
    swap.work.clear();
    std::erase_if(swap.hazards, [](const Hazard& hazard) { return hazard.code == "rewrite"; });
    swap.notes.push_back("the column stands behind the others from now on: INSERT without a list of columns gives it other values");
    return swap;
  }

  // Checks and foreign keys, with scans or without.
  std::vector<Sql> come_again(bool proven) const {
    std::vector<Sql> result;
    for (const auto* ids : {&dependents_.checks, &dependents_.foreign_keys})
      for (const auto& id : *ids) {
        append(result, create_object(before_, proven ? before_.at(id) : unproven(id)));
        append(result, comment_again(id));
      }
    return result;
  }

  Step finish() const {
    auto up = drop_trigger();
    up.push_back(sql("{} DROP COLUMN {}", head(), old_));
    std::vector<Sql> down{sql("{} ADD COLUMN {}", head(), definition(old_, was_.as<ir::Column>())), sync(old_, to_old_), make_trigger(),
                          sql("UPDATE {} SET {} = {}", table_.qualified_name(), old_, to_old_)};
    auto settings = was_.as<ir::Column>();
    auto named = was_;
    named.id = sibling(id_, old_);
    append(down, column_settings(before_, named, ir::Column{.type = settings.type}, settings));
    if (was_.comment) append(down, set_comment(before_, named, was_.comment));
    append(down, change_privileges(before_, named, {}, was_.privileges));
    auto result = step("drop the old", std::move(up), std::move(down), Form::drop_column);
    result.phase = Phase::contract;
    result.transaction = Transaction::alone;
    result.gate = "nobody means to go back: until then " + quoted(old_) + " holds the old values of " + quoted(id_.part);
    return result;
  }

  const Scope& clearing_;
  const Scope& making_;
  const Graph& before_;
  const Graph& after_;
  ObjectId id_;
  ObjectId table_;
  const Node& was_;
  const Node& is_;
  Name shadow_;
  Name old_;
  Name helper_;
  QualifiedName function_;
  Sql to_new_;
  Sql to_old_;
  Dependents dependents_;
};

}  // namespace

void use_shadow_column(const Scope& clearing, const Scope& making, const ObjectId& id, std::vector<Step>& steps) {
  const auto table = *clearing.graph.at(id).parent;
  const auto at = std::find_if(steps.begin(), steps.end(), [&](const Step& step) {
    return std::any_of(step.work.begin(), step.work.end(), [](const Work& work) { return work.rewrites; }) &&
           std::find(step.produces.begin(), step.produces.end(), facet(id, "type")) != step.produces.end();
  });
  if (at == steps.end() || clearing.contains(table) || !deserves_online(clearing.graph, making.graph, table, id, making.policy)) return;
  Shadow shadow(clearing, making, id);
  if (shadow.possible()) shadow.use(steps, static_cast<std::size_t>(at - steps.begin()));
}

}  // namespace lockstep
