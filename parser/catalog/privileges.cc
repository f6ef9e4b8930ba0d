#include "parser/catalog/privileges.h"

#include <algorithm>
#include <map>

#include "ir/error.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {
namespace {

// Who may do what, and whether with grant option; the same right can come from several grantors.
struct Right {
  bool grantable = false;
  int position = 0;
};

using Rights = std::map<std::pair<Name, std::string>, Right>;

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

void add_rights(Rights& rights, Name grantee, std::string_view letters, int position = 0) {
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool grantable = i + 1 < letters.size() && letters[i + 1] == '*';
    auto& known = rights[{grantee, privilege_name(letters[i])}];
    known.grantable = known.grantable || grantable;
    known.position = position;
    if (grantable) ++i;
  }
}

Rights rights_in(std::string_view acl) {
  Rights rights;
  int position = 0;
  for (const auto& item : array_elements(acl)) {
    std::string_view rest = item;
    std::string grantee;
    if (rest.starts_with('"')) {
      std::size_t at = 1;
      for (; at < rest.size(); ++at) {
        if (rest[at] == '"' && (at + 1 == rest.size() || rest[++at] != '"')) break;
        grantee += rest[at];
      }
      rest.remove_prefix(at);
    } else {
      grantee = rest.substr(0, rest.find('='));
      rest.remove_prefix(grantee.size());
    }
    check(rest.starts_with('='), "not an access control list: " + std::string(acl));
    rest.remove_prefix(1);
    add_rights(rights, Name(grantee), rest.substr(0, rest.find('/')), position++);
  }
  return rights;
}

// Owners can always grant; that they say so for themselves is kept all the same, because pg_dump shows it.
Privileges difference(const Rights& from, const Rights& to) {
  Privileges result;
  for (const auto& [name, right] : to) {
    const auto& [grantee, privilege] = name;
    if (!from.contains(name) || right.grantable) result.granted.push_back({grantee, privilege, right.grantable, right.position});
  }
  for (const auto& [name, right] : from)
    if (!to.contains(name)) result.revoked.push_back({name.first, name.second, false});
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
  return difference(default_rights(letter, owner, version), rights_in(acl));
}

Privileges granted_privileges(std::string_view acl) { return difference({}, rights_in(acl)); }

Privileges privileges_of_public(std::string_view acl, Name owner, int version) {
  // initdb grants CREATE to everybody up to 14 (src/bin/initdb/initdb.c, setup_privileges; since 15
  // src/include/catalog/pg_namespace.dat).
  auto stock = default_rights('n', owner, version);
  auto present = acl.empty() ? stock : rights_in(acl);
  add_rights(stock, Name(), version >= 150000 ? "U" : "UC");
  return difference(stock, present);
}

}  // namespace lockstep::catalog
