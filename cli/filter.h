// Which objects are managed: --schema, --exclude, [manage] in lockstep.toml and .lockstepignore.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

// `[!][kind:]glob`. Without a dot the glob is matched against the object's own name, otherwise against
// the qualified one (`public.orders`, `public.orders.id`); with a parenthesis, against a routine's
// name with its signature. `*` and `?` match any characters, also dots. Without a kind only objects of
// their own are meant, not parts such as columns and indexes.
struct IgnorePattern {
  bool negated = false;      // `!`: managed after all
  std::vector<Kind> kinds;   // empty: every kind
  std::string glob;
};

// A message instead of a pattern when the kind is not known.
struct ParsedPattern {
  std::optional<IgnorePattern> pattern;
  std::string problem;
};

ParsedPattern parse_pattern(std::string_view text);
bool matches_glob(std::string_view glob, std::string_view text);
bool matches(const IgnorePattern& pattern, const ObjectId& id);  // whatever `negated` says

class Filter {
 public:
  // Only objects in schemas that match one of the globs are managed.
  void only_schemas(std::vector<std::string> globs) { schemas_ = std::move(globs); }
  void add(IgnorePattern pattern) { patterns_.push_back(std::move(pattern)); }
  // Ignored, with all that is in it, whatever the patterns say.
  void leave(const ObjectId& id) { left_.insert(id); }
  bool empty() const { return schemas_.empty() && patterns_.empty() && left_.empty(); }

  // What the patterns say to one id. What is inside something gets the verdict of a later pattern.
  struct Verdict {
    int pattern = -1;  // the last that matches; behind all of them for what is left by its name
    bool ignored = false;
  };

  Verdict verdict(const ObjectId& id) const;
  bool wants_schema_of(const ObjectId& id) const;

 private:
  std::vector<std::string> schemas_;
  std::vector<IgnorePattern> patterns_;
  std::unordered_set<ObjectId> left_;
};

// The patterns of a .lockstepignore file, `#` begins a comment. Nothing when there is no such file.
void read_ignore_file(const std::filesystem::path& path, Filter& filter, Diagnostics& diagnostics);

// The column that a sequence goes with (OWNED BY).
std::optional<ObjectId> owning_column(const Node& node);

// The ids of a graph that are not managed: ignored themselves, or part of what is, owned by it, or in a schema that is.
std::vector<ObjectId> unmanaged(const Graph& graph, const Filter& filter);

// Removes what is not managed, for a state that is only looked at.
void remove_unmanaged(Graph& graph, const Filter& filter);

// Makes what is not managed the same in both states: in `after` it is as in `before`, so no plan changes
// it, and yet it is there for what needs it.
void keep_unmanaged(const Graph& before, Graph& after, const Filter& filter);

}  // namespace lockstep
