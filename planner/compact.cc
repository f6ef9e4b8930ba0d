// Folding. In an ordered program step B may run at the place of step A when everything else that B
// waits for comes before A (or, when B comes first, everything else that waits for B comes after A).
// That is all that is asked here, so folding never adds an edge.
#include <algorithm>
#include <unordered_map>

#include "planner/draft.h"

namespace lockstep {
namespace {

constexpr auto nowhere = static_cast<std::size_t>(-1);

struct Folding {
  std::vector<std::size_t> place;                 // where each draft runs: its own position or its host's
  std::vector<std::vector<std::size_t>> members;  // for each host, what it took in, in order
};

bool makes(const Draft& draft) { return draft.step.action == Action::create; }
bool drops(const Draft& draft) { return draft.step.action == Action::drop; }

std::unordered_map<ObjectId, std::size_t> hosts(const Drafts& drafts, Action action) {
  std::unordered_map<ObjectId, std::size_t> result;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    if (step.action != action) continue;
    const auto& made = action == Action::create ? step.produces : step.removes;
    // A step that attaches or ties is no host: it does not make its subject.
    if (std::find(made.begin(), made.end(), step.subject) != made.end()) result.emplace(step.subject, i);
  }
  return result;
}

// CREATE TABLE makes one key of two over the same columns (transformIndexConstraints() in
// src/backend/parser/parse_utilcmd.c): the second one has to come in a statement of its own.
bool is_same_key(const Graph& graph, const Draft& draft, const Draft& other) {
  const auto key = [&](const Draft& each) -> const ir::Constraint* {
    const Node* node = each.inlined ? graph.find(*each.inlined) : nullptr;
    const auto* constraint = node == nullptr ? nullptr : std::get_if<ir::Constraint>(&node->object);
    const bool is_key = constraint != nullptr && (constraint->type == ir::ConstraintType::primary_key ||
                                                  constraint->type == ir::ConstraintType::unique || constraint->type == ir::ConstraintType::exclusion);
    return is_key ? constraint : nullptr;
  };
  const auto* left = key(draft);
  const auto* right = left == nullptr ? nullptr : key(other);
  return right != nullptr && left->columns == right->columns && left->include == right->include && left->exclusion == right->exclusion;
}

void fold_creates(const Drafts& drafts, const Graph& after, Folding& folding) {
  const auto found_hosts = hosts(drafts, Action::create);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& draft = drafts[i];
    if (draft.fold != Fold::with_host || !draft.inlined || draft.rank != 0) continue;
    const auto host = found_hosts.find(draft.host);
    if (host == found_hosts.end() || host->second >= i || !drafts[host->second].whole_table) continue;
    const auto& waits = draft.waits;
    const bool fits = std::all_of(waits.begin(), waits.end(),
                                  [&](std::size_t other) { return folding.place[other] <= host->second; });
    auto& members = folding.members[host->second];
    if (!fits || std::any_of(members.begin(), members.end(), [&](std::size_t other) { return is_same_key(after, drafts[i], drafts[other]); })) continue;
    folding.place[i] = host->second;
    members.push_back(i);
  }
}

void fold_drops(Drafts& drafts, const Graph& before, Folding& folding) {
  const auto found_hosts = hosts(drafts, Action::drop);
  if (found_hosts.empty()) return;
  std::vector<std::vector<std::size_t>> behind(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i)
    for (const auto other : drafts[i].waits) behind[other].push_back(i);
  const auto host_of = [&](std::size_t i) {
    const auto& draft = drafts[i];
    const auto found = draft.fold == Fold::never ? found_hosts.end() : found_hosts.find(draft.host);
    if (found == found_hosts.end() || found->second == i) return nowhere;
    // What is kept with its host goes nowhere else, gate or not.
    const bool kept = drafts[found->second].put_away && draft.rank == gated_rank;
    return draft.rank == 1 || kept ? found->second : nowhere;
  };
  const auto take = [&](std::size_t i, std::size_t host) {
    auto& members = folding.members[host];
    if (std::any_of(members.begin(), members.end(), [&](std::size_t other) { return is_same_key(before, drafts[i], drafts[other]); }))
      drafts[i].inlined.reset();
    folding.place[i] = host;
    members.push_back(i);
  };
  // First what comes before its host, from the end; then what comes behind it.
  for (std::size_t i = drafts.size(); i-- > 0;) {
    const auto host = host_of(i);
    if (host == nowhere || host < i) continue;
    const bool fits = std::all_of(behind[i].begin(), behind[i].end(),
                                  [&](std::size_t other) { return folding.place[other] >= host; });
    if (fits) take(i, host);
  }
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto host = host_of(i);
    if (host == nowhere || host > i) continue;
    const bool fits = std::all_of(drafts[i].waits.begin(), drafts[i].waits.end(),
                                  [&](std::size_t other) { return folding.place[other] <= host; });
    if (fits) take(i, host);
  }
}

// The same statement for two reasons, such as a foreign key that is proven again after either of its columns changed hands.
void fold_repeated(const Drafts& drafts, Folding& folding) {
  std::unordered_map<std::string, std::size_t> said;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    if (step.action != Action::alter || step.up.size() != 1 || step.done.empty()) continue;
    const auto [first, is_new] = said.try_emplace(step.up.front().text(), i);
    if (is_new) continue;
    const auto host = first->second;
    if (std::all_of(drafts[i].waits.begin(), drafts[i].waits.end(), [&](std::size_t other) { return folding.place[other] <= host; })) {
      folding.place[i] = host;
      folding.members[host].push_back(i);
    } else {
      first->second = i;
    }
  }
}

void merge_ids(std::vector<ObjectId>& to, const std::vector<ObjectId>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

void merge(Step& host, const Step& member) {
  merge_ids(host.produces, member.produces);
  merge_ids(host.requires_, member.requires_);
  merge_ids(host.removes, member.removes);
  merge_ids(host.releases, member.releases);
  // DROP PUBLICATION does not touch the tables.
  const bool unpublishes = member.subject.kind == Kind::publication_table && host.action == Action::drop;
  if (unpublishes) return;
  for (const auto& lock : member.locks)
    if (std::find(host.locks.begin(), host.locks.end(), lock) == host.locks.end()) host.locks.push_back(lock);
}

// The first statement of an inlined member is written inside CREATE TABLE; the rest follows.
void append_rest(std::vector<Sql>& to, const std::vector<Sql>& statements) {
  to.insert(to.end(), statements.begin() + 1, statements.end());
}

class Writer {
 public:
  Writer(Drafts& drafts, const Folding& folding, const Graph& before, const Graph& after)
      : drafts_(drafts), folding_(folding), before_(before), after_(after) {
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      if (!drafts[i].inlined || folding.place[i] == i) continue;
      if (makes(drafts[folding.place[i]]))
        made_inside_.insert(*drafts[i].inlined);
      else
        dropped_inside_.insert(*drafts[i].inlined);
    }
  }

  void write(std::size_t i) {
    auto& draft = drafts_[i];
    auto members = folding_.members[i];
    std::sort(members.begin(), members.end());
    if (makes(draft)) {
      write_create(draft, members);
    } else if (drops(draft) && !draft.put_away) {
      write_drop(i, members);
    }
    auto locks = draft.put_away ? draft.step.locks : std::vector<LockTaken>();
    for (const auto member : members) merge(draft.step, drafts_[member].step);
    if (draft.put_away) draft.step.locks = std::move(locks);
  }

 private:
  std::vector<Sql> table(const Draft& draft, const Graph& graph, const Ids& inside) const {
    auto form = draft.form;
    form.inlined = &inside;
    auto result = create_table(Subject<ir::Table>{graph, graph.at(draft.step.subject)}, form);
    append(result, draft.trimmings);
    return result;
  }

  void write_create(Draft& draft, const std::vector<std::size_t>& members) {
    if (draft.whole_table) draft.step.up = table(draft, after_, made_inside_);
    for (const auto member : members) append_rest(draft.step.up, drafts_[member].step.up);
  }

  // The down brings back everything in the opposite order of its going.
  void write_drop(std::size_t i, const std::vector<std::size_t>& members) {
    auto& draft = drafts_[i];
    auto order = members;
    order.push_back(i);
    std::sort(order.begin(), order.end(), std::greater<>());
    std::vector<Sql> down;
    for (const auto each : order) {
      const auto& statements = drafts_[each].step.down.statements;
      if (each == i)
        append(down, draft.whole_table ? table(draft, before_, dropped_inside_) : statements);
      else if (draft.whole_table && drafts_[each].inlined)
        append_rest(down, statements);
      else
        append(down, statements);
    }
    draft.step.down.statements = std::move(down);
  }

  Drafts& drafts_;
  const Folding& folding_;
  const Graph& before_;
  const Graph& after_;
  Ids made_inside_;
  Ids dropped_inside_;
};

void keep_unfolded(Drafts& drafts, const Folding& folding) {
  std::vector<std::size_t> number(drafts.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (folding.place[i] == i) number[i] = next++;
  std::vector<std::vector<std::size_t>> waits(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i)
    for (const auto other : drafts[i].waits)
      if (folding.place[other] != folding.place[i]) waits[folding.place[i]].push_back(number[folding.place[other]]);
  Drafts kept;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (folding.place[i] != i) continue;
    auto& own = waits[i];
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    drafts[i].waits = std::move(own);
    kept.push_back(std::move(drafts[i]));
  }
  drafts = std::move(kept);
}

}  // namespace

void compact(Drafts& drafts, const Graph& before, const Graph& after, bool fold) {
  Folding folding;
  folding.members.resize(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) folding.place.push_back(i);
  fold_repeated(drafts, folding);
  if (fold) {
    fold_creates(drafts, after, folding);
    fold_drops(drafts, before, folding);
  }
  Writer writer(drafts, folding, before, after);
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (folding.place[i] == i) writer.write(i);
  keep_unfolded(drafts, folding);
}

}  // namespace lockstep
