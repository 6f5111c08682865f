/// Why a plan does not tell what an argument names.
package enum Cause: Hashable, Sendable {
  /// It leads through a local value, which a plan does not hold.
  case local(String, module: String)
  /// It stands in a dynamic block, which a plan does not hold.
  case dynamicBlock(String)
  /// The configuration refers to several resources, and a plan does not hold the choice.
  case several([String])
  /// A condition may leave out what the configuration refers to, and a plan does not hold it.
  case choice([String])
  /// The block's instances have other keys.
  case otherKeys(String)
  /// A key picks one of the block's instances, and a plan does not hold the key.
  case key(String, [String])
  /// Which endpoint of a firewall is chosen.
  case endpoint(String)
  /// A data source that is read only during apply.
  case dataSource(String)
  /// It is computed from others; a plan does not hold how.
  case computed([String])
  /// Its value is marked as sensitive.
  case sensitive
  /// Nothing in the configuration says where it comes from.
  case unspecified

  /// In words, after "unknown:".
  package var text: String {
    switch self {
    case .local(let name, let module):
      module.isEmpty ? "local.\(name)" : "local.\(name) in \(module)"
    case .dynamicBlock(let name): "the dynamic block \(name)"
    case .several(let names):
      "one of " + names.prefix(4).joined(separator: ", ") + (names.count > 4 ? ", …" : "")
    case .choice(let names): "a choice by \(names.joined(separator: ", "))"
    case .otherKeys(let block): "an instance of \(block), whose keys are others"
    case .key(let block, let names):
      "the instance of \(block) whose key is \(names.joined(separator: " or "))"
    case .endpoint(let firewall): "an endpoint of \(firewall)"
    case .dataSource(let address): "\(address), read only during apply"
    case .computed(let names):
      names.isEmpty
        ? "a computed value" : "computed from \(names.prefix(3).joined(separator: ", "))"
    case .sensitive: "a sensitive value"
    case .unspecified: "known only after apply"
    }
  }
}
