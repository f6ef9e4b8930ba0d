// What people write for a SOURCE, and what it stands for.
#pragma once

#include <string>
#include <string_view>

namespace lockstep {

struct Source {
  enum class Kind {
    path,            // a .sql file or a folder
    standard_input,  // -
    database,        // a URL or a conninfo string
    git,             // git:REV:PATH
    environment,     // env:NAME, of lockstep.toml
    empty,           // empty:
  };
  Kind kind = Kind::path;
  std::string text;      // the path, the conninfo, the path inside git, the environment's name
  std::string revision;  // git
  std::string environment = {};  // databases: by what name lockstep.toml knows it, if it was named so

  // A password inside is masked.
  std::string description() const;
};

// Throws Error for a `git:` source without revision or path. A name that exists as a file is a path,
// whatever it looks like.
Source parse_source(const std::string& text);

// Whether the text is a connection URL or a conninfo string (libpq manual, section 34.1.1).
bool is_conninfo(std::string_view text);

// The password that stands in a URL or conninfo string; empty when there is none.
std::string_view password_in(std::string_view conninfo);

// The text with `***` in place of a password, wherever in it a URL or a `password=` stands.
std::string masked(std::string_view text);

}  // namespace lockstep
