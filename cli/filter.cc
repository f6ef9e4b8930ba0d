#include "cli/filter.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <sstream>
#include <unordered_map>

#include "ir/error.h"

namespace lockstep {
namespace {

// Words for kinds in patterns: our own (`materialized_view`), and those of SQL that name several.
std::vector<Kind> kinds_named(std::string word) {
  std::replace_if(word.begin(), word.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  if (word == "function" || word == "procedure") return {Kind::routine};
  if (word == "type") return {Kind::enum_type, Kind::composite_type, Kind::domain, Kind::range_type, Kind::base_type, Kind::shell_type};
  for (int i = 0; i < kind_count; ++i)
    if (kind_name(static_cast<Kind>(i)) == word) return {static_cast<Kind>(i)};
  return {};
}

std::string plain_name(const ObjectId& id) {
  std::string text;
  for (const auto name : {id.schema, id.name, id.part}) {
    if (name.empty()) continue;
    if (!text.empty()) text += '.';
    text += name.text();
  }
  return text;
}

ObjectId schema_id(Name name) { return {Kind::schema, {}, name, {}, {}}; }

// A `[…]` set at `at`; gives the place behind it, or npos when it is not closed.
std::size_t match_set(std::string_view glob, std::size_t at, char c, bool& matched) {
  auto i = at + 1;
  const bool negated = i < glob.size() && (glob[i] == '!' || glob[i] == '^');
  if (negated) ++i;
  bool found = false;
  for (bool first = true; i < glob.size() && (first || glob[i] != ']'); first = false, ++i) {
    if (i + 2 < glob.size() && glob[i + 1] == '-' && glob[i + 2] != ']') {
      found = found || (glob[i] <= c && c <= glob[i + 2]);
      i += 2;
    } else {
      found = found || glob[i] == c;
    }
  }
  matched = found != negated;
  return i < glob.size() ? i + 1 : std::string_view::npos;
}

}  // namespace

bool matches(const IgnorePattern& pattern, const ObjectId& id) {
  if (pattern.kinds.empty() ? is_part_of_parent(id.kind)
                            : std::find(pattern.kinds.begin(), pattern.kinds.end(), id.kind) == pattern.kinds.end())
    return false;
  if (pattern.glob.find('(') != std::string::npos)
    return has_signature(id.kind) && matches_glob(pattern.glob, plain_name(id) + '(' + id.signature.text() + ')');
  if (pattern.glob.find('.') == std::string::npos) return matches_glob(pattern.glob, id.own_name().text());
  return matches_glob(pattern.glob, plain_name(id));
}

bool matches_glob(std::string_view glob, std::string_view text) {
  std::size_t g = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_text = 0;
  while (t < text.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      star_text = t;
      continue;
    }
    bool matched = false;
    std::size_t next = g + 1;
    if (g < glob.size()) {
      matched = glob[g] == '?' || glob[g] == text[t];
      if (glob[g] == '[') {
        if (const auto end = match_set(glob, g, text[t], matched); end != std::string_view::npos)
          next = end;
        else
          matched = text[t] == '[';
      }
    }
    if (matched) {
      g = next;
      ++t;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      t = ++star_text;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

ParsedPattern parse_pattern(std::string_view text) {
  IgnorePattern pattern;
  if (text.starts_with('!')) {
    pattern.negated = true;
    text.remove_prefix(1);
  }
  if (const auto colon = text.find(':'); colon != std::string_view::npos) {
    const std::string word(text.substr(0, colon));
    pattern.kinds = kinds_named(word);
    if (pattern.kinds.empty() && word != "*")
      return {std::nullopt, "`" + word + "` is no kind of object; write `table:…`, `view:…`, `index:…`, `materialized_view:…`"};
    text.remove_prefix(colon + 1);
  }
  pattern.glob = text;
  if (pattern.glob.empty()) return {std::nullopt, "a pattern is empty"};
  return {std::move(pattern), {}};
}

Filter::Verdict Filter::verdict(const ObjectId& id) const {
  if (left_.contains(id)) return {static_cast<int>(patterns_.size()) + 1, true};
  for (auto i = patterns_.size(); i > 0; --i)
    if (matches(patterns_[i - 1], id)) return {static_cast<int>(i), !patterns_[i - 1].negated};
  return {};
}

bool Filter::wants_schema_of(const ObjectId& id) const {
  const auto schema = id.kind == Kind::schema ? id.name : id.schema;
  // What lies in no schema (extensions, default privileges of a role) belongs to all of them.
  if (schemas_.empty() || schema.empty()) return true;
  return std::any_of(schemas_.begin(), schemas_.end(), [&](const std::string& glob) {
    return matches_glob(glob, schema.text());
  });
}

void read_ignore_file(const std::filesystem::path& path, Filter& filter, Diagnostics& diagnostics) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return;
  std::ostringstream content;
  content << in.rdbuf();
  const auto file = std::make_shared<SourceFile>(SourceFile{path.string(), content.str()});
  for (std::size_t begin = 0; begin < file->text.size();) {
    const auto end = std::min(file->text.find('\n', begin), file->text.size());
    auto line = std::string_view(file->text).substr(begin, end - begin);
    line = line.substr(0, line.find('#'));
    const auto first = std::min(line.find_first_not_of(" \t\r"), line.size());
    line.remove_prefix(first);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
    if (!line.empty()) {
      auto parsed = parse_pattern(line);
      if (parsed.pattern)
        filter.add(std::move(*parsed.pattern));
      else
        diagnostics.error("bad-pattern", {file, begin + first, begin + first + line.size()}, parsed.problem);
    }
    begin = end + 1;
  }
}

std::optional<ObjectId> owning_column(const Node& node) {
  const auto* sequence = std::get_if<ir::Sequence>(&node.object);
  return sequence == nullptr || !sequence->owned_by ? std::nullopt : std::optional(sequence->owned_by->id);
}

std::vector<ObjectId> unmanaged(const Graph& graph, const Filter& filter) {
  std::vector<ObjectId> ids;
  if (filter.empty()) return ids;
  std::unordered_map<ObjectId, Filter::Verdict> verdicts;
  // The object's own verdict, or that of what it is in when a later pattern gave it.
  const std::function<Filter::Verdict(const ObjectId&, const Node*)> decide = [&](const ObjectId& id, const Node* node) {
    if (const auto known = verdicts.find(id); known != verdicts.end()) return known->second;
    auto verdict = filter.verdict(id);
    const auto lies_in = [&](const ObjectId& outside) {
      if (const auto above = decide(outside, graph.find(outside)); above.pattern > verdict.pattern) verdict = above;
    };
    if (node != nullptr && node->parent)
      lies_in(*node->parent);
    else if (!id.schema.empty())
      lies_in(schema_id(id.schema));
    if (const auto owner = node == nullptr ? std::nullopt : owning_column(*node)) lies_in(*owner);
    verdicts.emplace(id, verdict);
    return verdict;
  };
  for (const auto& [id, node] : graph.nodes())
    if (!filter.wants_schema_of(id) || decide(id, &node).ignored) ids.push_back(id);
  return ids;
}

namespace {

// Erases what is in something that is gone, and forgets references to what is gone.
void tidy(Graph& graph) {
  for (bool again = true; again;) {
    std::vector<ObjectId> orphans;
    for (const auto& [id, node] : graph.nodes())
      if (node.parent && !graph.contains(*node.parent)) orphans.push_back(id);
    for (const auto& id : orphans) graph.erase(id);
    again = !orphans.empty();
  }
  for (auto& [id, node] : graph.nodes())
    std::erase_if(node.references, [&](const ObjectId& each) { return !graph.contains(each); });
  graph.forget_dependents();
}

// Columns that came to a table from elsewhere stand behind its own.
void renumber(Graph& graph, const std::vector<ObjectId>& columns) {
  for (const auto& id : columns) {
    auto& column = graph.at(id);
    int last = 0;
    for (const Node* each : graph.columns(*column.parent))
      if (each->id != id) last = std::max(last, each->as<ir::Column>().ordinal);
    column.as<ir::Column>().ordinal = last + 1;
  }
}

}  // namespace

void remove_unmanaged(Graph& graph, const Filter& filter) {
  const auto ids = unmanaged(graph, filter);
  for (const auto& id : ids) graph.erase(id);
  if (!ids.empty()) tidy(graph);
}

void keep_unmanaged(const Graph& before, Graph& after, const Filter& filter) {
  if (filter.empty()) return;
  for (const auto& id : unmanaged(after, filter)) after.erase(id);
  const auto ignored = unmanaged(before, filter);
  auto missing = ignored;
  std::vector<ObjectId> single_columns;
  // Parents come in an earlier round than what is in them.
  for (bool again = true; again && !missing.empty();) {
    std::vector<ObjectId> waiting;
    for (const auto& id : missing) {
      const Node& node = before.at(id);
      if (after.contains(id)) continue;
      if (node.parent && !after.contains(*node.parent)) {
        waiting.push_back(id);
        continue;
      }
      after.insert(node);
      const bool parent_is_managed = node.parent && !std::binary_search(ignored.begin(), ignored.end(), *node.parent);
      if (id.kind == Kind::column && parent_is_managed) single_columns.push_back(id);
    }
    again = waiting.size() < missing.size();
    missing = std::move(waiting);
  }
  renumber(after, single_columns);
  tidy(after);
}

}  // namespace lockstep
