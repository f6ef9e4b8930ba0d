// The connection over libpqxx. Written for libpqxx 6.4, 7 and 8: what differs between them stands in the
// first few functions, and where a connection begins.
#include "parser/database.h"

#include <algorithm>

#include <pqxx/pqxx>

#include "ir/error.h"

namespace lockstep {
namespace {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

// libpqxx 6 silently connects again when a connection was lost, which would leave our transaction
// blocks and settings behind; libpqxx 7 never does and has no such switch (so 6 calls it deprecated).
template <class Connection>
void never_reconnect(Connection& connection) {
  if constexpr (requires { connection.inhibit_reactivation(true); })
    connection.inhibit_reactivation(true);
}

#pragma GCC diagnostic pop

// Accessors that are `const char*` (null when unknown) in one version and a string in another.
std::string string_of(const char* text) { return text == nullptr ? "" : text; }
[[maybe_unused]] std::string string_of(std::string_view text) { return std::string(text); }

// A number since libpqxx 8.
template <class Connection>
std::string port_of(Connection& connection) {
  if constexpr (requires { connection.port_number(); })
    return connection.port_number() ? std::to_string(*connection.port_number()) : std::string();
  else
    return string_of(connection.port());
}

std::string without_trailing_space(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

bool is_url(std::string_view conninfo) {
  return conninfo.starts_with("postgresql://") || conninfo.starts_with("postgres://");
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// True when `secret` holds characters that make libpq take it apart, so that pieces of it turn up as
// host, port or parameter in messages; then `pieces` are those pieces.
bool taken_apart(std::string_view secret, std::vector<std::string_view>& pieces) {
  bool odd = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= secret.size(); ++i) {
    const bool encoded = i + 2 < secret.size() && secret[i] == '%' && is_hex(secret[i + 1]) && is_hex(secret[i + 2]);
    const bool splits = i == secret.size() || (!encoded && std::string_view("@/?#%[]:&=").find(secret[i]) != std::string_view::npos);
    if (!splits) continue;
    if (i < secret.size()) odd = true;
    if (i > begin) pieces.push_back(secret.substr(begin, i - begin));
    begin = i + 1;
  }
  return odd;
}

// libpq repeats the part of a connection string that it cannot read, which can be a piece of a
// password with unescaped characters. True when `message` may hold such a piece.
bool may_show_password(std::string_view message, std::string_view conninfo) {
  if (!is_url(conninfo))
    return conninfo.find("password") != std::string_view::npos &&
           (message.find("connection info string") != std::string_view::npos ||
            message.find("invalid connection option") != std::string_view::npos);
  const auto authority = conninfo.find("://") + 3;
  const auto colon = conninfo.find(':', authority);
  const auto at = conninfo.rfind('@');
  std::vector<std::string_view> pieces;
  bool odd = false;
  if (colon != std::string_view::npos && at != std::string_view::npos && colon < at)
    odd = taken_apart(conninfo.substr(colon + 1, at - colon - 1), pieces);
  if (const auto parameter = conninfo.find("password="); parameter != std::string_view::npos)
    odd = taken_apart(conninfo.substr(parameter + 9), pieces) || odd;
  return odd && std::any_of(pieces.begin(), pieces.end(), [&](std::string_view piece) {
    return message.find(piece) != std::string_view::npos;
  });
}

[[noreturn]] void throw_not_connected(const std::string& conninfo, const std::exception& failure) {
  const auto message = without_trailing_space(failure.what());
  if (may_show_password(message, conninfo))
    throw Error("cannot connect: the connection string cannot be understood (special characters in a password have "
                "to be percent-encoded in a URL, or quoted in `key=value` form)",
                "08001", "");
  throw Error("cannot connect: " + message, "08001", "");
}

}  // namespace

struct Rows::Impl {
  pqxx::result result;
};

std::size_t Rows::size() const { return static_cast<std::size_t>(impl_->result.size()); }
std::size_t Rows::columns() const { return static_cast<std::size_t>(impl_->result.columns()); }

std::string_view Rows::column_name(std::size_t column) const {
  return impl_->result.column_name(static_cast<pqxx::row::size_type>(column));
}

std::optional<std::string_view> Rows::get(std::size_t row, std::size_t column) const {
  const auto field = impl_->result[static_cast<pqxx::result::size_type>(row)][static_cast<pqxx::row::size_type>(column)];
  if (field.is_null()) return std::nullopt;
  // The text belongs to the result, not to the field.
  return std::string_view(field.c_str(), field.size());
}

std::size_t Rows::affected() const { return static_cast<std::size_t>(impl_->result.affected_rows()); }

struct Database::Impl {
  // Notices (`drop cascades to …`) are nothing for our users.
#if PQXX_VERSION_MAJOR > 7 || (PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR >= 10)
  explicit Impl(const std::string& conninfo) : connection(conninfo) {
    connection.set_notice_handler([](pqxx::zview) {});
  }

  pqxx::connection connection;
#else
  explicit Impl(const std::string& conninfo) : connection(conninfo), quiet(connection) {}

  pqxx::connection connection;
  pqxx::quiet_errorhandler quiet;
#endif

  pqxx::result run(std::string_view sql) {
    std::string statement(sql);
    try {
      pqxx::nontransaction work(connection);
      return work.exec(statement);
    } catch (const pqxx::broken_connection& failure) {
      throw Error("the connection to the server was lost: " + without_trailing_space(failure.what()), "08006",
                  std::move(statement));
    } catch (const pqxx::deadlock_detected& failure) {  // these have no SQLSTATE in libpqxx 6
      throw Error(without_trailing_space(failure.what()), "40P01", std::move(statement));
    } catch (const pqxx::serialization_failure& failure) {
      throw Error(without_trailing_space(failure.what()), "40001", std::move(statement));
    } catch (const pqxx::transaction_rollback& failure) {
      throw Error(without_trailing_space(failure.what()), "40000", std::move(statement));
    } catch (const pqxx::sql_error& failure) {
      throw Error(without_trailing_space(failure.what()), std::string(failure.sqlstate()), std::move(statement));
    } catch (const pqxx::failure& failure) {
      throw Error(without_trailing_space(failure.what()), "", std::move(statement));
    }
  }
};

Database::Database(const std::string& conninfo) {
  try {
    impl_ = std::make_unique<Impl>(conninfo);
    never_reconnect(impl_->connection);
    impl_->connection.set_client_encoding("UTF8");
  } catch (const pqxx::failure& failure) {
    throw_not_connected(conninfo, failure);
  }
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

void Database::execute(std::string_view sql) { impl_->run(sql); }

Rows Database::query(std::string_view sql) {
  return Rows(std::make_shared<Rows::Impl>(Rows::Impl{impl_->run(sql)}));
}

void Database::cancel() noexcept {
  try {
    impl_->connection.cancel_query();
  } catch (...) {
    // Gone already, or out of reach: whoever waits for it learns that by itself.
  }
}

int Database::backend_pid() const { return impl_->connection.backendpid(); }
int Database::server_version() const { return impl_->connection.server_version(); }

std::string Database::description() const {
  const auto host = string_of(impl_->connection.hostname());
  std::string text = "database " + string_of(impl_->connection.dbname());
  if (!host.empty()) text += " on " + host;
  if (!host.empty() && !host.starts_with('/')) text += ':' + port_of(impl_->connection);
  return text + " as " + string_of(impl_->connection.username());
}

std::string_view libpqxx_version() { return PQXX_VERSION; }

}  // namespace lockstep
