// Views and materialized views; their columns come with column.cc.
#include "parser/catalog/decode.h"

namespace lockstep::catalog {
namespace {

// ` SELECT …;` as pg_get_viewdef() prints it.
void trim_query(std::string& query) {
  if (query.ends_with(';')) query.pop_back();
  query.erase(0, query.find_first_not_of(" \n"));
}

template <class K>
void read_views_of_kind(Reading& reading, const Result& result, std::string_view letter) {
  read_objects<K>(
      reading,
      result,
      Catalog::relation,
      'r',
      [&](Node& node, std::size_t row) {
        if (result.text(row, "kind") != letter) return false;
        auto& view = node.as<K>();
        trim_query(view.query.text);
        if (const auto options = result.value(row, "toast_options")) decode_options(*options, "toast.", view.options);
        return true;
      },
      [&](Node& node, std::size_t row) {
        reading.relations[result.oid(row, "oid")] = {.id = node.id, .node = &node};
        reading.objects[key(Catalog::rewrite, result.oid(row, "rule"))] = &node;
      });
}

}  // namespace

void read_views(Reading& reading) {
  const auto result = reading.query("view");
  read_views_of_kind<ir::View>(reading, result, "v");
  read_views_of_kind<ir::MaterializedView>(reading, result, "m");
}

}  // namespace lockstep::catalog
