#include "parser/qualify.h"

#include <algorithm>

#include "parser/name_resolver.h"
#include "parser/print.h"
#include "parser/printer.h"
#include "parser/query_range.h"
#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

Prefixes by_node(const std::vector<Prefix>& prefixes) {
  Prefixes result;
  result.reserve(prefixes.size());
  for (const auto& each : prefixes)
    result.emplace(each.node, each.schema);
  return result;
}

// Where in `source` a schema is to be put for the name at `location`: the name itself, or the
// inside of a string. Nothing when another text stands there than the tree says.
std::optional<std::size_t> insertion_point(std::string_view source, const Prefix& prefix) {
  if (prefix.location < 0 || static_cast<std::size_t>(prefix.location) >= source.size())
    return std::nullopt;
  auto at = static_cast<std::size_t>(prefix.location);
  if (prefix.is_operator) return source.substr(at).starts_with(prefix.name) ? std::optional(at) : std::nullopt;
  auto lexeme = next_lexeme(source, at);
  // A COLLATE clause begins before the name.
  if (prefix.is_collation) {
    do {
      at = lexeme.end;
      if (at >= source.size()) return std::nullopt;
      lexeme = next_lexeme(source, at);
    } while (lexeme.kind == LexemeKind::blank || lexeme.kind == LexemeKind::comment);
  }
  if (!prefix.name.empty()) {
    const auto names = names_in_text(source.substr(lexeme.begin, lexeme.end - lexeme.begin));
    return names.size() == 1 && names[0] == prefix.name ? std::optional(at) : std::nullopt;
  }
  if (lexeme.kind != LexemeKind::string) return std::nullopt;
  const auto quote = source.find_first_of("'$", at);
  if (source[quote] == '\'') return quote + 1;
  return source.find('$', quote + 1) + 1;
}

// The source from begin to end with the prefixes put in.
std::optional<std::string> spliced(std::string_view source,
                                   StatementRange range,
                                   const std::vector<Prefix>& prefixes) {
  struct Insertion {
    std::size_t at = 0;
    const Prefix* prefix = nullptr;
  };

  std::vector<Insertion> insertions;
  for (const auto& each : prefixes) {
    const auto at = insertion_point(source, each);
    if (!at || *at < range.begin || *at >= range.end) return std::nullopt;
    insertions.push_back({*at, &each});
  }
  std::sort(insertions.begin(), insertions.end(), [](const auto& left, const auto& right) {
    return left.at < right.at;
  });
  std::string text;
  auto done = range.begin;
  for (std::size_t i = 0; i < insertions.size(); ++i) {
    const auto& [at, prefix] = insertions[i];
    if (i > 0 && at == insertions[i - 1].at) continue;
    text += source.substr(done, at - done);
    auto schema = quoted(prefix->schema);
    if (prefix->is_operator) {
      done = at + prefix->name.size();
      // A name that touches the operator would become part of the word.
      if (!text.empty() && text.back() != ' ') text += ' ';
      text += "OPERATOR(" + schema + '.' + std::string(prefix->name) + ')';
      if (done < range.end && source[done] != ' ') text += ' ';
      continue;
    }
    if (prefix->name.empty())
      schema = quoted_literal(schema), schema = schema.substr(1, schema.size() - 2);
    text += schema + '.';
    done = at;
  }
  text += source.substr(done, range.end - done);
  return text;
}

}  // namespace

Qualified qualify_expression(const PgQuery__Node& expression, const Scope& scope) {
  NameResolver resolver(scope);
  resolver.resolve_expression(expression);
  const auto prefixes = by_node(resolver.prefixes());
  Printer printer(prefixes.empty() ? nullptr : &prefixes);
  printer.expression(expression);
  auto text = printer.take();
  if (!is_b_expression(expression)) text = '(' + text + ')';
  return {.expr = {.text = std::move(text)},
          .references = resolver.take_references(),
          .complete = resolver.complete(),
          .missing = resolver.missing()};
}

Qualified qualify_query(const PgQuery__Node& query, std::string_view source, const Scope& scope) {
  NameResolver resolver(scope);
  resolver.resolve_query(query);
  Qualified result{.references = resolver.take_references(),
                   .complete = resolver.complete(),
                   .missing = resolver.missing()};
  if (!source.empty())
    if (const auto range = query_range(query, source))
      if (auto text = spliced(source, *range, resolver.prefixes())) {
        result.expr.text = std::move(*text);
        return result;
      }
  const auto prefixes = by_node(resolver.prefixes());
  Printer printer(prefixes.empty() ? nullptr : &prefixes);
  printer.query(query);
  result.expr.text = printer.take();
  return result;
}

}  // namespace lockstep
