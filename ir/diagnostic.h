// What lockstep has to say about the user's input.
#pragma once

#include <string>
#include <vector>

#include "ir/source.h"

namespace lockstep {

enum class Severity { note, warning, error };

// `code` is a stable word such as `unsupported-statement`. Messages start in lower case, have no
// final period, and put code in backquotes; hints say what to do.
struct Diagnostic {
  std::string code;
  Severity severity = Severity::error;
  Span span;
  std::string message;
  std::vector<std::string> hints;
};

// Collects diagnostics; a stage that reports still returns what it could read.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }
  void error(std::string code, Span span, std::string message, std::vector<std::string> hints = {});
  void warning(std::string code, Span span, std::string message, std::vector<std::string> hints = {});
  void note(std::string code, Span span, std::string message, std::vector<std::string> hints = {});

  const std::vector<Diagnostic>& all() const { return all_; }
  bool has_errors() const;

 private:
  std::vector<Diagnostic> all_;
};

// `file:line:column: error: message [code]`, the line, a caret, and the hints.
std::string render(const Diagnostic& diagnostic);

}  // namespace lockstep
