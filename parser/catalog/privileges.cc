#include "parser/catalog/privileges.h"

#include <algorithm>
#include <map>

#include "ir/error.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {
namespace {

// Who may do what from whom, and whether with grant option.
struct Right {
  bool grantable = false;
  int position = 0;
};

struct RightName {
  Name grantee;
  std::string privilege;
  Name grantor;  // empty: the owner
  auto operator<=>(const RightName&) const = default;
};

using Rights = std::map<RightName, Right>;

// src/include/utils/acl.h, ACL_ALL_RIGHTS_STR.
std::string privilege_name(char letter) {
  switch (letter) {
    case 'a': return "INSERT";
    case 'r': return "SELECT";
    case 'w': return "UPDATE";
    case 'd': return "DELETE";
    case 'D': return "TRUNCATE";
    case 'x': return "REFERENCES";
    case 't': return "TRIGGER";
    case 'X': return "EXECUTE";
    case 'U': return "USAGE";
    case 'C': return "CREATE";
    case 'T': return "TEMPORARY";
    case 'c': return "CONNECT";
    case 's': return "SET";
    case 'A': return "ALTER SYSTEM";
    case 'm': return "MAINTAIN";
    default: throw Error(std::string("the server knows a privilege `") + letter + "` that lockstep does not know");
  }
}

// What acldefault() gives the owner and PUBLIC (src/backend/utils/adt/acl.c).
std::string_view rights_of_owner(char letter, int version) {
  switch (letter) {
    case 'r': return version >= 170000 ? "arwdDxtm" : "arwdDxt";
    case 's': return "rwU";
    case 'f': return "X";
    case 'n': return "UC";
    case 'T':
    case 'l':
    case 'F':
    case 'S': return "U";
    default: return "";
  }
}

std::string_view rights_of_public(char letter) {
  if (letter == 'f') return "X";
  return letter == 'T' || letter == 'l' ? "U" : "";
}

void add_rights(Rights& rights, Name grantee, std::string_view letters, int position = 0, Name grantor = {}) {
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool grantable = i + 1 < letters.size() && letters[i + 1] == '*';
    auto& known = rights[{grantee, privilege_name(letters[i]), grantor}];
    known.grantable = known.grantable || grantable;
    known.position = position;
    if (grantable) ++i;
  }
}

// The role's name at the beginning of `rest`, which goes on behind it (putid() in src/backend/utils/adt/acl.c).
Name take_role(std::string_view& rest) {
  std::string name;
  if (rest.starts_with('"')) {
    std::size_t at = 1;
    for (; at < rest.size(); ++at) {
      if (rest[at] == '"' && (at + 1 == rest.size() || rest[at + 1] != '"')) break;
      if (rest[at] == '"') ++at;
      name += rest[at];
    }
    rest.remove_prefix(std::min(at + 1, rest.size()));
  } else {
    name = rest.substr(0, rest.find_first_of("=/"));
    rest.remove_prefix(name.size());
  }
  return Name(name);
}

// An item is `grantee=letters/grantor`. Without an owner whoever granted is taken for him.
Rights rights_in(std::string_view acl, Name owner) {
  Rights rights;
  int position = 0;
  for (const auto& item : array_elements(acl)) {
    std::string_view rest = item;
    const auto grantee = take_role(rest);
    const auto end = rest.find('/');
    check(rest.starts_with('=') && end != std::string_view::npos, "not an access control list: " + std::string(acl));
    const auto letters = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
    const auto grantor = take_role(rest);
    add_rights(rights, grantee, letters, position++, owner.empty() || grantor == owner ? Name() : grantor);
  }
  return rights;
}

// Owners can always grant; that they say so for themselves is kept all the same, because pg_dump shows it.
Privileges difference(const Rights& from, const Rights& to) {
  Privileges result;
  for (const auto& [name, right] : to) {
    if (!from.contains(name) || right.grantable) result.granted.push_back({name.grantee, name.privilege, right.grantable, right.position, name.grantor});
  }
  for (const auto& [name, right] : from)
    if (!to.contains(name)) result.revoked.push_back({name.grantee, name.privilege, false});
  std::sort(result.granted.begin(), result.granted.end());
  std::sort(result.revoked.begin(), result.revoked.end());
  return result;
}

Rights default_rights(char letter, Name owner, int version) {
  Rights rights;
  add_rights(rights, owner, rights_of_owner(letter, version));
  add_rights(rights, Name(), rights_of_public(letter));
  return rights;
}

}  // namespace

Privileges privileges_from(std::string_view acl, char letter, Name owner, int version) {
  return difference(default_rights(letter, owner, version), rights_in(acl, owner));
}

Privileges privileges_beyond(std::string_view given, std::string_view acl, Name owner) {
  const auto from = rights_in(given, owner);
  auto to = rights_in(acl, owner);
  for (auto& [name, right] : to)
    if (const auto had = from.find(name); had != from.end() && had->second.grantable) right.grantable = false;
  return difference(from, to);
}

Privileges granted_privileges(std::string_view acl) { return difference({}, rights_in(acl, Name())); }

Privileges privileges_of_public(std::string_view acl, Name owner, int version) {
  // initdb grants CREATE to everybody up to 14 (src/bin/initdb/initdb.c, setup_privileges; since 15
  // src/include/catalog/pg_namespace.dat).
  auto stock = default_rights('n', owner, version);
  auto present = acl.empty() ? stock : rights_in(acl, owner);
  add_rights(stock, Name(), version >= 150000 ? "U" : "UC");
  return difference(stock, present);
}

}  // namespace lockstep::catalog
