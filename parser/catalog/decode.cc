#include "parser/catalog/decode.h"

#include <charconv>

#include "parser/catalog/privileges.h"
#include "parser/catalog/reprint.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {
namespace {

template <class Number>
void decode_number(std::string_view text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  check(error == std::errc() && end == text.data() + text.size(), "not a number: " + std::string(text));
}

// The enumerator whose letter stands at its place in `letters`.
template <class E>
void decode_letter(std::string_view text, std::string_view letters, E& value) {
  const auto at = text.size() == 1 ? letters.find(text.front()) : std::string_view::npos;
  if (at == std::string_view::npos) throw Error("the server's catalogs have a letter `" + std::string(text) + "` that lockstep does not know");
  value = static_cast<E>(at);
}

}  // namespace

std::string_view printed(std::string_view text, const ObjectId& id) {
  if (text.empty()) throw Error(to_string(id) + " was dropped while the database was read", "XX000", "");
  return text;
}

void decode(Decoding, std::string_view text, bool& value) { value = text == "t"; }
void decode(Decoding, std::string_view text, int& value) { decode_number(text, value); }
void decode(Decoding, std::string_view text, std::int64_t& value) { decode_number(text, value); }
void decode(Decoding, std::string_view text, double& value) { decode_number(text, value); }
void decode(Decoding, std::string_view text, std::string& value) { value = text; }
void decode(Decoding, std::string_view text, Name& value) { value = Name(text); }
void decode(Decoding decoding, std::string_view text, Expr& value) {
  value.text = rereadable(printed(text, decoding.node.id));
}

void decode(Decoding decoding, std::string_view text, Ref& value) {
  const auto* relation = decoding.reading.relation(to_oid(text));
  if (relation == nullptr) throw Error(to_string(decoding.node.id) + " refers to a relation that is not part of the state");
  if (relation->extension) Reading::need(decoding.node, *relation->extension);
  value.id = relation->id;
}

void decode(Decoding, std::string_view text, QualifiedName& value) {
  const auto parts = array_elements(text);
  check(parts.size() == 2, "not a schema and a name: " + std::string(text));
  value = {Name(parts[0] == "pg_catalog" ? "" : parts[0]), Name(parts[1])};
}

void decode(Decoding decoding, std::string_view text, TypeName& value) {
  const auto slash = text.find('/');
  std::optional<int> modifier;
  if (slash != std::string_view::npos) modifier = to_int(text.substr(slash + 1));
  const auto& type = decoding.reading.type(to_oid(text.substr(0, slash)), modifier);
  if (type.extension) Reading::need(decoding.node, *type.extension);
  value = type.name;
}

void decode_options(std::string_view text, std::string_view prefix, Options& options) {
  for (const auto& option : array_elements(text)) {
    const auto equals = option.find('=');
    if (std::string_view(option).substr(0, equals) == "pg_attver") continue;  // see column.sql
    options.set(std::string(prefix) + option.substr(0, equals), equals == std::string::npos ? "" : option.substr(equals + 1));
  }
}

void decode(Decoding, std::string_view text, Options& value) { decode_options(text, "", value); }

void decode(Decoding, std::string_view text, std::vector<Name>& value) {
  for (const auto& name : array_elements(text)) value.emplace_back(name);
}

void decode(Decoding, std::string_view text, std::vector<std::string>& value) { value = array_elements(text); }

void decode(Decoding, std::string_view text, ir::ConstraintType& value) { decode_letter(text, "pucfx", value); }
void decode(Decoding, std::string_view text, ir::ForeignKeyAction& value) { decode_letter(text, "arcnd", value); }
void decode(Decoding, std::string_view text, ir::Volatility& value) { decode_letter(text, "isv", value); }
void decode(Decoding, std::string_view text, ir::ParallelSafety& value) { decode_letter(text, "sru", value); }
void decode(Decoding, std::string_view text, ir::CastContext& value) { decode_letter(text, "eai", value); }
void decode(Decoding, std::string_view text, ir::CastMethod& value) { decode_letter(text, "fbi", value); }
void decode(Decoding, std::string_view text, ir::AggregateForm& value) { decode_letter(text, "noh", value); }
void decode(Decoding, std::string_view text, ir::FinalFunctionModifies& value) { decode_letter(text, " rsw", value); }
void decode(Decoding, std::string_view text, ir::TriggerEnabled& value) { decode_letter(text, "ODRA", value); }
void decode(Decoding, std::string_view text, ir::PolicyCommand& value) { decode_letter(text, "*rawd", value); }

Name storage_name(std::string_view letter) {
  static const Name plain("plain"), external("external"), extended("extended"), main("main");
  switch (letter.empty() ? ' ' : letter.front()) {
    case 'p': return plain;
    case 'e': return external;
    case 'x': return extended;
    case 'm': return main;
    default: return {};
  }
}

Name compression_name(std::string_view letter) {
  if (letter == "p") return Name("pglz");
  if (letter == "l") return Name("lz4");
  return {};
}

void set_owner_and_privileges(Reading& reading, Node& node, const Result& result, std::size_t row, char letter) {
  if (const auto owner = result.value(row, "owner")) node.owner = reading.role(to_oid(*owner));
  if (const auto acl = result.value(row, "acl")) node.privileges = privileges_from(*acl, letter, node.owner, reading.version);
}

}  // namespace lockstep::catalog
