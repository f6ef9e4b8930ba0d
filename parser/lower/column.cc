// Column definitions: types, defaults, serial and identity, what columns inherit and copy.
#include <algorithm>

#include "parser/lower/foreign.h"
#include "parser/lower/generated_name.h"
#include "parser/lower/objects.h"
#include "parser/lower/options.h"
#include "parser/lower/table.h"
#include "parser/lower/type_facts.h"

namespace lockstep {
namespace {

// integer, bigint, smallint for the pseudo types of serial columns; empty for all others
// (transformColumnDefinition, parse_utilcmd.c).
std::string_view serial_type(const PgQuery__TypeName& type) {
  if (type.n_names != 1 || type.pct_type || type.n_array_bounds != 0) return {};
  const auto name = string_list(type.names, type.n_names)[0];
  if (name == "serial" || name == "serial4") return "integer";
  if (name == "bigserial" || name == "serial8") return "bigint";
  if (name == "smallserial" || name == "serial2") return "smallint";
  return {};
}

void apply_attribute(ConstraintDraft& draft, PgQuery__ConstrType type) {
  if (type == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE) draft.deferrable = true;
  if (type == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED) {
    draft.deferrable = true;
    draft.initially_deferred = true;
  }
}

void apply_constraint(Reader& reader,
                      const Statement& statement,
                      ColumnDraft& draft,
                      const PgQuery__Constraint& tree) {
  switch (tree.contype) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_NULL: break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
      draft.column.not_null = true;
      if (const bool no_inherit = statement.says(tree.location, NewerWord::not_null_no_inherit); no_inherit || !text_of(tree.conname).empty())
        draft.column.not_null_constraint = ir::NotNull{.name = Name(text_of(tree.conname)), .no_inherit = no_inherit};
      break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
      if (statement.says(tree.location, NewerWord::virtual_column)) {
        draft.generated = tree.raw_expr;
        draft.column.generated_virtual = true;
      } else {
        draft.default_value = tree.raw_expr;
      }
      break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED:
      draft.generated = tree.raw_expr;
      draft.column.generated_virtual = statement.says(tree.location, NewerWord::virtual_column);
      break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY:
      draft.identity = &tree;
      draft.column.not_null = true;
      break;
    default:
      reader.diagnostics.error("unsupported-constraint",
                               statement.at(tree.location),
                               "this column constraint is not supported");
  }
}

// NULL, or NULL cast to the type that the column has anyway.
bool is_bare_null(const Reader& reader, const TypeName& type, const PgQuery__Node& expression) {
  if (expression.node_case == PG_QUERY__NODE__NODE_A_CONST) return expression.a_const->isnull;
  if (expression.node_case != PG_QUERY__NODE__NODE_TYPE_CAST) return false;
  const auto& cast = *expression.type_cast;
  const auto target = resolve_type(*cast.type_name, reader.scope()).type.text.text();
  return without_modifier(target) == without_modifier(type.text.text()) &&
         is_bare_null(reader, type, *cast.arg);
}

// NULL is stored as a default only where a conversion is wrapped around it, to a length or a
// domain; empty otherwise (AddRelationNewConstraints, heap.c). The text is what is printed back.
std::string stored_null(const Graph& graph, const TypeName& type) {
  const bool domain =
      type.reference && type.reference->kind == Kind::domain && !is_array_type(type.text.text());
  if (domain) {
    const Node* node = graph.find(*type.reference);
    if (!node) return {};
    const auto below = stored_null(graph, node->as<ir::Domain>().type);
    return below.empty() ? "NULL::" + without_modifier(node->as<ir::Domain>().type.text.text())
                         : below;
  }
  auto plain = without_modifier(type.text.text());
  // Without a length these mean a length of one.
  const bool one = plain == type.text.text() &&
                   (plain.starts_with("character") || plain.starts_with("bit")) &&
                   plain.find("varying") == std::string::npos;
  if (plain == type.text.text() && !one) return {};
  if (plain == "character" || plain == "character[]") plain.replace(0, 9, "bpchar");
  if (plain == "bit" || plain == "bit[]") plain.replace(0, 3, "\"bit\"");
  return "NULL::" + plain;
}

void create_serial(Reader& reader, const ObjectId& column, const ir::Table& table) {
  const auto name = sequence_name(reader, column.schema, column.name, column.part);
  auto& node = reader.graph.at(column);
  ir::SequenceOptions start{.type = node.as<ir::Column>().type.text};
  insert_object(reader,
                {.id = {.kind = Kind::sequence, .schema = column.schema, .name = name},
                 .object = ir::Sequence{.options = sequence_options(nullptr, 0, start, true),
                                        .unlogged = table.unlogged,
                                        .owned_by = Ref{column}},
                 .origin = node.origin,
                 .generated_name = true});
  const auto target = quoted_literal(quoted(QualifiedName{column.schema, name}));
  node.as<ir::Column>().default_value = Expr{.text = "nextval(" + target + "::regclass)"};
  add_reference(node, {.kind = Kind::sequence, .schema = column.schema, .name = name});
}

}  // namespace

void set_generated(Reader& reader, const ObjectId& column, const PgQuery__Node& expression) {
  const ObjectId table{.kind = Kind::table, .schema = column.schema, .name = column.name};
  reader.set_expression(column, expression, &table, [](Node& node, Expr expr) {
    node.as<ir::Column>().generated = std::move(expr);
  });
}

Name storage_for(const Graph& graph, const TypeName& type, std::string_view storage) {
  std::string lower{storage};
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  if (lower == "default" || lower == default_storage(graph, type)) return {};
  return Name(lower);
}

ColumnDraft column_draft(Reader& reader,
                         const Statement& statement,
                         const PgQuery__ColumnDef& tree,
                         std::vector<ConstraintDraft>& constraints) {
  ColumnDraft draft{.name = Name(text_of(tree.colname)), .origin = statement.at(tree.location)};
  if (tree.type_name) {
    if (const auto serial = serial_type(*tree.type_name); !serial.empty()) {
      draft.serial = true;
      draft.column.type = {.text = Name(serial)};
      draft.column.not_null = true;
    } else {
      draft.column.type = reader.type(*tree.type_name, statement);
    }
  }
  if (tree.coll_clause) {
    const auto& clause = *tree.coll_clause;
    draft.column.collation = resolved_collation(
        qualified_name_of(clause.collname, clause.n_collname), reader.graph, reader.search_path);
    if (draft.column.collation == default_collation(reader.graph, draft.column.type))
      draft.column.collation = {};
  }
  if (const auto compression = text_of(tree.compression); compression != "default")
    draft.column.compression = Name(compression);
  if (const auto* storage = statement.newer_clause(tree.location, NewerWord::storage))
    draft.column.storage = storage_for(reader.graph, draft.column.type, storage->value);
  change_foreign_options(draft.column.foreign_options, tree.fdwoptions, tree.n_fdwoptions);
  draft.column.not_null |= tree.is_not_null != 0;
  ConstraintDraft* last = nullptr;
  for (std::size_t i = 0; i < tree.n_constraints; ++i) {
    if (tree.constraints[i]->node_case != PG_QUERY__NODE__NODE_CONSTRAINT) continue;
    const auto& constraint = *tree.constraints[i]->constraint;
    if (is_constraint_attribute(constraint.contype)) {
      if (last) apply_attribute(*last, constraint.contype);
      continue;
    }
    switch (constraint.contype) {
      case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
      case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
      case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
      case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION:
      case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
        constraints.push_back({.tree = &constraint, .column = draft.name});
        last = &constraints.back();
        break;
      default: apply_constraint(reader, statement, draft, constraint);
    }
  }
  return draft;
}

void override_column(ColumnDraft& inherited, ColumnDraft&& own) {
  auto& column = inherited.column;
  column.not_null |= own.column.not_null;
  if (own.column.not_null_constraint) column.not_null_constraint = own.column.not_null_constraint;
  if (own.default_value || own.serial) {
    column.default_value.reset();
    inherited.default_value = own.default_value;
    inherited.serial = own.serial;
    inherited.copied_from.reset();
  }
  if (own.generated) {
    column.generated.reset();
    inherited.generated = own.generated;
    inherited.copied_from.reset();
  }
  if (own.identity) inherited.identity = own.identity;
  if (!own.column.foreign_options.empty()) column.foreign_options = own.column.foreign_options;
  if (!own.column.storage.empty()) column.storage = own.column.storage;
  if (!own.column.compression.empty()) column.compression = own.column.compression;
  inherited.origin = own.origin;
  inherited.directives = std::move(own.directives);
}

ColumnDraft inherited_draft(const Node& source) {
  ColumnDraft draft{
      .name = source.id.part, .column = source.as<ir::Column>(), .copied_from = source.id};
  if (draft.column.not_null_constraint && draft.column.not_null_constraint->no_inherit) draft.column.not_null = false;
  draft.column.not_null_constraint.reset();
  draft.column.identity.reset();
  draft.column.statistics.reset();
  draft.column.options.clear();
  draft.column.foreign_options.clear();
  draft.column.inherited = true;
  draft.column.local = false;
  return draft;
}

void set_default(Reader& reader, const ObjectId& column, const PgQuery__Node* expression) {
  auto& node = reader.graph.at(column);
  auto& object = node.as<ir::Column>();
  object.default_value.reset();
  const bool stays = object.generated.has_value();
  if (!stays) node.references.clear();
  if (!expression) return;
  if (is_bare_null(reader, object.type, *expression)) {
    if (const auto text = stored_null(reader.graph, object.type); !text.empty())
      object.default_value = Expr{.text = text};
    return;
  }
  const ObjectId table{.kind = Kind::table, .schema = column.schema, .name = column.name};
  reader.set_expression(column, *expression, &table, [](Node& owner, Expr expr) {
    owner.as<ir::Column>().default_value = std::move(expr);
  });
}

void copy_expressions(Reader& reader, const ObjectId& from, const ObjectId& to) {
  const auto copy = [from, to](Graph& graph) {
    const Node* source = graph.find(from);
    Node* target = graph.find(to);
    if (!source || !target || from == to) return;
    for (auto reference : source->references) {
      if (reference.kind == Kind::column && reference.schema == from.schema &&
          reference.name == from.name) {
        reference.schema = to.schema;
        reference.name = to.name;
      }
      add_reference(*target, reference);
    }
    const auto& original = source->as<ir::Column>();
    auto& column = target->as<ir::Column>();
    if (column.default_value && original.default_value)
      column.default_value = original.default_value;
    if (column.generated && original.generated) column.generated = original.generated;
  };
  const auto& source = reader.graph.at(from).as<ir::Column>();
  if (!source.default_value && !source.generated) return;
  copy(reader.graph);
  // What could not be resolved yet is resolved at the end, on the original only.
  const auto before = reader.graph.at(to).as<ir::Column>();
  reader.at_end([&reader, copy, to, before] {
    const Node* node = reader.graph.find(to);
    if (!node) return;
    const auto& column = node->as<ir::Column>();
    if (column.default_value == before.default_value && column.generated == before.generated)
      copy(reader.graph);
  });
}

ir::Identity identity_of(Reader& reader, const Statement& statement, const ObjectId& column, const PgQuery__Constraint& tree) {
  ir::Identity identity{.always = text_of(tree.generated_when) == "a"};
  const ObjectId table{.kind = Kind::table, .schema = column.schema, .name = column.name};
  if (const Node* owner = reader.graph.find(table))
    identity.unlogged = owner->as<ir::Table>().unlogged;
  if (statement.says(tree.location, NewerWord::logged)) identity.unlogged = false;
  if (statement.says(tree.location, NewerWord::unlogged)) identity.unlogged = true;
  for (std::size_t i = 0; i < tree.n_options; ++i) {
    if (tree.options[i]->node_case != PG_QUERY__NODE__NODE_DEF_ELEM) continue;
    const auto& option = *tree.options[i]->def_elem;
    const auto name = text_of(option.defname);
    if (name == "sequence_name" && option.arg &&
        option.arg->node_case == PG_QUERY__NODE__NODE_LIST) {
      identity.sequence = qualified_name_of(option.arg->list->items, option.arg->list->n_items);
      if (identity.sequence.schema.empty()) identity.sequence.schema = column.schema;
    }
    if (name == "unlogged") identity.unlogged = true;
    if (name == "logged") identity.unlogged = false;
  }
  if (identity.sequence.empty())
    identity.sequence = {column.schema,
                         sequence_name(reader, column.schema, column.name, column.part)};
  const auto& type = reader.graph.at(column).as<ir::Column>().type;
  identity.options = sequence_options(tree.options, tree.n_options, {.type = type.text}, true);
  return identity;
}

void insert_column(Reader& reader,
                   const Statement& statement,
                   const ObjectId& table,
                   int ordinal,
                   ColumnDraft draft) {
  const auto id = column_id(table, draft.name);
  draft.column.ordinal = ordinal;
  auto& node = insert_part(reader,
                           {.id = id,
                            .parent = table,
                            .object = std::move(draft.column),
                            .comment = std::move(draft.comment),
                            .directives = std::move(draft.directives),
                            .origin = draft.origin.file ? draft.origin : statement.span});
  const auto& owner = reader.graph.at(table).as<ir::Table>();
  if (draft.serial) create_serial(reader, id, owner);
  if (draft.identity) {
    auto identity = identity_of(reader, statement, id, *draft.identity);
    node.as<ir::Column>().identity = std::move(identity);
    reader.relations.added(node);
  } else if (draft.identity_like) {
    auto identity = *draft.identity_like;
    identity.options.type = Name("bigint");  // LIKE hands on the bounds, but not the type
    identity.sequence = {id.schema, sequence_name(reader, id.schema, id.name, id.part)};
    identity.unlogged = owner.unlogged;
    node.as<ir::Column>().identity = std::move(identity);
    reader.relations.added(node);
  }
  if (draft.copied_from) copy_expressions(reader, *draft.copied_from, id);
  if (draft.generated) set_generated(reader, id, *draft.generated);
  if (draft.default_value) set_default(reader, id, draft.default_value);
}

}  // namespace lockstep
