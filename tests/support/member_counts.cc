#include "tests/support/member_counts.h"

#include <algorithm>
#include <optional>
#include <type_traits>

namespace lockstep::testing {
namespace {

// What a member holds: the thing in a box, the things in a list.
template <class T>
struct Held {
  using type = T;
};
template <class T>
struct Held<Box<T>> {
  using type = T;
};
template <class T>
struct Held<std::optional<T>> {
  using type = T;
};
template <class T>
struct Held<std::vector<T>> {
  using type = T;
};

template <class T>
std::vector<const T*> held(const T& value) { return {&value}; }
template <class T>
std::vector<const T*> held(const Box<T>& value) { return value ? std::vector{&*value} : std::vector<const T*>(); }
template <class T>
std::vector<const T*> held(const std::optional<T>& value) { return value ? std::vector{&*value} : std::vector<const T*>(); }
template <class T>
std::vector<const T*> held(const std::vector<T>& values) {
  std::vector<const T*> all;
  for (const auto& each : values) all.push_back(&each);
  return all;
}

// Calls visit with each kind, and with each member, those of members too.
template <class T, class Visit>
void for_each_member(const std::string& path, const Visit& visit) {
  for_each_field<T>([&](const auto& each) {
    const auto name = path + '.' + std::string(each.name);
    visit(name);
    using Inside = typename Held<std::remove_cvref_t<decltype(std::declval<T>().*each.member)>>::type;
    if constexpr (HasFields<Inside>) for_each_member<Inside>(name, visit);
  });
}

// Several elements of a list count once: what one of them says is said.
struct Found {
  std::map<std::string, bool> set;
  std::map<std::string, bool> changed;
};

// `other` is the same thing in the other state; null when there is none.
template <class T>
void look(const std::string& path, const T& object, const T* other, Found& found) {
  [[maybe_unused]] static const T empty{};  // some kinds have no members
  for_each_field<T>([&](const auto& each) {
    const auto name = path + '.' + std::string(each.name);
    const auto& value = object.*each.member;
    if (!(value == empty.*each.member)) found.set[name] = true;
    if (other && !(value == other->*each.member)) found.changed[name] = true;
    using Inside = typename Held<std::remove_cvref_t<decltype(value)>>::type;
    if constexpr (HasFields<Inside>) {
      const auto here = held(value);
      const auto there = other ? held(other->*each.member) : decltype(held(value))();
      for (std::size_t i = 0; i < here.size(); ++i) look(name, *here[i], i < there.size() ? there[i] : nullptr, found);
    }
  });
}

// What every node can have besides its object.
template <class Visit>
void for_each_of_node(const Node& node, const Visit& visit) {
  visit("owner", node.owner);
  visit("comment", node.comment);
  visit("granted", node.privileges.granted);
  visit("revoked", node.privileges.revoked);
  visit("labels", node.labels);
}

void look(const Node& node, const Node* other, Found& found) {
  const std::string kind(kind_name(node.id.kind));
  std::visit(
      [&](const auto& object) {
        using K = std::remove_cvref_t<decltype(object)>;
        look(kind, object, other ? std::get_if<K>(&other->object) : nullptr, found);
      },
      node.object);
  for_each_of_node(node, [&](const char* name, const auto& value) {
    if (!(value == std::remove_cvref_t<decltype(value)>())) found.set[kind + '.' + name] = true;
    if (other)
      for_each_of_node(*other, [&](const char* same, const auto& was) {
        if constexpr (std::is_same_v<decltype(was), decltype(value)>)
          if (std::string_view(same) == name && !(value == was)) found.changed[kind + '.' + name] = true;
      });
  });
}

void add(const Found& found, Counts& counts) {
  for (const auto& [name, is] : found.set) ++counts.members[name].set;
  for (const auto& [name, is] : found.changed) ++counts.members[name].changed;
}

template <class... K>
void name_all(std::variant<K...>*, Counts& counts) {
  const auto member = [&](const std::string& name) { counts.members[name]; };
  (for_each_member<K>(std::string(kind_name(K::kind)), member), ...);
}

}  // namespace

Counts no_counts() {
  Counts counts;
  name_all(static_cast<Object*>(nullptr), counts);
  for (int i = 0; i < kind_count; ++i) {
    const std::string kind(kind_name(static_cast<Kind>(i)));
    counts.kinds[kind];
    for_each_of_node(Node(), [&](const char* name, const auto&) { counts.members[kind + '.' + name]; });
  }
  return counts;
}

void count(const Graph& before, const Graph& after, Counts& counts) {
  for (const auto& [id, node] : before.nodes()) {
    Found found;
    const auto* other = after.find(id);
    look(node, other, found);
    if (!found.changed.empty()) look(*other, nullptr, found);
    // An owner that is not said is not compared.
    if (other && other->owner.empty()) found.changed.erase(std::string(kind_name(id.kind)) + ".owner");
    add(found, counts);
    auto& kind = counts.kinds[std::string(kind_name(id.kind))];
    ++kind.there;
    if (!other) ++kind.removed;
  }
  for (const auto& [id, node] : after.nodes()) {
    if (before.contains(id)) continue;
    Found found;
    look(node, nullptr, found);
    add(found, counts);
    ++counts.kinds[std::string(kind_name(id.kind))].added;
  }
}

}  // namespace lockstep::testing
