// pg_dump as the observer that shares no code with us.
#pragma once

#include <string>
#include <vector>

namespace lockstep::testing {

// The statements of `pg_dump --schema-only`, sorted; the columns of a CREATE TABLE sorted, too, because
// a migration cannot change their order, and without the names of not-null constraints, which PostgreSQL 18 has and nobody here models.
// With `without_schema` as if that schema were not there.
std::vector<std::string> schema_dump(const std::string& url, const std::string& without_schema = {});

// The rows of all tables as pg_dump writes them, sorted, and their columns, too; without those of that schema.
std::vector<std::string> data_dump(const std::string& url, const std::string& without_schema = {});

// What the catalogs say of roles whose names begin with `case_`, and of their memberships, sorted; nothing of passwords.
std::vector<std::string> roles_dump();

// What stands in one dump only, for people; empty when they are equal.
std::string dump_difference(const std::vector<std::string>& is, const std::vector<std::string>& wanted);

}  // namespace lockstep::testing
