import Topology

/// One element of the design as it is in each environment.
struct Aligned<Item: Identifiable & Sendable>: Sendable where Item.ID == ElementID {
  let id: ElementID
  /// The element in each environment, in their order; nil where an environment has none.
  let items: [Item?]
  /// The element in the first environment that has it.
  let first: Item

  /// Which environments have it.
  var environments: [Int] { items.indices.filter { items[$0] != nil } }
  var isEverywhere: Bool { items.allSatisfy { $0 != nil } }

  /// Puts the elements of one identity together.
  ///
  /// The order is that of the first environment; what only a later one has follows its predecessor
  /// there, so that zone `c` comes after zone `b`.
  static func align(_ lists: [[Item]]) -> [Aligned] {
    var found: [ElementID: [Item?]] = [:]
    var followers: [ElementID: [ElementID]] = [:]
    var heads: [ElementID] = []
    for (environment, list) in lists.enumerated() {
      var predecessor: ElementID?
      for item in list {
        if found[item.id] == nil {
          found[item.id] = Array(repeating: nil, count: lists.count)
          if environment > 0, let predecessor {
            followers[predecessor, default: []].append(item.id)
          } else {
            heads.append(item.id)
          }
        }
        found[item.id]?[environment] = item
        predecessor = item.id
      }
    }
    var order: [ElementID] = []
    var waiting = Array(heads.reversed())
    while let id = waiting.popLast() {
      order.append(id)
      waiting.append(contentsOf: (followers[id] ?? []).reversed())
    }
    return order.compactMap { id in
      let items = found[id] ?? []
      return items.lazy.compactMap { $0 }.first.map { Aligned(id: id, items: items, first: $0) }
    }
  }
}
