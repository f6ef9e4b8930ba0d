#include "parser/rename_value.h"

#include <algorithm>
#include <map>
#include <optional>

#include "ir/dependency.h"
#include "ir/visit_references.h"
#include "parser/text_editor.h"

namespace lockstep {
namespace {

struct ValueName {
  const std::string& from;
  const std::string& to;
};

// `{a,b}` with one of its values renamed; values that want quotes inside the braces are left to the server.
std::string renamed_in_array(const std::string& text, const ValueName& name) {
  if (text.size() < 2 || text.front() != '{' || text.back() != '}' || text.find_first_of("\"\\{", 1) != std::string::npos) return text;
  const bool plain = !name.to.empty() && name.to.find_first_of("\"\\{}, \t\n") == std::string::npos;
  std::string result = "{";
  for (std::size_t at = 1; at < text.size();) {
    const auto end = text.find_first_of(",}", at);
    const auto value = text.substr(at, end - at);
    result += value == name.from ? plain ? name.to : '"' + name.to + '"' : value;
    result += text[end];
    at = end + 1;
  }
  return result;
}

// Finds out of which types the strings of a text are, and replaces those of the enum and of arrays of it.
class ValueRenamer : public TextEditor {
 public:
  ValueRenamer(const ObjectId& type, const ValueName& name) : type_(quoted(type.qualified_name())), name_(name) {}

  void typed(std::size_t offset, const std::string& literal, const std::string& type) override {
    const auto now = type == type_ ? (literal == name_.from ? name_.to : literal) : type == type_ + "[]" ? renamed_in_array(literal, name_) : literal;
    if (now != literal) renamed_[offset] = now;
  }

  void settle() {
    for (const auto& token : tokens())
      if (const auto found = renamed_.find(token.begin); found != renamed_.end()) replace(token.begin, token.end, quoted_literal(found->second));
  }

 private:
  std::string type_;
  const ValueName& name_;
  std::map<std::size_t, std::string> renamed_;
};

bool has_type(const Node* node, const ObjectId& type) {
  return node != nullptr && node->id.kind == Kind::column && node->as<ir::Column>().type.reference == type;
}

// The table whose columns the texts of the node may name.
const ObjectId* table_of(const Node& node) { return node.parent && node.parent->kind == Kind::table ? &*node.parent : nullptr; }

// `FOR VALUES IN ('a')` has no types; they are those of the parent's key.
bool is_bound_by(const Graph& graph, const Node& node, const ObjectId& type) {
  const auto* table = std::get_if<ir::Table>(&node.object);
  const Node* parent = table != nullptr && table->partition_of ? graph.find(table->partition_of->id) : nullptr;
  if (parent == nullptr) return false;
  const auto columns = graph.columns(parent->id);
  return std::any_of(columns.begin(), columns.end(), [&](const Node* column) {
    if (!has_type(column, type) || !parent->as<ir::Table>().partition_key) return false;
    const auto& elements = parent->as<ir::Table>().partition_key->elements;
    return elements.size() == 1 && elements.front().column == column->id.part;
  });
}

std::string renamed_in_bound(const std::string& text, const ValueName& name) {
  std::string result;
  std::size_t at = 0;
  for (const auto& token : scan(text)) {
    if (text.substr(token.begin, token.end - token.begin) != quoted_literal(name.from)) continue;
    result += text.substr(at, token.begin - at) + quoted_literal(name.to);
    at = token.end;
  }
  return result + text.substr(at);
}

bool is_array_of(const Node& node, const ObjectId& type) {
  const auto* column = std::get_if<ir::Column>(&node.object);
  return column != nullptr && column->type.text.text() == quoted(type.qualified_name()) + "[]";
}

// What the text says when it is one string and nothing else.
std::optional<std::string> plain_literal(const std::string& text) {
  if (text.size() < 2 || text.front() != '\'' || text.back() != '\'') return std::nullopt;
  std::string value;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == '\'' && text[++i] != '\'') return std::nullopt;
    value += text[i];
  }
  return quoted_literal(value) == text ? std::optional(value) : std::nullopt;
}

std::string renamed_in_text(const Graph& graph, const Node& node, std::string_view field, const std::string& text, const ObjectId& type, const ValueName& name) {
  const auto quoted_name = quoted_literal(name.from);
  if (text.find(std::string_view(quoted_name).substr(1, quoted_name.size() - 2)) == std::string::npos) return text;
  if (field == "default" && is_array_of(node, type))
    if (const auto value = plain_literal(text)) return quoted_literal(renamed_in_array(*value, name));
  if (field == "default" && has_type(&node, type) && text == quoted_name) return quoted_literal(name.to);
  ValueRenamer editor(type, name);
  try {
    return rewritten(graph, table_of(node), text, editor, [&] { editor.settle(); });
  } catch (const analyse::NotAnalysed&) {
    return text;
  } catch (const SyntaxError&) {
    return text;
  }
}

void rename_in_graph(Graph& graph, const ObjectId& type, const ValueName& name) {
  std::vector<std::pair<ObjectId, Object>> changed;
  for (const auto& [id, node] : graph.nodes()) {
    auto object = node.object;
    bool any = false;
    visit_expressions(object, [&](std::string_view field, Expr& expression) {
      auto text = renamed_in_text(graph, node, field, expression.text, type, name);
      if (text == expression.text) return;
      any = true;
      expression.text = std::move(text);
      expression.canonical.clear();
    });
    if (is_bound_by(graph, node, type)) {
      auto& bound = std::get<ir::Table>(object).partition_bound;
      auto text = renamed_in_bound(bound.text, name);
      any = any || text != bound.text;
      bound.text = std::move(text);
    }
    if (any) changed.emplace_back(id, std::move(object));
  }
  for (auto& [id, object] : changed) graph.at(id).object = std::move(object);
  auto& values = graph.at(type).as<ir::EnumType>().values;
  std::replace(values.begin(), values.end(), name.from, name.to);
}

bool holds(const std::vector<std::string>& values, const std::string& wanted) { return std::find(values.begin(), values.end(), wanted) != values.end(); }

ObjectId value_id(const ObjectId& type, const std::string& value) {
  auto id = type;
  id.part = Name(value);
  return id;
}

}  // namespace

std::vector<Renamed> match_renamed_values(Graph& before, const Graph& after, Diagnostics& diagnostics) {
  std::vector<Renamed> result;
  for (const auto& [id, node] : after.nodes(Kind::enum_type)) {
    const auto& type = node.as<ir::EnumType>();
    if (!before.contains(id)) continue;
    for (const auto& directive : node.directives) {
      if (directive.name != renamed_value_directive) continue;
      const auto& from = directive.keys.at("from");
      const auto& to = directive.keys.at("to");
      const auto& values = before.at(id).as<ir::EnumType>().values;
      if (from == to || !holds(values, from)) continue;  // done already
      if (holds(values, to)) {
        if (holds(type.values, from)) continue;  // both are wanted: it happened in a row of renames
        diagnostics.error("rename-conflict", directive.span, "value `" + from + "` of " + to_string(id) + " cannot become `" + to + "`: both exist",
                          {"take the directive away; PostgreSQL cannot make one value of two"});
        continue;
      }
      rename_in_graph(before, id, {from, to});
      result.push_back({value_id(id, from), value_id(id, to)});
    }
  }
  return result;
}

}  // namespace lockstep
