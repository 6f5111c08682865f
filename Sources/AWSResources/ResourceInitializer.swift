/// What the initialiser of a struct in ``AWS`` takes, in its order.
package struct ResourceInitializer: Hashable, Sendable {
  package struct Parameter: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// An attribute by the Swift type that `Argument` wraps; `Value` for one that is not checked.
      case attribute(String)
      /// A nested block by the name of its struct.
      case block(String, isSingle: Bool)
    }

    /// Terraform's name.
    package let name: String
    package let kind: Kind
    package let isRequired: Bool
  }

  package let parameters: [Parameter]
  /// The initialisers of the nested structs by their names.
  package let blocks: [String: [Parameter]]
}
