// XML expressions (transformXmlExpr() and transformXmlSerialize() in parse_expr.c).
#include "parser/analyse/coerce.h"
#include "parser/analyse/expression_parts.h"

namespace lockstep::analyse {
namespace {

Value* serialized(const Analysis& analysis, NameScope& scope, const PgQuery__XmlSerialize& node) {
  auto* value = analysis.arena.value(Op::xml, {text_type, {}});
  const Type type = analysis.types.from_tree(*node.type_name);
  value->name = (indents(node) ? "serialize indent " : "serialize ") + std::to_string(node.xmloption) + ' ' + analysis.types.text(type);
  value->arguments = {coerce_to_specific(analysis, analyse_expression(analysis, scope, *node.expr), xml_type)};
  value->type = type;
  return value;
}

}  // namespace

Value* analyse_xml(const Analysis& analysis, NameScope& scope, const PgQuery__Node& node) {
  if (node.node_case == PG_QUERY__NODE__NODE_XML_SERIALIZE) return serialized(analysis, scope, *node.xml_serialize);
  const auto& xml = *node.xml_expr;
  const bool document = xml.op == PG_QUERY__XML_EXPR_OP__IS_DOCUMENT;
  auto* value = analysis.arena.value(Op::xml, {document ? Oid{bool_type} : Oid{xml_type}, {}});
  value->name = std::to_string(xml.op) + ' ' + std::to_string(xml.xmloption);
  if (!text_of(xml.name).empty()) value->name += ' ' + quoted(Name(text_of(xml.name)));
  for (std::size_t i = 0; i < xml.n_named_args; ++i) {
    const auto& target = *xml.named_args[i]->res_target;
    const Name name = text_of(target.name).empty() ? figured_name(*target.val) : Name(text_of(target.name));
    value->names.push_back(quoted(name));
    auto* argument = analyse_expression(analysis, scope, *target.val);
    value->arguments.push_back(argument->type.id == unknown_type ? coerce_to_common(analysis, argument, text_type) : argument);
  }
  for (std::size_t i = 0; i < xml.n_args; ++i) {
    auto* argument = analyse_expression(analysis, scope, *xml.args[i]);
    switch (xml.op) {
      case PG_QUERY__XML_EXPR_OP__IS_XMLCONCAT:
      case PG_QUERY__XML_EXPR_OP__IS_DOCUMENT: argument = coerce_to_specific(analysis, argument, xml_type); break;
      case PG_QUERY__XML_EXPR_OP__IS_XMLPARSE:
        argument = coerce_to_specific(analysis, argument, i == 0 ? Oid{text_type} : Oid{bool_type});
        break;
      case PG_QUERY__XML_EXPR_OP__IS_XMLPI: argument = coerce_to_specific(analysis, argument, text_type); break;
      case PG_QUERY__XML_EXPR_OP__IS_XMLROOT:
        argument = coerce_to_specific(analysis, argument, i == 0 ? Oid{xml_type} : i == 1 ? Oid{text_type} : Oid{int4_type});
        break;
      default: break;
    }
    value->arguments.push_back(argument);
  }
  return value;
}

}  // namespace lockstep::analyse
