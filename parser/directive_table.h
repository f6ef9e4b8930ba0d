// The directives there are, with what may stand in them and before what they may stand: one table.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ir/kind.h"

namespace lockstep {

enum class DirectiveValueType {
  name,        // a name of one or more parts, or a string
  names,       // a name, or several in parentheses
  text,        // a string
  number,      // a positive number
  expression,  // SQL in parentheses
  word,        // a word, dashes allowed: `data-loss`
  duration,    // a string, `'500ms'`
};

struct DirectiveKey {
  std::string_view name;
  DirectiveValueType type = DirectiveValueType::name;
  bool required = false;
  bool bare = false;  // stands without `name=`
  std::vector<std::string_view> words = {};  // of a word: those there are; empty: any
};

struct DirectiveForm {
  std::string_view name;
  std::vector<DirectiveKey> keys;
  std::vector<Kind> kinds;      // what it can be about; empty: anything
  std::string_view example;     // without the `@`
};

const std::vector<DirectiveForm>& directive_forms();
const DirectiveForm* find_directive_form(std::string_view name);

}  // namespace lockstep
