#include "parser/statement_facts.h"

#include <algorithm>
#include <iterator>

#include "parser/changesets.h"
#include "parser/membership_options.h"
#include "parser/newer_syntax.h"
#include "parser/sql_lexer.h"
#include "parser/statement_parts.h"

namespace lockstep {
namespace {

using facts::Form;

// The first words of the statement, as far as they say what it is.
std::string leading(std::string_view text) {
  std::string words;
  int count = 0;
  for (std::size_t at = 0; at < text.size() && count < 2;) {
    const auto lexeme = next_lexeme(text, at);
    at = lexeme.end;
    if (lexeme.kind == LexemeKind::blank || lexeme.kind == LexemeKind::comment) continue;
    if (lexeme.kind != LexemeKind::word) break;
    std::string word(text.substr(lexeme.begin, lexeme.end - lexeme.begin));
    for (char& c : word)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    words += (words.empty() ? "" : " ") + word;
    const bool filler = word == "OR" || word == "REPLACE" || word == "UNIQUE" || word == "MATERIALIZED" || word == "FOREIGN" || word == "EVENT" || word == "DEFAULT";
    if (!filler) ++count;
    if (word == "DO" || word == "SELECT" || word == "UPDATE" || word == "WITH" || word == "CALL" || word == "SET" || word == "TRUNCATE" || word == "VACUUM" || word == "COPY" || word == "GRANT" || word == "REVOKE") break;
  }
  return words;
}

// What `'it''s'` or `"a""b"` means.
std::string unquoted(std::string_view text) {
  std::string result;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    result += text[at];
    if (text[at] == text.front()) ++at;
  }
  return result;
}

void lexical_facts(facts::Statement& statement) {
  const std::string_view text = statement.text;
  for (std::size_t at = 0; at < text.size();) {
    const auto lexeme = next_lexeme(text, at);
    at = lexeme.end;
    const auto word = text.substr(lexeme.begin, lexeme.end - lexeme.begin);
    if (lexeme.kind == LexemeKind::word && word.size() > 63) statement.long_names.emplace_back(word);
    if (lexeme.kind == LexemeKind::quoted_name && word.size() > 65) {
      auto name = unquoted(word);
      if (name.size() > 63) statement.long_names.push_back(std::move(name));
    }
    if (lexeme.kind == LexemeKind::string && word.size() > 1 && word.front() == '\'') statement.strings.push_back(unquoted(word));
  }
}

// What CREATE SCHEMA makes in the schema stands in the same statement, and is as if it followed (CreateSchemaCommand() in schemacmds.c).
std::vector<facts::Statement> parts_of_schema(const PgQuery__CreateSchemaStmt& create, const facts::Statement& statement, const std::vector<NewerClause>& newer) {
  std::vector<facts::Statement> parts;
  const auto said = text_of(create.schemaname);
  const Name schema(said.empty() && create.authrole ? text_of(create.authrole->rolename) : said);
  for (std::size_t i = 0; i < create.n_schema_elts; ++i) {
    auto& part = parts.emplace_back();
    part.words = statement.words;
    part.text = statement.text;
    part.span = statement.span;
    part.allowed = statement.allowed;
    facts_of(*create.schema_elts[i], {part.text, schema, part, newer}, part);
    part.unqualified = false;
  }
  return parts;
}

// Gives what else the statement does, as statements that follow it.
std::vector<facts::Statement> read_facts(facts::Statement& statement, Name schema) {
  statement.words = leading(statement.text);
  lexical_facts(statement);
  std::vector<facts::Statement> parts;
  const auto take = [&](const Ast& tree, std::vector<NewerClause> newer) {
    for (auto& each : clauses_in(tree)) newer.push_back(std::move(each));
    const auto* node = tree.statement();
    if (node == nullptr) return;
    if (node->node_case == PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT) parts = parts_of_schema(*node->create_schema_stmt, statement, newer);
    facts_of(*node, {statement.text, schema, statement, std::move(newer)}, statement);
  };
  try {
    take(Ast::parse(statement.text), {});
  } catch (const SyntaxError& problem) {
    // Syntax of newer servers than the parser's.
    if (const auto newer = parse_newer(statement.text)) {
      take(newer->tree, newer->clauses);
      return parts;
    }
    statement.problem = problem.message;
    statement.problem_at = std::min(problem.offset, statement.text.size());
    if (!without_membership_options(statement.text)) return {};
    statement.form = leading(statement.text) == "REVOKE" ? Form::revoke : Form::grant;
    statement.problem.clear();
  }
  return parts;
}

// Codes behind `allow`: words of letters and dashes, with commas or blanks between, to the end of the comment or what is no
// code: `--`, `:` and `reason=` begin a reason.
std::vector<std::string_view> codes_in(std::string_view text, bool several) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    const auto begin = text.find_first_not_of(" \t,");
    if (begin == std::string_view::npos || text.substr(begin).starts_with("--") || text.substr(begin).starts_with("*/")) break;
    const auto end = std::min(text.find_first_of(" \t,\r\n:*", begin), text.size());
    const auto word = text.substr(begin, end - begin);
    const bool is_code = std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    if (word.empty() || !is_code) break;
    result.push_back(word);
    if (!several || end >= text.size() || text[end] == ':' || text[end] == '\n') break;
    text.remove_prefix(end);
  }
  return result;
}

// `@allow rewrite reason='…' @allow data-loss`.
std::vector<std::string_view> codes_allowed(std::string_view text) {
  constexpr std::string_view word = "@allow ";
  std::vector<std::string_view> result;
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
    if (at > 0 && text[at - 1] != ' ') continue;
    for (const auto code : codes_in(text.substr(at + word.size()), false)) result.push_back(code);
  }
  return result;
}

// A comment without its marks.
std::string_view content(std::string_view comment) {
  if (comment.starts_with("--")) comment.remove_prefix(2);
  if (comment.starts_with("/*")) comment.remove_prefix(2);
  if (comment.ends_with("*/")) comment.remove_suffix(2);
  const auto begin = comment.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view() : comment.substr(begin);
}

// What comments of a migration say.
class Comments {
 public:
  Comments(facts::Migration& migration, const std::shared_ptr<const SourceFile>& file) : migration_(migration), file_(file) {}

  // Gives the codes that the comment allows for its statement.
  std::vector<facts::Allowed> take(std::string_view comment, std::size_t place) {
    const auto text = content(comment);
    const auto placed = [&](const std::vector<std::string_view>& codes) {
      std::vector<facts::Allowed> result;
      for (const auto code : codes) {
        const auto begin = place + static_cast<std::size_t>(code.data() - comment.data());
        result.push_back({std::string(code), {file_, begin, begin + code.size()}, place});
      }
      return result;
    };
    if (text.starts_with("@allow ")) return placed(codes_allowed(text));
    constexpr std::string_view ours = "lockstep-lint:";
    if (text.starts_with(ours)) {
      const auto rest = content(text.substr(ours.size()));
      if (rest.starts_with("allow-file ")) {
        for (auto& each : placed(codes_in(rest.substr(11), true))) migration_.allowed.push_back(std::move(each));
      } else if (rest.starts_with("allow ")) {
        return placed(codes_in(rest.substr(6), true));
      } else if (rest.starts_with("no-transaction")) {
        migration_.without_transaction = true;
      }
      return {};
    }
    const auto words = lower_word(text);
    for (const std::string_view mark : {"+goose no transaction", "no-transaction", "disable-ddl-transaction", "atlas:txmode none", "executeintransaction=false"})
      if (words.starts_with(mark)) migration_.without_transaction = true;
    const bool of_section = words.starts_with("migrate:up") || words.starts_with("+migrate up");
    if (of_section && (words.find("transaction:false") != std::string::npos || words.find("notransaction") != std::string::npos)) migration_.without_transaction = true;
    for (const std::string_view mark : {"+goose down", "migrate:down", "+migrate down", "//@undo"})
      if (words.starts_with(mark) && !migration_.down_begins) migration_.down_begins = place;
    return {};
  }

 private:
  facts::Migration& migration_;
  const std::shared_ptr<const SourceFile>& file_;
};

// The codes of the comments in a stretch of the file.
std::vector<facts::Allowed> allowed_in(const SourceFile& file, std::size_t begin, std::size_t end, Comments& comments) {
  std::vector<facts::Allowed> codes;
  const auto text = std::string_view(file.text);
  for (auto at = begin; at < end;) {
    const auto lexeme = next_lexeme(text, at);
    at = lexeme.end;
    if (lexeme.kind != LexemeKind::comment) continue;
    for (auto& each : comments.take(text.substr(lexeme.begin, lexeme.end - lexeme.begin), lexeme.begin)) codes.push_back(std::move(each));
  }
  return codes;
}

// Behind the comments that stand on the line on which a statement ends.
std::size_t end_of_tail(std::string_view text, std::size_t at, std::size_t limit) {
  auto end = at;
  while (at < limit) {
    const auto lexeme = next_lexeme(text, at);
    const auto word = text.substr(lexeme.begin, lexeme.end - lexeme.begin);
    if (lexeme.kind == LexemeKind::comment) {
      end = lexeme.end;
      if (word.starts_with("--")) break;
    } else if (lexeme.kind == LexemeKind::blank) {
      if (word.find('\n') != std::string_view::npos) break;
    } else if (lexeme.kind != LexemeKind::semicolon) {
      break;
    }
    at = lexeme.end;
  }
  return std::min(end, limit);
}

// Gives the codes of comments behind the last statement, which are about the first one of what follows.
std::vector<facts::Allowed> read_stretch(const SqlSegment& segment, std::vector<facts::Allowed> codes_before, Name& schema, facts::Migration& migration) {
  Comments comments(migration, segment.file);
  const auto whole = std::string_view(segment.file->text).substr(0, segment.end);
  auto behind = segment.begin;  // what comments of the statement before take
  for (const auto& range : split_statements(whole.substr(segment.begin))) {
    const auto begin = segment.begin + range.begin;
    const auto end = segment.begin + range.end;
    const auto tail = end_of_tail(whole, end, segment.end);
    auto codes = allowed_in(*segment.file, behind, tail, comments);
    behind = std::max(tail, end);
    if (migration.down_begins) return {};
    std::move(codes_before.begin(), codes_before.end(), std::back_inserter(codes));
    codes_before.clear();
    auto& statement = migration.statements.emplace_back();
    statement.text = std::string(whole.substr(begin, end - begin));
    statement.span = {segment.file, begin, end};
    statement.allowed = std::move(codes);
    auto parts = read_facts(statement, schema);
    for (const auto& each : statement.settings) {
      if (each.name == Name("search_path") && !each.value.empty()) schema = Name(each.value.substr(0, each.value.find(',')));
      if (each.reset && (each.name == Name("search_path") || each.name.empty())) schema = Name("public");
    }
    std::move(parts.begin(), parts.end(), std::back_inserter(migration.statements));
  }
  for (auto& code : allowed_in(*segment.file, behind, segment.end, comments)) codes_before.push_back(std::move(code));
  return codes_before;
}

// The last statement of a changeset needs no semicolon, so each is split into statements for itself.
void read_segment(const SqlSegment& segment, Name& schema, facts::Migration& migration) {
  std::vector<facts::Allowed> codes;
  auto stretch = segment;
  for (const auto& mark : changeset_marks(segment.file->text)) {
    if (mark.begin < segment.begin || mark.begin >= segment.end) continue;
    stretch.end = mark.begin;
    codes = read_stretch(stretch, std::move(codes), schema, migration);
    migration.changesets.push_back({migration.statements.size(), mark.transaction});
    stretch.begin = mark.begin;
  }
  stretch.end = segment.end;
  read_stretch(stretch, std::move(codes), schema, migration);
}

}  // namespace

std::string lower_word(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

facts::Migration migration_facts(const SqlText& text) {
  facts::Migration migration;
  Name schema("public");
  for (const auto& segment : text.segments) {
    if (!migration.file) migration.file = segment.file;
    if (!migration.down_begins) read_segment(segment, schema, migration);
  }
  return migration;
}

}  // namespace lockstep
