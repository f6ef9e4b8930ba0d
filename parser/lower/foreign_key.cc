// Foreign keys. What they refer to may come later in the files: it is looked up when the constraint
// is read, and again when everything is.
#include <algorithm>

#include "parser/lower/generated_name.h"
#include "parser/lower/table.h"

namespace lockstep {
namespace {

ir::ForeignKeyAction action_of(const char* code) {
  const auto text = text_of(code);
  switch (text.empty() ? 'a' : text[0]) {
    case 'r': return ir::ForeignKeyAction::restrict;
    case 'c': return ir::ForeignKeyAction::cascade;
    case 'n': return ir::ForeignKeyAction::set_null;
    case 'd': return ir::ForeignKeyAction::set_default;
    default: return ir::ForeignKeyAction::no_action;
  }
}

bool same_set(std::vector<Name> left, std::vector<Name> right) {
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return left == right;
}

std::vector<Name> unique_columns(const Node& node) {
  std::vector<Name> columns;
  if (node.id.kind == Kind::constraint) {
    const auto& constraint = node.as<ir::Constraint>();
    if (constraint.type == ir::ConstraintType::exclusion || constraint.deferrable) return {};
    return constraint.columns;
  }
  const auto& index = node.as<ir::Index>();
  if (!index.unique || index.predicate) return {};
  for (const auto& element : index.elements) {
    if (element.column.empty()) return {};
    columns.push_back(element.column);
  }
  return columns;
}

// The key of `table` that a foreign key on these columns relies on; without columns the primary key
// (transformFkeyCheckAttrs and transformFkeyGetPrimaryKey, tablecmds.c).
const Node* key_for(Reader& reader, const ObjectId& table, const std::vector<Name>& columns) {
  for (const auto& id : indexes_of(reader, table)) {
    const Node& node = reader.graph.at(id);
    if (columns.empty()) {
      if (id.kind == Kind::constraint &&
          node.as<ir::Constraint>().type == ir::ConstraintType::primary_key)
        return &node;
    } else if (same_set(unique_columns(node), columns)) {
      return &node;
    }
  }
  return nullptr;
}

// Fills in the referenced columns and the reference to the key. False when something is missing.
bool complete(Reader& reader, Node& node) {
  auto& key = *node.as<ir::Constraint>().foreign_key;
  std::erase_if(node.references, [](const ObjectId& id) {
    return id.kind == Kind::constraint || id.kind == Kind::index;
  });
  const auto* table = reader.graph.find(key.table.id);
  if (!table) return false;
  const Node* target = key_for(reader, table->id, key.columns);
  if (!target) return false;
  if (key.columns.empty()) key.columns = target->as<ir::Constraint>().columns;
  node.references.push_back(target->id);
  std::sort(node.references.begin(), node.references.end());
  return true;
}

void report(Reader& reader, const Node& node) {
  const auto& key = *node.as<ir::Constraint>().foreign_key;
  const auto target = "`" + quoted(key.table.id.qualified_name()) + "`";
  if (!reader.graph.contains(key.table.id)) {
    reader.diagnostics.error(
        "unknown-object",
        node.origin,
        "the table " + target + " that a foreign key refers to does not exist");
    return;
  }
  std::string columns;
  for (const auto column : key.columns)
    columns += (columns.empty() ? "" : ", ") + quoted(column);
  reader.diagnostics.error("missing-key",
                           node.origin,
                           key.columns.empty()
                               ? target + " has no primary key for a foreign key to refer to"
                               : target + " has no unique constraint on (" + columns +
                                     ") for a foreign key to refer to");
}

void insert_foreign_key(Reader& reader,
                        const Statement& statement,
                        const ObjectId& table,
                        const ConstraintDraft& draft,
                        bool is_new) {
  const auto& tree = *draft.tree;
  const auto span = statement.at(tree.location);
  auto columns = column_names(tree.fk_attrs, tree.n_fk_attrs);
  if (columns.empty() && !draft.column.empty()) columns = {draft.column};
  for (const auto column : columns) {
    if (reader.graph.contains(column_id(table, column))) continue;
    reader.diagnostics.error("unknown-object",
                             span,
                             "the column `" + quoted(column) + "` named in a foreign key of `" +
                                 quoted(table.qualified_name()) + "` does not exist");
    return;
  }
  Name name{text_of(tree.conname)};
  const bool generated = name.empty();
  if (generated) {
    std::vector<std::string> texts;
    for (const auto column : columns)
      texts.push_back(column.text());
    name = constraint_name(reader, table.schema, table.name, name_addition(texts), "fkey");
  } else if (report_duplicate(reader, span, table, name)) {
    return;
  }
  const Name schema{text_of(tree.pktable->schemaname)};
  const Name target{text_of(tree.pktable->relname)};
  ir::ForeignKey key{
      .table = Ref{{.kind = Kind::table, .schema = schema, .name = target}},
      .columns = column_names(tree.pk_attrs, tree.n_pk_attrs),
      .match_full = text_of(tree.fk_matchtype) == "f",
      .on_update = action_of(tree.fk_upd_action),
      .on_delete = action_of(tree.fk_del_action),
      .on_delete_columns = column_names(tree.fk_del_set_cols, tree.n_fk_del_set_cols)};
  const auto id = constraint_id(table, name);
  const bool enforced = !statement.says(tree.location, NewerWord::not_enforced);
  auto& node =
      insert_part(reader,
                  {.id = id,
                   .parent = table,
                   .object = ir::Constraint{.type = ir::ConstraintType::foreign_key,
                                            .columns = std::move(columns),
                                            .without_overlaps = statement.says(tree.location, NewerWord::without_overlaps),
                                            .foreign_key = std::move(key),
                                            .deferrable = draft.deferrable,
                                            .initially_deferred = draft.initially_deferred,
                                            .validated = enforced && (is_new || tree.skip_validation == 0),
                                            .enforced = enforced},
                   .directives = draft.directives,
                   .origin = span,
                   .generated_name = generated});
  const auto find = [&reader, schema, target](Node& owner) {
    const Node* found = find_relation(reader.scope(), schema, target, {Kind::table});
    if (!found) return;
    owner.as<ir::Constraint>().foreign_key->table.id = found->id;
    complete(reader, owner);
  };
  find(node);
  if (reader.graph.contains(node.as<ir::Constraint>().foreign_key->table.id)) {
    adopt_foreign_key_below(reader, id, table);
    return;
  }
  reader.at_end([&reader, id, find] {
    if (Node* owner = reader.graph.find(id); owner && owner->as<ir::Constraint>().foreign_key)
      find(*owner);
  });
}

}  // namespace

void add_foreign_keys(Reader& reader,
                      const Statement& statement,
                      const ObjectId& table,
                      const std::vector<ConstraintDraft>& drafts,
                      bool is_new) {
  for (const auto& draft : drafts)
    if (draft.tree->contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN && draft.tree->pktable)
      insert_foreign_key(reader, statement, table, draft, is_new);
}

void finish_tables(Reader& reader) {
  std::vector<ObjectId> broken;
  for (auto& [id, node] : reader.graph.nodes(Kind::constraint)) {
    if (!node.as<ir::Constraint>().foreign_key) continue;
    if (complete(reader, node)) continue;
    report(reader, node);
    broken.push_back(id);
  }
  for (const auto& id : broken)
    reader.graph.erase(id);
  reader.graph.forget_dependents();
}

}  // namespace lockstep
