#include "parser/lower/generated_name.h"

#include <algorithm>

namespace lockstep {
namespace {

constexpr std::size_t longest = 63;  // NAMEDATALEN - 1

// The first `bytes` bytes, cut back to a character boundary (pg_mbcliplen).
std::string_view clipped(std::string_view text, std::size_t bytes) {
  if (bytes >= text.size()) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
    --bytes;
  return text.substr(0, bytes);
}

// makeObjectName (indexcmds.c): the longer of the two names gives way first.
std::string object_name(std::string_view base1, std::string_view base2, std::string_view label) {
  std::size_t overhead = base2.empty() ? 0 : 1;
  if (!label.empty()) overhead += label.size() + 1;
  auto length1 = base1.size();
  auto length2 = base2.size();
  while (length1 + length2 + overhead > longest) {
    if (length1 > length2)
      --length1;
    else
      --length2;
  }
  std::string name{clipped(base1, length1)};
  if (!base2.empty()) name += '_' + std::string(clipped(base2, length2));
  if (!label.empty()) name += '_' + std::string(label);
  return name;
}

std::string last_string(PgQuery__Node* const* nodes, std::size_t count) {
  const auto names = string_list(nodes, count);
  return names.empty() ? std::string() : std::string(names.back());
}

std::string name_of_value_function(PgQuery__SQLValueFunctionOp op) {
  static constexpr const char* names[] = {"",
                                          "current_date",
                                          "current_time",
                                          "current_time",
                                          "current_timestamp",
                                          "current_timestamp",
                                          "localtime",
                                          "localtime",
                                          "localtimestamp",
                                          "localtimestamp",
                                          "current_role",
                                          "current_user",
                                          "user",
                                          "session_user",
                                          "current_catalog",
                                          "current_schema"};
  const auto at = static_cast<std::size_t>(op);
  return at < std::size(names) ? names[at] : "";
}

std::string name_of_xml(PgQuery__XmlExprOp op) {
  static constexpr const char* names[] = {
      "", "xmlconcat", "xmlelement", "xmlforest", "xmlparse", "xmlpi", "xmlroot", "xmlserialize"};
  const auto at = static_cast<std::size_t>(op);
  return at < std::size(names) ? names[at] : "";
}

// How good a name is: 0 none, 1 only for want of a better one, 2 good (FigureColnameInternal).
struct Guess {
  std::string name;
  int strength = 0;
};

Guess guess(const PgQuery__Node* node);

Guess name_of_indirection(const PgQuery__AIndirection& indirection) {
  for (std::size_t i = indirection.n_indirection; i > 0; --i)
    if (indirection.indirection[i - 1]->node_case == PG_QUERY__NODE__NODE_STRING)
      return {std::string(text_of(indirection.indirection[i - 1]->string->sval)), 2};
  return guess(indirection.arg);
}

Guess name_of_sublink(const PgQuery__SubLink& sublink) {
  switch (sublink.sub_link_type) {
    case PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK: return {"exists", 2};
    case PG_QUERY__SUB_LINK_TYPE__ARRAY_SUBLINK: return {"array", 2};
    default: return {};
  }
}

// The first answer when it is good, otherwise `fallback` at strength 1.
Guess at_least(Guess first, std::string fallback) {
  if (first.strength > 1) return first;
  return {std::move(fallback), 1};
}

Guess guess(const PgQuery__Node* node) {
  if (!node) return {};
  switch (node->node_case) {
    case PG_QUERY__NODE__NODE_COLUMN_REF: {
      auto name = last_string(node->column_ref->fields, node->column_ref->n_fields);
      return {name, name.empty() ? 0 : 2};
    }
    case PG_QUERY__NODE__NODE_A_INDIRECTION: return name_of_indirection(*node->a_indirection);
    case PG_QUERY__NODE__NODE_FUNC_CALL:
      return {last_string(node->func_call->funcname, node->func_call->n_funcname), 2};
    case PG_QUERY__NODE__NODE_A_EXPR:
      if (node->a_expr->kind == PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF) return {"nullif", 2};
      return {};
    case PG_QUERY__NODE__NODE_TYPE_CAST: {
      const auto& type = *node->type_cast->type_name;
      return at_least(guess(node->type_cast->arg), last_string(type.names, type.n_names));
    }
    case PG_QUERY__NODE__NODE_COLLATE_CLAUSE: return guess(node->collate_clause->arg);
    case PG_QUERY__NODE__NODE_SUB_LINK: return name_of_sublink(*node->sub_link);
    case PG_QUERY__NODE__NODE_CASE_EXPR: return at_least(guess(node->case_expr->defresult), "case");
    case PG_QUERY__NODE__NODE_A_ARRAY_EXPR: return {"array", 2};
    case PG_QUERY__NODE__NODE_ROW_EXPR: return {"row", 2};
    case PG_QUERY__NODE__NODE_COALESCE_EXPR: return {"coalesce", 2};
    case PG_QUERY__NODE__NODE_MIN_MAX_EXPR:
      return {node->min_max_expr->op == PG_QUERY__MIN_MAX_OP__IS_GREATEST ? "greatest" : "least",
              2};
    case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION:
      return {name_of_value_function(node->sqlvalue_function->op), 2};
    case PG_QUERY__NODE__NODE_XML_EXPR: {
      auto name = name_of_xml(node->xml_expr->op);
      return {name, name.empty() ? 0 : 2};
    }
    case PG_QUERY__NODE__NODE_XML_SERIALIZE: return {"xmlserialize", 2};
    default: return {};
  }
}

std::string column_name(const ir::IndexElement& element) {
  if (!element.column.empty()) return element.column.text();
  std::string name;
  try {
    const auto parsed = parse_expression(element.expression ? element.expression->text : "");
    name = name_of_expression(*parsed.expression);
  } catch (const SyntaxError&) {
    // A text that the server printed in a newer syntax: nothing better is known.
  }
  return name.empty() ? "expr" : name;
}

}  // namespace

Name generated_name(std::string_view base1,
                    std::string_view base2,
                    std::string_view label,
                    const std::function<bool(Name)>& taken) {
  for (int pass = 0;; ++pass) {
    const auto numbered = std::string(label) + (pass == 0 ? "" : std::to_string(pass));
    const Name name{object_name(base1, base2, numbered)};
    if (!taken(name)) return name;
  }
}

std::string name_of_expression(const PgQuery__Node& expression) {
  return guess(&expression).name;
}

std::vector<std::string> index_column_names(const std::vector<ir::IndexElement>& elements,
                                            const std::vector<Name>& include) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& original) {
    auto name = original;
    for (int i = 1; std::find(names.begin(), names.end(), name) != names.end(); ++i) {
      const auto number = std::to_string(i);
      name = std::string(clipped(original, longest - number.size())) + number;
    }
    names.push_back(std::move(name));
  };
  for (const auto& element : elements)
    add(column_name(element));
  for (const auto column : include)
    add(column.text());
  return names;
}

std::string name_addition(const std::vector<std::string>& columns) {
  std::string addition;
  for (const auto& column : columns) {
    if (!addition.empty()) addition += '_';
    addition += clipped(column, longest);
    if (addition.size() > longest) break;
  }
  return addition;
}

Name sequence_name(Reader& reader, Name schema, Name table, Name column) {
  return generated_name(table.text(), column.text(), "seq", [&](Name name) {
    return reader.relations.relation_name_taken(schema, name);
  });
}

Name index_name(Reader& reader,
                Name schema,
                Name table,
                const std::vector<std::string>& columns,
                std::string_view label) {
  const auto addition = label == "pkey" ? std::string() : name_addition(columns);
  return generated_name(table.text(), addition, label, [&](Name name) {
    if (reader.relations.relation_name_taken(schema, name)) return true;
    return label != "idx" && reader.relations.constraint_name_taken(schema, name);
  });
}

Name constraint_name(
    Reader& reader, Name schema, Name table, std::string_view addition, std::string_view label) {
  return generated_name(table.text(), addition, label, [&](Name name) {
    return reader.relations.constraint_name_taken(schema, name);
  });
}

bool relation_name_taken(const Graph& graph, Name schema, Name name) {
  return RelationIndex(graph).relation_name_taken(schema, name);
}

}  // namespace lockstep
