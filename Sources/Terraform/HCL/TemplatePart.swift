/// A piece of a string template: text as it is, or an expression to insert.
package enum TemplatePart: Hashable, Sendable {
  case text(String)
  case interpolation(HCLExpression)
}
