// The random pairs of property_test.cc reach every kind of object and every member of it: it is there, says something, and
// changes. What cannot be reached is named here, with the reason. No server is needed: the texts are read, not run.
//
// LOCKSTEP_COUNTS=1 prints how often each of them is reached.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <doctest/doctest.h>

#include "ir/diagnostic.h"
#include "parser/source_files.h"
#include "parser/sql_reader.h"
#include "tests/support/member_counts.h"
#include "tests/support/random_schema.h"

using namespace lockstep;
using namespace lockstep::testing;

namespace {

// There may be as many as this; a few hundred are enough.
constexpr unsigned long most_pairs = 4000;

struct Reason {
  std::string_view members;  // `kind.member`; `*.member` for all kinds; `kind.member*` for members inside, too
  std::string_view reason;
};

constexpr auto never_there = std::to_array<Reason>({
    {"role", "roles are the whole server's, where others test beside this: tests/role_test.cc"},
    {"role membership", "like roles"},
});

// Members that say nothing.
constexpr auto never_set = std::to_array<Reason>({
    {"role.*", "roles are the whole server's, where others test beside this: tests/role_test.cc"},
    {"role membership.*", "like roles"},
    {"*.labels", "the server needs a provider for them, which is a library of its own"},
    {"aggregate.arguments.default", "arguments of aggregates have none"},
    {"column.revoked", "nobody has privileges on a column by default"},
    {"view column.revoked", "nobody has privileges on a column by default"},
    {"constraint.exclusion.elements.operator_class_options", "no operator class of PostgreSQL's own has options and an operator that excludes"},
    {"event trigger.owner", "only a superuser can own one"},
    {"extension.version", "which versions there are depends on the server; not compared"},
    {"foreign data wrapper.owner", "only a superuser can own one"},
    {"foreign data wrapper.revoked", "PUBLIC has no privileges on it, and the superuser that owns it has no name that is known"},
    {"operator class.operators.order_by", "from 14 on the operators of a gist or spgist class belong to its family alone"},
    {"publication.all_sequences", "PostgreSQL 19"},
    {"table.partition_key.elements.descending", "a partition key has no order"},
    {"table.partition_key.elements.nulls_first", "a partition key has no order"},
    {"table.partition_key.elements.operator_class_options", "a partition key's operator classes have no options"},
    {"table.row_estimate", "of live tables alone; not compared"},
    {"table.size_bytes", "of live tables alone; not compared"},
    {"view.columns*", "of live views alone; not compared"},
    {"materialized view.columns*", "of live views alone; not compared"},
});

// Members that say something, and stay as they are while the object stays.
constexpr auto never_changed = std::to_array<Reason>({
    {"aggregate.arguments.type", "part of the identity"},
    {"cast.source", "part of the identity"},
    {"cast.target", "part of the identity"},
    {"operator class.functions.number", "from 14 on those that a class need not have belong to its family alone"},
    {"operator.leftarg", "part of the identity"},
    {"operator.rightarg", "part of the identity"},
    {"publication table.table", "part of the identity"},
    {"transform.language", "part of the identity"},
    {"transform.type", "part of the identity"},
});

// Kinds that PostgreSQL lets have no owner, no comment, no privileges of their own.
constexpr auto without_owner = std::to_array<std::string_view>(
    {"access method", "cast", "column", "constraint", "default privilege", "domain constraint", "extension", "index", "policy", "publication schema", "publication table", "rule",
     "shell type", "text search parser", "text search template", "transform", "trigger", "user mapping", "stock object", "view column"});
constexpr auto without_comment = std::to_array<std::string_view>({"default privilege", "publication schema", "publication table", "stock object", "user mapping"});
constexpr auto without_privileges = std::to_array<std::string_view>(
    {"access method", "cast", "collation", "constraint", "conversion", "domain constraint", "event trigger", "extension", "index", "operator", "operator class", "operator family",
     "policy", "publication", "publication schema", "publication table", "rule", "shell type", "statistics", "subscription", "text search configuration", "text search dictionary",
     "text search parser", "text search template", "transform", "trigger", "user mapping"});

template <class List>
bool has(const List& list, std::string_view kind) { return std::find(list.begin(), list.end(), kind) != list.end(); }

// What the kind itself leaves no room for.
bool is_of_other_kinds(std::string_view name) {
  const auto kind = name.substr(0, name.find('.'));
  const auto member = name.substr(kind.size() + 1);
  if (member == "owner") return has(without_owner, kind);
  if (member == "comment") return has(without_comment, kind);
  return (member == "granted" || member == "revoked") && has(without_privileges, kind);
}

bool covers(std::string_view pattern, std::string_view name) {
  if (pattern.starts_with("*.")) return name.substr(name.find('.')) == pattern.substr(1);
  if (pattern.ends_with('*')) return name.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == name;
}

template <class List>
bool is_known(const List& list, std::string_view name) {
  return std::any_of(list.begin(), list.end(), [&](const Reason& each) { return covers(each.members, name); });
}

SqlText text(const std::string& name, const std::string& sql, Diagnostics& diagnostics) { return load_sql_text(name, sql, ".", diagnostics); }

std::string errors(const Diagnostics& diagnostics) {
  std::string all;
  for (const auto& each : diagnostics.all())
    if (each.severity == Severity::error) all += render(each) + '\n';
  return all;
}

void count_pair(unsigned long seed, Counts& counts) {
  CAPTURE(seed);
  Chance chance(seed);
  const auto before = random_schema(chance);
  const auto after = changed(before, chance);
  Diagnostics diagnostics;
  const auto graphs = read_sql_pair(text("before.sql", text_of(before), diagnostics), text("after.sql", text_of(after), diagnostics), diagnostics);
  CHECK(errors(diagnostics) == "");
  count(graphs.before, graphs.after, counts);
}

// What was not reached, although it could be.
std::string missed(const Counts& counts) {
  std::string all;
  for (const auto& [name, kind] : counts.kinds)
    if (!is_known(never_there, name) && (kind.added == 0 || kind.removed == 0))
      all += name + ": added " + std::to_string(kind.added) + " times, removed " + std::to_string(kind.removed) + " times\n";
  for (const auto& [name, member] : counts.members) {
    if (is_known(never_set, name) || is_of_other_kinds(name)) continue;
    if (member.set == 0 || (member.changed == 0 && !is_known(never_changed, name)))
      all += name + ": set " + std::to_string(member.set) + " times, changed " + std::to_string(member.changed) + " times\n";
  }
  return all;
}

// What was reached, although it is said that it cannot be.
std::string reached(const Counts& counts) {
  std::string all;
  for (const auto& [name, kind] : counts.kinds)
    if (is_known(never_there, name) && kind.there + kind.added > 0) all += name + '\n';
  for (const auto& [name, member] : counts.members) {
    if ((is_known(never_set, name) || is_of_other_kinds(name)) && member.set > 0) all += name + '\n';
    if (is_known(never_changed, name) && member.changed > 0) all += name + " changes\n";
  }
  return all;
}

void print(const Counts& counts) {
  for (const auto& [name, kind] : counts.kinds) std::printf("%-60s %6d there %6d added %6d removed\n", name.c_str(), kind.there, kind.added, kind.removed);
  for (const auto& [name, member] : counts.members) std::printf("%-60s %6d set %6d changed\n", name.c_str(), member.set, member.changed);
}

}  // namespace

TEST_CASE("random schemas reach every kind and every member") {
  make_for(18);
  auto counts = no_counts();
  unsigned long seed = 0;
  do count_pair(++seed, counts);
  while (seed < most_pairs && (seed % 100 != 0 || !missed(counts).empty()));
  std::printf("%lu pairs\n", seed);
  if (std::getenv("LOCKSTEP_COUNTS")) print(counts);
  CHECK_MESSAGE(missed(counts).empty(), "not reached: widen the forms in tests/support, or say above why it cannot be:\n", missed(counts));
  CHECK_MESSAGE(reached(counts).empty(), "reached, although it is said above that it cannot be:\n", reached(counts));
}
