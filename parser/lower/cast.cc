// CREATE CAST and CREATE CONVERSION (src/backend/commands/functioncmds.c, conversioncmds.c).
#include <algorithm>
#include <array>

#include "ir/error.h"
#include "parser/lower/function_lookup.h"
#include "parser/lower/operator.h"

namespace lockstep {
namespace {

ir::CastContext context_of(PgQuery__CoercionContext context) {
  switch (context) {
    case PG_QUERY__COERCION_CONTEXT__COERCION_IMPLICIT: return ir::CastContext::implicit;
    case PG_QUERY__COERCION_CONTEXT__COERCION_ASSIGNMENT: return ir::CastContext::assignment;
    default: return ir::CastContext::explicit_;
  }
}

// The function of a cast; a name alone will do when there is only one of it.
void set_function(Reader& reader, const Statement& statement, const PgQuery__ObjectWithArgs& named, ir::Cast& cast, std::vector<ObjectId>& references) {
  const auto parts = string_list(named.objname, named.n_objname);
  if (named.args_unspecified) {
    const auto found = find_routine_named(reader, PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION, named);
    const auto& node = found_or_postpone(found, statement);
    if (node.id.kind != Kind::routine) postpone(statement, -1, "there is no function `" + quoted(node.id.qualified_name()) + "`");
    cast.function = node.id.qualified_name();
    for (const auto& argument : node.as<ir::Routine>().arguments) cast.arguments.push_back(argument.type);
    references.push_back(node.id);
    return;
  }
  for (std::size_t i = 0; i < named.n_objargs; ++i)
    cast.arguments.push_back(type_without_modifiers(reader, *named.objargs[i]->type_name, statement));
  const auto found = find_function(reader, statement, {parts, cast.arguments});
  cast.function = found.name;
  if (found.id) references.push_back(*found.id);
}

struct Alias {
  std::string_view cleaned;
  std::string_view name;
};

// pg_encname_tbl in src/common/encnames.c: other names of encodings, cleaned of all but letters and digits.
constexpr std::array aliases = std::to_array<Alias>({
    {"abc", "WIN1258"},          {"alt", "WIN866"},           {"big5", "BIG5"},
    {"euccn", "EUC_CN"},         {"eucjis2004", "EUC_JIS_2004"}, {"eucjp", "EUC_JP"},
    {"euckr", "EUC_KR"},         {"euctw", "EUC_TW"},         {"gb18030", "GB18030"},
    {"gbk", "GBK"},              {"iso88591", "LATIN1"},      {"iso885910", "LATIN6"},
    {"iso885913", "LATIN7"},     {"iso885914", "LATIN8"},     {"iso885915", "LATIN9"},
    {"iso885916", "LATIN10"},    {"iso88592", "LATIN2"},      {"iso88593", "LATIN3"},
    {"iso88594", "LATIN4"},      {"iso88595", "ISO_8859_5"},  {"iso88596", "ISO_8859_6"},
    {"iso88597", "ISO_8859_7"},  {"iso88598", "ISO_8859_8"},  {"iso88599", "LATIN5"},
    {"johab", "JOHAB"},          {"koi8", "KOI8R"},           {"koi8r", "KOI8R"},
    {"koi8u", "KOI8U"},          {"latin1", "LATIN1"},        {"latin10", "LATIN10"},
    {"latin2", "LATIN2"},        {"latin3", "LATIN3"},        {"latin4", "LATIN4"},
    {"latin5", "LATIN5"},        {"latin6", "LATIN6"},        {"latin7", "LATIN7"},
    {"latin8", "LATIN8"},        {"latin9", "LATIN9"},        {"mskanji", "SJIS"},
    {"muleinternal", "MULE_INTERNAL"}, {"shiftjis", "SJIS"},  {"shiftjis2004", "SHIFT_JIS_2004"},
    {"sjis", "SJIS"},            {"sqlascii", "SQL_ASCII"},   {"tcvn", "WIN1258"},
    {"tcvn5712", "WIN1258"},     {"uhc", "UHC"},              {"unicode", "UTF8"},
    {"utf8", "UTF8"},            {"vscii", "WIN1258"},        {"win", "WIN1251"},
    {"win1250", "WIN1250"},      {"win1251", "WIN1251"},      {"win1252", "WIN1252"},
    {"win1253", "WIN1253"},      {"win1254", "WIN1254"},      {"win1255", "WIN1255"},
    {"win1256", "WIN1256"},      {"win1257", "WIN1257"},      {"win1258", "WIN1258"},
    {"win866", "WIN866"},        {"win874", "WIN874"},        {"win932", "SJIS"},
    {"win936", "GBK"},           {"win949", "UHC"},           {"win950", "BIG5"},
    {"windows1250", "WIN1250"},  {"windows1251", "WIN1251"},  {"windows1252", "WIN1252"},
    {"windows1253", "WIN1253"},  {"windows1254", "WIN1254"},  {"windows1255", "WIN1255"},
    {"windows1256", "WIN1256"},  {"windows1257", "WIN1257"},  {"windows1258", "WIN1258"},
    {"windows866", "WIN866"},    {"windows874", "WIN874"},    {"windows932", "SJIS"},
    {"windows936", "GBK"},       {"windows949", "UHC"},       {"windows950", "BIG5"},
});

// The name that PostgreSQL prints for an encoding (pg_encoding_to_char()); empty when it knows none of that name.
std::string encoding_name(std::string_view written) {
  std::string cleaned;
  for (const char c : written) {
    if (c >= 'A' && c <= 'Z') cleaned += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) cleaned += c;
  }
  const auto* found = std::find_if(aliases.begin(), aliases.end(), [&](const Alias& each) { return each.cleaned == cleaned; });
  return found == aliases.end() ? std::string() : std::string(found->name);
}

TypeName type_named(std::string_view name) { return {.text = Name(name)}; }

}  // namespace

Name cast_signature(const TypeName& source, const TypeName& target) { return Name(source.text.text() + " AS " + target.text.text()); }

NamedObject find_cast_named(Reader& reader, const PgQuery__Node& object) {
  const auto& list = *object.list;
  const auto source = signature_of(reader, &list.items[0], 1), target = signature_of(reader, &list.items[1], 1);
  NamedObject result;
  if (!source || !target) return result;
  const Name signature(*source + " AS " + *target);
  result.shown = "cast `" + signature.text() + "`";
  result.node = reader.graph.find({.kind = Kind::cast, .signature = signature});
  return result;
}

void lower_create_cast(Reader& reader, const Statement& statement, const PgQuery__CreateCastStmt& create) {
  ir::Cast cast;
  cast.source = type_without_modifiers(reader, *create.sourcetype, statement);
  cast.target = type_without_modifiers(reader, *create.targettype, statement);
  cast.context = context_of(create.context);
  cast.method = create.func ? ir::CastMethod::function : create.inout ? ir::CastMethod::inout : ir::CastMethod::without_function;
  std::vector<ObjectId> references;
  if (create.func) set_function(reader, statement, *create.func, cast, references);
  const ObjectId id{.kind = Kind::cast, .signature = cast_signature(cast.source, cast.target)};
  if (!reader.is_new(id, statement, -1, false)) return;
  auto& node = reader.graph.insert({.id = id, .object = std::move(cast), .directives = statement.directives, .origin = statement.span});
  for (const auto& each : references) add_reference(node, each);
}

void lower_create_conversion(Reader& reader, const Statement& statement, const PgQuery__CreateConversionStmt& create) {
  const auto name = qualified_name_in(string_list(create.conversion_name, create.n_conversion_name));
  const auto schema = reader.creation_schema(name.schema.text().c_str(), statement, -1);
  ir::Conversion conversion{.is_default = create.def != 0,
                            .from = encoding_name(text_of(create.for_encoding_name)),
                            .to = encoding_name(text_of(create.to_encoding_name))};
  if (conversion.from.empty() || conversion.to.empty()) {
    const auto written = conversion.from.empty() ? text_of(create.for_encoding_name) : text_of(create.to_encoding_name);
    reader.diagnostics.error("unknown-object", statement.at(-1), "there is no encoding `" + std::string(written) + "`");
    return;
  }
  const auto parts = string_list(create.func_name, create.n_func_name);
  const auto integer = type_named("integer");
  const std::vector<TypeName> older{integer, integer, type_named("cstring"), type_named("internal"), integer};
  auto newer = older;
  newer.push_back(type_named("boolean"));  // since PostgreSQL 14
  auto function = find_known_function(reader, {parts, older});
  if (auto found = find_known_function(reader, {parts, newer}); found || !function) function = found ? found : find_function(reader, statement, {parts, newer});
  conversion.function = function->name;
  const ObjectId id{.kind = Kind::conversion, .schema = schema, .name = name.name};
  if (!reader.is_new(id, statement, -1, false)) return;
  auto& node = create_object(reader, statement, id, std::move(conversion));
  if (function->id) add_reference(node, *function->id);
}

}  // namespace lockstep
