#include <algorithm>

#include "ir/error.h"
#include "ir/named_needs.h"
#include "ir/visit_references.h"
#include "parser/casts_in_use.h"
#include "parser/extension_names.h"
#include "parser/extension_operator_classes.h"
#include "parser/family_members.h"
#include "parser/lower.h"
#include "parser/lower/operator.h"
#include "parser/lower/privileges.h"
#include "parser/lower/stock_object.h"
#include "parser/operators_in_texts.h"

namespace lockstep {
namespace {

// The end of the word or quoted name that begins at `at`, so that a diagnostic can underline it.
std::size_t word_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  if (text[at] == '"') return std::min(text.size(), text.find('"', at + 1) + 1);
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80U;
  };
  auto end = at;
  while (end < text.size() && is_word(text[end])) ++end;
  return std::max(end, at + 1);
}

void add_references(Node& node, const std::vector<ObjectId>& references) {
  for (const auto& each : references) {
    const bool own_column = node.id.kind == Kind::table && each.kind == Kind::column && each.qualified_name() == node.id.qualified_name();
    if (each == node.id || each == node.parent || own_column) continue;
    const auto at = std::lower_bound(node.references.begin(), node.references.end(), each);
    if (at == node.references.end() || *at != each) node.references.insert(at, each);
  }
}

// True when `node` still has the expression that an earlier attempt put there.
bool still_has(Node& node, const std::string& text) {
  bool found = false;
  visit_expressions(node.object, [&](std::string_view, Expr& each) {
    found = found || each.text == text || each.text == '(' + text + ')';  // index expressions stand in parentheses
  });
  return found;
}

// The possibly qualified name that stands there.
std::string qualified_name_at(const SourceFile& file, std::size_t begin) {
  const std::string_view text = file.text;
  auto end = word_end(text, begin);
  while (end < text.size() && text[end] == '.') end = word_end(text, end + 1);
  return std::string(text.substr(begin, end - begin));
}

std::string shown(Name schema, Name name) { return quoted(QualifiedName{schema, name}); }

}  // namespace

Span Statement::at(int location) const {
  if (location < 0 || static_cast<std::size_t>(location) >= text.size())
    return {span.file, span.begin, span.begin + word_end(text, 0)};
  const auto begin = static_cast<std::size_t>(location);
  return {span.file, span.begin + begin, span.begin + word_end(text, begin)};
}

const NewerClause* Statement::newer_clause(int location, NewerWord word) const {
  const auto found = std::find_if(newer.begin(), newer.end(), [&](const NewerClause& each) {
    return each.word == word && location >= 0 && each.location == static_cast<std::size_t>(location);
  });
  return found == newer.end() ? nullptr : &*found;
}

Reader::Reader(Graph& graph_, Diagnostics& diagnostics_) : graph(graph_), diagnostics(diagnostics_) {
  const ObjectId id{.kind = Kind::schema, .name = Name("public")};
  if (!graph.contains(id)) graph.insert(Node{.id = id, .object = ir::Schema{}});
}

void Reader::at_end(std::function<void()> work) {
  at_end_.push_back({static_cast<const Session&>(*this), std::move(work)});
}

void Reader::finish() {
  // Work may add work.
  for (std::size_t i = 0; i < at_end_.size(); ++i) {
    static_cast<Session&>(*this) = at_end_[i].session;
    const auto run = std::move(at_end_[i].run);
    run();
  }
  at_end_.clear();
  finish_tables(*this);
  refer_to_named(graph);
  link_operators(graph);
  settle_operators(graph);
  settle_operator_classes(graph);
  refer_to_extensions_of_classes(graph);
  note_casts_in_use(graph);
  drop_privileges_of_owners(graph);
  gather_stock_sorts(graph);
  for (const auto& [key, skipped] : skipped_) {
    const auto& [file, code, what] = key;
    const auto times = skipped.count == 1 ? "`" + what + "` is" : std::to_string(skipped.count) + " statements `" + what + "` are";
    diagnostics.note(code, skipped.first, times + " skipped: " + skipped.why);
  }
  skipped_.clear();
}

Name Reader::creation_schema(const char* named, const Statement& statement, int location) const {
  const auto exists = [&](Name name) { return graph.contains({.kind = Kind::schema, .name = name}); };
  if (const auto text = text_of(named); !text.empty()) {
    const Name name(text);
    if (exists(name)) return name;
    throw Postponed{{.code = "unknown-object",
                     .span = statement.at(location),
                     .message = "there is no schema `" + quoted(name) + "`"}};
  }
  for (const auto name : search_path)
    if (exists(name)) return name;
  throw Postponed{{.code = "unknown-object",
                   .span = statement.at(location),
                   .message = "no schema of the search_path exists, so there is none to create this in"}};
}

Node& Reader::relation(const PgQuery__RangeVar& range, const Statement& statement, std::initializer_list<Kind> kinds) {
  const Name schema(text_of(range.schemaname));
  const Name name(text_of(range.relname));
  if (const auto* found = find_relation(scope(), schema, name, kinds)) return graph.at(found->id);
  std::string words;
  for (const auto kind : kinds) words += (words.empty() ? "" : " or ") + std::string(kind_name(kind));
  throw Postponed{{.code = "unknown-object",
                   .span = statement.at(range.location),
                   .message = "there is no " + words + " `" + shown(schema, name) + "`"}};
}

TypeName Reader::type(const PgQuery__TypeName& type, const Statement& statement) {
  auto resolved = resolve_type(type, scope());
  if (resolved.found) return std::move(resolved.type);
  const auto extension = graph.nodes().lower_bound(ObjectId{.kind = Kind::extension});
  if (extension != graph.nodes().end() && extension->first.kind == Kind::extension) return std::move(resolved.type);
  throw Postponed{{.code = "unknown-type",
                   .span = statement.at(type.location),
                   .message = "there is no type `" + resolved.type.text.text() + "`"}};
}

void Reader::set_expression(const ObjectId& owner,
                            const PgQuery__Node& expression,
                            const ObjectId* relation,
                            std::function<void(Node&, Expr)> put) {
  set(Pending{.owner = owner,
              .relation = relation ? std::optional(*relation) : std::nullopt,
              .tree = &expression,
              .put = std::move(put)});
}

void Reader::set_query(const ObjectId& owner,
                       const PgQuery__Node& query,
                       const Statement& statement,
                       std::function<void(Node&, Expr)> put) {
  set(Pending{.owner = owner, .is_query = true, .source = statement.text, .tree = &query, .put = std::move(put)});
}

void Reader::set_action(const ObjectId& owner,
                        const PgQuery__Node& action,
                        const ObjectId& relation,
                        std::function<void(Node&, Expr)> put) {
  set(Pending{.owner = owner, .relation = relation, .is_query = true, .tree = &action, .put = std::move(put)});
}

void Reader::set(Pending first) {
  auto qualified = qualified_now(first);
  auto& node = graph.at(first.owner);
  add_references(node, qualified.references);
  first.put(node, qualified.expr);
  if (qualified.complete || !statement_) return;
  first.text = std::move(qualified.expr.text);
  first.statement = *statement_;
  first.session = *this;
  const auto pending = std::make_shared<Pending>(std::move(first));
  pending_.push_back(pending);
  at_end([this, pending] { try_again(*pending, true); });
}

Qualified Reader::qualified_now(const Pending& pending) const {
  const auto where = scope(pending.relation ? &*pending.relation : nullptr);
  return pending.is_query ? qualify_query(*pending.tree, pending.source, where) : qualify_expression(*pending.tree, where);
}

void Reader::try_again(Pending& pending, bool last) {
  auto* node = graph.find(pending.owner);
  if (pending.done || !node || !still_has(*node, pending.text)) return;
  if (pending.relation && !graph.contains(*pending.relation)) return;
  auto qualified = qualified_now(pending);
  add_references(*node, qualified.references);
  pending.text = qualified.expr.text;
  pending.put(*node, std::move(qualified.expr));
  pending.done = qualified.complete;
  if (!last || has_unknown_extension(graph)) return;
  for (const auto location : qualified.missing) {
    const auto at = pending.statement.at(location);
    diagnostics.error("unknown-object", at, "nothing is known by the name `" + qualified_name_at(*at.file, at.begin) + "`");
  }
}

void Reader::resolve_pending() {
  const Session now = *this;
  for (const auto& each : pending_) {
    static_cast<Session&>(*this) = each->session;
    try_again(*each, false);
  }
  static_cast<Session&>(*this) = now;
  std::erase_if(pending_, [](const std::shared_ptr<Pending>& each) { return each->done; });
}

void Reader::unsupported(const Statement& statement, std::string what) {
  diagnostics.error("unsupported-statement", statement.at(-1), "`" + what + "` is not supported yet",
                    {"leave it out of the files and out of what is managed, or create it by hand"});
}

bool Reader::is_new(const ObjectId& id, const Statement& statement, int location, bool if_not_exists) {
  const auto* existing = graph.find(id);
  if (!existing) return true;
  if (if_not_exists) return false;
  std::vector<std::string> hints;
  if (existing->origin.file) {
    const auto place = line_column(*existing->origin.file, existing->origin.begin);
    hints.push_back("it was created at " + existing->origin.file->path + ":" + std::to_string(place.line));
  }
  diagnostics.error("duplicate-object", statement.at(location), to_string(id) + " exists already", std::move(hints));
  return false;
}

void Reader::warn_once(std::string code, Span span, std::string message, std::vector<std::string> hints) {
  if (warned_.emplace(code, span.file ? span.file->path : std::string()).second)
    diagnostics.warning(std::move(code), span, std::move(message), std::move(hints));
}

void Reader::skip(const Statement& statement, std::string code, std::string what, std::string why) {
  const auto path = statement.span.file ? statement.span.file->path : std::string();
  auto& skipped = skipped_[{path, std::move(code), std::move(what)}];
  if (skipped.count++ > 0) return;
  skipped.first = statement.at(-1);
  skipped.why = std::move(why);
}

}  // namespace lockstep
