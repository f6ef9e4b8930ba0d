#include "ir/describe.h"

#include <charconv>

#include "ir/error.h"

namespace lockstep {
namespace {

std::string show(const std::string& value) { return value; }
std::string show(bool value) { return value ? "true" : ""; }
std::string show(int value) { return std::to_string(value); }
std::string show(std::int64_t value) { return std::to_string(value); }
std::string show(Name value) { return value.text(); }
std::string show(const QualifiedName& value) { return value.empty() ? "" : quoted(value); }
std::string show(const Ref& value) { return to_string(value.id); }
std::string show(const TypeName& value) { return value.text.text(); }
std::string show(const Expr& value) { return value.text; }

std::string show(double value) {
  char buffer[64];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  check(error == std::errc(), "a number does not fit its buffer");
  return {buffer, end};
}

// Enumerators in the words of the SQL syntax, in the order of their declarations.
template <class E>
  requires std::is_enum_v<E>
std::string word(E value, std::initializer_list<const char*> words) {
  return words.begin()[static_cast<std::size_t>(value)];
}

std::string show(ir::ConstraintType value) {
  return word(value, {"primary key", "unique", "check", "foreign key", "exclusion"});
}

std::string show(ir::ForeignKeyAction value) {
  return word(value, {"no action", "restrict", "cascade", "set null", "set default"});
}

std::string show(ir::ArgumentMode value) {
  return word(value, {"in", "out", "inout", "variadic", "table"});
}

std::string show(ir::Volatility value) { return word(value, {"immutable", "stable", "volatile"}); }
std::string show(ir::ParallelSafety value) { return word(value, {"safe", "restricted", "unsafe"}); }
std::string show(ir::TriggerTiming value) { return word(value, {"before", "after", "instead of"}); }

std::string show(ir::TriggerEnabled value) {
  return word(value, {"origin", "disabled", "replica", "always"});
}

std::string show(ir::PolicyCommand value) {
  return word(value, {"all", "select", "insert", "update", "delete"});
}

std::string show(const ir::ReplicaIdentity& value) {
  const auto mode = word(value.mode, {"", "full", "nothing", "using index "});
  return mode + value.index.text();
}

template <class T>
std::string show(const Box<T>& value);
template <class T>
std::string show(const std::optional<T>& value);
template <class T>
std::string show(const std::vector<T>& values);
template <class K, class V>
std::string show(const std::map<K, V>& values);
std::string show(const Options& values);

template <HasFields T>
std::string show(const T& value) {
  std::string text;
  for_each_field<T>([&](const auto& each) {
    const auto shown = show(value.*each.member);
    if (shown.empty()) return;
    if (!text.empty()) text += ' ';
    text += std::string(each.name) + '=' + shown;
  });
  return '(' + text + ')';
}

template <class T>
std::string show(const Box<T>& value) {
  return value ? show(*value) : "";
}

template <class T>
std::string show(const std::optional<T>& value) {
  return value ? show(*value) : "";
}

template <class T>
std::string show(const std::vector<T>& values) {
  if (values.empty()) return "";
  std::string text;
  for (const auto& value : values) text += (text.empty() ? "" : ", ") + show(value);
  return '[' + text + ']';
}

std::string show(const Options& values) {
  if (values.empty()) return "";
  std::string text;
  for (const auto& [key, value] : values.sorted()) text += (text.empty() ? "" : ", ") + key + '=' + value;
  return '{' + text + '}';
}

template <class K, class V>
std::string show(const std::map<K, V>& values) {
  if (values.empty()) return "";
  std::string text;
  for (const auto& [key, value] : values)
    text += (text.empty() ? "" : ", ") + show(key) + '=' + show(value);
  return '{' + text + '}';
}

std::string show_privileges(const std::vector<Privilege>& privileges) {
  std::string text;
  for (const auto& each : privileges) {
    if (!text.empty()) text += ", ";
    text += each.privilege + (each.grantable ? "*" : "") + " for " +
            (each.grantee.empty() ? "PUBLIC" : quoted(each.grantee));
  }
  return text;
}

}  // namespace

void describe(const Node& node,
              const std::function<void(std::string_view name, const std::string& text)>& visit,
              bool include_ignored) {
  std::visit(
      [&](const auto& object) {
        using K = std::remove_cvref_t<decltype(object)>;
        for_each_field<K>([&](const auto& each) {
          if (each.on_change == OnChange::ignore && !include_ignored) return;
          const auto text = show(object.*each.member);
          if (!text.empty()) visit(each.name, text);
        });
      },
      node.object);
  if (!node.owner.empty()) visit("owner", node.owner.text());
  if (node.comment) visit("comment", *node.comment);
  if (!node.privileges.granted.empty()) visit("granted", show_privileges(node.privileges.granted));
  if (!node.privileges.revoked.empty()) visit("revoked", show_privileges(node.privileges.revoked));
}

std::string describe(const Node& node) {
  std::string line;
  describe(node, [&](std::string_view name, const std::string& text) {
    if (!line.empty()) line += ' ';
    line += std::string(name) + '=' + text;
  });
  return line;
}

}  // namespace lockstep
