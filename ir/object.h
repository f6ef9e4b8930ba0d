// The list of kinds.
#pragma once

#include <variant>

#include "ir/aggregate.h"
#include "ir/base_type.h"
#include "ir/collation.h"
#include "ir/constraint.h"
#include "ir/default_privilege.h"
#include "ir/foreign.h"
#include "ir/index.h"
#include "ir/language.h"
#include "ir/operator.h"
#include "ir/publication.h"
#include "ir/role.h"
#include "ir/routine.h"
#include "ir/rule.h"
#include "ir/schema.h"
#include "ir/sequence.h"
#include "ir/statistics.h"
#include "ir/stock_object.h"
#include "ir/table.h"
#include "ir/text_search.h"
#include "ir/trigger.h"
#include "ir/type.h"
#include "ir/view.h"

namespace lockstep {

// In the order of enum Kind, which the assertions below hold to.
using Object = std::variant<ir::Role,
                            ir::RoleMembership,
                            ir::Schema,
                            ir::Extension,
                            ir::AccessMethod,
                            ir::Language,
                            ir::ForeignDataWrapper,
                            ir::ForeignServer,
                            ir::UserMapping,
                            ir::Collation,
                            ir::ShellType,
                            ir::EnumType,
                            ir::CompositeType,
                            ir::Domain,
                            ir::DomainConstraint,
                            ir::RangeType,
                            ir::BaseType,
                            ir::TextSearchParser,
                            ir::TextSearchTemplate,
                            ir::TextSearchDictionary,
                            ir::TextSearchConfiguration,
                            ir::Sequence,
                            ir::Table,
                            ir::Column,
                            ir::Routine,
                            ir::Aggregate,
                            ir::Operator,
                            ir::OperatorFamily,
                            ir::OperatorClass,
                            ir::Cast,
                            ir::Transform,
                            ir::Conversion,
                            ir::Constraint,
                            ir::Index,
                            ir::Statistics,
                            ir::View,
                            ir::MaterializedView,
                            ir::ViewColumn,
                            ir::Rule,
                            ir::Trigger,
                            ir::Policy,
                            ir::EventTrigger,
                            ir::Publication,
                            ir::PublicationTable,
                            ir::PublicationSchema,
                            ir::Subscription,
                            ir::StockObject,
                            ir::DefaultPrivilege>;

namespace detail {

template <class... K, std::size_t... I>
constexpr bool in_order_of_kinds(std::variant<K...>*, std::index_sequence<I...>) {
  return ((K::kind == static_cast<Kind>(I)) && ...);
}

}  // namespace detail

static_assert(std::variant_size_v<Object> == kind_count);
static_assert(detail::in_order_of_kinds(static_cast<Object*>(nullptr),
                                        std::make_index_sequence<kind_count>{}));

inline Kind kind_of(const Object& object) {
  return static_cast<Kind>(object.index());
}

}  // namespace lockstep
