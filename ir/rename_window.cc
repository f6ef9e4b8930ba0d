#include "ir/rename_window.h"

#include <algorithm>

#include "ir/relation_names.h"

namespace lockstep {
namespace {

// The directive that speaks of the old name and of its mode.
const Directive* directive_of(const Node& node, const ObjectId& from) {
  const auto speaks_of = [&](const Directive& each) {
    return each.name == "renamed" && each.keys.contains("mode") && (each.keys.at("from") == from.own_name().text() || parts_of_name(each.keys.at("from")).back() == from.own_name());
  };
  const auto found = std::find_if(node.directives.begin(), node.directives.end(), speaks_of);
  return found == node.directives.end() ? nullptr : &*found;
}

bool has_retyped_column(const Graph& before, const Graph& after, const ObjectId& relation) {
  const auto columns = before.children(relation, Kind::column);
  return std::any_of(columns.begin(), columns.end(), [&](const ObjectId& id) {
    const Node* now = after.find(id);
    return now != nullptr && now->as<ir::Column>().type != before.at(id).as<ir::Column>().type;
  });
}

// Why no view can have the old name; empty when it can.
std::string obstacle_to_view(const Graph& before, const Graph& after, const ObjectId& from, const ObjectId& to) {
  if (relation_names(after).contains(from.qualified_name())) return "something else has the old name then";
  if (has_retyped_column(before, after, to)) return "the view would be in the way of columns that get another type";
  const auto* table = std::get_if<ir::Table>(&before.at(to).object);
  const int version = before.origin.server_version != 0 ? before.origin.server_version : before.origin.written_for;
  if (table != nullptr && table->row_security && version != 0 && version < 150000) return "before PostgreSQL 15 row-level security does not hold behind a view";
  return {};
}

// Why no second column can have the old name.
std::string obstacle_to_dual(const Graph& before, const Graph& after, const ObjectId& from, const ObjectId& to) {
  auto old = to;
  old.part = from.part;
  const auto& was = before.at(to).as<ir::Column>();
  const auto& is = after.at(to).as<ir::Column>();
  const auto* table = std::get_if<ir::Table>(&after.at(*after.at(to).parent).object);
  if (after.contains(old)) return "another column has the old name then";
  if (table == nullptr || !table->foreign_server.empty()) return "the table is a foreign one";
  if (was.generated || is.generated) return "a generated column cannot be written to";
  if (was.type != is.type) return "the column gets another type, too";
  // ADD COLUMN tests those for every row, and rows without a value cannot have one that is NOT NULL.
  if (was.type.reference && was.type.reference->kind == Kind::domain) return "its type is a domain, and a second column of it would be tested for every row";
  return {};
}

}  // namespace

std::vector<Name> parts_of_name(const std::string& text) {
  std::vector<Name> result;
  std::string part;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && inside && i + 1 < text.size() && text[i + 1] == '"') {
      part += c;
      ++i;
    } else if (c == '"') {
      inside = !inside;
    } else if (c == '.' && !inside) {
      result.emplace_back(part);
      part.clear();
    } else {
      part += c;
    }
  }
  result.emplace_back(part);
  return result;
}

RenameMode wanted_mode(const Graph& before, const Graph& after, const ObjectId& from, const ObjectId& to, Diagnostics& diagnostics) {
  const Node* node = after.find(to);
  const auto* directive = node == nullptr ? nullptr : directive_of(*node, from);
  if (directive == nullptr || directive->keys.at("mode") == "direct") return RenameMode::direct;
  const auto mode = directive->keys.at("mode") == "view" ? RenameMode::view : RenameMode::dual;
  const auto obstacle = mode == RenameMode::view ? obstacle_to_view(before, after, from, to) : obstacle_to_dual(before, after, from, to);
  if (!obstacle.empty())
    diagnostics.error("rename-window", directive->span, "the old name of " + to_string(to) + " cannot stay in use: " + obstacle,
                      {"do the one in a plan of its own before the other, or take `mode` away"});
  return mode;
}

}  // namespace lockstep
