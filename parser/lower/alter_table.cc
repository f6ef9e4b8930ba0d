// ALTER TABLE of a table. Several commands of one statement run in
// PostgreSQL's passes (ATController, tablecmds.c): drops, types, new columns, column attributes,
// keys, other constraints, the rest.
#include <algorithm>
#include <set>

#include "parser/directive.h"
#include "parser/lower/options.h"
#include "parser/lower/table.h"

namespace lockstep {
namespace {

int pass_of(const PgQuery__AlterTableCmd& command) {
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression: return 0;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType: return 1;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn: return 2;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault: return command.def ? 3 : 0;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull: return 3;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint: return 4;
    default: return 5;
  }
}

std::vector<const PgQuery__AlterTableCmd*> in_passes(const PgQuery__AlterTableStmt& alter) {
  std::vector<const PgQuery__AlterTableCmd*> commands;
  for (std::size_t i = 0; i < alter.n_cmds; ++i)
    commands.push_back(alter.cmds[i]->alter_table_cmd);
  std::stable_sort(commands.begin(), commands.end(), [](const auto* left, const auto* right) {
    return pass_of(*left) < pass_of(*right);
  });
  return commands;
}

Postponed missing(const Statement& statement, std::string what) {
  return Postponed{{.code = "unknown-object",
                    .span = statement.at(-1),
                    .message = std::move(what) + " does not exist"}};
}

// What happens to one table by one statement.
class TableAlteration {
 public:
  TableAlteration(Reader& reader,
                  const Statement& statement,
                  ObjectId table,
                  const PgQuery__AlterTableStmt& alter)
      : reader_(reader),
        statement_(statement),
        table_(std::move(table)),
        alter_(alter),
        reach_(alter.relation->inh ? Reach::descend : Reach::only) {}

  void run() {
    const auto commands = in_passes(alter_);
    // Everything that has to wait for other objects is found out before the first change.
    for (const auto* command : commands)
      require(*command);
    place_directives();
    for (const auto* command : commands)
      apply(*command);
    add_constraints();
    for (const auto* command : later_)
      apply_late(*command);
  }

 private:
  const ir::Table& table() const { return reader_.graph.at(table_).as<ir::Table>(); }

  void require_column(Name name) {
    if (added_.contains(name) || reader_.graph.contains(column_id(table_, name))) return;
    throw missing(statement_,
                  "the column `" + quoted(name) + "` of `" + quoted(table_.qualified_name()) + "`");
  }

  void require_constraint(Name name) {
    if (added_constraints_.contains(name) || reader_.graph.contains(constraint_id(table_, name)))
      return;
    if (const auto inherited = inherited_checks(reader_.graph, table()); inherited.contains(name))
      return;
    if (find_not_null(reader_, table_, name) != nullptr) return;
    throw missing(
        statement_,
        "the constraint `" + quoted(name) + "` of `" + quoted(table_.qualified_name()) + "`");
  }

  bool has_trigger(const ObjectId& table, Name name) const {
    return reader_.graph.contains({.kind = Kind::trigger, .schema = table.schema, .name = table.name, .part = name});
  }

  // Partitions have copies of the row triggers of the tables above them.
  bool has_trigger_of_parent(Name name) const {
    for (auto parent = table().partition_of; parent; parent = reader_.graph.at(parent->id).as<ir::Table>().partition_of)
      if (has_trigger(parent->id, name)) return true;
    return false;
  }

  void require(const PgQuery__AlterTableCmd& command);
  void place_directives();
  void apply(const PgQuery__AlterTableCmd& command);
  void apply_late(const PgQuery__AlterTableCmd& command);
  void add_new_column(const PgQuery__AlterTableCmd& command);
  void add_constraints();
  void drop_named_constraint(const PgQuery__AlterTableCmd& command);
  void validate(const ObjectId& table, Name name);
  void alter_constraint(const PgQuery__AlterTableCmd& command);

  Reader& reader_;
  const Statement& statement_;
  ObjectId table_;
  const PgQuery__AlterTableStmt& alter_;
  Reach reach_;
  std::set<Name> added_;
  std::set<Name> added_constraints_;
  std::map<const PgQuery__AlterTableCmd*, std::vector<Directive>> directives_;
  std::map<const PgQuery__AlterTableCmd*, std::vector<std::vector<Directive>>> directives_of_constraints_;  // of those within a column that have names
  std::vector<std::vector<ConstraintDraft>> constraints_;  // per command
  std::vector<const PgQuery__AlterTableCmd*> later_;
};

void TableAlteration::require(const PgQuery__AlterTableCmd& command) {
  const Name name{text_of(command.name)};
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn: {
      std::vector<ConstraintDraft> ignored;
      column_draft(reader_, statement_, *command.def->column_def, ignored);
      added_.insert(Name(text_of(command.def->column_def->colname)));
      return;
    }
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
      require_column(name);
      reader_.type(*command.def->column_def->type_name, statement_);
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
      if (!command.missing_ok) require_column(name);
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStorage:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetCompression:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnGenericOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity: require_column(name); return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint: {
      const auto& tree = *command.def->constraint;
      added_constraints_.insert(Name(text_of(tree.conname)));
      if (const auto index = text_of(tree.indexname); !index.empty()) {
        const Node* node = reader_.graph.find(index_id(table_, Name(index)));
        if (!node || node->parent != table_)
          throw missing(statement_, "the index `" + quoted(Name(index)) + "`");
      }
      for (const auto& column : column_names(tree.keys, tree.n_keys))
        require_column(column);
      for (const auto& column : column_names(tree.fk_attrs, tree.n_fk_attrs))
        require_column(column);
      return;
    }
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
      if (!command.missing_ok) require_constraint(name);
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint: require_constraint(name); return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterConstraint:
      require_constraint(Name(altered_constraint(*command.def).name));
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropInherit:
      reader_.relation(*command.def->range_var, statement_, {Kind::table});
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
      reader_.relation(*command.def->partition_cmd->name, statement_, {Kind::table});
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddOf:
      reader_.type(*command.def->type_name, statement_);
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig:
      if (!has_trigger(table_, name) && !has_trigger_of_parent(name))
        throw missing(
            statement_,
            "the trigger `" + quoted(name) + "` of `" + quoted(table_.qualified_name()) + "`");
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ClusterOn:
      if (!reader_.graph.contains(index_id(table_, name)) &&
          !reader_.graph.contains(constraint_id(table_, name)))
        throw missing(statement_, "the index `" + quoted(name) + "`");
      return;
    default: return;
  }
}

// A directive belongs to the column or constraint that a command adds; one for the whole statement
// only when there is just one such command.
void TableAlteration::place_directives() {
  std::vector<const PgQuery__AlterTableCmd*> additions;
  std::vector<int> locations;
  for (std::size_t i = 0; i < alter_.n_cmds; ++i) {
    const auto& command = *alter_.cmds[i]->alter_table_cmd;
    const bool column = command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn;
    if (!column && command.subtype != PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint) continue;
    additions.push_back(&command);
    locations.push_back(column ? command.def->column_def->location
                               : command.def->constraint->location);
    if (column) add_constraint_locations(*command.def->column_def, locations);
  }
  auto directives = assign_directives(statement_, locations, reader_.diagnostics);
  std::size_t place = 0;
  for (const auto* addition : additions) {
    directives_[addition] = std::move(directives[++place]);
    if (addition->subtype != PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn) continue;
    auto& inside = directives_of_constraints_[addition];
    std::vector<int> named;
    add_constraint_locations(*addition->def->column_def, named);
    for (std::size_t i = 0; i < named.size(); ++i) inside.push_back(std::move(directives[++place]));
  }
  for (const auto& each : directives[0]) {
    if (additions.size() == 1)
      directives_[additions[0]].push_back(each);
    else
      reader_.diagnostics.error(
          "directive-misplaced",
          each.span,
          "directive `@" + each.name + "` does not stand before what it is about");
  }
}

void TableAlteration::add_new_column(const PgQuery__AlterTableCmd& command) {
  std::vector<ConstraintDraft> constraints;
  auto draft = column_draft(reader_, statement_, *command.def->column_def, constraints);
  if (reader_.graph.contains(column_id(table_, draft.name))) {
    if (!command.missing_ok)
      reader_.diagnostics.error("duplicate-column",
                                draft.origin,
                                "the column `" + quoted(draft.name) + "` exists already in `" +
                                    quoted(table_.qualified_name()) + "`");
    return;
  }
  draft.directives = directives_[&command];
  give_to_constraints(*command.def->column_def, directives_of_constraints_[&command], constraints, reader_.diagnostics);
  add_column(reader_, statement_, table_, draft, reach_);
  constraints_.push_back(std::move(constraints));
}

void TableAlteration::apply(const PgQuery__AlterTableCmd& command) {
  const Name name{text_of(command.name)};
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn: add_new_column(command); return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
      if (!reader_.graph.contains(column_id(table_, name))) return;
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint: drop_named_constraint(command); return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint: {
      const auto& tree = *command.def->constraint;
      constraints_.push_back({{.tree = &tree,
                               .deferrable = tree.deferrable != 0,
                               .initially_deferred = tree.initdeferred != 0,
                               .directives = directives_[&command]}});
      return;
    }
    default: break;
  }
  if (pass_of(command) < 5 && alter_column(reader_, statement_, table_, command, reach_)) return;
  later_.push_back(&command);
}

void TableAlteration::add_constraints() {
  for (const auto& drafts : constraints_) {
    add_keys(reader_, statement_, table_, drafts, reach_);
    for (const auto& draft : drafts)
      if (!text_of(draft.tree->indexname).empty())
        add_key_using_index(reader_, statement_, table_, draft);
  }
  for (const auto& drafts : constraints_) {
    add_checks(reader_, statement_, table_, drafts, reach_, false);
    add_foreign_keys(reader_, statement_, table_, drafts, false);
  }
}

void TableAlteration::drop_named_constraint(const PgQuery__AlterTableCmd& command) {
  const auto id = constraint_id(table_, Name(text_of(command.name)));
  if (auto* column = reader_.graph.contains(id) ? nullptr : find_not_null(reader_, table_, id.part)) {
    auto& object = column->as<ir::Column>();
    object.not_null = false;
    object.not_null_constraint.reset();
    return;
  }
  if (!reader_.graph.contains(id)) return;
  drop_constraint(reader_, id, reach_, command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE);
}

void TableAlteration::validate(const ObjectId& table, Name name) {
  if (Node* node = reader_.graph.find(constraint_id(table, name)))
    node->as<ir::Constraint>().validated = true;
  else if (Node* column = find_not_null(reader_, table, name); column != nullptr && column->as<ir::Column>().not_null_constraint)
    column->as<ir::Column>().not_null_constraint->validated = true;
  for (const auto& child : reader_.relations.children(table))
    validate(child, name);
}

void TableAlteration::alter_constraint(const PgQuery__AlterTableCmd& command) {
  const auto altered = altered_constraint(*command.def);
  if (altered.more) return unsupported_command(reader_, statement_, command);
  auto& constraint = reader_.graph.at(constraint_id(table_, Name(altered.name))).as<ir::Constraint>();
  constraint.deferrable = altered.deferrable;
  constraint.initially_deferred = altered.initially_deferred;
}

void TableAlteration::apply_late(const PgQuery__AlterTableCmd& command) {
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint:
      validate(table_, Name(text_of(command.name)));
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterConstraint:
      alter_constraint(command);
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit:
      add_parent(
          reader_, table_, reader_.relation(*command.def->range_var, statement_, {Kind::table}).id);
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropInherit:
      drop_parent(
          reader_, table_, reader_.relation(*command.def->range_var, statement_, {Kind::table}).id);
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
      attach_partition(reader_, statement_, table_, *command.def->partition_cmd);
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
      detach_partition(reader_, statement_, table_, *command.def->partition_cmd);
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartitionFinalize: return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_GenericOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnGenericOptions:
      if (table_.kind == Kind::table && !reader_.graph.at(table_).as<ir::Table>().foreign_server.empty()) break;
      reader_.diagnostics.error("not-a-foreign-table", statement_.at(-1), "`" + quoted(table_.qualified_name()) + "` is not a foreign table, and only those have `OPTIONS`",
                                {"write storage parameters as `SET (…)`"});
      return;
    default: break;
  }
  if (alter_column(reader_, statement_, table_, command, reach_)) return;
  if (switch_rule(reader_, table_, command)) return;
  if (!alter_table_setting(reader_, statement_, reader_.graph.at(table_), command, reach_ == Reach::only))
    unsupported_command(reader_, statement_, command);
}

}  // namespace

void alter_table(Reader& reader, const Statement& statement, const ObjectId& table, const PgQuery__AlterTableStmt& alter) {
  TableAlteration(reader, statement, table, alter).run();
}

}  // namespace lockstep
