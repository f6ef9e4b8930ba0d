// Directive comments that nobody wrote: sentences of the grammar, which must be read as they were meant, and damaged ones, which must be refused
// with a place or read, but never bring the reader down.
#include <random>

#include <doctest/doctest.h>

#include "parser/directive.h"
#include "parser/directive_table.h"
#include "parser/lower.h"

using namespace lockstep;

namespace {

using Random = std::mt19937;

int one_of(Random& random, int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); }

template <class List>
const auto& any(Random& random, const List& list) { return list[random() % std::size(list)]; }

struct Reading {
  std::vector<Directive> directives;
  Diagnostics diagnostics;
};

Reading read_all(const std::string& text) {
  const auto file = std::make_shared<const SourceFile>(SourceFile{.path = "random.sql", .text = text});
  Reading result;
  read_directives(file, 0, text.size(), result.directives, result.diagnostics);
  return result;
}

// What is written, and what it means.
struct Value {
  std::string written;
  std::string meant;
};

Value random_value(Random& random, const DirectiveKey& key) {
  static const Value names[] = {{"a", "a"}, {"Old_Name", "old_name"}, {"\"Mixed Case\"", "Mixed Case"}, {"\"a\"\"b\"", "a\"b"}, {"übung$1", "übung$1"}, {"'two words'", "two words"}};
  static const Value several[] = {{"a", "a"}, {"\"Mixed Case\"", "\"Mixed Case\""}, {"(a, b)", "a.b"}, {"(\"A b\", c)", "\"A b\".c"}};
  static const Value expressions[] = {{"(a)", "a"}, {"(f(a, ')') || \"B)\")", "f(a, ')') || \"B)\""}, {"((a + 1) * 2)", "(a + 1) * 2"}, {"(CASE WHEN a THEN 1 ELSE 2 END)", "CASE WHEN a THEN 1 ELSE 2 END"}};
  static const Value texts[] = {{"'it''s so'", "it's so"}, {"'@renamed from=a'", "@renamed from=a"}, {"'ü (-- \"'", "ü (-- \""}};
  switch (key.type) {
    case DirectiveValueType::name: return any(random, names);
    case DirectiveValueType::names: return any(random, several);
    case DirectiveValueType::expression: return any(random, expressions);
    case DirectiveValueType::text: return any(random, texts);
    case DirectiveValueType::duration: return {"'2min'", "2min"};
    case DirectiveValueType::number: {
      const auto number = std::to_string(1 + one_of(random, 100000));
      return {number, number};
    }
    case DirectiveValueType::word: {
      const std::string word = key.words.empty() ? "data-loss" : std::string(any(random, key.words));
      return {word, word};
    }
  }
  return {};
}

// A directive with every key that it must have and some of the others, in any order, with spaces of any kind.
std::string random_directive(Random& random, Directive& meant) {
  const auto& form = any(random, directive_forms());
  meant.name = form.name;
  std::string text = "@" + std::string(form.name);
  auto keys = form.keys;
  std::shuffle(keys.begin(), keys.end(), random);
  for (const auto& key : keys) {
    if (!key.required && one_of(random, 2) == 0) continue;
    const auto value = random_value(random, key);
    static const char* const gaps[] = {" ", "  ", "\t"};
    text += any(random, gaps);
    if (!key.bare) text += std::string(key.name) + (one_of(random, 4) == 0 ? " = " : "=");
    text += value.written;
    meant.keys.emplace(key.name, value.meant);
  }
  return text;
}

std::string as_comment(Random& random, const std::string& text) {
  return one_of(random, 2) == 0 ? "-- " + text + "\n" : "/* " + text + " */";
}

void damage(Random& random, std::string& text) {
  static const char* const pieces[] = {"'", "\"", "(", ")", "=", "@", "-", "--", "$$", "E'\\", "/*", "*/", "\n", ".", ",", "\xC3", "\xF0\x9F\x98\x80", "from", "using=(", "0", " ", "\\"};
  for (int i = 1 + one_of(random, 4); i > 0; --i) {
    const auto at = random() % (text.size() + 1);
    switch (one_of(random, 4)) {
      case 0: text.insert(at, any(random, pieces)); break;
      case 1: text.erase(at, 1 + random() % 4); break;
      case 2: text.insert(at, text.substr(random() % (text.size() + 1), random() % 12)); break;
      default:
        if (at < text.size()) text[at] = static_cast<char>(1 + random() % 255);
    }
  }
}

}  // namespace

TEST_CASE("sentences of the directive grammar are read as they are meant") {
  Random random(20240229);
  for (int i = 0; i < 3000; ++i) {
    std::vector<Directive> meant(1 + random() % 3);
    std::string text;
    for (auto& each : meant) text += (text.empty() ? "" : " ") + random_directive(random, each);
    CAPTURE(text);
    const auto reading = read_all(as_comment(random, text));
    for (const auto& each : reading.diagnostics.all()) FAIL_CHECK(each.code << ": " << each.message);
    REQUIRE(reading.directives.size() == meant.size());
    for (std::size_t k = 0; k < meant.size(); ++k) {
      CHECK(reading.directives[k].name == meant[k].name);
      CHECK(reading.directives[k].keys == meant[k].keys);
    }
  }
}

TEST_CASE("damaged directives are refused with a place, or read") {
  Random random(7);
  for (int i = 0; i < 20000; ++i) {
    Directive meant;
    auto text = as_comment(random, random_directive(random, meant));
    damage(random, text);
    CAPTURE(text);
    const auto reading = read_all(text);
    for (const auto& each : reading.directives) CHECK(find_directive_form(each.name) != nullptr);
    for (const auto& each : reading.diagnostics.all()) {
      CHECK(each.span.begin <= each.span.end);
      CHECK(each.span.end <= text.size());
      CHECK_FALSE(render(each).empty());
    }
  }
}
