// Publications. Their tables and schemas are added one by one, as pg_dump does it, so that a table that is made
// again can be put back.
#include <algorithm>

#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"
#include "planner/rules/publication.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

Sql actions(const ir::Publication& publication) {
  std::string list;
  const auto add = [&](bool published, const char* word) {
    if (published) list += (list.empty() ? "" : ", ") + std::string(word);
  };
  add(publication.insert, "insert");
  add(publication.update, "update");
  add(publication.delete_, "delete");
  add(publication.truncate, "truncate");
  return sql("publish = {}", literal(list));
}

bool same_actions(const ir::Publication& left, const ir::Publication& right) {
  return left.insert == right.insert && left.update == right.update && left.delete_ == right.delete_ && left.truncate == right.truncate;
}

// The options in which `to` differs from `from`.
std::vector<Sql> options(const ir::Publication& from, const ir::Publication& to) {
  std::vector<Sql> result;
  if (!same_actions(from, to)) result.push_back(actions(to));
  if (from.via_partition_root != to.via_partition_root)
    result.push_back(sql("publish_via_partition_root = {}", to.via_partition_root ? sql("true") : sql("false")));
  if (from.generated_columns != to.generated_columns)
    result.push_back(sql("publish_generated_columns = {}", to.generated_columns.empty() ? Name("none") : to.generated_columns));
  return result;
}

// The columns in the order of the table, in which PostgreSQL keeps them.
std::vector<Name> in_table_order(const Subject<ir::PublicationTable>& published) {
  std::vector<Name> result;
  for (const Node* column : published.graph.columns(published->table.id))
    if (std::binary_search(published->columns.begin(), published->columns.end(), column->id.part)) result.push_back(column->id.part);
  // A table of an extension is not in the graph.
  return result.size() == published->columns.size() ? result : published->columns;
}

ObjectId facet_of_root(const ObjectId& publication) { return facet(publication, "via root"); }

ObjectId facet_of_lists(const Node& publication_part) { return facet(*publication_part.parent, "column lists or schemas"); }

}  // namespace

std::vector<Sql> create(const Subject<ir::Publication>& publication) {
  auto statement = sql("CREATE PUBLICATION {}", publication.id().name);
  std::vector<Sql> all;
  if (publication->all_tables) all.push_back(sql("ALL TABLES"));
  if (publication->all_sequences) all.push_back(sql("ALL SEQUENCES"));
  if (!all.empty()) statement += sql(" FOR {}", join(all));
  if (const auto given = options({}, *publication); !given.empty()) statement += sql(" WITH ({})", join(given));
  return {statement};
}

void alter(const Alteration<ir::Publication>& publication, std::vector<Step>& steps) {
  if (!is_changed(publication)) return;
  const auto set = [](const Subject<ir::Publication>& from, const Subject<ir::Publication>& to) {
    return sql("ALTER PUBLICATION {} SET ({})", to.id().name, join(options(*from, *to)));
  };
  auto& step = add_step(steps, publication, "change " + label(publication.after.node), {set(publication.before, publication.after)},
                        {set(publication.after, publication.before)});
  step.requires_ = {publication.after.id()};
  if (!publication.changed(&ir::Publication::via_partition_root)) return;
  (publication.after->via_partition_root ? step.produces : step.removes).push_back(facet_of_root(publication.after.id()));
}

std::vector<Sql> create(const Subject<ir::PublicationTable>& published) {
  auto statement = sql("ALTER PUBLICATION {} ADD TABLE ONLY {}", published.id().part, published.name());
  if (!published->columns.empty()) statement += sql(" ({})", join(in_table_order(published)));
  if (published->where) statement += sql(" WHERE {}", enclosed(*published->where));
  return {statement};
}

// There is no way to change one table of a publication alone.
void alter(const Alteration<ir::PublicationTable>& published, std::vector<Step>& steps) {
  if (!is_changed(published)) return;
  const auto again = [](const Subject<ir::PublicationTable>& from, const Subject<ir::PublicationTable>& to) {
    auto statements = drop(from.graph, from.node);
    for (auto& each : create(to)) statements.push_back(std::move(each));
    return statements;
  };
  auto& step = add_step(steps, published, "change " + label(published.after.node), again(published.before, published.after),
                        again(published.after, published.before));
  step.locks = {takes(Form::publish, published.after->table.id)};
  step.produces = {published.after.id()};
  step.requires_ = references(published.after.node);
  step.requires_.push_back(*published.after.node.parent);
  for (const auto& each : references(published.before.node))
    if (std::find(step.requires_.begin(), step.requires_.end(), each) == step.requires_.end()) step.releases.push_back(each);
  settle_published_table(published.after, step.produces, step.requires_);
  std::vector<ObjectId> gone;
  settle_published_table(published.before, gone, step.releases);
  if (published.after->columns.empty()) step.removes.insert(step.removes.end(), gone.begin(), gone.end());
}

void settle_published_table(const Subject<ir::PublicationTable>& published, std::vector<ObjectId>& produces, std::vector<ObjectId>& requires_) {
  if (!published->columns.empty()) produces.push_back(facet_of_lists(published.node));
  const bool narrowed = !published->columns.empty() || published->where;
  if (narrowed && is_partitioned(published.graph, published->table.id)) requires_.push_back(facet_of_root(*published.node.parent));
}

void settle_published_schema(const Node& published, std::vector<ObjectId>& produces) { produces.push_back(facet_of_lists(published)); }

std::vector<Sql> create(const Subject<ir::PublicationSchema>& published) {
  return {sql("ALTER PUBLICATION {} ADD TABLES IN SCHEMA {}", published.id().name, published.id().part)};
}

// It is nothing but its name.
void alter(const Alteration<ir::PublicationSchema>&, std::vector<Step>&) {}

}  // namespace lockstep
