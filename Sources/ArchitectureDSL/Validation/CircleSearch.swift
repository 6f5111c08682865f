/// The state of Tarjan's algorithm, which finds the nodes of a graph that all lead to each other.
struct CircleSearch {
  /// The groups found so far, each sorted; one that leads to none of its kind is a group of its own.
  private(set) var groups: [[Int]] = []
  private var order: [Int?]
  private var lowest: [Int]
  private var isOpen: [Bool]
  private var open: [Int] = []
  private var count = 0

  init(count: Int) {
    order = Array(repeating: nil, count: count)
    lowest = Array(repeating: 0, count: count)
    isOpen = Array(repeating: false, count: count)
  }

  /// Whether the node is in a group already.
  func isVisited(_ node: Int) -> Bool { order[node] != nil }

  /// Finds the groups of all nodes that can be reached from this one.
  mutating func visit(_ root: Int, _ targets: [[Int]]) {
    enter(root)
    var path = [(node: root, next: 0)]
    while let (node, next) = path.last {
      if next < targets[node].count {
        path[path.count - 1].next += 1
        let target = targets[node][next]
        if let reached = order[target] {
          if isOpen[target] { lowest[node] = min(lowest[node], reached) }
        } else {
          enter(target)
          path.append((target, 0))
        }
      } else {
        path.removeLast()
        if let parent = path.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
        if lowest[node] == order[node] { close(node) }
      }
    }
  }

  private mutating func enter(_ node: Int) {
    order[node] = count
    lowest[node] = count
    count += 1
    open.append(node)
    isOpen[node] = true
  }

  private mutating func close(_ root: Int) {
    var group: [Int] = []
    while let node = open.popLast() {
      isOpen[node] = false
      group.append(node)
      if node == root { break }
    }
    groups.append(group.sorted())
  }
}
