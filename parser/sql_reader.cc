#include "parser/sql_reader.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "ir/error.h"
#include "ir/inheritance.h"
#include "ir/put_away.h"
#include "ir/shell_types.h"
#include "parser/directive.h"
#include "parser/directive_comment.h"
#include "parser/directive_settling.h"
#include "parser/lower.h"
#include "parser/membership_options.h"
#include "parser/newer_syntax.h"

namespace lockstep {
namespace {

// A statement's text, before it is parsed. Comments between `gap` and `begin` stand before it, and those between `end` and `tail` behind it.
struct Piece {
  const SqlSegment* segment = nullptr;
  std::size_t gap = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t tail = 0;
  bool fresh = false;

  std::string_view text() const { return std::string_view(segment->file->text).substr(begin, end - begin); }
};

struct Parsed {
  std::shared_ptr<const Ast> tree;  // null when the text does not parse
  std::vector<NewerClause> newer;
  SyntaxError error;
};

Parsed parse(std::string_view text) {
  Parsed parsed;
  try {
    parsed.tree = std::make_shared<const Ast>(Ast::parse(text));
    parsed.newer = clauses_in(*parsed.tree);
    return parsed;
  } catch (SyntaxError& error) {
    if (auto newer = parse_newer(text)) {
      parsed.tree = std::make_shared<const Ast>(std::move(newer->tree));
      parsed.newer = clauses_in(*parsed.tree);
      parsed.newer.insert(parsed.newer.end(), newer->clauses.begin(), newer->clauses.end());
    } else {
      parsed.error = std::move(error);
    }
  }
  if (const auto older = without_membership_options(text)) {
    try {
      parsed.tree = std::make_shared<const Ast>(Ast::parse(*older));
    } catch (SyntaxError&) {
      // It is wrong in another way, too; what was said of the whole holds.
    }
  }
  return parsed;
}

// One text on its way into one graph.
class Side {
 public:
  Side(const SqlText& text, Graph& graph, Diagnostics& diagnostics) : diagnostics_(diagnostics), reader_(graph, diagnostics) {
    graph.origin.description = text.description;
    graph.origin.with_roles = text.with_roles;
    for (const auto& segment : text.segments) add_pieces(segment);
  }

  const std::vector<Piece>& pieces() const { return pieces_; }
  bool done() const { return next_ == pieces_.size(); }
  std::size_t next() const { return next_; }
  std::string_view next_text() const { return pieces_[next_].text(); }

  // Applies the next piece, whose text gave `parsed`.
  void apply(const Parsed& parsed) {
    const auto& piece = pieces_[next_++];
    if (piece.fresh) static_cast<Session&>(reader_) = Session();
    if (!parsed.tree) {
      const auto at = piece.begin + std::min(parsed.error.offset, piece.end - piece.begin);
      diagnostics_.error("syntax", {piece.segment->file, at, at + 1}, parsed.error.message);
      return;
    }
    Statement statement{.text = piece.text(), .span = {piece.segment->file, piece.begin, piece.end}, .tree = parsed.tree, .newer = parsed.newer};
    for (const auto& each : parsed.newer)
      reader_.graph.origin.written_for = std::max(reader_.graph.origin.written_for, first_version(each.word));
    read_directives(piece.segment->file, piece.gap, piece.tail, statement.directives, diagnostics_);
    const auto& result = parsed.tree->result();
    for (std::size_t i = 0; i < result.n_stmts; ++i) {
      statement.node = result.stmts[i]->stmt;
      take(statement);
    }
  }

  void finish() {
    retry();
    reader_.last_chance = true;
    if (!waiting_.empty()) retry();
    for (auto& each : waiting_) diagnostics_.add(std::move(each.diagnostic));
    waiting_.clear();
    reader_.finish();
    settle_shell_types(reader_.graph);
    settle_not_null(reader_.graph);
    report_stray_directives();
    settle_directives(reader_.graph, reader_.search_path, diagnostics_);
    leave_out_put_away(reader_.graph);
  }

 private:
  struct Waiting {
    Statement statement;
    Session session;
    Diagnostic diagnostic;
  };

  void add_pieces(const SqlSegment& segment) {
    const auto text = std::string_view(segment.file->text).substr(segment.begin, segment.end - segment.begin);
    auto gap = segment.begin;
    bool fresh = segment.fresh;
    const auto ranges = split_statements(text);
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      const auto next = i + 1 < ranges.size() ? ranges[i + 1].begin : text.size();
      const auto tail = segment.begin + end_of_comments_behind(text, ranges[i].end, next);
      pieces_.push_back({.segment = &segment, .gap = gap, .begin = segment.begin + ranges[i].begin, .end = segment.begin + ranges[i].end, .tail = tail, .fresh = fresh});
      gap = tail;
      fresh = false;
    }
    tails_.push_back({segment.file, gap, segment.end});
  }

  // The elements of CREATE SCHEMA are statements of their own, so that each can wait for what it needs.
  void take(const Statement& statement) {
    lower_or_wait(statement);
    if (statement.node->node_case != PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT) return;
    const auto& create = *statement.node->create_schema_stmt;
    if (create.n_schema_elts == 0) return;
    const Session outside = reader_;
    const auto name = text_of(create.schemaname);
    if (!name.empty()) reader_.search_path.insert(reader_.search_path.begin(), Name(name));
    if (create.authrole && create.authrole->roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CSTRING) {
      reader_.role = Name(text_of(create.authrole->rolename));
      if (name.empty()) reader_.search_path.insert(reader_.search_path.begin(), reader_.role);
    }
    for (std::size_t i = 0; i < create.n_schema_elts; ++i) {
      auto element = statement;
      element.node = create.schema_elts[i];
      element.directives.clear();
      lower_or_wait(element);
    }
    static_cast<Session&>(reader_) = outside;
  }

  void lower_or_wait(const Statement& statement) {
    try {
      lower(reader_, statement);
    } catch (Postponed& postponed) {
      waiting_.push_back({statement, reader_, std::move(postponed.diagnostic)});
    }
  }

  // In rounds, as long as one gets statements done.
  void retry() {
    for (bool progress = true; progress && !waiting_.empty();) {
      progress = false;
      std::vector<Waiting> still;
      for (auto& each : waiting_) {
        static_cast<Session&>(reader_) = each.session;
        try {
          lower(reader_, each.statement);
          progress = true;
        } catch (Postponed& postponed) {
          each.diagnostic = std::move(postponed.diagnostic);
          still.push_back(std::move(each));
        }
      }
      waiting_ = std::move(still);
    }
  }

  // Behind the last statement of a file there is nothing that a directive could be about.
  void report_stray_directives() {
    for (const auto& tail : tails_) {
      std::vector<Directive> directives;
      read_directives(tail.file, tail.begin, tail.end, directives, diagnostics_);
      for (const auto& each : directives)
        diagnostics_.error("directive-misplaced", each.span, "directive `@" + each.name + "` stands before nothing");
    }
  }

  Diagnostics& diagnostics_;
  Reader reader_;
  std::vector<Piece> pieces_;
  std::size_t next_ = 0;
  std::vector<Waiting> waiting_;
  std::vector<Span> tails_;
};

// Walks both texts so that a statement that stands in both is parsed once. Where the order differs,
// the tree of the one is kept until the other gets there, within limits.
class PairWalk {
 public:
  PairWalk(Side& before, Side& after) : sides_{&before, &after} {
    for (const int side : {0, 1})
      for (const auto& piece : sides_[side]->pieces()) {
        const auto [at, fresh] = numbers_.try_emplace(piece.text(), static_cast<int>(left_[0].size()));
        if (fresh)
          for (auto& left : left_) left.push_back(0);
        ++left_[side][static_cast<std::size_t>(at->second)];
        number_of_[side].push_back(at->second);
      }
  }

  void run() {
    auto& [before, after] = sides_;
    while (!before->done() || !after->done()) {
      if (!before->done() && !after->done() && next_number(0) == next_number(1)) {
        const auto parsed = take(0);
        apply(0, parsed);
        apply(1, parsed);
      } else if (!before->done() && (after->done() || !comes_in(1, next_number(0)))) {
        apply(0, take(0));
      } else if (!after->done() && (before->done() || !comes_in(0, next_number(1)))) {
        apply(1, take(1));
      } else {
        const auto number = next_number(0);
        const auto text_size = before->next_text().size();
        const auto parsed = take(0);
        apply(0, parsed);
        if (kept_size_ + text_size > most_kept) continue;
        kept_.emplace(number, parsed);
        kept_size_ += text_size;
      }
    }
  }

 private:
  static constexpr std::size_t most_kept = 2'000'000;  // bytes of SQL; trees are far larger

  int next_number(int side) const { return number_of_[side][sides_[side]->next()]; }
  bool comes_in(int side, int number) const { return left_[side][static_cast<std::size_t>(number)] > 0; }

  Parsed take(int side) {
    const auto found = kept_.find(next_number(side));
    if (found == kept_.end()) return parse(sides_[side]->next_text());
    auto parsed = found->second;
    if (side == 1) {
      kept_size_ -= sides_[side]->next_text().size();
      kept_.erase(found);
    }
    return parsed;
  }

  void apply(int side, const Parsed& parsed) {
    --left_[side][static_cast<std::size_t>(next_number(side))];
    sides_[side]->apply(parsed);
  }

  Side* sides_[2];
  std::unordered_map<std::string_view, int> numbers_;  // of different texts
  std::vector<int> left_[2];                           // how often each text is still to come
  std::vector<int> number_of_[2];                      // of each piece
  std::unordered_map<int, Parsed> kept_;
  std::size_t kept_size_ = 0;
};

}  // namespace

Graph read_sql(const SqlText& text, Diagnostics& diagnostics) {
  Graph graph;
  Side side(text, graph, diagnostics);
  while (!side.done()) side.apply(parse(side.next_text()));
  side.finish();
  return graph;
}

GraphPair read_sql_pair(const SqlText& before, const SqlText& after, Diagnostics& diagnostics) {
  GraphPair pair;
  Side before_side(before, pair.before, diagnostics);
  Side after_side(after, pair.after, diagnostics);
  PairWalk(before_side, after_side).run();
  before_side.finish();
  after_side.finish();
  return pair;
}

}  // namespace lockstep
