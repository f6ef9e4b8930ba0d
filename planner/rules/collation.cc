// Collations. PostgreSQL can change nothing of them but name, schema, owner and comment.
#include "planner/rules.h"
#include "planner/rules/clauses.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::Collation>& collation) {
  std::vector<Sql> options{sql("provider = {}", collation->provider)};
  // Not said where it goes without saying.
  if (!collation->deterministic) options.push_back(sql("deterministic = false"));
  if (!collation->locale.empty()) options.push_back(sql("locale = {}", literal(collation->locale)));
  if (!collation->lc_collate.empty() && collation->lc_collate == collation->lc_ctype) {
    options.push_back(sql("locale = {}", literal(collation->lc_collate)));
  } else {
    if (!collation->lc_collate.empty()) options.push_back(sql("lc_collate = {}", literal(collation->lc_collate)));
    if (!collation->lc_ctype.empty()) options.push_back(sql("lc_ctype = {}", literal(collation->lc_ctype)));
  }
  if (!collation->rules.empty()) options.push_back(sql("rules = {}", literal(collation->rules)));
  return {parenthesized_list(sql("CREATE COLLATION {} ", collation.name()), options)};
}

// Every field asks for a replacement.
void alter(const Alteration<ir::Collation>&, std::vector<Step>&) {}

}  // namespace lockstep
