#include "cli/config.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <toml++/toml.h>

#include "cli/source.h"
#include "ir/duration.h"
#include "ir/error.h"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

std::size_t offset_of(const std::string& text, toml::source_position position) {
  std::size_t at = 0;
  for (toml::source_index line = 1; line < position.line; ++line) {
    const auto end = text.find('\n', at);
    if (end == std::string::npos) return text.size();
    at = end + 1;
  }
  // Columns count code points.
  for (toml::source_index column = 1; column < position.column && at < text.size(); ++column)
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return std::min(at, text.size());
}

std::string list_of(const std::vector<std::string_view>& words) {
  std::string text;
  for (const auto word : words) text += (text.empty() ? "`" : ", `") + std::string(word) + "`";
  return text;
}

class Reader {
 public:
  Reader(std::shared_ptr<const SourceFile> file, Diagnostics& diagnostics)
      : file_(std::move(file)), diagnostics_(diagnostics) {}

  void read(const toml::table& root, Config& config) {
    known_keys(root, "", {"schema", "default_env", "env", "manage", "externals", "plan", "shadow", "policy", "lint", "journal", "apply"});
    config.schema = text(root, "schema");
    config.default_environment = text(root, "default_env");
    if (const auto* all = table(root, "env"))
      for (const auto& [name, value] : *all) environment(name, value, config);
    if (const auto* manage = table(root, "manage")) {
      known_keys(*manage, "manage", {"schemas", "exclude", "owners", "privileges", "comments", "tablespaces", "roles"});
      for (auto& each : texts(*manage, "schemas")) config.managed_schemas.push_back(std::move(each.text));
      config.exclude = texts(*manage, "exclude");
      config.manage_owners = flag(*manage, "owners");
      config.manage_privileges = flag(*manage, "privileges");
      config.manage_comments = flag(*manage, "comments");
      config.manage_tablespaces = flag(*manage, "tablespaces");
      config.manage_roles = flag(*manage, "roles", false);
    }
    if (const auto* externals = table(root, "externals")) read_externals(*externals, config);
    if (const auto* plan = table(root, "plan")) {
      known_keys(*plan, "plan", {"small_table_rows", "small_table_bytes", "copy_table_rows", "lock_timeout", "batch", "drops", "analyze"});
      config.small_table_rows = number(*plan, "small_table_rows");
      config.small_table_bytes = number(*plan, "small_table_bytes");
      config.copy_table_rows = number(*plan, "copy_table_rows");
      config.lock_timeout_ms = milliseconds(*plan, "lock_timeout");
      config.batch = count(*plan, "batch");
      config.drops = word(*plan, "plan", "drops", "now", "deprecate");
      config.analyze = flag(*plan, "analyze");
    }
    if (const auto* shadow = table(root, "shadow")) {
      known_keys(*shadow, "shadow", {"url"});
      config.shadow_url = connection(*shadow);
    }
    if (const auto* journal = table(root, "journal")) {
      known_keys(*journal, "journal", {"schema"});
      if (const auto schema = text(*journal, "schema")) config.journal_schema = schema->text;
    }
    if (const auto* apply = table(root, "apply")) read_apply(*apply, config);
    if (const auto* policy = table(root, "policy")) read_policy(*policy, "policy", std::nullopt, config.policy);
    if (const auto* lint = table(root, "lint")) read_lint(*lint, config);
    if (config.default_environment && !config.environments.contains(config.default_environment->text))
      diagnostics_.error("unknown-environment", config.default_environment->span,
                         "there is no environment `" + config.default_environment->text + "`",
                         {"write a table `[env." + config.default_environment->text + "]`"});
  }

  Span span(const toml::source_region& region) const {
    return {file_, offset_of(file_->text, region.begin), offset_of(file_->text, region.end)};
  }

 private:
  void environment(const toml::key& name, const toml::node& value, Config& config) {
    const auto* each = value.as_table();
    if (each == nullptr) {
      diagnostics_.error("wrong-type", span(value.source()), "`env." + std::string(name.str()) + "` is not a table");
      return;
    }
    known_keys(*each, "env." + std::string(name.str()), {"url", "url_env", "service", "password_command", "roles", "policy", "protected"});
    Environment result{connection(*each), text(*each, "url_env"), text(*each, "service"), {}, {}, text(*each, "password_command"), flag(*each, "protected", false)};
    if (const auto* roles = table(*each, "roles"))
      for (const auto& [role, here] : *roles)
        if (auto own = text(here, std::string(role.str()))) result.roles.emplace(role.str(), std::move(own->text));
    if (const auto* policy = table(*each, "policy")) read_policy(*policy, "env." + std::string(name.str()) + ".policy", std::nullopt, result.policy);
    const int given = int(result.url.has_value()) + int(result.url_env.has_value()) + int(result.service.has_value());
    if (given != 1)
      diagnostics_.error("bad-environment", span(name.source()),
                         "`env." + std::string(name.str()) + "` needs exactly one of `url`, `url_env` and `service`");
    config.environments.emplace(name.str(), std::move(result));
  }

  void read_apply(const toml::table& in, Config& config) {
    known_keys(in, "apply", {"statement_timeout", "work_timeout", "retry_for", "batch_time", "busy_batch_time", "max_replication_lag", "throttle_query"});
    config.statement_timeout_ms = milliseconds(in, "statement_timeout");
    config.work_timeout_ms = milliseconds(in, "work_timeout");
    config.retry_for_ms = milliseconds(in, "retry_for");
    config.batch_time_ms = milliseconds(in, "batch_time");
    config.busy_batch_time_ms = milliseconds(in, "busy_batch_time");
    config.largest_lag_ms = milliseconds(in, "max_replication_lag");
    if (const auto query = text(in, "throttle_query")) config.throttle_query = query->text;
  }

  void read_lint(const toml::table& in, Config& config) {
    known_keys(in, "lint", {"transaction", "allow"});
    config.lint_allow = texts(in, "allow");
    config.lint_transaction = word(in, "lint", "transaction", "file", "statement").value_or(config.lint_transaction);
  }

  // `data-loss = "deny"`, `rewrite = { action = "deny", max_rows = 10000 }`, and the same below `objects."PATTERN"`.
  void read_policy(const toml::table& in, const std::string& path, const std::optional<IgnorePattern>& objects, std::vector<HazardRule>& rules) {
    for (const auto& [key, value] : in) {
      const std::string word(key.str());
      if (word == "objects" && !objects) {
        read_policy_of_objects(value, path + ".objects", rules);
        continue;
      }
      HazardRule rule{.hazard = HazardCode::named(word), .objects = objects, .span = span(key.source())};
      if (!rule.hazard && word != "*") {
        diagnostics_.error("unknown-hazard", rule.span, "there is no hazard `" + word + "`", {"`lockstep explain` lists those that there are; `*` stands for all"});
        continue;
      }
      if (read_rule(value, path + '.' + word, rule)) rules.push_back(std::move(rule));
    }
  }

  void read_policy_of_objects(const toml::node& value, const std::string& path, std::vector<HazardRule>& rules) {
    const auto* all = value.as_table();
    if (all == nullptr) return diagnostics_.error("wrong-type", span(value.source()), "`" + path + "` is not a table");
    for (const auto& [key, each] : *all) {
      auto parsed = parse_pattern(key.str());
      if (parsed.pattern && parsed.pattern->negated) parsed = {std::nullopt, "a policy speaks of what a pattern matches; leave out the `!`"};
      if (!parsed.pattern)
        diagnostics_.error("bad-pattern", span(key.source()), parsed.problem);
      else if (const auto* rest = each.as_table())
        read_policy(*rest, path + '.' + std::string(key.str()), parsed.pattern, rules);
      else
        diagnostics_.error("wrong-type", span(each.source()), "`" + path + '.' + std::string(key.str()) + "` is not a table");
    }
  }

  bool read_rule(const toml::node& value, const std::string& path, HazardRule& rule) {
    const auto* parts = value.as_table();
    if (parts == nullptr) return read_verdict(value, path, rule.verdict);
    known_keys(*parts, path, {"action", "max_rows", "max_bytes"});
    rule.max_rows = size(*parts, "max_rows");
    rule.max_bytes = size(*parts, "max_bytes");
    if (const auto* action = parts->get("action")) return read_verdict(*action, path + ".action", rule.verdict);
    diagnostics_.error("wrong-type", span(value.source()), "`" + path + "` does not say what is to happen", {"write `action = \"deny\"`, or `allow` or `warn`"});
    return false;
  }

  bool read_verdict(const toml::node& value, const std::string& path, Verdict& verdict) {
    const auto* word = value.as_string();
    for (const auto& [text, meaning] : {std::pair("allow", Verdict::allow), std::pair("warn", Verdict::warn), std::pair("deny", Verdict::deny)})
      if (word != nullptr && word->get() == text) return verdict = meaning, true;
    diagnostics_.error("wrong-type", span(value.source()), "`" + path + "` is none of `\"allow\"`, `\"warn\"` and `\"deny\"`");
    return false;
  }

  // A number, or a text such as `"64 MB"`.
  std::optional<std::int64_t> size(const toml::table& in, std::string_view key) {
    const auto* node = in.get(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* number = node->as_integer(); number != nullptr && number->get() >= 0) return number->get();
    if (const auto* words = node->as_string(); words != nullptr && key == "max_bytes")
      if (const auto bytes = parse_size(words->get())) return bytes;
    diagnostics_.error("wrong-type", span(node->source()), "`" + std::string(key) + "` is no size",
                       {key == "max_bytes" ? "write a number of bytes, or a text such as `\"64 MB\"`" : "write a number of rows"});
    return std::nullopt;
  }

  void read_externals(const toml::table& externals, Config& config) {
    known_keys(externals, "externals", {"roles", "extensions", "tablespaces", "collations", "servers"});
    for (auto& each : texts(externals, "roles")) config.external_roles.push_back(std::move(each.text));
    for (auto& each : texts(externals, "tablespaces")) config.external_tablespaces.push_back(std::move(each.text));
    for (const auto& [key, kind] : {std::pair("extensions", "extension:"), std::pair("collations", "collation:"), std::pair("servers", "foreign_server:")})
      for (auto& each : texts(externals, key)) config.external_objects.push_back({kind + each.text, each.span});
  }

  // True unless the file says `false`.
  bool flag(const toml::table& in, std::string_view key, bool unless_said = true) {
    const auto* node = in.get(key);
    if (node == nullptr) return unless_said;
    if (const auto* value = node->as_boolean()) return value->get();
    diagnostics_.error("wrong-type", span(node->source()), "`" + std::string(key) + "` is neither `true` nor `false`");
    return unless_said;
  }

  std::optional<std::int64_t> number(const toml::table& in, std::string_view key) {
    const auto* node = in.get(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_integer(); value != nullptr && value->get() >= 0) return value->get();
    diagnostics_.error("wrong-type", span(node->source()), "`" + std::string(key) + "` is no whole number from zero on");
    return std::nullopt;
  }

  std::optional<int> count(const toml::table& in, std::string_view key) {
    const auto* node = in.get(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_integer(); value != nullptr && value->get() > 0 && value->get() <= 1'000'000'000) return static_cast<int>(value->get());
    diagnostics_.error("wrong-type", span(node->source()), "`" + std::string(key) + "` is no whole number from one to a thousand million");
    return std::nullopt;
  }

  std::optional<int> milliseconds(const toml::table& in, std::string_view key) {
    const auto found = text(in, key);
    if (!found) return std::nullopt;
    const auto result = parse_milliseconds(found->text);
    if (!result) diagnostics_.error("wrong-type", found->span, "`" + found->text + "` is no span of time above zero", {"as in `" + std::string(key) + " = \"500ms\"`, with `ms`, `s`, `min`, `h` or `d`"});
    return result;
  }

  // `drops = "now"` below [plan]: one of two words.
  std::optional<std::string> word(const toml::table& in, const std::string& path, const std::string& key, const std::string& one, const std::string& other) {
    const auto found = text(in, std::string_view(key));
    if (!found) return std::nullopt;
    if (found->text != one && found->text != other) diagnostics_.error("wrong-type", found->span, "`" + path + '.' + key + "` is neither `\"" + one + "\"` nor `\"" + other + "\"`");
    return found->text;
  }

  // A `url`, in which no password may be written.
  std::optional<ConfigText> connection(const toml::table& from) {
    auto url = text(from, "url");
    if (!url) return url;
    const auto password = std::string(password_in(url->text));
    const bool is_variable = password.starts_with("${") && password.find('}') == password.size() - 1;
    if (!password.empty() && !is_variable) {
      // The excerpt of the source line would show it.
      const auto place = line_column(*file_, url->span.begin);
      diagnostics_.error("written-password", {},
                         file_->path + ':' + std::to_string(place.line) + ':' + std::to_string(place.column) +
                             ": a password is written into `url`",
                         {"leave it out and keep it in a password file (~/.pgpass, PGPASSFILE or `passfile=`)",
                          "or use `service`, or name an environment variable that holds the URL with `url_env`"});
    }
    if (!is_conninfo(url->text) && !url->text.starts_with("${"))
      diagnostics_.error("bad-url", url->span, "`url` is neither a postgresql:// URL nor a conninfo string");
    return url;
  }

  void known_keys(const toml::table& in, const std::string& path, const std::vector<std::string_view>& known) {
    for (const auto& [key, value] : in) {
      if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
      const auto name = (path.empty() ? "" : path + '.') + std::string(key.str());
      diagnostics_.error("unknown-key", span(key.source()), "unknown key `" + name + "`", {"known here: " + list_of(known)});
    }
  }

  const toml::table* table(const toml::table& in, std::string_view key) {
    const auto* node = in.get(key);
    if (node == nullptr) return nullptr;
    if (!node->is_table()) diagnostics_.error("wrong-type", span(node->source()), "`" + std::string(key) + "` is not a table");
    return node->as_table();
  }

  std::optional<ConfigText> text(const toml::node& node, const std::string& key) {
    const auto* value = node.as_string();
    if (value != nullptr && !value->get().empty()) return ConfigText{value->get(), span(node.source())};
    diagnostics_.error("wrong-type", span(node.source()), "`" + key + "` is not a text with something in it");
    return std::nullopt;
  }

  std::optional<ConfigText> text(const toml::table& in, std::string_view key) {
    const auto* node = in.get(key);
    return node == nullptr ? std::nullopt : text(*node, std::string(key));
  }

  std::vector<ConfigText> texts(const toml::table& in, std::string_view key) {
    std::vector<ConfigText> result;
    const auto* node = in.get(key);
    if (node == nullptr) return result;
    const auto* list = node->as_array();
    if (list == nullptr) {
      diagnostics_.error("wrong-type", span(node->source()), "`" + std::string(key) + "` is not a list of texts");
      return result;
    }
    for (const auto& each : *list)
      if (auto value = text(each, std::string(key))) result.push_back(std::move(*value));
    return result;
  }

  std::shared_ptr<const SourceFile> file_;
  Diagnostics& diagnostics_;
};

std::optional<fs::path> find_upwards(const fs::path& start) {
  for (auto folder = fs::absolute(start);; folder = folder.parent_path()) {
    std::error_code ignored;
    if (fs::is_regular_file(folder / "lockstep.toml", ignored)) return folder / "lockstep.toml";
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

}  // namespace

Config parse_config(const fs::path& path, std::string text, Diagnostics& diagnostics) {
  Config config;
  config.path = path;
  config.folder = path.parent_path();
  const auto file = std::make_shared<SourceFile>(SourceFile{path.string(), std::move(text)});
  Reader reader(file, diagnostics);
  try {
    reader.read(toml::parse(file->text, file->path), config);
  } catch (const toml::parse_error& problem) {
    diagnostics.error("bad-toml", reader.span(problem.source()), std::string(problem.description()));
  }
  return config;
}

Config read_config(const std::optional<fs::path>& wanted, Diagnostics& diagnostics) {
  const auto path = wanted ? wanted : find_upwards(fs::current_path());
  if (!path) {
    Config config;
    config.folder = fs::current_path();
    return config;
  }
  std::ifstream in(*path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error("cannot read " + path->string());
  return parse_config(fs::absolute(*path), text.str(), diagnostics);
}

}  // namespace lockstep
