import Topology

/// Which resource needs which, by their places in a list, in time linear in the references.
struct ReferenceGraph {
  /// What each resource needs first, each once and in the order of its arguments.
  private let needs: [[Int]]

  init(_ resources: [Resource]) {
    let places = Dictionary(
      resources.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: min)
    needs = resources.map { resource in
      var seen: Set<Int> = []
      return (resource.references.map(\.element) + resource.dependsOn)
        .compactMap { places[$0] }.filter { seen.insert($0).inserted }
    }
  }

  /// One circle of each group of resources that all need each other: the shortest through the
  /// group's first member, which it begins with. In the order of their first members.
  var circles: [[Int]] {
    groups.filter { $0.count > 1 || needs[$0[0]].contains($0[0]) }
      .sorted { $0[0] < $1[0] }
      .map { shortestCircle(through: $0[0], within: Set($0)) }
  }

  /// Breadth first from the member back to itself.
  private func shortestCircle(through start: Int, within group: Set<Int>) -> [Int] {
    var cameFrom: [Int: Int] = [:]
    var queue = [start]
    var position = 0
    while position < queue.count {
      let current = queue[position]
      position += 1
      for next in needs[current] where group.contains(next) {
        if next == start { return way(to: current, cameFrom) }
        if cameFrom[next] == nil {
          cameFrom[next] = current
          queue.append(next)
        }
      }
    }
    return [start]
  }

  private func way(to end: Int, _ cameFrom: [Int: Int]) -> [Int] {
    var way = [end]
    while let last = way.last, let earlier = cameFrom[last] { way.append(earlier) }
    return way.reversed()
  }

  /// The strongly connected components, each sorted (Tarjan's algorithm, without recursion: a chain
  /// of references may be long).
  private var groups: [[Int]] {
    var search = CircleSearch(count: needs.count)
    for root in needs.indices where !search.isVisited(root) { search.visit(root, needs) }
    return search.groups
  }
}
