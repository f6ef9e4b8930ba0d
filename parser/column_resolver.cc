// Columns: which table's column a name stands for.
#include <algorithm>
#include <array>

#include "parser/builtin_names.h"
#include "parser/name_resolver.h"

namespace lockstep {
namespace {

bool is_system_column(std::string_view name) {
  static constexpr std::array names =
      std::to_array<std::string_view>({"cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"});
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The columns of a view, null for other relations.
const std::vector<ir::OutputColumn>* output_columns(const Node& relation) {
  if (relation.id.kind == Kind::view) return &relation.as<ir::View>().columns;
  if (relation.id.kind == Kind::materialized_view)
    return &relation.as<ir::MaterializedView>().columns;
  return nullptr;
}

ObjectId id_of_column(const Node& relation, Name column) {
  return {
      .kind = Kind::column, .schema = relation.id.schema, .name = relation.id.name, .part = column};
}

}  // namespace

// `expands` says that a `*` stands for its columns; elsewhere `t.*` is the row as one value, which
// PostgreSQL does not take for a use of the columns.
void NameResolver::column(const PgQuery__ColumnRef& ref, bool expands) {
  const auto count = ref.n_fields;
  const auto text = [&](std::size_t i) {
    return ref.fields[i]->node_case == PG_QUERY__NODE__NODE_STRING
               ? text_of(ref.fields[i]->string->sval)
               : std::string_view();
  };
  const bool star = ref.fields[count - 1]->node_case == PG_QUERY__NODE__NODE_A_STAR;
  if (count == 1 && star) {
    if (level_ && expands)
      for (const auto& item : level_->items)
        all_columns(*level_, item);
    return;
  }
  if (count == 1) return unqualified_column(Name(text(0)));
  // `schema.table.column`: the table's own name is its alias.
  const Name alias(text(count - 2));
  const auto found = item_of_alias(alias);
  if (!found.item)
    complete_ = false;
  else if (!star)
    column_in(*found.level, *found.item, Name(text(count - 1)));
  else if (expands)
    all_columns(*found.level, *found.item);
}

void NameResolver::unqualified_column(Name name) {
  // Several items can have it only when USING or NATURAL merged them; see merged_columns().
  for (const auto* level = level_; level; level = level->outer)
    for (const auto& item : level->items)
      if (column_in(*level, item, name) == Hit::yes) return;
}

NameResolver::Aliased NameResolver::item_of_alias(Name alias) const {
  for (const auto* level = level_; level; level = level->outer)
    for (const auto& item : level->items)
      if (item.alias == alias) return {level, &item};
  return {};
}

NameResolver::Hit NameResolver::column_in(const Level& level, const FromItem& item, Name name) {
  if (item.relation) return column_of_relation(item, name);
  const auto& names = item.columns.names;
  if (item.end_member > item.first_member) {
    // `(a JOIN b USING (x)) AS j (k, …)`: which column a new name stands for depends on what was
    // merged.
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      all_columns(level, item);
      return Hit::yes;
    }
    auto best = Hit::no;
    for (auto i = item.first_member; i < item.end_member; ++i)
      best = std::max(best, column_in(level, level.items[i], name));
    return best;
  }
  if (std::find(names.begin(), names.end(), name) != names.end()) return Hit::yes;
  return item.columns.known ? Hit::no : Hit::maybe;
}

NameResolver::Hit NameResolver::column_of_relation(const FromItem& item, Name name) {
  const auto& relation = *item.relation;
  const auto& renamed = item.columns.names;
  if (!renamed.empty()) {
    // `orders AS o (a, b)`: the names of the first columns are hidden.
    const auto at =
        static_cast<std::size_t>(std::find(renamed.begin(), renamed.end(), name) - renamed.begin());
    if (relation.id.kind == Kind::table) {
      const auto columns = scope_.graph.columns(relation.id);
      if (at < renamed.size() && at < columns.size()) {
        reference(columns[at]->id);
        return Hit::yes;
      }
      for (std::size_t i = 0; i < renamed.size() && i < columns.size(); ++i)
        if (columns[i]->id.part == name) return Hit::no;
    } else if (at < renamed.size()) {
      return Hit::yes;
    }
  }
  if (const auto id = id_of_column(relation, name); scope_.graph.contains(id)) {
    reference(id);
    return Hit::yes;
  }
  if (is_system_column(name.text())) return Hit::yes;
  const auto* columns = output_columns(relation);
  if (!columns) return Hit::no;
  if (columns->empty()) return Hit::maybe;
  const bool found = std::any_of(
      columns->begin(), columns->end(), [&](const auto& each) { return each.name == name; });
  return found ? Hit::yes : Hit::no;
}

void NameResolver::all_columns(const Level& level, const FromItem& item) {
  if (item.relation) return all_columns(*item.relation);
  for (auto i = item.first_member; i < item.end_member; ++i)
    all_columns(level, level.items[i]);
}

void NameResolver::all_columns(const Node& relation) {
  if (relation.id.kind != Kind::table) return;
  for (const auto& id : scope_.graph.children(relation.id, Kind::column))
    reference(id);
}

// The names that `*` gives.
void NameResolver::append_columns(const Level& level, const FromItem& item, Columns& to) const {
  if (!item.columns.known) to.known = false;
  const auto& own = item.columns.names;
  to.names.insert(to.names.end(), own.begin(), own.end());
  if (item.end_member > item.first_member) to.known = false;  // the join's own order of columns
  for (auto i = item.first_member; i < item.end_member; ++i)
    append_columns(level, level.items[i], to);
  if (!item.relation) return;
  if (const auto* outputs = output_columns(*item.relation)) {
    if (outputs->empty()) to.known = false;
    for (std::size_t i = own.size(); i < outputs->size(); ++i)
      to.names.push_back((*outputs)[i].name);
  } else if (item.relation->id.kind == Kind::table) {
    const auto columns = scope_.graph.columns(item.relation->id);
    for (std::size_t i = own.size(); i < columns.size(); ++i)
      to.names.push_back(columns[i]->id.part);
  } else {
    to.known = false;
  }
}

// USING and NATURAL: the columns of both sides.
void NameResolver::merged_columns(const PgQuery__JoinExpr& join,
                                  std::size_t first,
                                  std::size_t middle) {
  const auto end = level_->items.size();
  std::vector<Name> names;
  if (join.is_natural) {
    Columns left;
    Columns right;
    for (auto i = first; i < end; ++i)
      append_columns(*level_, level_->items[i], i < middle ? left : right);
    for (const auto name : left.names)
      if (std::find(right.names.begin(), right.names.end(), name) != right.names.end())
        names.push_back(name);
  }
  for (std::size_t i = 0; i < join.n_using_clause; ++i)
    names.emplace_back(text_of(join.using_clause[i]->string->sval));
  for (const auto name : names)
    for (auto i = first; i < end; ++i)
      column_in(*level_, level_->items[i], name);
}

}  // namespace lockstep
