#include "parser/name_resolver.h"

#include <algorithm>

#include "parser/builtin_names.h"
#include "parser/extension_names.h"

namespace lockstep {
namespace {

std::string_view constant_text(const PgQuery__Node& node) {
  const bool is_text = node.node_case == PG_QUERY__NODE__NODE_A_CONST &&
                       node.a_const->val_case == PG_QUERY__A__CONST__VAL_SVAL;
  return is_text ? text_of(node.a_const->sval->sval) : std::string_view();
}

std::string_view last_name(const PgQuery__TypeName& type) {
  return type.n_names == 0 ? std::string_view() : text_of(type.names[type.n_names - 1]->string->sval);
}

// Functions of pg_catalog whose first argument is a regclass, so that a plain string there is a name.
bool takes_relation_name(std::string_view function) {
  return function == "nextval" || function == "currval" || function == "setval" ||
         function == "pg_relation_size" || function == "pg_total_relation_size" ||
         function == "pg_table_size" || function == "pg_indexes_size";
}

}  // namespace

void NameResolver::resolve_expression(const PgQuery__Node& expression) {
  Level level;
  if (scope_.relation)
    if (const auto* node = scope_.graph.find(*scope_.relation)) {
      level.items.push_back({.alias = node->id.name, .relation = node});
      // In the WHEN condition of a trigger.
      for (const auto* alias : {"new", "old"})
        level.items.push_back({.alias = Name(alias), .relation = node});
    }
  level_ = &level;
  visit(&expression);
  level_ = nullptr;
}

void NameResolver::resolve_query(const PgQuery__Node& node) { query(node, nullptr); }

std::vector<ObjectId> NameResolver::take_references() {
  std::sort(references_.begin(), references_.end());
  references_.erase(std::unique(references_.begin(), references_.end()), references_.end());
  return std::move(references_);
}

void NameResolver::visit(const PgQuery__Node* node) {
  if (node) walk(node->base, [this](const ProtobufCMessage& message) { return enter(message); });
}

void NameResolver::visit_all(PgQuery__Node* const* nodes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) visit(nodes[i]);
}

// Returns whether to go on with what is below the message.
bool NameResolver::enter(const ProtobufCMessage& message) {
  const auto* descriptor = message.descriptor;
  if (descriptor == &pg_query__node__descriptor || descriptor == &pg_query__a__const__descriptor) return true;
  if (descriptor == &pg_query__column_ref__descriptor) {
    column(reinterpret_cast<const PgQuery__ColumnRef&>(message), false);
    return false;
  }
  if (descriptor == &pg_query__func_call__descriptor) {
    function(reinterpret_cast<const PgQuery__FuncCall&>(message));
    return true;
  }
  if (descriptor == &pg_query__type_cast__descriptor) {
    cast_of_name(reinterpret_cast<const PgQuery__TypeCast&>(message));
    return true;
  }
  if (descriptor == &pg_query__type_name__descriptor) {
    type(reinterpret_cast<const PgQuery__TypeName&>(message));
    return false;  // a word among the modifiers is no column
  }
  if (descriptor == &pg_query__res_target__descriptor) {
    const auto& target = reinterpret_cast<const PgQuery__ResTarget&>(message);
    if (target.val) expanding(&target.val, 1);
    visit_all(target.indirection, target.n_indirection);
    return false;
  }
  if (descriptor == &pg_query__row_expr__descriptor) {
    const auto& row = reinterpret_cast<const PgQuery__RowExpr&>(message);
    expanding(row.args, row.n_args);
    return false;
  }
  if (descriptor == &pg_query__list__descriptor) {
    const auto& list = reinterpret_cast<const PgQuery__List&>(message);  // of VALUES
    expanding(list.items, list.n_items);
    return false;
  }
  if (descriptor == &pg_query__sub_link__descriptor) {
    const auto& link = reinterpret_cast<const PgQuery__SubLink&>(message);
    visit(link.testexpr);
    query(*link.subselect, nullptr);
    return false;
  }
  return true;
}

// Places where `t.*` stands for the columns.
void NameResolver::expanding(PgQuery__Node* const* nodes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    if (nodes[i]->node_case == PG_QUERY__NODE__NODE_COLUMN_REF)
      column(*nodes[i]->column_ref, true);
    else
      visit(nodes[i]);
}

// Keeps what a name was found to be.
void NameResolver::use(const Found& found, const void* node, int location, std::string_view name, bool given_schema) {
  if (!found) {
    complete_ = false;
    return;
  }
  if (!found.in_graph()) return;
  reference(found.node->id);
  if (!given_schema) prefixes_.push_back({node, location, found.name.schema, name});
}

bool takes_arguments(const ir::Routine& routine, std::size_t count) {
  std::size_t inputs = 0;
  std::size_t defaults = 0;
  bool variadic = false;
  for (const auto& argument : routine.arguments) {
    if (argument.mode == ir::ArgumentMode::out || argument.mode == ir::ArgumentMode::table) continue;
    ++inputs;
    if (argument.default_value) ++defaults;
    if (argument.mode == ir::ArgumentMode::variadic) variadic = true;
  }
  if (variadic) return count + 1 + defaults >= inputs;
  return count <= inputs && count + defaults >= inputs;
}

namespace {

// True when the number of arguments of a call says nothing about the function's.
bool any_count(const PgQuery__FuncCall& call) {
  return call.agg_star || call.agg_within_group || call.func_variadic;
}

}  // namespace

// References the routines of that name in the schema that the call can mean.
bool NameResolver::use_routines(const PgQuery__FuncCall& call, Name schema, Name name) {
  int found = 0;
  const Node* last = nullptr;
  for (const auto* routine : routines_in_schema(scope_.graph, schema, name)) {
    if (!any_count(call) && !takes_arguments(routine->as<ir::Routine>(), call.n_args)) continue;
    reference(routine->id);
    last = routine;
    ++found;
  }
  if (&call == call_in_from_ && found == 1) routine_in_from_ = last;
  return found > 0;
}

// `mood('happy')`, a cast in the form of a call.
bool NameResolver::use_type_as_function(const PgQuery__FuncCall& call, Name schema, Name name) {
  if (call.n_args != 1) return false;
  const auto found = lookup_type(scope_, schema, name);
  if (!found) return false;
  use(found, &call, call.location, name.text(), !schema.empty());
  return true;
}

void NameResolver::function(const PgQuery__FuncCall& call) {
  if (call.n_funcname == 0) return;
  const auto name = text_of(call.funcname[call.n_funcname - 1]->string->sval);
  if (call.n_args > 0 && takes_relation_name(name)) name_in_constant(*call.args[0], "regclass");
  if (call.n_funcname == 1) return unqualified_function(call, Name(name));
  qualified_function(call, Name(text_of(call.funcname[call.n_funcname - 2]->string->sval)), Name(name));
}

// A function of pg_catalog wins when it takes that many arguments and exists in every version: who
// defines a function that only newer servers have means his own.
void NameResolver::unqualified_function(const PgQuery__FuncCall& call, Name name) {
  static const Name pg_catalog("pg_catalog");
  const auto* builtin = builtin_function(name.text());
  const bool builtin_fits = builtin && (any_count(call) || builtin->takes(call.n_args) || name.text() == "unnest");
  const auto& path = scope_.search_path;
  const bool builtin_last = std::find(path.begin(), path.end(), pg_catalog) != path.end();
  if (builtin_fits && builtin->in_every_version && !builtin_last) return;
  for (const auto schema : path) {
    if (schema == pg_catalog && builtin_fits) return;
    if (!use_routines(call, schema, name)) continue;
    prefixes_.push_back({&call, call.location, schema, name.text()});
    return;
  }
  if (builtin_fits) return;
  if (const auto* extension = extension_with(scope_.graph, ExtensionMember::function, Name(), name.text()))
    return use({.what = Found::What::extension, .node = extension, .name = {schema_of_extension(*extension), name}},
               &call, call.location, name.text(), false);
  if (builtin || use_type_as_function(call, Name(), name)) return;
  complete_ = false;
}

void NameResolver::qualified_function(const PgQuery__FuncCall& call, Name schema, Name name) {
  if (is_system_schema(schema.text()) || use_routines(call, schema, name)) return;
  if (const auto* extension = extension_with(scope_.graph, ExtensionMember::function, schema, name.text()))
    return reference(extension->id);
  if (!use_type_as_function(call, schema, name)) complete_ = false;
}

void NameResolver::type(const PgQuery__TypeName& type) {
  if (type.n_names == 0) return;
  const auto name = last_name(type);
  if (type.n_names > 1) {
    const Name schema(text_of(type.names[type.n_names - 2]->string->sval));
    if (is_system_schema(schema.text())) return;
    auto found = lookup_type(scope_, schema, Name(name));
    if (!found && name.starts_with('_')) found = lookup_type(scope_, schema, Name(name.substr(1)));
    return use(found, &type, type.location, name, true);
  }
  auto found = lookup_type(scope_, Name(), Name(name));
  // An array type by its own name.
  if (!found && name.starts_with('_')) found = lookup_type(scope_, Name(), Name(name.substr(1)));
  use(found, &type, type.location, name, false);
}

// `'orders'::regclass` and the like.
void NameResolver::cast_of_name(const PgQuery__TypeCast& cast) {
  const auto name = last_name(*cast.type_name);
  if (name.starts_with("reg") && cast.type_name->n_array_bounds == 0) name_in_constant(*cast.arg, name);
}

void NameResolver::name_in_constant(const PgQuery__Node& constant, std::string_view type) {
  auto text = constant_text(constant);
  if (type == "regprocedure") text = text.substr(0, text.find('('));
  const auto names = names_in_text(text);
  if (names.empty() || names.size() > 2) return;
  const Name schema(names.size() == 2 ? names[0] : std::string());
  const Name name(names.back());
  Found found;
  if (type == "regclass") {
    found = lookup_relation(
        scope_, schema, name,
        {Kind::table, Kind::view, Kind::materialized_view, Kind::sequence, Kind::index});
  } else if (type == "regtype") {
    found = lookup_type(scope_, schema, name);
    if (!found) return;  // may be a spelling, `integer`
  } else if (type == "regproc" || type == "regprocedure") {
    found = lookup_routine(scope_, schema, name);
  } else {
    return;
  }
  use(found, constant.a_const, constant.a_const->location, {}, !schema.empty());
}

std::vector<std::string> names_in_text(std::string_view text) {
  std::vector<std::string> names;
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80U;
  };
  const auto continues = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '$'; };
  std::size_t at = 0;
  for (;;) {
    std::string name;
    if (at < text.size() && text[at] == '"') {
      for (++at; at < text.size(); ++at) {
        if (text[at] == '"' && (at + 1 >= text.size() || text[at + 1] != '"')) break;
        if (text[at] == '"') ++at;
        name += text[at];
      }
      if (at++ >= text.size()) return {};
    } else {
      if (at >= text.size() || !is_letter(text[at])) return {};
      for (; at < text.size() && continues(text[at]); ++at)
        name += text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
    }
    names.emplace_back(truncated_identifier(name));
    if (at == text.size()) return names;
    if (text[at++] != '.') return {};
  }
}

}  // namespace lockstep
