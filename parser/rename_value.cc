#include "parser/rename_value.h"

#include <algorithm>
#include <set>

#include "ir/name_distance.h"
#include "ir/rename_claims.h"
#include "ir/rename_row.h"
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
    if (now == literal || !seen_.insert(offset).second) return;
    const auto token = std::find_if(tokens().begin(), tokens().end(), [&](const Token& each) { return each.begin == offset; });
    if (token != tokens().end()) replace(token->begin, token->end, quoted_literal(now));
  }

 private:
  std::string type_;
  const ValueName& name_;
  std::set<std::size_t> seen_;  // what is tried more than once
};

bool has_type(const Node* node, const ObjectId& type) {
  return node != nullptr && node->id.kind == Kind::column && node->as<ir::Column>().type.reference == type;
}

// The table whose columns the texts of the node may name, or the domain whose values they are about.
const ObjectId* subject_of(const Node& node) {
  return node.parent && (node.parent->kind == Kind::table || node.parent->kind == Kind::domain) ? &*node.parent : nullptr;
}

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

// The type that the expression is given: of the column, the domain or the argument whose default it is. Empty: its own.
Name type_of_default(const Object& object, const Expr& expression) {
  if (const auto* column = std::get_if<ir::Column>(&object)) return column->default_value && &*column->default_value == &expression ? column->type.text : Name();
  if (const auto* domain = std::get_if<ir::Domain>(&object)) return domain->type.text;
  if (const auto* routine = std::get_if<ir::Routine>(&object))
    for (const auto& argument : routine->arguments)
      if (argument.default_value && &*argument.default_value == &expression) return argument.type.text;
  return {};
}

std::string renamed_in_text(const Graph& graph, const Node& node, const std::string& text, Name wanted, const ObjectId& type, const ValueName& name) {
  ValueRenamer editor(type, name);
  try {
    return rewritten(graph, subject_of(node), text, editor, wanted);
  } catch (const analyse::NotAnalysed&) {
    return text;
  } catch (const SyntaxError&) {
    return text;
  }
}

void rename_in_graph(Graph& graph, const ObjectId& type, const ValueName& name) {
  const auto quoted_name = quoted_literal(name.from);
  const auto inside = std::string_view(quoted_name).substr(1, quoted_name.size() - 2);
  std::vector<std::pair<ObjectId, Object>> changed;
  for (const auto& [id, node] : graph.nodes()) {
    auto object = node.object;
    bool any = false;
    const auto set = [&](Expr& expression, std::string text) {
      if (text == expression.text) return;
      any = true;
      expression.text = std::move(text);
      expression.canonical.clear();
    };
    const bool bound = is_bound_by(graph, node, type);
    visit_expressions(object, [&](std::string_view, Expr& expression) {
      if (expression.text.find(inside) == std::string::npos) return;
      const bool is_bound = bound && expression.text.starts_with("FOR VALUES");
      set(expression, is_bound ? renamed_in_bound(expression.text, name) : renamed_in_text(graph, node, expression.text, type_of_default(object, expression), type, name));
    });
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

struct WantedValue {
  std::string from;
  std::string to;
  Span span;
};

// The renames of one type's values.
struct ValueRow {
  Graph& before;
  const Node& type;
  Diagnostics& diagnostics;
  std::vector<Renamed>& result;

  bool is_there(const std::string& value) const { return holds(before.at(type.id).as<ir::EnumType>().values, value); }
  bool gives_way(const std::string&) const { return false; }
  bool is_wanted(const std::string& value) const { return holds(type.as<ir::EnumType>().values, value); }

  void rename(const std::string& from, const std::string& to) {
    rename_in_graph(before, type.id, {from, to});
    result.push_back({value_id(type.id, from), value_id(type.id, to)});
  }

  std::string free_name(const std::string& value) const {
    for (int i = 1;; ++i)
      if (auto name = with_number(value, i); !is_there(name)) return name;
  }

  void report(const WantedValue& wanted) {
    diagnostics.error("rename-conflict", wanted.span, "value `" + wanted.from + "` of " + to_string(type.id) + " cannot become `" + wanted.to + "`: both exist",
                      {"take the directive away; PostgreSQL cannot make one value of two"});
  }
};

// A value that is new although a directive says what it was: that is not there either, and rows have one that goes.
void warn_of_missing_values(const ValueRow& row, const std::vector<WantedValue>& wanted) {
  for (const auto& each : wanted) {
    const bool found = std::any_of(wanted.begin(), wanted.end(), [&](const WantedValue& other) { return other.to == each.to && row.is_there(other.from); });
    if (found || row.is_there(each.to)) continue;
    std::vector<std::string> hints{"write the value that it is now, or take the directive away if there is none"};
    for (const auto& value : row.before.at(row.type.id).as<ir::EnumType>().values)
      if (!row.is_wanted(value) && name_distance(value, each.from) <= 2) hints = {"did you mean `-- @renamed from=" + quoted_literal(value) + "`?"};
    row.diagnostics.warning("rename-nothing", each.span, "directive `@renamed` finds no value `" + each.from + "` of " + to_string(row.type.id) + ": `" + each.to + "` is a new value", std::move(hints));
  }
}

// One value becomes one other.
void settle_claimed_values(const ValueRow& row, std::vector<WantedValue>& wanted) {
  std::vector<WantedValue> result;
  for (auto& each : wanted) {
    const bool done = row.is_there(each.to) && row.is_wanted(each.from);
    const auto first = std::find_if(result.begin(), result.end(), [&](const WantedValue& other) { return other.from == each.from && !(row.is_there(other.to) && row.is_wanted(other.from)); });
    if (first == result.end() || done || !row.is_there(each.from))
      result.push_back(std::move(each));
    else if (first->to != each.to)
      row.diagnostics.error("rename-conflict", each.span, "value `" + each.from + "` of " + to_string(row.type.id) + " cannot become both `" + first->to + "` and `" + each.to + "`: the directive at " +
                                                              place_in_file(first->span, row.type.id) + " claims it, too", {"take one of the two away"});
  }
  wanted = std::move(result);
}

}  // namespace

std::vector<Renamed> match_renamed_values(Graph& before, const Graph& after, Diagnostics& diagnostics) {
  std::vector<Renamed> result;
  for (const auto& [id, node] : after.nodes(Kind::enum_type)) {
    if (node.directives.empty() || !before.contains(id)) continue;
    // Values that changed places would do so again; their order tells that they did.
    if (before.at(id).as<ir::EnumType>().values == node.as<ir::EnumType>().values) continue;
    ValueRow row{before, node, diagnostics, result};
    std::vector<WantedValue> wanted;
    for (const auto& directive : node.directives)
      if (directive.name == renamed_value_directive) wanted.push_back({directive.keys.at("from"), directive.keys.at("to"), directive.span});
    warn_of_missing_values(row, wanted);
    settle_claimed_values(row, wanted);
    carry_out_row(std::move(wanted), row);
  }
  return result;
}

}  // namespace lockstep
