#include "parser/directive_grammar.h"

#include <algorithm>

#include <antlr4-runtime.h>

#include <DirectiveLexer.h>
#include <DirectiveParser.h>

namespace lockstep {
namespace {

// ANTLR counts code points.
std::size_t byte_offset(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
    if (characters-- == 0) break;
  }
  return at;
}

class FirstError : public antlr4::BaseErrorListener {
 public:
  FirstError(std::string_view text, std::optional<ParsedDirective::Problem>& error) : text_(text), error_(error) {}

  void syntaxError(antlr4::Recognizer* /*recognizer*/,
                   antlr4::Token* /*symbol*/,
                   size_t /*line*/,
                   size_t column,
                   const std::string& message,
                   std::exception_ptr /*cause*/) override {
    if (!error_) error_ = {message, byte_offset(text_, column)};
  }

 private:
  std::string_view text_;
  std::optional<ParsedDirective::Problem>& error_;
};

// Takes the quotes off and halves those inside.
std::string unquoted(const std::string& text) {
  std::string result;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    result += text[i];
    if (text[i] == text.front()) ++i;
  }
  return result;
}

std::string folded(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

DirectiveValue value_of(DirectiveParser::ValueContext& value) {
  DirectiveValue result;
  for (auto* name : value.name())
    result.names.push_back(name->QUOTED() ? unquoted(name->QUOTED()->getText()) : folded(name->WORD()->getText()));
  if (value.STRING()) result.text = unquoted(value.STRING()->getText());
  if (value.NUMBER()) result.text = value.NUMBER()->getText();
  return result;
}

}  // namespace

ParsedDirective parse_directive(std::string_view text) {
  ParsedDirective result;
  antlr4::ANTLRInputStream input{std::string(text)};
  DirectiveLexer lexer(&input);
  antlr4::CommonTokenStream tokens(&lexer);
  DirectiveParser parser(&tokens);
  FirstError listener(text, result.error);
  lexer.removeErrorListeners();
  parser.removeErrorListeners();
  lexer.addErrorListener(&listener);
  parser.addErrorListener(&listener);
  auto* directive = parser.directive();
  if (result.error) return result;
  result.name = directive->WORD()->getText();
  for (auto* argument : directive->argument())
    result.arguments.push_back({.key = argument->WORD()->getText(),
                                .value = value_of(*argument->value()),
                                .offset = byte_offset(text, argument->getStart()->getStartIndex())});
  return result;
}

}  // namespace lockstep
