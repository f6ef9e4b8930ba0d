#include "ir/describe.h"

#include <charconv>

#include "ir/error.h"
#include "ir/secrets.h"

namespace lockstep {
namespace {

// Each put() adds a value to a text; nothing for a value that says nothing. They add to one text, because a
// fingerprint takes every field of every object.
void put(std::string& text, const std::string& value) { text += value; }
void put(std::string& text, bool value) { text += value ? "true" : ""; }
void put(std::string& text, Name value) { text += value.text(); }
void put(std::string& text, const TypeName& value) { text += value.text.text(); }
void put(std::string& text, const Expr& value) { text += value.text; }
void put(std::string& text, const Ref& value) { text += to_string(value.id); }

void put(std::string& text, const QualifiedName& value) {
  if (!value.empty()) text += quoted(value);
}

template <class Number>
  requires std::is_arithmetic_v<Number>
void put(std::string& text, Number value) {
  char buffer[64];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  check(error == std::errc(), "a number does not fit its buffer");
  text.append(buffer, end);
}

// Enumerators in the words of the SQL syntax, in the order of their declarations.
template <class E>
  requires std::is_enum_v<E>
const char* word(E value, std::initializer_list<const char*> words) {
  return words.begin()[static_cast<std::size_t>(value)];
}

void put(std::string& text, ir::ConstraintType value) {
  text += word(value, {"primary key", "unique", "check", "foreign key", "exclusion"});
}

void put(std::string& text, ir::ForeignKeyAction value) {
  text += word(value, {"no action", "restrict", "cascade", "set null", "set default"});
}

void put(std::string& text, ir::ArgumentMode value) {
  text += word(value, {"in", "out", "inout", "variadic", "table"});
}

void put(std::string& text, ir::Volatility value) { text += word(value, {"immutable", "stable", "volatile"}); }
void put(std::string& text, ir::ParallelSafety value) { text += word(value, {"safe", "restricted", "unsafe"}); }
void put(std::string& text, ir::TriggerTiming value) { text += word(value, {"before", "after", "instead of"}); }

void put(std::string& text, ir::TriggerEnabled value) {
  text += word(value, {"origin", "disabled", "replica", "always"});
}

void put(std::string& text, ir::PolicyCommand value) {
  text += word(value, {"all", "select", "insert", "update", "delete"});
}

void put(std::string& text, ir::AggregateForm value) { text += word(value, {"", "ordered-set", "hypothetical-set"}); }
void put(std::string& text, ir::FinalFunctionModifies value) { text += word(value, {"", "read_only", "shareable", "read_write"}); }
void put(std::string& text, ir::CastContext value) { text += word(value, {"explicit", "assignment", "implicit"}); }
void put(std::string& text, ir::CastMethod value) { text += word(value, {"function", "without function", "inout"}); }
void put(std::string& text, ir::RuleEvent value) { text += word(value, {"select", "update", "insert", "delete"}); }

void put(std::string& text, const ir::ReplicaIdentity& value) {
  text += word(value.mode, {"", "full", "nothing", "using index "});
  text += value.index.text();
}

void put(std::string& text, const NameSet& values);
void put(std::string& text, const Options& values);
template <HasFields T>
void put(std::string& text, const T& value);
template <class T>
void put(std::string& text, const Box<T>& value);
template <class T>
void put(std::string& text, const std::optional<T>& value);
template <class T>
void put(std::string& text, const std::vector<T>& values);
template <class K, class V>
void put(std::string& text, const std::map<K, V>& values);

// Adds `name=value` when the value says something.
template <class T>
void put_field(std::string& text, std::string_view separator, std::string_view name, const T& value) {
  const auto before = text.size();
  text += separator;
  text += name;
  text += '=';
  const auto begin = text.size();
  put(text, value);
  if (text.size() == begin) text.resize(before);
}

template <HasFields T>
void put(std::string& text, const T& value) {
  text += '(';
  const auto begin = text.size();
  for_each_field<T>([&](const auto& each) { put_field(text, text.size() == begin ? "" : " ", each.name, value.*each.member); });
  text += ')';
}

template <class T>
void put(std::string& text, const Box<T>& value) {
  if (value) put(text, *value);
}

template <class T>
void put(std::string& text, const std::optional<T>& value) {
  if (value) put(text, *value);
}

void put(std::string& text, const NameSet& values) { put(text, values.sorted()); }

template <class T>
void put(std::string& text, const std::vector<T>& values) {
  if (values.empty()) return;
  text += '[';
  const auto begin = text.size();
  for (const auto& value : values) {
    if (text.size() != begin) text += ", ";
    put(text, value);
  }
  text += ']';
}

void put(std::string& text, const Options& values) {
  if (values.empty()) return;
  text += '{';
  const auto begin = text.size();
  for (const auto& [key, value] : values.sorted()) {
    if (text.size() != begin) text += ", ";
    text += key;
    text += '=';
    text += value;
  }
  text += '}';
}

template <class K, class V>
void put(std::string& text, const std::map<K, V>& values) {
  if (values.empty()) return;
  text += '{';
  const auto begin = text.size();
  for (const auto& [key, value] : values) {
    if (text.size() != begin) text += ", ";
    put(text, key);
    text += '=';
    put(text, value);
  }
  text += '}';
}

// That there is a value, and of options which, but not the values.
void put_masked(std::string& text, const Options& values) {
  Options hidden;
  for (const auto& [key, value] : values) hidden.set(key, is_secret_option(key) ? mask : std::string_view(value));
  put(text, hidden);
}

template <class T>
void put_masked(std::string& text, const T& value) {
  const auto before = text.size();
  put(text, value);
  if (text.size() == before) return;
  text.resize(before);
  text += mask;
}

std::string show_privileges(const std::vector<Privilege>& privileges) {
  std::string text;
  for (const auto& each : privileges) {
    if (!text.empty()) text += ", ";
    text += each.privilege + (each.grantable ? "*" : "") + " for " +
            (each.grantee.empty() ? "PUBLIC" : quoted(each.grantee));
    if (!each.grantor.empty()) text += " by " + quoted(each.grantor);
  }
  return text;
}

}  // namespace

void describe(const Node& node,
              const std::function<void(std::string_view name, const std::string& text)>& visit,
              bool include_ignored,
              Secrets secrets) {
  std::string text;
  std::visit(
      [&](const auto& object) {
        using K = std::remove_cvref_t<decltype(object)>;
        for_each_field<K>([&](const auto& each) {
          if (each.on_change == OnChange::ignore && !include_ignored) return;
          text.clear();
          if (each.shown == Shown::masked && secrets == Secrets::masked)
            put_masked(text, object.*each.member);
          else
            put(text, object.*each.member);
          if (!text.empty()) visit(each.name, text);
        });
      },
      node.object);
  if (!node.owner.empty()) visit("owner", node.owner.text());
  if (node.comment) visit("comment", *node.comment);
  if (node.labels) {
    text.clear();
    put(text, *node.labels);
    visit("security_labels", text);
  }
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
