/// Names the nested block types of a resource.
///
/// From the outermost block inwards and in alphabetical order, a type takes the name of the first
/// block that has it; where another type has taken that name, the names of the blocks around it go
/// in front, as few as needed. Blocks that share a type under other names become aliases.
struct BlockNaming {
  /// What naming needs to know of a type.
  struct Shape {
    let isEmpty: Bool
    /// The nested blocks: Terraform's name of each and the place of its type.
    let blocks: [(name: String, type: Int)]
  }

  /// The Swift name of each type.
  private(set) var names: [String?]
  /// Terraform's names of the blocks that have each type.
  private(set) var blocks: [Set<String>]
  /// Further names of shared types, from the outermost block inwards.
  private(set) var aliases: [(name: String, type: Int)] = []
  private var taken = SwiftName.reserved

  init(_ shapes: [Shape], root: Shape) {
    names = Array(repeating: nil, count: shapes.count)
    blocks = Array(repeating: [], count: shapes.count)
    var queue = Self.blocks(in: root, path: [])
    var next = 0
    while next < queue.count {
      let (type, path) = queue[next]
      next += 1
      blocks[type].formUnion(path.suffix(1))
      if names[type] == nil {
        let name = shapes[type].isEmpty ? freeName(["empty"]) : freeName(path)
        taken.insert(name)
        names[type] = name
        queue += Self.blocks(in: shapes[type], path: path)
      }
      if let block = path.last.map(SwiftName.type), taken.insert(block).inserted {
        aliases.append((block, type))
      }
    }
  }

  private func freeName(_ path: [String]) -> String {
    for start in path.indices.reversed() {
      let name = path[start...].map(SwiftName.type).joined()
      if !taken.contains(name) { return name }
    }
    let whole = path.map(SwiftName.type).joined() + "Block"
    if !taken.contains(whole) { return whole }
    var number = 2
    while taken.contains("\(whole)\(number)") { number += 1 }
    return "\(whole)\(number)"
  }

  private static func blocks(in shape: Shape, path: [String]) -> [(type: Int, path: [String])] {
    shape.blocks.sorted { $0.name < $1.name }.map { ($0.type, path + [$0.name]) }
  }
}

extension BlockNaming.Shape {
  init(_ parameters: [Parameter]) {
    isEmpty = parameters.isEmpty
    blocks = parameters.compactMap { parameter in
      guard case .block(let type, _) = parameter.kind else { return nil }
      return (parameter.name, type)
    }
  }

  init(_ properties: [ViewProperty]) {
    isEmpty = properties.isEmpty
    blocks = properties.compactMap { property in
      guard case .blocks(let type) = property.kind else { return nil }
      return (property.name, type)
    }
  }
}
