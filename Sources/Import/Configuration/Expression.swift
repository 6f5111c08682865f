import OrderedCollections

/// An argument as the configuration in a plan has it: what it refers to, not how.
///
/// Locals, conditions, indices that are computed, filters and the names of functions are lost.
package indirect enum Expression: Hashable, Sendable {
  /// The references of an argument, and its value where it is constant.
  case leaf(references: [String], constant: JSONValue?)
  /// Nested blocks in the order of the source.
  case blocks([[String: Expression]])

  init(_ json: JSONValue) {
    switch json {
    case .array(let blocks): self = .blocks(blocks.map { Self.members(of: $0) })
    case .object(let members)
    where members.keys.allSatisfy({ $0 == "references" || $0 == "constant_value" }):
      self = .leaf(
        references: Self.longest(members["references"]?.strings ?? []),
        constant: members["constant_value"])
    default: self = .blocks([Self.members(of: json)])
    }
  }

  static func members(of json: JSONValue?) -> [String: Expression] {
    (json?.object ?? [:]).reduce(into: [:]) { $0[$1.key] = Expression($1.value) }
  }

  /// Every reference in it, blocks included.
  var references: [String] {
    switch self {
    case .leaf(let references, _): references
    case .blocks(let blocks):
      blocks.flatMap { $0.sorted { $0.key < $1.key }.flatMap(\.value.references) }
    }
  }

  var constant: JSONValue? { if case .leaf(_, let constant) = self { constant } else { nil } }

  /// Terraform lists `aws_vpc.a.id` and then its beginnings, `aws_vpc.a`: only the first counts.
  private static func longest(_ references: [String]) -> [String] {
    var result: [String] = []
    for reference in references {
      if let last = result.last, last.hasPrefix(reference + ".") || last.hasPrefix(reference + "[")
      {
        continue
      }
      result.append(reference)
    }
    return result
  }
}
