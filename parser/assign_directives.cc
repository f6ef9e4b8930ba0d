// Which directive is about which element of a statement.
#include <algorithm>
#include <optional>

#include "parser/directive.h"
#include "parser/lower.h"
#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

struct PlacedToken {
  Lexeme lexeme;
  int depth = 0;  // of parentheses around it; a closing one is as deep as what it closes
};

struct CommentRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A part of the list of elements, up to a comma or its end.
struct ListItem {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::size_t> elements;  // those that begin in it: a column, and its constraints
};

constexpr std::size_t no_place = static_cast<std::size_t>(-1);

class Assigner {
 public:
  Assigner(const Statement& statement, std::span<const int> locations) : text_(statement.span.file->text), begin_(statement.span.begin), end_(statement.span.end), locations_(locations) {
    std::size_t last = 0;
    for (const auto& each : statement.directives) last = std::max(last, each.span.begin);
    read(std::max(last, end_));
    find_items();
  }

  // 0 is the statement, i + 1 element i, and nothing what a directive cannot be about.
  std::optional<std::size_t> owner(const Directive& directive) const {
    if (directive.span.begin < begin_) return 0;
    const auto comment = std::find_if(comments_.begin(), comments_.end(), [&](const CommentRange& each) { return each.begin <= directive.span.begin && directive.span.begin < each.end; });
    if (comment == comments_.end()) return 0;
    const auto next = std::find_if(tokens_.begin(), tokens_.end(), [&](const PlacedToken& each) { return each.lexeme.begin >= comment->end; });
    const bool follows = next != tokens_.end() && on_one_line(comment->end, next->lexeme.begin);
    if (follows && !ends_item(*next)) return owner_of(*next);
    if (const auto* before = token_before(*comment, next)) return owner_of_line(*before);
    if (next == tokens_.end()) return 0;
    if (is_end_of_list(*next)) return std::nullopt;
    return owner_of(is_comma(*next) && next + 1 != tokens_.end() ? *(next + 1) : *next);
  }

 private:
  std::string_view said(const PlacedToken& token) const { return std::string_view(text_).substr(token.lexeme.begin, token.lexeme.end - token.lexeme.begin); }
  bool on_one_line(std::size_t from, std::size_t to) const { return std::string_view(text_).substr(from, to - from).find('\n') == std::string_view::npos; }
  bool is_comma(const PlacedToken& token) const { return token.depth == depth_ && said(token) == ","; }
  bool is_end_of_list(const PlacedToken& token) const { return token.lexeme.begin == list_end_; }
  bool ends_item(const PlacedToken& token) const { return is_comma(token) || is_end_of_list(token); }

  void read(std::size_t last) {
    int depth = 0;
    for (auto at = begin_; at < text_.size() && at <= last;) {
      const auto lexeme = next_lexeme(text_, at);
      at = lexeme.end;
      if (lexeme.kind == LexemeKind::comment) comments_.push_back({lexeme.begin, lexeme.end});
      if (lexeme.kind == LexemeKind::comment || lexeme.kind == LexemeKind::blank || lexeme.begin >= end_) continue;
      if (lexeme.kind == LexemeKind::close) --depth;
      tokens_.push_back({lexeme, depth});
      if (lexeme.kind == LexemeKind::open) ++depth;
    }
  }

  void find_items() {
    if (locations_.empty()) return;
    const auto first = begin_ + static_cast<std::size_t>(locations_[0]);
    const auto element = std::find_if(tokens_.begin(), tokens_.end(), [&](const PlacedToken& each) { return each.lexeme.begin >= first; });
    if (element == tokens_.end()) return;
    depth_ = element->depth;
    // The list is what stands in the parentheses around the first element, or the whole statement.
    auto begin = element;
    while (begin != tokens_.begin() && (begin - 1)->depth >= depth_) --begin;
    list_begin_ = begin->lexeme.begin;
    ListItem item{.begin = list_begin_, .end = 0, .elements = {}};
    auto at = begin;
    for (; at != tokens_.end() && at->depth >= depth_; ++at) {
      if (!is_comma(*at)) continue;
      item.end = at->lexeme.begin;
      items_.push_back(std::exchange(item, ListItem{.begin = at->lexeme.end, .end = 0, .elements = {}}));
    }
    list_end_ = at == tokens_.end() ? end_ : at->lexeme.begin;
    item.end = list_end_;
    items_.push_back(item);
    for (std::size_t i = 0; i < locations_.size(); ++i)
      for (auto& each : items_)
        if (const auto place = begin_ + static_cast<std::size_t>(locations_[i]); each.begin <= place && place < each.end) each.elements.push_back(i);
  }

  // The last token before the comment when it stands on its line; a comma that stands there alone counts with what follows.
  const PlacedToken* token_before(const CommentRange& comment, std::vector<PlacedToken>::const_iterator next) const {
    if (next == tokens_.begin()) return nullptr;
    const auto& token = *(next - 1);
    if (!on_one_line(token.lexeme.begin, comment.begin)) return nullptr;
    const bool first = next - 1 == tokens_.begin() || !on_one_line((next - 2)->lexeme.end, token.lexeme.begin);
    return is_comma(token) && first ? nullptr : &token;
  }

  // Of the item, the element that holds the place.
  std::optional<std::size_t> element_at(const ListItem& item, std::size_t place) const {
    if (item.elements.empty()) return std::nullopt;
    auto result = item.elements.front();
    for (const auto each : item.elements)
      if (begin_ + static_cast<std::size_t>(locations_[each]) <= place) result = each;
    return result + 1;
  }

  std::optional<std::size_t> owner_of(const PlacedToken& token) const {
    const auto place = token.lexeme.begin;
    if (items_.empty() || place < list_begin_ || place >= list_end_) return 0;
    for (const auto& item : items_)
      if (place <= item.end) return element_at(item, place);
    return 0;
  }

  // What a comment behind the token is about, which is the last one on its line: the whole rather than a part of it, where all of the whole stands on the line.
  std::optional<std::size_t> owner_of_line(const PlacedToken& token) const {
    const auto place = token.lexeme.begin;
    const bool behind = is_end_of_list(token) || (list_end_ == end_ && token.lexeme.end == end_);
    if (items_.empty() || place < list_begin_ || place > list_end_) return 0;
    if (behind && on_one_line(begin_, place)) return 0;
    if (is_end_of_list(token)) {
      const auto before = std::find_if(tokens_.begin(), tokens_.end(), [&](const PlacedToken& each) { return each.lexeme.begin == place; });
      if (before == tokens_.begin() || !on_one_line((before - 1)->lexeme.begin, place)) return 0;
    }
    const auto item = std::find_if(items_.begin(), items_.end(), [&](const ListItem& each) { return place <= each.end; });
    if (item == items_.end() || item->elements.empty()) return std::nullopt;
    const auto first = item->elements.front();
    if (on_one_line(begin_ + static_cast<std::size_t>(locations_[first]), place)) return first + 1;
    return element_at(*item, place);
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t end_;
  std::span<const int> locations_;
  std::vector<PlacedToken> tokens_;
  std::vector<CommentRange> comments_;
  std::vector<ListItem> items_;
  int depth_ = 0;
  std::size_t list_begin_ = no_place;
  std::size_t list_end_ = no_place;
};

}  // namespace

std::vector<std::vector<Directive>> assign_directives(const Statement& statement, std::span<const int> locations, Diagnostics& diagnostics) {
  std::vector<std::vector<Directive>> result(locations.size() + 1);
  if (statement.directives.empty()) return result;
  const Assigner assigner(statement, locations);
  for (const auto& directive : statement.directives) {
    if (const auto owner = assigner.owner(directive))
      result[*owner].push_back(directive);
    else
      diagnostics.error("directive-misplaced", directive.span, "directive `@" + directive.name + "` stands before nothing that it can be about",
                        {"it stands on the line before a column or constraint, or behind it on its line"});
  }
  return result;
}

}  // namespace lockstep
