/// One order for elements that several lists have in their own.
enum OrderMerging {
  /// The elements of all lists, each once: the first list's order, and what a later list adds
  /// stands behind the element that it follows there.
  static func merge<Element: Hashable>(_ lists: [[Element]]) -> [Element] {
    guard var result = lists.first.map({ unique($0) }) else { return [] }
    var previousList = lists[0]
    for list in lists.dropFirst() where list != previousList {
      previousList = list
      let known = Set(result)
      var additions: [Element?: [Element]] = [:]
      var anchor: Element?
      for element in unique(list) {
        if known.contains(element) {
          anchor = element
        } else {
          additions[anchor, default: []].append(element)
        }
      }
      guard !additions.isEmpty else { continue }
      var merged = additions[nil] ?? []
      for element in result {
        merged.append(element)
        merged += additions[element] ?? []
      }
      result = merged
    }
    return result
  }

  private static func unique<Element: Hashable>(_ list: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return list.filter { seen.insert($0).inserted }
  }
}
