// COMMENT ON everything that is modelled.
#include <algorithm>

#include "ir/error.h"
#include "parser/lower/left_out.h"
#include "parser/lower/objects.h"
#include "parser/lower/table.h"

namespace lockstep {
namespace {

std::optional<std::string> comment_of(const PgQuery__CommentStmt& comment) {
  const auto text = text_of(comment.comment);
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

// A view's column is a node only while it carries something.
void comment_on_view_column(Reader& reader, const ObjectId& view, Name column, std::optional<std::string> comment) {
  if (auto* node = view_column(reader, view, column, comment.has_value())) {
    node->comment = std::move(comment);
    drop_empty_view_column(reader, node->id);
  }
}

void comment_on_column(Reader& reader, const Statement& statement, const std::vector<std::string_view>& parts, std::optional<std::string> comment) {
  const Name column(parts.back());
  const auto relation = qualified_name_in({parts.begin(), parts.end() - 1});
  const auto* owner = find_relation(reader.scope(), relation.schema, relation.name,
                                    {Kind::table, Kind::view, Kind::materialized_view, Kind::composite_type});
  if (!owner) postpone(statement, -1, "there is no relation `" + quoted(relation) + "`");
  const auto missing = [&] { postpone(statement, -1, "`" + quoted(relation) + "` has no column `" + quoted(column) + "`"); };
  if (owner->id.kind == Kind::composite_type) {
    auto& attributes = reader.graph.at(owner->id).as<ir::CompositeType>().attributes;
    const auto at = std::find_if(attributes.begin(), attributes.end(), [&](const ir::Attribute& each) { return each.name == column; });
    if (at == attributes.end()) missing();
    at->comment = std::move(comment);
  } else if (owner->id.kind == Kind::table) {
    auto* node = reader.graph.find({.kind = Kind::column, .schema = owner->id.schema, .name = owner->id.name, .part = column});
    if (!node) missing();
    node->comment = std::move(comment);
  } else {
    comment_on_view_column(reader, owner->id, column, std::move(comment));
  }
}

// For objects inside another: the last part is its own name. A domain's constraint comes with the type.
NamedObject find_commented_part(Reader& reader, const PgQuery__CommentStmt& comment) {
  const auto& list = *comment.object->list;
  if (comment.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT)
    return find_part(reader, comment.objtype, qualified_name_in(name_parts(*list.items[0])), Name(name_parts(*list.items[1]).back()));
  auto parts = name_parts(*comment.object);
  const Name part(parts.back());
  parts.pop_back();
  return find_part(reader, comment.objtype, qualified_name_in(parts), part);
}

bool is_part(PgQuery__ObjectType type) {
  return type == PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER || type == PG_QUERY__OBJECT_TYPE__OBJECT_RULE || type == PG_QUERY__OBJECT_TYPE__OBJECT_POLICY ||
         type == PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT || type == PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT;
}

// From PostgreSQL 18 on NOT NULL is a constraint with a name.
Node* not_null_named(Reader& reader, const std::vector<std::string_view>& parts) {
  const auto relation = qualified_name_in({parts.begin(), parts.end() - 1});
  const auto* table = find_relation(reader.scope(), relation.schema, relation.name, {Kind::table});
  return table == nullptr ? nullptr : find_not_null(reader, table->id, Name(parts.back()));
}

void comment_on_not_null(ir::Column& column, std::optional<std::string> comment) {
  if (!column.not_null_constraint) column.not_null_constraint = ir::NotNull{};
  column.not_null_constraint->comment = std::move(comment);
}

// What every database says of itself and no file has to.
bool is_stock(const ObjectId& id, const std::optional<std::string>& comment) {
  return id.kind == Kind::schema && id.name.text() == "public" && comment == "standard public schema";
}

}  // namespace

Node* view_column(Reader& reader, const ObjectId& view, Name column, bool create) {
  const ObjectId id{.kind = Kind::view_column, .schema = view.schema, .name = view.name, .part = column};
  if (auto* node = reader.graph.find(id)) return node;
  if (!create) return nullptr;
  return &reader.graph.insert({.id = id, .parent = view, .object = ir::ViewColumn{}});
}

void drop_empty_view_column(Reader& reader, const ObjectId& id) {
  const auto& node = reader.graph.at(id);
  const auto& column = node.as<ir::ViewColumn>();
  const bool empty = !node.comment && !node.labels && node.privileges.empty() && !column.default_value && column.storage.empty() &&
                     column.compression.empty() && !column.statistics && column.options.empty();
  if (empty) reader.graph.erase(id);
}

void lower_comment(Reader& reader, const Statement& statement, const PgQuery__CommentStmt& comment) {
  const bool language = comment.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_LANGUAGE;
  if (language && is_of_system(reader, statement, comment.objtype, "COMMENT", *comment.object)) return;
  const bool role = comment.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_ROLE;
  if (role && reader.graph.origin.with_roles) return comment_on_role(reader, statement, Name(name_parts(*comment.object).back()), comment_of(comment));
  if (is_unmodelled(reader, statement, comment.objtype, "COMMENT ON")) return;
  auto text = comment_of(comment);
  if (comment.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN)
    return comment_on_column(reader, statement, name_parts(*comment.object), std::move(text));
  if (is_of_system(reader, statement, comment.objtype, "COMMENT", *comment.object)) return;
  const auto parts = name_parts(*comment.object);
  if (comment.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION && parts.back() == "plpgsql") return;
  const auto named = is_part(comment.objtype) ? find_commented_part(reader, comment) : find_named(reader, comment.objtype, *comment.object);
  const bool may_be_hidden = comment.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_INDEX || comment.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE;
  if (!named.node && may_be_hidden) {
    if (const auto* owner = hidden_owner(reader, qualified_name_in(parts))) {
      if (owner->id.kind == Kind::constraint) {
        reader.graph.at(owner->id).as<ir::Constraint>().index_comment = std::move(text);
        return;
      }
      reader.diagnostics.warning("comment-skipped", statement.at(-1),
                                 "the comment on " + named.shown + " is left out; comment on the " +
                                     std::string(kind_name(owner->id.kind)) + " that it belongs to");
      return;
    }
  }
  if (!named.node && !is_part(comment.objtype) && is_left_out(reader, statement, comment.objtype, "COMMENT", *comment.object)) return;
  if (!named.node && comment.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT)
    if (Node* column = not_null_named(reader, parts)) return comment_on_not_null(column->as<ir::Column>(), std::move(text));
  auto& node = found_or_postpone(named, statement);
  node.comment = is_stock(node.id, text) ? std::nullopt : std::move(text);
}

}  // namespace lockstep
