#include "parser/print.h"

#include <vector>

#include <pg_query.h>

#include "ir/error.h"
#include "parser/printer.h"

namespace lockstep {

std::string print_expression(const PgQuery__Node& expression) {
  Printer printer;
  printer.expression(expression);
  return printer.take();
}

std::string print_query(const PgQuery__Node& query) {
  Printer printer;
  printer.query(query);
  return printer.take();
}

std::string print_type(const PgQuery__TypeName& type) {
  Printer printer;
  printer.type(type);
  return printer.take();
}

void Printer::query(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_SELECT_STMT: return select(*node.select_stmt);
    case PG_QUERY__NODE__NODE_INSERT_STMT: return insert(*node.insert_stmt);
    case PG_QUERY__NODE__NODE_UPDATE_STMT: return update(*node.update_stmt);
    case PG_QUERY__NODE__NODE_DELETE_STMT: return delete_(*node.delete_stmt);
    case PG_QUERY__NODE__NODE_MERGE_STMT: return merge(*node.merge_stmt);
    case PG_QUERY__NODE__NODE_RETURN_STMT:
      add("RETURN ");
      return expression(*node.return_stmt->returnval);
    case PG_QUERY__NODE__NODE_LIST: return routine_body(*node.list);
    default: return deparsed(node);
  }
}

// `BEGIN ATOMIC a; b; END`. The grammar wraps the statements in a list of lists.
void Printer::routine_body(const PgQuery__List& statements) {
  const Nodes items{statements.items, statements.n_items};
  if (items.size() == 1 && items[0]->node_case == PG_QUERY__NODE__NODE_LIST)
    return routine_body(*items[0]->list);
  add("BEGIN ATOMIC ");
  for (const auto* item : items) {
    query(*item);
    add("; ");
  }
  add("END");
}

void Printer::deparsed(const PgQuery__Node& statement) {
  // A parse result around the node; nothing in it is owned, so nothing is freed.
  PgQuery__RawStmt raw = PG_QUERY__RAW_STMT__INIT;
  auto copy = statement;
  raw.stmt = &copy;
  PgQuery__RawStmt* statements[] = {&raw};
  PgQuery__ParseResult result = PG_QUERY__PARSE_RESULT__INIT;
  result.version = parser_version;
  result.n_stmts = 1;
  result.stmts = statements;
  std::vector<std::uint8_t> packed(pg_query__parse_result__get_packed_size(&result));
  pg_query__parse_result__pack(&result, packed.data());
  PgQueryProtobuf protobuf{.len = packed.size(), .data = reinterpret_cast<char*>(packed.data())};
  auto deparsed_text = pg_query_deparse_protobuf(protobuf);
  const std::string text = deparsed_text.query ? deparsed_text.query : "";
  const std::string error = deparsed_text.error ? deparsed_text.error->message : "";
  pg_query_free_deparse_result(deparsed_text);
  check(error.empty(), "the tree does not print: " + error);
  add(text);
}

void Printer::identifier(std::string_view name) {
  add(quoted(Name(name)));
}

void Printer::dotted(Nodes names) {
  join(names, ".", [&](const PgQuery__Node& name) {
    if (name.node_case == PG_QUERY__NODE__NODE_A_STAR)
      add("*");
    else
      identifier(text_of(name.string->sval));
  });
}

void Printer::names(Nodes names) {
  join(names, ", ", [&](const PgQuery__Node& name) { identifier(text_of(name.string->sval)); });
}

void Printer::expressions(Nodes nodes) {
  join(nodes, ", ", [&](const PgQuery__Node& node) { expression(node); });
}

void Printer::prefix_of(const void* node) {
  if (!prefixes_) return;
  const auto found = prefixes_->find(node);
  if (found == prefixes_->end()) return;
  add(quoted(found->second));
  add(".");
}

}  // namespace lockstep
