/// One rule by which an argument's name tells what of a network it names.
struct NetworkArgumentRule {
  let kind: NetworkArgumentKind?
  /// The words that the name ends with: `subnet_id` stands for `target_vpc_subnet_id` as well.
  let ends: [String]
  /// Whole names.
  let names: [String]
  /// The block around the argument; empty for any.
  let parents: [String]
  /// The resource types without `aws_`, where `*` at the end stands for any rest; empty for all.
  let types: [String]

  /// A rule for names that end so or are so; without a kind, such names are no network.
  init(
    _ kind: NetworkArgumentKind?, ends: [String] = [], names: [String] = [],
    in parents: [String] = [], of types: [String] = []
  ) {
    self.kind = kind
    self.ends = ends
    self.names = names
    self.parents = parents
    self.types = types
  }

  /// Whether the rule is about the argument at `path` in `type`.
  func matches(_ path: [String], of type: String) -> Bool {
    guard let name = path.last else { return false }
    let isNamed = names.contains(name) || ends.contains { name == $0 || name.hasSuffix("_\($0)") }
    guard isNamed, types.isEmpty || Self.isType(type, among: types) else { return false }
    return parents.isEmpty || path.dropLast().last.map(parents.contains) ?? false
  }

  /// Whether `type` is one of the patterns.
  static func isType(_ type: String, among patterns: [String]) -> Bool {
    patterns.contains { pattern in
      pattern.hasSuffix("*")
        ? type.hasPrefix("aws_\(pattern.dropLast())") : type == "aws_\(pattern)"
    }
  }
}
