// States as SQL for people to keep: the plan that builds a state from nothing, regrouped so that what belongs
// together stands together.
#include <algorithm>
#include <set>

#include "emitter/emitter.h"
#include "emitter/words.h"
#include "ir/dependency.h"

namespace lockstep {
namespace {

// The steps in an order that keeps to their dependencies and stays with one object as long as it can.
std::vector<std::size_t> grouped_order(const Plan& build, const std::vector<ObjectId>& roots) {
  const auto count = build.steps.size();
  std::vector<std::size_t> waiting(count, 0);
  std::vector<std::vector<std::size_t>> successors(count);
  for (std::size_t i = 0; i < count; ++i) {
    for (const int number : build.steps[i].after) {
      const auto earlier = static_cast<std::size_t>(number - 1);
      if (number < 1 || earlier >= i) continue;
      successors[earlier].push_back(i);
      ++waiting[i];
    }
  }
  std::set<std::size_t> ready;
  std::map<ObjectId, std::set<std::size_t>> ready_of;
  const auto release = [&](std::size_t step) {
    ready.insert(step);
    ready_of[roots[step]].insert(step);
  };
  for (std::size_t i = 0; i < count; ++i)
    if (waiting[i] == 0) release(i);
  std::vector<std::size_t> order;
  order.reserve(count);
  while (!ready.empty()) {
    std::size_t next = *ready.begin();
    if (!order.empty()) {
      const auto& same = ready_of[roots[order.back()]];
      if (!same.empty()) next = *same.begin();
    }
    ready.erase(next);
    ready_of[roots[next]].erase(next);
    order.push_back(next);
    for (const auto successor : successors[next])
      if (--waiting[successor] == 0) release(successor);
  }
  return order;
}

std::vector<ObjectId> roots_of(const Graph& state, const Plan& build) {
  std::vector<ObjectId> roots;
  roots.reserve(build.steps.size());
  for (const auto& step : build.steps) roots.push_back(root_of(state, step.subject));
  return roots;
}

bool is_one_liner(const std::string& text) { return std::count(text.begin(), text.end(), '\n') == 1; }

// Statements of one object that fit on a line stand together; everything else has an empty line before it.
class Page {
 public:
  void add(const Step& step, const ObjectId& root) {
    for (const auto& statement : step.up) {
      const auto text = terminated(statement);
      const bool small = is_one_liner(text);
      if (!text_.empty() && !(small && last_was_small_ && root == last_root_)) text_ += '\n';
      text_ += text;
      last_was_small_ = small;
      last_root_ = root;
    }
  }

  std::string text_;

 private:
  bool last_was_small_ = false;
  ObjectId last_root_;
};

// An identifier as one component of a path: what file systems or shells take for something else is
// written as %XX, with `encode_capitals` capital letters, too.
std::string path_component(Name name, bool encode_capitals) {
  std::string text;
  for (const char c : name.text()) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
                       (c == '.' && !text.empty()) || static_cast<unsigned char>(c) >= 0x80 ||
                       (capital && !encode_capitals);
    if (plain) {
      text += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    text += '%';
    text += "0123456789ABCDEF"[byte >> 4U];
    text += "0123456789ABCDEF"[byte & 0xFU];
  }
  return text;
}

// `tables`, `materialized_views`, `policies`.
std::string folder_of(Kind kind) {
  std::string word(kind_name(kind));
  std::replace(word.begin(), word.end(), ' ', '_');
  if (word.ends_with('y')) return word.substr(0, word.size() - 1) + "ies";
  return word + (word.ends_with('x') ? "es" : "s");
}

std::string file_of(const ObjectId& root, bool encode_capitals) {
  std::string path;
  if (!root.schema.empty()) path += path_component(root.schema, encode_capitals) + '/';
  return path + folder_of(root.kind) + '/' + path_component(root.name, encode_capitals) + ".sql";
}

// A file for each object. Names that differ only in case do not meet on file systems that fold it.
class FileNames {
 public:
  std::string operator()(const ObjectId& root) {
    const auto path = file_of(root, false);
    std::string folded = path;
    std::transform(folded.begin(), folded.end(), folded.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const auto [taken, fresh] = taken_.emplace(folded, path);
    return taken->second == path ? path : file_of(root, true);
  }

 private:
  std::map<std::string, std::string> taken_;
};

}  // namespace

std::string state_sql(const Graph& state, const Plan& build) {
  std::string text = "-- The schema of " + one_line(state.origin.description) + ", written by lockstep.\n";
  if (build.empty()) return text;
  text += "\nSET check_function_bodies = off;\n";
  const bool usual_path = build.search_path.empty() || (build.search_path.size() == 1 && build.search_path[0] == Name("public"));
  if (!usual_path) text += "SET search_path = " + join(build.search_path).text() + ";\n";
  const auto roots = roots_of(state, build);
  Page page;
  for (const auto number : grouped_order(build, roots)) page.add(build.steps[number], roots[number]);
  return text + '\n' + page.text_;
}

std::map<std::string, std::string> state_sql_by_object(const Graph& state, const Plan& build) {
  const auto roots = roots_of(state, build);
  std::map<std::string, Page> pages;
  FileNames file_name;
  for (const auto number : grouped_order(build, roots))
    pages[file_name(roots[number])].add(build.steps[number], roots[number]);
  std::map<std::string, std::string> files;
  for (auto& [path, page] : pages) files.emplace(path, std::move(page.text_));
  return files;
}

}  // namespace lockstep
