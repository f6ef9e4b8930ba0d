// Sequences; those behind identity columns become part of the column.
#include "parser/catalog/decode.h"

namespace lockstep::catalog {

void read_sequences(Reading& reading) {
  const auto result = reading.query("sequence");
  const FieldDecoder<ir::SequenceOptions> options(result);
  const auto move_into_column = [&](const ir::Sequence& sequence, const Node& node, std::size_t row, Node& column) {
    auto& identity = column.as<ir::Column>().identity;
    check(identity.has_value(), to_string(column.id) + " has an identity sequence, but is no identity column");
    identity->sequence = node.id.qualified_name();
    identity->unlogged = sequence.unlogged;
    identity->options = sequence.options;
    reading.objects[key(Catalog::relation, result.oid(row, "oid"))] = &column;
    if (!node.privileges.empty()) ++reading.state.unmodelled["privileges on the sequence of an identity column"];
  };
  read_objects<ir::Sequence>(
      reading,
      result,
      Catalog::relation,
      's',
      [&](Node& node, std::size_t row) {
        auto& sequence = node.as<ir::Sequence>();
        options.decode_row({reading, node}, row, sequence.options);
        auto* column = reading.column(result.oid(row, "relation"), to_int(result.text(row, "number")));
        const bool is_identity = result.is_true(row, "identity");
        if (column != nullptr && is_identity) move_into_column(sequence, node, row, *column);
        if (column != nullptr && !is_identity) sequence.owned_by = Ref{column->id};
        // The identity sequence of a table that is not ours is not ours, either.
        return !is_identity;
      },
      [](Node&, std::size_t) {});
}

}  // namespace lockstep::catalog
