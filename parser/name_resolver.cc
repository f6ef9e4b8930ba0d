#include "parser/name_resolver.h"

#include <algorithm>

#include "parser/builtin/catalog.h"
#include "parser/builtin_names.h"

namespace lockstep {
namespace {

std::string_view last_name(const PgQuery__TypeName& type) {
  return type.n_names == 0 ? std::string_view()
                           : text_of(type.names[type.n_names - 1]->string->sval);
}

// BETWEEN stands where the name of an operator does; it means built-in ones.
bool is_between(PgQuery__AExprKind kind) {
  return kind == PG_QUERY__A__EXPR__KIND__AEXPR_BETWEEN || kind == PG_QUERY__A__EXPR__KIND__AEXPR_NOT_BETWEEN ||
         kind == PG_QUERY__A__EXPR__KIND__AEXPR_BETWEEN_SYM || kind == PG_QUERY__A__EXPR__KIND__AEXPR_NOT_BETWEEN_SYM;
}

}  // namespace

// In the WHEN condition of a trigger, and in rules.
void NameResolver::add_old_and_new(const Node& relation, Level& level) {
  for (const auto* alias : {"new", "old"})
    level.items.push_back({.alias = Name(alias), .relation = &relation});
}

void NameResolver::resolve_expression(const PgQuery__Node& expression) {
  Level level;
  if (scope_.relation)
    if (const auto* node = scope_.graph.find(*scope_.relation)) {
      level.items.push_back({.alias = node->id.name, .relation = node});
      add_old_and_new(*node, level);
    }
  level_ = &level;
  visit(&expression);
  level_ = nullptr;
}

void NameResolver::resolve_query(const PgQuery__Node& node) {
  Level level;
  if (scope_.relation)
    if (const auto* relation = scope_.graph.find(*scope_.relation)) add_old_and_new(*relation, level);
  if (scope_.relation) level_ = &level;
  query(node, nullptr);
  level_ = nullptr;
}

std::vector<ObjectId> NameResolver::take_references() {
  std::sort(references_.begin(), references_.end());
  references_.erase(std::unique(references_.begin(), references_.end()), references_.end());
  return std::move(references_);
}

void NameResolver::visit(const PgQuery__Node* node) {
  if (node) walk(node->base, [this](const ProtobufCMessage& message) { return enter(message); });
}

void NameResolver::visit_all(PgQuery__Node* const* nodes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    visit(nodes[i]);
}

// Returns whether to go on with what is below the message.
bool NameResolver::enter(const ProtobufCMessage& message) {
  const auto* descriptor = message.descriptor;
  if (descriptor == &pg_query__node__descriptor || descriptor == &pg_query__a__const__descriptor)
    return true;
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
  if (descriptor == &pg_query__collate_clause__descriptor) {
    collation(reinterpret_cast<const PgQuery__CollateClause&>(message));
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
  if (descriptor == &pg_query__a__expr__descriptor) {
    const auto& expression = reinterpret_cast<const PgQuery__AExpr&>(message);
    if (!is_between(expression.kind)) operator_(expression.name, expression.n_name, expression.location);
    return true;
  }
  if (descriptor == &pg_query__sort_by__descriptor) {
    const auto& sort = reinterpret_cast<const PgQuery__SortBy&>(message);
    operator_(sort.use_op, sort.n_use_op, sort.location);
    return true;
  }
  if (descriptor == &pg_query__sub_link__descriptor) {
    const auto& link = reinterpret_cast<const PgQuery__SubLink&>(message);
    operator_(link.oper_name, link.n_oper_name, link.location);
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
void NameResolver::use(
    const Found& found, const void* node, int location, std::string_view name, bool given_schema) {
  if (!found) {
    miss(location);
    return;
  }
  if (!found.in_graph()) return;
  reference(found.node->id);
  if (!given_schema) prefixes_.push_back({node, location, found.name.schema, name});
}

// An operator whose name PostgreSQL has as well depends on the types of its operands; see
// parser/operators_in_texts.h.
void NameResolver::operator_(PgQuery__Node* const* name, std::size_t count, int location) {
  if (count == 0) return;
  const auto symbol = text_of(name[count - 1]->string->sval);
  const auto use_of = [&](Name schema) {
    const auto all = operators_in_schema(scope_.graph, schema, Name(symbol));
    for (const auto* each : all)
      reference(each->id);
    return !all.empty();
  };
  if (count > 1) {
    const Name schema(text_of(name[count - 2]->string->sval));
    if (!is_system_schema(schema.text()) && !use_of(schema)) complete_ = false;
    return;
  }
  if (!builtin::find_operators(symbol).empty()) return;
  for (const auto schema : scope_.search_path) {
    if (!use_of(schema)) continue;
    prefixes_.push_back({name[0], location, schema, symbol, true});
    return;
  }
  complete_ = false;  // an extension may have it, or it comes later
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
  if (name.starts_with("reg") && cast.type_name->n_array_bounds == 0)
    name_in_constant(*cast.arg, name);
}

// Collations of the operating system and of extensions are nobody's need, so one that is not found is not missing.
void NameResolver::collation(const PgQuery__CollateClause& clause) {
  const auto names = string_list(clause.collname, clause.n_collname);
  if (names.empty()) return;
  const Name schema(names.size() > 1 ? names[names.size() - 2] : std::string_view());
  const auto found = lookup_named(scope_, Kind::collation, schema, Name(names.back()));
  if (!found.in_graph()) return;
  reference(found.node->id);
  if (schema.empty()) prefixes_.push_back({.node = &clause, .location = clause.location, .schema = found.name.schema, .name = names.back(), .is_collation = true});
}

// to_tsvector('app.simple', body) and the like: a plain string there is a name when it stands for something.
void NameResolver::text_search_name(const PgQuery__FuncCall& call, std::string_view function) {
  if (call.n_args < 2) return;
  const bool of_configuration = function == "to_tsvector" || function == "to_tsquery" || function == "plainto_tsquery" ||
                                function == "phraseto_tsquery" || function == "websearch_to_tsquery" || function == "ts_debug" ||
                                ((function == "ts_headline" || function == "json_to_tsvector" || function == "jsonb_to_tsvector") && call.n_args > 2);
  if (of_configuration) name_in_constant(*call.args[0], "regconfig");
  if (function == "ts_lexize") name_in_constant(*call.args[0], "regdictionary");
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
        scope_,
        schema,
        name,
        {Kind::table, Kind::view, Kind::materialized_view, Kind::sequence, Kind::index});
  } else if (type == "regtype") {
    found = lookup_type(scope_, schema, name);
    if (!found) return;  // may be a spelling, `integer`
  } else if (type == "regproc" || type == "regprocedure") {
    found = lookup_routine(scope_, schema, name);
  } else if (type == "regconfig" || type == "regdictionary" || type == "regcollation") {
    // What is not found comes with an extension, or with PostgreSQL.
    found = lookup_named(scope_,
                         type == "regconfig"       ? Kind::text_search_configuration
                         : type == "regdictionary" ? Kind::text_search_dictionary
                                                   : Kind::collation,
                         schema,
                         name);
    if (!found) return;
  } else {
    return;
  }
  use(found, constant.a_const, constant.a_const->location, {}, !schema.empty());
}

std::vector<std::string> names_in_text(std::string_view text) {
  std::vector<std::string> names;
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80U;
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
        name +=
            text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
    }
    names.emplace_back(truncated_identifier(name));
    if (at == text.size()) return names;
    if (text[at++] != '.') return {};
  }
}

}  // namespace lockstep
