/// A `provider` block of a configuration.
package struct ProviderConfiguration: Hashable, Sendable {
  package let name: String
  package let alias: String?
  package let expressions: [String: Expression]
}
