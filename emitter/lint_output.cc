#include "emitter/lint_output.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "emitter/style.h"
#include "emitter/words.h"

namespace lockstep {
namespace {

using LintJson = nlohmann::ordered_json;

struct LintPlace {
  std::string file;
  LineColumn begin;
  LineColumn end;
};

// Of findings that come file by file.
class LintPlaces {
 public:
  LintPlace of(const LintFinding& finding) {
    const auto& file = *finding.span.file;
    if (file_ != &file) {
      file_ = &file;
      starts_.emplace(file);
    }
    return {file.path, starts_->at(finding.span.begin), starts_->at(finding.span.end)};
  }

 private:
  const SourceFile* file_ = nullptr;
  std::optional<LineStarts> starts_;
};

Paint paint_of_severity(HazardSeverity severity) {
  return severity == HazardSeverity::danger ? Paint::red : severity == HazardSeverity::warning ? Paint::yellow : Paint::dim;
}

std::string each_line(std::string_view text, std::string_view head) {
  std::string result;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    result.append(head).append(text.substr(at, end - at)) += '\n';
    at = end + 1;
  }
  return result;
}

std::string finding_text(const LintFinding& finding, LintPlaces& places, const TextStyle& style) {
  const auto& kind = kind_of(finding.rule);
  const auto place = places.of(finding);
  const auto number = std::to_string(place.begin.line);
  const std::string margin(std::max<std::size_t>(6, number.size()) + 1, ' ');
  auto text = place.file + ':' + number + ':' + std::to_string(place.begin.column) + ": " + painted(style, paint_of_severity(kind.severity), severity_word(kind.severity)) + ": " +
              one_line(finding.message) + " [" + std::string(kind.name) + (kind.hazard ? ", " + std::string(kind.hazard->text()) : std::string()) + "]\n";
  text += std::string(margin.size() - 1 - number.size(), ' ') + number + " | " + line_text(*finding.span.file, finding.span.begin) + '\n';
  text += margin + "= " + std::string(kind.safe) + '\n';
  if (!finding.suggestion.empty()) text += each_line(finding.suggestion, margin + painted(style, Paint::green, "+ "));
  return text;
}

std::size_t count_of(const std::vector<LintFinding>& findings, HazardSeverity severity) {
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [&](const LintFinding& each) { return kind_of(each.rule).severity == severity; }));
}

std::string numbered(std::size_t count, const char* one, const char* many) { return std::to_string(count) + ' ' + (count == 1 ? one : many); }

const char* sarif_level(HazardSeverity severity) {
  return severity == HazardSeverity::danger ? "error" : severity == HazardSeverity::warning ? "warning" : "note";
}

LintJson sarif_rules() {
  LintJson rules = LintJson::array();
  for (const auto& kind : lint_rules())
    rules.push_back({{"id", kind.name},
                     {"shortDescription", {{"text", kind.happens}}},
                     {"help", {{"text", kind.safe}}},
                     {"defaultConfiguration", {{"level", sarif_level(kind.severity)}}},
                     {"properties", {{"hazard", kind.hazard ? LintJson(kind.hazard->text()) : LintJson()}}}});
  return rules;
}

// A path as a URI reference: what is not plain is escaped by percent signs (RFC 3986).
std::string as_uri(std::string_view path) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return uri;
}

std::string with_advice(const LintFinding& finding) {
  auto text = finding.message + ". " + std::string(kind_of(finding.rule).safe);
  if (!finding.suggestion.empty()) text += "\n" + finding.suggestion;
  return text;
}

// Values of workflow commands have percent signs and line breaks escaped, those of properties colons and commas, too.
std::string github_value(std::string_view text, bool property) {
  std::string result;
  for (const char c : text) {
    if (c == '%') result += "%25";
    else if (c == '\r') result += "%0D";
    else if (c == '\n') result += "%0A";
    else if (property && c == ':') result += "%3A";
    else if (property && c == ',') result += "%2C";
    else result += c;
  }
  return result;
}

}  // namespace

std::string lint_text(const std::vector<LintFinding>& findings, std::size_t files, const TextStyle& style) {
  std::string text;
  LintPlaces places;
  for (const auto& each : findings) text += finding_text(each, places, style) + '\n';
  if (findings.empty()) return "No findings in " + numbered(files, "file", "files") + ".\n";
  return text + numbered(findings.size(), "finding", "findings") + " in " + numbered(files, "file", "files") + ": " + std::to_string(count_of(findings, HazardSeverity::danger)) + " danger, " +
         std::to_string(count_of(findings, HazardSeverity::warning)) + " warning, " + std::to_string(count_of(findings, HazardSeverity::note)) + " note\n";
}

std::string lint_json(const std::vector<LintFinding>& findings, std::size_t files) {
  LintJson list = LintJson::array();
  LintPlaces places;
  for (const auto& each : findings) {
    const auto& kind = kind_of(each.rule);
    const auto place = places.of(each);
    list.push_back({{"rule", kind.name},
                    {"hazard", kind.hazard ? LintJson(kind.hazard->text()) : LintJson()},
                    {"severity", severity_word(kind.severity)},
                    {"file", place.file},
                    {"line", place.begin.line},
                    {"column", place.begin.column},
                    {"end_line", place.end.line},
                    {"end_column", place.end.column},
                    {"source", line_text(*each.span.file, each.span.begin)},
                    {"message", each.message},
                    {"safe", kind.safe},
                    {"suggestion", each.suggestion}});
  }
  const LintJson json = {{"format", "lockstep-lint"},
                         {"version", 1},
                         {"files", files},
                         {"summary",
                          {{"danger", count_of(findings, HazardSeverity::danger)}, {"warning", count_of(findings, HazardSeverity::warning)}, {"note", count_of(findings, HazardSeverity::note)}}},
                         {"findings", list}};
  return json.dump(2, ' ', false, LintJson::error_handler_t::replace) + '\n';
}

std::string lint_sarif(const std::vector<LintFinding>& findings, std::string_view version) {
  LintJson results = LintJson::array();
  LintPlaces places;
  for (const auto& each : findings) {
    const auto& kind = kind_of(each.rule);
    const auto place = places.of(each);
    const LintJson region = {{"startLine", place.begin.line}, {"startColumn", place.begin.column}, {"endLine", place.end.line}, {"endColumn", place.end.column}};
    const LintJson location = {{"physicalLocation", {{"artifactLocation", {{"uri", as_uri(place.file)}}}, {"region", region}}}};
    results.push_back({{"ruleId", kind.name},
                       {"ruleIndex", static_cast<int>(each.rule)},
                       {"level", sarif_level(kind.severity)},
                       {"message", {{"text", with_advice(each)}}},
                       {"locations", LintJson::array({location})}});
  }
  const LintJson driver = {{"name", "lockstep"}, {"version", version}, {"rules", sarif_rules()}};
  const LintJson run = {{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}};
  const LintJson json = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", LintJson::array({run})}};
  return json.dump(2, ' ', false, LintJson::error_handler_t::replace) + '\n';
}

std::string lint_github(const std::vector<LintFinding>& findings) {
  std::string text;
  LintPlaces places;
  for (const auto& each : findings) {
    const auto& kind = kind_of(each.rule);
    const auto place = places.of(each);
    const char* command = kind.severity == HazardSeverity::danger ? "error" : kind.severity == HazardSeverity::warning ? "warning" : "notice";
    text += std::string("::") + command + " file=" + github_value(place.file, true) + ",line=" + std::to_string(place.begin.line) + ",endLine=" + std::to_string(place.end.line) +
            ",col=" + std::to_string(place.begin.column) + ",title=" + github_value(kind.name, true) + "::" + github_value(with_advice(each), false) + '\n';
  }
  return text;
}

}  // namespace lockstep
