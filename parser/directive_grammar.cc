#include "parser/directive_grammar.h"

#include <algorithm>
#include <stdexcept>

#include <antlr4-runtime.h>

#include <DirectiveLexer.h>
#include <DirectiveParser.h>

#include "parser/sql_lexer.h"

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

// The grammar cannot say that the tag at the end of a dollar quote is that at its beginning: inside of parentheses it sees a word instead, which is as long.
std::string without_dollar_quotes(std::string_view text) {
  std::string result{text};
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto lexeme = next_lexeme(text, at);
    at = lexeme.end;
    depth += lexeme.kind == LexemeKind::open ? 1 : lexeme.kind == LexemeKind::close ? -1 : 0;
    if (depth == 0 || lexeme.kind != LexemeKind::string || text[lexeme.begin] != '$') continue;
    for (auto place = lexeme.begin; place < lexeme.end; ++place)
      if (static_cast<unsigned char>(text[place]) < 0x80U) result[place] = 'x';
  }
  return result;
}

// What stands in `text` between the first and the last character of a part, those excluded.
std::string inside(antlr4::ParserRuleContext& part, std::string_view text) {
  const auto begin = byte_offset(text, part.getStart()->getStopIndex() + 1);
  const auto end = byte_offset(text, part.getStop()->getStartIndex());
  return begin < end ? std::string(text.substr(begin, end - begin)) : std::string();
}

DirectiveValue value_of(DirectiveParser::ValueContext& value, std::string_view text) {
  using Form = DirectiveValue::Form;
  if (value.STRING()) return {.text = unquoted(value.STRING()->getText()), .form = Form::string};
  if (value.NUMBER()) return {.text = value.NUMBER()->getText(), .form = Form::number};
  if (value.expression()) return {.text = inside(*value.expression(), text), .form = Form::expression};
  DirectiveValue result;
  for (auto* name : value.name())
    result.names.push_back(name->QUOTED() ? unquoted(name->QUOTED()->getText()) : folded(name->WORD()->getText()));
  return result;
}

DirectiveArgument argument_of(DirectiveParser::ArgumentContext& argument, std::string_view text) {
  if (argument.value()) return {.key = argument.WORD()->getText(), .value = value_of(*argument.value(), text)};
  if (argument.STRING()) return {.value = {.text = unquoted(argument.STRING()->getText()), .form = DirectiveValue::Form::string}};
  if (argument.NUMBER()) return {.value = {.text = argument.NUMBER()->getText(), .form = DirectiveValue::Form::number}};
  return {.value = {.text = argument.phrase()->getText(), .form = DirectiveValue::Form::name}};
}

}  // namespace

ParsedDirective parse_directive(std::string_view text) {
  ParsedDirective result;
  antlr4::ANTLRInputStream input;
  try {
    input.load(without_dollar_quotes(text));
  } catch (const std::range_error&) {
    result.error = {"it is no valid UTF-8", 0};
    return result;
  }
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
  for (auto* argument : directive->argument()) {
    result.arguments.push_back(argument_of(*argument, text));
    result.arguments.back().offset = byte_offset(text, argument->getStart()->getStartIndex());
  }
  return result;
}

}  // namespace lockstep
