// What the settings of a lockstep.toml come to: the environment that is meant, its connection, variables, paths.
#include "cli/config.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>

#include <sys/wait.h>

#include "cli/source.h"
#include "ir/error.h"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

// Quoted as libpq wants it (manual, section 34.1.1.1).
std::string conninfo_value(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string place_of(const Span& span) {
  const auto place = line_column(*span.file, span.begin);
  return span.file->path + ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
}

std::string names_of(const std::map<std::string, Environment>& environments) {
  std::string text;
  for (const auto& [name, each] : environments) text += (text.empty() ? "`" : ", `") + name + "`";
  return text;
}

using NamedEnvironment = std::map<std::string, Environment>::value_type;

const NamedEnvironment& choose(const Config& config, const std::optional<std::string>& name) {
  if (config.environments.empty())
    throw Error(config.path.empty() ? (name ? "there is no environment `" + *name + "`: " : std::string()) + "no database is named; give a source, or write a lockstep.toml (`lockstep init`)"
                                    : config.path.string() + " names no database; add a table such as `[env.dev]`");
  if (name || config.default_environment) {
    const auto wanted = name ? *name : config.default_environment->text;
    const auto found = config.environments.find(wanted);
    if (found == config.environments.end())
      throw Error("there is no environment `" + wanted + "` in " + config.path.string() + "; there is " + names_of(config.environments));
    return *found;
  }
  if (config.environments.size() > 1)
    throw Error("which database? Say --env NAME, or set `default_env` in " + config.path.string() + "; there is " + names_of(config.environments));
  return *config.environments.begin();
}

std::string conninfo_without_password(const Config& config, const Environment& chosen) {
  if (chosen.url) return expanded(*chosen.url);
  if (chosen.url_env) {
    const char* value = std::getenv(chosen.url_env->text.c_str());
    if (value == nullptr || *value == '\0')
      throw Error(place_of(chosen.url_env->span) + ": the environment variable `" + chosen.url_env->text + "` is not set");
    if (!is_conninfo(value))
      throw Error(place_of(chosen.url_env->span) + ": the environment variable `" + chosen.url_env->text +
                  "` holds neither a postgresql:// URL nor a conninfo string");
    return value;
  }
  if (!chosen.service) throw Error(config.path.string() + " does not say how to reach that database");
  return "service=" + conninfo_value(expanded(*chosen.service));
}

// The first line that the command prints.
std::string password_from(const ConfigText& command) {
  auto* pipe = popen(expanded(command).c_str(), "r");
  if (pipe == nullptr) throw Error(place_of(command.span) + ": `password_command` cannot be run");
  std::string output;
  char buffer[512];
  while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) output += buffer;
  const int status = pclose(pipe);
  if (status != 0) throw Error(place_of(command.span) + ": `password_command` failed with status " + std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)));
  output.resize(std::min(output.find('\n'), output.size()));
  if (output.empty()) throw Error(place_of(command.span) + ": `password_command` printed no password");
  return output;
}

// As a parameter of a URL (percent-encoded), or as a keyword of a conninfo string.
std::string with_password(const std::string& conninfo, const std::string& password) {
  if (!conninfo.starts_with("postgres://") && !conninfo.starts_with("postgresql://")) return conninfo + " password=" + conninfo_value(password);
  std::string encoded;
  for (const char c : password) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0)
      encoded += c;
    else
      encoded += std::string("%") + digits[byte >> 4U] + digits[byte & 0xFU];
  }
  return conninfo + (conninfo.find('?') == std::string::npos ? "?" : "&") + "password=" + encoded;
}

}  // namespace

std::string expanded(const ConfigText& text) {
  std::string result;
  for (std::size_t at = 0; at < text.text.size();) {
    const auto begin = text.text.find("${", at);
    const auto end = begin == std::string::npos ? begin : text.text.find('}', begin);
    if (end == std::string::npos) return result + text.text.substr(at);
    const auto name = text.text.substr(begin + 2, end - begin - 2);
    const char* value = std::getenv(name.c_str());
    if (value == nullptr) throw Error(place_of(text.span) + ": the environment variable `" + name + "` is not set");
    result += text.text.substr(at, begin - at) + value;
    at = end + 1;
  }
  return result;
}

std::string environment_name(const Config& config, const std::optional<std::string>& name) { return choose(config, name).first; }

std::string environment_conninfo(const Config& config, const std::optional<std::string>& name) {
  const auto& chosen = choose(config, name).second;
  const auto conninfo = conninfo_without_password(config, chosen);
  return chosen.password_command ? with_password(conninfo, password_from(*chosen.password_command)) : conninfo;
}

fs::path schema_path(const Config& config) {
  if (!config.schema)
    throw Error(config.path.empty() ? "no schema is named; give a source, or write a lockstep.toml (`lockstep init`)"
                                    : config.path.string() + " does not say where the schema is; add `schema = \"schema\"`");
  // Shown to people relative to where they are.
  const auto path = (config.folder / expanded(*config.schema)).lexically_normal();
  const auto relative = path.lexically_proximate(fs::current_path());
  return relative.string().starts_with("..") ? path : relative;
}

}  // namespace lockstep
