// Objects that the schema did not make (ir/stock_object.h) beside each other: columns beside their relation, and the members of an extension of
// one sort, which are all alike where default privileges were in force when it was created: these go to its members, and pg_init_privs does not
// have them. What they all have otherwise than they came with is a node of its own; those of single members say what is otherwise beyond that.
// Members that pg_init_privs speaks of are left out: the extension has said what they have.
// Id: {name: the extension, signature: `ALL FUNCTIONS` (procedures and aggregates, too), `ALL TABLES` (views, too), `ALL SEQUENCES`, `ALL TYPES`}.
#pragma once

#include "ir/stock_object.h"

namespace lockstep {

// The relation whose column it is.
ObjectId stock_relation(ObjectId column);

// `FUNCTIONS` for FUNCTION and PROCEDURE, as ALTER DEFAULT PRIVILEGES calls them; empty where it does not speak of them.
std::string_view stock_sort(std::string_view type);
inline constexpr std::string_view stock_sorts[] = {"FUNCTIONS", "TABLES", "SEQUENCES", "TYPES"};
ObjectId stock_sort_id(Name extension, std::string_view sort);
bool is_stock_sort(const ObjectId& id);
std::string_view stock_sort_of(const ObjectId& id);  // of the id of a sort

// From what all have to what one has, and both together.
Privileges beyond_sort(const Privileges& own, const Privileges& of_sort);
Privileges with_sort(const Privileges& beyond, const Privileges& of_sort);

}  // namespace lockstep
