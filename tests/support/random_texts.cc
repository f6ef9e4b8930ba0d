#include "tests/support/random_texts.h"

#include <algorithm>

#include "tests/support/random_schema.h"

namespace lockstep::testing {
namespace {

std::string fresh_name(RandomSchema& schema, Chance& chance, const std::string& stem, bool in_schema) {
  const auto number = std::to_string(schema.texts.next_name++);
  auto name = stem + "_" + number;
  if (chance.one_in(4)) name = "\"Odd " + stem + " " + number + "\"";
  return in_schema ? chance.pick(schema.schemas) + "." + name : name;
}

bool is_text(const std::string& type) { return type == "text" || type == "varchar(40)" || type == "char(3)"; }

const RandomColumn* find_column(const RandomSchema& schema, const std::string& table, const std::string& column) {
  const auto found = schema.tables.find(table);
  if (found == schema.tables.end() || !found->second.inherits.empty()) return nullptr;
  const auto& columns = found->second.columns;
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const RandomColumn& each) { return each.name == column; });
  return at == columns.end() ? nullptr : &*at;
}

// A table with a key of its own, and one of its other columns.
std::pair<std::string, std::string> any_column(const RandomSchema& schema, Chance& chance, bool text) {
  const auto table = any_key(schema.tables, chance);
  const auto found = schema.tables.find(table);
  if (found == schema.tables.end() || !found->second.inherits.empty() || found->second.columns.size() < 2) return {};
  for (std::size_t i = 1; i < found->second.columns.size(); ++i) {
    const auto& column = found->second.columns[i];
    if (column.generated.empty() && (!text || is_text(column.type))) return {table, column.name};
  }
  return {};
}

const std::vector<std::string>& collation_forms() {
  static const std::vector<std::string> all = {"(provider = icu, locale = 'de')", "(locale = 'C')", "(provider = icu, locale = 'en-u-kn-true')",
                                               "(provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                                               "(lc_collate = 'C', lc_ctype = 'POSIX')"};
  return all;
}

const std::vector<std::string>& dictionary_forms() {
  static const std::vector<std::string> all = {"(TEMPLATE = simple)", "(TEMPLATE = simple, STOPWORDS = english)", "(TEMPLATE = simple, Accept = false)",
                                               "(TEMPLATE = snowball, LANGUAGE = 'german')"};
  return all;
}

void add_text(RandomSchema& schema, Chance& chance) {
  auto& texts = schema.texts;
  switch (chance.below(7)) {
    case 0: {
      const auto name = fresh_name(schema, chance, "coll", true);
      texts.collations[name] = static_cast<int>(chance.below(collation_forms().size()));
      if (const auto [table, column] = any_column(schema, chance, true); !table.empty()) texts.collated[table + "/" + column] = name;
      break;
    }
    case 1: texts.dictionaries[fresh_name(schema, chance, "dict", true)] = static_cast<int>(chance.below(dictionary_forms().size())); break;
    case 2: {
      auto& words = texts.configurations[fresh_name(schema, chance, "cfg", true)];
      if (const auto own = any_key(texts.dictionaries, chance); !own.empty()) words.push_back(own);
      words.push_back("simple");
      break;
    }
    case 3:
      if (const auto [table, column] = any_column(schema, chance, true); !table.empty())
        texts.search_indexes[fresh_name(schema, chance, "words", false)] = {table, column, any_key(texts.configurations, chance)};
      break;
    case 4:
      if (const auto [table, column] = any_column(schema, chance, false); !table.empty())
        texts.statistics[fresh_name(schema, chance, "stat", true)] = {table, chance.one_in(2) ? "" : "(ndistinct)", column, chance.one_in(2)};
      break;
    case 5:
      if (const auto [table, column] = any_column(schema, chance, false); !table.empty())
        texts.rules[fresh_name(schema, chance, "rule", false)] = {table, column, static_cast<int>(chance.below(4))};
      break;
    default: texts.event_triggers[fresh_name(schema, chance, "event", false)] = static_cast<int>(chance.below(4)); break;
  }
}

void alter_text(RandomSchema& schema, Chance& chance) {
  auto& texts = schema.texts;
  const auto another = [&](auto& map, std::size_t forms) {
    if (const auto key = any_key(map, chance); !key.empty()) map[key] = static_cast<int>(chance.below(forms));
  };
  switch (chance.below(7)) {
    case 0: another(texts.collations, collation_forms().size()); break;
    case 1: another(texts.dictionaries, dictionary_forms().size()); break;
    case 2:
      if (const auto key = any_key(texts.configurations, chance); !key.empty()) texts.configurations[key].push_back("english_stem");
      break;
    case 3:
      if (const auto key = any_key(texts.statistics, chance); !key.empty()) texts.statistics[key].target = 50;
      break;
    case 4:
      if (const auto key = any_key(texts.rules, chance); !key.empty()) {
        texts.rules[key].form = static_cast<int>(chance.below(4));
        texts.rules[key].disabled = chance.one_in(2);
      }
      break;
    case 5: another(texts.event_triggers, 4); break;
    default:
      if (const auto key = any_key(texts.collated, chance); !key.empty()) texts.collated.erase(key);
      break;
  }
}

void drop_text(RandomSchema& schema, Chance& chance) {
  auto& texts = schema.texts;
  const auto drop = [&](auto& map) {
    if (const auto key = any_key(map, chance); !key.empty()) map.erase(key);
  };
  switch (chance.below(7)) {
    case 0: drop(texts.collations); break;
    case 1: drop(texts.dictionaries); break;
    case 2: drop(texts.configurations); break;
    case 3: drop(texts.search_indexes); break;
    case 4: drop(texts.statistics); break;
    case 5: drop(texts.rules); break;
    default: drop(texts.event_triggers); break;
  }
}

std::string rule_text(const RandomTexts::Rule& rule) {
  const auto& column = rule.column;
  switch (rule.form) {
    case 0: return "ON UPDATE TO " + rule.table + " WHERE OLD." + column + " IS NULL DO ALSO INSERT INTO app.rule_log VALUES (OLD.id, 'null')";
    case 1: return "ON DELETE TO " + rule.table + " DO INSTEAD NOTHING";
    case 2:
      return "ON INSERT TO " + rule.table + " DO ALSO (INSERT INTO app.rule_log SELECT NEW.id, NEW." + column +
             "::text; DELETE FROM app.rule_log l WHERE l.id = NEW.id AND l.what = 'a;b')";
    default: return "ON DELETE TO " + rule.table + " DO ALSO UPDATE app.rule_log SET what = OLD." + column + "::text WHERE rule_log.id = OLD.id";
  }
}

std::string event_text(int form) {
  switch (form) {
    case 0: return "ON ddl_command_end EXECUTE FUNCTION app.on_event()";
    case 1: return "ON sql_drop EXECUTE FUNCTION app.on_event()";
    case 2: return "ON ddl_command_start WHEN TAG IN ('ALTER TABLE', 'CREATE TABLE') EXECUTE FUNCTION app.on_event()";
    default: return "ON table_rewrite EXECUTE FUNCTION app.on_event()";
  }
}

}  // namespace

void add_texts(RandomSchema& schema, Chance chance) {
  const auto count = chance.below(8);
  for (std::size_t i = 0; i < count; ++i) add_text(schema, chance);
}

void change_texts(RandomSchema& schema, Chance chance) {
  const auto count = chance.below(5);
  for (std::size_t i = 0; i < count; ++i) switch (chance.below(4)) {
      case 0: add_text(schema, chance); break;
      case 1: drop_text(schema, chance); break;
      default: alter_text(schema, chance); break;
    }
}

std::string collate_clause(const RandomSchema& schema, const std::string& table, const std::string& column, const std::string& type) {
  const auto found = schema.texts.collated.find(table + "/" + column);
  if (found == schema.texts.collated.end() || !is_text(type) || !schema.texts.collations.contains(found->second)) return {};
  return " COLLATE " + found->second;
}

std::string texts_before_tables(const RandomSchema& schema) {
  const auto& texts = schema.texts;
  std::string text;
  for (const auto& [name, form] : texts.collations)
    text += "CREATE COLLATION " + name + " " + collation_forms()[static_cast<std::size_t>(form)] + ";\n";
  for (const auto& [name, form] : texts.dictionaries)
    text += "CREATE TEXT SEARCH DICTIONARY " + name + " " + dictionary_forms()[static_cast<std::size_t>(form)] + ";\n";
  for (const auto& [name, words] : texts.configurations) {
    text += "CREATE TEXT SEARCH CONFIGURATION " + name + " (PARSER = default);\n";
    std::string list;
    for (const auto& word : words)
      if (word.find('.') == std::string::npos || texts.dictionaries.contains(word)) list += (list.empty() ? "" : ", ") + word;
    text += "ALTER TEXT SEARCH CONFIGURATION " + name + " ADD MAPPING FOR word, asciiword WITH " + list + ";\n";
  }
  return text;
}

std::string texts_behind(const RandomSchema& schema) {
  const auto& texts = schema.texts;
  std::string text;
  for (const auto& [name, index] : texts.search_indexes) {
    const auto* column = find_column(schema, index.table, index.column);
    if (!column || !is_text(column->type) || !texts.configurations.contains(index.configuration)) continue;
    text += "CREATE INDEX " + name + " ON " + index.table + " USING gin (to_tsvector(" + literal(index.configuration) + ", " + index.column + "));\n";
  }
  for (const auto& [name, statistics] : texts.statistics) {
    const auto* column = find_column(schema, statistics.table, statistics.column);
    if (!column) continue;
    text += "CREATE STATISTICS " + name + " " + statistics.kinds + " ON id, " + statistics.column + (statistics.expression && target_major() >= 14 ? ", (id * 2)" : "") +
            " FROM " + statistics.table + ";\n";
    if (statistics.target >= 0) text += "ALTER STATISTICS " + name + " SET STATISTICS " + std::to_string(statistics.target) + ";\n";
  }
  if (!texts.rules.empty()) text += "CREATE TABLE app.rule_log (id bigint, what text);\n";
  for (const auto& [name, rule] : texts.rules) {
    if (!find_column(schema, rule.table, rule.column)) continue;
    text += "CREATE RULE " + name + " AS " + rule_text(rule) + ";\n";
    if (rule.disabled) text += "ALTER TABLE " + rule.table + " DISABLE RULE " + name + ";\n";
    if (rule.form == 1) text += "COMMENT ON RULE " + name + " ON " + rule.table + " IS 'nothing';\n";
  }
  if (!texts.event_triggers.empty()) text += "CREATE FUNCTION app.on_event() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;\n";
  for (const auto& [name, form] : texts.event_triggers) text += "CREATE EVENT TRIGGER " + name + " " + event_text(form) + ";\n";
  return text;
}

}  // namespace lockstep::testing
