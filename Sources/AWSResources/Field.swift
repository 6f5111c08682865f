import OrderedCollections
import Topology

/// One argument of a resource or block, as its typed view finds it.
///
/// `Wrapped` is the type of the attribute in the provider's schema, as in ``Argument``; the value
/// may be a symbol and is not checked.
package struct Field<Wrapped>: Sendable {
  /// Terraform's name, for example `cidr_block`.
  package let name: String
  /// Nil where the argument is missing, null, `""`, `[]` or `{}`: they mean the same to AWS, and a
  /// state does not tell them apart.
  package let value: AnyValue?
  /// Whether the provider fills it in, always or where it is not given, so that nil says nothing.
  package let isComputed: Bool
  /// Whether the provider calls the value sensitive, so that it must not be shown.
  package let isSensitive: Bool

  package init(
    _ arguments: OrderedDictionary<String, AnyValue>, _ name: String, isComputed: Bool = false,
    isSensitive: Bool = false
  ) {
    self.name = name
    value = arguments[name]?.given
    self.isComputed = isComputed
    self.isSensitive = isSensitive
  }
}
