// A connection to a PostgreSQL server. The only users of libpqxx are parser/database.cc and what
// stands behind this header.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

// The rows of a result, read by position. A null is an empty optional.
class Rows {
 public:
  struct Impl;
  explicit Rows(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

  std::size_t size() const;
  std::size_t columns() const;
  std::string_view column_name(std::size_t column) const;
  std::optional<std::string_view> get(std::size_t row, std::size_t column) const;
  std::size_t affected() const;  // rows that a statement without result changed

 private:
  std::shared_ptr<const Impl> impl_;
};

class Database {
 public:
  // Takes anything libpq understands: a URL or a conninfo string. Throws Error with the server's or
  // libpq's message (never with a password) when the connection cannot be made.
  explicit Database(const std::string& conninfo);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;

  // Runs one or several statements outside any transaction block of ours (several statements in
  // one string are one implicit transaction for the server). Throws Error with SQLSTATE and statement.
  void execute(std::string_view sql);
  Rows query(std::string_view sql);

  // Asks the server to stop what the connection runs; execute() or query() then throws Error with SQLSTATE 57014. Nothing when
  // nothing runs or the server is out of reach. May be called by another thread.
  void cancel() noexcept;

  int backend_pid() const;
  int server_version() const;        // 150018
  std::string description() const;   // `database shop on localhost:5432 as app`; no password

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The version of libpqxx, such as `7.10.0`.
std::string_view libpqxx_version();

}  // namespace lockstep
