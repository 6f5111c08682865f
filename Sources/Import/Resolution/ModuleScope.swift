/// Where an expression stands: its module's instance, and what `each` and `count` mean there.
struct ModuleScope {
  let module: [ModuleStep]
  let configuration: ConfigurationModule
  /// The key of the resource, or of the module whose inputs these are.
  let key: InstanceKey?
  let forEach: Expression?
  /// The resource whose arguments these are; nil of a module's inputs and outputs.
  var block: String?
  /// What indexes into what the expression leads to, the nearest first.
  var selectors: [Selector] = []

  struct Selector: Hashable {
    /// The keys that one expression goes by; which of them picks is told by the keys that there are.
    let keys: Set<InstanceKey>
    let basis: Basis
    /// The references to keys whose values a plan does not hold: any instance can be meant.
    var open: [String] = []

    /// The one among these that is picked; nil where none or several are, or nobody knows.
    func only<Item>(of items: [Item], key: (Item) -> InstanceKey?) -> Item? {
      guard open.isEmpty else { return nil }
      let picked = items.filter { item in key(item).map(keys.contains) ?? false }
      return picked.count == 1 ? picked[0] : nil
    }
  }

  func selecting(_ key: InstanceKey?, _ basis: Basis) -> ModuleScope {
    guard let key else { return self }
    return selecting(Selector(keys: [key], basis: basis))
  }

  func selecting(_ selector: Selector) -> ModuleScope {
    guard !selector.keys.isEmpty || !selector.open.isEmpty else { return self }
    var copy = self
    copy.selectors.removeAll { $0 == selector }
    copy.selectors.insert(selector, at: 0)
    return copy
  }
}
