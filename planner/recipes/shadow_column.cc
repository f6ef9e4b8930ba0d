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
//   DROP INDEX CONCURRENTLY …;                             -- those of the old column (shadow_return.cc)
//   ALTER TABLE t VALIDATE CONSTRAINT …;
//   ALTER TABLE t DROP COLUMN c_old;                       -- behind a gate
//
// Views, policies and whatever else PostgreSQL does not let a column change under are dropped and made again around the swap, as
// around ALTER COLUMN TYPE.
#include "planner/recipes/shadow_column.h"

#include <algorithm>
#include <set>

#include "ir/dependency.h"
#include "ir/rename.h"
#include "planner/locks.h"
#include "planner/recipes/rebuild_type.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {

Sql rows_of(const ShadowColumn& column) {
  const auto name = column.table.qualified_name();
  return is_partitioned(column.before, column.table) ? sql("{}", name) : sql("ONLY {}", name);
}

Sql drop_shadow_check(const ShadowColumn& column) { return sql("{} DROP CONSTRAINT {}", column.head, column.helper); }

// What the new column cannot hold is refused from the beginning. What the old one cannot hold any more is not: the way back finds it.
Sql sync_function(const ShadowColumn& column, Name target, const Sql& value) {
  // Values that cannot be told apart any more are told by the old column, as long as nobody writes another one.
  const auto unchanged = target == column.shadow ? Sql()
                                                 : sql("  IF TG_OP = 'UPDATE' AND NEW.{}::text COLLATE pg_catalog.\"C\" IS NOT DISTINCT FROM OLD.{}::text THEN\n    RETURN NEW;\n  END IF;\n", column.id.part,
                                                       column.id.part);
  const auto otherwise =
      target == column.shadow ? Sql() : sql("EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN\n  NEW.{} := NULL;\n  RETURN NEW;\n", target);
  const auto body = sql(R"(
#variable_conflict use_column
BEGIN
{}  SELECT {} INTO NEW.{} FROM (SELECT NEW.*) AS {};
  RETURN NEW;
{}END )",
                        unchanged, value, target, column.id.name, otherwise);
  return sql("CREATE OR REPLACE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS {}", column.function, dollar_quoted(body));
}

Step build_index(const ShadowColumn& column, const Node& index, Name name) {
  auto result = concurrent_index_step({column.before, index}, name);
  result.title = "build the new " + to_string(index.id);
  result.subject = column.id;
  result.action = Action::alter;
  result.requires_ = {facet(column.id, "shadow")};
  if (computes_of_rows(index)) result.unsampled = {{.table = column.table}};
  return result;
}

ShadowColumn second_column(const Scope& clearing, const Scope& making, const ObjectId& id) {
  const auto table = *clearing.graph.at(id).parent;
  const Node& was = clearing.graph.at(id);
  const Node& is = making.graph.at(id);
  const auto shadow = temporary_name(id, "new");
  return {.clearing = clearing,
          .making = making,
          .before = clearing.graph,
          .after = making.graph,
          .id = id,
          .table = table,
          .was = was,
          .is = is,
          .head = alter_table(making.graph, table),
          .shadow = shadow,
          .old = temporary_name(id, "old"),
          .helper = temporary_name(id, "not_null"),
          .function = {id.schema, temporary_name(id, "sync")},
          .trigger = name_of_last_trigger(id, "sync"),
          .to_new = converted_value({clearing.graph, was}, {making.graph, is}, true),
          .to_old = converted_value({clearing.graph, was}, {making.graph, is}, false),
          .new_type = is.as<ir::Column>().type,
          .old_type = was.as<ir::Column>().type,
          .type = {},
          .together = {id},
          .seconds = {{id.part, shadow}},
          .dependents = {}};
}

ShadowColumn second_column_of_new_type(const Scope& clearing, const Scope& making, const ObjectId& id, const TypeBeside& type, std::vector<ObjectId> together) {
  auto column = second_column(clearing, making, id);
  const auto renamed = [&](const TypeName& text, Name name) { return with_renamed(text.text.text(), type.id.qualified_name(), QualifiedName{type.id.schema, name}); };
  const auto value = [&](const char* key, const TypeName& to) {
    const auto said = said_conversion(column.is, key);
    return said ? sql("({})::text::{}", *said, to) : sql("{}::text::{}", id.part, to);
  };
  column.type = type;
  column.together = std::move(together);
  column.new_type.text = Name(renamed(column.new_type, type.fresh));
  column.old_type.text = Name(renamed(column.old_type, type.old));
  column.to_new = value("using", column.new_type);
  column.to_old = value("reverse", column.old_type);
  return column;
}

Sql differs_from(const ShadowColumn& column, const Sql& fresh, const Sql& value) {
  if (!column.type && is_stored_as_it_compares(column.is.as<ir::Column>())) return sql("{} IS DISTINCT FROM {}", fresh, value);
  return sql("{}::text COLLATE pg_catalog.\"C\" IS DISTINCT FROM ({})::text", fresh, value);
}

Step shadow_step(const ShadowColumn& column, std::string_view verb, std::vector<Sql> up, std::vector<Sql> down, Form form) {
  auto result = step_for(column.is, Action::alter, title(verb, column.id), std::move(up), std::move(down));
  result.locks = {takes(form, column.table)};
  result.down.reversal = Reversal::exact;
  result.down.reason.clear();
  result.requires_ = {facet(column.id, "shadow")};  // of nobody: fill_in() is not to guess
  return result;
}

namespace {

// The two columns are in step when the new one has the value that the old one gives. It does so for rows that the batches fill, too, and then
// nothing has to be called; which of the two has the name of the column makes no difference. The condition follows them when names change.
Sql make_sync_trigger(const ShadowColumn& column, Name old, Name fresh) {
  Sql condition;
  const auto plain = sql("NEW.{}", old);
  const auto value = column.type ? (column.is.directive("convert") == nullptr ? std::optional(plain) : std::nullopt) : cast_alone(plain, {column.before, column.was}, {column.after, column.is});
  if (value) condition = sql(" WHEN ({})", differs_from(column, sql("NEW.{}", fresh), *value));
  return sql("CREATE TRIGGER {} BEFORE INSERT OR UPDATE ON {} FOR EACH ROW{} EXECUTE FUNCTION {}()", column.trigger, column.table.qualified_name(), condition, column.function);
}

std::vector<Sql> drop_sync_trigger(const ShadowColumn& column) {
  const auto table = sql("{}", column.table.qualified_name());
  std::vector<Sql> result;
  // The triggers of partitions go before that of the table, which writers lock first (RemoveTriggerById() in src/backend/commands/trigger.c).
  if (is_partitioned(column.before, column.table)) result.push_back(lock_tables({table}));
  append(result, {sql("DROP TRIGGER {} ON {}", column.trigger, table), sql("DROP FUNCTION {}()", column.function)});
  return result;
}

Sql add_bare_column(const ShadowColumn& column, Name name, const TypeName& type, const ir::Column& like) {
  auto result = sql("{} ADD COLUMN {} {}", column.head, name, type);
  if (!like.collation.empty()) result += sql(" COLLATE {}", like.collation);
  return result;
}

// Columns alone come in the order of their names, then those of types that are made anew and have several: no two sets of those have a table in common.
bool comes_before(const ObjectId& other, const ShadowColumn& column) {
  if (std::binary_search(column.together.begin(), column.together.end(), other)) return false;
  if (column.together.size() > 1) return true;
  return other < column.id && !is_exchanged_with_others(column.clearing, column.making, other);
}

// `plain` is the change of type that all this is instead of.
Step add_second_column(const ShadowColumn& column, const Step& plain, const std::vector<TypeBeside>& types) {
  auto down = drop_sync_trigger(column);
  down.push_back(sql("{} DROP COLUMN {}", column.head, column.shadow));
  auto result = shadow_step(column, "add what will be",
                            {add_bare_column(column, column.shadow, column.new_type, column.is.as<ir::Column>()), sync_function(column, column.shadow, column.to_new),
                             make_sync_trigger(column, column.id.part, column.shadow)},
                            std::move(down), Form::add_column);
  result.requires_ = plain.requires_;
  if (const auto* directive = column.is.directive("convert")) append(result.requires_, directive->references);
  std::erase(result.requires_, column.id);
  std::erase(result.requires_, column.table);
  for (const auto& type : types) std::replace(result.requires_.begin(), result.requires_.end(), type.id, facet(type.id, "beside"));
  result.requires_.push_back(facet(column.id, "shadow"));
  // One exchange after the other: an index over two such columns is built anew for each, over what the first has become.
  for (const auto& other : column.after.children(column.table, Kind::column))
    if (column.making.retyped.contains(other) && comes_before(other, column)) {
      result.requires_.push_back(facet(other, "exchanged"));
      result.yields = true;
    }
  return result;
}

// Proves what the exchange brought NOT VALID.
std::vector<Step> validate_dependents(const ShadowColumn& column) {
  auto result = validate_again(column.after, column.before, column.dependents.checks);
  for (const auto& id : column.dependents.foreign_keys) append(result, prove_foreign_key(column, id));
  return result;
}

Step drop_old_column(const ShadowColumn& column) {
  auto up = drop_sync_trigger(column);
  up.push_back(sql("{} DROP COLUMN {}", column.head, column.old));
  auto named = column.was;
  named.id.part = column.old;
  const auto& settings = column.was.as<ir::Column>();
  std::vector<Sql> down{add_bare_column(column, column.old, column.old_type, settings), sync_function(column, column.old, column.to_old),
                        make_sync_trigger(column, column.old, column.id.part)};
  append(down, column_settings(column.before, named, ir::Column{.type = settings.type}, settings));
  if (named.comment) append(down, set_comment(column.before, named, named.comment));
  append(down, change_privileges(column.before, named, {}, named.privileges));
  auto result = shadow_step(column, "drop the old", std::move(up), std::move(down), Form::drop_column);
  result.phase = Phase::contract;
  result.transaction = Transaction::alone;
  result.removes.push_back(facet(column.id, "old"));
  return result;
}

// What hangs on several is taken care of with the first of them.
void share_dependents(std::vector<ShadowColumn>& columns) {
  std::set<ObjectId> seen;
  for (auto& column : columns)
    for (auto* ids : {&column.dependents.indexes, &column.dependents.keys, &column.dependents.checks, &column.dependents.foreign_keys, &column.dependents.sequences, &column.dependents.statistics})
      std::erase_if(*ids, [&](const ObjectId& id) { return !seen.insert(id).second; });
  for (auto& column : columns) {
    column.seconds.clear();
    for (const auto& other : columns)
      if (other.table == column.table) column.seconds.emplace_back(other.id.part, other.shadow);
  }
}

// Until when there is a way back without loss.
std::string gate_of(const std::vector<ShadowColumn>& columns) {
  std::string held;
  if (columns.size() == 1) return "nobody means to go back: until then " + quoted(columns.front().old) + " holds the old values of " + quoted(columns.front().id.part);
  for (const auto& column : columns) held += (held.empty() ? "" : ", ") + quoted(column.table.qualified_name()) + '.' + quoted(column.id.part);
  return "nobody means to go back: until then second columns hold the old values of " + held;
}

// What is done to all columns of a table at once is done once.
std::vector<ColumnsOfTable> columns_of_tables(const std::vector<ShadowColumn>& columns) {
  std::vector<ColumnsOfTable> result;
  for (const auto& column : columns) {
    const auto found = std::find_if(result.begin(), result.end(), [&](const ColumnsOfTable& each) { return each.front()->table == column.table; });
    (found == result.end() ? result.emplace_back() : *found).push_back(&column);
  }
  return result;
}

}  // namespace

// In the order of the overview above.
std::vector<Step> exchange_columns(Exchange exchange) {
  auto& columns = exchange.columns;
  share_dependents(columns);
  std::vector<Step> steps;
  for (std::size_t i = 0; i < columns.size(); ++i) steps.push_back(add_second_column(columns[i], exchange.plain[i], exchange.types));
  const auto of_tables = columns_of_tables(columns);
  for (const auto& each : of_tables) append(steps, fill_second_columns(each));
  for (const auto& each : of_tables) append(steps, prove_no_nulls(each));
  for (const auto& column : columns) {
    for (const auto& id : column.dependents.indexes)
      if (is_partitioned(column.before, column.table))
        append(steps, build_index_tree(column, id));
      else
        steps.push_back(build_index(column, index_on_shadow(column, id), temporary_name(id, "new")));
    for (const auto& root : column.dependents.keys)
      for (const auto& id : index_tree(column.before, root))
        if (!is_partitioned(column.before, *column.before.at(id).parent)) steps.push_back(build_index(column, key_on_shadow(column, id), temporary_name(id, "key")));
  }
  for (const auto& each : of_tables) steps.push_back(compare_columns(each));
  prove_on_return(exchange, steps.back());
  steps.push_back(exchange_step(exchange));
  append(steps, leave_old_indexes(exchange, steps.back()));
  for (const auto& column : columns) append(steps, validate_dependents(column));
  const auto behind_gate = steps.size();
  for (const auto& each : of_tables) append(steps, give_up_old_columns(each));
  for (const auto& column : columns) steps.push_back(drop_old_column(column));
  for (auto i = behind_gate; i < steps.size(); ++i) steps[i].gate = gate_of(columns);
  for (std::size_t i = 1; i < steps.size(); ++i) steps[i].follows = true;
  return steps;
}

}  // namespace lockstep
