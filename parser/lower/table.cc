// CREATE TABLE (transformCreateStmt in parse_utilcmd.c, DefineRelation in tablecmds.c): own columns
// merge with inherited ones; then sequences, the parent's indexes, checks, keys, what LIKE brings,
// and foreign keys are made in this order, which decides the names PostgreSQL chooses.
#include "parser/lower/table.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "ir/inheritance.h"
#include "parser/directive.h"
#include "parser/lower/foreign.h"
#include "parser/lower/objects.h"
#include "parser/lower/options.h"

namespace lockstep {
namespace {

// Everything that is known about the table before the graph changes.
struct TableDraft {
  ObjectId id;
  ir::Table object;
  std::vector<ColumnDraft> columns;
  std::vector<ConstraintDraft> constraints;
  std::vector<const PgQuery__TableLikeClause*> likes;
  std::unordered_map<Name, std::size_t> inherited;  // name → place in columns
  std::unordered_map<Name, std::size_t> own;
  std::vector<Directive> directives;  // of the table itself
  Diagnostics complaints;             // reported once it is clear that nothing has to wait
};

void inherit_columns(Reader& reader, TableDraft& draft, const ObjectId& parent) {
  for (const Node* source : reader.graph.columns(parent)) {
    auto column = inherited_draft(*source);
    const auto [at, fresh] = draft.inherited.try_emplace(source->id.part, draft.columns.size());
    if (fresh) {
      draft.columns.push_back(std::move(column));
      continue;
    }
    auto& first = draft.columns[at->second];
    first.column.not_null |= column.column.not_null;
    if (!first.column.default_value && column.column.default_value) {
      first.column.default_value = column.column.default_value;
      first.copied_from = source->id;
    }
  }
}

void add_type_columns(Reader& reader,
                      const Statement& statement,
                      TableDraft& draft,
                      const PgQuery__TypeName& type) {
  const auto resolved = reader.type(type, statement);
  const Node* node = resolved.reference ? reader.graph.find(*resolved.reference) : nullptr;
  if (!node || node->id.kind != Kind::composite_type) {
    draft.complaints.error("not-a-composite-type",
                           statement.at(type.location),
                           "`" + resolved.text.text() + "` is not a composite type");
    return;
  }
  draft.object.of_type = Ref{node->id};
  for (const auto& attribute : node->as<ir::CompositeType>().attributes) {
    draft.inherited.emplace(attribute.name, draft.columns.size());
    ColumnDraft column{.name = attribute.name, .origin = statement.span};
    column.column.type = attribute.type;
    column.column.collation = attribute.collation;
    draft.columns.push_back(std::move(column));
  }
}

void add_own_column(TableDraft& draft, ColumnDraft column, bool typed) {
  const auto name = column.name;
  if (draft.own.contains(name)) {
    draft.complaints.error("duplicate-column",
                           column.origin,
                           "the column `" + quoted(name) + "` is there twice in `" +
                               quoted(draft.id.qualified_name()) + "`");
    return;
  }
  if (const auto at = draft.inherited.find(name); at != draft.inherited.end()) {
    draft.own.emplace(name, at->second);
    auto& inherited = draft.columns[at->second];
    auto& constraint = column.column.not_null_constraint;
    if (column.column.not_null && inherited.column.not_null && !constraint) constraint = ir::NotNull{.name = usual_not_null_name(draft.id, name)};
    override_column(inherited, std::move(column));
    if (!typed) inherited.column.local = true;
    return;
  }
  if (column.column.type.empty()) {
    draft.complaints.error("unknown-object",
                           column.origin,
                           "there is no column `" + quoted(name) + "` to set options of");
    return;
  }
  draft.own.emplace(name, draft.columns.size());
  draft.columns.push_back(std::move(column));
}

// Where a table element stands in the tree; -1 when it does not say.
int location_of(const PgQuery__Node& element) {
  switch (element.node_case) {
    case PG_QUERY__NODE__NODE_COLUMN_DEF: return element.column_def->location;
    case PG_QUERY__NODE__NODE_CONSTRAINT: return element.constraint->location;
    case PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE:
      return element.table_like_clause->relation->location;
    default: return -1;
  }
}

void read_elements(Reader& reader,
                   const Statement& statement,
                   TableDraft& draft,
                   const PgQuery__CreateStmt& create) {
  const bool typed = create.of_typename || create.partbound;
  std::vector<int> locations;
  for (std::size_t i = 0; i < create.n_table_elts; ++i) {
    locations.push_back(location_of(*create.table_elts[i]));
    if (create.table_elts[i]->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) add_constraint_locations(*create.table_elts[i]->column_def, locations);
  }
  auto directives = assign_directives(statement, locations, draft.complaints);
  draft.directives = std::move(directives[0]);
  std::size_t place = 0;
  for (std::size_t i = 0; i < create.n_table_elts; ++i) {
    const auto& element = *create.table_elts[i];
    ++place;
    if (element.node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) {
      auto column = column_draft(reader, statement, *element.column_def, draft.constraints);
      column.directives = std::move(directives[place]);
      place += give_to_constraints(*element.column_def, std::span(directives).subspan(place + 1), draft.constraints, draft.complaints);
      add_own_column(draft, std::move(column), typed);
    } else if (element.node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
      const auto& tree = *element.constraint;
      draft.constraints.push_back({.tree = &tree,
                                   .deferrable = tree.deferrable != 0,
                                   .initially_deferred = tree.initdeferred != 0,
                                   .directives = std::move(directives[place])});
    } else if (element.node_case == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE) {
      for (const auto& each : directives[place])
        draft.complaints.error("directive-misplaced", each.span, "directive `@" + each.name + "` cannot stand before `LIKE`, which is about many columns", {"write out the column that it is about"});
      draft.likes.push_back(element.table_like_clause);
      for (auto& column : like_columns(reader, statement, *element.table_like_clause))
        add_own_column(draft, std::move(column), false);
    }
  }
}

// Foreign tables have no storage of their own. Postpones when the server is not there.
void set_server(Reader& reader, const Statement& statement, TableDraft& draft, const PgQuery__CreateForeignTableStmt& foreign) {
  const ObjectId server{.kind = Kind::foreign_server, .name = Name(text_of(foreign.servername))};
  if (!reader.graph.contains(server)) postpone(statement, -1, "there is no server `" + quoted(server.name) + "`");
  draft.object.foreign_server = server.name;
  change_foreign_options(draft.object.foreign_options, foreign.options, foreign.n_options);
}

void set_storage(const Reader& reader, ir::Table& table, const PgQuery__CreateStmt& create) {
  table.unlogged = text_of(create.relation->relpersistence) == "u";
  table.options = options_of(create.options, create.n_options);
  table.tablespace = tablespace_of(create.tablespacename, reader);
  if (text_of(create.tablespacename).empty() && table.partition_of) {
    const auto& parent = reader.graph.at(table.partition_of->id).as<ir::Table>();
    if (!parent.tablespace.empty()) table.tablespace = parent.tablespace;
  }
  // Partitioned tables have no storage of their own.
  if (!create.partspec) table.access_method = access_method_of(create.access_method, reader);
}

// Everything that can be postponed happens in here.
TableDraft table_draft(Reader& reader,
                       const Statement& statement,
                       const PgQuery__CreateStmt& create,
                       const PgQuery__CreateForeignTableStmt* foreign,
                       ObjectId id) {
  TableDraft draft{.id = std::move(id)};
  for (std::size_t i = 0; i < create.n_inh_relations; ++i) {
    const auto parent =
        reader.relation(*create.inh_relations[i]->range_var, statement, {Kind::table}).id;
    inherit_columns(reader, draft, parent);
    if (create.partbound)
      draft.object.partition_of = Ref{parent};
    else
      draft.object.inherits.push_back(Ref{parent});
  }
  if (foreign)
    set_server(reader, statement, draft, *foreign);
  else
    set_storage(reader, draft.object, create);
  if (create.of_typename) add_type_columns(reader, statement, draft, *create.of_typename);
  read_elements(reader, statement, draft, create);
  if (create.partbound)
    draft.object.partition_bound =
        partition_bound(reader, draft.object.partition_of->id, *create.partbound);
  return draft;
}

void create_table(Reader& reader,
                  const Statement& statement,
                  const PgQuery__CreateStmt& create,
                  const PgQuery__CreateForeignTableStmt* foreign) {
  const auto& range = *create.relation;
  if (skip_temporary(reader, statement, range)) return;
  const auto schema = reader.creation_schema(range.schemaname, statement, range.location);
  const Name name{text_of(range.relname)};
  if (!may_create(reader, statement, schema, name, create.if_not_exists, range.location)) return;
  auto draft =
      table_draft(reader, statement, create, foreign, {.kind = Kind::table, .schema = schema, .name = name});
  for (const auto& complaint : draft.complaints.all())
    reader.diagnostics.add(complaint);
  const auto& id = draft.id;
  const auto parent = draft.object.partition_of;
  std::vector<ObjectId> references;
  if (foreign) references.push_back({.kind = Kind::foreign_server, .name = draft.object.foreign_server});
  insert_object(reader,
                {.id = id,
                 .object = std::move(draft.object),
                 .references = std::move(references),
                 .directives = std::move(draft.directives),
                 .origin = statement.span});
  int ordinal = 0;
  // Generated columns may name columns that stand behind them.
  std::vector<std::pair<Name, const PgQuery__Node*>> generated;
  for (auto& column : draft.columns) {
    if (const auto* expression = std::exchange(column.generated, nullptr)) generated.emplace_back(column.name, expression);
    insert_column(reader, statement, id, ++ordinal, std::move(column));
  }
  for (const auto& [column, expression] : generated) set_generated(reader, column_id(id, column), *expression);
  if (create.partspec) {
    auto key = partition_key(reader, id, *create.partspec);
    reader.graph.at(id).as<ir::Table>().partition_key = std::move(key);
    set_partition_key_expressions(reader, id, *create.partspec);
  }
  if (parent) ensure_indexes(reader, parent->id, id);
  // Nothing is known of what a foreign table holds (transformCheckConstraints(), parse_utilcmd.c).
  add_checks(reader, statement, id, draft.constraints, Reach::only, foreign == nullptr);
  add_keys(reader, statement, id, draft.constraints, Reach::only);
  for (const auto* like : draft.likes)
    finish_like(reader, statement, id, *like);
  add_foreign_keys(reader, statement, id, draft.constraints, true);
}

}  // namespace

void lower_create_table(Reader& reader, const Statement& statement, const PgQuery__CreateStmt& create) {
  create_table(reader, statement, create, nullptr);
}

void lower_create_foreign_table(Reader& reader, const Statement& statement, const PgQuery__CreateForeignTableStmt& create) {
  create_table(reader, statement, *create.base_stmt, &create);
}

}  // namespace lockstep
