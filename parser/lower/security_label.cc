// SECURITY LABEL (src/backend/commands/seclabel.c).
#include <algorithm>

#include "ir/error.h"
#include "ir/security_labels.h"
#include "parser/lower/left_out.h"
#include "parser/lower/objects.h"

namespace lockstep {
namespace {

void label_column(Reader& reader, const Statement& statement, const std::vector<std::string_view>& parts, const std::string& provider,
                  const std::optional<std::string>& label) {
  const Name column(parts.back());
  const auto relation = qualified_name_in({parts.begin(), parts.end() - 1});
  const auto* owner = find_relation(reader.scope(), relation.schema, relation.name, {Kind::table, Kind::view, Kind::materialized_view, Kind::composite_type});
  if (!owner) postpone(statement, -1, "there is no relation `" + quoted(relation) + "`");
  if (owner->id.kind == Kind::composite_type) return reader.unsupported(statement, "SECURITY LABEL ON COLUMN of a composite type");
  if (owner->id.kind == Kind::table) {
    auto* node = reader.graph.find({.kind = Kind::column, .schema = owner->id.schema, .name = owner->id.name, .part = column});
    if (!node) postpone(statement, -1, "`" + quoted(relation) + "` has no column `" + quoted(column) + "`");
    return set_label(*node, provider, label);
  }
  // A view's column is a node only while it carries something.
  if (auto* node = view_column(reader, owner->id, column, label.has_value())) {
    set_label(*node, provider, label);
    drop_empty_view_column(reader, node->id);
  }
}

}  // namespace

void lower_security_label(Reader& reader, const Statement& statement, const PgQuery__SecLabelStmt& stmt) {
  const auto type = stmt.objtype;
  const bool language = type == PG_QUERY__OBJECT_TYPE__OBJECT_LANGUAGE;
  if (language && is_of_system(reader, statement, type, "SECURITY LABEL", *stmt.object)) return;
  if (is_unmodelled(reader, statement, type, "SECURITY LABEL ON")) return;
  const std::string provider(text_of(stmt.provider));
  // The tree does not tell an empty label from none.
  const auto text = text_of(stmt.label);
  const auto label = text.empty() ? std::nullopt : std::optional<std::string>(text);
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN) return label_column(reader, statement, name_parts(*stmt.object), provider, label);
  if (is_of_system(reader, statement, type, "SECURITY LABEL", *stmt.object)) return;
  const auto named = find_named(reader, type, *stmt.object);
  if (!named.node && type == PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE && hidden_owner(reader, qualified_name_in(name_parts(*stmt.object)))) {
    reader.diagnostics.warning("label-skipped", statement.at(-1), "the security label on " + named.shown + " is left out: the sequence belongs to an identity column");
    return;
  }
  if (!named.node && is_left_out(reader, statement, type, "SECURITY LABEL", *stmt.object)) return;
  set_label(found_or_postpone(named, statement), provider, label);
}

}  // namespace lockstep
