/// Names the nested block types of a resource.
///
/// From the outermost block inwards and in alphabetical order, a type takes the name of the first
/// block that has it; where another type has taken that name, the names of the blocks around it go
/// in front, as few as needed. Blocks that share a type under other names become aliases.
struct BlockNaming {
  /// The Swift name of each type.
  private(set) var names: [String?]
  /// Terraform's names of the blocks that have each type.
  private(set) var blocks: [Set<String>]
  /// Further names of shared types, from the outermost block inwards.
  private(set) var aliases: [(name: String, type: Int)] = []
  private var taken = SwiftName.reserved

  init(_ shapes: [[Parameter]], root: [Parameter]) {
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

  private static func blocks(
    in parameters: [Parameter], path: [String]
  ) -> [(type: Int, path: [String])] {
    parameters.sorted { $0.name < $1.name }.compactMap { parameter in
      guard case .block(let type, _) = parameter.kind else { return nil }
      return (type, path + [parameter.name])
    }
  }
}
