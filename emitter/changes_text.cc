// What differs, for people: in a terminal and as Markdown.
#include <algorithm>

#include "emitter/changes.h"
#include "emitter/emitter.h"
#include "emitter/markdown.h"
#include "emitter/style.h"
#include "emitter/words.h"

namespace lockstep {
namespace {

using What = ShownChange::What;

Mark mark_of(What what) {
  switch (what) {
    case What::add: return {"+", Paint::green};
    case What::drop: return {"-", Paint::red};
    case What::change: return {"~", Paint::yellow};
    case What::replace: return {"±", Paint::yellow};
    case What::rename: return {">", Paint::yellow};
  }
  return {"?", Paint::bold};
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

bool is_long(const std::optional<std::string>& value) {
  return value && (value->size() > 60 || value->find('\n') != std::string::npos);
}

// The lines that differ, with one equal line around them. Lines at both ends that are equal are left
// out; what stands between is shown as a whole.
std::string line_difference(const std::string& before, const std::string& after, std::string_view indent, const TextStyle& style) {
  const auto old_lines = lines_of(before);
  const auto new_lines = lines_of(after);
  const auto shortest = std::min(old_lines.size(), new_lines.size());
  std::size_t head = 0;
  while (head < shortest && old_lines[head] == new_lines[head]) ++head;
  std::size_t tail = 0;
  while (tail < shortest - head && old_lines[old_lines.size() - 1 - tail] == new_lines[new_lines.size() - 1 - tail]) ++tail;
  std::string text;
  const auto line = [&](char sign, std::string_view content) {
    const auto whole = std::string(1, sign) + ' ' + std::string(content);
    text += std::string(indent) + (sign == '+' ? painted(style, Paint::green, whole) : sign == '-' ? painted(style, Paint::red, whole) : whole) + '\n';
  };
  if (head > 0) line(' ', old_lines[head - 1]);
  for (std::size_t i = head; i < old_lines.size() - tail; ++i) line('-', old_lines[i]);
  for (std::size_t i = head; i < new_lines.size() - tail; ++i) line('+', new_lines[i]);
  if (tail > 0) line(' ', old_lines[old_lines.size() - tail]);
  return text;
}

std::string changed_field(const FieldChange& field, const std::string& indent, const TextStyle& style) {
  const std::string label = indent + field.name + ":";
  if (is_long(field.before) || is_long(field.after))
    return label + '\n' + line_difference(field.before.value_or(""), field.after.value_or(""), indent + "  ", style);
  return label + ' ' + (field.before ? painted(style, Paint::red, *field.before) : "(none)") + " → " +
         (field.after ? painted(style, Paint::green, *field.after) : "(none)") + '\n';
}

std::string markdown_field(const FieldChange& field, const std::string& indent) {
  const auto label = indent + "- " + markdown_code(field.name) + ":";
  if (!is_long(field.before) && !is_long(field.after))
    return label + ' ' + (field.before ? markdown_code(*field.before) : "none") + " → " +
           (field.after ? markdown_code(*field.after) : "none") + '\n';
  const auto block = markdown_block("diff", line_difference(field.before.value_or(""), field.after.value_or(""), "", {}));
  std::string text = label + "\n\n";
  for (const auto line : lines_of(block)) text += indent + "  " + std::string(line) + '\n';
  return text + '\n';
}

// One line for an object that comes or goes: its fields as far as they fit.
std::string in_short(const ShownChange& change) {
  std::string text;
  for (const auto& field : change.fields) {
    const auto& value = field.after ? field.after : field.before;
    if (!value || is_long(value)) continue;
    const auto more = "  " + field.name + '=' + *value;
    if (text.size() + more.size() > 80) break;
    text += more;
  }
  return text;
}

// Parts stand below what they are parts of, so their own name is enough.
std::string name_of(const ShownChange& change, const ObjectId& id) {
  return one_line(change.is_part() ? std::string(kind_name(id.kind)) + ' ' + quoted(id.own_name()) : to_string(id));
}

std::string title_of(const ShownChange& change) {
  const auto name = name_of(change, change.id);
  if (change.what == What::rename) return name_of(change, *change.renamed) + " → " + name;
  return change.what == What::replace ? name + " (dropped and created again)" : name;
}

bool is_one_sided(What what) { return what == What::add || what == What::drop; }

}  // namespace

std::string changes_text(const ChangeSet& changes, const Graph& before, const Graph& after, const TextStyle& style) {
  const auto from = one_line(before.origin.description);
  const auto to = one_line(after.origin.description);
  if (changes.empty()) return "No difference from " + from + " to " + to + ".\n";
  const auto all = shown_changes(changes, before, after);
  std::string text = "From " + from + " to " + to + ":\n" + painted(style, Paint::bold, summary_sentence(summary_of(all))) + "\n\n";
  const ObjectId* whole = nullptr;
  for (const auto& change : all) {
    if (change.is_part() && (whole == nullptr || *whole != change.whole)) text += "  " + one_line(to_string(change.whole)) + '\n';
    whole = &change.whole;
    const std::string indent = change.is_part() ? "    " : "";
    const auto mark = mark_of(change.what);
    text += indent + painted(style, mark.paint, std::string(mark.sign) + ' ' + title_of(change));
    if (is_one_sided(change.what)) text += painted(style, Paint::dim, in_short(change));
    text += '\n';
    if (is_one_sided(change.what)) continue;
    for (const auto& field : change.fields) text += changed_field(field, indent + "    ", style);
  }
  return text;
}

std::string changes_markdown(const ChangeSet& changes, const Graph& before, const Graph& after) {
  std::string text = "## Differences\n\nFrom " + markdown_text(before.origin.description) + " to " +
                     markdown_text(after.origin.description) + ".\n\n";
  if (changes.empty()) return text + "No difference.\n";
  const auto all = shown_changes(changes, before, after);
  text += "**" + summary_sentence(summary_of(all)) + "**\n\n";
  static constexpr const char* words[] = {"add", "change", "replace", "drop", "rename"};
  const ObjectId* whole = nullptr;
  for (const auto& change : all) {
    if (change.is_part() && (whole == nullptr || *whole != change.whole)) text += "- in " + markdown_code(to_string(change.whole)) + '\n';
    whole = &change.whole;
    const std::string indent = change.is_part() ? "  " : "";
    text += indent + "- " + words[static_cast<int>(change.what)] + ' ' + markdown_code(title_of(change)) + '\n';
    if (is_one_sided(change.what)) continue;
    for (const auto& field : change.fields) text += markdown_field(field, indent + "  ");
  }
  return text;
}

}  // namespace lockstep
