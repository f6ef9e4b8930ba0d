#include "parser/source_files.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "ir/error.h"
#include "parser/client_encoding.h"
#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

// What a meta-command line says: the name behind the backslash, and its arguments up to the end of
// the line.
struct MetaCommand {
  std::string_view name;
  std::string argument;  // the first one, without quotes
  std::size_t end = 0;   // of the line, without its break
};

// A file whose psql commands are found and blanked out. An include stands where its line stood.
struct Include {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string target;
  bool relative = false;  // \ir
};

struct ScannedFile {
  fs::path path;
  std::shared_ptr<const SourceFile> file;
  std::size_t begin = 0;  // behind a byte order mark
  std::vector<Include> includes;
  std::vector<Diagnostic> diagnostics;
};

MetaCommand meta_command(std::string_view text, std::size_t at) {
  MetaCommand command;
  command.end = std::min(text.size(), text.find_first_of("\r\n", at));
  auto rest = text.substr(at + 1, command.end - at - 1);
  const auto name_end = std::min(rest.size(), rest.find_first_of(" \t\\;'"));
  command.name = rest.substr(0, name_end);
  rest.remove_prefix(name_end);
  rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of(" \t")));
  if (!rest.starts_with('\'')) {
    command.argument = std::string(rest.substr(0, rest.find_first_of(" \t\\;")));
    return command;
  }
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '\'' && (i + 1 >= rest.size() || rest[++i] != '\'')) break;
    command.argument += rest[i];
  }
  return command;
}

void blank_out(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i)
    if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
}

// The end of the data lines that follow a `COPY … FROM stdin`, behind the line `\.`.
std::size_t copy_data_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto line_end = std::min(text.size(), text.find('\n', at));
    auto line = text.substr(at, line_end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = std::min(text.size(), line_end + 1);
    if (line == "\\.") break;
  }
  return at;
}

// One pass over the text: notes includes, blanks out what is not SQL.
class Scanner {
 public:
  Scanner(std::string name, std::string text, ScannedFile& result)
      : result_(result), source_(std::make_shared<SourceFile>()) {
    source_->path = std::move(name);
    source_->text = std::move(text);
  }

  void run() {
    auto& text = source_->text;
    result_.file = source_;
    result_.begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    StatementTracker tracker;
    std::size_t begin = result_.begin;  // of the statement, with what is blank in front of it
    for (std::size_t at = result_.begin; at < text.size();) {
      const auto lexeme = next_lexeme(text, at);
      at = lexeme.end;
      if (lexeme.kind == LexemeKind::backslash) {
        at = begin = backslash(lexeme.begin, tracker);
      } else if (tracker.ends_with(text, lexeme)) {
        if (const auto encoding = client_encoding_set_by(std::string_view(text).substr(begin, at - begin))) change_encoding(*encoding, begin, at);
        if (tracker.is_copy_from_stdin()) at = skip_copy_data(at);
        tracker.restart();
        begin = at;
      }
    }
  }

 private:
  // What comes behind `at` is in that encoding; we go on in UTF-8.
  void change_encoding(const std::string& name, std::size_t begin, std::size_t at) {
    auto& text = source_->text;
    const auto encoding = iconv_name(name);
    if (!encoding)
      return report(Severity::error, "unknown-encoding", begin, at, "there is no encoding `" + name + "`", {"write the file in UTF-8"});
    if (*encoding == encoding_) return;
    auto rest = std::optional(text.substr(at));
    if (!encoding_.empty()) rest = transcoded(*rest, "UTF-8", encoding_);
    if (rest && !encoding->empty()) rest = transcoded(*rest, *encoding, "UTF-8");
    encoding_ = *encoding;
    if (!rest)
      return report(Severity::error, "wrong-encoding", begin, at, "what follows is not text in the encoding `" + name + "`", {"say the encoding that the file has"});
    text.replace(at, std::string::npos, *rest);
    written_ = nullptr;
  }

  std::size_t skip_copy_data(std::size_t at) {
    auto& text = source_->text;
    const auto data = std::min(text.size(), std::max(at, text.find('\n', at)));
    const auto end = copy_data_end(text, std::min(text.size(), data + 1));
    blank_out(text, at, end);
    return end;
  }

  // Shows the text as it is written: what is reported is blanked out afterwards.
  void report(Severity severity, std::string code, std::size_t begin, std::size_t end, std::string message, std::vector<std::string> hints = {}) {
    if (!written_) written_ = std::make_shared<SourceFile>(*source_);
    result_.diagnostics.push_back({.code = std::move(code),
                                   .severity = severity,
                                   .span = {written_, begin, end},
                                   .message = std::move(message),
                                   .hints = std::move(hints)});
  }

  // Gives the place behind the command.
  std::size_t backslash(std::size_t at, StatementTracker& tracker) {
    auto& text = source_->text;
    const auto command = meta_command(text, at);
    const auto name = command.name;
    if (text.substr(at, 2) == "\\;") {
      blank_out(text, at, at + 1);
      return at + 1;
    }
    if (name == "g" || name == "gx" || name == "gset" || name == "gexec" || name == "gdesc" || name == "crosstabview") {
      end_statement(at, command, tracker);
      return command.end;
    }
    if (name == "i" || name == "ir" || name == "include" || name == "include_relative") {
      const bool relative = name == "ir" || name == "include_relative";
      result_.includes.push_back({at, command.end, command.argument, relative});
      tracker.restart();
    } else if (name == "encoding" && !command.argument.empty()) {
      const auto end = command.end;
      change_encoding(std::string(command.argument), at, end);
    } else if (name == "copy") {
      return copy_command(at, command);
    } else if (name == "if" || name == "elif" || name == "else") {
      report(Severity::warning, "psql-condition", at, command.end, "the condition is not evaluated; every branch is read");
    }
    blank_out(text, at, command.end);
    return command.end;
  }

  // `\g` and its like send the query that stands before them.
  void end_statement(std::size_t at, const MetaCommand& command, StatementTracker& tracker) {
    if (command.name == "gexec")
      report(Severity::error, "not-a-state", at, command.end,
             "`\\gexec` runs statements that only a server can compute", {"write the statements out"});
    blank_out(source_->text, at, command.end);
    if (!tracker.empty()) source_->text[at] = ';';
    tracker.restart();
  }

  std::size_t copy_command(std::size_t at, const MetaCommand& command) {
    auto& text = source_->text;
    report(Severity::note, "data-skipped", at, command.end, "`\\copy` loads data and is skipped");
    StatementTracker tracker;
    const auto line = std::string_view(text).substr(at + 1, command.end - at - 1);
    for (std::size_t i = 0; i < line.size();) {
      const auto lexeme = next_lexeme(line, i);
      tracker.ends_with(line, lexeme);
      i = lexeme.end;
    }
    const auto end = tracker.is_copy_from_stdin() ? skip_copy_data(command.end) : command.end;
    blank_out(text, at, end);
    return end;
  }

  ScannedFile& result_;
  std::shared_ptr<SourceFile> source_;
  std::shared_ptr<const SourceFile> written_;  // made for the first report
  std::string encoding_;  // for iconv; empty: UTF-8
};

void refuse_what_is_no_text(const std::string& name, const std::string& text) {
  if (text.starts_with("PGDMP"))
    throw Error("`" + name + "` is a dump in PostgreSQL's custom format; turn it into SQL with `pg_restore -s -f FILE.sql`");
  if (text.find('\0') != std::string::npos) throw Error("`" + name + "` is not a text file");
}

ScannedFile scan_text(fs::path path, std::string name, std::string text) {
  refuse_what_is_no_text(name, text);
  ScannedFile scanned;
  scanned.path = std::move(path);
  Scanner(std::move(name), std::move(text), scanned).run();
  return scanned;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) throw Error("cannot read `" + path.string() + "`");
  std::string text(static_cast<std::size_t>(std::max<std::streamoff>(0, in.tellg())), '\0');
  in.seekg(0);
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in && !text.empty()) throw Error("cannot read `" + path.string() + "`");
  return text;
}

// Puts the files together, following includes. Each file is read from disk once.
class Loader {
 public:
  explicit Loader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  const ScannedFile& file(const fs::path& path) {
    const auto key = fs::weakly_canonical(path);
    const auto found = files_.find(key);
    if (found != files_.end()) return found->second;
    return files_.emplace(key, scan_text(path, path.lexically_normal().string(), read_file(path))).first->second;
  }

  // Where psql would look: `\ir` beside the file, `\i` in the working directory; there beside the file, too,
  // since nobody says where psql would be started.
  static fs::path target(const ScannedFile& from, const Include& include) {
    const fs::path named(include.target);
    const auto beside = from.path.parent_path() / named;
    if (named.is_absolute()) return named;
    if (include.relative || fs::exists(beside)) return beside;
    return named;
  }

  // All files that `from` includes, however deep.
  void collect_included(const ScannedFile& from, std::set<fs::path>& included) {
    for (const auto& each : from.includes) {
      const auto path = target(from, each);
      if (!fs::is_regular_file(path) || !included.insert(fs::weakly_canonical(path)).second) continue;
      collect_included(file(path), included);
    }
  }

  void add(const ScannedFile& scanned, bool fresh, SqlText& text) {
    const auto key = fs::weakly_canonical(scanned.path);
    open_.insert(key);
    if (reported_.insert(scanned.file.get()).second)
      for (const auto& each : scanned.diagnostics) diagnostics_.add(each);
    std::size_t begin = scanned.begin;
    const auto segment_until = [&](std::size_t end) {
      if (begin < end || fresh) text.segments.push_back({scanned.file, begin, std::max(begin, end), fresh});
      fresh = false;
    };
    for (const auto& each : scanned.includes) {
      segment_until(each.begin);
      begin = each.end;
      include(scanned, each, text);
    }
    segment_until(scanned.file->text.size());
    open_.erase(key);
  }

 private:
  void include(const ScannedFile& from, const Include& include, SqlText& text) {
    const auto path = target(from, include);
    const Span span{from.file, include.begin, include.end};
    if (!fs::is_regular_file(path)) {
      diagnostics_.error("include-missing", span, "there is no file `" + path.string() + "`");
      return;
    }
    if (open_.contains(fs::weakly_canonical(path))) {
      diagnostics_.error("include-cycle", span, "`" + path.string() + "` includes itself");
      return;
    }
    add(file(path), false, text);
  }

  Diagnostics& diagnostics_;
  std::map<fs::path, ScannedFile> files_;
  std::set<fs::path> open_;
  std::set<const SourceFile*> reported_;
};

std::vector<fs::path> sql_files_below(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  fs::recursive_directory_iterator each(folder, fs::directory_options::follow_directory_symlink, error);
  if (error) throw Error("cannot read folder `" + folder.string() + "`: " + error.message());
  // What is no file, such as a link to nowhere, is for reading to complain about: without it the state would be
  // another one.
  for (; each != fs::recursive_directory_iterator(); each.increment(error))
    if (each->path().extension() == ".sql" && !each->is_directory()) paths.push_back(each->path());
  if (error) throw Error("cannot read a folder below `" + folder.string() + "`: " + error.message());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<fs::path> roots_of(const std::vector<fs::path>& paths, Loader& loader) {
  std::set<fs::path> included;
  for (const auto& path : paths) loader.collect_included(loader.file(path), included);
  std::vector<fs::path> roots;
  std::set<fs::path> reached;
  const auto add = [&](const fs::path& path) {
    roots.push_back(path);
    reached.insert(fs::weakly_canonical(path));
    loader.collect_included(loader.file(path), reached);
  };
  for (const auto& path : paths)
    if (!included.contains(fs::weakly_canonical(path))) add(path);
  // Those that are left include one another in a circle, which is for reading to say.
  for (const auto& path : paths)
    if (!reached.contains(fs::weakly_canonical(path))) add(path);
  return roots;
}

SqlText load_folder(const fs::path& folder, Diagnostics& diagnostics) {
  Loader loader(diagnostics);
  const auto roots = roots_of(sql_files_below(folder), loader);
  SqlText text;
  text.description = "folder " + folder.lexically_normal().string();
  for (const auto& path : roots) loader.add(loader.file(path), true, text);
  return text;
}

}  // namespace

SqlText load_sql(const fs::path& path, Diagnostics& diagnostics) {
  if (fs::is_directory(path)) return load_folder(path, diagnostics);
  if (!fs::exists(path)) throw Error("there is no file or folder `" + path.string() + "`");
  Loader loader(diagnostics);
  SqlText text;
  text.description = path.lexically_normal().string();
  loader.add(loader.file(path), true, text);
  return text;
}

std::vector<fs::path> without_included(const std::vector<fs::path>& files) {
  // Most migrations have no psql command, and need not be taken apart twice.
  const auto includes = [](const fs::path& path) { return read_file(path).find('\\') != std::string::npos; };
  if (std::none_of(files.begin(), files.end(), includes)) return files;
  Diagnostics ignored;
  Loader loader(ignored);
  return roots_of(files, loader);
}

SqlText load_sql_text(std::string name, std::string sql, const fs::path& folder, Diagnostics& diagnostics) {
  Loader loader(diagnostics);
  SqlText text;
  text.description = name;
  const auto scanned = scan_text(folder / "-", std::move(name), std::move(sql));
  loader.add(scanned, true, text);
  return text;
}

}  // namespace lockstep
