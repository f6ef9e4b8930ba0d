// Rows filled in batches, each in a transaction of its own, by a block that can be killed and run again:
//
//   CREATE UNLOGGED TABLE IF NOT EXISTS lockstep_… AS SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY t ORDER BY id DESC LIMIT 1 WITH NO DATA;
//   INSERT INTO lockstep_… SELECT … WHERE NOT EXISTS (SELECT FROM lockstep_…);
//   DO $$ … LOOP
//     UPDATE ONLY t SET c = … WHERE id > last AND id <= next AND c IS NULL;
//     UPDATE lockstep_… SET last_1 = next, begun = true;
//     COMMIT;
//   END LOOP; $$;
//   DROP TABLE lockstep_…;
//
// The upper bound is fixed at the beginning: who writes rows from then on fills them. Batches go along the primary key, or a unique
// key without nulls; where there is none, along the pages of the table. DO commits only outside of a transaction block (manual,
// section 43.8). How far it got is kept in an unlogged table: those are published to nobody, and whoever loses it in a crash of the server
// begins again; where rows must not be taken twice, it is a table like any other.
#include <algorithm>
#include <utility>

#include "planner/locks.h"
#include "planner/patience.h"
#include "planner/recipes/recipes.h"
#include "planner/steer.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

constexpr int rows_of_a_page = 20;  // what a page is taken to hold where batches go along pages

bool holds_no_nulls(const Graph& graph, const ObjectId& table, const std::vector<Name>& columns) {
  return std::all_of(columns.begin(), columns.end(), [&](Name column) {
    const Node* node = graph.find({.kind = Kind::column, .schema = table.schema, .name = table.name, .part = column});
    return node != nullptr && node->as<ir::Column>().not_null;
  });
}

// The columns of a primary key or unique constraint that is there before the plan and afterwards.
std::vector<Name> key_of(const Graph& before, const Graph& after, const ObjectId& table) {
  std::vector<Name> best;
  for (const auto& id : before.children(table, Kind::constraint)) {
    const auto& constraint = before.at(id).as<ir::Constraint>();
    const bool primary = constraint.type == ir::ConstraintType::primary_key;
    const Node* stays = after.find(id);
    if ((!primary && constraint.type != ir::ConstraintType::unique) || constraint.without_overlaps) continue;
    if (stays == nullptr || stays->as<ir::Constraint>().columns != constraint.columns || !holds_no_nulls(before, table, constraint.columns)) continue;
    if (primary) return constraint.columns;
    if (best.empty()) best = constraint.columns;
  }
  return best;
}

std::vector<Sql> each_of(const std::vector<Name>& key, Sql (*form)(Name column, int number)) {
  std::vector<Sql> result;
  for (std::size_t i = 0; i < key.size(); ++i) result.push_back(form(key[i], static_cast<int>(i) + 1));
  return result;
}

Sql row_of(const std::vector<Sql>& values) { return values.size() == 1 ? values.front() : sql("({})", join(values)); }

// The statements of one table. `progress` is a table that holds how far it got.
class Loop {
 public:
  Loop(const Graph& before, const Backfill& backfill, QualifiedName progress) : before_(before), backfill_(backfill), progress_(progress) {}

  std::vector<Sql> statements() const {
    const auto begin = backfill_.key.empty() ? begin_pages() : begin_keys();
    std::vector<Sql> result{sql("CREATE {}TABLE IF NOT EXISTS {} AS\n  {}\n  WITH NO DATA", backfill_.once ? Sql() : sql("UNLOGGED "), progress_, begin),
            sql("INSERT INTO {}\n  SELECT * FROM ({}) AS begun WHERE NOT EXISTS (SELECT FROM {})", progress_, begin, progress_),
            sql("DO {}", dollar_quoted(backfill_.key.empty() ? over_pages() : over_keys())), sql("DROP TABLE {}", progress_)};
    append(result, backfill_.last);
    return result;
  }

 private:
  QualifiedName table() const { return backfill_.table.qualified_name(); }

  Sql begin_keys() const {
    const auto& key = backfill_.key;
    const auto last = each_of(key, [](Name column, int number) { return sql("{} AS last_{}", column, number); });
    const auto upto = each_of(key, [](Name column, int number) { return sql("{} AS upto_{}", column, number); });
    const auto order = each_of(key, [](Name column, int) { return sql("{} DESC", column); });
    return sql("SELECT {}, {}, false AS begun FROM ONLY {} ORDER BY {} LIMIT 1", join(last), join(upto), table(), join(order));
  }

  Sql over_keys() const {
    const auto& key = backfill_.key;
    const auto names = row_of(each_of(key, [](Name column, int) { return sql("{}", column); }));
    const auto columns = join(key);
    const auto last = row_of(each_of(key, [](Name, int number) { return sql("lockstep_state.last_{}", number); }));
    const auto upto = row_of(each_of(key, [](Name, int number) { return sql("lockstep_state.upto_{}", number); }));
    const auto next = row_of(each_of(key, [](Name, int number) { return sql("lockstep_next.next_{}", number); }));
    const auto order = join(each_of(key, [](Name column, int) { return sql("{} DESC", column); }));
    const auto named = join(each_of(key, [](Name column, int number) { return sql("{} AS next_{}", column, number); }));
    const auto step = join(each_of(key, [](Name, int number) { return sql("last_{} = lockstep_next.next_{}", number, number); }));
    const auto behind = sql("{} > {} AND ", names, last);
    return sql(R"(
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
{}BEGIN
  LOOP
{}    BEGIN
      SELECT * INTO lockstep_state FROM {};
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
{}      ELSE
{}      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
{}      ELSE
{}      END IF;
      UPDATE {} SET {}, begun = true;
      lockstep_tries := 0;
{}    END;
    COMMIT;
  END LOOP;
END )",
               declare_patience(), set_up(), progress_, find_next(columns, named, behind, names, upto, order), find_next(columns, named, Sql(), names, upto, order), update(behind, names, next),
               update(Sql(), names, next), progress_, step, try_again());
  }

  Sql work(const Sql& where) const { return sql("{}{}{}", backfill_.head, where, backfill_.tail); }

  Sql find_next(const Sql& columns, const Sql& named, const Sql& behind, const Sql& names, const Sql& upto, const Sql& order) const {
    return sql("        SELECT {} INTO lockstep_next FROM (SELECT {} FROM ONLY {} WHERE {}{} <= {} ORDER BY {} LIMIT {}) AS batch ORDER BY {} LIMIT 1;\n", named, columns, table(),
               behind, names, upto, columns, backfill_.batch, order);
  }

  Sql update(const Sql& behind, const Sql& names, const Sql& next) const {
    return sql("        {};\n", work(sql("{}{} <= {}", behind, names, next)));
  }

  // Of two that wait for each other's rows it is the batch that gives way, and soon.
  Sql declare_patience() const {
    return sql(R"(  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / {}) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
)",
               batch_patience.part_of_deadlock_timeout);
  }

  Sql set_up() const {
    return sql(R"(    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least({} * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
)",
               batch_patience.at_first_ms);
  }

  Sql try_again() const {
    return sql(R"(    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
)");
  }

  Sql begin_pages() const {
    return sql("SELECT 0::bigint AS page, pg_catalog.pg_relation_size({}) / pg_catalog.current_setting('block_size')::bigint AS upto", literal(quoted(table())));
  }

  Sql over_pages() const {
    const int pages = std::max(1, backfill_.batch / rows_of_a_page);
    // Before there were ranges, all places of the pages are named.
    const auto place = has_ranges_of_places(before_) ? sql("ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + {})::tid", pages)
                              : sql("ctid = ANY (ARRAY(SELECT pg_catalog.format('(%s,%s)', page, row)::tid FROM pg_catalog.generate_series(lockstep_state.page, lockstep_state.page + {}) AS page, "
                                    "pg_catalog.generate_series(1, 291) AS row))",
                                    pages - 1);
    return sql(R"(
#variable_conflict use_column
DECLARE
  lockstep_state record;
{}BEGIN
  LOOP
{}    BEGIN
      SELECT * INTO lockstep_state FROM {};
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      {};
      UPDATE {} SET page = page + {};
      lockstep_tries := 0;
{}    END;
    COMMIT;
  END LOOP;
END )",
               declare_patience(), set_up(), progress_, work(place), progress_, pages, try_again());
  }

  const Graph& before_;
  const Backfill& backfill_;
  QualifiedName progress_;
};

// The table and what holds rows below it.
std::vector<ObjectId> holders_of_rows(const Graph& before, const Graph& after, const ObjectId& table) {
  auto all = descendant_tables(after, table);
  all.insert(all.begin(), table);
  std::erase_if(all, [&](const ObjectId& each) { return is_partitioned(after, each) || is_foreign(after, each) || !before.contains(each); });
  return all;
}

ObjectId column_on(const ObjectId& table, const ObjectId& column) {
  return {.kind = Kind::column, .schema = table.schema, .name = table.name, .part = column.part};
}

std::vector<Sql> make_triggers(const Graph& before, const Graph& after, const Node& column, const Filling& filling) {
  const auto name = name_of_last_trigger(column.id, "fill");
  const QualifiedName function{column.id.schema, temporary_name(column.id, "fill")};
  const auto body = sql(R"(
#variable_conflict use_column
BEGIN
  SELECT {} INTO NEW.{} FROM (SELECT NEW.*) AS {}{};
  RETURN NEW;
END )",
                        filling.value, column.id.part, column.id.name, filling.where ? sql(" WHERE {}", *filling.where) : Sql());
  std::vector<Sql> result{sql("CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS {}", function, dollar_quoted(body))};
  for (const auto& table : bearers_of_triggers(before, after, *column.parent))
    result.push_back(sql("CREATE TRIGGER {} BEFORE INSERT OR UPDATE ON {} FOR EACH ROW WHEN (NEW.{} IS NULL) EXECUTE FUNCTION {}()", name, table.qualified_name(), column.id.part,
                         function));
  return result;
}

std::vector<Sql> drop_triggers(const Graph& before, const Graph& after, const Node& column) {
  const auto name = name_of_last_trigger(column.id, "fill");
  std::vector<Sql> result;
  for (const auto& table : bearers_of_triggers(before, after, *column.parent)) result.push_back(sql("DROP TRIGGER {} ON {}", name, table.qualified_name()));
  result.push_back(sql("DROP FUNCTION {}()", QualifiedName{column.id.schema, temporary_name(column.id, "fill")}));
  return result;
}

}  // namespace

bool has_ranges_of_places(const Graph& before) {
  const int version = before.origin.server_version;
  return version == 0 || version >= 140000;
}

std::vector<Sql> in_batches(const Graph& before, const Backfill& backfill, const QualifiedName& progress) { return Loop(before, backfill, progress).statements(); }

std::vector<ObjectId> bearers_of_triggers(const Graph& before, const Graph& after, const ObjectId& table) {
  auto all = descendant_tables(after, table);
  all.insert(all.begin(), table);
  std::erase_if(all, [&](const ObjectId& each) { return (each != table && after.at(each).as<ir::Table>().partition_of) || is_foreign(after, each) || !before.contains(each); });
  return all;
}

std::optional<Filling> filling_of(const Node& column) {
  const auto* directive = column.directive("backfill");
  if (directive == nullptr) return std::nullopt;
  Filling result{.column = column.id, .value = verbatim(directive->keys.at("using")), .condition = sql("{} IS NULL", column.id.part), .needs = directive->references};
  if (const auto where = directive->keys.find("where"); where != directive->keys.end()) {
    result.where = verbatim(where->second);
    result.condition += sql(" AND ({})", *result.where);
  }
  if (const auto batch = directive->keys.find("batch"); batch != directive->keys.end()) result.batch = std::stoi(batch->second);
  std::erase_if(result.needs, [&](const ObjectId& each) { return each == *column.parent || each == column.id; });
  return result;
}

std::vector<Step> backfill_steps(const Graph& before, const Graph& after, const ObjectId& table, const Filling& filling, const Policy& policy, Name target) {
  std::vector<Step> result;
  for (const auto& each : holders_of_rows(before, after, table)) {
    const auto column = column_on(each, filling.column);
    Backfill backfill{.table = each,
                      .key = key_of(before, after, each),
                      .head = sql("UPDATE ONLY {} SET {} WHERE ", each.qualified_name(), filling.assignments.empty() ? sql("{} = {}", target.empty() ? column.part : target, filling.value) : filling.assignments),
                      .tail = sql(" AND ({})", filling.condition),
                      .batch = filling.batch.value_or(batch_of(after, filling.column, policy)),
                      .remaining = sql("SELECT pg_catalog.count(*) FROM ONLY {} WHERE {}", each.qualified_name(), filling.condition),
                      .last = {}};
    auto step = step_for(after.at(filling.column), Action::alter, title("fill", column), Loop(before, backfill, {each.schema, temporary_name(column, "progress")}).statements(), {});
    step.phase = Phase::migrate;
    step.transaction = Transaction::batched;
    step.locks = {{each, Lock::row_exclusive}};
    add_work(step, each, false);
    step.done = sql("SELECT NOT EXISTS (SELECT FROM ONLY {} WHERE {})", each.qualified_name(), filling.condition);
    step.requires_ = filling.needs;
    step.requires_.push_back(facet(filling.column, "type"));
    step.backfill = std::move(backfill);
    step.unsampled = {{.table = table, .columns = {target.empty() ? column.part : target}}};
    result.push_back(std::move(step));
  }
  return result;
}

std::vector<Step> backfill_on_return(const Graph& before, const Graph& after, const ObjectId& table, const Filling& filling, const Policy& policy, Name target) {
  auto result = backfill_steps(before, after, table, filling, policy, target);
  for (auto& each : result) {
    each.down.statements = std::exchange(each.up, {sql("SELECT")});
    each.down.done = std::exchange(each.done, {});
    each.down.locks = std::exchange(each.locks, {});
    each.notes = {"nothing is done but on the way back, which fills here what it has made anew"};
    each.phase = Phase::contract;
    each.transaction = Transaction::alone;
    each.backfill.reset();
    each.work.clear();
    each.unsampled.clear();
  }
  return result;
}

Step fill_trigger_step(const Graph& before, const Graph& after, const Node& column, const Filling& filling) {
  auto step = step_for(column, Action::alter, title("fill new rows of", column.id), make_triggers(before, after, column, filling), drop_triggers(before, after, column));
  step.locks.clear();
  for (const auto& each : bearers_of_triggers(before, after, *column.parent)) step.locks.push_back(takes(Form::create_trigger, each));
  step.requires_ = filling.needs;
  step.requires_.push_back(facet(column.id, "type"));
  return step;
}

namespace {

// Columns that the plan drops, and that the filling may read: as long as rows are filled they have to be there.
std::vector<ObjectId> columns_still_read(const Graph& before, const Graph& after, const ObjectId& table, const Filling& filling) {
  std::vector<ObjectId> result;
  if (!before.contains(table)) return result;
  for (const Node* column : before.columns(table))
    if (!after.contains(column->id) && (may_name(filling.value.text(), column->id.part) || may_name(filling.condition.text(), column->id.part))) result.push_back(column->id);
  return result;
}

}  // namespace

Step drop_fill_trigger_step(const Graph& before, const Graph& after, const Node& column, const Filling& filling) {
  auto step = step_for(column, Action::alter, title("stop to fill new rows of", column.id), drop_triggers(before, after, column), make_triggers(before, after, column, filling));
  step.locks.clear();
  for (const auto& each : bearers_of_triggers(before, after, *column.parent)) step.locks.push_back(takes(Form::drop_trigger, each));
  step.requires_ = {facet(column.id, "type")};  // of nobody else: who needs the column does not wait for this
  step.phase = Phase::contract;
  step.gate = "whoever writes rows of " + quoted(column.parent->qualified_name()) + " gives " + quoted(column.id.part) + " a value";
  step.transaction = Transaction::alone;
  step.releases = columns_still_read(before, after, *column.parent, filling);
  return step;
}

}  // namespace lockstep
